// Tests of the typed readers: what counts as text, a boolean, a number, and the words for what does not.
#include "base/node.h"

#include "base/text.h"

#include <check.h>
#include <locale.h>
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

static struct node plain(const char *text) {
    return (struct node){.kind = NODE_SCALAR, .place = {"x", 1, 1}, .text = text, .length = strlen(text)};
}

static struct node quoted(const char *text) {
    struct node node = plain(text);
    node.quoted = true;
    return node;
}

static const char *told(void) {
    return errors.count == 0 ? "" : errors.items[errors.count - 1].text;
}

START_TEST(names_stay_text) {
    static const char *const names[] = {"no", "1e3", "true", "~", "null", "x"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *out = NULL;
        struct node node = plain(names[i]);
        ck_assert(node_text(&node, "'name'", &out, &errors));
        ck_assert_str_eq(out, names[i]);
    }
    const char *out = NULL;
    struct node nothing = plain(""), empty = quoted("");
    ck_assert(!node_text(&nothing, "'name'", &out, &errors));
    ck_assert_str_eq(told(), "'name' must be text, not nothing");
    ck_assert(node_text(&empty, "'name'", &out, &errors));
    ck_assert_str_eq(out, "");
}
END_TEST

START_TEST(only_true_and_false_are_booleans) {
    bool out = false;
    struct node yes = plain("yes"), right = plain("true"), text = quoted("false"), other = plain("maybe");
    ck_assert(node_bool(&right, "'required'", &out, &errors));
    ck_assert(out);
    ck_assert(!node_bool(&yes, "'required'", &out, &errors));
    ck_assert_str_eq(told(), "'required': `yes` is text in YAML 1.2; write `true` or `false`");
    ck_assert(!node_bool(&text, "'required'", &out, &errors));
    ck_assert_str_eq(told(), "'required': \"false\" in quotes is text; write `false` without quotes");
    ck_assert(!node_bool(&other, "'required'", &out, &errors));
    ck_assert_str_eq(told(), "'required' must be `true` or `false`, not 'maybe'");
    ck_assert(out); // untouched by failures
}
END_TEST

START_TEST(numbers) {
    static const struct {
        const char *text;
        double value;
    } good[] = {{"0", 0},  {"-1.5", -1.5}, {"+2", 2},          {".5", 0.5},
                {"5.", 5}, {"1e3", 1000},  {"1.25E-2", 0.0125}};
    static const char *const bad[] = {"",    "-",   ".",     "1e",  "0x10", "nan",  ".inf",
                                      "1,5", "1_0", "1e999", "12 ", "two",  "1.2.3"};
    setlocale(LC_ALL, "de_DE.UTF-8"); // where it is installed; the result must not depend on it
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        double out = -99;
        struct node node = plain(good[i].text);
        ck_assert(node_number(&node, "'auc'", &out, &errors));
        ck_assert_double_eq(out, good[i].value);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        double out;
        struct node node = plain(bad[i]);
        ck_assert_msg(!node_number(&node, "'auc'", &out, &errors), "%s", bad[i]);
    }
    double out;
    struct node text = quoted("1");
    ck_assert(!node_number(&text, "'auc'", &out, &errors));
    ck_assert_str_eq(told(), "'auc': \"1\" in quotes is text; write 1 without quotes");
}
END_TEST

START_TEST(counts) {
    uint64_t out = 0;
    struct node largest = plain("18446744073709551615"), more = plain("18446744073709551616"),
                minus = plain("-1");
    ck_assert(node_count(&largest, "'k'", &out, &errors));
    ck_assert(out == UINT64_MAX);
    ck_assert(!node_count(&more, "'k'", &out, &errors));
    ck_assert(!node_count(&minus, "'k'", &out, &errors));
    ck_assert_str_eq(told(), "'k' must be a whole number, 0 or more, not '-1'");
}
END_TEST

START_TEST(choices) {
    static const char *const words[] = {"", "binary", "multiclass", "regression"};
    size_t out = 99;
    struct node right = plain("multiclass"), near = plain("binry"), far = plain("zzz"), nothing = plain("");
    ck_assert(node_choice(&right, "'type'", words, 4, &out, &errors));
    ck_assert_uint_eq(out, 2);
    ck_assert(!node_choice(&near, "'type'", words, 4, &out, &errors));
    ck_assert_str_eq(told(),
                     "'type' must be binary, multiclass or regression, not 'binry' (did you mean 'binary'?)");
    ck_assert(!node_choice(&far, "'type'", words, 4, &out, &errors));
    ck_assert_str_eq(told(), "'type' must be binary, multiclass or regression, not 'zzz'");
    ck_assert(!node_choice(&nothing, "'type'", words, 4, &out, &errors));
    ck_assert_str_eq(told(), "'type' must be binary, multiclass or regression, not nothing");
}
END_TEST

START_TEST(long_text_is_cut_between_characters) {
    char text[201] = "";
    for (size_t i = 0; i < 100; i++)
        memcpy(text + 2 * i, "ä", 3);
    struct node node = plain(text);
    char shown[NODE_SHOWN];
    node_shown(&node, shown);
    ck_assert(text_is_utf8(span_of(shown)));
    ck_assert_uint_lt(strlen(shown), NODE_SHOWN);
    ck_assert_str_eq(shown + strlen(shown) - 4, "...'");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("node");
    TCase *cases = tcase_create("node");
    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, names_stay_text);
    tcase_add_test(cases, only_true_and_false_are_booleans);
    tcase_add_test(cases, numbers);
    tcase_add_test(cases, counts);
    tcase_add_test(cases, choices);
    tcase_add_test(cases, long_text_is_cut_between_characters);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
