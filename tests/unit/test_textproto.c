// Tests of the text format of protocol buffers: what a message becomes, how strings are decoded, and where
// errors are placed.
#include "input/textproto.h"

#include "unit_main.h"

#include <string.h>

static struct arena arena;
static struct notes errors;

static const struct node *parse(const char *text) {
    arena_init(&arena);
    notes_init(&errors, &arena);
    return textproto_parse(&arena, "x.pbtxt", span_of(text), &errors);
}

static void done(void) {
    notes_finish(&errors);
    arena_finish(&arena);
}

static void ck_fails(const char *text, unsigned line, unsigned column, const char *told) {
    ck_assert_ptr_null(parse(text));
    ck_assert_uint_eq(errors.errors, 1);
    ck_assert_uint_eq(errors.items[0].place.line, line);
    ck_assert_uint_eq(errors.items[0].place.column, column);
    ck_assert_msg(strstr(errors.items[0].text, told) != NULL, "%s: %s", text, errors.items[0].text);
    done();
}

START_TEST(messages_are_mappings_whose_keys_repeat) {
    const struct node *root = parse("# a comment\na: 1; b { c: X, d: -2.5f }\nb < c: [1, 2] >\nb: {} e: []");
    ck_assert_ptr_nonnull(root);
    ck_assert_uint_eq(root->count, 4);
    ck_assert_str_eq(root->keys[0]->text, "a");
    ck_assert_str_eq(root->items[1]->items[1]->text, "-2.5f");
    ck_assert_uint_eq(root->items[2]->count, 2);
    ck_assert_str_eq(root->items[2]->keys[1]->text, "c");
    ck_assert_str_eq(root->items[2]->items[1]->text, "2");
    ck_assert_uint_eq(root->items[2]->place.line, 3);
    ck_assert_uint_eq(root->items[2]->place.column, 3);
    ck_assert_uint_eq(root->items[3]->count, 0);
    done();
}
END_TEST

START_TEST(strings_are_decoded) {
    const struct node *root =
        parse("a: \"x\\n\\x41\\101\\\"\" # between\n 'y' b: \"z\\303\\274rich \\u00fc\" c: '\"'");
    ck_assert_ptr_nonnull(root);
    ck_assert_str_eq(root->items[0]->text, "x\nAA\"y");
    ck_assert_str_eq(root->items[1]->text, "z\xC3\xBCrich \xC3\xBC");
    ck_assert_uint_eq(root->items[1]->length, 10);
    ck_assert(root->items[2]->quoted);
    done();
}
END_TEST

START_TEST(extensions_and_quoted_numbers) {
    const struct node *root = parse("[a.b.c] { d: 1 } [type.example.org/x.Y]: { }");
    ck_assert_ptr_nonnull(root);
    ck_assert_str_eq(root->keys[0]->text, "[a.b.c]");
    ck_assert_uint_eq(root->count, 2);
    done();
}
END_TEST

START_TEST(errors_have_their_place) {
    ck_fails("", 1, 1, "empty");
    ck_fails("a: \"x\n\"", 1, 4, "not closed");
    ck_fails("a: 1\n  b { c: 2", 2, 5, "never closed");
    ck_fails("a b", 1, 3, "`:` or `{`");
    ck_fails("\"\xC3\xBC\"", 1, 1, "the name of a field");
    ck_fails("a: \"\xC3\xBC\" }", 1, 8, "not `}`");
    ck_fails("a: [1 2]", 1, 7, "`,` or `]`");
    ck_fails("a: \"\\q\"", 1, 6, "unknown escape");
    ck_fails("a: \"\\377\"", 1, 4, "not UTF-8");
    ck_fails("a: \"\\ud800\"", 1, 4, "not UTF-8");
    ck_fails("a: \"\\0\"", 1, 4, "NUL");
    ck_fails("a:", 1, 3, "the file ends here");
    ck_fails("\n\x03", 2, 1, "byte 0x03");
}
END_TEST

START_TEST(limits) {
    char deep[200];
    for (size_t i = 0; i < sizeof deep - 1; i += 2)
        memcpy(deep + i, "a{", 2);
    deep[sizeof deep - 2] = '\0';
    ck_fails(deep, 1, 66, "32 deep");
    size_t length = document_limits.scalar + 10;
    char *text = memory_alloc(length + 1, 1);
    memset(text, 'x', length);
    memcpy(text, "a: '", 4);
    text[length - 1] = '\'';
    ck_fails(text, 1, 4, "64 KiB");
    memory_free(text);
}
END_TEST

UNIT_MAIN("textproto", messages_are_mappings_whose_keys_repeat, strings_are_decoded,
          extensions_and_quoted_numbers, errors_have_their_place, limits)
