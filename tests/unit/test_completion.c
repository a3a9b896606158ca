// Tests of what shells complete; whether the shells agree is for tests/completion.
#include "command/completion.h"

#include "unit_main.h"

#include <string.h>

static struct completion value_of(struct arena *arena, enum option_kind kind, const char *value,
                                  const char *const *choices) {
    const struct option option = {.name = "x", .kind = kind, .value = value, .choices = choices, .doc = "X"};
    return completion_of_value(arena, &option);
}

START_TEST(placeholders_say_what_a_value_is) {
    static const char *const choices[] = {"auto", "never", NULL};
    struct arena arena;
    arena_init(&arena);
    struct completion found = value_of(&arena, OPTION_CHOICE, "WHEN", choices);
    ck_assert_str_eq(found.words, "auto never");
    ck_assert(!found.files && !found.folders);
    found = value_of(&arena, OPTION_TEXT, "FILE", NULL);
    ck_assert(*found.words == '\0' && found.files && !found.folders);
    found = value_of(&arena, OPTION_TEXT, "FOLDER", NULL);
    ck_assert(*found.words == '\0' && !found.files && found.folders);
    found = value_of(&arena, OPTION_TEXT, "COLUMN", NULL);
    ck_assert(*found.words == '\0' && !found.files && !found.folders);
    found = value_of(&arena, OPTION_LIST, "RULES", NULL);
    ck_assert_ptr_nonnull(strstr(found.words, "LK101 LK102 "));
    found = value_of(&arena, OPTION_REPEATED, "FORMAT=PATH", NULL);
    ck_assert_ptr_nonnull(strstr(found.words, "json= "));
    ck_assert(!found.files);
    arena_finish(&arena);
}
END_TEST

static struct completion operands_of(struct arena *arena, const char *operands) {
    const struct command command = {.name = "x", .operands = operands};
    return completion_of_operands(arena, &command);
}

START_TEST(the_usage_line_says_what_operands_are) {
    struct arena arena;
    arena_init(&arena);
    struct completion found = operands_of(&arena, "");
    ck_assert(*found.words == '\0' && !found.files);
    found = operands_of(&arena, "SCHEMA.yaml ...");
    ck_assert(*found.words == '\0' && found.files);
    found = operands_of(&arena, "create|update [DATA.csv ...]");
    ck_assert_str_eq(found.words, "create update");
    ck_assert(found.files);
    ck_assert(operands_of(&arena, "FILE").files);
    found = operands_of(&arena, "RULE ...");
    ck_assert_ptr_nonnull(strstr(found.words, "LK101 "));
    ck_assert(!found.files);
    found = operands_of(&arena, "[COMMAND]");
    ck_assert_str_eq(found.words, completion_commands(&arena));
    ck_assert(!found.files);
    arena_finish(&arena);
}
END_TEST

// A word that a shell minds, in a choice or a rule's id, would break the scripts.
START_TEST(words_are_plain) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-=_. ";
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < option_count; i++) {
        if (options[i].kind == OPTION_FLAG)
            continue;
        const char *words = completion_of_value(&arena, &options[i]).words;
        ck_assert_msg(words[strspn(words, plain)] == '\0', "--%s: %s", options[i].name, words);
    }
    const char *words = completion_commands(&arena);
    ck_assert_uint_eq(strspn(words, plain), strlen(words));
    arena_finish(&arena);
}
END_TEST

UNIT_MAIN("completion", placeholders_say_what_a_value_is, the_usage_line_says_what_operands_are,
          words_are_plain)
