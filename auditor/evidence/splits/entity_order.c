// Training rows of an entity that are later than its test rows.
#include "evidence/splits/entity_order.h"

#include "base/hash.h"
#include "base/memory.h"
#include "base/text.h"
#include "evidence/splits/apart.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

static const double FIRST = 0.05; // the quantile of an entity's test rows that counts as their beginning
enum { LEAST_ROWS = 20 };         // of entities with rows on both sides

// A column whose equal values mark one entity.
static bool is_key(const struct gather *gather, const struct gather_column *column) {
    bool named = column->role == ROLE_GROUP;
    for (size_t g = 0; !named && g < gather->schema->task.group.count; g++)
        named = strcmp(gather->schema->task.group.items[g].name, column->name) == 0;
    return named && column->data != SIZE_MAX;
}

static uint64_t bits_of(const struct store *store, size_t column, size_t row) {
    if (!store->numeric[column])
        return store->code[column][row];
    double number = store->number[column][row] + 0.0; // -0 becomes 0
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

static bool is_missing(const struct store *store, size_t column, size_t row) {
    return store->numeric[column] ? isnan(store->number[column][row])
                                  : store->code[column][row] >= CODE_OVERFLOW;
}

struct entities {
    size_t rows;
    size_t *row;      // [rows] of the store, by entity, within it by time
    uint64_t *key;    // [rows of the store]
    const char *name; // "patient", or "shop, product"; NULL = none is declared
};

// Keys of all rows that have a part and an entity.
static void collect(struct entities *entities, const struct gather *gather, const struct division *division) {
    const struct store *store = &gather->dataset->store;
    bool *missing = memory_alloc(store->rows, sizeof *missing);
    entities->key = memory_alloc(store->rows, sizeof *entities->key);
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (!is_key(gather, column))
            continue;
        entities->name = entities->name ? text_format(gather->arena, "%s, %s", entities->name, column->name)
                                        : column->name;
        for (size_t r = 0; r < store->rows; r++) {
            entities->key[r] = hash_mix(entities->key[r], bits_of(store, column->data, r));
            missing[r] |= is_missing(store, column->data, r);
        }
    }
    entities->row = memory_alloc(store->rows, sizeof *entities->row);
    for (size_t r = 0; entities->name && r < store->rows; r++) {
        if (!missing[r] && division->part[r] != PART_NONE)
            entities->row[entities->rows++] = r;
    }
    memory_free(missing);
}

// Sorts the rows by `key`; equal ones keep their order.
static void sort_rows(struct entities *entities, double *key) {
    size_t *index = memory_alloc(entities->rows, sizeof *index);
    size_t *moved = memory_alloc(entities->rows, sizeof *moved);
    sort_doubles_with_index(key, index, entities->rows);
    for (size_t i = 0; i < entities->rows; i++)
        moved[i] = entities->row[index[i]];
    memcpy(entities->row, moved, entities->rows * sizeof *moved);
    memory_free(index);
    memory_free(moved);
}

static void entities_init(struct entities *entities, const struct gather *gather,
                          const struct division *division, const struct time_axis *axis) {
    *entities = (struct entities){0};
    collect(entities, gather, division);
    double *key = memory_alloc(entities->rows, sizeof *key);
    for (size_t i = 0; i < entities->rows; i++)
        key[i] = axis->moment[entities->row[i]];
    sort_rows(entities, key);
    for (size_t i = 0; i < entities->rows; i++) // 53 bits: two of a million entities are one in 20 000 tables
        key[i] = (double)(entities->key[entities->row[i]] >> 11);
    sort_rows(entities, key);
    memory_free(key);
}

static void entities_finish(struct entities *entities) {
    memory_free(entities->row);
    memory_free(entities->key);
}

struct entity_count {
    size_t shared, rows; // entities with rows in more than one part, and their rows
    double later;        // sum over them: share of the training rows that are later than the test's beginning
};

// One entity's rows in the order of time.
static void count_entity(struct entity_count *count, const size_t *row, size_t rows,
                         const struct division *division, const double *moment, double *test) {
    size_t tests = 0, later = 0;
    bool shared = false;
    for (size_t i = 0; i < rows; i++) {
        shared |= division->part[row[i]] != division->part[row[0]];
        if (division->part[row[i]] == 1)
            test[tests++] = moment[row[i]];
    }
    if (!shared)
        return;
    count->shared++;
    count->rows += rows;
    if (division->folds)
        return;
    double first = division_quantile(test, tests, FIRST);
    for (size_t i = 0; i < rows; i++)
        later += division->part[row[i]] == 0 && moment[row[i]] > first;
    count->later += (double)later / (double)(rows - tests);
}

static struct entity_count count_all(const struct entities *entities, const struct division *division,
                                     const double *moment) {
    struct entity_count count = {0};
    double *test = memory_alloc(entities->rows, sizeof *test);
    for (size_t i = 0, end; i < entities->rows; i = end) {
        for (end = i + 1; end < entities->rows; end++) {
            if (entities->key[entities->row[end]] != entities->key[entities->row[i]])
                break;
        }
        count_entity(&count, entities->row + i, end - i, division, moment, test);
    }
    memory_free(test);
    return count;
}

void entity_order_set_undefined(struct gather *gather, size_t subject, enum undefined why) {
    static const enum measure_id all[] = {M_ENTITY_ORDER_KEY, M_ENTITY_ORDER_SHARED, M_ENTITY_ORDER_APART,
                                          M_ENTITY_ORDER_LATER};
    bool any = false;
    for (size_t c = 0; c < gather->column_count; c++)
        any |= is_key(gather, &gather->columns[c]);
    why = any ? why : NOT_DECLARED;
    gather_set_undefined(gather, subject, all, sizeof all / sizeof *all, why);
    if (!any)
        gather_set(gather, subject, M_ENTITY_ORDER_APART, value_flag(false));
}

// A sample may have left out what an entity has on the other side.
static struct value apart_of(const struct store *store, const struct entities *entities,
                             const struct entity_count *count) {
    bool apart = entities->rows > 0 && (double)count->rows < 0.01 * (double)entities->rows;
    return apart && !store_complete(store) ? value_undefined(VALUE_FLAG, OVER_BUDGET) : value_flag(apart);
}

// Whether the rows were dealt by the values of a column that nobody has declared.
static bool is_apart_undeclared(const struct gather *gather, const struct split_pair *pair,
                                const struct time_axis *axis) {
    bool *leave_out = memory_alloc(gather->dataset->column_count, sizeof *leave_out);
    for (size_t i = 0; i < axis->column_count; i++) {
        const struct gather_column *column = gather_find(gather, axis->columns[i]);
        if (column && column->data != SIZE_MAX)
            leave_out[column->data] = true;
    }
    bool apart = pair->fold_column == SIZE_MAX && apart_column(gather, pair, leave_out) != SIZE_MAX;
    memory_free(leave_out);
    return apart;
}

void entity_order_set(struct gather *gather, size_t subject, const struct split_pair *pair,
                      const struct division *division, const struct time_axis *axis) {
    const struct store *store = &gather->dataset->store;
    struct entities entities;
    entities_init(&entities, gather, division, axis);
    struct entity_count count = count_all(&entities, division, axis->moment);
    if (!entities.name) {
        entity_order_set_undefined(gather, subject, NOT_DECLARED);
        gather_set(gather, subject, M_ENTITY_ORDER_APART,
                   value_flag(is_apart_undeclared(gather, pair, axis)));
        entities_finish(&entities);
        return;
    }
    struct value later = value_undefined(VALUE_ESTIMATE, TOO_FEW);
    if (division->folds)
        later.why = NOT_DECLARED; // which folds a model is trained on, nobody has said
    else if (count.rows >= LEAST_ROWS)
        later = value_estimate(estimate_exact(count.later / (double)count.shared, count.shared));
    struct value shared = value_on_rows(value_count(count.shared), store->rows, store->seen);
    later = value_on_rows(later, store->rows, store->seen);
    gather_set(gather, subject, M_ENTITY_ORDER_KEY, value_text(entities.name));
    gather_set(gather, subject, M_ENTITY_ORDER_SHARED, shared);
    gather_set(gather, subject, M_ENTITY_ORDER_APART, apart_of(store, &entities, &count));
    gather_set(gather, subject, M_ENTITY_ORDER_LATER, later);
    entities_finish(&entities);
}
