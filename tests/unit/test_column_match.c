// Columns of two schemas: by name, renamed where nothing else is possible, else one gone and one new.
#include "evidence/declarations/column_match.h"

#include "unit_main.h"

#include <string.h>

// Each column is a letter and a digit: its name and its type.
static struct schema schema_of(struct arena *arena, const char *text) {
    struct schema schema = schema_empty();
    schema.columns = arena_alloc(arena, strlen(text) + 1, sizeof *schema.columns);
    for (; *text; text += 2) {
        char *name = arena_alloc(arena, 2, 1);
        name[0] = text[0];
        schema.columns[schema.column_count++] =
            (struct schema_column){.name = name, .type = (enum column_type)(text[1] - '0')};
    }
    return schema;
}

// The names that the new columns had, '-' for none.
static const char *matched(struct arena *arena, const char *before, const char *after) {
    struct schema old = schema_of(arena, before), new = schema_of(arena, after);
    const struct schema_column **match = column_match(arena, &old, &new);
    char *text = arena_alloc(arena, new.column_count + 1, 1);
    for (size_t i = 0; i < new.column_count; i++)
        text[i] = match[i] ? match[i]->name[0] : '-';
    return text;
}

START_TEST(columns_are_matched) {
    static const struct {
        const char *before, *after, *was;
    } rows[] = {
        {"a1b1c1", "a1b1c1", "abc"},
        {"a1b1c1", "c1a1b1", "cab"},
        {"", "a1b1", "--"},
        {"a1b1", "", ""},
        {"a1b1c1", "a1x1c1", "abc"},
        {"a1b1", "x1b1", "ab"},
        {"a1b1", "a1x1", "ab"},
        {"a1", "x1", "a"},
        {"a1b1c1", "a1x2c1", "a-c"},
        {"a1b1c1d1", "a1x1y1d1", "a--d"},
        {"a1b1c1", "a1x1b1c1", "a-bc"},
        {"a1b1c1", "x1a1c1", "-ac"},
        {"a1b1c1d1", "a1x1d1", "a-d"},
        {"a1b1c1d1e1", "a1x1c1y1e1", "abcde"},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_str_eq(matched(&arena, rows[i].before, rows[i].after), rows[i].was);
    arena_finish(&arena);
}
END_TEST

START_TEST(another_description_is_another_column) {
    struct arena arena;
    arena_init(&arena);
    struct schema before = schema_of(&arena, "a1"), after = schema_of(&arena, "x1");
    before.columns[0].description = "Months since the first invoice.";
    ck_assert_ptr_null(column_match(&arena, &before, &after)[0]);
    after.columns[0].description = "Months since the first invoice.";
    ck_assert_ptr_eq(column_match(&arena, &before, &after)[0], &before.columns[0]);
    arena_finish(&arena);
}
END_TEST

UNIT_MAIN("column_match", columns_are_matched, another_description_is_another_column)
