// Writing YAML 1.2 scalars. What JSON writes between double quotes, YAML reads there.
#include "report/yaml.h"

#include "base/text.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

// What other readers of YAML take for something else than text.
static bool is_word_of_yaml(const char *text) {
    static const char *const words[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(text, words[i]) == 0)
            return true;
    return false;
}

void yaml_scalar(FILE *out, const char *text) {
    bool plain = (isalpha((unsigned char)*text) || *text == '_') && !is_word_of_yaml(text);
    for (const char *c = text; plain && *c; c++)
        plain = isalnum((unsigned char)*c) || strchr("_.-", *c);
    if (plain) {
        fputs(text, out);
        return;
    }
    fputc('"', out);
    text_write(out, SINK_JSON, span_of(text));
    fputc('"', out);
}

void yaml_pair(FILE *out, const char *key, const char *text) {
    fprintf(out, "%s: ", key);
    yaml_scalar(out, text);
    fputc('\n', out);
}

void yaml_comment(FILE *out, const char *text) {
    fputs("# ", out);
    text_write(out, SINK_TERMINAL, span_of(text));
    fputc('\n', out);
}
