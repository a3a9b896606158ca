// Tests of text likeness: Jaccard's index by hand, and that signatures agree about as often as texts are
// alike.
#include "stats/minhash.h"

#include "unit_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static double jaccard(const char *a, const char *b) {
    return minhash_jaccard(a, strlen(a), b, strlen(b));
}

START_TEST(jaccard_counts_shingles) {
    ck_assert_double_eq(jaccard("abcdef", "abcdef"), 1);
    ck_assert_double_eq(jaccard("abcdef", "bcdefg"), 1.0 / 3); // abcde bcdef | bcdef cdefg
    ck_assert_double_eq(jaccard("abcdef", "uvwxyz"), 0);
    ck_assert_double_eq(jaccard("abc", "abc"), 0); // no shingle: nothing to be alike in
    ck_assert_double_eq(jaccard("Hello,  World", "hello world"), 1);
    ck_assert_double_eq(jaccard("", ""), 0);
}
END_TEST

// Two texts of 400 words, `changed` of which differ.
static void write_texts(char *a, char *b, unsigned seed, int changed) {
    for (int i = 0; i < 400; i++) {
        seed = seed * 1103515245u + 12345u;
        a += sprintf(a, "%07u ", seed >> 9);
        b += sprintf(b, "%07u ", i < changed ? seed >> 8 ^ 77777u : seed >> 9);
    }
}

START_TEST(signatures_estimate_jaccard) {
    static char a[8000], b[8000];
    for (int changed = 0; changed <= 200; changed += 40) {
        double agree = 0, expected = 0;
        for (unsigned seed = 1; seed <= 40; seed++) {
            uint32_t left[MINHASH_BINS], right[MINHASH_BINS];
            write_texts(a, b, seed, changed);
            minhash_sign(a, strlen(a), left);
            minhash_sign(b, strlen(b), right);
            for (size_t i = 0; i < MINHASH_BINS; i++)
                agree += left[i] == right[i];
            expected += MINHASH_BINS * jaccard(a, b);
        }
        double n = 40 * MINHASH_BINS, p = expected / n;
        ck_assert_msg(fabs(agree / n - p) <= 4 * sqrt(p * (1 - p) / n) + 1e-12, "%d words: %g, not %g",
                      changed, agree / n, p);
    }
}
END_TEST

START_TEST(short_texts_fill_all_bins) {
    uint32_t one[MINHASH_BINS], same[MINHASH_BINS], none[MINHASH_BINS];
    minhash_sign("seven ch", 8, one);
    minhash_sign("SEVEN CH", 8, same);
    minhash_sign("four", 4, none);
    ck_assert_mem_eq(one, same, sizeof one);
    for (size_t i = 0; i < MINHASH_BINS; i++)
        ck_assert(one[i] != UINT32_MAX || none[i] == UINT32_MAX);
    ck_assert_uint_eq(minhash_band(one, 3), minhash_band(same, 3));
    ck_assert_uint_ne(minhash_band(one, 3), minhash_band(one, 4));
}
END_TEST

UNIT_MAIN("minhash", jaccard_counts_shingles, signatures_estimate_jaccard, short_texts_fill_all_bins)
