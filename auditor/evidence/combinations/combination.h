// Sets of columns that make the target together: which columns may take part, and what is kept of a set that
// does. Each kind of relation is looked for in a file of its own.
#ifndef LEAKAUDIT_EVIDENCE_COMBINATIONS_COMBINATION_H
#define LEAKAUDIT_EVIDENCE_COMBINATIONS_COMBINATION_H

#include "evidence/gather.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { COMBINATION_COLUMNS = 8 }; // of one set, at most

// A column that may take part.
struct combination_part {
    struct gather_column *column;
    const double *value;  // numeric columns: [rows of the store], NAN = missing
    const uint32_t *code; // text columns
    double slack; // half a unit of the last digit written; 0 for whole numbers and where nothing is rounded
    double strength;   // target.strength, 0 where it could not be measured
    double present;    // share of all rows
    uint64_t distinct; // values
    bool date;         // seconds since 1970
};

// What the search for combinations works on.
struct combination_search {
    struct gather *gather;
    struct combination_part *number; // numeric columns that no exact relation explains, the strongest first
    size_t numbers;
    struct combination_part *text;
    size_t texts;
    size_t *row; // rows of the store with a known target
    size_t rows;
    double target_slack, target_unit; // half a unit, and a unit, of the target's last digit; 0 = not rounded
    double target_sd, target_largest; // of a target of numbers: standard deviation, largest absolute value
};

// A set that was found. NAN = does not apply to its kind.
struct combination {
    const char *kind;    // "comparison", "equality", "linear", "product", "remainder", "change", "cut"
    const char *formula; // for people
    struct gather_column *column[COMBINATION_COLUMNS];
    size_t columns;
    uint64_t rows;       // with a known target, in which all columns are present
    uint64_t errors;     // of these, rows that break the formula
    double minority;     // of these, the rows of the smallest class, or of the rarer answer
    double alone_errors; // rows that the best cut through one of the columns alone puts wrong
    double alone;        // what the best single column does by itself, on the scale of the kind's main figure
    double uncertainty;  // share of the target's entropy that is explained
    double fit;          // R2
    double tolerance;    // what rounding has to allow, in standard deviations of the target
    double weight;       // of the least important column: standardised coefficient
    double chance;       // log10 of the chance of it, times all sets that were looked at
    double remainder, remainder_gain, remainder_excess; // see the measures of these names
    double strength;                                    // of a change between two columns
    double gap; // the jump at a fitted cut, in steps between the values around it
    bool close; // so close that the columns' own strength needs no other explanation
};
struct combination combination_of(const char *kind);

// Makes a subject of the set and sets its measures.
void combination_add(struct combination_search *search, const struct combination *found);

// Rows for screening, evenly spread: about `most`, of classes as many of each (at least 20). Returns how
// many; the caller frees *sample.
size_t combination_sample(const struct combination_search *search, size_t most, size_t **sample);

// Share of the target's entropy that the bins of one column explain.
double combination_explained_alone(const struct gather *gather, const struct combination_part *part);

// The searches, one file each. For classes:
void comparison_find(struct combination_search *search);
void equality_find(struct combination_search *search);
void free_cut_find(struct combination_search *search); // after comparisons, whose columns need no other cut
// For a target of numbers that varies, be they classes:
struct covariances;
bool linear_identity_find(struct combination_search *search,
                          const struct covariances *moments); // is there one?
void remainder_find(struct combination_search *search,
                    const struct covariances *moments); // where none is whole; not of classes
void product_find(struct combination_search *search);
// For any target:
void before_after_find(struct combination_search *search);

#endif
