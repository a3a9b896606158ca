// Columns of a time-ordered table that are made from later values of the target: leads, centred windows,
// differences into the future, smoothers that run both ways, and noisy ones of them.
#include "evidence/gather.h"
#include "evidence/target/chronology.h"

#include "base/memory.h"
#include "stats/foresight.h"
#include "stats/lookahead.h"

#include <math.h>

enum { MOST_ROWS = 5000 };
// What the later values must add, and how surely, before it is asked whether the column is a calendar.
static const double WORTH_GAIN = 0.01, WORTH_LOG10_P = -3;

static const enum measure_id all[] = {M_FUTURE_ALL,       M_FUTURE_PAST, M_FUTURE_OWN,
                                      M_FUTURE_COMMONEST, M_FUTURE_GAIN, M_FUTURE_REACH};

static void set_undefined(struct gather *gather, size_t subject, enum undefined why) {
    gather_set_undefined(gather, subject, all, sizeof all / sizeof *all, why);
}

// The target in the order of time: its value, or 0 and 1 for two classes. False if it has no order.
static bool target_of(const struct gather *gather, const struct chronology *chronology, double *target) {
    const struct target_rows *known = &gather->target;
    bool number = known->number && (known->scale || known->classes > 2);
    if (known->rows == 0 || (!number && known->classes != 2))
        return false;
    for (size_t i = 0; i < chronology->rows; i++) {
        size_t row = chronology->row[i];
        if (number)
            target[i] = known->number[row];
        else
            target[i] = known->class[row] < 2 ? (double)known->class[row] : NAN;
    }
    return true;
}

// How a column goes with the target's future; `own` and `commonest` only where it does at all.
struct future {
    struct lookahead_result levels;
    struct estimate gain, own, commonest;
};

static struct future future_of(const struct lookahead *lookahead, const struct foresight *foresight,
                               const double *x) {
    struct future future = {.levels = lookahead_test(lookahead, x), .gain = foresight_test(foresight, x)};
    future.own = future.commonest = estimate_undefined(NOT_DECIDABLE, 0);
    const struct estimate *gain = &future.gain;
    if (lookahead_adds(&future.levels) ||
        (gain->why == DEFINED && gain->value > WORTH_GAIN && gain->log10_p < WORTH_LOG10_P)) {
        future.own = lookahead_own_past(lookahead, x);
        future.commonest = lookahead_commonest_change(lookahead, x);
    }
    return future;
}

static void set_future(struct gather *gather, size_t subject, const struct future *future,
                       const struct chronology *chronology) {
    const struct store *store = &gather->dataset->store;
    struct value values[] = {value_estimate(future->levels.all), value_estimate(future->levels.past),
                             value_estimate(future->own),        value_estimate(future->commonest),
                             value_estimate(future->gain),       value_count(future->levels.reach)};
    if (future->levels.all.why != DEFINED)
        values[5] = value_undefined(VALUE_COUNT, future->levels.all.why);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        gather_set(gather, subject, all[i], value_on_rows(values[i], chronology->rows, store->seen));
}

static void test_columns(struct gather *gather, const struct chronology *chronology,
                         const struct lookahead *lookahead, const struct foresight *foresight) {
    const struct store *store = &gather->dataset->store;
    double *x = memory_alloc(chronology->rows, sizeof *x);
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (!column->compared)
            continue;
        if (!store->numeric[column->data]) {
            set_undefined(gather, column->subject, NOT_DECIDABLE);
            continue;
        }
        for (size_t i = 0; i < chronology->rows; i++)
            x[i] = store->number[column->data][chronology->row[i]];
        struct future future = future_of(lookahead, foresight, x);
        set_future(gather, column->subject, &future, chronology);
    }
    memory_free(x);
}

// Whether what the column knows of the future was honestly known. No number can tell a leading indicator (a
// forecast, a booking) from a noisy leak, only whoever declares it.
static struct value foreseen(const struct gather_column *column) {
    const struct schema_column *declared = column->declared;
    bool said = declared && (declared->available == AVAILABLE_FALSE ||
                             (declared->available == AVAILABLE_TRUE && declared->available_reason));
    return said ? value_flag(declared->available == AVAILABLE_TRUE)
                : value_undefined(VALUE_FLAG, NOT_DECLARED);
}

void measure_future(struct gather *gather) {
    struct chronology chronology;
    chronology_init(&chronology, gather, MOST_ROWS);
    gather_set(gather, gather->dataset_subject, M_TIME_ORDERED, value_flag(chronology.column != NULL));
    gather_set(gather, gather->dataset_subject, M_TIME_COLUMN,
               chronology.column ? value_text(chronology.column) : value_undefined(VALUE_TEXT, NOT_DECLARED));
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        gather_set(gather, column->subject, M_TIME_TELLS, value_flag(column->name == chronology.column));
        gather_set(gather, column->subject, M_FUTURE_FORESEEN, foreseen(column));
    }
    double *target = memory_alloc(chronology.rows, sizeof *target);
    enum undefined why = chronology.why;
    if (why == DEFINED && !target_of(gather, &chronology, target))
        why = NOT_DECIDABLE;
    if (why == DEFINED) {
        struct lookahead lookahead;
        struct foresight foresight;
        lookahead_init(&lookahead, target, chronology.begins, chronology.rows);
        foresight_init(&foresight, target, chronology.begins, chronology.rows);
        test_columns(gather, &chronology, &lookahead, &foresight);
        lookahead_finish(&lookahead);
        foresight_finish(&foresight);
    } else {
        for (size_t c = 0; c < gather->column_count; c++)
            set_undefined(gather, gather->columns[c].subject, why);
    }
    memory_free(target);
    chronology_finish(&chronology);
}
