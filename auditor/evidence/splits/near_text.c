// Free texts of test rows that are nearly texts of train rows: another version, a quotation, a copy with a
// typo.
//
// Found by MinHash (stats/minhash.h) and compared by Jaccard's index. How many texts of the train rows are so
// near to each other is the natural level: forms and templates are alike among themselves.
#include "evidence/gather.h"

#include "base/memory.h"
#include "stats/interval.h"
#include "stats/minhash.h"

#include <stdlib.h>

enum {
    LEAST_LENGTH = 40,   // bytes of a column's texts on average: shorter ones are names and codes
    LEAST_TEXTS = 50,    // different ones
    MOST_TEXTS = 100000, // rows that are looked at, spread evenly
    MOST_BUCKET = 32,    // texts of a band that each is compared with
    LEAST_BINS = 40,     // of 64 that agree before two texts are compared: 3.5 sd below an index of 0.8
};
static const double ALIKE = 0.8;    // Jaccard's index of near copies
static const double DISTINCT = 0.5; // of the texts, at least, are different: else they are categories

struct texts {
    const struct dictionary *dictionary;
    size_t count;
    uint32_t *code;                      // [count]
    uint8_t *side;                       // [count] enum split_side
    bool *across;                        // [count] a test text with a near copy in train
    bool *within;                        // [count] a train text with a near copy in train
    uint32_t (*signature)[MINHASH_BINS]; // [count]
    struct band {
        uint64_t hash;
        uint32_t text;
    } * band; // [count]
};

static bool is_free_text(const struct dataset *dataset, size_t column) {
    const struct dictionary *dictionary = &dataset->dictionaries[column];
    return !dataset->numeric[column] && dictionary->count >= LEAST_TEXTS &&
           dictionary->used >= LEAST_LENGTH * dictionary->count &&
           (double)dictionary->count >= DISTINCT * (double)dataset->store.rows;
}

static void collect(struct texts *texts, const struct gather *gather, const struct split_pair *pair,
                    size_t column) {
    const struct store *store = &gather->dataset->store;
    size_t step = store->rows / MOST_TEXTS + 1, room = store->rows / step + 1;
    *texts = (struct texts){.dictionary = &gather->dataset->dictionaries[column],
                            .code = memory_alloc(room, sizeof *texts->code),
                            .side = memory_alloc(room, 1),
                            .across = memory_alloc(room, sizeof *texts->across),
                            .within = memory_alloc(room, sizeof *texts->within),
                            .signature = memory_alloc(room, sizeof *texts->signature),
                            .band = memory_alloc(room, sizeof *texts->band)};
    for (size_t r = 0; r < store->rows; r += step) {
        uint32_t code = store->code[column][r];
        if (pair->side[r] == SPLIT_NEITHER || code >= CODE_OVERFLOW)
            continue;
        texts->code[texts->count] = code;
        texts->side[texts->count++] = pair->side[r];
    }
}

static void finish(struct texts *texts) {
    memory_free(texts->code);
    memory_free(texts->side);
    memory_free(texts->across);
    memory_free(texts->within);
    memory_free(texts->signature);
    memory_free(texts->band);
}

static int compare_bands(const void *a, const void *b) {
    const struct band *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return (left->text > right->text) - (left->text < right->text);
}

// Two texts of one band. Equal ones are copies, which are counted elsewhere.
static void compare(struct texts *texts, uint32_t a, uint32_t b) {
    bool train = texts->side[a] == SPLIT_TRAIN || texts->side[b] == SPLIT_TRAIN;
    bool both = texts->side[a] == SPLIT_TRAIN && texts->side[b] == SPLIT_TRAIN;
    bool known =
        both ? texts->within[a] && texts->within[b] : texts->across[texts->side[a] == SPLIT_TEST ? a : b];
    if (!train || known || texts->code[a] == texts->code[b])
        return;
    size_t agree = 0;
    for (size_t i = 0; i < MINHASH_BINS; i++)
        agree += texts->signature[a][i] == texts->signature[b][i];
    if (agree < LEAST_BINS)
        return;
    struct span left = dictionary_text(texts->dictionary, texts->code[a]);
    struct span right = dictionary_text(texts->dictionary, texts->code[b]);
    if (minhash_jaccard(left.at, left.length, right.at, right.length) < ALIKE)
        return;
    if (both)
        texts->within[a] = texts->within[b] = true;
    else
        texts->across[texts->side[a] == SPLIT_TEST ? a : b] = true;
}

static void search(struct texts *texts) {
    for (size_t i = 0; i < texts->count; i++) {
        struct span text = dictionary_text(texts->dictionary, texts->code[i]);
        minhash_sign(text.at, text.length, texts->signature[i]);
    }
    for (size_t b = 0; b < MINHASH_BANDS; b++) {
        for (size_t i = 0; i < texts->count; i++)
            texts->band[i] = (struct band){minhash_band(texts->signature[i], b), (uint32_t)i};
        qsort(texts->band, texts->count, sizeof *texts->band, compare_bands);
        for (size_t i = 0; i < texts->count; i++)
            for (size_t k = i + 1;
                 k < texts->count && k <= i + MOST_BUCKET && texts->band[k].hash == texts->band[i].hash; k++)
                compare(texts, texts->band[i].text, texts->band[k].text);
    }
}

struct near_texts {
    const char *column;
    uint64_t rows, tests, within, trains;
};

static struct near_texts count(const struct texts *texts, const char *column) {
    struct near_texts found = {.column = column};
    for (size_t i = 0; i < texts->count; i++) {
        found.tests += texts->side[i] == SPLIT_TEST;
        found.trains += texts->side[i] == SPLIT_TRAIN;
        found.rows += texts->across[i];
        found.within += texts->within[i];
    }
    return found;
}

static void set(struct gather *gather, size_t subject, const struct near_texts *found) {
    struct estimate share = interval_wilson(found->rows, found->tests, 0.99);
    struct estimate within = interval_wilson(found->within, found->trains, 0.99);
    uint64_t rows = gather->dataset->profile.rows, looked = found->tests + found->trains;
    struct value values[] = {value_count(found->rows), value_estimate(share), value_estimate(within),
                             share.low > within.high   ? value_flag(true)
                             : share.high < within.low ? value_flag(false)
                                                       : value_undefined(VALUE_FLAG, NOT_DECIDABLE)};
    static const enum measure_id ids[] = {M_NEAR_TEXT_ROWS, M_NEAR_TEXT_SHARE, M_NEAR_TEXT_WITHIN,
                                          M_NEAR_TEXT_MORE};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        gather_set(gather, subject, ids[i],
                   value_on_rows(values[i], rows > MOST_TEXTS ? looked : rows, rows));
    gather_set(gather, subject, M_NEAR_TEXT_COLUMN, value_text(found->column));
}

// Of a k-fold column the first fold stands for all: texts that recur do so in every fold.
void measure_near_text(struct gather *gather) {
    const struct dataset *dataset = gather->dataset;
    for (size_t i = 0; i < gather->pair_count; i++) {
        const struct split_pair *pair = &gather->pairs[i];
        struct near_texts worst = {0};
        bool any = false;
        for (size_t c = 0; c < gather->column_count && (i == 0 || pair->fold_column == SIZE_MAX); c++) {
            const struct gather_column *column = &gather->columns[c];
            if (column->data == SIZE_MAX || column->role == ROLE_TARGET ||
                !is_free_text(dataset, column->data))
                continue;
            struct texts texts;
            collect(&texts, gather, pair, column->data);
            search(&texts);
            struct near_texts found = count(&texts, column->name);
            finish(&texts);
            worst = !any || found.rows > worst.rows ? found : worst;
            any = true;
        }
        if (any && worst.tests && worst.trains)
            set(gather, pair->subject, &worst);
        else
            gather_set(gather, pair->subject, M_NEAR_TEXT_ROWS, value_undefined(VALUE_COUNT, NOT_DECLARED));
    }
}
