// Whether every row of a table stands alone, with no other that differs in few columns.
#ifndef LEAKAUDIT_EVIDENCE_OVERLAP_SHELL_H
#define LEAKAUDIT_EVIDENCE_OVERLAP_SHELL_H

#include "profile/row_keys.h"

#include <stdbool.h>

// Whether no two distinct rows differ in one, two or three of the view's counted columns, of which there must
// be at least six. False where that can't be said: more than 12 000 distinct rows, or not all in the store.
bool overlap_shell_empty(const struct row_keys *keys, const struct row_view *view);

#endif
