// How alike two free texts are, and signatures by which alike ones are found among many without comparing
// all.
//
// A text is the set of its runs of five characters (shingles), letter case and blanks apart. Likeness is
// Jaccard's index of two such sets. A signature keeps the least hash in each of 64 bins (one permutation
// hashing; Broder 1997; Li, Owen & Zhang 2012), empty bins borrowing from the next filled one (Shrivastava &
// Li 2014): two signatures agree in a bin with about the chance that is the index.
#ifndef LEAKAUDIT_STATS_MINHASH_H
#define LEAKAUDIT_STATS_MINHASH_H

#include <stddef.h>
#include <stdint.h>

#define MINHASH_BINS 64
#define MINHASH_BANDS 16 // of 4 bins each: texts that share a band are worth comparing

// The signature of a text of any length. Texts without a shingle all have the same.
void minhash_sign(const char *text, size_t length, uint32_t signature[MINHASH_BINS]);
// A hash of one band of a signature.
uint64_t minhash_band(const uint32_t signature[MINHASH_BINS], size_t band);
// Jaccard's index of the texts' shingles, 0 to 1, exact but for collisions of 64-bit hashes; 0 if neither has
// one. Time n log n.
double minhash_jaccard(const char *a, size_t a_length, const char *b, size_t b_length);

#endif
