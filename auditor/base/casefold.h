// Texts as people read them: " Red" and "RED" say the same. Unicode case folding (Unicode Standard, 3.13) by
// utf8proc.
#ifndef LEAKAUDIT_BASE_CASEFOLD_H
#define LEAKAUDIT_BASE_CASEFOLD_H

#include "base/span.h"

#include <stdint.h>

// A hash that is the same for texts that differ only in upper and lower case, composition of accents, and
// spaces or tabs at both ends. Bytes that are no UTF-8 stand for themselves.
uint64_t casefold_hash(struct span text);

#endif
