// How a gap in a row of numbers compares with the steps around it: one continuous quantity that was cut
// leaves a gap like any other, clusters that lie apart a large one.
#ifndef LEAKAUDIT_STATS_SPACING_H
#define LEAKAUDIT_STATS_SPACING_H

#include <stddef.h>

enum { SPACING_NEIGHBOURS = 10 };

// The step behind value[at] against the median of the steps of the values around it, itself included. The
// values, at most 2 SPACING_NEIGHBOURS + 2, ascend without repeats; at + 1 < count. 99 where a ratio can't be
// had.
double spacing_jump(const double *value, size_t count, size_t at);

#endif
