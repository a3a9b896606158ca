// Numbering forms.
#include "profile/forms.h"

void forms_number(struct forms *forms, const uint16_t *form, size_t count, uint8_t *number) {
    for (size_t i = 0; i < count; i++) {
        uint8_t *known = &forms->number[form[i]];
        if (*known == FORM_UNKNOWN && forms->count < FORMS_KEPT) {
            *known = (uint8_t)++forms->count;
            forms->form[*known] = form[i];
        }
        number[i] = *known;
    }
}
