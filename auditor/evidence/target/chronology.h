// The rows of the store in the order of time, one series an entity.
#ifndef LEAKAUDIT_EVIDENCE_TARGET_CHRONOLOGY_H
#define LEAKAUDIT_EVIDENCE_TARGET_CHRONOLOGY_H

#include "evidence/gather.h"

#include <stdbool.h>
#include <stddef.h>

struct chronology {
    const char *column; // that tells the time, or the leading one of several; NULL = there is none
    enum undefined why; // DEFINED, or why the rows can't be put in order
    size_t rows;
    size_t *row;  // [rows] of the store
    bool *begins; // [rows] the row begins another entity's series
};

// By the declared time (time_axis.h), or (undeclared) a time in whose order the file is written, each row at
// its own; within the declared groups. At most the last `most` rows. NOT_DECLARED without such a time;
// NOT_DECIDABLE if it is no number or more than 2 % of the rows share their time with another row of their
// series, for then nobody knows which of them came first; OVER_BUDGET if the store is a sample, in which rows
// have lost their neighbours.
void chronology_init(struct chronology *chronology, const struct gather *gather, size_t most);
void chronology_finish(struct chronology *chronology);

#endif
