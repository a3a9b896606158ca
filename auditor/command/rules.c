// `leakaudit rules`: the list of all rules.
#include "command/command.h"

#include "command/output.h"
#include "command/rule_list.h"
#include "report/listing.h"

static void write_list(const struct page *page, size_t format, const struct catalogue *catalogue) {
    if (format == LIST_JSON)
        listing_rules_json(page->out, catalogue->rules, catalogue->count);
    else if (format == LIST_MARKDOWN)
        listing_rules_markdown(page->out, catalogue->rules, catalogue->count);
    else
        listing_rules_text(page, catalogue->rules, catalogue->count);
}

int command_rules(const struct arguments *arguments, const struct terminal *terminal) {
    struct arena arena;
    struct catalogue catalogue;
    int code = EXIT_INPUT;
    if (!rule_list_no_operands(arguments, terminal, "rules"))
        return code;
    arena_init(&arena);
    if (rule_list_load(&arena, arguments, terminal, &catalogue)) {
        const struct page page = terminal_page(terminal, &arena);
        write_list(&page, arguments->format, &catalogue);
        code = output_close();
    }
    arena_finish(&arena);
    return code;
}
