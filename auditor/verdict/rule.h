// A rule: what it is called, when it fires, why it matters and how to repair it. Rules are data: one YAML
// file each (docs/formats, section 3), embedded at build time or loaded from --rules DIR.
#ifndef LEAKAUDIT_VERDICT_RULE_H
#define LEAKAUDIT_VERDICT_RULE_H

#include "base/document.h"
#include "base/error.h"
#include "base/severity.h"
#include "evidence/evidence.h"
#include "verdict/expression.h"

enum certainty { CERTAINTY_HINT, CERTAINTY_STRONG, CERTAINTY_PROOF };
extern const char *const certainty_names[];

struct parameter {
    const char *name;
    double value;
    const char *doc; // or NULL
    struct place place;
};

// A circumstance that changes the severity: the first entry whose expression is true wins.
struct severity_when {
    struct expression *when;
    enum severity severity;
    const char
        *because; // goes into the finding: "declared available: Billing posts on the first"; a template
};

struct rule {
    const char *id;       // "LK203"
    const char *name;     // "single-column-predicts-target"
    const char *title;    // one line: what it finds
    const char *taxonomy; // Kapoor & Narayanan 2023: "L2", "L1.2" ..., or "-" for housekeeping
    enum severity severity;
    enum certainty certainty;
    enum subject_kind subject;
    struct expression *where; // NULL = always applicable
    struct expression *when;
    struct severity_when *severity_when;
    size_t severity_when_count;
    const char *const *superseded_by; // ids: what they find at no lower severity is not reported again
    size_t superseded_by_count;
    struct parameter *parameters;
    size_t parameter_count;
    const char *message;  // template: {column} {target} {measure.name} {$parameter}
    const char *question; // what to ask the data's owner; a template; may be NULL
    const char *why, *repair;
    const char *const *references;
    size_t reference_count;
    const char *since;
    struct place place; // of its file
};

// Reads one rule file; all problems go to `errors` as path:line:column. NULL if it can't be used.
struct rule *rule_parse(struct arena *arena, const char *path, struct span text, struct notes *errors);

#endif
