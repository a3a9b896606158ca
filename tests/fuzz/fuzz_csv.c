// Fuzz target: any bytes given as a data file are read or refused, twice the same and whatever the block
// size, and one more pass settles every plan.
//
// With libFuzzer: clang -fsanitize=fuzzer,address,undefined; tests/fuzz/driver.c runs it over files without.
#include "input/reader.h"
#include "input/splitter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

// A property that must hold for every input.
static void require(bool holds, const char *what) {
    if (!holds) {
        fprintf(stderr, "violated: %s\n", what);
        abort();
    }
}

// Reads to the end or an error, as often as the plans ask for; returns what all passes saw, or 0.
static uint64_t read_all(struct reader *reader, const bool *wanted, struct error *error) {
    uint64_t seen = 1;
    struct batch batch = {.rows = 1};
    if (reader_rewind(reader, wanted, error) != STATUS_OK)
        return 0;
    while (batch.rows > 0) {
        if (reader_next(reader, &batch, error) != STATUS_OK)
            return 0;
        require(batch.rows <= BATCH_ROWS, "a batch holds at most BATCH_ROWS rows");
        for (size_t r = 0; r < batch.rows; r++)
            seen = (seen ^ batch.row_hash[r] ^ batch.line[r]) * 0x9e3779b97f4a7c15u;
        for (size_t c = 0; c < batch.columns; c++)
            for (size_t r = 0; r < batch.rows && batch.column[c].text; r++)
                seen += batch.column[c].text[r].length > 0 ? (unsigned char)batch.column[c].text[r].at[0] : 0;
    }
    return seen | 1;
}

static void read_file(const char *path) {
    struct arena arena;
    struct notes notes;
    struct error error;
    struct schema schema = {0};
    struct reader *reader;
    arena_init(&arena);
    notes_init(&notes, &arena);
    if (reader_open(&arena, &schema, path, &notes, &reader, &error) == STATUS_OK) {
        uint64_t first = read_all(reader, NULL, &error);
        if (first) {
            bool *again = memory_alloc(reader_columns(reader), sizeof *again);
            if (reader_replan(reader, again) > 0)
                require(read_all(reader, again, &error) != 0, "a file that was read once can be read again");
            require(reader_replan(reader, again) == 0, "one more pass settles the plan");
            memory_free(again);
            struct reader_facts facts;
            reader_facts(reader, &facts);
            require(facts.hash != 0 && facts.rows > 0, "a complete pass knows the file");
            reader_note(reader, &notes);
        }
        reader_close(reader);
    }
    notes_finish(&notes);
    arena_finish(&arena);
}

// The same records whether the blocks are small or large.
static uint64_t split_file(const char *path, size_t block, enum status *status) {
    struct dialect dialect = {.delimiter = ',', .quote = '"', .decimal = '.'};
    struct error error;
    struct source *source;
    struct splitter *splitter = NULL;
    struct records records = {.rows = 1};
    uint64_t seen = 1;
    *status = source_open(path, &source, &error);
    if (*status == STATUS_OK)
        *status = splitter_open(source, &dialect, block, &splitter, &error);
    while (*status == STATUS_OK && records.rows > 0) {
        *status = splitter_next(splitter, &records, &error);
        for (size_t r = 0; *status == STATUS_OK && r < records.rows; r++)
            seen = (seen ^ records.hash[r] ^ records.line[r]) * 0x9e3779b97f4a7c15u;
    }
    splitter_close(splitter);
    source_close(source);
    return seen;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    int file = memfd_create("fuzz", 0);
    require(file >= 0 && write(file, bytes, length) == (ssize_t)length, "the input can be stored");
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    read_file(path);
    enum status small, large;
    uint64_t by_small = split_file(path, 64, &small), by_large = split_file(path, SPLITTER_BLOCK, &large);
    require(small == large && (small != STATUS_OK || by_small == by_large), "the block size does not matter");
    close(file);
    return 0;
}
