// Tests of the pictures of columns: every row is in one group and one shade, whatever was merged.
#include "dataset_fixture.h"
#include "evidence/picture.h"
#include "unit_main.h"

static uint64_t rows_of(const struct picture *picture) {
    uint64_t rows = picture->excluded;
    for (size_t i = 0; i < (picture->groups + 1) * picture->classes; i++)
        rows += picture->rows[i];
    return rows;
}

static const struct picture *draw(struct loaded *loaded, const char *text, enum task_type task) {
    loaded_init(loaded, "y");
    loaded->schema.task.type = task;
    loaded_add_text(loaded, text, DATA_ALL);
    loaded_read(loaded, 1 << 30);
    return picture_of(&loaded->arena, &loaded->dataset, dataset_find(&loaded->dataset, "x"));
}

START_TEST(numbers_stay_in_order) {
    struct growing text = {0};
    growing_add(&text, "x,y\n");
    for (int i = 0; i < 1000; i++)
        growing_add(&text, "%d,%d\n", i, i >= 500);
    struct loaded loaded;
    const struct picture *picture = draw(&loaded, text.at, TASK_BINARY);
    ck_assert(picture->ordered && !picture->scale);
    ck_assert_uint_eq(picture->classes, 2);
    ck_assert_uint_le(picture->groups, PICTURE_GROUPS);
    ck_assert_uint_ge(picture->groups, PICTURE_GROUPS - 2);
    ck_assert_uint_eq(picture->rows[1 * 2 + 1], 0);
    ck_assert_uint_eq(picture->rows[picture->groups * 2], 0);
    ck_assert_uint_eq(rows_of(picture), 1000);
    loaded_finish(&loaded);
    memory_free(text.at);
}
END_TEST

START_TEST(missing_cells_have_their_group) {
    struct loaded loaded;
    const struct picture *picture = draw(&loaded, "x,y\n1,0\n,1\n2,0\n,1\n3,1\n4,0\n5,\n6,1\n", TASK_BINARY);
    ck_assert_uint_eq(picture->rows[0], 0);
    ck_assert_uint_eq(picture->rows[1], 2);
    ck_assert_uint_eq(picture->excluded, 1);
    ck_assert_uint_eq(rows_of(picture), 8);
    loaded_finish(&loaded);
}
END_TEST

START_TEST(rare_texts_share_the_last_group) {
    struct growing text = {0};
    growing_add(&text, "x,y\n");
    for (int i = 0; i < 900; i++)
        growing_add(&text, "v%d,%d\n", i % 3 ? i % 40 : 7, i % 2);
    struct loaded loaded;
    const struct picture *picture = draw(&loaded, text.at, TASK_BINARY);
    ck_assert(!picture->ordered);
    ck_assert_uint_eq(picture->groups, PICTURE_GROUPS);
    ck_assert_uint_eq(rows_of(picture), 900);
    ck_assert_uint_gt(picture->rows[2] + picture->rows[3], picture->rows[4] + picture->rows[5]);
    loaded_finish(&loaded);
    memory_free(text.at);
}
END_TEST

START_TEST(a_number_is_drawn_in_fifths) {
    struct growing text = {0};
    growing_add(&text, "x,y\n");
    for (int i = 0; i < 500; i++)
        growing_add(&text, "%d,%d.5\n", (i * 7) % 500, i);
    struct loaded loaded;
    const struct picture *picture = draw(&loaded, text.at, TASK_REGRESSION);
    ck_assert(picture->scale);
    ck_assert_uint_eq(picture->classes, 5);
    ck_assert_uint_eq(rows_of(picture), 500);
    ck_assert_ptr_null(picture_of(&loaded.arena, &loaded.dataset, loaded.dataset.target));
    loaded_finish(&loaded);
    memory_free(text.at);
}
END_TEST

UNIT_MAIN("picture", numbers_stay_in_order, missing_cells_have_their_group, rare_texts_share_the_last_group,
          a_number_is_drawn_in_fifths)
