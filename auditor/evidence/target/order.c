// Whether the row number tells the target: blocks of rows, a change somewhere, alternation, and a period
// (every third row is a case), each against what a random order does.
//
// Rows that are in the order of a column, above all of a time, inherit that column's relation to the target:
// so the column is looked for as well. Only a whole file has an order; a sample of rows has none.
#include "evidence/gather.h"
#include "evidence/target/target_power.h"

#include "base/memory.h"
#include "stats/association.h"
#include "stats/distribution.h"
#include "stats/rank.h"
#include "stats/sequence.h"

#include <math.h>
#include <string.h>

enum { LEAST_ROWS = 20, BLOCKS = 32, ROWS_A_BLOCK = 10, FIRST_PERIOD = 2, LAST_PERIOD = 12, LEVELS = 64 };
static const double SURE = -6; // log10 of the chance of an order that is no accident

// The rows of the largest file whose target is known, in file order.
struct sequence {
    size_t first, end; // rows of the store
    size_t *row;       // [count] row of the store
    uint16_t *class;   // [count] class; numeric target: above the median or not
    size_t count, classes;
};

static void find_file(const struct dataset *dataset, struct sequence *sequence) {
    uint64_t first = 0, most = 0;
    for (size_t f = 0; f < dataset->file_count; f++) {
        uint64_t rows = dataset->files[f].facts.rows;
        if (rows > most) {
            most = rows;
            sequence->first = (size_t)first;
            sequence->end = (size_t)(first + rows);
        }
        first += rows;
    }
    if (sequence->end > dataset->store.rows)
        sequence->end = dataset->store.rows;
}

static void sequence_init(struct sequence *sequence, const struct gather *gather) {
    const struct target_rows *target = &gather->target;
    *sequence = (struct sequence){.classes = target->scale ? 2 : target->classes};
    find_file(gather->dataset, sequence);
    size_t room = sequence->end - sequence->first, below = 0, *rows_below = NULL;
    sequence->row = memory_alloc(room, sizeof *sequence->row);
    sequence->class = memory_alloc(room, sizeof *sequence->class);
    for (size_t r = sequence->first; r < sequence->end; r++) {
        if (target->class[r] >= target->classes)
            continue;
        sequence->row[sequence->count] = r;
        sequence->class[sequence->count++] = target->class[r];
    }
    if (!target->scale)
        return;
    // The bins of a numeric target are in its order: halve them.
    rows_below = memory_alloc(target->classes + 1, sizeof *rows_below);
    for (size_t i = 0; i < sequence->count; i++)
        rows_below[sequence->class[i]]++;
    size_t middle = 0;
    while (middle + 1 < target->classes && 2 * (below + rows_below[middle]) <= sequence->count)
        below += rows_below[middle++];
    middle += below == 0; // a bin with more than half of the rows: it against those above
    for (size_t i = 0; i < sequence->count; i++)
        sequence->class[i] = sequence->class[i] >= middle;
    memory_free(rows_below);
}

static void sequence_finish(struct sequence *sequence) {
    memory_free(sequence->row);
    memory_free(sequence->class);
}

// Cross-validated power of the position, in blocks of neighbouring rows.
static struct estimate power_of_position(const struct gather *gather, const struct sequence *sequence) {
    size_t classes = gather->target.classes, blocks = sequence->count / ROWS_A_BLOCK;
    blocks = blocks < 2 ? 2 : blocks > BLOCKS ? BLOCKS : blocks;
    uint64_t *count = memory_alloc(PLAN_FOLDS * blocks * classes, sizeof *count);
    for (size_t i = 0; i < sequence->count; i++) {
        size_t row = sequence->row[i], block = i * blocks / sequence->count;
        count[(plan_fold(gather->dataset->store.hash[row]) * blocks + block) * classes +
              gather->target.class[row]]++;
    }
    struct estimate power = target_power_of_counts(&gather->target, count, blocks);
    memory_free(count);
    return power;
}

// The largest change, over the classes one by one, or of a numeric target's ranks.
static struct estimate change_of(const struct gather *gather, const struct sequence *sequence, size_t *row) {
    const struct target_rows *target = &gather->target;
    double *scores = memory_alloc(sequence->count + 1, sizeof *scores);
    struct estimate best = {.why = TOO_FEW};
    size_t tests = target->scale ? 1 : target->classes == 2 ? 1 : target->classes;
    for (size_t k = 0; k < tests; k++) {
        for (size_t i = 0; i < sequence->count; i++)
            scores[i] = target->scale ? target->number[sequence->row[i]] : sequence->class[i] == k;
        if (target->scale)
            rank_average(scores, scores, sequence->count);
        size_t at;
        struct estimate change = sequence_change(scores, sequence->count, &at);
        if (change.why != DEFINED || (best.why == DEFINED && change.log10_p >= best.log10_p))
            continue;
        best = change;
        *row = at;
    }
    memory_free(scores);
    if (best.why == DEFINED)
        best = estimate_tested(best, fmin(best.log10_p + log10((double)tests), 0));
    return best;
}

// The period whose phase explains most of the classes.
static struct estimate period_of(const struct sequence *sequence, size_t *period) {
    struct estimate best = {.why = TOO_FEW};
    uint64_t *count = memory_alloc(LAST_PERIOD * sequence->classes, sizeof *count);
    for (size_t m = FIRST_PERIOD; m <= LAST_PERIOD && m * ROWS_A_BLOCK <= sequence->count; m++) {
        memset(count, 0, LAST_PERIOD * sequence->classes * sizeof *count);
        for (size_t i = 0; i < sequence->count; i++)
            count[(sequence->row[i] - sequence->first) % m * sequence->classes + sequence->class[i]]++;
        struct estimate explained =
            association_theils_u_corrected((struct table){m, sequence->classes, count});
        if (explained.why != DEFINED || (best.why == DEFINED && explained.log10_p >= best.log10_p))
            continue;
        best = explained;
        *period = m;
    }
    memory_free(count);
    if (best.why == DEFINED)
        best = estimate_tested(best, fmin(best.log10_p + log10(LAST_PERIOD - FIRST_PERIOD + 1), 0));
    return best;
}

// Whether the target itself is what the rows are sorted by: each class in one block, a number only rising or
// falling.
static bool is_sorted(const struct gather *gather, const struct sequence *sequence) {
    const struct target_rows *target = &gather->target;
    bool *seen = memory_alloc(sequence->classes, sizeof *seen), blocks = true, up = true, down = true;
    for (size_t i = 0; i < sequence->count; i++) {
        bool begins = i == 0 || sequence->class[i] != sequence->class[i - 1];
        blocks = blocks && !(begins && seen[sequence->class[i]]);
        seen[sequence->class[i]] = true;
        if (!target->scale || i == 0)
            continue;
        double step = target->number[sequence->row[i]] - target->number[sequence->row[i - 1]];
        up = up && step >= 0;
        down = down && step <= 0;
    }
    memory_free(seen);
    return target->scale ? up || down : blocks;
}

// ---- the column that the rows are in the order of ----

// How the rows follow each other in a column.
struct trend {
    size_t up, down, runs, missing;
    uint64_t run_rows[LEVELS]; // rows of the first runs
};

static struct trend trend_of(const struct store *store, size_t column, const struct sequence *sequence) {
    struct trend trend = {0};
    double last = NAN;
    for (size_t r = sequence->first; r < sequence->end; r++) {
        uint32_t code = store->numeric[column] ? 0 : store->code[column][r];
        double value = store->numeric[column] ? store->number[column][r]
                       : code == CODE_MISSING ? NAN
                                              : (double)code;
        if (isnan(value)) {
            trend.missing++;
            continue;
        }
        trend.up += value > last;
        trend.down += value < last;
        trend.runs += value != last; // also where `last` is NAN
        if (trend.runs <= LEVELS)
            trend.run_rows[trend.runs - 1]++;
        last = value;
    }
    return trend;
}

// Whether the rows are sorted by the column. Codes of texts are numbered as they appear, so that texts are
// sorted, in some order, if their codes only rise. A column that numbers the rows says nothing. Few levels
// must be more than a random order would bring.
static bool is_key(const struct gather *gather, const struct gather_column *column,
                   const struct sequence *sequence) {
    const struct dataset *dataset = gather->dataset;
    struct trend trend = trend_of(&dataset->store, column->data, sequence);
    size_t rows = sequence->end - sequence->first, changes = trend.up + trend.down;
    size_t most = trend.up > trend.down && dataset->numeric[column->data] ? trend.up
                  : dataset->numeric[column->data]                        ? trend.down
                                                                          : trend.up;
    bool counts =
        dataset->columns[column->data].read->type == TYPE_INTEGER || !dataset->numeric[column->data];
    if (changes == 0 || (double)most < 0.98 * (double)changes || trend.missing * 10 > rows ||
        (counts && trend.runs * 50 >= rows * 49))
        return false;
    if (trend.runs > LEVELS)
        return true;
    double chance = distribution_blocks_log10(trend.run_rows, trend.runs);
    if (dataset
            ->numeric[column->data]) // of all orders of the levels only the rising and the falling one count
        chance += log10(2) - lgamma((double)trend.runs + 1) / log(10);
    return chance <= SURE;
}

// Whether the column holds times: by type, declared role, or a word in its name.
static bool holds_times(const struct gather *gather, const struct gather_column *column) {
    static const char *const words[] = {"year",    "yr",   "month", "date", "time",
                                        "quarter", "week", "day",   "hour"};
    enum column_type type = gather->dataset->columns[column->data].read->type;
    if (type == TYPE_DATE || type == TYPE_DATETIME || column->role == ROLE_TIME)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcasestr(column->name, words[i]))
            return true;
    }
    return false;
}

static void set_key(struct gather *gather, const struct sequence *sequence) {
    const struct gather_column *key = NULL;
    bool time = false;
    for (size_t c = 0; c < gather->column_count && !time; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (column->data == SIZE_MAX || column->role == ROLE_TARGET || !is_key(gather, column, sequence))
            continue;
        time = holds_times(gather, column);
        key = key && !time ? key : column;
    }
    size_t subject = gather->dataset_subject;
    gather_set(gather, subject, M_ORDER_HAS_KEY, value_flag(key != NULL));
    gather_set(gather, subject, M_ORDER_TIME, value_flag(time));
    gather_set(gather, subject, M_ORDER_KEY,
               key ? value_text(key->name) : value_undefined(VALUE_TEXT, NOT_DECIDABLE));
}

static void set_undefined(struct gather *gather, enum undefined why) {
    static const enum measure_id all[] = {
        M_ORDER_SORTED, M_ORDER_POWER,        M_ORDER_CHANGE,  M_ORDER_CHANGE_ROW, M_ORDER_RUNS,
        M_ORDER_PERIOD, M_ORDER_PERIOD_SHARE, M_ORDER_HAS_KEY, M_ORDER_TIME,       M_ORDER_KEY};
    gather_set_undefined(gather, gather->dataset_subject, all, sizeof all / sizeof *all, why);
}

void measure_order(struct gather *gather) {
    const struct target_rows *target = &gather->target;
    if (target->classes < 2 || !store_complete(&gather->dataset->store)) {
        set_undefined(gather, target->classes < 2 ? NOT_DECLARED : OVER_BUDGET);
        return;
    }
    struct sequence sequence;
    sequence_init(&sequence, gather);
    size_t subject = gather->dataset_subject, row = 0, period = 0;
    if (sequence.count < LEAST_ROWS) {
        set_undefined(gather, TOO_FEW);
    } else {
        gather_set(gather, subject, M_ORDER_SORTED, value_flag(is_sorted(gather, &sequence)));
        gather_set(gather, subject, M_ORDER_POWER, value_estimate(power_of_position(gather, &sequence)));
        struct estimate change = change_of(gather, &sequence, &row);
        gather_set(gather, subject, M_ORDER_CHANGE, value_estimate(change));
        gather_set(gather, subject, M_ORDER_CHANGE_ROW, value_count(row));
        gather_set(gather, subject, M_ORDER_RUNS,
                   value_estimate(sequence_runs(sequence.class, sequence.count, sequence.classes)));
        struct estimate explained = period_of(&sequence, &period);
        gather_set(gather, subject, M_ORDER_PERIOD_SHARE, value_estimate(explained));
        gather_set(gather, subject, M_ORDER_PERIOD, value_count(period));
        set_key(gather, &sequence);
    }
    sequence_finish(&sequence);
}
