// What a dataset's columns mean: the typed content of a dataset schema (docs/formats, section 2), read from
// YAML with every key checked, or made up of command-line options when there is no schema file.
//
// Everything lives in the arena it was read with and is const afterwards. Enums begin with UNDECLARED, so
// that "not said" never looks like an answer.
#ifndef LEAKAUDIT_INPUT_SCHEMA_H
#define LEAKAUDIT_INPUT_SCHEMA_H

#include "base/document.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/severity.h"
#include "input/duration.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum column_type {
    TYPE_UNDECLARED,
    TYPE_BOOLEAN,
    TYPE_INTEGER,
    TYPE_NUMBER,
    TYPE_STRING,
    TYPE_CATEGORY,
    TYPE_DATE,
    TYPE_DATETIME,
    TYPE_TEXT
};
enum column_role {
    ROLE_UNDECLARED, // treated as a feature
    ROLE_ID,
    ROLE_GROUP,
    ROLE_TIME,
    ROLE_TARGET,
    ROLE_FEATURE,
    ROLE_SPLIT,
    ROLE_WEIGHT,
    ROLE_IGNORE
};
enum availability { AVAILABLE_UNDECLARED, AVAILABLE_UNKNOWN, AVAILABLE_TRUE, AVAILABLE_FALSE, AVAILABLE_LAG };
// What a transformation was fitted on.
enum fit_on { FIT_UNDECLARED, FIT_NONE, FIT_TRAIN, FIT_FOLD, FIT_ALL, FIT_VALIDATION, FIT_TEST };
enum task_type { TASK_UNDECLARED, TASK_BINARY, TASK_MULTICLASS, TASK_REGRESSION, TASK_RANKING };
enum prediction_mode { MODE_UNDECLARED, MODE_BATCH, MODE_ON_DEMAND };
enum split_strategy {
    STRATEGY_UNDECLARED,
    STRATEGY_RANDOM,
    STRATEGY_STRATIFIED,
    STRATEGY_GROUP,
    STRATEGY_TEMPORAL,
    STRATEGY_KFOLD
};
enum data_role { DATA_ALL, DATA_TRAIN, DATA_VALIDATION, DATA_TEST };

// The words of each enum as they are written, indexed by the enum (index 0, undeclared, is "").
extern const char *const column_type_names[];
extern const char *const column_role_names[];
extern const char *const availability_names[];
extern const char *const fit_on_names[];
extern const char *const task_type_names[];
extern const char *const prediction_mode_names[];
extern const char *const split_strategy_names[];
extern const char *const data_role_names[];

struct window {
    bool declared;
    struct duration start, end;
    struct place place;
};
struct reference { // a name of a column, and where it was written
    const char *name;
    struct place place;
};
struct references {
    struct reference *items;
    size_t count;
};

struct schema_column {
    const char *name;
    struct place place; // of the list item: findings about the column point here
    const char *description;
    enum column_type type;
    struct place type_place;
    const char *format; // of a date or datetime, strptime(3) style; NULL = ISO 8601
    enum column_role role;
    struct place role_place; // of the key's value, or of the column when it is absent
    struct references tags;
    enum availability available;
    struct place available_place; // of the key's value, or of the column when it is absent
    struct duration lag;          // when available == AVAILABLE_LAG
    const char *available_reason;
    enum prediction_mode serving; // `serving`: how the value can be had when the model is asked
    struct reference as_of;       // name NULL when absent
    struct window window;
    struct references derived_from;
    enum fit_on fit_on;
    struct place fit_on_place;
    struct {
        bool declared, required, unique, has_minimum, has_maximum;
        double minimum, maximum;
        struct references allowed; // `enum`
    } constraints;
    const struct node *meta; // free form, or NULL
};

struct pipeline_step {
    const char *step; // impute scale encode bin project select resample split tune calibrate fit evaluate ...
    const char *method;        // may be NULL
    struct references columns; // empty = all
    enum fit_on fit_on;
    enum fit_on evaluate_on; // for tune, select, calibrate, fit (early stopping): the rows it is judged on
    struct place place;
    size_t index; // 0-based position
};

struct data_file {
    const char *path; // resolved against the schema's folder; "-" is standard input
    const char *name; // as written, for messages and reports
    enum data_role role;
    struct place place;
};

struct suppression {
    const char *rule;   // id, or a family such as LK2
    const char *column; // NULL = any subject
    const char *reason;
    const char *approved_by;
    const char *expires; // YYYY-MM-DD or NULL
    struct place place;
};

struct rule_parameter {
    const char *name;
    double value;
    struct place place;
};
struct rule_override { // policy.rules
    const char *rule;
    bool has_severity; // SEVERITY_OFF turns the rule off
    enum severity severity;
    struct rule_parameter *parameters;
    size_t parameter_count;
    struct place place;
};

struct schema {
    const char *path; // as given on the command line; NULL when there is no schema file
    const char *name, *description;
    struct data_file *files;
    size_t file_count;
    struct {
        char delimiter; // 0 = find out
        char quote;     // '"'
        char decimal;   // '.'
        const char *encoding;
    } dialect;
    bool has_missing_values;
    const char *const *missing_values;
    size_t missing_count;
    struct {
        struct reference target;
        enum task_type type;
        const char *positive;
        struct reference prediction_time;
        enum prediction_mode mode;
        struct window label_window;
        struct references group;
        struct references metrics; // all known to metric_find()
        struct place place;
    } task;
    struct {
        bool declared;
        struct reference column;
        struct reference kfold;
        struct references train, validation, test; // values of the split column
        enum split_strategy strategy;
        struct duration gap;
        struct place place, strategy_place, gap_place; // of the section, and of values that are there
    } split;
    bool has_pipeline;
    struct pipeline_step *steps;
    size_t step_count;
    struct schema_column *columns;
    size_t column_count;
    struct suppression *suppressions;
    size_t suppression_count;
    bool has_fail_on;
    enum severity fail_on;
    struct place fail_on_place; // of the value, if it is there
    struct rule_override *overrides;
    size_t override_count;
    const struct node *meta;
};

// Reads and checks a schema. Everything that is wrong goes to `errors` (then *schema is still filled as far
// as it could be read, but must not be audited: look at errors->errors). Returns a failing status only if the
// file can't be read at all. Data paths are resolved against the folder of `path`; globs are expanded in
// sorted order. A column's role `target` and task.target imply each other: each is filled from the other.
enum status schema_read(struct arena *arena, const char *path, struct notes *errors, struct schema *schema,
                        struct error *error) LEAKAUDIT_MUST_USE;
// The same from bytes (for tests and fuzzing); `path` is what places name. Globs stay as they are written: no
// folder is looked into.
void schema_parse(struct arena *arena, const char *path, struct span text, struct notes *errors,
                  struct schema *schema);

// The same of one of the models of a dbt file; `model` NULL is the only one with a leakaudit block.
enum status schema_read_model(struct arena *arena, const char *path, const char *model, struct notes *errors,
                              struct schema *schema, struct error *error) LEAKAUDIT_MUST_USE;
void schema_parse_model(struct arena *arena, const char *path, const char *model, struct span text,
                        struct notes *errors, struct schema *schema);
// The models with a leakaudit block that a dbt file holds, in its order; none of any other file, and of one
// that can't be read.
struct references schema_models(struct arena *arena, const char *path);

// A schema that declares nothing, for audits without a schema file.
struct schema schema_empty(void);
// The column with that name, or NULL.
const struct schema_column *schema_column(const struct schema *schema, const char *name);
// Days since 1970-01-01 of a valid YYYY-MM-DD; false if it is none.
bool schema_day(const char *text, int64_t *day);

#endif
