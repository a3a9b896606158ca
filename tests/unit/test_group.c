// Which findings are told together, and how their names are listed.
#include "report/group.h"

#include "audit_fixture.h"

#include <check.h>

static struct audit_fixture fixture;

static void set_up(void) {
    audit_fixture_init(&fixture, "spend");
}

static void tear_down(void) {
    audit_fixture_finish(&fixture);
}

START_TEST(groups_share_rule_and_severity) {
    ck_assert_uint_eq(group_length(&fixture.verdict, 0), 1); // an error, then two warnings of another rule
    ck_assert_uint_eq(group_length(&fixture.verdict, 1), 2);
    fixture.findings[2].suppressed = "checked";
    ck_assert_uint_eq(group_length(&fixture.verdict, 1), 1);
    ck_assert_uint_eq(group_length(&fixture.verdict, 3), 1); // the last
}
END_TEST

static void name_columns(const char *first, const char *second) {
    fixture.evidence.subjects[fixture.findings[1].subject].name = first;
    fixture.evidence.subjects[fixture.findings[2].subject].name = second;
}

START_TEST(alike_but_for_the_name) {
    name_columns("age", "a");
    fixture.findings[1].message = "is age known?";
    fixture.findings[2].message = "is a known?";
    ck_assert(group_is_alike(&fixture.audit, &fixture.findings[1], 2));
    fixture.findings[2].message = "is a known now?";
    ck_assert(!group_is_alike(&fixture.audit, &fixture.findings[1], 2));
    fixture.findings[2].message = "is age known?";
    ck_assert(!group_is_alike(&fixture.audit, &fixture.findings[1], 2));
    fixture.findings[2].message = "";
    ck_assert(!group_is_alike(&fixture.audit, &fixture.findings[1], 2));
}
END_TEST

START_TEST(other_reasons_are_not_alike) {
    name_columns("age", "height");
    fixture.findings[1].message = "is age known?";
    fixture.findings[2].message = "is height known?";
    fixture.findings[2].because = "it is declared";
    ck_assert(!group_is_alike(&fixture.audit, &fixture.findings[1], 2));
}
END_TEST

START_TEST(others_are_listed) {
    name_columns("age", "height");
    ck_assert_str_eq(group_others(&fixture.arena, &fixture.audit, &fixture.findings[1], 2, 9), "height");
    ck_assert_str_eq(group_others(&fixture.arena, &fixture.audit, fixture.findings, 3, 2), "age and 1 more");
    ck_assert_str_eq(group_others(&fixture.arena, &fixture.audit, fixture.findings, 3, 3), "age, height");
    ck_assert_str_eq(group_others(&fixture.arena, &fixture.audit, fixture.findings, 1, 3), "");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("group");
    TCase *tcase = tcase_create("groups");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, groups_share_rule_and_severity);
    tcase_add_test(tcase, alike_but_for_the_name);
    tcase_add_test(tcase, other_reasons_are_not_alike);
    tcase_add_test(tcase, others_are_listed);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
