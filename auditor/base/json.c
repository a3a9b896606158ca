// Writes JSON (RFC 8259) to a stream as it goes; the asserts make a malformed document impossible.
#include "base/json.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>

void json_init(struct json *json, FILE *out, int indent) {
    *json = (struct json){.out = out, .indent = indent};
}

static void newline(const struct json *json) {
    fprintf(json->out, "\n%*s", json->depth * json->indent, "");
}

static bool broken_over_lines(const struct json *json) {
    return json->indent > 0 && json->depth > 0 && !json->in_line[json->depth - 1];
}

// The comma and the white space before the next member of the innermost container.
static void separate(struct json *json) {
    if (json->depth == 0)
        return;
    bool *filled = &json->filled[json->depth - 1];
    if (*filled)
        fputc(',', json->out);
    if (broken_over_lines(json))
        newline(json);
    else if (*filled && json->indent > 0)
        fputc(' ', json->out);
    *filled = true;
}

static void before_value(struct json *json) {
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    assert(json->depth > 0 ? !json->object[json->depth - 1] : !json->done);
    separate(json);
    if (json->depth == 0)
        json->done = true;
}

static void open_container(struct json *json, bool object, bool in_line) {
    assert(json->depth < JSON_DEPTH);
    before_value(json);
    fputc(object ? '{' : '[', json->out);
    bool outer = json->depth > 0 && json->in_line[json->depth - 1];
    json->object[json->depth] = object;
    json->filled[json->depth] = false;
    json->in_line[json->depth] = in_line || outer;
    json->depth++;
}

void json_begin_object(struct json *json, bool in_line) {
    open_container(json, true, in_line);
}

void json_begin_array(struct json *json, bool in_line) {
    open_container(json, false, in_line);
}

void json_end(struct json *json) {
    assert(json->depth > 0 && !json->after_key);
    bool lines = broken_over_lines(json);
    json->depth--;
    if (lines && json->filled[json->depth])
        newline(json);
    fputc(json->object[json->depth] ? '}' : ']', json->out);
}

static void write_text(const struct json *json, struct span text) {
    fputc('"', json->out);
    text_write(json->out, SINK_JSON, text);
    fputc('"', json->out);
}

void json_key(struct json *json, const char *key) {
    assert(json->depth > 0 && json->object[json->depth - 1] && !json->after_key);
    separate(json);
    write_text(json, span_of(key));
    fputs(json->indent > 0 ? ": " : ":", json->out);
    json->after_key = true;
}

void json_text(struct json *json, const char *text) {
    if (text == NULL)
        json_none(json);
    else
        json_span(json, span_of(text));
}

void json_span(struct json *json, struct span text) {
    before_value(json);
    write_text(json, text);
}

void json_number(struct json *json, double value) {
    char digits[TEXT_NUMBER];
    assert(isfinite(value));
    before_value(json);
    fputs(text_number(value, digits), json->out);
}

void json_count(struct json *json, uint64_t value) {
    before_value(json);
    fprintf(json->out, "%" PRIu64, value);
}

void json_bool(struct json *json, bool value) {
    before_value(json);
    fputs(value ? "true" : "false", json->out);
}

void json_none(struct json *json) {
    before_value(json);
    fputs("null", json->out);
}
