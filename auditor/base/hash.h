// Hashing: XXH3 (64 bit) behind two names, so that the same bytes give the same fold, sample and duplicate
// key on every machine.
#ifndef LEAKAUDIT_BASE_HASH_H
#define LEAKAUDIT_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

// XXH3-64 of the bytes with a seed.
uint64_t hash_bytes(const void *bytes, size_t length, uint64_t seed);

// Mixes two 64-bit values (order matters) into one that is as good as a fresh hash: the finalizer of
// SplitMix64 (Steele, Lea & Flood 2014, Stafford's variant 13), inline because it stands in loops over cells.
static inline uint64_t hash_mix(uint64_t a, uint64_t b) {
    uint64_t x = a + (b + 1) * UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

// A hash of a stream; gives what hash_bytes(all bytes, seed 0) would give.
struct hash_stream; // opaque
struct hash_stream *hash_stream_new(void);
void hash_stream_add(struct hash_stream *stream, const void *bytes, size_t length);
uint64_t hash_stream_value(const struct hash_stream *stream);
void hash_stream_free(struct hash_stream *stream);

#endif
