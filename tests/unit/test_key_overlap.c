// Shared keys against a count by hand of every pair of rows.
#include "evidence/splits/key_overlap.h"

#include "panel_fixture.h"
#include "reference.h"
#include "unit_main.h"

enum { ROWS = 900 };

// Rows with a text and a number as a key, some cells missing, dealt to three parts.
struct drawn {
    int text[ROWS], number[ROWS], part[ROWS]; // text, number: -1 = missing
};

static void draw(struct drawn *drawn) {
    uint64_t state = 9;
    for (int i = 0; i < ROWS; i++) {
        drawn->text[i] = panel_draw(&state) % 20 == 0 ? -1 : (int)(panel_draw(&state) % 30);
        drawn->number[i] = panel_draw(&state) % 20 == 0 ? -1 : (int)(panel_draw(&state) % 40);
        drawn->part[i] = (int)(panel_draw(&state) % 3);
    }
}

static void add_line(struct growing *text, const struct drawn *drawn, int i) {
    if (drawn->text[i] >= 0)
        growing_add(text, "t%d", drawn->text[i]);
    growing_add(text, ",");
    if (drawn->number[i] >= 0) // the same value, however written
        growing_add(text, i % 2 ? "%d.5" : "%d.50", drawn->number[i]);
}

static bool complete(const struct drawn *drawn, int i) {
    return drawn->text[i] >= 0 && drawn->number[i] >= 0;
}

static bool same(const struct drawn *drawn, int i, int k) {
    return drawn->text[i] == drawn->text[k] && drawn->number[i] == drawn->number[k];
}

// By hand: rows of `test` whose key `train` has (train < 0: any other part), and the number to be expected.
static void count(const struct drawn *drawn, int train, int test, struct key_overlap *result) {
    double train_rows = 0, test_rows = 0;
    for (int i = 0; i < ROWS; i++) {
        train_rows += complete(drawn, i) && (train < 0 ? drawn->part[i] != test : drawn->part[i] == train);
        test_rows += complete(drawn, i) && drawn->part[i] == test;
    }
    for (int i = 0; i < ROWS; i++) {
        int in_train = 0, in_test = 0;
        bool first = true;
        for (int k = 0; k < ROWS; k++) {
            if (!complete(drawn, k) || !same(drawn, i, k))
                continue;
            in_train += train < 0 ? drawn->part[k] != test : drawn->part[k] == train;
            in_test += drawn->part[k] == test;
            first = first && !(drawn->part[k] == test && k < i);
        }
        if (!complete(drawn, i) || drawn->part[i] != test)
            continue;
        result->test_rows++;
        result->test_keys += first;
        result->shared_rows += in_train > 0;
        result->shared_keys += first && in_train > 0;
        result->expected += 1 - pow(test_rows / (train_rows + test_rows), in_train + in_test - 1);
    }
}

static void check(const struct key_overlap *found, const struct key_overlap *expected) {
    ck_assert_uint_eq(found->test_rows, expected->test_rows);
    ck_assert_uint_eq(found->shared_rows, expected->shared_rows);
    ck_assert_near(found->expected, expected->expected, 1e-9);
    ck_assert(!found->numbered);
    ck_assert_uint_eq(found->thinned, 1);
}

START_TEST(three_files) {
    struct drawn drawn;
    draw(&drawn);
    struct loaded loaded;
    loaded_init(&loaded, "y");
    static const enum data_role roles[] = {DATA_TRAIN, DATA_VALIDATION, DATA_TEST};
    for (int part = 0; part < 3; part++) {
        struct growing text = {0};
        growing_add(&text, "t,n,y\n");
        for (int i = 0; i < ROWS; i++) {
            if (drawn.part[i] != part)
                continue;
            add_line(&text, &drawn, i);
            growing_add(&text, ",%d\n", i);
        }
        loaded_add(&loaded, text.at, text.length, roles[part]);
        memory_free(text.at);
    }
    struct gathered gathered = {.loaded = loaded};
    gathered_init(&gathered);
    struct key_overlap overlap[3];
    struct error error;
    ck_assert_uint_eq(key_overlap_count(&gathered.gather), 3);
    ck_assert(key_overlap_measure(&gathered.gather, (const size_t[]){0, 1}, 2, overlap, &error) == STATUS_OK);
    static const int sides[][2] = {{0, 1}, {0, 2}, {1, 2}};
    for (int i = 0; i < 3; i++) {
        struct key_overlap expected = {0};
        count(&drawn, sides[i][0], sides[i][1], &expected);
        check(&overlap[i], &expected);
        ck_assert_uint_eq(overlap[i].test_keys, expected.test_keys);
        ck_assert_uint_eq(overlap[i].shared_keys, expected.shared_keys);
    }
    gathered_finish(&gathered);
}
END_TEST

START_TEST(folds) {
    struct drawn drawn;
    draw(&drawn);
    struct growing text = {0};
    growing_add(&text, "t,n,fold,y\n");
    struct key_overlap expected = {0};
    for (int i = 0; i < ROWS; i++) {
        add_line(&text, &drawn, i);
        growing_add(&text, ",%d,%d\n", drawn.part[i] + 1, i);
    }
    for (int part = 0; part < 3; part++)
        count(&drawn, -1, part, &expected);
    struct gathered gathered = {0};
    loaded_init(&gathered.loaded, "y");
    gathered.loaded.schema.split.kfold.name = "fold";
    loaded_add(&gathered.loaded, text.at, text.length, DATA_ALL);
    gathered_init(&gathered);
    struct key_overlap overlap;
    struct error error;
    ck_assert_uint_eq(key_overlap_count(&gathered.gather), 1);
    ck_assert(key_overlap_measure(&gathered.gather, (const size_t[]){0, 1}, 2, &overlap, &error) ==
              STATUS_OK);
    check(&overlap, &expected);
    ck_assert_uint_eq(overlap.train_rows, overlap.test_rows);
    ck_assert_uint_eq(overlap.train_keys, overlap.test_keys);
    ck_assert_uint_lt(overlap.shared_keys, overlap.test_keys);
    gathered_finish(&gathered);
    memory_free(text.at);
}
END_TEST

static bool numbered(const char *train, const char *test) {
    struct gathered gathered = {0};
    loaded_init(&gathered.loaded, "y");
    loaded_add_text(&gathered.loaded, train, DATA_TRAIN);
    loaded_add_text(&gathered.loaded, test, DATA_TEST);
    gathered_init(&gathered);
    struct key_overlap overlap;
    struct error error;
    ck_assert(key_overlap_measure(&gathered.gather, (const size_t[]){0}, 1, &overlap, &error) == STATUS_OK);
    gathered_finish(&gathered);
    return overlap.numbered;
}

START_TEST(numbers_of_rows) {
    ck_assert(numbered("id,y\n0,1\n1,0\n2,1\n", "id,y\n0,1\n1,0\n"));
    ck_assert(numbered("id,y\n3,1\n1,0\n2,1\n", "id,y\n2,1\n1,0\n"));
    ck_assert(!numbered("id,y\n0,1\n1,0\n2,1\n", "id,y\n2,1\n3,0\n"));
    ck_assert(!numbered("id,y\n1,1\n2,0\n2,1\n", "id,y\n1,1\n2,0\n"));
    ck_assert(!numbered("id,y\n1,1\n2,0\n4,1\n", "id,y\n1,1\n2,0\n"));
}
END_TEST

UNIT_MAIN("key_overlap", three_files, folds, numbers_of_rows)
