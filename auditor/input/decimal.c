// Decimal text to the nearest double: exact products and quotients of small powers of ten where they suffice
// (Clinger, "How to read floating point numbers accurately", PLDI 1990), a 128-bit division a little further,
// else strtod_l().
#include "input/decimal.h"

#include "base/memory.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_DIGITS = 19,    // always fit 64 bits
    LONGEST_TEXT = 1100, // no double needs more digits than that; longer text is not a number to anyone
    MOST_PLACES = 254,
    MOST_EXPONENT = 99999,
};

void decimal_init(struct decimal_format *format, char mark) {
    *format = (struct decimal_format){.mark = mark, .plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0)};
    assert(format->plain != (locale_t)0); // the C locale is always there
}

void decimal_finish(struct decimal_format *format) {
    if (format->plain != (locale_t)0)
        freelocale(format->plain);
    format->plain = (locale_t)0;
}

// A number's parts as scanned: digits * 10^exponent.
struct parts {
    bool negative, written_exponent;
    uint64_t digits;   // overflows harmlessly when there are more than MOST_DIGITS
    size_t count;      // of digits
    size_t places;     // of them, after the mark
    int exponent;      // power of ten that `digits` is to be multiplied with
    const char *first; // the first digit or mark
};

static inline const char *scan_digits(const char *at, const char *end, uint64_t *digits) {
    uint64_t value = *digits;
    unsigned digit;
    while (at < end && (digit = (unsigned)(unsigned char)*at - '0') <= 9) {
        value = value * 10 + digit;
        at++;
    }
    *digits = value;
    return at;
}

static bool scan_exponent(const char *at, const char *end, struct parts *parts) {
    bool negative = at < end && *at == '-';
    at += at < end && (*at == '-' || *at == '+');
    if (at == end)
        return false;
    int exponent = 0;
    for (; at < end; at++) {
        unsigned digit = (unsigned)(unsigned char)*at - '0';
        if (digit > 9)
            return false;
        if (exponent < MOST_EXPONENT)
            exponent = exponent * 10 + (int)digit;
    }
    parts->exponent += negative ? -exponent : exponent;
    parts->written_exponent = true;
    return true;
}

static inline enum decimal_kind scan_parts(char mark, struct span text, struct parts *parts) {
    const char *at = text.at, *end = text.at + text.length;
    if (at < end && (*at == '-' || *at == '+'))
        parts->negative = *at++ == '-';
    parts->first = at;
    const char *after = scan_digits(at, end, &parts->digits);
    parts->count = (size_t)(after - at);
    enum decimal_kind kind = DECIMAL_INTEGER;
    if (after < end && *after == mark) {
        kind = DECIMAL_FRACTION;
        at = after + 1;
        after = scan_digits(at, end, &parts->digits);
        parts->places = (size_t)(after - at);
        parts->count += parts->places;
        parts->exponent = -(int)parts->places;
    }
    if (parts->count == 0)
        return DECIMAL_NONE;
    if (after == end)
        return kind;
    bool exponent = (*after == 'e' || *after == 'E') && scan_exponent(after + 1, end, parts);
    return exponent ? DECIMAL_EXPONENT : DECIMAL_NONE;
}

#ifdef __SIZEOF_INT128__
__extension__ typedef unsigned __int128 wide;

enum { MOST_FIVES = 27 }; // 5^27 < 2^63

// digits / 10^power, correctly rounded: the quotient has at least 62 bits, and the lowest is set if it isn't
// exact, so that rounding it to 53 bits rounds as the exact quotient would.
static double divide(uint64_t digits, int power) {
    uint64_t fives = 1;
    for (int i = 0; i < power; i++)
        fives *= 5;
    int up = __builtin_clzll(digits), down = __builtin_clzll(fives);
    wide dividend = (wide)(digits << up) << 63;
    uint64_t divisor = fives << down;
    uint64_t quotient = (uint64_t)(dividend / divisor);
    quotient |= (wide)quotient * divisor != dividend;
    return ldexp((double)quotient, down - up - 63 - power);
}
#endif

// Any number, through the C library. The mark becomes a point on the way.
static double convert(const struct decimal_format *format, struct span text) {
    char buffer[LONGEST_TEXT + 1];
    memcpy(buffer, text.at, text.length);
    buffer[text.length] = '\0';
    char *mark = memchr(buffer, format->mark, text.length);
    if (mark)
        *mark = '.';
    return strtod_l(buffer, NULL, format->plain);
}

// The powers of ten that are doubles.
static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                              1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static inline double magnitude(const struct decimal_format *format, const struct parts *parts,
                               struct span unsigned_text) {
    if (parts->count <= MOST_DIGITS) {
        if (parts->digits <= (uint64_t)1 << 53 && parts->exponent >= -22 && parts->exponent <= 22)
            return parts->exponent < 0 ? (double)parts->digits / tens[-parts->exponent]
                                       : (double)parts->digits * tens[parts->exponent];
        if (parts->exponent == 0)
            return (double)parts->digits;
#ifdef __SIZEOF_INT128__
        if (parts->digits != 0 && parts->exponent < 0 && parts->exponent >= -MOST_FIVES)
            return divide(parts->digits, -parts->exponent);
#endif
    }
    return convert(format, unsigned_text);
}

enum decimal_kind decimal_parse(const struct decimal_format *format, struct span text, double *value,
                                uint8_t *places) {
    struct parts parts = {0};
    enum decimal_kind kind = scan_parts(format->mark, text, &parts);
    if (kind == DECIMAL_NONE || text.length > LONGEST_TEXT)
        return DECIMAL_NONE;
    struct span rest = {parts.first, text.length - (size_t)(parts.first - text.at)};
    double result = magnitude(format, &parts, rest);
    if (isinf(result))
        return DECIMAL_NONE;
    *value = parts.negative ? -result : result;
    if (kind == DECIMAL_EXPONENT)
        *places = DECIMAL_EXPONENT_PLACES;
    else
        *places = (uint8_t)(parts.places < MOST_PLACES ? parts.places : MOST_PLACES);
    return kind;
}

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define EACH_BYTE 0x0101010101010101u

static inline uint64_t load8(const char *at) {
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

// The number that `count` (1 to 8) characters spell, without a loop: they become the last of eight digits,
// then pairs, fours and eights are joined by multiplication. *bad gets bits if one of them is not a digit.
static inline uint64_t eight_digits(uint64_t characters, unsigned count, uint64_t *bad) {
    uint64_t digits = (characters ^ (EACH_BYTE * '0')) << (64 - 8 * count);
    *bad |= ((digits + EACH_BYTE * 0x76) | digits) & (EACH_BYTE * 0x80);
    digits = digits * 10 + (digits >> 8);
    const uint64_t ends = 0x000000ff000000ff;
    return ((digits & ends) * 0x000f424000000064 + ((digits >> 16) & ends) * 0x0000271000000001) >> 32;
}

// [-]digits[.digits], both parts of one to eight digits, which is how most numbers are written; else
// DECIMAL_NONE.
static inline enum decimal_kind parse_short(char mark, struct span text, double *value, uint8_t *places) {
    bool negative = text.at[0] == '-';
    const char *first = text.at + negative;
    size_t length = text.length - negative;
    if (length - 1 > 16) // also when nothing is left
        return DECIMAL_NONE;
    uint64_t start = load8(first), bad = 0, no_mark = start ^ (EACH_BYTE * (unsigned char)mark);
    uint64_t marks = (no_mark - EACH_BYTE) & ~no_mark & (EACH_BYTE * 0x80);
    size_t whole = marks ? (size_t)__builtin_ctzll(marks) / 8 : first[8] == mark ? 8 : 9;
    if (whole >= length) { // no mark
        if (length > 8)
            return DECIMAL_NONE;
        *value = (double)(int64_t)eight_digits(start, (unsigned)length, &bad);
        *places = 0;
    } else {
        size_t fraction = length - whole - 1;
        if (whole == 0 || whole > 8 || fraction == 0 || fraction > 8)
            return DECIMAL_NONE;
        static const int64_t scale[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
        int64_t digits = (int64_t)eight_digits(start, (unsigned)whole, &bad) * scale[fraction] +
                         (int64_t)eight_digits(load8(first + whole + 1), (unsigned)fraction, &bad);
        if (digits > (int64_t)1 << 53)
            return DECIMAL_NONE;
        *value = (double)digits / tens[fraction];
        *places = (uint8_t)fraction;
    }
    if (bad)
        return DECIMAL_NONE;
    *value = copysign(*value, 0.5 - negative);
    return whole >= length ? DECIMAL_INTEGER : DECIMAL_FRACTION;
}
#else
static inline enum decimal_kind parse_short(char mark, struct span text, double *value, uint8_t *places) {
    (void)mark, (void)text, (void)value, (void)places;
    return DECIMAL_NONE;
}
#endif

enum decimal_kind decimal_parse_padded(const struct decimal_format *format, struct span text, double *value,
                                       uint8_t *places) {
    double read;
    uint8_t read_places;
    enum decimal_kind kind =
        text.length > 0 ? parse_short(format->mark, text, &read, &read_places) : DECIMAL_NONE;
    if (kind == DECIMAL_NONE)
        return decimal_parse(format, text, value, places);
    *value = read;
    *places = read_places;
    return kind;
}

bool decimal_is_code(struct span text, double value) {
    bool sign = text.length > 0 && (text.at[0] == '-' || text.at[0] == '+');
    bool leading_zero = text.length > 1 + (size_t)sign && text.at[sign] == '0';
    return leading_zero || fabs(value) > 0x1p53;
}
