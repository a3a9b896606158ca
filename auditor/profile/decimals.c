// Counting the digits of written numbers.
#include "profile/decimals.h"

#include "input/decimal.h"

#include <math.h>

enum { DOUBLE_DIGITS = 15 }; // a double can't tell more

void decimals_add(struct decimals *decimals, const double *values, const uint8_t *places, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (isnan(values[i]))
            continue;
        if (places[i] == DECIMAL_EXPONENT_PLACES)
            decimals->exponent++;
        else
            decimals->count[places[i] < DECIMALS_MOST ? places[i] : DECIMALS_MOST]++;
    }
}

void decimals_merge(struct decimals *into, const struct decimals *from) {
    for (size_t i = 0; i <= DECIMALS_MOST; i++)
        into->count[i] += from->count[i];
    into->exponent += from->exponent;
}

double decimals_unit(const struct decimals *decimals) {
    uint64_t all = decimals->exponent, written = 0;
    for (size_t i = 0; i <= DECIMALS_MOST; i++)
        all += decimals->count[i];
    for (int i = 0; all > 0 && i <= DOUBLE_DIGITS; i++) {
        written += decimals->count[i];
        if (20 * written >= 19 * all)
            return pow(10, -i);
    }
    return 0;
}
