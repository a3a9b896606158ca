// When the rows of the splits happened, for a picture: how many rows of each split fall into each bin of one
// common axis of time. Moments are told from the first row on, so that no value of a cell is in it.
#ifndef LEAKAUDIT_EVIDENCE_TIMELINE_H
#define LEAKAUDIT_EVIDENCE_TIMELINE_H

#include "base/memory.h"

#include <stddef.h>
#include <stdint.h>

#define TIMELINE_BINS 72

struct division;
struct split_pair;
struct time_axis;

struct timeline_part { // a split, or a fold
    const char *name;  // the split's; of folds, which stand in the order of their mean times, "no. 1"
    uint64_t rows;
    uint64_t *in_bin;   // [bins]
    double first, last; // its first and last moment, in units since the axis begins
    double begins;      // the 5 % quantile of its moments, which counts as its beginning (time_order.later)
};

struct timeline {
    size_t subject;     // the split key of kind time that it belongs to
    const char *column; // that tells the time
    const char *unit;   // "days", "years" ...; "" where the column only counts
    double length;      // of the axis, in units
    size_t bins;
    struct timeline_part *parts; // in the order in which a model that looks forward would see them
    size_t part_count;
    const struct timeline *next;
};

// The timeline of a division, each part of which has rows. Lives in the arena.
struct timeline *timeline_of(struct arena *arena, const struct division *division,
                             const struct split_pair *pair, const struct time_axis *axis);
// The timeline of that subject in a chain of them, or NULL.
const struct timeline *timeline_find(const struct timeline *timelines, size_t subject);

#endif
