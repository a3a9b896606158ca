// Cross-validation from counts: training on all folds but one is a subtraction of counts, and rows of one
// fold and bin share a score. So the out-of-fold AUC is that of an ordered table with one row for each fold
// and bin.
#include "stats/power.h"

#include "base/memory.h"
#include "stats/distribution.h"
#include "stats/interval.h"
#include "stats/rank.h"
#include "stats/sort.h"

#include <assert.h>
#include <float.h>
#include <math.h>

#define LEAST_ROWS 5 // of a class, to be scored one against the rest
#define SHRINKAGE 2  // rows of the prior added to each bin

// Counts added up over bins, folds and both.
struct fold_counts {
    const uint64_t *count;
    size_t folds, bins, classes;
    uint64_t *fold_class; // [folds][classes]
    uint64_t *fold_bin;   // [folds][bins]
    uint64_t *bin_class;  // [bins][classes]
    uint64_t *bin;        // [bins]
    uint64_t *fold;       // [folds]
    uint64_t *class;      // [classes]
    uint64_t total;
};

static uint64_t count_at(const struct fold_counts *c, size_t fold, size_t bin, size_t class) {
    return c->count[(fold * c->bins + bin) * c->classes + class];
}

static struct fold_counts fold_counts_of(const uint64_t *count, size_t folds, size_t bins, size_t classes) {
    struct fold_counts c = {.count = count, .folds = folds, .bins = bins, .classes = classes};
    c.fold_class = memory_alloc(folds * classes, sizeof *c.fold_class);
    c.fold_bin = memory_alloc(folds * bins, sizeof *c.fold_bin);
    c.bin_class = memory_alloc(bins * classes, sizeof *c.bin_class);
    c.bin = memory_alloc(bins, sizeof *c.bin);
    c.fold = memory_alloc(folds, sizeof *c.fold);
    c.class = memory_alloc(classes, sizeof *c.class);
    for (size_t fold = 0; fold < folds; fold++) {
        for (size_t bin = 0; bin < bins; bin++) {
            for (size_t class = 0; class < classes; class ++) {
                uint64_t here = count_at(&c, fold, bin, class);
                c.fold_class[fold * classes + class] += here;
                c.fold_bin[fold * bins + bin] += here;
                c.bin_class[bin * classes + class] += here;
                c.bin[bin] += here;
                c.fold[fold] += here;
                c.class[class] += here;
                c.total += here;
            }
        }
    }
    return c;
}

static void fold_counts_finish(struct fold_counts *c) {
    memory_free(c->fold_class);
    memory_free(c->fold_bin);
    memory_free(c->bin_class);
    memory_free(c->bin);
    memory_free(c->fold);
    memory_free(c->class);
}

static size_t occupied(const uint64_t *count, size_t length, uint64_t least) {
    size_t occupied = 0;
    for (size_t i = 0; i < length; i++)
        occupied += count[i] >= least;
    return occupied;
}

static enum undefined undefined_why(const struct fold_counts *c) {
    if (occupied(c->fold, c->folds, 1) < 2)
        return TOO_FEW;
    if (occupied(c->class, c->classes, 1) < 2)
        return ONE_CLASS;
    if (occupied(c->bin, c->bins, 1) < 2)
        return CONSTANT;
    return c->classes > 2 && occupied(c->class, c->classes, LEAST_ROWS) == 0 ? TOO_FEW : DEFINED;
}

// What the folds other than `fold` say about the class of a row in `bin`.
static double score(const struct fold_counts *c, size_t fold, size_t bin, size_t class) {
    uint64_t trained = c->class[class] - c->fold_class[fold * c->classes + class];
    double prior = (double)trained / (double)(c->total - c->fold[fold]);
    uint64_t hits = c->bin_class[bin * c->classes + class] - count_at(c, fold, bin, class);
    uint64_t rows = c->bin[bin] - c->fold_bin[fold * c->bins + bin];
    return ((double)hits + SHRINKAGE * prior) / ((double)rows + SHRINKAGE);
}

// The working memory of one class against the rest; one entry for each fold and bin with rows.
struct scores {
    double *value;
    size_t *order;
    uint64_t (*scored)[2]; // rows of the rest and of the class, in the order of (fold, bin)
    uint64_t (*table)[2];  // the same, sorted by score, equal scores together
};

static struct estimate class_auc(const struct fold_counts *c, size_t class, struct scores *s) {
    size_t filled = 0;
    for (size_t fold = 0; fold < c->folds; fold++) {
        for (size_t bin = 0; bin < c->bins; bin++) {
            uint64_t rows = c->fold_bin[fold * c->bins + bin];
            if (rows == 0)
                continue;
            s->value[filled] = score(c, fold, bin, class);
            s->scored[filled][1] = count_at(c, fold, bin, class);
            s->scored[filled][0] = rows - s->scored[filled][1];
            filled++;
        }
    }
    sort_doubles_with_index(s->value, s->order, filled);
    size_t distinct = 0;
    for (size_t i = 0; i < filled; i++) {
        if (i == 0 || s->value[i] > s->value[i - 1]) {
            s->table[distinct][0] = s->table[distinct][1] = 0;
            distinct++;
        }
        s->table[distinct - 1][0] += s->scored[s->order[i]][0];
        s->table[distinct - 1][1] += s->scored[s->order[i]][1];
    }
    struct estimate auc =
        rank_auc_table((struct table){.rows = distinct, .columns = 2, .count = &s->table[0][0]});
    return auc.why == CONSTANT ? estimate_exact(0.5, auc.n) : auc; // all scores equal: no power, and known
}

// The rows that the significance of the value rests on.
static uint64_t effective_positives(const struct fold_counts *c) {
    if (c->classes == 2)
        return c->class[0] < c->class[1] ? c->class[0] : c->class[1];
    uint64_t share = c->total / occupied(c->class, c->classes, 1);
    return share > 0 ? share : 1;
}

static struct estimate mean_auc(const struct fold_counts *c) {
    size_t room = c->folds * c->bins;
    struct scores scores = {.value = memory_alloc(room, sizeof(double)),
                            .order = memory_alloc(room, sizeof(size_t)),
                            .scored = memory_alloc(room, sizeof(uint64_t[2])),
                            .table = memory_alloc(room, sizeof(uint64_t[2]))};
    double value = 0, low = 0, high = 0, averaged = 0;
    for (size_t class = c->classes == 2 ? 1 : 0; class < c->classes; class ++) {
        if (c->classes > 2 && c->class[class] < LEAST_ROWS)
            continue;
        struct estimate auc = class_auc(c, class, &scores);
        value += auc.value;
        low += auc.low;
        high += auc.high;
        averaged++;
    }
    memory_free(scores.value);
    memory_free(scores.order);
    memory_free(scores.scored);
    memory_free(scores.table);
    return estimate_between(value / averaged, low / averaged, high / averaged, c->total);
}

struct estimate power_classes(const uint64_t *count, size_t folds, size_t bins, size_t classes) {
    struct fold_counts c = fold_counts_of(count, folds, bins, classes);
    enum undefined why = undefined_why(&c);
    struct estimate power = estimate_undefined(why == DEFINED ? TOO_FEW : why, c.total);
    if (why == DEFINED) {
        power = mean_auc(&c);
        uint64_t positives = effective_positives(&c);
        double z = rank_auc_z(power.value, positives, c.total - positives);
        power = estimate_tested(power, distribution_normal_log10_q(z));
    }
    fold_counts_finish(&c);
    return power;
}

// Rows, sum and sum of squares of the target in some set of rows.
struct part {
    uint64_t n;
    double sum, squares;
};

static struct part part_plus(struct part a, struct part b) {
    return (struct part){a.n + b.n, a.sum + b.sum, a.squares + b.squares};
}

static double part_mean(struct part part) {
    return part.n == 0 ? 0 : part.sum / (double)part.n;
}

// The sum of squares about `centre`.
static double part_about(struct part part, double centre) {
    double n = (double)part.n, mean = part_mean(part);
    return fmax(part.squares - part.sum * mean, 0) + n * (mean - centre) * (mean - centre);
}

struct fold_parts {
    struct part *cell; // [folds][bins]
    struct part *fold; // [folds]
    struct part *bin;  // [bins]
    struct part total;
    size_t folds, bins, occupied_folds, occupied_bins;
};

static struct fold_parts fold_parts_of(const uint64_t *n, const double *sum, const double *squares,
                                       size_t folds, size_t bins) {
    struct fold_parts p = {.folds = folds, .bins = bins};
    p.cell = memory_alloc(folds * bins, sizeof *p.cell);
    p.fold = memory_alloc(folds, sizeof *p.fold);
    p.bin = memory_alloc(bins, sizeof *p.bin);
    for (size_t fold = 0; fold < folds; fold++) {
        for (size_t bin = 0; bin < bins; bin++) {
            size_t at = fold * bins + bin;
            p.cell[at] = (struct part){n[at], sum[at], squares[at]};
            p.fold[fold] = part_plus(p.fold[fold], p.cell[at]);
            p.bin[bin] = part_plus(p.bin[bin], p.cell[at]);
            p.total = part_plus(p.total, p.cell[at]);
        }
    }
    for (size_t fold = 0; fold < folds; fold++)
        p.occupied_folds += p.fold[fold].n > 0;
    for (size_t bin = 0; bin < bins; bin++)
        p.occupied_bins += p.bin[bin].n > 0;
    return p;
}

// The squared errors of predicting each fold from the bin means of the others, shrunk by one row of their
// mean.
static double out_of_fold_errors(const struct fold_parts *p) {
    double errors = 0;
    for (size_t fold = 0; fold < p->folds; fold++) {
        if (p->fold[fold].n == 0)
            continue;
        double mean = (p->total.sum - p->fold[fold].sum) / (double)(p->total.n - p->fold[fold].n);
        for (size_t bin = 0; bin < p->bins; bin++) {
            struct part cell = p->cell[fold * p->bins + bin];
            double rows = (double)(p->bin[bin].n - cell.n);
            double prediction = (p->bin[bin].sum - cell.sum + mean) / (rows + 1);
            errors += part_about(cell, prediction);
        }
    }
    return errors;
}

// log10 of the p of the F test that all bins have one mean.
static double f_test(const struct fold_parts *p, double all) {
    if (p->total.n <= p->occupied_bins)
        return 0;
    double within = 0;
    for (size_t bin = 0; bin < p->bins; bin++)
        within += part_about(p->bin[bin], part_mean(p->bin[bin]));
    double rest = fmin(within / all, 1), degrees1 = (double)(p->occupied_bins - 1);
    double degrees2 = (double)(p->total.n - p->occupied_bins);
    // an exact fit is as good as double precision can tell, no better
    double f = (1 - rest) / degrees1 / (fmax(rest, DBL_EPSILON) / degrees2);
    return distribution_f_log10_q(f, degrees1, degrees2);
}

static struct estimate fold_parts_r2(const struct fold_parts *p) {
    uint64_t n = p->total.n;
    if (n < 3 || p->occupied_folds < 2)
        return estimate_undefined(TOO_FEW, n);
    double all = part_about(p->total, part_mean(p->total)), errors = out_of_fold_errors(p);
    if (!isfinite(all) || !isfinite(errors) || !isfinite(p->total.squares))
        return estimate_undefined(NOT_DECIDABLE, n);
    if (all <= 16 * DBL_EPSILON * p->total.squares)
        return estimate_undefined(ONE_CLASS, n);
    if (p->occupied_bins < 2)
        return estimate_undefined(CONSTANT, n);
    double r2 = 1 - errors / all;
    if (!isfinite(r2))
        return estimate_undefined(NOT_DECIDABLE, n);
    return estimate_tested(interval_r2(r2, n, (double)(p->occupied_bins - 1)), f_test(p, all));
}

struct estimate power_regression(const uint64_t *n, const double *sum, const double *sum_squares,
                                 size_t folds, size_t bins) {
    struct fold_parts parts = fold_parts_of(n, sum, sum_squares, folds, bins);
    struct estimate r2 = fold_parts_r2(&parts);
    memory_free(parts.cell);
    memory_free(parts.fold);
    memory_free(parts.bin);
    return r2;
}

double power_gini_classes(double auc) {
    return fmax(2 * auc - 1, 0);
}

double power_gini_regression(double r2) {
    return sqrt(fmax(r2, 0));
}
