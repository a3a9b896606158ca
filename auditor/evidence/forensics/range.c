// Columns that were scaled to a range: their smallest and largest values are exactly its ends on the rows of
// the fit. A test row that lies at an end which the training rows do not reach was in the fit.
//
// Columns that have their range by nature obey this, too; so the verdict asks that nearly all columns agree,
// that the ends are single values of columns that lie on no round grid, and that hitting them by chance,
// judged by how densely the outermost values lie, is next to impossible.
#include "base/memory.h"
#include "base/text.h"
#include "evidence/forensics/cut_ends.h"
#include "evidence/forensics/ends.h"
#include "evidence/forensics/forensics.h"

#include <math.h>

static const double AGREEING = 0.8; // of the continuous columns
static const double SINGLE_PRECISION = 1e-6;
static const double NOT_CUT = -2; // log10 of the likelihood that values were cut off instead
enum { LEAST_COLUMNS = 2, LEAST_TO_READ_RANGE = 3, MOST_TO_READ_RANGE = 64, RANGES = 4 };

struct ranged {
    struct ends *columns;
    size_t count, capacity;
};

struct range {
    double low, high;
    bool absolute; // the largest absolute value is `high`, no matter where the low end lies
};

static void look(void *state, const struct forensic_case *of, struct forensic_column *column,
                 struct forensic_sides *sides) {
    struct ranged *all = state;
    (void)of;
    if (column->whole)
        return;
    all->columns = memory_room(all->columns, all->count, &all->capacity, sizeof *all->columns);
    all->columns[all->count++] = ends_of(column, sides);
}

// ---- one column ----

static bool at(const struct ends *ends, double value, double end) {
    return fabs(value - end) <= (ends->tolerance + SINGLE_PRECISION) * fmax(1, fabs(end));
}

static bool fills(const struct ends *ends, const struct range *range, enum fit_set set) {
    if (ends->low[set] > ends->high[set])
        return false;
    if (range->absolute)
        return at(ends, fmax(-ends->low[set], ends->high[set]), range->high);
    return at(ends, ends->low[set], range->low) && at(ends, ends->high[set], range->high);
}

static size_t count_in(const size_t count[3], enum fit_set set) {
    size_t sum = 0;
    for (enum split_side side = SPLIT_TRAIN; side <= SPLIT_NEITHER; side++)
        sum += fit_set_has(set, side) ? count[side] : 0;
    return sum;
}

static bool high_is_largest(const struct ends *ends) {
    return fmax(ends->high[FIT_ON_ALL], -ends->low[FIT_ON_ALL]) == ends->high[FIT_ON_ALL];
}

// Whether at the ends that matter lie no more rows of the set than rounding brings there.
static bool single(const struct ends *ends, const struct range *range, enum fit_set set) {
    bool low = count_in(ends->lower.count, set) <= ends->lower.likely;
    bool high = count_in(ends->upper.count, set) <= ends->upper.likely;
    return range->absolute ? (high_is_largest(ends) ? high : low) : low && high;
}

// On steps, both sides may reach the same end by one scaling.
static bool untied(const struct ends *ends, const struct range *range) {
    if (range->absolute)
        return high_is_largest(ends) ? ends->upper.untied : ends->lower.untied;
    return ends->lower.untied && ends->upper.untied;
}

// log10 of the chance that an outermost value comes so near to an end.
static double hit(double tolerance, double off, double spacing) {
    double width = 2 * fmax(tolerance, off);
    return spacing > width ? log10(width / spacing) : 0;
}

// That the ends fall where they do.
static double chance_of(const struct ends *ends, const struct range *range) {
    double least = ends->low[FIT_ON_ALL], most = ends->high[FIT_ON_ALL];
    double high = hit(ends->tolerance, fabs(most - range->high), ends->upper.spacing);
    if (!range->absolute)
        return high + hit(ends->tolerance, fabs(least - range->low), ends->lower.spacing);
    return high_is_largest(ends) ? high
                                 : hit(ends->tolerance, fabs(least + range->high), ends->lower.spacing);
}

// ---- all columns ----

struct tally {
    struct fit_parties parties;
    size_t continuous, filled; // columns; those whose rows of all splits together fill the range
    size_t each, apart;        // those that fill it on both sides; and by other steps each
    bool contradicted;         // some column was fitted on the training rows, or cut off at the ends
    struct cut_ends cut;
};

static bool is_apart(const struct ends *ends, const struct range *range) {
    return ends->apart < 0 && !range->absolute;
}

static void add_filled(const struct forensic_case *of, const struct ends *ends, const struct range *range,
                       struct tally *tally) {
    double train = of->pair ? (double)of->pair->train_rows : 1,
           test = of->pair ? (double)of->pair->test_rows : 0;
    tally->filled++;
    if (!range->absolute || high_is_largest(ends))
        cut_ends_add(&tally->cut, ends, true, test / (train + test));
    if (!range->absolute || !high_is_largest(ends))
        cut_ends_add(&tally->cut, ends, false, test / (train + test));
}

static enum fit_verdict verdict_of(const struct forensic_case *of, const struct ends *ends,
                                   const struct range *range, struct tally *tally) {
    bool rest = of->last && of->pair;
    bool train = fills(ends, range, FIT_ON_TRAIN), test = fills(ends, range, FIT_ON_TEST);
    tally->each += train && test;
    train = train || (rest && fills(ends, range, FIT_ON_TRAIN_AND_REST));
    bool pooled = fills(ends, range, FIT_ON_BOTH) || (rest && fills(ends, range, FIT_ON_ALL));
    if (pooled)
        add_filled(of, ends, range, tally);
    tally->contradicted = tally->contradicted || (train && !pooled) || (pooled && cut_ends_show(ends));
    if (!of->pair)
        return train && single(ends, range, FIT_ON_TRAIN) ? FITTED_TRAIN : FITTED_NONE;
    if (train && test) {
        bool singles =
            untied(ends, range) && single(ends, range, FIT_ON_TRAIN) && single(ends, range, FIT_ON_TEST);
        tally->apart += is_apart(ends, range);
        return singles || is_apart(ends, range) ? FITTED_SEPARATELY : FITTED_UNDECIDABLE;
    }
    // An end that several rows share is one that values have by nature.
    enum fit_verdict verdict = fit_verdict_of(train, pooled, false);
    return verdict == FITTED_POOLED && !single(ends, range, FIT_ON_ALL) ? FITTED_UNDECIDABLE : verdict;
}

// The chances of the parties. That the rows of all splits fill the range is shown by each column whose ends
// are single values, also by those whose ends lie in the training rows: these can't tell which rows were in
// the fit, but that the range is no accident.
static void weigh(const struct ranged *all, const struct range *range, struct tally *tally) {
    double chance[FITTED_UNDECIDABLE + 1] = {0};
    size_t filled = 0;
    for (size_t v = FITTED_POOLED; v <= FITTED_UNDECIDABLE; v++) {
        const struct fit_party *party = &tally->parties.party[v];
        for (size_t i = 0; i < party->count; i++) {
            const struct ends *ends = &all->columns[party->column[i]];
            chance[v] +=
                v == FITTED_SEPARATELY && is_apart(ends, range) ? ends->apart : chance_of(ends, range);
            if (v == FITTED_UNDECIDABLE && single(ends, range, FIT_ON_ALL)) {
                chance[FITTED_POOLED] += chance_of(ends, range);
                filled++;
            }
        }
    }
    for (size_t v = FITTED_POOLED; v <= FITTED_UNDECIDABLE; v++) {
        struct fit_party *party = &tally->parties.party[v];
        size_t count = party->count + (v == FITTED_POOLED ? filled : 0);
        if (party->count)
            party->log10_p = fit_corrected_log10(chance[v] + log10(RANGES), tally->continuous, count, 0);
    }
}

static void divide(const struct ranged *all, const struct forensic_case *of, const struct range *range,
                   struct tally *tally) {
    fit_parties_init(&tally->parties, all->count);
    for (size_t c = 0; c < all->count; c++) {
        const struct ends *ends = &all->columns[c];
        if (!ends->continuous)
            continue;
        tally->continuous++;
        fit_parties_add(&tally->parties, verdict_of(of, ends, range, tally), c);
    }
    weigh(all, range, tally);
}

static bool enough(const struct tally *tally, size_t columns) {
    return columns >= LEAST_COLUMNS && (double)columns >= AGREEING * (double)tally->continuous;
}

static enum fit_verdict decide(const struct tally *tally, const struct forensic_case *of) {
    const struct fit_party *party = tally->parties.party;
    bool pooled = party[FITTED_POOLED].log10_p <= FIT_CERTAIN;
    size_t train = party[FITTED_TRAIN].count, told = party[FITTED_POOLED].count;
    if (!of->pair)
        return enough(tally, train) && party[FITTED_TRAIN].log10_p <= FIT_CERTAIN ? FITTED_TRAIN
                                                                                  : FITTED_NONE;
    // Other steps on both sides are no range by nature, whatever the other columns show.
    bool each = tally->apart >= LEAST_COLUMNS ? enough(tally, tally->each)
                                              : enough(tally, party[FITTED_SEPARATELY].count);
    bool uncut = tally->apart >= LEAST_COLUMNS || tally->cut.test_chance <= NOT_CUT;
    if (each && uncut && party[FITTED_SEPARATELY].log10_p <= FIT_CERTAIN)
        return FITTED_SEPARATELY;
    if (pooled && told >= LEAST_COLUMNS && enough(tally, tally->filled) && !tally->contradicted &&
        cut_ends_likelihood(&tally->cut) <= NOT_CUT)
        return FITTED_POOLED;
    if (train >= LEAST_COLUMNS && told == 0 && party[FITTED_TRAIN].log10_p <= FIT_CERTAIN)
        return FITTED_TRAIN;
    return told > 0 && enough(tally, tally->filled) && party[FITTED_POOLED].log10_p <= FIT_SUSPECTED
               ? FITTED_UNDECIDABLE
               : FITTED_NONE;
}

// ---- ranges ----

// Whether somebody could have chosen the end: a digit and zeros, or the brightest of 256 levels.
static bool is_round(double end) {
    if (fabs(end) == 255 || end == 0)
        return true;
    double unit = pow(10, floor(log10(fabs(end)) + 1e-9)), digits = end / unit;
    return fabs(digits - round(digits)) <= 1e-9;
}

// The range that most of the first columns have on a set; false if fewer agree than should. Columns share
// ends that are not round by nature when they are one series at several times.
static bool read_range(const struct ranged *all, enum fit_set set, struct range *range) {
    size_t most = 0, seen = 0;
    for (size_t c = 0; c < all->count && seen < MOST_TO_READ_RANGE; c++) {
        const struct ends *ends = &all->columns[c];
        if (!ends->continuous || ends->low[set] >= ends->high[set])
            continue;
        struct range candidate = {.low = ends->low[set], .high = ends->high[set]};
        if (!is_round(candidate.low) || !is_round(candidate.high))
            continue;
        size_t agreeing = 0, looked = 0;
        for (size_t other = 0; other < all->count && looked < MOST_TO_READ_RANGE; other++) {
            looked += all->columns[other].continuous;
            agreeing += all->columns[other].continuous && fills(&all->columns[other], &candidate, set);
        }
        if (agreeing > most && agreeing >= LEAST_TO_READ_RANGE &&
            (double)agreeing >= AGREEING * (double)looked) {
            most = agreeing;
            *range = candidate;
        }
        seen++;
    }
    return most > 0;
}

static const struct fit_measures family = {M_RANGE_VERDICT, M_RANGE_CHANCE, M_RANGE_COLUMNS, M_RANGE_NAMES,
                                           M_RANGE_SILENT};

static const char *words_of(struct arena *arena, const struct range *range) {
    return range->absolute ? "a largest absolute value of 1"
                           : text_format(arena, "a range of %g to %g", range->low, range->high);
}

static struct range hear(const struct ranged *all, const struct forensic_case *of, const char *const *names,
                         struct fit_outcome *outcome) {
    struct range ranges[RANGES] = {{.low = 0, .high = 1}, {.low = -1, .high = 1}}, found = ranges[0];
    size_t count = 2;
    count += read_range(all, of->last ? FIT_ON_ALL : FIT_ON_BOTH, &ranges[count]);
    ranges[count++] = (struct range){.high = 1, .absolute = true};
    for (size_t i = 0; i < count; i++) {
        struct tally tally = {.continuous = 0};
        divide(all, of, &ranges[i], &tally);
        enum fit_verdict verdict = decide(&tally, of);
        bool certain = verdict != FITTED_NONE && verdict != FITTED_UNDECIDABLE;
        if (certain || (verdict == FITTED_UNDECIDABLE && outcome->verdict == FITTED_NONE)) {
            fit_parties_tell(&tally.parties, verdict, names, outcome);
            found = ranges[i];
        }
        fit_parties_finish(&tally.parties);
        if (certain)
            break;
    }
    return found;
}

static void judge(void *state, const struct forensic_case *of) {
    struct ranged *all = state;
    struct gather *gather = of->gather;
    struct fit_outcome outcome = {.columns = memory_alloc(all->count + 1, sizeof *outcome.columns)};
    const char **names = memory_alloc(all->count, sizeof *names);
    for (size_t c = 0; c < all->count; c++)
        names[c] = all->columns[c].of->name;
    struct range range = hear(all, of, names, &outcome);
    const char *words = words_of(gather->arena, &range);
    forensic_tell(of, &family, M_RANGE_WHAT, words, text_format(of->gather->arena, "scaled to %s", words),
                  &outcome);
    memory_free(names);
    memory_free(outcome.columns);
    memory_free(all->columns);
}

const struct forensic_test forensic_range = {
    .family = &family, .size = sizeof(struct ranged), .look = look, .judge = judge};
