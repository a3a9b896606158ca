// Allocation that does not return NULL, growable arrays, and arenas. The arena is the classic chain of blocks
// (Hanson 1990, "Fast allocation and deallocation of memory based on object lifetimes").
#include "base/memory.h"

#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

// The one piece of mutable state in the library: out of memory has nobody to hand its handler along with.
static void (*failure_handler)(size_t wanted);

void memory_on_failure(void (*handler)(size_t wanted)) {
    failure_handler = handler;
}

void memory_fail(size_t wanted) {
    if (failure_handler != NULL)
        failure_handler(wanted);
    abort();
}

static size_t product(size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX)
        memory_fail(SIZE_MAX);
    return bytes;
}

void *memory_alloc(size_t count, size_t size) {
    size_t bytes = product(count, size);
    void *block = calloc(1, bytes == 0 ? 1 : bytes);
    if (block == NULL)
        memory_fail(bytes);
    return block;
}

void *memory_resize(void *block, size_t count, size_t size) {
    size_t bytes = product(count, size);
    void *moved = realloc(block, bytes == 0 ? 1 : bytes);
    if (moved == NULL)
        memory_fail(bytes);
    return moved;
}

void memory_free(void *block) {
    free(block);
}

void *memory_room(void *items, size_t count, size_t *capacity, size_t size) {
    assert(count <= *capacity);
    if (count < *capacity)
        return items;
    size_t wanted = *capacity < 8 ? 8 : *capacity + *capacity / 2;
    items = memory_resize(items, wanted, size);
    *capacity = wanted;
    return items;
}

struct arena_block {
    struct arena_block *older;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

enum { FIRST_BLOCK = 4096 - sizeof(struct arena_block), LARGEST_BLOCK = 1 << 20 };

void arena_init(struct arena *arena) {
    *arena = (struct arena){0};
}

void arena_finish(struct arena *arena) {
    for (struct arena_block *block = arena->newest, *older; block != NULL; block = older) {
        older = block->older;
        memory_free(block);
    }
    *arena = (struct arena){0};
}

// Blocks double, so that a small run stays small and a big one makes few calls.
static struct arena_block *add_block(struct arena *arena, size_t bytes) {
    size_t size = FIRST_BLOCK;
    if (arena->newest != NULL)
        size = arena->newest->size < LARGEST_BLOCK / 2 ? arena->newest->size * 2 : LARGEST_BLOCK;
    if (size < bytes)
        size = bytes;
    struct arena_block *block = memory_alloc(1, sizeof *block + size);
    block->size = size;
    // What is left of the newest block should stay in use when one huge thing is put in between.
    bool huge = bytes > LARGEST_BLOCK / 4 && arena->newest != NULL;
    if (huge) {
        block->older = arena->newest->older;
        arena->newest->older = block;
    } else {
        block->older = arena->newest;
        arena->newest = block;
    }
    return block;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size) {
    size_t align = alignof(max_align_t);
    size_t bytes = product(count, size);
    if (bytes > PTRDIFF_MAX - 2 * sizeof(struct arena_block))
        memory_fail(bytes);
    bytes = bytes == 0 ? align : (bytes + align - 1) / align * align;
    struct arena_block *block = arena->newest;
    if (block == NULL || block->size - block->used < bytes)
        block = add_block(arena, bytes);
    void *memory = block->bytes + block->used;
    block->used += bytes;
    arena->bytes += bytes;
    return memory;
}
