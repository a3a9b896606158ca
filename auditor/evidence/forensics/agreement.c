// Statistics of the rows that bear a value against the value; luck added up over the values.
#include "evidence/forensics/agreement.h"

#include "base/memory.h"

#include <math.h>

enum { LEAST_DIFFERENT = 2, LEAST_LARGEST = 20 };
static const double AGREE = 0.9;        // share of the values that equal the statistic
static const double LEAST_SHARE = 0.02; // of the rows in the largest group that is counted
static const double ARITHMETIC = 1e-9;

void agreement_init(struct agreement *agreement, const struct forensic_column *values) {
    double rounding = values->whole ? 0 : values->resolution;
    *agreement = (struct agreement){.tolerance = rounding + ARITHMETIC * fmax(1, values->largest)};
    for (size_t set = 0; set < FIT_SETS; set++)
        agreement->fit[set] = memory_alloc(values->distinct, sizeof *agreement->fit[set]);
}

void agreement_finish(struct agreement *agreement) {
    for (size_t set = 0; set < FIT_SETS; set++)
        memory_free(agreement->fit[set]);
}

bool agreement_by_outcome(enum encoding_kind kind) {
    return kind != ENCODING_COUNT && kind != ENCODING_FREQUENCY;
}

// ---- whether it holds ----

// Whether counts are those of categories rather than sizes of small groups (litters, households), which are
// their own counts by nature: some value is borne by just as many rows as it says, and by many.
static bool counts_something(const struct agreement *agreement, const struct groups *groups,
                             enum fit_set set) {
    double largest = 0, one = agreement->kind == ENCODING_COUNT ? 1 : 1 / groups->all.rows[set];
    for (size_t k = 0; k < groups->column->distinct; k++) {
        double rows = groups->rows[set][k];
        if (agreement->fit[set][k] && fabs(groups->column->value[k] / one - rows) < 0.5)
            largest = fmax(largest, rows);
    }
    return largest >= LEAST_LARGEST && largest >= LEAST_SHARE * groups->all.rows[set];
}

double agreement_share(struct agreement *agreement, const struct groups *groups, enum fit_set set) {
    struct encoding_rows rows = {.values = groups->column->distinct,
                                 .value = groups->column->value,
                                 .rows = groups->rows[set],
                                 .sum = groups->sum[set],
                                 .squares = groups->squares[set],
                                 .all_rows = groups->all.rows[set],
                                 .all_sum = groups->all.sum[set],
                                 .all_squares = groups->all.squares[set]};
    size_t equal = encoding_match(&rows, agreement->kind, agreement->tolerance, agreement->fit[set]);
    size_t present = 0;
    for (size_t k = 0; k < groups->column->distinct; k++)
        present += groups->rows[set][k] > 0;
    return present ? (double)equal / (double)present : 0;
}

// Whether that the value agrees means anything. Outcomes that do not vary have the same mean on any rows; the
// mean without the row itself is borne by rows of one outcome.
static bool tells(const struct agreement *agreement, const struct groups *groups, enum fit_set set,
                  size_t k) {
    enum encoding_fit fit = agreement->fit[set][k];
    if (agreement->kind == ENCODING_LEFT_OUT || !agreement_by_outcome(agreement->kind))
        return agreement->kind == ENCODING_LEFT_OUT ? fit == ENCODING_OWN : fit != ENCODING_OTHER;
    return fit == ENCODING_OWN && groups_spread(groups, k) > 0;
}

void agreement_test(struct agreement *agreement, const struct groups *groups, enum fit_set set) {
    double share = agreement_share(agreement, groups, set);
    size_t telling = 0;
    for (size_t k = 0; k < groups->column->distinct; k++)
        telling += tells(agreement, groups, set, k);
    agreement->holds[set] =
        telling >= LEAST_DIFFERENT && share >= AGREE &&
        (agreement_by_outcome(agreement->kind) || counts_something(agreement, groups, set));
}

// ---- luck ----

// That as many other rows, with outcomes that add up to the same, were seen besides is nothing remarkable: so
// it is with the other part of a stratified split. Only how they fall into the categories is.
static double in_total_log10(enum encoding_kind kind, struct encoding_luck total) {
    if (!(total.differ > 0))
        return 0;
    if (kind == ENCODING_LEFT_OUT) { // its values count rows of either outcome
        total.differ /= 2;
        return 2 * encoding_chance_log10(kind, &total);
    }
    if (!agreement_by_outcome(kind))
        return encoding_chance_log10(kind, &total);
    total.spread = sqrt(total.spread / total.differ);
    return total.lattice ? encoding_chance_log10(ENCODING_M_ESTIMATE, &total) : 0;
}

double agreement_chance_log10(const struct agreement *agreement, const struct groups *groups,
                              enum fit_set set, enum fit_set rival, enum fit_set differ) {
    double chance = 0, unit = agreement->unit > 0 ? agreement->unit : 1;
    struct encoding_luck total = {.tolerance = agreement->tolerance / unit, .lattice = agreement->unit > 0};
    size_t count = 0;
    for (size_t k = 0; k < groups->column->distinct; k++) {
        // Where the rival's statistic does not hold as a whole, what agrees with it does so by accident.
        if (!tells(agreement, groups, set, k) || (agreement->holds[rival] && agreement->fit[rival][k]))
            continue;
        double rows = groups->rows[set][k];
        struct encoding_luck luck = {.rows = rows,
                                     .sum = groups->sum[set][k] / unit,
                                     .differ = differ == set ? rows : fabs(rows - groups->rows[rival][k]),
                                     .spread = groups_spread(groups, k) / unit,
                                     .tolerance = total.tolerance,
                                     .lattice = total.lattice};
        double here = encoding_chance_log10(agreement->kind, &luck);
        count += here < 0;
        chance += here;
        total.rows += rows;
        total.sum += luck.sum;
        total.differ += luck.differ;
        total.spread += luck.spread * luck.spread * luck.differ;
    }
    return count >= LEAST_DIFFERENT ? fmin(chance - in_total_log10(agreement->kind, total), 0) : 0;
}

double agreement_nearby_log10(const struct agreement *agreement, const struct groups *groups,
                              enum fit_set set) {
    double rows = groups->all.rows[FIT_ON_ALL], mean = groups->all.sum[FIT_ON_ALL] / rows, chance = 0;
    double spread = sqrt(fmax(groups->all.squares[FIT_ON_ALL] / rows - mean * mean, 0));
    for (size_t k = 0; k < groups->column->distinct; k++) {
        if (agreement->fit[set][k] == ENCODING_OTHER)
            continue;
        chance += agreement_by_outcome(agreement->kind)
                      ? log10(fmin(1, 2 * agreement->tolerance / fmax(spread, 1e-300)))
                      : -log10(fmax(groups->rows[set][k], 1)) / 2;
    }
    return chance;
}
