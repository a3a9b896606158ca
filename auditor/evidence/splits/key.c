// The keys that the schema declares, ids and groups, and what all keys are measured by.
#include "evidence/splits/key.h"

#include "evidence/splits/key_time.h"
#include "stats/interval.h"

#include <math.h>
#include <string.h>

// By which another pair must be worse than train and test.
static const double PROPER = 0.1;

// All folds are held against each other at once.
static struct split_pair pair_of(const struct gather *gather, size_t i) {
    struct split_pair pair = gather->pairs[i];
    if (pair.fold_column != SIZE_MAX)
        pair.test = "held-out folds";
    return pair;
}

// A count of rows or keys, multiplied up where only a share of the keys was looked at.
static struct value counted(const struct gather *gather, const struct key_overlap *overlap, uint64_t count) {
    struct value value = value_count(count * overlap->thinned);
    if (overlap->thinned > 1) {
        value.of = gather->dataset->profile.rows;
        value.measured = value.of / overlap->thinned;
    }
    return value;
}

static struct value share_of(const struct key_overlap *overlap) {
    if (overlap->test_rows == 0)
        return value_undefined(VALUE_ESTIMATE, TOO_FEW);
    double share = (double)overlap->shared_rows / (double)overlap->test_rows;
    return value_estimate(overlap->thinned == 1
                              ? estimate_exact(share, overlap->test_rows)
                              : interval_wilson(overlap->shared_rows, overlap->test_rows, 0.95));
}

static struct value ratio(double above, uint64_t below) {
    return below ? value_estimate(estimate_exact(above / (double)below, below))
                 : value_undefined(VALUE_ESTIMATE, TOO_FEW);
}

static struct value time_overlap(const struct gather *gather, const struct key *key, size_t pair) {
    if (gather->pairs[pair].fold_column != SIZE_MAX) // each fold is once test: none comes after all others
        return value_undefined(VALUE_ESTIMATE, NOT_DECLARED);
    return value_estimate(key_time_overlap(gather, &gather->pairs[pair], key->columns, key->count));
}

static void set_measures(struct gather *gather, size_t subject, const struct key *key, size_t pair,
                         const struct key_overlap *overlap) {
    gather_set(gather, subject, M_KEY_SHARED_ROWS, counted(gather, overlap, overlap->shared_rows));
    gather_set(gather, subject, M_KEY_SHARED_SHARE, share_of(overlap));
    gather_set(gather, subject, M_KEY_SHARED_KEYS, counted(gather, overlap, overlap->shared_keys));
    gather_set(gather, subject, M_KEY_TEST_ROWS, counted(gather, overlap, overlap->test_rows));
    gather_set(gather, subject, M_KEY_TEST_KEYS, counted(gather, overlap, overlap->test_keys));
    gather_set(gather, subject, M_KEY_EXPECTED_SHARE, ratio(overlap->expected, overlap->test_rows));
    gather_set(gather, subject, M_KEY_TRAIN_RATIO, ratio((double)overlap->train_rows, overlap->train_keys));
    gather_set(gather, subject, M_KEY_NUMBERED, value_flag(overlap->numbered));
    if (overlap->shared_rows && gather_needs(gather, M_KEY_TIME_OVERLAP))
        gather_set(gather, subject, M_KEY_TIME_OVERLAP, time_overlap(gather, key, pair));
    else
        gather_set(gather, subject, M_KEY_TIME_OVERLAP, value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE));
}

static void set_unread(struct gather *gather, size_t subject) {
    static const enum measure_id all[] = {M_KEY_SHARED_ROWS, M_KEY_SHARED_SHARE, M_KEY_SHARED_KEYS,
                                          M_KEY_TEST_ROWS,   M_KEY_TEST_KEYS,    M_KEY_EXPECTED_SHARE,
                                          M_KEY_TRAIN_RATIO, M_KEY_NUMBERED,     M_KEY_TIME_OVERLAP};
    gather_set_undefined(gather, subject, all, sizeof all / sizeof *all, OVER_BUDGET);
}

// Of pairs that are equally bad, the one of train and test.
static size_t worst_of(const struct gather *gather, const struct key_overlap *overlap, size_t count) {
    size_t worst = 0;
    double most = -1;
    for (size_t i = 0; i < count; i++) {
        double share = overlap[i].expected > 0 ? (double)overlap[i].shared_rows / overlap[i].expected : 0;
        bool proper =
            strcmp(gather->pairs[i].train, "train") == 0 && strcmp(gather->pairs[i].test, "test") == 0;
        share = fmin(share, 1) + (proper ? PROPER : 0);
        if (share > most)
            most = share, worst = i;
    }
    return worst;
}

size_t key_subjects(struct gather *gather, const struct key *key, size_t *subjects) {
    size_t count = key_overlap_count(gather), added = 0;
    struct key_overlap *overlap = memory_alloc(count, sizeof *overlap);
    struct error error;
    enum status status = key_overlap_measure(gather, key->columns, key->count, overlap, &error);
    size_t worst = worst_of(gather, overlap, count);
    for (size_t i = 0; i < count; i++) {
        if (key->worst && i != worst)
            continue;
        struct split_pair pair = pair_of(gather, i);
        size_t subject = split_pair_key(gather, &pair, key->kind, key->names, key->count);
        if (status == STATUS_OK)
            set_measures(gather, subject, key, i, &overlap[i]);
        else
            set_unread(gather, subject);
        subjects[added++] = subject;
    }
    memory_free(overlap);
    return added;
}

// ---- declared keys ----

static void add_column(struct gather *gather, const struct gather_column *column, const char *kind) {
    struct key key = {.kind = kind, .names = &column->name, .columns = &column->data, .count = 1};
    size_t *subjects = memory_alloc(key_overlap_count(gather), sizeof *subjects);
    key_subjects(gather, &key, subjects);
    memory_free(subjects);
}

static bool in_group(const struct schema *schema, const char *name) {
    for (size_t g = 0; g < schema->task.group.count; g++) {
        if (strcmp(schema->task.group.items[g].name, name) == 0)
            return true;
    }
    return false;
}

// The columns of task.group together are one key: series of a product in a shop share a split, not all shops.
static void add_group(struct gather *gather) {
    const struct references *group = &gather->schema->task.group;
    const char **names = memory_alloc(group->count, sizeof *names);
    size_t *columns = memory_alloc(group->count, sizeof *columns), count = 0,
           *subjects = memory_alloc(key_overlap_count(gather), sizeof *subjects);
    for (size_t g = 0; g < group->count; g++) {
        const struct gather_column *column = gather_find(gather, group->items[g].name);
        if (!column || column->data == SIZE_MAX)
            continue;
        names[count] = column->name;
        columns[count++] = column->data;
    }
    if (count && count == group->count) { // a part of a key is another key
        struct key key = {.kind = "group", .names = names, .columns = columns, .count = count};
        key_subjects(gather, &key, subjects);
    }
    memory_free(names);
    memory_free(columns);
    memory_free(subjects);
}

void measure_key(struct gather *gather) {
    if (gather->pair_count == 0)
        return;
    add_group(gather);
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (column->data == SIZE_MAX || in_group(gather->schema, column->name))
            continue;
        bool unique = column->declared && column->declared->constraints.unique;
        if (column->role == ROLE_GROUP)
            add_column(gather, column, "group");
        else if (column->role == ROLE_ID || (unique && column->role != ROLE_TARGET))
            add_column(gather, column, "id");
    }
}
