// `leakaudit explain`: rules for people who have just met a finding.
#include "command/command.h"

#include "base/json.h"
#include "base/text.h"
#include "command/diagnostic.h"
#include "command/output.h"
#include "command/rule_list.h"
#include "report/rule_sheet.h"

// Every rule that was asked for; false after naming those that do not exist.
static bool find_rules(struct arena *arena, const struct argument_list *wanted,
                       const struct catalogue *catalogue, const struct terminal *terminal,
                       const struct rule **found) {
    bool all = true;
    for (size_t i = 0; i < wanted->count; i++) {
        found[i] = catalogue_find(catalogue, wanted->items[i]);
        if (found[i])
            continue;
        const char *near = catalogue_suggest(catalogue, wanted->items[i]);
        diagnostic_say(
            terminal,
            near ? text_format(arena, "unknown rule '%s' (did you mean '%s'?)", wanted->items[i], near)
                 : text_format(arena, "unknown rule '%s'; leakaudit rules lists them", wanted->items[i]));
        all = false;
    }
    return all;
}

static void write_json(const struct rule **rules, size_t count) {
    struct json json;
    json_init(&json, stdout, 2);
    json_begin_array(&json, false);
    for (size_t i = 0; i < count; i++)
        rule_sheet_json(&json, rules[i]);
    json_end(&json);
    fputc('\n', stdout);
}

static void write_sheets(const struct page *page, size_t format, const struct rule **rules, size_t count) {
    if (format == LIST_JSON) {
        write_json(rules, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        fputs(i == 0 ? "" : format == LIST_MARKDOWN ? "\n" : "\n\n", page->out);
        if (format == LIST_MARKDOWN)
            rule_sheet_markdown(page->out, page->arena, rules[i]);
        else
            rule_sheet_text(page, rules[i]);
    }
}

int command_explain(const struct arguments *arguments, const struct terminal *terminal) {
    const size_t count = arguments->operands.count;
    struct arena arena;
    struct catalogue catalogue;
    int code = EXIT_INPUT;
    if (count == 0) {
        diagnostic_say(terminal, "which rule? Name its id, such as LK203; leakaudit rules lists them");
        return code;
    }
    arena_init(&arena);
    const struct rule **rules = arena_alloc(&arena, count, sizeof *rules);
    if (rule_list_load(&arena, arguments, terminal, &catalogue) &&
        find_rules(&arena, &arguments->operands, &catalogue, terminal, rules)) {
        const struct page page = terminal_page(terminal, &arena);
        write_sheets(&page, arguments->format, rules, count);
        code = output_close();
    }
    arena_finish(&arena);
    return code;
}
