// Values that occur in one sample and never in the other: how many of them a random division of the rows
// would leave. Rare values end up on one side by chance, so what counts is what is left beyond that.
#ifndef LEAKAUDIT_STATS_UNSEEN_H
#define LEAKAUDIT_STATS_UNSEEN_H

#include <stdint.h>

struct unseen {
    uint64_t first, second;        // rows of the two samples with any value
    uint64_t values, rows;         // values that only the second sample has, and their rows
    double expected, expected_row; // the same as expected of a random division
};

// Counts a value that occurs so often in the two samples. `first` and `second` are filled in before.
void unseen_add(struct unseen *unseen, uint64_t in_first, uint64_t in_second);
// log10 of the chance that `rows` given rows of first + second all fall into the second: hypergeometric.
double unseen_log10(uint64_t rows, uint64_t first, uint64_t second);
// log10 of the chance of so many values or more: Poisson, whose tail is heavier than that of the sum of
// values, which are rarer on one side together than apart.
double unseen_chance(const struct unseen *unseen);

#endif
