// Schemas of TensorFlow Data Validation in text format (tensorflow/metadata, schema.proto). What it says
// about environments is the nearest thing to availability that another tool knows: a feature that is declared
// not to be in the serving data is not there when the model is asked.
#include "input/import.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct import_type types[] = {
    {"bytes", TYPE_STRING}, {"int", TYPE_INTEGER}, {"float", TYPE_NUMBER}};

// A domain that features name, at the top of the file.
struct domain {
    const char *name;
    const struct node *node;
};

struct tfdv {
    struct import *import;
    struct domain *domains; // sorted by name
    size_t domain_count;
    const struct node *root;
    const char *serving; // what the environment in which the model is asked is called, or NULL
    bool serves;         // it is among the default environments
    size_t label_count;  // features that are not in it
    const struct schema_column *label;
    struct place label_place;
};

// ---- environments ----

// The default environments are repeated fields; so are those of a feature.
static const struct node *find_environment(const struct node *message, const char *key, const char *name) {
    for (size_t i = 0; i < message->count; i++)
        if (strcmp(message->keys[i]->text, key) == 0 && message->items[i]->kind == NODE_SCALAR &&
            strcmp(message->items[i]->text, name) == 0)
            return message->items[i];
    return NULL;
}

// Names are free; these are the usual ones.
static const char *serving_of(const struct node *message) {
    static const char *const keys[] = {"default_environment", "in_environment", "not_in_environment"};
    static const char *const words[] = {"serving", "inference",  "prediction",
                                        "predict", "production", "online"};
    for (size_t i = 0; i < message->count; i++)
        for (size_t k = 0; k < COUNT(keys); k++)
            for (size_t w = 0; w < COUNT(words) && message->items[i]->kind == NODE_SCALAR; w++)
                if (strcmp(message->keys[i]->text, keys[k]) == 0 &&
                    strcasecmp(message->items[i]->text, words[w]) == 0)
                    return message->items[i]->text;
    return NULL;
}

static void find_serving(struct tfdv *tfdv) {
    tfdv->serving = serving_of(tfdv->root);
    tfdv->serves = tfdv->serving != NULL;
    for (size_t i = 0; i < tfdv->root->count && tfdv->serving == NULL; i++)
        if (strcmp(tfdv->root->keys[i]->text, "feature") == 0)
            tfdv->serving = serving_of(tfdv->root->items[i]);
}

// Whether the feature can be had when the model is asked: said by not_in_environment, by in_environment, or
// by a list of default environments without the serving one.
static void read_availability(struct tfdv *tfdv, struct schema_column *column, const struct node *feature) {
    struct arena *arena = tfdv->import->context.arena;
    if (tfdv->serving == NULL)
        return;
    const struct node *without = find_environment(feature, "not_in_environment", tfdv->serving);
    const struct node *within = find_environment(feature, "in_environment", tfdv->serving);
    bool defaults = import_find(tfdv->root, "default_environment") != NULL;
    if (without != NULL) {
        column->available = AVAILABLE_FALSE;
        column->available_place = without->place;
        column->available_reason =
            text_format(arena, "not_in_environment: %.64s (TFDV schema)", tfdv->serving);
    } else if (within != NULL) {
        column->available = AVAILABLE_TRUE;
        column->available_place = within->place;
        column->available_reason = text_format(arena, "in_environment: %.64s (TFDV schema)", tfdv->serving);
    } else if (defaults && !tfdv->serves) {
        column->available = AVAILABLE_FALSE;
        column->available_reason =
            text_format(arena, "%.64s is not among its environments (TFDV schema)", tfdv->serving);
    }
    if (column->available == AVAILABLE_FALSE) {
        tfdv->label_count++;
        tfdv->label = column;
        tfdv->label_place = column->available_place;
    }
}

// ---- domains ----

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct domain *)a)->name, ((const struct domain *)b)->name);
}

static void list_domains(struct tfdv *tfdv) {
    const struct node *root = tfdv->root;
    tfdv->domains = arena_alloc(tfdv->import->context.arena, root->count, sizeof *tfdv->domains);
    for (size_t i = 0; i < root->count; i++) {
        const char *kind = root->keys[i]->text, *name = import_text(root->items[i], "name");
        bool domain = strcmp(kind, "string_domain") == 0 || strcmp(kind, "int_domain") == 0 ||
                      strcmp(kind, "float_domain") == 0;
        if (domain && name != NULL)
            tfdv->domains[tfdv->domain_count++] = (struct domain){name, root->items[i]};
    }
    qsort(tfdv->domains, tfdv->domain_count, sizeof *tfdv->domains, by_name);
}

// Its values, bounds and what they mean, of a string_domain, int_domain or float_domain alike.
static void read_domain(struct tfdv *tfdv, struct schema_column *column, const struct node *domain) {
    struct import *import = tfdv->import;
    const struct node *part;
    struct node values = {.kind = NODE_SEQUENCE, .place = domain->place};
    if (domain->kind != NODE_MAPPING)
        return;
    values.items = arena_alloc(import->context.arena, domain->count, sizeof *values.items);
    for (size_t i = 0; i < domain->count; i++)
        if (strcmp(domain->keys[i]->text, "value") == 0)
            values.items[values.count++] = domain->items[i];
    if (values.count > 0)
        import_enum(import, column, &values);
    if ((part = import_find(domain, "min")) != NULL)
        import_minimum(import, column, part);
    if ((part = import_find(domain, "max")) != NULL)
        import_maximum(import, column, part);
    if (import_true(domain, "is_categorical") ||
        (import_text(domain, "is_categorical") &&
         strcmp(import_text(domain, "is_categorical"), "CATEGORICAL_YES") == 0))
        column->type = TYPE_CATEGORY;
}

static void read_named_domain(struct tfdv *tfdv, struct schema_column *column, const struct node *name) {
    if (name->kind != NODE_SCALAR)
        return;
    const struct domain key = {name->text, NULL};
    const struct domain *found = bsearch(&key, tfdv->domains, tfdv->domain_count, sizeof key, by_name);
    if (found != NULL)
        read_domain(tfdv, column, found->node);
    else
        import_tell(tfdv->import, column, name->place, "not taken over: the domain %.80s, which is not there",
                    name->text);
}

// ---- features ----

static void read_domains(struct tfdv *tfdv, struct schema_column *column, const struct node *feature) {
    static const char *const kinds[] = {"string_domain", "int_domain", "float_domain"};
    const struct node *part;
    for (size_t k = 0; k < COUNT(kinds); k++)
        if ((part = node_find(feature, kinds[k])) != NULL)
            read_domain(tfdv, column, part);
    if ((part = import_find(feature, "domain")) != NULL)
        read_named_domain(tfdv, column, part);
    if (node_find(feature, "bool_domain") != NULL)
        column->type = TYPE_BOOLEAN;
    if (node_find(feature, "time_domain") != NULL)
        column->type = TYPE_DATETIME;
    if (node_find(feature, "natural_language_domain") != NULL)
        column->type = TYPE_TEXT;
}

// Present in all examples.
static void read_presence(struct import *import, struct schema_column *column, const struct node *presence) {
    const char *share = import_text(presence, "min_fraction");
    if (share != NULL && (strcmp(share, "1") == 0 || strcmp(share, "1.0") == 0))
        import_required(column);
    else if (share != NULL)
        import_tell(import, column, presence->place, "not taken over: present in at least %.20s of the rows",
                    share);
}

static void read_annotation(struct tfdv *tfdv, struct schema_column *column, const struct node *annotation) {
    struct references *tags = &column->tags;
    column->description = import_text(annotation, "comment");
    if (annotation->kind != NODE_MAPPING)
        return;
    tags->items = arena_alloc(tfdv->import->context.arena, annotation->count, sizeof *tags->items);
    for (size_t i = 0; i < annotation->count; i++) {
        const struct node *tag = annotation->items[i];
        if (strcmp(annotation->keys[i]->text, "tag") == 0 && tag->kind == NODE_SCALAR &&
            tag->text[strspn(tag->text, " \t\r\n")] != '\0')
            tags->items[tags->count++] = (struct reference){tag->text, tag->place};
    }
}

// Environments besides the serving one say nothing about leakage, but are not lost unseen.
static void tell_environments(struct tfdv *tfdv, const struct schema_column *column,
                              const struct node *feature) {
    for (size_t i = 0; i < feature->count; i++) {
        const struct node *item = feature->items[i];
        const char *key = feature->keys[i]->text;
        bool environment = strcmp(key, "in_environment") == 0 || strcmp(key, "not_in_environment") == 0;
        if (environment && item->kind == NODE_SCALAR &&
            (tfdv->serving == NULL || strcmp(item->text, tfdv->serving) != 0))
            import_tell(tfdv->import, column, item->place, "not taken over: %s: %.64s", key, item->text);
    }
}

static void read_feature(struct tfdv *tfdv, const struct node *feature) {
    static const char *const known[] = {"name",          "type",
                                        "domain",        "string_domain",
                                        "int_domain",    "float_domain",
                                        "bool_domain",   "time_domain",
                                        "presence",      "value_count",
                                        "annotation",    "not_in_environment",
                                        "shape",         "natural_language_domain",
                                        "in_environment"};
    const char *name = import_text(feature, "name");
    const struct node *part;
    if (name == NULL) {
        import_tell(tfdv->import, NULL, feature->place, "not taken over: a feature without a name");
        return;
    }
    struct schema_column *column = import_column(tfdv->import, name, feature->place);
    if ((part = import_find(feature, "type")) != NULL)
        import_type(tfdv->import, column, part, types, COUNT(types));
    if ((part = import_find(feature, "presence")) != NULL)
        read_presence(tfdv->import, column, part);
    if ((part = import_find(feature, "annotation")) != NULL)
        read_annotation(tfdv, column, part);
    read_domains(tfdv, column, feature);
    read_availability(tfdv, column, feature);
    tell_environments(tfdv, column, feature);
    import_rest(tfdv->import, column, feature, known, COUNT(known));
}

static size_t count_features(const struct node *root) {
    size_t count = 0;
    for (size_t i = 0; i < root->count; i++)
        count += strcmp(root->keys[i]->text, "feature") == 0;
    return count;
}

void import_tfdv(struct import *import, const struct node *root) {
    static const char *const known[] = {"feature", "default_environment", "string_domain", "int_domain",
                                        "float_domain"};
    struct tfdv tfdv = {.import = import, .root = root};
    size_t count = count_features(root);
    if (count == 0)
        notes_add(import->context.errors, NOTE_ERROR, root->place, "the file has no `feature { ... }`");
    if (count == 0 || !import_columns(import, count, root->place))
        return;
    list_domains(&tfdv);
    find_serving(&tfdv);
    for (size_t i = 0; i < root->count; i++)
        if (strcmp(root->keys[i]->text, "feature") == 0)
            read_feature(&tfdv, root->items[i]);
    if (tfdv.label_count == 1)
        import_tell(import, tfdv.label, tfdv.label_place,
                    "the only feature that is not in %.64s: if it is what is predicted, write `role: target`",
                    tfdv.serving);
    import_rest(import, NULL, root, known, COUNT(known));
}
