// Members, messages and locations of a SARIF log, with the escapes that each wants (OASIS SARIF 2.1.0, 3.11).
#include "report/sarif.h"

#include "base/escape.h"
#include "base/text.h"

#include <ctype.h>
#include <string.h>

void sarif_pair(struct sarif *sarif, const char *key, const char *text) {
    json_key(&sarif->json, key);
    json_text(&sarif->json, text);
}

void sarif_text_pair(struct sarif *sarif, const char *key, const char *text) {
    sarif_pair(sarif, key, text_escape(&sarif->arena, SINK_TERMINAL, span_of(text)));
}

void sarif_count_pair(struct sarif *sarif, const char *key, uint64_t count) {
    json_key(&sarif->json, key);
    json_count(&sarif->json, count);
}

// Viewers make a link of [text](target) in a message. A column of such a name must not become one, and an
// ordinary [0.99, 1] stays as it is.
static const char *without_links(struct arena *arena, const char *text) {
    if (!strstr(text, "]("))
        return text;
    char *out = arena_alloc(arena, 2 * strlen(text) + 1, 1), *end = out;
    for (; *text; text++) {
        if (strchr("[]\\", *text))
            *end++ = '\\';
        *end++ = *text;
    }
    return out;
}

void sarif_message(struct sarif *sarif, const char *key, const char *text) {
    json_key(&sarif->json, key);
    json_begin_object(&sarif->json, true);
    sarif_text_pair(sarif, "text", without_links(&sarif->arena, text));
    json_end(&sarif->json);
}

// A relative path as a URI reference, an absolute one as a file URI (RFC 3986, RFC 8089).
static const char *uri_of(struct arena *arena, const char *path) {
    static const char hex[] = "0123456789ABCDEF";
    bool absolute = *path == '/';
    char *out = arena_alloc(arena, 3 * strlen(path) + 8, 1), *end = out;
    if (absolute)
        end = stpcpy(end, "file://");
    for (const char *c = path; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        if (isalnum(byte) || strchr("-._~/", byte)) {
            *end++ = (char)byte;
        } else {
            *end++ = '%';
            *end++ = hex[byte >> 4];
            *end++ = hex[byte & 15];
        }
    }
    return out;
}

static void write_region(struct sarif *sarif, struct place place) {
    struct json *json = &sarif->json;
    const uint64_t line = place.line ? place.line : 1, column = place.line && place.column ? place.column : 1;
    json_key(json, "region");
    json_begin_object(json, true);
    sarif_count_pair(sarif, "startLine", line);
    sarif_count_pair(sarif, "startColumn", column);
    sarif_count_pair(sarif, "endLine", line);
    sarif_count_pair(sarif, "endColumn", column + 1);
    json_end(json);
}

void sarif_location(struct sarif *sarif, struct place place, const char *message) {
    struct json *json = &sarif->json;
    json_begin_object(json, false);
    json_key(json, "physicalLocation");
    json_begin_object(json, false);
    json_key(json, "artifactLocation");
    json_begin_object(json, true);
    sarif_pair(sarif, "uri", uri_of(&sarif->arena, place.path));
    if (*place.path != '/')
        sarif_pair(sarif, "uriBaseId", "%SRCROOT%");
    json_end(json);
    write_region(sarif, place);
    json_end(json);
    if (message)
        sarif_message(sarif, "message", message);
    json_end(json);
}
