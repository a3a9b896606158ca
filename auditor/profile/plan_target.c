// The classes of a target: finding them in rows that are in the store, and those of rows.
#include "profile/plan.h"

#include "base/text.h"
#include "profile/tally.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- planning ----

static int compare_class(const void *a, const void *b) {
    const struct plan_class *x = a, *y = b;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return strcmp(x->label, y->label);
}

// Every text of the dictionary occurs in the data, also where the store is a sample that lacks it.
static void text_target(struct arena *arena, const struct plan_request *request, struct plan *plan) {
    const struct dictionary *dictionary = &request->dictionaries[request->target];
    if (dictionary->count > PLAN_CLASSES) {
        plan->trouble = text_format(arena, "the target has %zu different texts, more than %d classes",
                                    dictionary->count, PLAN_CLASSES);
        return;
    }
    plan->class = arena_alloc(arena, dictionary->count, sizeof *plan->class);
    for (uint32_t code = 0; code < dictionary->count; code++)
        plan->class[plan->classes++] =
            (struct plan_class){.code = code, .label = text_copy(arena, dictionary_text(dictionary, code))};
    if (plan->task == TASK_UNDECLARED)
        plan->task = plan->classes == 2 ? TASK_BINARY : TASK_MULTICLASS;
}

// Whether a numeric target without a declared task looks like class numbers: few whole values that repeat.
static bool looks_like_classes(const struct tally *tally) {
    if (tally->count <= 2)
        return true;
    for (size_t i = 0; i < tally->count; i++) {
        if (tally->runs[i].value != floor(tally->runs[i].value))
            return false;
    }
    return tally->count <= 20 && tally->rows >= 10 * tally->count;
}

static int by_value(const void *a, const void *b) {
    const struct tally_run *x = a, *y = b;
    return (x->value > y->value) - (x->value < y->value);
}

// The tally of a numeric target, with the values that are known to occur although the store lacks them.
static struct tally tally_target(const struct plan_request *request, const struct store *store) {
    struct tally tally;
    tally_numbers(&tally, store, request->target);
    size_t counted = tally.count;
    tally.runs = memory_resize(tally.runs, counted + request->late_count, sizeof *tally.runs);
    for (size_t i = 0; i < request->late_count; i++) {
        struct tally_run late = {.value = request->late[i]};
        if (!counted || !bsearch(&late, tally.runs, counted, sizeof late, by_value))
            tally.runs[tally.count++] = late;
    }
    qsort(tally.runs, tally.count, sizeof *tally.runs, by_value);
    return tally;
}

// One class a value; of a scale with many values, intervals that hold about as many rows each.
static void class_numbers(struct arena *arena, const struct tally *tally, size_t most, struct plan *plan) {
    plan->class = arena_alloc(arena, most, sizeof *plan->class);
    size_t before = 0; // rows below the present run
    for (size_t i = 0; i < tally->count; before += tally->runs[i++].count) {
        if (most < tally->count && plan->classes > before * most / (tally->rows ? tally->rows : 1))
            continue;
        char label[TEXT_NUMBER];
        plan->class[plan->classes++] =
            (struct plan_class){.number = tally->runs[i].value,
                                .label = text_copy(arena, span_of(text_number(tally->runs[i].value, label)))};
    }
}

static void numeric_target(struct arena *arena, const struct plan_request *request, const struct store *store,
                           struct plan *plan) {
    struct tally tally = tally_target(request, store);
    if (plan->task == TASK_UNDECLARED)
        plan->task = !looks_like_classes(&tally) ? TASK_REGRESSION
                     : tally.count == 2          ? TASK_BINARY
                                                 : TASK_MULTICLASS;
    bool scale = plan_is_scale(plan);
    if (!scale && tally.count > PLAN_CLASSES)
        plan->trouble = text_format(arena, "the target has %zu different values, more than %d classes",
                                    tally.count, PLAN_CLASSES);
    else
        class_numbers(arena, &tally, scale && tally.count > PLAN_TARGET_BINS ? PLAN_TARGET_BINS : tally.count,
                      plan);
    tally_finish(&tally);
}

// Puts the positive class last.
static void order_binary(struct arena *arena, const char *positive, struct plan *plan) {
    if (plan->classes != 2) {
        plan->trouble =
            text_format(arena, "the target is declared binary but has %zu classes", plan->classes);
        return;
    }
    if (!positive || strcmp(plan->class[1].label, positive) == 0)
        return;
    if (strcmp(plan->class[0].label, positive) != 0) {
        plan->trouble = text_format(arena, "the target has no class '%s'", positive);
        return;
    }
    struct plan_class first = plan->class[0];
    plan->class[0] = plan->class[1];
    plan->class[1] = first;
}

void plan_target(struct arena *arena, const struct plan_request *request, const struct store *store,
                 struct plan *plan) {
    plan->task = request->task;
    plan->task_inferred = request->task == TASK_UNDECLARED;
    plan->trouble = NULL;
    plan->classes = 0;
    if (store->numeric[request->target]) {
        numeric_target(arena, request, store, plan);
    } else if (request->task == TASK_REGRESSION || request->task == TASK_RANKING) {
        plan->trouble = "the target holds text, which can't be regressed or ranked";
    } else {
        text_target(arena, request, plan);
        if (plan->classes)
            qsort(plan->class, plan->classes, sizeof *plan->class, compare_class);
    }
    if (plan->trouble) {
        plan->classes = 0;
        return;
    }
    if (plan->classes == 0)
        plan->trouble = "the target has no values";
    else if (plan->classes == 1)
        plan->trouble = "the target has a single class";
    else if (plan->task == TASK_BINARY)
        order_binary(arena, request->positive, plan);
    if (plan->trouble)
        plan->classes = 0;
}

// ---- rows to classes ----

static size_t class_of_number(const struct plan *plan, double value) {
    if (plan_is_scale(plan)) {
        size_t low = 0, high = plan->classes; // the last class whose lower edge is <= value
        while (high - low > 1) {
            size_t middle = (low + high) / 2;
            if (plan->class[middle].number <= value)
                low = middle;
            else
                high = middle;
        }
        return low;
    }
    for (size_t k = 0; k < plan->classes; k++) {
        if (plan->class[k].number == value)
            return k;
    }
    return plan->classes;
}

void plan_classes(const struct plan *plan, const struct coded_column *target, size_t rows, uint16_t *class,
                  uint64_t *unknown) {
    for (size_t r = 0; r < rows; r++) {
        size_t found = plan->classes;
        bool missing;
        if (target->number) {
            missing = isnan(target->number[r]);
            if (!missing)
                found = class_of_number(plan, target->number[r]);
        } else {
            missing = target->code[r] == CODE_MISSING;
            for (size_t k = 0; !missing && k < plan->classes; k++) {
                if (plan->class[k].code == target->code[r])
                    found = k;
            }
        }
        class[r] = (uint16_t)found;
        *unknown += !missing && found == plan->classes;
    }
}
