// Chances that values are left out of a sample.
#include "stats/unseen.h"

#include "stats/distribution.h"

#include <assert.h>
#include <math.h>

enum { FEW = 32 };

double unseen_log10(uint64_t rows, uint64_t first, uint64_t second) {
    assert(rows <= first + second);
    if (rows > second)
        return DISTRIBUTION_LOG10_ZERO;
    return distribution_choose_log10(second, rows) - distribution_choose_log10(first + second, rows);
}

void unseen_add(struct unseen *unseen, uint64_t in_first, uint64_t in_second) {
    uint64_t rows = in_first + in_second;
    if (rows == 0)
        return;
    if (in_first == 0) {
        unseen->values++;
        unseen->rows += in_second;
    }
    double chance = rows <= unseen->second;
    if (rows <= FEW) { // most values of a long list: quicker than logarithms
        for (uint64_t i = 0; i < rows && chance > 0; i++)
            chance *= (double)(unseen->second - i) / (double)(unseen->first + unseen->second - i);
    } else if (chance > 0) {
        chance = pow(10, unseen_log10(rows, unseen->first, unseen->second));
    }
    unseen->expected += chance;
    unseen->expected_row += chance * (double)rows;
}

double unseen_chance(const struct unseen *unseen) {
    if (unseen->values == 0)
        return 0;
    return distribution_chi2_log10_p(2 * unseen->expected, 2 * (double)unseen->values);
}
