// Independent pieces of one piece of work, shared by a few threads: the columns of a batch, say.
//
// Which thread does which piece is left to chance, so a piece may write only what is its own. Then the result
// is the same bits for any number of threads.
#ifndef LEAKAUDIT_BASE_PARALLEL_H
#define LEAKAUDIT_BASE_PARALLEL_H

#include <stddef.h>

struct parallel; // opaque

// For `jobs` threads, the caller's among them; 0 = one a processor. Threads are begun when they first have
// something to do; where the system gives none, the caller does the work alone. Ends with parallel_stop().
struct parallel *parallel_start(size_t jobs);
void parallel_stop(struct parallel *parallel); // NULL is fine

// Calls piece(context, i) once for each i < count, in any order and thread, and returns when all are done.
// `cells` is how many values all pieces together look at, about: where they are few, or `parallel` is NULL,
// the caller does them alone and in order. A piece must not call parallel_for() with the same `parallel`.
void parallel_for(struct parallel *parallel, size_t count, size_t cells,
                  void (*piece)(void *context, size_t index), void *context);

#endif
