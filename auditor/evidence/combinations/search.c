// The search for combinations of columns that reconstruct the target: collects the columns and rows that may
// take part, and has each kind of relation looked for.
//
// It is bounded: the strongest columns only, screened on a sample of rows, and what passes is verified on
// every row of the store. So it is linear in rows, and does not grow with the square of columns.
#include "evidence/combinations/combination.h"

#include "base/memory.h"
#include "base/text.h"
#include "evidence/combinations/covariances.h"
#include "evidence/target/explained.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_NUMBERS = 120, MOST_TEXTS = 60, LEAST_ROWS = 30 };
static const double FULL = 0.9, SPARSE = 0.5; // least share of the rows in which a column is present

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
        if (!target->number)
            continue;
        double y = target->number[r], step = y - mean;
        mean += step / (double)search->rows;
        squares += step * (y - mean);
        search->target_largest = fmax(search->target_largest, fabs(y));
    }
    if (target->number && search->rows > 1) {
        const struct dataset *dataset = search->gather->dataset;
        search->target_sd = sqrt(squares / (double)(search->rows - 1));
        search->target_unit = decimals_unit(&dataset->columns[dataset->plan.target].decimals);
        search->target_slack = search->target_unit / 2;
    }
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

// Sums of columns that are present in that share of the rows.
static bool find_sums(struct combination_search *search, double least_present) {
    struct covariances moments;
    covariances_init(&moments, search, least_present);
    bool found = moments.rows > 0 && linear_identity_find(search, &moments);
    // Of few classes little remains, whatever is taken from them.
    if (moments.rows > 0 && !found && search->gather->target.scale && least_present >= FULL)
        remainder_find(search, &moments);
    covariances_finish(&moments);
    return found;
}

// Some columns lack cells, but not most of them.
static bool some_sparse(const struct combination_search *search) {
    bool sparse = false;
    for (size_t p = 0; p < search->numbers; p++)
        sparse = sparse || (search->number[p].present >= SPARSE && search->number[p].present < FULL);
    return sparse;
}

// Sums and products. Classes that are numbers (counts, scores, years) are as often such a sum as a target of
// many values is. Sparse columns come second, for they cost the full ones rows.
static void find_formulas(struct combination_search *search) {
    if (!find_sums(search, FULL) && some_sparse(search))
        (void)find_sums(search, SPARSE);
    product_find(search);
}

static void find_all(struct combination_search *search) {
    if (!search->gather->target.scale) {
        comparison_find(search);
        equality_find(search);
        free_cut_find(search);
    }
    if (search->target_sd > 0)
        find_formulas(search);
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
