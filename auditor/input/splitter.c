// Splits a CSV file into records and fields (RFC 4180; libcsv decides about quotes).
#include "input/splitter.h"

#include "base/hash.h"
#include "base/memory.h"
#include "input/batch.h"
#include "input/quoted.h"
#include "input/scan.h"
#include "input/spelling.h"

#include <assert.h>
#include <string.h>

enum {
    MOST_CELLS = 1 << 20, // of a batch, so that wide files need no more memory than long ones
    GUARD = 1,            // a byte before the first one, so that looking at the byte before a cell is safe
};

struct splitter {
    struct source *source;
    struct dialect dialect;
    struct quoted *quoted;
    char *bytes; // [GUARD + capacity + SCAN_WIDTH]; not split yet: bytes[at .. end)
    size_t capacity, at, end;
    bool over;      // the source has no more
    bool skip_lf;   // the byte before `at` was a CR that ended a record: a LF here belongs to it
    char *raw;      // input in another encoding before conversion
    size_t columns; // 0 = the header was not read yet
    struct cell *cells;
    uint64_t *line, *hash;
    size_t most_rows, rows;
    struct spelling spelling;
    bool high;
    uint64_t line_now; // of the record that starts at `at`
    struct splitter_facts facts;
};

static struct place place_of(const struct splitter *s, uint64_t line) {
    return (struct place){.path = source_path(s->source), .line = line};
}

static void room_for_rows(struct splitter *s, size_t columns, size_t rows) {
    s->most_rows = rows;
    s->cells = memory_resize(s->cells, columns * rows, sizeof *s->cells);
    s->line = memory_resize(s->line, rows, sizeof *s->line);
    s->hash = memory_resize(s->hash, rows, sizeof *s->hash);
}

static void room_for_bytes(struct splitter *s, size_t capacity) {
    s->bytes = memory_resize(s->bytes, GUARD + capacity + SCAN_WIDTH, 1);
    s->bytes[0] = '\n';
    s->capacity = capacity;
}

// Reads into bytes[end .. capacity), in UTF-8. The file's last line gets a line break if it has none.
static enum status read_more(struct splitter *s, struct error *error) {
    size_t limit = GUARD + s->capacity, room = limit - s->end - 1, got; // 1: for that line break
    if (s->dialect.encoding == ENCODING_UTF8) {
        TRY(source_read(s->source, s->bytes + s->end, room, &got, error));
        s->over = got < room;
        s->end += got;
    } else {
        room /= DIALECT_GROWTH;
        s->raw = memory_resize(s->raw, room, 1);
        TRY(source_read(s->source, s->raw, room, &got, error));
        s->over = got < room;
        s->end += dialect_convert(s->dialect.encoding, s->raw, got, s->bytes + s->end);
    }
    if (s->over && s->end > s->at && s->bytes[s->end - 1] != '\n' && s->bytes[s->end - 1] != '\r')
        s->bytes[s->end++] = '\n';
    memset(s->bytes + s->end, ' ', SCAN_WIDTH); // the scan reads beyond the end
    return STATUS_OK;
}

// Moves the unfinished record to the front and reads behind it, in a larger block if it has filled this one.
static enum status fill(struct splitter *s, struct error *error) {
    size_t left = s->end - s->at;
    if (left > SPLITTER_RECORD_LIMIT)
        return error_set(
            error, STATUS_LIMIT, place_of(s, s->line_now),
            "the record that begins here is longer than 64 MiB; is the file a CSV file, and are its "
            "quotes balanced?");
    memmove(s->bytes + GUARD, s->bytes + s->at, left);
    s->at = GUARD;
    s->end = GUARD + left;
    if (left > s->capacity / 2)
        room_for_bytes(s, 2 * s->capacity);
    return read_more(s, error);
}

enum status splitter_open(struct source *source, struct dialect *dialect, size_t block,
                          struct splitter **splitter, struct error *error) {
    assert(block >= SCAN_WIDTH);
    struct splitter *s = memory_alloc(1, sizeof *s);
    *s = (struct splitter){.source = source, .dialect = *dialect, .at = GUARD, .end = GUARD, .line_now = 1};
    *splitter = s;
    room_for_bytes(s, block);
    enum status status = read_more(s, error);
    if (status == STATUS_OK) {
        if (dialect->delimiter == 0)
            dialect->delimiter =
                dialect_delimiter((struct span){s->bytes + s->at, s->end - s->at}, dialect->quote);
        s->dialect = *dialect;
        s->quoted = quoted_new(dialect->delimiter, dialect->quote);
        room_for_rows(s, SPLITTER_COLUMN_LIMIT, 1);
    } else {
        splitter_close(s);
        *splitter = NULL;
    }
    return status;
}

void splitter_close(struct splitter *s) {
    if (!s)
        return;
    quoted_free(s->quoted);
    memory_free(s->bytes);
    memory_free(s->raw);
    memory_free(s->cells);
    memory_free(s->line);
    memory_free(s->hash);
    spelling_finish(&s->spelling);
    memory_free(s);
}

enum status splitter_rewind(struct splitter *s, struct error *error) {
    TRY(source_rewind(s->source, error));
    s->at = s->end = GUARD;
    s->over = s->skip_lf = false;
    s->columns = 0;
    s->line_now = 1;
    s->facts = (struct splitter_facts){0};
    room_for_rows(s, SPLITTER_COLUMN_LIMIT, 1);
    return STATUS_OK;
}

// A record whose fields are not as many as the header's. `ended` is the line of its last character.
static enum status wrong_count(const struct splitter *s, size_t count, uint64_t ended, struct error *error) {
    const char *hint = "a field that holds the delimiter must be quoted";
    if (ended > s->line_now)
        hint = "the record goes on over several lines: was a quote in it never closed?";
    else if (count == 1)
        hint = "is the line cut off, or does it use another delimiter?";
    else if (count < s->columns)
        hint = "is the line cut off, or does a field hold a line break without being quoted?";
    return error_set(error, STATUS_DATA, place_of(s, s->line_now),
                     "the record has %zu field%s but the header has %zu; %s (delimiter: %s)", count,
                     count == 1 ? "" : "s", s->columns, hint, dialect_name(s->dialect.delimiter));
}

// Where the next record's cells go, and how many there may be.
static struct cell *row_cells(const struct splitter *s) {
    return s->cells + s->rows * s->columns;
}

static size_t row_limit(const struct splitter *s) {
    return s->columns ? s->columns : SPLITTER_COLUMN_LIMIT;
}

// Takes over a record of `count` cells that starts at s->at; lines that hold nothing but spaces are no
// records.
static enum status end_record(struct splitter *s, size_t count, bool plain, size_t end, uint64_t ended,
                              struct error *error) {
    const struct cell *cells = row_cells(s);
    if (count == 1 && cells[0].length == 0 && !cells[0].quoted_empty) {
        if (s->facts.blank_lines++ == 0)
            s->facts.first_blank = s->line_now;
        return STATUS_OK;
    }
    if (s->columns == 0) {
        if (count > SPLITTER_COLUMN_LIMIT)
            return error_set(error, STATUS_LIMIT, place_of(s, s->line_now), "more than %d columns",
                             SPLITTER_COLUMN_LIMIT);
        s->columns = count;
    } else if (count != s->columns) {
        return wrong_count(s, count, ended, error);
    }
    s->line[s->rows] = s->line_now;
    s->hash[s->rows] = plain ? hash_bytes(s->bytes + s->at, end - s->at, 0)
                             : spelling_hash(&s->spelling, &s->dialect, s->bytes, cells, s->columns);
    s->rows++;
    return STATUS_OK;
}

// Steps over the line break whose last byte is before `next`.
static void next_record(struct splitter *s, size_t next, uint64_t lines) {
    s->line_now += lines;
    s->facts.lines = s->line_now - 1;
    s->facts.bytes += next - s->at;
    s->at = next;
    s->skip_lf = s->bytes[next - 1] == '\r';
    if (s->skip_lf && next < s->end) {
        s->at += s->bytes[next] == '\n';
        s->skip_lf = false;
    }
}

static enum status refuse_nul(const struct splitter *s, size_t at, struct error *error) {
    bool wide = at + 2 < s->end && s->bytes[at + 2] == '\0';
    return error_set(
        error, STATUS_DATA, place_of(s, s->line_now),
        wide ? "a NUL byte, %zu bytes into the line; the file seems to be UTF-16: convert it first with "
               "iconv -f UTF-16 -t UTF-8"
             : "a NUL byte, %zu bytes into the line; the file is damaged or no CSV file",
        at - s->at);
}

// A record with a quote in it. *incomplete if it goes on behind the block.
static enum status split_quoted(struct splitter *s, bool *incomplete, struct error *error) {
    char quote = s->dialect.quote;
    size_t end = quoted_end(s->bytes, s->at, s->end, quote);
    if (end == 0 && (s->over || s->end - s->at > SPLITTER_RECORD_LIMIT))
        return quoted_unclosed(s->quoted, s->bytes, s->at, s->end, place_of(s, s->line_now), error);
    *incomplete = end == 0;
    if (end == 0)
        return STATUS_OK;
    const char *nul = memchr(s->bytes + s->at, '\0', end - s->at);
    if (nul)
        return refuse_nul(s, (size_t)(nul - s->bytes), error);
    bool carriage_return = s->bytes[end - 1] == '\r';
    size_t count;
    uint64_t lines;
    TRY(quoted_split(s->quoted, s->bytes, s->at, end, row_cells(s), row_limit(s), &count, &lines,
                     place_of(s, s->line_now), error));
    TRY(end_record(s, count, false, end, s->line_now + lines - 1, error));
    s->bytes[end - 1] = carriage_return ? '\r' : '\n'; // the values may have been written over it
    next_record(s, end, lines);
    return STATUS_OK;
}

// The cell bytes[at, end) without the spaces and tabs around it. *plain becomes false if there were any.
static inline struct cell trimmed(const char *bytes, size_t at, size_t end, char delimiter, bool *plain) {
    bool padded = false;
    if ((unsigned char)bytes[at] <= ' ' || (unsigned char)bytes[end - 1] <= ' ') {
        size_t before = at, after = end;
        while (at < end && spelling_blank(bytes[at], delimiter))
            at++;
        while (at < end && spelling_blank(bytes[end - 1], delimiter))
            end--;
        padded = at != before || end != after;
        *plain &= !padded;
    }
    return (struct cell){.at = (uint32_t)at, .length = (uint32_t)(end - at) & 0x1fffffff, .padded = padded};
}

// What is known of the record that is being split without libcsv.
struct progress {
    size_t field; // where the current field starts
    size_t count; // fields before it
    bool plain;   // no spaces were trimmed: its bytes are its minimal spelling
    bool incomplete;
};

static inline void add_cell(struct splitter *s, struct progress *p, size_t end) {
    struct cell cell = trimmed(s->bytes, p->field, end, s->dialect.delimiter, &p->plain);
    if (p->count < row_limit(s))
        row_cells(s)[p->count] = cell;
    p->count++;
    p->field = end + 1;
}

// A record that is long enough to hold a field that is too long.
static enum status check_lengths(const struct splitter *s, size_t count, struct error *error) {
    const struct cell *cells = row_cells(s);
    for (size_t k = 0; k < count && k < row_limit(s); k++)
        if (cells[k].length > CELL_LIMIT)
            return error_set(error, STATUS_LIMIT, place_of(s, s->line_now), "field %zu is longer than 16 MiB",
                             k + 1);
    return STATUS_OK;
}

// Anything but a delimiter at bytes[i]. *next is where to go on if the record has ended, else 0.
static enum status structure(struct splitter *s, struct progress *p, size_t i, size_t *next,
                             struct error *error) {
    char c = s->bytes[i];
    *next = 0;
    if (c == s->dialect.quote) {
        TRY(split_quoted(s, &p->incomplete, error));
    } else if (c == '\n' || c == '\r') {
        if (i - s->at > SPLITTER_RECORD_LIMIT)
            return error_set(error, STATUS_LIMIT, place_of(s, s->line_now), "the line is longer than 64 MiB");
        add_cell(s, p, i);
        if (i - s->at > CELL_LIMIT)
            TRY(check_lengths(s, p->count, error));
        TRY(end_record(s, p->count, p->plain, i, s->line_now, error));
        next_record(s, i + 1, 1);
    } else if (c == '\0') {
        return refuse_nul(s, i, error);
    } else {
        return STATUS_OK; // another control character: part of a field
    }
    *next = s->at;
    *p = (struct progress){.field = s->at, .plain = true, .incomplete = p->incomplete};
    return STATUS_OK;
}

// Splits what is complete in the block, up to the rows there is room for.
static enum status split(struct splitter *s, struct error *error) {
    char delimiter = s->dialect.delimiter, quote = s->dialect.quote;
    struct progress p = {.field = s->at, .plain = true};
    size_t at = s->at;
    while (at < s->end && s->rows < s->most_rows && !p.incomplete) {
        uint64_t marks = scan_block(s->bytes + at, delimiter, quote, &s->high);
        if (s->end - at < SCAN_WIDTH)
            marks &= ((uint64_t)1 << (s->end - at)) - 1;
        size_t next = 0;
        for (; marks != 0 && next == 0; marks &= marks - 1) {
            size_t i = at + (size_t)__builtin_ctzll(marks);
            if (s->bytes[i] == delimiter)
                add_cell(s, &p, i);
            else
                TRY(structure(s, &p, i, &next, error));
        }
        at = next ? next : at + SCAN_WIDTH;
    }
    return STATUS_OK;
}

enum status splitter_next(struct splitter *s, struct records *records, struct error *error) {
    if (s->columns && s->facts.rows == 1) { // the header was read: now the rows' room is known
        size_t rows = MOST_CELLS / s->columns;
        room_for_rows(s, s->columns, rows < BATCH_ROWS ? rows : BATCH_ROWS);
    }
    s->rows = 0;
    s->high = false;
    for (;;) {
        if (s->skip_lf && s->at < s->end) {
            s->at += s->bytes[s->at] == '\n';
            s->skip_lf = false;
        }
        TRY(split(s, error));
        if (s->rows > 0 || (s->over && s->at == s->end))
            break;
        TRY(fill(s, error));
    }
    s->facts.rows += s->rows;
    *records = (struct records){
        .rows = s->rows,
        .columns = s->columns,
        .bytes = s->bytes,
        .cells = s->cells,
        .line = s->line,
        .hash = s->hash,
        .high = s->high,
    };
    return STATUS_OK;
}

size_t splitter_most_rows(const struct splitter *s) {
    size_t rows = s->columns ? MOST_CELLS / s->columns : 1;
    return rows < BATCH_ROWS ? rows : BATCH_ROWS;
}

void splitter_facts(const struct splitter *s, struct splitter_facts *facts) {
    *facts = s->facts;
}
