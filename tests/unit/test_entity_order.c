// Tests of the order of time within entities.
#include "time_fixture.h"
#include "unit_main.h"

enum { ENTITIES = 12, VISITS = 10 };

// Entities that begin one after the other; `in_test` decides by entity and visit.
static void make(struct gathered *gathered, bool (*in_test)(int, int), bool declared) {
    static struct reference who = {.name = "who"};
    struct split_text text;
    split_text_init(&text, "who,date,y");
    for (int e = 0; e < ENTITIES; e++) {
        for (int v = 0; v < VISITS; v++) {
            char day[11];
            growing_add(in_test(e, v) ? &text.test : &text.train, "w%d,%s,%d\n", e,
                        day_text(day, e * 8 + v * 2), (e + v) % 2);
        }
    }
    loaded_init(&gathered->loaded, "y");
    gathered->loaded.schema.task.prediction_time.name = "date";
    if (declared)
        gathered->loaded.schema.task.group = (struct references){&who, 1};
    split_text_gather(&text, gathered);
}

static bool last_visits(int entity, int visit) {
    (void)entity;
    return visit >= 7;
}
static bool first_visit(int entity, int visit) {
    (void)entity;
    return visit == 0;
}
static bool some_entities(int entity, int visit) {
    (void)visit;
    return entity % 3 == 0;
}
static bool one_entity_split(int entity, int visit) {
    return entity % 3 == 0 || (entity == 1 && visit == 5);
}

START_TEST(each_entity_by_itself) {
    static const struct {
        bool (*in_test)(int, int);
        double shared, later;
    } cases[] = {
        {last_visits, ENTITIES, 0}, // though over all of them, train and test overlap
        {first_visit, ENTITIES, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct gathered gathered;
        make(&gathered, cases[i].in_test, true);
        ck_assert_double_eq(time_number(&gathered, "entity_order.shared"), cases[i].shared);
        ck_assert_double_eq(time_number(&gathered, "entity_order.later"), cases[i].later);
        ck_assert_double_eq(time_number(&gathered, "entity_order.apart"), 0);
        ck_assert_str_eq(time_value(&gathered, "entity_order.key")->text, "who");
        ck_assert_double_gt(time_number(&gathered, "time_order.later"), 0.5);
        gathered_finish(&gathered);
    }
}
END_TEST

START_TEST(entities_apart) {
    struct gathered gathered;
    make(&gathered, some_entities, true);
    ck_assert_double_eq(time_number(&gathered, "entity_order.shared"), 0);
    ck_assert_double_eq(time_number(&gathered, "entity_order.apart"), 1);
    ck_assert_int_eq(time_value(&gathered, "entity_order.later")->why, TOO_FEW);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(few_rows_decide_nothing) {
    struct gathered gathered;
    make(&gathered, one_entity_split, true);
    ck_assert_double_eq(time_number(&gathered, "entity_order.shared"), 1);
    ck_assert_int_eq(time_value(&gathered, "entity_order.later")->why, TOO_FEW);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(nobody_declares_entities) {
    struct gathered gathered;
    make(&gathered, last_visits, false);
    ck_assert_int_eq(time_value(&gathered, "entity_order.shared")->why, NOT_DECLARED);
    ck_assert_double_eq(time_number(&gathered, "entity_order.apart"), 0);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("entity_order", each_entity_by_itself, entities_apart, few_rows_decide_nothing,
          nobody_declares_entities)
