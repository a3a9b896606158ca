// Guesses roles from what was measured, and writes the YAML.
#include "report/skeleton.h"

#include "base/text.h"
#include "report/words.h"
#include "report/yaml.h"

#include <stdlib.h>
#include <string.h>

struct skeleton {
    FILE *out;
    struct arena *arena;
    const struct audit *audit;
};

struct entry {
    const struct audit_column *column;
    const struct finding *finding; // the gravest, or NULL
    double strength;
    const char *role, *why; // why: a comment beside the role, or NULL
};

// ---- what the columns are likely to be ----

static bool is_flag(const struct skeleton *skeleton, size_t subject, const char *measure) {
    const struct value *value = evidence_value(skeleton->audit->evidence, subject, measure_find(measure));
    return value->why == DEFINED && value->flag;
}

static void guess_role(const struct skeleton *skeleton, struct entry *entry) {
    const struct audit_column *column = entry->column;
    entry->role = column->role;
    if (strcmp(column->role, "feature") != 0)
        return;
    if (is_flag(skeleton, column->subject, "id.like")) {
        entry->role = "id";
        entry->why = "it never repeats and looks like an id";
    } else if (strcmp(column->type, "date") == 0 || strcmp(column->type, "datetime") == 0) {
        entry->role = "time";
        entry->why = "dates; if it is the moment when the model is asked, name it as task.prediction_time";
    } else if (column->distinct == 1) {
        entry->role = "ignore";
        entry->why = "it holds a single value";
    }
}

static int worth_a_look(const void *a, const void *b) {
    const struct entry *left = a, *right = b;
    bool left_target = strcmp(left->role, "target") == 0, right_target = strcmp(right->role, "target") == 0;
    if (left_target != right_target)
        return left_target ? -1 : 1;
    int left_grave = left->finding ? (int)left->finding->severity : -1;
    int right_grave = right->finding ? (int)right->finding->severity : -1;
    if (left_grave != right_grave)
        return right_grave - left_grave;
    if (left->strength != right->strength)
        return left->strength < right->strength ? 1 : -1;
    return (left->column > right->column) - (left->column < right->column);
}

// The gravest finding of the numbers about each column; that nothing is declared yet is no news.
static const struct finding *finding_of_column(const struct audit *audit, size_t subject) {
    for (size_t i = 0; i < audit->verdict->finding_count; i++) {
        const struct finding *finding = &audit->verdict->findings[i];
        if (finding->subject == subject && !finding->suppressed && strncmp(finding->rule->id, "LK1", 3) != 0)
            return finding;
    }
    return NULL;
}

static struct entry *list_columns(const struct skeleton *skeleton) {
    const struct audit *audit = skeleton->audit;
    struct entry *entries = arena_alloc(skeleton->arena, audit->column_count, sizeof *entries);
    for (size_t c = 0; c < audit->column_count; c++) {
        const struct audit_column *column = &audit->columns[c];
        const struct value *strength =
            evidence_value(audit->evidence, column->subject, measure_find("target.strength"));
        bool known = strength->why == DEFINED && strength->estimate.why == DEFINED;
        entries[c] = (struct entry){.column = column,
                                    .finding = finding_of_column(audit, column->subject),
                                    .strength = known ? strength->estimate.value : -1};
        guess_role(skeleton, &entries[c]);
    }
    if (audit->column_count > 1)
        qsort(entries, audit->column_count, sizeof *entries, worth_a_look);
    return entries;
}

// ---- the parts of the file ----

// "churn" of "data/churn.csv.gz".
static const char *stem(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t length = strcspn(name + (*name == '.'), ".") + (*name == '.');
    return length && strcmp(name, "-") != 0 ? text_copy(arena, (struct span){name, length}) : "dataset";
}

static void write_head(const struct skeleton *skeleton) {
    const struct audit *audit = skeleton->audit;
    fputs(
        "# A skeleton. Types and roles are what the data look like: correct them. Then say of each feature\n"
        "# whether its value is known at the moment when the model is asked: `available: true` with an\n"
        "# available_reason, `false`, or a lag. Paths are relative to this file.\n"
        "version: 1\n",
        skeleton->out);
    yaml_pair(skeleton->out, "name", stem(skeleton->arena, audit->inputs[0].path));
    bool split = audit->input_count > 1 || (audit->input_count == 1 && audit->inputs[0].role != DATA_ALL);
    if (!split && audit->input_count == 1)
        yaml_pair(skeleton->out, "data", audit->inputs[0].path);
    if (split)
        fputs("data:\n", skeleton->out);
    for (size_t i = 0; split && i < audit->input_count; i++) {
        fprintf(skeleton->out, "  %s: ", data_role_names[audit->inputs[i].role]);
        yaml_scalar(skeleton->out, audit->inputs[i].path);
        fputc('\n', skeleton->out);
    }
    fputs(
        "# missing_values: [\"\", NA, \"?\"]   # unless told, empty cells and what pandas takes as missing\n",
        skeleton->out);
}

static void write_task(const struct skeleton *skeleton) {
    const struct audit *audit = skeleton->audit;
    const struct schema *schema = audit->schema;
    if (!audit->target)
        return;
    fputs("\ntask:\n", skeleton->out);
    yaml_pair(skeleton->out, "  target", audit->target);
    if (audit->task)
        fprintf(skeleton->out, "  type: %s\n", audit->task);
    if (schema->task.positive)
        fprintf(skeleton->out, "  positive: \"%s\"\n",
                text_escape(skeleton->arena, SINK_JSON, span_of(schema->task.positive)));
    if (schema->task.prediction_time.name)
        yaml_pair(skeleton->out, "  prediction_time", schema->task.prediction_time.name);
    else
        fputs("  # prediction_time: the column with the moment when the model is asked\n", skeleton->out);
    fputs("  # label_window: {start: 0d, end: 30d}   # when the outcome is observed, after that moment\n",
          skeleton->out);
    for (size_t i = 0; i < schema->task.group.count; i++) {
        fputs(i ? ", " : "  group: [", skeleton->out);
        yaml_scalar(skeleton->out, schema->task.group.items[i].name);
    }
    fputs(schema->task.group.count ? "]\n"
                                   : "  # group: [the columns whose equal values must share a split]\n",
          skeleton->out);
    if (schema->split.column.name) {
        fputs("\nsplit:\n", skeleton->out);
        yaml_pair(skeleton->out, "  column", schema->split.column.name);
    }
}

static void write_column(const struct skeleton *skeleton, const struct entry *entry) {
    const struct audit_column *column = entry->column;
    bool feature = strcmp(entry->role, "feature") == 0;
    fputs("\n", skeleton->out);
    if (entry->finding) {
        const struct finding *finding = entry->finding;
        fputs("  ", skeleton->out);
        yaml_comment(skeleton->out, text_format(skeleton->arena, "%s %s: %s", finding->rule->id,
                                                severity_names[finding->severity], finding->message));
        if (finding->question) {
            fputs("  ", skeleton->out);
            yaml_comment(skeleton->out, text_format(skeleton->arena, "Ask: %s", finding->question));
        }
    }
    yaml_pair(skeleton->out, "  - name", column->name);
    fprintf(skeleton->out, "    type: %s\n", column->type);
    fprintf(skeleton->out, "    role: %s", entry->role);
    fputs(entry->why ? "   " : "\n", skeleton->out);
    if (entry->why)
        yaml_comment(skeleton->out, entry->why);
    if (feature)
        fputs("    available: unknown\n", skeleton->out);
    if (column->missing) {
        fputs("    ", skeleton->out);
        yaml_comment(skeleton->out,
                     text_format(skeleton->arena, "%s missing",
                                 words_share(skeleton->arena, column->missing, skeleton->audit->rows)));
    }
}

enum status skeleton_write(const struct audit *audit, FILE *out) {
    struct arena arena;
    arena_init(&arena);
    const struct skeleton skeleton = {out, &arena, audit};
    write_head(&skeleton);
    write_task(&skeleton);
    fputs("\ncolumns:", out);
    const struct entry *entries = list_columns(&skeleton);
    for (size_t c = 0; c < audit->column_count; c++)
        write_column(&skeleton, &entries[c]);
    arena_finish(&arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
