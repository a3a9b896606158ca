// The forms (input/form.h) that occur in one column, numbered in the order they first appear, so that the
// store can keep a byte a cell.
#ifndef LEAKAUDIT_PROFILE_FORMS_H
#define LEAKAUDIT_PROFILE_FORMS_H

#include "input/form.h"

#include <stddef.h>
#include <stdint.h>

#define FORMS_KEPT 255
#define FORM_UNKNOWN 0 // number of a form beyond those, or of a cell that no file has

struct forms {
    uint8_t number[FORMS];         // by form; 0 = not seen
    uint16_t form[FORMS_KEPT + 1]; // by number; the first is 1
    size_t count;
};

// The numbers of some forms; new ones are entered.
void forms_number(struct forms *forms, const uint16_t *form, size_t count, uint8_t *number);

#endif
