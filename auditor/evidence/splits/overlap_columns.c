// Which columns rows are compared by, and which parts of the table a split's pairs are made of.
#include "evidence/splits/overlap.h"

#include "base/memory.h"
#include "profile/reading.h"

#include <math.h>

// ---- columns ----

// Whether a split has rows but no value of the column, such as the target of a test file that keeps it back.
static bool lacking(const struct dataset *dataset, size_t column) {
    const struct profile *profile = &dataset->profile;
    size_t cells = profile->stride / dataset->plan.splits;
    for (size_t s = 0; s < dataset->split_count; s++) {
        uint64_t missing = 0;
        for (size_t i = 0; i < cells; i++)
            missing += profile->column[column].joint[BIN_MISSING * profile->stride + s * cells + i];
        if (profile->split_rows[s] > 0 && missing == profile->split_rows[s])
            return true;
    }
    return false;
}

static double range_of(const struct store *store, size_t column) {
    double low = INFINITY, high = -INFINITY;
    for (size_t r = 0; r < store->rows; r++) {
        double value = store->number[column][r];
        low = value < low ? value : low;
        high = value > high ? value : high;
    }
    return high - low;
}

// Whether nearly every row has a value of its own, as ids, free texts and times have. Prices and measurements
// do too, so numbers must be whole and lie about as densely as a running number.
static bool id_like(const struct dataset *dataset, size_t column) {
    enum { RUNNING = 20 };
    static const double MOST = 0.9, NEARLY_ALL = 0.98;
    double rows = (double)dataset->profile.rows, distinct = (double)grouping_distinct(dataset, column);
    enum column_type type = dataset->columns[column].read->type;
    if (!dataset->numeric[column])
        return distinct >= MOST * rows || dataset->dictionaries[column].count >= DICTIONARY_ENTRIES;
    if (type == TYPE_DATE || type == TYPE_DATETIME)
        return distinct >= MOST * rows;
    return type == TYPE_INTEGER && distinct >= NEARLY_ALL * rows &&
           range_of(&dataset->store, column) <= RUNNING * rows;
}

void overlap_columns_init(const struct gather *gather, struct overlap_columns *columns) {
    const struct dataset *dataset = gather->dataset;
    *columns = (struct overlap_columns){
        .label = SIZE_MAX,
        .feature = arena_alloc(gather->arena, dataset->column_count, sizeof(size_t)),
        .plain = arena_alloc(gather->arena, dataset->column_count, sizeof(size_t)),
    };
    if (dataset->target != SIZE_MAX && !lacking(dataset, dataset->target))
        columns->label = dataset->target;
    for (size_t c = 0; c < dataset->column_count; c++) {
        const struct gather_column *column = gather_find(gather, dataset->columns[c].name);
        enum column_role role = column ? column->role : ROLE_FEATURE;
        if (c == dataset->target || role == ROLE_SPLIT || role == ROLE_IGNORE || lacking(dataset, c))
            continue;
        columns->feature[columns->features++] = c;
        if (role != ROLE_ID && role != ROLE_TIME && !id_like(dataset, c))
            columns->plain[columns->plains++] = c;
    }
    if (columns->plains == 0) // then ids are all there is
        columns->plain = columns->feature, columns->plains = columns->features;
}

// ---- views ----

size_t overlap_views(const struct gather *gather, const struct overlap_columns *columns,
                     struct row_view view[OVERLAP_VIEWS]) {
    enum { PLAIN, ALL };
    uint64_t needed = OVERLAP_VIEWS * sizeof(struct row_key) * gather->dataset->profile.rows;
    bool all = columns->plains < columns->features && needed <= overlap_budget(gather);
    view[PLAIN] = (struct row_view){.column = columns->plain, .columns = columns->plains};
    view[ALL] = (struct row_view){.column = columns->feature, .columns = columns->features};
    for (size_t v = 0; v < OVERLAP_VIEWS; v++) {
        size_t *counted = arena_alloc(gather->arena, view[v].columns, sizeof *counted);
        view[v].counted = counted;
        if (v == PLAIN || all)
            view[v].counteds =
                overlap_counted(gather, columns->label, view[v].column, view[v].columns, counted);
    }
    return all ? OVERLAP_VIEWS : 1;
}

// ---- parts and cuts ----

static void find_splits(const void *context, const struct coded *batch, uint64_t first, uint8_t *part) {
    (void)context, (void)first;
    for (size_t r = 0; r < batch->rows; r++)
        part[r] = batch->split[r];
}

// The number of the pair whose test side is the row's fold.
static void find_folds(const void *context, const struct coded *batch, uint64_t first, uint8_t *part) {
    const struct gather *gather = context;
    const struct coded_column *fold = &batch->column[gather->pairs[0].fold_column];
    (void)first;
    for (size_t r = 0; r < batch->rows; r++) {
        part[r] = ROW_PART_NONE;
        for (size_t i = 0; i < gather->pair_count; i++) {
            const struct split_pair *pair = &gather->pairs[i];
            bool same = fold->number
                            ? !(fold->number[r] < pair->fold_number) && !(fold->number[r] > pair->fold_number)
                            : fold->code[r] == pair->fold_code;
            if (same && !(fold->number && isnan(fold->number[r])))
                part[r] = (uint8_t)i;
        }
    }
}

struct row_parts overlap_pair_parts(const struct gather *gather) {
    bool folds = gather->pair_count && gather->pairs[0].fold_column != SIZE_MAX;
    return (struct row_parts){.find = folds ? find_folds : find_splits, .context = gather};
}

void overlap_pair_cuts(const struct gather *gather, struct overlap_cut *cuts) {
    for (size_t i = 0; i < gather->pair_count; i++) {
        const struct split_pair *pair = &gather->pairs[i];
        for (size_t part = 0; part < ROW_PARTS; part++) {
            bool folds = pair->fold_column != SIZE_MAX;
            bool test = folds ? part == i : part == pair->test_split;
            bool train = folds ? part < gather->pair_count && part != i : part == pair->train_split;
            cuts[i].side[part] = test ? ROW_TEST : train ? ROW_TRAIN : ROW_NEITHER;
        }
    }
}

uint64_t overlap_budget(const struct gather *gather) {
    enum { A_ROW = 22, SHARE = 8 }; // of the memory, as the column store has the rest
    static const uint64_t LEAST = UINT64_C(64) << 20;
    uint64_t wanted = A_ROW * gather->dataset->profile.rows;
    uint64_t most = gather->dataset->reading->request.memory / SHARE;
    wanted = wanted > LEAST ? wanted : LEAST;
    return wanted < most ? wanted : most;
}
