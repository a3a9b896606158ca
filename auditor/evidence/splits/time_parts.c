// Putting dates together from their parts.
#include "evidence/splits/time_parts.h"

#include "base/memory.h"
#include "base/text.h"
#include "evidence/splits/time_name.h"
#include "input/datetime.h"

#include <math.h>
#include <string.h>

static const double HOUR = 3600, DAY = 86400, MONTH = 31 * 86400.0;

struct part {
    enum time_part part;
    const struct gather_column *column;
    char rest[TIME_NAME_REST];
};

// Whole numbers in the range of the part, more than one but for the year. Days up to 7 are days of the week.
static bool holds(const struct gather *gather, const struct gather_column *column, enum time_part part) {
    static const double ranges[TIME_PARTS][2] = {{0, 2100}, {1, 12}, {1, 31}, {0, 24}};
    const struct dataset *dataset = gather->dataset;
    const struct moments *moments = &dataset->profile.column[column->data].moments;
    enum column_type type = dataset->columns[column->data].read->type;
    if (type != TYPE_INTEGER || moments->n == 0 ||
        (part != TIME_YEAR && moments->minimum == moments->maximum))
        return false;
    return moments->minimum >= ranges[part][0] && moments->maximum <= ranges[part][1] &&
           (part != TIME_DAY || moments->maximum > 7);
}

// The part that a column is, TIME_NO_PART if it is none.
static struct part part_of(const struct gather *gather, const struct gather_column *column) {
    struct part part = {.part = TIME_NO_PART, .column = column};
    if (column->data == SIZE_MAX || column->role == ROLE_TARGET || column->role == ROLE_SPLIT)
        return part;
    if (time_name_sense(column->name) != TIME_SENSE_ATTRIBUTE)
        part.part = time_name_part(column->name, part.rest);
    if (part.part != TIME_NO_PART && !holds(gather, column, part.part))
        part.part = TIME_NO_PART;
    return part;
}

static double cell(const struct gather *gather, const struct gather_column *column, size_t row,
                   double otherwise) {
    return column ? gather->dataset->store.number[column->data][row] : otherwise;
}

// A year of one or two digits counts from 2000: what matters is the order and the distance.
static double moment_of(const struct gather *gather, const struct gather_column *const *part, size_t row) {
    double year = cell(gather, part[TIME_YEAR], row, 2000), month = cell(gather, part[TIME_MONTH], row, 1);
    double day = cell(gather, part[TIME_DAY], row, 1), hour = cell(gather, part[TIME_HOUR], row, 0);
    int64_t days;
    if (isnan(year + month + day + hour))
        return NAN;
    if (!datetime_day((int)(year < 100 ? year + 2000 : year), (int)month, (int)day, &days))
        return NAN;
    return (double)days * DAY + hour * HOUR;
}

static void name_axis(struct time_axis *axis, const struct gather *gather) {
    axis->name = axis->columns[0];
    for (size_t i = 1; i < axis->column_count; i++)
        axis->name = text_format(gather->arena, "%s, %s", axis->name, axis->columns[i]);
}

// Looks for the parts whose names have the same other words as those of `first`.
static bool collect(const struct gather *gather, const struct part *first,
                    const struct gather_column **part) {
    for (size_t c = 0; c < gather->column_count; c++) {
        struct part other = part_of(gather, &gather->columns[c]);
        if (other.part != TIME_NO_PART && !part[other.part] && strcmp(other.rest, first->rest) == 0)
            part[other.part] = other.column;
    }
    return part[TIME_MONTH] && (part[TIME_YEAR] || part[TIME_DAY]);
}

bool time_parts_compose(struct time_axis *axis, const struct gather *gather) {
    const struct gather_column *part[TIME_PARTS] = {NULL};
    bool found = false;
    for (size_t c = 0; c < gather->column_count && !found; c++) {
        struct part month = part_of(gather, &gather->columns[c]);
        if (month.part != TIME_MONTH)
            continue;
        memset(part, 0, sizeof part);
        found = collect(gather, &month, part);
    }
    if (!found)
        return false;
    if (!part[TIME_DAY])
        part[TIME_HOUR] = NULL; // the hour of an unknown day
    for (int p = 0; p < TIME_PARTS; p++) {
        if (part[p])
            axis->columns[axis->column_count++] = part[p]->name;
    }
    name_axis(axis, gather);
    axis->why = DEFINED;
    axis->seconds = true;
    axis->grain = part[TIME_HOUR] ? HOUR : part[TIME_DAY] ? DAY : MONTH;
    axis->plain = part[TIME_YEAR] != NULL; // without a year the order breaks at each turn of the year
    size_t rows = gather->dataset->store.rows;
    axis->moment = memory_alloc(rows, sizeof *axis->moment);
    for (size_t r = 0; r < rows; r++)
        axis->moment[r] = moment_of(gather, part, r);
    return true;
}

void time_parts_refine(struct time_axis *axis, const struct gather *gather) {
    if (!axis->seconds || axis->grain != DAY || axis->column_count != 1)
        return;
    for (size_t c = 0; c < gather->column_count; c++) {
        struct part hour = part_of(gather, &gather->columns[c]);
        if (hour.part != TIME_HOUR || hour.rest[0] || hour.column->name == axis->columns[0])
            continue;
        for (size_t r = 0; r < gather->dataset->store.rows; r++)
            axis->moment[r] += gather->dataset->store.number[hour.column->data][r] * HOUR;
        axis->columns[axis->column_count++] = hour.column->name;
        axis->grain = HOUR;
        name_axis(axis, gather);
        return;
    }
}
