// Numbers as text that is the same under every locale.
#include "base/number.h"

#include <assert.h>
#include <float.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The C locale as an object: a constant of the C library, so getting it neither allocates nor takes long.
static locale_t c_locale(void) {
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (plain == (locale_t)0)
        memory_fail(0);
    return plain;
}

int text_print(char *out, size_t size, const char *format, va_list values) {
    locale_t plain = c_locale();
    locale_t before = uselocale(plain);
    int length = vsnprintf(out, size, format, values);
    uselocale(before);
    freelocale(plain);
    return length;
}

LEAKAUDIT_PRINTF(2, 3) static void print(char out[TEXT_NUMBER], const char *format, ...) {
    va_list values;
    va_start(values, format);
    int length = text_print(out, TEXT_NUMBER, format, values);
    va_end(values);
    assert(length > 0 && length < TEXT_NUMBER);
    (void)length;
}

static double read_back(const char *text) {
    locale_t plain = c_locale();
    double value = strtod_l(text, NULL, plain);
    freelocale(plain);
    return value;
}

char *text_number(double value, char out[TEXT_NUMBER]) {
    assert(isfinite(value));
    // Any 15 digits survive the way to double and back, so fewer than 15 show as trailing zeros, which %g
    // drops. Subnormal numbers have fewer good digits: there the search starts at one.
    int digits = fabs(value) < DBL_MIN ? 1 : DBL_DIG;
    do
        print(out, "%.*g", digits, value);
    while (digits++ < DBL_DECIMAL_DIG && read_back(out) != value);
    return out;
}

char *text_rounded(double value, int digits, char out[TEXT_NUMBER]) {
    assert(isfinite(value) && digits >= 1 && digits <= DBL_DECIMAL_DIG);
    double size = fabs(value);
    if (size == 0)
        value = 0; // nobody wants to read -0
    // %g would turn 1319 with three digits into 1.32e+03.
    if (size >= pow(10, digits) && size < 1e15)
        print(out, "%.0f", value);
    else
        print(out, "%.*g", digits, value);
    return out;
}

char *text_count(uint64_t value, char out[TEXT_NUMBER]) {
    char plain[TEXT_NUMBER];
    print(plain, "%" PRIu64, value);
    size_t length = strlen(plain), to = 0;
    for (size_t from = 0; from < length; from++) {
        if (from > 0 && (length - from) % 3 == 0)
            out[to++] = ',';
        out[to++] = plain[from];
    }
    out[to] = '\0';
    return out;
}
