// Numbers are read as strtod() reads them, under any locale, and nothing else is taken for one.
#include "input/decimal.h"

#include <check.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct decimal_format point, comma;

static void begin(void) {
    decimal_init(&point, '.');
    decimal_init(&comma, ',');
}

static void end(void) {
    decimal_finish(&point);
    decimal_finish(&comma);
}

// Both readers' answer, which must be the same.
static enum decimal_kind read_both(const struct decimal_format *format, const char *text, double *value,
                                   uint8_t *places) {
    char padded[2048] = {0};
    size_t length = strlen(text);
    ck_assert_uint_lt(length, sizeof padded - DECIMAL_PADDING);
    memcpy(padded, text, length);
    memset(padded + length, '7', DECIMAL_PADDING); // must not matter
    double other = -1;
    uint8_t other_places = 77;
    *value = -1;
    *places = 77;
    char *exact = strdup(text); // lets the address sanitizer see reads beyond the end
    enum decimal_kind kind = decimal_parse(format, (struct span){exact, length}, value, places);
    free(exact);
    ck_assert_int_eq(decimal_parse_padded(format, (struct span){padded, length}, &other, &other_places),
                     kind);
    ck_assert_mem_eq(&other, value, sizeof other);
    ck_assert_uint_eq(other_places, *places);
    return kind;
}

static void expect_strtod(const char *text) {
    double value, wanted = strtod(text, NULL);
    uint8_t places;
    enum decimal_kind kind = read_both(&point, text, &value, &places);
    if (isinf(wanted))
        ck_assert_int_eq(kind, DECIMAL_NONE);
    else
        ck_assert_msg(kind != DECIMAL_NONE && memcmp(&value, &wanted, sizeof value) == 0,
                      "%s: %.17g, not %.17g", text, value, wanted);
}

START_TEST(spellings) {
    static const struct {
        const char *text;
        enum decimal_kind kind;
        double value;
        int places;
    } cases[] = {
        {"0", DECIMAL_INTEGER, 0, 0},
        {"-17", DECIMAL_INTEGER, -17, 0},
        {"+5", DECIMAL_INTEGER, 5, 0},
        {"3.140", DECIMAL_FRACTION, 3.14, 3},
        {".5", DECIMAL_FRACTION, 0.5, 1},
        {"5.", DECIMAL_FRACTION, 5, 0},
        {"-.25", DECIMAL_FRACTION, -0.25, 2},
        {"1e3", DECIMAL_EXPONENT, 1000, 255},
        {"2.5E-3", DECIMAL_EXPONENT, 0.0025, 255},
        {"007", DECIMAL_INTEGER, 7, 0},
        {"12345678.87654321", DECIMAL_FRACTION, 12345678.87654321, 8},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double value;
        uint8_t places;
        ck_assert_msg(read_both(&point, cases[i].text, &value, &places) == cases[i].kind, "%s",
                      cases[i].text);
        ck_assert_double_eq(value, cases[i].value);
        ck_assert_int_eq(places, cases[i].places);
    }
}
END_TEST

START_TEST(no_numbers) {
    static const char *const cases[] = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "e5",
        "1e",
        "1e+",
        "0x10",
        "inf",
        "nan",
        "infinity",
        "1,000",
        "1 0",
        "1.2.3",
        "--1",
        "+-1",
        "1e5.5",
        "12a",
        "a12",
        "1e999",
        "-1e999",
        "1_000",
        "12:30",
        "1/2",
        ("\xc2\xa0" // a no-break space
         "1"),
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double value;
        uint8_t places;
        ck_assert_msg(read_both(&point, cases[i], &value, &places) == DECIMAL_NONE, "'%s'", cases[i]);
        ck_assert_double_eq(value, -1); // left alone
    }
}
END_TEST

START_TEST(decimal_comma) {
    double value;
    uint8_t places;
    ck_assert_int_eq(read_both(&comma, "-1234,50", &value, &places), DECIMAL_FRACTION);
    ck_assert_double_eq(value, -1234.5);
    ck_assert_int_eq(places, 2);
    ck_assert_int_eq(read_both(&comma, "0,12345678901234567890", &value, &places), DECIMAL_FRACTION);
    ck_assert_double_eq(value, 0.12345678901234567890);
    ck_assert_int_eq(read_both(&comma, "1.5", &value, &places), DECIMAL_NONE);
}
END_TEST

START_TEST(like_strtod) {
    static const char *const hard[] = {
        "9007199254740993",
        "9007199254740992.5",
        "0.1",
        "2.2250738585072011e-308",
        "4.9e-324",
        "1e-400",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "123456789012345678901234567890",
        "0.30000000000000004",
        "8.5",
        "-0.0",
        "-0",
        "99999999.99999999",
        "90071992.54740993",
        "0.500000000000000166533453693773481063544750213623046875",
    };
    for (size_t i = 0; i < sizeof hard / sizeof hard[0]; i++)
        expect_strtod(hard[i]);
    srand48(7);
    char text[64];
    for (int i = 0; i < 300000; i++) {
        double magnitude = pow(10, drand48() * 24 - 12), value = (drand48() - 0.5) * magnitude;
        int digits = (int)(lrand48() % 18);
        snprintf(text, sizeof text, i % 3 == 0 ? "%.*f" : i % 3 == 1 ? "%.*g" : "%.*e", digits, value);
        expect_strtod(text);
        // halfway cases and their neighbours: 17 digits of a midpoint
        snprintf(text, sizeof text, "%ld.%015ld", lrand48() % 1000,
                 lrand48() % 1000000000 * 1000003 % 1000000000000000);
        expect_strtod(text);
    }
}
END_TEST

START_TEST(other_locale) {
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "de_DE", "fr_FR.UTF-8", NULL};
    for (size_t i = 0; names[i]; i++)
        setlocale(LC_ALL, names[i]); // whichever there is; the answer is the same for all
    double value;
    uint8_t places;
    ck_assert_int_eq(read_both(&point, "3.14159265358979323846264338", &value, &places), DECIMAL_FRACTION);
    ck_assert_double_eq(value, 3.14159265358979323846264338);
    setlocale(LC_ALL, "C");
}
END_TEST

START_TEST(codes) {
    ck_assert(decimal_is_code(span_of("007"), 7));
    ck_assert(decimal_is_code(span_of("-01"), -1));
    ck_assert(decimal_is_code(span_of("9007199254740993"), 9007199254740994.0));
    ck_assert(!decimal_is_code(span_of("0"), 0));
    ck_assert(!decimal_is_code(span_of("-0"), 0));
    ck_assert(!decimal_is_code(span_of("10"), 10));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("decimal");
    TCase *tests = tcase_create("decimal");
    tcase_add_unchecked_fixture(tests, begin, end);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, spellings);
    tcase_add_test(tests, no_numbers);
    tcase_add_test(tests, decimal_comma);
    tcase_add_test(tests, like_strtod);
    tcase_add_test(tests, other_locale);
    tcase_add_test(tests, codes);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
