// Tests that every word of a scalar is found in the file, however YAML lets the scalar be written.
#include "verdict/position.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

// The word `here` is looked for in the value of the key `k` and must be found where it stands in the file.
static const struct {
    const char *file;
    uint64_t line, column;
} scalars[] = {
    {"k: here", 1, 4},
    {"k:    a here", 1, 9},
    {"k: 'a here'", 1, 7},
    {"k: 'it''s here'", 1, 11},
    {"k: \"a \\\"b\\\" here\"", 1, 13},
    {"x: 1\nk: a\n  b here", 3, 5},
    {"k: |\n  here", 2, 3},
    {"k: |-  # a comment\n    a\n\n    b here\n", 4, 7},
    {"k: >\n  a\n  b\n\n  here\n", 5, 3},
    {"k: \"a\n  b\n  here\"", 3, 3},
    {"m: {a: 1, k: b here}", 1, 16},
    {"l:\n  - k: here", 2, 8},
    {"k: \xc3\xa4\xe2\x82\xac here", 1, 7},
    {"k: a # here\n", 0, 0}, // in a comment: not in the scalar
};

static const struct node *find_key(const struct node *node) {
    if (node->kind == NODE_SCALAR)
        return NULL;
    const struct node *found = node_find(node, "k");
    for (size_t i = 0; i < node->count && !found; i++)
        found = find_key(node->items[i]);
    return found;
}

START_TEST(test_scalars) {
    struct arena arena;
    struct notes errors;
    arena_init(&arena);
    notes_init(&errors, &arena);
    struct span file = span_of(scalars[_i].file);
    const struct node *root = document_parse(&arena, "f.yaml", file, &errors);
    ck_assert_ptr_nonnull(root);
    const struct node *node = find_key(root);
    ck_assert_ptr_nonnull(node);
    const char *word = strstr(node->text, "here");
    ck_assert_int_eq(word != NULL, scalars[_i].line != 0);
    if (word) {
        struct place place = position_at((struct position){file, node}, (size_t)(word - node->text));
        ck_assert_msg(place.line == scalars[_i].line && place.column == scalars[_i].column, "%s: %d:%d",
                      scalars[_i].file, (int)place.line, (int)place.column);
        ck_assert_str_eq(place.path, "f.yaml");
    }
    for (size_t i = 0; i <= node->length; i++) // no offset leads out of the file
        ck_assert_uint_ge(position_at((struct position){file, node}, i).line, 1);
    notes_finish(&errors);
    arena_finish(&arena);
}
END_TEST

START_TEST(test_without_a_file) {
    struct node node = {.kind = NODE_SCALAR, .text = "a here", .length = 6, .place = {"f", 4, 10}};
    struct place place = position_at((struct position){.node = &node}, 2);
    ck_assert_uint_eq(place.line, 4);
    ck_assert_uint_eq(place.column, 12);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("position");
    TCase *tests = tcase_create("position");
    tcase_add_loop_test(tests, test_scalars, 0, (int)(sizeof scalars / sizeof *scalars));
    tcase_add_test(tests, test_without_a_file);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
