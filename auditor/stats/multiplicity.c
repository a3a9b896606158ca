// Step-up and step-down corrections of p-values, in log10 throughout.
#include "stats/multiplicity.h"

#include "base/memory.h"
#include "stats/sort.h"

#include <assert.h>
#include <math.h>

// The p-values in ascending order, and where each came from.
struct sorted {
    double *p;
    size_t *index;
};

static struct sorted sorted_copy(const double *log10_p, size_t count) {
    struct sorted sorted = {.p = memory_alloc(count, sizeof(double)),
                            .index = memory_alloc(count, sizeof(size_t))};
    for (size_t i = 0; i < count; i++) {
        assert(isfinite(log10_p[i]) && log10_p[i] <= 0);
        sorted.p[i] = log10_p[i];
    }
    sort_doubles_with_index(sorted.p, sorted.index, count);
    return sorted;
}

static void sorted_free(struct sorted *sorted) {
    memory_free(sorted->p);
    memory_free(sorted->index);
}

void multiplicity_benjamini_hochberg(const double *log10_p, double *adjusted, size_t count) {
    struct sorted sorted = sorted_copy(log10_p, count);
    double least = 0;
    for (size_t i = count; i-- > 0;) {
        least = fmin(least, sorted.p[i] + log10((double)count / (double)(i + 1)));
        adjusted[sorted.index[i]] = least;
    }
    sorted_free(&sorted);
}

void multiplicity_holm(const double *log10_p, double *adjusted, size_t count) {
    struct sorted sorted = sorted_copy(log10_p, count);
    double most = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        most = fmin(fmax(most, sorted.p[i] + log10((double)(count - i))), 0);
        adjusted[sorted.index[i]] = most;
    }
    sorted_free(&sorted);
}
