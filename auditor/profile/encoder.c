// Dictionary coding and split assignment of batches.
#include "profile/encoder.h"

#include "base/memory.h"
#include "base/text.h"
#include "profile/dataset.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <strings.h>

enum { WIDE = 2048, WIDE_ROWS = 1024 }; // of tables with that many columns, batches are smaller

void encoder_init(struct encoder *encoder, struct dataset *dataset, const struct schema *schema) {
    size_t columns = dataset->column_count;
    *encoder = (struct encoder){
        .dataset = dataset, .schema = schema, .most = columns < WIDE ? BATCH_ROWS : WIDE_ROWS};
    static_assert(BATCH_ROWS % PROFILE_SLICE == 0 && WIDE_ROWS % PROFILE_SLICE == 0, "see profile.h");
    encoder->split_column = dataset_find(dataset, schema->split.column.name);
    encoder->source = memory_alloc(columns, sizeof *encoder->source);
    encoder->number = memory_alloc(columns, sizeof *encoder->number);
    encoder->code = memory_alloc(columns, sizeof *encoder->code);
    encoder->form = memory_alloc(columns, sizeof *encoder->form);
    encoder->columns = memory_alloc(columns, sizeof *encoder->columns);
    encoder->hash = memory_alloc(encoder->most, sizeof *encoder->hash);
    encoder->split = memory_alloc(encoder->most, sizeof *encoder->split);
    for (size_t c = 0; c < columns; c++) {
        if (dataset->numeric[c])
            encoder->number[c] = memory_alloc(encoder->most, sizeof **encoder->number);
        else
            encoder->code[c] = memory_alloc(encoder->most, sizeof **encoder->code);
        encoder->form[c] = memory_alloc(encoder->most, sizeof **encoder->form);
        encoder->columns[c] = (struct coded_column){encoder->number[c], encoder->code[c], encoder->form[c]};
    }
}

void encoder_finish(struct encoder *encoder) {
    for (size_t c = 0; encoder->dataset && c < encoder->dataset->column_count; c++) {
        memory_free(encoder->number[c]);
        memory_free(encoder->code[c]);
        memory_free(encoder->form[c]);
    }
    memory_free(encoder->source);
    memory_free(encoder->number);
    memory_free(encoder->code);
    memory_free(encoder->form);
    memory_free(encoder->columns);
    memory_free(encoder->hash);
    memory_free(encoder->split);
    *encoder = (struct encoder){0};
}

void encoder_use(struct encoder *encoder, const struct reader *reader, size_t file_split) {
    for (size_t c = 0; c < encoder->dataset->column_count; c++)
        encoder->source[c] = reader_find(reader, encoder->dataset->columns[c].name);
    encoder->file_split = file_split;
}

static bool listed(const struct references *values, const char *text) {
    for (size_t i = 0; i < values->count; i++) {
        if (strcmp(values->items[i].name, text) == 0)
            return true;
    }
    return false;
}

// The role that a value of the split column stands for: as declared, else by the usual words.
static enum data_role role_of(const struct schema *schema, const char *value) {
    if (listed(&schema->split.train, value))
        return DATA_TRAIN;
    if (listed(&schema->split.validation, value))
        return DATA_VALIDATION;
    if (listed(&schema->split.test, value))
        return DATA_TEST;
    if (schema->split.train.count + schema->split.validation.count + schema->split.test.count > 0)
        return DATA_ALL;
    static const struct {
        const char *word;
        enum data_role role;
    } words[] = {{"train", DATA_TRAIN},      {"training", DATA_TRAIN},
                 {"valid", DATA_VALIDATION}, {"validation", DATA_VALIDATION},
                 {"val", DATA_VALIDATION},   {"dev", DATA_VALIDATION},
                 {"test", DATA_TEST},        {"testing", DATA_TEST},
                 {"holdout", DATA_TEST}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcasecmp(words[i].word, value) == 0)
            return words[i].role;
    }
    return DATA_ALL;
}

static size_t split_of_value(const struct encoder *encoder, const char *value) {
    enum data_role role = role_of(encoder->schema, value);
    for (size_t s = 0; s < encoder->dataset->split_count; s++) {
        if (encoder->dataset->splits[s].role == role)
            return s;
    }
    return encoder->file_split;
}

// The value of the split column in a waiting row as text, cut to the room there is; "" if it is missing.
static void split_text(const struct encoder *encoder, size_t row, char *text, size_t room) {
    const struct coded_column *column = &encoder->columns[encoder->split_column];
    *text = 0;
    if (column->number && !isnan(column->number[row])) {
        text_number(column->number[row], text);
    } else if (column->code && column->code[row] < CODE_OVERFLOW) {
        struct span value =
            dictionary_text(&encoder->dataset->dictionaries[encoder->split_column], column->code[row]);
        size_t length = value.length < room - 1 ? value.length : room - 1;
        memcpy(text, value.at, length);
        text[length] = 0;
    }
}

// The split of `count` waiting rows from `first` on. A value is looked up once a run, for they come in runs.
static void place_rows(struct encoder *encoder, size_t first, size_t count) {
    memset(encoder->split + first, (int)encoder->file_split, count);
    if (encoder->split_column == SIZE_MAX)
        return;
    const struct coded_column *column = &encoder->columns[encoder->split_column];
    size_t split = encoder->file_split;
    for (size_t r = first; r < first + count; r++) {
        bool same = r > first && (column->number ? column->number[r] == column->number[r - 1]
                                                 : column->code[r] == column->code[r - 1]);
        if (!same) {
            char text[256];
            split_text(encoder, r, text, sizeof text);
            split = split_of_value(encoder, text);
        }
        encoder->split[r] = (uint8_t)split;
    }
}

struct coding { // rows [first, first + count) of the batch
    struct encoder *encoder;
    const struct batch *batch;
    size_t first, count;
};

// Puts the rows' values of a column behind the rows that wait.
static void code_column(void *context, size_t c) {
    const struct coding *coding = context;
    struct encoder *encoder = coding->encoder;
    const struct batch *batch = coding->batch;
    size_t first = coding->first, count = coding->count;
    const struct batch_column *from =
        encoder->source[c] == SIZE_MAX ? NULL : &batch->column[encoder->source[c]];
    uint8_t *form = encoder->form[c] + encoder->rows;
    if (from && from->form)
        forms_number(&encoder->dataset->forms[c], from->form + first, count, form);
    else
        memset(form, FORM_UNKNOWN, count);
    if (encoder->dataset->numeric[c]) {
        double *number = encoder->number[c] + encoder->rows;
        if (from && from->number)
            memcpy(number, from->number + first, count * sizeof *number);
        for (size_t r = 0; r < count && !(from && from->number); r++)
            number[r] = NAN;
        return;
    }
    uint32_t *code = encoder->code[c] + encoder->rows;
    if (!from || !from->text) {
        memset(code, 0xff, count * sizeof *code); // CODE_MISSING
        return;
    }
    struct dictionary *dictionary = &encoder->dataset->dictionaries[c];
    for (size_t r = 0; r < count; r++)
        code[r] = dictionary_code(dictionary, from->text[first + r]);
}

bool encoder_rest(struct encoder *encoder, struct coded *coded) {
    *coded = (struct coded){.rows = encoder->rows,
                            .columns = encoder->dataset->column_count,
                            .column = encoder->columns,
                            .hash = encoder->hash,
                            .split = encoder->split};
    encoder->rows = 0;
    return coded->rows > 0;
}

bool encoder_code(struct encoder *encoder, const struct batch *batch, size_t *done, struct coded *coded) {
    size_t left = batch->rows - *done, room = encoder->most - encoder->rows;
    size_t count = left < room ? left : room;
    size_t columns = encoder->dataset->column_count;
    parallel_for(encoder->dataset->parallel, columns, count * columns, code_column,
                 &(struct coding){encoder, batch, *done, count});
    memcpy(encoder->hash + encoder->rows, batch->row_hash + *done, count * sizeof *encoder->hash);
    place_rows(encoder, encoder->rows, count);
    encoder->rows += count;
    *done += count;
    return encoder->rows == encoder->most && encoder_rest(encoder, coded);
}
