// Purity of a two-way split of the rows.
#include "evidence/target/side.h"

#include "stats/association.h"
#include "stats/distribution.h"
#include "stats/interval.h"

#include <stdbool.h>

enum { LEAST_ROWS = 8 };

static bool judge_one(const uint64_t *count, size_t classes, int side, struct side *result) {
    const uint64_t *here = count + (size_t)side * classes;
    uint64_t rows = 0, total = 0, most = 0;
    size_t class = 0;
    for (size_t k = 0; k < classes; k++) {
        rows += here[k];
        total += count[k] + count[classes + k];
        if (here[k] > most) {
            most = here[k];
            class = k;
        }
    }
    uint64_t special = count[class] + count[classes + class];
    if (rows < LEAST_ROWS || special == total)
        return false;
    uint64_t exceptions = rows - most;
    double base = 1 - (double)special / (double)total;
    double share = (double)exceptions / (double)rows;
    double upper = exceptions ? interval_upper(exceptions, rows, 0.95) : 0.5 / ((double)rows + 1);
    *result = (struct side){.side = side,
                            .rows = rows,
                            .exceptions = exceptions,
                            .class = class,
                            .log10_p = distribution_hypergeometric_log10(most, rows, special, total),
                            .impurity = share / base,
                            .impurity_high = upper / base};
    return true;
}

bool side_judge(const uint64_t *count, size_t classes, unsigned sides, struct side *result) {
    bool found = false;
    for (int side = SIDE_NO; side <= SIDE_YES; side++) {
        struct side judged;
        if (!(sides & (1u << side)) || !judge_one(count, classes, side, &judged))
            continue;
        if (!found || judged.impurity_high < result->impurity_high)
            *result = judged;
        found = true;
    }
    if (found)
        result->uncertainty = association_theils_u_corrected((struct table){2, classes, count});
    return found;
}
