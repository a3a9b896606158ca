// Rows on both sides of a split as measures: of the two ways of looking at rows, with and without ids and
// times, the one that speaks more clearly.
#include "evidence/splits/overlap.h"

#include "base/memory.h"
#include "base/text.h"
#include "stats/interval.h"

#include <math.h>

// ---- one result ----

static struct value pairs(double count, const struct overlap_result *result) {
    return value_on_rows(value_estimate(estimate_exact(count, result->test)), result->measured, result->of);
}

// log10 of a chance that is beyond doubt, also as one of several.
static const double CLEAR = -4;

static struct value unnatural(const struct overlap_result *result) {
    static const double TIMES = 2;
    const struct row_overlap_match *match = &result->match;
    bool across = result->excess_log10_p < CLEAR && match->copies_within >= 3 &&
                  match->copies_cross >= TIMES * result->ratio * match->copies_within;
    if (match->identical >= result->one_off || across)
        return value_flag(match->identical > 0);
    return value_undefined(VALUE_FLAG, NOT_DECIDABLE);
}

struct overlap_numbers overlap_numbers(const struct overlap_result *result) {
    struct value few = value_undefined(VALUE_ESTIMATE, TOO_FEW);
    if (!result->counted)
        return (struct overlap_numbers){few, few, few, few, value_undefined(VALUE_FLAG, TOO_FEW)};
    return (struct overlap_numbers){
        .identical = pairs(result->match.identical, result),
        .one_off = pairs(result->one_off, result),
        .natural = pairs(result->natural, result),
        .chance = value_estimate(estimate_exact(result->log10_p, result->test)),
        .unnatural = unnatural(result),
    };
}

// 0: as nature may have it; 1: beyond that, but clusters could be why; 2: beyond that.
static int clearness(const struct overlap_result *result) {
    if (!result->counted || result->log10_p > CLEAR)
        return 0;
    return unnatural(result).why == DEFINED ? 2 : 1;
}

bool overlap_clearer(const struct overlap_result *a, const struct overlap_result *b) {
    int left = clearness(a), right = clearness(b);
    return left != right ? left > right : a->counted && (!b->counted || a->log10_p < b->log10_p);
}

// ---- what kind of copies ----

// Over-sampling repeats rows of all classes but the largest until all are equally large.
static bool over_sampled(const struct overlap_result *result) {
    static const double EQUAL = 0.02, RARE = 0.01, OFTEN = 0.2;
    size_t k = result->classes, untouched = 0, raised = 0;
    if (k < 2 || k > ROW_CLASSES)
        return false;
    double mean = (double)result->measured / (double)k;
    for (size_t i = 0; i < k; i++) {
        double rows = (double)result->class[i].rows, repeated = (double)result->class[i].repeated;
        if (fabs(rows - mean) > EQUAL * mean + 3 * sqrt(mean))
            return false;
        untouched += repeated <= RARE * rows;
        raised += repeated >= OFTEN * rows;
    }
    return untouched == 1 && raised == k - 1;
}

static const char *kind_of(const struct overlap_result *rows, const struct overlap_result *features,
                           const char **account) {
    enum { REPEATS = 5 };
    static const double NEAR = 3;
    *account = "they look like copies";
    if (features->match.test_rows == 0)
        return "none";
    if (features->conflicting * 2 > features->match.test_rows) {
        *account = "most of the copies bear another target than the rows they equal";
        return "relabelled";
    }
    if (over_sampled(rows)) {
        *account =
            "only rows of the smaller classes repeat, and all classes are equally large: over-sampling "
            "before the split leaves that";
        return "over-sampled";
    }
    if (rows->match.train_repeats >= REPEATS && fabs(rows->excess_z) < NEAR) {
        *account = "train repeats rows as well: a table with repeated rows was split at random";
        return "repeats";
    }
    return "copied";
}

// ---- all pairs ----

static void set_excess(struct gather *gather, size_t subject, const struct overlap_result *result,
                       enum measure_id excess, enum measure_id share, enum measure_id z) {
    const struct row_overlap_match *match = &result->match;
    double beyond = (double)match->straddling - match->expected,
           test = result->test ? (double)result->test : 1;
    gather_set(gather, subject, excess, pairs(beyond, result));
    gather_set(gather, subject, share, pairs(beyond / test, result));
    gather_set(gather, subject, z, pairs(result->excess_z, result));
}

_Static_assert(M_FEATURES_EXCESS_Z - M_FEATURES_ROWS == M_OVERLAP_EXCESS_Z - M_OVERLAP_ROWS,
               "the measures of both matches stand in the same order");

// The measures of one match.
static void set_match(struct gather *gather, size_t subject, enum measure_id first,
                      const struct overlap_result *result, const struct overlap_result *plain) {
    struct overlap_numbers numbers = overlap_numbers(result);
    const enum measure_id shift = first - M_OVERLAP_ROWS;
    struct value rows = value_on_rows(value_count(result->match.test_rows), result->measured, result->of);
    struct value share =
        value_on_rows(value_estimate(interval_wilson(result->match.test_rows, result->test, 0.95)),
                      result->measured, result->of);
    gather_set(gather, subject, M_OVERLAP_ROWS + shift, rows);
    gather_set(gather, subject, M_OVERLAP_SHARE + shift, share);
    gather_set(gather, subject, M_OVERLAP_IDENTICAL + shift, numbers.identical);
    gather_set(gather, subject, M_OVERLAP_ONE_OFF + shift, numbers.one_off);
    gather_set(gather, subject, M_OVERLAP_NATURAL + shift, numbers.natural);
    gather_set(gather, subject, M_OVERLAP_CHANCE + shift, numbers.chance);
    gather_set(gather, subject, M_OVERLAP_UNNATURAL + shift, numbers.unnatural);
    set_excess(gather, subject, plain, M_OVERLAP_EXCESS + shift, M_OVERLAP_EXCESS_SHARE + shift,
               M_OVERLAP_EXCESS_Z + shift);
}

static const char *left_out(const struct gather *gather, const struct overlap_columns *columns) {
    const char *names = NULL;
    for (size_t i = 0, j = 0; i < columns->features; i++) {
        if (j < columns->plains && columns->plain[j] == columns->feature[i]) {
            j++;
            continue;
        }
        const char *name = gather->dataset->columns[columns->feature[i]].name;
        names = names ? text_format(gather->arena, "%s, %s", names, name) : name;
    }
    return names ? names : "none";
}

static void set_pair(struct gather *gather, size_t pair, const struct overlap_columns *columns,
                     const struct overlap_result *results, size_t views) {
    size_t subject = gather->pairs[pair].subject;
    const struct overlap_result *plain = results + pair * ROW_MATCHES, *best[ROW_MATCHES];
    for (int m = 0; m < ROW_MATCHES; m++) {
        best[m] = &plain[m];
        for (size_t v = 1; v < views; v++) {
            const struct overlap_result *other =
                &results[(v * gather->pair_count + pair) * ROW_MATCHES + (size_t)m];
            best[m] = overlap_clearer(other, best[m]) ? other : best[m];
        }
    }
    if (columns->label != SIZE_MAX || gather->dataset->target == SIZE_MAX)
        set_match(gather, subject, M_OVERLAP_ROWS, best[MATCH_ROWS], &plain[MATCH_ROWS]);
    gather_set(gather, subject, M_FEATURES_CONFLICTING, value_count(plain[MATCH_FEATURES].conflicting));
    set_match(gather, subject, M_FEATURES_ROWS, best[MATCH_FEATURES], &plain[MATCH_FEATURES]);
    const char *account, *kind = kind_of(&plain[MATCH_ROWS], &plain[MATCH_FEATURES], &account);
    gather_set(gather, subject, M_OVERLAP_TRAIN_REPEATS, value_count(plain[MATCH_ROWS].match.train_repeats));
    gather_set(gather, subject, M_OVERLAP_KIND, value_name(kind));
    gather_set(gather, subject, M_OVERLAP_ACCOUNT, value_text(account));
    gather_set(gather, subject, M_OVERLAP_LEFT_OUT, value_text(left_out(gather, columns)));
}

void measure_overlap(struct gather *gather) {
    struct overlap_columns columns;
    struct row_view view[OVERLAP_VIEWS];
    if (gather->pair_count == 0)
        return;
    overlap_columns_init(gather, &columns);
    const struct row_keys keys = {.dataset = gather->dataset,
                                  .parts = overlap_pair_parts(gather),
                                  .label = columns.label,
                                  .at = view,
                                  .views = overlap_views(gather, &columns, view),
                                  .budget = overlap_budget(gather)};
    struct overlap_cut *cuts = memory_alloc(gather->pair_count, sizeof *cuts);
    struct overlap_result *results =
        memory_alloc(keys.views * gather->pair_count * ROW_MATCHES, sizeof *results);
    overlap_pair_cuts(gather, cuts);
    struct error error;
    if (columns.features && overlap_compare(&keys, cuts, gather->pair_count, results, &error) == STATUS_OK) {
        for (size_t i = 0; i < gather->pair_count; i++)
            set_pair(gather, i, &columns, results, keys.views);
    }
    memory_free(cuts);
    memory_free(results);
}
