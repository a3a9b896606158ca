// Which way a threshold works, for every construct of the language.
#include "verdict/drift.h"

#include "registry_fixture.h"
#include "unit_main.h"

#include <string.h>

static const struct {
    const char *text;
    enum drift drift; // of $auc
} rows[] = {
    {"target.auc > 0.9", DRIFT_NONE},
    {"target.auc > $share", DRIFT_NONE},
    {"target.auc > $auc", DRIFT_DOWN},
    {"target.auc >= $auc", DRIFT_DOWN},
    {"$auc < target.auc", DRIFT_DOWN},
    {"$auc > target.auc", DRIFT_UP},
    {"target.auc < $auc", DRIFT_UP},
    {"target.auc <= -$auc", DRIFT_DOWN},
    {"not target.auc > $auc", DRIFT_UP},
    {"not not target.auc > $auc", DRIFT_DOWN},
    {"target.auc > $auc and missing.count > 5", DRIFT_DOWN},
    {"target.auc > $auc or missing.auc > $auc", DRIFT_DOWN},
    {"target.auc > $auc or missing.auc < $auc", DRIFT_MIXED},
    {"target.auc > $auc + 0.1", DRIFT_DOWN},
    {"target.auc > 1 - $auc", DRIFT_UP},
    {"target.auc - missing.auc > 1 - $auc", DRIFT_UP},
    {"target.auc > 2 * $auc", DRIFT_DOWN},
    {"target.auc > $auc / 2", DRIFT_DOWN},
    {"target.auc > $auc * missing.auc", DRIFT_MIXED},
    {"target.auc > 1 / $auc", DRIFT_MIXED},
    {"target.auc > min($auc, 0.5)", DRIFT_DOWN},
    {"target.auc > max($auc, missing.auc)", DRIFT_DOWN},
    {"target.auc > abs($auc)", DRIFT_MIXED},
    {"low(target.auc) > $auc", DRIFT_DOWN},
    {"dataset.rows == $auc", DRIFT_MIXED},
};

START_TEST(each_construct_has_its_way) {
    static const char *const names[] = {"share", "auc"};
    struct arena arena;
    struct notes errors;
    arena_init(&arena);
    notes_init(&errors, &arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct node node = {.kind = NODE_SCALAR, .text = rows[i].text, .length = strlen(rows[i].text)};
        struct expression_scope scope = {SUBJECT_FEATURE, names, 2, NULL};
        struct expression *expression =
            expression_parse(&arena, (struct position){.node = &node}, &scope, &errors);
        ck_assert_msg(expression != NULL, "%s", rows[i].text);
        ck_assert_msg(drift_of(expression, 1) == rows[i].drift, "%s: %d", rows[i].text,
                      (int)drift_of(expression, 1));
    }
    ck_assert_int_eq(drift_of(NULL, 0), DRIFT_NONE);
    notes_finish(&errors);
    arena_finish(&arena);
}
END_TEST

UNIT_MAIN("drift", each_construct_has_its_way)
