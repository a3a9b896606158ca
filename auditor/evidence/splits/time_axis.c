// Choosing the column that tells the time and reading it as moments.
#include "evidence/splits/time_axis.h"

#include "base/memory.h"
#include "evidence/splits/time_name.h"
#include "evidence/splits/time_parts.h"
#include "input/datetime.h"

#include <math.h>
#include <string.h>

static const double DAY = 86400, MONTH = 31 * 86400.0, YEAR = 366 * 86400.0;
// Share of the cells that must read as times, and of the rows that must have one where nobody declares it.
static const double READABLE = 0.98, PRESENT = 0.9;

// How numbers write times.
enum notation {
    NOTATION_NONE,  // they are no times
    NOTATION_DATE,  // read as dates by the reader
    NOTATION_EPOCH, // seconds since 1970, from 2001 on
    NOTATION_MILLI, // milliseconds
    NOTATION_YMD,   // 20240131
    NOTATION_YM,    // 202401
    NOTATION_YEAR,  // 2024
    NOTATION_COUNT, // declared: larger is later
};

static double moment_of(enum notation notation, double number) {
    int64_t days;
    int whole = (int)(fabs(number) < 1e9 ? number : 0);
    switch (notation) {
    case NOTATION_MILLI: return number / 1000;
    case NOTATION_YMD:
        return datetime_day(whole / 10000, whole / 100 % 100, whole % 100, &days) ? (double)days * DAY : NAN;
    case NOTATION_YM: return datetime_day(whole / 100, whole % 100, 1, &days) ? (double)days * DAY : NAN;
    case NOTATION_YEAR: return datetime_day(whole, 1, 1, &days) ? (double)days * DAY : NAN;
    default: return number;
    }
}

// Whether the numbers of a column, or nearly all, are times in that notation.
static bool reads_as(const struct store *store, size_t column, enum notation notation) {
    size_t present = 0, read = 0;
    for (size_t r = 0; r < store->rows; r++) {
        double number = store->number[column][r];
        present += isnan(number) ? 0 : 1;
        read += isnan(moment_of(notation, number)) ? 0 : 1; // NAN stays NAN
    }
    return (double)read >= READABLE * (double)present;
}

// Ranges first: they cost nothing. Epochs begin in September 2001, when they got their tenth digit.
static enum notation notation_of(const struct gather *gather, const struct gather_column *column) {
    static const struct {
        double least, most;
        enum notation notation;
    } ranges[] = {{1e9, 2.1e9, NOTATION_EPOCH},
                  {1e12, 2.1e12, NOTATION_MILLI},
                  {19000101, 21001231, NOTATION_YMD},
                  {190001, 210012, NOTATION_YM},
                  {1800, 2100, NOTATION_YEAR}};
    const struct dataset *dataset = gather->dataset;
    enum column_type type = dataset->columns[column->data].read->type;
    if (type == TYPE_DATE || type == TYPE_DATETIME)
        return NOTATION_DATE;
    const struct moments *moments = &dataset->profile.column[column->data].moments;
    if (type != TYPE_INTEGER || moments->n == 0 || moments->minimum == moments->maximum)
        return NOTATION_NONE;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (moments->minimum >= ranges[i].least && moments->maximum <= ranges[i].most &&
            reads_as(&dataset->store, column->data, ranges[i].notation))
            return ranges[i].notation;
    }
    return NOTATION_NONE;
}

static double grain_of(enum notation notation, enum column_type type) {
    switch (notation) {
    case NOTATION_YMD: return DAY;
    case NOTATION_YM: return MONTH;
    case NOTATION_YEAR: return YEAR;
    case NOTATION_DATE: return type == TYPE_DATE ? DAY : 1;
    default: return 1;
    }
}

static void read_axis(struct time_axis *axis, const struct gather *gather, const struct gather_column *column,
                      enum notation notation) {
    const struct store *store = &gather->dataset->store;
    axis->columns[0] = axis->name = column->name;
    axis->column_count = 1;
    axis->why = store->numeric[column->data] ? DEFINED : NOT_DECIDABLE;
    if (axis->why != DEFINED)
        return;
    axis->seconds = notation != NOTATION_COUNT;
    axis->grain = grain_of(notation, gather->dataset->columns[column->data].read->type);
    axis->moment = memory_alloc(store->rows, sizeof *axis->moment);
    for (size_t r = 0; r < store->rows; r++)
        axis->moment[r] = moment_of(notation, store->number[column->data][r]);
}

const struct gather_column *time_axis_declared(const struct gather *gather) {
    const struct gather_column *declared = gather_find(gather, gather->schema->task.prediction_time.name);
    for (size_t c = 0; !declared && c < gather->column_count; c++) {
        if (gather->columns[c].role == ROLE_TIME)
            declared = &gather->columns[c];
    }
    return declared;
}

// How likely a column that nobody declares tells the time of the row; 0 = it does not. A name that says so
// outweighs the notation. Numbers are only taken for times if their name says so as well, but for 20240131,
// which is no accident in a whole column.
static unsigned likelihood(const struct gather *gather, const struct gather_column *column,
                           enum notation notation) {
    static const unsigned clear[] = {[NOTATION_DATE] = 4, [NOTATION_EPOCH] = 3, [NOTATION_MILLI] = 3,
                                     [NOTATION_YMD] = 3,  [NOTATION_YM] = 2,    [NOTATION_YEAR] = 1};
    const struct dataset *dataset = gather->dataset;
    double present = (double)dataset->profile.column[column->data].moments.n;
    enum time_sense sense = time_name_sense(column->name);
    bool dated = notation == NOTATION_DATE || notation == NOTATION_YMD;
    if (sense == TIME_SENSE_ATTRIBUTE || (sense == TIME_SENSE_NONE && !dated) ||
        present < PRESENT * (double)dataset->profile.rows)
        return 0;
    char rest[TIME_NAME_REST];
    if (notation == NOTATION_YEAR && time_name_part(column->name, rest) != TIME_YEAR)
        return 0;
    return clear[notation] + (sense == TIME_SENSE_ROW ? 10 : 0);
}

void time_axis_of_column(struct time_axis *axis, const struct gather *gather,
                         const struct gather_column *column) {
    *axis = (struct time_axis){.why = NOT_DECLARED};
    enum notation notation = notation_of(gather, column);
    read_axis(axis, gather, column, notation == NOTATION_NONE ? NOTATION_COUNT : notation);
    time_parts_refine(axis, gather);
}

// The likeliest column, then parts of a date, then a year alone.
static void find(struct time_axis *axis, const struct gather *gather) {
    const struct gather_column *best = NULL;
    unsigned most = 0;
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (column->data == SIZE_MAX || column->role == ROLE_TARGET || column->role == ROLE_SPLIT ||
            column->role == ROLE_WEIGHT)
            continue;
        enum notation notation = notation_of(gather, column);
        unsigned likely = notation == NOTATION_NONE ? 0 : likelihood(gather, column, notation);
        if (likely > most) {
            most = likely;
            best = column;
        }
    }
    bool year = best && notation_of(gather, best) == NOTATION_YEAR;
    if ((!best || year) && time_parts_compose(axis, gather))
        return;
    if (!best)
        return;
    time_axis_of_column(axis, gather, best);
    axis->plain = most > 10 && !year; // a year alone may be that of a model or a vintage
}

void time_axis_init(struct time_axis *axis, const struct gather *gather) {
    *axis = (struct time_axis){.why = NOT_DECLARED};
    const struct gather_column *declared = time_axis_declared(gather);
    if (!declared) {
        find(axis, gather);
        return;
    }
    if (declared->data == SIZE_MAX)
        return;
    time_axis_of_column(axis, gather, declared);
    axis->declared = axis->plain = true;
}

void time_axis_finish(struct time_axis *axis) {
    memory_free(axis->moment);
    *axis = (struct time_axis){0};
}
