// Tests of writing a schema: what is written reads back as the same schema, for all valid examples, and
// whatever the texts hold; notes and questions are comments.
#include "report/schema_file.h"

#include "unit_main.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct notes errors;

static const char *written(const struct schema_file *file) {
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    ck_assert_int_eq(schema_file_write(file, out), STATUS_OK);
    ck_assert_int_eq(fclose(out), 0);
    const char *kept = text_copy(&arena, (struct span){text, length});
    free(text);
    return kept;
}

static struct schema parsed(const char *name, const char *text) {
    struct schema schema;
    schema_parse(&arena, name, span_of(text), &errors, &schema);
    ck_assert_msg(errors.errors == 0, "%s: %s\n%s", name, errors.errors ? errors.items[0].text : "", text);
    return schema;
}

static const char *slurp(const char *path) {
    char *text = memory_alloc(100000, 1);
    FILE *in = fopen(path, "rb");
    ck_assert_ptr_nonnull(in);
    const char *kept = text_copy(&arena, (struct span){text, fread(text, 1, 99999, in)});
    fclose(in);
    memory_free(text);
    return kept;
}

// Two schemas are alike if they are written alike; that nothing is left out is seen in the examples below.
static void round_trip(const char *name, const char *text) {
    const struct schema first = parsed(name, text);
    const char *once = written(&(struct schema_file){.schema = &first});
    const struct schema second = parsed(name, once);
    ck_assert_str_eq(once, written(&(struct schema_file){.schema = &second}));
    ck_assert_uint_eq(first.column_count, second.column_count);
    ck_assert_uint_eq(first.step_count, second.step_count);
    ck_assert_uint_eq(first.suppression_count, second.suppression_count);
    ck_assert_uint_eq(first.override_count, second.override_count);
    ck_assert_uint_eq(first.missing_count, second.missing_count);
}

START_TEST(valid_examples_make_the_round_trip) {
    arena_init(&arena);
    notes_init(&errors, &arena);
    glob_t valid;
    const char *pattern = text_format(&arena, "%s/schemas/valid/*.yaml", getenv("TESTS"));
    ck_assert_int_eq(glob(pattern, 0, NULL, &valid), 0);
    for (size_t i = 0; i < valid.gl_pathc; i++)
        round_trip(valid.gl_pathv[i], slurp(valid.gl_pathv[i]));
    globfree(&valid);
    notes_finish(&errors);
    arena_finish(&arena);
}
END_TEST

START_TEST(every_key_is_written) {
    arena_init(&arena);
    notes_init(&errors, &arena);
    static const char text[] =
        "version: 1\nname: a\ndescription: \"b c\"\n"
        "data:\n  train: [x.csv, y.csv]\n  test: z.csv\n"
        "dialect:\n  delimiter: \"\\t\"\n  quote: \"'\"\n  decimal: \",\"\n  encoding: latin-1\n"
        "missing_values: [\"\", \"NA\"]\n"
        "\ntask:\n  target: t\n  type: binary\n  positive: \"1\"\n  prediction_time: c\n  prediction_mode: "
        "batch\n"
        "  label_window: {start: 0d, end: 30d}\n  group: [c, t]\n  metric: [roc_auc]\n"
        "\nsplit:\n  column: c\n  kfold:\n    column: c\n  train: [a]\n  validation: [b]\n  test: [\"no\"]\n"
        "  strategy: temporal\n  gap: 3d\n"
        "\npipeline:\n  - step: impute\n    method: mean\n    columns: [c]\n    fit_on: train\n"
        "    evaluate_on: validation\n"
        "\ncolumns:\n  - name: c\n    description: \"d: e\"\n    type: date\n    format: \"%Y\"\n    role: "
        "feature\n"
        "    tags: [pii]\n    available: {lag: 1d}\n    available_reason: \"x\\ny\"\n    serving: on-demand\n"
        "    as_of: c\n    window: {start: -2w, end: 0d}\n    derived_from: [t]\n    fit_on: fold\n"
        "    constraints: {required: true, unique: true, minimum: 0.5, maximum: 2, enum: [a, \"1\"]}\n"
        "    meta: {a: [1, \"b: c\", null], d: {e: true}}\n"
        "\n  - name: t\n    role: target\n"
        "\nsuppressions:\n  - rule: LK203\n    column: c\n    reason: because\n    approved_by: me\n"
        "    expires: \"2027-03-31\"\n"
        "\npolicy:\n  fail_on: never\n  rules:\n    LK203: {severity: warning, power: 0.97}\n"
        "    LK311: {severity: off}\n"
        "\nmeta: {owner: team}\n";
    const struct schema schema = parsed("x.yaml", text);
    ck_assert_str_eq(written(&(struct schema_file){.schema = &schema}), text);
    notes_finish(&errors);
    arena_finish(&arena);
}
END_TEST

START_TEST(no_text_breaks_out) {
    arena_init(&arena);
    notes_init(&errors, &arena);
    static const char *const names[] = {"a\nb: c",      "#",        "null", "- x", "\"'", "{",
                                        "\xE2\x80\xA8", "\x01\x7F", "a: b"};
    struct schema_column columns[sizeof names / sizeof *names] = {0};
    struct notes notes[sizeof names / sizeof *names];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        columns[i] = (struct schema_column){.name = names[i], .description = names[i]};
        notes_init(&notes[i], &arena);
        notes_add(&notes[i], NOTE_NOTE, (struct place){"x", 7, 1}, "%s\n  - name: more", names[i]);
    }
    struct schema schema = schema_empty();
    schema.columns = columns;
    schema.column_count = sizeof names / sizeof *names;
    const struct schema_file file = {
        .schema = &schema, .opening = "one\ntwo", .columns = notes, .whole = notes, .ask = true};
    const char *text = written(&file);
    const struct schema again = parsed("x.yaml", text);
    ck_assert_uint_eq(again.column_count, schema.column_count);
    for (size_t i = 0; i < schema.column_count; i++) {
        ck_assert_str_eq(again.columns[i].name, names[i]);
        ck_assert_int_eq(again.columns[i].available, AVAILABLE_UNKNOWN);
        notes_finish(&notes[i]);
    }
    ck_assert_ptr_nonnull(strstr(text, "# one\n# two\n"));
    ck_assert_ptr_nonnull(strstr(text, "  # line 7: "));
    ck_assert_ptr_nonnull(strstr(text, "# task:"));
    notes_finish(&errors);
    arena_finish(&arena);
}
END_TEST

UNIT_MAIN("schema_file", valid_examples_make_the_round_trip, every_key_is_written, no_text_breaks_out)
