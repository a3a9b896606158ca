// A rule for a reader: in a terminal, in Markdown and as JSON. The taxonomy is that of Kapoor & Narayanan,
// "Leakage and the reproducibility crisis in machine-learning-based science", Patterns 4(9), 2023.
#include "report/rule_sheet.h"

#include "base/text.h"
#include "report/prose.h"

#include <string.h>

#define LABEL_WIDTH 12

const char *rule_taxonomy_text(const char *taxonomy) {
    static const struct {
        const char *code, *text;
    } types[] = {
        {"L1", "no clean separation of training and test data"},
        {"L1.1", "no test set"},
        {"L1.2", "preprocessing on training and test data together"},
        {"L1.3", "feature selection on training and test data together"},
        {"L1.4", "duplicates across training and test data"},
        {"L2", "a feature that would not legitimately be there"},
        {"L3", "the test data is not from the distribution of interest"},
        {"L3.1", "temporal leakage"},
        {"L3.2", "training and test data are not independent"},
        {"L3.3", "sampling bias in the test data"},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (taxonomy && strcmp(types[i].code, taxonomy) == 0)
            return types[i].text;
    return NULL;
}

static const char *kind_text(enum subject_kind kind) {
    static const char *const texts[SUBJECT_KINDS] = {
        [SUBJECT_DATASET] = "the dataset as a whole",
        [SUBJECT_COLUMN] = "each column",
        [SUBJECT_FEATURE] = "each feature",
        [SUBJECT_COLUMN_SET] = "each set of columns that belong together",
        [SUBJECT_SPLIT_PAIR] = "each pair of splits",
        [SUBJECT_SPLIT_KEY] = "each key that two splits may share",
        [SUBJECT_STEP] = "each step of the declared pipeline",
        [SUBJECT_SUPPRESSION] = "each suppression in the schema",
        [SUBJECT_OVERRIDE] = "each change of a rule in the schema's policy",
        [SUBJECT_REFUSAL] = "each attempt to loosen the organisation's policy",
        [SUBJECT_CHANGE] = "each declaration that differs from the schema of `check --against`",
    };
    return texts[kind];
}

static const char *parameter_text(struct arena *arena, const struct parameter *parameter) {
    char number[TEXT_NUMBER];
    return text_format(arena, "%s%s%s", text_number(parameter->value, number), parameter->doc ? "  " : "",
                       parameter->doc ? parameter->doc : "");
}

static void write_facts(const struct page *page, const struct rule *rule) {
    const char *type = rule_taxonomy_text(rule->taxonomy);
    page_pad(page, 2);
    page_cell(page, PAINT_FAINT, ALIGN_LEFT, "severity", LABEL_WIDTH);
    page_text(page, page_severity(rule->severity), severity_names[rule->severity]);
    fputc('\n', page->out);
    page_item(page, 2, "certainty", LABEL_WIDTH, certainty_names[rule->certainty]);
    page_item(page, 2, "judges", LABEL_WIDTH, kind_text(rule->subject));
    if (type)
        page_item(page, 2, "taxonomy", LABEL_WIDTH, text_format(page->arena, "%s, %s", rule->taxonomy, type));
    if (rule->since)
        page_item(page, 2, "since", LABEL_WIDTH, rule->since);
}

static void write_expression(const struct page *page, const char *label,
                             const struct expression *expression) {
    if (!expression)
        return;
    page_pad(page, 2);
    page_cell(page, PAINT_FAINT, ALIGN_LEFT, label, LABEL_WIDTH);
    page_prose(page, PAINT_CODE, LABEL_WIDTH + 2, LABEL_WIDTH + 2, expression_text(expression));
}

static void write_firing(const struct page *page, const struct rule *rule) {
    page_heading(page, "When it fires");
    write_expression(page, "applies if", rule->where);
    write_expression(page, "finding if", rule->when);
    for (size_t i = 0; i < rule->severity_when_count; i++) {
        const struct severity_when *change = &rule->severity_when[i];
        page_pad(page, 2);
        page_cell(page, PAINT_FAINT, ALIGN_LEFT, i ? "" : "severity", LABEL_WIDTH);
        page_text(page, page_severity(change->severity), severity_names[change->severity]);
        fputc(' ', page->out);
        const size_t at = LABEL_WIDTH + 3 + page_width(page, severity_names[change->severity]);
        page_prose(page, PAINT_PLAIN, at, LABEL_WIDTH + 4,
                   text_format(page->arena, "if %s", expression_text(change->when)));
    }
}

static void write_parameters(const struct page *page, const struct rule *rule) {
    size_t width = LABEL_WIDTH;
    for (size_t i = 0; i < rule->parameter_count; i++) {
        const size_t here = page_width(page, rule->parameters[i].name) + 2;
        width = here > width && here <= page->width / 2 ? here : width;
    }
    if (rule->parameter_count > 0)
        page_heading(page, text_format(page->arena, "Parameters (--set %s.%s=...)", rule->id,
                                       rule->parameters[0].name));
    for (size_t i = 0; i < rule->parameter_count; i++) {
        page_pad(page, 2);
        page_cell(page, PAINT_CODE, ALIGN_LEFT, rule->parameters[i].name, width);
        page_prose(page, PAINT_PLAIN, width + 2, width + 2,
                   parameter_text(page->arena, &rule->parameters[i]));
    }
}

static void write_section(const struct page *page, const char *title, const char *text) {
    if (!text || !*text)
        return;
    page_heading(page, title);
    page_pad(page, 2);
    page_prose(page, PAINT_PLAIN, 2, 2, text);
}

void rule_sheet_text(const struct page *page, const struct rule *rule) {
    page_text(page, PAINT_STRONG, rule->id);
    fputc(' ', page->out);
    page_text(page, PAINT_STRONG, rule->name);
    fputs("\n  ", page->out);
    if (rule->title)
        page_prose(page, PAINT_PLAIN, 2, 2, rule->title);
    fputc('\n', page->out);
    write_facts(page, rule);
    write_section(page, "Why it matters", rule->why);
    write_section(page, "How to repair it", rule->repair);
    write_section(page, "What to ask", rule->question);
    write_firing(page, rule);
    write_parameters(page, rule);
    if (rule->reference_count > 0)
        page_heading(page, "References");
    for (size_t i = 0; i < rule->reference_count; i++) {
        page_pad(page, 2);
        page_prose(page, PAINT_PLAIN, 2, 4, rule->references[i]);
    }
}

static void put(FILE *out, const char *text) {
    text_write(out, SINK_MARKDOWN, span_of(text));
}

static void put_prose(FILE *out, const char *title, const char *text) {
    if (!text || !*text)
        return;
    fprintf(out, "\n## %s\n\n", title);
    prose_markdown(out, text);
}

// A row of the table of facts. Expressions are escaped text, not code: a code span could not be escaped.
static void put_fact(FILE *out, const char *label, const char *text) {
    if (!text)
        return;
    fprintf(out, "| %s | ", label);
    put(out, text);
    fputs(" |\n", out);
}

// An expression as indented code, in which nothing has a meaning; its own line breaks stay.
static void put_condition(FILE *out, const char *title, const struct expression *condition) {
    if (!condition)
        return;
    fputs("\n", out);
    put(out, title);
    fputs(":\n\n", out);
    for (const char *line = expression_text(condition); *line;) {
        size_t length = strcspn(line, "\n");
        fputs("    ", out);
        text_write(out, SINK_TERMINAL, (struct span){line, length});
        fputs("\n", out);
        line += length + (line[length] == '\n');
    }
}

void rule_sheet_markdown(FILE *out, struct arena *arena, const struct rule *rule) {
    fputs("# ", out);
    put(out, text_format(arena, "%s %s", rule->id, rule->name));
    fputs("\n\n", out);
    put(out, rule->title ? rule->title : "");
    fputs("\n\n|  |  |\n|---|---|\n", out);
    put_fact(out, "Severity", severity_names[rule->severity]);
    put_fact(out, "Certainty", certainty_names[rule->certainty]);
    put_fact(out, "Judges", kind_text(rule->subject));
    put_fact(out, "Taxonomy", rule->taxonomy);
    for (size_t i = 0; i < rule->parameter_count; i++)
        put_fact(
            out,
            text_escape(arena, SINK_MARKDOWN, span_of(text_format(arena, "$%s", rule->parameters[i].name))),
            parameter_text(arena, &rule->parameters[i]));
    put_condition(out, "Applies if", rule->where);
    put_condition(out, "Finding if", rule->when);
    for (size_t i = 0; i < rule->severity_when_count; i++)
        put_condition(out,
                      text_format(arena, "Severity %s if", severity_names[rule->severity_when[i].severity]),
                      rule->severity_when[i].when);
    put_prose(out, "Why it matters", rule->why);
    put_prose(out, "How to repair it", rule->repair);
    put_prose(out, "What to ask", rule->question);
    if (rule->reference_count > 0)
        fputs("\n## References\n\n", out);
    for (size_t i = 0; i < rule->reference_count; i++) {
        fputs("- ", out);
        put(out, rule->references[i]);
        fputs("\n", out);
    }
}

static void pair(struct json *json, const char *key, const char *text) {
    json_key(json, key);
    json_text(json, text);
}

static void parameters_json(struct json *json, const struct rule *rule) {
    json_key(json, "params");
    json_begin_array(json, false);
    for (size_t i = 0; i < rule->parameter_count; i++) {
        json_begin_object(json, true);
        pair(json, "name", rule->parameters[i].name);
        json_key(json, "value");
        json_number(json, rule->parameters[i].value);
        pair(json, "doc", rule->parameters[i].doc);
        json_end(json);
    }
    json_end(json);
}

void rule_sheet_json(struct json *json, const struct rule *rule) {
    json_begin_object(json, false);
    pair(json, "id", rule->id);
    pair(json, "name", rule->name);
    pair(json, "title", rule->title);
    pair(json, "taxonomy", rule->taxonomy);
    pair(json, "severity", severity_names[rule->severity]);
    pair(json, "certainty", certainty_names[rule->certainty]);
    pair(json, "subject", subject_kind_names[rule->subject]);
    pair(json, "where", rule->where ? expression_text(rule->where) : NULL);
    pair(json, "when", rule->when ? expression_text(rule->when) : NULL);
    json_key(json, "severity_when");
    json_begin_array(json, false);
    for (size_t i = 0; i < rule->severity_when_count; i++) {
        json_begin_object(json, true);
        pair(json, "when", expression_text(rule->severity_when[i].when));
        pair(json, "severity", severity_names[rule->severity_when[i].severity]);
        pair(json, "because", rule->severity_when[i].because);
        json_end(json);
    }
    json_end(json);
    parameters_json(json, rule);
    pair(json, "message", rule->message);
    pair(json, "question", rule->question);
    pair(json, "why", rule->why);
    pair(json, "repair", rule->repair);
    json_key(json, "references");
    json_begin_array(json, false);
    for (size_t i = 0; i < rule->reference_count; i++)
        json_text(json, rule->references[i]);
    json_end(json);
    pair(json, "since", rule->since);
    json_end(json);
}
