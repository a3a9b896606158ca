// The baseline: findings that a team has accepted as they are, so that only new ones fail.
//
// A file of fingerprints (fingerprint.h) with the rule and the subject beside each for people; no value of a
// cell is in it. What it covers is reported as suppressed; an entry whose finding is gone is stale (LK903).
#ifndef LEAKAUDIT_VERDICT_BASELINE_H
#define LEAKAUDIT_VERDICT_BASELINE_H

#include "base/error.h"
#include "base/memory.h"

#include <stddef.h>

struct baseline_entry {
    const char *fingerprint; // 16 hex digits
    const char *rule, *about;
    const char *reason; // why it was accepted, or NULL
    struct place place;
};

struct baseline {
    const char *path;
    struct baseline_entry *entries;
    size_t count;
};

// Reads a baseline file. What is wrong in it goes to `errors` with line and column; a status other than OK
// means that the file can't be read at all. Everything lives in the arena.
enum status baseline_read(struct arena *arena, const char *path, struct notes *errors,
                          struct baseline *baseline, struct error *error) LEAKAUDIT_MUST_USE;

// The entry of a finding, or NULL.
const struct baseline_entry *baseline_find(const struct baseline *baseline, const char *fingerprint);

#endif
