// Tests of the YAML composer: the tree with its places, what it refuses and in which words, and its limits.
#include "base/document.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct notes errors;

static void setup(void) {
    arena_init(&arena);
    notes_init(&errors, &arena);
}

static void teardown(void) {
    notes_finish(&errors);
    arena_finish(&arena);
}

static struct node *parse(const char *text) {
    return document_parse(&arena, "x.yaml", span_of(text), &errors);
}

static void ck_place(const struct node *node, unsigned line, unsigned column) {
    ck_assert_uint_eq(node->place.line, line);
    ck_assert_uint_eq(node->place.column, column);
}

START_TEST(tree_knows_its_places) {
    const struct node *root = parse("a: 1\nlist:\n  - x\n  - {k: \"v\"}\n");
    ck_assert_uint_eq(errors.count, 0);
    ck_assert_int_eq(root->kind, NODE_MAPPING);
    ck_assert_uint_eq(root->count, 2);
    ck_place(root, 1, 1);
    ck_assert_str_eq(root->keys[0]->text, "a");
    ck_assert_str_eq(node_find(root, "a")->text, "1");
    ck_assert(!node_find(root, "a")->quoted);
    const struct node *list = node_find(root, "list");
    ck_assert_int_eq(list->kind, NODE_SEQUENCE);
    ck_assert_uint_eq(list->count, 2);
    ck_place(list->items[0], 3, 5);
    ck_place(list->items[1], 4, 5);
    const struct node *value = node_find(list->items[1], "k");
    ck_place(value, 4, 9);
    ck_assert(value->quoted);
    ck_assert_ptr_null(node_find(root, "b"));
    ck_assert_ptr_null(node_find(list, "b"));
}
END_TEST

START_TEST(byte_order_mark_and_directive_are_fine) {
    ck_assert_ptr_nonnull(parse("\xEF\xBB\xBF%YAML 1.2\n---\na: 1\n...\n"));
    ck_assert_uint_eq(errors.count, 0);
}
END_TEST

START_TEST(columns_count_characters) {
    const struct node *root = parse("größe: äöü\n");
    ck_place(root->items[0], 1, 8);
    ck_assert_uint_eq(root->items[0]->length, 6);
}
END_TEST

// Text, and its first error as line:column: message.
static const struct {
    const char *text, *error;
    bool tree; // there is one all the same
} refusals[] = {
    {"", "1:1: the file is empty", false},
    {"# only a comment\n", "1:1: the file is empty", false},
    {"---\n", "1:1: the file is empty", false},
    {"a: 1\nb: 2\na: 3\n", "3:1: the key 'a' is written twice, first in line 1", true},
    {"{a: 1, 'a': 2}", "1:8: the key 'a' is written twice, first in line 1", true},
    {"a: &x 1\n", "1:4: anchors (&x) are not allowed: write the value out where it is used", true},
    {"a: *x\n",
     "1:4: aliases (*x) are not allowed: write the value out, or put a text that begins with `*` in quotes",
     true},
    {"a: !!str 1\n", "1:4: tags (!...) are not allowed: put a text that begins with `!` in quotes", true},
    {"%TAG ! tag:x,2000:\n---\na: 1\n", "1:1: %TAG is not allowed", true},
    {"<<: {a: 1}\n", "1:1: merge keys (<<) are not allowed: write the keys out where they are used", true},
    {"[a]: 1\n", "1:1: a key must be a word, not a list", true},
    {"{{a: b}: 1}", "1:2: a key must be a word, not a mapping (is a value that begins with `{` not quoted?)",
     true},
    {"a: 1\n---\nb: 2\n", "2:1: a second document begins here: a file holds one", false},
    {"a: \"\\0\"\n", "1:4: the character NUL (\\0) is not allowed", true},
    {"a:\n\tb: 1\n", "2:1: indent with spaces, not with tabs", false},
    {"a: \"x\nb: 1\n", "1:4: this quote is never closed", false},
    {"a: [1, 2\nb: 1\n", "1:4: expected `,` or `]` in the list that opened here with `[`", false},
    {"a: {b: 1\nc: d\n", "1:4: expected `,` or `}` in the mapping that opened here with `{`", false},
    {"a: b: c\n",
     "1:5: `: ` can't stand here: put a text that contains `: ` in quotes, or check the indentation", false},
    {"x: 1\nabc\ny: 2\n", "2:1: this is neither `key: value` nor a list item: is a `: ` missing?", false},
    {"a: @x\n", "1:4: a value can't begin with `@`: put it in quotes", false},
    {"a: %x\n", "1:4: `%` has a meaning in YAML: put the value in quotes", false},
    {"a: \"\\q\"\n", "1:5: unknown escape: write `\\\\` for a backslash, or use single quotes", false},
    {"a: - 1\n", "1:4: a list item `- ` can't stand here: begin the list on a line of its own", false},
    {"x: 1\r\ny: \x01\n", "2:4: a control character (U+0001): write it as an escape in double quotes", false},
    {"x: ä\ny: ö\xFFz\n", "2:5: not UTF-8 (byte 0xFF): save the file as UTF-8", false},
    {"\xFF\xFE"
     "a",
     "1:1: the file is UTF-16: save it as UTF-8", false},
};

START_TEST(refusal) {
    const struct node *root = parse(refusals[_i].text);
    ck_assert_msg((root != NULL) == refusals[_i].tree, "tree of %s", refusals[_i].text);
    ck_assert_uint_ge(errors.errors, 1);
    const struct note *note = &errors.items[0];
    ck_assert_str_eq(note->place.path, "x.yaml");
    const char *told = text_format(&arena, "%llu:%llu: %s", (unsigned long long)note->place.line,
                                   (unsigned long long)note->place.column, note->text);
    ck_assert_str_eq(told, refusals[_i].error);
}
END_TEST

// Endless repetitions of each must end at a limit, and soon: libyaml itself needs hours for some of them.
static const char *const repetitions[] = {"[",    "{a: ", "- ",    "? ",  "[? ", "{",
                                          "[a, ", "a\n",  "- a\n", "&a ", "[\n"};

START_TEST(four_megabytes_end_soon) {
    size_t size = document_limits.bytes, unit = strlen(repetitions[_i]);
    char *text = memory_alloc(size, 1);
    for (size_t i = 0; i < size; i++)
        text[i] = repetitions[_i][i % unit];
    ck_assert_ptr_null(document_parse(&arena, "x.yaml", (struct span){text, size}, &errors));
    ck_assert_uint_ge(errors.errors, 1);
    memory_free(text);
}
END_TEST

static char *repeat(const char *start, const char *unit, size_t count, const char *end) {
    size_t length = strlen(unit);
    char *text = memory_alloc(strlen(start) + count * length + strlen(end) + 1, 1);
    strcpy(text, start);
    char *at = text + strlen(start);
    for (size_t i = 0; i < count; i++, at += length)
        memcpy(at, unit, length);
    strcpy(at, end);
    return text;
}

START_TEST(limits_are_exact) {
    struct {
        char *fits, *too_much;
    } cases[] = {
        {repeat("", "[", 32, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"), repeat("", "[", 33, "]")},
        {repeat("a: ", "x", 65536, ""), repeat("a: ", "x", 65537, "")},
        // stream, document and sequence: three start events before the items
        {repeat("[", "x,", 99994, "]"), repeat("[", "x,", 99998, "]")},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_ptr_nonnull(parse(cases[i].fits));
        ck_assert_uint_eq(errors.count, i);
        ck_assert_ptr_null(parse(cases[i].too_much));
        ck_assert_uint_eq(errors.count, i + 1);
        memory_free(cases[i].fits);
        memory_free(cases[i].too_much);
    }
    char *large = repeat("", "#", document_limits.bytes + 1, "");
    ck_assert_ptr_null(parse(large));
    ck_assert_str_eq(errors.items[errors.count - 1].text, "the file is larger than 4 MiB");
    memory_free(large);
}
END_TEST

START_TEST(many_duplicates_name_the_first) {
    char *text = repeat("", "k: 1\n", 1000, "");
    const struct node *root = parse(text);
    ck_assert_uint_eq(root->count, 1);
    ck_assert_uint_eq(errors.errors, 999);
    memory_free(text);
}
END_TEST

START_TEST(reads_files) {
    struct node *root;
    struct error error;
    ck_assert_int_eq(document_read(&arena, "/nonexistent.yaml", &errors, &root, &error), STATUS_IO);
    ck_assert_ptr_null(root);
    ck_assert_str_eq(error.place.path, "/nonexistent.yaml");
    ck_assert_int_eq(document_read(&arena, "/", &errors, &root, &error), STATUS_IO);
    char path[] = "/tmp/leakaudit-document-XXXXXX";
    int descriptor = mkstemp(path);
    FILE *file = fdopen(descriptor, "w");
    fputs("a: 1\n", file);
    fclose(file);
    ck_assert_int_eq(document_read(&arena, path, &errors, &root, &error), STATUS_OK);
    ck_assert_str_eq(node_find(root, "a")->text, "1");
    remove(path);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("document");
    TCase *cases = tcase_create("document");
    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, tree_knows_its_places);
    tcase_add_test(cases, byte_order_mark_and_directive_are_fine);
    tcase_add_test(cases, columns_count_characters);
    tcase_add_loop_test(cases, refusal, 0, (int)(sizeof refusals / sizeof *refusals));
    tcase_add_loop_test(cases, four_megabytes_end_soon, 0, (int)(sizeof repetitions / sizeof *repetitions));
    tcase_add_test(cases, limits_are_exact);
    tcase_add_test(cases, many_duplicates_name_the_first);
    tcase_add_test(cases, reads_files);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
