// Counting bins by side.
#include "evidence/splits/shift_counts.h"

#include "base/memory.h"

#include <string.h>

enum { SLICE = 4096 };

void shift_counts_init(struct shift_counts *counts, const struct gather *gather) {
    const struct store *store = &gather->dataset->store;
    *counts = (struct shift_counts){.gather = gather, .sides = gather->dataset->split_count};
    if (gather->pair_count == 0 || gather->pairs[0].fold_column == SIZE_MAX)
        return;
    counts->sides = gather->pair_count + 1; // each fold is the second side of one pair
    counts->fold = memory_alloc(store->rows, sizeof *counts->fold);
    for (size_t r = 0; r < store->rows; r++)
        counts->fold[r] = UINT16_MAX;
    for (size_t p = 0; p < gather->pair_count; p++) {
        for (size_t r = 0; r < store->rows; r++) {
            if (gather->pairs[p].side[r] == SPLIT_TEST)
                counts->fold[r] = (uint16_t)p;
        }
    }
}

void shift_counts_finish(struct shift_counts *counts) {
    memory_free(counts->fold);
    memory_free(counts->counts);
}

// The profile has what is wanted, by class as well.
static void count_splits(struct shift_counts *counts, size_t column) {
    const struct dataset *dataset = counts->gather->dataset;
    size_t classes = dataset->plan.classes + 1;
    const uint64_t *joint = dataset->profile.column[column].joint;
    for (size_t i = 0; i < counts->bins * counts->sides * PLAN_FOLDS; i++) {
        for (size_t k = 0; k < classes; k++)
            counts->counts[i] += joint[i * classes + k];
    }
}

// Counts a row of the store in its side, and in the sum of all folds.
static void count_row(struct shift_counts *counts, size_t row, size_t bin) {
    const struct store *store = &counts->gather->dataset->store;
    size_t side = counts->fold ? counts->fold[row] : store->split[row], fold = plan_fold(store->hash[row]);
    uint64_t *count = counts->counts + bin * counts->sides * PLAN_FOLDS + fold;
    if (side >= counts->sides)
        return;
    count[side * PLAN_FOLDS]++;
    if (counts->fold)
        count[(counts->sides - 1) * PLAN_FOLDS]++;
}

static void count_folds(struct shift_counts *counts, size_t column) {
    const struct dataset *dataset = counts->gather->dataset;
    const struct store *store = &dataset->store;
    uint16_t bin[SLICE];
    for (size_t first = 0; first < store->rows; first += SLICE) {
        size_t rows = store->rows - first < SLICE ? store->rows - first : SLICE;
        struct coded_column values = {
            .number = store->numeric[column] ? store->number[column] + first : NULL,
            .code = store->numeric[column] ? NULL : store->code[column] + first,
        };
        plan_bin_rows(&dataset->plan, column, &values, rows, bin);
        for (size_t r = 0; r < rows; r++)
            count_row(counts, first + r, bin[r]);
    }
}

static void clear(struct shift_counts *counts, size_t bins) {
    counts->bins = bins;
    size_t cells = bins * counts->sides * PLAN_FOLDS;
    if (cells > counts->room) {
        counts->counts = memory_resize(counts->counts, cells, sizeof *counts->counts);
        counts->room = cells;
    }
    memset(counts->counts, 0, cells * sizeof *counts->counts);
}

void shift_counts_forms(struct shift_counts *counts, size_t column) {
    const struct store *store = &counts->gather->dataset->store;
    clear(counts, counts->gather->dataset->forms[column].count + 1);
    for (size_t r = 0; r < store->rows; r++)
        count_row(counts, r, store->form[column][r]);
}

void shift_counts_column(struct shift_counts *counts, size_t column) {
    clear(counts, counts->gather->dataset->plan.column[column].bins);
    if (counts->fold)
        count_folds(counts, column);
    else
        count_splits(counts, column);
}

void shift_counts_of(const struct shift_counts *counts, const struct split_pair *pair, size_t bin,
                     size_t fold, uint64_t side[2]) {
    const uint64_t *count = counts->counts + bin * counts->sides * PLAN_FOLDS + fold;
    if (!counts->fold) {
        side[0] = count[pair->train_split * PLAN_FOLDS];
        side[1] = count[pair->test_split * PLAN_FOLDS];
        return;
    }
    side[1] = count[(size_t)(pair - counts->gather->pairs) * PLAN_FOLDS];
    side[0] = count[(counts->sides - 1) * PLAN_FOLDS] - side[1];
}

void shift_counts_all(const struct shift_counts *counts, const struct split_pair *pair, size_t bin,
                      uint64_t side[2]) {
    side[0] = side[1] = 0;
    for (size_t f = 0; f < PLAN_FOLDS; f++) {
        uint64_t in_fold[2];
        shift_counts_of(counts, pair, bin, f, in_fold);
        side[0] += in_fold[0];
        side[1] += in_fold[1];
    }
}

struct value shift_counts_value(const struct shift_counts *counts, struct value value, bool forms) {
    const struct store *store = &counts->gather->dataset->store;
    return counts->fold || forms ? value_on_rows(value, store->rows, store->seen) : value;
}

bool shift_counts_describes(const struct gather *gather, const struct gather_column *column) {
    if (column->data == SIZE_MAX || (column->role != ROLE_FEATURE && column->role != ROLE_TARGET))
        return false;
    enum column_type type = gather->dataset->columns[column->data].read->type;
    return type != TYPE_DATE && type != TYPE_DATETIME &&
           gather_number(gather, column->subject, M_ID_LIKE, 0) == 0;
}
