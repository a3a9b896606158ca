// Reads a YAML mapping by a table: one row a key says how its value is read and where it goes. The same table
// serves the check for unknown keys, so that no key can be known to one and not to the other.
#ifndef LEAKAUDIT_INPUT_FIELD_H
#define LEAKAUDIT_INPUT_FIELD_H

#include "base/document.h"
#include "base/error.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>

// What every reader of a value needs to know.
struct field_context {
    struct arena *arena; // for everything that is kept
    struct notes *errors;
    const char *folder; // that relative paths start from, ending in '/', or ""
    bool expand_globs;  // false: look into no folder
};

struct field;

// Reads `value` into *member; problems go to the context's errors and leave *member alone. `what` names the
// value in messages ("'type'").
typedef void field_reader(const struct field_context *context, const struct field *field,
                          const struct node *value, const char *what, void *member);

struct field {
    const char *key;
    field_reader *read;
    size_t member;            // offset in the struct that is filled
    size_t place;             // offset of a struct place for where the value stands; 0 = not wanted
    const char *const *words; // field_choice: the words by value of the enum; a word "" is not offered
    size_t word_count;
    const char *same_as; // this key is another spelling of that one, and they may not stand together
    bool required;
};

// Fills *object from a mapping, key by key in the order written. Unknown and missing keys are errors. `what`
// names the mapping ("a column"). False if `node` is no mapping.
bool field_read_all(const struct field_context *context, const struct node *node, const char *what,
                    const struct field *fields, size_t count, void *object);
// Calls `read` for each item of a list, with member[i] of `size` bytes; returns the array. A value that is no
// list is an error, and the count 0.
void *field_read_items(const struct field_context *context, const struct node *node, const char *what,
                       size_t size, size_t *count, field_reader *read);

field_reader field_text;       // const char *, not blank
field_reader field_number;     // double
field_reader field_bool;       // bool
field_reader field_choice;     // an enum
field_reader field_node;       // const struct node *: kept as it is
field_reader field_reference;  // struct reference
field_reader field_references; // struct references: a list, or a single name
field_reader field_duration;   // struct duration
field_reader field_length;     // struct duration, not negative
field_reader field_window;     // struct window

#endif
