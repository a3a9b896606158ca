// A finished audit made of literals: three findings (an error with evidence, a group of two warnings), a
// suppressed one, an undecided rule, one that does not apply, one switched off. Every text that a user can
// choose is `name`.
#ifndef LEAKAUDIT_TESTS_AUDIT_FIXTURE_H
#define LEAKAUDIT_TESTS_AUDIT_FIXTURE_H

#include "audit.h"
#include "evidence/evidence.h"
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#define FIXTURE_COLUMNS 4

struct audit_fixture {
    struct arena arena;
    struct schema schema;
    struct evidence evidence;
    struct verdict verdict;
    struct notes notes;
    struct rule rules[5];
    const struct rule *catalogue[5];
    struct finding findings[4];
    struct cited cited[2];
    struct ledger_row ledger[5];
    struct ledger_reason reasons[2];
    struct undecided open[1];
    struct audit_input inputs[1];
    struct audit_column columns[FIXTURE_COLUMNS];
    struct setting settings[1];
    struct audit audit;
};

static inline void audit_fixture_rules(struct audit_fixture *f) {
    static const char *const names[][3] = {
        {"LK106", "undeclared-availability", "A feature whose availability nobody declared"},
        {"LK203", "single-column-predicts-target", "One column alone predicts the target"},
        {"LK301", "row-overlap", "Rows of the test data are in the training data"},
        {"LK309", "unseen-label-or-category", "Classes or categories that only the test data have"},
        {"LK401", "time-overlap", "Training rows that are later than test rows"},
    };
    for (size_t i = 0; i < 5; i++) {
        f->rules[i] = (struct rule){.id = names[i][0],
                                    .name = names[i][1],
                                    .title = names[i][2],
                                    .taxonomy = "L2",
                                    .since = "0.1",
                                    .severity = i == 0 ? SEVERITY_WARNING : SEVERITY_ERROR,
                                    .certainty = CERTAINTY_STRONG,
                                    .subject = i < 2 ? SUBJECT_FEATURE : SUBJECT_DATASET,
                                    .message = "message",
                                    .why = "Why.\n\nIt matters.\n",
                                    .repair = "Drop the column. Or declare it.\n"};
        f->catalogue[i] = &f->rules[i];
    }
}

static inline void audit_fixture_evidence(struct audit_fixture *f, const char *name) {
    evidence_init(&f->evidence, &f->arena);
    evidence_subject(&f->evidence, (struct subject){.kind = SUBJECT_DATASET, .name = ""});
    for (size_t i = 0; i < FIXTURE_COLUMNS; i++) {
        const char **list = arena_alloc(&f->arena, 1, sizeof *list);
        list[0] = name;
        const size_t subject = evidence_subject(&f->evidence, (struct subject){.kind = SUBJECT_COLUMN,
                                                                               .name = name,
                                                                               .columns = list,
                                                                               .column_count = 1,
                                                                               .place = {name, 20 + i, 5},
                                                                               .index = i,
                                                                               .feature = true});
        f->columns[i] = (struct audit_column){name, "number", "feature", true, i, 900, i != 2, subject, NULL};
        struct estimate estimate = estimate_between(0.9963 / (double)(i + 1), 0.9931 / (double)(i + 1),
                                                    0.9982 / (double)(i + 1), 1319);
        estimate.log10_p = -180.2;
        estimate.log10_p_corrected = -178.9;
        if (measure_find("target.power") >= 0)
            evidence_set(&f->evidence, subject, measure_find("target.power"),
                         i == 3 ? value_undefined(VALUE_ESTIMATE, CONSTANT) : value_estimate(estimate));
        f->cited[0] = (struct cited){0, value_estimate(estimate)};
    }
    f->cited[1] = (struct cited){1, value_text(name)};
}

static inline struct finding audit_fixture_finding(struct audit_fixture *f, size_t rule, size_t subject,
                                                   const char *name) {
    return (struct finding){.rule = &f->rules[rule],
                            .severity = f->rules[rule].severity,
                            .subject = subject,
                            .place = {name, 20 + subject, 5},
                            .message = name,
                            .question = name,
                            .repair = f->rules[rule].repair,
                            .cited = f->cited,
                            .cited_count = 2,
                            .fingerprint = "0123456789abcdef"};
}

static inline void audit_fixture_verdict(struct audit_fixture *f, const char *name) {
    f->findings[0] = audit_fixture_finding(f, 1, 1, name);
    f->findings[0].because = name;
    f->findings[1] = audit_fixture_finding(f, 0, 2, name);
    f->findings[2] = audit_fixture_finding(f, 0, 3, name);
    f->findings[3] = audit_fixture_finding(f, 2, 0, name);
    f->findings[3].suppressed = name;
    f->reasons[0] = (struct ledger_reason){name, 2};
    f->reasons[1] = (struct ledger_reason){"no split is declared", 1};
    f->ledger[0] = (struct ledger_row){.rule = &f->rules[0], .finding = 2, .clear = 2};
    f->ledger[1] = (struct ledger_row){.rule = &f->rules[1],
                                       .finding = 1,
                                       .clear = 1,
                                       .undecided = 1,
                                       .reasons = f->reasons,
                                       .reason_count = 2};
    f->ledger[2] = (struct ledger_row){.rule = &f->rules[2], .clear = 1};
    f->ledger[3] = (struct ledger_row){
        .rule = &f->rules[3], .not_applicable = 1, .reasons = f->reasons + 1, .reason_count = 1};
    f->ledger[4] = (struct ledger_row){.rule = &f->rules[4], .off = true};
    f->open[0] = (struct undecided){&f->rules[1], 4, name};
    f->verdict = (struct verdict){.findings = f->findings,
                                  .finding_count = 4,
                                  .ledger = f->ledger,
                                  .ledger_count = 5,
                                  .open = f->open,
                                  .errors = 1,
                                  .warnings = 2,
                                  .suppressed = 1,
                                  .undecided = 1};
}

static inline void audit_fixture_init(struct audit_fixture *f, const char *name) {
    *f = (struct audit_fixture){0};
    arena_init(&f->arena);
    notes_init(&f->notes, &f->arena);
    audit_fixture_rules(f);
    audit_fixture_evidence(f, name);
    audit_fixture_verdict(f, name);
    notes_add(&f->notes, NOTE_WARNING, (struct place){name, 812, 3}, "%s", name);
    f->schema = (struct schema){.path = name, .name = name};
    f->inputs[0] =
        (struct audit_input){name, name, DATA_TRAIN, 120000, 1319, FIXTURE_COLUMNS, 0xfeedULL, true};
    f->settings[0] = (struct setting){"target", name};
    f->audit = (struct audit){.schema = &f->schema,
                              .dataset_name = name,
                              .target = name,
                              .task = "binary",
                              .inputs = f->inputs,
                              .input_count = 1,
                              .rows = 1319,
                              .columns = f->columns,
                              .column_count = FIXTURE_COLUMNS,
                              .evidence = &f->evidence,
                              .verdict = &f->verdict,
                              .notes = &f->notes,
                              .settings = f->settings,
                              .setting_count = 1,
                              .data_opened = true,
                              .catalogue = f->catalogue,
                              .catalogue_count = 5};
}

static inline void audit_fixture_finish(struct audit_fixture *f) {
    evidence_finish(&f->evidence);
    notes_finish(&f->notes);
    arena_finish(&f->arena);
}

// What a writer writes; the caller frees.
static inline char *audit_fixture_write(const struct audit *audit,
                                        enum status (*write)(const struct audit *,
                                                             const struct report_options *, FILE *),
                                        struct report_options options, size_t *length) {
    char *text = NULL;
    FILE *out = open_memstream(&text, length);
    const enum status status = write(audit, &options, out);
    fclose(out);
    if (status != STATUS_OK)
        abort();
    return text;
}

#endif
