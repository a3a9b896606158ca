// Counting pairs of rows in sorted lists of keys (row_keys.h): train rows against test rows, and train rows
// against each other; with the label as one more column, and whatever the label.
#ifndef LEAKAUDIT_PROFILE_ROW_PAIRS_H
#define LEAKAUDIT_PROFILE_ROW_PAIRS_H

#include "profile/row_list.h"

#include <stddef.h>
#include <stdint.h>

enum row_side { ROW_TRAIN, ROW_TEST, ROW_NEITHER };
#define ROW_PARTS 256 // a table of sides: side[part] is the enum row_side of the rows of a part

enum row_match {
    MATCH_ROWS,     // the label is one more column
    MATCH_FEATURES, // whatever the label
};
#define ROW_MATCHES 2

#define ROW_CLASSES 32

// Pairs of distinct rows: exact repeats on the same side count once.
struct row_pairs {
    double cross;  // a train row and a test row
    double within; // two train rows
};

// What whole keys tell about a pair of sides. All counts are of the kept keys, one in `every`.
struct row_overlap {
    uint64_t train, test; // rows
    struct row_overlap_match {
        uint64_t distinct[2];      // distinct rows of train and test
        double identical;          // pairs of distinct rows across that are equal: P_0
        uint64_t test_rows;        // test rows that equal a train row
        double copies_cross;       // pairs of equal rows across, every copy counted,
        double copies_within;      // and within train
        uint64_t straddling;       // contents found on both sides,
        double expected, variance; // and what a random split of the same rows would give of them
        uint64_t train_repeats;    // contents that occur more than once in train
        uint64_t largest;          // rows of the commonest content
    } match[ROW_MATCHES];
    struct row_pairs label_off; // pairs of distinct rows that differ in the label alone
    uint64_t conflicting;       // test rows that equal train rows, but only with another label
    struct row_class {
        uint32_t label;
        uint64_t rows, repeated; // of both sides; of them those whose content, label and all, occurs again
    } class[ROW_CLASSES];
    size_t classes; // by label; ROW_CLASSES + 1: too many, then `class` tells nothing
};
void row_pairs_whole(const struct row_list *whole, const uint8_t side[ROW_PARTS],
                     struct row_overlap *overlap);

// Pairs that differ in one column, and may differ in the label.
struct row_one_off {
    struct row_pairs match[ROW_MATCHES]; // MATCH_ROWS: the label is the same
    struct row_pairs label_too;          // the label differs: a part of the pairs two columns apart
};
void row_pairs_one_off(const struct row_list *without, const uint8_t side[ROW_PARTS],
                       struct row_one_off *one_off);
// Of lists with a second column left out: pairs that differ in both columns.
void row_pairs_two_off(const struct row_list *without, const uint8_t side[ROW_PARTS],
                       struct row_pairs match[ROW_MATCHES]);

#endif
