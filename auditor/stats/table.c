// The row and column sums of a contingency table.
#include "stats/table.h"

#include "base/memory.h"

struct margins margins_of(struct table table) {
    struct margins margins = {
        .rows = memory_alloc(table.rows, sizeof *margins.rows),
        .columns = memory_alloc(table.columns, sizeof *margins.columns),
    };
    for (size_t i = 0; i < table.rows; i++) {
        for (size_t j = 0; j < table.columns; j++) {
            uint64_t count = table.count[i * table.columns + j];
            margins.rows[i] += count;
            margins.columns[j] += count;
        }
        margins.total += margins.rows[i];
        margins.occupied_rows += margins.rows[i] > 0;
    }
    for (size_t j = 0; j < table.columns; j++)
        margins.occupied_columns += margins.columns[j] > 0;
    return margins;
}

void margins_finish(struct margins *margins) {
    memory_free(margins->rows);
    memory_free(margins->columns);
    *margins = (struct margins){0};
}
