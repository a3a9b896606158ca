// Building estimates, and the words for the reasons why there is none.
#include "stats/estimate.h"

#include <assert.h>
#include <math.h>

struct estimate estimate_exact(double value, uint64_t n) {
    return estimate_between(value, value, value, n);
}

struct estimate estimate_between(double value, double low, double high, uint64_t n) {
    assert(isfinite(value) && isfinite(low) && isfinite(high));
    return (struct estimate){
        .value = value,
        .low = low < value ? low : value,
        .high = high > value ? high : value,
        .n = n,
    };
}

struct estimate estimate_tested(struct estimate estimate, double log10_p) {
    assert(estimate.why == DEFINED && isfinite(log10_p));
    estimate.log10_p = log10_p < 0 ? log10_p : 0;
    return estimate;
}

struct estimate estimate_undefined(enum undefined why, uint64_t n) {
    assert(why != DEFINED);
    return (struct estimate){.why = why, .n = n};
}

const char *undefined_name(enum undefined why) {
    static const char *const names[] = {"defined",      "too-few",       "constant",    "one-class",
                                        "not-declared", "not-decidable", "over-budget", "no-data"};
    return names[why];
}

const char *undefined_text(enum undefined why) {
    static const char *const texts[] = {
        "defined",
        "too few rows",
        "the column is constant",
        "the target has a single class here",
        "the schema does not declare what is needed",
        "the numbers allow both answers",
        "it would exceed a limit",
        "no data was opened",
    };
    return texts[why];
}
