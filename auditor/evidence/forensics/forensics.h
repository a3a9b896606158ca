// Forensics of preprocessing: proving from the numbers alone on which rows it was fitted.
//
// Each test is one family of transformations in a file of its own. It looks at every numeric column once
// (sorted once for all of them), then judges a pair of splits, or the only file.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_FORENSICS_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_FORENSICS_H

#include "evidence/forensics/columns.h"
#include "evidence/forensics/verdict.h"
#include "evidence/gather.h"

#include <stdbool.h>
#include <stddef.h>

// What is judged: a pair of splits, or a single file.
struct forensic_case {
    struct gather *gather;
    const struct split_pair *pair; // NULL: a single file
    bool last; // the test side is the one kept for the end: only here a fit on all rows of all splits is told
    struct forensic_findings *whole; // what a single file shows; NULL with a pair
};

struct forensic_test {
    const struct fit_measures *family; // of a pair; the test runs if one of them is needed
    size_t size;                       // of its state, which begins zeroed, one for each case
    // Takes from a column what the test needs. Columns are finished after their turn: keep numbers, not
    // pointers into them (column->number and column->of stay).
    void (*look)(void *state, const struct forensic_case *of, struct forensic_column *column,
                 struct forensic_sides *sides);
    // Sets the measures of the case and frees what the state holds.
    void (*judge)(void *state, const struct forensic_case *of);
    bool on_unit_rows; // sees through rows that were scaled to length 1
};

// The tests, each a row of the table in forensics.c.
extern const struct forensic_test forensic_standardised, forensic_range, forensic_robust, forensic_quantile;
extern const struct forensic_test forensic_imputed, forensic_projected, forensic_binned, forensic_weighted,
    forensic_selected, forensic_encoded;

// What a family found: of a pair the outcome and, as measure `what`, its words; of a single file, where the
// statistic fits, the claim that the columns were `how` ("scaled to 0 to 1").
void forensic_tell(const struct forensic_case *of, const struct fit_measures *family, enum measure_id what,
                   const char *words, const char *how, const struct fit_outcome *outcome);

#endif
