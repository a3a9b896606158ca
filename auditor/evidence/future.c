// Columns of a time-ordered table that are made from later values of the target: leads, centred windows,
// differences into the future, smoothers that run both ways.
#include "evidence/chronology.h"
#include "evidence/gather.h"

#include "base/memory.h"
#include "stats/lookahead.h"

#include <math.h>

enum { MOST_ROWS = 5000 };

static const enum measure_id all[] = {M_FUTURE_ALL, M_FUTURE_PAST, M_FUTURE_OWN, M_FUTURE_COMMONEST,
                                      M_FUTURE_REACH};

static void set_undefined(struct gather *gather, size_t subject, enum undefined why) {
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        gather_set(gather, subject, all[i], value_undefined(measures[all[i]].type, why));
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

static void set_future(struct gather *gather, size_t subject, const struct lookahead_result *result,
                       const struct chronology *chronology) {
    const struct store *store = &gather->dataset->store;
    struct value values[] = {value_estimate(result->all), value_estimate(result->past),
                             value_estimate(result->own), value_estimate(result->commonest),
                             value_count(result->reach)};
    if (result->all.why != DEFINED)
        values[4] = value_undefined(VALUE_COUNT, result->all.why);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (chronology->rows < store->seen) {
            values[i].measured = chronology->rows;
            values[i].of = store->seen;
        }
        gather_set(gather, subject, all[i], values[i]);
    }
}

static void test_columns(struct gather *gather, const struct chronology *chronology,
                         const struct lookahead *lookahead) {
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
        struct lookahead_result result = lookahead_test(lookahead, x);
        set_future(gather, column->subject, &result, chronology);
    }
    memory_free(x);
}

void measure_future(struct gather *gather) {
    struct chronology chronology;
    chronology_init(&chronology, gather, MOST_ROWS);
    gather_set(gather, gather->dataset_subject, M_TIME_ORDERED, value_flag(chronology.column != NULL));
    gather_set(gather, gather->dataset_subject, M_TIME_COLUMN,
               chronology.column ? value_text(chronology.column) : value_undefined(VALUE_TEXT, NOT_DECLARED));
    for (size_t c = 0; c < gather->column_count; c++)
        gather_set(gather, gather->columns[c].subject, M_TIME_TELLS,
                   value_flag(gather->columns[c].name == chronology.column));
    double *target = memory_alloc(chronology.rows, sizeof *target);
    enum undefined why = chronology.why;
    if (why == DEFINED && !target_of(gather, &chronology, target))
        why = NOT_DECIDABLE;
    if (why == DEFINED) {
        struct lookahead lookahead;
        lookahead_init(&lookahead, target, chronology.begins, chronology.rows);
        test_columns(gather, &chronology, &lookahead);
        lookahead_finish(&lookahead);
    } else {
        for (size_t c = 0; c < gather->column_count; c++)
            set_undefined(gather, gather->columns[c].subject, why);
    }
    memory_free(target);
    chronology_finish(&chronology);
}
