// Sorting a column's rows by value.
#include "evidence/grouping.h"

#include "base/hash.h"
#include "base/memory.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum { EXACT_ROWS = 1 << 18, LEAST_COLUMNS = 4, FEW_VALUES = 20 };

void target_rows_init(struct target_rows *target, const struct dataset *dataset) {
    *target = (struct target_rows){0};
    const struct plan *plan = &dataset->plan;
    if (plan->classes < 2)
        return;
    const struct store *store = &dataset->store;
    target->rows = store->rows;
    target->scale = plan->task == TASK_REGRESSION || plan->task == TASK_RANKING;
    target->classes = plan->classes;
    target->number = store->number[plan->target];
    target->class = memory_alloc(store->rows, sizeof *target->class);
    target->class_rows = memory_alloc(plan->classes, sizeof *target->class_rows);
    struct coded_column values = {.number = store->number[plan->target], .code = store->code[plan->target]};
    uint64_t unknown = 0;
    plan_classes(plan, &values, store->rows, target->class, &unknown);
    for (size_t r = 0; r < store->rows; r++) {
        if (target->class[r] < plan -> classes) {
            target->class_rows[target->class[r]]++;
            target->known++;
        }
    }
}

void target_rows_finish(struct target_rows *target) {
    memory_free(target->class);
    memory_free(target->class_rows);
    *target = (struct target_rows){0};
}

// The value of a cell as a number, NAN where missing.
static double cell(const struct store *store, size_t column, size_t row) {
    if (store->numeric[column])
        return store->number[column][row];
    uint32_t code = store->code[column][row];
    return code == CODE_MISSING ? NAN : (double)code;
}

// Which rows to take when not all: those whose key lies at or below the threshold.
struct sampling {
    bool by_value;
    uint64_t threshold;
};

static struct sampling sampling_of(const struct dataset *dataset, size_t column, size_t most) {
    const struct store *store = &dataset->store;
    if (store->rows <= most)
        return (struct sampling){.threshold = UINT64_MAX};
    bool exact;
    (void)distinct_count(&dataset->profile.column[column].distinct, &exact);
    double share = (double)most / (double)store->rows, range = exact ? (double)store->threshold : 0x1p64;
    return (struct sampling){.by_value = !exact, .threshold = (uint64_t)(range * share)};
}

static bool taken(const struct sampling *sampling, uint64_t row_hash, double value) {
    if (!sampling->by_value)
        return row_hash <= sampling->threshold;
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return hash_mix(bits, 3) <= sampling->threshold;
}

static void find_groups(struct grouping *grouping) {
    grouping->start = memory_alloc(grouping->rows + 1, sizeof *grouping->start);
    for (size_t i = 0; i < grouping->rows; i++) {
        if (i == 0 || grouping->value[i] != grouping->value[i - 1])
            grouping->start[grouping->groups++] = i;
    }
    grouping->start[grouping->groups] = grouping->rows;
}

void grouping_init(struct grouping *grouping, const struct dataset *dataset, const struct target_rows *target,
                   size_t column, size_t most) {
    const struct store *store = &dataset->store;
    *grouping = (struct grouping){.of = store->seen};
    struct sampling sampling = sampling_of(dataset, column, most);
    double *values = memory_alloc(store->rows, sizeof *values);
    size_t *rows = memory_alloc(store->rows, sizeof *rows), *index = memory_alloc(store->rows, sizeof *index);
    size_t count = 0, present = 0;
    for (size_t r = 0; r < store->rows; r++) {
        double value = cell(store, column, r) + 0.0;
        present += !isnan(value) && target->class[r] < target->classes;
        if (!taken(&sampling, store->hash[r], value))
            continue;
        grouping->measured++;
        if (isnan(value) || target->class[r] >= target->classes)
            continue;
        values[count] = value;
        rows[count++] = r;
    }
    sort_doubles_with_index(values, index, count);
    grouping->rows = count;
    grouping->known = count < present ? target->known * count / present : target->known;
    grouping->value = values;
    grouping->row = memory_alloc(count, sizeof *grouping->row);
    grouping->class = memory_alloc(count, sizeof *grouping->class);
    for (size_t i = 0; i < count; i++) {
        grouping->row[i] = rows[index[i]];
        grouping->class[i] = target->class[grouping->row[i]];
    }
    memory_free(rows);
    memory_free(index);
    find_groups(grouping);
}

void grouping_finish(struct grouping *grouping) {
    memory_free(grouping->value);
    memory_free(grouping->row);
    memory_free(grouping->class);
    memory_free(grouping->start);
    *grouping = (struct grouping){0};
}

bool grouping_is_one_row(const struct grouping *grouping, const struct dataset *dataset, size_t group) {
    const uint64_t *hash = dataset->store.hash;
    size_t first = grouping->start[group], end = grouping->start[group + 1], same = first + 1;
    // Rows of few columns, or of values that are few, coincide without being copies.
    if (dataset->column_count < LEAST_COLUMNS || grouping->groups * FEW_VALUES <= grouping->rows)
        return same == end;
    while (same < end && hash[grouping->row[same]] == hash[grouping->row[first]])
        same++;
    return same == end;
}

uint64_t grouping_distinct(const struct dataset *dataset, size_t column) {
    const struct store *store = &dataset->store;
    bool exact;
    uint64_t estimate = distinct_count(&dataset->profile.column[column].distinct, &exact);
    if (exact || !store_complete(store))
        return estimate;
    if (!store->numeric[column])
        return dataset->dictionaries[column].count;
    if (store->rows > EXACT_ROWS)
        return estimate;
    double *values = memory_alloc(store->rows, sizeof *values);
    size_t *index = memory_alloc(store->rows, sizeof *index), count = 0, distinct = 0;
    for (size_t r = 0; r < store->rows; r++) {
        if (!isnan(store->number[column][r]))
            values[count++] = store->number[column][r];
    }
    sort_doubles_with_index(values, index, count);
    for (size_t i = 0; i < count; i++)
        distinct += i == 0 || values[i] != values[i - 1];
    memory_free(values);
    memory_free(index);
    return distinct;
}
