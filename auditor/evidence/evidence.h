// What was measured: named values for subjects, with intervals and with reasons where there is none.
//
// This is all that rules see of an audit. A subject is what a rule can be about (the dataset, a column, a set
// of columns, a pair of splits, a pipeline step). A measure is a named quantity of one subject kind. Evidence
// is the table subject x measure. Measures know no threshold and have no opinion.
#ifndef LEAKAUDIT_EVIDENCE_EVIDENCE_H
#define LEAKAUDIT_EVIDENCE_EVIDENCE_H

#include "base/error.h"
#include "base/memory.h"
#include "stats/estimate.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum subject_kind {
    SUBJECT_DATASET,
    SUBJECT_COLUMN,     // every column of data and schema
    SUBJECT_FEATURE,    // the columns a model would be trained on; measures of kind column apply
    SUBJECT_COLUMN_SET, // columns that belong together (a combination, a key)
    SUBJECT_SPLIT_PAIR, // a train side and a test side
    SUBJECT_SPLIT_KEY, // a column, or a set of columns, held against a pair of splits (ids, groups, entities)
    SUBJECT_STEP,      // a step of the declared pipeline
    SUBJECT_SUPPRESSION, // an entry of the schema's suppressions (housekeeping)
    SUBJECT_OVERRIDE,    // an entry of the schema's policy (housekeeping)
    SUBJECT_CHANGE,      // a declaration that differs from the schema it is held against
    SUBJECT_REFUSAL,     // an attempt to loosen the organisation's policy
};
// "dataset", "column", "feature", "column-set", "split-pair", "split-key", "step", "suppression", "override",
// "change", "refusal"
extern const char *const subject_kind_names[];
#define SUBJECT_KINDS 11

struct subject {
    enum subject_kind kind;
    const char *name;           // for messages: the column's name, "train/test", the step's name
    const char *const *columns; // the columns concerned; may be empty
    size_t column_count;
    const char *splits[2]; // of a split pair or key: the train side and the test side; else NULL
    struct place place;    // where a finding about it points: the schema's line, else the data file's header
    size_t index;          // its position among subjects of its kind
    bool feature;          // a column subject that is also a feature
    bool fold;             // a split pair of one fold and the rows of all others
};

enum value_type {
    VALUE_ESTIMATE, // a number with an interval
    VALUE_COUNT,    // a whole number
    VALUE_FLAG,     // true or false
    VALUE_NAME,     // one word of a small set ("true", "lag", "train"), for comparisons
    VALUE_TEXT,     // words for the message only: rules can't compare it
};
extern const char *const value_type_names[]; // "estimate", "count", "flag", "name", "text"

struct value {
    enum value_type type;
    enum undefined why;       // DEFINED, or the reason that there is no value
    struct estimate estimate; // VALUE_ESTIMATE
    uint64_t count;
    bool flag;
    const char *text;      // VALUE_NAME, VALUE_TEXT
    uint64_t measured, of; // rows it was measured on, of how many; 0, 0 = all
};
// Values that rest on all rows. An estimate brings its own reason, if it has no number; names and texts are
// not copied; value_undefined() says why there is nothing, never DEFINED.
struct value value_estimate(struct estimate estimate);
struct value value_count(uint64_t count);
struct value value_flag(bool flag);
struct value value_name(const char *name);
struct value value_text(const char *text);
struct value value_undefined(enum value_type type, enum undefined why);
// The same value with the number of rows that it rests on, where these are not all `of` rows of the data.
struct value value_on_rows(struct value value, uint64_t measured, uint64_t of);

// One row of the registry. `leakaudit measures` and the manual are printed from it.
struct measure {
    const char *name;          // "target.auc"
    enum subject_kind subject; // SUBJECT_COLUMN measures serve column and feature rules
    enum value_type type;
    const char *unit;         // "", "rows", "share", "bits", "log10" ...
    const char *const *names; // VALUE_NAME: the possible words, NULL-terminated
    const char *label;        // what it is, in at most 40 characters, as a report says it beside the value
    const char *doc;          // one line
    const char *citation;     // or ""
    bool needs_data;          // false: can be had from the schema alone
    bool show_in_table;       // belongs to the column table of reports (columns[].measures in JSON)
};
extern const struct measure measures[];
extern const size_t measure_count;
// The measure's index, or -1.
int measure_find(const char *name);
// All names in the order of the registry, for suggestions; the array has measure_count entries.
const char *const *measure_names(void);

// The table. Values exist for the measures that were asked for; others are NO_DATA.
struct evidence {
    struct arena *arena;
    struct subject *subjects;
    size_t subject_count;
    size_t subject_capacity;
    struct value **values; // values[subject] is an array [measure_count], or NULL
};
void evidence_init(struct evidence *evidence, struct arena *arena);
void evidence_finish(struct evidence *evidence);
// Adds a subject (copied) and returns its number. Its values start as {why = NO_DATA}.
size_t evidence_subject(struct evidence *evidence, struct subject subject);
// Stores a value; `measure` is an index of measures[], and the value has its type.
void evidence_set(struct evidence *evidence, size_t subject, int measure, struct value value);
// The value of a measure for a subject. A measure of kind dataset can be asked for any subject: the dataset's
// value is returned. A measure whose kind does not fit the subject is NOT_DECIDABLE. Never NULL.
const struct value *evidence_value(const struct evidence *evidence, size_t subject, int measure);

#endif
