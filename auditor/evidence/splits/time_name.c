// Words of time in the names of columns.
#include "evidence/splits/time_name.h"

#include "evidence/declarations/name_tokens.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static bool is_one_of(const char *word, const char *const *list) {
    for (; *list; list++) {
        if (strcmp(word, *list) == 0)
            return true;
    }
    return false;
}

// Whether a word begins with (or, if `anywhere`, holds) one of the list.
static bool has_one_of(const char *word, const char *const *list, bool anywhere) {
    for (; *list; list++) {
        const char *found = strstr(word, *list);
        if (found && (anywhere || found == word))
            return true;
    }
    return false;
}

enum time_sense time_name_sense(const char *name) {
    static const char *const attribute_inside[] = {"birth", "built", "hire", "expir", "founded", NULL};
    static const char *const attribute_begins[] = {
        "born",  "dob",   "build",  "constr", "hiring", "join",   "start", "begin",  "signup",
        "regis", "enrol", "first",  "last",   "prev",   "next",   "due",   "end",    "final",
        "since", "renov", "remod",  "gradua", "releas", "model",  "manuf", "ship",   "deliver",
        "updat", "modif", "termin", "valid",  "effect", "review", "death", "discha", NULL};
    static const char *const time_inside[] = {"date",  "time", "stamp",  "day",   "month", "year",
                                              "week",  "hour", "period", "epoch", "quart", "datum",
                                              "fecha", "zeit", "jahr",   NULL};
    static const char *const time_words[] = {"dt", "ts", "yr", "hr", "mnth", "when", NULL};
    struct name_tokens words;
    name_tokens_split(name, &words);
    enum time_sense sense = TIME_SENSE_NONE;
    for (size_t i = 0; i < words.count; i++) {
        const char *word = words.token[i];
        if (has_one_of(word, attribute_inside, true) || has_one_of(word, attribute_begins, false))
            return TIME_SENSE_ATTRIBUTE;
        if (has_one_of(word, time_inside, true) || is_one_of(word, time_words))
            sense = TIME_SENSE_ROW;
    }
    return sense;
}

static enum time_part part_of(const char *word) {
    static const char *const parts[TIME_PARTS][7] = {
        [TIME_YEAR] = {"year", "yr", "yyyy", "jahr", "annee", NULL},
        [TIME_MONTH] = {"month", "mnth", "mth", "mo", "mon", "mm", NULL},
        [TIME_DAY] = {"day", "dom", "mday", "dd", "dayofmonth", "tag", NULL},
        [TIME_HOUR] = {"hour", "hr", "hh", "stunde", NULL},
    };
    for (int part = 0; part < TIME_PARTS; part++) {
        if (is_one_of(word, parts[part]))
            return (enum time_part)part;
    }
    return TIME_NO_PART;
}

enum time_part time_name_part(const char *name, char rest[TIME_NAME_REST]) {
    struct name_tokens words;
    name_tokens_split(name, &words);
    enum time_part part = TIME_NO_PART;
    size_t length = 0;
    for (size_t i = 0; i < words.count; i++) {
        enum time_part found = part_of(words.token[i]);
        if (found != TIME_NO_PART && part == TIME_NO_PART) {
            part = found;
            continue;
        }
        // A second part (day of year, hours per day) makes it another quantity: it stays in the rest.
        for (const char *at = words.token[i]; *at && length < TIME_NAME_REST - 1; at++)
            rest[length++] = *at;
    }
    rest[length] = 0;
    return part;
}
