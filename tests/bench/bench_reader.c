// How fast a CSV file becomes typed batches: bench_reader FILE. Prints bytes, rows, and gigabytes a CPU
// second.
#include "input/reader.h"

#include <stdio.h>
#include <time.h>

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: bench_reader FILE\n");
        return 2;
    }
    struct arena arena;
    struct notes notes;
    struct error error;
    struct schema schema = {0};
    struct reader *reader;
    struct batch batch = {.rows = 1};
    arena_init(&arena);
    notes_init(&notes, &arena);
    clock_t begin = clock();
    enum status status = reader_open(&arena, &schema, arguments[1], &notes, &reader, &error);
    while (status == STATUS_OK && batch.rows > 0)
        status = reader_next(reader, &batch, &error);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    if (status == STATUS_OK) {
        struct reader_facts facts;
        reader_facts(reader, &facts);
        printf("%llu bytes, %llu rows, %.2f s, %.3f GB a second\n", (unsigned long long)facts.bytes,
               (unsigned long long)facts.rows, seconds, (double)facts.bytes / 1e9 / seconds);
    } else {
        fprintf(stderr, "%s:%llu: error: %s\n", arguments[1], (unsigned long long)error.place.line,
                error.text);
    }
    reader_close(reader);
    notes_finish(&notes);
    arena_finish(&arena);
    return status != STATUS_OK;
}
