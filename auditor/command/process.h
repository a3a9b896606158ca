// Runs another program and takes what it prints: started directly, never through a shell, so that no name is
// ever read as anything but a name.
#ifndef LEAKAUDIT_COMMAND_PROCESS_H
#define LEAKAUDIT_COMMAND_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

#define PROCESS_COMPLAINT 300
#define PROCESS_NOT_FOUND 127 // the exit code of a start that failed too late to be told (POSIX)

struct process_output {
    char *bytes; // its standard output, one byte more than `most` at most
    size_t length;
    char complaint[PROCESS_COMPLAINT]; // the beginning of its standard error, up to the first line's end
    int exit_code;                     // -1 if a signal ended it
};

// Runs argv[0], found by PATH, with these arguments (NULL-terminated), nothing on standard input, and an
// environment without the variables in `without` (names, NULL-terminated). When it has written more than
// `most` bytes no more is read. False, with errno, if it can't be started (or PROCESS_NOT_FOUND). Call
// process_finish() in any case.
bool process_run(const char *const *argv, const char *const *without, size_t most,
                 struct process_output *output);
void process_finish(struct process_output *output);

#endif
