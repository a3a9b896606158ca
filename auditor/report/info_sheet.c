// The model info sheet as Markdown (GitHub-flavoured), to be filled in with any editor.
#include "report/info_sheet.h"

#include "base/text.h"
#include "report/rule_sheet.h"
#include "report/sheet_answer.h"
#include "report/sheet_question.h"
#include "report/words.h"

#include <string.h>

const struct info_sheet_format info_sheet_formats[] = {
    {"markdown", info_sheet_write_markdown},
    {"html", info_sheet_write_html},
};
const size_t info_sheet_format_count = sizeof info_sheet_formats / sizeof *info_sheet_formats;
const char *const info_sheet_format_names[] = {"markdown", "html", NULL};

const char info_sheet_open[] = "[to be answered by the author]";
const char info_sheet_legend[] =
    "Measured: computed from the data. Declared: said in the schema or on the command line, and not checked "
    "against the data. Clear: the rule did not fire, which is no proof that nothing leaks; in brackets "
    "stands how many things it judged: columns, pairs of splits, steps.";

struct sheet {
    FILE *out;
    struct arena *arena;
};

static void put(const struct sheet *sheet, const char *text) {
    text_write(sheet->out, SINK_MARKDOWN, span_of(text));
}

static void write_fact(const struct sheet *sheet, const char *label, const char *text) {
    fprintf(sheet->out, "| %s | ", label);
    put(sheet, text);
    fputs(" |\n", sheet->out);
}

static void write_head(const struct sheet *sheet, const struct audit *audit) {
    fputs("# Model info sheet: ", sheet->out);
    put(sheet, audit->dataset_name ? audit->dataset_name : "the dataset");
    fputs("\n\nLeakage in the evaluation of a model, question by question, after the model info sheets of\n"
          "[Kapoor and Narayanan](https://doi.org/10.1016/j.patter.2023.100804) (2023).\n\n",
          sheet->out);
    fprintf(sheet->out, "%s\n\n", info_sheet_legend);
    fprintf(sheet->out, "What is still open is marked **%s**.\n\n",
            text_escape(sheet->arena, SINK_MARKDOWN, span_of(info_sheet_open)));
    fputs("|  |  |\n|---|---|\n", sheet->out);
    write_fact(sheet, "Target", audit->target ? audit->target : "not declared");
    write_fact(sheet, "Schema", audit->schema->path ? audit->schema->path : "none");
    write_fact(sheet, "The audit", words_conclusion(sheet->arena, audit));
    fputs("\n", sheet->out);
}

static void write_overview(const struct sheet *sheet, const struct sheet_answer *answers) {
    fputs("| No. | About | Type | The audit's answer | The author's |\n|---:|---|---|---|---|\n", sheet->out);
    for (size_t q = 0; q < sheet_question_count; q++) {
        const struct sheet_question *question = &sheet_questions[q];
        fprintf(sheet->out, "| %zu | %s | %s | %s | %s |\n", q + 1, question->topic,
                question->taxonomy ? question->taxonomy : "", answers[q].summary,
                answers[q].asks_author ? "open" : "");
    }
    fputs("\n", sheet->out);
}

static void write_finding(const struct sheet *sheet, const struct finding *finding) {
    fprintf(sheet->out, "%s%s %s, ", finding->suppressed ? "accepted " : "",
            severity_names[finding->severity], finding->rule->id);
    put(sheet, finding->message);
    if (finding->suppressed) {
        fputs("; accepted because: ", sheet->out);
        put(sheet, finding->suppressed);
    }
    fprintf(sheet->out, " (`%s`)", finding->fingerprint);
}

static void write_line(const struct sheet *sheet, const struct sheet_line *line) {
    static const char *const labels[] = {
        [SHEET_MEASURED] = "Measured:", [SHEET_DECLARED] = "Declared:", [SHEET_UNJUDGED] = "Not judged:"};
    const char *label = line->source == SHEET_AUTHOR
                            ? text_escape(sheet->arena, SINK_MARKDOWN, span_of(info_sheet_open))
                            : labels[line->source];
    fprintf(sheet->out, "- **%s** ", label);
    if (line->finding)
        write_finding(sheet, line->finding);
    else
        put(sheet, line->text);
    fputs("\n", sheet->out);
}

static void write_question(const struct sheet *sheet, size_t number, const struct sheet_answer *answer) {
    const struct sheet_question *question = &sheet_questions[number];
    const char *type = rule_taxonomy_text(question->taxonomy);
    fprintf(sheet->out, "### %zu. %s\n\n", number + 1, question->text);
    if (type)
        fprintf(sheet->out, "Type %s, %s. ", question->taxonomy, type);
    fprintf(sheet->out, "The audit: %s.\n\n", answer->summary);
    for (size_t i = 0; i < answer->count; i++)
        write_line(sheet, &answer->lines[i]);
    fputs("\n", sheet->out);
}

enum status info_sheet_write_markdown(const struct audit *audit, FILE *out) {
    struct arena arena;
    arena_init(&arena);
    const struct sheet sheet = {out, &arena};
    struct sheet_answer *answers = arena_alloc(&arena, sheet_question_count, sizeof *answers);
    for (size_t q = 0; q < sheet_question_count; q++)
        answers[q] = sheet_answer_of(&arena, audit, &sheet_questions[q]);
    write_head(&sheet, audit);
    write_overview(&sheet, answers);
    for (size_t q = 0; q < sheet_question_count; q++) {
        if (q == 0 || strcmp(sheet_questions[q].section, sheet_questions[q - 1].section) != 0)
            fprintf(out, "## %s\n\n", sheet_questions[q].section);
        write_question(&sheet, q, &answers[q]);
    }
    fputs("Written by leakaudit " LEAKAUDIT_VERSION ".\n", out);
    arena_finish(&arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
