// Interval arithmetic, after R. E. Moore, Interval Analysis (1966). Limits are not rounded outwards: the
// intervals are statistical, so the last bit means nothing.
#include "verdict/range.h"

#include <assert.h>
#include <math.h>

struct range range_of(double value) {
    return (struct range){value, value};
}

bool range_finite(struct range a) {
    return isfinite(a.low) && isfinite(a.high);
}

static const struct range impossible = {(double)-INFINITY, (double)INFINITY};

// An overflow gives an infinity or, from two of them, a NaN: both mean that nothing is known any more.
static struct range range_checked(double low, double high) {
    return isfinite(low) && isfinite(high) ? (struct range){low, high} : impossible;
}

struct range range_add(struct range a, struct range b) {
    return range_checked(a.low + b.low, a.high + b.high);
}

struct range range_subtract(struct range a, struct range b) {
    return range_checked(a.low - b.high, a.high - b.low);
}

struct range range_multiply(struct range a, struct range b) {
    if (!range_finite(a) || !range_finite(b))
        return impossible;
    double corners[] = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
    double low = corners[0], high = corners[0];
    for (int i = 1; i < 4; i++) {
        low = fmin(low, corners[i]);
        high = fmax(high, corners[i]);
    }
    return range_checked(low, high);
}

struct range range_divide(struct range a, struct range b) {
    if (!range_finite(b) || (b.low <= 0 && b.high >= 0))
        return impossible;
    return range_multiply(a, (struct range){1 / b.high, 1 / b.low});
}

struct range range_negate(struct range a) {
    return (struct range){-a.high, -a.low};
}

struct range range_abs(struct range a) {
    if (!range_finite(a))
        return impossible;
    if (a.low >= 0)
        return a;
    if (a.high <= 0)
        return range_negate(a);
    return (struct range){0, fmax(-a.low, a.high)};
}

struct range range_min(struct range a, struct range b) {
    if (!range_finite(a) || !range_finite(b))
        return impossible;
    return (struct range){fmin(a.low, b.low), fmin(a.high, b.high)};
}

struct range range_max(struct range a, struct range b) {
    return range_negate(range_min(range_negate(a), range_negate(b)));
}

enum truth range_less(struct range a, struct range b) {
    assert(range_finite(a) && range_finite(b));
    if (a.high < b.low)
        return TRUTH_TRUE;
    return a.low >= b.high ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

enum truth range_at_most(struct range a, struct range b) {
    return truth_not(range_less(b, a));
}

enum truth range_equal(struct range a, struct range b) {
    assert(range_finite(a) && range_finite(b));
    if (a.high < b.low || b.high < a.low)
        return TRUTH_FALSE;
    bool exact = a.low >= a.high && b.low >= b.high;
    return exact ? TRUTH_TRUE : TRUTH_UNKNOWN;
}
