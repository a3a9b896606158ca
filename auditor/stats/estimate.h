// A number with its interval, or the reason why there is none. The currency between statistics and rules.
#ifndef LEAKAUDIT_STATS_ESTIMATE_H
#define LEAKAUDIT_STATS_ESTIMATE_H

#include <stdbool.h>
#include <stdint.h>

// Why a statistic can't be had. Ordered only for printing.
enum undefined {
    DEFINED = 0,
    TOO_FEW,       // not enough rows for the statistic to mean anything
    CONSTANT,      // one of the variables has a single value
    ONE_CLASS,     // the target has a single class among the rows
    NOT_DECLARED,  // the schema does not say what would be needed
    NOT_DECIDABLE, // the numbers allow both answers (or the statistic does not fit the type)
    OVER_BUDGET,   // computing it would exceed a limit
    NO_DATA,       // no data file was opened (the schema gate)
};

// The normal quantile of two-sided 95 % limits.
#define ESTIMATE_Z 1.959963984540054

struct estimate {
    double value;
    double low; // 95 % confidence limits unless the measure says otherwise; low <= value <= high
    double high;
    uint64_t n;     // rows (or groups) it rests on
    double log10_p; // log10 of the p-value against "no association"; 0 when there is no test
    double
        log10_p_corrected; // after Benjamini-Hochberg over the columns of one measure; 0 when there is none
    enum undefined why;    // DEFINED, or the reason: then no other field may be read
};

// A defined estimate with low = high = value and no test.
struct estimate estimate_exact(double value, uint64_t n);
// A defined estimate with an interval; the limits are clamped so that low <= value <= high.
struct estimate estimate_between(double value, double low, double high, uint64_t n);
// The same estimate with a p-value, given as log10 (finite, at most 0; rounding above 0 is cut off).
struct estimate estimate_tested(struct estimate estimate, double log10_p);
struct estimate estimate_undefined(enum undefined why, uint64_t n);

// "too-few", "constant", "one-class", "not-declared", "not-decidable", "over-budget", "no-data".
const char *undefined_name(enum undefined why);
// The same for people: "too few rows", "the column is constant" ...
const char *undefined_text(enum undefined why);

#endif
