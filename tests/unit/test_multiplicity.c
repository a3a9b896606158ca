// Tests of the corrections for many tests against their definitions, evaluated in tests/reference.
#include "stats/multiplicity.h"

#include "reference.h"

START_TEST(adjusted_by_definition) {
    json_t *root = reference_open("distribution.json");
    size_t count;
    double *p = reference_numbers(reference_at(root, "p"), &count);
    double *fdr = reference_numbers(reference_at(root, "benjamini_hochberg"), NULL);
    double *holm = reference_numbers(reference_at(root, "holm"), NULL);
    double adjusted[100];
    for (size_t i = 0; i < count; i++)
        p[i] = log10(p[i]);
    multiplicity_benjamini_hochberg(p, adjusted, count);
    for (size_t i = 0; i < count; i++)
        ck_assert_near(adjusted[i], log10(fdr[i]), 1e-13);
    multiplicity_holm(p, p, count); // in place
    for (size_t i = 0; i < count; i++)
        ck_assert_near(p[i], log10(holm[i]), 1e-13);
    free(p);
    free(fdr);
    free(holm);
    json_decref(root);
}
END_TEST

START_TEST(beyond_underflow) {
    double p[] = {-1e6, -0.1, -400}, adjusted[3];
    multiplicity_benjamini_hochberg(p, adjusted, 3);
    ck_assert_near(adjusted[0], -1e6 + log10(3), 1e-14);
    ck_assert_near(adjusted[1], -0.1, 1e-14);
    ck_assert_near(adjusted[2], -400 + log10(1.5), 1e-14);
    multiplicity_holm(p, adjusted, 3);
    ck_assert_near(adjusted[2], -400 + log10(2), 1e-14);
}
END_TEST

START_TEST(none_and_one) {
    double p = -3;
    multiplicity_benjamini_hochberg(NULL, NULL, 0);
    multiplicity_holm(NULL, NULL, 0);
    multiplicity_holm(&p, &p, 1);
    ck_assert_double_eq(p, -3);
    multiplicity_benjamini_hochberg(&p, &p, 1);
    ck_assert_double_eq(p, -3);
}
END_TEST

START_TEST(never_above_one) {
    double p[] = {-0.01, 0, -0.02, 0}, adjusted[4];
    multiplicity_benjamini_hochberg(p, adjusted, 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert(adjusted[i] <= 0 && adjusted[i] >= p[i]);
    multiplicity_holm(p, adjusted, 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert_double_eq(adjusted[i], 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("multiplicity");
    TCase *tests = tcase_create("multiplicity");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, adjusted_by_definition);
    tcase_add_test(tests, beyond_underflow);
    tcase_add_test(tests, none_and_one);
    tcase_add_test(tests, never_above_one);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
