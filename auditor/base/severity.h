// How bad a finding is. A word of the schema's policy, of rule files, of the command line and of reports.
#ifndef LEAKAUDIT_BASE_SEVERITY_H
#define LEAKAUDIT_BASE_SEVERITY_H

enum severity { SEVERITY_OFF, SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

// "off", "note", "warning", "error", indexed by the enum.
extern const char *const severity_names[];
#define SEVERITY_COUNT 4

// Of two least severities that make an audit fail (SEVERITY_OFF: none does) the one that fails more often.
enum severity severity_stricter(enum severity a, enum severity b);

#endif
