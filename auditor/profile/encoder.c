// Dictionary coding and split assignment of batches.
#include "profile/encoder.h"

#include "base/memory.h"
#include "base/text.h"
#include "profile/dataset.h"

#include <math.h>
#include <string.h>
#include <strings.h>

void encoder_init(struct encoder *encoder, struct dataset *dataset, const struct schema *schema) {
    size_t columns = dataset->column_count;
    *encoder = (struct encoder){.dataset = dataset, .schema = schema};
    encoder->split_column = dataset_find(dataset, schema->split.column.name);
    encoder->source = memory_alloc(columns, sizeof *encoder->source);
    encoder->code = memory_alloc(columns, sizeof *encoder->code);
    encoder->columns = memory_alloc(columns, sizeof *encoder->columns);
    encoder->split = memory_alloc(BATCH_ROWS, sizeof *encoder->split);
    encoder->absent = memory_alloc(BATCH_ROWS, sizeof *encoder->absent);
    for (size_t r = 0; r < BATCH_ROWS; r++)
        encoder->absent[r] = NAN;
    for (size_t c = 0; c < columns; c++) {
        if (!dataset->numeric[c])
            encoder->code[c] = memory_alloc(BATCH_ROWS, sizeof **encoder->code);
    }
}

void encoder_finish(struct encoder *encoder) {
    for (size_t c = 0; encoder->dataset && c < encoder->dataset->column_count; c++)
        memory_free(encoder->code[c]);
    memory_free(encoder->source);
    memory_free(encoder->code);
    memory_free(encoder->columns);
    memory_free(encoder->split);
    memory_free(encoder->absent);
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

// The split of each row from the coded split column; the value before is remembered, for they come in runs.
static void place_rows(struct encoder *encoder, size_t rows) {
    memset(encoder->split, (int)encoder->file_split, rows);
    if (encoder->split_column == SIZE_MAX)
        return;
    const struct coded_column *column = &encoder->columns[encoder->split_column];
    size_t split = encoder->file_split;
    for (size_t r = 0; r < rows; r++) {
        bool same = r > 0 && (column->number ? column->number[r] == column->number[r - 1]
                                             : column->code[r] == column->code[r - 1]);
        if (!same) {
            char text[256] = "";
            if (column->number && !isnan(column->number[r])) {
                text_number(column->number[r], text);
            } else if (column->code && column->code[r] < CODE_OVERFLOW) {
                struct span value =
                    dictionary_text(&encoder->dataset->dictionaries[encoder->split_column], column->code[r]);
                size_t length = value.length < sizeof text - 1 ? value.length : sizeof text - 1;
                memcpy(text, value.at, length);
                text[length] = 0;
            }
            split = split_of_value(encoder, text);
        }
        encoder->split[r] = (uint8_t)split;
    }
}

static void code_column(struct encoder *encoder, size_t c, const struct batch *batch) {
    const struct batch_column *from =
        encoder->source[c] == SIZE_MAX ? NULL : &batch->column[encoder->source[c]];
    if (encoder->dataset->numeric[c]) {
        encoder->columns[c] =
            (struct coded_column){.number = from && from->number ? from->number : encoder->absent};
        return;
    }
    uint32_t *code = encoder->code[c];
    encoder->columns[c] = (struct coded_column){.code = code};
    if (!from || !from->text) {
        memset(code, 0xff, batch->rows * sizeof *code); // CODE_MISSING
        return;
    }
    struct dictionary *dictionary = &encoder->dataset->dictionaries[c];
    for (size_t r = 0; r < batch->rows; r++)
        code[r] = dictionary_code(dictionary, from->text[r]);
}

void encoder_code(struct encoder *encoder, const struct batch *batch, struct coded *coded) {
    for (size_t c = 0; c < encoder->dataset->column_count; c++)
        code_column(encoder, c, batch);
    place_rows(encoder, batch->rows);
    *coded = (struct coded){.rows = batch->rows,
                            .columns = encoder->dataset->column_count,
                            .column = encoder->columns,
                            .hash = batch->row_hash,
                            .split = encoder->split};
}
