// Row keys are sorted, thinned by key, and kept once in a set.
#include "profile/row_list.h"

#include "base/hash.h"
#include "unit_main.h"

enum { MANY = 30000 };

static bool in_order(const struct row_list *list) {
    for (size_t i = 1; i < list->count; i++) {
        struct row_key a = list->at[i - 1], b = list->at[i];
        if (a.key > b.key || (a.key == b.key && a.tail > b.tail))
            return false;
    }
    return true;
}

START_TEST(sorts_by_key_then_tail) {
    static const uint64_t masks[] = {UINT64_MAX, 0xff, UINT64_C(0xff) << 56, 0};
    for (size_t m = 0; m < sizeof masks / sizeof *masks; m++) {
        struct row_list list;
        row_list_init(&list, MANY, 0, false);
        uint64_t sum = 0, after = 0;
        for (uint64_t i = 0; i < MANY; i++) {
            struct row_key key = {hash_mix(i, 1) & masks[m], hash_mix(i, 2) & masks[(m + 1) % 4]};
            sum += hash_mix(key.key, key.tail);
            ck_assert(row_list_add(&list, key));
        }
        row_list_sort(&list);
        ck_assert(in_order(&list));
        for (size_t i = 0; i < list.count; i++)
            after += hash_mix(list.at[i].key, list.at[i].tail);
        ck_assert_uint_eq(sum, after);
        ck_assert_uint_eq(list.count, MANY);
        ck_assert(!row_list_add(&list, (struct row_key){0, 0}));
        row_list_thin(&list, 4);
        for (size_t i = 0; i < list.count; i++)
            ck_assert_uint_eq(list.at[i].key % 4, 0);
        ck_assert_uint_eq(list.every, 4);
        row_list_finish(&list);
    }
}
END_TEST

START_TEST(a_set_makes_room_by_dropping_repeats) {
    struct row_list list;
    row_list_init(&list, 1000, 0, true);
    for (uint64_t i = 0; i < MANY; i++)
        ck_assert(row_list_add(&list, (struct row_key){hash_mix(i % 500, 1), i % 2}));
    row_list_sort(&list);
    ck_assert(in_order(&list));
    ck_assert_uint_eq(list.count, 500); // i % 500 decides i % 2
    for (uint64_t i = 0; i < 600; i++) {
        if (!row_list_add(&list, (struct row_key){i, 0}))
            break;
        ck_assert_uint_le(i, 502); // 1000 less 500, and no more
    }
    row_list_finish(&list);
}
END_TEST

START_TEST(a_tail_holds_value_label_and_part) {
    struct row_key key = {0, row_key_tail(UINT64_C(0xabcdef0123456789), UINT64_C(0x123456789abcdef0), 200)};
    ck_assert_uint_eq(row_key_value(key), 0xabcdef0);
    ck_assert_uint_eq(row_key_label(key), 0x1234567);
    ck_assert_uint_eq(row_key_part(key), 200);
}
END_TEST

UNIT_MAIN("row_list", sorts_by_key_then_tail, a_set_makes_room_by_dropping_repeats,
          a_tail_holds_value_label_and_part)
