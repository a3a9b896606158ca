// Hashing by XXH3 (Collet, https://xxhash.com), 64 bit.
#include "base/hash.h"

#include "base/memory.h"

#include <xxhash.h>

uint64_t hash_bytes(const void *bytes, size_t length, uint64_t seed) {
    return XXH3_64bits_withSeed(bytes, length, seed);
}

struct hash_stream {
    XXH3_state_t *state; // wants 64-byte alignment, hence its own allocation
};

struct hash_stream *hash_stream_new(void) {
    struct hash_stream *stream = memory_alloc(1, sizeof *stream);
    stream->state = XXH3_createState();
    if (stream->state == NULL)
        memory_fail(0);
    XXH3_64bits_reset(stream->state);
    return stream;
}

void hash_stream_add(struct hash_stream *stream, const void *bytes, size_t length) {
    if (length > 0)
        XXH3_64bits_update(stream->state, bytes, length);
}

uint64_t hash_stream_value(const struct hash_stream *stream) {
    return XXH3_64bits_digest(stream->state);
}

void hash_stream_free(struct hash_stream *stream) {
    if (stream == NULL)
        return;
    XXH3_freeState(stream->state);
    memory_free(stream);
}
