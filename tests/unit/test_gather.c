// All measures through the whole way from a file: against numbers made by numpy, scipy and scikit-learn, and
// the reasons where there is no number.
#include "evidence/gather.h"

#include "gathered_fixture.h"
#include "reference.h"
#include "unit_main.h"

static enum task_type task_of(const char *word) {
    return strcmp(word, "binary") == 0       ? TASK_BINARY
           : strcmp(word, "multiclass") == 0 ? TASK_MULTICLASS
                                             : TASK_REGRESSION;
}

START_TEST(numbers_equal_the_references) {
    json_t *root = reference_open("evidence.json"), *row, *measures_of, *number;
    size_t i, checked = 0;
    json_array_foreach(reference_at(root, "cases"), i, row) {
        struct gathered gathered;
        gathered_text(&gathered, json_string_value(reference_at(row, "csv")), "y",
                      task_of(json_string_value(reference_at(row, "task"))));
        ck_assert_uint_eq(gathered.gather.compared, reference_size(row, "columns"));
        const char *column, *measure;
        json_object_foreach(reference_at(row, "expect"), column, measures_of) {
            json_object_foreach(measures_of, measure, number) {
                double expected = json_number_value(number),
                       actual = gathered_number(&gathered, column, measure);
                double allowed = 1e-9 * fmax(1, fabs(expected));
                bool pearson =
                    strcmp(measure, "target.pearson") == 0 || strcmp(measure, "copy.affine_gap") == 0;
                if (pearson) // far from 0 GSL keeps as many digits as the machine's long double
                    allowed = strcmp(column, "far") == 0 ? 1e-6 : 1e-12;
                ck_assert_msg(fabs(actual - expected) <= allowed, "%s: %s of %s is %.17g, expected %.17g",
                              json_string_value(reference_at(row, "name")), measure, column, actual,
                              expected);
                checked++;
            }
        }
        gathered_finish(&gathered);
    }
    ck_assert_uint_gt(checked, 80);
    json_decref(root);
}
END_TEST

// The streaming sums against GSL on the stored column, through the whole way: 5000 rows are more than are
// correlated exactly.
START_TEST(streaming_pearson_equals_gsl) {
    struct growing text = {0};
    growing_add(&text, "y,x,far\n");
    uint64_t state = 88172645463325252u;
    for (int r = 0; r < 5000; r++) {
        double draw[2];
        for (int i = 0; i < 2; i++) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            draw[i] = (double)(state >> 11) / 9007199254740992.0;
        }
        growing_add(&text, "%.9f,%.9f,%.6f\n", draw[0], draw[0] + draw[1], 1e8 + draw[0] + 3 * draw[1]);
    }
    struct gathered gathered;
    gathered_text(&gathered, text.at, "y", TASK_REGRESSION);
    const struct store *store = &gathered.loaded.dataset.store;
    double x[2], mean[3] = {0};
    for (size_t c = 0; c < 3; c++) {
        for (size_t r = 0; r < store->rows; r++)
            mean[c] += (store->number[c][r] - store->number[c][0]) / (double)store->rows;
    }
    for (size_t c = 1; c < 3; c++) {
        double xy = 0, xx = 0, yy = 0;
        for (size_t r = 0; r < store->rows; r++) {
            x[0] = store->number[0][r] - store->number[0][0] - mean[0];
            x[1] = store->number[c][r] - store->number[c][0] - mean[c];
            xy += x[0] * x[1];
            xx += x[1] * x[1];
            yy += x[0] * x[0];
        }
        ck_assert_near(gathered_number(&gathered, c == 1 ? "x" : "far", "target.pearson"), xy / sqrt(xx * yy),
                       1e-12);
        ck_assert_uint_eq(gathered_value(&gathered, "x", "target.pearson")->measured, 0);
    }
    gathered_finish(&gathered);
    memory_free(text.at);
}
END_TEST

static void expect_why(const struct gathered *gathered, const char *column, const char *measure,
                       enum undefined why) {
    const struct value *value = gathered_value(gathered, column, measure);
    ck_assert_msg(value->why == why, "%s of %s: %s instead of %s", measure, column,
                  undefined_name(value->why), undefined_name(why));
}

// A table of `rows` rows by a format of %d's: target and two columns.
static char *rows_of(size_t rows, const char *x_of_zero, const char *x_of_one) {
    struct growing text = {0};
    growing_add(&text, "y,x,z\n");
    for (size_t r = 0; r < rows; r++)
        growing_add(&text, "%zu,%s,%zu\n", r % 2, r % 2 ? x_of_one : x_of_zero, r % 7);
    return text.at;
}

START_TEST(few_rows_say_nothing) {
    struct gathered gathered;
    char *text = rows_of(19, "a", "b");
    gathered_text(&gathered, text, "y", TASK_UNDECLARED);
    static const char *const all[] = {
        "target.power", "dependency.errors",   "dependency.chance", "copy.one_to_one",
        "missing.auc",  "missing.uncertainty", "value.uncertainty", "id.like"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        expect_why(&gathered, "x", all[i], TOO_FEW);
    gathered_finish(&gathered);
    memory_free(text);
    text = rows_of(20, "a", "b");
    gathered_text(&gathered, text, "y", TASK_UNDECLARED);
    ck_assert(gathered_number(&gathered, "x", "copy.one_to_one") == 1);
    ck_assert(gathered_number(&gathered, "z", "copy.one_to_one") == 0);
    expect_why(&gathered, "x", "missing.auc", CONSTANT);
    expect_why(&gathered, "x", "cut.errors", NOT_DECIDABLE);
    gathered_finish(&gathered);
    memory_free(text);
}
END_TEST

START_TEST(a_target_without_use_is_told) {
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"y,x\n1,2\n1,3\n", "single class"},
        {"y,x\n,2\n,3\n", "no values"},
        {"x,z\n1,2\n1,3\n", "no target column 'y'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct gathered gathered;
        gathered_text(&gathered, cases[i].text, "y", TASK_UNDECLARED);
        ck_assert_uint_eq(gathered.gather.compared, 0);
        const struct value *trouble =
            evidence_value(&gathered.evidence, gathered.gather.dataset_subject, M_ANALYSIS_TROUBLE);
        ck_assert_msg(trouble->why == DEFINED && strstr(trouble->text, cases[i].says), "%s", cases[i].text);
        expect_why(&gathered, "x", "target.power", NO_DATA);
        gathered_finish(&gathered);
    }
}
END_TEST

START_TEST(presence_of_a_numeric_target_needs_zeros) {
    struct growing text = {0};
    growing_add(&text, "y,x,z\n");
    for (int r = 0; r < 100; r++)
        growing_add(&text, "%d.5,%s,%d\n", r, r % 3 ? "1" : "", r % 9);
    struct gathered gathered;
    gathered_text(&gathered, text.at, "y", TASK_REGRESSION);
    ck_assert(gathered_number(&gathered, "x", "missing.count") == 34);
    expect_why(&gathered, "x", "missing.uncertainty", NOT_DECIDABLE);
    expect_why(&gathered, "x", "zero.uncertainty", NOT_DECIDABLE);
    gathered_finish(&gathered);
    memory_free(text.at);
    text = (struct growing){0};
    growing_add(&text, "y,x,z\n");
    for (int r = 0; r < 100; r++)
        growing_add(&text, "%d,%s,%d\n", r % 3 ? r : 0, r % 3 ? "1" : "", r % 9);
    gathered_text(&gathered, text.at, "y", TASK_REGRESSION);
    ck_assert(gathered_number(&gathered, "x", "missing.uncertainty") > 0.95);
    ck_assert(gathered_number(&gathered, "x", "missing.exceptions") == 0);
    gathered_finish(&gathered);
    memory_free(text.at);
}
END_TEST

// A strong column alone, and one of a crowd.
START_TEST(crowds_are_counted) {
    struct growing text = {0};
    growing_add(&text, "y,alone,a,b,c,noise\n");
    for (int r = 0; r < 600; r++) {
        int y = r * 7 % 13 < 5, wrong = r % 50 == 0;
        growing_add(&text, "%d,%c,%d,%d,%d,%d\n", y, (y ^ wrong) ? 'u' : 'v', (y ^ (r % 6 == 0)),
                    (y ^ (r % 6 == 1)), (y ^ (r % 6 == 2)), r % 4);
    }
    struct gathered gathered;
    gathered_text(&gathered, text.at, "y", TASK_BINARY);
    ck_assert(gathered_number(&gathered, "alone", "target.strength") > 0.9);
    ck_assert(gathered_number(&gathered, "alone", "crowd.size") == 1);
    ck_assert(gathered_number(&gathered, "a", "crowd.size") == 4);
    ck_assert(gathered_number(&gathered, "a", "crowd.stronger") >= 1);
    double next = gathered_number(&gathered, "alone", "crowd.next");
    double expected = fmax(fmax(gathered_number(&gathered, "a", "target.strength"),
                                gathered_number(&gathered, "b", "target.strength")),
                           gathered_number(&gathered, "c", "target.strength")) /
                      gathered_number(&gathered, "alone", "target.strength");
    ck_assert_near(next, expected, 1e-12);
    gathered_finish(&gathered);
    memory_free(text.at);
}
END_TEST

START_TEST(names_are_read_as_words) {
    static const struct {
        const char *name;
        bool outcome, weak;
    } cases[] = {
        {"paid_amount", true, false},    {"loanStatus", true, true},    {"marital_status", false, false},
        {"uncertainty", false, false},   {"days_total", true, true},    {"runtime", true, false},
        {"customer_churn", true, false}, {"churned_flag", true, false}, {"length", false, false},
        {"classroom", false, false},     {"arr_time", true, false}};
    struct growing text = {0};
    growing_add(&text, "churn");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        growing_add(&text, ",%s", cases[i].name);
    growing_add(&text, "\n0,1,1,1,1,1,1,1,1,1,1,1\n1,1,1,1,1,1,1,1,1,1,1,1\n");
    struct gathered gathered;
    gathered_text(&gathered, text.at, "churn", TASK_UNDECLARED);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_msg(gathered_number(&gathered, cases[i].name, "name.outcome") == cases[i].outcome, "%s",
                      cases[i].name);
        ck_assert_msg(gathered_number(&gathered, cases[i].name, "name.weak") == cases[i].weak, "%s",
                      cases[i].name);
    }
    gathered_finish(&gathered);
    memory_free(text.at);
}
END_TEST

UNIT_MAIN("gather", numbers_equal_the_references, streaming_pearson_equals_gsl, few_rows_say_nothing,
          a_target_without_use_is_told, presence_of_a_numeric_target_needs_zeros, crowds_are_counted,
          names_are_read_as_words)
