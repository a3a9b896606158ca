// Values that became known after the moment of the prediction, by the stamps that the schema declares: row by
// row proof of leakage, where Kaufman et al. (2012) ask for "no time machine".
#include "evidence/gather.h"

#include "base/text.h"
#include "stats/interval.h"

#include <inttypes.h>

static const double DAY = 86400;

// The first late rows, as file:line.
static const char *first_lines(const struct gather *gather, const struct stamp *stamp) {
    const char *text = NULL;
    for (size_t i = 0; i < STAMP_LINES && stamp->first[i].line; i++) {
        const char *file = gather->dataset->files[stamp->first[i].file].file->name;
        text = text ? text_format(gather->arena, "%s, %s:%" PRIu64, text, file, stamp->first[i].line)
                    : text_format(gather->arena, "%s:%" PRIu64, file, stamp->first[i].line);
    }
    return text;
}

// "3 hours"; plain numbers (years, epochs) have no unit.
static const char *lateness(const struct gather *gather, const struct stamp *stamp) {
    static const struct {
        double seconds;
        const char *name;
    } units[] = {{86400, "days"}, {3600, "hours"}, {60, "minutes"}, {1, "seconds"}};
    double late = stamp_median(stamp);
    if (stamp->unit == STAMP_NUMBERS)
        return text_format(gather->arena, "%.3g", late);
    size_t u = 0;
    while (u < 3 && late < units[u].seconds)
        u++;
    return text_format(gather->arena, "%.3g %s", late / units[u].seconds, units[u].name);
}

static void set_undefined(struct gather *gather, size_t subject, enum undefined why) {
    static const enum measure_id all[] = {M_STAMPED_COUNT, M_STAMPED_SHARE, M_STAMPED_LATE, M_STAMPED_BY,
                                          M_STAMPED_FIRST};
    gather_set_undefined(gather, subject, all, sizeof all / sizeof *all, why);
}

static void set_stamped(struct gather *gather, size_t subject, const struct stamp *stamp) {
    gather_set(gather, subject, M_STAMPED_COUNT, value_count(stamp->late));
    gather_set(gather, subject, M_STAMPED_SHARE,
               value_estimate(interval_wilson(stamp->late, stamp->compared, 0.95)));
    bool time = stamp->unit != STAMP_NUMBERS && stamp->late;
    double late = time ? stamp_median(stamp) / DAY : 0;
    gather_set(gather, subject, M_STAMPED_LATE,
               time ? value_estimate(estimate_exact(late, stamp->count))
                    : value_undefined(VALUE_ESTIMATE, stamp->late ? NOT_DECIDABLE : TOO_FEW));
    gather_set(gather, subject, M_STAMPED_BY,
               stamp->late ? value_text(lateness(gather, stamp)) : value_undefined(VALUE_TEXT, TOO_FEW));
    const char *first = first_lines(gather, stamp);
    gather_set(gather, subject, M_STAMPED_FIRST,
               first ? value_text(first) : value_undefined(VALUE_TEXT, TOO_FEW));
}

void measure_stamped(struct gather *gather) {
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        const struct stamp *stamp =
            column->data == SIZE_MAX ? NULL : stamps_of(&gather->dataset->stamps, column->data);
        if (!stamp)
            set_undefined(gather, column->subject, NOT_DECLARED);
        else if (stamp->unit == STAMP_NONE)
            set_undefined(gather, column->subject, NOT_DECIDABLE);
        else if (stamp->compared == 0)
            set_undefined(gather, column->subject, TOO_FEW);
        else
            set_stamped(gather, column->subject, stamp);
    }
}
