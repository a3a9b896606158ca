// Fatal errors and the list of things to tell.
#include "base/error.h"

#include "base/text.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

// Ends a cut text in "..." without leaving half a UTF-8 character before it.
static void mark_cut(char *text, size_t size) {
    size_t end = size - sizeof "...";
    while (end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    memcpy(text + end, "...", sizeof "...");
}

enum status error_set(struct error *error, enum status status, struct place place, const char *format, ...) {
    va_list values;
    error->status = status;
    error->place = place;
    // The values may point into the text that is being replaced ("while reading: <old text>").
    char text[sizeof error->text];
    va_start(values, format);
    int length = text_print(text, sizeof text, format, values);
    va_end(values);
    if (length < 0)
        text[0] = '\0';
    else if ((size_t)length >= sizeof text)
        mark_cut(text, sizeof text);
    memcpy(error->text, text, sizeof text);
    return status;
}

void notes_init(struct notes *notes, struct arena *arena) {
    *notes = (struct notes){.arena = arena};
}

void notes_finish(struct notes *notes) {
    memory_free(notes->items);
    *notes = (struct notes){0};
}

void notes_add(struct notes *notes, enum note_level level, struct place place, const char *format, ...) {
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int length = text_print(NULL, 0, format, values);
    size_t size = length < 0 ? 1 : (size_t)length + 1;
    char *text = arena_alloc(notes->arena, size, 1);
    text_print(text, size, format, again);
    va_end(again);
    va_end(values);
    // Many notes name the same file one after the other: they share one copy of its path.
    const char *last = notes->count > 0 ? notes->items[notes->count - 1].place.path : NULL;
    if (place.path != NULL && last != NULL && strcmp(place.path, last) == 0)
        place.path = last;
    else if (place.path != NULL)
        place.path = text_copy(notes->arena, span_of(place.path));
    notes->items = memory_room(notes->items, notes->count, &notes->capacity, sizeof *notes->items);
    notes->items[notes->count++] = (struct note){level, place, text};
    notes->errors += level == NOTE_ERROR;
}
