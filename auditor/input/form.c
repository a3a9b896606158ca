// The forms of cells.
#include "input/form.h"

#include "base/hash.h"

#include <math.h>
#include <string.h>

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

// Whether the value would be read differently without quotes, in any dialect.
static bool needs_quotes(struct span text) {
    for (size_t i = 0; i < text.length; i++) {
        if (memchr(",;|\t\"'\n\r", text.at[i], 8))
            return true;
    }
    return text.length > 0 && (is_blank(text.at[0]) || is_blank(text.at[text.length - 1]));
}

static uint16_t dress(struct cell cell, struct span text) {
    unsigned form = cell.padded ? FORM_PADDED : 0;
    if (cell.quoted && !needs_quotes(text))
        form |= FORM_QUOTED;
    return (uint16_t)form;
}

// The token's letters in a byte that is never 0.
static uint16_t missing_form(struct cell cell, struct span text) {
    unsigned token = cell.length ? 1 + (unsigned)(hash_bytes(text.at, text.length, 0) % 255) : 0;
    return (uint16_t)(FORM_MISSING | (token               ? token | dress(cell, text)
                                      : cell.quoted_empty ? FORM_QUOTED
                                                          : 0));
}

static uint16_t number_form(struct cell cell, struct span text, uint8_t decimals) {
    size_t sign = text.length > 1 && (text.at[0] == '-' || text.at[0] == '+');
    bool odd = text.at[0] == '+' || !is_digit(text.at[sign]);
    return (uint16_t)(decimals | dress(cell, text) | (odd ? FORM_SIGNED : 0));
}

// Dates and booleans: runs of digits as one mark (another one if it begins with 0 and is two long), letters
// by case, everything else as it is. Few enough layouts occur for a byte to tell them apart.
static uint16_t layout(struct span text) {
    unsigned hash = 2166136261u;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i], mark = c;
        if (is_digit(c)) {
            size_t run = 1;
            while (i + run < text.length && is_digit(text.at[i + run]))
                run++;
            mark = c == '0' && run == 2 ? '0' : '9';
            i += run - 1;
        } else if (c >= 'a' && c <= 'z') {
            mark = 'a';
        } else if (c >= 'A' && c <= 'Z') {
            mark = 'A';
        }
        hash = (hash ^ (unsigned char)mark) * 16777619u;
    }
    return (uint16_t)((hash ^ hash >> 16 ^ hash >> 8) & FORM_DETAIL);
}

void form_column(const struct column_plan *plan, const struct batch_column *column,
                 const struct records *records, size_t index, uint16_t *form) {
    for (size_t r = 0; r < records->rows; r++) {
        struct cell cell = records->cells[r * records->columns + index];
        struct span text = cell_span(records->bytes, cell);
        bool missing = plan->numeric ? isnan(column->number[r]) : column->text[r].at == NULL;
        if (missing)
            form[r] = missing_form(cell, text);
        else if (column->decimals)
            form[r] = number_form(cell, text, column->decimals[r]);
        else if (plan->numeric)
            form[r] = (uint16_t)(layout(text) | dress(cell, text));
        else
            form[r] = dress(cell, text);
    }
}
