// The registry of measures, spread out from the table in measures.h.
#include "evidence/evidence.h"
#include "evidence/measures.h"

#include <string.h>

#define words_none NULL
static const char *const words_available[] = {"unknown", "true", "false", "lag", NULL};
static const char *const words_role[] = {"feature", "id",     "group",  "time", "target",
                                         "split",   "weight", "ignore", NULL};
static const char *const words_fit[] = {"undeclared", "none",       "train", "fold",
                                        "all",        "validation", "test",  NULL};
static const char *const words_mode[] = {"undeclared", "batch", "on-demand", NULL};
static const char *const words_task[] = {"undeclared", "binary", "multiclass", "regression", "ranking", NULL};
static const char *const words_strategy[] = {"undeclared", "random", "stratified", "group",
                                             "temporal",   "kfold",  NULL};
static const char *const words_key[] = {"id", "group", "entity", "time", NULL};
static const char *const words_side[] = {"none", "missing", "present", NULL};
static const char *const words_combination[] = {"none",      "comparison", "equality", "linear", "product",
                                                "remainder", "change",     "cut",      NULL};
static const char *const words_fit_verdict[] = {"none",     "pooled", "train", "separately",
                                                "superset", "told",   NULL};
static const char *const words_step[] = {"transform", "fit", "split", "choose", "evaluate", NULL};
static const char *const words_overlap[] = {"none", "copied", "relabelled", "over-sampled", "repeats", NULL};

static const char *const words_change[] = {"column",   "role", "available",   "fit_on", "task", "dropped",
                                           "strategy", "gap",  "suppression", "policy", NULL};
static const char *const words_reason[] = {"none", "kept", "new", NULL};

// What a group of measures is computed from.
enum { SCHEMA_ONLY = 0, DATA = 1 };
enum {
    FROM_declared = SCHEMA_ONLY,
    FROM_lineage = SCHEMA_ONLY,
    FROM_naming = SCHEMA_ONLY,
    FROM_step = SCHEMA_ONLY,
    FROM_housekeeping = SCHEMA_ONLY,
    FROM_change = SCHEMA_ONLY,
    FROM_dataset = DATA,
    FROM_rows = DATA,
    FROM_agreement = DATA,
    FROM_column = DATA,
    FROM_stamped = DATA,
    FROM_future = DATA,
    FROM_time_order = DATA,
    FROM_model = DATA,
    FROM_forensics = DATA,
    FROM_fitted = SCHEMA_ONLY,
    FROM_identity = DATA,
    FROM_power = DATA,
    FROM_association = DATA,
    FROM_combination = DATA,
    FROM_crowd = DATA,
    FROM_exact = DATA,
    FROM_alphabet = DATA,
    FROM_presence = DATA,
    FROM_value = DATA,
    FROM_formatting = DATA,
    FROM_order = DATA,
    FROM_pair = DATA,
    FROM_near = DATA,
    FROM_near_text = DATA,
    FROM_interpolated = DATA,
    FROM_key = DATA,
    FROM_entity = DATA,
    FROM_shift = DATA,
    FROM_domain = DATA,
    FROM_unseen = DATA,
    FROM_holdout = DATA,
    FROM_metric = SCHEMA_ONLY,
    FROM_overlap = DATA,
};

#define ROW(group, id, name_, subject_, type_, unit_, words, table, label_, doc_, citation_)                 \
    {.name = name_,                                                                                          \
     .subject = SUBJECT_##subject_,                                                                          \
     .type = VALUE_##type_,                                                                                  \
     .unit = unit_,                                                                                          \
     .names = words,                                                                                         \
     .label = label_,                                                                                        \
     .doc = doc_,                                                                                            \
     .citation = citation_,                                                                                  \
     .needs_data = FROM_##group,                                                                             \
     .show_in_table = table},

const struct measure measures[] = {MEASURES(ROW)};
const size_t measure_count = MEASURE_COUNT;

#define NAME(group, id, name, subject, type, unit, words, table, label, doc, citation) name,
static const char *const names[] = {MEASURES(NAME)};

const char *const *measure_names(void) {
    return names;
}

int measure_find(const char *name) {
    for (size_t m = 0; m < MEASURE_COUNT; m++) {
        if (names[m][0] == name[0] && strcmp(names[m], name) == 0)
            return (int)m;
    }
    return -1;
}
