// Entities held against a split: by row, by entity, by time; and with the id removed.
#include "panel_fixture.h"
#include "unit_main.h"

START_TEST(by_row) {
    struct gathered gathered = {0};
    panel_init(&gathered, "patient_id", PANEL_BY_ROW);
    size_t key = panel_key(&gathered, "entity", 0);
    ck_assert(panel_number(&gathered, key, M_KEY_SHARED_SHARE) > 0.95);
    ck_assert(panel_number(&gathered, key, M_ENTITY_NAMED) == 1);
    ck_assert(panel_number(&gathered, key, M_ENTITY_STATIC) == 3);
    ck_assert(panel_number(&gathered, key, M_ENTITY_DISPERSION) == 0);
    // Drawn with variances 4 between and 1 within.
    const struct value *icc = evidence_value(&gathered.evidence, key, M_ENTITY_ICC);
    ck_assert(icc->estimate.low < 0.8 && icc->estimate.high > 0.8 && icc->estimate.low > 0.6);
    ck_assert(panel_number(&gathered, key, M_ENTITY_RESIDUAL_ICC) > 0.6);
    ck_assert_uint_eq(panel_key(&gathered, "entity", 1), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(by_entity) {
    struct gathered gathered = {0};
    panel_init(&gathered, "patient_id", PANEL_BY_PATIENT);
    size_t key = panel_key(&gathered, "entity", 0);
    ck_assert(panel_number(&gathered, key, M_KEY_SHARED_SHARE) == 0);
    ck_assert(panel_number(&gathered, key, M_KEY_EXPECTED_SHARE) > 0.95);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(no_split_no_entities) {
    struct gathered gathered = {0};
    gathered_text(&gathered, "patient_id,y\n1,0\n1,1\n2,0\n2,1\n", "y", TASK_BINARY);
    ck_assert_uint_eq(panel_key(&gathered, "entity", 0), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("entity", by_row, by_entity, no_split_no_entities)
