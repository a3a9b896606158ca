// Plans: bins of values, atoms and intervals, classes and their order, and the bins and classes of rows.
#include "profile/plan.h"

#include "dataset_fixture.h"
#include "unit_main.h"

#include <math.h>

// The plan for a text; with `rows` rows made by a format of the row's number, after a header.
static const struct plan *plan_of(struct loaded *loaded, const struct growing *text) {
    loaded_add(loaded, text->at, text->length, DATA_ALL);
    return &loaded_read(loaded, 1 << 30)->plan;
}

START_TEST(atoms_and_intervals) {
    struct growing text = {0};
    growing_add(&text, "y,x\n");
    for (int r = 0; r < 4000; r++) // a quarter of the rows is 500, the others differ
        growing_add(&text, "%d,%d\n", r % 2, r % 4 ? r : 500);
    struct loaded loaded;
    loaded_init(&loaded, "y");
    const struct plan *plan = plan_of(&loaded, &text);
    const struct plan_column *x = &plan->column[1];
    ck_assert(!x->by_value);
    ck_assert_uint_le(x->bins, PLAN_BINS + 1);
    size_t atoms = 0;
    for (size_t b = 1; b < x->bins; b++) {
        atoms += x->atom[b];
        ck_assert(b < 2 || x->edges[b - 2] < x->edges[b - 1]);
        if (x->atom[b])
            ck_assert(x->edges[b - 1] == 500);
    }
    ck_assert_uint_eq(atoms, 1);
    static const double values[] = {-1e9, NAN, 500, 499.5, 500.5, 1e9, -INFINITY, INFINITY};
    uint16_t bin[8];
    struct coded_column rows = {.number = values};
    plan_bin_rows(plan, 1, &rows, 8, bin);
    ck_assert_uint_eq(bin[0], 1);
    ck_assert_uint_eq(bin[1], BIN_MISSING);
    ck_assert(x->atom[bin[2]] && !x->atom[bin[3]]);
    ck_assert_uint_eq(bin[5], x->bins - 1);
    ck_assert_uint_eq(bin[6], 1);
    ck_assert_uint_eq(bin[7], x->bins - 1);
    loaded_finish(&loaded);
    memory_free(text.at);
}
END_TEST

START_TEST(common_texts_have_bins) {
    struct growing text = {0};
    growing_add(&text, "y,x\n");
    for (int r = 0; r < 1200; r++)
        growing_add(&text, "%d,w%d\n", r % 2, r < 2 ? -r : r % 500 < 200 ? r % 500 / 5 : r + 1000);
    struct loaded loaded;
    loaded_init(&loaded, "y");
    const struct plan *plan = plan_of(&loaded, &text);
    const struct plan_column *x = &plan->column[1];
    ck_assert(!x->by_value);
    ck_assert_uint_eq(x->bins, 2 + 40);
    const struct dictionary *words = &loaded.dataset.dictionaries[1];
    uint32_t codes[] = {dictionary_find(words, span_of("w7")), dictionary_find(words, span_of("w-1")),
                        CODE_MISSING, CODE_OVERFLOW};
    uint16_t bin[4];
    struct coded_column rows = {.code = codes};
    plan_bin_rows(plan, 1, &rows, 4, bin);
    ck_assert_uint_ge(bin[0], 2);
    ck_assert_uint_eq(bin[1], BIN_REST);
    ck_assert_uint_eq(bin[2], BIN_MISSING);
    ck_assert_uint_eq(bin[3], BIN_REST);
    loaded_finish(&loaded);
    memory_free(text.at);
}
END_TEST

static void expect_task(const char *format, int rows, enum task_type declared, enum task_type task,
                        size_t classes, const char *trouble) {
    struct growing text = {0};
    growing_add(&text, "x,y\n");
    for (int r = 0; r < rows; r++) {
        growing_add(&text, "1,");
        growing_add(&text, format, r);
        growing_add(&text, "\n");
    }
    struct loaded loaded;
    loaded_init(&loaded, "y");
    loaded.schema.task.type = declared;
    const struct plan *plan = plan_of(&loaded, &text);
    ck_assert_uint_eq(plan->classes, classes);
    if (trouble) {
        ck_assert_msg(plan->trouble && strstr(plan->trouble, trouble), "%s: %s", format,
                      plan->trouble ? plan->trouble : "no trouble");
    } else {
        ck_assert_msg(!plan->trouble, "%s", plan->trouble);
        ck_assert_int_eq(plan->task, task);
    }
    ck_assert_int_eq(plan->task_inferred, declared == TASK_UNDECLARED);
    loaded_finish(&loaded);
    memory_free(text.at);
}

START_TEST(tasks_and_classes) {
    expect_task("%d.25", 50, TASK_UNDECLARED, TASK_REGRESSION, 32, NULL);
    expect_task("%d.25", 20, TASK_UNDECLARED, TASK_REGRESSION, 20, NULL);
    expect_task("%d.25", 101, TASK_MULTICLASS, 0, 0, "101 different values");
    expect_task("%d.25", 100, TASK_MULTICLASS, TASK_MULTICLASS, 100, NULL);
    expect_task("c%d", 101, TASK_UNDECLARED, 0, 0, "101 different texts");
    expect_task("c%d", 100, TASK_UNDECLARED, TASK_MULTICLASS, 100, NULL);
    expect_task("c%d", 2, TASK_UNDECLARED, TASK_BINARY, 2, NULL);
    expect_task("c%d", 3, TASK_BINARY, 0, 0, "declared binary but has 3");
    expect_task("c%d", 30, TASK_REGRESSION, 0, 0, "text");
    expect_task("%d", 1, TASK_UNDECLARED, 0, 0, "single class");
}
END_TEST

START_TEST(the_positive_class_comes_last) {
    static const struct {
        const char *first, *second, *positive, *last;
    } cases[] = {{"no", "maybe", "maybe", "maybe"},
                 {"no", "maybe", NULL, "no"},
                 {"0", "1", NULL, "1"},
                 {"1", "2", "1", "1"},
                 {"yes", "no", "no", "0"},
                 {"b", "a", "c", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct growing text = {0};
        growing_add(&text, "x,y\n");
        for (int r = 0; r < 10; r++)
            growing_add(&text, "1,%s\n", r % 3 ? cases[i].first : cases[i].second);
        struct loaded loaded;
        loaded_init(&loaded, "y");
        loaded.schema.task.positive = cases[i].positive;
        const struct plan *plan = plan_of(&loaded, &text);
        if (cases[i].last)
            ck_assert_str_eq(plan->class[1].label, cases[i].last);
        else
            ck_assert_ptr_nonnull(strstr(plan->trouble, "no class 'c'"));
        loaded_finish(&loaded);
        memory_free(text.at);
    }
}
END_TEST

UNIT_MAIN("plan", atoms_and_intervals, common_texts_have_bins, tasks_and_classes,
          the_positive_class_comes_last)
