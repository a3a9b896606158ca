// Finds out from a sample how the cells of a column are to be read.
#include "input/infer.h"

#include "input/datetime.h"

#include <assert.h>
#include <stddef.h>

// At most one cell in fifty may be odd.
bool infer_refuted(uint64_t odd, uint64_t present) {
    return odd * 50 > present + odd;
}

bool infer_numeric(enum column_type type) {
    return type == TYPE_BOOLEAN || type == TYPE_INTEGER || type == TYPE_NUMBER || type == TYPE_DATE ||
           type == TYPE_DATETIME;
}

enum column_type infer_join(enum column_type a, enum column_type b) {
    assert(a != TYPE_UNDECLARED && b != TYPE_UNDECLARED);
    if (a == b)
        return a;
    bool counts = (a == TYPE_INTEGER && b == TYPE_NUMBER) || (a == TYPE_NUMBER && b == TYPE_INTEGER);
    bool days = (a == TYPE_DATE && b == TYPE_DATETIME) || (a == TYPE_DATETIME && b == TYPE_DATE);
    return counts ? TYPE_NUMBER : days ? TYPE_DATETIME : TYPE_STRING;
}

static void consider_date(struct inference *inference, struct span text) {
    if (text.length < 6 || text.at[0] < '0' || text.at[0] > '9')
        return;
    bool time = false, any_time = false;
    double seconds;
    for (unsigned order = DATE_ISO; order <= DATE_MDY; order++) {
        if (datetime_parse(text, (enum date_order)order, &seconds, &time)) {
            inference->dates[order]++;
            any_time |= time;
        }
    }
    inference->times += any_time;
    inference->dotted += text.at[1] == '.' || text.at[2] == '.';
}

static void consider(struct inference *inference, const struct missing *missing,
                     const struct decimal_format *decimal, struct span text) {
    if (missing->numeric && missing_has(missing, text))
        return;
    double value;
    uint8_t places;
    enum decimal_kind kind = decimal_parse_padded(decimal, text, &value, &places);
    if (kind == DECIMAL_NONE && !missing->numeric && missing_has(missing, text))
        return;
    inference->present++;
    if (kind != DECIMAL_NONE) {
        inference->numbers++;
        if (kind == DECIMAL_INTEGER) {
            inference->integers++;
            inference->codes += decimal_is_code(text, value);
        }
        return;
    }
    bool truth;
    enum boolean_words words = boolean_parse(text, &truth);
    if (words != BOOLEAN_NONE) {
        inference->words[words]++;
        inference->said_true |= truth;
        inference->said_false |= !truth;
    } else {
        consider_date(inference, text);
    }
}

void infer_update(struct inference *inference, const struct missing *missing,
                  const struct decimal_format *decimal, const struct records *records, size_t column) {
    for (size_t r = 0; r < records->rows; r++) {
        struct cell cell = records->cells[r * records->columns + column];
        if (cell.length > 0)
            consider(inference, missing, decimal, cell_span(records->bytes, cell));
        else
            inference->present += cell.quoted_empty && !missing->empty;
    }
}

static bool fits(uint64_t readable, const struct inference *inference) {
    return readable > 0 && !infer_refuted(inference->present - readable, readable);
}

// A letter alone is a truth value only when its opposite occurs as well.
static bool boolean_fits(const struct inference *inference) {
    bool both = inference->said_true && inference->said_false;
    return fits(inference->words[BOOLEAN_TRUE_FALSE], inference) ||
           fits(inference->words[BOOLEAN_YES_NO], inference) ||
           (both && (fits(inference->words[BOOLEAN_T_F], inference) ||
                     fits(inference->words[BOOLEAN_Y_N], inference)));
}

// The layout that reads most cells; *ambiguous if day and month could be either way round.
static enum date_order likely_order(const struct inference *inference, bool *ambiguous) {
    unsigned best = DATE_ISO;
    for (unsigned order = DATE_YMD; order <= DATE_MDY; order++)
        if (inference->dates[order] > inference->dates[best])
            best = order;
    *ambiguous = inference->dates[best] > 0 && best == DATE_DMY &&
                 inference->dates[DATE_DMY] == inference->dates[DATE_MDY] && inference->dotted == 0;
    return *ambiguous ? DATE_MDY : (enum date_order)best;
}

static enum column_type likely_type(const struct inference *inference, bool complete) {
    if (inference->present == 0) // the rest of the file will tell
        return complete ? TYPE_STRING : TYPE_INTEGER;
    if (fits(inference->numbers, inference)) {
        if (inference->integers < inference->numbers)
            return TYPE_NUMBER;
        return inference->codes > 0 ? TYPE_STRING : TYPE_INTEGER;
    }
    if (boolean_fits(inference))
        return TYPE_BOOLEAN;
    bool ambiguous;
    if (fits(inference->dates[likely_order(inference, &ambiguous)], inference))
        return inference->times > 0 ? TYPE_DATETIME : TYPE_DATE;
    return TYPE_STRING;
}

void infer_plan(const struct inference *inference, bool complete, struct column_plan *plan,
                struct place place, struct notes *notes) {
    bool declared = plan->declared && plan->declared->type != TYPE_UNDECLARED;
    plan->type = declared ? plan->declared->type : likely_type(inference, complete);
    plan->numeric = infer_numeric(plan->type);
    plan->format = plan->declared ? plan->declared->format : NULL;
    bool ambiguous;
    plan->date_order = likely_order(inference, &ambiguous);
    bool dates = plan->type == TYPE_DATE || plan->type == TYPE_DATETIME;
    if (dates && !plan->format && ambiguous)
        notes_add(notes, NOTE_WARNING, place,
                  "the dates of column '%s' could be month/day/year or day/month/year; they are read as "
                  "month/day/year (declare the column's format, for example %%d/%%m/%%Y)",
                  plan->name);
}
