// Equality of two texts: the class of a row is told by whether two columns hold the same words, as written or
// as read (blanks at the ends and upper and lower case left out).
//
// Texts are compared by hashes, made once for each entry of a dictionary. All pairs are screened on a sample
// of rows, and the good ones verified on all.
#include "evidence/combinations/combination.h"

#include "base/casefold.h"
#include "base/memory.h"
#include "base/text.h"
#include "stats/association.h"

#include <math.h>

enum { SAMPLE_ROWS = 400, LEAST_ROWS_EACH = 6 };
enum spelling { WRITTEN, READ, SPELLINGS };
static const double SCREEN_ERRORS = 0.06;

// What a text column says in each row that is looked at.
struct texts {
    const uint32_t *code;        // [rows of the store]
    uint64_t *hash[SPELLINGS];   // [entries of the dictionary], NULL until it is asked for
    uint64_t *sample[SPELLINGS]; // [rows of the sample]
};

static uint64_t hash_of(const struct dictionary *dictionary, uint32_t code, enum spelling spelling) {
    return spelling == WRITTEN ? dictionary->entries[code].hash
                               : casefold_hash(dictionary_text(dictionary, code));
}

static void read_sample(const struct combination_search *search, const struct combination_part *part,
                        const size_t *row, size_t rows, struct texts *texts) {
    const struct dictionary *dictionary = &search->gather->dataset->dictionaries[part->column->data];
    *texts = (struct texts){.code = part->code};
    for (enum spelling spelling = WRITTEN; spelling < SPELLINGS; spelling++) {
        texts->sample[spelling] = memory_alloc(rows, sizeof *texts->sample[spelling]);
        for (size_t i = 0; i < rows; i++) {
            uint32_t code = part->code[row[i]];
            texts->sample[spelling][i] = code < CODE_OVERFLOW ? hash_of(dictionary, code, spelling) : 0;
        }
    }
}

static void read_dictionary(const struct combination_search *search, const struct combination_part *part,
                            enum spelling spelling, struct texts *texts) {
    const struct dictionary *dictionary = &search->gather->dataset->dictionaries[part->column->data];
    if (texts->hash[spelling])
        return;
    texts->hash[spelling] = memory_alloc(dictionary->count, sizeof *texts->hash[spelling]);
    for (uint32_t code = 0; code < dictionary->count; code++)
        texts->hash[spelling][code] = hash_of(dictionary, code, spelling);
}

// Rows by (texts differ, texts equal) and class.
struct tally {
    uint64_t *count; // [2 * classes]
    uint64_t rows, same;
};

static void tally_clear(struct tally *tally, size_t classes) {
    for (size_t i = 0; i < 2 * classes; i++)
        tally->count[i] = 0;
    tally->rows = tally->same = 0;
}

static void tally_add(struct tally *tally, size_t classes, bool same, size_t class) {
    tally->count[same * classes + class]++;
    tally->rows++;
    tally->same += same;
}

// Whether the sample says that the pair may tell the class; missing cells don't count.
static bool promising(const struct combination_search *search, const struct texts *a, const struct texts *b,
                      const size_t *row, size_t rows, enum spelling spelling, struct tally *tally) {
    const struct target_rows *target = &search->gather->target;
    tally_clear(tally, target->classes);
    for (size_t i = 0; i < rows; i++) {
        if (a->code[row[i]] < CODE_OVERFLOW && b->code[row[i]] < CODE_OVERFLOW)
            tally_add(tally, target->classes, a->sample[spelling][i] == b->sample[spelling][i],
                      target->class[row[i]]);
    }
    uint64_t errors = association_errors((struct table){2, target->classes, tally->count});
    return tally->same > 0 && tally->same < tally->rows &&
           (double)errors <= SCREEN_ERRORS * (double)tally->rows;
}

static void tally_all(const struct combination_search *search, const struct texts *a, const struct texts *b,
                      enum spelling spelling, struct tally *tally) {
    const struct target_rows *target = &search->gather->target;
    tally_clear(tally, target->classes);
    for (size_t i = 0; i < search->rows; i++) {
        size_t row = search->row[i];
        if (a->code[row] < CODE_OVERFLOW && b->code[row] < CODE_OVERFLOW)
            tally_add(tally, target->classes,
                      a->hash[spelling][a->code[row]] == b->hash[spelling][b->code[row]], target->class[row]);
    }
}

// What the pair tells in one spelling; false if it says nothing.
static bool judge(const struct combination_search *search, const struct combination_part *a,
                  const struct combination_part *b, const struct tally *tally, enum spelling spelling,
                  struct combination *found) {
    struct gather *gather = search->gather;
    uint64_t differ = tally->rows - tally->same;
    if (tally->same < LEAST_ROWS_EACH || differ < LEAST_ROWS_EACH)
        return false;
    struct table table = {2, gather->target.classes, tally->count};
    struct estimate u = association_theils_u_corrected(table);
    if (u.why != DEFINED)
        return false;
    *found = combination_of("equality");
    found->rows = tally->rows;
    found->errors = association_errors(table);
    found->uncertainty = u.value;
    found->minority = fmin((double)tally->same, (double)differ);
    found->column[0] = a->column;
    found->column[1] = b->column;
    found->columns = 2;
    found->formula =
        text_format(gather->arena, "%s from whether %s equals %s%s", gather->schema->task.target.name,
                    a->column->name, b->column->name, spelling == READ ? ", in any case" : "");
    found->close = u.value >= 0.9;
    return true;
}

// The pair as written and as read; the better of the two becomes a subject.
static void test_pair(struct combination_search *search, const struct combination_part *part[2],
                      struct texts *texts[2], const size_t *row, size_t rows, struct tally *tally) {
    struct combination best = {.kind = NULL}, found;
    for (enum spelling spelling = WRITTEN; spelling < SPELLINGS; spelling++) {
        if (!promising(search, texts[0], texts[1], row, rows, spelling, tally))
            continue;
        for (size_t i = 0; i < 2; i++)
            read_dictionary(search, part[i], spelling, texts[i]);
        tally_all(search, texts[0], texts[1], spelling, tally);
        if (judge(search, part[0], part[1], tally, spelling, &found) &&
            (!best.kind || found.uncertainty > best.uncertainty))
            best = found;
    }
    if (best.kind)
        combination_add(search, &best);
}

void equality_find(struct combination_search *search) {
    size_t *row, rows = combination_sample(search, SAMPLE_ROWS, &row);
    struct tally tally = {.count = memory_alloc(2 * search->gather->target.classes, sizeof *tally.count)};
    struct texts *texts = memory_alloc(search->texts, sizeof *texts);
    for (size_t i = 0; i < search->texts; i++)
        read_sample(search, &search->text[i], row, rows, &texts[i]);
    for (size_t i = 0; i < search->texts; i++) {
        for (size_t j = i + 1; j < search->texts; j++) {
            bool before = search->text[i].column->data < search->text[j].column->data;
            size_t a = before ? i : j, b = before ? j : i;
            if (search->text[a].distinct >= 3 && search->text[b].distinct >= 3)
                test_pair(search, (const struct combination_part *[2]){&search->text[a], &search->text[b]},
                          (struct texts *[2]){&texts[a], &texts[b]}, row, rows, &tally);
        }
    }
    for (size_t i = 0; i < search->texts; i++) {
        for (enum spelling spelling = WRITTEN; spelling < SPELLINGS; spelling++) {
            memory_free(texts[i].hash[spelling]);
            memory_free(texts[i].sample[spelling]);
        }
    }
    memory_free(texts);
    memory_free(tally.count);
    memory_free(row);
}
