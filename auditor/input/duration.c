// Reads spans of time. The unit is one letter, so that a look at the schema tells minutes (m) from months.
#include "input/duration.h"

static double seconds_of(char unit) {
    switch (unit) {
    case 'w': return 7 * 86400.0;
    case 'd': return 86400.0;
    case 'h': return 3600.0;
    case 'm': return 60.0;
    case 's': return 1.0;
    default: return 0.0;
    }
}

bool duration_parse(const char *text, struct duration *duration) {
    const char *at = text;
    double sign = *at == '-' ? -1.0 : 1.0;
    at += *at == '-' || *at == '+';
    if (*at < '0' || *at > '9')
        return false;
    // Below 2^53 every step is exact, so no strtod is needed, which would ask the locale for the decimal
    // mark.
    double digits = 0.0, scale = 1.0;
    for (; *at >= '0' && *at <= '9' && digits < 1e12; at++)
        digits = digits * 10.0 + (*at - '0');
    if (*at == '.') {
        at++;
        if (*at < '0' || *at > '9')
            return false;
        for (; *at >= '0' && *at <= '9' && digits < 1e12; at++, scale *= 10.0)
            digits = digits * 10.0 + (*at - '0');
    }
    double seconds = sign * digits / scale * seconds_of(*at);
    if (seconds_of(*at) == 0.0 || at[1] != '\0' || seconds > 1e13 || seconds < -1e13)
        return false;
    *duration = (struct duration){.declared = true, .seconds = seconds, .text = text};
    return true;
}
