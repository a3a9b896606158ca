// Counts of a column alone, and of the dataset as a whole.
#include "evidence/gather.h"

#include "base/text.h"
#include "evidence/grouping.h"

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
