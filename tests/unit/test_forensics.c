// Tests of the scalings end to end: on which rows they were fitted, and that nothing is claimed where the
// numbers don't tell.
#include "evidence/forensics/forensics.h"

#include "gathered_fixture.h"
#include "unit_main.h"

#include <math.h>

enum { TRAIN = 160, TEST = 60, ROWS = TRAIN + TEST, COLUMNS = 6 };
enum scope { BY_ALL, BY_TRAIN, BY_EACH, BY_MORE, BY_LOST, UNTOUCHED };

static double draw(uint64_t *state) { // about normal
    double sum = 0;
    for (int i = 0; i < 12; i++) {
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        sum += (double)(*state >> 33) / 2147483648.0;
    }
    return sum - 6;
}

typedef void scaler(double *x, size_t rows, size_t from, size_t to);

// Scales by mean and standard deviation of rows [from, to).
static void standard(double *x, size_t rows, size_t from, size_t to) {
    double mean = 0, squares = 0, n = (double)(to - from);
    for (size_t r = from; r < to; r++)
        mean += x[r] / n;
    for (size_t r = from; r < to; r++)
        squares += (x[r] - mean) * (x[r] - mean) / n;
    for (size_t r = 0; r < rows; r++)
        x[r] = (x[r] - mean) / sqrt(squares);
}

static void min_max(double *x, size_t rows, size_t from, size_t to) {
    double low = INFINITY, high = -INFINITY;
    for (size_t r = from; r < to; r++)
        low = fmin(low, x[r]), high = fmax(high, x[r]);
    for (size_t r = 0; r < rows; r++)
        x[r] = (x[r] - low) / (high - low);
}

// Values beyond the range are cut off at its ends.
static void min_max_cut(double *x, size_t rows, size_t from, size_t to) {
    min_max(x, rows, from, to);
    for (size_t r = 0; r < rows; r++)
        x[r] = fmin(fmax(x[r], 0), 1);
}

// Of whole numbers.
static void min_max_steps(double *x, size_t rows, size_t from, size_t to) {
    for (size_t r = 0; r < rows; r++)
        x[r] = round(x[r]);
    min_max(x, rows, from, to);
}

// In single precision.
static void single(double *x, size_t rows) {
    for (size_t r = 0; r < rows; r++)
        x[r] = (double)(float)x[r];
}

static void single_standard(double *x, size_t rows, size_t from, size_t to) {
    standard(x, rows, from, to);
    single(x, rows);
}

static void single_min_max(double *x, size_t rows, size_t from, size_t to) {
    min_max(x, rows, from, to);
    single(x, rows);
    for (size_t r = 0; r < rows; r++) // the arithmetic leaves a last bit
        x[r] = x[r] == 1 ? 1 - 0x1p-24 : x[r];
}

// Ranks as shares, among rows [from, to).
static void ranks(double *x, size_t rows, size_t from, size_t to) {
    double *share = memory_alloc(rows, sizeof *share);
    for (size_t r = 0; r < rows; r++) {
        for (size_t other = from; other < to; other++)
            share[r] += (x[other] <= x[r]) / (double)(to - from);
    }
    memcpy(x, share, rows * sizeof *x);
    memory_free(share);
}

// Median 0 and quartiles 1 apart, which are to be values.
static void robust(double *x, size_t rows, size_t from, size_t to) {
    size_t n = to - from, places[3] = {(n - 1) / 4, (n - 1) / 2, 3 * (n - 1) / 4};
    double at[3] = {0};
    for (size_t r = from; r < to; r++) {
        size_t below = 0;
        for (size_t other = from; other < to; other++)
            below += x[other] < x[r];
        for (int i = 0; i < 3; i++)
            at[i] = below == places[i] ? x[r] : at[i];
    }
    for (size_t r = 0; r < rows; r++)
        x[r] = (x[r] - at[1]) / (at[2] - at[0]);
}

static void fit(scaler *scale, enum scope scope, double *x, size_t train, size_t rows) {
    double untouched[ROWS];
    memcpy(untouched, x, rows * sizeof *x);
    if (scope == BY_ALL)
        scale(x, rows, 0, rows);
    else if (scope == BY_TRAIN || scope == BY_EACH || scope == BY_LOST)
        scale(x, rows, 0, train);
    else if (scope == BY_MORE)
        scale(x, rows, 10, rows - 10);
    for (size_t r = 0; r < train && scope == BY_LOST; r++) // the training rows that set a range are not there
        x[r] = x[r] == 0 || x[r] == 1 ? 0.5 : x[r];
    if (scope == BY_EACH) {
        scale(untouched, rows, train, rows);
        memcpy(x + train, untouched + train, (rows - train) * sizeof *x);
    }
}

// Numbers of rows of the form 4 k + 1 have quartiles that are values.
enum { TRAIN_OF_FOURS = 161, ROWS_OF_FOURS = 217 };

// Six columns of `decimals`.
static void make(struct gathered *gathered, scaler *scale, enum scope scope, size_t train, int decimals,
                 bool one_file) {
    static double x[COLUMNS][ROWS];
    uint64_t state = 5;
    size_t rows = train == TRAIN ? ROWS : ROWS_OF_FOURS;
    for (int c = 0; c < COLUMNS; c++) {
        for (size_t r = 0; r < ROWS; r++)
            x[c][r] = 20 + 4 * draw(&state);
        fit(scale, scope, x[c], train, rows);
    }
    loaded_init(&gathered->loaded, "y");
    struct growing text = {0};
    for (size_t r = 0; r < rows; r++) {
        if (r == 0 || (r == train && !one_file)) {
            if (r)
                loaded_add_text(&gathered->loaded, text.at, DATA_TRAIN);
            text.length = 0;
            growing_add(&text, "a,b,c,d,e,f,y\n");
        }
        for (int c = 0; c < COLUMNS; c++)
            growing_add(&text, "%.*f,", decimals, x[c][r]);
        growing_add(&text, "%s\n", (r * 7 + r / 5) % 3 ? "yes" : "no");
    }
    loaded_add_text(&gathered->loaded, text.at, one_file ? DATA_ALL : DATA_TEST);
    memory_free(text.at);
    gathered_init(gathered);
}

static const struct value *of_pair(const struct gathered *gathered, const char *measure) {
    return evidence_value(&gathered->evidence, gathered->gather.pairs[0].subject, measure_find(measure));
}

static void check(scaler *scale, enum scope scope, size_t train, int decimals, const char *measure,
                  const char *expected) {
    struct gathered gathered;
    make(&gathered, scale, scope, train, decimals, false);
    const struct value *value = of_pair(&gathered, measure);
    if (expected) {
        ck_assert_msg(value->why == DEFINED, "%s", undefined_name(value->why));
        ck_assert_str_eq(value->text, expected);
    } else {
        ck_assert_int_eq(value->why, NOT_DECIDABLE);
    }
    gathered_finish(&gathered);
}

START_TEST(standardised_columns_tell_their_rows) {
    for (int decimals = 3; decimals < 17; decimals += 6) {
        check(standard, BY_ALL, TRAIN, decimals, "standardised.verdict", "pooled");
        check(standard, BY_TRAIN, TRAIN, decimals, "standardised.verdict", "train");
        check(standard, BY_EACH, TRAIN, decimals, "standardised.verdict", "separately");
        check(standard, BY_MORE, TRAIN, decimals, "standardised.verdict", "superset");
        check(standard, UNTOUCHED, TRAIN, decimals, "standardised.verdict", "none");
    }
}
END_TEST

START_TEST(ranges_tell_their_rows) {
    check(min_max, BY_ALL, TRAIN, 9, "ranged.verdict", "pooled");
    check(min_max, BY_TRAIN, TRAIN, 9, "ranged.verdict", "train");
    check(min_max, BY_EACH, TRAIN, 9, "ranged.verdict", "separately");
    check(min_max, UNTOUCHED, TRAIN, 9, "ranged.verdict", "none");
    check(ranks, BY_ALL, TRAIN, 9, "ranged.verdict", "none"); // ranks have their range anyway
}
END_TEST

START_TEST(values_cut_off_at_the_ends_were_not_in_the_fit) {
    check(min_max_cut, BY_ALL, TRAIN, 9, "ranged.verdict", "pooled");
    check(min_max_cut, BY_TRAIN, TRAIN, 9, "ranged.verdict", "none");
    check(min_max_cut, BY_LOST, TRAIN, 9, "ranged.verdict", "none");
}
END_TEST

START_TEST(other_steps_on_each_side_tell) {
    check(min_max_steps, BY_EACH, TRAIN, 9, "ranged.verdict", "separately");
    check(min_max_steps, BY_EACH, TRAIN, 4, "ranged.verdict", "separately");
    check(min_max_steps, BY_TRAIN, TRAIN, 9, "ranged.verdict", "train");
}
END_TEST

START_TEST(single_precision_tells_its_rows) {
    check(single_standard, BY_ALL, TRAIN, 16, "standardised.verdict", "pooled");
    check(single_standard, BY_TRAIN, TRAIN, 16, "standardised.verdict", "train");
    check(single_standard, BY_EACH, TRAIN, 16, "standardised.verdict", "separately");
    check(single_min_max, BY_ALL, TRAIN, 16, "ranged.verdict", "pooled");
    check(single_min_max, BY_TRAIN, TRAIN, 16, "ranged.verdict", "train");
}
END_TEST

START_TEST(medians_tell_their_rows) {
    size_t train = TRAIN_OF_FOURS;
    check(robust, BY_ALL, train, 6, "robust.verdict", "pooled");
    check(robust, BY_TRAIN, train, 6, "robust.verdict", "train");
    check(robust, UNTOUCHED, train, 6, "robust.verdict", "none");
}
END_TEST

START_TEST(ranks_tell_their_rows) {
    check(ranks, BY_ALL, TRAIN, 6, "quantile.verdict", "pooled");
    check(ranks, BY_TRAIN, TRAIN, 6, "quantile.verdict", "train");
    check(ranks, BY_EACH, TRAIN, 6, "quantile.verdict", "separately");
    check(standard, BY_ALL, TRAIN, 6, "quantile.verdict", "none");
}
END_TEST

START_TEST(the_chance_is_told_with_the_columns) {
    struct gathered gathered;
    make(&gathered, standard, BY_ALL, TRAIN, 6, false);
    ck_assert_double_le(of_pair(&gathered, "standardised.chance")->estimate.value, -12);
    ck_assert_uint_eq(of_pair(&gathered, "standardised.columns")->count, COLUMNS);
    ck_assert_str_eq(of_pair(&gathered, "standardised.names")->text, "a, b, c, d, e and f");
    ck_assert_str_eq(of_pair(&gathered, "standardised.silent")->text, "none");
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_single_file_shows_it_too) {
    struct gathered gathered;
    make(&gathered, standard, BY_ALL, TRAIN, 6, true);
    size_t dataset = gathered.gather.dataset_subject;
    ck_assert_uint_eq(evidence_value(&gathered.evidence, dataset, M_PREPROCESSED_COLUMNS)->count, COLUMNS);
    ck_assert_double_le(evidence_value(&gathered.evidence, dataset, M_PREPROCESSED_CHANCE)->estimate.value,
                        -6);
    gathered_finish(&gathered);
    make(&gathered, standard, UNTOUCHED, TRAIN, 6, true);
    dataset = gathered.gather.dataset_subject;
    ck_assert_uint_eq(evidence_value(&gathered.evidence, dataset, M_PREPROCESSED_COLUMNS)->count, 0);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(rows_of_length_one_are_left_alone) {
    struct gathered gathered;
    struct growing text = {0};
    uint64_t state = 3;
    loaded_init(&gathered.loaded, "y");
    for (int file = 0; file < 2; file++) {
        text.length = 0;
        growing_add(&text, "a,b,c,y\n");
        for (int r = 0; r < 50; r++) {
            double a = draw(&state), b = draw(&state), c = draw(&state), length = sqrt(a * a + b * b + c * c);
            growing_add(&text, "%.8f,%.8f,%.8f,%d\n", a / length, b / length, c / length, r % 2);
        }
        loaded_add_text(&gathered.loaded, text.at, file ? DATA_TEST : DATA_TRAIN);
    }
    gathered_init(&gathered);
    ck_assert_str_eq(of_pair(&gathered, "ranged.verdict")->text, "none");
    ck_assert_str_eq(of_pair(&gathered, "standardised.verdict")->text, "none");
    memory_free(text.at);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(whole_numbers_never_tell) {
    check(standard, BY_ALL, TRAIN, 0, "standardised.verdict", "none");
}
END_TEST

// What a single file shows of a column "x" of these cells: which claims there are.
static const char *claims_of(struct gathered *gathered, const double *x, size_t rows, int decimals,
                             const double *y) {
    struct growing text = {0};
    growing_add(&text, "x,y\n");
    for (size_t r = 0; r < rows; r++)
        growing_add(&text, "%.*f,%.0f\n", decimals, x[r], y[r]);
    gathered_text(gathered, text.at, "y", TASK_BINARY);
    memory_free(text.at);
    measure_forensics(&gathered->gather);
    return evidence_value(&gathered->evidence, gathered->gather.dataset_subject, M_PREPROCESSED_HOW)->text;
}

// A mean that was filled in once, twice, or often; with the digits of the data, or more: what is ruled out
// before the values are counted must not lose any of them.
START_TEST(a_mean_in_a_single_file_is_not_lost) {
    enum { MOST = 400 };
    static const size_t filled[] = {1, 2, 3, 6, 40};
    for (size_t i = 0; i < 2 * sizeof filled / sizeof *filled; i++) {
        struct gathered gathered;
        double x[MOST], y[MOST], mean = 0;
        size_t often = filled[i / 2];
        uint64_t state = 7;
        for (size_t r = 0; r < MOST; r++) {
            y[r] = (double)(r % 2);
            x[r] = round((5 + draw(&state)) * (i % 2 ? 1e3 : 1e8)) / (i % 2 ? 1e3 : 1e8);
            mean += r < often ? 0 : x[r] / (double)(MOST - often);
        }
        for (size_t r = 0; r < often; r++)
            x[r] = mean;
        const char *claims = claims_of(&gathered, x, MOST, i % 2 ? 12 : 8, y);
        bool told = i % 2 || often > 1; // by its digits, or because nothing else repeats
        ck_assert_msg(!told == !strstr(claims, "own mean"), "%zu filled in: %s", often, claims);
        gathered_finish(&gathered);
    }
}
END_TEST

UNIT_MAIN("forensics", standardised_columns_tell_their_rows, ranges_tell_their_rows,
          values_cut_off_at_the_ends_were_not_in_the_fit, other_steps_on_each_side_tell,
          single_precision_tells_its_rows, medians_tell_their_rows, ranks_tell_their_rows,
          the_chance_is_told_with_the_columns, a_single_file_shows_it_too, rows_of_length_one_are_left_alone,
          whole_numbers_never_tell, a_mean_in_a_single_file_is_not_lost)
