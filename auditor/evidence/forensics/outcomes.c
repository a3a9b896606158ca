// Values and class indicators of the target.
#include "evidence/forensics/outcomes.h"

#include "base/memory.h"

#include <math.h>

enum { MOST_PLACES = 6, LOOKED_AT = 512, MANY = 128 };

static struct outcome *add(struct outcomes *outcomes, bool yes_or_no) {
    struct outcome *outcome = &outcomes->item[outcomes->count++];
    outcome->of = memory_alloc(outcomes->rows, sizeof *outcome->of);
    outcome->yes_or_no = yes_or_no;
    outcome->unit = 1;
    return outcome;
}

static double unit_of(const double *values, size_t rows) {
    double parts = 1;
    for (int places = 0; places <= MOST_PLACES; places++, parts *= 10) {
        size_t r = 0;
        while (r < rows && (isnan(values[r]) || fabs(values[r] * parts - round(values[r] * parts)) < 1e-6))
            r++;
        if (r == rows)
            return 1 / parts;
    }
    return 0;
}

static bool is_yes_or_no(const struct target_rows *target) {
    for (size_t r = 0; r < target->rows; r++) {
        if (!isnan(target->number[r]) && target->number[r] != 0 && target->number[r] != 1)
            return false;
    }
    return true;
}

// Means lie between an outcome's values, and a weight of evidence is no larger than if one category had every
// row of a class and another one none.
static void widen(struct outcomes *outcomes, const struct outcome *outcome) {
    for (size_t r = 0; r < outcomes->rows; r++) {
        outcomes->low = outcome->of[r] < outcomes->low ? outcome->of[r] : outcomes->low;
        outcomes->high = outcome->of[r] > outcomes->high ? outcome->of[r] : outcomes->high;
    }
    double weight = outcome->yes_or_no ? 2 * log(2 * (double)outcomes->rows + 2) : 0;
    outcomes->low = fmin(outcomes->low, -weight);
    outcomes->high = fmax(outcomes->high, weight);
}

void outcomes_init(struct outcomes *outcomes, const struct target_rows *target) {
    *outcomes = (struct outcomes){.rows = target->rows, .low = INFINITY, .high = -INFINITY};
    if (target->known == 0)
        return;
    if (target->number && (target->scale || !is_yes_or_no(target))) {
        struct outcome *outcome = add(outcomes, false);
        for (size_t r = 0; r < target->rows; r++)
            outcome->of[r] = target->number[r];
        outcome->unit = unit_of(outcome->of, target->rows);
    }
    for (size_t k = target->scale ? target->classes : 0;
         k < target->classes && outcomes->count < OUTCOMES_MOST; k++) {
        struct outcome *outcome = add(outcomes, true);
        for (size_t r = 0; r < target->rows; r++)
            outcome->of[r] = target->class[r] >= target->classes ? NAN : target->class[r] == k;
    }
    for (size_t i = 0; i < outcomes->count; i++)
        widen(outcomes, &outcomes->item[i]);
}

void outcomes_finish(struct outcomes *outcomes) {
    for (size_t i = 0; i < outcomes->count; i++)
        memory_free(outcomes->item[i].of);
    *outcomes = (struct outcomes){0};
}

bool outcomes_cover(const struct outcomes *outcomes, const double *number, double resolution) {
    double found[2][LOOKED_AT] = {{0}}; // different values within the range, and beyond
    size_t count[2] = {0, 0}, step = 1 + outcomes->rows / LOOKED_AT;
    for (size_t r = 0; r < outcomes->rows; r += step) {
        double value = number[r];
        bool beyond = value < outcomes->low - resolution || value > outcomes->high + resolution;
        bool seen = isnan(value);
        for (size_t i = 0; i < count[beyond] && !seen; i++)
            seen = found[beyond][i] == value;
        if (!seen)
            found[beyond][count[beyond]++] = value;
    }
    return outcomes->count > 0 && (count[1] < MANY || count[1] < count[0]);
}
