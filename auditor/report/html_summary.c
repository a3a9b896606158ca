// The first page of the HTML report: what leaks, how sure that is, what was not checked, and what to do.
#include "report/html.h"

#include "base/text.h"
#include "report/glossary.h"
#include "report/group.h"
#include "report/words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SUBJECTS = 10, MOST_OPEN = 6, MOST_STEPS = 10, MOST_NAMES = 6 };

static bool is_grave(const struct finding *finding) {
    return !finding->suppressed && finding->severity >= SEVERITY_WARNING;
}

static const char *name_of(const struct html *html, size_t subject) {
    const struct subject *about = &html->audit->evidence->subjects[subject];
    return about->kind == SUBJECT_DATASET || !about->name || !*about->name ? "the dataset as a whole"
                                                                           : about->name;
}

// ---- what leaks ----

static void write_line(const struct html *html, const struct finding *finding) {
    fprintf(html->out, "<li><span class=\"mark %s\">%s %s</span> <a href=\"#f-%s\">",
            severity_names[finding->severity], html_mark(finding->severity),
            severity_names[finding->severity], finding->fingerprint);
    html_text(html, finding->message);
    fprintf(html->out, "</a> <span class=\"sure\">%s</span></li>\n",
            certainty_names[finding->rule->certainty]);
}

// All that was found about one subject, the gravest first.
static void write_subject(const struct html *html, size_t first) {
    const struct verdict *verdict = html->audit->verdict;
    const size_t subject = verdict->findings[first].subject;
    html_raw(html, "<li>");
    html_element(html, "b", name_of(html, subject));
    html_raw(html, "\n<ul>\n");
    for (size_t i = first; i < verdict->finding_count; i++)
        if (is_grave(&verdict->findings[i]) && verdict->findings[i].subject == subject)
            write_line(html, &verdict->findings[i]);
    html_raw(html, "</ul></li>\n");
}

static void write_leaks(const struct html *html) {
    const struct verdict *verdict = html->audit->verdict;
    html_raw(html, "<h3 id=\"leaks\">What leaks, or may leak</h3>\n");
    if (verdict->errors + verdict->warnings == 0) {
        html_raw(html, "<p>No error and no warning was found. That holds for what was checked.</p>\n");
        return;
    }
    bool *seen = memory_alloc(html->audit->evidence->subject_count, sizeof *seen);
    size_t subjects = 0;
    html_raw(html, "<ul class=\"first\">\n");
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (!is_grave(finding) || seen[finding->subject])
            continue;
        seen[finding->subject] = true;
        if (subjects++ < MOST_SUBJECTS)
            write_subject(html, i);
    }
    if (subjects > MOST_SUBJECTS)
        fprintf(html->out, "<li><a href=\"#findings\">and %zu more</a></li>\n", subjects - MOST_SUBJECTS);
    html_raw(html, "</ul>\n");
    memory_free(seen);
}

// ---- how sure that is ----

static void write_certainty(const struct html *html) {
    const struct verdict *verdict = html->audit->verdict;
    bool used[CERTAINTY_PROOF + 1] = {false};
    for (size_t i = 0; i < verdict->finding_count; i++)
        used[verdict->findings[i].rule->certainty] |= is_grave(&verdict->findings[i]);
    if (verdict->errors + verdict->warnings == 0)
        return;
    html_raw(html, "<h3 id=\"sure\">How sure that is</h3>\n<dl class=\"facts\">\n");
    for (int c = CERTAINTY_PROOF; c >= CERTAINTY_HINT; c--)
        if (used[c])
            fprintf(html->out, "<dt><span class=\"sure\">%s</span></dt><dd>%s</dd>\n", certainty_names[c],
                    glossary_certainty((enum certainty)c));
    html_raw(html, "</dl>\n");
}

// ---- what was not checked ----

// Rules that had nothing to judge, for one reason.
struct unchecked {
    const char *why;
    size_t rules;
};

static const char *reason_of(const struct html *html, const struct ledger_row *row) {
    if (row->off)
        return "switched off or not selected";
    return row->reason_count ? glossary_reason(html->arena, row->reasons[0].text) : "nothing to look at";
}

// Housekeeping without anything to keep is no gap.
static bool was_unchecked(const struct ledger_row *row) {
    const enum outcome outcome = words_outcome(row);
    return outcome == OUTCOME_OFF ||
           (outcome == OUTCOME_NOT_APPLICABLE && glossary_taxonomy(row->rule->taxonomy));
}

static int most_rules_first(const void *a, const void *b) {
    const struct unchecked *left = a, *right = b;
    if (left->rules != right->rules)
        return left->rules < right->rules ? 1 : -1;
    return strcmp(left->why, right->why);
}

static size_t list_unchecked(const struct html *html, struct unchecked *list) {
    const struct verdict *verdict = html->audit->verdict;
    size_t count = 0;
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        if (!was_unchecked(&verdict->ledger[i]))
            continue;
        const char *why = reason_of(html, &verdict->ledger[i]);
        size_t at = 0;
        while (at < count && strcmp(list[at].why, why) != 0)
            at++;
        if (at == count)
            list[count++] = (struct unchecked){.why = why};
        list[at].rules++;
    }
    if (count > 1)
        qsort(list, count, sizeof *list, most_rules_first);
    return count;
}

static void write_unchecked(const struct html *html, const struct unchecked *reason) {
    const struct verdict *verdict = html->audit->verdict;
    html_raw(html, "<li><details><summary>");
    html_text(html, text_format(html->arena, "%s: %s", words_plural(html->arena, reason->rules, "rule"),
                                reason->why));
    html_raw(html, "</summary>\n<ul>\n");
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        const struct ledger_row *row = &verdict->ledger[i];
        if (!was_unchecked(row) || strcmp(reason_of(html, row), reason->why) != 0)
            continue;
        fprintf(html->out, "<li><a href=\"#rule-%s\">%s</a> ", row->rule->id, row->rule->id);
        html_text(html, row->rule->title);
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ul></details></li>\n");
}

static void write_open(const struct html *html, const struct undecided *open) {
    fprintf(html->out, "<li><a href=\"#rule-%s\">%s</a> ", open->rule->id, open->rule->id);
    html_text(html, text_format(html->arena, "%s, about %s: %s", open->rule->title,
                                name_of(html, open->subject), glossary_reason(html->arena, open->reason)));
    html_raw(html, "</li>\n");
}

static void write_gaps(const struct html *html) {
    const struct audit *audit = html->audit;
    const struct verdict *verdict = audit->verdict;
    html_raw(html, "<h3 id=\"gaps\">What was not checked</h3>\n<ul>\n");
    if (!audit->data_opened)
        html_raw(html, "<li>No data was opened: only declarations were checked.</li>\n");
    if (audit->incomplete)
        html_raw(html, "<li>The analysis is incomplete: a limit was hit.</li>\n");
    if (verdict->undecided) {
        fprintf(html->out, "<li>%s could not be decided:\n<ul>\n",
                words_plural(html->arena, verdict->undecided, "question"));
        for (size_t i = 0; i < verdict->undecided && i < MOST_OPEN; i++)
            write_open(html, &verdict->open[i]);
        if (verdict->undecided > MOST_OPEN)
            fprintf(html->out, "<li><a href=\"#undecided\">and %zu more</a></li>\n",
                    verdict->undecided - MOST_OPEN);
        html_raw(html, "</ul></li>\n");
    }
    struct unchecked *list = arena_alloc(html->arena, verdict->ledger_count + 1, sizeof *list);
    const size_t count = list_unchecked(html, list);
    for (size_t i = 0; i < count; i++)
        write_unchecked(html, &list[i]);
    html_raw(html,
             "<li>Whatever neither the data nor a declaration shows: how values came about, and what is "
             "done with them after this file.</li>\n</ul>\n");
}

// ---- what to do ----

static const char *names_of(const struct html *html, const struct finding *finding, size_t length) {
    const char *first = name_of(html, finding->subject);
    if (length == 1)
        return first;
    return text_format(html->arena, "%s, %s", first,
                       group_others(html->arena, html->audit, finding, length, MOST_NAMES));
}

static void write_step(const struct html *html, const struct finding *finding, size_t length) {
    html_raw(html, "<li><p><b>");
    html_text(html, names_of(html, finding, length));
    fprintf(html->out, "</b> (<a href=\"#f-%s\">%s</a>)</p>\n", finding->fingerprint, finding->rule->id);
    if (finding->question) {
        html_raw(html, "<p class=\"ask\"><b>Ask:</b> ");
        html_text(html, finding->question);
        html_raw(html, "</p>\n");
    }
    html_prose(html, words_first_paragraph(html->arena, finding->repair));
    html_raw(html, "</li>\n");
}

// A step a rule, the gravest first.
static void write_steps(const struct html *html) {
    const struct verdict *verdict = html->audit->verdict;
    html_raw(html, "<h3 id=\"steps\">What to do</h3>\n");
    size_t told = 0, all = 0, length;
    for (size_t i = 0; i < verdict->finding_count; i += length) {
        length = group_length(verdict, i);
        if (!is_grave(&verdict->findings[i]) || !verdict->findings[i].repair)
            continue;
        html_raw(html, all++ ? "" : "<ol class=\"steps\">\n");
        if (told < MOST_STEPS) {
            write_step(html, &verdict->findings[i], length);
            told++;
        }
    }
    if (all > told)
        fprintf(html->out, "<li><a href=\"#findings\">and %zu more</a></li>\n", all - told);
    html_raw(html,
             all ? "</ol>\n"
                   "<p>Then run the audit again. A finding that is right but wanted needs a suppression "
                   "with its reason in the schema, so that the next reader knows.</p>\n"
                 : "<p>Nothing has to be repaired. What was not checked may be worth a declaration.</p>\n");
}

void html_summary(const struct html *html) {
    html_raw(html, "<section id=\"summary\" aria-labelledby=\"summary-title\">\n"
                   "<h2 id=\"summary-title\">Summary</h2>\n");
    write_leaks(html);
    write_certainty(html);
    write_gaps(html);
    write_steps(html);
    html_raw(html, "</section>\n");
}
