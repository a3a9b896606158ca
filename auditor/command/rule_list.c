// Loads the catalogue for `explain` and `rules`.
#include "command/rule_list.h"

#include "command/diagnostic.h"

bool rule_list_load(struct arena *arena, const struct arguments *arguments, const struct terminal *terminal,
                    struct catalogue *catalogue) {
    struct notes problems;
    struct error error = {0};
    notes_init(&problems, arena);
    const enum status status = catalogue_load(arena, arguments->rules_folder, &problems, catalogue, &error);
    diagnostic_notes(terminal, &problems);
    if (status != STATUS_OK && problems.errors == 0)
        diagnostic_error(terminal, &error);
    notes_finish(&problems);
    return status == STATUS_OK;
}

bool rule_list_no_operands(const struct arguments *arguments, const struct terminal *terminal,
                           const char *command) {
    if (arguments->operands.count == 0)
        return true;
    diagnostic_usage(terminal, command, "this command takes no operands");
    return false;
}
