// Equality of two texts: the class of a row is told by whether two columns hold the same words.
#include "evidence/combination.h"

#include "base/memory.h"
#include "base/text.h"
#include "stats/association.h"

#include <math.h>

enum { SAMPLE_ROWS = 400, LEAST_ROWS_EACH = 6 };
static const double SCREEN_ERRORS = 0.06;

static struct span text_of(const struct combination_search *search, const struct combination_part *part,
                           size_t row) {
    uint32_t code = part->code[row];
    if (code >= CODE_OVERFLOW)
        return (struct span){0};
    return dictionary_text(&search->gather->dataset->dictionaries[part->column->data], code);
}

// Rows by (texts differ, texts equal) and class; missing cells don't count. Returns the rows with equal
// texts.
static uint64_t tabulate(const struct combination_search *search, const struct combination_part *a,
                         const struct combination_part *b, const size_t *row, size_t rows, uint64_t *count) {
    const struct target_rows *target = &search->gather->target;
    size_t classes = target->classes;
    uint64_t same = 0;
    for (size_t i = 0; i < 2 * classes; i++)
        count[i] = 0;
    for (size_t i = 0; i < rows; i++) {
        struct span x = text_of(search, a, row[i]), y = text_of(search, b, row[i]);
        if (!x.at || !y.at)
            continue;
        bool equal = span_equal(x, y);
        count[equal * classes + target->class[row[i]]]++;
        same += equal;
    }
    return same;
}

static uint64_t sum(const uint64_t *count, size_t length) {
    uint64_t total = 0;
    for (size_t i = 0; i < length; i++)
        total += count[i];
    return total;
}

static void judge(struct combination_search *search, const struct combination_part *a,
                  const struct combination_part *b, uint64_t *count) {
    struct gather *gather = search->gather;
    size_t classes = gather->target.classes;
    uint64_t same = tabulate(search, a, b, search->row, search->rows, count);
    struct combination found = combination_of("equality");
    found.rows = sum(count, 2 * classes);
    if (same < LEAST_ROWS_EACH || found.rows - same < LEAST_ROWS_EACH)
        return;
    struct table table = {2, classes, count};
    struct estimate u = association_theils_u_corrected(table);
    if (u.why != DEFINED)
        return;
    found.errors = association_errors(table);
    found.uncertainty = u.value;
    found.minority = fmin((double)same, (double)(found.rows - same));
    found.column[0] = a->column;
    found.column[1] = b->column;
    found.columns = 2;
    found.formula = text_format(gather->arena, "%s from whether %s equals %s",
                                gather->schema->task.target.name, a->column->name, b->column->name);
    found.close = u.value >= 0.9;
    combination_add(search, &found);
}

void equality_find(struct combination_search *search) {
    size_t classes = search->gather->target.classes, *sample;
    size_t rows = combination_sample(search, SAMPLE_ROWS, &sample);
    uint64_t *count = memory_alloc(2 * classes, sizeof *count);
    for (size_t i = 0; i < search->texts; i++) {
        for (size_t j = i + 1; j < search->texts; j++) {
            bool before = search->text[i].column->data < search->text[j].column->data;
            const struct combination_part *a = &search->text[before ? i : j],
                                          *b = &search->text[before ? j : i];
            if (a->distinct < 3 || b->distinct < 3)
                continue;
            uint64_t same = tabulate(search, a, b, sample, rows, count), all = sum(count, 2 * classes);
            uint64_t errors = association_errors((struct table){2, classes, count});
            if (same > 0 && same < all && (double)errors <= SCREEN_ERRORS * (double)all)
                judge(search, a, b, count);
        }
    }
    memory_free(count);
    memory_free(sample);
}
