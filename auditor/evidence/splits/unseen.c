// Classes of the target and categories of texts that the second side of a pair of splits has and the first
// never shows, held against what a random division of the same rows would leave: ordinary texts have many
// rare values, and some of them fall on one side.
#include "stats/unseen.h"

#include "evidence/gather.h"
#include "evidence/splits/shift_counts.h"
#include "evidence/splits/shift_list.h"

#include "base/memory.h"
#include "base/text.h"
#include "profile/scan.h"
#include "stats/distribution.h"
#include "stats/interval.h"

#include <math.h>

enum { NO_SIDE = UINT16_MAX, SEVERAL = UINT16_MAX - 1 };

// How often each value of a column occurs in the rows of a pass, and on which test side alone.
struct values {
    uint32_t *rows;
    uint16_t *only; // the pair, SEVERAL if it is seen elsewhere as well
    size_t count;
    uint64_t present;  // rows with a value
    uint64_t *in_test; // [pairs] of them, on the test side
};

static void values_init(struct values *values, size_t pairs, size_t count) {
    *values = (struct values){.rows = memory_alloc(count, sizeof *values->rows),
                              .only = memory_alloc(count, sizeof *values->only),
                              .count = count,
                              .in_test = memory_alloc(pairs, sizeof *values->in_test)};
}

static void values_finish(struct values *values) {
    memory_free(values->rows);
    memory_free(values->only);
    memory_free(values->in_test);
}

static void values_add(struct values *values, size_t pairs, uint16_t side, size_t value) {
    if (side == NO_SIDE || value >= values->count)
        return;
    values->only[value] = values->rows[value] == 0 || values->only[value] == side ? side : SEVERAL;
    values->rows[value]++;
    values->present++;
    if (side < pairs)
        values->in_test[side]++;
}

// Some pairs whose test sides do not overlap, so that one scan of the rows serves them all: one pair of
// splits, or all folds.
struct pass {
    struct gather *gather;
    const struct split_pair *pairs;
    size_t count;
    struct values classes; // of the target; none for a scale
    struct values *texts;  // [columns of the gather] categories; none for the others
    uint16_t *test; // [room] the pair on whose test side a row of the batch is, SEVERAL: on none, NO_SIDE: on
                    // neither side of any pair
    uint16_t *class; // [room]
    uint8_t *side;   // [room]
    size_t room;
};

static bool is_category(const struct gather *gather, const struct gather_column *column) {
    return column->role == ROLE_FEATURE && shift_counts_describes(gather, column) &&
           !gather->dataset->numeric[column->data];
}

static void pass_init(struct pass *pass, struct gather *gather, const struct split_pair *pairs,
                      size_t count) {
    *pass = (struct pass){.gather = gather, .pairs = pairs, .count = count};
    pass->texts = memory_alloc(gather->column_count, sizeof *pass->texts);
    values_init(&pass->classes, count, gather->target.scale ? 0 : gather->target.classes);
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (is_category(gather, column))
            values_init(&pass->texts[c], count, gather->dataset->dictionaries[column->data].count);
    }
}

static void pass_finish(struct pass *pass) {
    for (size_t c = 0; c < pass->gather->column_count; c++)
        values_finish(&pass->texts[c]);
    values_finish(&pass->classes);
    memory_free(pass->texts);
    memory_free(pass->test);
    memory_free(pass->class);
    memory_free(pass->side);
}

static void find_sides(struct pass *pass, const struct coded *batch) {
    if (batch->rows > pass->room) {
        pass->room = batch->rows;
        pass->test = memory_resize(pass->test, pass->room, sizeof *pass->test);
        pass->class = memory_resize(pass->class, pass->room, sizeof *pass->class);
        pass->side = memory_resize(pass->side, pass->room, sizeof *pass->side);
    }
    for (size_t r = 0; r < batch->rows; r++)
        pass->test[r] = NO_SIDE;
    for (size_t p = 0; p < pass->count; p++) {
        split_pair_sides(&pass->pairs[p], batch, pass->side);
        for (size_t r = 0; r < batch->rows; r++) {
            if (pass->side[r] == SPLIT_TRAIN && pass->test[r] == NO_SIDE)
                pass->test[r] = SEVERAL;
            if (pass->side[r] == SPLIT_TEST)
                pass->test[r] = (uint16_t)p;
        }
    }
}

static void visit(void *context, const struct coded *batch, uint64_t first) {
    struct pass *pass = context;
    const struct dataset *dataset = pass->gather->dataset;
    (void)first;
    find_sides(pass, batch);
    if (pass->classes.count) {
        uint64_t unknown = 0;
        plan_classes(&dataset->plan, &batch->column[dataset->target], batch->rows, pass->class, &unknown);
        for (size_t r = 0; r < batch->rows; r++)
            values_add(&pass->classes, pass->count, pass->test[r], pass->class[r]);
    }
    for (size_t c = 0; c < pass->gather->column_count; c++) {
        if (pass->texts[c].count == 0)
            continue;
        const uint32_t *code = batch->column[pass->gather->columns[c].data].code;
        for (size_t r = 0; r < batch->rows; r++)
            values_add(&pass->texts[c], pass->count, pass->test[r], code[r]);
    }
}

static struct unseen unseen_of(const struct values *values, size_t p) {
    struct unseen unseen = {.first = values->present - values->in_test[p], .second = values->in_test[p]};
    for (size_t v = 0; v < values->count; v++) {
        bool only = values->only[v] == p;
        unseen_add(&unseen, only ? 0 : values->rows[v], only ? values->rows[v] : 0);
    }
    return unseen;
}

// ---- what is found in a pair ----

struct found {
    bool classes_known;
    uint64_t classes, class_rows;
    double class_chance; // log10, of the least likely class, times the classes
    bool categories_known;
    struct estimate excess; // of the worst column
    double chance;          // log10, times the columns
    struct shift_list list;
};

static void find_classes(struct found *found, const struct gather *gather, const struct values *values,
                         size_t p) {
    found->classes_known = values->in_test[p] > 0 && values->in_test[p] < values->present;
    for (size_t k = 0; k < values->count; k++) {
        if (values->rows[k] == 0 || values->only[k] != p)
            continue;
        found->classes++;
        found->class_rows += values->rows[k];
        double chance =
            unseen_log10(values->rows[k], values->present - values->in_test[p], values->in_test[p]) +
            log10((double)gather->target.classes);
        found->class_chance = chance < found->class_chance ? chance : found->class_chance;
    }
}

static void find_categories(struct found *found, struct gather *gather, const char *name,
                            const struct values *values, size_t p, size_t columns) {
    struct unseen unseen = unseen_of(values, p);
    if (unseen.first == 0 || unseen.second == 0)
        return;
    found->categories_known = true;
    double chance = fmin(unseen_chance(&unseen) + log10((double)columns), 0);
    struct estimate share = interval_wilson(unseen.rows, unseen.second, 0.95);
    double expected = unseen.expected_row / (double)unseen.second;
    struct estimate excess =
        estimate_between(share.value - expected, share.low - expected, share.high - expected, unseen.second);
    if (chance < found->chance || (chance <= found->chance && excess.value > found->excess.value)) {
        found->chance = chance;
        found->excess = excess;
    }
    if (chance <= log10(SHIFT_ALPHA))
        shift_list_add(&found->list, name,
                       text_format(gather->arena, "%llu value%s in %llu rows",
                                   (unsigned long long)unseen.values, unseen.values > 1 ? "s" : "",
                                   (unsigned long long)unseen.rows),
                       excess.value);
}

static void look(const struct pass *pass, size_t columns, struct found *found) {
    struct gather *gather = pass->gather;
    for (size_t p = 0; p < pass->count; p++) {
        find_classes(&found[p], gather, &pass->classes, p);
        for (size_t c = 0; c < gather->column_count; c++) {
            if (pass->texts[c].count)
                find_categories(&found[p], gather, gather->columns[c].name, &pass->texts[c], p, columns);
        }
    }
}

static const char *summary(const struct gather *gather, const struct found *found) {
    const char *list = shift_list_text(&found->list, gather->arena), *classes = "";
    const char *target = gather->schema->task.target.name ? gather->schema->task.target.name : "the target";
    if (found->classes)
        classes = text_format(gather->arena, "%llu class%s of %s (%llu row%s)",
                              (unsigned long long)found->classes, found->classes > 1 ? "es" : "", target,
                              (unsigned long long)found->class_rows, found->class_rows > 1 ? "s" : "");
    return text_format(gather->arena, "%s%s%s", classes, *classes && *list ? "; " : "", list);
}

static void set_pair(struct gather *gather, size_t subject, const struct found *found, enum undefined why) {
    struct value classes = value_undefined(VALUE_COUNT, why == DEFINED ? NOT_DECIDABLE : why);
    struct value estimate = value_undefined(VALUE_ESTIMATE, classes.why);
    bool known = why == DEFINED && found->classes_known, texts = why == DEFINED && found->categories_known;
    gather_set(gather, subject, M_UNSEEN_CLASSES, known ? value_count(found->classes) : classes);
    gather_set(gather, subject, M_UNSEEN_CLASS_CHANCE,
               known ? value_estimate(estimate_exact(fmin(found->class_chance, 0), found->class_rows))
                     : estimate);
    gather_set(gather, subject, M_UNSEEN_EXCESS, texts ? value_estimate(found->excess) : estimate);
    gather_set(gather, subject, M_UNSEEN_CHANCE,
               texts ? value_estimate(estimate_exact(found->chance, found->excess.n)) : estimate);
    gather_set(gather, subject, M_UNSEEN_SUMMARY, value_text(summary(gather, found)));
}

void measure_unseen(struct gather *gather) {
    size_t pairs = gather->pair_count, columns = 0;
    if (pairs == 0)
        return;
    for (size_t c = 0; c < gather->column_count; c++)
        columns += is_category(gather, &gather->columns[c]);
    struct found *found = memory_alloc(pairs, sizeof *found);
    for (size_t p = 0; p < pairs; p++)
        found[p].chance = 1; // above the logarithm of any chance
    size_t step = gather->pairs[0].fold_column == SIZE_MAX ? 1 : pairs;
    enum undefined why = DEFINED;
    for (size_t p = 0; why == DEFINED && p < pairs; p += step) {
        struct pass pass;
        struct error error; // of reading the files again: the measures are left undefined
        pass_init(&pass, gather, &gather->pairs[p], step);
        why = scan_rows(gather->dataset, visit, &pass, &error) == STATUS_OK ? DEFINED : OVER_BUDGET;
        look(&pass, columns, &found[p]);
        pass_finish(&pass);
    }
    for (size_t p = 0; p < pairs; p++)
        set_pair(gather, gather->pairs[p].subject, &found[p], why);
    memory_free(found);
}
