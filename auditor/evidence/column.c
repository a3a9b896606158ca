// Counts of a column alone, and of the dataset as a whole.
#include "evidence/gather.h"

#include "base/text.h"
#include "evidence/grouping.h"
#include "stats/interval.h"

#include <math.h>

void measure_column(struct gather *gather) {
    struct dataset *dataset = gather->dataset;
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (column->data == SIZE_MAX)
            continue;
        uint64_t missing = 0;
        for (size_t k = 0; k <= dataset->plan.classes; k++)
            missing += profile_count(&dataset->profile, column->data, BIN_MISSING, k);
        uint64_t distinct = grouping_distinct(dataset, column->data);
        gather_set(gather, column->subject, M_COLUMN_MISSING, value_count(missing));
        gather_set(gather, column->subject, M_COLUMN_PRESENT, value_count(dataset->profile.rows - missing));
        gather_set(gather, column->subject, M_COLUMN_DISTINCT, value_count(distinct));
    }
}

void measure_dataset(struct gather *gather) {
    const struct dataset *dataset = gather->dataset;
    size_t subject = gather->dataset_subject, splits = 0;
    for (size_t s = 0; s < dataset->split_count; s++)
        splits += dataset->profile.split_rows[s] > 0;
    gather_set(gather, subject, M_DATASET_ROWS, value_count(dataset->profile.rows));
    gather_set(gather, subject, M_DATASET_COLUMNS, value_count(gather->compared));
    gather_set(gather, subject, M_SPLIT_COUNT, value_count(splits));
    const char *trouble = NULL;
    if (dataset->target == SIZE_MAX)
        trouble = gather->schema->task.target.name
                      ? text_format(gather->arena,
                                    "the data has no target column '%s', so no column was held against it",
                                    gather->schema->task.target.name)
                      : "no target is named, so no column was held against it";
    else if (dataset->plan.trouble)
        trouble = text_format(gather->arena, "%s, so no column was held against it", dataset->plan.trouble);
    else if (!gather->complete)
        trouble = "a limit was hit before all rows were read";
    gather_set(gather, subject, M_ANALYSIS_COMPLETE, value_flag(!trouble));
    gather_set(gather, subject, M_ANALYSIS_TROUBLE,
               trouble ? value_text(trouble) : value_undefined(VALUE_TEXT, NOT_DECLARED));
}

// How many repeated rows there would be if the columns were independent: pairs of rows times the chance that
// two random rows agree in every column.
static double expected_repeats(const struct dataset *dataset) {
    double rows = (double)dataset->profile.rows, log_chance = 0;
    for (size_t c = 0; c < dataset->column_count; c++) {
        double agree = 0;
        for (size_t bin = 0; bin < dataset->plan.column[c].bins; bin++) {
            double count = 0;
            for (size_t k = 0; k <= dataset->plan.classes; k++)
                count += (double)profile_count(&dataset->profile, c, bin, k);
            agree += count / rows * (count / rows);
        }
        bool exact;
        struct distinct *distinct = &dataset->profile.column[c].distinct;
        double values = (double)distinct_count(distinct, &exact);
        if (!dataset->plan.column[c].by_value && values > (double)dataset->plan.column[c].bins)
            agree *= (double)dataset->plan.column[c].bins / values; // within a bin values differ
        log_chance += agree > 0 ? log(agree) : 0;
    }
    return rows * (rows - 1) / 2 * exp(log_chance);
}

void measure_rows(struct gather *gather) {
    const struct dataset *dataset = gather->dataset;
    size_t subject = gather->dataset_subject;
    if (dataset->profile.rows < 2)
        return;
    struct repeats_count count = repeats_count(&dataset->profile.repeats);
    struct value repeated = value_count(count.repeated);
    struct value share = value_estimate(interval_wilson(count.repeated, count.rows, 0.95));
    if (count.rows < count.seen) {
        repeated.measured = share.measured = count.rows;
        repeated.of = share.of = count.seen;
    }
    gather_set(gather, subject, M_ROWS_REPEATED, repeated);
    gather_set(gather, subject, M_ROWS_REPEATED_SHARE, share);
    gather_set(gather, subject, M_ROWS_LARGEST, value_count(count.largest));
    double expected = expected_repeats(dataset);
    gather_set(gather, subject, M_ROWS_REPEATED_EXPECTED,
               value_estimate(estimate_exact(expected < 1e300 ? expected : 1e300, count.rows)));
}
