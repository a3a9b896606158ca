// Combinations of columns that reconstruct the target: collects the columns that may take part, has each kind
// of relation looked for, and turns what is found into subjects.
//
// The search is bounded: the strongest columns only, screened on a sample of rows, and what passes is
// verified on every row of the store. So it is linear in rows, and does not grow with the square of columns.
#include "evidence/combinations/combination.h"

#include "base/memory.h"
#include "base/text.h"
#include "evidence/combinations/covariances.h"
#include "evidence/target/explained.h"
#include "stats/association.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_NUMBERS = 120, MOST_TEXTS = 60, LEAST_ROWS = 30, LEAST_CLASS_ROWS = 20 };

// ---- what takes part ----

static struct combination_part part_of(const struct gather *gather, struct gather_column *column) {
    struct dataset *dataset = gather->dataset;
    size_t c = column->data;
    enum column_type type = dataset->columns[c].read->type;
    double unit = decimals_unit(&dataset->columns[c].decimals);
    bool exact;
    uint64_t missing = 0;
    for (size_t k = 0; k <= dataset->plan.classes; k++)
        missing += profile_count(&dataset->profile, c, BIN_MISSING, k);
    return (struct combination_part){
        .column = column,
        .value = dataset->store.number[c],
        .code = dataset->store.code[c],
        .slack = unit < 1 ? unit / 2 : 0,
        .strength = gather_number(gather, column->subject, M_TARGET_STRENGTH, 0),
        .present = 1 - (double)missing / (double)dataset->profile.rows,
        .distinct = distinct_count(&dataset->profile.column[c].distinct, &exact),
        .date = type == TYPE_DATE || type == TYPE_DATETIME,
    };
}

// The strongest first; equally strong ones in the order of the file.
static int by_strength(const void *a, const void *b) {
    const struct combination_part *x = a, *y = b;
    if (x->strength != y->strength)
        return x->strength > y->strength ? -1 : 1;
    return (x->column->data > y->column->data) - (x->column->data < y->column->data);
}

static void collect_parts(struct combination_search *search) {
    struct gather *gather = search->gather;
    search->number = memory_alloc(gather->column_count, sizeof *search->number);
    search->text = memory_alloc(gather->column_count, sizeof *search->text);
    for (size_t c = 0; c < gather->column_count; c++) {
        struct gather_column *column = &gather->columns[c];
        if (!column->compared || explained_exactly(gather, column->subject) ||
            gather_number(gather, column->subject, M_ID_LIKE, 0) != 0)
            continue;
        struct combination_part part = part_of(gather, column);
        if (part.distinct < 2 || part.present < 0.3)
            continue;
        if (part.value)
            search->number[search->numbers++] = part;
        else
            search->text[search->texts++] = part;
    }
    qsort(search->number, search->numbers, sizeof *search->number, by_strength);
    qsort(search->text, search->texts, sizeof *search->text, by_strength);
    search->numbers = search->numbers < MOST_NUMBERS ? search->numbers : MOST_NUMBERS;
    search->texts = search->texts < MOST_TEXTS ? search->texts : MOST_TEXTS;
}

static void collect_rows(struct combination_search *search) {
    const struct target_rows *target = &search->gather->target;
    search->row = memory_alloc(target->rows, sizeof *search->row);
    double mean = 0, squares = 0;
    for (size_t r = 0; r < target->rows; r++) {
        bool known = target->scale ? isfinite(target->number[r]) : target->class[r] < target->classes;
        if (!known)
            continue;
        search->row[search->rows++] = r;
        if (!target->scale)
            continue;
        double y = target->number[r], step = y - mean;
        mean += step / (double)search->rows;
        squares += step * (y - mean);
        search->target_largest = fmax(search->target_largest, fabs(y));
    }
    if (target->scale && search->rows > 1) {
        const struct dataset *dataset = search->gather->dataset;
        search->target_sd = sqrt(squares / (double)(search->rows - 1));
        search->target_unit = decimals_unit(&dataset->columns[dataset->plan.target].decimals);
        search->target_slack = search->target_unit / 2;
    }
}

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

// ---- what is found ----

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
    const struct store *store = &gather->dataset->store;
    if (value.why == DEFINED && !store_complete(store)) {
        value.measured = store->rows;
        value.of = store->seen;
    }
    return value;
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

// Says that the columns were looked at and make nothing together (or why nothing can be said), so that
// silence is not taken for it.
static void add_none(struct combination_search *search, enum undefined why) {
    struct gather *gather = search->gather;
    size_t count = search->numbers + search->texts;
    const char **columns = arena_alloc(gather->arena, count, sizeof *columns);
    for (size_t i = 0; i < count; i++)
        columns[i] =
            (i < search->numbers ? search->number[i] : search->text[i - search->numbers]).column->name;
    struct subject subject = {.kind = SUBJECT_COLUMN_SET,
                              .name = text_format(gather->arena, "%zu columns", count),
                              .columns = columns,
                              .column_count = count,
                              .place = gather->evidence->subjects[gather->dataset_subject].place};
    size_t number = evidence_subject(gather->evidence, subject);
    gather_set(gather, number, M_COMBINATION_KIND,
               why == DEFINED ? value_name("none") : value_undefined(VALUE_NAME, why));
}

static void find_all(struct combination_search *search) {
    const struct target_rows *target = &search->gather->target;
    if (!target->scale) {
        comparison_find(search);
        equality_find(search);
        free_cut_find(search);
    } else if (search->target_sd > 0) {
        struct covariances moments;
        covariances_init(&moments, search);
        if (moments.rows > 0 && !linear_identity_find(search, &moments))
            remainder_find(search, &moments);
        covariances_finish(&moments);
        product_find(search);
    }
    before_after_find(search);
}

void measure_combination(struct gather *gather) {
    const struct target_rows *target = &gather->target;
    if (target->classes < 2 || (target->scale && !target->number))
        return;
    struct combination_search search = {.gather = gather};
    collect_rows(&search);
    collect_parts(&search);
    size_t subjects = gather->evidence->subject_count;
    if (search.rows >= LEAST_ROWS)
        find_all(&search);
    if (search.numbers + search.texts > 1 && gather->evidence->subject_count == subjects)
        add_none(&search, search.rows < LEAST_ROWS ? TOO_FEW : DEFINED);
    memory_free(search.row);
    memory_free(search.number);
    memory_free(search.text);
}
