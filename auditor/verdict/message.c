// Finds the placeholders of a template, checks them when the rule is loaded, and fills them in for a finding.
#include "verdict/message.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum style { STYLE_PLAIN, STYLE_PERCENT, STYLE_COUNT };

// A stretch of a template: plain text, or a placeholder.
struct piece {
    bool placeholder;
    struct span text;    // the text; of a placeholder what stands before the bar
    struct span style;   // what stands behind the bar; at is NULL if there is no bar
    size_t offset;       // in the template
    const char *problem; // NULL, or what is wrong with the braces
};

// Takes the piece that begins at *offset; false at the end.
static bool piece_next(struct span text, size_t *offset, struct piece *piece) {
    size_t start = *offset, i = start;
    if (start >= text.length)
        return false;
    *piece = (struct piece){.offset = start};
    char c = text.at[i];
    if (c == '{' || c == '}') {
        if (i + 1 < text.length && text.at[i + 1] == c) { // doubled: one brace
            piece->text = (struct span){text.at + i, 1};
            *offset = i + 2;
            return true;
        }
        const char *end = c == '{' ? memchr(text.at + i, '}', text.length - i) : NULL;
        piece->placeholder = true;
        if (!end) {
            piece->problem =
                c == '{' ? "this { is never closed; write {{ for a brace" : "write }} for a brace";
            *offset = text.length;
            return true;
        }
        piece->text = (struct span){text.at + i + 1, (size_t)(end - text.at) - i - 1};
        const char *bar = memchr(piece->text.at, '|', piece->text.length);
        if (bar) {
            piece->style = (struct span){bar + 1, (size_t)(end - bar) - 1};
            piece->text.length = (size_t)(bar - piece->text.at);
        }
        *offset = (size_t)(end - text.at) + 1;
        return true;
    }
    while (i < text.length && text.at[i] != '{' && text.at[i] != '}')
        i++;
    piece->text = (struct span){text.at + start, i - start};
    *offset = i;
    return true;
}

static const char *const style_names[] = {"", "percent", "count"};

static enum style style_of(struct span style) {
    if (span_is(style, "percent"))
        return STYLE_PERCENT;
    return span_is(style, "count") ? STYLE_COUNT : STYLE_PLAIN;
}

static int measure_of(struct arena *arena, struct span name) {
    return measure_find(text_copy(arena, name));
}

enum word { WORD_COLUMN, WORD_COLUMNS, WORD_NAME, WORD_TARGET, WORD_TRAIN, WORD_TEST, WORD_COUNT };
static const char *const word_names[WORD_COUNT] = {"column", "columns", "name", "target", "train", "test"};

static enum word word_of(struct span text) {
    enum word word = WORD_COLUMN;
    while (word < WORD_COUNT && !span_is(text, word_names[word]))
        word++;
    return word;
}

static void complain(struct notes *errors, struct place place, const char *what, struct span name,
                     const char *const *known, size_t count) {
    char *word = text_copy(errors->arena, name);
    const char *near = text_suggest(word, known, count);
    if (near)
        notes_add(errors, NOTE_ERROR, place, "unknown %s '%s' (did you mean '%s'?)", what, word, near);
    else
        notes_add(errors, NOTE_ERROR, place, "unknown %s '%s'", what, word);
}

static void check_word(const struct piece *piece, struct place place, const struct expression_scope *scope,
                       struct notes *errors) {
    bool one = scope->subject == SUBJECT_COLUMN || scope->subject == SUBJECT_FEATURE;
    if (word_of(piece->text) == WORD_COLUMN && !one)
        notes_add(errors, NOTE_ERROR, place,
                  "a rule about each %s has no {column}; write {columns} or {name}",
                  subject_kind_names[scope->subject]);
    bool two = scope->subject == SUBJECT_SPLIT_PAIR || scope->subject == SUBJECT_SPLIT_KEY;
    if ((word_of(piece->text) == WORD_TRAIN || word_of(piece->text) == WORD_TEST) && !two)
        notes_add(errors, NOTE_ERROR, place, "a rule about each %s knows no two splits",
                  subject_kind_names[scope->subject]);
    if (piece->style.at)
        notes_add(errors, NOTE_ERROR, place, "a name can't be printed as a number");
}

static void check_measure(const struct piece *piece, struct place place, const struct expression_scope *scope,
                          struct notes *errors) {
    int measure = measure_of(errors->arena, piece->text);
    if (measure < 0) {
        bool dotted = memchr(piece->text.at, '.', piece->text.length) != NULL;
        complain(errors, place, dotted ? "measure" : "placeholder", piece->text,
                 dotted ? measure_names() : word_names, dotted ? measure_count : WORD_COUNT);
        return;
    }
    const struct measure *row = &measures[measure];
    if (!expression_fits(row->subject, scope->subject))
        notes_add(errors, NOTE_ERROR, place, "'%s' is measured for each %s, but the rule is about each %s",
                  row->name, subject_kind_names[row->subject], subject_kind_names[scope->subject]);
    bool number = row->type == VALUE_ESTIMATE || row->type == VALUE_COUNT;
    if (piece->style.at && !number)
        notes_add(errors, NOTE_ERROR, place, "'%s' is a %s and can't be printed as a number", row->name,
                  value_type_names[row->type]);
}

static void check_piece(const struct piece *piece, struct place place, const struct expression_scope *scope,
                        struct notes *errors) {
    if (piece->problem) {
        notes_add(errors, NOTE_ERROR, place, "%s", piece->problem);
        return;
    }
    if (piece->style.at && style_of(piece->style) == STYLE_PLAIN)
        complain(errors, place, "style", piece->style, style_names + 1, 2);
    if (piece->text.length > 0 && piece->text.at[0] == '$') {
        struct span name = {piece->text.at + 1, piece->text.length - 1};
        for (size_t i = 0; i < scope->parameter_count; i++)
            if (span_is(name, scope->parameters[i]))
                return;
        complain(errors, place, "parameter", name, scope->parameters, scope->parameter_count);
    } else if (word_of(piece->text) != WORD_COUNT) {
        check_word(piece, place, scope, errors);
    } else {
        check_measure(piece, place, scope, errors);
    }
}

bool message_check(struct position where, const struct expression_scope *scope, struct notes *errors) {
    size_t before = errors->errors, offset = 0;
    struct piece piece;
    while (piece_next((struct span){where.node->text, where.node->length}, &offset, &piece))
        if (piece.placeholder)
            check_piece(&piece, position_at(where, piece.offset), scope, errors);
    return errors->errors == before;
}

size_t message_measures(struct arena *arena, const char *text, int *found) {
    size_t offset = 0, count = 0;
    struct piece piece;
    while (piece_next(span_of(text), &offset, &piece)) {
        int measure = piece.placeholder ? measure_of(arena, piece.text) : -1;
        if (measure >= 0 && found)
            found[count] = measure;
        count += measure >= 0;
    }
    return count;
}

// 4 significant digits; what is not quite 1 must not look like it.
static const char *number_text(struct arena *arena, double value, enum style style) {
    char out[TEXT_NUMBER];
    if (style == STYLE_COUNT && value >= 0 && value < 1e18)
        return text_format(arena, "%s", text_count((uint64_t)llround(value), out));
    if (style == STYLE_PERCENT) {
        if (value < 1 && value >= 0.9995)
            return "over 99.9 %";
        return text_format(arena, "%s %%", text_rounded(100 * value, 3, out));
    }
    if (value < 1 && value >= 0.99995)
        return "over 0.9999";
    return text_format(arena, "%s", text_rounded(value, 4, out));
}

static const char *value_text_of(struct arena *arena, const struct value *value, enum style style) {
    char out[TEXT_NUMBER];
    if (value->why != DEFINED)
        return "unknown";
    switch (value->type) {
    case VALUE_ESTIMATE:
        return value->estimate.why == DEFINED ? number_text(arena, value->estimate.value, style) : "unknown";
    case VALUE_COUNT:
        return style == STYLE_PERCENT ? number_text(arena, (double)value->count, style)
                                      : text_format(arena, "%s", text_count(value->count, out));
    case VALUE_FLAG: return value->flag ? "yes" : "no";
    case VALUE_NAME:
    case VALUE_TEXT: break;
    }
    return value->text ? value->text : "unknown";
}

static const char *columns_text(struct arena *arena, const struct subject *subject) {
    const char *text = subject->column_count > 0 ? subject->columns[0] : subject->name;
    for (size_t i = 1; i < subject->column_count; i++)
        text = text_format(arena, "%s%s%s", text, i + 1 < subject->column_count ? ", " : " and ",
                           subject->columns[i]);
    return text;
}

static const char *fill_word(struct arena *arena, enum word word, const struct message_facts *facts) {
    const struct subject *subject = &facts->evidence->subjects[facts->subject];
    switch (word) {
    case WORD_COLUMN:
    case WORD_NAME: return subject->name;
    case WORD_COLUMNS: return columns_text(arena, subject);
    case WORD_TRAIN: return subject->splits[0] ? subject->splits[0] : "train";
    case WORD_TEST: return subject->splits[1] ? subject->splits[1] : "test";
    default: return facts->target ? facts->target : "the target";
    }
}

static const char *fill_piece(struct arena *arena, const struct piece *piece,
                              const struct message_facts *facts) {
    enum style style = style_of(piece->style);
    if (piece->text.at[0] == '$') {
        struct span name = {piece->text.at + 1, piece->text.length - 1};
        for (size_t i = 0; i < facts->parameter_count; i++)
            if (span_is(name, facts->parameters[i]))
                return number_text(arena, facts->values[i], style);
    }
    enum word word = word_of(piece->text);
    if (word != WORD_COUNT)
        return fill_word(arena, word, facts);
    int measure = measure_of(arena, piece->text);
    assert(measure >= 0); // message_check() has seen to that
    return value_text_of(arena, evidence_value(facts->evidence, facts->subject, measure), style);
}

const char *message_fill(struct arena *arena, const char *text, const struct message_facts *facts) {
    const char **parts = NULL;
    size_t count = 0, capacity = 0, offset = 0, length = 0;
    struct piece piece;
    while (piece_next(span_of(text), &offset, &piece)) {
        parts = memory_room(parts, count, &capacity, sizeof *parts);
        parts[count] = piece.placeholder ? fill_piece(arena, &piece, facts) : text_copy(arena, piece.text);
        length += strlen(parts[count++]);
    }
    char *out = arena_alloc(arena, length + 1, 1), *end = out;
    for (size_t i = 0; i < count; i++) {
        size_t part = strlen(parts[i]);
        memcpy(end, parts[i], part);
        end += part;
    }
    memory_free(parts);
    return out;
}
