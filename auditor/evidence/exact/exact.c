// Copies and functions of the target: groups every column's rows by value once, and asks all exact questions
// of it.
//
// Large tables are screened on a sample of rows by hash; a relation that is nearly exact there is judged on
// all rows.
#include "evidence/exact/exact.h"

enum { SCREEN_ROWS = 1 << 16, LEAST_ROWS = 20 };

static bool exact_of(struct gather *gather, const struct gather_column *column,
                     const struct grouping *grouping) {
    if (gather->target.scale) {
        bool image = image_of_number(gather, column, grouping),
             repeats = gather->dataset->numeric[column->data] || grouping->groups < grouping->rows;
        return (repeats && copy_of(gather, column, grouping)) || image;
    }
    bool close = dependency_of(gather, column, grouping);
    if (gather->dataset->numeric[column->data]) {
        close = cut_of(gather, column, grouping) || close;
        close = touching_cut_of(gather, column, grouping) || close;
    } else {
        close = one_class_of(gather, column, grouping) || close;
    }
    return close;
}

// Until a part fills them in, all measures of the column are undefined for this reason.
static void set_undefined(struct gather *gather, const struct gather_column *column, enum undefined why) {
    static const enum measure_id all[] = {M_DEPENDENCY_REPEATED,
                                          M_DEPENDENCY_ERRORS,
                                          M_DEPENDENCY_ERROR_SHARE,
                                          M_DEPENDENCY_CHANCE,
                                          M_DEPENDENCY_UNCERTAINTY,
                                          M_DEPENDENCY_CELLS,
                                          M_COPY_ONE_TO_ONE,
                                          M_COPY_IMAGE,
                                          M_COPY_IMAGE_CHANCE,
                                          M_CLASS_ERRORS,
                                          M_CLASS_UNCERTAINTY,
                                          M_CLASS_CHANCE,
                                          M_CUT_ERRORS,
                                          M_CUT_ERROR_SHARE,
                                          M_CUT_MINORITY,
                                          M_CUT_CHANCE,
                                          M_CUT_GAP,
                                          M_COPY_AFFINE,
                                          M_COPY_MONOTONE,
                                          M_LOOKUP_ROWS,
                                          M_LOOKUP_SHARE,
                                          M_LOOKUP_RESIDUAL,
                                          M_TOUCH_JUMP,
                                          M_TOUCH_EDGE,
                                          M_TOUCH_CHANCE,
                                          M_IMAGE_OVERLAPS,
                                          M_IMAGE_LEVELS,
                                          M_IMAGE_JUMP,
                                          M_IMAGE_CHANCE};
    gather_set_undefined(gather, column->subject, all, sizeof all / sizeof *all, why);
}

void measure_exact(struct gather *gather) {
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (!column->compared)
            continue;
        if (gather->target.known < LEAST_ROWS) {
            set_undefined(gather, column, TOO_FEW);
            continue;
        }
        set_undefined(gather, column, NOT_DECIDABLE);
        struct grouping grouping;
        grouping_init(&grouping, gather->dataset, &gather->target, column->data, SCREEN_ROWS);
        bool close = exact_of(gather, column, &grouping),
             sampled = grouping.measured < gather->dataset->store.rows;
        grouping_finish(&grouping);
        if (!close || !sampled)
            continue;
        set_undefined(gather, column, NOT_DECIDABLE);
        grouping_init(&grouping, gather->dataset, &gather->target, column->data, SIZE_MAX);
        (void)exact_of(gather, column, &grouping);
        grouping_finish(&grouping);
    }
}
