// The counts of a view across a cut, before they are put into an overlap_result.
#ifndef LEAKAUDIT_EVIDENCE_OVERLAP_COUNTS_H
#define LEAKAUDIT_EVIDENCE_OVERLAP_COUNTS_H

#include "evidence/splits/overlap.h"

struct overlap_counts { // of kept keys
    struct row_overlap overlap;
    struct row_one_off one_off;
    struct row_pairs two_off[ROW_MATCHES];
    uint64_t every, one_every, two_every; // thinning of the whole keys, and of those without a column or two
    bool alone;                           // overlap_shell_empty()
};

// Fills all but the fields that `counted` guards.
void overlap_counts_describe(const struct overlap_counts *counts, struct overlap_result result[ROW_MATCHES]);
// Fills these from the pairs one and two columns apart.
void overlap_counts_judge(const struct overlap_counts *counts, struct overlap_result result[ROW_MATCHES]);

#endif
