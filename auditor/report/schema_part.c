// Writes the values that the sections of a schema are made of.
#include "report/schema_part.h"

#include "base/text.h"
#include "report/yaml.h"

#include <string.h>

void schema_part_list(FILE *out, const char *key, const struct references *list) {
    if (list->count == 0)
        return;
    fprintf(out, "%s: [", key);
    for (size_t i = 0; i < list->count; i++) {
        fputs(i ? ", " : "", out);
        yaml_scalar(out, list->items[i].name);
    }
    fputs("]\n", out);
}

void schema_part_text(FILE *out, const char *key, const char *text) {
    if (text != NULL)
        yaml_pair(out, key, text);
}

void schema_part_word(FILE *out, const char *key, const char *word) {
    if (*word)
        fprintf(out, "%s: %s\n", key, word);
}

void schema_part_window(FILE *out, const char *key, const struct window *window) {
    if (window->declared)
        fprintf(out, "%s: {start: %s, end: %s}\n", key, window->start.text, window->end.text);
}

void schema_part_number(FILE *out, const char *key, double value) {
    char text[TEXT_NUMBER];
    yaml_scalar(out, key);
    fprintf(out, ": %s", text_number(value, text));
}

// Free-form metadata in flow style; the reader's depth limit ends the recursion.
static void write_node(FILE *out, const struct node *node) {
    if (node->kind == NODE_SCALAR && node_is_empty(node)) {
        fputs("null", out);
    } else if (node->kind == NODE_SCALAR && !node->quoted &&
               node->text[strcspn(node->text, "\n:#,[]{}\"'")] == '\0') {
        fputs(node->text, out); // a number stays a number
    } else if (node->kind == NODE_SCALAR) {
        fputc('"', out);
        text_write(out, SINK_JSON, span_of(node->text));
        fputc('"', out);
    } else {
        fputc(node->kind == NODE_SEQUENCE ? '[' : '{', out);
        for (size_t i = 0; i < node->count; i++) {
            fputs(i ? ", " : "", out);
            if (node->kind == NODE_MAPPING) {
                yaml_scalar(out, node->keys[i]->text);
                fputs(": ", out);
            }
            write_node(out, node->items[i]);
        }
        fputc(node->kind == NODE_SEQUENCE ? ']' : '}', out);
    }
}

void schema_part_meta(FILE *out, const char *key, const struct node *node) {
    if (node == NULL)
        return;
    fprintf(out, "%s: ", key);
    write_node(out, node);
    fputc('\n', out);
}
