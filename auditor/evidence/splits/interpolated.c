// Test rows that lie on one straight line with two train rows: what over-sampling by interpolation (SMOTE)
// before the split leaves behind (Chawla et al. 2002).
//
// Rows are looked at class by class, as the interpolation does it. It fills up all classes but the largest;
// where nature puts rows on lines, it does so in every class. So the class with the fewest such rows says
// what is natural.
#include "evidence/gather.h"
#include "evidence/splits/point_space.h"

#include "base/memory.h"
#include "base/text.h"
#include "stats/distribution.h"
#include "stats/interval.h"
#include "stats/nearest.h"

#include <math.h>

enum {
    LEAST_COLUMNS = 3,
    LEAST_TRAIN = 20,    // train rows of a class
    NEIGHBOURS = 15,     // of a test row, among which two ends of a line are looked for
    TRIED = 600,         // test rows of all pairs of splits and classes together
    LEAST_TRIED = 60,    // of each pair
    TRAIN_ROWS = 200000, // of each class
    MOST_PAIRS = 10      // of splits; with more folds the first of them
};
static const double SURE = -4; // log10 of the chance that a row lies on a line by accident: none of TRIED

struct class_tally {
    uint64_t tried, hits;
};

struct search {
    const struct point_space *space;
    const struct split_pair *pair;
    size_t classes, tries; // test rows to try a class
    size_t *row;           // rows of the store by side and class
    size_t *start;         // [2 * classes + 1] where they begin, train before test
    struct class_tally *tally;
    bool sampled; // not all train rows were searched
};

// ---- rows by side and class ----

// Where a row belongs: SIZE_MAX = nowhere.
static size_t place_of(const struct search *search, const struct target_rows *target, size_t row) {
    uint8_t side = search->pair->side[row];
    size_t class = search->classes == 1 ? 0 : target->class[row];
    return side == SPLIT_NEITHER || class >= search->classes
               ? SIZE_MAX
               : class + (side == SPLIT_TEST ? search->classes : 0);
}

static void sort_rows(struct search *search, const struct target_rows *target) {
    size_t rows = search->space->store->rows, places = 2 * search->classes;
    search->start = memory_alloc(places + 2, sizeof *search->start);
    search->row = memory_alloc(rows, sizeof *search->row);
    size_t *next = search->start + 1; // ends where the place after begins
    for (size_t r = 0; r < rows; r++) {
        size_t place = place_of(search, target, r);
        if (place != SIZE_MAX)
            next[place + 1]++;
    }
    for (size_t p = 1; p < places + 1; p++)
        next[p] += next[p - 1];
    for (size_t r = 0; r < rows; r++) {
        size_t place = place_of(search, target, r);
        if (place != SIZE_MAX)
            search->row[next[place]++] = r;
    }
}

// ---- one class ----

// The points of an even sample of at most `most` of the rows, as far as they are complete, and which rows of
// the store these are, to kept[] unless that is NULL.
static double *points_of(struct search *search, const size_t *row, size_t rows, size_t most, size_t *kept,
                         size_t *count) {
    size_t columns = search->space->columns, taken = rows < most ? rows : most;
    double *points = memory_alloc(taken * columns, sizeof *points);
    *count = 0;
    for (size_t i = 0; i < taken; i++) {
        size_t from = row[(size_t)((double)i * (double)rows / (double)taken)];
        if (!point_space_point(search->space, from, points + *count * columns))
            continue;
        if (kept)
            kept[*count] = from;
        ++*count;
    }
    search->sampled = search->sampled || taken < rows;
    return points;
}

// The columns that say something of their own in a row: where a date of death stands for all that did not
// come before it, the rows lie on one line though nobody drew it. Returns how many there are.
static size_t own_columns(const struct point_space *space, size_t row, size_t *own) {
    size_t count = 0;
    for (size_t c = 0; c < space->columns; c++) {
        double value = space->store->number[space->column[c]][row];
        bool told = false;
        for (size_t i = 0; i < count && !told; i++)
            told = space->store->number[space->column[own[i]]][row] == value;
        if (!told)
            own[count++] = c;
    }
    return count;
}

static void pick(const double *point, const size_t *own, size_t count, double *picked) {
    for (size_t i = 0; i < count; i++)
        picked[i] = point[own[i]];
}

// Whether a test row, given as a point and as a row of the store, lies on a line with two of the points that
// were found.
static bool is_hit(const struct search *search, const double *points, const struct neighbour *found,
                   size_t count, const double *query, size_t row) {
    double room[NEIGHBOURS][SEGMENT_COLUMNS], at[SEGMENT_COLUMNS];
    const double *point[NEIGHBOURS];
    struct segment_column as[SEGMENT_COLUMNS];
    size_t own[SEGMENT_COLUMNS], columns = own_columns(search->space, row, own);
    for (size_t k = 0; k < count; k++) {
        pick(points + found[k].index * search->space->columns, own, columns, room[k]);
        point[k] = room[k];
    }
    pick(query, own, columns, at);
    for (size_t i = 0; i < columns; i++)
        as[i] = search->space->as[own[i]];
    return segment_log10_any(point, count, at, as, columns) <= SURE;
}

// Test rows as points, and which rows of the store they are.
struct tests {
    double *points;
    size_t *row, count;
};

static void count_hits(const struct search *search, const double *points, size_t count,
                       const struct tests *tests, struct class_tally *tally) {
    size_t columns = search->space->columns, *found_count = memory_alloc(tests->count, sizeof *found_count);
    struct neighbour *found = memory_alloc(tests->count * NEIGHBOURS, sizeof *found);
    nearest_find(points, count, tests->points, tests->count, columns, NEIGHBOURS, found, found_count);
    for (size_t i = 0; i < tests->count; i++) {
        // A copy of a train row lies on a line with every row that was made from that one, of train rows
        // alone.
        if (found_count[i] > 0 && found[i * NEIGHBOURS].distance == 0)
            continue;
        tally->tried++;
        tally->hits += is_hit(search, points, found + i * NEIGHBOURS, found_count[i],
                              tests->points + i * columns, tests->row[i]);
    }
    memory_free(found);
    memory_free(found_count);
}

static void try_class(struct search *search, size_t class) {
    const size_t *start = search->start;
    size_t test_place = class + search->classes, count;
    size_t rows = start[class + 1] - start[class], test_rows = start[test_place + 1] - start[test_place];
    if (rows < LEAST_TRAIN || test_rows == 0)
        return;
    double *points = points_of(search, search->row + start[class], rows, TRAIN_ROWS, NULL, &count);
    bool sampled = search->sampled;
    struct tests tests = {.row = memory_alloc(test_rows, sizeof *tests.row)};
    tests.points =
        points_of(search, search->row + start[test_place], test_rows, search->tries, tests.row, &tests.count);
    search->sampled = sampled; // of the test rows a few are enough
    if (count >= LEAST_TRAIN)
        count_hits(search, points, count, &tests, &search->tally[class]);
    memory_free(points);
    memory_free(tests.points);
    memory_free(tests.row);
}

// ---- what it says ----

// The class whose hits are fewest for its rows, and log10 of the chance that some class has so few when all
// are alike.
static size_t plain_class(const struct search *search, struct class_tally all, double *log10_p) {
    size_t plain = SIZE_MAX, judged = 0;
    *log10_p = 0;
    for (size_t k = 0; k < search->classes; k++) {
        struct class_tally tally = search->tally[k];
        if (tally.tried == 0)
            continue;
        judged++;
        double p = distribution_hypergeometric_log10(all.hits - tally.hits, all.hits, all.tried - tally.tried,
                                                     all.tried);
        if (plain == SIZE_MAX || p < *log10_p)
            plain = k, *log10_p = p;
    }
    *log10_p = fmin(0, *log10_p + log10((double)(judged ? judged : 1)));
    return judged > 1 ? plain : SIZE_MAX;
}

static void set_results(struct gather *gather, const struct search *search, size_t train_rows) {
    size_t subject = search->pair->subject;
    struct class_tally all = {0, 0};
    for (size_t k = 0; k < search->classes; k++) {
        all.tried += search->tally[k].tried;
        all.hits += search->tally[k].hits;
    }
    double log10_p;
    size_t plain = plain_class(search, all, &log10_p);
    struct class_tally others = all, least = {0, 0};
    if (plain != SIZE_MAX) {
        least = search->tally[plain];
        others.tried -= least.tried, others.hits -= least.hits;
    }
    struct value hits = value_count(all.hits);
    const struct store *store = search->space->store;
    if (search->sampled || !store_complete(store))
        hits.measured = train_rows, hits.of = store->seen;
    gather_set(gather, subject, M_INTERPOLATED_TRIED, value_count(all.tried));
    gather_set(gather, subject, M_INTERPOLATED_ROWS, hits);
    gather_set(gather, subject, M_INTERPOLATED_SHARE,
               value_estimate(interval_clopper_pearson(others.hits, others.tried, 0.95)));
    gather_set(gather, subject, M_INTERPOLATED_LEAST,
               value_estimate(interval_clopper_pearson(least.hits, least.tried, 0.95)));
    gather_set(gather, subject, M_INTERPOLATED_CONTRAST,
               plain == SIZE_MAX ? value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE)
                                 : value_estimate(estimate_exact(log10_p, all.tried)));
}

static void measure_one(struct gather *gather, const struct point_space *space,
                        const struct split_pair *pair) {
    const struct target_rows *target = &gather->target;
    bool one = target->scale || target->classes < 2;
    struct search search = {.space = space, .pair = pair, .classes = one ? 1 : target->classes};
    size_t tries = TRIED / gather->pair_count, used = 0, train_rows = 0;
    search.tries = (tries > LEAST_TRIED ? tries : LEAST_TRIED) / search.classes + 1;
    search.tally = memory_alloc(search.classes, sizeof *search.tally);
    sort_rows(&search, target);
    for (size_t k = 0; k < search.classes; k++) {
        try_class(&search, k);
        size_t rows = search.start[k + 1] - search.start[k];
        train_rows += rows < TRAIN_ROWS ? rows : TRAIN_ROWS;
        used += search.tally[k].tried;
    }
    if (used > 0)
        set_results(gather, &search, train_rows);
    memory_free(search.tally);
    memory_free(search.row);
    memory_free(search.start);
}

// What speaks for over-sampling, in words: rows on lines, else repeated rows (overlap.h).
static void set_account(struct gather *gather, const struct split_pair *pair) {
    uint64_t hits = (uint64_t)gather_number(gather, pair->subject, M_INTERPOLATED_ROWS, 0);
    uint64_t tried = (uint64_t)gather_number(gather, pair->subject, M_INTERPOLATED_TRIED, 0);
    uint64_t copies = (uint64_t)gather_number(gather, pair->subject, M_OVERLAP_ROWS, 0);
    char some[TEXT_NUMBER], of[TEXT_NUMBER];
    const char *account =
        hits > 0 || copies == 0
            ? text_format(gather->arena,
                          "%s of %s rows of %s lie on one straight line with two rows of %s, to the last "
                          "digit",
                          text_count(hits, some), text_count(tried, of), pair->test, pair->train)
            : text_format(gather->arena,
                          "%s rows of %s equal a row of %s, and only rows of the smaller classes repeat, "
                          "until all classes are equally large",
                          text_count(copies, some), pair->test, pair->train);
    gather_set(gather, pair->subject, M_RESAMPLED_ACCOUNT, value_text(account));
}

void measure_interpolated(struct gather *gather) {
    static const enum measure_id all[] = {M_INTERPOLATED_ROWS, M_INTERPOLATED_TRIED, M_INTERPOLATED_SHARE,
                                          M_INTERPOLATED_LEAST, M_INTERPOLATED_CONTRAST};
    for (size_t i = 0; i < gather->pair_count; i++) {
        gather_set_undefined(gather, gather->pairs[i].subject, all, sizeof all / sizeof *all,
                             i < MOST_PAIRS ? TOO_FEW : OVER_BUDGET);
    }
    if (gather->pair_count == 0)
        return;
    struct point_space space;
    point_space_init(&space, gather);
    size_t pairs = gather->pair_count < MOST_PAIRS ? gather->pair_count : MOST_PAIRS;
    for (size_t i = 0; space.columns >= LEAST_COLUMNS && i < pairs; i++)
        measure_one(gather, &space, &gather->pairs[i]);
    for (size_t i = 0; i < gather->pair_count; i++)
        set_account(gather, &gather->pairs[i]);
}
