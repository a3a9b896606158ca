// What a simple model on all features reaches, and the columns without which it does not: a table that is too
// good to be true, although no column stands out.
//
// Columns whose relation to the target is exact, and those that take part in an exact combination, are left
// out, so that one leak that has been told does not hide another.
#include "evidence/target/additive.h"
#include "evidence/target/explained.h"
#include "evidence/target/target_power.h"

#include "base/text.h"

#include <math.h>

enum { MOST_ROWS = 20000, MOST_COLUMNS = 60, MOST_CLASSES = 10, MOST_REMOVED = 10, LEAST_ROWS = 50 };

static const enum measure_id all[] = {M_MODEL_POWER,   M_MODEL_STRENGTH, M_MODEL_COLUMNS,   M_MODEL_SET,
                                      M_MODEL_WITHOUT, M_MODEL_NAMES,    M_MODEL_UNDECLARED};

static void set_undefined(struct gather *gather, enum undefined why) {
    gather_set_undefined(gather, gather->dataset_subject, all, sizeof all / sizeof *all, why);
}

// The features that may enter, the strongest first if there are too many. Returns how many there are.
static size_t choose(const struct gather *gather, const struct gather_column **chosen) {
    size_t count = 0;
    double strength[MOST_COLUMNS];
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        double own = gather_number(gather, column->subject, M_TARGET_STRENGTH, NAN);
        if (!column->compared || column->role != ROLE_FEATURE || column->combined || isnan(own) ||
            explained_exactly(gather, column->subject) || explained_by_presence(gather, column->subject))
            continue;
        if (count == MOST_COLUMNS && own <= strength[MOST_COLUMNS - 1])
            continue;
        size_t at = count < MOST_COLUMNS ? count++ : MOST_COLUMNS - 1;
        for (; at > 0 && strength[at - 1] < own; at--) {
            strength[at] = strength[at - 1];
            chosen[at] = chosen[at - 1];
        }
        strength[at] = own;
        chosen[at] = column;
    }
    return count;
}

static size_t most_missed(const bool *used, const double *loss, size_t count) {
    size_t best = SIZE_MAX;
    for (size_t c = 0; c < count; c++) {
        if (used[c] && (best == SIZE_MAX || loss[c] > loss[best]))
            best = c;
    }
    return best;
}

static double strength_of(const struct additive *model, struct estimate power) {
    struct estimate strength = target_power_strength(model->target, power);
    return strength.why == DEFINED ? strength.value : 0;
}

// Takes out the column that is missed most, again and again, until half of the strength is gone; then puts
// back what was not needed for that. Returns the power without them; `used` marks what stays.
static struct estimate take_out(const struct additive *model, bool *used, double *loss,
                                struct estimate power) {
    double half = strength_of(model, power) / 2;
    size_t last = SIZE_MAX;
    for (size_t removed = 0;
         removed < MOST_REMOVED && removed < model->count && strength_of(model, power) > half; removed++) {
        last = most_missed(used, loss, model->count);
        used[last] = false;
        power = additive_power(model, used, loss);
    }
    for (size_t c = 0; c < model->count && strength_of(model, power) <= half; c++) {
        if (used[c] || c == last)
            continue;
        used[c] = true;
        struct estimate with = additive_power(model, used, NULL);
        used[c] = strength_of(model, with) <= half;
        power = used[c] ? with : power;
    }
    return power;
}

static void set_removed(struct gather *gather, const struct gather_column *const *chosen, const bool *used,
                        size_t count) {
    uint64_t removed = 0, undeclared = 0;
    const char *names = NULL;
    for (size_t c = 0; c < count; c++) {
        if (used[c])
            continue;
        removed++;
        names = names ? text_format(gather->arena, "%s, %s", names, chosen[c]->name) : chosen[c]->name;
        const struct schema_column *declared = chosen[c]->declared;
        undeclared += !declared || declared->available != AVAILABLE_TRUE || !declared->available_reason;
    }
    size_t subject = gather->dataset_subject;
    gather_set(gather, subject, M_MODEL_SET,
               names ? value_count(removed) : value_undefined(VALUE_COUNT, NOT_DECIDABLE));
    gather_set(gather, subject, M_MODEL_UNDECLARED,
               names ? value_count(undeclared) : value_undefined(VALUE_COUNT, NOT_DECIDABLE));
    gather_set(gather, subject, M_MODEL_NAMES,
               names ? value_text(names) : value_undefined(VALUE_TEXT, NOT_DECIDABLE));
}

static struct value sized(const struct gather *gather, struct estimate estimate, size_t rows) {
    return value_on_rows(value_estimate(estimate), rows, gather->dataset->store.seen);
}

static void set_model(struct gather *gather, const struct gather_column *const *chosen, size_t count,
                      const struct additive *model) {
    bool used[MOST_COLUMNS] = {false};
    double loss[MOST_COLUMNS];
    for (size_t c = 0; c < count; c++)
        used[c] = true;
    struct estimate power = additive_power(model, used, loss);
    struct estimate without = power.why == DEFINED ? take_out(model, used, loss, power) : power;
    size_t subject = gather->dataset_subject;
    gather_set(gather, subject, M_MODEL_POWER, sized(gather, power, model->rows));
    gather_set(gather, subject, M_MODEL_COLUMNS, value_count(count));
    gather_set(gather, subject, M_MODEL_WITHOUT, sized(gather, without, model->rows));
    struct estimate strong = target_power_strength(&gather->target, power),
                    weak = target_power_strength(&gather->target, without);
    gather_set(gather, subject, M_MODEL_STRENGTH,
               value_estimate(strong.why == DEFINED && weak.why == DEFINED && strong.value > 0
                                  ? estimate_exact(weak.value / strong.value, model->rows)
                                  : estimate_undefined(NOT_DECIDABLE, model->rows)));
    set_removed(gather, chosen, used, count);
}

void measure_model(struct gather *gather) {
    const struct target_rows *target = &gather->target;
    const struct gather_column *chosen[MOST_COLUMNS];
    size_t columns[MOST_COLUMNS], count = choose(gather, chosen);
    if (target->known < LEAST_ROWS || count < 2) {
        set_undefined(gather, TOO_FEW);
        return;
    }
    if (!target->scale && target->classes > MOST_CLASSES) {
        set_undefined(gather, OVER_BUDGET);
        return;
    }
    for (size_t c = 0; c < count; c++)
        columns[c] = chosen[c]->data;
    struct additive model;
    size_t outputs = target->scale || target->classes == 2 ? 1 : target->classes;
    additive_init(&model, gather->dataset, target, columns, count, MOST_ROWS / outputs);
    set_model(gather, chosen, count, &model);
    additive_finish(&model);
}
