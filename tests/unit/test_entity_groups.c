// Grouping rows by their keys, whole or thinned.
#include "evidence/splits/entity_groups.h"

#include "base/hash.h"

#include "panel_fixture.h"
#include "unit_main.h"

static uint32_t *keys(size_t rows, size_t distinct) {
    uint32_t *key = memory_alloc(rows, sizeof *key);
    for (size_t i = 0; i < rows; i++)
        key[i] = (uint32_t)(hash_bytes(&(uint64_t){i * 7919 % distinct}, 8, 5) >> 32) | 1;
    return key;
}

static void check_groups(const struct entity_groups *groups, const uint32_t *key) {
    ck_assert_uint_eq(groups->start[groups->groups], groups->rows);
    for (size_t g = 0; g < groups->groups; g++) {
        ck_assert_uint_lt(groups->start[g], groups->start[g + 1]);
        for (size_t i = groups->start[g]; i < groups->start[g + 1]; i++)
            ck_assert_uint_eq(key[groups->at[i]], key[groups->at[groups->start[g]]]);
    }
    for (size_t i = 0; i < groups->pairs; i++)
        ck_assert_uint_eq(key[groups->at[groups->pair[i]]], key[groups->at[groups->pair[i] - 1]]);
}

START_TEST(all_rows) {
    uint32_t *key = keys(3000, 300);
    key[7] = 0; // missing
    struct entity_groups groups;
    entity_groups_init(&groups, 3000, (const uint32_t *const[]){key}, 1, 5000);
    ck_assert_uint_eq(groups.rows, 2999);
    ck_assert_uint_eq(groups.groups, 300);
    ck_assert_uint_eq(groups.pairs, 2699);
    ck_assert(entity_groups_size(&groups) == 2999.0 / 300);
    ck_assert(entity_groups_dispersion(&groups) < 0.01);
    check_groups(&groups, key);
    entity_groups_finish(&groups);
    memory_free(key);
}
END_TEST

START_TEST(some_groups_whole) {
    uint32_t *key = keys(60000, 6000);
    struct entity_groups groups;
    entity_groups_init(&groups, 60000, (const uint32_t *const[]){key}, 1, 6000);
    ck_assert(groups.rows > 4000 && groups.rows < 9000);
    ck_assert(entity_groups_size(&groups) == 10); // none was torn apart
    ck_assert_uint_eq(groups.pairs, 4000);
    check_groups(&groups, key);
    entity_groups_finish(&groups);
    memory_free(key);
}
END_TEST

START_TEST(few_large_groups) {
    uint32_t *key = keys(60000, 3);
    struct entity_groups groups;
    entity_groups_init(&groups, 60000, (const uint32_t *const[]){key}, 1, 6000);
    ck_assert_uint_eq(groups.groups, 3);
    ck_assert_uint_eq(groups.rows, 6000);
    check_groups(&groups, key);
    entity_groups_finish(&groups);
    memory_free(key);
}
END_TEST

START_TEST(agreement) {
    struct gathered gathered = {0};
    panel_init(&gathered, "patient", PANEL_BY_ROW);
    struct entity_rows rows;
    entity_rows_init(&rows, &gathered.gather);
    uint32_t *key = entity_rows_hashes(&rows, 0);
    struct entity_groups groups;
    entity_groups_init(&groups, rows.rows, (const uint32_t *const[]){key}, 1, 5000);
    ck_assert_uint_eq(groups.groups, PANEL_PATIENTS);
    ck_assert(entity_groups_agreement(&groups, &rows, 1, 0.98) == 1);
    ck_assert(entity_groups_agreement(&groups, &rows, 4, 0.98) == 0); // visits of one patient differ
    ck_assert(entity_groups_agreement(&groups, &rows, 5, 0.98) < 0.2);
    entity_groups_finish(&groups);
    memory_free(key);
    entity_rows_finish(&rows);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_default_is_far_larger_than_the_rest) {
    uint32_t *key = keys(3000, 300);
    struct entity_groups groups;
    entity_groups_init(&groups, 3000, (const uint32_t *const[]){key}, 1, 5000);
    ck_assert(!entity_groups_has_default(&groups));
    entity_groups_finish(&groups);
    for (size_t i = 0; i < 3000; i += 4)
        key[i] = 1;
    entity_groups_init(&groups, 3000, (const uint32_t *const[]){key}, 1, 5000);
    ck_assert(entity_groups_has_default(&groups));
    entity_groups_finish(&groups);
    memory_free(key);
}
END_TEST

UNIT_MAIN("entity_groups", all_rows, some_groups_whole, few_large_groups, agreement,
          a_default_is_far_larger_than_the_rest)
