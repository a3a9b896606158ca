// Whether schema and data agree: the same columns, and cells that can be read as the declared type.
#include "evidence/gather.h"

#include "base/text.h"

#include <inttypes.h>

static const char *mismatch_of(const struct gather *gather, const struct gather_column *column) {
    if (!column->declared)
        return "the data has the column, the schema does not describe it";
    if (column->data == SIZE_MAX)
        return "the schema describes the column, the data does not have it";
    const struct reader_column *counts = &gather->dataset->columns[column->data].counts;
    const char *type = column_type_names[column->declared->type];
    if (counts->contradictions)
        return text_format(gather->arena,
                           "declared %s, but %" PRIu64 " cells can't be read as one (first at line %" PRIu64
                           ")",
                           type, counts->contradictions, counts->first_contradiction_line);
    if (column->declared->type == TYPE_INTEGER && counts->fractions)
        return text_format(gather->arena, "declared integer, but %" PRIu64 " cells have a fraction",
                           counts->fractions);
    return NULL;
}

void measure_agreement(struct gather *gather) {
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (gather->schema->column_count == 0) {
            gather_set(gather, column->subject, M_SCHEMA_MATCH, value_undefined(VALUE_FLAG, NOT_DECLARED));
            continue;
        }
        const char *mismatch = mismatch_of(gather, column);
        gather_set(gather, column->subject, M_SCHEMA_MATCH, value_flag(!mismatch));
        if (mismatch)
            gather_set(gather, column->subject, M_SCHEMA_MISMATCH, value_text(mismatch));
    }
}
