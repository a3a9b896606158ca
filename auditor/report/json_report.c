// The JSON report (docs/formats, section 4; schemas/report.schema.json): the whole audit for programs. The
// other formats show parts of the same struct.
#include "report/report.h"

#include "base/json.h"
#include "report/words.h"

#include <inttypes.h>

static void write_pair(struct json *json, const char *key, const char *text) {
    json_key(json, key);
    json_text(json, text);
}

static void write_number(struct json *json, const char *key, uint64_t count) {
    json_key(json, key);
    json_count(json, count);
}

static void write_place(struct json *json, const char *key, struct place place) {
    json_key(json, key);
    if (!place.path) {
        json_none(json);
        return;
    }
    json_begin_object(json, true);
    write_pair(json, "path", place.path);
    if (place.line > 0)
        write_number(json, "line", place.line);
    if (place.line > 0 && place.column > 0)
        write_number(json, "column", place.column);
    json_end(json);
}

static void write_estimate(struct json *json, const struct estimate *estimate) {
    const struct {
        const char *key;
        double value;
    } parts[] = {{"value", estimate->value}, {"low", estimate->low}, {"high", estimate->high}};
    for (size_t i = 0; i < 3; i++) {
        json_key(json, parts[i].key);
        json_number(json, parts[i].value);
    }
    write_number(json, "n", estimate->n);
    if (estimate->log10_p < 0) {
        json_key(json, "log10_p");
        json_number(json, estimate->log10_p);
    }
    if (estimate->log10_p_corrected < 0) {
        json_key(json, "log10_p_corrected");
        json_number(json, estimate->log10_p_corrected);
    }
}

// The members of a value, into the object that is open: a number with its interval, a word, or why there is
// none.
static void write_value(struct json *json, const struct value *value) {
    const bool estimate = value->type == VALUE_ESTIMATE;
    const enum undefined why = value->why == DEFINED && estimate ? value->estimate.why : value->why;
    if (why != DEFINED) {
        write_pair(json, "why", undefined_name(why));
        return;
    }
    if (estimate)
        write_estimate(json, &value->estimate);
    else
        json_key(json, "value");
    switch (value->type) {
    case VALUE_ESTIMATE: break;
    case VALUE_COUNT: json_count(json, value->count); break;
    case VALUE_FLAG: json_bool(json, value->flag); break;
    case VALUE_NAME:
    case VALUE_TEXT: json_text(json, value->text); break;
    }
    if (value->of > 0 && value->measured < value->of) {
        write_number(json, "measured", value->measured);
        write_number(json, "of", value->of);
    }
}

static void write_dataset(struct json *json, const struct audit *audit) {
    json_key(json, "dataset");
    json_begin_object(json, false);
    write_pair(json, "name", audit->dataset_name);
    write_pair(json, "schema", audit->schema->path);
    write_pair(json, "target", audit->target);
    write_pair(json, "task", audit->task);
    write_number(json, "rows", audit->rows);
    json_key(json, "data_opened");
    json_bool(json, audit->data_opened);
    json_end(json);
}

static void write_inputs(struct json *json, const struct audit *audit) {
    char hash[17];
    json_key(json, "inputs");
    json_begin_array(json, false);
    for (size_t i = 0; i < audit->input_count; i++) {
        const struct audit_input *input = &audit->inputs[i];
        snprintf(hash, sizeof hash, "%016" PRIx64, input->xxh3);
        json_begin_object(json, true);
        write_pair(json, "path", input->path);
        write_pair(json, "role", data_role_names[input->role]);
        write_number(json, "bytes", input->bytes);
        write_number(json, "rows", input->rows);
        write_number(json, "columns", input->columns);
        write_pair(json, "xxh3", hash);
        json_key(json, "complete");
        json_bool(json, input->complete);
        json_end(json);
    }
    json_end(json);
}

static void write_settings(struct json *json, const struct audit *audit) {
    json_key(json, "settings");
    json_begin_array(json, false);
    for (size_t i = 0; i < audit->setting_count; i++) {
        json_begin_object(json, true);
        write_pair(json, "name", audit->settings[i].name);
        write_pair(json, "value", audit->settings[i].value);
        json_end(json);
    }
    json_end(json);
}

static void write_policies(struct json *json, const struct audit *audit) {
    char hash[17];
    json_key(json, "policies");
    json_begin_array(json, false);
    for (size_t i = 0; i < audit->policy_count; i++) {
        snprintf(hash, sizeof hash, "%016" PRIx64, audit->policies[i].xxh3);
        json_begin_object(json, true);
        write_pair(json, "path", audit->policies[i].path);
        write_pair(json, "name", audit->policies[i].name);
        write_pair(json, "xxh3", hash);
        json_end(json);
    }
    json_end(json);
}

static void write_summary(struct json *json, const struct audit *audit) {
    const struct verdict *verdict = audit->verdict;
    const struct tally tally = words_tally(verdict);
    json_key(json, "summary");
    json_begin_object(json, false);
    write_pair(json, "verdict", words_verdict(audit));
    write_number(json, "error", verdict->errors);
    write_number(json, "warning", verdict->warnings);
    write_number(json, "note", verdict->notes);
    write_number(json, "suppressed", verdict->suppressed);
    write_number(json, "undecided", verdict->undecided);
    write_number(json, "judged", tally.judged);
    write_number(json, "rules", tally.rules);
    write_number(json, "rules_not_applicable", tally.not_applicable);
    json_key(json, "complete");
    json_bool(json, !audit->incomplete);
    json_end(json);
}

static void write_coverage(struct json *json, const struct verdict *verdict) {
    json_key(json, "coverage");
    json_begin_array(json, false);
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        const struct ledger_row *row = &verdict->ledger[i];
        json_begin_object(json, true);
        write_pair(json, "rule", row->rule->id);
        write_number(json, "finding", row->finding);
        write_number(json, "clear", row->clear);
        write_number(json, "undecided", row->undecided);
        write_number(json, "not_applicable", row->not_applicable);
        json_key(json, "off");
        json_bool(json, row->off);
        json_key(json, "reasons");
        json_begin_object(json, true);
        for (size_t k = 0; k < row->reason_count; k++)
            write_number(json, row->reasons[k].text, row->reasons[k].count);
        json_end(json);
        json_end(json);
    }
    json_end(json);
}

// The kind is the rule's: a column that is judged as a feature is one.
static void write_subject(struct json *json, enum subject_kind kind, const struct subject *subject) {
    json_key(json, "subject");
    json_begin_object(json, true);
    // A key belongs to the pair it is held against: readers of reports tell them apart by the columns.
    write_pair(json, "kind", subject_kind_names[kind == SUBJECT_SPLIT_KEY ? SUBJECT_SPLIT_PAIR : kind]);
    write_pair(json, "name", subject->name);
    json_key(json, "columns");
    json_begin_array(json, true);
    for (size_t i = 0; i < subject->column_count; i++)
        json_text(json, subject->columns[i]);
    json_end(json);
    if (subject->splits[0] && subject->splits[1]) {
        json_key(json, "splits");
        json_begin_array(json, true);
        json_text(json, subject->splits[0]);
        json_text(json, subject->splits[1]);
        json_end(json);
    }
    json_end(json);
}

static void write_evidence(struct json *json, const struct finding *finding) {
    json_key(json, "evidence");
    json_begin_array(json, false);
    for (size_t i = 0; i < finding->cited_count; i++) {
        json_begin_object(json, true);
        write_pair(json, "measure", measures[finding->cited[i].measure].name);
        write_value(json, &finding->cited[i].value);
        json_end(json);
    }
    json_end(json);
}

static void write_finding(struct json *json, const struct audit *audit, const struct finding *finding) {
    json_begin_object(json, false);
    write_pair(json, "rule", finding->rule->id);
    write_pair(json, "name", finding->rule->name);
    write_pair(json, "taxonomy", finding->rule->taxonomy);
    write_pair(json, "severity", severity_names[finding->severity]);
    write_pair(json, "certainty", certainty_names[finding->rule->certainty]);
    write_pair(json, "because", finding->because);
    write_subject(json, finding->rule->subject, &audit->evidence->subjects[finding->subject]);
    write_place(json, "location", finding->place);
    write_pair(json, "message", finding->message);
    write_pair(json, "question", finding->question);
    write_pair(json, "repair", finding->repair);
    write_evidence(json, finding);
    write_pair(json, "fingerprint", finding->fingerprint);
    write_pair(json, "suppressed", finding->suppressed);
    json_end(json);
}

static void write_undecided(struct json *json, const struct audit *audit) {
    json_key(json, "undecided");
    json_begin_array(json, false);
    for (size_t i = 0; i < audit->verdict->undecided; i++) {
        const struct undecided *open = &audit->verdict->open[i];
        json_begin_object(json, true);
        write_pair(json, "rule", open->rule->id);
        write_subject(json, open->rule->subject, &audit->evidence->subjects[open->subject]);
        write_pair(json, "reason", open->reason);
        json_end(json);
    }
    json_end(json);
}

static void write_column(struct json *json, const struct audit *audit, const struct audit_column *column) {
    json_begin_object(json, false);
    write_pair(json, "name", column->name);
    write_pair(json, "type", column->type);
    write_pair(json, "role", column->role);
    if (audit->data_opened) {
        write_number(json, "missing", column->missing);
        write_number(json, "distinct", column->distinct);
        json_key(json, "distinct_exact");
        json_bool(json, column->distinct_exact);
    }
    json_key(json, "measures");
    json_begin_object(json, false);
    for (size_t i = 0; i < measure_count; i++) {
        if (!measures[i].show_in_table)
            continue;
        const struct value *value = evidence_value(audit->evidence, column->subject, (int)i);
        if (value->why == NO_DATA)
            continue; // not asked for
        json_key(json, measures[i].name);
        json_begin_object(json, true);
        write_value(json, value);
        json_end(json);
    }
    json_end(json);
    json_end(json);
}

static void write_notes(struct json *json, const struct notes *notes) {
    static const char *const levels[] = {
        [NOTE_ERROR] = "error", [NOTE_WARNING] = "warning", [NOTE_NOTE] = "note"};
    json_key(json, "notes");
    json_begin_array(json, false);
    for (size_t i = 0; notes && i < notes->count; i++) {
        const struct note *note = &notes->items[i];
        json_begin_object(json, true);
        write_pair(json, "level", levels[note->level]);
        if (note->place.path)
            write_pair(json, "path", note->place.path);
        if (note->place.line > 0)
            write_number(json, "line", note->place.line);
        if (note->place.line > 0 && note->place.column > 0)
            write_number(json, "column", note->place.column);
        write_pair(json, "text", note->text);
        json_end(json);
    }
    json_end(json);
}

enum status report_write_json(const struct audit *audit, const struct report_options *options, FILE *out) {
    (void)options;
    struct json json;
    json_init(&json, out, 2);
    json_begin_object(&json, false);
    write_number(&json, "report_version", 1);
    json_key(&json, "tool");
    json_begin_object(&json, true);
    write_pair(&json, "name", "leakaudit");
    write_pair(&json, "version", LEAKAUDIT_VERSION);
    json_end(&json);
    write_dataset(&json, audit);
    write_inputs(&json, audit);
    write_settings(&json, audit);
    if (audit->policy_count > 0)
        write_policies(&json, audit);
    write_summary(&json, audit);
    write_coverage(&json, audit->verdict);
    json_key(&json, "findings");
    json_begin_array(&json, false);
    for (size_t i = 0; i < audit->verdict->finding_count; i++)
        write_finding(&json, audit, &audit->verdict->findings[i]);
    json_end(&json);
    write_undecided(&json, audit);
    json_key(&json, "columns");
    json_begin_array(&json, false);
    for (size_t i = 0; i < audit->column_count; i++)
        write_column(&json, audit, &audit->columns[i]);
    json_end(&json);
    write_notes(&json, audit->notes);
    json_end(&json);
    fputc('\n', out);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
