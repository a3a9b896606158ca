// Lists of rules and measures in a terminal, in Markdown and as JSON.
#include "report/listing.h"

#include "base/json.h"
#include "base/text.h"
#include "report/rule_sheet.h"

#include <string.h>

void listing_rules_text(const struct page *page, const struct rule *const *rules, size_t count) {
    size_t width = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t length = page_width(page, rules[i]->name);
        width = length > width ? length : width;
    }
    const bool titles = page->width >= 9 + 9 + width + 24;
    for (size_t i = 0; i < count; i++) {
        const struct rule *rule = rules[i];
        if (i > 0 && strncmp(rule->id, rules[i - 1]->id, 3) != 0)
            fputc('\n', page->out); // a new family
        page_cell(page, PAINT_STRONG, ALIGN_LEFT, rule->id, 7);
        page_cell(page, page_severity(rule->severity), ALIGN_LEFT, severity_names[rule->severity], 9);
        if (titles) {
            page_cell(page, PAINT_PLAIN, ALIGN_LEFT, rule->name, width + 2);
            page_prose(page, PAINT_FAINT, width + 18, width + 18, rule->title ? rule->title : "");
        } else {
            page_prose(page, PAINT_PLAIN, 16, 16, rule->name);
        }
    }
    fputc('\n', page->out);
    page_message(page, PAINT_FAINT, 0, 0,
                 text_format(page->arena, "%zu rules; for one of them: leakaudit explain ID", count));
}

static void put(FILE *out, const char *text) {
    fputc(' ', out);
    text_write(out, SINK_MARKDOWN, span_of(text ? text : ""));
    fputs(" |", out);
}

void listing_rules_markdown(FILE *out, const struct rule *const *rules, size_t count) {
    fputs("| Rule | Name | Severity | Certainty | Taxonomy | Finds |\n|---|---|---|---|---|---|\n", out);
    for (size_t i = 0; i < count; i++) {
        fputs("|", out);
        put(out, rules[i]->id);
        put(out, rules[i]->name);
        put(out, severity_names[rules[i]->severity]);
        put(out, certainty_names[rules[i]->certainty]);
        put(out, rules[i]->taxonomy);
        put(out, rules[i]->title);
        fputs("\n", out);
    }
}

void listing_rules_json(FILE *out, const struct rule *const *rules, size_t count) {
    struct json json;
    json_init(&json, out, 2);
    json_begin_array(&json, false);
    for (size_t i = 0; i < count; i++)
        rule_sheet_json(&json, rules[i]);
    json_end(&json);
    fputc('\n', out);
}

// "estimate, share" or "count, rows".
static const char *type_text(struct arena *arena, const struct measure *measure) {
    return text_format(arena, "%s%s%s", value_type_names[measure->type], *measure->unit ? ", " : "",
                       measure->unit);
}

void listing_measures_text(const struct page *page) {
    for (size_t i = 0; i < measure_count; i++) {
        const struct measure *measure = &measures[i];
        page_text(page, PAINT_STRONG, measure->name);
        const char *about =
            text_format(page->arena, "  %s  (%s: %s%s)", measure->label, subject_kind_names[measure->subject],
                        type_text(page->arena, measure), measure->needs_data ? "" : ", from the schema");
        page_message(page, PAINT_FAINT, page_width(page, measure->name), 4, about);
        page_pad(page, 4);
        page_prose(page, PAINT_PLAIN, 4, 4, measure->doc);
        if (*measure->citation) {
            page_pad(page, 4);
            page_prose(page, PAINT_FAINT, 4, 4, measure->citation);
        }
    }
}

void listing_measures_markdown(FILE *out) {
    struct arena arena;
    arena_init(&arena);
    fputs("| Measure | In reports | Of | Value | Needs data | What it is | Citation "
          "|\n|---|---|---|---|---|---|---|\n",
          out);
    for (size_t i = 0; i < measure_count; i++) {
        fputs("|", out);
        put(out, measures[i].name);
        put(out, measures[i].label);
        put(out, subject_kind_names[measures[i].subject]);
        put(out, type_text(&arena, &measures[i]));
        put(out, measures[i].needs_data ? "yes" : "no");
        put(out, measures[i].doc);
        put(out, measures[i].citation);
        fputs("\n", out);
    }
    arena_finish(&arena);
}

static void pair(struct json *json, const char *key, const char *text) {
    json_key(json, key);
    json_text(json, text);
}

void listing_measures_json(FILE *out) {
    struct json json;
    json_init(&json, out, 2);
    json_begin_array(&json, false);
    for (size_t i = 0; i < measure_count; i++) {
        const struct measure *measure = &measures[i];
        json_begin_object(&json, false);
        pair(&json, "name", measure->name);
        pair(&json, "subject", subject_kind_names[measure->subject]);
        pair(&json, "type", value_type_names[measure->type]);
        pair(&json, "unit", measure->unit);
        if (measure->names) {
            json_key(&json, "names");
            json_begin_array(&json, true);
            for (size_t k = 0; measure->names[k]; k++)
                json_text(&json, measure->names[k]);
            json_end(&json);
        }
        pair(&json, "label", measure->label);
        pair(&json, "doc", measure->doc);
        pair(&json, "citation", measure->citation);
        json_key(&json, "needs_data");
        json_bool(&json, measure->needs_data);
        json_end(&json);
    }
    json_end(&json);
    fputc('\n', out);
}
