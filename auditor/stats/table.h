// A contingency table of counts: rows are the bins of a column, columns the classes of the target.
#ifndef LEAKAUDIT_STATS_TABLE_H
#define LEAKAUDIT_STATS_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct table {
    size_t rows, columns;
    const uint64_t *count; // [rows * columns], row-major; not owned
};

// The sums of a table. Rows and columns without any count are not "occupied" and take no part in statistics.
struct margins {
    uint64_t *rows;    // [table.rows], owned
    uint64_t *columns; // [table.columns], owned
    uint64_t total;
    size_t occupied_rows, occupied_columns;
};
struct margins margins_of(struct table table); // ended by margins_finish()
void margins_finish(struct margins *margins);

#endif
