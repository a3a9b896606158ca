// Reads policy files and translates them.
#include "audit_mandate.h"

#include "audit_schema.h"
#include "base/text.h"
#include "input/policy_file.h"

#include <inttypes.h>

static const struct mandate_word *words_of(struct arena *arena, const struct references *references) {
    struct mandate_word *words = arena_alloc(arena, references->count, sizeof *words);
    for (size_t i = 0; i < references->count; i++)
        words[i] = (struct mandate_word){references->items[i].name, references->items[i].place};
    return words;
}

static struct mandate mandate_of(struct arena *arena, const struct policy_file *file) {
    static const struct audit_request nothing;
    struct policy floors = audit_policy(arena, &nothing, &file->floors);
    return (struct mandate){
        .place = {file->path, 1, 1},
        .overrides = floors.overrides,
        .override_count = floors.override_count,
        .required = words_of(arena, &file->required),
        .required_count = file->required.count,
        .final = words_of(arena, &file->final),
        .final_count = file->final.count,
        .has_fail_on = file->floors.has_fail_on,
        .fail_on = file->floors.fail_on,
        .fail_on_place = file->floors.fail_on_place,
        .approved_by = file->suppressions.approved_by,
        .ticket = file->suppressions.ticket,
        .has_longest = file->suppressions.longest.declared,
        .longest_days = (int64_t)(file->suppressions.longest.seconds / 86400),
    };
}

enum status audit_mandates(struct arena *arena, const struct audit_request *request, struct audit *audit,
                           struct notes *notes, struct notes *problems, struct mandates *mandates,
                           struct error *error) {
    struct mandate *items = arena_alloc(arena, request->policy_count, sizeof *items);
    struct audit_input_policy *told = arena_alloc(arena, request->policy_count, sizeof *told);
    *mandates = (struct mandates){items, request->policy_count};
    audit->policies = told;
    audit->policy_count = request->policy_count;
    for (size_t i = 0; i < request->policy_count; i++) {
        struct policy_file file;
        TRY(policy_file_read(arena, request->policies[i], problems, &file, error));
        items[i] = mandate_of(arena, &file);
        told[i] = (struct audit_input_policy){file.path, file.name, file.xxh3};
        notes_add(notes, NOTE_NOTE, (struct place){.path = file.path},
                  "this policy is in force%s%s (xxh3 %016" PRIx64 ")", file.name ? ": " : "",
                  file.name ? file.name : "", file.xxh3);
    }
    if (problems->errors == 0)
        return STATUS_OK;
    return error_set(error, STATUS_SCHEMA, (struct place){0}, "the policy has %zu error%s", problems->errors,
                     problems->errors == 1 ? "" : "s");
}
