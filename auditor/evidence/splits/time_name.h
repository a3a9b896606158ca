// What the name of a column says about times: that the row happened then, or only something about it (a
// birth, a hiring, an expiry); and which part of a date a number is (year, month, day, hour). Names are
// hints: they choose among columns, never accuse.
#ifndef LEAKAUDIT_EVIDENCE_TIME_NAME_H
#define LEAKAUDIT_EVIDENCE_TIME_NAME_H

#define TIME_NAME_REST 64

enum time_part { TIME_YEAR, TIME_MONTH, TIME_DAY, TIME_HOUR, TIME_PARTS, TIME_NO_PART = TIME_PARTS };

enum time_sense {
    TIME_SENSE_NONE,      // the name says nothing about time
    TIME_SENSE_ROW,       // date, timestamp, dteday, order_month: when the row happened
    TIME_SENSE_ATTRIBUTE, // date_of_birth, yr_built, hire_date, last_login: a fact about what the row is
                          // about
};

// What kind of time a column's name promises.
enum time_sense time_name_sense(const char *name);
// The part of a date that a name such as mnth, MoSold or hour_of_day means, and in `rest` the other words of
// the name, by which parts of one date find each other (YrSold and MoSold: "sold").
enum time_part time_name_part(const char *name, char rest[TIME_NAME_REST]);

#endif
