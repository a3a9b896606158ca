// Turns the cells of one column into values, and counts what is odd.
#include "input/decode.h"

#include "input/boolean.h"
#include "input/datetime.h"

#include <math.h>
#include <stddef.h>

// Whether the cell is missing, given that it has to be asked; counts it if so.
static bool count_missing(const struct decoder *d, struct span text) {
    if (!missing_has(d->missing, text))
        return false;
    d->tally->column.missing++;
    return true;
}

// A cell without bytes; true if it is missing.
static bool count_empty(const struct decoder *d, struct cell cell) {
    struct reader_column *column = &d->tally->column;
    column->quoted_empty += cell.quoted_empty;
    column->empty += !cell.quoted_empty;
    if (cell.quoted_empty && !d->missing->empty)
        return false;
    column->missing++;
    return true;
}

static void count_utf8(const struct decoder *d, struct span text, uint64_t line) {
    struct reader_column *column = &d->tally->column;
    if (!text_is_utf8(text) && column->invalid_utf8++ == 0)
        column->first_invalid_line = line;
}

// A cell that can't be read as the plan says.
static void count_odd(const struct decoder *d, struct span text, uint64_t line) {
    struct reader_column *column = &d->tally->column;
    bool declared = d->plan->declared && d->plan->declared->type != TYPE_UNDECLARED;
    uint64_t *count = declared ? &column->contradictions : &column->odd;
    uint64_t *first = declared ? &column->first_contradiction_line : &column->first_odd_line;
    if ((*count)++ == 0)
        *first = line;
    count_utf8(d, text, line);
}

// An integer column's number that has a fraction keeps its value; a declared type is contradicted all the
// same.
static void count_fraction(const struct decoder *d, double value, uint64_t line) {
    if (value == floor(value))
        return;
    struct reader_column *column = &d->tally->column;
    column->fractions++;
    bool declared = d->plan->declared && d->plan->declared->type == TYPE_INTEGER;
    if (declared && column->contradictions++ == 0)
        column->first_contradiction_line = line;
}

static void decode_numbers(const struct decoder *d, const struct records *records, size_t column) {
    bool integer = d->plan->type == TYPE_INTEGER, ask_first = d->missing->numeric;
    for (size_t r = 0; r < records->rows; r++) {
        struct cell cell = records->cells[r * records->columns + column];
        struct span text = cell_span(records->bytes, cell);
        d->number[r] = NAN;
        d->decimals[r] = 0;
        if (cell.length == 0) {
            if (!count_empty(d, cell))
                count_odd(d, text, records->line[r]);
            continue;
        }
        if (ask_first && count_missing(d, text))
            continue;
        enum decimal_kind kind = decimal_parse_padded(d->decimal, text, &d->number[r], &d->decimals[r]);
        if (kind == DECIMAL_NONE) {
            if (ask_first || !count_missing(d, text))
                count_odd(d, text, records->line[r]);
            continue;
        }
        d->tally->present++;
        if (integer && kind != DECIMAL_INTEGER)
            count_fraction(d, d->number[r], records->line[r]);
        else if (integer)
            d->tally->codes += decimal_is_code(text, d->number[r]);
    }
}

// A boolean, date or datetime; false if the text is none.
static bool read_other(const struct decoder *d, struct span text, double *value) {
    bool truth, time = false, read;
    if (d->plan->type == TYPE_BOOLEAN) {
        if (text.length == 1 && (text.at[0] == '0' || text.at[0] == '1')) {
            *value = text.at[0] - '0';
            return true;
        }
        read = boolean_parse(text, &truth) != BOOLEAN_NONE;
        if (read)
            *value = truth;
        return read;
    }
    if (d->plan->format)
        return datetime_parse_format(text, d->plan->format, value);
    read = datetime_parse(text, d->plan->date_order, value, &time);
    d->tally->times += read && time;
    return read;
}

static void decode_others(const struct decoder *d, const struct records *records, size_t column) {
    for (size_t r = 0; r < records->rows; r++) {
        struct cell cell = records->cells[r * records->columns + column];
        struct span text = cell_span(records->bytes, cell);
        d->number[r] = NAN;
        bool missing = cell.length == 0 ? count_empty(d, cell) : count_missing(d, text);
        if (missing)
            continue;
        if (read_other(d, text, &d->number[r]))
            d->tally->present++;
        else
            count_odd(d, text, records->line[r]);
    }
}

static void decode_text(const struct decoder *d, const struct records *records, size_t column) {
    for (size_t r = 0; r < records->rows; r++) {
        struct cell cell = records->cells[r * records->columns + column];
        struct span text = cell_span(records->bytes, cell);
        bool missing = cell.length == 0 ? count_empty(d, cell) : count_missing(d, text);
        d->text[r] = missing ? (struct span){0} : text;
        if (missing)
            continue;
        d->tally->present++;
        if (records->high)
            count_utf8(d, text, records->line[r]);
    }
}

static void copy_raw(const struct decoder *d, const struct records *records, size_t column) {
    for (size_t r = 0; r < records->rows; r++)
        d->text[r] = cell_span(records->bytes, records->cells[r * records->columns + column]);
}

void decode_column(const struct decoder *d, const struct records *records, size_t column) {
    switch (d->plan->type) {
    case TYPE_INTEGER:
    case TYPE_NUMBER: decode_numbers(d, records, column); break;
    case TYPE_BOOLEAN:
    case TYPE_DATE:
    case TYPE_DATETIME: decode_others(d, records, column); break;
    default: decode_text(d, records, column); return;
    }
    if (d->text)
        copy_raw(d, records, column);
}
