// Shows every numeric column to every test, once.
#include "evidence/forensics/forensics.h"

#include "base/memory.h"
#include "base/text.h"
#include "evidence/forensics/unit_rows.h"

#include <math.h>

static const struct forensic_test *const tests[] = {
    &forensic_standardised, &forensic_range,    &forensic_robust,   &forensic_quantile,  &forensic_imputed,
    &forensic_encoded,      &forensic_selected, &forensic_weighted, &forensic_projected, &forensic_binned};
enum { TESTS = sizeof tests / sizeof *tests };

static bool wants_whole(const struct gather *gather) {
    return gather_needs(gather, M_PREPROCESSED_CHANCE) || gather_needs(gather, M_PREPROCESSED_COLUMNS) ||
           gather_needs(gather, M_PREPROCESSED_HOW);
}

static bool wanted(const struct forensic_case *of, const struct forensic_test *test) {
    const struct fit_measures *m = test->family;
    if (!of->pair)
        return wants_whole(of->gather);
    if (gather_needs(of->gather, M_FITTED_VERDICT) || gather_needs(of->gather, M_STEP_FITTED))
        return true;
    return gather_needs(of->gather, m->verdict) || gather_needs(of->gather, m->chance) ||
           gather_needs(of->gather, m->columns) || gather_needs(of->gather, m->names) ||
           gather_needs(of->gather, m->silent);
}

static bool looked_at(const struct gather_column *column) {
    return column->role != ROLE_SPLIT && column->role != ROLE_ID && column->role != ROLE_IGNORE;
}

// ---- cases ----

// A fit on all splits shows against the test split; against the others it would be told once more.
static bool is_last(const struct gather *gather, const struct split_pair *pair) {
    if (pair->fold_column != SIZE_MAX)
        return true;
    const struct dataset_split *splits = gather->dataset->splits;
    bool trains = splits[pair->train_split].role == DATA_TRAIN;
    bool tests_split = splits[pair->test_split].role == DATA_TEST;
    return gather->pair_count == 1 || (trains && tests_split);
}

// All folds together are the same rows whichever fold is the test side, so the first pair speaks for all.
static size_t cases_of(struct gather *gather, struct forensic_findings *whole, struct forensic_case *cases) {
    if (gather->pair_count == 0) {
        cases[0] = (struct forensic_case){.gather = gather, .last = true, .whole = whole};
        return 1;
    }
    bool folds = gather->pairs[0].fold_column != SIZE_MAX;
    size_t count = folds ? 1 : gather->pair_count;
    for (size_t i = 0; i < count; i++)
        cases[i] = (struct forensic_case){
            .gather = gather, .pair = &gather->pairs[i], .last = is_last(gather, &gather->pairs[i])};
    return count;
}

// The columns that can be looked at, [column_count].
static size_t columns_of(const struct gather *gather, struct inventory *inventory,
                         struct forensic_column *columns) {
    size_t count = 0;
    for (size_t c = 0; c < gather->column_count; c++) {
        if (looked_at(&gather->columns[c]))
            count += forensic_column_init(&columns[count], gather, &gather->columns[c], inventory);
    }
    return count;
}

static void look(const struct forensic_case *of, struct forensic_column *column, void *const *states) {
    struct forensic_sides sides;
    forensic_sides_init(&sides, column, of->pair);
    for (size_t t = 0; t < TESTS; t++) {
        if (states[t])
            tests[t]->look(states[t], of, column, &sides);
    }
    forensic_sides_finish(&sides);
}

static void run(struct forensic_column *columns, size_t column_count, const struct forensic_case *cases,
                size_t count, bool unit) {
    void **states = memory_alloc(count * TESTS, sizeof *states);
    for (size_t i = 0; i < count * TESTS; i++) {
        if (wanted(&cases[i / TESTS], tests[i % TESTS]) && (!unit || tests[i % TESTS]->on_unit_rows))
            states[i] = memory_alloc(1, tests[i % TESTS]->size);
    }
    for (size_t c = 0; c < column_count; c++) {
        for (size_t i = 0; i < count; i++)
            look(&cases[i], &columns[c], states + i * TESTS);
        forensic_column_finish(&columns[c]);
    }
    for (size_t i = 0; i < count * TESTS; i++) {
        if (states[i])
            tests[i % TESTS]->judge(states[i], &cases[i / TESTS]);
        memory_free(states[i]);
    }
    memory_free(states);
}

// ---- measures ----

static void set_whole(struct gather *gather, const struct forensic_findings *whole) {
    double best = 0;
    size_t columns = 0;
    const char *how = "";
    for (size_t i = 0; i < whole->count; i++) {
        const struct forensic_claim *claim = &whole->items[i];
        best = fmin(best, claim->log10_p);
        columns += claim->columns;
        how = text_format(gather->arena, "%s%s%s: %s", how, i ? "; " : "", claim->how, claim->names);
    }
    gather_set(gather, gather->dataset_subject, M_PREPROCESSED_CHANCE,
               value_estimate(estimate_exact(best, gather->dataset->store.rows)));
    gather_set(gather, gather->dataset_subject, M_PREPROCESSED_COLUMNS, value_count(columns));
    gather_set(gather, gather->dataset_subject, M_PREPROCESSED_HOW, value_text(how));
}

// With no test run: the reason. A family whose rows are all scaled to length 1, and pairs that another speaks
// for, are told by their word.
static void set_all(struct gather *gather, enum undefined why, const char *word, size_t from) {
    for (size_t t = 0; t < TESTS; t++) {
        for (size_t i = from; i < gather->pair_count; i++) {
            size_t subject = gather->pairs[i].subject;
            gather_set(gather, subject, tests[t]->family->verdict,
                       word ? value_name(word) : value_undefined(VALUE_NAME, why));
            gather_set(gather, subject, tests[t]->family->chance,
                       word ? value_estimate(estimate_exact(0, 0)) : value_undefined(VALUE_ESTIMATE, why));
        }
    }
}

static void set_whole_undefined(struct gather *gather, enum undefined why) {
    static const enum measure_id all[] = {M_PREPROCESSED_CHANCE, M_PREPROCESSED_COLUMNS, M_PREPROCESSED_HOW};
    gather_set_undefined(gather, gather->dataset_subject, all, sizeof all / sizeof *all, why);
}

void measure_forensics(struct gather *gather) {
    for (size_t i = 0; i < gather->pair_count; i++)
        gather_set(gather, gather->pairs[i].subject, M_PAIR_FINAL,
                   value_flag(is_last(gather, &gather->pairs[i])));
    struct forensic_findings whole = {0};
    struct forensic_case *cases = memory_alloc(gather->pair_count + 1, sizeof *cases);
    if (!store_complete(&gather->dataset->store)) { // one row less, and no identity holds
        set_all(gather, OVER_BUDGET, NULL, 0);
        set_whole_undefined(gather, OVER_BUDGET);
    } else {
        struct inventory inventory = {0};
        struct forensic_column *columns = memory_alloc(gather->column_count, sizeof *columns);
        size_t column_count = columns_of(gather, &inventory, columns);
        bool unit = unit_rows(columns, column_count); // nothing that was fitted shows any more, but words
        size_t count = cases_of(gather, &whole, cases);
        set_all(gather, DEFINED, unit ? "none" : "told", unit ? 0 : count);
        run(columns, column_count, cases, count, unit);
        if (gather->pair_count == 0)
            set_whole(gather, &whole);
        else
            set_whole_undefined(gather, NOT_DECIDABLE);
        memory_free(columns);
        inventory_finish(&inventory);
    }
    memory_free(cases);
}

void forensic_tell(const struct forensic_case *of, const struct fit_measures *family, enum measure_id what,
                   const char *words, const char *how, const struct fit_outcome *outcome) {
    struct gather *gather = of->gather;
    if (of->pair) {
        fit_outcome_set(gather, of->pair->subject, family, outcome);
        gather_set(gather, of->pair->subject, what, value_text(words));
    } else if (outcome->verdict == FITTED_TRAIN) {
        forensic_claim_add(of->whole, (struct forensic_claim){
                                          .how = how,
                                          .names = fit_names(gather->arena, outcome->columns, outcome->shown),
                                          .columns = outcome->shown,
                                          .log10_p = outcome->log10_p});
    }
}
