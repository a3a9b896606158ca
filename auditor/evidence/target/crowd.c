// How a column stands among the others: a strong honest cause comes with correlates, a leak stands alone.
//
// Columns whose relation to the target is already explained (exact, by presence alone, or in a combination)
// leave the crowd, so that one leak does not hide another. Everything is compared on the scale of
// target.strength.
#include "evidence/target/explained.h"

#include "base/memory.h"

#include <math.h>

static const double CROWD_SHARE = 0.75; // of the column's strength: who is as strong belongs to its crowd
static const double LEAST_REST = 1e-4;  // of the unexplained: less is not told apart

// Whether an exact relation, presence alone or a combination with others already explains the column's
// strength.
static bool explained(const struct gather *gather, const struct gather_column *column) {
    return explained_exactly(gather, column->subject) || explained_by_presence(gather, column->subject) ||
           column->combined;
}

// What a column of that strength leaves unexplained: of the variance, or of the order of the classes.
static double unexplained(const struct gather *gather, double strength) {
    return fmax(1 - (gather->target.scale ? strength * strength : strength), LEAST_REST);
}

struct member {
    double strength; // NAN = not measured
    bool explained, worded;
};

static void set_crowd(struct gather *gather, const struct member *members, size_t c) {
    double own = members[c].strength, next = 0, best_other = 0, best[2] = {0, 0};
    uint64_t size = 1, stronger = 0;
    for (size_t i = 0; i < gather->column_count; i++) {
        if (i == c || isnan(members[i].strength) || members[i].explained)
            continue;
        double strength = members[i].strength;
        best[1] = fmin(fmax(strength, best[1]), best[0]);
        best[0] = fmax(strength, best[0]);
        if (strength >= CROWD_SHARE * own)
            size++;
        else if (strength > next)
            next = strength;
        if (members[i].worded)
            continue;
        stronger += strength > own;
        best_other = strength > best_other ? strength : best_other;
    }
    size_t subject = gather->columns[c].subject;
    gather_set(gather, subject, M_CROWD_SIZE, value_count(size));
    gather_set(gather, subject, M_CROWD_STRONGER, value_count(stronger));
    if (own <= 0)
        return;
    gather_set(gather, subject, M_CROWD_REST,
               value_estimate(estimate_exact(unexplained(gather, best[1]) / unexplained(gather, own), size)));
    gather_set(gather, subject, M_CROWD_NEXT, value_estimate(estimate_exact(next / own, size)));
    gather_set(gather, subject, M_CROWD_BEST_OTHER, value_estimate(estimate_exact(best_other / own, size)));
}

void measure_crowd(struct gather *gather) {
    struct member *members = memory_alloc(gather->column_count, sizeof *members);
    uint64_t measured = 0;
    for (size_t c = 0; c < gather->column_count; c++) {
        size_t subject = gather->columns[c].subject;
        bool compared = gather->columns[c].compared;
        members[c].strength = compared ? gather_number(gather, subject, M_TARGET_STRENGTH, NAN) : NAN;
        members[c].explained = compared && explained(gather, &gather->columns[c]);
        members[c].worded = gather_number(gather, subject, M_NAME_OUTCOME, 0) != 0;
        measured += !isnan(members[c].strength) && !members[c].explained;
    }
    for (size_t c = 0; c < gather->column_count; c++) {
        if (!isnan(members[c].strength))
            set_crowd(gather, members, c);
    }
    gather_set(gather, gather->dataset_subject, M_CROWD_COLUMNS, value_count(measured));
    memory_free(members);
}
