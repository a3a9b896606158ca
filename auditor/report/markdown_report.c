// The Markdown report (GitHub-flavoured): what a reviewer reads in a pull request before trusting a model's
// score.
#include "report/report.h"

#include "base/text.h"
#include "report/citation.h"
#include "report/glossary.h"
#include "report/group.h"
#include "report/prose.h"
#include "report/words.h"

#include <inttypes.h>
#include <string.h>

struct sheet {
    FILE *out;
    struct arena *arena;
};

static void put(const struct sheet *sheet, const char *text) {
    text_write(sheet->out, SINK_MARKDOWN, span_of(text));
}

// A cell of a table with untrusted text.
static void cell(const struct sheet *sheet, const char *text) {
    fputs(" ", sheet->out);
    put(sheet, text);
    fputs(" |", sheet->out);
}

static void count_cell(const struct sheet *sheet, uint64_t count) {
    char number[TEXT_NUMBER];
    fprintf(sheet->out, " %s |", text_count(count, number));
}

// A paragraph of untrusted text.
static void paragraph(const struct sheet *sheet, const char *label, const char *text) {
    fprintf(sheet->out, "**%s** ", label);
    put(sheet, text);
    fputs("\n\n", sheet->out);
}

static void write_summary(const struct sheet *sheet, const struct audit *audit) {
    char rows[TEXT_NUMBER];
    fputs("# Leakage audit of ", sheet->out);
    put(sheet, audit->dataset_name ? audit->dataset_name : "the dataset");
    fputs("\n\n**", sheet->out);
    put(sheet, words_conclusion(sheet->arena, audit));
    fputs("**\n\n|  |  |\n|---|---|\n", sheet->out);
    fputs("| Target |", sheet->out);
    cell(sheet, audit->target ? audit->target : "not declared");
    fputs("\n| Task |", sheet->out);
    cell(sheet, audit->task ? audit->task : "not known");
    fputs("\n| Schema |", sheet->out);
    cell(sheet, audit->schema->path ? audit->schema->path : "none");
    if (audit->data_opened)
        fprintf(sheet->out, "\n| Rows | %s |", text_count(audit->rows, rows));
    fprintf(sheet->out, "\n| Columns | %zu |\n\n", audit->column_count);
}

static void write_evidence(const struct sheet *sheet, const struct audit *audit,
                           const struct finding *finding) {
    const struct cited **chosen = arena_alloc(sheet->arena, finding->cited_count, sizeof *chosen);
    const size_t count = citation_choose(sheet->arena, audit, finding, false, chosen);
    if (count == 0)
        return;
    fputs("| Measure | Value | 95 % interval | Rests on | p | p, corrected |\n|---|---:|---|---|---|---|\n",
          sheet->out);
    for (size_t i = 0; i < count; i++) {
        const struct value *value = &chosen[i]->value;
        const bool tested = value->type == VALUE_ESTIMATE;
        fputs("|", sheet->out);
        const struct measure *measure = &measures[chosen[i]->measure];
        cell(sheet, text_format(sheet->arena, "%s (%s)", measure->label, measure->name));
        const char *text = citation_value(sheet->arena, chosen[i]);
        if (tested && *text != 'p')
            fprintf(sheet->out, " %s |", text); // a number needs no escaping
        else
            cell(sheet, text);
        cell(sheet, words_interval(sheet->arena, value));
        cell(sheet, words_support(sheet->arena, value));
        cell(sheet, tested ? words_p(sheet->arena, value->estimate.log10_p) : "");
        cell(sheet, tested ? words_p(sheet->arena, value->estimate.log10_p_corrected) : "");
        fputs("\n", sheet->out);
    }
    fputs("\n", sheet->out);
}

static void write_head(const struct sheet *sheet, const struct finding *finding, const char *about) {
    const char *place = words_place(sheet->arena, finding->place);
    fprintf(sheet->out, "### %s %s ", severity_names[finding->severity], finding->rule->id);
    put(sheet, finding->rule->name);
    if (*about) {
        fputs(": ", sheet->out);
        put(sheet, about);
    }
    fputs("\n\n", sheet->out);
    put(sheet, finding->message);
    if (*place) {
        fputs(" (", sheet->out);
        put(sheet, place);
        fputs(")", sheet->out);
    }
    fputs("\n\n", sheet->out);
}

static void write_advice(const struct sheet *sheet, const struct finding *finding) {
    if (finding->question)
        paragraph(sheet, "Ask:", finding->question);
    if (finding->repair) {
        fputs("**Repair:** ", sheet->out);
        prose_markdown(sheet->out, finding->repair);
        fputc('\n', sheet->out);
    }
    const char *type = glossary_taxonomy(finding->rule->taxonomy);
    fprintf(sheet->out, "**How sure:** %s, %s.", certainty_names[finding->rule->certainty],
            glossary_certainty(finding->rule->certainty));
    if (type)
        fprintf(sheet->out, " **Kind of leakage:** %s, %s.", finding->rule->taxonomy, type);
}

static void write_reasons(const struct sheet *sheet, const struct finding *finding) {
    if (finding->because)
        paragraph(sheet, "Severity:", finding->because);
    if (finding->suppressed)
        paragraph(sheet, "Suppressed:", finding->suppressed);
}

static void write_finding(const struct sheet *sheet, const struct audit *audit,
                          const struct finding *finding) {
    const struct subject *subject = &audit->evidence->subjects[finding->subject];
    write_head(sheet, finding, subject->kind == SUBJECT_DATASET || !subject->name ? "" : subject->name);
    write_reasons(sheet, finding);
    write_evidence(sheet, audit, finding);
    write_advice(sheet, finding);
    fprintf(sheet->out, " Fingerprint `%s`.\n\n", finding->fingerprint);
}

// Many findings that say the same and have no numbers to show: one section for all of them.
static void write_alike(const struct sheet *sheet, const struct audit *audit, const struct finding *finding,
                        size_t length) {
    write_head(sheet, finding, words_plural(sheet->arena, length, "finding"));
    paragraph(sheet, "The same for:", group_others(sheet->arena, audit, finding, length, length));
    write_reasons(sheet, finding);
    write_advice(sheet, finding);
    fputs("\n\n", sheet->out);
}

static bool can_be_told_together(const struct sheet *sheet, const struct audit *audit,
                                 const struct finding *finding, size_t length) {
    const struct cited **chosen = arena_alloc(sheet->arena, finding->cited_count, sizeof *chosen);
    return length > 1 && citation_choose(sheet->arena, audit, finding, false, chosen) == 0 &&
           group_is_alike(audit, finding, length);
}

static void write_findings(const struct sheet *sheet, const struct audit *audit, bool suppressed) {
    const struct verdict *verdict = audit->verdict;
    bool any = false;
    size_t length;
    for (size_t i = 0; i < verdict->finding_count; i += length) {
        const struct finding *finding = &verdict->findings[i];
        length = group_length(verdict, i);
        if ((finding->suppressed != NULL) != suppressed)
            continue;
        if (!any)
            fputs(suppressed ? "## Suppressed findings\n\n" : "## Findings\n\n", sheet->out);
        any = true;
        if (can_be_told_together(sheet, audit, finding, length)) {
            write_alike(sheet, audit, finding, length);
            continue;
        }
        for (size_t k = 0; k < length; k++)
            write_finding(sheet, audit, &finding[k]);
    }
}

// The measures of the table, without those that have a column of their own for every reader.
static bool in_table(const struct measure *measure) {
    return measure->show_in_table && strncmp(measure->name, "column.", 7) != 0;
}

static void write_measures(const struct sheet *sheet, const struct audit *audit, size_t subject) {
    for (size_t i = 0; i < measure_count; i++) {
        const struct value *value = evidence_value(audit->evidence, subject, (int)i);
        if (!in_table(&measures[i]))
            continue;
        if (value->why != DEFINED || (value->type == VALUE_ESTIMATE && value->estimate.why != DEFINED))
            fputs("  |", sheet->out); // why there is none, the JSON report says
        else if (value->type == VALUE_ESTIMATE)
            fprintf(sheet->out, " %s |", words_value(sheet->arena, value));
        else
            cell(sheet, words_value(sheet->arena, value));
    }
}

static void write_column(const struct sheet *sheet, const struct audit *audit,
                         const struct audit_column *column) {
    const char *about = audit->data_opened && !column->distinct_exact ? "about " : "";
    char distinct[TEXT_NUMBER];
    fputs("|", sheet->out);
    cell(sheet, column->name);
    cell(sheet, column->type ? column->type : "");
    cell(sheet, column->role ? column->role : "");
    if (audit->data_opened) {
        cell(sheet, words_share(sheet->arena, column->missing, audit->rows));
        fprintf(sheet->out, " %s%s |", about, text_count(column->distinct, distinct));
        write_measures(sheet, audit, column->subject);
    }
    fputs("\n", sheet->out);
}

static void write_columns(const struct sheet *sheet, const struct audit *audit) {
    if (audit->column_count == 0)
        return;
    fputs("## Columns\n\n| Column | Type | Role |", sheet->out);
    if (audit->data_opened)
        fputs(" Missing | Distinct |", sheet->out);
    for (size_t i = 0; audit->data_opened && i < measure_count; i++)
        if (in_table(&measures[i]))
            cell(sheet, measures[i].label);
    fputs("\n|---|---|---|", sheet->out);
    if (audit->data_opened)
        fputs("---:|---:|", sheet->out);
    for (size_t i = 0; audit->data_opened && i < measure_count; i++)
        if (in_table(&measures[i]))
            fputs("---:|", sheet->out);
    fputs("\n", sheet->out);
    for (size_t i = 0; i < audit->column_count; i++)
        write_column(sheet, audit, &audit->columns[i]);
    fputs("\n", sheet->out);
}

static void write_ledger(const struct sheet *sheet, const struct verdict *verdict) {
    fputs("## What was checked\n\n"
          "| Rule | Found | Clear | Undecided | Not applicable | Reasons |\n|---|---:|---:|---:|---:|---|\n",
          sheet->out);
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        const struct ledger_row *row = &verdict->ledger[i];
        fputs("|", sheet->out);
        cell(sheet, text_format(sheet->arena, "%s %s", row->rule->id, row->rule->name));
        if (row->off) {
            fputs(" | | | | off |\n", sheet->out);
            continue;
        }
        count_cell(sheet, row->finding);
        count_cell(sheet, row->clear);
        count_cell(sheet, row->undecided);
        count_cell(sheet, row->not_applicable);
        const char *reasons = "";
        for (size_t k = 0; k < row->reason_count; k++)
            reasons = text_format(sheet->arena, "%s%s%zu: %s", reasons, k ? "; " : "", row->reasons[k].count,
                                  row->reasons[k].text);
        cell(sheet, reasons);
        fputs("\n", sheet->out);
    }
    fputs("\n", sheet->out);
}

static void write_undecided(const struct sheet *sheet, const struct audit *audit) {
    if (audit->verdict->undecided == 0)
        return;
    fputs("## What could not be decided\n\n| Rule | About | Why |\n|---|---|---|\n", sheet->out);
    for (size_t i = 0; i < audit->verdict->undecided; i++) {
        const struct undecided *open = &audit->verdict->open[i];
        const struct subject *subject = &audit->evidence->subjects[open->subject];
        fputs("|", sheet->out);
        cell(sheet, text_format(sheet->arena, "%s %s", open->rule->id, open->rule->name));
        cell(sheet, subject->kind == SUBJECT_DATASET ? "the dataset" : subject->name);
        cell(sheet, open->reason);
        fputs("\n", sheet->out);
    }
    fputs("\n", sheet->out);
}

static void write_inputs(const struct sheet *sheet, const struct audit *audit) {
    if (audit->input_count == 0)
        return;
    fputs("## Inputs\n\n| File | Role | Rows | Columns | Bytes | XXH3 |\n|---|---|---:|---:|---:|---|\n",
          sheet->out);
    for (size_t i = 0; i < audit->input_count; i++) {
        const struct audit_input *input = &audit->inputs[i];
        fputs("|", sheet->out);
        cell(sheet, input->path);
        cell(sheet, data_role_names[input->role]);
        count_cell(sheet, input->rows);
        count_cell(sheet, input->columns);
        count_cell(sheet, input->bytes);
        fprintf(sheet->out, " `%016" PRIx64 "`%s |\n", input->xxh3,
                input->complete ? "" : " (not read to its end)");
    }
    fputs("\n", sheet->out);
}

static void write_settings(const struct sheet *sheet, const struct audit *audit) {
    if (audit->setting_count == 0)
        return;
    fputs("## Settings that differ from the defaults\n\n| Setting | Value |\n|---|---|\n", sheet->out);
    for (size_t i = 0; i < audit->setting_count; i++) {
        fputs("|", sheet->out);
        cell(sheet, audit->settings[i].name);
        cell(sheet, audit->settings[i].value);
        fputs("\n", sheet->out);
    }
    fputs("\n", sheet->out);
}

static void write_notes(const struct sheet *sheet, const struct notes *notes) {
    if (!notes || notes->count == 0)
        return;
    fputs("## Notes on the input\n\n", sheet->out);
    for (size_t i = 0; i < notes->count; i++) {
        const char *place = words_place(sheet->arena, notes->items[i].place);
        fputs("- ", sheet->out);
        put(sheet, place);
        fputs(*place ? ": " : "", sheet->out);
        put(sheet, notes->items[i].text);
        fputs("\n", sheet->out);
    }
    fputs("\n", sheet->out);
}

enum status report_write_markdown(const struct audit *audit, const struct report_options *options,
                                  FILE *out) {
    (void)options;
    struct arena arena;
    arena_init(&arena);
    const struct sheet sheet = {out, &arena};
    write_summary(&sheet, audit);
    write_findings(&sheet, audit, false);
    write_columns(&sheet, audit);
    write_ledger(&sheet, audit->verdict);
    write_undecided(&sheet, audit);
    write_findings(&sheet, audit, true);
    write_inputs(&sheet, audit);
    write_settings(&sheet, audit);
    write_notes(&sheet, audit->notes);
    fputs("Written by leakaudit " LEAKAUDIT_VERSION ".\n", out);
    arena_finish(&arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
