// Dates and times as data files write them, as seconds since 1970-01-01T00:00:00 UTC (proleptic Gregorian
// calendar, ISO 8601; text without an offset is taken as UTC). Independent of the locale and the time zone
// database.
#ifndef LEAKAUDIT_INPUT_DATETIME_H
#define LEAKAUDIT_INPUT_DATETIME_H

#include "base/text.h"
#include "input/batch.h"

#include <stdbool.h>
#include <stdint.h>

// Reads a whole text in one of the layouts
//   DATE_ISO  YYYY-MM-DD     DATE_YMD  YYYY/MM/DD or YYYY.MM.DD
//   DATE_DMY  D/M/YYYY       DATE_MDY  M/D/YYYY       (also with - or . twice, or a year of two digits)
// optionally followed by T or spaces and HH:MM[:SS[.fraction]][ AM|PM][Z|+HH[[:]MM]]. *time tells whether
// there was a time.
bool datetime_parse(struct span text, enum date_order order, double *seconds, bool *time);

// Reads a whole text by a strptime(3) format, English names: %Y %y %m %d %e %j %b %B %h %a %A %H %I %k %l %M
// %S %p %f %z %Z (UTC, GMT or Z) %T %R %F %D %s %n %t %%. A fraction after %S is read too. The format must be
// valid.
bool datetime_parse_format(struct span text, const char *format, double *seconds);

// NULL if the format is one that datetime_parse_format() can read and has a date in it, else what is wrong
// with it.
const char *datetime_format_problem(const char *format);

// Days since 1970-01-01 of a date; false if there is no such day. Years 1 to 9999.
bool datetime_day(int year, int month, int day, int64_t *days);

#endif
