// Tests of rule expressions: grammar, types, three-valued logic over intervals, and where errors point.
#include "verdict/expression.h"

#include "registry_fixture.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct notes errors;
static struct evidence evidence;
static size_t dataset, column;
static const char *const parameter_names[] = {"auc", "share"};
static const double parameters[] = {0.9, 0.05};

static void set_up(void) {
    arena_init(&arena);
    notes_init(&errors, &arena);
    evidence_init(&evidence, &arena);
    dataset = evidence_subject(&evidence, (struct subject){.kind = SUBJECT_DATASET, .name = "d"});
    column =
        evidence_subject(&evidence, (struct subject){.kind = SUBJECT_COLUMN, .name = "c", .feature = true});
}

static void tear_down(void) {
    evidence_finish(&evidence);
    notes_finish(&errors);
    arena_finish(&arena);
}

static struct expression *parse_as(const char *text, enum subject_kind subject) {
    struct node node = {.kind = NODE_SCALAR, .text = text, .length = strlen(text)};
    node.place = (struct place){"rule.yaml", 3, 7};
    struct expression_scope scope = {subject, parameter_names, 2, NULL};
    return expression_parse(&arena, (struct position){.node = &node}, &scope, &errors);
}

static struct judgement judge_text(const char *text) {
    struct expression *expression = parse_as(text, SUBJECT_FEATURE);
    ck_assert_msg(expression != NULL, "%s: %s", text, errors.count > 0 ? errors.items[0].text : "?");
    ck_assert_uint_eq(errors.count, 0);
    return expression_judge(expression, parameters, &evidence, column, &arena);
}

// The evidence that the tables below are about: exact numbers, an interval across 0.98, and holes.
static void set_evidence(void) {
    evidence_set(&evidence, dataset, ROWS, value_count(1000));
    evidence_set(&evidence, dataset, STRATEGY, value_undefined(VALUE_NAME, NOT_DECLARED));
    struct estimate auc = estimate_between(0.95, 0.92, 0.99, 400);
    auc.log10_p = -20;
    auc.log10_p_corrected = -18;
    evidence_set(&evidence, column, AUC, value_estimate(auc));
    evidence_set(&evidence, column, OTHER_AUC, value_undefined(VALUE_ESTIMATE, TOO_FEW));
    evidence_set(&evidence, column, MISSING, value_count(10));
    evidence_set(&evidence, column, CONSTANT_FLAG, value_flag(false));
    evidence_set(&evidence, column, AVAILABLE, value_name("lag"));
    evidence_set(&evidence, column, REASON, value_text("because"));
}

static const struct {
    const char *text;
    enum truth truth;
} judged[] = {
    {"true", TRUTH_TRUE},
    {"not true", TRUTH_FALSE},
    {"target.auc > 0.9", TRUTH_TRUE},
    {"target.auc > $auc", TRUTH_TRUE},
    {"target.auc > 0.92", TRUTH_UNKNOWN},
    {"target.auc >= 0.92", TRUTH_TRUE},
    {"target.auc > 0.98", TRUTH_UNKNOWN},
    {"target.auc > 0.99", TRUTH_FALSE},
    {"target.auc >= 0.99", TRUTH_UNKNOWN},
    {"target.auc < 0.99", TRUTH_UNKNOWN},
    {"target.auc <= 0.99", TRUTH_TRUE},
    {"target.auc < 0.92", TRUTH_FALSE},
    {"0.98 < target.auc", TRUTH_UNKNOWN},
    {"target.auc == 0.95", TRUTH_UNKNOWN},
    {"target.auc != 0.5", TRUTH_TRUE},
    {"low(target.auc) > 0.91", TRUTH_TRUE},
    {"high(target.auc) == 0.99", TRUTH_TRUE},
    {"value(target.auc) > 0.949 and value(target.auc) < 0.951", TRUTH_TRUE},
    {"log10_p(target.auc) == -18", TRUTH_TRUE},
    {"n(target.auc) == 400", TRUTH_TRUE},
    {"defined(target.auc)", TRUTH_TRUE},
    {"defined(missing.auc)", TRUTH_FALSE},
    {"defined(declared.reason)", TRUTH_TRUE},
    {"defined(missing.auc) and missing.auc > 0.5", TRUTH_FALSE},
    {"not defined(missing.auc) or missing.auc > 0.5", TRUTH_TRUE},
    {"missing.auc > 0.5", TRUTH_UNKNOWN},
    {"missing.auc > 0.5 and false", TRUTH_FALSE},
    {"missing.auc > 0.5 or true", TRUTH_TRUE},
    {"missing.auc > 0.5 or false", TRUTH_UNKNOWN},
    {"not missing.auc > 0.5", TRUTH_UNKNOWN},
    {"missing.count >= 10 and missing.count <= 10", TRUTH_TRUE},
    {"missing.count / dataset.rows == 1 %", TRUTH_TRUE},
    {"missing.count < 5% * dataset.rows", TRUTH_TRUE},
    {"missing.count - 4 * 2 + 1 == 3", TRUTH_TRUE},
    {"missing.count - (4 * (2 + 1)) == -2", TRUTH_TRUE},
    {"8 / 4 / 2 == 1", TRUTH_TRUE},
    {"10 - 4 - 3 == 3", TRUTH_TRUE},
    {"-missing.count == -10", TRUTH_TRUE},
    {"abs(target.auc - 1) <= 0.081", TRUTH_TRUE},
    {"abs(target.auc - 0.95) <= 0.01", TRUTH_UNKNOWN},
    {"min(target.auc, 0.5) == 0.5", TRUTH_TRUE},
    {"max(missing.count, dataset.rows) == 1e3", TRUTH_TRUE},
    {"missing.count / (target.auc - 0.95) > 1", TRUTH_UNKNOWN},
    {"1 / 0 > 1", TRUTH_UNKNOWN},
    {"1e308 * 10 > 1", TRUTH_UNKNOWN},
    {"column.constant", TRUTH_FALSE},
    {"not column.constant", TRUTH_TRUE},
    {"column.constant == false", TRUTH_TRUE},
    {"column.constant != (missing.count > 3)", TRUTH_TRUE},
    {"declared.available == \"lag\"", TRUTH_TRUE},
    {"declared.available != 'lag'", TRUTH_FALSE},
    {"declared.available in [\"true\", \"lag\"]", TRUTH_TRUE},
    {"declared.available not in [\"true\"]", TRUTH_TRUE},
    {"missing.count in [9, 10]", TRUTH_TRUE},
    {"target.auc in [0.1, 0.95]", TRUTH_UNKNOWN},
    {"target.auc in [0.1, 2]", TRUTH_FALSE},
    {"split.strategy == \"random\"", TRUTH_UNKNOWN},
    {"split.strategy in [\"random\"] and missing.count > 3", TRUTH_UNKNOWN},
    {"false or true and false", TRUTH_FALSE},
    {"true or true and false", TRUTH_TRUE},
    {"not false and false", TRUTH_FALSE},
    {"missing.count > 3\n  and missing.count < 30", TRUTH_TRUE},
};

START_TEST(test_judged) {
    set_evidence();
    struct judgement judgement = judge_text(judged[_i].text);
    ck_assert_msg(judgement.truth == judged[_i].truth, "%s: %d", judged[_i].text, judgement.truth);
    if (judgement.truth != TRUTH_TRUE)
        ck_assert(judgement.reason && judgement.detail);
    struct expression *again = parse_as(judged[_i].text, SUBJECT_FEATURE);
    ck_assert_int_eq(expression_judge(again, parameters, &evidence, column, NULL).truth, judged[_i].truth);
}
END_TEST

// The nine combinations, from three terms whose truth is known.
START_TEST(test_kleene) {
    set_evidence();
    static const char *const terms[] = {"(false)", "(missing.auc > 0)", "(true)"};
    char text[100];
    for (int a = 0; a < 3; a++)
        for (int b = 0; b < 3; b++) {
            snprintf(text, sizeof text, "%s and %s", terms[a], terms[b]);
            ck_assert_int_eq((int)judge_text(text).truth, a < b ? a : b);
            snprintf(text, sizeof text, "%s or %s", terms[a], terms[b]);
            ck_assert_int_eq((int)judge_text(text).truth, a > b ? a : b);
            snprintf(text, sizeof text, "not (%s and %s) == (not %s or not %s)", terms[a], terms[b], terms[a],
                     terms[b]);
            ck_assert_int_ne((int)judge_text(text).truth, TRUTH_FALSE); // De Morgan
        }
}
END_TEST

static const struct {
    const char *text, *reason, *detail;
    enum undefined why;
} reasons[] = {
    {"target.auc > 0.98", "target.auc straddles 0.98", "target.auc 0.95 [0.92, 0.99] straddles 0.98",
     DEFINED},
    {"$auc + 0.08 < target.auc", "target.auc straddles 0.98", "target.auc 0.95 [0.92, 0.99] straddles 0.98",
     DEFINED},
    {"target.auc - 0.5 > 0.48", "the intervals leave open whether target.auc - 0.5 > 0.48", NULL, DEFINED},
    {"missing.auc > 0.98", "missing.auc: too few rows", NULL, TOO_FEW},
    {"1 < 2 and n(missing.auc) > 3", "missing.auc: too few rows", NULL, TOO_FEW},
    {"split.strategy == 'random'", "split.strategy: the schema does not declare what is needed", NULL,
     NOT_DECLARED},
    {"missing.count > 100", "not the case: missing.count > 100", NULL, DEFINED},
    {"missing.count > 1 and (missing.count > 50 or 1 > 2)", "not the case: (missing.count > 50 or 1 > 2)",
     NULL, DEFINED},
    {"defined(missing.auc) and missing.auc > 1", "missing.auc: too few rows", NULL, TOO_FEW},
};

START_TEST(test_reasons) {
    set_evidence();
    struct judgement judgement = judge_text(reasons[_i].text);
    ck_assert_str_eq(judgement.reason, reasons[_i].reason);
    ck_assert_str_eq(judgement.detail, reasons[_i].detail ? reasons[_i].detail : reasons[_i].reason);
    ck_assert_int_eq(judgement.why, reasons[_i].why);
}
END_TEST

START_TEST(test_no_data_comes_first) {
    evidence_set(&evidence, dataset, STRATEGY, value_undefined(VALUE_NAME, NOT_DECLARED));
    struct judgement judgement = judge_text("split.strategy == 'random' and target.auc > 0.5");
    ck_assert_int_eq(judgement.why, NO_DATA);
    ck_assert_str_eq(judgement.reason, "no data was opened");
}
END_TEST

static const struct {
    const char *text;
    uint64_t column; // the text begins at column 7
    const char *message;
} wrong[] = {
    {"", 7, "ends where a value is expected"},
    {"target.auc >", 19, "ends where a value is expected"},
    {"target.auc > 0.5 target.auc", 24, "`and` or `or` is expected"},
    {"(1 < 2", 13, "closing parenthesis is missing"},
    {"low(target.auc > 1", 25, "closing parenthesis is missing"},
    {"missing.count in 3", 24, "a list is expected"},
    {"missing.count in [3", 26, "closing ] is missing"},
    {"missing.count not 3", 25, "`in` is expected"},
    {"1 < 2 < 3", 13, "can't be chained"},
    {"1 = 2", 9, "write == to compare"},
    {"1 < 2 && 2 < 3", 13, "write `and`"},
    {"1 <> 2", 9, "write !="},
    {"! true", 7, "write `not`"},
    {"target.auc > .5", 20, "write a zero"},
    {"target.auc > 5x", 20, "not a number"},
    {"target.auc > 1.2.3", 20, "not a number"},
    {"target.auc > 1e999", 20, "too large"},
    {"target.auc > $", 20, "must follow the $"},
    {"declared.available == \"true", 29, "never closed"},
    {"target.auc # 3", 18, "no meaning"},
    {"target.acu > 0.5", 7, "unknown measure 'target.acu' (did you mean 'target.auc'?)"},
    {"target.auc > $acu", 20, "unknown parameter 'acu' (did you mean 'auc'?)"},
    {"lov(target.auc) > 1", 7, "unknown function 'lov' (did you mean 'low'?)"},
    {"low(1) > 1", 11, "low() takes a measure"},
    {"low(target.auc, 1) > 1", 7, "low() takes 1 argument, not 2"},
    {"n(missing.count) > 1", 9, "n() takes an estimate, but 'missing.count' is a count"},
    {"low(declared.available) > 1", 11, "low() takes a number, but 'declared.available' is a name"},
    {"declared.available > 3", 7, "a number is expected here, not a name"},
    {"declared.available == 3", 29, "a name can't be compared with a number"},
    {"missing.count == \"3\"", 24, "a number can't be compared with a name"},
    {"declared.available == \"lags\"", 29, "is never \"lags\" (did you mean \"lag\"?)"},
    {"declared.available in [\"lag\", \"treu\"]", 37, "is never \"treu\" (did you mean \"true\"?)"},
    {"declared.reason == \"x\"", 7, "for messages only"},
    {"\"a\" == \"a\"", 7, "two fixed names"},
    {"target.auc", 7, "must be true or false"},
    {"0.5", 7, "must be true or false"},
    {"target.auc and true", 7, "true or false is expected here, not a number"},
    {"true > false", 7, "a number is expected here, not true or false"},
    {"overlap.rows > 1", 7, "is measured for each split-pair, but the rule is about each feature"},
    {"missing.count > 0 or\nnot target.acu > 1", 32, "did you mean 'target.auc'"},
};

START_TEST(test_wrong) {
    ck_assert_ptr_null(parse_as(wrong[_i].text, SUBJECT_FEATURE));
    ck_assert_uint_ge(errors.errors, 1);
    const struct note *note = &errors.items[0];
    ck_assert_msg(strstr(note->text, wrong[_i].message) != NULL, "%s: %s", wrong[_i].text, note->text);
    ck_assert_msg(note->place.column == wrong[_i].column && note->place.line == 3, "%s: column %d",
                  wrong[_i].text, (int)note->place.column);
}
END_TEST

START_TEST(test_all_type_errors_at_once) {
    ck_assert_ptr_null(parse_as("target.acu > 1 or missing.cuont > 2 or $nope > 3", SUBJECT_FEATURE));
    ck_assert_uint_eq(errors.errors, 3);
}
END_TEST

START_TEST(test_measures_and_text) {
    struct expression *expression =
        parse_as(" 0.5 < target.auc and dataset.rows > 10\n or target.auc > missing.auc\n", SUBJECT_COLUMN);
    ck_assert_ptr_nonnull(expression);
    ck_assert_uint_eq(expression_measure_count(expression), 3);
    ck_assert_int_eq(expression_measure(expression, 0), AUC);
    ck_assert_int_eq(expression_measure(expression, 1), ROWS);
    ck_assert_int_eq(expression_measure(expression, 2), OTHER_AUC);
    ck_assert_str_eq(expression_text(expression),
                     "0.5 < target.auc and dataset.rows > 10\n or target.auc > missing.auc");
    ck_assert_ptr_null(parse_as("target.auc > 0.5", SUBJECT_DATASET));
    ck_assert_ptr_nonnull(parse_as("dataset.rows > 5", SUBJECT_SPLIT_PAIR));
}
END_TEST

// Nesting and length are bounded: no text, however hostile, exhausts the stack.
START_TEST(test_hostile) {
    static const char *const units[] = {"(",  "not ", "-",  "low(",   "[",  "abs(", "true or ",
                                        "1+", "$a",   "\"", "1 in [", "a.", "5 % "};
    static char text[1 << 20];
    for (size_t u = 0; u < sizeof units / sizeof *units; u++)
        for (size_t length = 100; length < sizeof text; length *= 10) {
            size_t unit = strlen(units[u]);
            text[0] = '\0';
            for (size_t i = 0; i + unit < length; i += unit)
                memcpy(text + i, units[u], unit + 1);
            ck_assert_ptr_null(parse_as(text, SUBJECT_FEATURE));
        }
    ck_assert_uint_ge(errors.errors, 40);
}
END_TEST

START_TEST(test_random_words) {
    static const char *const words[] = {
        "target.auc", "0.5", "and", "or", "not",     "(",   ")",       "<",
        ">=",         "==",  "in",  "[",  "]",       ",",   "\"lag\"", "declared.available",
        "$auc",       "-",   "*",   "/",  "defined", "low", "true",    "column.constant",
        "%",          "min"};
    uint64_t state = 1;
    set_evidence();
    for (int round = 0; round < 20000; round++) {
        char text[400] = "";
        for (int i = 0; i < 1 + round % 12; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            strcat(text, words[(state >> 33) % (sizeof words / sizeof *words)]);
            strcat(text, " ");
        }
        struct expression *expression = parse_as(text, SUBJECT_FEATURE);
        if (expression)
            expression_judge(expression, parameters, &evidence, column, &arena);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("expression");
    TCase *tests = tcase_create("expression");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_judged, 0, (int)(sizeof judged / sizeof *judged));
    tcase_add_loop_test(tests, test_reasons, 0, (int)(sizeof reasons / sizeof *reasons));
    tcase_add_loop_test(tests, test_wrong, 0, (int)(sizeof wrong / sizeof *wrong));
    tcase_add_test(tests, test_kleene);
    tcase_add_test(tests, test_no_data_comes_first);
    tcase_add_test(tests, test_all_type_errors_at_once);
    tcase_add_test(tests, test_measures_and_text);
    tcase_add_test(tests, test_hostile);
    tcase_add_test(tests, test_random_words);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
