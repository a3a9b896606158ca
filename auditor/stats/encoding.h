// Categories written as statistics of the rows that bear them: the mean of an outcome (Micci-Barreca 2001),
// an m-estimate or weight of evidence of it, a count or a frequency. When a column holds such numbers, an
// identity holds exactly on the rows they were computed from, and on no others.
#ifndef LEAKAUDIT_STATS_ENCODING_H
#define LEAKAUDIT_STATS_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

enum encoding_kind {
    ENCODING_MEAN,       // of the outcome
    ENCODING_M_ESTIMATE, // (sum + m * overall mean) / (rows + m), any m
    ENCODING_WOE,        // weight of evidence of a 0/1 outcome, smoothed by 1, 1/2 or not
    ENCODING_COUNT,      // rows
    ENCODING_FREQUENCY,  // rows / all rows
    ENCODING_KINDS
};

// One set of rows (the training rows, say), by the value that they bear.
struct encoding_rows {
    size_t values;
    const double *value; // [values] distinct
    const double *rows;  // [values] rows of the set that bear it; 0 = none: the value takes no part
    const double *sum;   // [values] their outcomes added up; unused for count and frequency
    double all_rows, all_sum;
};

// Marks the values that equal the statistic of the set's rows to within `tolerance`. Up to eight categories
// may share a value. `matched` has an entry a value. Returns how many matched.
size_t encoding_match(const struct encoding_rows *set, enum encoding_kind kind, double tolerance,
                      bool *matched);

// log10 of the chance that the statistic of some other set of rows, of about the same size, equals a value's:
// `differ` of the value's rows would have to be others, and yet their number (or a multiple of the reduced
// denominator) and, to within `tolerance`, the sum of their outcomes the same. `spread` = standard deviation
// of the outcome within the value's rows; 0 where the outcome plays no part.
double encoding_chance_log10(enum encoding_kind kind, double rows, double sum, double differ, double spread,
                             double tolerance);

#endif
