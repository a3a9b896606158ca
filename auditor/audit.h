// One whole audit, from the command line's request to the verdict: the struct that every report is written
// from.
#ifndef LEAKAUDIT_AUDIT_H
#define LEAKAUDIT_AUDIT_H

#include "base/error.h"
#include "evidence/evidence.h"
#include "evidence/picture.h"
#include "input/schema.h"
#include "verdict/finding.h"

#define LEAKAUDIT_VERSION "0.1.0"

struct timeline;

struct audit_input {   // a data file that was read
    const char *path;  // as the user wrote it: in a schema, from the schema's folder
    const char *found; // the same file from the working folder
    enum data_role role;
    uint64_t bytes, rows, columns;
    uint64_t xxh3; // XXH3-64 of the file's bytes
    bool complete; // false: a limit was hit, the rest was not read
};

struct audit_input_policy { // an organisation's policy that was in force
    const char *path;
    const char *name; // or NULL
    uint64_t xxh3;    // XXH3-64 of the file's bytes
};

struct audit_column { // a row of the reports' column table
    const char *name;
    const char *type; // as read
    const char *role; // as declared, or "feature"
    bool numeric;
    uint64_t missing, distinct;
    bool distinct_exact;           // false: `distinct` is an estimate
    size_t subject;                // index into evidence->subjects
    const struct picture *picture; // of the column beside the target, or NULL
};

struct setting { // an option that differs from its default, for the reader of a report
    const char *name, *value;
};

struct audit {
    const struct schema *schema; // never NULL; schema->path NULL when there is no file
    const struct schema *before; // the older one that it is held against, or NULL
    const char *dataset_name;
    const char *target; // NULL if unknown
    const char *task;   // "binary" ... or NULL
    struct audit_input *inputs;
    size_t input_count;
    uint64_t rows;
    struct audit_column *columns; // in the order of the file (or the schema, when no data was opened)
    size_t column_count;
    const struct timeline *timelines; // of the splits (evidence/splits/timeline.h)
    const struct evidence *evidence;
    const struct verdict *verdict;
    const struct notes *notes;
    struct setting *settings;
    size_t setting_count;
    const struct audit_input_policy *policies;
    size_t policy_count;
    enum severity fail_on; // the least severity that makes it fail; SEVERITY_OFF: none does
    bool incomplete;       // a limit was hit: exit code 3
    bool data_opened;      // false: the schema gate
    bool show_values;
    const struct rule *const *catalogue; // the selected rules
    size_t catalogue_count;
};

// An older version of the schema, to find what has changed.
struct audit_older {
    const char *name; // for messages: "main:churn.yaml"
    bool exists;      // false: it was not there yet
    const char *text; // its bytes
    size_t length;
};

// What the command line (or a program that embeds the library) asks for. Zero means "not said" everywhere.
struct audit_request {
    const char *const *paths; // a schema (.yaml, .yml) or data files; "-" is standard input
    size_t path_count;
    const char *train, *validation, *test;
    const char *target, *positive, *time, *entity, *split_column;
    enum task_type task;
    const char *const *group;
    size_t group_count;
    const char *model;                         // of a dbt file with several, or NULL
    bool schema_only;                          // the gate: open no data
    const struct audit_older *before;          // what the schema is held against, or NULL
    const char *const *select, *const *ignore; // rule ids or prefixes of them ("LK2")
    size_t select_count, ignore_count;
    const char *const *set; // "LK203.auc=0.95"
    size_t set_count;
    bool has_fail_on;
    enum severity fail_on;       // instead of what the schema's policy says; SEVERITY_OFF: never
    const char *const *policies; // files of the organisation: each may only tighten those before it
    size_t policy_count;
    const char *rules_folder; // further rule files, or NULL
    const char *baseline;     // a file of accepted findings, or NULL
    uint64_t memory;          // bytes for the column store; 0 = half of the machine's
    size_t jobs;              // threads; 0 = one a processor. The report is the same for any number
    uint64_t seed;
    int64_t today; // days since 1970-01-01, for suppressions that expire
    bool show_values;
    struct setting *settings; // what to show in reports as settings that differ from the default
    size_t setting_count;
    // Called now and then with what is being done and how far it is (0 to 1, negative if unknown). May be
    // NULL.
    void (*progress)(void *context, const char *what, double share);
    void *progress_context;
};

// The whole audit: schema and data in, judged findings out. Wrong schemas and rules put their problems into
// `problems` (all of them, with places) and return STATUS_SCHEMA or STATUS_RULE; other failures fill `error`.
// Everything in *audit lives in `arena`; call audit_finish() when done with it.
enum status audit_run(struct arena *arena, const struct audit_request *request, struct audit *audit,
                      struct notes *problems, struct error *error) LEAKAUDIT_MUST_USE;
void audit_finish(struct audit *audit);

#endif
