// Counting distinct values: by a small sorted table while they are few, else by sorting.
#include "profile/tally.h"

#include "base/memory.h"
#include "stats/sort.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

void tally_finish(struct tally *tally) {
    memory_free(tally->runs);
    *tally = (struct tally){0};
}

// The place of a value among the runs, or where it would go.
static size_t place_of(const struct tally *tally, double value) {
    size_t low = 0, high = tally->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (tally->runs[middle].value < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Counts all rows; gives up when there are more than TALLY_FEW values.
static bool count_few(struct tally *tally, const double *values, size_t rows) {
    tally->runs = memory_alloc(TALLY_FEW, sizeof *tally->runs);
    for (size_t r = 0, at = 0; r < rows; r++) {
        if (isnan(values[r]))
            continue;
        tally->rows++;
        if (at >= tally->count || tally->runs[at].value != values[r]) // equal values come in a row
            at = place_of(tally, values[r]);
        if (at < tally->count && tally->runs[at].value == values[r]) {
            tally->runs[at].count++;
            continue;
        }
        if (tally->count == TALLY_FEW)
            return false;
        memmove(&tally->runs[at + 1], &tally->runs[at], (tally->count - at) * sizeof *tally->runs);
        tally->runs[at] = (struct tally_run){values[r] + 0.0, 1}; // -0 becomes 0
        tally->count++;
    }
    size_t below = 0;
    for (size_t i = 0; i < tally->count; below += tally->runs[i++].count) {
        if (below <= tally->rows / 2)
            tally->middle = tally->runs[i].value;
    }
    return true;
}

static void count_sorted(struct tally *tally, const double *values, size_t rows) {
    size_t stride = rows / TALLY_ROWS + (rows % TALLY_ROWS > 0);
    double *sorted = memory_alloc(rows / (stride ? stride : 1) + 1, sizeof *sorted);
    for (size_t r = 0; r < rows; r += stride) {
        if (!isnan(values[r]))
            sorted[tally->rows++] = values[r];
    }
    size_t *index = memory_alloc(tally->rows, sizeof *index);
    sort_doubles_with_index(sorted, index, tally->rows);
    memory_free(index);
    tally->runs = memory_alloc(tally->rows, sizeof *tally->runs);
    for (size_t i = 0; i < tally->rows; i++) {
        if (tally->count == 0 || sorted[i] != tally->runs[tally->count - 1].value)
            tally->runs[tally->count++] = (struct tally_run){.value = sorted[i]};
        tally->runs[tally->count - 1].count++;
    }
    tally->middle = tally->rows ? sorted[tally->rows / 2] : 0;
    memory_free(sorted);
}

void tally_numbers(struct tally *tally, const struct store *store, size_t column) {
    *tally = (struct tally){0};
    if (store->rows > TALLY_ROWS) {
        if (count_few(tally, store->number[column], store->rows))
            return;
        tally_finish(tally);
    }
    count_sorted(tally, store->number[column], store->rows);
}

size_t *tally_codes(const struct store *store, size_t column, size_t codes) {
    size_t *counts = memory_alloc(codes, sizeof *counts);
    for (size_t r = 0; r < store->rows; r++) {
        uint32_t code = store->code[column][r];
        if (code < codes)
            counts[code]++;
    }
    return counts;
}
