// Columns that identify rows instead of describing them: running numbers and texts that never repeat, and
// whether the beginning of such a text tells the target.
#include "evidence/gather.h"
#include "evidence/target/date_layout.h"
#include "evidence/target/target_power.h"

#include "base/hash.h"
#include "base/memory.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum { LEAST_ROWS = 20, LONGEST_PREFIX = 4, MOST_PREFIXES = 50, NUMBER_BLOCKS = 16 };

// Share of neighbouring rows whose values rise (or fall, whichever is more).
static double monotone_share(const struct store *store, size_t column) {
    size_t up = 0, down = 0;
    for (size_t r = 1; r < store->rows; r++) {
        up += store->number[column][r] > store->number[column][r - 1];
        down += store->number[column][r] < store->number[column][r - 1];
    }
    return store->rows > 1 ? (double)(up > down ? up : down) / (double)(store->rows - 1) : 0;
}

static bool is_running_number(const struct dataset *dataset, size_t column) {
    const struct moments *moments = &dataset->profile.column[column].moments;
    if (dataset->columns[column].read->type != TYPE_INTEGER || moments->n < dataset->profile.rows)
        return false;
    if (moments->maximum - moments->minimum + 1 <= 3 * (double)dataset->profile.rows)
        return true;
    return monotone_share(&dataset->store, column) >= 0.98;
}

static bool never_repeats(const struct gather *gather, const struct gather_column *column) {
    const struct dataset *dataset = gather->dataset;
    uint64_t distinct = grouping_distinct(dataset, column->data);
    return (double)distinct >= 0.98 * (double)dataset->profile.rows;
}

// The bin of each dictionary entry by its first `length` bytes; returns the number of bins, 0 if there are
// too many.
static size_t bin_prefixes(const struct dictionary *dictionary, size_t length, size_t most, uint16_t *bin) {
    uint64_t seen[MOST_PREFIXES];
    size_t bins = 0;
    for (size_t code = 0; code < dictionary->count; code++) {
        struct span text = dictionary_text(dictionary, (uint32_t)code);
        uint64_t hash = hash_bytes(text.at, text.length < length ? text.length : length, length);
        size_t b = 0;
        while (b < bins && seen[b] != hash)
            b++;
        if (b == bins) {
            if (bins == most)
                return 0;
            seen[bins++] = hash;
        }
        bin[code] = (uint16_t)b;
    }
    return bins;
}

static struct estimate power_of_bins(const struct gather *gather, size_t column, const uint16_t *bin,
                                     size_t bins) {
    const struct store *store = &gather->dataset->store;
    size_t classes = gather->target.classes;
    uint64_t *count = memory_alloc(PLAN_FOLDS * bins * classes, sizeof *count);
    for (size_t r = 0; r < store->rows; r++) {
        uint32_t code = store->code[column][r];
        if (code < CODE_OVERFLOW && gather->target.class[r] < classes)
            count[(plan_fold(store->hash[r]) * bins + bin[code]) * classes + gather->target.class[r]]++;
    }
    struct estimate power = target_power_of_counts(&gather->target, count, bins);
    memory_free(count);
    return power;
}

// The longest prefix with few enough variants is the one whose power counts.
static struct value prefix_power(const struct gather *gather, size_t column) {
    const struct dictionary *dictionary = &gather->dataset->dictionaries[column];
    size_t most = gather->dataset->store.rows / 20;
    most = most < MOST_PREFIXES ? most : MOST_PREFIXES;
    uint16_t *bin = memory_alloc(dictionary->count, sizeof *bin);
    struct value value = value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE);
    for (size_t length = 1; length <= LONGEST_PREFIX; length++) {
        size_t bins = bin_prefixes(dictionary, length, most, bin);
        if (bins < 2)
            continue;
        struct estimate power = power_of_bins(gather, column, bin, bins);
        value = value_estimate(target_power_strength(&gather->target, power));
    }
    memory_free(bin);
    return value;
}

// The last run of digits in a text as a number, NAN if there is none.
static double last_number(struct span text) {
    size_t end = text.length;
    while (end > 0 && !(text.at[end - 1] >= '0' && text.at[end - 1] <= '9'))
        end--;
    size_t begin = end;
    while (begin > 0 && text.at[begin - 1] >= '0' && text.at[begin - 1] <= '9')
        begin--;
    double number = begin < end ? 0 : NAN;
    for (size_t i = begin; i < end; i++)
        number = 10 * number + (text.at[i] - '0');
    return number;
}

// The power of the running number in texts such as CUST-000123, in blocks of neighbouring numbers.
static struct value number_power(const struct gather *gather, size_t column) {
    const struct dictionary *dictionary = &gather->dataset->dictionaries[column];
    size_t count = dictionary->count;
    double *number = memory_alloc(count, sizeof *number);
    size_t *index = memory_alloc(count, sizeof *index);
    uint16_t *bin = memory_alloc(count, sizeof *bin);
    bool all = true;
    for (size_t code = 0; code < count; code++) {
        number[code] = last_number(dictionary_text(dictionary, (uint32_t)code));
        all = all && isfinite(number[code]);
    }
    struct value value = value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE);
    if (all && count >= NUMBER_BLOCKS * LEAST_ROWS / 2) {
        sort_doubles_with_index(number, index, count);
        for (size_t i = 0; i < count; i++)
            bin[index[i]] = (uint16_t)(i * NUMBER_BLOCKS / count);
        value = value_estimate(
            target_power_strength(&gather->target, power_of_bins(gather, column, bin, NUMBER_BLOCKS)));
    }
    memory_free(number);
    memory_free(index);
    memory_free(bin);
    return value;
}

void measure_identity(struct gather *gather) {
    const struct dataset *dataset = gather->dataset;
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (column->data == SIZE_MAX)
            continue;
        if (dataset->profile.rows < LEAST_ROWS) {
            gather_set(gather, column->subject, M_ID_LIKE, value_undefined(VALUE_FLAG, TOO_FEW));
            continue;
        }
        bool text = !dataset->numeric[column->data];
        // Dates in several layouts are texts that need not repeat; their years are no prefix of an id.
        bool named = text ? !date_layout_read(&dataset->dictionaries[column->data], NULL, NULL)
                          : is_running_number(dataset, column->data);
        bool like = named && never_repeats(gather, column);
        gather_set(gather, column->subject, M_ID_LIKE, value_flag(like));
        struct value undecided = value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE);
        bool texts = like && text && column->compared;
        gather_set(gather, column->subject, M_ID_PREFIX_POWER,
                   texts ? prefix_power(gather, column->data) : undecided);
        gather_set(gather, column->subject, M_ID_NUMBER_POWER,
                   texts ? number_power(gather, column->data) : undecided);
    }
}
