// Tests of the importers on the examples in tests/schemas/import and on small texts: what is taken over, what
// is told, and which mistakes are errors.
#include "input/import.h"

#include "unit_main.h"

#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct notes errors;
static struct schema schema;
static struct import import;

static void begin(void) {
    arena_init(&arena);
    notes_init(&errors, &arena);
}

static void done(void) {
    import_finish(&import);
    notes_finish(&errors);
    arena_finish(&arena);
}

static void read_example(const char *name, const char *model) {
    begin();
    struct error error;
    const char *path = text_format(&arena, "%s/schemas/import/%s", getenv("TESTS"), name);
    ck_assert_int_eq(import_file(&arena, path, NULL, model, &errors, &schema, &import, &error), STATUS_OK);
    ck_assert_msg(errors.errors == 0, "%s: %s", name, errors.errors ? errors.items[0].text : "");
}

static void parse(const char *path, const char *text) {
    begin();
    import_parse(&arena, path, span_of(text), NULL, NULL, &errors, &schema, &import);
}

// One error that holds the words.
static void ck_refused(const char *path, const char *text, const char *told) {
    parse(path, text);
    ck_assert_uint_eq(errors.errors, 1);
    ck_assert_msg(strstr(errors.items[0].text, told) != NULL, "%s", errors.items[0].text);
    ck_assert_uint_gt(errors.items[0].place.line, 0);
    done();
}

static const struct schema_column *column(const char *name) {
    const struct schema_column *found = schema_column(&schema, name);
    ck_assert_msg(found != NULL, "no column %s", name);
    return found;
}

// Whether a note with the words stands at that line: of the column, or of the whole.
static bool told(const char *name, unsigned line, const char *words) {
    const struct notes *notes = name ? &import.columns[column(name) - schema.columns] : &import.whole;
    for (size_t i = 0; i < notes->count; i++)
        if (notes->items[i].place.line == line && strstr(notes->items[i].text, words) != NULL)
            return true;
    return false;
}

START_TEST(dbt_model) {
    read_example("dbt.yml", NULL);
    ck_assert_str_eq(schema.name, "churn_training");
    ck_assert_str_eq(schema.task.target.name, "churned_30d");
    ck_assert_int_eq(column("churned_30d")->role, ROLE_TARGET);
    ck_assert_str_eq(schema.split.column.name, "fold");
    ck_assert_uint_eq(schema.file_count, 1);
    ck_assert_int_eq(column("row_key")->role, ROLE_ID);
    ck_assert_int_eq(column("row_key")->type, TYPE_STRING);
    ck_assert_uint_eq(column("row_key")->place.line, 22);
    ck_assert_int_eq(column("customer_id")->type, TYPE_INTEGER);
    ck_assert_int_eq(column("customer_id")->role, ROLE_UNDECLARED);
    ck_assert(told("customer_id", 30, "task.group"));
    ck_assert_uint_eq(column("fold")->constraints.allowed.count, 2);
    const struct schema_column *tenure = column("tenure_months");
    ck_assert_int_eq(tenure->type, TYPE_INTEGER); // ours before data_type
    ck_assert_int_eq(tenure->available, AVAILABLE_TRUE);
    ck_assert_double_eq(tenure->window.start.seconds, -30 * 86400.0);
    ck_assert_double_eq(tenure->constraints.maximum, 600);
    ck_assert_str_eq(tenure->tags.items[0].name, "billing");
    ck_assert(told("tenure_months", 45, "'owner'"));
    const struct schema_column *calls = column("calls_90d");
    ck_assert_int_eq(calls->available, AVAILABLE_LAG);
    ck_assert(!calls->constraints.required);
    ck_assert(told("calls_90d", 57, "a part of the rows") && told("calls_90d", 58, "is_plausible"));
    ck_assert(told("cancellation_reason", 60, "variant"));
    ck_assert(told(NULL, 19, "unique_combination_of_columns"));
    done();
}
END_TEST

START_TEST(dbt_by_name_and_sources) {
    read_example("dbt.yml", "customers");
    ck_assert_uint_eq(schema.column_count, 1);
    ck_assert_int_eq(column("id")->role, ROLE_ID);
    ck_assert(told("id", 71, "check"));
    done();
    read_example("dbt_sources.yml", NULL);
    ck_assert_str_eq(schema.name, "orders");
    ck_assert_int_eq(column("amount")->type, TYPE_NUMBER);
    ck_assert(column("amount")->constraints.required);
    ck_assert_int_eq(column("amount")->available, AVAILABLE_UNDECLARED);
    done();
}
END_TEST

START_TEST(dbt_in_place_of_a_schema) {
    begin();
    struct error error;
    const char *path = text_format(&arena, "%s/schemas/import/dbt.yml", getenv("TESTS"));
    ck_assert_int_eq(schema_read(&arena, path, &errors, &schema, &error), STATUS_OK);
    ck_assert_uint_eq(errors.errors, 0);
    ck_assert_str_eq(schema.path, path);
    ck_assert_str_eq(schema.name, "churn_training");
    ck_assert_str_eq(schema.files[0].path,
                     text_format(&arena, "%s/schemas/import/churn.csv", getenv("TESTS")));
    ck_assert_uint_eq(column("cancellation_reason")->available_place.line, 61);
    schema_parse(&arena, "x.yml", span_of("version: 2\nmodels: [{name: a}, {name: b}]\n"), &errors, &schema);
    ck_assert_uint_eq(errors.errors, 1);
    ck_assert_ptr_nonnull(strstr(errors.items[0].text, "(a, b)"));
    done();
}
END_TEST

START_TEST(frictionless_schema) {
    read_example("table_schema.json", NULL);
    ck_assert_int_eq(column("patient")->role, ROLE_ID);
    ck_assert_str_eq(column("patient")->description, "Pseudonym of the patient");
    ck_assert(column("patient")->constraints.unique && column("patient")->constraints.required);
    ck_assert(told("patient", 4, "'pattern'"));
    ck_assert_str_eq(column("admitted")->format, "%d.%m.%Y");
    ck_assert_str_eq(column("ward")->constraints.allowed.items[2].name, "no");
    ck_assert_double_eq(column("age")->constraints.maximum, 120);
    ck_assert_int_eq(schema.dialect.decimal, ',');
    ck_assert(told("home", 9, "geopoint"));
    ck_assert_str_eq(schema.task.target.name, "died");
    ck_assert_uint_eq(schema.missing_count, 3);
    ck_assert_str_eq(schema.missing_values[0], "");
    ck_assert_str_eq(schema.missing_values[2], "n/a");
    ck_assert(told(NULL, 15, "foreignKeys"));
    done();
}
END_TEST

START_TEST(frictionless_package) {
    read_example("datapackage.json", "stays");
    ck_assert_uint_eq(schema.file_count, 2);
    ck_assert_str_eq(schema.files[1].name, "stays-2.csv");
    ck_assert_int_eq(schema.dialect.delimiter, ';');
    ck_assert_str_eq(schema.dialect.encoding, "windows-1252");
    ck_assert(told(NULL, 13, "primaryKey"));
    ck_assert(told("los", 11, "no number"));
    ck_assert(!column("los")->constraints.declared);
    done();
    read_example("contradiction.json", NULL);
    ck_assert(told("a", 1, "larger"));
    ck_assert(!column("a")->constraints.declared);
    done();
}
END_TEST

START_TEST(pandera) {
    read_example("pandera.yaml", NULL);
    ck_assert_str_eq(schema.name, "loans");
    ck_assert_double_eq(column("age")->constraints.minimum, 18);
    ck_assert(column("age")->constraints.required);
    ck_assert_uint_eq(column("region")->constraints.allowed.count, 3);
    ck_assert_int_eq(column("region")->type, TYPE_CATEGORY);
    ck_assert_double_eq(column("income")->constraints.minimum, 0);
    ck_assert(told("income", 31, "excluded") && told("income", 32, "str_matches"));
    ck_assert_int_eq(column("seen_at")->type, TYPE_DATETIME);
    ck_assert_int_eq(column("seen_at")->available, AVAILABLE_TRUE);
    ck_assert(told("lag_(.*)", 40, "pattern"));
    ck_assert_str_eq(schema.task.target.name, "defaulted");
    ck_assert(told(NULL, 50, "loan_id") && told(NULL, 57, "unique together"));
    done();
}
END_TEST

// How versions write the same.
START_TEST(pandera_versions) {
    parse("x.yaml", "schema_type: dataframe\ncolumns:\n"
                    "  a: {pandas_dtype: int, allow_duplicates: false, checks: {less_than: {max_value: 9}}}\n"
                    "  b: {dtype: int64, ge: 1.0, str_length: {min_value: 3, max_value: null}}\n"
                    "  c: {checks: {isin: {allowed_values: [x, y]}}}\n"
                    "  d: {checks: [{value: {min_value: 1, max_value: 2}, options: {check_name: in_range}},\n"
                    "               {value: 3, options: {check_name: ne}}]}\n");
    ck_assert_uint_eq(errors.errors, 0);
    ck_assert_int_eq(column("a")->type, TYPE_INTEGER);
    ck_assert(column("a")->constraints.unique);
    ck_assert_double_eq(column("a")->constraints.maximum, 9);
    ck_assert_double_eq(column("b")->constraints.minimum, 1);
    ck_assert(told("b", 4, "str_length"));
    ck_assert_uint_eq(column("c")->constraints.allowed.count, 2);
    ck_assert_double_eq(column("d")->constraints.minimum, 1);
    ck_assert_double_eq(column("d")->constraints.maximum, 2);
    ck_assert(told("d", 7, "the check ne"));
    done();
}
END_TEST

START_TEST(tfdv) {
    read_example("tfdv.pbtxt", NULL);
    ck_assert_uint_eq(schema.column_count, 6);
    ck_assert(column("pickup_area")->constraints.required);
    ck_assert_str_eq(column("pickup_area")->constraints.allowed.items[2].name, "z\xC3\xBCrich");
    ck_assert_str_eq(column("fare")->description, "What the ride costs, in \xC2\xA3");
    ck_assert_double_eq(column("fare")->constraints.maximum, 500);
    ck_assert(!column("fare")->constraints.required);
    ck_assert_int_eq(column("hour")->type, TYPE_CATEGORY);
    ck_assert_int_eq(column("hour")->available, AVAILABLE_TRUE);
    ck_assert_int_eq(column("tips")->available, AVAILABLE_FALSE);
    ck_assert_str_eq(column("tips")->available_reason, "not_in_environment: SERVING (TFDV schema)");
    ck_assert_uint_eq(column("tips")->available_place.line, 27);
    ck_assert(told("tips", 27, "role: target"));
    ck_assert_int_eq(column("paid")->type, TYPE_BOOLEAN);
    ck_assert_int_eq(column("paid")->available, AVAILABLE_UNDECLARED);
    ck_assert(told(NULL, 40, "dataset_constraints"));
    done();
}
END_TEST

// Without defaults that name it, a feature is in an environment only if it says so.
START_TEST(tfdv_environments) {
    parse("x.pbtxt", "feature { name: 'a' in_environment: 'Serving' }\nfeature { name: 'b' }\n"
                     "feature { name: 'c' not_in_environment: 'EVAL' }\ndefault_environment: 'TRAINING'\n");
    ck_assert_uint_eq(errors.errors, 0);
    ck_assert_int_eq(column("a")->available, AVAILABLE_TRUE);
    ck_assert_int_eq(column("b")->available, AVAILABLE_FALSE);
    ck_assert(told("c", 3, "EVAL"));
    done();
    parse("x.pbtxt", "feature { name: 'a' not_in_environment: 'EVAL' }\n");
    ck_assert_int_eq(column("a")->available, AVAILABLE_UNDECLARED);
    done();
}
END_TEST

START_TEST(mistakes_are_errors) {
    ck_refused("x.yaml", "a: 1\n", "say --from");
    ck_refused("x.yml", "models: []\n", "say --from");
    ck_refused("x.yml", "models: [{name: a}, {name: b}]\n", "name one with --model");
    ck_refused("x.yml", "models: [{name: a, columns: [{name: c}, {name: c}]}]\n", "declared twice");
    ck_refused("x.yml", "models: [{name: a, columns: [{name: c, meta: {leakaudit: {roel: id}}}]}]\n",
               "did you mean 'role'?");
    ck_refused("x.yml", "models: [{name: a, meta: {leakaudit: {columns: []}}}]\n", "'columns'");
    ck_refused("x.json", "[1]", "a mapping");
    ck_refused("x.json", "{\"fields\": {}}", "'fields', a list");
    ck_refused("x.yaml", "schema_type: dataframe\n", "'columns'");
    ck_refused("x.pbtxt", "string_domain { name: 'a' }", "no `feature");
    ck_refused("x.pbtxt", "feature { name: 'a' ", "never closed");
}
END_TEST

UNIT_MAIN("import", dbt_model, dbt_by_name_and_sources, dbt_in_place_of_a_schema, frictionless_schema,
          frictionless_package, pandera, pandera_versions, tfdv, tfdv_environments, mistakes_are_errors)
