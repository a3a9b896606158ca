// A small registry of measures for the tests of the verdict layer, so that they need nothing of the real one.
#ifndef LEAKAUDIT_TESTS_REGISTRY_FIXTURE_H
#define LEAKAUDIT_TESTS_REGISTRY_FIXTURE_H

#include "evidence/evidence.h"

enum fixture_measure {
    ROWS,          // dataset.rows           count  of the dataset
    STRATEGY,      // split.strategy         name   of the dataset: random temporal
    AUC,           // target.auc             estimate of a column
    OTHER_AUC,     // missing.auc            estimate of a column
    MISSING,       // missing.count          count  of a column
    CONSTANT_FLAG, // column.constant        flag   of a column
    AVAILABLE,     // declared.available     name   of a column: true false lag
    REASON,        // declared.reason        text   of a column
    OVERLAP,       // overlap.rows           count  of a split pair
    MATCHES,       // suppression.matches    count  of a suppression
    EXPIRED,       // suppression.expired    flag   of a suppression
    OVERRIDDEN,    // override.severity      name   of an override: off note warning error
    FIXTURE_MEASURES,
};

#endif
