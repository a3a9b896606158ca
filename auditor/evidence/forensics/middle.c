// Looks for a filled-in mean among the values next to the mean.
#include "evidence/forensics/middle.h"

#include "evidence/forensics/verdict.h"
#include "stats/imputation.h"

#include <float.h>
#include <math.h>

enum { MOST_NEAR = 4 };

// The values of a column next to its mean.
struct middle {
    double mean, reach;
    size_t count; // MOST_NEAR + 1: at least that many
    double value[MOST_NEAR];
};

static bool in_middle(const struct middle *middle, double value) {
    return fabs(value - middle->mean) <= middle->reach;
}

// Leaving out a value that is the mean of the others changes no mean. The sum is one of many numbers.
static struct middle middle_of(const struct forensic_column *values, const struct forensic_sums *sums) {
    double rounding = (double)sums->n * (DBL_EPSILON / 2) * sums->absolute / (double)sums->n;
    struct middle middle = {.mean = sums->sum / (double)sums->n,
                            .reach = 2 * (values->resolution + values->slack) + rounding};
    for (size_t r = 0; r < values->rows && middle.count <= MOST_NEAR; r++) {
        if (!in_middle(&middle, values->number[r])) // nor are missing cells
            continue;
        if (middle.count < MOST_NEAR)
            middle.value[middle.count] = values->number[r];
        middle.count++;
    }
    return middle;
}

// Whether at least three of the other values have no fewer digits than the value, so that it does not stand
// out by its digits.
static bool is_ordinary(const struct forensic_column *values, const struct middle *middle, double value) {
    enum { OTHERS = 3, LOOKED_AT = 1024 };
    double other[OTHERS];
    size_t count = 0;
    int places = imputation_places(value);
    for (size_t r = 0; r < values->rows && r < LOOKED_AT && count < OTHERS; r++) {
        double here = values->number[r];
        bool fresh = !isnan(here) && !in_middle(middle, here) && imputation_places(here) >= places;
        for (size_t i = 0; i < count && fresh; i++)
            fresh = other[i] != here;
        if (fresh)
            other[count++] = here;
    }
    return count == OTHERS;
}

bool middle_may_be_filled(const struct forensic_column *values, const struct forensic_sides *sides,
                          size_t looked_at) {
    double widest = (values->maximum - values->minimum) / 2; // no standard deviation is larger
    double least = log10(fmin(1, 4 * values->resolution / widest));
    if (fit_corrected_log10(least, looked_at, 1, 0) > FIT_CERTAIN)
        return false;
    struct middle middle = middle_of(values, &sides->side[SPLIT_TRAIN]);
    for (size_t i = 0; i < middle.count && middle.count <= MOST_NEAR; i++) {
        for (size_t k = 0; k < i; k++) {
            if (middle.value[i] == middle.value[k])
                return true;
        }
        if (!is_ordinary(values, &middle, middle.value[i]))
            return true;
    }
    return middle.count > MOST_NEAR;
}
