// Whether train lies before test, for all rows or for each key.
#include "evidence/splits/key_time.h"

#include "gathered_fixture.h"
#include "reference.h"
#include "unit_main.h"

static struct estimate overlap(const char *train, const char *test, const char *time) {
    struct gathered gathered = {0};
    loaded_init(&gathered.loaded, "y");
    gathered.loaded.schema.task.prediction_time.name = time;
    loaded_add_text(&gathered.loaded, train, DATA_TRAIN);
    loaded_add_text(&gathered.loaded, test, DATA_TEST);
    gathered_init(&gathered);
    struct estimate found =
        key_time_overlap(&gathered.gather, &gathered.gather.pairs[0], (const size_t[]){0}, 1);
    gathered_finish(&gathered);
    return found;
}

START_TEST(all_rows) {
    // Train 1 2 3 4, test 3 5: of 8 pairs one is wrong (4 > 3) and one tied.
    struct estimate found = overlap("k,t,y\na,1,0\nb,2,1\nc,3,0\nd,4,1\n", "k,t,y\ne,3,0\nf,5,1\n", "t");
    ck_assert_near(found.value, 1.5 / 8, 1e-12);
}
END_TEST

START_TEST(each_key) {
    // The years of b lie behind those of a, but each key's last row is the test row.
    struct estimate found = overlap("k,t,y\na,1,0\na,2,1\nb,11,0\nb,12,1\n", "k,t,y\na,3,0\nb,13,1\n", "t");
    ck_assert_near(found.value, 0, 1e-12);
    found = overlap("k,t,y\na,1,0\na,3,1\nb,11,0\nb,13,1\n", "k,t,y\na,2,0\nb,12,1\n", "t");
    ck_assert_near(found.value, 0.5, 1e-12); // over all: 4 of 8
}
END_TEST

START_TEST(no_time) {
    ck_assert_int_eq(overlap("k,v,y\na,1,0\nb,2,1\n", "k,v,y\nc,3,0\n", NULL).why, NOT_DECLARED);
}
END_TEST

UNIT_MAIN("key_time", all_rows, each_key, no_time)
