// What values an array of numbers holds: which there are, how often each occurs, and which of them each entry
// is. Numbers that were written with few decimals are counted on their grid, which takes a fraction of the
// time of sorting; others are sorted.
//
// One inventory may serve many arrays, one after the other; its buffers are kept.
#ifndef LEAKAUDIT_STATS_INVENTORY_H
#define LEAKAUDIT_STATS_INVENTORY_H

#include <stddef.h>
#include <stdint.h>

#define INVENTORY_NOWHERE UINT32_MAX

struct inventory {
    size_t distinct;
    double *value;   // [distinct] ascending; 0 and -0 are one value
    uint32_t *times; // [distinct] how often it occurs, > 0
    uint32_t *place; // [entries] index of the entry's value; INVENTORY_NOWHERE if it is NAN
    // After inventory_entries():
    uint32_t *start, *entry; // [distinct + 1] where the entries of each value begin in `entry`
    // The buffers' sizes, and what is used while counting:
    size_t room, sort_room, cell_room;
    uint32_t *cell;   // [cell_room] of the grid
    size_t *index;    // [sort_room]
    uint32_t *origin; // [sort_room] the entry behind each number that is sorted
};

// Takes the inventory of `count` numbers, fewer than UINT32_MAX; NAN = missing, all others finite.
// `decimals`: with how many most of them seem to be written; what comes out does not depend on it. An
// inventory begins zeroed and ends with inventory_finish().
void inventory_take(struct inventory *inventory, const double *numbers, size_t count, int decimals);
// The entries in the order of their values, equal ones in their own; NAN has no place in it. There must be a
// value.
void inventory_entries(struct inventory *inventory, size_t count);
void inventory_finish(struct inventory *inventory);

#endif
