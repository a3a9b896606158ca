// Means of some cells on a grid seldom lie on it. So the cells off the grid are emptied, filled in once from
// the training rows and once from all rows, and the cells that only one of the two reproduces are counted.
#include "evidence/forensics/nearest_filled.h"

#include "base/memory.h"
#include "stats/distribution.h"
#include "stats/donors.h"

#include <math.h>

enum {
    MOST_PLACES = 4,
    LEAST_HOLES = 20,
    MOST_CELLS = 1000,
    OPTIONS = 2 * DONORS_MOST,
    CONTRADICTIONS = 5,
    LEAST_CROSSED = 4
};
static const double MOST_OFF = 0.3; // share of cells off the grid
static const double FINER = 0.05;   // of the grid: how precisely cells have to be written
static const double ARITHMETIC = 1e-9;
static const double WORK = 2e8;             // cells that may be compared
static const double LEAST_REPRODUCED = 0.4; // share of the emptied cells

// ---- holes ----

static bool is_hole(const struct filled_column *column, double value) {
    double at = value * column->parts;
    return fabs(at - round(at)) > column->off;
}

static size_t count_holes(const struct filled_column *column, size_t rows, size_t most) {
    size_t holes = 0;
    for (size_t r = 0; r < rows && holes <= most; r++)
        holes += !isnan(column->number[r]) && is_hole(column, column->number[r]);
    return holes;
}

void nearest_filled_look(struct nearest_filled *filled, const struct forensic_case *of,
                         const struct forensic_column *values) {
    if (!of->pair || (double)values->rows * (double)of->gather->column_count * LEAST_HOLES > WORK)
        return;
    struct filled_column column = {.of = values->of,
                                   .number = values->number,
                                   .tolerance = values->resolution + ARITHMETIC * fmax(1, values->largest)};
    size_t most = (size_t)(MOST_OFF * (double)values->present);
    double parts = 1;
    for (int places = 0; places <= MOST_PLACES && values->resolution * parts <= FINER;
         places++, parts *= 10) {
        column.parts = parts;
        column.off = fmax(2 * values->resolution * parts, 1e-6);
        column.holes = count_holes(&column, values->rows, most);
        if (column.holes <= most)
            break;
        column.holes = 0;
    }
    filled->columns = memory_room(filled->columns, filled->count, &filled->capacity, sizeof column);
    filled->columns[filled->count++] = column;
}

void nearest_filled_finish(struct nearest_filled *filled) {
    memory_free(filled->columns);
    *filled = (struct nearest_filled){0};
}

// ---- reproduction ----

// How many cells a way of filling in (so many rows, their mean plain or weighted) reproduces.
struct tally {
    size_t both, train, pooled; // the latter two: only from the training rows, only from all rows
    size_t crossed;             // of `pooled`: cells of training rows
};

struct reproduction {
    size_t rows, columns, cells;
    double *table;                // [rows][columns], NAN = missing or a hole
    struct tally tally[OPTIONS];  // [2 * (k - 1) + weighted]
    size_t (*by_column)[OPTIONS]; // [columns] cells that one of the two alone reproduces
};

static void fill_table(struct reproduction *made, const struct nearest_filled *filled) {
    for (size_t c = 0; c < made->columns; c++) {
        const struct filled_column *column = &filled->columns[c];
        for (size_t r = 0; r < made->rows; r++) {
            double value = column->number[r];
            made->table[r * made->columns + c] = column->holes && is_hole(column, value) ? NAN : value;
        }
    }
}

static void reproduce(struct reproduction *made, const struct forensic_case *of, size_t row, size_t c,
                      double value, double tolerance) {
    struct donors train = {0}, pooled = {0};
    const double *here = made->table + row * made->columns;
    for (size_t r = 0; r < made->rows; r++) {
        const double *donor = made->table + r * made->columns;
        if (isnan(donor[c]) || of->pair->side[r] == SPLIT_NEITHER)
            continue;
        double distance = donors_distance(here, donor, made->columns);
        donors_add(&pooled, distance, donor[c]);
        if (of->pair->side[r] == SPLIT_TRAIN)
            donors_add(&train, distance, donor[c]);
    }
    for (size_t option = 0; option < OPTIONS; option++) {
        size_t k = option / 2 + 1;
        bool by_train = fabs(donors_mean(&train, k, option % 2) - value) <= tolerance;
        bool by_all = fabs(donors_mean(&pooled, k, option % 2) - value) <= tolerance;
        made->tally[option].both += by_train && by_all;
        made->tally[option].train += by_train && !by_all;
        made->tally[option].pooled += by_all && !by_train;
        made->tally[option].crossed += by_all && !by_train && of->pair->side[row] == SPLIT_TRAIN;
        made->by_column[c][option] += by_train != by_all;
    }
    made->cells++;
}

// Some of the holes, evenly.
static void reproduce_holes(struct reproduction *made, const struct nearest_filled *filled,
                            const struct forensic_case *of, size_t holes) {
    double most = fmin(WORK / ((double)made->rows * (double)made->columns), MOST_CELLS);
    size_t step = 1 + (size_t)((double)holes / most), at = 0;
    for (size_t c = 0; c < made->columns; c++) {
        const struct filled_column *column = &filled->columns[c];
        for (size_t r = 0; column->holes && r < made->rows; r++) {
            double value = column->number[r];
            if (of->pair->side[r] != SPLIT_NEITHER && is_hole(column, value) && at++ % step == 0)
                reproduce(made, of, r, c, value, column->tolerance);
        }
    }
}

// ---- verdict ----

static size_t most_of(const struct tally *tally) {
    return tally->both + (tally->pooled > tally->train ? tally->pooled : tally->train);
}

// log10 of the chance that of so many coins no more than the fewer fall to one side (sign test).
static double sign_test_log10(size_t fewer, size_t more) {
    double sum = 0, first = distribution_choose_log10(fewer + more, fewer);
    for (size_t i = 0; i <= fewer; i++)
        sum += pow(10, distribution_choose_log10(fewer + more, i) - first);
    return first + log10(sum) - (double)(fewer + more) * log10(2);
}

static void decide(const struct tally *tally, size_t cells, struct fit_outcome *outcome) {
    bool pooled = tally->pooled > tally->train;
    size_t more = pooled ? tally->pooled : tally->train, fewer = pooled ? tally->train : tally->pooled;
    if ((double)most_of(tally) < LEAST_REPRODUCED * (double)cells)
        return;
    double chance = fit_corrected_log10(sign_test_log10(fewer, more) + log10(OPTIONS), 1, 1, 0);
    outcome->verdict = FITTED_UNDECIDABLE;
    // Test rows that are filled in from test rows may have been so by themselves.
    bool mixed = !pooled || LEAST_CROSSED * tally->crossed >= tally->pooled;
    if (chance > FIT_CERTAIN || CONTRADICTIONS * fewer > more || !mixed)
        return;
    outcome->verdict = pooled ? FITTED_POOLED : FITTED_TRAIN;
    outcome->log10_p = chance;
}

static void tell(const struct nearest_filled *filled, const struct reproduction *made, size_t option,
                 struct fit_outcome *outcome) {
    outcome->shown = outcome->silent = 0;
    for (size_t c = 0; c < filled->count; c++) {
        if (filled->columns[c].holes && made->by_column[c][option])
            outcome->columns[outcome->shown++] = filled->columns[c].of->name;
    }
    for (size_t c = 0; c < filled->count; c++) {
        if (filled->columns[c].holes && !made->by_column[c][option])
            outcome->columns[outcome->shown + outcome->silent++] = filled->columns[c].of->name;
    }
}

void nearest_filled_judge(const struct nearest_filled *filled, const struct forensic_case *of,
                          struct fit_outcome *outcome) {
    size_t holes = 0, best = 0;
    for (size_t c = 0; c < filled->count; c++)
        holes += filled->columns[c].holes;
    outcome->verdict = FITTED_NONE;
    outcome->log10_p = 0;
    if (holes < LEAST_HOLES || filled->count < 2)
        return;
    struct reproduction made = {.rows = of->gather->dataset->store.rows, .columns = filled->count};
    made.table = memory_alloc(made.rows * made.columns, sizeof *made.table);
    made.by_column = memory_alloc(made.columns, sizeof *made.by_column);
    fill_table(&made, filled);
    reproduce_holes(&made, filled, of, holes);
    for (size_t option = 0; option < OPTIONS; option++)
        best = most_of(&made.tally[option]) > most_of(&made.tally[best]) ? option : best;
    decide(&made.tally[best], made.cells, outcome);
    if (outcome->verdict != FITTED_NONE)
        tell(filled, &made, best, outcome);
    memory_free(made.table);
    memory_free(made.by_column);
}
