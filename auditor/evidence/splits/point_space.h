// The rows of a dataset as points: the numeric features that vary finely enough, each in its own standard
// deviations, with what is known of how coarsely they are written.
#ifndef LEAKAUDIT_EVIDENCE_POINT_SPACE_H
#define LEAKAUDIT_EVIDENCE_POINT_SPACE_H

#include "evidence/gather.h"
#include "stats/segment.h"

#include <stdbool.h>
#include <stddef.h>

struct point_space {
    const struct store *store;
    size_t columns;
    size_t column[SEGMENT_COLUMNS]; // of the dataset
    double mean[SEGMENT_COLUMNS], sd[SEGMENT_COLUMNS];
    struct segment_column as[SEGMENT_COLUMNS]; // in standard deviations
};

// Chooses the columns: features with more than 20 distinct numbers, at most 5 % of them missing, no dates and
// no row numbers; of more than SEGMENT_COLUMNS those with the most values. May find none.
void point_space_init(struct point_space *space, struct gather *gather);

// The point of a row of the store, to point[columns]; false if a cell is missing.
bool point_space_point(const struct point_space *space, size_t row, double *point);

#endif
