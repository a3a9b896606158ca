// Declared ids and groups held against splits and folds.
#include "evidence/splits/key.h"

#include "panel_fixture.h"
#include "reference.h"
#include "unit_main.h"

static void open(struct gathered *gathered, const char *train, const char *test) {
    loaded_init(&gathered->loaded, "y");
    loaded_add_text(&gathered->loaded, train, DATA_TRAIN);
    if (test)
        loaded_add_text(&gathered->loaded, test, DATA_TEST);
}

static void declare(struct gathered *gathered, struct schema_column *columns, size_t count) {
    gathered->loaded.schema.columns = columns;
    gathered->loaded.schema.column_count = count;
}

START_TEST(ids) {
    struct gathered gathered = {0};
    open(&gathered, "id,v,y\na,1,0\nb,2,1\nc,3,0\n", "id,v,y\nb,4,1\nd,5,0\n");
    struct schema_column columns[] = {
        {.name = "id", .role = ROLE_ID},
        {.name = "v", .constraints.unique = true, .constraints.declared = true}};
    declare(&gathered, columns, 2);
    gathered_init(&gathered);
    size_t id = panel_key(&gathered, "id", 0), v = panel_key(&gathered, "id", 1);
    ck_assert_str_eq(gathered.evidence.subjects[id].columns[0], "id");
    ck_assert_str_eq(gathered.evidence.subjects[v].columns[0], "v");
    ck_assert(panel_number(&gathered, id, M_KEY_SHARED_ROWS) == 1);
    ck_assert(panel_number(&gathered, id, M_KEY_SHARED_SHARE) == 0.5);
    ck_assert(panel_number(&gathered, id, M_KEY_TEST_KEYS) == 2);
    ck_assert(panel_number(&gathered, id, M_KEY_TRAIN_RATIO) == 1);
    ck_assert(panel_number(&gathered, v, M_KEY_SHARED_ROWS) == 0);
    ck_assert_uint_eq(panel_key(&gathered, "entity", 0), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_group_of_two_columns) {
    struct gathered gathered = {0};
    open(&gathered, "shop,item,y\n1,a,0\n1,b,1\n2,a,0\n", "shop,item,y\n2,b,1\n2,a,0\n,a,1\n");
    struct reference group[] = {{.name = "shop"}, {.name = "item"}};
    gathered.loaded.schema.task.group = (struct references){group, 2};
    gathered_init(&gathered);
    size_t key = panel_key(&gathered, "group", 0);
    ck_assert_uint_eq(gathered.evidence.subjects[key].column_count, 2);
    ck_assert(panel_number(&gathered, key, M_KEY_TEST_ROWS) == 2); // a row without a shop has no key
    ck_assert(panel_number(&gathered, key, M_KEY_SHARED_ROWS) == 1);
    ck_assert_uint_eq(panel_key(&gathered, "group", 1), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_group_column_that_the_data_lacks) {
    struct gathered gathered = {0};
    open(&gathered, "shop,y\n1,0\n1,1\n", "shop,y\n1,1\n");
    struct reference group[] = {{.name = "shop"}, {.name = "item"}};
    gathered.loaded.schema.task.group = (struct references){group, 2};
    gathered_init(&gathered);
    ck_assert_uint_eq(panel_key(&gathered, "group", 0), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(one_subject_for_all_folds) {
    struct gathered gathered = {0};
    loaded_init(&gathered.loaded, "y");
    loaded_add_text(&gathered.loaded, "who,fold,y\na,1,0\na,2,1\nb,2,0\nb,2,1\nc,3,0\n", DATA_ALL);
    gathered.loaded.schema.split.kfold.name = "fold";
    struct reference group = {.name = "who"};
    gathered.loaded.schema.task.group = (struct references){&group, 1};
    gathered_init(&gathered);
    size_t key = panel_key(&gathered, "group", 0);
    ck_assert_str_eq(gathered.evidence.subjects[key].splits[1], "held-out folds");
    ck_assert(panel_number(&gathered, key, M_KEY_SHARED_ROWS) == 2);
    ck_assert(panel_number(&gathered, key, M_KEY_TEST_ROWS) == 5);
    ck_assert(panel_number(&gathered, key, M_KEY_SHARED_KEYS) == 1);
    ck_assert_int_eq(evidence_value(&gathered.evidence, key, M_KEY_TIME_OVERLAP)->why, NOT_DECLARED);
    ck_assert_uint_eq(panel_key(&gathered, "group", 1), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(the_worst_pair) {
    struct gathered gathered = {0};
    loaded_init(&gathered.loaded, "y");
    loaded_add_text(&gathered.loaded, "k,y\na,0\nb,1\n", DATA_TRAIN);
    loaded_add_text(&gathered.loaded, "k,y\na,1\na,0\nc,0\n", DATA_VALIDATION);
    loaded_add_text(&gathered.loaded, "k,y\nd,1\nd,0\n", DATA_TEST);
    gathered_init(&gathered);
    size_t subjects[3], column = 0;
    const char *name = "k";
    struct key key = {.kind = "entity", .names = &name, .columns = &column, .count = 1};
    ck_assert_uint_eq(key_subjects(&gathered.gather, &key, subjects), 3);
    key.worst = true;
    ck_assert_uint_eq(key_subjects(&gathered.gather, &key, subjects), 1);
    ck_assert_str_eq(gathered.evidence.subjects[subjects[0]].splits[1], "validation");
    ck_assert(panel_number(&gathered, subjects[0], M_KEY_SHARED_ROWS) == 2);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("key", the_worst_pair, ids, a_group_of_two_columns, a_group_column_that_the_data_lacks,
          one_subject_for_all_folds)
