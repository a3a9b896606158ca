// The gap between splits against what the schema declares.
#include "evidence/splits/gap.h"

#include "base/text.h"

#include <math.h>

static const double DAY = 86400;
static const double STRAY = 0.05; // share of either side that may be out of order (time_order.later)

// What a row needs to be apart from the rows of the next part, in seconds, and who says so.
struct need {
    double seconds;
    const char *reason; // NULL = nothing is declared
};

static void demand(struct need *need, double seconds, const char *reason) {
    if (!need->reason || seconds > need->seconds)
        *need = (struct need){seconds, reason};
}

// Until when the label of a row reaches: it is known at the window's end, and shares time with the next row's
// label until its length has passed.
static double label_reach(const struct schema *schema) {
    double start = schema->task.label_window.start.seconds, end = schema->task.label_window.end.seconds;
    return fmax(end, end - start);
}

// Between blocks of folds a training row also stands behind the test rows: then a feature that looks back
// sees their labels, as long as its window reaches.
static struct need need_of(const struct gather *gather, bool folds) {
    const struct schema *schema = gather->schema;
    bool label = schema->task.label_window.declared;
    struct need need = {0};
    if (label)
        demand(&need, label_reach(schema),
               text_format(gather->arena, "the label is known only after %s",
                           schema->task.label_window.end.text));
    for (size_t c = 0; c < schema->column_count; c++) {
        const struct window *window = &schema->columns[c].window;
        if (!window->declared || schema->columns[c].role == ROLE_IGNORE)
            continue;
        if (window->end.seconds > 0)
            demand(
                &need, window->end.seconds,
                text_format(gather->arena, "%s looks %s ahead", schema->columns[c].name, window->end.text));
        if (folds && label)
            demand(&need, label_reach(schema) - window->start.seconds,
                   text_format(gather->arena, "%s looks back over the labels of %s", schema->columns[c].name,
                               window->start.text));
    }
    if (schema->split.gap.declared)
        demand(&need, schema->split.gap.seconds,
               text_format(gather->arena, "the schema says gap: %s", schema->split.gap.text));
    return need;
}

// The smallest gap between a part and the next, and the rows before it that stand nearer than they may. Where
// a few stray rows overlap, the gap is that of the others.
struct gap {
    double length;
    size_t rows;
};

static struct gap gap_between(const struct division *division, size_t part, double needed) {
    const double *before = division->moment[part], *after = division->moment[part + 1];
    size_t rows = division->rows[part], next = division->rows[part + 1];
    double first = after[0], last = before[rows - 1];
    if (last > first) {
        first = division_quantile(after, next, STRAY);
        last = division_quantile(before, rows, 1 - STRAY);
    }
    struct gap gap = {.length = first - last};
    while (gap.rows < rows && before[rows - 1 - gap.rows] + needed > first)
        gap.rows++;
    return gap;
}

// A month or a year as a moment leaves open when in it the row happened; rows that a sample left out may
// stand nearer.
static void set_length(struct gather *gather, size_t subject, const struct gap *gap,
                       const struct time_axis *axis) {
    const struct store *store = &gather->dataset->store;
    double grain = axis->grain > DAY ? axis->grain : 0, low = fmax(gap->length - grain, 0);
    struct value rows = value_count(gap->rows),
                 length = value_estimate(estimate_between(gap->length / DAY,
                                                          (store_complete(store) ? low : 0) / DAY,
                                                          (gap->length + grain) / DAY, store->rows));
    gather_set(gather, subject, M_GAP_LENGTH, value_on_rows(length, store->rows, store->seen));
    gather_set(gather, subject, M_GAP_ROWS, value_on_rows(rows, store->rows, store->seen));
}

void gap_set_undefined(struct gather *gather, size_t subject, enum undefined why) {
    static const enum measure_id all[] = {M_GAP_LENGTH, M_GAP_NEEDED, M_GAP_ROWS, M_GAP_REASON};
    gather_set_undefined(gather, subject, all, sizeof all / sizeof *all, why);
}

void gap_set(struct gather *gather, size_t subject, const struct division *division,
             const struct time_axis *axis) {
    struct need need = need_of(gather, division->folds);
    if (!need.reason || need.seconds <= 0 || !axis->declared) {
        gap_set_undefined(gather, subject, NOT_DECLARED);
        return;
    }
    gather_set(gather, subject, M_GAP_NEEDED, value_estimate(estimate_exact(need.seconds / DAY, 1)));
    gather_set(gather, subject, M_GAP_REASON, value_text(need.reason));
    if (!axis->seconds) {
        gather_set(gather, subject, M_GAP_LENGTH, value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE));
        gather_set(gather, subject, M_GAP_ROWS, value_undefined(VALUE_COUNT, NOT_DECIDABLE));
        return;
    }
    struct gap least = {.length = INFINITY};
    for (size_t p = 0; p + 1 < division->parts; p++) {
        struct gap gap = gap_between(division, p, need.seconds);
        if (gap.length < least.length)
            least = gap;
    }
    set_length(gather, subject, &least, axis);
}
