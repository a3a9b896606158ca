// posix_spawn, two pipes and poll (POSIX.1-2017): both streams are read as they come, so that neither can
// fill up and stop the program.
#include "command/process.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool is_one_of(const char *variable, const char *const *names) {
    for (; *names; names++) {
        size_t length = strlen(*names);
        if (strncmp(variable, *names, length) == 0 && variable[length] == '=')
            return true;
    }
    return false;
}

static char **environment_without(const char *const *names) {
    size_t count = 0, kept = 0;
    while (environ[count])
        count++;
    char **environment = memory_alloc(count + 1, sizeof *environment);
    for (size_t i = 0; i < count; i++)
        if (!is_one_of(environ[i], names))
            environment[kept++] = environ[i];
    return environment;
}

// Starts the program with its streams on the pipes' ends; an error number or 0.
static int start(const char *const *argv, const char *const *without, const int out[2], const int err[2],
                 pid_t *child) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t pipe_signal;
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure)
        return failure;
    failure = posix_spawnattr_init(&attributes);
    if (failure) {
        posix_spawn_file_actions_destroy(&actions);
        return failure;
    }
    // This program ignores SIGPIPE; the other must end when nobody reads on.
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    failure = posix_spawnattr_setsigdefault(&attributes, &pipe_signal);
    failure = failure ? failure : posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    failure = failure ? failure
                      : posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    failure = failure ? failure : posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    failure = failure ? failure : posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
    if (!failure) {
        char **environment = environment_without(without);
        failure = posix_spawnp(child, argv[0], &actions, &attributes, (char *const *)argv, environment);
        memory_free(environment);
    }
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

// What came at the end of the pipe; false when there is no more.
static bool take(int from, char *to, size_t room, size_t *length) {
    ssize_t got = read(from, to + *length, room - *length);
    if (got > 0)
        *length += (size_t)got;
    return got > 0 || (got < 0 && errno == EINTR);
}

static void read_both(int out, int err, size_t most, struct process_output *output) {
    size_t room = 0, complaint = 0;
    char beyond[4096];
    struct pollfd streams[2] = {{.fd = out, .events = POLLIN}, {.fd = err, .events = POLLIN}};
    while (streams[0].fd >= 0 || streams[1].fd >= 0) {
        if (poll(streams, 2, -1) < 0 && errno != EINTR)
            return;
        if (streams[0].revents) {
            if (output->length == room) {
                room = room ? 2 * room : 1 << 14;
                output->bytes = memory_resize(output->bytes, room, 1);
            }
            if (!take(out, output->bytes, room, &output->length))
                streams[0].fd = -1;
            if (output->length > most)
                return;
        }
        if (streams[1].revents) {
            size_t skipped = 0;
            bool full = complaint == PROCESS_COMPLAINT - 1;
            if (!(full ? take(err, beyond, sizeof beyond, &skipped)
                       : take(err, output->complaint, PROCESS_COMPLAINT - 1, &complaint)))
                streams[1].fd = -1;
        }
        streams[0].revents = streams[1].revents = 0;
    }
}

static void close_pipe(const int ends[2]) {
    close(ends[0]);
    close(ends[1]);
}

// A pipe that the child does not inherit, but for what is put onto its standard streams.
static bool make_pipe(int ends[2]) {
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

bool process_run(const char *const *argv, const char *const *without, size_t most,
                 struct process_output *output) {
    int out[2], err[2], state = 0;
    pid_t child;
    *output = (struct process_output){.exit_code = -1};
    if (!make_pipe(out))
        return false;
    if (!make_pipe(err)) {
        close_pipe(out);
        return false;
    }
    int failure = start(argv, without, out, err, &child);
    close(out[1]);
    close(err[1]);
    if (!failure)
        read_both(out[0], err[0], most, output);
    output->complaint[strcspn(output->complaint, "\r\n")] = '\0';
    close(out[0]); // one that still writes ends by SIGPIPE
    close(err[0]);
    if (failure) {
        errno = failure;
        return false;
    }
    while (waitpid(child, &state, 0) < 0 && errno == EINTR)
        continue;
    output->exit_code = WIFEXITED(state) ? WEXITSTATUS(state) : -1;
    return true;
}

void process_finish(struct process_output *output) {
    memory_free(output->bytes);
    *output = (struct process_output){0};
}
