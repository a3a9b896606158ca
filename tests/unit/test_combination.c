// Which columns take part in combinations, and what becomes of those that do.
#include "combination_fixture.h"
#include "unit_main.h"

static size_t column_named(const struct gathered *gathered, const char *name) {
    const struct evidence *evidence = &gathered->evidence;
    for (size_t s = 0; s < evidence->subject_count; s++) {
        if (evidence->subjects[s].kind == SUBJECT_COLUMN && strcmp(evidence->subjects[s].name, name) == 0)
            return s;
    }
    ck_abort_msg("no column %s", name);
}

static size_t count_sets(const struct gathered *gathered) {
    size_t count = 0;
    for (size_t s = 0; s < gathered->evidence.subject_count; s++)
        count += gathered->evidence.subjects[s].kind == SUBJECT_COLUMN_SET;
    return count;
}

// total = food + drink; cents is a copy of it, and `tip` is drawn.
static void make(struct gathered *gathered, int rows, bool sum) {
    struct growing csv = {0};
    uint32_t state = 4;
    growing_add(&csv, "food,drink,cents,tip,total\n");
    for (int i = 0; i < rows; i++) {
        double food = round(gathered_random(&state) * 4000) / 100;
        double drink = round(gathered_random(&state) * 3000) / 100;
        double total = sum ? food + drink : round(gathered_random(&state) * 5000) / 100;
        growing_add(&csv, "%.2f,%.2f,%.0f,%.2f,%.2f\n", food, drink, 100 * total, gathered_random(&state) * 5,
                    total);
    }
    gathered_init(gathered, csv.at, "total", TASK_REGRESSION);
    memory_free(csv.at);
}

START_TEST(a_copy_does_not_hide_a_sum) {
    struct gathered gathered;
    make(&gathered, 200, true);
    ck_assert_uint_eq(count_sets(&gathered), 1);
    size_t set = gathered_set(&gathered, "linear", 0);
    ck_assert_str_eq(gathered.evidence.subjects[set].name, "food, drink");
    ck_assert_str_eq(evidence_value(&gathered.evidence, set, M_COMBINATION_SUMMARY)->text,
                     "total = food + drink, in 100 % of 200 rows");
    ck_assert(!evidence_value(&gathered.evidence, set, M_COMBINATION_DECLARED)->flag);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(members_leave_the_crowd) {
    struct gathered gathered;
    make(&gathered, 200, true);
    size_t food = column_named(&gathered, "food"), drink = column_named(&gathered, "drink");
    ck_assert(gathered_number(&gathered, drink, M_TARGET_STRENGTH) > 0.3);
    ck_assert_uint_eq(evidence_value(&gathered.evidence, food, M_CROWD_SIZE)->count, 1);
    ck_assert_uint_eq(evidence_value(&gathered.evidence, drink, M_CROWD_STRONGER)->count, 0);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(what_others_leave_open) {
    struct growing csv = {0};
    uint32_t state = 8;
    growing_add(&csv, "near,half,third,y\n");
    for (int i = 0; i < 400; i++) {
        double y = gathered_random(&state) * 10;
        growing_add(&csv, "%.4f,%.4f,%.4f,%.4f\n", y + gathered_random(&state) * 0.4,
                    y + gathered_random(&state) * 8, y + gathered_random(&state) * 14, y);
    }
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "y", TASK_REGRESSION);
    size_t near = column_named(&gathered, "near"), third = column_named(&gathered, "third");
    double own = gathered_number(&gathered, near, M_TARGET_STRENGTH),
           others = gathered_number(&gathered, third, M_TARGET_STRENGTH);
    ck_assert_near(gathered_number(&gathered, near, M_CROWD_REST), (1 - others * others) / (1 - own * own),
                   1e-9);
    ck_assert(gathered_number(&gathered, near, M_CROWD_REST) > 5);
    ck_assert(gathered_number(&gathered, third, M_CROWD_REST) < 1);
    gathered_finish(&gathered);
    memory_free(csv.at);
}
END_TEST

START_TEST(nothing_found_is_said) {
    struct gathered gathered;
    make(&gathered, 200, false);
    ck_assert_uint_eq(count_sets(&gathered), 1);
    size_t set = gathered_set(&gathered, "none", 0);
    ck_assert_uint_ne(set, SIZE_MAX);
    ck_assert_str_eq(gathered.evidence.subjects[set].name, "3 columns"); // the copy does not take part
    gathered_finish(&gathered);
    make(&gathered, 25, true); // too few rows for any answer
    ck_assert_uint_eq(count_sets(&gathered), 1);
    for (size_t s = 0; s < gathered.evidence.subject_count; s++) {
        if (gathered.evidence.subjects[s].kind == SUBJECT_COLUMN_SET)
            ck_assert_int_eq(evidence_value(&gathered.evidence, s, M_COMBINATION_KIND)->why, TOO_FEW);
    }
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("combination", a_copy_does_not_hide_a_sum, members_leave_the_crowd, nothing_found_is_said,
          what_others_leave_open)
