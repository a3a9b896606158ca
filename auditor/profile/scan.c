// Scanning the store or the files, and hashing of cells.
#include "profile/scan.h"

#include "base/hash.h"
#include "base/memory.h"
#include "profile/reading.h"

#include <math.h>
#include <string.h>

enum { SLICE_ROWS = 8192 };
static const uint64_t MISSING_HASH = 0x9e3779b97f4a7c15u;

static void scan_store(struct dataset *dataset, scan_visit *visit, void *context) {
    struct coded_column *columns = memory_alloc(dataset->column_count, sizeof *columns);
    for (size_t first = 0; first < dataset->store.rows; first += SLICE_ROWS) {
        size_t left = dataset->store.rows - first;
        struct coded batch =
            store_slice(&dataset->store, first, left < SLICE_ROWS ? left : SLICE_ROWS, columns);
        visit(context, &batch, first);
    }
    memory_free(columns);
}

enum status scan_rows(struct dataset *dataset, scan_visit *visit, void *context, struct error *error) {
    if (!store_complete(&dataset->store))
        return reading_again(dataset->reading, visit, context, error);
    scan_store(dataset, visit, context);
    return STATUS_OK;
}

uint64_t scan_cell_hash(const struct dataset *dataset, const struct coded *batch, size_t column, size_t row) {
    const struct coded_column *values = &batch->column[column];
    if (values->number) {
        double number = values->number[row] + 0.0; // -0 becomes 0
        uint64_t bits;
        memcpy(&bits, &number, sizeof bits);
        return isnan(number) ? MISSING_HASH : hash_mix(bits, MISSING_HASH);
    }
    uint32_t code = values->code[row];
    if (code == CODE_MISSING)
        return MISSING_HASH;
    return code == CODE_OVERFLOW ? hash_mix(batch->hash[row], MISSING_HASH)
                                 : dataset->dictionaries[column].entries[code].hash;
}
