// Dividing rows by value.
#include "evidence/target/strata.h"

#include "base/memory.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum { LEAST_ROWS = 20, MOST_STRATA = 256, INTERVALS = 24 };

// Numbers: runs of at least 1/INTERVALS of the rows; a value that has so many is a stratum of its own.
static size_t divide_numbers(const double *number, const size_t *row, size_t rows, uint16_t *stratum) {
    double *value = memory_alloc(rows, sizeof *value);
    size_t *index = memory_alloc(rows, sizeof *index), *from = memory_alloc(rows, sizeof *from);
    size_t present = 0, strata = 0, filled = 0;
    for (size_t i = 0; i < rows; i++) {
        stratum[i] = STRATUM_NONE;
        if (isnan(number[row[i]]))
            continue;
        from[present] = i;
        value[present++] = number[row[i]] + 0.0;
    }
    sort_doubles_with_index(value, index, present);
    size_t least = present / INTERVALS > LEAST_ROWS ? present / INTERVALS : LEAST_ROWS;
    for (size_t start = 0, end; start < present; start = end) {
        for (end = start + 1; end < present && value[end] == value[start];)
            end++;
        bool atom = end - start >= least;
        if (strata == 0 || atom || filled >= least) {
            strata++;
            filled = 0;
        }
        for (size_t i = start; i < end; i++)
            stratum[from[index[i]]] = (uint16_t)(strata - 1);
        filled = atom ? least : filled + end - start;
    }
    memory_free(value);
    memory_free(index);
    memory_free(from);
    return strata;
}

// The number of each dictionary entry's text in lower case; returns how many there are.
static size_t fold(const struct dictionary *dictionary, uint32_t *folded) {
    struct dictionary lower;
    dictionary_init(&lower);
    char *text = NULL;
    size_t room = 0;
    for (uint32_t code = 0; code < dictionary->count; code++) {
        struct span span = dictionary_text(dictionary, code);
        if (span.length >= room) {
            room = 2 * span.length + 64;
            text = memory_resize(text, room, 1);
        }
        for (size_t i = 0; i < span.length; i++)
            text[i] = (char)(span.at[i] >= 'A' && span.at[i] <= 'Z' ? span.at[i] - 'A' + 'a' : span.at[i]);
        folded[code] = dictionary_code(&lower, (struct span){text ? text : "", span.length});
    }
    size_t count = lower.count;
    memory_free(text);
    dictionary_finish(&lower);
    return count;
}

// Texts: those with enough rows, by their numbers.
static size_t divide_codes(const uint32_t *code, const uint32_t *folded, size_t codes, const size_t *row,
                           size_t rows, uint16_t *stratum) {
    size_t *count = memory_alloc(codes, sizeof *count), strata = 0;
    uint16_t *of_code = memory_alloc(codes, sizeof *of_code);
    for (size_t i = 0; i < rows; i++) {
        if (code[row[i]] < CODE_OVERFLOW)
            count[folded[code[row[i]]]]++;
    }
    for (size_t c = 0; c < codes; c++)
        of_code[c] = count[c] >= LEAST_ROWS && strata < MOST_STRATA ? (uint16_t)strata++ : STRATUM_NONE;
    for (size_t i = 0; i < rows; i++)
        stratum[i] = code[row[i]] < CODE_OVERFLOW ? of_code[folded[code[row[i]]]] : STRATUM_NONE;
    memory_free(count);
    memory_free(of_code);
    return strata;
}

static size_t divide_texts(const struct gather *gather, size_t column, enum strata_kind kind,
                           const size_t *row, size_t rows, uint16_t *stratum) {
    const struct dictionary *dictionary = &gather->dataset->dictionaries[column];
    const uint32_t *code = gather->dataset->store.code[column];
    size_t codes = dictionary->count, strata = 0;
    bool repeats = (double)codes < 0.98 * (double)gather->dataset->profile.rows;
    if (!repeats) {
        for (size_t i = 0; i < rows; i++)
            stratum[i] = code[row[i]] < CODE_OVERFLOW ? 0 : STRATUM_NONE;
        return 1;
    }
    if (kind == STRATA_OF_UNREPEATED || codes == 0)
        return 0;
    uint32_t *folded = memory_alloc(codes, sizeof *folded);
    for (size_t c = 0; c < codes; c++)
        folded[c] = (uint32_t)c;
    size_t different = kind == STRATA_OF_FOLDED_TEXT ? fold(dictionary, folded) : 0;
    if (different < codes) // else no two differ in case alone
        strata = divide_codes(code, folded, codes, row, rows, stratum);
    memory_free(folded);
    return strata;
}

size_t strata_find(const struct gather *gather, size_t column, enum strata_kind kind, const size_t *row,
                   size_t rows, uint16_t *stratum) {
    if (gather->dataset->numeric[column])
        return divide_numbers(gather->dataset->store.number[column], row, rows, stratum);
    return divide_texts(gather, column, kind, row, rows, stratum);
}
