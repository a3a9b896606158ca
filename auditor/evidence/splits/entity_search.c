// Single columns as keys: whole numbers or texts with some ten values or more that repeat, whose rows agree
// in columns in which rows of other values differ.
#include "evidence/splits/entity_search.h"

#include "evidence/grouping.h"
#include "evidence/splits/entity_groups.h"
#include "evidence/splits/time_name.h"
#include "stats/sort.h"

#include <math.h>

enum { LEAST_KEYS = 10, MOST_CANDIDATES = 64, MOST_ROWS = 32768, LEAST_PAIRS = 20, SAMPLE_TEXTS = 1000 };
static const double LEAST_SIZE = 1.5, MOST_SIZE = 50; // rows an entity; individuals by name may have more
static const double SAME = 0.98;                      // agreement of what does not vary
static const double LEAST_EXPECTED = 10;              // pairs that would differ by chance
static const double GAP_CLOSED = 0.8;                 // between chance and full agreement

// ---- what may be a key ----

// Free text: words, not names. Its length and its tone would look like what an entity keeps.
static bool is_prose(const struct dictionary *dictionary) {
    size_t texts = dictionary->count < SAMPLE_TEXTS ? dictionary->count : SAMPLE_TEXTS, gaps = 0;
    for (size_t code = 0; code < texts; code++) {
        struct span text = dictionary_text(dictionary, (uint32_t)code);
        for (size_t i = 0; i < text.length; i++)
            gaps += text.at[i] == ' ';
    }
    return gaps >= 2 * texts;
}

static bool is_candidate(const struct entity_search *search, size_t c) {
    const struct dataset *dataset = search->gather->dataset;
    const struct gather_column *column = &search->gather->columns[c];
    enum column_type type = dataset->columns[c].read->type;
    bool role = column->role == ROLE_FEATURE || column->role == ROLE_IGNORE;
    return role && c != dataset->target && type != TYPE_DATE && type != TYPE_DATETIME &&
           type != TYPE_BOOLEAN && search->name[c] != ENTITY_NAME_COMMON &&
           (dataset->numeric[c] || !is_prose(&dataset->dictionaries[c]));
}

static void classify(struct entity_search *search) {
    const struct gather *gather = search->gather;
    size_t columns = gather->dataset->column_count;
    search->name = memory_alloc(columns, sizeof *search->name);
    search->chance = memory_alloc(columns, sizeof *search->chance);
    search->candidate = memory_alloc(columns, sizeof *search->candidate);
    search->attribute = memory_alloc(columns, sizeof *search->attribute);
    search->keeper = memory_alloc(columns, sizeof *search->keeper);
    for (size_t c = 0; c < columns; c++) {
        const struct gather_column *column = &gather->columns[c];
        search->name[c] = entity_name_of(gather->words, column->name);
        // A date of birth is a fact about somebody, not a time that rows share.
        if (search->name[c] == ENTITY_NAME_COMMON && time_name_sense(column->name) == TIME_SENSE_ATTRIBUTE)
            search->name[c] = ENTITY_NAME_OPEN;
        search->candidate[c] = is_candidate(search, c);
        search->chance[c] = entity_rows_chance(&search->rows, c);
        search->attribute[c] = c != gather->dataset->target && column->role != ROLE_SPLIT &&
                               column->role != ROLE_TIME && search->chance[c] < 1;
    }
}

static bool owner_has_said(const struct gather *gather) {
    const struct dataset *dataset = gather->dataset;
    if (gather->schema->task.group.count)
        return true;
    for (size_t c = 0; c < dataset->column_count; c++) {
        enum column_role role = gather->columns[c].role;
        bool repeats = role == ROLE_ID &&
                       (double)grouping_distinct(dataset, c) * LEAST_SIZE <= (double)dataset->profile.rows;
        if (role == ROLE_GROUP || repeats)
            return true;
    }
    return false;
}

// ---- what an entity keeps ----

// Share of neighbours among the distinct values of a numeric key at which a column agrees. High where the
// column is a coarser copy of the key (a decade of a year), or the table is sorted by both.
static double smoothness(const struct entity_rows *rows, size_t key, size_t column) {
    const struct store *store = &rows->dataset->store;
    if (!store->numeric[key])
        return 0;
    double *value = memory_alloc(rows->rows, sizeof *value);
    size_t *index = memory_alloc(rows->rows, sizeof *index), *from = memory_alloc(rows->rows, sizeof *from);
    size_t count = 0, steps = 0, equal = 0;
    for (size_t i = 0; i < rows->rows; i++) {
        if (isnan(store->number[key][rows->row[i]]))
            continue;
        from[count] = i;
        value[count++] = store->number[key][rows->row[i]];
    }
    sort_doubles_with_index(value, index, count);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (value[i] == value[first])
            continue;
        steps++;
        equal += entity_rows_equal(rows, column, from[index[first]], from[index[i]]);
        first = i;
    }
    memory_free(value);
    memory_free(index);
    memory_free(from);
    return steps ? (double)equal / (double)steps : 0;
}

// Whether a column determines the key in turn: a code and its label are one thing.
static bool determines(const struct entity_rows *rows, size_t column, size_t key) {
    uint32_t *hash = entity_rows_hashes(rows, column);
    struct entity_groups groups;
    entity_groups_init(&groups, rows->rows, (const uint32_t *const[]){hash}, 1, MOST_ROWS);
    bool alias = groups.rows > groups.groups && entity_groups_agreement(&groups, rows, key, SAME) >= SAME;
    entity_groups_finish(&groups);
    memory_free(hash);
    return alias;
}

// Whether a column agrees within the groups, and hardly ever differs where by chance it would now and then:
// what is the same for nearly everybody agrees anyway.
static bool agrees(const struct entity_search *search, const struct entity_groups *groups, size_t column) {
    double chance = search->chance[column], pairs = (double)groups->pairs;
    if (!search->attribute[column] || groups->pairs < LEAST_PAIRS || pairs * (1 - chance) < LEAST_EXPECTED)
        return false;
    double agreement = entity_groups_agreement(groups, &search->rows, column, SAME);
    return agreement >= SAME && 1 - agreement <= (1 - GAP_CLOSED) * (1 - chance);
}

static void find_still(struct entity_search *search, const struct entity_groups *groups,
                       struct entity_key *key) {
    for (size_t c = 0; c < search->gather->dataset->column_count; c++) {
        double chance = search->chance[c];
        if (c == key->column[0] || !agrees(search, groups, c) ||
            smoothness(&search->rows, key->column[0], c) > chance + (1 - chance) / 2 ||
            determines(&search->rows, c, key->column[0]))
            continue;
        if (key->still < ENTITY_STATIC)
            key->example[key->still] = c;
        key->still++;
    }
}

// ---- the search ----

// Whether the two keys are names of the same.
static bool same_entity(const struct entity_search *search, size_t a, size_t b) {
    return determines(&search->rows, a, b) && determines(&search->rows, b, a);
}

// Keeps the likeliest keys in order: names first, then by what they determine.
static void keep(struct entity_search *search, const struct entity_key *key) {
    for (size_t i = 0; i < search->count; i++) {
        if (same_entity(search, search->key[i].column[0], key->column[0]))
            return;
    }
    size_t at = search->count < ENTITY_KEYS ? search->count++ : ENTITY_KEYS;
    while (at > 0 && (search->key[at - 1].named < key->named ||
                      (search->key[at - 1].named == key->named && search->key[at - 1].still < key->still))) {
        if (at < ENTITY_KEYS)
            search->key[at] = search->key[at - 1];
        at--;
    }
    if (at < ENTITY_KEYS)
        search->key[at] = *key;
}

static bool repeats_enough(const struct entity_search *search, size_t column) {
    const struct dataset *dataset = search->gather->dataset;
    double distinct = (double)grouping_distinct(dataset, column);
    return distinct >= LEAST_KEYS && distinct * LEAST_SIZE <= (double)dataset->profile.rows * 1.1;
}

// A store that is a sample of the rows has lost some of every entity.
static double rows_an_entity(const struct entity_search *search, size_t column,
                             const struct entity_groups *groups) {
    const struct dataset *dataset = search->gather->dataset;
    if (store_complete(&dataset->store))
        return entity_groups_size(groups);
    return (double)dataset->profile.rows / (double)grouping_distinct(dataset, column);
}

static void look_at(struct entity_search *search, size_t column) {
    struct entity_key key = {.column = {column}, .count = 1};
    key.named = search->name[column] == ENTITY_NAME_INDIVIDUAL;
    uint32_t *hash = entity_rows_hashes(&search->rows, column);
    struct entity_groups groups;
    entity_groups_init(&groups, search->rows.rows, (const uint32_t *const[]){hash}, 1, MOST_ROWS);
    double size = rows_an_entity(search, column, &groups);
    if (groups.groups >= LEAST_KEYS && size >= LEAST_SIZE && (size <= MOST_SIZE || key.named) &&
        (key.named || !entity_groups_has_default(&groups))) {
        find_still(search, &groups, &key);
        search->keeper[column] = key.still > 0;
        if (key.named || key.still >= 2)
            keep(search, &key);
    }
    entity_groups_finish(&groups);
    memory_free(hash);
}

void entity_search_init(struct entity_search *search, const struct gather *gather) {
    const struct dataset *dataset = gather->dataset;
    *search = (struct entity_search){.gather = gather};
    if (owner_has_said(gather))
        return;
    entity_rows_init(&search->rows, gather);
    classify(search);
    size_t looked = 0;
    for (int named = 1; named >= 0; named--) { // those with a name before the limit is reached
        for (size_t c = 0; c < dataset->column_count && looked < MOST_CANDIDATES; c++) {
            bool whole = !dataset->numeric[c] || dataset->columns[c].read->type == TYPE_INTEGER;
            if (!search->candidate[c] || !whole || (search->name[c] == ENTITY_NAME_INDIVIDUAL) != named ||
                !repeats_enough(search, c))
                continue;
            looked++;
            look_at(search, c);
        }
    }
    if (search->count == 0)
        entity_search_tuples(search);
}

void entity_search_finish(struct entity_search *search) {
    entity_rows_finish(&search->rows);
    memory_free(search->name);
    memory_free(search->chance);
    memory_free(search->candidate);
    memory_free(search->attribute);
    memory_free(search->keeper);
    *search = (struct entity_search){0};
}
