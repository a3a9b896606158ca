// Tests of putting rows in the order of time.
#include "evidence/target/chronology.h"

#include "gathered_fixture.h"
#include "unit_main.h"

enum { DAYS = 60 };

static void day_of(char text[11], unsigned day) {
    snprintf(text, 11, "2024-%02u-%02u", 1 + day / 28 % 12, 1 + day % 28);
}

// Days in the order of step * i mod DAYS, for each of `stores`; every row comes `times` times.
static void make(struct gathered *gathered, int step, int stores, int times, const char *time,
                 struct reference *group) {
    struct growing text = {0};
    growing_add(&text, "store,day,x,y\n");
    for (int i = 0; i < DAYS; i++) {
        for (int s = 0; s < stores * times; s++) {
            char day[11];
            int at = step > 0 ? i * step % DAYS : DAYS - 1 - i;
            day_of(day, (unsigned)at);
            growing_add(&text, "s%d,%s,%d,%d\n", s % stores, day, at * 7 % 13, at % 2);
        }
    }
    loaded_init(&gathered->loaded, "y");
    gathered->loaded.schema.task.prediction_time.name = time;
    if (group)
        gathered->loaded.schema.task.group = (struct references){group, 1};
    loaded_add_text(&gathered->loaded, text.at, DATA_ALL);
    gathered_init(gathered);
    memory_free(text.at);
}

static double day_at(const struct gathered *gathered, const struct chronology *chronology, size_t i) {
    const struct dataset *dataset = &gathered->loaded.dataset;
    return dataset->store.number[dataset_find(dataset, "day")][chronology->row[i]];
}

START_TEST(declared_time_sorts_rows) {
    struct gathered gathered;
    make(&gathered, 7, 1, 1, "day", NULL);
    struct chronology chronology;
    chronology_init(&chronology, &gathered.gather, 1000);
    ck_assert_int_eq(chronology.why, DEFINED);
    ck_assert_str_eq(chronology.column, "day");
    ck_assert_uint_eq(chronology.rows, DAYS);
    ck_assert(chronology.begins[0]);
    for (size_t i = 1; i < chronology.rows; i++) {
        ck_assert(!chronology.begins[i]);
        ck_assert(day_at(&gathered, &chronology, i) > day_at(&gathered, &chronology, i - 1));
    }
    double last = day_at(&gathered, &chronology, DAYS - 1);
    chronology_finish(&chronology);
    chronology_init(&chronology, &gathered.gather, 10);
    ck_assert_uint_eq(chronology.rows, 10);
    ck_assert(chronology.begins[0]);
    ck_assert_double_eq(day_at(&gathered, &chronology, 9), last);
    chronology_finish(&chronology);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(groups_are_series_of_their_own) {
    struct gathered gathered;
    struct reference group = {.name = "store"};
    make(&gathered, 7, 3, 1, "day", &group);
    struct chronology chronology;
    chronology_init(&chronology, &gathered.gather, 1000);
    ck_assert_int_eq(chronology.why, DEFINED);
    ck_assert_uint_eq(chronology.rows, 3 * DAYS);
    for (size_t i = 0; i < chronology.rows; i++)
        ck_assert_int_eq(chronology.begins[i], i % DAYS == 0);
    chronology_finish(&chronology);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(rows_at_the_same_time_have_no_order) {
    struct gathered gathered;
    make(&gathered, 7, 3, 1, "day", NULL); // three stores a day, and nobody says so
    struct chronology chronology;
    chronology_init(&chronology, &gathered.gather, 1000);
    ck_assert_int_eq(chronology.why, NOT_DECIDABLE);
    chronology_finish(&chronology);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_file_in_order_of_a_date_is_recognised) {
    struct chronology chronology;
    static const struct {
        int step;
        bool found;
    } cases[] = {{1, true}, {-1, true}, {7, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct gathered gathered;
        make(&gathered, cases[i].step, 1, 1, NULL, NULL);
        chronology_init(&chronology, &gathered.gather, 1000);
        ck_assert_int_eq(chronology.why, cases[i].found ? DEFINED : NOT_DECLARED);
        ck_assert_int_eq(chronology.column != NULL, cases[i].found);
        if (cases[i].found)
            ck_assert(day_at(&gathered, &chronology, 1) > day_at(&gathered, &chronology, 0));
        chronology_finish(&chronology);
        gathered_finish(&gathered);
    }
}
END_TEST

// Half days of a year in three columns; and a day that is declared, beside its hours.
START_TEST(dates_in_several_columns) {
    for (int declared = 0; declared < 2; declared++) {
        struct gathered gathered;
        struct growing text = {0};
        growing_add(&text, declared ? "when,x,hour,y\n" : "year,month,day,y\n");
        for (int i = 0; i < 2 * DAYS; i++) {
            char day[11];
            day_of(day, (unsigned)i / 2);
            if (declared)
                growing_add(&text, "%s,%d,%d,%d\n", day, i * 7 % 13, i % 2 * 12, i % 3);
            else
                growing_add(&text, "%d,%d,%d,%d\n", 2020 + i / 336, 1 + i / 28 % 12, 1 + i % 28, i % 3);
        }
        loaded_init(&gathered.loaded, "y");
        gathered.loaded.schema.task.prediction_time.name = declared ? "when" : NULL;
        loaded_add_text(&gathered.loaded, text.at, DATA_ALL);
        gathered_init(&gathered);
        struct chronology chronology;
        chronology_init(&chronology, &gathered.gather, 1000);
        ck_assert_int_eq(chronology.why, DEFINED);
        ck_assert_str_eq(chronology.column, declared ? "when" : "year");
        ck_assert_uint_eq(chronology.rows, 2 * DAYS);
        for (size_t i = 0; i < chronology.rows; i++)
            ck_assert_uint_eq(chronology.row[i], i);
        chronology_finish(&chronology);
        gathered_finish(&gathered);
        memory_free(text.at);
    }
}
END_TEST

START_TEST(a_time_in_words_is_no_order) {
    struct gathered gathered;
    make(&gathered, 1, 1, 1, "store", NULL);
    struct chronology chronology;
    chronology_init(&chronology, &gathered.gather, 1000);
    ck_assert_int_eq(chronology.why, NOT_DECIDABLE);
    chronology_finish(&chronology);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("chronology", declared_time_sorts_rows, groups_are_series_of_their_own,
          rows_at_the_same_time_have_no_order, a_file_in_order_of_a_date_is_recognised,
          dates_in_several_columns, a_time_in_words_is_no_order)
