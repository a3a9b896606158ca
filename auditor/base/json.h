// Writes JSON to a stream as it goes: valid by construction (asserts on misuse), two-space indented or
// compact.
#ifndef LEAKAUDIT_BASE_JSON_H
#define LEAKAUDIT_BASE_JSON_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define JSON_DEPTH 32

struct json {
    FILE *out;
    int indent; // spaces a level; 0 = compact
    int depth;
    bool filled[JSON_DEPTH];  // whether the container at this depth has a member already
    bool in_line[JSON_DEPTH]; // the container is written on one line
    bool object[JSON_DEPTH];  // or an array
    bool after_key;
    bool done; // the one value of the document has been begun
};

// The names keep clear of those of jansson, so that one program can use both.
void json_init(struct json *json, FILE *out, int indent);
// Containers. `in_line` ones are written on one line even when indented: {"a": 1, "b": 2}.
void json_begin_object(struct json *json, bool in_line);
void json_begin_array(struct json *json, bool in_line);
void json_end(struct json *json); // closes the innermost container
void json_key(struct json *json, const char *key);
void json_text(struct json *json, const char *text); // NULL writes null
void json_span(struct json *json, struct span text);
void json_number(struct json *json, double value); // finite; shortest round-trip; integers as 12, not 12.0
void json_count(struct json *json, uint64_t value);
void json_bool(struct json *json, bool value);
void json_none(struct json *json);

#endif
