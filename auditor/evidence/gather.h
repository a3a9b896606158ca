// Gathering evidence: makes the subjects of an audit and computes the measures that are wanted, group by
// group.
//
// A group is a file of this folder that computes measures which share work; its row in gather.c says which
// function to call. Groups run only if one of their measures is needed, in the order of that table, so that a
// later group (the crowd) can look at values of an earlier one (the power).
#ifndef LEAKAUDIT_EVIDENCE_GATHER_H
#define LEAKAUDIT_EVIDENCE_GATHER_H

#include "base/memory.h"
#include "evidence/evidence.h"
#include "evidence/grouping.h"
#include "evidence/measures.h"
#include "evidence/splits/split_pair.h"
#include "evidence/words.h"
#include "input/schema.h"
#include "profile/dataset.h"

struct fit_record;
struct timeline;

struct gather_column {
    const char *name;
    const struct schema_column *declared; // NULL if the schema does not list it
    size_t data;                          // its column of the dataset, SIZE_MAX if the data lacks it
    size_t subject;
    enum column_role role; // effective: never ROLE_UNDECLARED
    bool combined;         // a member of a combination that reconstructs the target
    bool compared;         // held against the target: in the data, a feature or an id, and a target is usable
};

struct gather {
    struct arena *arena;
    const struct schema *schema;
    const struct schema *before; // an older one that it is held against, or NULL
    struct dataset *dataset;     // NULL for the schema gate
    const bool *needed;          // [measure_count]
    const struct words *words;   // that names are searched for; NULL = those built in
    int64_t today;
    bool complete; // all input was read
    struct evidence *evidence;
    size_t dataset_subject;
    struct gather_column *columns; // those of the data in file order, then those that only the schema has
    size_t column_count;
    size_t *name_slots; // hash table of positions among `columns` + 1, by name; power of two
    size_t name_slot_count;
    size_t compared;          // how many columns are held against the target
    struct split_pair *pairs; // train/test, train/validation, validation/test; or the folds
    size_t pair_count;        // 0 without a split
    const struct fit_record
        *fits; // what forensics found out about columns, latest first (forensics/fitted.h)
    const struct timeline *timelines; // of the splits, for pictures; latest first
    struct target_rows target;        // the target of every row of the store; empty without a usable target
    void (*progress)(void *context, const char *what, double share);
    void *progress_context;
};

// Makes the subjects and computes. `gather` comes with arena, schema, before, dataset, needed, words, today,
// evidence (empty) and progress filled in; everything else is filled here and lives in the arena.
void gather_evidence(struct gather *gather);
// The first part of it: fills `columns`, `pairs` and the evidence's subjects (subjects.c).
void gather_subjects(struct gather *gather);

// For the groups: stores a value if the measure is needed.
void gather_set(struct gather *gather, size_t subject, enum measure_id measure, struct value value);
// Stores for `count` measures of a subject why they can't be had.
void gather_set_undefined(struct gather *gather, size_t subject, const enum measure_id *list, size_t count,
                          enum undefined why);
bool gather_needs(const struct gather *gather, enum measure_id measure);
// The column of that name, or NULL.
const struct gather_column *gather_find(const struct gather *gather, const char *name);
// The role that a column has in effect: what the task says of it, else what the column says, else a feature.
// `declared` may be NULL.
enum column_role gather_role(const struct schema *schema, const struct schema_column *declared,
                             const char *name);
// log10 of a chance, corrected for the number of columns that are looked at (Bonferroni), as an estimate of n
// rows.
struct value gather_chance(const struct gather *gather, double log10_p, uint64_t n);

// The number that a measure has for a subject (a flag is 0 or 1), or `otherwise` where it has none.
double gather_number(const struct gather *gather, size_t subject, enum measure_id measure, double otherwise);

// The groups. Each computes its measures for all subjects.
void measure_declared(struct gather *gather);
void measure_lineage(struct gather *gather);
void measure_naming(struct gather *gather);
void measure_step(struct gather *gather);
void measure_housekeeping(struct gather *gather);
void measure_change(struct gather *gather);
void measure_dataset(struct gather *gather);
void measure_rows(struct gather *gather);
void measure_pair(struct gather *gather);
void measure_key(struct gather *gather);
void measure_entity(struct gather *gather);
void measure_overlap(struct gather *gather);
void measure_shift(struct gather *gather);
void measure_domain(struct gather *gather);
void measure_unseen(struct gather *gather);
void measure_holdout(struct gather *gather);
void measure_metric(struct gather *gather);
void measure_interpolated(struct gather *gather);
void measure_near(struct gather *gather);
void measure_near_text(struct gather *gather);
void measure_agreement(struct gather *gather);
void measure_column(struct gather *gather);
void measure_stamped(struct gather *gather);
void measure_future(struct gather *gather);
void measure_time_order(struct gather *gather);
void measure_model(struct gather *gather);
void measure_identity(struct gather *gather);
void measure_power(struct gather *gather);
void measure_association(struct gather *gather);
void measure_exact(struct gather *gather);
void measure_alphabet(struct gather *gather);
void measure_presence(struct gather *gather);
void measure_formatting(struct gather *gather);
void measure_order(struct gather *gather);
void measure_value(struct gather *gather);
void measure_combination(struct gather *gather);
void measure_crowd(struct gather *gather);
void measure_forensics(struct gather *gather);
void measure_fitted(struct gather *gather);

#endif
