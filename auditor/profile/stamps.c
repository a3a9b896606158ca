// Comparing stamps with the moment of the prediction.
#include "profile/stamps.h"

#include "profile/dataset.h"
#include "stats/sort.h"

#include <assert.h>
#include <math.h>

static const double DAY = 86400;

static bool is_time(enum column_type type) {
    return type == TYPE_DATE || type == TYPE_DATETIME;
}

static bool is_number(enum column_type type) {
    return type == TYPE_INTEGER || type == TYPE_NUMBER;
}

// A day has no hour: the value of 14:00 is not later than a prediction on that day.
static enum stamp_unit unit_of(enum column_type stamp, enum column_type moment) {
    if (is_time(stamp) && is_time(moment))
        return stamp == TYPE_DATE || moment == TYPE_DATE ? STAMP_DAYS : STAMP_SECONDS;
    return is_number(stamp) && is_number(moment) ? STAMP_NUMBERS : STAMP_NONE;
}

void stamps_init(struct stamps *stamps, const struct dataset *dataset, const struct schema *schema) {
    *stamps = (struct stamps){.moment = dataset_find(dataset, schema->task.prediction_time.name)};
    if (stamps->moment == SIZE_MAX)
        return;
    stamps->items = memory_alloc(schema->column_count, sizeof *stamps->items);
    for (size_t c = 0; c < schema->column_count; c++) {
        const struct schema_column *declared = &schema->columns[c];
        size_t column = dataset_find(dataset, declared->name);
        size_t as_of = dataset_find(dataset, declared->as_of.name);
        if (column == SIZE_MAX || as_of == SIZE_MAX)
            continue;
        stamps->items[stamps->count++] = (struct stamp){
            .declared = declared,
            .column = column,
            .as_of = as_of,
            .unit = unit_of(dataset->columns[as_of].read->type, dataset->columns[stamps->moment].read->type),
            .threshold = UINT64_MAX,
        };
    }
}

void stamps_finish(struct stamps *stamps) {
    for (size_t i = 0; i < stamps->count; i++)
        memory_free(stamps->items[i].times);
    memory_free(stamps->items);
    *stamps = (struct stamps){.moment = SIZE_MAX};
}

static void thin(struct stamp *stamp) {
    size_t kept = 0;
    for (size_t i = 0; i < stamp->count; i++) {
        if (stamp->times[i].hash <= stamp->threshold)
            stamp->times[kept++] = stamp->times[i];
    }
    stamp->count = kept;
}

static void keep(struct stamp *stamp, uint64_t hash, double late) {
    if (hash > stamp->threshold)
        return;
    while (stamp->count == STAMP_TIMES && stamp->threshold > 1) {
        stamp->threshold /= 2;
        thin(stamp);
    }
    if (hash > stamp->threshold || stamp->count == STAMP_TIMES) // equal rows without end add nothing
        return;
    stamp->times = memory_room(stamp->times, stamp->count, &stamp->capacity, sizeof *stamp->times);
    stamp->times[stamp->count++] = (struct stamp_time){.hash = hash, .late = late};
}

static void add_line(struct stamp *stamp, size_t file, uint64_t line) {
    for (size_t i = 0; i < STAMP_LINES; i++) {
        if (stamp->first[i].line)
            continue;
        stamp->first[i].file = file;
        stamp->first[i].line = line;
        return;
    }
}

static bool present(const struct batch_column *column, size_t row) {
    return column->number ? !isnan(column->number[row]) : column->text && column->text[row].at;
}

static void add(struct stamp *stamp, const struct batch_column *value, const double *at, const double *asked,
                const struct batch *batch, size_t file) {
    for (size_t r = 0; r < batch->rows; r++) {
        if (isnan(at[r]) || isnan(asked[r]) || !present(value, r))
            continue;
        stamp->compared++;
        bool days = stamp->unit == STAMP_DAYS;
        double late = days ? (floor(at[r] / DAY) - floor(asked[r] / DAY)) * DAY : at[r] - asked[r];
        if (!(late > 0))
            continue;
        stamp->late++;
        add_line(stamp, file, batch->line[r]);
        keep(stamp, batch->row_hash[r], late);
    }
}

void stamps_add(struct stamps *stamps, const struct batch *batch, const size_t *source, size_t file) {
    for (size_t i = 0; i < stamps->count; i++) {
        struct stamp *stamp = &stamps->items[i];
        size_t value = source[stamp->column], at = source[stamp->as_of], asked = source[stamps->moment];
        if (stamp->unit == STAMP_NONE || value == SIZE_MAX || at == SIZE_MAX || asked == SIZE_MAX)
            continue;
        add(stamp, &batch->column[value], batch->column[at].number, batch->column[asked].number, batch, file);
    }
}

void stamps_merge(struct stamps *into, const struct stamps *from) {
    assert(into->count == from->count);
    for (size_t i = 0; i < into->count; i++) {
        struct stamp *to = &into->items[i];
        const struct stamp *add = &from->items[i];
        to->compared += add->compared;
        to->late += add->late;
        for (size_t l = 0; l < STAMP_LINES && add->first[l].line; l++)
            add_line(to, add->first[l].file, add->first[l].line);
        if (add->threshold < to->threshold) {
            to->threshold = add->threshold;
            thin(to);
        }
        for (size_t t = 0; t < add->count; t++)
            keep(to, add->times[t].hash, add->times[t].late);
    }
}

void stamps_note(const struct stamps *stamps, const struct dataset *dataset, struct notes *notes) {
    for (size_t i = 0; i < stamps->count; i++) {
        const struct stamp *stamp = &stamps->items[i];
        if (stamp->unit != STAMP_NONE)
            continue;
        const struct dataset_column *as_of = &dataset->columns[stamp->as_of],
                                    *moment = &dataset->columns[stamps->moment];
        notes_add(notes, NOTE_WARNING, stamp->declared->as_of.place,
                  "'%s' (read as %s) can't be compared with the prediction time '%s' (read as %s), so nobody "
                  "knows whether '%s' comes too late",
                  as_of->name, column_type_names[as_of->read->type], moment->name,
                  column_type_names[moment->read->type], stamp->declared->name);
    }
}

const struct stamp *stamps_of(const struct stamps *stamps, size_t column) {
    for (size_t i = 0; i < stamps->count; i++) {
        if (stamps->items[i].column == column)
            return &stamps->items[i];
    }
    return NULL;
}

double stamp_median(const struct stamp *stamp) {
    if (stamp->count == 0)
        return 0;
    double *late = memory_alloc(stamp->count, sizeof *late);
    size_t *index = memory_alloc(stamp->count, sizeof *index);
    for (size_t i = 0; i < stamp->count; i++)
        late[i] = stamp->times[i].late;
    sort_doubles_with_index(late, index, stamp->count);
    double median = (late[(stamp->count - 1) / 2] + late[stamp->count / 2]) / 2;
    memory_free(late);
    memory_free(index);
    return median;
}
