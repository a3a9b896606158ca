// The pairs of splits that are held against each other: train and test, train and validation, validation and
// test; with a k-fold column every fold against the rows of all others.
#ifndef LEAKAUDIT_EVIDENCE_SPLIT_PAIR_H
#define LEAKAUDIT_EVIDENCE_SPLIT_PAIR_H

#include "profile/coded.h"
#include "profile/dataset.h"

#include <stddef.h>
#include <stdint.h>

#define SPLIT_PAIR_FOLDS 100 // more values than these are no folds

enum split_side { SPLIT_TRAIN, SPLIT_TEST, SPLIT_NEITHER };

struct split_pair {
    size_t subject;               // of kind SUBJECT_SPLIT_PAIR
    const char *train, *test;     // "train", "validation", "test"; "other folds", "fold 3"
    uint8_t *side;                // [rows of the store] enum split_side
    size_t train_rows, test_rows; // of the store
    // How a row's side is found:
    size_t fold_column;              // of the dataset; SIZE_MAX: by split
    double fold_number;              // the test side's value of a numeric fold column
    uint32_t fold_code;              // of a text fold column
    uint8_t train_split, test_split; // of the dataset
};

// The side of every row of a batch (a scan's, say), as enum split_side.
void split_pair_sides(const struct split_pair *pair, const struct coded *batch, uint8_t *side);

struct gather;
// Makes the pairs of a dataset and their subjects; both sides have rows. They live in the gather's arena.
void split_pairs_init(struct gather *gather);
// Adds a subject of kind SUBJECT_SPLIT_KEY: these columns held against the pair, as "id", "group", "entity"
// or "time" (measure key.kind). Names and kind must outlive the evidence.
size_t split_pair_key(struct gather *gather, const struct split_pair *pair, const char *kind,
                      const char *const *columns, size_t count);

#endif
