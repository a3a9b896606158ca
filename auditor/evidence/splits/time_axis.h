// The moment of every row, as some column tells it: declared, or recognised among the columns (dates, epochs,
// 20240131, years), or put together from columns for year, month, day and hour.
#ifndef LEAKAUDIT_EVIDENCE_TIME_AXIS_H
#define LEAKAUDIT_EVIDENCE_TIME_AXIS_H

#include "evidence/gather.h"

#include <stdbool.h>
#include <stddef.h>

#define TIME_AXIS_COLUMNS 4

struct time_axis {
    const char *columns[TIME_AXIS_COLUMNS]; // the leading one first; names of the gather's columns
    size_t column_count;                    // 0 = no column tells the time
    const char *name;                       // "day", or "year, month, day"
    enum undefined why; // DEFINED; NOT_DECLARED = there is none; NOT_DECIDABLE = a declared one is no number
    double *moment;     // [rows of the store] NAN where unknown; owned
    bool seconds;       // moments are seconds since 1970; else whatever the column counts
    double grain;       // how many of them one value stands for: 1, a day, a month, a year
    bool declared;      // by prediction_time or role time
    bool plain;         // declared, or the name says that the row happened then and the column is a full date
};

// The declared column, refined by an hour column if it holds days; else the likeliest of the others. Those
// whose name says that they tell something else (a birth, an expiry) are never taken.
void time_axis_init(struct time_axis *axis, const struct gather *gather);
// The same from one given column of the data.
void time_axis_of_column(struct time_axis *axis, const struct gather *gather,
                         const struct gather_column *column);
void time_axis_finish(struct time_axis *axis);

// The declared time column, or NULL: the task's prediction_time, else the first with role time. It may be
// missing from the data.
const struct gather_column *time_axis_declared(const struct gather *gather);

#endif
