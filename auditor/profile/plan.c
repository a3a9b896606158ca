// Bins: planning them from rows that are in the store, and finding those of rows.
#include "profile/plan.h"

#include "profile/tally.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST_BIN_ROWS = 5, LEAST_ATOM_ROWS = 10, LEAST_TEXT_ROWS = 3 };

// ---- planning ----

// Edges for the runs: one bin a value while they fit, else atoms and equal-frequency intervals.
static void cut(struct arena *arena, const struct tally_run *runs, size_t run_count, size_t rows,
                struct plan_column *column) {
    size_t most = run_count < PLAN_BINS ? run_count : PLAN_BINS;
    column->by_value = run_count <= PLAN_BINS;
    column->edges = arena_alloc(arena, 2 * most + 2 + EDGE_GRID_STEPS, sizeof *column->edges);
    column->atom = arena_alloc(arena, 2 * most + 3, sizeof *column->atom);
    size_t big = rows / 50 > LEAST_ATOM_ROWS ? rows / 50 : LEAST_ATOM_ROWS, free_rows = 0, atoms = 0;
    for (size_t i = 0; i < run_count; i++) {
        if (runs[i].count >= big)
            atoms++;
        else
            free_rows += runs[i].count;
    }
    size_t intervals = PLAN_BINS > 2 * atoms ? PLAN_BINS - 2 * atoms : 1;
    size_t wanted = free_rows / intervals + 1 > LEAST_BIN_ROWS ? free_rows / intervals + 1 : LEAST_BIN_ROWS;
    size_t edges = 0, filled = 0;
    for (size_t i = 0; i < run_count; i++) {
        bool atom = column->by_value || runs[i].count >= big;
        if (atom || filled == 0 || filled >= wanted) { // a new bin begins at this value
            column->edges[edges++] = runs[i].value;
            column->atom[edges] = atom;
            filled = 0;
        }
        filled = atom ? 0 : filled + runs[i].count;
    }
    column->bins = (edges ? edges : 1) + 1; // a column without values keeps one empty bin
    edge_grid_make(arena, column->edges, column->bins - 1, &column->grid);
}

struct common { // a text that is common enough for a bin of its own
    size_t count;
    uint32_t code;
};

// The commonest first; of equally common ones, the one that came first in the data.
static int by_count(const void *a, const void *b) {
    const struct common *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return (x->code > y->code) - (x->code < y->code);
}

// The commonest values get bins of their own.
static void bin_texts(struct arena *arena, const size_t *counts, size_t codes, struct plan_column *column) {
    struct common *common = memory_alloc(codes, sizeof *common);
    size_t count = 0;
    column->bin_of_code = arena_alloc(arena, codes, sizeof *column->bin_of_code);
    column->code_count = codes;
    column->by_value = true;
    for (size_t code = 0; code < codes; code++) {
        column->bin_of_code[code] = BIN_REST;
        if (counts[code] >= LEAST_TEXT_ROWS)
            common[count++] = (struct common){counts[code], (uint32_t)code};
        else if (counts[code] > 0)
            column->by_value = false;
    }
    qsort(common, count, sizeof *common, by_count);
    for (size_t i = 0; i < count && i < PLAN_TEXT_BINS; i++)
        column->bin_of_code[common[i].code] = (uint16_t)column->bins++;
    column->by_value = column->by_value && count <= PLAN_TEXT_BINS;
    memory_free(common);
}

void plan_bins(struct arena *arena, const struct plan_request *request, const struct store *store,
               size_t column, struct plan *plan) {
    struct plan_column *planned = &plan->column[column];
    *planned = (struct plan_column){.bins = 2};
    if (store->numeric[column]) {
        struct tally tally;
        tally_numbers(&tally, store, column);
        cut(arena, tally.runs, tally.count, tally.rows, planned);
        planned->shift = isfinite(tally.middle) ? tally.middle : 0;
        tally_finish(&tally);
    } else {
        size_t codes = request->dictionaries[column].count;
        size_t *counts = tally_codes(store, column, codes);
        bin_texts(arena, counts, codes, planned);
        memory_free(counts);
    }
}

void plan_make(struct arena *arena, const struct plan_request *request, const struct store *store,
               struct plan *plan) {
    *plan = (struct plan){.columns = request->columns, .target = request->target, .splits = request->splits};
    plan->column = arena_alloc(arena, request->columns, sizeof *plan->column);
    for (size_t c = 0; c < request->columns; c++)
        plan_bins(arena, request, store, c, plan);
    if (request->target < request->columns)
        plan_target(arena, request, store, plan);
}

// ---- rows to bins ----

// The number of edges <= value where a grid does not serve, by a search whose steps do not depend on the
// data: a branch here would be guessed wrong half of the time.
static size_t count_edges(const double *edges, size_t count, double value) {
    size_t base = 0;
    for (size_t half = count / 2; half > 0; half = count / 2) {
        base += (size_t)(edges[base + half - 1] <= value) * half;
        count -= half;
    }
    return base + (edges[base] <= value);
}

void plan_bin_rows(const struct plan *plan, size_t column, const struct coded_column *values, size_t rows,
                   uint16_t *bin) {
    const struct plan_column *planned = &plan->column[column];
    if (values->number && planned->grid.before) {
        for (size_t r = 0; r < rows; r++) {
            double value = values->number[r];
            size_t below = edge_grid_count(&planned->grid, planned->edges, value);
            below += below == 0; // the first bin reaches down without end
            bin[r] = isnan(value) ? BIN_MISSING : (uint16_t)below;
        }
        return;
    }
    if (values->number) {
        size_t edges = planned->bins - 1;
        for (size_t r = 0; r < rows; r++) {
            double value = values->number[r];
            size_t below = count_edges(planned->edges, edges, value);
            bin[r] = isnan(value) ? BIN_MISSING : (uint16_t)(below ? below : 1);
        }
        return;
    }
    for (size_t r = 0; r < rows; r++) {
        uint32_t code = values->code[r];
        bin[r] = code == CODE_MISSING         ? BIN_MISSING
                 : code < planned->code_count ? planned->bin_of_code[code]
                                              : BIN_REST;
    }
}
