// The comparison of rows across cuts, in as few scans as the question needs: whole keys first; where rows
// match, their values; then keys without one column; and without two where that could still decide.
#include "evidence/splits/overlap.h"

#include "base/memory.h"
#include "evidence/splits/overlap_counts.h"
#include "evidence/splits/overlap_shell.h"
#include "profile/row_matches.h"

#include <math.h>
#include <string.h>

enum { LEAST_MATCHES = 3, MOST_VERIFIED = 10000, MOST_CELLS = 1 << 23 };

// What is known of a view.
struct view_state {
    bool active;      // rows match in some cut
    uint64_t *wanted; // keys to verify, ascending
    size_t wanted_count;
    uint64_t every; // of the whole keys
    uint64_t one_every, two_every;
    size_t also; // the column with the most pairs, left out for pairs two columns apart
    bool alone;  // overlap_shell_empty()
};

struct comparing {
    const struct row_keys *keys;
    const struct overlap_cut *cuts;
    size_t cut_count;
    struct view_state *view;    // [views]
    struct overlap_counts *cut; // [views * cut_count]
    struct overlap_result *result;
};

// ---- whole keys ----

// Notes keys whose rows lie in more than one part: hashes, so the first are as good as any.
static void note_wanted(struct view_state *state, const struct row_list *whole, size_t columns) {
    size_t most = MOST_CELLS / (2 * (columns + 1)) + 1;
    most = most < MOST_VERIFIED ? most : MOST_VERIFIED;
    state->wanted = memory_alloc(most, sizeof *state->wanted);
    for (size_t i = 1; i < whole->count && state->wanted_count < most; i++) {
        const struct row_key *at = &whole->at[i];
        if (at->key != at[-1].key || row_key_part(*at) == row_key_part(at[-1]))
            continue;
        if (state->wanted_count == 0 || state->wanted[state->wanted_count - 1] != at->key)
            state->wanted[state->wanted_count++] = at->key;
    }
}

static enum status count_whole(struct comparing *work, struct error *error) {
    size_t views = work->keys->views;
    struct row_list *whole = memory_alloc(views, sizeof *whole);
    enum status status = row_keys_whole(work->keys, whole, error);
    for (size_t v = 0; v < views; v++) {
        struct view_state *state = &work->view[v];
        state->every = whole[v].every;
        for (size_t c = 0; status == STATUS_OK && c < work->cut_count; c++) {
            struct row_overlap *overlap = &work->cut[v * work->cut_count + c].overlap;
            row_pairs_whole(&whole[v], work->cuts[c].side, overlap);
            if (overlap->match[MATCH_FEATURES].test_rows * state->every >= LEAST_MATCHES)
                state->active = true;
        }
        if (state->active)
            note_wanted(state, &whole[v], work->keys->at[v].columns);
        row_list_finish(&whole[v]);
    }
    memory_free(whole);
    return status;
}

// ---- verification ----

// Counts the groups of equal keys whose rows are equal, and those whose rows are not.
static void count_equal(const struct row_matches *matches, size_t columns, size_t *equal, size_t *unequal) {
    *equal = *unequal = 0;
    for (size_t i = 0, end; i < matches->count; i = end) {
        bool same = true;
        for (end = i + 1; end < matches->count && matches->at[end].key == matches->at[i].key; end++)
            same &= memcmp(matches->at[end].cell, matches->at[i].cell,
                           columns * sizeof *matches->at[i].cell) == 0;
        if (end > i + 1)
            *(same ? equal : unequal) += 1;
    }
}

// Takes out of the counts of a view what was equal by the hashes alone.
static void discount(struct comparing *work, size_t v, double share) {
    for (size_t c = 0; c < work->cut_count; c++) {
        struct row_overlap *overlap = &work->cut[v * work->cut_count + c].overlap;
        for (int m = 0; m < ROW_MATCHES; m++) {
            struct row_overlap_match *match = &overlap->match[m];
            match->identical = floor(match->identical * share);
            match->test_rows = (uint64_t)((double)match->test_rows * share);
            match->straddling = (uint64_t)((double)match->straddling * share);
            match->copies_cross = floor(match->copies_cross * share);
        }
    }
}

static enum status verify(struct comparing *work, size_t v, struct error *error) {
    const struct view_state *state = &work->view[v];
    const struct row_view *view = &work->keys->at[v];
    if (!state->active || view->coding)
        return STATUS_OK;
    struct row_matches matches;
    size_t most = MOST_CELLS / (view->columns + 1) + 1, equal, unequal;
    enum status status =
        row_matches_collect(work->keys, v, state->wanted, state->wanted_count, most, &matches, error);
    count_equal(&matches, view->columns, &equal, &unequal);
    if (status == STATUS_OK && unequal > 0)
        discount(work, v, (double)equal / (double)(equal + unequal));
    row_matches_finish(&matches);
    return status;
}

// ---- one and two columns apart ----

static void finish_lists(struct row_list *lists, size_t count) {
    for (size_t i = 0; i < count; i++)
        row_list_finish(&lists[i]);
    memory_free(lists);
}

static void count_one_off(struct comparing *work, size_t v, const struct row_list *lists) {
    double most = -1;
    for (size_t i = 0; i < work->keys->at[v].counteds; i++) {
        double sum = 0;
        for (size_t c = 0; c < work->cut_count; c++) {
            struct row_one_off one, *all = &work->cut[v * work->cut_count + c].one_off;
            row_pairs_one_off(&lists[i], work->cuts[c].side, &one);
            for (int m = 0; m < ROW_MATCHES; m++) {
                all->match[m].cross += one.match[m].cross;
                all->match[m].within += one.match[m].within;
            }
            all->label_too.cross += one.label_too.cross;
            all->label_too.within += one.label_too.within;
            sum += one.match[MATCH_FEATURES].cross + one.match[MATCH_FEATURES].within;
        }
        if (sum > most)
            most = sum, work->view[v].also = i;
    }
    work->view[v].one_every = work->keys->at[v].counteds ? lists[0].every : 1;
}

static void count_two_off(struct comparing *work, size_t v, const struct row_list *lists) {
    for (size_t i = 0; i < work->keys->at[v].counteds; i++) {
        for (size_t c = 0; c < work->cut_count; c++) {
            struct row_pairs two[ROW_MATCHES], *all = work->cut[v * work->cut_count + c].two_off;
            row_pairs_two_off(&lists[i], work->cuts[c].side, two);
            for (int m = 0; m < ROW_MATCHES; m++) {
                all[m].cross += two[m].cross;
                all[m].within += two[m].within;
            }
        }
    }
    work->view[v].two_every = work->keys->at[v].counteds ? lists[0].every : 1;
}

// One scan for the active views; with `second`, the column work->view[].also is left out as well.
static enum status count_off(struct comparing *work, bool second, struct error *error) {
    size_t views = 0;
    struct row_view *view = memory_alloc(work->keys->views, sizeof *view);
    size_t *also = memory_alloc(work->keys->views, sizeof *also);
    struct row_list **lists = memory_alloc(work->keys->views, sizeof *lists);
    for (size_t v = 0; v < work->keys->views; v++) {
        if (!work->view[v].active)
            continue;
        also[views] = work->view[v].also;
        view[views] = work->keys->at[v];
        lists[views] = memory_alloc(view[views].counteds, sizeof **lists);
        views++;
    }
    struct row_keys keys = *work->keys;
    keys.at = view, keys.views = views;
    enum status status = row_keys_without(&keys, second ? also : NULL, lists, error);
    for (size_t v = 0, i = 0; v < work->keys->views; v++) {
        if (!work->view[v].active)
            continue;
        if (status == STATUS_OK)
            (second ? count_two_off : count_one_off)(work, v, lists[i]);
        finish_lists(lists[i], view[i].counteds);
        i++;
    }
    memory_free(view);
    memory_free(also);
    memory_free(lists);
    return status;
}

// ---- results ----

static struct overlap_counts counts_of(const struct comparing *work, size_t v, size_t c) {
    struct overlap_counts counts = work->cut[v * work->cut_count + c];
    counts.every = work->view[v].every;
    counts.one_every = work->view[v].one_every;
    counts.two_every = work->view[v].two_every;
    counts.alone = work->view[v].alone;
    return counts;
}

// Whether pairs two columns apart could still make the matches unlikely.
static bool open_question(const struct comparing *work) {
    static const double CLEAR = -12;
    for (size_t i = 0; i < work->keys->views * work->cut_count * ROW_MATCHES; i++) {
        const struct overlap_result *result = &work->result[i];
        if (result->counted && result->match.test_rows >= LEAST_MATCHES && result->one_off > 0 &&
            result->log10_p > CLEAR)
            return true;
    }
    return false;
}

static void judge_active(struct comparing *work) {
    for (size_t v = 0; v < work->keys->views; v++) {
        for (size_t c = 0; work->view[v].active && c < work->cut_count; c++) {
            struct overlap_counts counts = counts_of(work, v, c);
            overlap_counts_judge(&counts, &work->result[(v * work->cut_count + c) * ROW_MATCHES]);
        }
    }
}

static enum status compare(struct comparing *work, struct error *error) {
    bool any = false;
    TRY(count_whole(work, error));
    for (size_t v = 0; v < work->keys->views; v++) {
        any |= work->view[v].active;
        TRY(verify(work, v, error));
        for (size_t c = 0; c < work->cut_count; c++) {
            struct overlap_counts counts = counts_of(work, v, c);
            overlap_counts_describe(&counts, &work->result[(v * work->cut_count + c) * ROW_MATCHES]);
        }
    }
    if (!any)
        return STATUS_OK;
    TRY(count_off(work, false, error));
    for (size_t v = 0; v < work->keys->views; v++) {
        if (work->view[v].active)
            work->view[v].alone = overlap_shell_empty(work->keys, &work->keys->at[v]);
    }
    judge_active(work);
    if (!open_question(work))
        return STATUS_OK;
    TRY(count_off(work, true, error));
    judge_active(work);
    return STATUS_OK;
}

enum status overlap_compare(const struct row_keys *keys, const struct overlap_cut *cuts, size_t cut_count,
                            struct overlap_result *result, struct error *error) {
    struct comparing work = {.keys = keys,
                             .cuts = cuts,
                             .cut_count = cut_count,
                             .view = memory_alloc(keys->views, sizeof *work.view),
                             .cut = memory_alloc(keys->views * cut_count, sizeof *work.cut),
                             .result = result};
    for (size_t v = 0; v < keys->views; v++)
        work.view[v].one_every = work.view[v].two_every = 1;
    enum status status = compare(&work, error);
    for (size_t v = 0; v < keys->views; v++)
        memory_free(work.view[v].wanted);
    memory_free(work.view);
    memory_free(work.cut);
    return status;
}
