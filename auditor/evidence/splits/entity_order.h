// The order of time within each declared entity (a patient, a shop): whether its training rows lie before its
// test rows. Never across entities: one may begin where another has ended.
#ifndef LEAKAUDIT_EVIDENCE_ENTITY_ORDER_H
#define LEAKAUDIT_EVIDENCE_ENTITY_ORDER_H

#include "evidence/splits/division.h"

// Sets the measures entity_order.* of the subject. The axis is DEFINED. Where no group is declared only
// entity_order.apart is looked for, among all columns (apart.h).
void entity_order_set(struct gather *gather, size_t subject, const struct split_pair *pair,
                      const struct division *division, const struct time_axis *axis);
// Sets them all undefined, for that reason or because no group is declared.
void entity_order_set_undefined(struct gather *gather, size_t subject, enum undefined why);

#endif
