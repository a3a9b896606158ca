// Dates and times against seconds that date(1) gives, and what must not be taken for a date.
#include "input/datetime.h"

#include <check.h>
#include <string.h>
#include <time.h>

START_TEST(layouts) {
    static const struct {
        const char *text;
        enum date_order order;
        double seconds;
        bool time;
    } cases[] = {
        {"1970-01-01", DATE_ISO, 0, false},
        {"2024-02-29", DATE_ISO, 1709164800, false},
        {"0001-01-01", DATE_ISO, -62135596800, false},
        {"9999-12-31T23:59:59Z", DATE_ISO, 253402300799, true},
        {"2024-02-29T12:34:56", DATE_ISO, 1709210096, true},
        {"2024-02-29 12:34", DATE_ISO, 1709210040, true},
        {"2024-02-29T12:34:56.250Z", DATE_ISO, 1709210096.25, true},
        {"2024-02-29T12:34:56+02:00", DATE_ISO, 1709202896, true},
        {"2024-02-29 12:34:56 -0530", DATE_ISO, 1709229896, true},
        {"2024-02-29T12:34:56+02", DATE_ISO, 1709202896, true},
        {"2016-12-31T23:59:60Z", DATE_ISO, 1483228800, true},
        {"2024/2/9", DATE_YMD, 1707436800, false},
        {"29.02.2024", DATE_DMY, 1709164800, false},
        {"29/2/2024", DATE_DMY, 1709164800, false},
        {"2/29/2024 3:05 PM", DATE_MDY, 1709219100, true},
        {"2/29/2024 12:00:00 AM", DATE_MDY, 1709164800, true},
        {"29/02/24", DATE_DMY, 1709164800, false},
        {"1/1/70", DATE_MDY, 0, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double seconds = -1;
        bool with_time;
        ck_assert_msg(datetime_parse(span_of(cases[i].text), cases[i].order, &seconds, &with_time), "%s",
                      cases[i].text);
        ck_assert_msg(seconds == cases[i].seconds, "%s: %.3f", cases[i].text, seconds);
        ck_assert_int_eq(with_time, cases[i].time);
    }
}
END_TEST

START_TEST(no_dates) {
    static const char *const cases[] = {
        "",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "2024-01-00",
        "2024-1-1",
        "24-01-01",
        "2024-01-01x",
        "2024-01",
        "2024-01-01T",
        "2024-01-01 25:00",
        "2024-01-01T12:60",
        "2024-01-01T12:00:61",
        "2024-01-0112:00",
        "0000-01-01",
        "2024-01-01T12:00+25:00",
        "2024-01-01T12:00:00.",
        "2024-01-01T13:00 PM",
        "2024/01/01",
        "10000-01-01",
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double seconds;
        bool with_time;
        ck_assert_msg(!datetime_parse(span_of(cases[i]), DATE_ISO, &seconds, &with_time), "%s", cases[i]);
    }
    double seconds;
    bool with_time;
    ck_assert(!datetime_parse(span_of("1/2/123"), DATE_DMY, &seconds, &with_time));
    ck_assert(!datetime_parse(span_of("1/2-2024"), DATE_DMY, &seconds, &with_time));
    ck_assert(!datetime_parse(span_of("13/13/2024"), DATE_DMY, &seconds, &with_time));
}
END_TEST

START_TEST(every_day) {
    char text[40];
    double seconds;
    bool with_time;
    for (time_t day = -719162; day <= 2932896; day += 1 + (day < -100000 || day > 100000) * 6) {
        time_t at = day * 86400;
        struct tm parts;
        gmtime_r(&at, &parts);
        snprintf(text, sizeof text, "%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
        ck_assert(datetime_parse(span_of(text), DATE_ISO, &seconds, &with_time) && seconds == (double)at);
    }
}
END_TEST

START_TEST(formats) {
    static const struct {
        const char *format, *text;
        double seconds;
    } cases[] = {
        {"%Y-%m-%d", "2024-02-29", 1709164800},
        {"%d%b%Y", "29FEB2024", 1709164800},
        {"%B %d, %Y", "February 29, 2024", 1709164800},
        {"%d/%m/%y %H:%M", "29/02/24 12:34", 1709210040},
        {"%y%j", "24060", 1709164800},
        {"%F %T", "2024-02-29 12:34:56.5", 1709210096.5},
        {"%Y-%m-%dT%H:%M:%S.%f%z", "2024-02-29T12:34:56.25+0200", 1709202896.25},
        {"%m/%d/%Y %I:%M %p", "02/29/2024 03:05 pm", 1709219100},
        {"%a, %d %b %Y %H:%M:%S %Z", "Thu, 29 Feb 2024 12:34:56 GMT", 1709210096},
        {"%Y", "2024", 1704067200},
        {"%Y%m%d", "20240229", 1709164800},
        {"%s", "1709164800", 1709164800},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double seconds = -1;
        ck_assert_msg(datetime_format_problem(cases[i].format) == NULL, "%s", cases[i].format);
        ck_assert_msg(datetime_parse_format(span_of(cases[i].text), cases[i].format, &seconds), "%s",
                      cases[i].format);
        ck_assert_msg(seconds == cases[i].seconds, "%s: %.3f", cases[i].text, seconds);
    }
    double seconds;
    ck_assert(!datetime_parse_format(span_of("2024-02-30"), "%Y-%m-%d", &seconds));
    ck_assert(!datetime_parse_format(span_of("2024-02-28 "), "%Y-%m-%d", &seconds));
    ck_assert(!datetime_parse_format(span_of("2024-02"), "%Y-%m-%d", &seconds));
    ck_assert_ptr_nonnull(datetime_format_problem("%Y-%Q"));
    ck_assert_ptr_nonnull(datetime_format_problem("%m-%d"));
    ck_assert_ptr_nonnull(datetime_format_problem("%Y%"));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("datetime");
    TCase *tests = tcase_create("datetime");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, layouts);
    tcase_add_test(tests, no_dates);
    tcase_add_test(tests, every_day);
    tcase_add_test(tests, formats);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
