// Scores from joint tables, and their sum by ridge regression, fold by fold.
#include "evidence/target/additive.h"

#include "evidence/target/target_power.h"
#include "stats/interval.h"
#include "stats/rank.h"

#include <math.h>
#include <string.h>

static const double PENALTY = 1e-4; // on the diagonal of the correlations
enum { LEAST_CLASS_ROWS = 5 };

// ---- scores ----

// Rows, and the sum of their truths, by [fold][bin].
struct sums {
    double *rows, *truths;
};

// What a row of the class counts for output `o`: whether it is its class, or the middle of its ranks.
static double truth_of_class(const struct additive *additive, size_t o, size_t class) {
    const struct target_rows *target = additive->target;
    if (!target->scale)
        return additive->outputs == 1 ? class == 1 : class == o;
    double below = 0;
    for (size_t k = 0; k < class; k++)
        below += (double)target->class_rows[k];
    return (below + (double)target->class_rows[class] / 2) / (double)target->known;
}

static void sum_joint(const struct additive *additive, size_t column, size_t o, const size_t *coarse,
                      size_t bins, struct sums *sums) {
    const struct dataset *dataset = additive->dataset;
    const struct profile *profile = &dataset->profile;
    size_t classes = dataset->plan.classes;
    memset(sums->rows, 0, PLAN_FOLDS * bins * sizeof *sums->rows);
    memset(sums->truths, 0, PLAN_FOLDS * bins * sizeof *sums->truths);
    for (size_t k = 0; k < classes; k++) {
        double truth = truth_of_class(additive, o, k);
        for (size_t b = 0; b < dataset->plan.column[column].bins; b++) {
            const uint64_t *joint = profile->column[column].joint + b * profile->stride + k;
            for (size_t i = 0; i < dataset->split_count * PLAN_FOLDS; i++) {
                double count = (double)joint[i * (classes + 1)];
                sums->rows[i % PLAN_FOLDS * bins + coarse[b]] += count;
                sums->truths[i % PLAN_FOLDS * bins + coarse[b]] += count * truth;
            }
        }
    }
}

// The scores of all bins without folds f and g: what is left, shrunk by a little of the prior.
static void score_bins(const struct additive *additive, const struct sums *sums, size_t bins, size_t f,
                       size_t g, double *score) {
    double rows = 0, truths = 0;
    for (size_t fold = 0; fold < PLAN_FOLDS; fold++) {
        for (size_t b = 0; fold != f && fold != g && b < bins; b++) {
            rows += sums->rows[fold * bins + b];
            truths += sums->truths[fold * bins + b];
        }
    }
    bool scale = additive->target->scale;
    double prior = scale ? truths / fmax(rows, 1) : (truths + 1) / (rows + 2), weight = scale ? 1 : 2;
    for (size_t b = 0; b < bins; b++) {
        double n = weight, sum = weight * prior;
        for (size_t fold = 0; fold < PLAN_FOLDS; fold++) {
            n += fold != f && fold != g ? sums->rows[fold * bins + b] : 0;
            sum += fold != f && fold != g ? sums->truths[fold * bins + b] : 0;
        }
        double share = sum / n;
        score[b] = scale ? share : log(share / (1 - share));
    }
}

static void score_column(struct additive *additive, size_t index, size_t column) {
    const struct dataset *dataset = additive->dataset;
    struct additive_scores *scores = &additive->scores[index];
    size_t *coarse = memory_alloc(dataset->plan.column[column].bins, sizeof *coarse);
    size_t bins = scores->bins = target_power_coarsen(dataset, column, coarse);
    scores->score = memory_alloc(additive->outputs * PLAN_FOLDS * PLAN_FOLDS * bins, sizeof *scores->score);
    struct sums sums = {.rows = memory_alloc(PLAN_FOLDS * bins, sizeof(double)),
                        .truths = memory_alloc(PLAN_FOLDS * bins, sizeof(double))};
    for (size_t o = 0; o < additive->outputs; o++) {
        sum_joint(additive, column, o, coarse, bins, &sums);
        for (size_t f = 0; f < PLAN_FOLDS; f++) {
            for (size_t g = 0; g < PLAN_FOLDS; g++)
                score_bins(additive, &sums, bins, f, g,
                           scores->score + ((o * PLAN_FOLDS + f) * PLAN_FOLDS + g) * bins);
        }
    }
    memory_free(sums.rows);
    memory_free(sums.truths);

    const struct store *store = &dataset->store;
    struct coded_column values = {.number = store->numeric[column] ? store->number[column] : NULL,
                                  .code = store->numeric[column] ? NULL : store->code[column]};
    uint16_t *bin = memory_alloc(store->rows, sizeof *bin);
    plan_bin_rows(&dataset->plan, column, &values, store->rows, bin);
    for (size_t i = 0; i < additive->rows; i++)
        additive->bin[i * additive->count + index] = (uint16_t)coarse[bin[additive->row[i]]];
    memory_free(bin);
    memory_free(coarse);
}

// The scores of a row for the model of fold f.
static void fill_scores(const struct additive *additive, size_t o, size_t f, size_t i, double *terms) {
    unsigned own = plan_fold(additive->dataset->store.hash[additive->row[i]]);
    for (size_t c = 0; c < additive->count; c++) {
        const struct additive_scores *scores = &additive->scores[c];
        terms[c] = scores->score[((o * PLAN_FOLDS + f) * PLAN_FOLDS + own) * scores->bins +
                                 additive->bin[i * additive->count + c]];
    }
}

// ---- rows ----

static void choose_rows(struct additive *additive, size_t most) {
    const struct store *store = &additive->dataset->store;
    const struct target_rows *target = additive->target;
    uint64_t threshold = UINT64_MAX;
    if (target->known > most) // of the hashes that the store keeps
        threshold = (uint64_t)((double)store->threshold * ((double)most / (double)target->known));
    additive->row = memory_alloc(target->rows, sizeof *additive->row);
    for (size_t r = 0; r < target->rows; r++) {
        if (target->class[r] < target -> classes && store -> hash[r] <= threshold)
            additive->row[additive->rows++] = r;
    }
}

static void fill_truths(struct additive *additive) {
    const struct target_rows *target = additive->target;
    additive->truth = memory_alloc(additive->outputs * additive->rows, sizeof *additive->truth);
    if (target->scale) {
        for (size_t i = 0; i < additive->rows; i++)
            additive->truth[i] = target->number[additive->row[i]];
        rank_average(additive->truth, additive->truth, additive->rows);
        for (size_t i = 0; i < additive->rows; i++)
            additive->truth[i] = (additive->truth[i] - 0.5) / (double)additive->rows;
        return;
    }
    for (size_t o = 0; o < additive->outputs; o++) {
        for (size_t i = 0; i < additive->rows; i++)
            additive->truth[o * additive->rows + i] =
                truth_of_class(additive, o, target->class[additive->row[i]]);
    }
}

static void add_rows(struct additive *additive) {
    double *terms = memory_alloc(additive->count, sizeof *terms);
    for (size_t o = 0; o < additive->outputs; o++) {
        for (size_t f = 0; f < PLAN_FOLDS; f++) {
            struct ridge *ridge = &additive->ridge[o * PLAN_FOLDS + f];
            ridge_init(ridge, additive->count);
            for (size_t i = 0; i < additive->rows; i++) {
                if (plan_fold(additive->dataset->store.hash[additive->row[i]]) == f)
                    continue;
                fill_scores(additive, o, f, i, terms);
                ridge_add(ridge, terms, additive->truth[o * additive->rows + i]);
            }
        }
    }
    memory_free(terms);
}

void additive_init(struct additive *additive, const struct dataset *dataset, const struct target_rows *target,
                   const size_t *columns, size_t count, size_t most) {
    *additive = (struct additive){.dataset = dataset, .target = target, .count = count};
    additive->outputs = target->scale || target->classes == 2 ? 1 : target->classes;
    choose_rows(additive, most);
    fill_truths(additive);
    additive->bin = memory_alloc(additive->rows * count, sizeof *additive->bin);
    additive->scores = memory_alloc(count, sizeof *additive->scores);
    for (size_t c = 0; c < count; c++)
        score_column(additive, c, columns[c]);
    additive->ridge = memory_alloc(additive->outputs * PLAN_FOLDS, sizeof *additive->ridge);
    add_rows(additive);
}

void additive_finish(struct additive *additive) {
    for (size_t c = 0; c < additive->count; c++)
        memory_free(additive->scores[c].score);
    for (size_t i = 0; i < additive->outputs * PLAN_FOLDS; i++)
        ridge_finish(&additive->ridge[i]);
    memory_free(additive->scores);
    memory_free(additive->ridge);
    memory_free(additive->bin);
    memory_free(additive->truth);
    memory_free(additive->row);
    *additive = (struct additive){0};
}

// ---- the model ----

// Predictions of one output for all rows, each by the model that has not seen its fold.
static bool predict(const struct additive *additive, size_t o, const bool *used, double *predicted,
                    double *loss) {
    size_t count = additive->count;
    double *slopes = memory_alloc(count, sizeof *slopes), *terms = memory_alloc(count, sizeof *terms),
           *missed = memory_alloc(count, sizeof *missed);
    bool possible = true;
    for (size_t f = 0; f < PLAN_FOLDS && possible; f++) {
        const struct ridge *ridge = &additive->ridge[o * PLAN_FOLDS + f];
        possible = ridge->rows > 0;
        if (!possible)
            break;
        double intercept;
        ridge_fit(ridge, used, PENALTY, slopes, &intercept, missed);
        for (size_t c = 0; loss && c < count; c++)
            loss[c] += missed[c];
        for (size_t i = 0; i < additive->rows; i++) {
            if (plan_fold(additive->dataset->store.hash[additive->row[i]]) != f)
                continue;
            fill_scores(additive, o, f, i, terms);
            predicted[i] = intercept;
            for (size_t c = 0; c < count; c++)
                predicted[i] += slopes[c] * terms[c];
        }
    }
    memory_free(slopes);
    memory_free(terms);
    memory_free(missed);
    return possible;
}

static struct estimate r2_of(const double *truth, const double *predicted, size_t rows, size_t terms) {
    double mean = 0, total = 0, left = 0;
    for (size_t i = 0; i < rows; i++)
        mean += truth[i] / (double)rows;
    for (size_t i = 0; i < rows; i++) {
        total += (truth[i] - mean) * (truth[i] - mean);
        left += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
    }
    if (!(total > 0))
        return estimate_undefined(ONE_CLASS, rows);
    return interval_r2(fmin(1 - left / total, 1), rows, (double)terms);
}

static struct estimate auc_of(const double *truth, const double *predicted, size_t rows) {
    uint8_t *positive = memory_alloc(rows, sizeof *positive);
    uint64_t positives = 0;
    for (size_t i = 0; i < rows; i++)
        positives += positive[i] = truth[i] > 0.5;
    struct estimate auc = estimate_undefined(TOO_FEW, rows);
    if (positives >= LEAST_CLASS_ROWS && rows - positives >= LEAST_CLASS_ROWS)
        auc = rank_auc(predicted, positive, rows);
    if (auc.why == CONSTANT)
        auc = estimate_exact(0.5, rows);
    memory_free(positive);
    return auc;
}

struct estimate additive_power(const struct additive *additive, const bool *used, double *loss) {
    double *predicted = memory_alloc(additive->rows, sizeof *predicted), value = 0, low = 0, high = 0;
    size_t terms = 0, classes = 0;
    for (size_t c = 0; c < additive->count; c++) {
        terms += used[c];
        if (loss)
            loss[c] = 0;
    }
    struct estimate power = estimate_undefined(TOO_FEW, additive->rows);
    for (size_t o = 0; o < additive->outputs; o++) {
        const double *truth = additive->truth + o * additive->rows;
        if (!predict(additive, o, used, predicted, loss))
            break;
        power = additive->target->scale ? r2_of(truth, predicted, additive->rows, terms)
                                        : auc_of(truth, predicted, additive->rows);
        if (power.why != DEFINED)
            continue;
        value += power.value;
        low += power.low;
        high += power.high;
        classes++;
    }
    memory_free(predicted);
    if (classes == 0)
        return power;
    double n = (double)classes;
    return estimate_between(value / n, low / n, high / n, additive->rows);
}
