// Whether the splits are in the order of time: how much of the training data is later than the test data,
// whether rows were drawn without regard to time, and whether the target depends on time at all, so that it
// matters. A training row next to a test row in time then tells its target (Hyndman & Athanasopoulos 2021,
// section 5.10).
#include "base/hash.h"
#include "base/memory.h"
#include "evidence/splits/division.h"
#include "evidence/splits/entity_order.h"
#include "evidence/splits/gap.h"
#include "evidence/splits/timeline.h"
#include "stats/interval.h"
#include "stats/rank.h"
#include "stats/sequence.h"
#include "stats/sort.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double FIRST = 0.05; // the quantile of the test's times that counts as its beginning
enum { TIE_BREAKS = 5, LEAST_TIMES = 20 };

// ---- rows in the order of time ----

// Distinct rows in the order of time; rows of one moment stand in an order that is drawn anew for each
// tie-break.
struct line {
    size_t rows, times;
    size_t *row;   // [rows] of the store
    size_t *start; // [times + 1] where the rows of each moment begin
};

// Equal rows have equal hashes, so that sorted by hash and then by time copies are neighbours and can be left
// out: they would look like dependence.
static void line_init(struct line *line, const struct gather *gather, const struct division *division,
                      const double *moment) {
    const struct store *store = &gather->dataset->store;
    double *key = memory_alloc(store->rows, sizeof *key);
    size_t *by_hash = memory_alloc(store->rows, sizeof *by_hash),
           *index = memory_alloc(store->rows, sizeof *index);
    for (size_t r = 0; r < store->rows; r++)
        key[r] = (double)(store->hash[r] >> 11);
    sort_doubles_with_index(key, by_hash, store->rows);
    size_t rows = 0;
    for (size_t i = 0; i < store->rows; i++) {
        size_t row = by_hash[i];
        if (division->part[row] == PART_NONE)
            continue;
        by_hash[rows] = row;
        key[rows++] = moment[row];
    }
    sort_doubles_with_index(key, index, rows);
    *line = (struct line){.row = memory_alloc(rows, sizeof *line->row),
                          .start = memory_alloc(rows + 1, sizeof *line->start)};
    for (size_t i = 0; i < rows; i++) {
        size_t row = by_hash[index[i]], last = line->rows ? line->row[line->rows - 1] : SIZE_MAX;
        bool same_time = last != SIZE_MAX && moment[last] == moment[row];
        if (same_time && store->hash[last] == store->hash[row])
            continue;
        if (!same_time)
            line->start[line->times++] = line->rows;
        line->row[line->rows++] = row;
    }
    line->start[line->times] = line->rows;
    memory_free(key);
    memory_free(by_hash);
    memory_free(index);
}

static void line_finish(struct line *line) {
    memory_free(line->row);
    memory_free(line->start);
    *line = (struct line){0};
}

// Puts the rows of each moment into an order of its own for this seed (Fisher & Yates), the same on every
// machine.
static void shuffle_ties(struct line *line, uint64_t seed) {
    for (size_t t = 0; t < line->times; t++) {
        size_t *row = line->row + line->start[t], count = line->start[t + 1] - line->start[t];
        for (size_t i = count; i-- > 1;) {
            size_t other = (size_t)(hash_mix(seed, line->start[t] + i) % (i + 1)), kept = row[i];
            row[i] = row[other];
            row[other] = kept;
        }
    }
}

// ---- measures of one order ----

// Serial correlation of the target's classes, or of the ranks of its numbers, over the rows where it is
// known.
static struct estimate dependence_of(const struct target_rows *target, const struct line *line) {
    uint16_t *class = memory_alloc(line->rows, sizeof *class);
    double *value = memory_alloc(line->rows, sizeof *value);
    size_t count = 0;
    for (size_t i = 0; i < line->rows; i++) {
        size_t row = line->row[i];
        if (target->class[row] >= target->classes)
            continue;
        class[count] = target->class[row];
        value[count++] = target->scale ? target->number[row] : 0;
    }
    if (target->scale)
        rank_average(value, value, count);
    struct estimate found = target->scale ? sequence_serial(value, count)
                                          : sequence_serial_classes(class, count, target->classes);
    memory_free(class);
    memory_free(value);
    return found;
}

// Stretches of one part against those of rows that were drawn at random.
static struct estimate mixing_of(const struct division *division, const struct line *line) {
    uint16_t *part = memory_alloc(line->rows, sizeof *part);
    for (size_t i = 0; i < line->rows; i++)
        part[i] = division->part[line->row[i]];
    struct estimate found = sequence_runs(part, line->rows, division->parts);
    memory_free(part);
    return found;
}

static int by_value(const void *a, const void *b) {
    const struct estimate *left = a, *right = b;
    return (left->value > right->value) - (left->value < right->value);
}

// The median over the tie-breaks: all of them are defined, or none.
static struct estimate median_of(struct estimate estimates[TIE_BREAKS]) {
    if (estimates[0].why == DEFINED)
        qsort(estimates, TIE_BREAKS, sizeof *estimates, by_value);
    return estimates[TIE_BREAKS / 2];
}

static struct value on_sample(const struct store *store, struct value value) {
    return value_on_rows(value, store->rows, store->seen);
}

static void set_order(struct gather *gather, size_t subject, const struct division *division,
                      const struct time_axis *axis) {
    const struct target_rows *target = &gather->target;
    const struct store *store = &gather->dataset->store;
    struct line line;
    line_init(&line, gather, division, axis->moment);
    struct estimate dependence[TIE_BREAKS] = {{0}}, mixing[TIE_BREAKS] = {{0}};
    for (int i = 0; i < TIE_BREAKS; i++) {
        if (i == 0 || line.times < line.rows)
            shuffle_ties(&line, (uint64_t)i + 1);
        bool again = i == 0 || line.times < line.rows;
        dependence[i] = !again                     ? dependence[0]
                        : target->classes < 2      ? estimate_undefined(NOT_DECLARED, 0)
                        : line.times < LEAST_TIMES ? estimate_undefined(NOT_DECIDABLE, line.rows)
                                                   : dependence_of(target, &line);
        mixing[i] = again ? mixing_of(division, &line) : mixing[0];
    }
    struct estimate depends = median_of(dependence);
    if (depends.why == DEFINED && !store_complete(store))
        depends.high = 1; // neighbours are missing that may be more alike
    gather_set(gather, subject, M_TIME_ORDER_TIMES, on_sample(store, value_count(line.times)));
    gather_set(gather, subject, M_TIME_ORDER_DEPENDENCE, on_sample(store, value_estimate(depends)));
    gather_set(gather, subject, M_TIME_ORDER_MIXING, on_sample(store, value_estimate(median_of(mixing))));
    line_finish(&line);
}

// The share of each part's rows that are later than the beginning of the next part; the largest.
static void set_later(struct gather *gather, size_t subject, const struct division *division) {
    const struct store *store = &gather->dataset->store;
    struct estimate most = estimate_undefined(TOO_FEW, 0);
    for (size_t p = 0; p + 1 < division->parts; p++) {
        size_t rows = division->rows[p];
        double first = division_quantile(division->moment[p + 1], division->rows[p + 1], FIRST);
        size_t later = division_later(division->moment[p], rows, first);
        struct estimate share = store_complete(store) ? estimate_exact((double)later / (double)rows, rows)
                                                      : interval_wilson(later, rows, 0.95);
        if (most.why != DEFINED || share.value > most.value)
            most = share;
    }
    gather_set(gather, subject, M_TIME_ORDER_LATER, on_sample(store, value_estimate(most)));
}

static void set_undefined(struct gather *gather, size_t subject, enum undefined why) {
    static const enum measure_id all[] = {M_TIME_ORDER_TIMES, M_TIME_ORDER_LATER, M_TIME_ORDER_DEPENDENCE,
                                          M_TIME_ORDER_MIXING};
    gather_set_undefined(gather, subject, all, sizeof all / sizeof *all, why);
    gap_set_undefined(gather, subject, why);
    entity_order_set_undefined(gather, subject, why);
}

// ---- what is declared ----

// Predicting what comes later: a split by time, or a label that lies behind the moment of the prediction.
static void set_declared(struct gather *gather, size_t subject, const struct time_axis *axis) {
    const struct schema *schema = gather->schema;
    bool temporal = schema->split.strategy == STRATEGY_TEMPORAL;
    bool ahead = schema->task.label_window.declared && schema->task.label_window.end.seconds > 0 &&
                 schema->task.prediction_time.name;
    gather_set(gather, subject, M_TIME_ORDER_COLUMN, value_text(axis->name));
    gather_set(gather, subject, M_TIME_ORDER_DECLARED, value_flag(axis->declared));
    gather_set(gather, subject, M_TIME_ORDER_PLAIN, value_flag(axis->plain));
    gather_set(gather, subject, M_TIME_ORDER_TEMPORAL, value_flag(temporal));
    gather_set(gather, subject, M_TIME_ORDER_FORECAST, value_flag(temporal || ahead));
}

// All folds are one question: whether each of them could follow the one before.
static size_t add_subject(struct gather *gather, const struct split_pair *pair,
                          const struct time_axis *axis) {
    struct split_pair named = *pair;
    if (pair->fold_column != SIZE_MAX) {
        named.train = "a fold";
        named.test = "the next fold";
    }
    return split_pair_key(gather, &named, "time", axis->columns, axis->column_count);
}

static void add_timeline(struct gather *gather, size_t subject, const struct division *division,
                         const struct split_pair *pair, const struct time_axis *axis) {
    struct timeline *timeline = timeline_of(gather->arena, division, pair, axis);
    timeline->subject = subject;
    timeline->next = gather->timelines;
    gather->timelines = timeline;
}

static void measure_one(struct gather *gather, const struct split_pair *pair, const struct time_axis *axis) {
    size_t subject = add_subject(gather, pair, axis);
    set_declared(gather, subject, axis);
    if (axis->why != DEFINED) {
        set_undefined(gather, subject, axis->why);
        return;
    }
    struct division division;
    division_init(&division, gather, pair, axis);
    bool complete = true;
    for (size_t p = 0; p < division.parts; p++)
        complete = complete && division.rows[p] > 0;
    if (complete) {
        add_timeline(gather, subject, &division, pair, axis);
        set_later(gather, subject, &division);
        set_order(gather, subject, &division, axis);
        entity_order_set(gather, subject, pair, &division, axis);
        gap_set(gather, subject, &division, axis);
    } else {
        set_undefined(gather, subject, TOO_FEW);
    }
    division_finish(&division);
}

void measure_time_order(struct gather *gather) {
    if (gather->pair_count == 0)
        return;
    struct time_axis axis;
    time_axis_init(&axis, gather);
    bool folds = gather->pairs[0].fold_column != SIZE_MAX;
    for (size_t i = 0; axis.column_count > 0 && i < (folds ? 1 : gather->pair_count); i++)
        measure_one(gather, &gather->pairs[i], &axis);
    time_axis_finish(&axis);
}
