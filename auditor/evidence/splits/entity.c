// Entities that nobody declared, on both sides of a split: how sure it is that a key tells individuals, and
// whether their rows share what the target's columns do not explain.
#include "evidence/splits/entity_groups.h"
#include "evidence/splits/entity_search.h"
#include "evidence/splits/entity_target.h"
#include "evidence/splits/key.h"

#include "base/text.h"

enum { MOST_ROWS = 32768 };
static const double PANEL_SIZE = 3; // rows an entity, from which on their balance says something

static const char *names_of(const struct gather *gather, const struct entity_key *key) {
    size_t shown = key->still < ENTITY_STATIC ? key->still : ENTITY_STATIC;
    const char *text = "";
    for (size_t i = 0; i < shown; i++)
        text =
            text_format(gather->arena, "%s%s%s", text, i ? ", " : "", gather->columns[key->example[i]].name);
    return key->still > shown ? text_format(gather->arena, "%s and %zu more", text, key->still - shown)
                              : text;
}

// Whether the store is a sample, which takes rows of every entity at random.
static struct value dispersion_of(const struct gather *gather, const struct entity_groups *groups) {
    if (!store_complete(&gather->dataset->store))
        return value_undefined(VALUE_ESTIMATE, OVER_BUDGET);
    if (entity_groups_size(groups) < PANEL_SIZE)
        return value_undefined(VALUE_ESTIMATE, TOO_FEW);
    return value_estimate(estimate_exact(entity_groups_dispersion(groups), groups->groups));
}

static struct value on_rows(const struct gather *gather, const struct entity_groups *groups,
                            struct value value) {
    return value_on_rows(value, groups->rows, gather->dataset->profile.rows);
}

static void describe(struct gather *gather, const struct entity_search *search, const struct entity_key *key,
                     const size_t *subjects, size_t count) {
    uint32_t *hash[ENTITY_COLUMNS];
    for (size_t i = 0; i < key->count; i++)
        hash[i] = entity_rows_hashes(&search->rows, key->column[i]);
    struct entity_groups groups;
    entity_groups_init(&groups, search->rows.rows, (const uint32_t *const *)hash, key->count, MOST_ROWS);
    struct entity_likeness likeness =
        entity_target_likeness(gather, &search->rows, &groups, key->column, key->count);
    for (size_t i = 0; i < count; i++) {
        gather_set(gather, subjects[i], M_ENTITY_NAMED, value_flag(key->named));
        gather_set(gather, subjects[i], M_ENTITY_STATIC, on_rows(gather, &groups, value_count(key->still)));
        gather_set(gather, subjects[i], M_ENTITY_STATIC_NAMES,
                   value_text(key->still ? names_of(gather, key) : "no other column"));
        gather_set(gather, subjects[i], M_ENTITY_DISPERSION, dispersion_of(gather, &groups));
        gather_set(gather, subjects[i], M_ENTITY_ICC, on_rows(gather, &groups, value_estimate(likeness.raw)));
        gather_set(gather, subjects[i], M_ENTITY_RESIDUAL_ICC,
                   on_rows(gather, &groups, value_estimate(likeness.residual)));
    }
    entity_groups_finish(&groups);
    for (size_t i = 0; i < key->count; i++)
        memory_free(hash[i]);
}

void measure_entity(struct gather *gather) {
    size_t pairs = key_overlap_count(gather);
    if (pairs == 0)
        return;
    struct entity_search search;
    entity_search_init(&search, gather);
    size_t *subjects = memory_alloc(pairs, sizeof *subjects);
    for (size_t k = 0; k < search.count; k++) {
        const struct entity_key *found = &search.key[k];
        const char *names[ENTITY_COLUMNS];
        for (size_t i = 0; i < found->count; i++)
            names[i] = gather->columns[found->column[i]].name;
        struct key key = {
            .kind = "entity", .names = names, .columns = found->column, .count = found->count, .worst = true};
        describe(gather, &search, found, subjects, key_subjects(gather, &key, subjects));
    }
    memory_free(subjects);
    entity_search_finish(&search);
}
