// Categories written as statistics of the rows that bear them: the mean of an outcome, plain, smoothed
// (Micci-Barreca 2001) or without the row's own outcome, weight of evidence, a count or a frequency. When a
// column holds such numbers, an identity holds exactly on the rows they were computed from, and on no others.
#ifndef LEAKAUDIT_STATS_ENCODING_H
#define LEAKAUDIT_STATS_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

enum encoding_kind {
    ENCODING_MEAN,       // of the outcome
    ENCODING_M_ESTIMATE, // (sum + m * overall mean) / (rows + m), any m
    ENCODING_BAYES,      // the same with m = variance of the category's outcomes / variance of all
    ENCODING_SIGMOID,    // mean and overall mean, weighted by a sigmoid of the rows with usual parameters
    ENCODING_LEFT_OUT,   // mean of the other rows of a 0/1 outcome: two values a category
    ENCODING_WOE,        // weight of evidence of a 0/1 outcome, smoothed by 1, 1/2 or not
    ENCODING_COUNT,      // rows
    ENCODING_FREQUENCY,  // rows / all rows
    ENCODING_KINDS
};

// One set of rows (the training rows, say), by the value that they bear.
struct encoding_rows {
    size_t values;
    const double *value;   // [values] distinct, ascending
    const double *rows;    // [values] rows of the set that bear it; 0 = none: the value takes no part
    const double *sum;     // [values] their outcomes added up; unused for count and frequency
    const double *squares; // [values] and the squares of these
    double all_rows, all_sum, all_squares;
};

// What a value is: not the statistic, that of the rows that bear it, or that of one of up to eight alike
// categories which share these rows, or of all rows (a category that the fit did not see).
enum encoding_fit { ENCODING_OTHER, ENCODING_OWN, ENCODING_SHARED };

// Compares the values with the statistic of the set's rows, to within `tolerance`. `fit` has an entry a
// value. Returns how many are not ENCODING_OTHER.
size_t encoding_match(const struct encoding_rows *set, enum encoding_kind kind, double tolerance,
                      enum encoding_fit *fit);

// log10 of the chance that the statistic of some other set of rows, of about the same size, equals a value's:
// `differ` of the value's rows would have to be others, and yet their number and the sum of their outcomes
// the same, or others that give the same value to within `tolerance`. Where `lattice`, outcomes are whole
// numbers. `spread` = standard deviation of the outcome within the value's rows; 0 where the outcome plays no
// part.
struct encoding_luck {
    double rows, sum, differ, spread, tolerance;
    bool lattice;
};
double encoding_chance_log10(enum encoding_kind kind, const struct encoding_luck *luck);

#endif
