// The findings of the Markdown report: each with its evidence, what to ask and how to repair it.
#include "report/markdown_sheet.h"

#include "base/text.h"
#include "report/citation.h"
#include "report/glossary.h"
#include "report/group.h"
#include "report/prose.h"
#include "report/words.h"

static void write_evidence(const struct markdown_sheet *sheet, const struct audit *audit,
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
        markdown_sheet_cell(sheet, text_format(sheet->arena, "%s (%s)", measure->label, measure->name));
        const char *text = citation_value(sheet->arena, chosen[i]);
        if (tested && *text != 'p')
            fprintf(sheet->out, " %s |", text); // a number needs no escaping
        else
            markdown_sheet_cell(sheet, text);
        markdown_sheet_cell(sheet, words_interval(sheet->arena, value));
        markdown_sheet_cell(sheet, words_support(sheet->arena, value));
        markdown_sheet_cell(sheet, tested ? words_p(sheet->arena, value->estimate.log10_p) : "");
        markdown_sheet_cell(sheet, tested ? words_p(sheet->arena, value->estimate.log10_p_corrected) : "");
        fputs("\n", sheet->out);
    }
    fputs("\n", sheet->out);
}

static void write_head(const struct markdown_sheet *sheet, const struct finding *finding, const char *about) {
    const char *place = words_place(sheet->arena, finding->place);
    fprintf(sheet->out, "### %s %s ", severity_names[finding->severity], finding->rule->id);
    markdown_sheet_text(sheet, finding->rule->name);
    if (*about) {
        fputs(": ", sheet->out);
        markdown_sheet_text(sheet, about);
    }
    fputs("\n\n", sheet->out);
    markdown_sheet_text(sheet, finding->message);
    if (*place) {
        fputs(" (", sheet->out);
        markdown_sheet_text(sheet, place);
        fputs(")", sheet->out);
    }
    fputs("\n\n", sheet->out);
}

static void write_advice(const struct markdown_sheet *sheet, const struct finding *finding) {
    if (finding->question)
        markdown_sheet_paragraph(sheet, "Ask:", finding->question);
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

static void write_reasons(const struct markdown_sheet *sheet, const struct finding *finding) {
    if (finding->because)
        markdown_sheet_paragraph(sheet, "Severity:", finding->because);
    if (finding->suppressed)
        markdown_sheet_paragraph(sheet, "Suppressed:", finding->suppressed);
}

static void write_finding(const struct markdown_sheet *sheet, const struct audit *audit,
                          const struct finding *finding) {
    const struct subject *subject = &audit->evidence->subjects[finding->subject];
    write_head(sheet, finding, subject->kind == SUBJECT_DATASET || !subject->name ? "" : subject->name);
    write_reasons(sheet, finding);
    write_evidence(sheet, audit, finding);
    write_advice(sheet, finding);
    fprintf(sheet->out, " Fingerprint `%s`.\n\n", finding->fingerprint);
}

// Many findings that say the same and have no numbers to show: one section for all of them.
static void write_alike(const struct markdown_sheet *sheet, const struct audit *audit,
                        const struct finding *finding, size_t length) {
    write_head(sheet, finding, words_plural(sheet->arena, length, "finding"));
    markdown_sheet_paragraph(sheet,
                             "The same for:", group_others(sheet->arena, audit, finding, length, length));
    write_reasons(sheet, finding);
    write_advice(sheet, finding);
    fputs("\n\n", sheet->out);
}

static bool can_be_told_together(const struct markdown_sheet *sheet, const struct audit *audit,
                                 const struct finding *finding, size_t length) {
    const struct cited **chosen = arena_alloc(sheet->arena, finding->cited_count, sizeof *chosen);
    return length > 1 && citation_choose(sheet->arena, audit, finding, false, chosen) == 0 &&
           group_is_alike(audit, finding, length);
}

void markdown_sheet_findings(const struct markdown_sheet *sheet, const struct audit *audit, bool suppressed) {
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
