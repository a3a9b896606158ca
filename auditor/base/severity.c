// The words for severities.
#include "base/severity.h"

const char *const severity_names[] = {"off", "note", "warning", "error"};
