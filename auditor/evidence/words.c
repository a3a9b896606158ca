// Loading lists of words: a mapping of kinds, in it a mapping of languages, in it lists.
#include "evidence/words.h"

#include "base/document.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {"verdict", "after",      "duration",   "weak",
                                         "company", "individual", "identifier", "common"};
enum { KINDS = sizeof kind_names / sizeof *kind_names };

// Words as they come in, on the heap until all are known.
struct collection {
    struct arena *arena;
    struct notes *errors;
    struct word *items;
    size_t count, capacity;
};

static void add(struct collection *collection, const struct node *node, unsigned kind) {
    const char *text;
    if (!node_text(node, "a word", &text, collection->errors))
        return;
    for (const char *at = text; *at; at++) {
        if (strchr(" _-.0123456789", *at) || (*at >= 'A' && *at <= 'Z')) {
            notes_add(collection->errors, NOTE_ERROR, node->place,
                      "'%s' is no single word in small letters, so it can't be found in a name", text);
            return;
        }
    }
    collection->items =
        memory_room(collection->items, collection->count, &collection->capacity, sizeof *collection->items);
    collection->items[collection->count++] = (struct word){text, kind};
}

static void add_languages(struct collection *collection, const struct node *languages, unsigned kind) {
    if (!node_expect(languages, NODE_MAPPING, "a kind of words, by language,", collection->errors))
        return;
    for (size_t l = 0; l < languages->count; l++) {
        const struct node *list = languages->items[l];
        if (!node_expect(list, NODE_SEQUENCE, "the words of a language", collection->errors))
            continue;
        for (size_t i = 0; i < list->count; i++)
            add(collection, list->items[i], kind);
    }
}

static void add_document(struct collection *collection, const struct node *root) {
    if (!root || !node_expect(root, NODE_MAPPING, "a file of words", collection->errors) ||
        !node_only(root, "a file of words", kind_names, KINDS, collection->errors))
        return;
    for (unsigned kind = 0; kind < KINDS; kind++) {
        const struct node *languages = node_find(root, kind_names[kind]);
        if (languages)
            add_languages(collection, languages, 1u << kind);
    }
}

static int by_text(const void *a, const void *b) {
    const struct word *x = a, *y = b;
    return strcmp(x->text, y->text);
}

// Sorts, and makes one entry of a word of several kinds or languages.
static void finish(struct collection *collection, struct words *words) {
    if (collection->count)
        qsort(collection->items, collection->count, sizeof *collection->items, by_text);
    words->items = arena_alloc(collection->arena, collection->count, sizeof *words->items);
    words->count = 0;
    for (size_t i = 0; i < collection->count; i++) {
        struct word *last = words->count ? &words->items[words->count - 1] : NULL;
        if (last && strcmp(last->text, collection->items[i].text) == 0)
            last->kinds |= collection->items[i].kinds;
        else
            words->items[words->count++] = collection->items[i];
    }
    memory_free(collection->items);
}

static bool is_yaml(const char *name) {
    const char *dot = strrchr(name, '.');
    return name[0] != '.' && dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

// The order of the files does not matter: all words come together.
static enum status add_folder(struct collection *collection, const char *folder, struct error *error) {
    const char *words = text_format(collection->arena, "%s/words", folder);
    DIR *directory = opendir(words);
    if (!directory)
        return STATUS_OK; // rules need not come with words
    enum status status = STATUS_OK;
    for (struct dirent *entry = readdir(directory); entry && status == STATUS_OK;
         entry = readdir(directory)) {
        if (!is_yaml(entry->d_name))
            continue;
        struct node *root;
        const char *path = text_format(collection->arena, "%s/%s", words, entry->d_name);
        status = document_read(collection->arena, path, collection->errors, &root, error);
        if (status == STATUS_OK)
            add_document(collection, root);
    }
    closedir(directory);
    return status;
}

enum status words_load(struct arena *arena, const char *folder, struct notes *errors, struct words *words,
                       struct error *error) {
    struct collection collection = {.arena = arena, .errors = errors};
    size_t before = errors->errors;
    for (size_t f = 0; f < embedded_words_count; f++) {
        struct span text = {embedded_words[f].text, embedded_words[f].length};
        add_document(&collection, document_parse(arena, embedded_words[f].path, text, errors));
    }
    enum status status = folder ? add_folder(&collection, folder, error) : STATUS_OK;
    finish(&collection, words);
    size_t wrong = errors->errors - before;
    if (status == STATUS_OK && wrong)
        status = error_set(error, STATUS_RULE, (struct place){0}, "%zu problem%s in files of words", wrong,
                           wrong == 1 ? "" : "s");
    return status;
}

unsigned words_kinds(const struct words *words, const char *word) {
    struct word wanted = {.text = word};
    const struct word *found =
        words->count ? bsearch(&wanted, words->items, words->count, sizeof *words->items, by_text) : NULL;
    return found ? found->kinds : 0;
}

bool words_is_company(const struct words *words, const char *word) {
    for (size_t i = 0; i < words->count; i++) {
        const struct word *item = &words->items[i];
        if (item->kinds & WORD_COMPANY && strncmp(word, item->text, strlen(item->text)) == 0)
            return true;
    }
    return false;
}
