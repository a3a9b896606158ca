// A list of at most SHIFT_NAMED columns in the order of their weights.
#include "evidence/splits/shift_list.h"

#include "base/text.h"

void shift_list_add(struct shift_list *list, const char *name, const char *words, double weight) {
    size_t kept = list->count < SHIFT_NAMED ? list->count : SHIFT_NAMED, at = kept;
    while (at > 0 && list->item[at - 1].weight < weight)
        at--;
    for (size_t i = kept < SHIFT_NAMED ? kept : SHIFT_NAMED - 1; i > at; i--)
        list->item[i] = list->item[i - 1];
    if (at < SHIFT_NAMED)
        list->item[at] = (struct shift_named){name, words, weight};
    list->count++;
}

const char *shift_list_text(const struct shift_list *list, struct arena *arena) {
    const char *text = "";
    for (size_t i = 0; i < list->count && i < SHIFT_NAMED; i++)
        text =
            text_format(arena, "%s%s%s (%s)", text, i ? ", " : "", list->item[i].name, list->item[i].words);
    if (list->count <= SHIFT_NAMED)
        return text;
    size_t more = list->count - SHIFT_NAMED;
    return text_format(arena, "%s, and %zu column%s more by less", text, more, more > 1 ? "s" : "");
}
