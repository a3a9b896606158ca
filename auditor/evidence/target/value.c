// Single values that give the class away: the value that is a whole class, and two-valued columns that are
// pure on one side.
#include "evidence/gather.h"
#include "evidence/target/side.h"

#include "stats/association.h"
#include "stats/interval.h"

enum { LEAST_ROWS = 20, LEAST_CLASS = 10 };

// The first bin of a column that can be a single value.
static size_t first_value(const struct dataset *dataset, size_t column) {
    return dataset->numeric[column] ? 1 : BIN_REST + 1;
}

static bool is_single_value(const struct dataset *dataset, size_t column, size_t bin) {
    return !dataset->numeric[column] || dataset->plan.column[column].atom[bin];
}

// Rows by (has the value, is of the class).
static struct estimate explained(uint64_t hits, uint64_t value_rows, uint64_t class_rows, uint64_t total) {
    uint64_t count[4] = {total - class_rows - (value_rows - hits), class_rows - hits, value_rows - hits,
                         hits};
    return association_theils_u_corrected((struct table){2, 2, count});
}

// The value and the class (at most half of the rows) that come nearest to being each other.
static void set_best_value(struct gather *gather, const struct gather_column *column,
                           const uint64_t *class_rows, uint64_t total) {
    const struct dataset *dataset = gather->dataset;
    uint64_t here[PLAN_CLASSES], best_rows = 0, best_hits = 0, best_class = 0;
    struct estimate best = {.why = TOO_FEW};
    for (size_t b = first_value(dataset, column->data); b < dataset->plan.column[column->data].bins; b++) {
        if (!is_single_value(dataset, column->data, b))
            continue;
        uint64_t rows = 0;
        for (size_t k = 0; k < dataset->plan.classes; k++)
            rows += here[k] = profile_count(&dataset->profile, column->data, b, k);
        for (size_t k = 0; k < dataset->plan.classes; k++) {
            if (class_rows[k] < LEAST_CLASS || 2 * class_rows[k] > total || 2 * here[k] <= rows)
                continue;
            struct estimate u = explained(here[k], rows, class_rows[k], total);
            if (u.why != DEFINED || (best.why == DEFINED && u.value <= best.value))
                continue;
            best = u;
            best_class = k;
            best_rows = rows;
            best_hits = here[k];
        }
    }
    size_t subject = column->subject;
    gather_set(gather, subject, M_VALUE_UNCERTAINTY, value_estimate(best));
    if (best.why != DEFINED)
        return;
    gather_set(gather, subject, M_VALUE_PRECISION,
               value_estimate(interval_wilson(best_hits, best_rows, 0.95)));
    gather_set(gather, subject, M_VALUE_RECALL,
               value_estimate(interval_wilson(best_hits, class_rows[best_class], 0.95)));
    gather_set(gather, subject, M_VALUE_CLASS_SHARE,
               value_estimate(interval_wilson(class_rows[best_class], total, 0.95)));
    gather_set(gather, subject, M_VALUE_ROWS, value_count(best_rows));
}

// Two values: how pure the purer one is.
static void set_two_valued(struct gather *gather, const struct gather_column *column) {
    const struct dataset *dataset = gather->dataset;
    size_t first = first_value(dataset, column->data);
    size_t classes = dataset->plan.classes;
    uint64_t count[2 * PLAN_CLASSES];
    for (size_t side = 0; side < 2; side++) {
        for (size_t k = 0; k < classes; k++)
            count[side * classes + k] = profile_count(&dataset->profile, column->data, first + side, k);
    }
    struct side side;
    if (!side_judge(count, classes, 3, &side))
        return;
    size_t subject = column->subject;
    gather_set(gather, subject, M_VALUE_UNCERTAINTY, value_estimate(side.uncertainty));
    gather_set(gather, subject, M_VALUE_CHANCE, gather_chance(gather, side.log10_p, side.rows));
    gather_set(gather, subject, M_VALUE_IMPURITY,
               value_estimate(estimate_between(side.impurity, 0, side.impurity_high, side.rows)));
    gather_set(gather, subject, M_VALUE_ROWS, value_count(side.rows));
    gather_set(gather, subject, M_VALUE_EXCEPTIONS, value_count(side.exceptions));
    gather_set(gather, subject, M_VALUE_PRECISION,
               value_estimate(interval_wilson(side.rows - side.exceptions, side.rows, 0.95)));
}

static void set_undefined(struct gather *gather, size_t subject, enum undefined why) {
    static const enum measure_id all[] = {M_VALUE_UNCERTAINTY, M_VALUE_PRECISION, M_VALUE_RECALL,
                                          M_VALUE_CLASS_SHARE, M_VALUE_ROWS,      M_VALUE_CHANCE,
                                          M_VALUE_IMPURITY,    M_VALUE_EXCEPTIONS};
    gather_set_undefined(gather, subject, all, sizeof all / sizeof *all, why);
}

void measure_value(struct gather *gather) {
    const struct dataset *dataset = gather->dataset;
    size_t classes = dataset->plan.classes;
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (!column->compared)
            continue;
        bool exact;
        uint64_t values = distinct_count(&dataset->profile.column[column->data].distinct, &exact);
        bool two = values == 2 && dataset->plan.column[column->data].bins ==
                                      first_value(dataset, column->data) + 2; // each with its bin
        uint64_t class_rows[PLAN_CLASSES] = {0}, total = 0;
        for (size_t k = 0; k < classes; k++) {
            for (size_t b = 0; b < dataset->plan.column[column->data].bins; b++)
                class_rows[k] += profile_count(&dataset->profile, column->data, b, k);
            total += class_rows[k];
        }
        set_undefined(gather, column->subject, total < LEAST_ROWS ? TOO_FEW : NOT_DECIDABLE);
        gather_set(gather, column->subject, M_VALUE_COUNT_, value_count(values));
        if (total < LEAST_ROWS || gather->target.scale)
            continue;
        if (two)
            set_two_valued(gather, column);
        else if (values > 2)
            set_best_value(gather, column, class_rows, total);
    }
}
