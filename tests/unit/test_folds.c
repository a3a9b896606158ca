// What one rule finds in several folds is one finding that names them all, whichever fold speaks.
#include "verdict/fingerprint.h"
#include "verdict/folds.h"

#include "unit_main.h"

static const struct rule overlap = {.id = "LK301", .subject = SUBJECT_SPLIT_PAIR};
static const struct rule shift = {.id = "LK310", .subject = SUBJECT_SPLIT_PAIR};
static const char *const folds[] = {"fold 1", "fold 2", "fold 3",  "fold 4",  "fold 5",  "fold 6", "fold 7",
                                    "fold 8", "fold 9", "fold 10", "fold 11", "fold 12", "fold 13"};
enum { FOLDS = sizeof folds / sizeof *folds };

struct trial {
    struct arena arena;
    struct evidence evidence;
    struct finding findings[2 * FOLDS];
    struct ledger_row rows[2];
    struct verdict verdict;
};

static void begin(struct trial *trial, bool fold) {
    *trial = (struct trial){.rows = {{.rule = &overlap}, {.rule = &shift}}};
    trial->verdict = (struct verdict){.findings = trial->findings, .ledger = trial->rows, .ledger_count = 2};
    arena_init(&trial->arena);
    evidence_init(&trial->evidence, &trial->arena);
    for (size_t i = 0; i < FOLDS; i++)
        evidence_subject(&trial->evidence, (struct subject){.kind = SUBJECT_SPLIT_PAIR,
                                                            .name = "pair",
                                                            .splits = {"other folds", folds[i]},
                                                            .fold = fold});
}

static void find(struct trial *trial, size_t rule, size_t subject, enum severity severity) {
    trial->findings[trial->verdict.finding_count++] = (struct finding){
        .rule = rule ? &shift : &overlap, .severity = severity, .subject = subject, .message = "told"};
    trial->rows[rule].finding++;
}

static void end(struct trial *trial) {
    evidence_finish(&trial->evidence);
    arena_finish(&trial->arena);
}

START_TEST(the_gravest_tells_of_the_others) {
    struct trial trial;
    begin(&trial, true);
    find(&trial, 0, 0, SEVERITY_WARNING);
    find(&trial, 0, 2, SEVERITY_ERROR);
    find(&trial, 0, 3, SEVERITY_ERROR);
    find(&trial, 1, 1, SEVERITY_NOTE);
    folds_join(&trial.arena, &trial.evidence, &trial.verdict);
    ck_assert_uint_eq(trial.verdict.finding_count, 2);
    ck_assert_uint_eq(trial.findings[0].subject, 2);
    ck_assert_str_eq(trial.findings[0].message, "told; the same in fold 1, fold 4");
    ck_assert_uint_eq(trial.rows[0].finding, 1);
    ck_assert_uint_eq(trial.rows[0].not_applicable, 2);
    ck_assert_str_eq(trial.rows[0].reasons[0].text, "told of another fold");
    ck_assert_ptr_eq(trial.findings[1].rule, &shift);
    ck_assert_str_eq(trial.findings[1].message, "told");
    ck_assert_uint_eq(trial.rows[1].finding, 1);
    end(&trial);
}
END_TEST

START_TEST(many_folds_are_counted) {
    struct trial trial;
    begin(&trial, true);
    for (size_t i = 0; i < FOLDS; i++)
        find(&trial, 0, i, SEVERITY_ERROR);
    folds_join(&trial.arena, &trial.evidence, &trial.verdict);
    ck_assert_uint_eq(trial.verdict.finding_count, 1);
    ck_assert_uint_eq(trial.findings[0].subject, 0);
    ck_assert_ptr_nonnull(strstr(trial.findings[0].message, "fold 11 and 2 more"));
    end(&trial);
}
END_TEST

START_TEST(splits_that_are_no_folds_stay_apart) {
    struct trial trial;
    begin(&trial, false);
    find(&trial, 0, 0, SEVERITY_ERROR);
    find(&trial, 0, 1, SEVERITY_ERROR);
    folds_join(&trial.arena, &trial.evidence, &trial.verdict);
    ck_assert_uint_eq(trial.verdict.finding_count, 2);
    ck_assert_str_eq(trial.findings[1].message, "told");
    end(&trial);
}
END_TEST

START_TEST(each_fold_has_the_same_fingerprint) {
    char first[FINGERPRINT], second[FINGERPRINT];
    for (int fold = 0; fold < 2; fold++) {
        struct subject subject = {.splits = {"other folds", "fold 1"}, .fold = fold};
        fingerprint_of(&overlap, &subject, first);
        subject.splits[1] = "fold 2";
        fingerprint_of(&overlap, &subject, second);
        ck_assert_int_eq(strcmp(first, second) == 0, fold);
    }
}
END_TEST

UNIT_MAIN("folds", the_gravest_tells_of_the_others, many_folds_are_counted,
          splits_that_are_no_folds_stay_apart, each_fold_has_the_same_fingerprint)
