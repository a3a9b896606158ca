// The SARIF report (OASIS SARIF 2.1.0) as code scanning wants it: every finding points at the column's line
// of the schema, with the data files as related locations.
//
// GitHub ignores suppressions, so suppressed findings are left out. Nothing in it depends on the time or the
// machine.
#include "report/report.h"

#include "report/citation.h"
#include "report/sarif.h"
#include "report/words.h"

#include <ctype.h>
#include <string.h>

// Beyond these numbers code scanning refuses the whole file (results) or shows nothing (locations of one).
enum { MOST_RESULTS = 25000, MOST_RELATED = 100 };

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

// ---- rules ----

static void write_help(struct sarif *sarif, const struct rule *rule) {
    const char *text = text_format(&sarif->arena, "%s\n\nRepair: %s", rule->why, rule->repair);
    for (size_t i = 0; i < rule->reference_count; i++)
        text =
            text_format(&sarif->arena, "%s%s%s", text, i ? "\n" : "\n\nReferences:\n", rule->references[i]);
    json_key(&sarif->json, "help");
    json_begin_object(&sarif->json, true);
    sarif_pair(sarif, "text", text);
    json_end(&sarif->json);
}

static void write_rule(struct sarif *sarif, const struct rule *rule) {
    struct json *json = &sarif->json;
    static const char *const precisions[] = {
        [CERTAINTY_HINT] = "medium", [CERTAINTY_STRONG] = "high", [CERTAINTY_PROOF] = "very-high"};
    json_begin_object(json, false);
    sarif_pair(sarif, "id", rule->id);
    sarif_pair(sarif, "name", pascal_case(&sarif->arena, rule->name));
    sarif_message(sarif, "shortDescription", rule->title);
    sarif_message(sarif, "fullDescription", words_first_paragraph(&sarif->arena, rule->why));
    write_help(sarif, rule);
    json_key(json, "defaultConfiguration");
    json_begin_object(json, true);
    sarif_pair(sarif, "level", level_of(rule->severity));
    json_end(json);
    json_key(json, "properties");
    json_begin_object(json, true);
    json_key(json, "tags");
    json_begin_array(json, true);
    json_text(json, "data-leakage");
    if (strcmp(rule->taxonomy, "-") != 0)
        json_text(json, text_format(&sarif->arena, "kapoor-narayanan/%s", rule->taxonomy));
    json_end(json);
    sarif_pair(sarif, "precision", precisions[rule->certainty]);
    sarif_pair(sarif, "problem.severity",
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
    sarif_pair(sarif, "name", "leakaudit");
    sarif_pair(sarif, "version", LEAKAUDIT_VERSION);
    sarif_pair(sarif, "semanticVersion", LEAKAUDIT_VERSION);
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
    sarif_message(sarif, "message", text);
}

static void write_evidence(struct sarif *sarif, const struct finding *finding) {
    struct json *json = &sarif->json;
    json_key(json, "properties");
    json_begin_object(json, false);
    sarif_pair(sarif, "certainty", certainty_names[finding->rule->certainty]);
    json_key(json, "evidence");
    json_begin_object(json, false);
    for (size_t i = 0; i < finding->cited_count; i++)
        sarif_text_pair(sarif, measures[finding->cited[i].measure].name,
                        citation_text(&sarif->arena, &finding->cited[i]));
    json_end(json);
    json_end(json);
}

static void write_related(struct sarif *sarif, const struct finding *finding) {
    const struct audit *audit = sarif->audit;
    const size_t count = audit->input_count < MOST_RELATED ? audit->input_count : MOST_RELATED;
    json_key(&sarif->json, "relatedLocations");
    json_begin_array(&sarif->json, false);
    for (size_t i = 0; i < count; i++) {
        const char *path = audit->inputs[i].found;
        if (finding->place.path && strcmp(finding->place.path, path) == 0)
            continue;
        sarif_location(sarif, (struct place){.path = path, .line = 1},
                       text_format(&sarif->arena, "the data (%s)", data_role_names[audit->inputs[i].role]));
    }
    json_end(&sarif->json);
}

static void write_result(struct sarif *sarif, const struct finding *finding) {
    struct json *json = &sarif->json;
    json_begin_object(json, false);
    sarif_pair(sarif, "ruleId", finding->rule->id);
    sarif_count_pair(sarif, "ruleIndex", rule_index(sarif->audit, finding->rule));
    sarif_pair(sarif, "level", level_of(finding->severity));
    write_message(sarif, finding);
    json_key(json, "locations");
    json_begin_array(json, false);
    struct place place = finding->place;
    if (!place.path)
        place.path = sarif->audit->input_count ? sarif->audit->inputs[0].found : "-";
    sarif_location(sarif, place, NULL);
    json_end(json);
    write_related(sarif, finding);
    json_key(json, "partialFingerprints");
    json_begin_object(json, true);
    sarif_pair(sarif, "primaryLocationLineHash", text_format(&sarif->arena, "%s:1", finding->fingerprint));
    sarif_pair(sarif, "leakaudit/v1", finding->fingerprint);
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
    sarif_pair(sarif, "verdict", words_verdict(sarif->audit));
    sarif_text_pair(sarif, "conclusion", words_conclusion(&sarif->arena, sarif->audit));
    sarif_count_pair(sarif, "judged", tally.judged);
    sarif_count_pair(sarif, "undecided", verdict->undecided);
    sarif_count_pair(sarif, "suppressed", verdict->suppressed);
    json_end(&sarif->json);
}

// ---- what became of the run ----

static void write_notification(struct sarif *sarif, const char *level, const char *text, struct place place) {
    struct json *json = &sarif->json;
    json_begin_object(json, false);
    sarif_pair(sarif, "level", level);
    sarif_message(sarif, "message", text);
    if (place.path) {
        json_key(json, "locations");
        json_begin_array(json, false);
        sarif_location(sarif, place, NULL);
        json_end(json);
    }
    json_end(json);
}

// How many findings are results; the gravest are the first ones.
static size_t count_results(const struct verdict *verdict) {
    size_t count = 0;
    for (size_t i = 0; i < verdict->finding_count; i++)
        count += !verdict->findings[i].suppressed;
    return count;
}

// The notes on the input, and what the limits of code scanning left out.
static void write_notifications(struct sarif *sarif) {
    const struct audit *audit = sarif->audit;
    const size_t count = count_results(audit->verdict);
    json_key(&sarif->json, "toolExecutionNotifications");
    json_begin_array(&sarif->json, false);
    if (count > MOST_RESULTS)
        write_notification(sarif, "warning",
                           text_format(&sarif->arena,
                                       "the first %d of %zu findings are here, the gravest first, because "
                                       "code scanning takes no more; the JSON report has them all",
                                       MOST_RESULTS, count),
                           (struct place){0});
    for (size_t i = 0; audit->notes && i < audit->notes->count; i++)
        write_notification(sarif, audit->notes->items[i].level == NOTE_NOTE ? "note" : "warning",
                           audit->notes->items[i].text, audit->notes->items[i].place);
    json_end(&sarif->json);
}

static void write_invocation(struct sarif *sarif) {
    struct json *json = &sarif->json;
    json_key(json, "invocations");
    json_begin_array(json, false);
    json_begin_object(json, false);
    json_key(json, "executionSuccessful");
    json_bool(json, !sarif->audit->incomplete);
    write_notifications(sarif);
    json_end(json);
    json_end(json);
}

static void write_results(struct sarif *sarif) {
    const struct verdict *verdict = sarif->audit->verdict;
    size_t written = 0;
    json_key(&sarif->json, "results");
    json_begin_array(&sarif->json, false);
    for (size_t i = 0; i < verdict->finding_count && written < MOST_RESULTS; i++) {
        if (verdict->findings[i].suppressed)
            continue;
        write_result(sarif, &verdict->findings[i]);
        written++;
    }
    json_end(&sarif->json);
}

static void write_run(struct sarif *sarif) {
    json_begin_object(&sarif->json, false);
    write_tool(sarif);
    write_invocation(sarif);
    sarif_pair(sarif, "columnKind", "unicodeCodePoints");
    write_results(sarif);
    write_coverage(sarif);
    json_end(&sarif->json);
}

enum status report_write_sarif(const struct audit *audit, const struct report_options *options, FILE *out) {
    (void)options;
    struct sarif sarif = {.audit = audit};
    arena_init(&sarif.arena);
    json_init(&sarif.json, out, 2);
    json_begin_object(&sarif.json, false);
    sarif_pair(&sarif, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    sarif_pair(&sarif, "version", "2.1.0");
    json_key(&sarif.json, "runs");
    json_begin_array(&sarif.json, false);
    write_run(&sarif);
    json_end(&sarif.json);
    json_end(&sarif.json);
    fputc('\n', out);
    arena_finish(&sarif.arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
