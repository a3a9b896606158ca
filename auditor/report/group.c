// Finds groups among a verdict's findings, which come sorted.
#include "report/group.h"

#include "base/text.h"

#include <string.h>

size_t group_length(const struct verdict *verdict, size_t first) {
    const struct finding *head = &verdict->findings[first];
    size_t length = 1;
    while (first + length < verdict->finding_count) {
        const struct finding *next = &verdict->findings[first + length];
        if (next->rule != head->rule || next->severity != head->severity ||
            (next->suppressed != NULL) != (head->suppressed != NULL))
            break;
        length++;
    }
    return length;
}

static const char *name_of(const struct audit *audit, const struct finding *finding) {
    return audit->evidence->subjects[finding->subject].name;
}

static bool same_text(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool group_is_alike(const struct audit *audit, const struct finding *findings, size_t length) {
    const char *name = name_of(audit, findings), *at = strstr(findings->message, name);
    if (*name == '\0' || !at)
        return false;
    const size_t before = (size_t)(at - findings->message);
    const char *after = at + strlen(name);
    for (size_t i = 1; i < length; i++) {
        const char *other = name_of(audit, &findings[i]), *message = findings[i].message;
        const size_t size = strlen(other);
        if (strncmp(message, findings->message, before) != 0 || strncmp(message + before, other, size) != 0 ||
            strcmp(message + before + size, after) != 0 ||
            !same_text(findings[i].because, findings->because) ||
            !same_text(findings[i].suppressed, findings->suppressed))
            return false;
    }
    return true;
}

const char *group_others(struct arena *arena, const struct audit *audit, const struct finding *findings,
                         size_t length, size_t most) {
    const size_t shown = length < most ? length : most;
    size_t size = 1;
    for (size_t i = 1; i < shown; i++)
        size += strlen(name_of(audit, &findings[i])) + 2;
    char *names = arena_alloc(arena, size, 1), *end = names;
    *end = '\0';
    for (size_t i = 1; i < shown; i++) {
        const char *name = name_of(audit, &findings[i]);
        const size_t width = strlen(name);
        if (i > 1)
            end = (char *)memcpy(end, ", ", 2) + 2;
        end = (char *)memcpy(end, name, width + 1) + width;
    }
    return shown < length ? text_format(arena, "%s and %zu more", names, length - shown) : names;
}
