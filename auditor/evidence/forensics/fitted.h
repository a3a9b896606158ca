// What the numbers say of single columns: a record for every column that a forensic verdict names.
// Declarations are held against these.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_FITTED_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_FITTED_H

#include "evidence/forensics/verdict.h"
#include "evidence/splits/split_pair.h"

struct fit_record {
    const struct fit_record *earlier; // NULL at the end
    const struct gather_column *column;
    const struct split_pair *pair;
    enum measure_id family; // its measure of the verdict
    enum fit_verdict verdict;
    const char *what; // "the mean that was filled in"
};

// Keeps what a family found out about the columns that show its verdict, if that is certain.
void fitted_record(struct gather *gather, const struct split_pair *pair, const struct fit_measures *family,
                   const struct fit_outcome *outcome);

#endif
