// Small rule files for the tests of what is done with rules.
#ifndef LEAKAUDIT_TESTS_RULE_FIXTURE_H
#define LEAKAUDIT_TESTS_RULE_FIXTURE_H

#include "verdict/catalogue.h"

#include <string.h>

#define RULE_FILE(id, name, severity, subject, rest)                                                         \
    "id: " id "\nname: " name "\ntitle: t\ntaxonomy: L2\nseverity: " severity                                \
    "\ncertainty: strong\nsubject: " subject "\nwhy: w\nrepair: r\nsince: \"0.1\"\n" rest

static const char *const rule_files[] = {
    RULE_FILE(
        "LK203", "single-column", "error", "feature",
        "where: missing.count < 50\n"
        "when: target.auc > $auc\n"
        "params: {auc: 0.98}\n"
        "severity_when:\n"
        "  - {when: declared.available == \"true\", severity: note, because: \"said {declared.reason}\"}\n"
        "  - {when: declared.available == \"lag\", severity: error, because: late}\n"
        "message: \"{column} tells {target}: {target.auc}, {missing.count} missing\"\n"
        "question: \"Is {column} known?\"\n"),
    RULE_FILE("LK101", "unavailable-feature", "error", "feature",
              "when: declared.available == \"false\"\nmessage: \"{column} is not available\"\n"),
    RULE_FILE("LK206", "missing-tells", "warning", "column",
              "when: missing.auc > 0.9\nmessage: \"{column}\"\n"),
    RULE_FILE("LK301", "row-overlap", "error", "split-pair", "when: overlap.rows > 0\nmessage: \"{name}\"\n"),
    RULE_FILE("LK403", "random-split", "warning", "dataset",
              "where: split.strategy == \"random\"\nwhen: dataset.rows > 10\nmessage: random\n"),
    RULE_FILE("LK901", "suppression-expired", "warning", "suppression",
              "when: suppression.expired\nmessage: \"{name}\"\n"),
    RULE_FILE("LK902", "suppression-unused", "note", "suppression",
              "when: suppression.matches == 0\nmessage: \"{name}\"\n"),
    RULE_FILE("LK905", "rule-overridden", "note", "override",
              "when: override.severity in [\"off\", \"note\"]\nmessage: \"{name}\"\n"),
};
#define RULE_FILES (sizeof rule_files / sizeof *rule_files)

// All of them as embedded files.
static inline void rule_fixture(struct embedded_rule files[RULE_FILES]) {
    for (size_t i = 0; i < RULE_FILES; i++)
        files[i] = (struct embedded_rule){"rules/fixture.yaml", rule_files[i], strlen(rule_files[i])};
}

#endif
