// A crew of threads that waits for work. The caller opens a round, takes part in it, closes it when no piece
// is left, and waits for those that are still at one. A thread that wakes up too late finds the round closed.
#include "base/parallel.h"

#include "base/memory.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

enum { LEAST_CELLS = 1 << 14 }; // so many take longer than it takes to wake a thread

struct parallel {
    size_t wanted, begun; // threads besides the caller's
    pthread_t *thread;
    pthread_mutex_t lock;
    pthread_cond_t opened, left;
    // Under the lock:
    bool open, stop;
    uint64_t round;
    size_t working; // threads that are in the round
    // Of the round; written while nobody works:
    void (*piece)(void *context, size_t index);
    void *context;
    size_t count;
    atomic_size_t next;
};

struct parallel *parallel_start(size_t jobs) {
    long processors = jobs ? 0 : sysconf(_SC_NPROCESSORS_ONLN);
    size_t threads = jobs ? jobs : processors > 0 ? (size_t)processors : 1;
    struct parallel *parallel = memory_alloc(1, sizeof *parallel);
    *parallel = (struct parallel){.wanted = threads - 1};
    pthread_mutex_init(&parallel->lock, NULL);
    pthread_cond_init(&parallel->opened, NULL);
    pthread_cond_init(&parallel->left, NULL);
    return parallel;
}

static void take_pieces(struct parallel *parallel) {
    for (size_t i; (i = atomic_fetch_add(&parallel->next, 1)) < parallel->count;)
        parallel->piece(parallel->context, i);
}

static void *work(void *context) {
    struct parallel *parallel = context;
    uint64_t seen = 0;
    pthread_mutex_lock(&parallel->lock);
    for (;;) {
        while (!parallel->stop && !(parallel->open && parallel->round != seen))
            pthread_cond_wait(&parallel->opened, &parallel->lock);
        if (parallel->stop)
            break;
        seen = parallel->round;
        parallel->working++;
        pthread_mutex_unlock(&parallel->lock);
        take_pieces(parallel);
        pthread_mutex_lock(&parallel->lock);
        if (--parallel->working == 0)
            pthread_cond_signal(&parallel->left);
    }
    pthread_mutex_unlock(&parallel->lock);
    return NULL;
}

// Signals are for the caller's thread, which knows what to do with them.
static void begin_threads(struct parallel *parallel) {
    sigset_t all, before;
    sigfillset(&all);
    parallel->thread = memory_alloc(parallel->wanted, sizeof *parallel->thread);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (parallel->begun < parallel->wanted &&
           pthread_create(&parallel->thread[parallel->begun], NULL, work, parallel) == 0)
        parallel->begun++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void parallel_for(struct parallel *parallel, size_t count, size_t cells,
                  void (*piece)(void *context, size_t index), void *context) {
    if (!parallel || parallel->wanted == 0 || count < 2 || cells < LEAST_CELLS) {
        for (size_t i = 0; i < count; i++)
            piece(context, i);
        return;
    }
    if (!parallel->thread)
        begin_threads(parallel);
    pthread_mutex_lock(&parallel->lock);
    parallel->piece = piece;
    parallel->context = context;
    parallel->count = count;
    atomic_store(&parallel->next, 0);
    parallel->round++;
    parallel->open = true;
    pthread_cond_broadcast(&parallel->opened);
    pthread_mutex_unlock(&parallel->lock);
    take_pieces(parallel);
    pthread_mutex_lock(&parallel->lock);
    parallel->open = false;
    while (parallel->working > 0)
        pthread_cond_wait(&parallel->left, &parallel->lock);
    pthread_mutex_unlock(&parallel->lock);
}

void parallel_stop(struct parallel *parallel) {
    if (!parallel)
        return;
    pthread_mutex_lock(&parallel->lock);
    parallel->stop = true;
    pthread_cond_broadcast(&parallel->opened);
    pthread_mutex_unlock(&parallel->lock);
    for (size_t i = 0; i < parallel->begun; i++)
        pthread_join(parallel->thread[i], NULL);
    pthread_cond_destroy(&parallel->opened);
    pthread_cond_destroy(&parallel->left);
    pthread_mutex_destroy(&parallel->lock);
    memory_free(parallel->thread);
    memory_free(parallel);
}
