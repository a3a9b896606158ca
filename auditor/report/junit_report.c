// The JUnit XML report, which every CI server shows as tests: one case a rule, or a case for each of its
// findings. Errors and warnings are failures, notes are printed, and what was not judged is skipped with its
// reason.
#include "report/report.h"

#include "base/text.h"
#include "report/citation.h"
#include "report/words.h"

struct cases {
    FILE *out;
    struct arena *arena;
    const struct audit *audit;
};

static void put(const struct cases *cases, const char *text) {
    text_write(cases->out, SINK_XML, span_of(text));
}

static void attribute(const struct cases *cases, const char *name, const char *text) {
    fprintf(cases->out, " %s=\"", name);
    put(cases, text);
    fputc('"', cases->out);
}

// <testcase name classname>, left open for what follows.
static void begin_case(const struct cases *cases, const struct rule *rule, const char *about) {
    const char *name = about ? text_format(cases->arena, "%s: %s", rule->title, about) : rule->title;
    fputs("    <testcase", cases->out);
    attribute(cases, "name", name);
    attribute(cases, "classname", text_format(cases->arena, "leakaudit.%s", rule->id));
}

static bool fails(const struct finding *finding) {
    return !finding->suppressed && finding->severity >= SEVERITY_WARNING;
}

static void write_details(const struct cases *cases, const struct finding *finding) {
    const char *place = words_place(cases->arena, finding->place);
    if (*place) {
        put(cases, place);
        fputs(": ", cases->out);
    }
    put(cases, finding->message);
    if (finding->because) {
        fputs("\n  severity: ", cases->out);
        put(cases, finding->because);
    }
    for (size_t i = 0; i < finding->cited_count; i++) {
        fprintf(cases->out, "\n  %s = ", measures[finding->cited[i].measure].name);
        put(cases, citation_text(cases->arena, &finding->cited[i]));
    }
    if (finding->question) {
        fputs("\n  ask: ", cases->out);
        put(cases, finding->question);
    }
    fputs("\n  repair: ", cases->out);
    put(cases, finding->repair ? finding->repair : "");
    fputc('\n', cases->out);
}

static void write_finding(const struct cases *cases, const struct finding *finding) {
    const struct subject *subject = &cases->audit->evidence->subjects[finding->subject];
    begin_case(cases, finding->rule, subject->kind == SUBJECT_DATASET ? NULL : subject->name);
    fputs(">\n", cases->out);
    if (finding->suppressed) {
        fputs("      <skipped", cases->out);
        attribute(cases, "message", text_format(cases->arena, "suppressed: %s", finding->suppressed));
        fputs("/>\n", cases->out);
    } else if (fails(finding)) {
        fputs("      <failure", cases->out);
        attribute(cases, "message", finding->message);
        attribute(cases, "type", severity_names[finding->severity]);
        fputs(">", cases->out);
        write_details(cases, finding);
        fputs("</failure>\n", cases->out);
    } else {
        fputs("      <system-out>", cases->out);
        write_details(cases, finding);
        fputs("</system-out>\n", cases->out);
    }
    fputs("    </testcase>\n", cases->out);
}

static const char *reasons_of(const struct cases *cases, const struct ledger_row *row) {
    const char *text = row->off ? "switched off" : row->undecided ? "undecided" : "not applicable";
    for (size_t i = 0; i < row->reason_count; i++)
        text = text_format(cases->arena, "%s%s%s", text, i ? "; " : ": ", row->reasons[i].text);
    return text;
}

// A rule without a finding: it passed if it was judged and nothing stayed open.
static bool is_skipped(const struct ledger_row *row) {
    return row->off || row->finding + row->clear == 0 || row->undecided > 0;
}

static void write_rule(const struct cases *cases, const struct ledger_row *row) {
    begin_case(cases, row->rule, NULL);
    if (!is_skipped(row)) {
        fputs("/>\n", cases->out);
        return;
    }
    fputs(">\n      <skipped", cases->out);
    attribute(cases, "message", reasons_of(cases, row));
    fputs("/>\n    </testcase>\n", cases->out);
}

struct totals {
    size_t tests, failures, skipped;
};

static struct totals count(const struct audit *audit) {
    const struct verdict *verdict = audit->verdict;
    struct totals totals = {.tests = verdict->finding_count};
    for (size_t i = 0; i < verdict->finding_count; i++) {
        totals.failures += fails(&verdict->findings[i]);
        totals.skipped += verdict->findings[i].suppressed != NULL;
    }
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        if (verdict->ledger[i].finding > 0)
            continue;
        totals.tests++;
        totals.skipped += is_skipped(&verdict->ledger[i]);
    }
    return totals;
}

static void write_cases(const struct cases *cases) {
    const struct verdict *verdict = cases->audit->verdict;
    for (size_t i = 0; i < verdict->finding_count; i++)
        write_finding(cases, &verdict->findings[i]);
    for (size_t i = 0; i < verdict->ledger_count; i++)
        if (verdict->ledger[i].finding == 0)
            write_rule(cases, &verdict->ledger[i]);
}

static void write_notes(const struct cases *cases) {
    const struct notes *notes = cases->audit->notes;
    if (!notes || notes->count == 0)
        return;
    fputs("    <system-out>", cases->out);
    for (size_t i = 0; i < notes->count; i++) {
        const char *place = words_place(cases->arena, notes->items[i].place);
        put(cases, text_format(cases->arena, "%s%s%s", place, *place ? ": " : "", notes->items[i].text));
        fputc('\n', cases->out);
    }
    fputs("</system-out>\n", cases->out);
}

enum status report_write_junit(const struct audit *audit, const struct report_options *options, FILE *out) {
    (void)options;
    struct arena arena;
    arena_init(&arena);
    const struct cases cases = {out, &arena, audit};
    const struct totals totals = count(audit);
    fprintf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"leakaudit\" tests=\"%zu\"",
            totals.tests);
    fprintf(out, " failures=\"%zu\" errors=\"0\">\n  <testsuite", totals.failures);
    attribute(&cases, "name", audit->dataset_name ? audit->dataset_name : "the dataset");
    fprintf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"%zu\">\n", totals.tests,
            totals.failures, totals.skipped);
    fputs("    <properties>\n      <property name=\"leakaudit.version\" value=\"" LEAKAUDIT_VERSION "\"/>\n"
          "      <property name=\"leakaudit.conclusion\"",
          out);
    attribute(&cases, "value", words_conclusion(&arena, audit));
    fputs("/>\n    </properties>\n", out);
    write_cases(&cases);
    write_notes(&cases);
    fputs("  </testsuite>\n</testsuites>\n", out);
    arena_finish(&arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
