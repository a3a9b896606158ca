// The SARIF report (OASIS SARIF 2.1.0) as code scanning wants it: every finding points at the column's line
// of the schema, with the data files as related locations.
//
// GitHub ignores suppressions, so suppressed findings are left out. Nothing in it depends on the time or the
// machine.
#include "report/report.h"

#include "base/json.h"
#include "report/citation.h"
#include "report/words.h"

#include <ctype.h>
#include <string.h>

struct sarif {
    struct json json;
    struct arena arena;
    const struct audit *audit;
};

// Untrusted text without control, zero-width and direction characters, for a reader who can't see them.
static void text_pair(struct sarif *sarif, const char *key, const char *text) {
    json_key(&sarif->json, key);
    json_text(&sarif->json, text_escape(&sarif->arena, SINK_TERMINAL, span_of(text)));
}

static void pair(struct sarif *sarif, const char *key, const char *text) {
    json_key(&sarif->json, key);
    json_text(&sarif->json, text);
}

static void count_pair(struct sarif *sarif, const char *key, uint64_t count) {
    json_key(&sarif->json, key);
    json_count(&sarif->json, count);
}

// {"key": {"text": ...}}
static void message_pair(struct sarif *sarif, const char *key, const char *text) {
    json_key(&sarif->json, key);
    json_begin_object(&sarif->json, true);
    text_pair(sarif, "text", text);
    json_end(&sarif->json);
}

static const char *level_of(enum severity severity) {
    switch (severity) {
    case SEVERITY_ERROR: return "error";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_NOTE: return "note";
    default: return "none";
    }
}

// "single-column" as "SingleColumn", the form of names that SARIF wants.
static const char *pascal_case(struct arena *arena, const char *name) {
    char *out = arena_alloc(arena, strlen(name) + 1, 1), *end = out;
    bool begins = true;
    for (; *name; name++) {
        if (*name == '-') {
            begins = true;
            continue;
        }
        *end++ = (char)(begins ? toupper((unsigned char)*name) : *name);
        begins = false;
    }
    return out;
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

static void write_location(struct sarif *sarif, struct place place, const char *message) {
    struct json *json = &sarif->json;
    json_begin_object(json, false);
    json_key(json, "physicalLocation");
    json_begin_object(json, false);
    json_key(json, "artifactLocation");
    json_begin_object(json, true);
    pair(sarif, "uri", uri_of(&sarif->arena, place.path));
    if (*place.path != '/')
        pair(sarif, "uriBaseId", "%SRCROOT%");
    json_end(json);
    uint64_t line = place.line ? place.line : 1, column = place.line && place.column ? place.column : 1;
    json_key(json, "region");
    json_begin_object(json, true);
    count_pair(sarif, "startLine", line);
    count_pair(sarif, "startColumn", column);
    count_pair(sarif, "endLine", line);
    count_pair(sarif, "endColumn", column + 1);
    json_end(json);
    json_end(json);
    if (message)
        message_pair(sarif, "message", message);
    json_end(json);
}

// ---- rules ----

static void write_help(struct sarif *sarif, const struct rule *rule) {
    const char *text = text_format(&sarif->arena, "%s\n\nRepair: %s", rule->why, rule->repair);
    for (size_t i = 0; i < rule->reference_count; i++)
        text =
            text_format(&sarif->arena, "%s%s%s", text, i ? "\n" : "\n\nReferences:\n", rule->references[i]);
    json_key(&sarif->json, "help");
    json_begin_object(&sarif->json, true);
    pair(sarif, "text", text);
    json_end(&sarif->json);
}

static void write_rule(struct sarif *sarif, const struct rule *rule) {
    struct json *json = &sarif->json;
    static const char *const precisions[] = {
        [CERTAINTY_HINT] = "medium", [CERTAINTY_STRONG] = "high", [CERTAINTY_PROOF] = "very-high"};
    json_begin_object(json, false);
    pair(sarif, "id", rule->id);
    pair(sarif, "name", pascal_case(&sarif->arena, rule->name));
    message_pair(sarif, "shortDescription", rule->title);
    message_pair(sarif, "fullDescription", words_first_paragraph(&sarif->arena, rule->why));
    write_help(sarif, rule);
    json_key(json, "defaultConfiguration");
    json_begin_object(json, true);
    pair(sarif, "level", level_of(rule->severity));
    json_end(json);
    json_key(json, "properties");
    json_begin_object(json, true);
    json_key(json, "tags");
    json_begin_array(json, true);
    json_text(json, "data-leakage");
    if (strcmp(rule->taxonomy, "-") != 0)
        json_text(json, text_format(&sarif->arena, "kapoor-narayanan/%s", rule->taxonomy));
    json_end(json);
    pair(sarif, "precision", precisions[rule->certainty]);
    pair(sarif, "problem.severity",
         rule->severity == SEVERITY_NOTE ? "recommendation" : level_of(rule->severity));
    json_end(json);
    json_end(json);
}

static void write_tool(struct sarif *sarif) {
    struct json *json = &sarif->json;
    json_key(json, "tool");
    json_begin_object(json, false);
    json_key(json, "driver");
    json_begin_object(json, false);
    pair(sarif, "name", "leakaudit");
    pair(sarif, "version", LEAKAUDIT_VERSION);
    pair(sarif, "semanticVersion", LEAKAUDIT_VERSION);
    json_key(json, "rules");
    json_begin_array(json, false);
    for (size_t i = 0; i < sarif->audit->verdict->ledger_count; i++)
        write_rule(sarif, sarif->audit->verdict->ledger[i].rule);
    json_end(json);
    json_end(json);
    json_end(json);
}

// ---- results ----

static size_t rule_index(const struct audit *audit, const struct rule *rule) {
    size_t i = 0;
    while (i < audit->verdict->ledger_count && audit->verdict->ledger[i].rule != rule)
        i++;
    return i;
}

static void write_message(struct sarif *sarif, const struct finding *finding) {
    const char *text = finding->message;
    if (finding->because)
        text = text_format(&sarif->arena, "%s (%s)", text, finding->because);
    if (finding->question)
        text = text_format(&sarif->arena, "%s. Ask: %s", text, finding->question);
    message_pair(sarif, "message", text);
}

static void write_evidence(struct sarif *sarif, const struct finding *finding) {
    struct json *json = &sarif->json;
    json_key(json, "properties");
    json_begin_object(json, false);
    pair(sarif, "certainty", certainty_names[finding->rule->certainty]);
    json_key(json, "evidence");
    json_begin_object(json, false);
    for (size_t i = 0; i < finding->cited_count; i++)
        text_pair(sarif, measures[finding->cited[i].measure].name,
                  citation_text(&sarif->arena, &finding->cited[i]));
    json_end(json);
    json_end(json);
}

static void write_related(struct sarif *sarif, const struct finding *finding) {
    const struct audit *audit = sarif->audit;
    json_key(&sarif->json, "relatedLocations");
    json_begin_array(&sarif->json, false);
    for (size_t i = 0; i < audit->input_count; i++) {
        const char *path = audit->inputs[i].path;
        if (finding->place.path && strcmp(finding->place.path, path) == 0)
            continue;
        write_location(sarif, (struct place){.path = path, .line = 1},
                       text_format(&sarif->arena, "the data (%s)", data_role_names[audit->inputs[i].role]));
    }
    json_end(&sarif->json);
}

static void write_result(struct sarif *sarif, const struct finding *finding) {
    struct json *json = &sarif->json;
    json_begin_object(json, false);
    pair(sarif, "ruleId", finding->rule->id);
    count_pair(sarif, "ruleIndex", rule_index(sarif->audit, finding->rule));
    pair(sarif, "level", level_of(finding->severity));
    write_message(sarif, finding);
    json_key(json, "locations");
    json_begin_array(json, false);
    struct place place = finding->place;
    if (!place.path)
        place.path = sarif->audit->input_count ? sarif->audit->inputs[0].path : "-";
    write_location(sarif, place, NULL);
    json_end(json);
    write_related(sarif, finding);
    json_key(json, "partialFingerprints");
    json_begin_object(json, true);
    pair(sarif, "primaryLocationLineHash", text_format(&sarif->arena, "%s:1", finding->fingerprint));
    pair(sarif, "leakaudit/v1", finding->fingerprint);
    json_end(json);
    write_evidence(sarif, finding);
    json_end(json);
}

// What the results alone would hide: how much was looked at, and what stayed open.
static void write_coverage(struct sarif *sarif) {
    const struct verdict *verdict = sarif->audit->verdict;
    struct tally tally = words_tally(verdict);
    json_key(&sarif->json, "properties");
    json_begin_object(&sarif->json, false);
    pair(sarif, "verdict", words_verdict(sarif->audit));
    text_pair(sarif, "conclusion", words_conclusion(&sarif->arena, sarif->audit));
    count_pair(sarif, "judged", tally.judged);
    count_pair(sarif, "undecided", verdict->undecided);
    count_pair(sarif, "suppressed", verdict->suppressed);
    json_end(&sarif->json);
}

static void write_run(struct sarif *sarif) {
    struct json *json = &sarif->json;
    const struct verdict *verdict = sarif->audit->verdict;
    json_begin_object(json, false);
    write_tool(sarif);
    json_key(json, "invocations");
    json_begin_array(json, true);
    json_begin_object(json, true);
    json_key(json, "executionSuccessful");
    json_bool(json, !sarif->audit->incomplete);
    json_end(json);
    json_end(json);
    pair(sarif, "columnKind", "unicodeCodePoints");
    json_key(json, "results");
    json_begin_array(json, false);
    for (size_t i = 0; i < verdict->finding_count; i++)
        if (!verdict->findings[i].suppressed)
            write_result(sarif, &verdict->findings[i]);
    json_end(json);
    write_coverage(sarif);
    json_end(json);
}

enum status report_write_sarif(const struct audit *audit, const struct report_options *options, FILE *out) {
    (void)options;
    struct sarif sarif = {.audit = audit};
    arena_init(&sarif.arena);
    json_init(&sarif.json, out, 2);
    json_begin_object(&sarif.json, false);
    pair(&sarif, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    pair(&sarif, "version", "2.1.0");
    json_key(&sarif.json, "runs");
    json_begin_array(&sarif.json, false);
    write_run(&sarif);
    json_end(&sarif.json);
    json_end(&sarif.json);
    fputc('\n', out);
    arena_finish(&sarif.arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
