// Reading a baseline file: version 1, a list of findings by their fingerprints.
#include "verdict/baseline.h"

#include "base/document.h"
#include "base/node.h"
#include "base/text.h"

#include <string.h>

enum { FINGERPRINT_DIGITS = 16 };

static bool is_fingerprint(const char *text) {
    return strlen(text) == FINGERPRINT_DIGITS && strspn(text, "0123456789abcdef") == FINGERPRINT_DIGITS;
}

// A text that may be absent.
static const char *text_of(const struct node *mapping, const char *key, const char *what,
                           struct notes *errors) {
    const struct node *node = node_find(mapping, key);
    const char *text = NULL;
    if (node && !node_is_empty(node))
        (void)node_text(node, what, &text, errors);
    return text;
}

static bool read_entry(const struct node *node, struct baseline_entry *entry, struct notes *errors) {
    static const char *const keys[] = {"fingerprint", "rule", "about", "reason"};
    if (!node_expect(node, NODE_MAPPING, "an accepted finding", errors) ||
        !node_only(node, "an accepted finding", keys, sizeof keys / sizeof *keys, errors))
        return false;
    *entry = (struct baseline_entry){
        .fingerprint = text_of(node, "fingerprint", "the key 'fingerprint'", errors),
        .rule = text_of(node, "rule", "the key 'rule'", errors),
        .about = text_of(node, "about", "the key 'about'", errors),
        .reason = text_of(node, "reason", "the key 'reason'", errors),
        .place = node->place,
    };
    if (entry->fingerprint && entry->rule && is_fingerprint(entry->fingerprint))
        return true;
    notes_add(errors, NOTE_ERROR, node->place,
              "an accepted finding has a rule and a fingerprint of %d hex digits", FINGERPRINT_DIGITS);
    return false;
}

static void read_entries(struct arena *arena, const struct node *list, struct baseline *baseline,
                         struct notes *errors) {
    if (!node_expect(list, NODE_SEQUENCE, "the key 'findings'", errors))
        return;
    baseline->entries = arena_alloc(arena, list->count, sizeof *baseline->entries);
    for (size_t i = 0; i < list->count; i++)
        baseline->count += read_entry(list->items[i], &baseline->entries[baseline->count], errors);
}

enum status baseline_read(struct arena *arena, const char *path, struct notes *errors,
                          struct baseline *baseline, struct error *error) {
    static const char *const keys[] = {"version", "findings"};
    struct node *root = NULL;
    *baseline = (struct baseline){.path = path};
    TRY(document_read(arena, path, errors, &root, error));
    uint64_t version = 0;
    if (!root || !node_expect(root, NODE_MAPPING, "a baseline", errors) ||
        !node_only(root, "a baseline", keys, sizeof keys / sizeof *keys, errors))
        return STATUS_OK;
    const struct node *said = node_find(root, "version"), *list = node_find(root, "findings");
    if (!said || (node_count(said, "the key 'version'", &version, errors) && version != 1))
        notes_add(errors, NOTE_ERROR, said ? said->place : root->place,
                  "a baseline begins with 'version: 1'");
    if (list && !node_is_empty(list))
        read_entries(arena, list, baseline, errors);
    return STATUS_OK;
}

const struct baseline_entry *baseline_find(const struct baseline *baseline, const char *fingerprint) {
    for (size_t i = 0; i < baseline->count; i++)
        if (strcmp(baseline->entries[i].fingerprint, fingerprint) == 0)
            return &baseline->entries[i];
    return NULL;
}
