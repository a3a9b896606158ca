// An organisation's policy file (docs/formats, "The organisation's policy"): what no dataset's schema and no
// command line may loosen.
#ifndef LEAKAUDIT_INPUT_POLICY_FILE_H
#define LEAKAUDIT_INPUT_POLICY_FILE_H

#include "input/schema.h"

struct policy_file {
    const char *path;
    uint64_t xxh3; // XXH3-64 of its bytes
    const char *name;
    struct schema floors;       // of which only has_fail_on, fail_on, fail_on_place and overrides are set
    struct references required; // rules, or how their ids begin, that are judged whatever anyone selects
    struct references final;    // rules whose findings nobody can accept
    struct {
        struct place place;
        bool approved_by;        // each names who approved it
        const char *ticket;      // a POSIX extended regular expression that each reason must match, or NULL
        struct duration longest; // from today to a suppression's expiry; declared: it must have one
    } suppressions;
};

// Reads a policy file. What is wrong in it goes to `errors` with line and column; a status other than OK
// means that it can't be read at all. Everything lives in the arena.
enum status policy_file_read(struct arena *arena, const char *path, struct notes *errors,
                             struct policy_file *policy, struct error *error) LEAKAUDIT_MUST_USE;
// The same from bytes.
void policy_file_parse(struct arena *arena, const char *path, struct span text, struct notes *errors,
                       struct policy_file *policy);

#endif
