// Tests of the model on all features: what carries a target is named, and noise is worth nothing.
#include "evidence/gather.h"

#include "gathered_fixture.h"
#include "unit_main.h"

#include <math.h>

// About normal: the sum of uniform draws.
static double draw(uint64_t *state) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        sum += (double)(*state >> 33) / 2147483648.0;
    }
    return sum - 6;
}

// `parts` columns know the target up to their own error, `others` know nothing.
static void make(struct gathered *gathered, int rows, int parts, double distance, int others, int classes,
                 uint64_t seed) {
    struct growing text = {0};
    growing_add(&text, "y");
    for (int c = 0; c < parts + others; c++)
        growing_add(&text, ",%s%d", c < parts ? "part" : "other", c);
    growing_add(&text, "\n");
    for (int r = 0; r < rows; r++) {
        double truth = classes ? (double)((r * 7 + r / 11) % classes) : draw(&seed);
        growing_add(&text, classes ? "%.0f" : "%.6f", truth);
        for (int c = 0; c < parts + others; c++)
            growing_add(&text, ",%.4f", draw(&seed) + (c < parts ? distance * truth : 0));
        growing_add(&text, "\n");
    }
    gathered_text(gathered, text.at, "y",
                  classes == 0   ? TASK_REGRESSION
                  : classes == 2 ? TASK_BINARY
                                 : TASK_MULTICLASS);
    memory_free(text.at);
}

static double number(const struct gathered *gathered, enum measure_id measure) {
    const struct value *value =
        evidence_value(&gathered->evidence, gathered->gather.dataset_subject, (int)measure);
    ck_assert_int_eq(value->why, DEFINED);
    return value->type == VALUE_COUNT ? (double)value->count : value->estimate.value;
}

static const char *names(const struct gathered *gathered) {
    return evidence_value(&gathered->evidence, gathered->gather.dataset_subject, M_MODEL_NAMES)->text;
}

// Three columns that lie 2.35 deviations apart reach, together, Phi(2.35 sqrt(3) / sqrt(2)) = 0.998.
START_TEST(what_carries_the_target_is_named) {
    static const int classes[] = {2, 3, 0};
    for (size_t i = 0; i < 3; i++) {
        struct gathered gathered;
        make(&gathered, 1500, 3, classes[i] ? 2.35 : 9, 6, classes[i], 17);
        ck_assert_double_gt(number(&gathered, M_MODEL_POWER), classes[i] == 2 ? 0.995 : 0.96);
        ck_assert_double_eq(number(&gathered, M_MODEL_COLUMNS), 9);
        ck_assert_double_eq(number(&gathered, M_MODEL_SET), 3);
        ck_assert_double_lt(number(&gathered, M_MODEL_STRENGTH), 0.3);
        ck_assert_str_eq(strncmp(names(&gathered), "part", 4) == 0 && !strstr(names(&gathered), "other")
                             ? "parts"
                             : names(&gathered),
                         "parts");
        if (classes[i] == 2)
            ck_assert_double_lt(fabs(number(&gathered, M_MODEL_POWER) - 0.998), 0.003);
        gathered_finish(&gathered);
    }
}
END_TEST

// Fewer rows than columns: a model that knew its own folds would be perfect here.
START_TEST(noise_is_worth_nothing) {
    double highest[2] = {0, -1};
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct gathered gathered;
        make(&gathered, 80, 0, 0, 60, seed % 2 ? 2 : 0, seed);
        double power = number(&gathered, M_MODEL_POWER);
        highest[seed % 2 == 0] = fmax(highest[seed % 2 == 0], power);
        gathered_finish(&gathered);
    }
    ck_assert_double_lt(highest[0], 0.75);
    ck_assert_double_lt(highest[1], 0.2);
}
END_TEST

START_TEST(too_little_to_model_says_so) {
    struct gathered gathered;
    make(&gathered, 300, 1, 1, 0, 2, 3);
    ck_assert_int_eq(evidence_value(&gathered.evidence, gathered.gather.dataset_subject, M_MODEL_POWER)->why,
                     TOO_FEW);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("model", what_carries_the_target_is_named, noise_is_worth_nothing, too_little_to_model_says_so)
