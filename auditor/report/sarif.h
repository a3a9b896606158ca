// The pieces that a SARIF log (OASIS SARIF 2.1.0) is made of: members, messages and locations.
#ifndef LEAKAUDIT_REPORT_SARIF_H
#define LEAKAUDIT_REPORT_SARIF_H

#include "audit.h"
#include "base/json.h"

struct sarif {
    struct json json;
    struct arena arena; // what lives as long as the report is written
    const struct audit *audit;
};

// "key": "text" for what we wrote ourselves.
void sarif_pair(struct sarif *sarif, const char *key, const char *text);
// The same for untrusted text: without control, zero-width and direction characters, for a reader who can't
// see them.
void sarif_text_pair(struct sarif *sarif, const char *key, const char *text);
void sarif_count_pair(struct sarif *sarif, const char *key, uint64_t count);
// "key": {"text": ...} for untrusted text, in which nothing is a link.
void sarif_message(struct sarif *sarif, const char *key, const char *text);
// A location object: the file as a URI reference, a region of one character (the first of the file when the
// line is not known), and a message unless it is NULL.
void sarif_location(struct sarif *sarif, struct place place, const char *message);

#endif
