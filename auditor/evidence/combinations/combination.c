// A combination that was found as a subject with its measures, and what all searches share: a sample of the
// rows, and what one column explains by itself.
#include "evidence/combinations/combination.h"

#include "base/memory.h"
#include "base/text.h"
#include "stats/association.h"

#include <math.h>

enum { LEAST_CLASS_ROWS = 20 };

// The `count`-th of `all` rows is taken if that keeps the rows taken so far at their even share of `wanted`.
static bool is_due(uint64_t count, uint64_t all, uint64_t wanted) {
    uint64_t take = all < wanted ? all : wanted;
    return (count + 1) * take / all > count * take / all;
}

size_t combination_sample(const struct combination_search *search, size_t most, size_t **sample) {
    const struct target_rows *target = &search->gather->target;
    size_t classes = target->scale ? 1 : target->classes, count = 0;
    size_t wanted = most / classes > LEAST_CLASS_ROWS ? most / classes : LEAST_CLASS_ROWS;
    uint64_t *seen = memory_alloc(classes, sizeof *seen);
    *sample = memory_alloc(classes * wanted, sizeof **sample);
    for (size_t i = 0; i < search->rows; i++) {
        size_t class = target->scale ? 0 : target->class[search->row[i]];
        uint64_t all = target->scale ? search->rows : target->class_rows[class];
        if (is_due(seen[class]++, all, wanted))
            (*sample)[count++] = search->row[i];
    }
    memory_free(seen);
    return count;
}

double combination_explained_alone(const struct gather *gather, const struct combination_part *part) {
    const struct dataset *dataset = gather->dataset;
    size_t bins = dataset->plan.column[part->column->data].bins, classes = dataset->plan.classes;
    uint64_t *count = memory_alloc(bins * classes, sizeof *count);
    for (size_t i = 0; i < bins * classes; i++)
        count[i] = profile_count(&dataset->profile, part->column->data, i / classes, i % classes);
    struct estimate u = association_theils_u_corrected((struct table){bins, classes, count});
    memory_free(count);
    return u.why == DEFINED ? u.value : 0;
}

struct combination combination_of(const char *kind) {
    return (struct combination){.kind = kind,
                                .minority = NAN,
                                .alone_errors = NAN,
                                .alone = NAN,
                                .uncertainty = NAN,
                                .fit = NAN,
                                .tolerance = NAN,
                                .weight = NAN,
                                .chance = NAN,
                                .remainder = NAN,
                                .remainder_gain = NAN,
                                .remainder_excess = NAN,
                                .strength = NAN,
                                .gap = NAN};
}

static size_t add_subject(struct gather *gather, const struct combination *found) {
    const char **columns = arena_alloc(gather->arena, found->columns, sizeof *columns);
    const char *name = found->column[0]->name;
    size_t index = 0;
    for (size_t i = 0; i < found->columns; i++) {
        columns[i] = found->column[i]->name;
        if (i > 0)
            name = text_format(gather->arena, "%s, %s", name, columns[i]);
    }
    for (size_t s = 0; s < gather->evidence->subject_count; s++)
        index += gather->evidence->subjects[s].kind == SUBJECT_COLUMN_SET;
    struct place place = gather->evidence->subjects[found->column[0]->subject].place;
    return evidence_subject(gather->evidence, (struct subject){.kind = SUBJECT_COLUMN_SET,
                                                               .name = name,
                                                               .columns = columns,
                                                               .column_count = found->columns,
                                                               .place = place,
                                                               .index = index});
}

// A number with the rows it was measured on; undefined where it does not apply.
static struct value measured(const struct gather *gather, struct value value) {
    return value_on_rows(value, gather->dataset->store.rows, gather->dataset->store.seen);
}

static void set_number(struct gather *gather, size_t subject, enum measure_id measure, double number,
                       uint64_t rows) {
    struct value value = !isfinite(number) ? value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE)
                                           : value_estimate(estimate_exact(number, rows));
    gather_set(gather, subject, measure, measured(gather, value));
}

// Every column of the set is declared available, with a reason.
static bool is_declared(const struct combination *found) {
    bool declared = true;
    for (size_t i = 0; i < found->columns; i++) {
        const struct schema_column *schema = found->column[i]->declared;
        declared = declared && schema && schema->available == AVAILABLE_TRUE && schema->available_reason;
    }
    return declared;
}

// The formula with what it achieves, for people.
static const char *summary_of(const struct gather *gather, const struct combination *found) {
    char share[TEXT_NUMBER], rows[TEXT_NUMBER], other[TEXT_NUMBER];
    text_count(found->rows, rows);
    if (!isnan(found->strength))
        return text_format(gather->arena, "%s has strength %s of 1 in %s rows, each alone at most %s",
                           found->formula, text_rounded(found->strength, 3, share), rows,
                           text_rounded(found->alone, 3, other));
    double agreement = found->rows ? 1 - (double)found->errors / (double)found->rows : 0;
    return text_format(gather->arena, "%s, in %s %% of %s rows", found->formula,
                       text_rounded(100 * agreement, 4, share), rows);
}

void combination_add(struct combination_search *search, const struct combination *found) {
    struct gather *gather = search->gather;
    size_t subject = add_subject(gather, found);
    struct value minority = isnan(found->minority) ? value_undefined(VALUE_COUNT, NOT_DECIDABLE)
                                                   : value_count((uint64_t)found->minority);
    uint64_t rows = found->rows;
    double agreement = rows ? 1 - (double)found->errors / (double)rows : 0;
    gather_set(gather, subject, M_COMBINATION_KIND, value_name(found->kind));
    gather_set(gather, subject, M_COMBINATION_FORMULA, value_text(found->formula));
    gather_set(gather, subject, M_COMBINATION_SUMMARY, value_text(summary_of(gather, found)));
    gather_set(gather, subject, M_COMBINATION_DECLARED, value_flag(is_declared(found)));
    gather_set(gather, subject, M_COMBINATION_ROWS, measured(gather, value_count(rows)));
    gather_set(gather, subject, M_COMBINATION_ERRORS, measured(gather, value_count(found->errors)));
    gather_set(gather, subject, M_COMBINATION_MINORITY, measured(gather, minority));
    const struct {
        enum measure_id measure;
        double number;
    } numbers[] = {
        {M_COMBINATION_COVERAGE, (double)rows / (double)(search->rows ? search->rows : 1)},
        {M_COMBINATION_AGREEMENT, agreement},
        {M_COMBINATION_ALONE_ERRORS, found->alone_errors},
        {M_COMBINATION_ALONE, found->alone},
        {M_COMBINATION_UNCERTAINTY, found->uncertainty},
        {M_COMBINATION_FIT, found->fit},
        {M_COMBINATION_TOLERANCE, found->tolerance},
        {M_COMBINATION_WEIGHT, found->weight},
        {M_COMBINATION_CHANCE, found->chance},
        {M_COMBINATION_REMAINDER, found->remainder},
        {M_COMBINATION_REMAINDER_GAIN, found->remainder_gain},
        {M_COMBINATION_REMAINDER_EXCESS, found->remainder_excess},
        {M_COMBINATION_STRENGTH, found->strength},
        {M_COMBINATION_GAP, found->gap},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        set_number(gather, subject, numbers[i].measure, numbers[i].number, rows);
    for (size_t i = 0; found->close && i < found->columns; i++)
        found->column[i]->combined = true;
}
