// Dividing the rows, and sorting the moments of each part.
#include "evidence/splits/division.h"

#include "base/memory.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

// Part numbers by side, or by fold in the order of the pairs.
static void number_parts(struct division *division, const struct gather *gather,
                         const struct split_pair *pair, const struct time_axis *axis) {
    size_t rows = gather->dataset->store.rows;
    division->part = memory_alloc(rows, sizeof *division->part);
    for (size_t r = 0; r < rows; r++) {
        bool known = !isnan(axis->moment[r]) && pair->side[r] != SPLIT_NEITHER;
        division->part[r] = known && !division->folds ? pair->side[r] : PART_NONE;
    }
    for (size_t p = 0; division->folds && p < division->parts; p++) {
        for (size_t r = 0; r < rows; r++) {
            if (gather->pairs[p].side[r] == SPLIT_TEST && !isnan(axis->moment[r]))
                division->part[r] = (uint16_t)p;
        }
    }
}

// Numbers folds anew by their mean moment.
static void order_folds(struct division *division, size_t rows, const double *moment) {
    double *mean = memory_alloc(division->parts, sizeof *mean);
    size_t *count = memory_alloc(division->parts, sizeof *count);
    size_t *index = memory_alloc(division->parts, sizeof *index);
    uint16_t *place = memory_alloc(division->parts, sizeof *place);
    for (size_t r = 0; r < rows; r++) {
        if (division->part[r] == PART_NONE)
            continue;
        size_t p = division->part[r];
        mean[p] += (moment[r] - mean[p]) / (double)++count[p];
    }
    sort_doubles_with_index(mean, index, division->parts);
    for (size_t i = 0; i < division->parts; i++)
        place[index[i]] = (uint16_t)i;
    for (size_t r = 0; r < rows; r++) {
        if (division->part[r] != PART_NONE)
            division->part[r] = place[division->part[r]];
    }
    memory_free(mean);
    memory_free(count);
    memory_free(index);
    memory_free(place);
}

static void sort_moments(struct division *division, size_t rows, const double *moment) {
    division->moment = memory_alloc(division->parts, sizeof *division->moment);
    division->rows = memory_alloc(division->parts, sizeof *division->rows);
    for (size_t r = 0; r < rows; r++) {
        if (division->part[r] != PART_NONE)
            division->rows[division->part[r]]++;
    }
    for (size_t p = 0; p < division->parts; p++) {
        division->moment[p] = memory_alloc(division->rows[p], sizeof **division->moment);
        division->rows[p] = 0;
    }
    for (size_t r = 0; r < rows; r++) {
        size_t p = division->part[r];
        if (p != PART_NONE)
            division->moment[p][division->rows[p]++] = moment[r];
    }
    size_t *index = memory_alloc(rows, sizeof *index);
    for (size_t p = 0; p < division->parts; p++)
        sort_doubles_with_index(division->moment[p], index, division->rows[p]);
    memory_free(index);
}

void division_init(struct division *division, const struct gather *gather, const struct split_pair *pair,
                   const struct time_axis *axis) {
    size_t rows = gather->dataset->store.rows;
    *division = (struct division){.folds = pair->fold_column != SIZE_MAX};
    division->parts = division->folds ? gather->pair_count : 2;
    number_parts(division, gather, pair, axis);
    if (division->folds)
        order_folds(division, rows, axis->moment);
    sort_moments(division, rows, axis->moment);
}

void division_finish(struct division *division) {
    for (size_t p = 0; p < division->parts; p++)
        memory_free(division->moment[p]);
    memory_free(division->moment);
    memory_free(division->rows);
    memory_free(division->part);
    *division = (struct division){0};
}

double division_quantile(const double *moment, size_t rows, double share) {
    double at = share * (double)(rows - 1);
    size_t below = (size_t)at;
    double above = moment[below + 1 < rows ? below + 1 : below];
    return moment[below] + (at - (double)below) * (above - moment[below]);
}

size_t division_later(const double *moments, size_t rows, double moment) {
    size_t first = 0, end = rows;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (moments[middle] <= moment)
            first = middle + 1;
        else
            end = middle;
    }
    return rows - first;
}
