// Tests of escaping: known answers for each sink, and what must hold for every naughty string
// (tests/suites/blns) and for random bytes, whatever they are.
#include "base/escape.h"

#include "base/text.h"

#include <check.h>
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;

static void set_up(void) {
    arena_init(&arena);
}

static void tear_down(void) {
    arena_finish(&arena);
}

struct expected {
    const char *in, *out;
};

static void check_all(enum sink sink, const struct expected *rows, size_t count) {
    for (size_t i = 0; i < count; i++)
        ck_assert_str_eq(text_escape(&arena, sink, span_of(rows[i].in)), rows[i].out);
}
#define CHECK_ALL(sink, rows) check_all(sink, rows, sizeof(rows) / sizeof *(rows))

START_TEST(terminal) {
    const struct expected rows[] = {
        {"plain \xC3\xA4 \xE2\x82\xAC", "plain \xC3\xA4 \xE2\x82\xAC"},
        {"a\nb\tc\rd", "a\\nb\\tc\\rd"},
        {"\x1b[31mred", "\\x1b[31mred"},
        {"\x07\x7F", "\\x07\\x7f"},
        {"\xC2\x9B", "\\u009b"}, // C1: CSI in one character
        {"\xE2\x80\xAE"
         "gpj",
         "\\u202egpj"}, // right-to-left override
        {"\xE2\x81\xA6\xE2\x80\x8B", "\\u2066\\u200b"},
        {"\xEF\xBB\xBF", "\\ufeff"},
        {"\xF3\xA0\x81\x81", "\\U000e0041"}, // a tag letter
        {"\xE3\x85\xA4", "\\u3164"},         // a letter without ink
        {"\xFF\xC3(", "\\xff\\xc3("},
        {"\xED\xA0\x80", "\\xed\\xa0\\x80"}, // a surrogate is not UTF-8
        {"C:\\new", "C:\\new"},
        {"", ""},
    };
    CHECK_ALL(SINK_TERMINAL, rows);
}
END_TEST

START_TEST(json) {
    const struct expected rows[] = {
        {"\"\\/", "\\\"\\\\/"},
        {"\n\r\t\x01\x7F", "\\n\\r\\t\\u0001\\u007f"},
        {"\xE2\x80\xA8\xE2\x80\xA9", "\\u2028\\u2029"},
        {"\xF3\xA0\x81\x81", "\\udb40\\udc41"},
        {"\xFFx", "\xEF\xBF\xBDx"},
        {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
    };
    CHECK_ALL(SINK_JSON, rows);
}
END_TEST

START_TEST(markdown) {
    const struct expected rows[] = {
        {"tenure_months", "tenure_months"},
        {"_x_ *y* `z` ~q~", "\\_x\\_ \\*y\\* \\`z\\` \\~q\\~"},
        {"a|b\\|c", "a\\|b\\\\\\|c"},
        {"<b>&amp;", "&lt;b&gt;&amp;amp;"},
        {"[a](b) ![c]", "\\[a\\](b) \\!\\[c\\]"},
        {"two\nlines", "two\\\\nlines"},
        {"- item", "\\- item"},
        {"a-b", "a-b"},
        {"12. x", "12\\. x"},
        {"v1.2", "v1.2"},
        {"# head", "\\# head"},
        {"see #12", "see #&#8203;12"},
        {"@all", "@&#8203;all"},
        {"a@b.org", "a@&#8203;b.org"},
        {"http://x", "http:&#8203;//x"},
        {"www.x.y", "www&#8203;.x.y"},
        {"    code", "&#32;   code"},
        {"br  ", "br &#32;"},
        {"$x$", "\\$x\\$"},
        {"\xFF", "\xEF\xBF\xBD"},
        {"\xE2\x80\xAE", "\\\\u202e"},
    };
    CHECK_ALL(SINK_MARKDOWN, rows);
}
END_TEST

START_TEST(html) {
    const struct expected rows[] = {
        {"<a href=\"x\" b='y'>&amp;", "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;"},
        {"two\nlines\t", "two\nlines\t"},
        {"\x1b\xE2\x80\xAE", "\\x1b\\u202e"},
        {"\xFF\xEF\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
    };
    CHECK_ALL(SINK_HTML, rows);
}
END_TEST

START_TEST(xml) {
    const struct expected rows[] = {
        {"<a b=\"c\">]]>&'", "&lt;a b=&quot;c&quot;&gt;]]&gt;&amp;&#39;"},
        {"a\nb\tc\rd", "a&#10;b&#9;c&#13;d"},
        {"\x01\x1b\xC2\x85", "\\x01\\x1b\\u0085"},
        {"\xEF\xBF\xBE\xF0\x9F\xBF\xBE", "\xEF\xBF\xBD\xEF\xBF\xBD"}, // U+FFFE, U+1FFFE
    };
    CHECK_ALL(SINK_XML, rows);
}
END_TEST

START_TEST(annotation) {
    const struct expected message[] = {
        {"50 % of a: b, c\r\nnext", "50 %25 of a: b, c%0D%0Anext"},
        {"%0A", "%250A"},
        {"\x1b", "\\x1b"},
    };
    const struct expected property[] = {{"C:\\a,b%", "C%3A\\a%2Cb%25"}};
    CHECK_ALL(SINK_ANNOTATION, message);
    CHECK_ALL(SINK_ANNOTATION_PROPERTY, property);
}
END_TEST

START_TEST(nul_is_a_character_like_others) {
    struct span nul = {"a\0b", 3};
    ck_assert_str_eq(text_escape(&arena, SINK_TERMINAL, nul), "a\\x00b");
    ck_assert_str_eq(text_escape(&arena, SINK_JSON, nul), "a\\u0000b");
    ck_assert_str_eq(text_escape(&arena, SINK_XML, nul), "a\\x00b");
    ck_assert_str_eq(text_escape(&arena, SINK_ANNOTATION, nul), "a\\x00b");
}
END_TEST

START_TEST(utf8_is_recognised) {
    ck_assert(text_is_utf8(span_of("")));
    ck_assert(text_is_utf8(span_of("a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80")));
    ck_assert(text_is_utf8((struct span){"\0", 1}));
    const char *wrong[] = {"\x80", "\xC3", "\xC0\x80", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                           "\xFF"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert(!text_is_utf8(span_of(wrong[i])));
    // A character that goes on behind the end of the span is not looked at.
    ck_assert(!text_is_utf8((struct span){"\xE2\x82\xAC", 2}));
}
END_TEST

START_TEST(width_counts_columns) {
    ck_assert_uint_eq(text_width(span_of("abc")), 3);
    ck_assert_uint_eq(text_width(span_of("\xE6\xBC\xA2\xE5\xAD\x97")), 4); // two wide characters
    ck_assert_uint_eq(text_width(span_of("e\xCC\x81")), 1);                // a combining accent
    ck_assert_uint_eq(text_width(span_of("a\n")), 3);                      // a\n as it is written
    ck_assert_uint_eq(text_width(span_of("\xE2\x80\xAE")), 6);
    ck_assert_uint_eq(text_width(span_of("\xFF")), 4);
}
END_TEST

// What text_write() puts into a file is what text_escape() gives.
static void check_write(enum sink sink, struct span text, const char *escaped) {
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    ck_assert_ptr_nonnull(out);
    text_write(out, sink, text);
    fclose(out);
    ck_assert_uint_eq(length, strlen(escaped));
    ck_assert_mem_eq(bytes, escaped, length);
    free(bytes);
}

static bool has(const char *text, const char *part) {
    return strstr(text, part) != NULL;
}

// No byte below space, no DEL, no C1, no bidi control, no zero width: looked for as UTF-8 bytes.
static bool is_safe_to_show(const char *text) {
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++) {
        bool control = *c < 0x20 || *c == 0x7F;
        bool c1 = c[0] == 0xC2 && c[1] >= 0x80 && c[1] <= 0x9F;
        bool general = c[0] == 0xE2 && c[1] == 0x80 &&
                       ((c[2] >= 0x8B && c[2] <= 0x8F) || (c[2] >= 0xA8 && c[2] <= 0xAE));
        bool isolate = c[0] == 0xE2 && c[1] == 0x81 && c[2] >= 0xA0 && c[2] <= 0xAF;
        bool mark = c[0] == 0xEF && c[1] == 0xBB && c[2] == 0xBF;
        if (control || c1 || general || isolate || mark)
            return false;
    }
    return true;
}

static void check_markup(const char *text) {
    ck_assert(!has(text, "<") && !has(text, ">") && !has(text, "\"") && !has(text, "'"));
    for (const char *and = strchr(text, '&'); and != NULL; and = strchr(and+1, '&'))
        ck_assert_uint_lt(strcspn(and, ";"), 7);
}

static void check_markdown(const char *text) {
    ck_assert(is_safe_to_show(text));
    ck_assert(!has(text, "<") && !has(text, "://"));
    size_t slashes = 0; // directly before this character
    for (const char *c = text; *c != '\0'; c++) {
        if (strchr("|`*[]~", *c) != NULL)
            ck_assert_uint_eq(slashes % 2, 1);
        slashes = *c == '\\' ? slashes + 1 : 0;
    }
    ck_assert_uint_eq(slashes % 2, 0);
}

static void check_json(struct span text, const char *escaped) {
    const char *quoted = text_format(&arena, "\"%s\"", escaped);
    json_error_t error;
    json_t *read = json_loads(quoted, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    ck_assert_msg(read != NULL, "%s: %s", error.text, quoted);
    if (text_is_utf8(text)) {
        ck_assert_uint_eq(json_string_length(read), text.length);
        ck_assert_mem_eq(json_string_value(read), text.at, text.length);
    }
    json_decref(read);
}

static void check_everywhere(struct span text) {
    static const enum sink sinks[] = {SINK_TERMINAL, SINK_JSON,       SINK_MARKDOWN,           SINK_HTML,
                                      SINK_XML,      SINK_ANNOTATION, SINK_ANNOTATION_PROPERTY};
    for (size_t i = 0; i < sizeof sinks / sizeof *sinks; i++) {
        const char *escaped = text_escape(&arena, sinks[i], text);
        ck_assert(text_is_utf8(span_of(escaped)));
        check_write(sinks[i], text, escaped);
        switch (sinks[i]) {
        case SINK_JSON: check_json(text, escaped); // fall through
        case SINK_TERMINAL:
        case SINK_ANNOTATION: ck_assert(is_safe_to_show(escaped)); break;
        case SINK_ANNOTATION_PROPERTY: ck_assert(!has(escaped, ":") && !has(escaped, ",")); break;
        case SINK_MARKDOWN: check_markdown(escaped); break;
        case SINK_XML: ck_assert(is_safe_to_show(escaped)); // fall through
        case SINK_HTML: check_markup(escaped); break;
        }
    }
    size_t width = text_width(text);
    ck_assert_uint_le(width, 10 * text.length);
}

START_TEST(naughty_strings_are_harmless_everywhere) {
    const char *tests = getenv("TESTS");
    ck_assert_msg(tests != NULL, "TESTS names the tests folder");
    json_t *naughty =
        json_load_file(text_format(&arena, "%s/suites/blns/blns.json", tests), JSON_ALLOW_NUL, NULL);
    ck_assert_ptr_nonnull(naughty);
    ck_assert_uint_gt(json_array_size(naughty), 500);
    for (size_t i = 0; i < json_array_size(naughty); i++) {
        json_t *text = json_array_get(naughty, i);
        check_everywhere((struct span){json_string_value(text), json_string_length(text)});
    }
    json_decref(naughty);
}
END_TEST

START_TEST(random_bytes_are_harmless_everywhere) {
    // Bytes that begin, continue and break characters, and those that mean something to a sink.
    static const unsigned char alphabet[] = {0x00, 0x1b, '\n', ' ',  '<',  '&',  '"',  '\\', '|',
                                             '%',  ':',  '_',  'w',  '.',  '1',  '/',  0x80, 0xAE,
                                             0xC2, 0xE2, 0x9B, 0xF0, 0x9F, 0xFF, 0xED, '@'};
    uint64_t state = 88172645463325252U; // xorshift64 (Marsaglia 2003)
    for (int round = 0; round < 2000; round++) {
        char bytes[24];
        for (size_t i = 0; i < sizeof bytes; i++) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            bytes[i] = (char)alphabet[state % sizeof alphabet];
        }
        check_everywhere((struct span){bytes, (size_t)round % sizeof bytes});
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("escape");
    TCase *tests = tcase_create("escape");
    tcase_add_test(tests, terminal);
    tcase_add_test(tests, json);
    tcase_add_test(tests, markdown);
    tcase_add_test(tests, html);
    tcase_add_test(tests, xml);
    tcase_add_test(tests, annotation);
    tcase_add_test(tests, nul_is_a_character_like_others);
    tcase_add_test(tests, utf8_is_recognised);
    tcase_add_test(tests, width_counts_columns);
    tcase_add_test(tests, naughty_strings_are_harmless_everywhere);
    tcase_add_test(tests, random_bytes_are_harmless_everywhere);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
