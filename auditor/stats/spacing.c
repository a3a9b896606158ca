// The median of a few steps: sorted on the stack.
#include "stats/spacing.h"

#include "stats/sort.h"

#include <assert.h>
#include <math.h>

double spacing_jump(const double *value, size_t count, size_t at) {
    enum { MOST = 2 * SPACING_NEIGHBOURS + 2 };
    assert(count <= MOST && at + 1 < count);
    double step[MOST], jump = value[at + 1] - value[at];
    size_t index[MOST], steps = count - 1;
    for (size_t i = 0; i < steps; i++)
        step[i] = value[i + 1] - value[i];
    sort_doubles_with_index(step, index, steps);
    double median = steps % 2 ? step[steps / 2] : (step[steps / 2 - 1] + step[steps / 2]) / 2;
    double ratio = median > 0 ? jump / median : 99;
    return isfinite(ratio) ? ratio : 99;
}
