// Tests of holding splits against time: out of order or not, drawn or in blocks, and whether the target
// depends on time.
#include "time_fixture.h"
#include "unit_main.h"

enum { DAYS = 300 };

enum level { LEVEL_NOISE, LEVEL_WALK };

// Days of a series, the side of each by `in_test`; `copies` of every row.
static void make(struct gathered *gathered, enum level level, bool (*in_test)(int), int days, int copies) {
    struct split_text text;
    split_text_init(&text, "date,x,y");
    double walk = 0;
    for (int i = 0; i < days; i++) {
        char day[11];
        walk += scattered(i) - 0.5;
        double y = level == LEVEL_WALK ? walk : scattered(i);
        for (int c = 0; c < copies; c++)
            growing_add(in_test(i) ? &text.test : &text.train, "%s,%.6f,%.6f\n", day_text(day, i),
                        scattered(i + 1000), y);
    }
    loaded_init(&gathered->loaded, "y");
    gathered->loaded.schema.task.type = TASK_REGRESSION;
    split_text_gather(&text, gathered);
}

static bool drawn(int day) {
    return scattered(day + 5000) < 0.3;
}
static bool last(int day) {
    return day >= 200;
}
static bool first(int day) {
    return day < 100;
}
static bool strays(int day) { // 2 % of the earlier rows are in the test; most of it lies behind them
    return day >= 200 || day % 50 == 7;
}

START_TEST(order_of_a_series) {
    static const struct {
        bool (*in_test)(int);
        double later_from, later_to, mixing_from, mixing_to;
    } cases[] = {
        {drawn, 0.85, 1, 0.8, 1.2}, {last, 0, 0, 0, 0.05}, {first, 1, 1, 0, 0.05}, {strays, 0, 0.1, 0, 0.2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct gathered gathered;
        make(&gathered, LEVEL_WALK, cases[i].in_test, DAYS, 1);
        double later = time_number(&gathered, "time_order.later"),
               mixing = time_number(&gathered, "time_order.mixing");
        ck_assert_double_ge(later, cases[i].later_from);
        ck_assert_double_le(later, cases[i].later_to);
        ck_assert_double_ge(mixing, cases[i].mixing_from);
        ck_assert_double_le(mixing, cases[i].mixing_to);
        ck_assert_double_eq(time_number(&gathered, "time_order.times"), DAYS);
        ck_assert_double_eq(time_number(&gathered, "time_order.plain"), 1);
        ck_assert_double_eq(time_number(&gathered, "time_order.declared"), 0);
        ck_assert_double_eq(time_number(&gathered, "time_order.forecast"), 0);
        ck_assert_double_gt(time_value(&gathered, "time_order.dependence")->estimate.low, 0.5);
        gathered_finish(&gathered);
    }
}
END_TEST

START_TEST(noise_does_not_depend_on_time) {
    struct gathered gathered;
    make(&gathered, LEVEL_NOISE, drawn, DAYS, 1);
    struct estimate dependence = time_value(&gathered, "time_order.dependence")->estimate;
    ck_assert_double_lt(dependence.low, 0);
    ck_assert_double_gt(dependence.high, 0);
    gathered_finish(&gathered);
}
END_TEST

// Three copies of each row are no dependence on time, though neighbours are equal.
START_TEST(copies_are_left_out) {
    struct gathered once, thrice;
    make(&once, LEVEL_NOISE, drawn, DAYS, 1);
    make(&thrice, LEVEL_NOISE, drawn, DAYS, 3);
    const struct value *one = time_value(&once, "time_order.dependence"),
                       *three = time_value(&thrice, "time_order.dependence");
    ck_assert_uint_eq(three->estimate.n, DAYS);
    ck_assert_double_eq(one->estimate.value, three->estimate.value);
    gathered_finish(&once);
    gathered_finish(&thrice);
}
END_TEST

START_TEST(few_moments_decide_nothing) {
    struct gathered gathered;
    make(&gathered, LEVEL_WALK, drawn, 19, 5);
    ck_assert_int_eq(time_value(&gathered, "time_order.dependence")->why, NOT_DECIDABLE);
    ck_assert_int_eq(time_value(&gathered, "time_order.later")->why, DEFINED);
    gathered_finish(&gathered);
}
END_TEST

// Twenty rows a day in the order of their values within the day: ties must not keep that order.
START_TEST(ties_are_broken_at_random) {
    struct gathered gathered;
    struct split_text text;
    split_text_init(&text, "date,y");
    for (int i = 0; i < 2000; i++) {
        char day[11];
        growing_add(i % 3 ? &text.train : &text.test, "%s,%.6f\n", day_text(day, i / 20),
                    i % 20 + scattered(i));
    }
    loaded_init(&gathered.loaded, "y");
    gathered.loaded.schema.task.type = TASK_REGRESSION;
    split_text_gather(&text, &gathered);
    struct estimate dependence = time_value(&gathered, "time_order.dependence")->estimate;
    ck_assert_double_lt(dependence.low, 0.05);
    ck_assert_double_gt(dependence.high, -0.05);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(declarations) {
    struct gathered gathered;
    struct split_text text;
    split_text_init(&text, "when,y");
    for (int i = 0; i < 100; i++)
        growing_add(i < 60 ? &text.train : &text.test, "%d,%d\n", i, i % 2);
    loaded_init(&gathered.loaded, "y");
    gathered.loaded.schema.task.prediction_time.name = "when";
    gathered.loaded.schema.split.strategy = STRATEGY_TEMPORAL;
    split_text_gather(&text, &gathered);
    ck_assert_double_eq(time_number(&gathered, "time_order.declared"), 1);
    ck_assert_double_eq(time_number(&gathered, "time_order.temporal"), 1);
    ck_assert_double_eq(time_number(&gathered, "time_order.forecast"), 1);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("time_order", order_of_a_series, noise_does_not_depend_on_time, copies_are_left_out,
          few_moments_decide_nothing, ties_are_broken_at_random, declarations)
