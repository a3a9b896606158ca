// Two states of one quantity, before and after: neither says much of the target, but the change between them
// does, and the name of one says that it was written after the outcome.
#include "evidence/combinations/combination.h"

#include "base/memory.h"
#include "base/text.h"
#include "evidence/target/target_power.h"
#include "stats/correlation.h"
#include "stats/sort.h"

#include <math.h>

enum {
    MOST_COLUMNS = 80,
    LEAST_ROWS = 100,
    LEAST_DISTINCT = 20,
    BINS = 32,
    SAMPLE_ROWS = 1000,
    POWER_ROWS = 1 << 18
};
static const double LEAST_CORRELATION = 0.9, LEAST_STRENGTH = 0.2;

// Pearson's r of the two columns over the sample.
static double correlation(const struct combination_part *a, const struct combination_part *b,
                          const size_t *sample, size_t rows, double *x, double *y) {
    for (size_t i = 0; i < rows; i++) {
        x[i] = a->value[sample[i]];
        y[i] = b->value[sample[i]];
    }
    struct estimate r = correlation_pearson(x, y, rows);
    return r.why == DEFINED ? r.value : 0;
}

struct change { // a - b on the rows where both are present
    size_t rows;
    double *value;
    size_t *row;
};

static void subtract(const struct combination_search *search, const struct combination_part *a,
                     const struct combination_part *b, struct change *change) {
    change->rows = 0;
    size_t stride = search->rows / POWER_ROWS + 1;
    for (size_t i = 0; i < search->rows; i += stride) {
        double value = a->value[search->row[i]] - b->value[search->row[i]];
        if (!isfinite(value))
            continue;
        change->value[change->rows] = value;
        change->row[change->rows++] = search->row[i];
    }
}

// Cross-validated power of the change, cut into about 32 bins of equal frequency; equal values share a bin.
static struct estimate power_of(const struct combination_search *search, struct change *change) {
    const struct gather *gather = search->gather;
    size_t classes = gather->target.classes, *index = memory_alloc(change->rows, sizeof *index);
    uint64_t *count = memory_alloc(PLAN_FOLDS * (BINS + 1) * classes, sizeof *count);
    sort_doubles_with_index(change->value, index, change->rows);
    size_t bin = 0, begin = 0;
    for (size_t i = 0; i < change->rows; i++) {
        bool full = (i - begin) * BINS >= change->rows && bin < BINS;
        if (i > 0 && full && change->value[i] != change->value[i - 1]) {
            bin++;
            begin = i;
        }
        size_t row = change->row[index[i]];
        unsigned fold = plan_fold(gather->dataset->store.hash[row]);
        count[(fold * (BINS + 1) + bin) * classes + gather->target.class[row]]++;
    }
    struct estimate power = target_power_of_counts(&gather->target, count, BINS + 1);
    memory_free(count);
    memory_free(index);
    return power;
}

static bool is_worded(const struct combination_search *search, const struct combination_part *part) {
    return gather_number(search->gather, part->column->subject, M_NAME_OUTCOME, 0) != 0;
}

// `after` bears the word; `before` may as well.
static void judge(struct combination_search *search, const struct combination_part *after,
                  const struct combination_part *before, struct change *change) {
    struct gather *gather = search->gather;
    subtract(search, after, before, change);
    if (change->rows < LEAST_ROWS)
        return;
    struct combination found = combination_of("change");
    found.rows = change->rows;
    struct estimate power = power_of(search, change);
    struct estimate strength = target_power_strength(&gather->target, power);
    found.alone = fmax(after->strength, before->strength);
    if (strength.why != DEFINED || strength.value < LEAST_STRENGTH || strength.value < 2 * found.alone)
        return;
    found.strength = strength.value;
    found.chance = power.log10_p + log10((double)search->numbers * ((double)search->numbers - 1) / 2);
    found.chance = fmin(found.chance, 0);
    found.column[found.columns++] = after->column;
    if (is_worded(search, before))
        found.column[found.columns++] = before->column;
    found.formula =
        text_format(gather->arena, "the change %s - %s", after->column->name, before->column->name);
    combination_add(search, &found);
}

void before_after_find(struct combination_search *search) {
    size_t *sample, rows = combination_sample(search, SAMPLE_ROWS, &sample);
    double *x = memory_alloc(rows, sizeof *x), *y = memory_alloc(rows, sizeof *y);
    struct change change = {.value = memory_alloc(search->rows, sizeof *change.value),
                            .row = memory_alloc(search->rows, sizeof *change.row)};
    size_t columns = search->numbers < MOST_COLUMNS ? search->numbers : MOST_COLUMNS;
    for (size_t i = 0; i < columns; i++) {
        for (size_t j = i + 1; j < columns; j++) {
            const struct combination_part *a = &search->number[i], *b = &search->number[j];
            bool first = is_worded(search, a), second = is_worded(search, b);
            if ((!first && !second) || a->date != b->date || a->distinct < LEAST_DISTINCT ||
                b->distinct < LEAST_DISTINCT || a->present < 0.5 || b->present < 0.5 ||
                correlation(a, b, sample, rows, x, y) <= LEAST_CORRELATION)
                continue;
            judge(search, first ? a : b, first ? b : a, &change);
        }
    }
    memory_free(sample);
    memory_free(x);
    memory_free(y);
    memory_free(change.value);
    memory_free(change.row);
}
