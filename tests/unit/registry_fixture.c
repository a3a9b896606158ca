// The registry that registry_fixture.h describes.
#include "registry_fixture.h"

#include <string.h>

static const char *const strategies[] = {"random", "temporal", NULL};
static const char *const availabilities[] = {"true", "false", "lag", NULL};
static const char *const severities[] = {"off", "note", "warning", "error", NULL};

const struct measure measures[] = {
    [ROWS] = {"dataset.rows", SUBJECT_DATASET, VALUE_COUNT, "rows", NULL, "rows", "rows", "", true, false},
    [STRATEGY] = {"split.strategy", SUBJECT_DATASET, VALUE_NAME, "", strategies, "how it was split",
                  "how it was split", "", false, false},
    [AUC] = {"target.auc", SUBJECT_COLUMN, VALUE_ESTIMATE, "", NULL, "area under the curve",
             "area under the curve", "", true, true},
    [OTHER_AUC] = {"missing.auc", SUBJECT_COLUMN, VALUE_ESTIMATE, "", NULL, "of being missing",
                   "of being missing", "", true, false},
    [MISSING] = {"missing.count", SUBJECT_COLUMN, VALUE_COUNT, "rows", NULL, "empty cells", "empty cells", "",
                 true, false},
    [CONSTANT_FLAG] = {"column.constant", SUBJECT_COLUMN, VALUE_FLAG, "", NULL, "one value", "one value", "",
                       true, false},
    [AVAILABLE] = {"declared.available", SUBJECT_COLUMN, VALUE_NAME, "", availabilities, "as declared",
                   "as declared", "", false, false},
    [REASON] = {"declared.reason", SUBJECT_COLUMN, VALUE_TEXT, "", NULL, "as declared", "as declared", "",
                false, false},
    [OVERLAP] = {"overlap.rows", SUBJECT_SPLIT_PAIR, VALUE_COUNT, "rows", NULL, "rows in both",
                 "rows in both", "", true, false},
    [MATCHES] = {"suppression.matches", SUBJECT_SUPPRESSION, VALUE_COUNT, "", NULL, "covered", "covered", "",
                 false, false},
    [EXPIRED] = {"suppression.expired", SUBJECT_SUPPRESSION, VALUE_FLAG, "", NULL, "too old", "too old", "",
                 false, false},
    [OVERRIDDEN] = {"override.severity", SUBJECT_OVERRIDE, VALUE_NAME, "", severities, "as overridden",
                    "as overridden", "", false, false},
};
const size_t measure_count = FIXTURE_MEASURES;

int measure_find(const char *name) {
    for (int i = 0; i < FIXTURE_MEASURES; i++)
        if (strcmp(measures[i].name, name) == 0)
            return i;
    return -1;
}

const char *const *measure_names(void) {
    static const char *const names[] = {"dataset.rows",        "split.strategy",      "target.auc",
                                        "missing.auc",         "missing.count",       "column.constant",
                                        "declared.available",  "declared.reason",     "overlap.rows",
                                        "suppression.matches", "suppression.expired", "override.severity"};
    return names;
}
