// Rows in a random order, each different one once.
#include "evidence/splits/entity_rows.h"

#include "gathered_fixture.h"
#include "reference.h"
#include "unit_main.h"

START_TEST(different_rows) {
    struct gathered gathered = {0};
    loaded_init(&gathered.loaded, "y");
    loaded_add_text(&gathered.loaded, "a,b,y\n1,u,0\n1,u,1\n2,u,0\n,v,1\n-0,,1\n", DATA_TRAIN);
    loaded_add_text(&gathered.loaded, "a,b,y\n2,u,1\n,v,0\n3,v,0\n0,,0\n", DATA_TEST);
    gathered_init(&gathered);
    struct entity_rows rows;
    entity_rows_init(&rows, &gathered.gather);
    ck_assert_uint_eq(rows.rows, 5); // 1 u, 2 u, missing v, 0 missing, 3 v: the target does not count
    uint32_t *hash = entity_rows_hashes(&rows, 0);
    size_t missing = 0;
    for (size_t i = 0; i < rows.rows; i++) {
        missing += hash[i] == 0;
        ck_assert(entity_rows_missing(&rows, 0, i) == (hash[i] == 0));
        for (size_t k = 0; k < rows.rows; k++)
            ck_assert(entity_rows_equal(&rows, 0, i, k) == (hash[i] == hash[k]));
    }
    ck_assert_uint_eq(missing, 1);
    memory_free(hash);
    entity_rows_finish(&rows);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(chance_of_agreement) {
    struct growing text = {0};
    growing_add(&text, "a,b,y\n");
    for (int i = 0; i < 3000; i++)
        growing_add(&text, "%d,%d,%d\n", i % 4, i, i % 2);
    struct gathered gathered = {0};
    loaded_init(&gathered.loaded, "y");
    loaded_add(&gathered.loaded, text.at, text.length, DATA_TRAIN);
    loaded_add_text(&gathered.loaded, "a,b,y\n0,-1,0\n", DATA_TEST);
    gathered_init(&gathered);
    struct entity_rows rows;
    entity_rows_init(&rows, &gathered.gather);
    ck_assert_uint_eq(rows.rows, 3001);
    ck_assert(fabs(entity_rows_chance(&rows, 0) - 0.25) < 0.04); // five standard errors
    ck_assert(entity_rows_chance(&rows, 1) == 0);
    entity_rows_finish(&rows);
    gathered_finish(&gathered);
    memory_free(text.at);
}
END_TEST

UNIT_MAIN("entity_rows", different_rows, chance_of_agreement)
