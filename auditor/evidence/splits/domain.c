// Whether the two sides of a pair of splits can be told apart by the features: a classifier that is learnt on
// four fifths of the rows and judged on the fifth, five times over. Where it can, a score on the test side
// says little about rows like those of the train side, and the other way round (Rabanser, Guennemann & Lipton
// 2019; Lopez-Paz & Oquab 2017).
//
// Copies of a row have the same hash, so they lie in the same fold and teach nothing about each other.
#include "stats/domain.h"

#include "evidence/gather.h"
#include "evidence/splits/shift_counts.h"
#include "evidence/splits/shift_list.h"

#include "base/memory.h"
#include "base/text.h"
#include "stats/power.h"
#include "stats/rank.h"

#include <math.h>
#include <string.h>

enum { MOST_ROWS = 1 << 16, LEAST_BINS = 4, MOST_BINS = 32 };

struct domain {
    struct gather *gather;
    struct shift_counts counts;
    size_t columns;   // that are looked at
    size_t most_bins; // of a numeric column
    size_t *row;      // [rows] of the store that are judged
    uint8_t *fold;    // [rows] of the row hash
    size_t rows;
    uint16_t *bin;     // [rows] of the column at hand
    uint16_t *coarse;  // [bins] of the column at hand
    size_t bins;       // coarse ones
    uint64_t *table;   // [PLAN_FOLDS][bins][2]
    uint64_t *rest;    // [bins][2] the other folds
    double *bin_score; // [PLAN_FOLDS][bins]
    double *score;     // [pairs][rows]
    struct shift_list *list;
};

// Rows for the judgement, evenly by hash.
static void choose_rows(struct domain *domain) {
    const struct store *store = &domain->gather->dataset->store;
    uint64_t threshold = store->threshold;
    if (store->rows > MOST_ROWS)
        threshold = (uint64_t)((double)threshold * ((double)MOST_ROWS / (double)store->rows));
    domain->row = memory_alloc(store->rows, sizeof *domain->row);
    for (size_t r = 0; r < store->rows; r++) {
        if (store->hash[r] <= threshold)
            domain->row[domain->rows++] = r;
    }
    domain->fold = memory_alloc(domain->rows, sizeof *domain->fold);
    for (size_t i = 0; i < domain->rows; i++)
        domain->fold[i] = (uint8_t)plan_fold(store->hash[domain->row[i]]);
}

// How many bins of a numeric column so many rows can teach something about.
static size_t wanted_bins(const struct gather *gather) {
    size_t rows = SIZE_MAX;
    for (size_t p = 0; p < gather->pair_count; p++) {
        const struct split_pair *pair = &gather->pairs[p];
        size_t fewer = pair->train_rows < pair->test_rows ? pair->train_rows : pair->test_rows;
        rows = fewer < rows ? fewer : rows;
    }
    double bins = sqrt((double)rows) / 2;
    return bins < LEAST_BINS ? LEAST_BINS : bins > MOST_BINS ? MOST_BINS : (size_t)bins;
}

// Merges neighbouring bins of a numeric column to a few of about equal size; missing stays apart.
static void coarsen(struct domain *domain, const struct gather_column *column) {
    const struct shift_counts *counts = &domain->counts;
    bool merge = domain->gather->dataset->numeric[column->data] && counts->bins > domain->most_bins + 1;
    size_t cells = counts->sides * PLAN_FOLDS;
    uint64_t all = 0, filled = 0;
    for (size_t i = cells; i < counts->bins * cells; i++)
        all += counts->counts[i];
    uint64_t wanted = all / domain->most_bins + 1;
    domain->coarse = memory_resize(domain->coarse, counts->bins, sizeof *domain->coarse);
    domain->coarse[0] = 0;
    domain->bins = 1;
    for (size_t b = 1; b < counts->bins; b++) {
        if (b == 1 || !merge || filled >= wanted) {
            domain->bins++;
            filled = 0;
        }
        domain->coarse[b] = (uint16_t)(domain->bins - 1);
        for (size_t i = b * cells; i < (b + 1) * cells; i++)
            filled += counts->counts[i];
    }
    domain->table = memory_resize(domain->table, PLAN_FOLDS * domain->bins, 2 * sizeof *domain->table);
    domain->rest = memory_resize(domain->rest, domain->bins, 2 * sizeof *domain->rest);
    domain->bin_score =
        memory_resize(domain->bin_score, PLAN_FOLDS * domain->bins, sizeof *domain->bin_score);
}

static void find_bins(struct domain *domain, size_t column) {
    const struct dataset *dataset = domain->gather->dataset;
    const struct store *store = &dataset->store;
    for (size_t i = 0; i < domain->rows; i++) {
        size_t r = domain->row[i];
        struct coded_column value = {.number = store->numeric[column] ? store->number[column] + r : NULL,
                                     .code = store->numeric[column] ? NULL : store->code[column] + r};
        plan_bin_rows(&dataset->plan, column, &value, 1, &domain->bin[i]);
        domain->bin[i] = domain->coarse[domain->bin[i]];
    }
}

// The column's table for a pair, fold by fold.
static void fill_table(struct domain *domain, const struct split_pair *pair) {
    memset(domain->table, 0, PLAN_FOLDS * domain->bins * 2 * sizeof *domain->table);
    for (size_t b = 0; b < domain->counts.bins; b++) {
        for (size_t f = 0; f < PLAN_FOLDS; f++) {
            uint64_t side[2], *cell = domain->table + (f * domain->bins + domain->coarse[b]) * 2;
            shift_counts_of(&domain->counts, pair, b, f, side);
            cell[0] += side[0];
            cell[1] += side[1];
        }
    }
}

// Adds the column's part to the scores of the rows, each by what the other folds have taught.
static void add_scores(struct domain *domain, size_t p) {
    double *score = domain->score + p * domain->rows;
    for (size_t fold = 0; fold < PLAN_FOLDS; fold++) {
        memset(domain->rest, 0, domain->bins * 2 * sizeof *domain->rest);
        for (size_t f = 0; f < PLAN_FOLDS; f++) {
            for (size_t i = 0; f != fold && i < domain->bins * 2; i++)
                domain->rest[i] += domain->table[f * domain->bins * 2 + i];
        }
        domain_scores((struct table){domain->bins, 2, domain->rest}, domain->bin_score + fold * domain->bins);
    }
    for (size_t i = 0; i < domain->rows; i++)
        score[i] += domain->bin_score[domain->fold[i] * domain->bins + domain->bin[i]];
}

// The column is named if it alone tells the sides apart, beyond chance.
static void name_column(struct domain *domain, const struct gather_column *column, size_t p) {
    struct estimate alone = power_classes(domain->table, PLAN_FOLDS, domain->bins, 2);
    if (alone.why != DEFINED || alone.log10_p + log10((double)domain->columns) > log10(SHIFT_ALPHA))
        return;
    shift_list_add(&domain->list[p], column->name,
                   text_format(domain->gather->arena, "AUC %.2f alone", alone.value), alone.value);
}

// No column differs at all: one half, known as well as ranks of so many rows tell it.
static struct estimate undivided(size_t train, size_t test) {
    double error = sqrt(((double)train + (double)test + 1) / (12 * (double)train * (double)test));
    return estimate_between(0.5, 0.5 - ESTIMATE_Z * error, 0.5 + ESTIMATE_Z * error, train + test);
}

static struct value judge(struct domain *domain, size_t p) {
    const struct split_pair *pair = &domain->gather->pairs[p];
    const struct store *store = &domain->gather->dataset->store;
    double *x = memory_alloc(domain->rows, sizeof *x);
    uint8_t *test = memory_alloc(domain->rows, sizeof *test);
    size_t rows = 0, tests = 0;
    for (size_t i = 0; i < domain->rows; i++) {
        uint8_t side = pair->side[domain->row[i]];
        if (side == SPLIT_NEITHER)
            continue;
        tests += side == SPLIT_TEST;
        test[rows] = side == SPLIT_TEST;
        x[rows++] = domain->score[p * domain->rows + i];
    }
    struct estimate auc = rank_auc(x, test, rows);
    struct value value = value_estimate(auc.why == CONSTANT ? undivided(rows - tests, tests) : auc);
    memory_free(x);
    memory_free(test);
    return value_on_rows(value, domain->rows, store->seen);
}

static void add_column(struct domain *domain, const struct gather_column *column) {
    shift_counts_column(&domain->counts, column->data);
    coarsen(domain, column);
    find_bins(domain, column->data);
    for (size_t p = 0; p < domain->gather->pair_count; p++) {
        fill_table(domain, &domain->gather->pairs[p]);
        add_scores(domain, p);
        name_column(domain, column, p);
    }
}

static void domain_finish(struct domain *domain) {
    shift_counts_finish(&domain->counts);
    memory_free(domain->row);
    memory_free(domain->fold);
    memory_free(domain->bin);
    memory_free(domain->coarse);
    memory_free(domain->table);
    memory_free(domain->rest);
    memory_free(domain->bin_score);
    memory_free(domain->score);
    memory_free(domain->list);
}

static bool feature(const struct gather *gather, const struct gather_column *column) {
    return column->role == ROLE_FEATURE && shift_counts_describes(gather, column);
}

void measure_domain(struct gather *gather) {
    if (gather->pair_count == 0)
        return;
    struct domain domain = {.gather = gather, .most_bins = wanted_bins(gather)};
    for (size_t c = 0; c < gather->column_count; c++)
        domain.columns += feature(gather, &gather->columns[c]);
    shift_counts_init(&domain.counts, gather);
    choose_rows(&domain);
    domain.bin = memory_alloc(domain.rows, sizeof *domain.bin);
    domain.score = memory_alloc(gather->pair_count * domain.rows, sizeof *domain.score);
    domain.list = memory_alloc(gather->pair_count, sizeof *domain.list);
    for (size_t c = 0; c < gather->column_count; c++) {
        if (feature(gather, &gather->columns[c]))
            add_column(&domain, &gather->columns[c]);
    }
    for (size_t p = 0; p < gather->pair_count; p++) {
        size_t subject = gather->pairs[p].subject;
        gather_set(gather, subject, M_DOMAIN_AUC, judge(&domain, p));
        gather_set(gather, subject, M_DOMAIN_NAMES,
                   value_text(shift_list_text(&domain.list[p], gather->arena)));
        gather_set(gather, subject, M_DOMAIN_COLUMNS, value_count(domain.columns));
    }
    domain_finish(&domain);
}
