// Tests of the gap between splits: what is needed, what there is, and which rows reach over it.
#include "time_fixture.h"
#include "unit_main.h"

static const struct duration ZERO = {.declared = true, .text = "0d"},
                             WEEK = {.declared = true, .seconds = 7 * 86400.0, .text = "7d"},
                             TWO_DAYS = {.declared = true, .seconds = 2 * 86400.0, .text = "2d"},
                             MONTH_AGO = {.declared = true, .seconds = -30 * 86400.0, .text = "-30d"};

// Days 0 to 99 are train; the test begins `gap` days behind the last of them.
static void init(struct gathered *gathered, struct split_text *text, int gap) {
    split_text_init(text, "date,y");
    for (int i = 0; i < 200; i++) {
        char day[11];
        growing_add(i < 100 ? &text->train : &text->test, "%s,%d\n", day_text(day, i < 100 ? i : i + gap - 1),
                    i % 2);
    }
    loaded_init(&gathered->loaded, "y");
    gathered->loaded.schema.task.prediction_time.name = "date";
}

static void check(const struct gathered *gathered, double length, double needed, double rows) {
    ck_assert_double_eq(time_number(gathered, "gap.length"), length);
    ck_assert_double_eq(time_number(gathered, "gap.needed"), needed);
    ck_assert_double_eq(time_number(gathered, "gap.rows"), rows);
}

START_TEST(nothing_declared) {
    struct gathered gathered;
    struct split_text text;
    init(&gathered, &text, 1);
    split_text_gather(&text, &gathered);
    ck_assert_int_eq(time_value(&gathered, "gap.needed")->why, NOT_DECLARED);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(the_label_window_asks) {
    struct gathered gathered;
    struct split_text text;
    init(&gathered, &text, 1);
    gathered.loaded.schema.task.label_window = (struct window){.declared = true, .start = ZERO, .end = WEEK};
    split_text_gather(&text, &gathered);
    check(&gathered, 1, 7, 6); // the last six days' labels are not known when the test begins
    ck_assert_str_eq(time_value(&gathered, "gap.reason")->text, "the label is known only after 7d");
    gathered_finish(&gathered);
}
END_TEST

START_TEST(enough_is_enough) {
    struct gathered gathered;
    struct split_text text;
    init(&gathered, &text, 7);
    gathered.loaded.schema.split.gap = WEEK;
    split_text_gather(&text, &gathered);
    check(&gathered, 7, 7, 0);
    ck_assert_str_eq(time_value(&gathered, "gap.reason")->text, "the schema says gap: 7d");
    gathered_finish(&gathered);
}
END_TEST

START_TEST(the_longest_reach_counts) {
    struct gathered gathered;
    struct split_text text;
    init(&gathered, &text, 1);
    struct schema_column column = {.name = "ahead",
                                   .window = {.declared = true, .start = MONTH_AGO, .end = WEEK}};
    gathered.loaded.schema.columns = &column;
    gathered.loaded.schema.column_count = 1;
    gathered.loaded.schema.task.label_window =
        (struct window){.declared = true, .start = ZERO, .end = TWO_DAYS};
    split_text_gather(&text, &gathered);
    check(&gathered, 1, 7, 6); // looking back by a month needs no gap: train comes first
    ck_assert_str_eq(time_value(&gathered, "gap.reason")->text, "ahead looks 7d ahead");
    gathered_finish(&gathered);
}
END_TEST

// Between blocks of folds, training rows also lie behind: their windows must not reach back into the labels.
START_TEST(folds_need_an_embargo) {
    struct gathered gathered;
    struct growing text = {0};
    growing_add(&text, "fold,date,y\n");
    for (int i = 0; i < 120; i++) {
        char day[11];
        growing_add(&text, "%d,%s,%d\n", i / 40, day_text(day, i), i % 2);
    }
    loaded_init(&gathered.loaded, "y");
    struct schema_column column = {.name = "back",
                                   .window = {.declared = true, .start = MONTH_AGO, .end = ZERO}};
    gathered.loaded.schema.columns = &column;
    gathered.loaded.schema.column_count = 1;
    gathered.loaded.schema.task.prediction_time.name = "date";
    gathered.loaded.schema.task.label_window =
        (struct window){.declared = true, .start = ZERO, .end = TWO_DAYS};
    gathered.loaded.schema.split.kfold.name = "fold";
    loaded_add_text(&gathered.loaded, text.at, DATA_ALL);
    gathered_init(&gathered);
    memory_free(text.at);
    check(&gathered, 1, 32, 31);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(plain_numbers_have_no_days) {
    struct gathered gathered;
    struct split_text text;
    split_text_init(&text, "step,y");
    for (int i = 0; i < 100; i++)
        growing_add(i < 60 ? &text.train : &text.test, "%d,%d\n", i, i % 2);
    loaded_init(&gathered.loaded, "y");
    gathered.loaded.schema.task.prediction_time.name = "step";
    gathered.loaded.schema.split.gap = WEEK;
    split_text_gather(&text, &gathered);
    ck_assert_int_eq(time_value(&gathered, "gap.length")->why, NOT_DECIDABLE);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("gap", nothing_declared, the_label_window_asks, enough_is_enough, the_longest_reach_counts,
          folds_need_an_embargo, plain_numbers_have_no_days)
