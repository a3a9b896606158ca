// Comparisons: the class of a row is told by which of two numbers (or dates) is larger.
//
// The cut lies at equality; nothing is fitted, so that a pair that sorts all rows right is no accident of the
// search. All pairs are screened on a sample with as many rows of each class, and the good ones verified on
// all rows.
#include "evidence/combinations/combination.h"

#include "base/memory.h"
#include "base/text.h"
#include "stats/association.h"
#include "stats/distribution.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum { SIGNS = 3, SAMPLE_ROWS = 200, LEAST_PAIRS = 20, MOST_FOUND = 6 };
static const double SCREEN_ERRORS = 0.12, LOOSE_UNCERTAINTY = 0.5;
static const double JOINT_SHARE =
    0.6; // of what the pair explains: a column that explains more needs no partner

struct screen { // the sample, column by column
    size_t rows;
    size_t *row;
    double *value;      // [numbers][rows]
    double *low, *high; // [numbers] 5 % and 95 % quantiles
    double *alone;      // [numbers] entropy that the column explains by itself; NAN until it is asked for
};

static void read_columns(const struct combination_search *search, struct screen *screen) {
    size_t rows = screen->rows;
    screen->value = memory_alloc(search->numbers * rows, sizeof *screen->value);
    screen->low = memory_alloc(search->numbers, sizeof *screen->low);
    screen->high = memory_alloc(search->numbers, sizeof *screen->high);
    screen->alone = memory_alloc(search->numbers, sizeof *screen->alone);
    double *sorted = memory_alloc(rows, sizeof *sorted);
    size_t *index = memory_alloc(rows, sizeof *index);
    for (size_t p = 0; p < search->numbers; p++) {
        size_t count = 0;
        for (size_t i = 0; i < rows; i++) {
            double value = search->number[p].value[screen->row[i]];
            screen->value[p * rows + i] = value;
            if (!isnan(value))
                sorted[count++] = value;
        }
        sort_doubles_with_index(sorted, index, count);
        screen->low[p] = count ? sorted[count / 20] : NAN;
        screen->alone[p] = NAN;
        screen->high[p] = count ? sorted[count - 1 - count / 20] : NAN;
    }
    memory_free(sorted);
    memory_free(index);
}

static size_t sign_of(double a, double b) {
    return a < b ? 0 : a > b ? 2 : 1;
}

// What the better of two columns explains by itself; each is computed once.
static double better_alone(const struct combination_search *search, struct screen *screen, size_t a,
                           size_t b) {
    size_t pair[] = {a, b};
    for (size_t i = 0; i < 2; i++) {
        if (isnan(screen->alone[pair[i]]))
            screen->alone[pair[i]] = combination_explained_alone(search->gather, &search->number[pair[i]]);
    }
    return fmax(screen->alone[a], screen->alone[b]);
}

// Whether the sign of a - b sorts the sampled rows into the classes with few errors, which neither column
// nearly does alone.
static bool promising(const struct combination_search *search, struct screen *screen, size_t a, size_t b,
                      uint64_t *count) {
    if (!(fmin(screen->high[a], screen->high[b]) > fmax(screen->low[a], screen->low[b])))
        return false;
    const struct target_rows *target = &search->gather->target;
    const double *x = screen->value + a * screen->rows, *y = screen->value + b * screen->rows;
    size_t classes = target->classes, rows = 0;
    memset(count, 0, SIGNS * classes * sizeof *count);
    for (size_t i = 0; i < screen->rows; i++) {
        if (isnan(x[i]) || isnan(y[i]))
            continue;
        count[sign_of(x[i], y[i]) * classes + target->class[screen->row[i]]]++;
        rows++;
    }
    uint64_t errors = association_errors((struct table){SIGNS, classes, count});
    if (rows < LEAST_PAIRS || (double)errors > SCREEN_ERRORS * (double)rows)
        return false;
    return errors == 0 || better_alone(search, screen, a, b) <= JOINT_SHARE;
}

// log10 of the chance that random classes are sorted as well by some pair.
static double chance_of(const struct combination_search *search, const uint64_t *class_rows, uint64_t rows,
                        uint64_t errors) {
    size_t classes = search->gather->target.classes;
    double pairs = (double)search->numbers * ((double)search->numbers - 1) / 2;
    double chance = distribution_blocks_log10(class_rows, classes) + distribution_choose_log10(rows, errors) +
                    (double)errors * log10((double)classes) + log10(pairs);
    return chance < 0 ? chance : 0;
}

// Counts all rows of a pair, and fills in what is found; false if it is not worth a subject.
static bool verify(const struct combination_search *search, const struct combination_part *a,
                   const struct combination_part *b, uint64_t *count, struct combination *found) {
    const struct target_rows *target = &search->gather->target;
    size_t classes = target->classes;
    memset(count, 0, SIGNS * classes * sizeof *count);
    for (size_t i = 0; i < search->rows; i++) {
        double x = a->value[search->row[i]], y = b->value[search->row[i]];
        if (isnan(x) || isnan(y))
            continue;
        count[sign_of(x, y) * classes + target->class[search->row[i]]]++;
        found->rows++;
    }
    struct table table = {SIGNS, classes, count};
    found->errors = association_errors(table);
    struct estimate u = association_theils_u_corrected(table);
    if (u.why != DEFINED || u.value < LOOSE_UNCERTAINTY)
        return false;
    struct margins margins = margins_of(table);
    found->minority = (double)found->rows;
    for (size_t k = 0; k < classes; k++) {
        if (margins.columns[k])
            found->minority = fmin(found->minority, (double)margins.columns[k]);
    }
    found->chance = chance_of(search, margins.columns, found->rows, found->errors);
    found->uncertainty = u.value;
    margins_finish(&margins);
    return true;
}

static void describe(const struct combination_search *search, const struct combination_part *a,
                     const struct combination_part *b, struct combination *found) {
    struct gather *gather = search->gather;
    found->column[0] = a->column;
    found->column[1] = b->column;
    found->columns = 2;
    found->formula = text_format(gather->arena, "%s from whether %s is above or below %s",
                                 gather->schema->task.target.name, a->column->name, b->column->name);
    double share = fmin(gather_number(gather, a->column->subject, M_CUT_ERROR_SHARE, 1),
                        gather_number(gather, b->column->subject, M_CUT_ERROR_SHARE, 1));
    found->alone_errors = share * (double)found->rows;
    bool better = found->alone <= JOINT_SHARE * found->uncertainty ||
                  (found->errors == 0 && found->alone_errors >= fmax(10, 0.05 * found->minority));
    found->close = found->uncertainty > 0.8 && better;
}

// Keeps the best few, the fewest errors first.
static void keep(struct combination *best, size_t *kept, struct combination found) {
    size_t at = *kept < MOST_FOUND ? (*kept)++ : MOST_FOUND;
    for (; at > 0 && best[at - 1].errors > found.errors; at--) {
        if (at < MOST_FOUND)
            best[at] = best[at - 1];
    }
    if (at < MOST_FOUND)
        best[at] = found;
}

void comparison_find(struct combination_search *search) {
    struct screen screen = {0};
    screen.rows = combination_sample(search, SAMPLE_ROWS, &screen.row);
    read_columns(search, &screen);
    uint64_t *count = memory_alloc(SIGNS * search->gather->target.classes, sizeof *count);
    struct combination best[MOST_FOUND];
    size_t kept = 0;
    for (size_t a = 0; a < search->numbers; a++) {
        for (size_t b = a + 1; b < search->numbers; b++) {
            bool before = search->number[a].column->data < search->number[b].column->data;
            const struct combination_part *x = &search->number[before ? a : b],
                                          *y = &search->number[before ? b : a];
            if (x->date != y->date || x->distinct < 3 || y->distinct < 3 ||
                !promising(search, &screen, a, b, count))
                continue;
            struct combination found = combination_of("comparison");
            if (!verify(search, x, y, count, &found))
                continue;
            found.alone = better_alone(search, &screen, a, b);
            describe(search, x, y, &found);
            if (found.errors == 0 || found.alone <= JOINT_SHARE * found.uncertainty)
                keep(best, &kept, found);
        }
    }
    for (size_t i = 0; i < kept; i++)
        combination_add(search, &best[i]);
    memory_free(count);
    memory_free(screen.row);
    memory_free(screen.value);
    memory_free(screen.low);
    memory_free(screen.high);
    memory_free(screen.alone);
}
