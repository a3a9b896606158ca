// Whether a column's values agree with an encoding of categories as computed from a set of rows, and how
// likely they would by accident.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_AGREEMENT_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_AGREEMENT_H

#include "evidence/forensics/groups.h"
#include "stats/encoding.h"

#include <stdbool.h>
#include <stddef.h>

struct agreement {
    enum encoding_kind kind;
    double unit;                      // all outcomes are multiples of it; 0 if of none
    double tolerance;                 // of a value
    enum encoding_fit *fit[FIT_SETS]; // [distinct]
    bool holds[FIT_SETS];             // nine of ten values of the set equal its statistic
};

// Room for a sorted column's distinct values, and how exact they are; kind and unit are the caller's to set.
void agreement_init(struct agreement *agreement, const struct forensic_column *values);
void agreement_finish(struct agreement *agreement);

// Whether the target plays a part in such an encoding.
bool agreement_by_outcome(enum encoding_kind kind);
// Compares the values with the set's statistic; sets fit[set]. Returns the share of the set's values that
// agree.
double agreement_share(struct agreement *agreement, const struct groups *groups, enum fit_set set);
// Sets fit[set] and holds[set].
void agreement_test(struct agreement *agreement, const struct groups *groups, enum fit_set set);
// log10 of the chance that the values which equal the statistic of one set do so by accident: that as many
// other rows as `differ` has beyond the rival, or has at all if it is the set itself, would have given the
// same values. 0 if too few values tell.
double agreement_chance_log10(const struct agreement *agreement, const struct groups *groups,
                              enum fit_set set, enum fit_set rival, enum fit_set differ);
// Where several sets agree: log10 of the chance that values which encode nothing lie that near to the
// statistics.
double agreement_nearby_log10(const struct agreement *agreement, const struct groups *groups,
                              enum fit_set set);

#endif
