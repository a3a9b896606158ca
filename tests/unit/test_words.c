// Lists of words: those built in, those of a folder, and what is wrong with a list.
#include "evidence/words.h"

#include "unit_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct lists {
    struct arena arena;
    struct notes errors;
    struct error error;
    struct words words;
    char folder[64], file[128];
};

// Loads the built-in words and those of a folder whose words/own.yaml has this text (NULL: there is none).
static enum status load(struct lists *lists, const char *text) {
    *lists = (struct lists){0};
    arena_init(&lists->arena);
    notes_init(&lists->errors, &lists->arena);
    strcpy(lists->folder, "/tmp/leakaudit-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(lists->folder));
    if (text) {
        snprintf(lists->file, sizeof lists->file, "%s/words", lists->folder);
        ck_assert_int_eq(mkdir(lists->file, 0700), 0);
        snprintf(lists->file, sizeof lists->file, "%s/words/own.yaml", lists->folder);
        FILE *file = fopen(lists->file, "w");
        ck_assert_ptr_nonnull(file);
        fputs(text, file);
        fclose(file);
    }
    return words_load(&lists->arena, lists->folder, &lists->errors, &lists->words, &lists->error);
}

static void finish(struct lists *lists) {
    if (lists->file[0]) {
        unlink(lists->file);
        *strrchr(lists->file, '/') = 0;
        rmdir(lists->file);
    }
    rmdir(lists->folder);
    notes_finish(&lists->errors);
    arena_finish(&lists->arena);
}

START_TEST(built_in_words) {
    struct lists lists;
    ck_assert_int_eq(load(&lists, NULL), STATUS_OK);
    ck_assert_uint_eq(words_kinds(&lists.words, "outcome"), WORD_VERDICT);
    ck_assert_uint_eq(words_kinds(&lists.words, "days"), WORD_DURATION | WORD_WEAK);
    ck_assert_uint_eq(words_kinds(&lists.words, "kündigung"), WORD_AFTER);
    ck_assert_uint_eq(words_kinds(&lists.words, "outcom"), 0);
    ck_assert_uint_eq(words_kinds(&lists.words, "length"), 0);
    ck_assert(words_is_company(&lists.words, "employment"));
    ck_assert(!words_is_company(&lists.words, "outcome"));
    finish(&lists);
}
END_TEST

START_TEST(words_of_a_folder) {
    struct lists lists;
    ck_assert_int_eq(load(&lists, "after:\n  finnish: [maksettu, outcome]\n"), STATUS_OK);
    ck_assert_uint_eq(words_kinds(&lists.words, "maksettu"), WORD_AFTER);
    ck_assert_uint_eq(words_kinds(&lists.words, "outcome"), WORD_VERDICT | WORD_AFTER);
    finish(&lists);
}
END_TEST

START_TEST(wrong_lists) {
    static const char *const wrong[] = {"afer: {finnish: [maksettu]}\n",
                                        "after: [maksettu]\n",
                                        "after: {finnish: maksettu}\n",
                                        "after: {finnish: [maksettu lasku]}\n",
                                        "after: {finnish: [Maksettu]}\n",
                                        "- after\n",
                                        ""};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct lists lists;
        ck_assert_msg(load(&lists, wrong[i]) == STATUS_RULE, "%s", wrong[i]);
        ck_assert_uint_eq(lists.errors.errors, 1);
        finish(&lists);
    }
}
END_TEST

UNIT_MAIN("words", built_in_words, words_of_a_folder, wrong_lists)
