// Reads a rule file (docs/formats, section 3): every key is known and typed, every expression and message is
// checked, and every mistake is told with its place in one go.
#include "verdict/rule.h"
#include "verdict/message.h"

#include <string.h>

const char *const certainty_names[] = {"hint", "strong", "proof"};

// The types of leakage in S. Kapoor & A. Narayanan, "Leakage and the reproducibility crisis in
// machine-learning-based science", Patterns 4 (2023); "-" for rules that are about the audit itself.
static const char *const taxonomy_names[] = {"L1",   "L1.1", "L1.2", "L1.3", "L1.4", "L2",
                                             "L3.1", "L3.2", "L3.3", "L3",   "-"};
#define TAXONOMY_COUNT (sizeof taxonomy_names / sizeof *taxonomy_names)

struct reading {
    struct arena *arena;
    struct span file;
    struct notes *errors;
    struct rule *rule;
    const char **names; // of the parameters
    bool *used;         // whether an expression uses them
};

static void complain(struct reading *reading, struct place place, const char *text) {
    notes_add(reading->errors, NOTE_ERROR, place, "%s", text);
}

// A text without the line break that a block scalar ends in; NULL after an error.
static const char *read_text(struct reading *reading, const struct node *node, const char *what) {
    const char *text = NULL;
    if (!node_text(node, what, &text, reading->errors))
        return NULL;
    size_t length = strlen(text);
    while (length > 0 && strchr(" \n", text[length - 1]))
        length--;
    if (length == 0) {
        notes_add(reading->errors, NOTE_ERROR, node->place, "%s must not be empty", what);
        return NULL;
    }
    return text_copy(reading->arena, (struct span){text, length});
}

// A family in capitals and three or four digits, as in LK203.
static bool id_is_valid(const char *id) {
    size_t letters = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    size_t digits = strspn(id + letters, "0123456789");
    return letters >= 2 && letters <= 10 && digits >= 3 && digits <= 4 && id[letters + digits] == '\0';
}

// Small letters and digits in words joined by hyphens.
static bool name_is_valid(const char *name) {
    size_t length = strlen(name);
    return length <= 60 && name[0] >= 'a' && name[0] <= 'z' && name[length - 1] != '-' &&
           !strstr(name, "--") && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static void read_id(struct reading *reading, const struct node *node) {
    reading->rule->id = read_text(reading, node, "a rule's id");
    if (reading->rule->id && !id_is_valid(reading->rule->id))
        complain(reading, node->place, "an id is a family in capitals and three or four digits, as in LK203");
}

static void read_name(struct reading *reading, const struct node *node) {
    reading->rule->name = read_text(reading, node, "a rule's name");
    if (reading->rule->name && !name_is_valid(reading->rule->name))
        complain(reading, node->place,
                 "a name is words in small letters joined by hyphens, as in target-copy");
}

static void read_title(struct reading *reading, const struct node *node) {
    reading->rule->title = read_text(reading, node, "the title");
}

static void read_taxonomy(struct reading *reading, const struct node *node) {
    size_t choice;
    if (node_choice(node, "the taxonomy", taxonomy_names, TAXONOMY_COUNT, &choice, reading->errors))
        reading->rule->taxonomy = taxonomy_names[choice];
}

// A rule is switched off by a policy, never by itself: "off" is no choice here.
static bool read_severity_into(struct reading *reading, const struct node *node, enum severity *severity) {
    size_t choice;
    if (!node_choice(node, "the severity", severity_names + 1, SEVERITY_COUNT - 1, &choice, reading->errors))
        return false;
    *severity = (enum severity)(choice + 1);
    return true;
}

static void read_severity(struct reading *reading, const struct node *node) {
    read_severity_into(reading, node, &reading->rule->severity);
}

static void read_certainty(struct reading *reading, const struct node *node) {
    size_t choice;
    if (node_choice(node, "the certainty", certainty_names, 3, &choice, reading->errors))
        reading->rule->certainty = (enum certainty)choice;
}

static void read_subject(struct reading *reading, const struct node *node) {
    size_t choice;
    if (node_choice(node, "the subject", subject_kind_names, SUBJECT_KINDS, &choice, reading->errors))
        reading->rule->subject = (enum subject_kind)choice;
}

static bool parameter_name_is_valid(const char *name) {
    return name[0] >= 'a' && name[0] <= 'z' && strcmp(name, "severity") != 0 &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name);
}

// A number, or {value: number, doc: text}.
static void read_parameter(struct reading *reading, const struct node *node, struct parameter *parameter) {
    static const char *const keys[] = {"value", "doc"};
    if (node->kind != NODE_MAPPING) {
        node_number(node, "a parameter", &parameter->value, reading->errors);
        return;
    }
    node_only(node, "a parameter", keys, 2, reading->errors);
    const struct node *value = node_find(node, "value"), *doc = node_find(node, "doc");
    if (value)
        node_number(value, "a parameter's value", &parameter->value, reading->errors);
    else
        complain(reading, node->place, "a parameter needs a value");
    if (doc)
        parameter->doc = read_text(reading, doc, "a parameter's doc");
}

static void read_params(struct reading *reading, const struct node *node) {
    if (!node_expect(node, NODE_MAPPING, "params", reading->errors))
        return;
    struct rule *rule = reading->rule;
    rule->parameters = arena_alloc(reading->arena, node->count, sizeof *rule->parameters);
    reading->names = arena_alloc(reading->arena, node->count, sizeof *reading->names);
    reading->used = arena_alloc(reading->arena, node->count, sizeof *reading->used);
    rule->parameter_count = node->count;
    for (size_t i = 0; i < node->count; i++) {
        struct parameter *parameter = &rule->parameters[i];
        parameter->place = node->keys[i]->place;
        parameter->name = reading->names[i] = node->keys[i]->text;
        if (!parameter_name_is_valid(parameter->name))
            complain(reading, parameter->place,
                     "a parameter's name is small letters, digits and underscores, and not `severity`");
        read_parameter(reading, node->items[i], parameter);
    }
}

static struct expression_scope scope_of(const struct reading *reading) {
    return (struct expression_scope){reading->rule->subject, reading->names, reading->rule->parameter_count,
                                     reading->used};
}

static struct expression *read_expression(struct reading *reading, const struct node *node,
                                          const char *what) {
    const char *text;
    if (!node_text(node, what, &text, reading->errors))
        return NULL;
    struct expression_scope scope = scope_of(reading);
    return expression_parse(reading->arena, (struct position){reading->file, node}, &scope, reading->errors);
}

static const char *read_template(struct reading *reading, const struct node *node, const char *what) {
    const char *text = read_text(reading, node, what);
    struct expression_scope scope = scope_of(reading);
    if (text)
        message_check((struct position){reading->file, node}, &scope, reading->errors);
    return text;
}

static void read_where(struct reading *reading, const struct node *node) {
    reading->rule->where = read_expression(reading, node, "where");
}

static void read_when(struct reading *reading, const struct node *node) {
    reading->rule->when = read_expression(reading, node, "when");
}

static void read_circumstance(struct reading *reading, const struct node *node, struct severity_when *out) {
    static const char *const keys[] = {"when", "severity", "because"};
    if (!node_expect(node, NODE_MAPPING, "an entry of severity_when", reading->errors))
        return;
    node_only(node, "an entry of severity_when", keys, 3, reading->errors);
    const struct node *when = node_find(node, "when"), *severity = node_find(node, "severity");
    const struct node *because = node_find(node, "because");
    if (!when || !severity || !because) {
        complain(reading, node->place, "an entry of severity_when needs when, severity and because");
        return;
    }
    out->when = read_expression(reading, when, "when");
    read_severity_into(reading, severity, &out->severity);
    out->because = read_template(reading, because, "because");
}

static void read_severity_when(struct reading *reading, const struct node *node) {
    if (!node_expect(node, NODE_SEQUENCE, "severity_when", reading->errors))
        return;
    struct rule *rule = reading->rule;
    rule->severity_when = arena_alloc(reading->arena, node->count, sizeof *rule->severity_when);
    rule->severity_when_count = node->count;
    for (size_t i = 0; i < node->count; i++)
        read_circumstance(reading, node->items[i], &rule->severity_when[i]);
}

static void read_message(struct reading *reading, const struct node *node) {
    reading->rule->message = read_template(reading, node, "the message");
}

static void read_question(struct reading *reading, const struct node *node) {
    reading->rule->question = read_template(reading, node, "the question");
}

static void read_why(struct reading *reading, const struct node *node) {
    reading->rule->why = read_text(reading, node, "why");
}

static void read_repair(struct reading *reading, const struct node *node) {
    reading->rule->repair = read_text(reading, node, "repair");
}

static const char *const *read_texts(struct reading *reading, const struct node *node, const char *what,
                                     const char *what_item, size_t *count) {
    if (!node_expect(node, NODE_SEQUENCE, what, reading->errors))
        return NULL;
    const char **texts = arena_alloc(reading->arena, node->count, sizeof *texts);
    for (size_t i = 0; i < node->count; i++)
        texts[i] = read_text(reading, node->items[i], what_item);
    *count = node->count;
    return texts;
}

static void read_superseded_by(struct reading *reading, const struct node *node) {
    struct rule *rule = reading->rule;
    rule->superseded_by =
        read_texts(reading, node, "superseded_by", "a rule's id", &rule->superseded_by_count);
}

static void read_references(struct reading *reading, const struct node *node) {
    struct rule *rule = reading->rule;
    rule->references = read_texts(reading, node, "references", "a reference", &rule->reference_count);
}

static void read_since(struct reading *reading, const struct node *node) {
    reading->rule->since = read_text(reading, node, "since");
}

// The keys of a rule file. They are read in this order, because conditions need the subject and the
// parameters.
static const struct field {
    const char *key;
    bool required;
    void (*read)(struct reading *reading, const struct node *node);
} fields[] = {
    {"id", true, read_id},
    {"name", true, read_name},
    {"title", true, read_title},
    {"taxonomy", true, read_taxonomy},
    {"severity", true, read_severity},
    {"certainty", true, read_certainty},
    {"subject", true, read_subject},
    {"params", false, read_params},
    {"where", false, read_where},
    {"when", true, read_when},
    {"severity_when", false, read_severity_when},
    {"superseded_by", false, read_superseded_by},
    {"message", true, read_message},
    {"question", false, read_question},
    {"why", true, read_why},
    {"repair", true, read_repair},
    {"references", false, read_references},
    {"since", true, read_since},
};
#define FIELD_COUNT (sizeof fields / sizeof *fields)

static void read_fields(struct reading *reading, const struct node *root) {
    const char *keys[FIELD_COUNT];
    for (size_t i = 0; i < FIELD_COUNT; i++)
        keys[i] = fields[i].key;
    node_only(root, "a rule", keys, FIELD_COUNT, reading->errors);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct node *node = node_find(root, fields[i].key);
        if (node)
            fields[i].read(reading, node);
        else if (fields[i].required)
            notes_add(reading->errors, NOTE_ERROR, root->place, "the rule has no %s", fields[i].key);
    }
}

struct rule *rule_parse(struct arena *arena, const char *path, struct span text, struct notes *errors) {
    size_t before = errors->errors;
    struct node *root = document_parse(arena, path, text, errors);
    if (!root || !node_expect(root, NODE_MAPPING, "a rule file", errors))
        return NULL;
    struct reading reading = {arena, text, errors, arena_alloc(arena, 1, sizeof(struct rule)), NULL, NULL};
    reading.rule->place = (struct place){path, root->place.line, root->place.column};
    read_fields(&reading, root);
    if (errors->errors != before)
        return NULL;
    for (size_t i = 0; i < reading.rule->parameter_count; i++)
        if (!reading.used[i])
            notes_add(errors, NOTE_ERROR, reading.rule->parameters[i].place,
                      "the parameter '%s' is not used in when, where or severity_when", reading.names[i]);
    return errors->errors == before ? reading.rule : NULL;
}
