// Reads nodes of a YAML document as the types that are wanted of them (YAML 1.2, core schema, strict
// spelling).
#include "base/node.h"

#include "base/text.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct node *node_find(const struct node *mapping, const char *key) {
    if (mapping->kind != NODE_MAPPING)
        return NULL;
    for (size_t i = 0; i < mapping->count; i++)
        if (strcmp(mapping->keys[i]->text, key) == 0)
            return mapping->items[i];
    return NULL;
}

bool node_is_empty(const struct node *node) {
    return node->kind == NODE_SCALAR && node->length == 0 && !node->quoted;
}

const char *node_shown(const struct node *node, char out[NODE_SHOWN]) {
    if (node->kind != NODE_SCALAR)
        return node->kind == NODE_SEQUENCE ? "a list" : "a mapping";
    if (node_is_empty(node))
        return "nothing";
    enum { LONGEST = NODE_SHOWN - 6 }; // two quotes, an ellipsis, the end
    size_t length = node->length;
    bool cut = length > LONGEST;
    if (cut) // not inside a character of UTF-8
        for (length = LONGEST; length > 0 && ((unsigned char)node->text[length] & 0xC0) == 0x80;)
            length--;
    size_t at = 0;
    out[at++] = '\'';
    memcpy(out + at, node->text, length);
    memcpy(out + at + length, cut ? "...'" : "'", cut ? 5 : 2);
    return out;
}

static bool wrong(const struct node *node, const char *what, const char *expected, struct notes *errors) {
    char shown[NODE_SHOWN];
    notes_add(errors, NOTE_ERROR, node->place, "%s must be %s, not %s", what, expected,
              node_shown(node, shown));
    return false;
}

bool node_expect(const struct node *node, enum node_kind kind, const char *what, struct notes *errors) {
    static const char *const kinds[] = {"a single value", "a list", "a mapping (key: value)"};
    return node->kind == kind || wrong(node, what, kinds[kind], errors);
}

bool node_text(const struct node *node, const char *what, const char **out, struct notes *errors) {
    if (node->kind != NODE_SCALAR || node_is_empty(node))
        return wrong(node, what, "text", errors);
    *out = node->text;
    return true;
}

static bool is_one_of(const char *text, const char *const *words) {
    for (; *words != NULL; words++)
        if (strcmp(text, *words) == 0)
            return true;
    return false;
}

bool node_bool(const struct node *node, const char *what, bool *out, struct notes *errors) {
    static const char *const booleans_of_yaml_1_1[] = {"yes", "Yes", "YES", "no",  "No",  "NO",
                                                       "on",  "On",  "ON",  "off", "Off", "OFF",
                                                       "y",   "Y",   "n",   "N",   NULL};
    static const char *const capitals[] = {"True", "TRUE", "False", "FALSE", NULL};
    static const char *const booleans[] = {"true", "false", NULL};
    if (node->kind != NODE_SCALAR || node_is_empty(node))
        return wrong(node, what, "`true` or `false`", errors);
    bool known = is_one_of(node->text, booleans);
    if (known && !node->quoted) {
        *out = node->text[0] == 't';
        return true;
    }
    if (known)
        notes_add(errors, NOTE_ERROR, node->place, "%s: \"%s\" in quotes is text; write `%s` without quotes",
                  what, node->text, node->text);
    else if (is_one_of(node->text, capitals))
        notes_add(errors, NOTE_ERROR, node->place, "%s: `%s` must be in lower case: write `%s`", what,
                  node->text, node->text[0] == 'T' ? "true" : "false");
    else if (is_one_of(node->text, booleans_of_yaml_1_1))
        notes_add(errors, NOTE_ERROR, node->place, "%s: `%s` is text in YAML 1.2; write `true` or `false`",
                  what, node->text);
    else
        return wrong(node, what, "`true` or `false`", errors);
    return false;
}

static const char *digits(const char *at) {
    return at + strspn(at, "0123456789");
}

// A decimal number as the core schema of YAML 1.2 spells it: no hex, no inf, no nan, no underscores.
static bool is_decimal(const char *text) {
    const char *at = text + (*text == '-' || *text == '+');
    const char *start = at;
    at = digits(at);
    size_t count = (size_t)(at - start);
    if (*at == '.') {
        start = ++at;
        at = digits(at);
        count += (size_t)(at - start);
    }
    if (count == 0)
        return false;
    if (*at == 'e' || *at == 'E') {
        at++;
        at += *at == '-' || *at == '+';
        start = at;
        at = digits(at);
        if (at == start)
            return false;
    }
    return *at == '\0';
}

// What is wrong with a scalar that should be a number, if its spelling is right but its style is not.
static bool quoted_number(const struct node *node, const char *what, struct notes *errors) {
    notes_add(errors, NOTE_ERROR, node->place, "%s: \"%s\" in quotes is text; write %s without quotes", what,
              node->text, node->text);
    return false;
}

bool node_number(const struct node *node, const char *what, double *out, struct notes *errors) {
    if (node->kind != NODE_SCALAR || node->length > 400 || !is_decimal(node->text))
        return wrong(node, what, "a number", errors);
    if (node->quoted)
        return quoted_number(node, what, errors);
    // The caller's locale may write 3,14.
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    double value = c_locale == (locale_t)0 ? strtod(node->text, NULL) : strtod_l(node->text, NULL, c_locale);
    if (c_locale != (locale_t)0)
        freelocale(c_locale);
    if (!isfinite(value))
        return wrong(node, what, "a number that fits a double", errors);
    *out = value;
    return true;
}

bool node_count(const struct node *node, const char *what, uint64_t *out, struct notes *errors) {
    const char *expected = "a whole number, 0 or more";
    if (node->kind != NODE_SCALAR || node->length == 0 || *digits(node->text) != '\0')
        return wrong(node, what, expected, errors);
    if (node->quoted)
        return quoted_number(node, what, errors);
    uint64_t value = 0;
    for (const char *at = node->text; *at != '\0'; at++) {
        uint64_t digit = (uint64_t)(*at - '0');
        if (value > (UINT64_MAX - digit) / 10)
            return wrong(node, what, "a whole number below 2^64", errors);
        value = value * 10 + digit;
    }
    *out = value;
    return true;
}

// "a, b or c", or with another word for the last one.
static const char *listed(struct arena *arena, const char *const *names, size_t count, const char *last) {
    const char *list = "";
    for (size_t i = 0; i < count; i++)
        if (names[i][0] != '\0') {
            const char *between = list[0] == '\0' ? "" : i + 1 == count ? last : ", ";
            list = text_format(arena, "%s%s%s", list, between, names[i]);
        }
    return list;
}

bool node_choice(const struct node *node, const char *what, const char *const *names, size_t count,
                 size_t *out, struct notes *errors) {
    if (node->kind == NODE_SCALAR && node->length > 0)
        for (size_t i = 0; i < count; i++)
            if (strcmp(node->text, names[i]) == 0) {
                *out = i;
                return true;
            }
    const char *expected = listed(errors->arena, names, count, " or ");
    if (node->kind != NODE_SCALAR || node->length == 0)
        return wrong(node, what, expected, errors);
    const char *nearest = text_suggest(node->text, names, count);
    char shown[NODE_SHOWN];
    if (nearest != NULL && nearest[0] != '\0')
        notes_add(errors, NOTE_ERROR, node->place, "%s must be %s, not %s (did you mean '%s'?)", what,
                  expected, node_shown(node, shown), nearest);
    else
        wrong(node, what, expected, errors);
    return false;
}

bool node_only(const struct node *mapping, const char *what, const char *const *keys, size_t count,
               struct notes *errors) {
    bool only = true;
    for (size_t i = 0; i < mapping->count; i++) {
        const struct node *key = mapping->keys[i];
        bool known = false;
        for (size_t k = 0; k < count && !known; k++)
            known = strcmp(key->text, keys[k]) == 0;
        if (known)
            continue;
        only = false;
        char shown[NODE_SHOWN];
        const char *nearest = text_suggest(key->text, keys, count);
        if (nearest != NULL)
            notes_add(errors, NOTE_ERROR, key->place, "unknown key %s (did you mean '%s'?)",
                      node_shown(key, shown), nearest);
        else
            notes_add(errors, NOTE_ERROR, key->place, "unknown key %s in %s; known are %s",
                      node_shown(key, shown), what, listed(errors->arena, keys, count, " and "));
    }
    return only;
}
