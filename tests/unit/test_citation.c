// How the evidence under a finding reads.
#include "report/citation.h"

#include "audit_fixture.h"
#include "base/text.h"

#include <check.h>
#include <string.h>

static struct audit_fixture fixture;

static void set_up(void) {
    audit_fixture_init(&fixture, "spend");
}

static void tear_down(void) {
    audit_fixture_finish(&fixture);
}

static struct cited cite(const char *measure, double value) {
    ck_assert_int_ge(measure_find(measure), 0);
    return (struct cited){measure_find(measure), value_estimate(estimate_exact(value, 50))};
}

START_TEST(the_message_comes_first) {
    const struct cited *chosen[3];
    struct cited cited[] = {cite("target.auc", 0.9), cite("crowd.next", 0.5), cite("target.power", 0.8)};
    fixture.rules[1].message = "{column}: {target.power} and {crowd.next|percent}";
    fixture.findings[0].cited = cited;
    fixture.findings[0].cited_count = 3;
    ck_assert_uint_eq(citation_choose(&fixture.arena, &fixture.audit, &fixture.findings[0], false, chosen),
                      3);
    ck_assert_ptr_eq(chosen[0], &cited[1]);
    ck_assert_ptr_eq(chosen[1], &cited[2]);
    ck_assert_ptr_eq(chosen[2], &cited[0]);
}
END_TEST

START_TEST(what_could_not_be_had_is_left_out) {
    const struct cited *chosen[3];
    struct cited cited[] = {{measure_find("target.auc"), value_undefined(VALUE_ESTIMATE, CONSTANT)},
                            {measure_find("dataset.rows"), value_count(50)},
                            cite("target.power", 0.8)};
    fixture.findings[0].cited = cited;
    fixture.findings[0].cited_count = 3;
    ck_assert_uint_eq(citation_choose(&fixture.arena, &fixture.audit, &fixture.findings[0], false, chosen),
                      1);
    ck_assert_ptr_eq(chosen[0], &cited[2]);
    ck_assert_uint_eq(citation_choose(&fixture.arena, &fixture.audit, &fixture.findings[0], true, chosen), 3);
}
END_TEST

START_TEST(numbers_read_well) {
    struct cited power = cite("target.power", 0.99631), chance = cite("missing.chance", -73.6);
    power.value.estimate.low = 0.9931;
    power.value.estimate.high = 0.9982;
    power.value.estimate.log10_p_corrected = -178.9;
    ck_assert_str_eq(citation_text(&fixture.arena, &power), "0.9963 [0.9931, 0.9982], n 50, p < 1e-178");
    ck_assert_str_eq(citation_text(&fixture.arena, &chance), "p < 1e-73, n 50");
    ck_assert_str_eq(citation_value(&fixture.arena, &power), "0.9963");
    ck_assert_str_eq(citation_basis(&fixture.arena, &power), "n 50, p < 1e-178");
}
END_TEST

// A label stands beside a value in every report for people.
START_TEST(every_measure_has_a_short_label) {
    for (size_t m = 0; m < measure_count; m++) {
        const size_t width = text_width(span_of(measures[m].label));
        ck_assert_msg(width > 0 && width <= 40, "%s", measures[m].name);
        ck_assert_msg(strcmp(measures[m].label, measures[m].name) != 0, "%s", measures[m].name);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("citation");
    TCase *tcase = tcase_create("evidence");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, the_message_comes_first);
    tcase_add_test(tcase, what_could_not_be_had_is_left_out);
    tcase_add_test(tcase, numbers_read_well);
    tcase_add_test(tcase, every_measure_has_a_short_label);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
