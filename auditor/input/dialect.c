// How a CSV file is written: delimiter, quote, decimal mark and encoding (RFC 4180 where nothing is
// declared).
#include "input/dialect.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

static bool encoding_find(const char *name, enum encoding *encoding) {
    static const struct {
        const char *name;
        enum encoding encoding;
    } known[] = {
        {"utf-8", ENCODING_UTF8},         {"utf8", ENCODING_UTF8},
        {"ascii", ENCODING_UTF8},         {"us-ascii", ENCODING_UTF8},
        {"latin-1", ENCODING_LATIN1},     {"latin1", ENCODING_LATIN1},
        {"iso-8859-1", ENCODING_LATIN1},  {"windows-1252", ENCODING_WINDOWS1252},
        {"cp1252", ENCODING_WINDOWS1252},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcasecmp(name, known[i].name) == 0) {
            *encoding = known[i].encoding;
            return true;
        }
    }
    return false;
}

static bool structural(char mark) {
    return mark == '\n' || mark == '\r' || mark == '\0';
}

enum status dialect_declared(const struct schema *schema, struct dialect *dialect, struct error *error) {
    *dialect = (struct dialect){
        .delimiter = schema->dialect.delimiter,
        .quote = schema->dialect.quote ? schema->dialect.quote : '"',
        .decimal = schema->dialect.decimal ? schema->dialect.decimal : '.',
    };
    struct place place = {.path = schema->path};
    const char *encoding = schema->dialect.encoding;
    if (encoding && !encoding_find(encoding, &dialect->encoding))
        return error_set(
            error, STATUS_SCHEMA, place,
            "dialect.encoding '%s' is not known: use utf-8, latin-1 or windows-1252, or convert the "
            "data with iconv",
            encoding);
    if (structural(dialect->quote) || structural(dialect->decimal) || dialect->delimiter == '\n' ||
        dialect->delimiter == '\r')
        return error_set(error, STATUS_SCHEMA, place, "a line break can't be a mark of the dialect");
    if (dialect->delimiter == dialect->quote)
        return error_set(error, STATUS_SCHEMA, place,
                         "dialect.delimiter and dialect.quote are the same: '%c'", dialect->quote);
    return STATUS_OK;
}

enum { LOOKED_AT = 50 }; // lines

// How a candidate splits the lines seen so far.
struct candidate {
    char delimiter;
    size_t in_header, in_line, consistent;
};

static void line_end(struct candidate *candidates, size_t count, bool header) {
    for (size_t i = 0; i < count; i++) {
        if (header)
            candidates[i].in_header = candidates[i].in_line;
        candidates[i].consistent += candidates[i].in_line == candidates[i].in_header;
        candidates[i].in_line = 0;
    }
}

char dialect_delimiter(struct span start, char quote) {
    struct candidate candidates[] = {
        {.delimiter = ','}, {.delimiter = ';'}, {.delimiter = '\t'}, {.delimiter = '|'}};
    enum { COUNT = sizeof candidates / sizeof candidates[0] };
    size_t lines = 0, line_start = 0;
    bool quoted = false;
    for (size_t i = 0; i < start.length && lines < LOOKED_AT; i++) {
        char c = start.at[i];
        if (c == quote) {
            quoted = !quoted;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            if (i > line_start)
                line_end(candidates, COUNT, lines++ == 0);
            line_start = i + 1;
        } else if (!quoted) {
            for (size_t k = 0; k < COUNT; k++)
                candidates[k].in_line += c == candidates[k].delimiter;
        }
    }
    if (lines == 0)
        line_end(candidates, COUNT, true);
    // The most consistent one, then the one with the most fields, then the order above.
    const struct candidate *best = NULL;
    for (size_t k = 0; k < COUNT; k++) {
        const struct candidate *c = &candidates[k];
        if (c->in_header > 0 && (!best || c->consistent > best->consistent ||
                                 (c->consistent == best->consistent && c->in_header > best->in_header)))
            best = c;
    }
    return best ? best->delimiter : ',';
}

const char *dialect_name(char delimiter) {
    switch (delimiter) {
    case ',': return "a comma";
    case ';': return "a semicolon";
    case '\t': return "a tab";
    case '|': return "'|'";
    case ' ': return "a space";
    default: return "the declared character";
    }
}

// Windows-1252's own characters 0x80 to 0x9f; the five unassigned bytes keep their value (as in WHATWG
// Encoding).
static const uint16_t windows1252[32] = {
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

size_t dialect_convert(enum encoding encoding, const char *in, size_t length, char *out) {
    if (encoding == ENCODING_UTF8) {
        memcpy(out, in, length);
        return length;
    }
    char *to = out;
    for (size_t i = 0; i < length; i++) {
        unsigned code = (unsigned char)in[i];
        if (encoding == ENCODING_WINDOWS1252 && code >= 0x80 && code < 0xa0)
            code = windows1252[code - 0x80];
        if (code < 0x80) {
            *to++ = (char)code;
        } else if (code < 0x800) {
            *to++ = (char)(0xc0 | code >> 6);
            *to++ = (char)(0x80 | (code & 0x3f));
        } else {
            *to++ = (char)(0xe0 | code >> 12);
            *to++ = (char)(0x80 | (code >> 6 & 0x3f));
            *to++ = (char)(0x80 | (code & 0x3f));
        }
    }
    return (size_t)(to - out);
}
