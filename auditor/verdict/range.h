// Interval arithmetic: numbers known to lie between two limits, and comparisons that are only true or false
// when every number in the intervals agrees (R. E. Moore, Interval Analysis, 1966).
#ifndef LEAKAUDIT_VERDICT_RANGE_H
#define LEAKAUDIT_VERDICT_RANGE_H

#include "verdict/truth.h"

// low <= high; the limits belong to the interval. A range with a limit that is not finite stands for "can't
// be had" (a division by an interval that holds zero, an overflow): test with range_finite() before using it.
struct range {
    double low, high;
};

struct range range_of(double value); // a number known exactly
// Whether both limits are finite.
bool range_finite(struct range a);

// The least interval that holds every result for numbers of the operands; not finite if an operand is not, or
// it overflows.
struct range range_add(struct range a, struct range b);
struct range range_subtract(struct range a, struct range b);
struct range range_multiply(struct range a, struct range b);
struct range range_divide(struct range a, struct range b); // not finite if zero lies in b
struct range range_negate(struct range a);
struct range range_abs(struct range a);
struct range range_min(struct range a, struct range b);
struct range range_max(struct range a, struct range b);

// Whether a < b, a <= b, a == b, for every choice of numbers in them (TRUE), for none (FALSE), or for some.
enum truth range_less(struct range a, struct range b);
enum truth range_at_most(struct range a, struct range b);
enum truth range_equal(struct range a, struct range b);

#endif
