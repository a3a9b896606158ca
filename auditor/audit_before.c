// Reads the older schema, and applies both policies to the same rules.
#include "audit_before.h"

#include "audit_schema.h"
#include "base/text.h"
#include "verdict/loosening.h"

#include <assert.h>

const struct schema *audit_before(struct arena *arena, const struct audit_request *request,
                                  struct notes *notes) {
    const struct audit_older *older = request->before;
    if (!older)
        return NULL;
    struct schema *schema = arena_alloc(arena, 1, sizeof *schema);
    *schema = schema_empty();
    if (!older->exists) {
        notes_add(notes, NOTE_NOTE, (struct place){0}, "there is no %s: everything in the schema is new",
                  older->name);
        return schema;
    }
    struct notes problems;
    notes_init(&problems, arena);
    schema_parse_model(arena, older->name, request->model, (struct span){older->text, older->length},
                       &problems, schema);
    for (size_t i = 0; i < problems.count && problems.errors > 0; i++) {
        if (problems.items[i].level != NOTE_ERROR)
            continue;
        notes_add(notes, NOTE_WARNING, problems.items[i].place,
                  "the schema to compare with has errors (%zu), and what could not be read counts as new: %s",
                  problems.errors, problems.items[i].text);
        break;
    }
    notes_finish(&problems);
    return schema;
}

// The catalogue as a schema's policy alone would have it. A rule that is not known (any more) changes
// nothing.
static void apply(struct arena *arena, const struct catalogue *all, const struct policy *policy,
                  struct catalogue *effective) {
    struct notes ignored;
    struct error error;
    notes_init(&ignored, arena);
    if (policy_apply(arena, all, policy, &ignored, effective, &error) != STATUS_OK)
        assert(ignored.errors > 0);
    notes_finish(&ignored);
}

static enum severity fail_on(const struct schema *schema) {
    return schema->has_fail_on ? schema->fail_on : SEVERITY_ERROR;
}

enum severity audit_before_rules(struct arena *arena, const struct audit_request *request,
                                 const struct catalogue *all, const struct schema *before,
                                 const struct schema *after, struct catalogue *effective) {
    if (!before)
        return fail_on(after);
    struct policy policy = audit_policy(arena, request, before);
    struct catalogue older;
    apply(arena, all, &policy, &older);
    const struct rule **rules = arena_alloc(arena, effective->count, sizeof *rules);
    for (size_t i = 0; i < effective->count; i++)
        rules[i] = (effective->rules[i]->subject == SUBJECT_CHANGE ? &older : effective)->rules[i];
    effective->rules = rules;
    return severity_stricter(fail_on(before), fail_on(after));
}

void audit_before_policy(struct arena *arena, const struct catalogue *all, const struct schema *before,
                         const struct schema *after, struct evidence *evidence) {
    if (!before)
        return;
    static const struct audit_request nothing;
    struct policy was = audit_policy(arena, &nothing, before), is = audit_policy(arena, &nothing, after);
    struct catalogue catalogue_before, catalogue_after;
    apply(arena, all, &was, &catalogue_before);
    apply(arena, all, &is, &catalogue_after);
    loosening_changes(&catalogue_before, &catalogue_after, &is, after->path, evidence);
}
