// The bytes of one data file: plain, gzip (RFC 1952) or Zstandard (RFC 8878), readable more than once.
#include "input/source.h"

#include "base/hash.h"
#include "base/memory.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { STORED_ROOM = 256 * 1024 };
enum packing { PLAIN, GZIP, ZSTANDARD };

struct source {
    const char *path;
    int file;
    off_t start; // where standard input stood when it was opened, else 0
    uint64_t total, done;
    enum packing packing;
    struct hash_stream *stream;
    uint64_t hash;
    bool hashed;   // `hash` is that of the whole file
    bool at_start; // nothing was handed out since the last rewind
    // compressed sources only
    char *stored; // bytes of the file not decompressed yet: stored[stored_at .. stored_end)
    size_t stored_at, stored_end;
    bool stored_over; // the end of the file was read
    z_stream *gzip;
    ZSTD_DStream *zstandard;
    bool inside; // a gzip member or Zstandard frame has begun and not ended
};

static struct place place_of(const struct source *source) {
    return (struct place){.path = source->path};
}

static enum status failed(const struct source *source, const char *what, struct error *error) {
    return error_set(error, STATUS_IO, place_of(source), "%s: %s", what, strerror(errno));
}

// Reads up to `room` bytes as stored; fewer only at the end.
static enum status read_stored(struct source *source, char *out, size_t room, size_t *got,
                               struct error *error) {
    size_t have = 0;
    while (have < room) {
        ssize_t n = read(source->file, out + have, room - have);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed(source, "can't be read", error);
        if (n == 0)
            break;
        have += (size_t)n;
    }
    hash_stream_add(source->stream, out, have);
    source->done += have;
    *got = have;
    return STATUS_OK;
}

// Copies a pipe into a temporary file, which then takes its place.
static enum status spool(struct source *source, struct error *error) {
    FILE *copy = tmpfile();
    if (!copy)
        return failed(source, "can't make a temporary file to hold what the pipe delivers", error);
    char *buffer = memory_alloc(STORED_ROOM, 1);
    ssize_t n;
    bool written = true;
    while ((n = read(source->file, buffer, STORED_ROOM)) != 0 && written) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            break;
        written = fwrite(buffer, 1, (size_t)n, copy) == (size_t)n;
    }
    memory_free(buffer);
    enum status status = STATUS_OK;
    if (n < 0)
        status = failed(source, "can't be read", error);
    else if (!written || fflush(copy) != 0)
        status = failed(source, "can't write the temporary file that holds what the pipe delivers", error);
    int file = status == STATUS_OK ? dup(fileno(copy)) : -1;
    if (status == STATUS_OK && file < 0)
        status = failed(source, "can't keep the temporary file", error);
    fclose(copy);
    if (status != STATUS_OK)
        return status;
    close(source->file);
    source->file = file;
    return STATUS_OK;
}

static enum status open_file(struct source *source, struct error *error) {
    bool standard_input = strcmp(source->path, "-") == 0;
    source->file = standard_input ? dup(STDIN_FILENO) : open(source->path, O_RDONLY | O_CLOEXEC);
    if (source->file < 0)
        return failed(source, "can't be opened", error);
    struct stat facts;
    if (fstat(source->file, &facts) != 0)
        return failed(source, "can't be examined", error);
    if (S_ISDIR(facts.st_mode))
        return error_set(error, STATUS_IO, place_of(source), "is a folder; give a CSV file");
    if (!S_ISREG(facts.st_mode)) {
        TRY(spool(source, error));
        if (fstat(source->file, &facts) != 0)
            return failed(source, "can't be examined", error);
    } else if (standard_input) {
        source->start = lseek(source->file, 0, SEEK_CUR);
        if (source->start < 0)
            return failed(source, "can't be examined", error);
    }
    source->total = facts.st_size > source->start ? (uint64_t)(facts.st_size - source->start) : 0;
    return STATUS_OK;
}

static enum packing recognise(const struct source *source) {
    unsigned char magic[4] = {0};
    if (pread(source->file, magic, sizeof magic, source->start) < 3)
        return PLAIN;
    if (magic[0] == 0x1f && magic[1] == 0x8b && magic[2] == 8)
        return GZIP;
    bool frame = magic[0] == 0x28 && magic[1] == 0xb5 && magic[2] == 0x2f && magic[3] == 0xfd;
    bool skippable = (magic[0] & 0xf0) == 0x50 && magic[1] == 0x2a && magic[2] == 0x4d && magic[3] == 0x18;
    return frame || skippable ? ZSTANDARD : PLAIN;
}

static enum status prepare(struct source *source, struct error *error) {
    source->packing = recognise(source);
    if (source->packing == PLAIN)
        return source_rewind(source, error);
    source->stored = memory_alloc(STORED_ROOM, 1);
    bool ready;
    if (source->packing == GZIP) {
        source->gzip = memory_alloc(1, sizeof *source->gzip);
        ready = inflateInit2(source->gzip, 15 + 16) == Z_OK; // the largest window, gzip headers only
    } else {
        source->zstandard = ZSTD_createDStream();
        ready = source->zstandard != NULL;
    }
    if (!ready)
        return error_set(error, STATUS_IO, place_of(source),
                         "can't be decompressed: no memory for the decompressor");
    return source_rewind(source, error);
}

enum status source_open(const char *path, struct source **source, struct error *error) {
    struct source *made = memory_alloc(1, sizeof *made);
    *made = (struct source){.path = path, .file = -1};
    enum status status = open_file(made, error);
    if (status == STATUS_OK)
        status = prepare(made, error);
    if (status != STATUS_OK) {
        source_close(made);
        made = NULL;
    }
    *source = made;
    return status;
}

void source_close(struct source *source) {
    if (!source)
        return;
    if (source->file >= 0)
        close(source->file);
    if (source->gzip)
        inflateEnd(source->gzip);
    memory_free(source->gzip);
    ZSTD_freeDStream(source->zstandard);
    hash_stream_free(source->stream);
    memory_free(source->stored);
    memory_free(source);
}

enum status source_rewind(struct source *source, struct error *error) {
    if (lseek(source->file, source->start, SEEK_SET) < 0)
        return failed(source, "can't go back to its start", error);
    hash_stream_free(source->stream);
    source->stream = hash_stream_new();
    source->done = 0;
    source->at_start = true;
    source->stored_at = source->stored_end = 0;
    source->stored_over = source->inside = false;
    if (source->gzip)
        inflateReset(source->gzip);
    if (source->zstandard)
        ZSTD_initDStream(source->zstandard);
    return STATUS_OK;
}

static enum status damaged(const struct source *source, const char *why, struct error *error) {
    return error_set(error, STATUS_DATA, place_of(source), "the %s data is damaged near byte %llu: %s",
                     source->packing == GZIP ? "gzip" : "Zstandard",
                     (unsigned long long)(source->done - (source->stored_end - source->stored_at)), why);
}

// One call of the decompressor: from stored[] to out. *produced may be 0.
static enum status inflate_some(struct source *source, char *out, size_t room, size_t *produced,
                                struct error *error) {
    z_stream *gzip = source->gzip;
    if (!source->inside) { // between members: the next one, or the zeros that tapes are padded with
        while (source->stored_at < source->stored_end && source->stored[source->stored_at] == 0)
            source->stored_at++;
        if (source->stored_at == source->stored_end)
            return STATUS_OK;
        if (inflateReset(gzip) != Z_OK)
            return damaged(source, "the decompressor can't be reset", error);
        source->inside = true;
    }
    gzip->next_in = (unsigned char *)source->stored + source->stored_at;
    gzip->avail_in = (unsigned)(source->stored_end - source->stored_at);
    gzip->next_out = (unsigned char *)out;
    gzip->avail_out = room > 1u << 30 ? 1u << 30 : (unsigned)room;
    unsigned offered = gzip->avail_out;
    int result = inflate(gzip, Z_NO_FLUSH);
    source->stored_at = source->stored_end - gzip->avail_in;
    *produced = offered - gzip->avail_out;
    if (result == Z_STREAM_END)
        source->inside = false;
    else if (result != Z_OK && result != Z_BUF_ERROR)
        return damaged(source, gzip->msg ? gzip->msg : "it does not follow the format", error);
    return STATUS_OK;
}

// NOLINTNEXTLINE(readability-non-const-parameter): zstd writes through it
static enum status unpack_some(struct source *source, char *out, size_t room, size_t *produced,
                               struct error *error) {
    ZSTD_inBuffer in = {source->stored, source->stored_end, source->stored_at};
    ZSTD_outBuffer to = {out, room, 0};
    size_t result = ZSTD_decompressStream(source->zstandard, &to, &in);
    source->stored_at = in.pos;
    *produced = to.pos;
    if (ZSTD_isError(result))
        return damaged(source, ZSTD_getErrorName(result), error);
    source->inside = result != 0;
    return STATUS_OK;
}

static enum status read_compressed(struct source *source, char *out, size_t room, size_t *got,
                                   struct error *error) {
    *got = 0;
    for (;;) {
        if (source->stored_at == source->stored_end && !source->stored_over) {
            TRY(read_stored(source, source->stored, STORED_ROOM, &source->stored_end, error));
            source->stored_at = 0;
            source->stored_over = source->stored_end < STORED_ROOM;
        }
        size_t before = source->stored_at, produced = 0;
        if (source->stored_at < source->stored_end || source->inside)
            TRY(source->packing == GZIP ? inflate_some(source, out + *got, room - *got, &produced, error)
                                        : unpack_some(source, out + *got, room - *got, &produced, error));
        *got += produced;
        if (*got == room)
            return STATUS_OK;
        if (source->stored_over && produced == 0 && source->stored_at == before)
            break;
    }
    if (source->inside)
        return damaged(source, "it ends too early; the file was probably not transferred completely", error);
    return STATUS_OK;
}

// What can be said of the encoding from the first bytes; *skip is the length of a UTF-8 byte order mark.
static enum status check_start(const struct source *source, const char *bytes, size_t count, size_t *skip,
                               struct error *error) {
    const unsigned char *b = (const unsigned char *)bytes;
    *skip = count >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf ? 3 : 0;
    const char *encoding = NULL;
    if (count >= 4 && b[0] == 0xff && b[1] == 0xfe && b[2] == 0 && b[3] == 0)
        encoding = "UTF-32LE";
    else if (count >= 4 && b[0] == 0 && b[1] == 0 && b[2] == 0xfe && b[3] == 0xff)
        encoding = "UTF-32BE";
    else if (count >= 2 && b[0] == 0xff && b[1] == 0xfe)
        encoding = "UTF-16LE";
    else if (count >= 2 && b[0] == 0xfe && b[1] == 0xff)
        encoding = "UTF-16BE";
    else if (count >= 4 && b[0] && !b[1] && b[2] && !b[3])
        encoding = "UTF-16LE";
    else if (count >= 4 && !b[0] && b[1] && !b[2] && b[3])
        encoding = "UTF-16BE";
    else if (count >= 4 && b[0] && !b[1] && !b[2] && !b[3])
        encoding = "UTF-32LE";
    else if (count >= 4 && !b[0] && !b[1] && !b[2] && b[3])
        encoding = "UTF-32BE";
    if (!encoding)
        return STATUS_OK;
    return error_set(error, STATUS_DATA, (struct place){source->path, 1, 0},
                     "is written in %s; convert it first: iconv -f %s -t UTF-8", encoding, encoding);
}

// Every pass must see the same file, or its numbers would not belong together.
static enum status finish_hash(struct source *source, struct error *error) {
    uint64_t hash = hash_stream_value(source->stream);
    if (source->hashed && hash != source->hash)
        return error_set(error, STATUS_DATA, place_of(source), "has changed while it was being read");
    source->hash = hash;
    source->hashed = true;
    return STATUS_OK;
}

static enum status fill(struct source *source, char *out, size_t room, size_t *got, struct error *error) {
    return source->packing == PLAIN ? read_stored(source, out, room, got, error)
                                    : read_compressed(source, out, room, got, error);
}

enum status source_read(struct source *source, char *out, size_t room, size_t *got, struct error *error) {
    assert(room >= 4);
    TRY(fill(source, out, room, got, error));
    if (source->at_start) {
        source->at_start = false;
        size_t skip, more = 0;
        TRY(check_start(source, out, *got, &skip, error));
        bool full = *got == room;
        *got -= skip;
        memmove(out, out + skip, *got);
        if (skip > 0 && full)
            TRY(fill(source, out + *got, skip, &more, error));
        *got += more;
    }
    return *got < room ? finish_hash(source, error) : STATUS_OK;
}

void source_progress(const struct source *source, uint64_t *done, uint64_t *total) {
    *done = source->done;
    *total = source->total;
}

uint64_t source_hash(const struct source *source) {
    return source->hashed ? source->hash : 0;
}

const char *source_path(const struct source *source) {
    return source->path;
}
