// Asks git for a file at a revision: `git cat-file blob REV:./NAME` in the file's folder (gitrevisions(7)),
// and, only if that fails, why.
#include "command/older.h"

#include "base/document.h"
#include "base/text.h"
#include "command/process.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

// What git sets for its hooks (git rev-parse --local-env-vars). It would make git look from the top of its
// own work tree instead of the schema's folder.
static const char *const hook_variables[] = {"GIT_DIR",    "GIT_WORK_TREE",          "GIT_INDEX_FILE",
                                             "GIT_PREFIX", "GIT_IMPLICIT_WORK_TREE", NULL};

struct git {
    struct arena *arena;
    const char *revision, *schema;
    const char *folder; // of the schema
    const char *object; // REV:./NAME
};

static enum status fail(struct error *error, enum status status, const char *schema, const char *text) {
    return error_set(error, status, (struct place){.path = schema}, "--against: %s", text);
}

static enum status run(const struct git *git, const char *const *words, struct process_output *output,
                       struct error *error) {
    const char *argv[8] = {"git", "-C", git->folder};
    for (size_t i = 0; words[i]; i++)
        argv[3 + i] = words[i];
    const bool started = process_run(argv, hook_variables, document_limits.bytes, output);
    if (started && output->exit_code != PROCESS_NOT_FOUND)
        return STATUS_OK;
    const char *why = started ? "it is not found" : strerror(errno);
    process_finish(output);
    return fail(error, STATUS_USAGE, git->schema, text_format(git->arena, "git can't be run: %s", why));
}

// Whether `git rev-parse --verify` knows the object; its complaint goes to `why`, if that is not NULL.
static enum status knows(const struct git *git, const char *object, bool *known, struct error *error) {
    struct process_output output;
    enum status status =
        run(git, (const char *const[]){"rev-parse", "--verify", "--quiet", object, NULL}, &output, error);
    *known = output.exit_code == 0;
    process_finish(&output);
    return status;
}

// Why there is no such blob: no repository, no such revision, no such file then, or something that git tells
// better.
static enum status diagnose(const struct git *git, const char *complaint, struct error *error) {
    struct process_output output;
    bool known = false;
    TRY(run(git, (const char *const[]){"rev-parse", "--git-dir", NULL}, &output, error));
    enum status status = STATUS_OK;
    if (output.exit_code != 0)
        status = fail(
            error, STATUS_USAGE, git->schema,
            text_format(git->arena,
                        "'%s' is no file, and for a revision the schema must be in a git repository (%s)",
                        git->revision, output.complaint));
    process_finish(&output);
    TRY(status);
    const char *commit = text_format(git->arena, "%s^{commit}", git->revision);
    TRY(knows(git, commit, &known, error));
    if (!known)
        return fail(
            error, STATUS_USAGE, git->schema,
            text_format(git->arena,
                        "'%s' is neither a file nor a revision that git knows here; a shallow clone has "
                        "only the latest: fetch it first",
                        git->revision));
    TRY(knows(git, git->object, &known, error));
    return known ? fail(error, STATUS_IO, git->schema, complaint) : STATUS_OK;
}

static enum status find_revision(struct arena *arena, const char *revision, const char *schema,
                                 struct audit_older *older, struct error *error) {
    const char *slash = strrchr(schema, '/');
    const char *folder = slash == schema ? "/"
                         : slash         ? text_copy(arena, (struct span){schema, (size_t)(slash - schema)})
                                         : ".";
    const char *name = slash ? slash + 1 : schema;
    struct git git = {arena, revision, schema, folder, text_format(arena, "%s:./%s", revision, name)};
    struct process_output output;
    older->name = text_format(arena, "%s:%s", revision, schema);
    TRY(run(&git, (const char *const[]){"cat-file", "blob", git.object, NULL}, &output, error));
    enum status status = STATUS_OK;
    older->exists = output.exit_code == 0;
    if (output.length > document_limits.bytes)
        status = fail(error, STATUS_LIMIT, schema, "the schema was larger than leakaudit accepts");
    else if (older->exists)
        older->text = text_copy(arena, (struct span){output.bytes ? output.bytes : "", output.length});
    else
        status = diagnose(&git, output.complaint, error);
    older->length = output.length;
    process_finish(&output);
    return status;
}

static enum status find_file(struct arena *arena, const char *path, struct audit_older *older,
                             struct error *error) {
    char *bytes = NULL;
    TRY(document_bytes(path, &bytes, &older->length, error));
    *older = (struct audit_older){.name = path,
                                  .exists = true,
                                  .text = text_copy(arena, (struct span){bytes, older->length}),
                                  .length = older->length};
    memory_free(bytes);
    return STATUS_OK;
}

enum status older_find(struct arena *arena, const char *against, const char *schema,
                       struct audit_older *older, struct error *error) {
    struct stat about;
    *older = (struct audit_older){.name = against};
    if (stat(schema, &about) != 0)
        return STATUS_OK; // who reads the schema tells that best
    if (stat(against, &about) == 0 && !S_ISDIR(about.st_mode))
        return find_file(arena, against, older, error);
    if (against[0] == '-' || strchr(against, ':'))
        return fail(error, STATUS_USAGE, NULL,
                    text_format(arena, "'%s' is neither a file nor the name of a revision", against));
    return find_revision(arena, against, schema, older, error);
}
