// Hashes what a finding is about. Every part ends in its zero byte and every group in another, so that moving
// a letter from one name to the next changes the hash.
#include "verdict/fingerprint.h"

#include "base/hash.h"

#include <string.h>

static void add(struct hash_stream *stream, const char *text) {
    hash_stream_add(stream, text, strlen(text) + 1);
}

void fingerprint_of(const struct rule *rule, const struct subject *subject, char out[FINGERPRINT]) {
    struct hash_stream *stream = hash_stream_new();
    add(stream, rule->id);
    add(stream, subject_kind_names[rule->subject]);
    for (size_t i = 0; i < subject->column_count; i++)
        add(stream, subject->columns[i]);
    add(stream, "");
    bool has_splits = subject->splits[0] && subject->splits[1];
    // Of several folds one speaks for all, and which one may change.
    const int sides = !has_splits ? 0 : subject->fold ? 1 : 2;
    for (int i = 0; i < sides; i++)
        add(stream, subject->splits[i]);
    add(stream, "");
    if (subject->kind == SUBJECT_STEP || (subject->column_count == 0 && !has_splits))
        add(stream, subject->name ? subject->name : "");
    uint64_t hash = hash_stream_value(stream);
    hash_stream_free(stream);
    for (int i = 15; i >= 0; i--, hash >>= 4)
        out[i] = "0123456789abcdef"[hash & 15];
    out[16] = '\0';
}
