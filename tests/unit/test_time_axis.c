// Tests of finding the column that tells the time.
#include "evidence/splits/time_axis.h"

#include "gathered_fixture.h"
#include "unit_main.h"

#include <math.h>

enum { ROWS = 60 };
static const double DAY = 86400;

// A table of rows that `row` writes, and a target.
static void make(struct gathered *gathered, const char *header, const char *(*row)(int),
                 const char *declared) {
    struct growing text = {0};
    growing_add(&text, "%s,y\n", header);
    for (int i = 0; i < ROWS; i++)
        growing_add(&text, "%s,%d\n", row(i), i % 2);
    loaded_init(&gathered->loaded, "y");
    gathered->loaded.schema.task.prediction_time.name = declared;
    loaded_add_text(&gathered->loaded, text.at, DATA_ALL);
    gathered_init(gathered);
    memory_free(text.at);
}

#define ROW_OF(name, format, ...)                                                                            \
    static const char *name(int i) {                                                                         \
        static char text[64];                                                                                \
        snprintf(text, sizeof text, format, __VA_ARGS__);                                                    \
        return text;                                                                                         \
    }
ROW_OF(iso_day, "2023-%02d-%02d", 1 + i / 28, 1 + i % 28)
ROW_OF(two_days, "1970-%02d-%02d,2023-%02d-%02d", 1 + i % 12, 1 + i % 28, 1 + i / 28, 1 + i % 28)
ROW_OF(epoch, "%d", 1600000000 + i * 86400)
ROW_OF(milliseconds, "%d00000", 16000000 + i * 864)
ROW_OF(written, "%d", 20230000 + 100 * (1 + i / 28) + 1 + i % 28)
ROW_OF(year, "%d", 1990 + i % 25)
ROW_OF(count, "%d", i)
ROW_OF(words, "w%d", i)
ROW_OF(parts, "%d,%d,%d,%d", i / 48, 1 + i / 28 % 12, 1 + i % 28, i % 24)
ROW_OF(day_and_hour, "2023-01-%02d,%d", 1 + i / 24, i % 24)

static const struct {
    const char *header;
    const char *(*row)(int);
    const char *declared; // prediction_time
    const char *found;    // its name; NULL = none
    bool plain;
    bool seconds;
    double grain;
} cases[] = {
    {"date", iso_day, NULL, "date", true, true, DAY},
    {"x", iso_day, NULL, "x", false, true, DAY},
    {"x", iso_day, "x", "x", true, true, DAY},
    {"birthday", iso_day, NULL, NULL, false, false, 0},
    {"birthday", iso_day, "birthday", "birthday", true, true, DAY},
    {"hire_date,x", two_days, NULL, "x", false, true, DAY},
    {"x,sale_date", two_days, NULL, "sale_date", true, true, DAY},
    {"timestamp", epoch, NULL, "timestamp", true, true, 1},
    {"account", epoch, NULL, NULL, false, false, 0},
    {"time", milliseconds, NULL, "time", true, true, 1},
    {"x", written, NULL, "x", false, true, DAY},
    {"year", year, NULL, "year", false, true, 366 * DAY},
    {"model_year", year, NULL, NULL, false, false, 0},
    {"age", year, NULL, NULL, false, false, 0},
    {"step", count, NULL, NULL, false, false, 0},
    {"step", count, "step", "step", true, false, 1},
    {"yr,mnth,day,hr", parts, NULL, "yr, mnth, day, hr", true, true, DAY / 24},
    {"a,month,day,hour", parts, NULL, "month, day, hour", false, true, DAY / 24},
    {"a,b,day,hour", parts, NULL, NULL, false, false, 0},
    {"day,hr", day_and_hour, "day", "day, hr", true, true, DAY / 24},
    {"day,x", day_and_hour, "day", "day", true, true, DAY},
};

START_TEST(columns_that_tell_the_time) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct gathered gathered;
        make(&gathered, cases[i].header, cases[i].row, cases[i].declared);
        struct time_axis axis;
        time_axis_init(&axis, &gathered.gather);
        const char *name = axis.column_count ? axis.name : "none", *wanted = cases[i].found;
        ck_assert_msg(strcmp(name, wanted ? wanted : "none") == 0, "%s: %s", cases[i].header, name);
        ck_assert_int_eq(axis.why, wanted ? DEFINED : NOT_DECLARED);
        ck_assert_msg(axis.plain == cases[i].plain, "%s", cases[i].header);
        ck_assert_int_eq(axis.declared, cases[i].declared != NULL);
        ck_assert_int_eq(axis.seconds, cases[i].seconds);
        ck_assert_double_eq(axis.grain, cases[i].grain);
        time_axis_finish(&axis);
        gathered_finish(&gathered);
    }
}
END_TEST

START_TEST(moments_are_seconds) {
    static const struct {
        const char *header;
        const char *(*row)(int);
        double first; // 2023-01-01, or where the column begins
        double step;
    } read[] = {
        {"date", iso_day, 19358 * DAY, DAY},
        {"date", written, 19358 * DAY, DAY},
        {"timestamp", epoch, 1.6e9, DAY},
        {"timestamp", milliseconds, 1.6e9, DAY},
        {"date,hour", day_and_hour, 19358 * DAY, 3600},
        {"yr,mnth,day,hr", parts, 10957 * DAY, DAY + 3600}, // the year 0 stands for 2000
    };
    for (size_t i = 0; i < sizeof read / sizeof *read; i++) {
        struct gathered gathered;
        make(&gathered, read[i].header, read[i].row, NULL);
        struct time_axis axis;
        time_axis_init(&axis, &gathered.gather);
        ck_assert_int_eq(axis.why, DEFINED);
        ck_assert_double_eq_tol(axis.moment[0], read[i].first, 1e-6);
        ck_assert_double_eq_tol(axis.moment[1] - axis.moment[0], read[i].step, 1e-6);
        time_axis_finish(&axis);
        gathered_finish(&gathered);
    }
}
END_TEST

START_TEST(a_declared_time_in_words_is_none) {
    struct gathered gathered;
    make(&gathered, "when", words, "when");
    struct time_axis axis;
    time_axis_init(&axis, &gathered.gather);
    ck_assert_int_eq(axis.why, NOT_DECIDABLE);
    ck_assert_str_eq(axis.name, "when");
    time_axis_finish(&axis);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("time_axis", columns_that_tell_the_time, moments_are_seconds, a_declared_time_in_words_is_none)
