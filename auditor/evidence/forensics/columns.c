// Resolution, order and multiplicities of a column, and its sums by side.
#include "evidence/forensics/columns.h"

#include "base/memory.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

enum { LEAST_OF_DECADE = 10, LOWEST_DECADE = -12, DECADES = 40, MOST_LOOKED_AT = 1 << 16 };
enum { EXPONENT_SAMPLE = 256, DOUBLE_DIGITS = 15 };
static const double FLOOR = 1e-10;

// ---- resolution ----

static int decade_of(double value) {
    return (int)floor(log10(fabs(value)));
}

// Digits after the decimal mark in the numbers of each power of ten: of full columns such as 0.0123456 and
// 12.3456 (as "%.6g" writes) they fall by one a decade; then all have equally many significant digits.
// Returns how many, or 0.
static int constant_digits(const struct dataset *dataset, size_t column, const double *number, size_t rows) {
    int most[DECADES] = {0};
    size_t seen[DECADES] = {0};
    const uint8_t *form = dataset->store.form[column];
    const struct forms *forms = &dataset->forms[column];
    for (size_t r = 0, step = 1 + rows / MOST_LOOKED_AT; r < rows; r += step) {
        unsigned places = forms->form[form[r]] & FORM_DETAIL;
        if (isnan(number[r]) || number[r] == 0 || form[r] == FORM_UNKNOWN || places == FORM_DETAIL)
            continue;
        int decade = decade_of(number[r]) - LOWEST_DECADE;
        if (decade < 0 || decade >= DECADES)
            continue;
        seen[decade]++;
        most[decade] = (int)places > most[decade] ? (int)places : most[decade];
    }
    int digits = 0;
    size_t decades = 0;
    for (int d = 0; d < DECADES; d++) {
        if (seen[d] < LEAST_OF_DECADE)
            continue;
        int here = d + LOWEST_DECADE + 1 + most[d];
        if (decades++ > 0 && here != digits)
            return 0;
        digits = here;
    }
    return decades > 1 && digits > 0 && digits < DOUBLE_DIGITS ? digits : 0;
}

// Significant digits of a number in its shortest form.
static int digits_of(double value) {
    char text[TEXT_NUMBER];
    text_number(value, text);
    int digits = 0, zeros = 0;
    for (const char *c = text; *c && *c != 'e' && *c != 'E'; c++) {
        if (*c < '0' || *c > '9' || (digits == 0 && *c == '0'))
            continue;
        zeros = *c == '0' ? zeros + 1 : 0;
        digits++;
    }
    return digits - zeros;
}

static double half_unit(int exponent) {
    return 0.5 * pow(10, exponent);
}

static double resolution_of(const struct dataset *dataset, size_t column, const double *number, size_t rows,
                            double largest, int *places) {
    const struct decimals *decimals = &dataset->columns[column].decimals;
    uint64_t plain = 0;
    *places = 0;
    for (int d = 0; d <= DECIMALS_MOST; d++) {
        plain += decimals->count[d];
        *places = decimals->count[d] ? d : *places;
    }
    if (decimals->exponent > plain) {
        int digits = 1;
        for (size_t r = 0, step = 1 + rows / EXPONENT_SAMPLE; r < rows; r += step) {
            int here = isnan(number[r]) ? 0 : digits_of(number[r]);
            digits = here > digits ? here : digits;
        }
        return half_unit(decade_of(largest) + 1 - digits);
    }
    double resolution = half_unit(-*places);
    int digits = *places > 4 ? constant_digits(dataset, column, number, rows) : 0;
    return digits ? fmax(resolution, half_unit(decade_of(largest) + 1 - digits)) : resolution;
}

// ---- a column ----

bool forensic_column_init(struct forensic_column *column, const struct gather *gather,
                          const struct gather_column *of, struct inventory *inventory) {
    const struct dataset *dataset = gather->dataset;
    *column =
        (struct forensic_column){.of = of, .minimum = INFINITY, .maximum = -INFINITY, .inventory = inventory};
    if (of->data == SIZE_MAX || !dataset->numeric[of->data])
        return false;
    enum column_type type = dataset->columns[of->data].read->type;
    if (type != TYPE_INTEGER && type != TYPE_NUMBER)
        return false;
    column->rows = dataset->store.rows;
    column->number = dataset->store.number[of->data];
    for (size_t r = 0; r < column->rows; r++) {
        double value = column->number[r];
        if (isnan(value))
            continue;
        column->present++;
        column->minimum = value < column->minimum ? value : column->minimum;
        column->maximum = value > column->maximum ? value : column->maximum;
    }
    if (column->present < 2 || !isfinite(column->minimum) || !isfinite(column->maximum) ||
        !(column->maximum > column->minimum))
        return false;
    column->largest = fmax(fabs(column->minimum), fabs(column->maximum));
    column->resolution =
        resolution_of(dataset, of->data, column->number, column->rows, column->largest, &column->decimals);
    column->slack = forensic_slack(column->largest, 0);
    column->whole = column->resolution >= 0.5;
    return true;
}

void forensic_column_finish(struct forensic_column *column) {
    column->sorted = false;
    column->value = NULL;
    column->count = column->place = column->start = column->row = NULL;
}

static double smallest_gap(const struct forensic_column *column) {
    double gap = INFINITY, least = 3 * column->resolution;
    for (size_t k = 1; k < column->distinct; k++) {
        double here = column->value[k] - column->value[k - 1];
        gap = here > least && here < gap ? here : gap;
    }
    return isfinite(gap) ? gap : 0;
}

void forensic_column_sort(struct forensic_column *column) {
    if (column->sorted)
        return;
    inventory_take(column->inventory, column->number, column->rows, column->decimals);
    column->distinct = column->inventory->distinct;
    column->value = column->inventory->value;
    column->count = column->inventory->times;
    column->place = column->inventory->place;
    column->gap = smallest_gap(column);
    column->sorted = true;
}

void forensic_column_rows(struct forensic_column *column) {
    forensic_column_sort(column);
    inventory_entries(column->inventory, column->rows);
    column->start = column->inventory->start;
    column->row = column->inventory->entry;
}

static const double single_precision[FORENSIC_RUNGS] = {0, 3e-7, 2e-6};

double forensic_column_resolution(const struct forensic_column *column, unsigned rung) {
    return fmax(column->resolution, single_precision[rung] * column->largest);
}

double forensic_slack(double largest, unsigned rung) {
    return FLOOR * fmax(1, largest) + single_precision[rung] * largest;
}

// ---- sides ----

struct forensic_sums forensic_sums_add(struct forensic_sums a, struct forensic_sums b) {
    return (struct forensic_sums){.n = a.n + b.n,
                                  .sum = a.sum + b.sum,
                                  .squares = a.squares + b.squares,
                                  .fourths = a.fourths + b.fourths,
                                  .absolute = a.absolute + b.absolute,
                                  .minimum = fmin(a.minimum, b.minimum),
                                  .maximum = fmax(a.maximum, b.maximum)};
}

static inline void sums_add_value(struct forensic_sums *sums, double value) {
    sums->n++;
    sums->sum += value;
    sums->squares += value * value;
    sums->fourths += value * value * value * value;
    sums->absolute += fabs(value);
    sums->minimum = value < sums->minimum ? value : sums->minimum;
    sums->maximum = value > sums->maximum ? value : sums->maximum;
}

void forensic_sides_init(struct forensic_sides *sides, const struct forensic_column *column,
                         const struct split_pair *pair) {
    *sides = (struct forensic_sides){.column = column, .pair = pair};
    for (size_t s = 0; s < 3; s++)
        sides->side[s].minimum = INFINITY, sides->side[s].maximum = -INFINITY;
    struct forensic_sums all = sides->side[SPLIT_TRAIN]; // not in memory while it is added to
    for (size_t r = 0; r < column->rows; r++) {
        double value = column->number[r];
        if (isnan(value))
            continue;
        if (pair)
            sums_add_value(&sides->side[pair->side[r]], value);
        else
            sums_add_value(&all, value);
    }
    if (!pair)
        sides->side[SPLIT_TRAIN] = all;
}

void forensic_sides_finish(struct forensic_sides *sides) {
    for (size_t s = 0; s < 3; s++)
        memory_free(sides->count[s]);
    *sides = (struct forensic_sides){0};
}

void forensic_sides_count(struct forensic_sides *sides, struct forensic_column *column) {
    if (sides->counted)
        return;
    forensic_column_sort(column);
    for (size_t s = 0; s < 3; s++)
        sides->count[s] = memory_alloc(column->distinct, sizeof *sides->count[s]);
    if (!sides->pair)
        memcpy(sides->count[SPLIT_TRAIN], column->count, column->distinct * sizeof *column->count);
    for (size_t r = 0; sides->pair && r < column->rows; r++) {
        if (column->place[r] != INVENTORY_NOWHERE)
            sides->count[sides->pair->side[r]][column->place[r]]++;
    }
    sides->counted = true;
}

bool fit_set_has(enum fit_set set, enum split_side side) {
    static const bool has[FIT_SETS][3] = {[FIT_ON_TRAIN] = {true, false, false},
                                          [FIT_ON_TRAIN_AND_REST] = {true, false, true},
                                          [FIT_ON_TEST] = {false, true, false},
                                          [FIT_ON_BOTH] = {true, true, false},
                                          [FIT_ON_ALL] = {true, true, true}};
    return has[set][side];
}

enum fit_set forensic_sides_same(const struct forensic_sides *sides, enum fit_set set) {
    if (sides->side[SPLIT_NEITHER].n)
        return set;
    return set == FIT_ON_TRAIN_AND_REST ? FIT_ON_TRAIN : set == FIT_ON_ALL ? FIT_ON_BOTH : set;
}

struct forensic_sums forensic_sides_sums(const struct forensic_sides *sides, enum fit_set set) {
    struct forensic_sums sums = {.minimum = INFINITY, .maximum = -INFINITY};
    for (enum split_side side = SPLIT_TRAIN; side <= SPLIT_NEITHER; side++) {
        if (fit_set_has(set, side))
            sums = forensic_sums_add(sums, sides->side[side]);
    }
    return sums;
}
