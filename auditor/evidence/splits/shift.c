// Whether the two sides of a pair of splits are alike, column by column: in their values, in what is missing,
// and in the way cells are written. Effect sizes with their limits, so that more rows don't make everything
// drift; information about the split, no accusation, for splits by group or time differ by nature.
#include "evidence/gather.h"
#include "evidence/splits/shift_counts.h"
#include "evidence/splits/shift_list.h"

#include "base/text.h"
#include "stats/shift.h"

// What is compared, in the order of the measures below.
enum aspect { VALUES, MISSING, WRITING, ASPECTS };
static const enum measure_id measure_of[ASPECTS][2] = {
    {M_SHIFT_DISTANCE, M_SHIFT_NAMES},
    {M_SHIFT_MISSING, M_SHIFT_MISSING_NAMES},
    {M_SHIFT_WRITING, M_SHIFT_WRITING_NAMES},
};

struct shift {
    struct gather *gather;
    struct shift_counts counts;
    uint64_t *table;      // [bins][2]
    double alpha, others; // for the limits of values; of the other aspects, which more columns have
    struct found {        // [pairs]
        struct estimate worst[ASPECTS];
        struct shift_list list[ASPECTS];
    } * found;
};

// The column counts for the aspect: worse than those before, or one of many.
static void note(struct found *found, enum aspect aspect, const char *name, const char *words,
                 struct estimate estimate) {
    struct estimate *worst = &found->worst[aspect];
    if (estimate.why != DEFINED)
        return;
    if (worst->why != DEFINED || estimate.low > worst->low ||
        (estimate.low == worst->low && estimate.value > worst->value))
        *worst = estimate;
    if (estimate.low > 0)
        shift_list_add(&found->list[aspect], name, words, estimate.low);
}

static const char *at_least(const struct shift *shift, const char *what, struct estimate estimate) {
    return text_format(shift->gather->arena, "%sat least %.2f", what, estimate.low);
}

static void compare_values(struct shift *shift, const struct gather_column *column, size_t p) {
    const struct shift_counts *counts = &shift->counts;
    for (size_t b = 1; b < counts->bins; b++)
        shift_counts_all(counts, &shift->gather->pairs[p], b, shift->table + 2 * (b - 1));
    struct table table = {counts->bins - 1, 2, shift->table};
    bool ordered = shift->gather->dataset->numeric[column->data];
    struct estimate distance =
        ordered ? shift_ks(table, shift->alpha) : shift_total_variation(table, shift->alpha);
    const char *words = distance.why == DEFINED && distance.low > 0 ? at_least(shift, "", distance) : NULL;
    note(&shift->found[p], VALUES, column->name, words, distance);
}

static void compare_missing(struct shift *shift, const struct gather_column *column, size_t p) {
    const struct shift_counts *counts = &shift->counts;
    const struct split_pair *pair = &shift->gather->pairs[p];
    uint64_t missing[2], rows[2] = {0}, in_bin[2];
    for (size_t b = 0; b < counts->bins; b++) {
        shift_counts_all(counts, pair, b, in_bin);
        rows[0] += in_bin[0];
        rows[1] += in_bin[1];
    }
    shift_counts_all(counts, pair, BIN_MISSING, missing);
    // A target that is withheld on one side is how competitions are made, not an accident.
    if (column->role == ROLE_TARGET && (missing[0] == rows[0] || missing[1] == rows[1]))
        return;
    struct estimate share = shift_of_shares(missing[0], rows[0], missing[1], rows[1], shift->others);
    const char *words = NULL;
    if (share.why == DEFINED && share.low > 0)
        words = text_format(shift->gather->arena, "%.3g %% of %s, %.3g %% of %s",
                            100 * (double)missing[0] / (double)rows[0], pair->train,
                            100 * (double)missing[1] / (double)rows[1], pair->test);
    note(&shift->found[p], MISSING, column->name, words, share);
}

// ---- the way cells are written ----

enum facet { DETAIL, DRESS, SPELLING, FACETS };

// The facet's value of a form, 0 to 255; -1 where the facet does not apply.
static int facet_of(uint16_t form, enum facet facet) {
    bool missing = form & FORM_MISSING;
    if (missing != (facet == SPELLING))
        return -1;
    return facet == DRESS ? (form & (FORM_QUOTED | FORM_PADDED | FORM_SIGNED)) >> 8 : form & FORM_DETAIL;
}

static const char *facet_words(enum column_type type, enum facet facet) {
    if (facet == DRESS)
        return "quotes, blanks and signs, ";
    if (facet == SPELLING)
        return "spelling of missing, ";
    return type == TYPE_INTEGER || type == TYPE_NUMBER ? "decimals, " : "layout, ";
}

static void compare_writing(struct shift *shift, const struct gather_column *column, size_t p) {
    const struct dataset *dataset = shift->gather->dataset;
    const struct forms *forms = &dataset->forms[column->data];
    struct estimate worst = estimate_undefined(TOO_FEW, 0);
    enum facet worst_facet = DETAIL;
    for (int f = 0; f < FACETS; f++) {
        uint64_t table[(FORM_DETAIL + 1) * 2] = {0}, cells[2];
        for (size_t b = 1; b < shift->counts.bins; b++) { // form 0 is not known
            int value = facet_of(forms->form[b], (enum facet)f);
            if (value < 0)
                continue;
            shift_counts_all(&shift->counts, &shift->gather->pairs[p], b, cells);
            table[2 * value] += cells[0];
            table[2 * value + 1] += cells[1];
        }
        struct estimate distance =
            shift_total_variation((struct table){FORM_DETAIL + 1, 2, table}, shift->others / FACETS);
        if (distance.why != DEFINED || (worst.why == DEFINED && distance.low <= worst.low))
            continue;
        worst = distance;
        worst_facet = (enum facet)f;
    }
    enum column_type type = dataset->columns[column->data].read->type;
    const char *words =
        worst.why == DEFINED && worst.low > 0 ? at_least(shift, facet_words(type, worst_facet), worst) : NULL;
    note(&shift->found[p], WRITING, column->name, words, worst);
}

// ---- all columns ----

static bool wanted(const struct gather *gather, enum aspect aspect) {
    return gather_needs(gather, measure_of[aspect][0]) || gather_needs(gather, measure_of[aspect][1]);
}

static bool in_use(const struct gather_column *column) {
    return column->data != SIZE_MAX && column->role != ROLE_SPLIT && column->role != ROLE_IGNORE;
}

static void compare_column(struct shift *shift, const struct gather_column *column) {
    const struct gather *gather = shift->gather;
    bool values = wanted(gather, VALUES) && shift_counts_describes(gather, column);
    shift_counts_column(&shift->counts, column->data);
    shift->table = memory_resize(shift->table, shift->counts.bins, 2 * sizeof *shift->table);
    for (size_t p = 0; p < gather->pair_count; p++) {
        if (values)
            compare_values(shift, column, p);
        if (wanted(gather, MISSING))
            compare_missing(shift, column, p);
    }
    if (!wanted(gather, WRITING))
        return;
    shift_counts_forms(&shift->counts, column->data);
    for (size_t p = 0; p < gather->pair_count; p++)
        compare_writing(shift, column, p);
}

static void set_pair(struct shift *shift, size_t p) {
    struct gather *gather = shift->gather;
    for (int a = 0; a < ASPECTS; a++) {
        const struct found *found = &shift->found[p];
        struct value worst =
            shift_counts_value(&shift->counts, value_estimate(found->worst[a]), a == WRITING);
        gather_set(gather, gather->pairs[p].subject, measure_of[a][0], worst);
        gather_set(
            gather, gather->pairs[p].subject, measure_of[a][1],
            value_text(found->list[a].count ? shift_list_text(&found->list[a], gather->arena) : "nothing"));
    }
}

void measure_shift(struct gather *gather) {
    if (gather->pair_count == 0)
        return;
    struct shift shift = {.gather = gather};
    size_t describing = 0, used = 0;
    for (size_t c = 0; c < gather->column_count; c++) {
        describing += shift_counts_describes(gather, &gather->columns[c]);
        used += in_use(&gather->columns[c]);
    }
    shift.alpha = SHIFT_ALPHA / (describing ? (double)describing : 1);
    shift.others = SHIFT_ALPHA / (used ? (double)used : 1);
    shift.found = memory_alloc(gather->pair_count, sizeof *shift.found);
    for (size_t p = 0; p < gather->pair_count; p++) {
        for (int a = 0; a < ASPECTS; a++)
            shift.found[p].worst[a] = estimate_undefined(TOO_FEW, 0);
    }
    shift_counts_init(&shift.counts, gather);
    for (size_t c = 0; c < gather->column_count; c++) {
        if (in_use(&gather->columns[c]))
            compare_column(&shift, &gather->columns[c]);
    }
    for (size_t p = 0; p < gather->pair_count; p++)
        set_pair(&shift, p);
    shift_counts_finish(&shift.counts);
    memory_free(shift.table);
    memory_free(shift.found);
}
