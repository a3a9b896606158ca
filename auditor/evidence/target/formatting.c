// Whether the way cells are written tells the target beyond what they say: decimals, quotes and blanks,
// the layout of dates, the word for "missing", upper and lower case, the length of ids.
//
// The rows are divided into strata of (nearly) the same value; within them the form of the cell should say
// nothing. What it says is the conditional mutual information of form and target given the stratum, with the
// G-test (Wilks 1938) and Miller's (1955) correction. So long numbers that are big numbers don't count.
#include "evidence/gather.h"

#include "base/memory.h"
#include "evidence/target/date_layout.h"
#include "evidence/target/strata.h"
#include "stats/distribution.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum { LEAST_ROWS = 40, MOST_ROWS = 1 << 16, LEVELS = 16, QUARTERS = 4, ERAS = 8 };

enum facet { DECIMALS, LAYOUT, DRESS, SPELLING, CASE, LENGTH, FACETS };
// In the order of the enum; the words of the measure format.facet.
static const char *const facet_names[] = {
    "decimals", "layout", "quotes and blanks", "spelling of missing", "upper and lower case", "length"};

// Some rows of one column: what they say and how.
struct sample {
    size_t *row; // [rows] of the store
    uint16_t *class;
    uint8_t *level; // of the present facet
    uint16_t *stratum;
    size_t rows, room, classes;
    const uint8_t *layout; // of each entry of a text column that holds dates; NULL otherwise
};

static void sample_init(struct sample *sample, const struct gather *gather) {
    const struct target_rows *target = &gather->target;
    const struct store *store = &gather->dataset->store;
    *sample = (struct sample){.classes = target->scale ? QUARTERS : target->classes};
    uint64_t threshold = store->threshold;
    if (store->rows > MOST_ROWS)
        threshold = (uint64_t)((double)threshold * ((double)MOST_ROWS / (double)store->rows));
    sample->row = memory_alloc(store->rows, sizeof *sample->row);
    for (size_t r = 0; r < store->rows; r++) {
        if (store->hash[r] <= threshold && target->class[r] < target -> classes)
            sample->row[sample->room++] = r;
    }
    sample->class = memory_alloc(sample->room, sizeof *sample->class);
    sample->level = memory_alloc(sample->room, sizeof *sample->level);
    sample->stratum = memory_alloc(sample->room, sizeof *sample->stratum);
}

static void sample_finish(struct sample *sample) {
    memory_free(sample->row);
    memory_free(sample->class);
    memory_free(sample->level);
    memory_free(sample->stratum);
}

// ---- the form of a cell, by facet ----

// Upper, lower, title, mixed or no letters.
static uint8_t case_of(struct span text) {
    bool upper = false, lower = false, first_upper = false;
    for (size_t i = 0; i < text.length; i++) {
        bool capital = text.at[i] >= 'A' && text.at[i] <= 'Z', small = text.at[i] >= 'a' && text.at[i] <= 'z';
        first_upper = first_upper || (capital && !upper && !lower);
        upper = upper || (capital && (lower || i > 0 || !first_upper));
        lower = lower || small;
    }
    if (!upper && !lower)
        return first_upper ? 1 : 0;
    if (!lower)
        return 1;
    return upper ? 4 : first_upper ? 3 : 2;
}

// The facet's value of a cell, 0 to 255; -1 where the facet does not apply.
static int facet_of(const struct gather *gather, size_t column, const struct sample *sample, enum facet facet,
                    size_t row) {
    const struct dataset *dataset = gather->dataset;
    uint8_t number = dataset->store.form[column][row];
    uint16_t form = dataset->forms[column].form[number];
    bool missing = form & FORM_MISSING;
    if (number == FORM_UNKNOWN || missing != (facet == SPELLING))
        return -1;
    if (facet == SPELLING)
        return number;
    if (facet == DRESS)
        return (form & (FORM_QUOTED | FORM_PADDED | FORM_SIGNED)) >> 8;
    if (facet == DECIMALS || (facet == LAYOUT && !sample->layout))
        return form & FORM_DETAIL;
    uint32_t code = dataset->store.code[column][row];
    if (code >= CODE_OVERFLOW)
        return -1;
    if (facet == LAYOUT)
        return sample->layout[code];
    struct span text = dictionary_text(&dataset->dictionaries[column], code);
    if (facet == CASE)
        return case_of(text);
    return text.length < 255 ? (int)text.length : 255;
}

// Fills rows, levels and classes with the rows that the facet applies to; returns the number of levels.
static size_t collect(const struct gather *gather, size_t column, enum facet facet, struct sample *sample) {
    const struct target_rows *target = &gather->target;
    uint8_t level_of[256];
    size_t levels = 0;
    memset(level_of, UINT8_MAX, sizeof level_of);
    sample->rows = 0;
    for (size_t i = 0; i < sample->room; i++) {
        int value = facet_of(gather, column, sample, facet, sample->row[i]);
        uint16_t stratum = sample->stratum[i];
        if (value < 0 || (facet != SPELLING && stratum == STRATUM_NONE))
            continue;
        if (level_of[value] == UINT8_MAX)
            level_of[value] = (uint8_t)(levels < LEVELS ? levels++ : LEVELS - 1);
        uint16_t class = target->class[sample->row[i]];
        if (target->scale)
            class = (uint16_t)(class * QUARTERS / target->classes);
        sample->level[sample->rows] = level_of[value];
        sample->class[sample->rows] = class;
        // The strata of the rows before are not needed any more, so those that count can move up.
        sample->stratum[sample->rows++] = facet == SPELLING ? 0 : stratum;
    }
    return levels;
}

// ---- what the form says ----

static double entropy_sum(const uint64_t *count, size_t classes, uint64_t *rows, size_t *occupied) {
    double sum = 0;
    *rows = 0;
    *occupied = 0;
    for (size_t k = 0; k < classes; k++) {
        if (count[k])
            sum -= (double)count[k] * log((double)count[k]);
        *rows += count[k];
        *occupied += count[k] > 0;
    }
    return *rows ? sum + (double)*rows * log((double)*rows) : 0;
}

// Rows times nats that the levels of one stratum [LEVELS][classes] explain; adds the degrees of freedom.
static double explained_in(const uint64_t *count, size_t classes, uint64_t *sum, double *degrees) {
    uint64_t rows;
    size_t occupied, levels = 0, seen;
    double within = 0;
    memset(sum, 0, classes * sizeof *sum);
    for (size_t l = 0; l < LEVELS; l++) {
        within += entropy_sum(count + l * classes, classes, &rows, &seen);
        levels += rows > 0;
        for (size_t k = 0; k < classes; k++)
            sum[k] += count[l * classes + k];
    }
    double all = entropy_sum(sum, classes, &rows, &occupied);
    if (levels > 1 && occupied > 1)
        *degrees += ((double)levels - 1) * ((double)occupied - 1);
    return all - within;
}

// The share of the target's entropy that the form explains beyond the stratum, with the G-test.
static struct estimate judge(const struct sample *sample, size_t strata) {
    size_t cells = LEVELS * sample->classes, occupied;
    uint64_t *count = memory_alloc(strata * cells, sizeof *count), rows,
             *sum = memory_alloc(sample->classes, sizeof *sum);
    for (size_t i = 0; i < sample->rows; i++)
        count[sample->stratum[i] * cells + sample->level[i] * sample->classes + sample->class[i]]++;
    double explained = 0, degrees = 0;
    for (size_t s = 0; s < strata; s++)
        explained += explained_in(count + s * cells, sample->classes, sum, &degrees);
    memset(sum, 0, sample->classes * sizeof *sum);
    for (size_t i = 0; i < sample->rows; i++)
        sum[sample->class[i]]++;
    double entropy = entropy_sum(sum, sample->classes, &rows, &occupied);
    memory_free(count);
    memory_free(sum);
    if (entropy <= 0)
        return estimate_undefined(ONE_CLASS, sample->rows);
    if (degrees <= 0)
        return estimate_undefined(CONSTANT, sample->rows);
    double share = (explained - degrees / 2) / entropy;
    return estimate_tested(estimate_exact(share < 0   ? 0
                                          : share > 1 ? 1
                                                      : share,
                                          sample->rows),
                           distribution_chi2_log10_q(2 * explained, degrees));
}

static bool applies(const struct dataset *dataset, size_t column, enum facet facet) {
    enum column_type type = dataset->columns[column].read->type;
    bool number = type == TYPE_INTEGER || type == TYPE_NUMBER, text = !dataset->numeric[column];
    if (facet == CASE || facet == LENGTH)
        return text;
    if (dataset->forms[column].count < 2)
        return false;
    return facet == DECIMALS ? number : facet == LAYOUT ? !number && !text : true;
}

// Strata of texts that are dates: eras with as many rows each, so that a layout that came up later says no
// more than the time does.
static void find_eras(const uint32_t *code, const double *seconds, struct sample *sample) {
    double *moment = memory_alloc(sample->room, sizeof *moment);
    size_t *index = memory_alloc(sample->room, sizeof *index), *at = memory_alloc(sample->room, sizeof *at),
           dates = 0;
    for (size_t i = 0; i < sample->room; i++) {
        uint32_t entry = code[sample->row[i]];
        sample->stratum[i] = STRATUM_NONE;
        if (entry >= CODE_OVERFLOW || sample->layout[entry] == 0)
            continue;
        at[dates] = i;
        moment[dates++] = seconds[entry];
    }
    sort_doubles_with_index(moment, index, dates);
    for (size_t i = 0; i < dates; i++)
        sample->stratum[at[index[i]]] = (uint16_t)(i * ERAS / dates);
    memory_free(moment);
    memory_free(index);
    memory_free(at);
}

// The layout of dates in a text column, which is one because they are written in several.
static struct estimate judge_dates(const struct gather *gather, size_t column, struct sample *sample) {
    const struct dictionary *dictionary = &gather->dataset->dictionaries[column];
    struct estimate share = estimate_undefined(NOT_DECIDABLE, 0);
    if (!date_layout_read(dictionary, NULL, NULL))
        return share;
    uint8_t *layout = memory_alloc(dictionary->count, sizeof *layout);
    double *seconds = memory_alloc(dictionary->count, sizeof *seconds);
    if (date_layout_read(dictionary, layout, seconds)) {
        sample->layout = layout;
        find_eras(gather->dataset->store.code[column], seconds, sample);
        size_t levels = collect(gather, column, LAYOUT, sample);
        share = levels < 2                  ? estimate_undefined(CONSTANT, sample->rows)
                : sample->rows < LEAST_ROWS ? estimate_undefined(TOO_FEW, sample->rows)
                                            : judge(sample, ERAS);
        sample->layout = NULL;
    }
    memory_free(layout);
    memory_free(seconds);
    return share;
}

static struct estimate judge_facet(const struct gather *gather, size_t column, enum facet facet,
                                   struct sample *sample) {
    if (facet == LAYOUT && !gather->dataset->numeric[column])
        return judge_dates(gather, column, sample);
    if (!applies(gather->dataset, column, facet))
        return estimate_undefined(NOT_DECIDABLE, 0);
    enum strata_kind kind = facet == LENGTH ? STRATA_OF_UNREPEATED
                            : facet == CASE ? STRATA_OF_FOLDED_TEXT
                                            : STRATA_OF_VALUES;
    size_t strata = 1;
    if (facet != SPELLING)
        strata = strata_find(gather, column, kind, sample->row, sample->room, sample->stratum);
    if (strata == 0)
        return estimate_undefined(NOT_DECIDABLE, 0);
    size_t levels = collect(gather, column, facet, sample);
    if (levels < 2)
        return estimate_undefined(CONSTANT, sample->rows);
    if (sample->rows < LEAST_ROWS)
        return estimate_undefined(TOO_FEW, sample->rows);
    return judge(sample, strata);
}

static void set_undefined(struct gather *gather, size_t subject, enum undefined why) {
    static const enum measure_id all[] = {M_FORMAT_SHARE, M_FORMAT_CHANCE, M_FORMAT_FACET};
    gather_set_undefined(gather, subject, all, sizeof all / sizeof *all, why);
}

static void set_column(struct gather *gather, const struct gather_column *column, struct sample *sample) {
    const struct store *store = &gather->dataset->store;
    struct estimate best = {.why = CONSTANT};
    enum facet best_facet = DECIMALS;
    for (int f = 0; f < FACETS; f++) {
        struct estimate share = judge_facet(gather, column->data, (enum facet)f, sample);
        if (share.why != DEFINED || (best.why == DEFINED && share.value <= best.value))
            continue;
        best = share;
        best_facet = (enum facet)f;
    }
    if (best.why != DEFINED) {
        set_undefined(gather, column->subject, best.why);
        return;
    }
    gather_set(gather, column->subject, M_FORMAT_SHARE,
               value_on_rows(value_estimate(best), sample->room, store->seen));
    gather_set(gather, column->subject, M_FORMAT_CHANCE,
               gather_chance(gather, best.log10_p + log10(FACETS), best.n));
    gather_set(gather, column->subject, M_FORMAT_FACET, value_text(facet_names[best_facet]));
}

void measure_formatting(struct gather *gather) {
    if (gather->compared == 0)
        return;
    struct sample sample;
    sample_init(&sample, gather);
    for (size_t c = 0; c < gather->column_count; c++) {
        if (gather->columns[c].compared)
            set_column(gather, &gather->columns[c], &sample);
    }
    sample_finish(&sample);
}
