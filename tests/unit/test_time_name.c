// Tests of what names say about times.
#include "evidence/splits/time_name.h"

#include "unit_main.h"

START_TEST(senses) {
    static const struct {
        const char *name;
        enum time_sense sense;
    } cases[] = {
        {"date", TIME_SENSE_ROW},
        {"dteday", TIME_SENSE_ROW},
        {"Order Date", TIME_SENSE_ROW},
        {"unix_timestamp", TIME_SENSE_ROW},
        {"YrSold", TIME_SENSE_ROW},
        {"ts", TIME_SENSE_ROW},
        {"date_of_birth", TIME_SENSE_ATTRIBUTE},
        {"DOB", TIME_SENSE_ATTRIBUTE},
        {"yr_built", TIME_SENSE_ATTRIBUTE},
        {"DateofHire", TIME_SENSE_ATTRIBUTE},
        {"last_login_time", TIME_SENSE_ATTRIBUTE},
        {"expirydate", TIME_SENSE_ATTRIBUTE},
        {"price", TIME_SENSE_NONE},
        {"", TIME_SENSE_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(time_name_sense(cases[i].name) == cases[i].sense, "%s", cases[i].name);
}
END_TEST

START_TEST(parts_of_dates) {
    static const struct {
        const char *name;
        enum time_part part;
        const char *rest;
    } cases[] = {
        {"yr", TIME_YEAR, ""},
        {"mnth", TIME_MONTH, ""},
        {"Day", TIME_DAY, ""},
        {"HOUR", TIME_HOUR, ""},
        {"YrSold", TIME_YEAR, "sold"},
        {"MoSold", TIME_MONTH, "sold"},
        {"day_of_year", TIME_DAY, "ofyear"}, // no day of a month: nothing else has this rest
        {"weekday", TIME_NO_PART, "weekday"},
        {"amount", TIME_NO_PART, "amount"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char rest[TIME_NAME_REST];
        ck_assert_msg(time_name_part(cases[i].name, rest) == cases[i].part, "%s", cases[i].name);
        ck_assert_str_eq(rest, cases[i].rest);
    }
}
END_TEST

UNIT_MAIN("time_name", senses, parts_of_dates)
