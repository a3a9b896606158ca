// The few columns in which two splits differ most, for a message.
#ifndef LEAKAUDIT_EVIDENCE_SHIFT_LIST_H
#define LEAKAUDIT_EVIDENCE_SHIFT_LIST_H

#include "base/memory.h"

#include <stddef.h>

#define SHIFT_NAMED 5 // columns that are named; of the others only their number is told

struct shift_list {
    struct shift_named {
        const char *name, *words; // `words` go into parentheses after the name
        double weight;
    } item[SHIFT_NAMED]; // the heaviest first; of equals the one that was added first
    size_t count;        // that were added
};

// Texts are not copied.
void shift_list_add(struct shift_list *list, const char *name, const char *words, double weight);
// "income (0.31), age (0.22), and 3 columns more by less"; "" for an empty list.
const char *shift_list_text(const struct shift_list *list, struct arena *arena);

#endif
