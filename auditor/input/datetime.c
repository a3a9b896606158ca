// Dates and times as data files write them (ISO 8601, and the common other layouts).
#include "input/datetime.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

enum { DAY = 86400, UNKNOWN = -1 };

// What a text or format has said so far.
struct moment {
    int year, month, day, day_of_year;
    int hour, minute, second, offset; // offset in seconds east of UTC
    double fraction;
    bool twelve_hours, afternoon, has_meridiem, has_epoch;
    double epoch;
};

static const struct moment nothing = {
    .year = UNKNOWN, .month = UNKNOWN, .day = UNKNOWN, .day_of_year = UNKNOWN};

static bool leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_before_month(int year, int month) {
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    return before[month - 1] + (month > 2 && leap(year));
}

// Days from 1970-01-01 to 1 January of a year.
static int64_t days_before_year(int year) {
    int64_t y = year - 1;
    return 365 * y + y / 4 - y / 100 + y / 400 - 719162;
}

bool datetime_day(int year, int month, int day, int64_t *days) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    int first = days_before_month(year, month);
    int length = month == 12 ? 31 : days_before_month(year, month + 1) - first;
    if (day > length)
        return false;
    *days = days_before_year(year) + first + day - 1;
    return true;
}

static bool moment_seconds(const struct moment *m, double *seconds) {
    if (m->has_epoch) {
        *seconds = m->epoch;
        return true;
    }
    int64_t days;
    if (m->day_of_year != UNKNOWN) {
        if (m->year < 1 || m->year > 9999 || m->day_of_year < 1 || m->day_of_year > 365 + leap(m->year))
            return false;
        days = days_before_year(m->year) + m->day_of_year - 1;
    } else if (!datetime_day(m->year, m->month == UNKNOWN ? 1 : m->month, m->day == UNKNOWN ? 1 : m->day,
                             &days)) {
        return false;
    }
    int hour = m->hour;
    if (m->has_meridiem || m->twelve_hours) {
        if (hour < 1 || hour > 12)
            return false;
        hour = hour % 12 + (m->afternoon ? 12 : 0);
    }
    // 60: a leap second; it counts as the second after it, as in POSIX.
    if (hour > 23 || m->minute > 59 || m->second > 60)
        return false;
    *seconds = (double)(days * DAY + hour * 3600 + m->minute * 60 + m->second - m->offset) + m->fraction;
    return true;
}

// A text that is read from its front.
struct scan {
    const char *at, *end;
};

static bool scan_number(struct scan *scan, int least, int most, int *value) {
    int digits = 0, result = 0;
    while (digits < most && scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9') {
        result = result * 10 + (*scan->at++ - '0');
        digits++;
    }
    *value = result;
    return digits >= least;
}

static bool scan_char(struct scan *scan, char c) {
    if (scan->at == scan->end || *scan->at != c)
        return false;
    scan->at++;
    return true;
}

static void scan_spaces(struct scan *scan) {
    while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t'))
        scan->at++;
}

static bool scan_word(struct scan *scan, const char *word) {
    size_t length = strlen(word);
    if ((size_t)(scan->end - scan->at) < length || strncasecmp(scan->at, word, length) != 0)
        return false;
    scan->at += length;
    return true;
}

// Digits after the point; beyond the ninth they are finer than a double's seconds and only skipped.
static bool scan_fraction(struct scan *scan, struct moment *m) {
    const char *first = scan->at;
    double digits = 0, unit = 1;
    for (; scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9'; scan->at++) {
        if (scan->at - first < 9) {
            digits = digits * 10 + (*scan->at - '0');
            unit *= 10;
        }
    }
    m->fraction = digits / unit;
    return scan->at > first;
}

static bool scan_meridiem(struct scan *scan, struct moment *m) {
    bool before = scan_word(scan, "AM");
    m->afternoon = !before && scan_word(scan, "PM");
    m->has_meridiem = before || m->afternoon;
    return m->has_meridiem;
}

// Z, +HH, +HHMM or +HH:MM.
static bool scan_offset(struct scan *scan, struct moment *m) {
    if (scan_char(scan, 'Z') || scan_char(scan, 'z'))
        return true;
    int sign = scan_char(scan, '+') ? 1 : scan_char(scan, '-') ? -1 : 0, hours, minutes = 0;
    if (sign == 0 || !scan_number(scan, 2, 2, &hours))
        return false;
    bool colon = scan_char(scan, ':');
    bool more = scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9';
    if ((colon || more) && !scan_number(scan, 2, 2, &minutes))
        return false;
    m->offset = sign * (hours * 3600 + minutes * 60);
    return hours <= 23 && minutes <= 59;
}

static bool scan_seconds(struct scan *scan, struct moment *m) {
    if (!scan_number(scan, 2, 2, &m->second))
        return false;
    return (!scan_char(scan, '.') && !scan_char(scan, ',')) || scan_fraction(scan, m);
}

static bool scan_time(struct scan *scan, struct moment *m) {
    if (!scan_number(scan, 1, 2, &m->hour) || !scan_char(scan, ':') || !scan_number(scan, 2, 2, &m->minute))
        return false;
    if (scan_char(scan, ':') && !scan_seconds(scan, m))
        return false;
    scan_spaces(scan);
    if (scan_meridiem(scan, m))
        scan_spaces(scan);
    return scan->at == scan->end || scan_offset(scan, m);
}

// POSIX: 69 to 99 are 19xx, 00 to 68 are 20xx.
static int full_year(int two_digits) {
    return two_digits + (two_digits < 69 ? 2000 : 1900);
}

// The date part in the given order, with the same separator twice.
static bool scan_date(struct scan *scan, enum date_order order, struct moment *m) {
    bool year_first = order == DATE_ISO || order == DATE_YMD;
    int first, second, third;
    if (!scan_number(scan, year_first ? 4 : 1, year_first ? 4 : 2, &first) || scan->at == scan->end)
        return false;
    char separator = *scan->at++;
    bool known = order == DATE_ISO   ? separator == '-'
                 : order == DATE_YMD ? separator == '/' || separator == '.'
                                     : separator == '/' || separator == '.' || separator == '-';
    if (!known || !scan_number(scan, order == DATE_ISO ? 2 : 1, 2, &second) || !scan_char(scan, separator))
        return false;
    const char *last = scan->at;
    if (!scan_number(scan, order == DATE_ISO || !year_first ? 2 : 1, year_first ? 2 : 4, &third))
        return false;
    if (!year_first && scan->at - last == 3)
        return false;
    if (!year_first && scan->at - last == 2)
        third = full_year(third);
    m->year = year_first ? first : third;
    m->month = order == DATE_MDY ? first : second;
    m->day = year_first ? third : order == DATE_MDY ? second : first;
    return true;
}

bool datetime_parse(struct span text, enum date_order order, double *seconds, bool *time) {
    struct scan scan = {text.at, text.at + text.length};
    struct moment m = nothing;
    if (!scan_date(&scan, order, &m))
        return false;
    *time = scan.at < scan.end;
    if (*time) {
        const char *before = scan.at;
        if (!scan_char(&scan, 'T') && !scan_char(&scan, 't'))
            scan_spaces(&scan);
        if (scan.at == before || !scan_time(&scan, &m) || scan.at != scan.end)
            return false;
    }
    return moment_seconds(&m, seconds);
}

// A month or weekday, by its full or short English name; counted from 1, or 0 for none.
static int scan_name(struct scan *scan, const char *const *names, int count) {
    for (int i = 0; i < count; i++) {
        char brief[4] = {names[i][0], names[i][1], names[i][2], '\0'};
        if (scan_word(scan, names[i]) || scan_word(scan, brief))
            return i + 1;
    }
    return 0;
}

static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
static const char *const day_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};

// The directives that stand for several others.
static const char *expansion(char directive) {
    switch (directive) {
    case 'T': return "%H:%M:%S";
    case 'R': return "%H:%M";
    case 'F': return "%Y-%m-%d";
    case 'D': return "%m/%d/%y";
    default: return NULL;
    }
}

static bool scan_epoch(struct scan *scan, struct moment *m) {
    bool negative = scan_char(scan, '-');
    int digits = 0;
    for (; digits < 15 && scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9'; digits++)
        m->epoch = m->epoch * 10 + (*scan->at++ - '0');
    m->epoch = negative ? -m->epoch : m->epoch;
    m->has_epoch = true;
    return digits > 0;
}

static bool scan_short_year(struct scan *scan, struct moment *m) {
    bool read = scan_number(scan, 2, 2, &m->year);
    m->year = full_year(m->year);
    return read;
}

static bool scan_date_directive(struct scan *scan, char directive, struct moment *m) {
    switch (directive) {
    case 'Y': return scan_number(scan, 4, 4, &m->year);
    case 'y': return scan_short_year(scan, m);
    case 'm': return scan_number(scan, 1, 2, &m->month);
    case 'e': scan_spaces(scan); return scan_number(scan, 1, 2, &m->day);
    case 'd': return scan_number(scan, 1, 2, &m->day);
    case 'j': return scan_number(scan, 1, 3, &m->day_of_year);
    case 'b':
    case 'h':
    case 'B': return (m->month = scan_name(scan, month_names, 12)) > 0;
    case 'a':
    case 'A': return scan_name(scan, day_names, 7) > 0;
    default: return false;
    }
}

static bool scan_directive(struct scan *scan, char directive, struct moment *m) {
    switch (directive) {
    case 'k':
    case 'H': scan_spaces(scan); return scan_number(scan, 1, 2, &m->hour);
    case 'l':
    case 'I':
        scan_spaces(scan);
        m->twelve_hours = true;
        return scan_number(scan, 1, 2, &m->hour);
    case 'M': return scan_number(scan, 1, 2, &m->minute);
    case 'S': return scan_number(scan, 1, 2, &m->second) && (!scan_char(scan, '.') || scan_fraction(scan, m));
    case 'f': return scan_fraction(scan, m);
    case 'p': return scan_meridiem(scan, m);
    case 'z': return scan_offset(scan, m);
    case 'Z': return scan_word(scan, "UTC") || scan_word(scan, "GMT") || scan_word(scan, "Z");
    case 's': return scan_epoch(scan, m);
    case 'n':
    case 't': scan_spaces(scan); return true;
    case '%': return scan_char(scan, '%');
    default: return scan_date_directive(scan, directive, m);
    }
}

static bool scan_format(struct scan *scan, const char *format, struct moment *m) {
    for (; *format; format++) {
        if (*format == ' ' || *format == '\t') {
            scan_spaces(scan);
        } else if (*format != '%') {
            if (!scan_char(scan, *format))
                return false;
        } else {
            format++;
            const char *several = expansion(*format);
            if (several ? !scan_format(scan, several, m) : !scan_directive(scan, *format, m))
                return false;
            // "%S.%f": the fraction belongs to %f, which has it already
            if (*format == 'S' && strncmp(format + 1, ".%f", 3) == 0)
                format += 3;
        }
    }
    return true;
}

bool datetime_parse_format(struct span text, const char *format, double *seconds) {
    struct scan scan = {text.at, text.at + text.length};
    struct moment m = nothing;
    return scan_format(&scan, format, &m) && scan.at == scan.end && moment_seconds(&m, seconds);
}

const char *datetime_format_problem(const char *format) {
    bool year = false;
    for (; *format; format++) {
        if (*format != '%')
            continue;
        format++;
        if (*format == '\0')
            return "it ends in a single %";
        if (!strchr("YymdejbBhaAHIklMSpfzZTRFDsnt%", *format))
            return "it has a directive that is not known";
        year |= strchr("YyFDs", *format) != NULL;
    }
    return year ? NULL : "it has no year";
}
