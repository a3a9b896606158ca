// Fuzz target: any bytes as a baseline file, and its lines as the settings and selections of a command line.
// What is accepted holds what a reader of the policy relies on; what isn't is told.
//
// With libFuzzer: clang -fsanitize=fuzzer,address,undefined; tests/fuzz/driver.c runs it over files without.
#include "../unit/registry_fixture.h"
#include "../unit/rule_fixture.h"
#include "verdict/policy.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_LINES = 50 };

static void read_baseline(struct arena *arena, const uint8_t *data, size_t size) {
    struct notes errors;
    struct baseline baseline = {0};
    struct error error = {0};
    char path[64];
    int file = memfd_create("fuzz", 0);
    if (file < 0 || write(file, data, size) != (ssize_t)size)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    notes_init(&errors, arena);
    enum status status = baseline_read(arena, path, &errors, &baseline, &error);
    assert(status == STATUS_OK || errors.errors > 0 || error.text[0] != '\0');
    for (size_t i = 0; status == STATUS_OK && errors.errors == 0 && i < baseline.count; i++) {
        const struct baseline_entry *entry = &baseline.entries[i];
        assert(strlen(entry->fingerprint) == 16 && entry->rule && entry->place.line > 0);
        assert(baseline_find(&baseline, entry->fingerprint));
    }
    notes_finish(&errors);
    close(file);
}

static size_t split_lines(struct arena *arena, const uint8_t *data, size_t size, const char **lines) {
    size_t count = 0;
    for (char *line = text_copy(arena, (struct span){(const char *)data, size});
         line && count < MOST_LINES;) {
        char *end = strchr(line, '\n');
        if (end)
            *end++ = '\0';
        lines[count++] = line;
        line = end;
    }
    return count;
}

static void apply(struct arena *arena, const struct catalogue *all, const struct policy *policy) {
    struct notes errors;
    struct catalogue effective = {0};
    struct error error = {0};
    notes_init(&errors, arena);
    enum status status = policy_apply(arena, all, policy, &errors, &effective, &error);
    assert(status == STATUS_OK || errors.errors > 0 || error.text[0] != '\0');
    for (size_t i = 0; status == STATUS_OK && i < effective.count; i++)
        for (size_t p = 0; p < effective.rules[i]->parameter_count; p++)
            assert(effective.rules[i]->parameters[p].value == effective.rules[i]->parameters[p].value);
    notes_finish(&errors);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena;
    struct notes errors;
    struct catalogue all;
    struct error error;
    struct embedded_rule files[RULE_FILES];
    const char *lines[MOST_LINES];
    arena_init(&arena);
    notes_init(&errors, &arena);
    rule_fixture(files);
    if (catalogue_parse(&arena, files, RULE_FILES, &errors, &all, &error) != STATUS_OK)
        abort();
    const size_t count = split_lines(&arena, data, size, lines);
    read_baseline(&arena, data, size);
    apply(&arena, &all, &(struct policy){.set = lines, .set_count = count});
    apply(&arena, &all, &(struct policy){.selected = lines, .selected_count = count});
    apply(&arena, &all, &(struct policy){.ignored = lines, .ignored_count = count});
    notes_finish(&errors);
    arena_finish(&arena);
    return 0;
}
