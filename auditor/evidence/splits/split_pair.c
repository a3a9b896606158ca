// Pairs of splits by role, and by the values of a k-fold column.
#include "evidence/splits/split_pair.h"

#include "base/text.h"
#include "evidence/gather.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void split_pair_sides(const struct split_pair *pair, const struct coded *batch, uint8_t *side) {
    if (pair->fold_column == SIZE_MAX) {
        for (size_t r = 0; r < batch->rows; r++) {
            uint8_t split = batch->split[r];
            side[r] = split == pair->train_split  ? SPLIT_TRAIN
                      : split == pair->test_split ? SPLIT_TEST
                                                  : SPLIT_NEITHER;
        }
        return;
    }
    const struct coded_column *fold = &batch->column[pair->fold_column];
    for (size_t r = 0; r < batch->rows; r++) {
        bool missing = fold->number ? isnan(fold->number[r]) : fold->code[r] >= CODE_OVERFLOW;
        bool test = fold->number ? fold->number[r] == pair->fold_number : fold->code[r] == pair->fold_code;
        side[r] = missing ? SPLIT_NEITHER : test ? SPLIT_TEST : SPLIT_TRAIN;
    }
}

static struct place place_of(const struct gather *gather) {
    const struct schema *schema = gather->schema;
    if (schema->split.declared && schema->split.place.line)
        return schema->split.place;
    for (size_t f = 0; f < schema->file_count; f++) {
        if (schema->files[f].role == DATA_TEST || f + 1 == schema->file_count)
            return (struct place){.path = schema->files[f].path, .line = 1};
    }
    return (struct place){.path = schema->path};
}

// Keeps the pair if both sides have rows.
static void add_pair(struct gather *gather, struct split_pair pair) {
    const struct store *store = &gather->dataset->store;
    struct coded_column *columns = memory_alloc(store->columns, sizeof *columns);
    struct coded all = store_slice(store, 0, store->rows, columns);
    pair.side = arena_alloc(gather->arena, store->rows, 1);
    split_pair_sides(&pair, &all, pair.side);
    memory_free(columns);
    for (size_t r = 0; r < store->rows; r++) {
        pair.train_rows += pair.side[r] == SPLIT_TRAIN;
        pair.test_rows += pair.side[r] == SPLIT_TEST;
    }
    if (pair.train_rows == 0 || pair.test_rows == 0)
        return;
    pair.subject = evidence_subject(
        gather->evidence, (struct subject){.kind = SUBJECT_SPLIT_PAIR,
                                           .name = text_format(gather->arena, "%s/%s", pair.train, pair.test),
                                           .splits = {pair.train, pair.test},
                                           .place = place_of(gather),
                                           .index = gather->pair_count,
                                           .fold = pair.fold_column != SIZE_MAX});
    gather->pairs[gather->pair_count++] = pair;
}

static void add_splits(struct gather *gather) {
    const struct dataset *dataset = gather->dataset;
    for (int train = DATA_TRAIN; train <= DATA_TEST; train++) {
        for (int test = train + 1; test <= DATA_TEST; test++) {
            struct split_pair pair = {
                .fold_column = SIZE_MAX, .train_split = UINT8_MAX, .test_split = UINT8_MAX};
            for (size_t s = 0; s < dataset->split_count; s++) {
                if ((int)dataset->splits[s].role == train)
                    pair.train_split = (uint8_t)s, pair.train = dataset->splits[s].name;
                if ((int)dataset->splits[s].role == test)
                    pair.test_split = (uint8_t)s, pair.test = dataset->splits[s].name;
            }
            if (pair.train && pair.test)
                add_pair(gather, pair);
        }
    }
}

static int compare_numbers(const void *a, const void *b) {
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

// The distinct values of the fold column, ascending (texts in the order in which they appear); 0 if there are
// too many.
static size_t fold_values(const struct store *store, size_t column, double values[SPLIT_PAIR_FOLDS]) {
    size_t count = 0;
    for (size_t r = 0; r < store->rows; r++) {
        double value = store->numeric[column]                    ? store->number[column][r]
                       : store->code[column][r] >= CODE_OVERFLOW ? NAN
                                                                 : (double)store->code[column][r];
        bool known = isnan(value);
        for (size_t i = 0; !known && i < count; i++)
            known = values[i] == value;
        if (known)
            continue;
        if (count == SPLIT_PAIR_FOLDS)
            return 0;
        values[count++] = value;
    }
    qsort(values, count, sizeof *values, compare_numbers);
    return count;
}

static void add_folds(struct gather *gather, size_t column) {
    double values[SPLIT_PAIR_FOLDS] = {0};
    bool numeric = gather->dataset->numeric[column];
    size_t count = fold_values(&gather->dataset->store, column, values);
    gather->pairs = arena_alloc(gather->arena, count, sizeof *gather->pairs);
    for (size_t i = 0; count > 1 && i < count; i++)
        add_pair(gather, (struct split_pair){.train = "other folds",
                                             .test = text_format(gather->arena, "fold %zu", i + 1),
                                             .fold_column = column,
                                             .fold_number = values[i],
                                             .fold_code = numeric ? 0 : (uint32_t)values[i]});
}

void split_pairs_init(struct gather *gather) {
    gather->pairs = NULL;
    gather->pair_count = 0;
    size_t fold = dataset_find(gather->dataset, gather->schema->split.kfold.name);
    if (fold != SIZE_MAX) {
        add_folds(gather, fold);
        return;
    }
    gather->pairs = arena_alloc(gather->arena, 3, sizeof *gather->pairs);
    add_splits(gather);
}

size_t split_pair_key(struct gather *gather, const struct split_pair *pair, const char *kind,
                      const char *const *columns, size_t count) {
    const char **names = arena_alloc(gather->arena, count, sizeof *names);
    const char *all = columns[0];
    for (size_t i = 0; i < count; i++) {
        names[i] = columns[i];
        if (i > 0)
            all = text_format(gather->arena, "%s, %s", all, columns[i]);
    }
    size_t subject = evidence_subject(
        gather->evidence,
        (struct subject){.kind = SUBJECT_SPLIT_KEY,
                         .name = text_format(gather->arena, "%s in %s/%s", all, pair->train, pair->test),
                         .columns = names,
                         .column_count = count,
                         .splits = {pair->train, pair->test},
                         .place = place_of(gather)});
    gather_set(gather, subject, M_KEY_KIND, value_name(kind));
    return subject;
}

// A row count of the store, with how much of the data that is.
static struct value rows_of(const struct store *store, size_t rows) {
    return value_on_rows(value_count(rows), store->rows, store->seen);
}

void measure_pair(struct gather *gather) {
    const struct dataset *dataset = gather->dataset;
    for (size_t i = 0; i < gather->pair_count; i++) {
        const struct split_pair *pair = &gather->pairs[i];
        bool counted = pair->fold_column == SIZE_MAX;
        struct value train = counted ? value_count(dataset->profile.split_rows[pair->train_split])
                                     : rows_of(&dataset->store, pair->train_rows);
        struct value test = counted ? value_count(dataset->profile.split_rows[pair->test_split])
                                    : rows_of(&dataset->store, pair->test_rows);
        gather_set(gather, pair->subject, M_PAIR_TRAIN_ROWS, train);
        gather_set(gather, pair->subject, M_PAIR_TEST_ROWS, test);
    }
}
