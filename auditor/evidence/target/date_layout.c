// What tells hands apart is seen at once: the year first or last, the sign between the parts, and whether
// there is a time.
#include "evidence/target/date_layout.h"

#include "input/datetime.h"

enum { SCREENED = 64 };

static const double MOST = 0.9;

// The sign between the parts: 1 - 3, or 0 for another.
static uint8_t sign_of(struct span text) {
    size_t at = 0;
    while (at < text.length && text.at[at] >= '0' && text.at[at] <= '9')
        at++;
    char sign = at < text.length ? text.at[at] : '\0';
    return sign == '-' ? 1 : sign == '/' ? 2 : sign == '.' ? 3 : 0;
}

// Day before month comes first among the ambiguous: which of the two it was can't be seen in one cell.
static uint8_t layout_of(struct span text, double *seconds) {
    static const enum date_order orders[] = {DATE_ISO, DATE_YMD, DATE_DMY, DATE_MDY};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        bool time, year_first = orders[i] == DATE_ISO || orders[i] == DATE_YMD;
        if (datetime_parse(text, orders[i], seconds, &time))
            return (uint8_t)(1 + sign_of(text) + 4 * year_first + 8 * time);
    }
    return 0;
}

bool date_layout_read(const struct dictionary *dictionary, uint8_t *layout, double *seconds) {
    size_t dates = 0, looked = layout ? dictionary->count : SCREENED;
    for (size_t code = 0; code < dictionary->count && code < looked; code++) {
        double moment = 0;
        uint8_t found = layout_of(dictionary_text(dictionary, (uint32_t)code), &moment);
        dates += found != 0;
        if (layout)
            layout[code] = found;
        if (seconds)
            seconds[code] = moment;
        if (code + 1 == SCREENED && (double)dates < MOST * SCREENED)
            return false;
    }
    looked = looked < dictionary->count ? looked : dictionary->count;
    return looked > 0 && (double)dates >= MOST * (double)looked;
}
