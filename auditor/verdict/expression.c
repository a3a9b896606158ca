// Parses expressions: syntax first, then names and types, then the list of the measures they need.
#include "verdict/term.h"

static size_t count_mentions(const struct term *term) {
    size_t count = term->kind == TERM_MEASURE;
    for (const struct term *part = term->first; part; part = part->next)
        count += count_mentions(part);
    return count;
}

static void collect(struct expression *expression, const struct term *term) {
    if (term->kind == TERM_MEASURE) {
        for (size_t i = 0; i < expression->measure_count; i++)
            if (expression->measures[i] == term->measure)
                return;
        expression->measures[expression->measure_count++] = term->measure;
    }
    for (const struct term *part = term->first; part; part = part->next)
        collect(expression, part);
}

// Without line breaks around it; a block scalar ends in one. Sets *shift to what was cut off in front.
static struct span trim(struct span text, size_t *shift) {
    const char *start = text.at;
    while (text.length > 0 && (*text.at == ' ' || *text.at == '\n' || *text.at == '\t')) {
        text.at++;
        text.length--;
    }
    while (text.length > 0 && (text.at[text.length - 1] == ' ' || text.at[text.length - 1] == '\n' ||
                               text.at[text.length - 1] == '\t'))
        text.length--;
    *shift = (size_t)(text.at - start);
    return text;
}

struct expression *expression_parse(struct arena *arena, struct position where,
                                    const struct expression_scope *scope, struct notes *errors) {
    size_t shift;
    struct span text = trim((struct span){where.node->text, where.node->length}, &shift);
    struct syntax_error problem;
    struct term *root = term_parse(arena, text, &problem);
    if (!root) {
        notes_add(errors, NOTE_ERROR, position_at(where, shift + problem.offset), "%s", problem.text);
        return NULL;
    }
    enum sort sort = term_check(root, where, shift, scope, errors);
    if (sort == SORT_WRONG)
        return NULL;
    if (sort != SORT_TRUTH) {
        notes_add(errors, NOTE_ERROR, position_at(where, shift),
                  "a condition must be true or false: compare this with something");
        return NULL;
    }
    struct expression *expression = arena_alloc(arena, 1, sizeof *expression);
    expression->text = text_copy(arena, text);
    expression->root = root;
    expression->measures = arena_alloc(arena, count_mentions(root), sizeof *expression->measures);
    collect(expression, root);
    return expression;
}

const char *expression_text(const struct expression *expression) {
    return expression->text;
}

size_t expression_measure_count(const struct expression *expression) {
    return expression->measure_count;
}

int expression_measure(const struct expression *expression, size_t i) {
    return expression->measures[i];
}
