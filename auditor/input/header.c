// The names of a file's columns.
#include "input/header.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct name {
    const char *text;
    size_t position; // from 1
};

static int compare(const void *a, const void *b) {
    const struct name *x = a, *y = b;
    int order = strcmp(x->text, y->text);
    return order ? order : (x->position > y->position) - (x->position < y->position);
}

static enum status all_different(const char **names, size_t count, struct place place, struct error *error) {
    struct name *sorted = memory_alloc(count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct name){names[i], i + 1};
    qsort(sorted, count, sizeof *sorted, compare);
    enum status status = STATUS_OK;
    for (size_t i = 1; i < count && status == STATUS_OK; i++)
        if (strcmp(sorted[i - 1].text, sorted[i].text) == 0)
            status = error_set(error, STATUS_DATA, place,
                               "columns %zu and %zu are both called '%s'; give each column a name of its own",
                               sorted[i - 1].position, sorted[i].position, sorted[i].text);
    memory_free(sorted);
    return status;
}

enum status header_names(struct arena *arena, const struct records *header,
                         const struct decimal_format *decimal, const char *path, struct notes *notes,
                         const char ***names, struct error *error) {
    struct place place = {.path = path, .line = header->line[0]};
    const char **made = arena_alloc(arena, header->columns, sizeof *made);
    size_t unnamed = 0, first_unnamed = 0, numbers = 0;
    for (size_t i = 0; i < header->columns; i++) {
        struct span text = cell_span(header->bytes, header->cells[i]);
        double value;
        uint8_t places;
        numbers += decimal_parse(decimal, text, &value, &places) != DECIMAL_NONE;
        if (text.length > 0) {
            made[i] = text_copy(arena, text);
            continue;
        }
        made[i] = text_format(arena, "column_%zu", i + 1);
        if (unnamed++ == 0)
            first_unnamed = i + 1;
    }
    if (unnamed > 0)
        notes_add(notes, NOTE_WARNING, place, "%zu column%s without a name; column %zu is called column_%zu",
                  unnamed, unnamed == 1 ? " is" : "s are", first_unnamed, first_unnamed);
    if (numbers == header->columns)
        notes_add(notes, NOTE_WARNING, place,
                  "every column name is a number; is the first line a row of data? A header line is needed");
    *names = made;
    return all_different(made, header->columns, place, error);
}
