// Finding keys: by name, by what they determine, and of several columns; and the categories that are none.
#include "evidence/splits/entity_search.h"

#include "panel_fixture.h"
#include "unit_main.h"

START_TEST(a_named_key) {
    struct gathered gathered = {0};
    panel_init(&gathered, "patient_id", PANEL_BY_ROW);
    struct entity_search search;
    entity_search_init(&search, &gathered.gather);
    ck_assert_uint_eq(search.count, 1);
    ck_assert_uint_eq(search.key[0].count, 1);
    ck_assert_uint_eq(search.key[0].column[0], 0);
    ck_assert(search.key[0].named);
    ck_assert_uint_eq(search.key[0].still, 3); // age, height, sex
    ck_assert_uint_eq(search.key[0].example[2], 3);
    entity_search_finish(&search);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_key_without_a_name) {
    struct gathered gathered = {0};
    panel_init(&gathered, "V1", PANEL_BY_ROW);
    struct entity_search search;
    entity_search_init(&search, &gathered.gather);
    ck_assert_uint_eq(search.count, 1);
    ck_assert_uint_eq(search.key[0].column[0], 0);
    ck_assert(!search.key[0].named);
    entity_search_finish(&search);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_common_name_is_no_individual) {
    struct gathered gathered = {0};
    panel_init(&gathered, "product", PANEL_BY_ROW);
    struct entity_search search;
    entity_search_init(&search, &gathered.gather);
    for (size_t k = 0; k < search.count; k++) {
        for (size_t i = 0; i < search.key[k].count; i++)
            ck_assert_uint_ne(search.key[k].column[i], 0);
    }
    entity_search_finish(&search);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_declared_group_ends_the_search) {
    struct gathered gathered = {0};
    loaded_init(&gathered.loaded, "y");
    struct reference group = {.name = "patient"};
    gathered.loaded.schema.task.group.items = &group;
    gathered.loaded.schema.task.group.count = 1;
    panel_write(&gathered.loaded, "patient", PANEL_BY_ROW);
    gathered_init(&gathered);
    struct entity_search search;
    entity_search_init(&search, &gathered.gather);
    ck_assert_uint_eq(search.count, 0);
    entity_search_finish(&search);
    gathered_finish(&gathered);
}
END_TEST

// Drops the first column of each file.
static void panel_without_id(struct gathered *gathered) {
    struct loaded with;
    loaded_init(&with, "y");
    panel_write(&with, "patient", PANEL_BY_ROW);
    loaded_init(&gathered->loaded, "y");
    for (size_t f = 0; f < 2; f++) {
        struct growing text = {0};
        FILE *file = fopen(with.paths[f], "r");
        char line[200];
        while (fgets(line, sizeof line, file))
            growing_add(&text, "%s", strchr(line, ',') + 1);
        fclose(file);
        loaded_add(&gathered->loaded, text.at, text.length, f ? DATA_TEST : DATA_TRAIN);
        memory_free(text.at);
        unlink(with.paths[f]);
    }
    notes_finish(&with.notes);
    arena_finish(&with.arena);
    gathered_init(gathered);
}

START_TEST(one_column_kept_is_not_enough_for_a_tuple) {
    struct gathered gathered = {0};
    panel_without_id(&gathered); // age and height keep the sex alone
    struct entity_search search;
    entity_search_init(&search, &gathered.gather);
    ck_assert_uint_eq(search.count, 0);
    entity_search_finish(&search);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(categories) {
    struct growing text[2] = {{0}, {0}};
    for (int s = 0; s < 2; s++)
        growing_add(&text[s], "k1,k2,k3,grade,v,y\n");
    uint64_t state = 5;
    for (int i = 0; i < 2000; i++) {
        unsigned a = (unsigned)panel_draw(&state) % 40, b = (unsigned)panel_draw(&state) % 150,
                 year = 1950 + (unsigned)panel_draw(&state) % 70;
        growing_add(&text[i % 4 == 0], "%u,%u,%u,%u,%.2f,%.2f\n", a, b, year, year / 10, panel_normal(&state),
                    a * 0.1 + panel_normal(&state));
    }
    struct gathered gathered = {0};
    loaded_init(&gathered.loaded, "y");
    loaded_add(&gathered.loaded, text[0].at, text[0].length, DATA_TRAIN);
    loaded_add(&gathered.loaded, text[1].at, text[1].length, DATA_TEST);
    gathered_init(&gathered);
    struct entity_search search;
    entity_search_init(&search, &gathered.gather);
    ck_assert_uint_eq(search.count, 0);
    entity_search_finish(&search);
    gathered_finish(&gathered);
    memory_free(text[0].at);
    memory_free(text[1].at);
}
END_TEST

// Houses: sizes that repeat, and five things that hardly any house has.
START_TEST(what_nearly_all_share_is_nobodys) {
    struct gathered gathered = {0};
    struct growing side[2] = {{0}, {0}};
    uint64_t state = 5;
    for (int s = 0; s < 2; s++)
        growing_add(&side[s], "size,alley,pool,porch,gravel,tower,lot,y\n");
    for (int i = 0; i < 2000; i++) {
        struct growing *file = &side[panel_draw(&state) % 4 == 0];
        growing_add(file, "%u", 40 + (unsigned)panel_draw(&state) % 600);
        for (int flag = 0; flag < 5; flag++)
            growing_add(file, ",%c", panel_draw(&state) % 140 ? 'n' : 'y');
        growing_add(file, ",%.3f,%.3f\n", panel_normal(&state), panel_normal(&state));
    }
    loaded_init(&gathered.loaded, "y");
    loaded_add(&gathered.loaded, side[0].at, side[0].length, DATA_TRAIN);
    loaded_add(&gathered.loaded, side[1].at, side[1].length, DATA_TEST);
    gathered_init(&gathered);
    struct entity_search search;
    entity_search_init(&search, &gathered.gather);
    ck_assert_uint_eq(search.count, 0);
    entity_search_finish(&search);
    gathered_finish(&gathered);
    memory_free(side[0].at);
    memory_free(side[1].at);
}
END_TEST

UNIT_MAIN("entity_search", a_named_key, a_key_without_a_name, a_common_name_is_no_individual,
          a_declared_group_ends_the_search, one_column_kept_is_not_enough_for_a_tuple, categories,
          what_nearly_all_share_is_nobodys)
