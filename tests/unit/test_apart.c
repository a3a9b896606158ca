// Tests of finding the column by which a split was dealt.
#include "evidence/splits/apart.h"

#include "gathered_fixture.h"
#include "unit_main.h"

// 40 patients with 6 rows each; the side of a row is chosen by `side`.
static size_t search(struct gathered *gathered, int (*side)(int patient, int visit)) {
    struct growing text[2] = {{0}, {0}};
    for (int s = 0; s < 2; s++)
        growing_add(&text[s], "patient,visit,x,y\n");
    for (int patient = 0; patient < 40; patient++)
        for (int visit = 0; visit < 6; visit++)
            growing_add(&text[side(patient, visit)], "p%d,%d,%d.%d,%d\n", patient, visit, patient * 7 + visit,
                        visit * patient % 10, (patient + visit) % 2);
    loaded_init(&gathered->loaded, "y");
    gathered->loaded.schema.task.type = TASK_BINARY;
    loaded_add_text(&gathered->loaded, text[0].at, DATA_TRAIN);
    loaded_add_text(&gathered->loaded, text[1].at, DATA_TEST);
    gathered_init(gathered);
    bool leave_out[4] = {false};
    size_t found = apart_column(&gathered->gather, &gathered->gather.pairs[0], leave_out);
    for (int s = 0; s < 2; s++)
        memory_free(text[s].at);
    return found;
}

static int by_patient(int patient, int visit) {
    (void)visit;
    return patient % 4 == 0;
}
static int by_row(int patient, int visit) {
    return (patient * 31 + visit * 17) % 4 == 0;
}

START_TEST(a_split_by_patient_is_seen) {
    struct gathered gathered;
    ck_assert_uint_eq(search(&gathered, by_patient), 0);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_split_by_row_is_by_no_column) {
    struct gathered gathered;
    ck_assert_uint_eq(search(&gathered, by_row), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("apart", a_split_by_patient_is_seen, a_split_by_row_is_by_no_column)
