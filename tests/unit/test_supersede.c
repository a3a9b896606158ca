// A stronger finding explains a weaker one of the same subject, never a graver one, and never one of another
// subject.
#include "verdict/supersede.h"

#include "unit_main.h"

static const char *const explaining[] = {"LK201"};
static const struct rule strong = {.id = "LK201"};
static const struct rule weak = {.id = "LK203", .superseded_by = explaining, .superseded_by_count = 1};

// How many of two findings are left: the strong rule's and the weak rule's, with these severities and
// subjects.
static size_t left_of(enum severity of_strong, enum severity of_weak, size_t weak_subject,
                      struct ledger_row *weak_row) {
    struct arena arena;
    arena_init(&arena);
    struct finding findings[] = {{.rule = &weak, .severity = of_weak, .subject = weak_subject},
                                 {.rule = &strong, .severity = of_strong, .subject = 0}};
    struct ledger_row rows[] = {{.rule = &strong, .finding = 1}, {.rule = &weak, .finding = 1}};
    struct verdict verdict = {.findings = findings, .finding_count = 2, .ledger = rows, .ledger_count = 2};
    supersede(&arena, &verdict);
    if (verdict.finding_count == 1) {
        ck_assert_ptr_eq(verdict.findings[0].rule, &strong);
        ck_assert_str_eq(rows[1].reasons[0].text, "explained by LK201");
    }
    *weak_row = rows[1];
    arena_finish(&arena);
    return verdict.finding_count;
}

START_TEST(no_graver_finding_is_dropped) {
    struct ledger_row row;
    ck_assert_uint_eq(left_of(SEVERITY_ERROR, SEVERITY_WARNING, 0, &row), 1);
    ck_assert_uint_eq(row.finding, 0);
    ck_assert_uint_eq(row.not_applicable, 1);
    ck_assert_uint_eq(left_of(SEVERITY_ERROR, SEVERITY_ERROR, 0, &row), 1);
    ck_assert_uint_eq(left_of(SEVERITY_NOTE, SEVERITY_ERROR, 0, &row), 2);
    ck_assert_uint_eq(row.finding, 1);
    ck_assert_uint_eq(row.not_applicable, 0);
}
END_TEST

START_TEST(another_subject_is_another_story) {
    struct ledger_row row;
    ck_assert_uint_eq(left_of(SEVERITY_ERROR, SEVERITY_WARNING, 1, &row), 2);
}
END_TEST

UNIT_MAIN("supersede", no_graver_finding_is_dropped, another_subject_is_another_story)
