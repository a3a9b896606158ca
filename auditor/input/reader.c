// Reads one CSV file as typed batches.
#include "input/reader.h"

#include "input/datetime.h"
#include "input/decimal.h"
#include "input/decode.h"
#include "input/dialect.h"
#include "input/form.h"
#include "input/header.h"
#include "input/infer.h"
#include "input/missing.h"
#include "input/source.h"
#include "input/splitter.h"

#include <assert.h>
#include <string.h>

enum { SAMPLE_ROWS = 64 * 1024, SAMPLE_BYTES = 32 << 20 };

struct reader {
    const struct schema *schema;
    const char *path;
    struct source *source;
    struct dialect dialect;
    struct splitter *splitter;
    struct decimal_format decimal;
    struct missing missing;
    size_t columns;
    // one a column
    struct column_plan *plan; // in the caller's arena
    struct decode_tally *tally;
    struct batch_column *out;
    struct decoder *decoders; // own the arrays that `out` shows
    bool *wanted;
    bool *seen;                  // the sample had a value in it
    bool ready, ended;           // arrays fit the plan; the pass has reached the end
    bool formless;               // nobody asks for the forms of cells
    uint64_t rows;               // handed out in this pass
    struct splitter_facts facts; // of the last complete pass
    struct parallel *parallel;
};

static void free_arrays(struct reader *reader) {
    for (size_t c = 0; c < reader->columns && reader->decoders; c++) {
        memory_free(reader->decoders[c].number);
        memory_free(reader->decoders[c].decimals);
        memory_free(reader->decoders[c].text);
        memory_free(reader->decoders[c].form);
        reader->decoders[c] = (struct decoder){0};
    }
    reader->ready = false;
}

void reader_close(struct reader *reader) {
    if (!reader)
        return;
    free_arrays(reader);
    splitter_close(reader->splitter);
    source_close(reader->source);
    decimal_finish(&reader->decimal);
    memory_free(reader->tally);
    memory_free(reader->out);
    memory_free(reader->decoders);
    memory_free(reader->wanted);
    memory_free(reader->seen);
    memory_free(reader);
}

// Arrays for the wanted columns, as their plans are now.
static void make_arrays(struct reader *reader) {
    size_t rows = splitter_most_rows(reader->splitter);
    free_arrays(reader);
    for (size_t c = 0; c < reader->columns; c++) {
        struct decoder *d = &reader->decoders[c];
        struct column_plan *plan = &reader->plan[c];
        *d = (struct decoder){
            &reader->missing, &reader->decimal, plan, &reader->tally[c], NULL, NULL, NULL, NULL};
        bool decimals = plan->type == TYPE_INTEGER || plan->type == TYPE_NUMBER;
        if (reader->wanted[c] && plan->numeric)
            d->number = memory_alloc(rows, sizeof *d->number);
        if (reader->wanted[c] && decimals)
            d->decimals = memory_alloc(rows, sizeof *d->decimals);
        if (reader->wanted[c] && (!plan->numeric || plan->raw))
            d->text = memory_alloc(rows, sizeof *d->text);
        if (reader->wanted[c] && !reader->formless)
            d->form = memory_alloc(rows, sizeof *d->form);
        reader->out[c] = (struct batch_column){d->number, d->decimals, d->text, d->form};
    }
    reader->ready = true;
}

// The first record again; only its presence matters now.
static enum status skip_header(struct reader *reader, struct error *error) {
    struct records header;
    TRY(splitter_next(reader->splitter, &header, error));
    assert(header.rows == 1);
    return STATUS_OK;
}

static enum status check_formats(const struct reader *reader, struct error *error) {
    for (size_t c = 0; c < reader->columns; c++) {
        const struct column_plan *plan = &reader->plan[c];
        const char *problem = plan->format ? datetime_format_problem(plan->format) : NULL;
        if (problem)
            return error_set(error, STATUS_SCHEMA, plan->declared->type_place,
                             "the format '%s' of column '%s' can't be used: %s", plan->format, plan->name,
                             problem);
    }
    return STATUS_OK;
}

// Reads the sample and plans every column from it.
static enum status plan_columns(struct reader *reader, struct notes *notes, struct error *error) {
    struct inference *inferences = memory_alloc(reader->columns, sizeof *inferences);
    struct splitter_facts facts = {0};
    struct records records;
    enum status status;
    do {
        status = splitter_next(reader->splitter, &records, error);
        for (size_t c = 0; c < reader->columns && status == STATUS_OK; c++)
            infer_update(&inferences[c], &reader->missing, &reader->decimal, &records, c);
        splitter_facts(reader->splitter, &facts);
    } while (status == STATUS_OK && records.rows > 0 && facts.rows <= SAMPLE_ROWS &&
             facts.bytes < SAMPLE_BYTES);
    struct place place = {.path = reader->path};
    if (status == STATUS_OK && facts.rows == 1)
        status = error_set(error, STATUS_DATA, place, "has a header but no rows");
    for (size_t c = 0; c < reader->columns && status == STATUS_OK; c++) {
        infer_plan(&inferences[c], records.rows == 0, &reader->plan[c], place, notes);
        reader->seen[c] = inferences[c].present > 0;
    }
    memory_free(inferences);
    return status == STATUS_OK ? check_formats(reader, error) : status;
}

static enum status read_header(struct reader *reader, struct arena *arena, struct notes *notes,
                               struct error *error) {
    struct records header;
    TRY(splitter_next(reader->splitter, &header, error));
    if (header.rows == 0)
        return error_set(error, STATUS_DATA, (struct place){.path = reader->path}, "is empty");
    const char **names;
    TRY(header_names(arena, &header, &reader->decimal, reader->path, notes, &names, error));
    size_t columns = header.columns;
    reader->columns = columns;
    reader->plan = arena_alloc(arena, columns, sizeof *reader->plan);
    reader->tally = memory_alloc(columns, sizeof *reader->tally);
    reader->out = memory_alloc(columns, sizeof *reader->out);
    reader->decoders = memory_alloc(columns, sizeof *reader->decoders);
    reader->wanted = memory_alloc(columns, sizeof *reader->wanted);
    reader->seen = memory_alloc(columns, sizeof *reader->seen);
    for (size_t c = 0; c < columns; c++)
        reader->plan[c] =
            (struct column_plan){.name = names[c], .declared = schema_column(reader->schema, names[c])};
    return STATUS_OK;
}

static enum status open_parts(struct reader *reader, struct arena *arena, struct notes *notes,
                              struct error *error) {
    TRY(dialect_declared(reader->schema, &reader->dialect, error));
    TRY(source_open(reader->path, &reader->source, error));
    bool declared = reader->dialect.delimiter != 0;
    TRY(splitter_open(reader->source, &reader->dialect, SPLITTER_BLOCK, &reader->splitter, error));
    TRY(read_header(reader, arena, notes, error));
    if (!declared && reader->dialect.delimiter != ',')
        notes_add(notes, NOTE_NOTE, (struct place){.path = reader->path},
                  "the delimiter is taken to be %s (declare dialect.delimiter to be sure)",
                  dialect_name(reader->dialect.delimiter));
    TRY(plan_columns(reader, notes, error));
    return reader_rewind(reader, NULL, error);
}

enum status reader_open(struct arena *arena, const struct schema *schema, const char *path,
                        struct notes *notes, struct reader **reader, struct error *error) {
    struct reader *made = memory_alloc(1, sizeof *made);
    *made = (struct reader){.schema = schema, .path = path};
    char mark = schema->dialect.decimal ? schema->dialect.decimal : '.';
    decimal_init(&made->decimal, mark);
    missing_init(&made->missing, schema);
    enum status status = open_parts(made, arena, notes, error);
    if (status != STATUS_OK) {
        reader_close(made);
        made = NULL;
    }
    *reader = made;
    return status;
}

void reader_share(struct reader *reader, struct parallel *parallel) {
    reader->parallel = parallel;
}

size_t reader_columns(const struct reader *reader) {
    return reader->columns;
}

struct column_plan *reader_plan(struct reader *reader) {
    return reader->plan;
}

size_t reader_find(const struct reader *reader, const char *name) {
    for (size_t c = 0; c < reader->columns; c++)
        if (strcmp(reader->plan[c].name, name) == 0)
            return c;
    return SIZE_MAX;
}

static void retype(struct column_plan *plan, enum column_type type) {
    plan->type = type;
    plan->numeric = infer_numeric(type);
}

static bool declared_type(const struct column_plan *plan) {
    return plan->declared && plan->declared->type != TYPE_UNDECLARED;
}

// Widens a plan so that it fits what another file holds under the same name.
static void widen(struct column_plan *plan, bool *seen, const struct column_plan *other, bool other_seen) {
    if (!other_seen)
        return;
    enum column_type type = *seen ? infer_join(plan->type, other->type) : other->type;
    bool dates = type == TYPE_DATE || type == TYPE_DATETIME;
    if (*seen && dates && plan->date_order != other->date_order)
        type = TYPE_STRING; // two layouts have no common one
    plan->date_order = other->date_order;
    retype(plan, type);
    *seen = true;
}

void reader_unify(struct reader *const *readers, size_t count) {
    for (size_t i = 0; i < count; i++) {
        for (size_t c = 0; c < readers[i]->columns; c++) {
            struct column_plan *plan = &readers[i]->plan[c];
            for (size_t k = 0; k < count && !declared_type(plan); k++) {
                size_t at = k == i ? SIZE_MAX : reader_find(readers[k], plan->name);
                if (at != SIZE_MAX)
                    widen(plan, &readers[i]->seen[c], &readers[k]->plan[at], readers[k]->seen[at]);
            }
        }
    }
}

void reader_tell_forms(struct reader *reader, bool tell) {
    assert(!reader->ready);
    reader->formless = !tell;
}

struct decoding {
    struct reader *reader;
    const struct records *records;
};

static void decode_wanted(void *context, size_t c) {
    const struct decoding *decoding = context;
    struct reader *reader = decoding->reader;
    if (!reader->wanted[c])
        return;
    decode_column(&reader->decoders[c], decoding->records, c);
    if (reader->decoders[c].form)
        form_column(&reader->plan[c], &reader->out[c], decoding->records, c, reader->decoders[c].form);
}

enum status reader_next(struct reader *reader, struct batch *batch, struct error *error) {
    if (!reader->ready)
        make_arrays(reader);
    struct records records;
    TRY(splitter_next(reader->splitter, &records, error));
    parallel_for(reader->parallel, reader->columns, records.rows * reader->columns, decode_wanted,
                 &(struct decoding){reader, &records});
    *batch = (struct batch){
        .rows = records.rows,
        .columns = reader->columns,
        .column = reader->out,
        .row_hash = records.hash,
        .first_row = reader->rows,
        .line = records.line,
    };
    reader->rows += records.rows;
    if (records.rows == 0) {
        reader->ended = true;
        splitter_facts(reader->splitter, &reader->facts);
    }
    return STATUS_OK;
}

// The type that the whole column turned out to have.
static enum column_type revised(const struct column_plan *plan, const struct decode_tally *tally) {
    if (infer_refuted(tally->column.odd, tally->present))
        return TYPE_STRING;
    if (plan->type == TYPE_INTEGER && tally->column.fractions > 0)
        return TYPE_NUMBER;
    if (plan->type == TYPE_INTEGER && tally->codes > 0)
        return TYPE_STRING;
    if (plan->type == TYPE_DATE && tally->times > 0)
        return TYPE_DATETIME;
    return plan->type;
}

size_t reader_replan(struct reader *reader, bool *again) {
    assert(reader->ended);
    size_t count = 0;
    for (size_t c = 0; c < reader->columns; c++) {
        struct column_plan *plan = &reader->plan[c];
        again[c] = false;
        if (declared_type(plan) || !reader->wanted[c] || !plan->numeric)
            continue;
        enum column_type type = revised(plan, &reader->tally[c]);
        again[c] = type == TYPE_STRING;
        count += again[c];
        retype(plan, type);
    }
    return count;
}

enum status reader_rewind(struct reader *reader, const bool *wanted, struct error *error) {
    TRY(splitter_rewind(reader->splitter, error));
    TRY(skip_header(reader, error));
    for (size_t c = 0; c < reader->columns; c++) {
        reader->wanted[c] = !wanted || wanted[c];
        if (reader->wanted[c])
            reader->tally[c] = (struct decode_tally){0};
    }
    free_arrays(reader);
    reader->ended = false;
    reader->rows = 0;
    return STATUS_OK;
}

const struct reader_column *reader_column(const struct reader *reader, size_t column) {
    return &reader->tally[column].column;
}

void reader_facts(const struct reader *reader, struct reader_facts *facts) {
    uint64_t done;
    *facts = (struct reader_facts){
        .path = reader->path,
        .hash = source_hash(reader->source),
        .rows = reader->facts.rows > 0 ? reader->facts.rows - 1 : 0,
        .lines = reader->facts.lines,
        .blank_lines = reader->facts.blank_lines,
        .first_blank = reader->facts.first_blank,
        .columns = reader->columns,
    };
    source_progress(reader->source, &done, &facts->bytes);
}

void reader_progress(const struct reader *reader, uint64_t *done, uint64_t *total) {
    source_progress(reader->source, done, total);
}

static void note_column(const struct reader *reader, size_t c, struct notes *notes) {
    const struct column_plan *plan = &reader->plan[c];
    const struct reader_column *column = &reader->tally[c].column;
    const char *type = column_type_names[plan->type];
    if (column->odd > 0)
        notes_add(notes, NOTE_WARNING, (struct place){reader->path, column->first_odd_line, 0},
                  "%llu cell%s of column '%s' can't be read as %s and %s treated as missing",
                  (unsigned long long)column->odd, column->odd == 1 ? "" : "s", plan->name, type,
                  column->odd == 1 ? "is" : "are");
    if (column->contradictions > 0)
        notes_add(notes, NOTE_WARNING, (struct place){reader->path, column->first_contradiction_line, 0},
                  "%llu cell%s of column '%s' contradict%s the declared type %s",
                  (unsigned long long)column->contradictions, column->contradictions == 1 ? "" : "s",
                  plan->name, column->contradictions == 1 ? "s" : "", type);
}

void reader_note(const struct reader *reader, struct notes *notes) {
    uint64_t invalid = 0, first = UINT64_MAX, blank = reader->facts.blank_lines;
    for (size_t c = 0; c < reader->columns; c++) {
        const struct reader_column *column = &reader->tally[c].column;
        invalid += column->invalid_utf8;
        if (column->invalid_utf8 > 0 && column->first_invalid_line < first)
            first = column->first_invalid_line;
        note_column(reader, c, notes);
    }
    if (invalid > 0)
        notes_add(notes, NOTE_WARNING, (struct place){reader->path, first, 0},
                  "%llu cell%s not valid UTF-8; the bytes are kept (declare dialect.encoding if the file is "
                  "Latin-1)",
                  (unsigned long long)invalid, invalid == 1 ? " is" : "s are");
    if (blank > 0)
        notes_add(notes, NOTE_NOTE, (struct place){reader->path, reader->facts.first_blank, 0},
                  "%llu blank line%s skipped", (unsigned long long)blank, blank == 1 ? " is" : "s are");
}
