// The words for severities, and their order.
#include "base/severity.h"

const char *const severity_names[] = {"off", "note", "warning", "error"};

enum severity severity_stricter(enum severity a, enum severity b) {
    if (a == SEVERITY_OFF || b == SEVERITY_OFF)
        return a == SEVERITY_OFF ? b : a;
    return a < b ? a : b;
}
