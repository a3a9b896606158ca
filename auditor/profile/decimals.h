// How the numbers of a column are written: how many digits stand after the decimal mark. It tells to what
// precision an identity between columns can be expected to hold.
#ifndef LEAKAUDIT_PROFILE_DECIMALS_H
#define LEAKAUDIT_PROFILE_DECIMALS_H

#include <stddef.h>
#include <stdint.h>

#define DECIMALS_MOST 30 // numbers with more digits are counted here

struct decimals {
    uint64_t count[DECIMALS_MOST + 1]; // numbers by digits after the decimal mark
    uint64_t exponent;                 // numbers in exponent notation
};

// Counts the numbers that are not NAN; places[i] is the digits of values[i], DECIMAL_EXPONENT_PLACES for
// exponent notation. A zeroed struct is empty.
void decimals_add(struct decimals *decimals, const double *values, const uint8_t *places, size_t count);
void decimals_merge(struct decimals *into, const struct decimals *from);

// One unit of the last digit: the largest power of ten (at most 1) that at least 95 % of the numbers are
// written as multiples of. The few with more digits are traces of binary arithmetic (0.30000000000000004). 0
// where the numbers are not rounded: no number, more than 5 % in exponent notation, or more than 15 digits.
double decimals_unit(const struct decimals *decimals);

#endif
