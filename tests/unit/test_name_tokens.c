// Splitting names of columns into words.
#include "evidence/declarations/name_tokens.h"

#include "unit_main.h"

#include <string.h>

static void check(const char *name, const char *expected) {
    struct name_tokens tokens;
    name_tokens_split(name, &tokens);
    char joined[1024] = "";
    for (size_t i = 0; i < tokens.count; i++) {
        strcat(joined, i ? " " : "");
        strcat(joined, tokens.token[i]);
    }
    ck_assert_str_eq(joined, expected);
}

START_TEST(words) {
    check("patient_id", "patient id");
    check("patientId", "patient id");
    check("PATIENT ID", "patient id");
    check("visit2.date", "visit date");
    check("Größe", "größe");
    check("__", "");
    check("", "");
}
END_TEST

START_TEST(limits) {
    struct name_tokens tokens;
    name_tokens_split("a_b_c_d_e_f_g_h_i_j_k_l_m_n_o_p_q_r", &tokens);
    ck_assert_uint_eq(tokens.count, NAME_TOKENS);
    ck_assert_str_eq(tokens.token[15], "p");
    name_tokens_split("abcdefghijabcdefghijabcdefghijabcdefghij_x", &tokens);
    ck_assert_uint_eq(strlen(tokens.token[0]), NAME_TOKEN - 1);
    ck_assert_str_eq(tokens.token[1], "x");
}
END_TEST

UNIT_MAIN("name_tokens", words, limits)
