// Reads an organisation's policy by the same tables and readers as a dataset's schema.
#include "input/policy_file.h"

#include "base/hash.h"
#include "input/schema_section.h"

#include <regex.h>

static void read_version(const struct field_context *context, const struct field *field,
                         const struct node *value, const char *what, void *member) {
    uint64_t version;
    (void)field, (void)member;
    if (node_count(value, what, &version, context->errors) && version != 1)
        notes_add(context->errors, NOTE_ERROR, value->place,
                  "version %llu is not known: only `version: 1` is", (unsigned long long)version);
}

static void read_ticket(const struct field_context *context, const struct field *field,
                        const struct node *value, const char *what, void *member) {
    const char **pattern = member;
    regex_t regex;
    char problem[120];
    field_text(context, field, value, what, member);
    if (!*pattern)
        return;
    int failure = regcomp(&regex, *pattern, REG_EXTENDED | REG_NOSUB);
    if (failure == 0) {
        regfree(&regex);
        return;
    }
    regerror(failure, &regex, problem, sizeof problem);
    notes_add(context->errors, NOTE_ERROR, value->place,
              "%s must be a POSIX extended regular expression, such as [A-Z]+-[0-9]+: %s", what, problem);
    *pattern = NULL;
}

static void read_approved_by(const struct field_context *context, const struct field *field,
                             const struct node *value, const char *what, void *member) {
    static const char *const words[] = {"optional", "required"};
    size_t choice;
    (void)field;
    if (node_choice(value, what, words, 2, &choice, context->errors))
        *(bool *)member = choice == 1;
}

static void read_suppressions(const struct field_context *context, const struct field *field,
                              const struct node *value, const char *what, void *member) {
#define SUPPRESSIONS(name) offsetof(struct policy_file, suppressions.name)
    static const struct field fields[] = {
        {.key = "approved_by", .read = read_approved_by, .member = SUPPRESSIONS(approved_by)},
        {.key = "ticket", .read = read_ticket, .member = SUPPRESSIONS(ticket)},
        {.key = "longest", .read = field_length, .member = SUPPRESSIONS(longest)},
    };
#undef SUPPRESSIONS
    (void)field;
    ((struct policy_file *)member)->suppressions.place = value->place;
    field_read_all(context, value, what, fields, sizeof fields / sizeof *fields, member);
}

#define POLICY(name) offsetof(struct policy_file, name)
static const struct field policy_fields[] = {
    {.key = "version", .read = read_version, .required = true},
    {.key = "name", .read = field_text, .member = POLICY(name)},
    {.key = "fail_on", .read = schema_policy_fail_on, .member = POLICY(floors)},
    {.key = "rules", .read = schema_policy_rules, .member = POLICY(floors)},
    {.key = "required", .read = field_references, .member = POLICY(required)},
    {.key = "final", .read = field_references, .member = POLICY(final)},
    {.key = "suppressions", .read = read_suppressions},
};

void policy_file_parse(struct arena *arena, const char *path, struct span text, struct notes *errors,
                       struct policy_file *policy) {
    *policy = (struct policy_file){.path = text_copy(arena, span_of(path)),
                                   .xxh3 = hash_bytes(text.at, text.length, 0),
                                   .floors = schema_empty()};
    const struct field_context context = {.arena = arena, .errors = errors, .folder = ""};
    const struct node *root = document_parse(arena, policy->path, text, errors);
    if (root)
        field_read_all(&context, root, "a policy", policy_fields,
                       sizeof policy_fields / sizeof *policy_fields, policy);
}

enum status policy_file_read(struct arena *arena, const char *path, struct notes *errors,
                             struct policy_file *policy, struct error *error) {
    char *bytes = NULL;
    size_t length = 0;
    TRY(document_bytes(path, &bytes, &length, error));
    policy_file_parse(arena, path, (struct span){bytes, length}, errors, policy);
    memory_free(bytes);
    return STATUS_OK;
}
