// Allocation that does not return NULL, growable arrays, and arenas that free a run's memory in one stroke.
//
// Out of memory is not an error that a caller could handle sensibly half way through an audit. So nothing
// here returns NULL: the failure handler is called instead. The command line installs one that says so and
// ends with exit code 4; a program that embeds the library may install its own (it must not return).
#ifndef LEAKAUDIT_BASE_MEMORY_H
#define LEAKAUDIT_BASE_MEMORY_H

#include <stddef.h>

#define LEAKAUDIT_NEVER_NULL __attribute__((returns_nonnull))

// Zeroed memory for `count` things of `size` bytes; count * size may be 0. The caller frees with
// memory_free().
void *memory_alloc(size_t count, size_t size) LEAKAUDIT_NEVER_NULL;

// Changes the size of a block from memory_alloc() (or NULL); new bytes are not zeroed.
void *memory_resize(void *block, size_t count, size_t size) LEAKAUDIT_NEVER_NULL;

// Frees a block of memory_alloc(), memory_resize() or memory_room(); NULL is fine.
void memory_free(void *block);

// Called with the number of bytes that could not be had; must not return. The default aborts.
void memory_on_failure(void (*handler)(size_t wanted));

// Calls that handler; for what a foreign library could not allocate. 0 if the size is not known.
_Noreturn void memory_fail(size_t wanted);

// Room for one more item in a growable array: returns `items`, moved if need be, and updates *capacity.
// Use: list->items = memory_room(list->items, list->count, &list->capacity, sizeof *list->items);
void *memory_room(void *items, size_t count, size_t *capacity, size_t size) LEAKAUDIT_NEVER_NULL;

// An arena hands out memory that lives until the arena is finished; nothing is freed one by one.
struct arena {
    struct arena_block *newest;
    size_t bytes; // handed out so far
};

// An empty arena; arena_finish() frees all that it handed out.
void arena_init(struct arena *arena);
void arena_finish(struct arena *arena);

// Zeroed memory for `count` things of `size` bytes, aligned for any type; lives as long as the arena.
void *arena_alloc(struct arena *arena, size_t count, size_t size) LEAKAUDIT_NEVER_NULL;

#endif
