// Names of individuals, of what many rows share, and of neither.
#include "evidence/splits/entity_name.h"

#include "unit_main.h"

static void check(enum entity_name expected, const char *const *names) {
    struct arena arena;
    struct notes errors;
    struct words words;
    struct error error;
    arena_init(&arena);
    notes_init(&errors, &arena);
    ck_assert(words_load(&arena, NULL, &errors, &words, &error) == STATUS_OK);
    for (; *names; names++)
        ck_assert_msg(entity_name_of(&words, *names) == expected, "%s", *names);
    notes_finish(&errors);
    arena_finish(&arena);
}

START_TEST(individuals) {
    check(ENTITY_NAME_INDIVIDUAL,
          (const char *[]){"id", "ID", "Subject", "patient_id", "PatientID", "customerid", "USERID", "userNo",
                           "id_paciente", "bank_customer_id", "Kundennummer", "kunden_nr", "subject.number",
                           "household_id", "numéro_patient", "klant_id", NULL});
}
END_TEST

START_TEST(things_places_and_times) {
    check(ENTITY_NAME_COMMON,
          (const char *[]){"zip", "store_id", "product_code", "neighborhood", "HomeTeam", "job", "hour",
                           "year", "patient_group", "customer_city", "PLZ", "visit_id", NULL});
}
END_TEST

START_TEST(neither) {
    check(ENTITY_NAME_OPEN, (const char *[]){"age", "edad_paciente", "patient_age", "customer_income",
                                             "number", "V1", "code", "userx", "", NULL});
}
END_TEST

UNIT_MAIN("entity_name", individuals, things_places_and_times, neither)
