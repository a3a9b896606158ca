// A ratio of likelihoods: which side holds each end.
#include "evidence/forensics/cut_ends.h"

#include <math.h>

static bool shows(const struct end *end) {
    size_t train = end->count[SPLIT_TRAIN], test = end->count[SPLIT_TEST];
    return test > 0 && train + test > end->likely && (train == 0 || (train == 1 && end->untied));
}

bool cut_ends_show(const struct ends *ends) {
    return shows(&ends->lower) || shows(&ends->upper);
}

// Whether the row was not there yet.
static bool is_new(struct cut_ends *cut, size_t row) {
    for (size_t i = 0; i < cut->rows; i++) {
        if (cut->row[i] == row)
            return false;
    }
    if (cut->rows == CUT_ENDS_MOST)
        return false;
    cut->row[cut->rows++] = row;
    return true;
}

void cut_ends_add(struct cut_ends *cut, const struct ends *ends, bool upper, double share) {
    const struct end *end = upper ? &ends->upper : &ends->lower;
    size_t train = end->count[SPLIT_TRAIN], test = end->count[SPLIT_TEST];
    if (test && is_new(cut, end->row[SPLIT_TEST])) {
        cut->test += train == 0;
        cut->test_chance += train ? log10(share * (1 - pow(share, (double)end->likely))) : 0;
        if (train && end->untied) // that many rows are expected to be rounded to this end
            cut->both += log10(1 + end->spacing / ends->tolerance);
    } else if (test == 0 && train && is_new(cut, end->row[SPLIT_TRAIN])) {
        cut->train++;
    }
}

// Next to the outermost row of training and test rows, those that hold an end are as likely from either if
// both were fitted. With a share v of other rows, it takes one of these behind each test row at an end, and
// none before the others.
double cut_ends_likelihood(const struct cut_ends *cut) {
    double test = (double)cut->test, train = (double)cut->train;
    if (cut->test == 0)
        return 0;
    double others = test / (2 * test + train);
    return test * log10(others) + (test + train) * log10(1 - others) + cut->both;
}
