// The generic tests of dbt, and those of the packages dbt_utils and dbt_expectations that say the same about
// a column as our constraints do.
#include "input/import_dbt_test.h"

#include <string.h>

// A test as it was written, its arguments found.
struct dbt_test {
    const char *name;
    const struct node *arguments; // a mapping, or NULL
    struct place place;
};

typedef void take_test(struct import *import, struct schema_column *column, const struct dbt_test *test);

static void take_unique(struct import *import, struct schema_column *column, const struct dbt_test *test) {
    (void)import, (void)test;
    import_unique(column);
}

static void take_required(struct import *import, struct schema_column *column, const struct dbt_test *test) {
    (void)import, (void)test;
    import_required(column);
}

static const struct node *argument(const struct dbt_test *test, const char *key) {
    return test->arguments ? import_find(test->arguments, key) : NULL;
}

static void take_values(struct import *import, struct schema_column *column, const struct dbt_test *test) {
    const struct node *values = argument(test, "values");
    if (values == NULL)
        values = argument(test, "value_set");
    if (values != NULL)
        import_enum(import, column, values);
}

static void take_range(struct import *import, struct schema_column *column, const struct dbt_test *test) {
    const struct node *low = argument(test, "min_value"), *high = argument(test, "max_value");
    if (low != NULL)
        import_minimum(import, column, low);
    if (high != NULL)
        import_maximum(import, column, high);
}

static void take_relation(struct import *import, struct schema_column *column, const struct dbt_test *test) {
    const char *to = test->arguments ? import_text(test->arguments, "to") : NULL;
    import_tell(import, column, test->place,
                "refers to %s: if several rows are about the same one, name the column in task.group",
                to ? to : "another table");
}

static const struct {
    const char *name;
    take_test *take;
} known_tests[] = {
    {"unique", take_unique},
    {"not_null", take_required},
    {"accepted_values", take_values},
    {"relationships", take_relation},
    {"dbt_utils.accepted_range", take_range},
    {"dbt_expectations.expect_column_values_to_be_unique", take_unique},
    {"dbt_expectations.expect_column_values_to_not_be_null", take_required},
    {"dbt_expectations.expect_column_values_to_be_in_set", take_values},
    {"dbt_expectations.expect_column_values_to_be_between", take_range},
};

// A mapping has the test's name as its first key, or names it with test_name. dbt 1.10 moved the arguments
// into a mapping of their own.
static bool find_test(const struct node *item, struct dbt_test *test) {
    *test = (struct dbt_test){.place = item->place};
    if (item->kind == NODE_SCALAR) {
        test->name = item->text;
        return true;
    }
    if (item->kind != NODE_MAPPING || item->count == 0)
        return false;
    const char *named = import_text(item, "test_name");
    test->name = named ? named : item->keys[0]->text;
    test->arguments = named ? item : item->items[0];
    if (test->arguments->kind != NODE_MAPPING)
        test->arguments = NULL;
    return true;
}

static const struct node *inner(const struct node *mapping, const char *key) {
    const struct node *found = mapping ? import_find(mapping, key) : NULL;
    return found != NULL && found->kind == NODE_MAPPING ? found : NULL;
}

static bool holds_partly(const struct node *arguments) {
    static const char *const keys[] = {"where", "row_condition", "mostly", "at_least"};
    bool partly = false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys && arguments != NULL; i++)
        partly |= import_find(arguments, keys[i]) != NULL;
    return partly;
}

static void read_test(struct import *import, struct schema_column *column, const struct node *item) {
    struct dbt_test test;
    if (!find_test(item, &test)) {
        import_tell(import, column, item->place, "not taken over: a test that has no name");
        return;
    }
    const struct node *config = inner(test.arguments, "config");
    const struct node *arguments = inner(test.arguments, "arguments");
    bool partly = holds_partly(test.arguments) || holds_partly(config) || holds_partly(arguments);
    if (arguments != NULL)
        test.arguments = arguments;
    if (partly) {
        import_tell(import, column, test.place,
                    "not taken over: the test %.80s, which holds for a part of the rows", test.name);
        return;
    }
    for (size_t i = 0; i < sizeof known_tests / sizeof *known_tests; i++)
        if (strcmp(test.name, known_tests[i].name) == 0) {
            known_tests[i].take(import, column, &test);
            return;
        }
    import_tell(import, column, test.place, "not taken over: the test %.80s", test.name);
}

void import_dbt_tests(struct import *import, struct schema_column *column, const struct node *tests) {
    for (size_t i = 0; tests->kind == NODE_SEQUENCE && i < tests->count; i++)
        read_test(import, column, tests->items[i]);
}

static void read_constraint(struct import *import, struct schema_column *column, const struct node *item) {
    const char *type = item->kind == NODE_MAPPING ? import_text(item, "type") : NULL;
    if (type == NULL)
        import_tell(import, column, item->place, "not taken over: a constraint that has no type");
    else if (strcmp(type, "not_null") == 0)
        import_required(column);
    else if (strcmp(type, "unique") == 0)
        import_unique(column);
    else if (strcmp(type, "primary_key") == 0)
        import_id(import, column, item->place, "the constraint primary_key");
    else if (strcmp(type, "foreign_key") == 0)
        import_tell(
            import, column, item->place,
            "refers to another table: if several rows are about the same thing there, name the column "
            "in task.group");
    else
        import_tell(import, column, item->place, "not taken over: the constraint %.80s", type);
}

void import_dbt_constraints(struct import *import, struct schema_column *column, const struct node *list) {
    for (size_t i = 0; list->kind == NODE_SEQUENCE && i < list->count; i++)
        read_constraint(import, column, list->items[i]);
}
