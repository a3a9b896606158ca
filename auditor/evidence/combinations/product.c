// Products and ratios: the target is a constant times whole powers of two columns (a b, a / b, a b^2 ...), or
// a column with a share added or taken off (a (1 + b), a (1 - b / 100) ...), to the precision of the file.
//
// Screened on logarithms of a sample: the right powers leave a constant. Which of the two columns was
// computed from the target can't be told from the numbers, for a coarse innocent column is always reproduced.
#include "evidence/combinations/combination.h"

#include "base/memory.h"
#include "base/text.h"
#include "stats/sort.h"

#include <math.h>
#include <stdlib.h>

enum {
    MOST_COLUMNS = 60,
    SAMPLE_ROWS = 400,
    PEEK_ROWS = 32,
    LEAST_PAIRS = 16,
    MOST_FOUND = 6,
    LEAST_ROWS = 30
};
static const double LOOSE_AGREEMENT = 0.7, AGREEMENT = 0.9, LEAST_FILLED = 0.5, MOST_SPREAD = 0.1;
static const double EXACT = 1e-9; // of a value: what binary arithmetic may leave

// How the second column enters.
static const struct entry {
    double one, per; // as one + per * b
    const char *before, *after;
} entries[] = {
    {0, 1, "", ""},
    {1, -1, "(1 - ", ")"},
    {1, 1, "(1 + ", ")"},
    {1, -0.01, "(1 - ", " / 100)"},
    {1, 0.01, "(1 + ", " / 100)"},
};
enum { ENTRIES = sizeof entries / sizeof *entries };

static const struct power {
    int a, b;
    bool swapped; // the second column is named first
    const char *between, *after;
} powers[] = {
    {1, 1, false, " * ", ""},    {1, -1, false, " / ", ""},  {-1, 1, true, " / ", ""},
    {1, -2, false, " / ", "^2"}, {2, 1, false, "^2 * ", ""}, {1, 2, false, " * ", "^2"},
    {-2, 1, true, " / ", "^2"},
};
enum { POWERS = sizeof powers / sizeof *powers, POWERS_OF_SHARES = 2 };

struct logarithms {
    size_t rows;
    size_t *row;
    double *target; // [rows] log |y|, NAN where missing or 0
    double *value;  // [ENTRIES][MOST_COLUMNS][rows]
    double target_sd;
    const struct combination_part **part; // [columns]
    size_t columns;
};

static double log_of(double value) {
    return value != 0 && isfinite(value) ? log(fabs(value)) : NAN;
}

static double sd_of(const double *value, size_t count) {
    double mean = 0, squares = 0;
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (isnan(value[i]))
            continue;
        double step = value[i] - mean;
        mean += step / (double)++n;
        squares += step * (value[i] - mean);
    }
    return n > 1 ? sqrt(squares / (double)(n - 1)) : 0;
}

static double enter(const struct entry *entry, double value) {
    return entry->one + entry->per * value;
}

static double *logs_of(const struct logarithms *logs, size_t column, size_t entry) {
    return logs->value + (entry * MOST_COLUMNS + column) * logs->rows;
}

static void take_logarithms(const struct combination_search *search, struct logarithms *logs) {
    *logs = (struct logarithms){0};
    size_t n = logs->rows = combination_sample(search, SAMPLE_ROWS, &logs->row);
    logs->target = memory_alloc(n, sizeof *logs->target);
    logs->value = memory_alloc(ENTRIES * MOST_COLUMNS * n, sizeof *logs->value);
    logs->part = memory_alloc(MOST_COLUMNS, sizeof *logs->part);
    for (size_t i = 0; i < n; i++)
        logs->target[i] = log_of(search->gather->target.number[logs->row[i]]);
    logs->target_sd = sd_of(logs->target, n);
    for (size_t p = 0; p < search->numbers && logs->columns < MOST_COLUMNS; p++) {
        const struct combination_part *part = &search->number[p];
        if (part->date || part->distinct < 3)
            continue;
        for (size_t e = 0; e < ENTRIES; e++) {
            for (size_t i = 0; i < n; i++)
                logs_of(logs, logs->columns, e)[i] = log_of(enter(&entries[e], part->value[logs->row[i]]));
        }
        logs->part[logs->columns++] = part;
    }
}

// Whether a column is told often enough, and varies.
static bool usable(const struct logarithms *logs, size_t column, size_t entry) {
    const double *value = logs_of(logs, column, entry);
    size_t filled = 0;
    for (size_t i = 0; i < logs->rows; i++)
        filled += isnan(value[i]) ? 0 : 1;
    return (double)filled > LEAST_FILLED * (double)logs->rows && sd_of(value, logs->rows) > 1e-6;
}

// The spread between the 10 % and the 90 % quantile of log y - i log a - j log b over about `rows`
// rows of the sample.
static double spread_of(const struct logarithms *logs, const double *x, const double *z,
                        const struct power *power, size_t rows) {
    double rest[SAMPLE_ROWS + 1];
    size_t index[SAMPLE_ROWS + 1], count = 0;
    size_t stride = logs->rows > rows ? logs->rows / rows : 1;
    for (size_t i = 0; i < logs->rows; i += stride) {
        double left = logs->target[i] - power->a * x[i] - power->b * z[i];
        if (!isnan(left))
            rest[count++] = left;
    }
    if (count < LEAST_PAIRS)
        return INFINITY;
    sort_doubles_with_index(rest, index, count);
    return rest[count - 1 - count / 10] - rest[count / 10];
}

static double raise(double value, int power) {
    double result = 1;
    for (int i = 0; i < abs(power); i++)
        result *= value;
    return power < 0 ? 1 / result : result;
}

struct product {
    const struct combination_part *a, *b;
    const struct power *power;
    const struct entry *entry;
    double factor;
};

static double value_of(const struct product *product, size_t row) {
    return raise(product->a->value[row], product->power->a) *
           raise(enter(product->entry, product->b->value[row]), product->power->b);
}

// The median of target over product in the sample.
static double factor_of(const struct combination_search *search, const struct logarithms *logs,
                        const struct product *product) {
    double ratio[SAMPLE_ROWS + 1];
    size_t index[SAMPLE_ROWS + 1], count = 0;
    for (size_t i = 0; i < logs->rows; i++) {
        double one = search->gather->target.number[logs->row[i]] / value_of(product, logs->row[i]);
        if (isfinite(one) && one != 0)
            ratio[count++] = one;
    }
    sort_doubles_with_index(ratio, index, count);
    double median = count ? ratio[count / 2] : 0, near = median;
    if (median != 0) // a factor that a person would have written
        near = fabs(median) >= 1 ? round(median * 1000) / 1000 : 1 / (round(1000 / median) / 1000);
    return fabs(near - median) <= 1e-4 * fabs(median) ? near : median;
}

// Counts the rows that break the product by more than rounding.
static void verify(const struct combination_search *search, const struct product *product,
                   struct combination *found) {
    double residual = 0, tolerance_sum = 0;
    uint64_t inexact = 0;
    for (size_t i = 0; i < search->rows; i++) {
        size_t row = search->row[i];
        double y = search->gather->target.number[row], a = product->a->value[row];
        double b = enter(product->entry, product->b->value[row]);
        double made = product->factor * value_of(product, row);
        if (y == 0 || !isfinite(made) || a == 0 || b == 0 || b == product->entry->one)
            continue; // no share was taken: nothing is told by the second column
        double relative = abs(product->power->a) * product->a->slack / fabs(a) +
                          abs(product->power->b) * fabs(product->entry->per) * product->b->slack / fabs(b);
        double tolerance = search->target_slack + fabs(made) * relative;
        found->rows++;
        found->errors += fabs(y - made) > 1.5 * tolerance + 1e-6 * fabs(y);
        inexact += fabs(y - made) > EXACT * fabs(y);
        tolerance_sum += tolerance;
        residual += (y - made) * (y - made);
    }
    double n = (double)(found->rows ? found->rows : 1), variance = search->target_sd * search->target_sd;
    found->tolerance = inexact == found->errors ? 0 : tolerance_sum / n / search->target_sd;
    found->fit = fmax(0, 1 - residual / n / variance);
}

static const char *formula_of(const struct combination_search *search, const struct product *product) {
    struct arena *arena = search->gather->arena;
    const struct power *power = product->power;
    const char *a = product->a->column->name;
    const char *b =
        text_format(arena, "%s%s%s", product->entry->before, product->b->column->name, product->entry->after);
    const char *made = text_format(arena, "%s%s%s%s", power->swapped ? b : a, power->between,
                                   power->swapped ? a : b, power->after);
    const char *target = search->gather->schema->task.target.name;
    char number[TEXT_NUMBER];
    if (fabs(product->factor - 1) < 1e-6)
        return text_format(arena, "%s = %s", target, made);
    return text_format(arena, "%s = %s * %s", target, text_rounded(product->factor, 4, number), made);
}

// Whether a pair with these powers reproduces the target well enough to be told.
static bool try_product(struct combination_search *search, const struct logarithms *logs,
                        struct product *product) {
    struct combination found = combination_of("product");
    product->factor = factor_of(search, logs, product);
    verify(search, product, &found);
    double n = (double)found.rows, agreement = n > 0 ? 1 - (double)found.errors / n : 0;
    if (found.rows < LEAST_ROWS || n < 0.3 * (double)search->rows || agreement < LOOSE_AGREEMENT)
        return false;
    found.column[0] = product->a->column;
    found.column[1] = product->b->column;
    found.columns = 2;
    found.formula = formula_of(search, product);
    found.close = agreement >= AGREEMENT;
    combination_add(search, &found);
    return true;
}

static bool promising(const struct logarithms *logs, const double *a, const double *b,
                      const struct power *power) {
    double most = fmin(0.05 * logs->target_sd + 1e-3, MOST_SPREAD);
    return spread_of(logs, a, b, power, PEEK_ROWS) < most && spread_of(logs, a, b, power, SAMPLE_ROWS) < most;
}

// Whether the target is a times some power of b, as it is or as a share.
static bool try_entries(struct combination_search *search, const struct logarithms *logs, size_t a, size_t b,
                        bool share) {
    for (size_t e = share; usable(logs, a, 0) && e < (share ? ENTRIES : 1); e++) {
        if (!usable(logs, b, e))
            continue;
        for (size_t p = 0; p < (share ? POWERS_OF_SHARES : POWERS); p++) {
            struct product product = {
                .a = logs->part[a], .b = logs->part[b], .power = &powers[p], .entry = &entries[e]};
            if (promising(logs, logs_of(logs, a, 0), logs_of(logs, b, e), &powers[p]) &&
                try_product(search, logs, &product))
                return true;
        }
    }
    return false;
}

// Each pair once: as it is, in the order of the file, then with a share, both ways round.
static bool try_pair(struct combination_search *search, const struct logarithms *logs, size_t a, size_t b) {
    bool in_order = logs->part[a]->column->data < logs->part[b]->column->data;
    return try_entries(search, logs, in_order ? a : b, in_order ? b : a, false) ||
           try_entries(search, logs, a, b, true) || try_entries(search, logs, b, a, true);
}

void product_find(struct combination_search *search) {
    struct logarithms logs;
    take_logarithms(search, &logs);
    size_t found = 0;
    for (size_t a = 0; a < logs.columns && logs.target_sd >= 1e-3; a++) {
        for (size_t b = a + 1; b < logs.columns && found < MOST_FOUND; b++)
            found += try_pair(search, &logs, a, b);
    }
    memory_free(logs.row);
    memory_free(logs.target);
    memory_free(logs.value);
    memory_free(logs.part);
}
