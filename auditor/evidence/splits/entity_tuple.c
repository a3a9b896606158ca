// Two or three columns as a key where the id was removed: nobody else is 47 years old, 181 cm tall and from
// this town. What they determine together, none of them may determine nearly as well.
#include "evidence/splits/entity_search.h"

#include "evidence/grouping.h"
#include "evidence/splits/entity_groups.h"

enum {
    MOST_COLUMNS = 14,
    LEAST_VALUES = 3,
    LEAST_KEYS = 10,
    MOST_ROWS = 8192,
    LEAST_PAIRS = 30, // of rows with the same key, that agree and need not
};
static const double LEAST_SIZE = 1.5, MOST_SIZE = 50; // rows an entity
static const double AGREEMENT = 0.85;                 // of what an entity keeps: tuples collide by chance
static const double GAIN = 0.3, GAP_CLOSED = 0.6;     // over the best part of the tuple
static const double MOST_WORK = 2e8;                  // rows times tuples

struct tuples {
    struct entity_search *search;
    size_t columns; // that tuples are made of
    size_t column[MOST_COLUMNS];
    uint32_t *hash[MOST_COLUMNS];
    // Agreement of every column of the dataset within single columns [a * columns + a] and pairs.
    double *agreement[MOST_COLUMNS * MOST_COLUMNS];
    bool settled[MOST_COLUMNS * MOST_COLUMNS]; // the pair is a key: three columns add nothing
};

// ---- the columns ----

static size_t tuples_of(size_t columns) {
    return columns * (columns - 1) / 2 + columns * (columns - 1) * (columns - 2) / 6;
}

// Those with most values that still repeat.
static void choose_columns(struct tuples *tuples) {
    const struct entity_search *search = tuples->search;
    const struct dataset *dataset = search->gather->dataset;
    uint64_t distinct[MOST_COLUMNS + 1];
    size_t most = MOST_COLUMNS, count = 0;
    while (most > 2 && (double)tuples_of(most) * (double)search->rows.rows > MOST_WORK)
        most--;
    for (size_t c = 0; c < dataset->column_count; c++) {
        if (!search->candidate[c] || search->keeper[c])
            continue;
        uint64_t values = grouping_distinct(dataset, c);
        if (values < LEAST_VALUES || (double)values * LEAST_SIZE > (double)dataset->profile.rows)
            continue;
        size_t at = count < most ? count++ : most;
        for (; at > 0 && distinct[at - 1] < values; at--) {
            if (at < most)
                distinct[at] = distinct[at - 1], tuples->column[at] = tuples->column[at - 1];
        }
        if (at < most)
            distinct[at] = values, tuples->column[at] = c;
    }
    tuples->columns = count;
    for (size_t i = 0; i < count; i++)
        tuples->hash[i] = entity_rows_hashes(&search->rows, tuples->column[i]);
}

// ---- a tuple ----

static void group(const struct tuples *tuples, const size_t *member, size_t count,
                  struct entity_groups *groups) {
    const uint32_t *hash[ENTITY_COLUMNS];
    for (size_t i = 0; i < count; i++)
        hash[i] = tuples->hash[member[i]];
    entity_groups_init(groups, tuples->search->rows.rows, hash, count, MOST_ROWS);
}

// Agreement of all columns within a single column or a pair.
static const double *agreement_of(struct tuples *tuples, size_t a, size_t b,
                                  const struct entity_groups *groups) {
    const struct entity_search *search = tuples->search;
    size_t columns = search->gather->dataset->column_count;
    double **known = &tuples->agreement[a * MOST_COLUMNS + b];
    bool fresh = !*known;
    if (fresh)
        *known = memory_alloc(columns, sizeof **known);
    for (size_t c = 0; fresh && c < columns; c++) {
        if (search->attribute[c])
            (*known)[c] = entity_groups_agreement(groups, &search->rows, c, AGREEMENT);
    }
    return *known;
}

static const double *agreement_of_single(struct tuples *tuples, size_t a) {
    if (!tuples->agreement[a * MOST_COLUMNS + a]) {
        struct entity_groups groups;
        group(tuples, &a, 1, &groups);
        agreement_of(tuples, a, a, &groups);
        entity_groups_finish(&groups);
    }
    return tuples->agreement[a * MOST_COLUMNS + a];
}

// The agreement of a column within the best part of a tuple.
static double best_part(struct tuples *tuples, const size_t *member, size_t count, size_t column) {
    double best = tuples->search->chance[column];
    for (size_t i = 0; i < count; i++) {
        size_t a = member[i], b = member[(i + 1) % count];
        const double *part = count == 2 ? agreement_of_single(tuples, a)
                             : a < b    ? tuples->agreement[a * MOST_COLUMNS + b]
                                        : tuples->agreement[b * MOST_COLUMNS + a];
        best = part[column] > best ? part[column] : best;
    }
    return best;
}

static bool is_member(const struct tuples *tuples, const size_t *member, size_t count, size_t column) {
    for (size_t i = 0; i < count; i++) {
        if (tuples->column[member[i]] == column)
            return true;
    }
    return false;
}

static void find_still(struct tuples *tuples, const size_t *member, size_t count,
                       const struct entity_groups *groups, struct entity_key *key) {
    const struct entity_search *search = tuples->search;
    double pairs = (double)groups->pairs;
    const double *known = count == 2 ? agreement_of(tuples, member[0], member[1], groups) : NULL;
    double size = entity_groups_size(groups);
    if (groups->groups < LEAST_KEYS || size < LEAST_SIZE || size > MOST_SIZE || pairs < LEAST_PAIRS ||
        entity_groups_has_default(groups))
        return;
    for (size_t c = 0; c < search->gather->dataset->column_count; c++) {
        if (!search->attribute[c] || is_member(tuples, member, count, c))
            continue;
        double agreement = known ? known[c] : entity_groups_agreement(groups, &search->rows, c, AGREEMENT);
        if (agreement < AGREEMENT)
            continue;
        double part = best_part(tuples, member, count, c);
        if (agreement - part < GAIN || 1 - agreement > (1 - GAP_CLOSED) * (1 - part) ||
            pairs * (1 - part) < LEAST_PAIRS)
            continue;
        if (key->still < ENTITY_STATIC)
            key->example[key->still] = c;
        key->still++;
    }
}

static void look_at(struct tuples *tuples, const size_t *member, size_t count) {
    struct entity_search *search = tuples->search;
    struct entity_key key = {.count = count};
    for (size_t i = 0; i < count; i++)
        key.column[i] = tuples->column[member[i]];
    struct entity_groups groups;
    group(tuples, member, count, &groups);
    find_still(tuples, member, count, &groups, &key);
    entity_groups_finish(&groups);
    if (key.still < 2)
        return;
    if (count == 2)
        tuples->settled[member[0] * MOST_COLUMNS + member[1]] = true;
    if (search->count == 0 || search->key[0].still < key.still)
        search->key[0] = key;
    search->count = 1;
}

void entity_search_tuples(struct entity_search *search) {
    struct tuples *tuples = memory_alloc(1, sizeof *tuples);
    tuples->search = search;
    choose_columns(tuples);
    for (size_t a = 0; a < tuples->columns; a++) {
        for (size_t b = a + 1; b < tuples->columns; b++)
            look_at(tuples, (size_t[]){a, b}, 2);
    }
    const bool *settled = tuples->settled;
    for (size_t a = 0; a < tuples->columns; a++) {
        for (size_t b = a + 1; b < tuples->columns; b++) {
            for (size_t c = b + 1; c < tuples->columns; c++) {
                if (!settled[a * MOST_COLUMNS + b] && !settled[a * MOST_COLUMNS + c] &&
                    !settled[b * MOST_COLUMNS + c])
                    look_at(tuples, (size_t[]){a, b, c}, 3);
            }
        }
    }
    for (size_t i = 0; i < MOST_COLUMNS * MOST_COLUMNS; i++)
        memory_free(tuples->agreement[i]);
    for (size_t i = 0; i < tuples->columns; i++)
        memory_free(tuples->hash[i]);
    memory_free(tuples);
}
