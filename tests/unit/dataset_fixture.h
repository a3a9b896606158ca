// Datasets for tests: a little CSV text in a temporary file, read with a schema that says only what the test
// wants.
#ifndef LEAKAUDIT_TESTS_DATASET_FIXTURE_H
#define LEAKAUDIT_TESTS_DATASET_FIXTURE_H

#include "base/memory.h"
#include "profile/dataset.h"
#include "scratch.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LOADED_FILES = 4 };

struct loaded {
    struct arena arena;
    struct notes notes;
    struct schema schema;
    struct data_file files[LOADED_FILES];
    char paths[LOADED_FILES][SCRATCH_PATH];
    struct dataset dataset;
};

static inline void loaded_init(struct loaded *loaded, const char *target) {
    *loaded = (struct loaded){.schema = schema_empty()};
    arena_init(&loaded->arena);
    notes_init(&loaded->notes, &loaded->arena);
    loaded->schema.task.target.name = target;
    loaded->schema.files = loaded->files;
}

// Adds a file with these bytes.
static inline void loaded_add(struct loaded *loaded, const void *bytes, size_t length, enum data_role role) {
    size_t f = loaded->schema.file_count++;
    scratch_write(loaded->paths[f], bytes, length);
    loaded->files[f] = (struct data_file){.path = loaded->paths[f], .name = loaded->paths[f], .role = role};
}

static inline void loaded_add_text(struct loaded *loaded, const char *text, enum data_role role) {
    loaded_add(loaded, text, strlen(text), role);
}

static inline const struct dataset *loaded_read(struct loaded *loaded, uint64_t memory) {
    struct dataset_request request = {.schema = &loaded->schema, .memory = memory};
    struct error error;
    ck_assert_msg(dataset_read(&loaded->arena, &request, &loaded->dataset, &loaded->notes, &error) ==
                      STATUS_OK,
                  "%s", error.text);
    return &loaded->dataset;
}

static inline void loaded_finish(struct loaded *loaded) {
    dataset_finish(&loaded->dataset);
    notes_finish(&loaded->notes);
    arena_finish(&loaded->arena);
    for (size_t f = 0; f < loaded->schema.file_count; f++)
        if (loaded->paths[f][0])
            unlink(loaded->paths[f]);
}

// A text that grows, for making files.
struct growing {
    char *at;
    size_t length, room;
};

static inline void growing_add(struct growing *text, const char *format, ...) {
    if (text->room - text->length < 1024) {
        text->room = text->room ? 2 * text->room : 4096;
        text->at = memory_resize(text->at, text->room, 1);
    }
    va_list arguments;
    va_start(arguments, format);
    text->length += (size_t)vsnprintf(text->at + text->length, text->room - text->length, format, arguments);
    va_end(arguments);
}

#endif
