// Counting the rows of splits along the axis of time.
#include "evidence/splits/timeline.h"

#include "base/text.h"
#include "evidence/splits/division.h"
#include "evidence/splits/split_pair.h"
#include "evidence/splits/time_axis.h"

#include <math.h>

static const double BEGINS = 0.05; // the quantile of a part's moments that counts as its beginning

struct unit {
    const char *name;
    double seconds;
};

// The largest unit of which the axis holds a few.
static struct unit unit_of(const struct time_axis *axis, double length) {
    static const struct unit units[] = {
        {"years", 365.2425 * 86400}, {"days", 86400}, {"hours", 3600}, {"minutes", 60}};
    if (!axis->seconds)
        return (struct unit){"", 1};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (length >= 3 * units[i].seconds)
            return units[i];
    return (struct unit){"seconds", 1};
}

// Where one value of the column stands for a day or a month, bins are not finer than that.
static size_t bins_of(const struct time_axis *axis, double length) {
    const double grains = axis->grain > 1 ? floor(length / axis->grain) + 1 : TIMELINE_BINS;
    return grains < TIMELINE_BINS ? (size_t)grains : TIMELINE_BINS;
}

static void count_rows(const struct timeline *timeline, struct timeline_part *part, const double *moment,
                       double begin, double end) {
    for (uint64_t r = 0; r < part->rows; r++) {
        const double share = end > begin ? (moment[r] - begin) / (end - begin) : 0;
        const size_t bin = (size_t)(share * (double)timeline->bins);
        part->in_bin[bin < timeline->bins ? bin : timeline->bins - 1]++;
    }
}

struct timeline *timeline_of(struct arena *arena, const struct division *division,
                             const struct split_pair *pair, const struct time_axis *axis) {
    double begin = INFINITY, end = -INFINITY;
    for (size_t p = 0; p < division->parts; p++) {
        begin = fmin(begin, division->moment[p][0]);
        end = fmax(end, division->moment[p][division->rows[p] - 1]);
    }
    const struct unit unit = unit_of(axis, end - begin);
    struct timeline *timeline = arena_alloc(arena, 1, sizeof *timeline);
    *timeline = (struct timeline){.column = axis->name,
                                  .unit = unit.name,
                                  .length = (end - begin) / unit.seconds,
                                  .bins = bins_of(axis, end - begin),
                                  .part_count = division->parts};
    timeline->parts = arena_alloc(arena, division->parts, sizeof *timeline->parts);
    for (size_t p = 0; p < division->parts; p++) {
        const double *moment = division->moment[p];
        const size_t rows = division->rows[p];
        struct timeline_part *part = &timeline->parts[p];
        *part = (struct timeline_part){.name = division->folds ? text_format(arena, "no. %zu", p + 1)
                                               : p == 0        ? pair->train
                                                               : pair->test,
                                       .rows = rows,
                                       .in_bin = arena_alloc(arena, timeline->bins, sizeof *part->in_bin),
                                       .first = (moment[0] - begin) / unit.seconds,
                                       .last = (moment[rows - 1] - begin) / unit.seconds,
                                       .begins =
                                           (division_quantile(moment, rows, BEGINS) - begin) / unit.seconds};
        count_rows(timeline, part, moment, begin, end);
    }
    return timeline;
}

const struct timeline *timeline_find(const struct timeline *timelines, size_t subject) {
    while (timelines && timelines->subject != subject)
        timelines = timelines->next;
    return timelines;
}
