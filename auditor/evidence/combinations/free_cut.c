// Cuts through a combination: two classes lie on either side of some value of a - b, a + b, a * b or a / b (a
// delay of more than 30 days, a debt of more than half an income), though neither column nearly tells them.
//
// Where the cut lies is fitted, so only relations without an exception count; four forms of every pair are
// charged to the chance. All pairs are screened on a sample, and what passes is verified on all rows.
#include "evidence/combinations/combination.h"

#include "base/memory.h"
#include "base/text.h"
#include "stats/distribution.h"
#include "stats/sort.h"
#include "stats/spacing.h"

#include <math.h>

enum { SAMPLE_ROWS = 200, LEAST_ROWS = 30, MOST_FOUND = 6 };
enum joining { DIFFERENCE, SUM, PRODUCT, RATIO, JOININGS };
static const char *const signs[] = {"-", "+", "*", "/"};

static double formed(enum joining joining, double a, double b) {
    switch (joining) {
    case DIFFERENCE: return a - b;
    case SUM: return a + b;
    case PRODUCT: return a * b;
    default: return b == 0 ? NAN : a / b;
    }
}

// The ranges of both classes.
struct ranges {
    double low[2], high[2];
    uint64_t rows[2];
};

static bool overlap(const struct ranges *ranges) {
    return ranges->rows[0] && ranges->rows[1] && ranges->high[0] >= ranges->low[1] &&
           ranges->high[1] >= ranges->low[0];
}

// Whether the classes of these rows don't overlap; most pairs are through after a few rows.
static bool separates(const struct combination_search *search, const struct combination_part *a,
                      const struct combination_part *b, enum joining joining, const size_t *row, size_t rows,
                      struct ranges *ranges) {
    const uint16_t *class = search->gather->target.class;
    *ranges = (struct ranges){.low = {INFINITY, INFINITY}, .high = {-INFINITY, -INFINITY}};
    for (size_t i = 0; i < rows; i++) {
        double value = formed(joining, a->value[row[i]], b->value[row[i]]);
        if (!isfinite(value))
            continue;
        uint16_t k = class[row[i]];
        ranges->rows[k]++;
        bool wider = value < ranges->low[k] || value > ranges->high[k];
        ranges->low[k] = fmin(ranges->low[k], value);
        ranges->high[k] = fmax(ranges->high[k], value);
        if (wider && overlap(ranges))
            return false;
    }
    return ranges->rows[0] > 0 && ranges->rows[1] > 0;
}

// The jump at the cut against the steps between the distinct values around it.
static double gap_of(const struct combination_search *search, const struct combination_part *a,
                     const struct combination_part *b, enum joining joining, double edge) {
    double *value = memory_alloc(search->rows, sizeof *value);
    size_t *index = memory_alloc(search->rows, sizeof *index), count = 0, distinct = 0, at = 0;
    for (size_t i = 0; i < search->rows; i++) {
        double here = formed(joining, a->value[search->row[i]], b->value[search->row[i]]);
        if (isfinite(here))
            value[count++] = here;
    }
    sort_doubles_with_index(value, index, count);
    for (size_t i = 0; i < count; i++) {
        if (distinct > 0 && value[i] <= value[distinct - 1])
            continue;
        at = value[i] <= edge ? distinct : at;
        value[distinct++] = value[i];
    }
    size_t first = at > SPACING_NEIGHBOURS ? at - SPACING_NEIGHBOURS : 0,
           end = at + SPACING_NEIGHBOURS + 2 < distinct ? at + SPACING_NEIGHBOURS + 2 : distinct;
    double gap = spacing_jump(value + first, end - first, at - first);
    memory_free(value);
    memory_free(index);
    return gap;
}

// Fills in what is found.
static void describe(struct combination_search *search, const struct combination_part *a,
                     const struct combination_part *b, enum joining joining, const struct ranges *ranges,
                     struct combination *found) {
    struct gather *gather = search->gather;
    uint64_t rows = ranges->rows[0] + ranges->rows[1];
    double pairs = (double)search->numbers * ((double)search->numbers - 1) / 2;
    double share = fmin(gather_number(gather, a->column->subject, M_CUT_ERROR_SHARE, 1),
                        gather_number(gather, b->column->subject, M_CUT_ERROR_SHARE, 1));
    *found = combination_of("cut");
    found->rows = rows;
    found->minority = (double)(ranges->rows[0] < ranges->rows[1] ? ranges->rows[0] : ranges->rows[1]);
    found->chance = fmin(distribution_blocks_log10(ranges->rows, 2) + log10(JOININGS * pairs), 0);
    found->alone = fmax(combination_explained_alone(gather, a), combination_explained_alone(gather, b));
    found->alone_errors = share * (double)rows;
    found->uncertainty = 1;
    found->gap = gap_of(search, a, b, joining, fmin(ranges->high[0], ranges->high[1]));
    found->column[0] = a->column;
    found->column[1] = b->column;
    found->columns = 2;
    found->formula =
        text_format(gather->arena, "%s from a cut through %s %s %s", gather->schema->task.target.name,
                    a->column->name, signs[joining], b->column->name);
}

// The first form of a pair that separates the classes; of too many pairs, those with the smallest gaps stay.
static void test_pair(struct combination_search *search, const struct combination_part *a,
                      const struct combination_part *b, const size_t *row, size_t rows,
                      struct combination *best, size_t *kept) {
    for (enum joining joining = DIFFERENCE; joining < (a->date ? SUM : JOININGS); joining++) {
        struct ranges ranges;
        struct combination found;
        if (!separates(search, a, b, joining, row, rows, &ranges) ||
            !separates(search, a, b, joining, search->row, search->rows, &ranges) ||
            ranges.rows[0] + ranges.rows[1] < LEAST_ROWS)
            continue;
        describe(search, a, b, joining, &ranges, &found);
        size_t at = *kept < MOST_FOUND ? (*kept)++ : MOST_FOUND;
        for (; at > 0 && best[at - 1].gap > found.gap; at--) {
            if (at < MOST_FOUND)
                best[at] = best[at - 1];
        }
        if (at < MOST_FOUND)
            best[at] = found;
        return;
    }
}

void free_cut_find(struct combination_search *search) {
    if (search->gather->target.classes != 2)
        return;
    size_t *row, rows = combination_sample(search, SAMPLE_ROWS, &row), kept = 0;
    struct combination best[MOST_FOUND];
    for (size_t i = 0; i < search->numbers; i++) {
        for (size_t j = i + 1; j < search->numbers; j++) {
            bool before = search->number[i].column->data < search->number[j].column->data;
            const struct combination_part *a = &search->number[before ? i : j],
                                          *b = &search->number[before ? j : i];
            if (a->date == b->date && a->distinct > 2 && b->distinct > 2 && !a->column->combined &&
                !b->column->combined)
                test_pair(search, a, b, row, rows, best, &kept);
        }
    }
    for (size_t i = 0; i < kept; i++)
        combination_add(search, &best[i]);
    memory_free(row);
}
