// The likeness of targets within entities, before and after what the columns explain.
#include "evidence/splits/entity_target.h"

#include "panel_fixture.h"
#include "unit_main.h"

static struct entity_likeness likeness_of(struct gathered *gathered) {
    struct target_rows *target = &gathered->gather.target;
    target_rows_init(target, gathered->gather.dataset);
    struct entity_rows rows;
    struct entity_groups groups;
    entity_rows_init(&rows, &gathered->gather);
    uint32_t *hash = entity_rows_hashes(&rows, 0);
    entity_groups_init(&groups, rows.rows, (const uint32_t *const[]){hash}, 1, 10000);
    struct entity_likeness likeness =
        entity_target_likeness(&gathered->gather, &rows, &groups, (const size_t[]){0}, 1);
    entity_groups_finish(&groups);
    memory_free(hash);
    entity_rows_finish(&rows);
    target_rows_finish(target);
    return likeness;
}

// `level` is constant within 200 groups of 5 and explains what they share; `noise` tells the rows apart, for
// equal ones count once.
START_TEST(explained_by_a_column) {
    struct gathered gathered = {0};
    struct growing text = {0};
    growing_add(&text, "key,level,noise,y\n");
    uint64_t state = 3;
    for (int g = 0; g < 200; g++) {
        double level = panel_normal(&state);
        for (int i = 0; i < 5; i++)
            growing_add(&text, "k%d,%.4f,%.4f,%.4f\n", g, level, panel_normal(&state),
                        2 * level + panel_normal(&state));
    }
    loaded_init(&gathered.loaded, "y");
    loaded_add(&gathered.loaded, text.at, text.length, DATA_TRAIN);
    loaded_add_text(&gathered.loaded, "key,level,noise,y\nk0,0.5,1,1\n", DATA_TEST);
    gathered_init(&gathered);
    struct entity_likeness likeness = likeness_of(&gathered);
    ck_assert(likeness.raw.low < 0.8 && likeness.raw.high > 0.8); // variances 4 and 1
    ck_assert(likeness.residual.low < 0 && likeness.residual.high > 0 && likeness.residual.value < 0.1);
    memory_free(text.at);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(no_target) {
    struct gathered gathered = {0};
    loaded_init(&gathered.loaded, NULL);
    loaded_add_text(&gathered.loaded, "key,v\na,1\na,2\nb,3\n", DATA_TRAIN);
    loaded_add_text(&gathered.loaded, "key,v\na,4\n", DATA_TEST);
    gathered_init(&gathered);
    ck_assert_int_eq(likeness_of(&gathered).raw.why, NOT_DECLARED);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("entity_target", explained_by_a_column, no_target)
