// Splits one record that has quotes in it with libcsv (RFC 4180, strict).
#include "input/quoted.h"

#include "base/memory.h"

#include <assert.h>
#include <csv.h>
#include <string.h>

struct quoted {
    struct csv_parser parser;
    char quote;
    // the record being split
    char *bytes;
    size_t written; // the values so far end here
    struct cell *cells;
    size_t limit, count;
    bool ended;    // libcsv has reported the end of the row
    bool too_long; // a value exceeds CELL_LIMIT
};

size_t quoted_end(const char *bytes, size_t at, size_t end, char quote) {
    bool inside = false;
    for (size_t i = at; i < end; i++) {
        if (bytes[i] == quote)
            inside = !inside;
        else if (!inside && (bytes[i] == '\n' || bytes[i] == '\r'))
            return i + 1;
    }
    return 0;
}

uint64_t quoted_lines(const char *bytes, size_t at, size_t end) {
    uint64_t lines = 0;
    for (size_t i = at; i < end; i++)
        lines += bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < end && bytes[i + 1] == '\n'));
    return lines;
}

static void *resize(void *block, size_t size) {
    return memory_resize(block, size, 1);
}

struct quoted *quoted_new(char delimiter, char quote) {
    struct quoted *quoted = memory_alloc(1, sizeof *quoted);
    quoted->quote = quote;
    csv_init(&quoted->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_EMPTY_IS_NULL);
    csv_set_delim(&quoted->parser, (unsigned char)delimiter);
    csv_set_quote(&quoted->parser, (unsigned char)quote);
    csv_set_realloc_func(&quoted->parser, resize);
    csv_set_free_func(&quoted->parser, memory_free);
    return quoted;
}

void quoted_free(struct quoted *quoted) {
    if (quoted)
        csv_free(&quoted->parser);
    memory_free(quoted);
}

// libcsv has read past the value's raw bytes when it calls this, so writing it over them is safe.
static void take_field(void *value, size_t length, void *data) {
    struct quoted *quoted = data;
    if (length > CELL_LIMIT) {
        quoted->too_long = true;
        length = 0;
    }
    if (quoted->count < quoted->limit) {
        struct cell *cell = &quoted->cells[quoted->count]; // quoted and padded are known already
        cell->at = (uint32_t)quoted->written;
        cell->length = (uint32_t)length & 0x1fffffff;
        cell->quoted_empty = value != NULL && length == 0;
        if (length > 0)
            memcpy(quoted->bytes + quoted->written, value, length);
        quoted->written += length;
    }
    quoted->count++;
}

static void take_row(int terminator, void *data) {
    (void)terminator;
    struct quoted *quoted = data;
    quoted->ended = true;
}

// Hands the bytes to libcsv; returns how many it took. *lines is the number of line breaks in what it took.
static size_t parse(struct quoted *quoted, char *bytes, size_t at, size_t end, uint64_t *lines) {
    uint64_t before = quoted_lines(bytes, at, end); // counted now, since the values will overwrite them
    csv_set_blk_size(&quoted->parser, end - at);    // so that its buffer grows at most once
    size_t taken = csv_parse(&quoted->parser, bytes + at, end - at, take_field, take_row, quoted);
    *lines = before - quoted_lines(bytes, at + taken, end);
    return taken;
}

static bool is_blank(char c, char delimiter) {
    return (c == ' ' || c == '\t') && c != delimiter;
}

// Notes which fields are in quotes and which have blanks around them: libcsv does not tell.
static void mark_fields(struct quoted *quoted, const char *bytes, size_t at, size_t end, struct cell *cells,
                        size_t limit) {
    char delimiter = (char)csv_get_delim(&quoted->parser);
    size_t start = at;
    bool inside = false;
    for (size_t i = at, field = 0; i < end && field < limit; i++) {
        if (bytes[i] == quoted->quote)
            inside = !inside;
        bool over = !inside && (bytes[i] == delimiter || bytes[i] == '\n' || bytes[i] == '\r');
        if (!over)
            continue;
        size_t first = start;
        while (first < i && is_blank(bytes[first], delimiter))
            first++;
        cells[field++] =
            (struct cell){.quoted = first < i && bytes[first] == quoted->quote,
                          .padded = i > start && (first > start || is_blank(bytes[i - 1], delimiter))};
        start = i + 1;
    }
}

static void begin(struct quoted *quoted, char *bytes, size_t at, struct cell *cells, size_t limit) {
    quoted->bytes = bytes;
    quoted->written = at;
    quoted->cells = cells;
    quoted->limit = limit;
    quoted->count = 0;
    quoted->ended = quoted->too_long = false;
}

// libcsv stopped at the character `at`.
static enum status refuse(const struct quoted *quoted, char at, struct place place, struct error *error) {
    char quote = quoted->quote;
    if (at == quote)
        return error_set(
            error, STATUS_DATA, place,
            "a %c stands inside a field that does not begin with one; put the whole field in quotes "
            "and double the %c, or declare another dialect.quote",
            quote, quote);
    return error_set(error, STATUS_DATA, place,
                     "text follows the closing %c of a field; double the %c if it belongs to the value",
                     quote, quote);
}

enum status quoted_split(struct quoted *quoted, char *bytes, size_t at, size_t end, struct cell *cells,
                         size_t limit, size_t *count, uint64_t *lines, struct place place,
                         struct error *error) {
    begin(quoted, bytes, at, cells, limit);
    mark_fields(quoted, bytes, at, end, cells, limit);
    size_t taken = parse(quoted, bytes, at, end, lines);
    if (taken < end - at) {
        place.line += *lines;
        return refuse(quoted, bytes[at + taken], place, error);
    }
    assert(quoted->ended); // an even number of quotes, and a line break after them
    if (quoted->too_long)
        return error_set(error, STATUS_LIMIT, place, "a field is longer than 16 MiB");
    *count = quoted->count;
    return STATUS_OK;
}

// The quote that opened the last field of bytes[at, end).
static size_t last_opened(const char *bytes, size_t at, size_t end, char quote) {
    size_t opened = at;
    bool inside = false;
    for (size_t i = at; i < end; i++) {
        if (bytes[i] != quote)
            continue;
        bool doubled = inside && i + 1 < end && bytes[i + 1] == quote;
        if (doubled) {
            i++;
        } else {
            inside = !inside;
            opened = inside ? i : opened;
        }
    }
    return opened;
}

enum status quoted_unclosed(struct quoted *quoted, char *bytes, size_t at, size_t end, struct place place,
                            struct error *error) {
    struct place opened = place;
    opened.line += quoted_lines(bytes, at, last_opened(bytes, at, end, quoted->quote));
    begin(quoted, bytes, at, NULL, 0);
    uint64_t lines;
    size_t taken = parse(quoted, bytes, at, end, &lines);
    if (taken < end - at) { // a misplaced quote before that is the likelier cause
        place.line += lines;
        return refuse(quoted, bytes[at + taken], place, error);
    }
    return error_set(error, STATUS_DATA, opened, "a %c opens a field here and nothing closes it",
                     quoted->quote);
}
