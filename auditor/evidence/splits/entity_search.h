// Looking for the columns that tell which individual a row is about, where nobody declared them: single
// columns, or two or three together.
#ifndef LEAKAUDIT_EVIDENCE_ENTITY_SEARCH_H
#define LEAKAUDIT_EVIDENCE_ENTITY_SEARCH_H

#include "evidence/splits/entity_name.h"
#include "evidence/splits/entity_rows.h"

#include <stdbool.h>
#include <stddef.h>

#define ENTITY_COLUMNS 3 // of a key
#define ENTITY_KEYS 3    // at most so many are told
#define ENTITY_STATIC 4  // of the columns that don't vary within an entity, so many are named

struct entity_key {
    size_t column[ENTITY_COLUMNS]; // of the dataset
    size_t count;
    bool named;   // the name says that it tells individuals
    size_t still; // columns that an entity keeps from row to row, though others have other values
    size_t example[ENTITY_STATIC];
};

struct entity_search {
    const struct gather *gather;
    struct entity_rows rows;
    enum entity_name *name; // [columns of the dataset]
    double *chance;         // [columns] that two rows agree
    bool *candidate;        // [columns] may be a part of a key
    bool *attribute;        // [columns] may be what an entity keeps
    bool *keeper;           // [columns] determines another column by itself
    struct entity_key key[ENTITY_KEYS];
    size_t count;
};

// The keys found, the likeliest first. None where ids that repeat or groups are declared: then the owner has
// said who is who.
void entity_search_init(struct entity_search *search, const struct gather *gather);
void entity_search_finish(struct entity_search *search);

// For entity_search_init(): keys of two and three columns.
void entity_search_tuples(struct entity_search *search);

#endif
