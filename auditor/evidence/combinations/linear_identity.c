// Linear identities: the target is a sum of two or three columns with fixed coefficients, or of up to eight,
// to the precision of the file.
//
// Pairs and triples are screened on the correlation matrix; where none fits, all columns are fitted together
// and eliminated backwards. What passes is verified on all rows against what rounding allows: written digits
// are what tells an identity from a good regression.
#include "evidence/combinations/linear_set.h"

#include "base/memory.h"
#include "stats/linear.h"

#include <math.h>
#include <string.h>

enum { TRIPLE_COLUMNS = 60, FULL_COLUMNS = 100, MOST_HITS = 12, MOST_LOOSE = 3 };
static const double SCREEN_R2 = 1 - 1e-3; // of pairs and triples
static const double SCREEN_REST = 1e-4;   // of all columns: unexplained share of the variance
static const double LOOSE_AGREEMENT = 0.8, AGREEMENT = 0.95, LEAST_WEIGHT = 0.01;

struct linear_search {
    struct combination_search *search;
    const struct covariances *moments;
    struct linear_set hits[MOST_HITS];
    size_t hit_count, loose; // identities, and sets that only come near to one
};

// ---- what is kept of a set ----

// The share of rows that the best single column of the set reproduces as well.
static double alone_of(const struct linear_set *set) {
    double best = 0;
    for (size_t i = 0; i < set->columns; i++) {
        struct linear_set single = {
            .search = set->search, .moments = set->moments, .columns = 1, .at = {set->at[i]}};
        if (!linear_set_solve(&single))
            continue;
        linear_set_verify(&single);
        best = fmax(best, linear_set_agreement(&single));
    }
    return best;
}

static void keep(struct linear_search *linear, const struct linear_set *set) {
    const struct combination_search *search = linear->search;
    double total = search->target_sd * search->target_sd * ((double)search->rows - 1);
    struct combination found = combination_of("linear");
    found.formula = linear_set_formula(set, search->gather->arena);
    found.columns = set->columns;
    for (size_t i = 0; i < set->columns; i++)
        found.column[i] = linear->moments->part[set->at[i]]->column;
    found.rows = set->rows;
    found.errors = set->errors;
    found.fit = fmax(0, 1 - set->residual / total);
    found.tolerance = set->tolerance / search->target_sd;
    found.weight = set->weight;
    found.chance = fmin(set->chance, 0);
    found.alone = alone_of(set);
    found.close = linear_set_agreement(set) >= AGREEMENT && set->weight > LEAST_WEIGHT;
    if (found.close)
        linear->hits[linear->hit_count++] = *set;
    if (found.close || linear->loose++ < MOST_LOOSE)
        combination_add(linear->search, &found);
}

// The columns of a set stand in the order of the file, so that a finding looks the same for other rows.
static void arrange(struct linear_set *set) {
    for (size_t i = 1; i < set->columns; i++) {
        for (size_t j = i; j > 0; j--) {
            size_t left = set->at[j - 1], right = set->at[j];
            if (set->moments->part[left]->column->data < set->moments->part[right]->column->data)
                break;
            set->at[j - 1] = right;
            set->at[j] = left;
        }
    }
}

static bool try_set(struct linear_search *linear, struct linear_set *set) {
    set->search = linear->search;
    set->moments = linear->moments;
    arrange(set);
    if (linear->hit_count == MOST_HITS || !linear_set_solve(set) || set->weight < LEAST_WEIGHT / 2)
        return false;
    linear_set_verify(set);
    if (linear_set_agreement(set) < LOOSE_AGREEMENT)
        return false;
    keep(linear, set);
    return true;
}

// ---- the searches ----

static bool holds(const struct linear_set *set, size_t column) {
    for (size_t i = 0; i < set->columns; i++) {
        if (set->at[i] == column)
            return true;
    }
    return false;
}

// Whether an identity that was found already lies within these columns.
static bool known(const struct linear_search *linear, const struct linear_set *set) {
    for (size_t h = 0; h < linear->hit_count; h++) {
        size_t inside = 0;
        for (size_t i = 0; i < linear->hits[h].columns; i++)
            inside += holds(set, linear->hits[h].at[i]);
        if (inside == linear->hits[h].columns)
            return true;
    }
    return false;
}

static void consider(struct linear_search *linear, double r2, struct linear_set set) {
    if (r2 > SCREEN_R2 && !known(linear, &set))
        (void)try_set(linear, &set);
}

// R2 of all pairs (third = false), or of all triples, from the matrix with one column swept out at a time.
static void search_small(struct linear_search *linear, bool third) {
    const struct covariances *moments = linear->moments;
    size_t size = moments->size, y = moments->columns;
    size_t columns = third && y > TRIPLE_COLUMNS ? TRIPLE_COLUMNS : y;
    double *left = memory_alloc(size * size, sizeof *left);
    for (size_t a = 0; a < columns; a++) {
        memcpy(left, moments->r, size * size * sizeof *left);
        double first = left[a * size + y] * left[a * size + y];
        linear_sweep(left, size, a);
        for (size_t b = a + 1; b < columns; b++) {
            double own = left[b * size + b], with_y = left[b * size + y];
            if (own <= COVARIANCES_COLLINEAR)
                continue;
            double two = first + with_y * with_y / own;
            if (!third)
                consider(linear, two, (struct linear_set){.columns = 2, .at = {a, b}});
            for (size_t c = b + 1; third && c < columns; c++) {
                double share = left[c * size + b] / own,
                       rest = left[c * size + c] - share * left[c * size + b];
                double last = left[c * size + y] - share * with_y;
                if (rest > COVARIANCES_COLLINEAR)
                    consider(linear, two + last * last / rest,
                             (struct linear_set){.columns = 3, .at = {a, b, c}});
            }
        }
    }
    memory_free(left);
}

// The column whose removal costs least, or SIZE_MAX; *cost is the variance that it would leave unexplained.
static size_t weakest(const double *matrix, size_t size, const bool *in, double *cost) {
    size_t y = size - 1, best = SIZE_MAX;
    for (size_t i = 0; i < y; i++) {
        if (!in[i])
            continue;
        double weight = matrix[i * size + y],
               left = matrix[y * size + y] + weight * weight / matrix[i * size + i];
        if (best == SIZE_MAX || left < *cost) {
            best = i;
            *cost = left;
        }
    }
    return best;
}

// All columns together, then without the weakest as long as what is unexplained hardly grows.
static void search_full(struct linear_search *linear) {
    const struct covariances *moments = linear->moments;
    size_t size = moments->size, y = size - 1, left = 0;
    if (y < 4 || y > FULL_COLUMNS || 4 * y > moments->rows)
        return;
    bool *in = memory_alloc(y, sizeof *in);
    double *matrix = covariances_fit(moments, in), cost = 0;
    for (size_t i = 0; i < y; i++)
        left += in[i];
    double rest = matrix[y * size + y], allowed = fmax(1.5 * rest, 1e-10);
    while (rest < SCREEN_REST && left > 2) {
        size_t drop = weakest(matrix, size, in, &cost);
        if (!(cost < allowed))
            break;
        linear_sweep(matrix, size, drop);
        in[drop] = false;
        left--;
    }
    struct linear_set set = {0};
    for (size_t i = 0; left <= COMBINATION_COLUMNS && i < y; i++) {
        if (in[i])
            set.at[set.columns++] = i;
    }
    if (rest < SCREEN_REST && set.columns > 1)
        (void)try_set(linear, &set);
    memory_free(matrix);
    memory_free(in);
}

bool linear_identity_find(struct combination_search *search, const struct covariances *moments) {
    struct linear_search *linear = memory_alloc(1, sizeof *linear);
    linear->search = search;
    linear->moments = moments;
    search_small(linear, false);
    search_small(linear, true);
    if (linear->hit_count == 0)
        search_full(linear);
    bool found = linear->hit_count > 0;
    memory_free(linear);
    return found;
}
