// argv -> command -> exit code. What the operating system does to the process is settled here and nowhere
// else.
#include "base/memory.h"
#include "command/command.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

// Writes without allocating: there is no memory left.
static void out_of_memory(size_t wanted) {
    char text[120];
    const int length = snprintf(text, sizeof text,
                                "leakaudit: error: out of memory (%zu bytes wanted); try --memory\n", wanted);
    if (write(STDERR_FILENO, text, (size_t)length) < 0)
        _exit(EXIT_INTERNAL); // nobody to tell
    _exit(EXIT_INTERNAL);
}

int main(int argc, char *argv[]) {
    memory_on_failure(out_of_memory);
    // A reader that leaves early makes writing fail with a message instead of killing the process silently.
    signal(SIGPIPE, SIG_IGN);
    return command_main(argc, argv);
}
