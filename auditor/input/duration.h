// A span of time as schemas write it: -90d, 12h, 15m, 30s, 2w. Days are 86 400 seconds; months and years have
// no fixed length and are refused.
#ifndef LEAKAUDIT_INPUT_DURATION_H
#define LEAKAUDIT_INPUT_DURATION_H

#include <stdbool.h>

struct duration {
    bool declared;
    double seconds;   // may be negative
    const char *text; // as written; not owned
};

// Reads `text`: an optional sign, digits with an optional fraction, and one of the units w d h m s. False and
// *duration untouched if it is spelt otherwise or longer than about 300 000 years.
bool duration_parse(const char *text, struct duration *duration);

#endif
