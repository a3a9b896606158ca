// Finds the bytes that give a CSV file its structure, 64 at a time, as a bit mask (the idea of Langdale and
// Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 2019). SSE2 where there is one, else plain C.
#ifndef LEAKAUDIT_INPUT_SCAN_H
#define LEAKAUDIT_INPUT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define SCAN_WIDTH 64

// Bit i is set if bytes[i] is `delimiter`, `quote`, or any of 0x00 to 0x0d: the line breaks and NUL are what
// is wanted of those, the others are so rare that testing them later costs nothing. *high becomes true if a
// byte is >= 0x80.
static inline uint64_t scan_portable(const char *bytes, char delimiter, char quote, bool *high) {
    uint64_t found = 0;
    unsigned char all = 0;
    for (unsigned i = 0; i < SCAN_WIDTH; i++) {
        unsigned char c = (unsigned char)bytes[i];
        all |= c;
        found |= (uint64_t)((c <= 0x0d) | (bytes[i] == delimiter) | (bytes[i] == quote)) << i;
    }
    *high |= all >= 0x80;
    return found;
}

#ifdef __SSE2__
static inline uint64_t scan_block(const char *bytes, char delimiter, char quote, bool *high) {
    const __m128i delimiters = _mm_set1_epi8(delimiter), quotes = _mm_set1_epi8(quote),
                  last_control = _mm_set1_epi8(0x0d);
    uint64_t found = 0;
    __m128i all = _mm_setzero_si128();
    for (unsigned i = 0; i < SCAN_WIDTH / 16; i++) {
        __m128i part = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
        __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(part, last_control), part);
        __m128i mark = _mm_or_si128(_mm_cmpeq_epi8(part, delimiters), _mm_cmpeq_epi8(part, quotes));
        found |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_or_si128(control, mark)) << (16 * i);
        all = _mm_or_si128(all, part);
    }
    *high |= _mm_movemask_epi8(all) != 0;
    return found;
}
#else
static inline uint64_t scan_block(const char *bytes, char delimiter, char quote, bool *high) {
    return scan_portable(bytes, delimiter, quote, high);
}
#endif

#endif
