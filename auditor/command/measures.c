// `leakaudit measures`: the list of what rules can be written with.
#include "command/command.h"

#include "command/output.h"
#include "command/rule_list.h"
#include "report/listing.h"

int command_measures(const struct arguments *arguments, const struct terminal *terminal) {
    if (!rule_list_no_operands(arguments, terminal, "measures"))
        return EXIT_INPUT;
    struct arena arena;
    arena_init(&arena);
    const struct page page = terminal_page(terminal, &arena);
    if (arguments->format == LIST_JSON)
        listing_measures_json(page.out);
    else if (arguments->format == LIST_MARKDOWN)
        listing_measures_markdown(page.out);
    else
        listing_measures_text(&page);
    arena_finish(&arena);
    return output_close();
}
