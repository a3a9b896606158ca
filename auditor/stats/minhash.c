// Shingles, signatures and Jaccard's index.
#include "stats/minhash.h"

#include "base/hash.h"
#include "base/memory.h"
#include "stats/sort.h"

#include <stdbool.h>

enum { SHINGLE = 5, BIN_SHIFT = 58, BAND_BINS = MINHASH_BINS / MINHASH_BANDS };
static const uint32_t EMPTY = UINT32_MAX;

// Walks the shingles of a text: letters in lower case, runs of anything that is no letter or digit as one
// blank.
struct walk {
    const unsigned char *at, *end;
    uint64_t window; // the last five characters
    size_t filled;
    bool blank;
};

static bool next_character(struct walk *walk, unsigned char *out) {
    while (walk->at < walk->end) {
        unsigned char c = *walk->at++;
        bool word = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!word && walk->blank)
            continue;
        walk->blank = !word;
        *out = !word ? ' ' : c >= 'A' && c <= 'Z' ? (unsigned char)(c - 'A' + 'a') : c;
        return true;
    }
    return false;
}

static bool next_shingle(struct walk *walk, uint64_t *hash) {
    unsigned char c;
    while (next_character(walk, &c)) {
        walk->window = (walk->window << 8 | c) & ((UINT64_C(1) << 8 * SHINGLE) - 1);
        if (++walk->filled < SHINGLE)
            continue;
        *hash = hash_mix(walk->window, SHINGLE);
        return true;
    }
    return false;
}

static struct walk walk_of(const char *text, size_t length) {
    const unsigned char *at = (const unsigned char *)text;
    return (struct walk){.at = at, .end = at + length, .blank = true};
}

void minhash_sign(const char *text, size_t length, uint32_t signature[MINHASH_BINS]) {
    struct walk walk = walk_of(text, length);
    uint64_t hash;
    bool any = false;
    for (size_t i = 0; i < MINHASH_BINS; i++)
        signature[i] = EMPTY;
    while (next_shingle(&walk, &hash)) {
        size_t bin = (size_t)(hash >> BIN_SHIFT);
        uint32_t value = (uint32_t)hash & (EMPTY - 1);
        signature[bin] = value < signature[bin] ? value : signature[bin];
        any = true;
    }
    if (!any)
        return;
    uint32_t lent[MINHASH_BINS];
    for (size_t i = 0; i < MINHASH_BINS; i++) {
        size_t from = i;
        while (signature[from % MINHASH_BINS] == EMPTY)
            from++;
        // How far it was carried is mixed in, so that bins borrow alike only if they were empty alike.
        uint32_t value = signature[from % MINHASH_BINS];
        lent[i] = from == i ? value : (uint32_t)hash_mix(value, from - i);
    }
    for (size_t i = 0; i < MINHASH_BINS; i++)
        signature[i] = lent[i];
}

uint64_t minhash_band(const uint32_t signature[MINHASH_BINS], size_t band) {
    uint64_t hash = band;
    for (size_t i = 0; i < BAND_BINS; i++)
        hash = hash_mix(hash, signature[band * BAND_BINS + i]);
    return hash;
}

// The distinct shingles of a text, ascending; the caller frees them.
static uint64_t *shingles_of(const char *text, size_t length, size_t *count) {
    struct walk walk = walk_of(text, length);
    uint64_t *hashes = memory_alloc(length + 1, sizeof *hashes);
    size_t all = 0;
    while (next_shingle(&walk, &hashes[all]))
        all++;
    sort_hashes(hashes, all);
    *count = 0;
    for (size_t i = 0; i < all; i++)
        if (i == 0 || hashes[i] != hashes[i - 1])
            hashes[(*count)++] = hashes[i];
    return hashes;
}

double minhash_jaccard(const char *a, size_t a_length, const char *b, size_t b_length) {
    size_t as, bs, i = 0, k = 0, both = 0;
    uint64_t *left = shingles_of(a, a_length, &as), *right = shingles_of(b, b_length, &bs);
    while (i < as && k < bs) {
        both += left[i] == right[k];
        bool forward = left[i] <= right[k], back = left[i] >= right[k];
        i += forward;
        k += back;
    }
    memory_free(left);
    memory_free(right);
    return as + bs > both ? (double)both / (double)(as + bs - both) : 0;
}
