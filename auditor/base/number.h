// Numbers as text that is the same under every locale: the shortest exact form for machines, a rounded one
// for people.
#ifndef LEAKAUDIT_BASE_NUMBER_H
#define LEAKAUDIT_BASE_NUMBER_H

#include "base/error.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

// vsnprintf() under the C locale, whatever the process's or the thread's locale is.
int text_print(char *out, size_t size, const char *format, va_list values) LEAKAUDIT_PRINTF(3, 0);

// The shortest decimal text that reads back as the same double, in the C locale ("0.1", "1e-05", "12");
// `value` is finite. Returns `out`.
#define TEXT_NUMBER 32
char *text_number(double value, char out[TEXT_NUMBER]);
// The same with `digits` significant digits, for people: "0.996", "12,3" never; "1.2e-12" below 1e-4.
char *text_rounded(double value, int digits, char out[TEXT_NUMBER]);
// Thousands grouped with a comma, for people: "1,319".
char *text_count(uint64_t value, char out[TEXT_NUMBER]);

#endif
