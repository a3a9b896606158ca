// What an organisation decides and a repository can't loosen: the least that rules find, which of them are
// always judged, whose findings nobody can accept, and what a suppression must say. An attempt to loosen it
// has no effect and is a subject of rules (LK906).
#ifndef LEAKAUDIT_VERDICT_MANDATE_H
#define LEAKAUDIT_VERDICT_MANDATE_H

#include "verdict/policy.h"

struct mandate_word { // a rule's id, or how ids begin
    const char *rule;
    struct place place;
};

struct mandate {
    struct place place; // of the file
    const struct policy_override *overrides;
    size_t override_count;
    const struct mandate_word *required, *final;
    size_t required_count, final_count;
    bool has_fail_on;
    enum severity fail_on;
    struct place fail_on_place;
    bool approved_by;     // a suppression names who approved it
    const char *ticket;   // its reason matches this extended regular expression (POSIX), or NULL
    bool has_longest;     // it expires, at most
    int64_t longest_days; // so many days from today
};

struct mandates {
    const struct mandate *items;
    size_t count;
};

struct refusal {      // an attempt to loosen
    const char *name; // of what: "LK203", "fail_on"
    const char *what; // "severity note", "--fail-on never"
    const char *why;
    struct place place; // of the attempt, or, if it was on the command line, of what forbids it
};

struct refusals {
    struct arena *arena;
    struct refusal *items; // grown with memory_room()
    size_t count, capacity;
};
// An empty list; its texts will live in the arena. refusals_finish() frees the items.
void refusals_init(struct refusals *refusals, struct arena *arena);
void refusals_finish(struct refusals *refusals);

// The catalogue that all mandates together demand: each may only tighten what those before it say. Unknown
// rules and parameters go to `errors`; then STATUS_SCHEMA.
enum status mandate_floor(struct arena *arena, const struct catalogue *all, const struct mandates *mandates,
                          struct notes *errors, struct refusals *refusals, struct catalogue *floor,
                          struct error *error) LEAKAUDIT_MUST_USE;

// Gives rules that a mandate names back what `policy` took from them. Marks suppressions of `policy` that
// lack what is demanded as refused, and sets its `final` words.
void mandate_enforce(struct arena *arena, const struct mandates *mandates, const struct catalogue *floor,
                     struct policy *policy, struct catalogue *effective, struct refusals *refusals);

// The least severity to fail on: the stricter of what was asked for, at `place`, and what is demanded.
enum severity mandate_fail_on(const struct mandates *mandates, enum severity asked, bool said,
                              struct place place, struct refusals *refusals);

// Adds the refusals to the evidence as subjects.
void mandate_tell(const struct refusals *refusals, struct evidence *evidence);

#endif
