// The Markdown report (GitHub-flavoured): what a reviewer reads in a pull request before trusting a model's
// score.
#include "report/report.h"

#include "base/text.h"
#include "report/markdown_sheet.h"
#include "report/words.h"

#include <inttypes.h>
#include <string.h>

static void write_summary(const struct markdown_sheet *sheet, const struct audit *audit) {
    char rows[TEXT_NUMBER];
    fputs("# Leakage audit of ", sheet->out);
    markdown_sheet_text(sheet, audit->dataset_name ? audit->dataset_name : "the dataset");
    fputs("\n\n**", sheet->out);
    markdown_sheet_text(sheet, words_conclusion(sheet->arena, audit));
    fputs("**\n\n|  |  |\n|---|---|\n", sheet->out);
    fputs("| Target |", sheet->out);
    markdown_sheet_cell(sheet, audit->target ? audit->target : "not declared");
    fputs("\n| Task |", sheet->out);
    markdown_sheet_cell(sheet, audit->task ? audit->task : "not known");
    fputs("\n| Schema |", sheet->out);
    markdown_sheet_cell(sheet, audit->schema->path ? audit->schema->path : "none");
    if (audit->data_opened)
        fprintf(sheet->out, "\n| Rows | %s |", text_count(audit->rows, rows));
    fprintf(sheet->out, "\n| Columns | %zu |\n\n", audit->column_count);
}

// The measures of the table, without those that have a column of their own for every reader.
static bool in_table(const struct measure *measure) {
    return measure->show_in_table && strncmp(measure->name, "column.", 7) != 0;
}

static void write_measures(const struct markdown_sheet *sheet, const struct audit *audit, size_t subject) {
    for (size_t i = 0; i < measure_count; i++) {
        const struct value *value = evidence_value(audit->evidence, subject, (int)i);
        if (!in_table(&measures[i]))
            continue;
        if (value->why != DEFINED || (value->type == VALUE_ESTIMATE && value->estimate.why != DEFINED))
            fputs("  |", sheet->out); // why there is none, the JSON report says
        else if (value->type == VALUE_ESTIMATE)
            fprintf(sheet->out, " %s |", words_value(sheet->arena, value));
        else
            markdown_sheet_cell(sheet, words_value(sheet->arena, value));
    }
}

static void write_column(const struct markdown_sheet *sheet, const struct audit *audit,
                         const struct audit_column *column) {
    const char *about = audit->data_opened && !column->distinct_exact ? "about " : "";
    char distinct[TEXT_NUMBER];
    fputs("|", sheet->out);
    markdown_sheet_cell(sheet, column->name);
    markdown_sheet_cell(sheet, column->type ? column->type : "");
    markdown_sheet_cell(sheet, column->role ? column->role : "");
    if (audit->data_opened) {
        markdown_sheet_cell(sheet, words_share(sheet->arena, column->missing, audit->rows));
        fprintf(sheet->out, " %s%s |", about, text_count(column->distinct, distinct));
        write_measures(sheet, audit, column->subject);
    }
    fputs("\n", sheet->out);
}

static void write_columns(const struct markdown_sheet *sheet, const struct audit *audit) {
    if (audit->column_count == 0)
        return;
    fputs("## Columns\n\n| Column | Type | Role |", sheet->out);
    if (audit->data_opened)
        fputs(" Missing | Distinct |", sheet->out);
    for (size_t i = 0; audit->data_opened && i < measure_count; i++)
        if (in_table(&measures[i]))
            markdown_sheet_cell(sheet, measures[i].label);
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

static void write_ledger(const struct markdown_sheet *sheet, const struct verdict *verdict) {
    fputs("## What was checked\n\n"
          "| Rule | Found | Clear | Undecided | Not applicable | Reasons |\n|---|---:|---:|---:|---:|---|\n",
          sheet->out);
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        const struct ledger_row *row = &verdict->ledger[i];
        fputs("|", sheet->out);
        markdown_sheet_cell(sheet, text_format(sheet->arena, "%s %s", row->rule->id, row->rule->name));
        if (row->off) {
            fputs(" | | | | off |\n", sheet->out);
            continue;
        }
        markdown_sheet_count(sheet, row->finding);
        markdown_sheet_count(sheet, row->clear);
        markdown_sheet_count(sheet, row->undecided);
        markdown_sheet_count(sheet, row->not_applicable);
        const char *reasons = "";
        for (size_t k = 0; k < row->reason_count; k++)
            reasons = text_format(sheet->arena, "%s%s%zu: %s", reasons, k ? "; " : "", row->reasons[k].count,
                                  row->reasons[k].text);
        markdown_sheet_cell(sheet, reasons);
        fputs("\n", sheet->out);
    }
    fputs("\n", sheet->out);
}

static void write_undecided(const struct markdown_sheet *sheet, const struct audit *audit) {
    if (audit->verdict->undecided == 0)
        return;
    fputs("## What could not be decided\n\n| Rule | About | Why |\n|---|---|---|\n", sheet->out);
    for (size_t i = 0; i < audit->verdict->undecided; i++) {
        const struct undecided *open = &audit->verdict->open[i];
        const struct subject *subject = &audit->evidence->subjects[open->subject];
        fputs("|", sheet->out);
        markdown_sheet_cell(sheet, text_format(sheet->arena, "%s %s", open->rule->id, open->rule->name));
        markdown_sheet_cell(sheet, subject->kind == SUBJECT_DATASET ? "the dataset" : subject->name);
        markdown_sheet_cell(sheet, open->reason);
        fputs("\n", sheet->out);
    }
    fputs("\n", sheet->out);
}

static void write_inputs(const struct markdown_sheet *sheet, const struct audit *audit) {
    if (audit->input_count == 0)
        return;
    fputs("## Inputs\n\n| File | Role | Rows | Columns | Bytes | XXH3 |\n|---|---|---:|---:|---:|---|\n",
          sheet->out);
    for (size_t i = 0; i < audit->input_count; i++) {
        const struct audit_input *input = &audit->inputs[i];
        fputs("|", sheet->out);
        markdown_sheet_cell(sheet, input->path);
        markdown_sheet_cell(sheet, data_role_names[input->role]);
        markdown_sheet_count(sheet, input->rows);
        markdown_sheet_count(sheet, input->columns);
        markdown_sheet_count(sheet, input->bytes);
        fprintf(sheet->out, " `%016" PRIx64 "`%s |\n", input->xxh3,
                input->complete ? "" : " (not read to its end)");
    }
    fputs("\n", sheet->out);
}

static void write_settings(const struct markdown_sheet *sheet, const struct audit *audit) {
    if (audit->setting_count == 0)
        return;
    fputs("## Settings that differ from the defaults\n\n| Setting | Value |\n|---|---|\n", sheet->out);
    for (size_t i = 0; i < audit->setting_count; i++) {
        fputs("|", sheet->out);
        markdown_sheet_cell(sheet, audit->settings[i].name);
        markdown_sheet_cell(sheet, audit->settings[i].value);
        fputs("\n", sheet->out);
    }
    fputs("\n", sheet->out);
}

static void write_notes(const struct markdown_sheet *sheet, const struct notes *notes) {
    if (!notes || notes->count == 0)
        return;
    fputs("## Notes on the input\n\n", sheet->out);
    for (size_t i = 0; i < notes->count; i++) {
        const char *place = words_place(sheet->arena, notes->items[i].place);
        fputs("- ", sheet->out);
        markdown_sheet_text(sheet, place);
        fputs(*place ? ": " : "", sheet->out);
        markdown_sheet_text(sheet, notes->items[i].text);
        fputs("\n", sheet->out);
    }
    fputs("\n", sheet->out);
}

enum status report_write_markdown(const struct audit *audit, const struct report_options *options,
                                  FILE *out) {
    (void)options;
    struct arena arena;
    arena_init(&arena);
    const struct markdown_sheet sheet = {out, &arena};
    write_summary(&sheet, audit);
    markdown_sheet_findings(&sheet, audit, false);
    write_columns(&sheet, audit);
    write_ledger(&sheet, audit->verdict);
    write_undecided(&sheet, audit);
    markdown_sheet_findings(&sheet, audit, true);
    write_inputs(&sheet, audit);
    write_settings(&sheet, audit);
    write_notes(&sheet, audit->notes);
    fputs("Written by leakaudit " LEAKAUDIT_VERSION ".\n", out);
    arena_finish(&arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
