// Brings the rules together: parses the embedded files and those of a folder, sorts them by id, and refuses
// ids and names that occur twice.
#include "verdict/catalogue.h"
#include "verdict/message.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct gathering {
    struct arena *arena;
    struct notes *errors;
    const struct rule **rules; // in the arena: room for all files
    size_t count;
};

static void gather(struct gathering *gathering, const char *path, struct span text) {
    const struct rule *rule = rule_parse(gathering->arena, path, text, gathering->errors);
    if (rule)
        gathering->rules[gathering->count++] = rule;
}

static int rule_compare(const void *a, const void *b) {
    const struct rule *const *left = a, *const *right = b;
    return strcmp((*left)->id, (*right)->id);
}

// Sorted by id, equal ids are neighbours; for names a look at all pairs is quick enough.
static void check_unique(const struct gathering *gathering) {
    for (size_t i = 1; i < gathering->count; i++) {
        const struct rule *rule = gathering->rules[i];
        for (size_t k = 0; k < i; k++) {
            const struct rule *other = gathering->rules[k];
            bool same_id = strcmp(rule->id, other->id) == 0;
            if (same_id || strcmp(rule->name, other->name) == 0)
                notes_add(gathering->errors, NOTE_ERROR, rule->place, "the %s '%s' is taken by %s",
                          same_id ? "id" : "name", same_id ? rule->id : rule->name, other->place.path);
        }
    }
}

static enum status gather_finish(struct gathering *gathering, size_t errors_before,
                                 struct catalogue *catalogue, struct error *error) {
    if (gathering->count > 0)
        qsort(gathering->rules, gathering->count, sizeof *gathering->rules, rule_compare);
    check_unique(gathering);
    *catalogue = (struct catalogue){gathering->rules, gathering->count};
    size_t wrong = gathering->errors->errors - errors_before;
    if (wrong == 0)
        return STATUS_OK;
    return error_set(error, STATUS_RULE, (struct place){0}, "%zu problem%s in rule files", wrong,
                     wrong == 1 ? "" : "s");
}

static struct gathering gather_start(struct arena *arena, struct notes *errors, size_t files) {
    struct gathering gathering = {arena, errors, NULL, 0};
    gathering.rules = arena_alloc(arena, files, sizeof *gathering.rules);
    return gathering;
}

enum status catalogue_parse(struct arena *arena, const struct embedded_rule *files, size_t count,
                            struct notes *errors, struct catalogue *catalogue, struct error *error) {
    size_t before = errors->errors;
    struct gathering gathering = gather_start(arena, errors, count);
    for (size_t i = 0; i < count; i++)
        gather(&gathering, files[i].path, (struct span){files[i].text, files[i].length});
    return gather_finish(&gathering, before, catalogue, error);
}

static bool is_yaml(const char *name) {
    const char *dot = strrchr(name, '.');
    return name[0] != '.' && dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

struct listing {
    const char **paths; // in the arena, sorted
    size_t count, capacity;
};

static enum status list_folder(struct arena *arena, const char *folder, struct listing *listing,
                               struct error *error) {
    DIR *directory = opendir(folder);
    if (!directory)
        return error_set(error, STATUS_IO, (struct place){.path = folder},
                         "can't open the folder of rules: %s", strerror(errno));
    for (struct dirent *entry = readdir(directory); entry; entry = readdir(directory)) {
        if (!is_yaml(entry->d_name))
            continue;
        listing->paths =
            memory_room(listing->paths, listing->count, &listing->capacity, sizeof *listing->paths);
        size_t length = strlen(folder);
        const char *slash = length > 0 && folder[length - 1] == '/' ? "" : "/";
        listing->paths[listing->count++] = text_format(arena, "%s%s%s", folder, slash, entry->d_name);
    }
    closedir(directory);
    if (listing->count > 0)
        qsort(listing->paths, listing->count, sizeof *listing->paths, text_compare);
    return STATUS_OK;
}

// The whole file in the arena; a rule file is small, so one that exceeds the limit of documents is refused.
static enum status read_file(struct arena *arena, const char *path, struct span *text, struct error *error) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return error_set(error, STATUS_IO, (struct place){.path = path}, "can't open the rule: %s",
                         strerror(errno));
    char *bytes = memory_alloc(document_limits.bytes + 1, 1);
    size_t length = fread(bytes, 1, document_limits.bytes + 1, file);
    bool failed = ferror(file) != 0;
    fclose(file);
    *text = (struct span){text_copy(arena, (struct span){bytes, length}), length};
    memory_free(bytes);
    if (failed)
        return error_set(error, STATUS_IO, (struct place){.path = path}, "can't read the rule: %s",
                         strerror(errno));
    if (length > document_limits.bytes)
        return error_set(error, STATUS_LIMIT, (struct place){.path = path},
                         "the rule is larger than %zu bytes", document_limits.bytes);
    return STATUS_OK;
}

static enum status gather_files(struct gathering *gathering, const struct listing *listing,
                                struct error *error) {
    for (size_t i = 0; i < listing->count; i++) {
        struct span text = {0};
        TRY(read_file(gathering->arena, listing->paths[i], &text, error));
        gather(gathering, listing->paths[i], text);
    }
    return STATUS_OK;
}

enum status catalogue_load(struct arena *arena, const char *folder, struct notes *errors,
                           struct catalogue *catalogue, struct error *error) {
    size_t before = errors->errors;
    struct listing listing = {0};
    enum status status = folder ? list_folder(arena, folder, &listing, error) : STATUS_OK;
    struct gathering gathering = gather_start(arena, errors, embedded_rule_count + listing.count);
    for (size_t i = 0; i < embedded_rule_count && status == STATUS_OK; i++)
        gather(&gathering, embedded_rules[i].path,
               (struct span){embedded_rules[i].text, embedded_rules[i].length});
    if (status == STATUS_OK)
        status = gather_files(&gathering, &listing, error);
    memory_free(listing.paths);
    TRY(status);
    return gather_finish(&gathering, before, catalogue, error);
}

const struct rule *catalogue_find(const struct catalogue *catalogue, const char *id_or_name) {
    for (size_t i = 0; i < catalogue->count; i++)
        if (strcasecmp(catalogue->rules[i]->id, id_or_name) == 0 ||
            strcmp(catalogue->rules[i]->name, id_or_name) == 0)
            return catalogue->rules[i];
    return NULL;
}

const char *catalogue_suggest(const struct catalogue *catalogue, const char *word) {
    const char **words = memory_alloc(2 * catalogue->count, sizeof *words);
    for (size_t i = 0; i < catalogue->count; i++) {
        words[2 * i] = catalogue->rules[i]->id;
        words[2 * i + 1] = catalogue->rules[i]->name;
    }
    const char *nearest = text_suggest(word, words, 2 * catalogue->count);
    memory_free(words);
    return nearest;
}

static void mark_expression(const struct expression *expression, bool *needed) {
    for (size_t i = 0; expression && i < expression_measure_count(expression); i++)
        needed[expression_measure(expression, i)] = true;
}

static void mark_template(struct arena *scratch, const char *text, bool *needed) {
    if (!text)
        return;
    int *found = arena_alloc(scratch, message_measures(scratch, text, NULL), sizeof *found);
    size_t count = message_measures(scratch, text, found);
    for (size_t i = 0; i < count; i++)
        needed[found[i]] = true;
}

void catalogue_needs(const struct catalogue *catalogue, bool *needed) {
    struct arena scratch;
    arena_init(&scratch);
    for (size_t i = 0; i < catalogue->count; i++) {
        const struct rule *rule = catalogue->rules[i];
        if (rule->severity == SEVERITY_OFF)
            continue;
        mark_expression(rule->where, needed);
        mark_expression(rule->when, needed);
        mark_template(&scratch, rule->message, needed);
        mark_template(&scratch, rule->question, needed);
        for (size_t k = 0; k < rule->severity_when_count; k++) {
            mark_expression(rule->severity_when[k].when, needed);
            mark_template(&scratch, rule->severity_when[k].because, needed);
        }
    }
    arena_finish(&scratch);
}
