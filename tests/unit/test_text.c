#include "../../src/base/text.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static struct arena *arena;

static void blanks_are_trimmed_at_both_ends(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"  78.3 ", "78.3"}, {"\xC2\xA0 78.3\xE3\x80\x80", "78.3"},
        {"\xEF\xBB\xBFregion", "region"},
        {"\t\r\n", ""}, {"", ""}, {"a b", "a b"}, {"\xE5\x90\x89", "吉"}, {"。", "。"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(span_is(span_trim(span_of(texts[i][0])), texts[i][1]));
    assert_int_equal(span_trim(span_of(NULL)).len, 0);
    assert_true(span_is(SPAN("abc"), "abc") && !span_is(SPAN("abc"), "abcd"));
}

static void only_shortest_forms_are_utf8(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len, bad_at;
    } bad[] = {
        {"abc\x80", 4, 3}, {"\xC0\x80", 2, 0}, {"\xC1\xBF", 2, 0}, {"\xE0\x9F\xBF", 3, 0},
        {"ab\xED\xA0\x80", 5, 2}, {"\xF4\x90\x80\x80", 4, 0}, {"\xF5\x80\x80\x80", 4, 0},
        {"\xF0\x8F\xBF\xBF", 4, 0}, {"0123456789\xE5\x90", 12, 10}, {"\xFF", 1, 0},
        {"\xE5\x90\x89\xE9\xA6", 5, 3}, {"01234567\xE5z\x89", 11, 8},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t bad_at = 99;
        assert_false(utf8_valid(bad[i].bytes, bad[i].len, &bad_at));
        assert_int_equal(bad_at, bad[i].bad_at);
    }
    static const char good[] = "plain ASCII, 吉首市, é, 𠮷, \xF4\x8F\xBF\xBF, \xED\x9F\xBF";
    assert_true(utf8_valid(good, sizeof good - 1, NULL));
    assert_true(utf8_valid("", 0, NULL));
    assert_true(utf8_valid("a\0b", 3, NULL));
}

static void every_code_point_is_read_back(void **state)
{
    (void)state;
    for (uint32_t code = 0; code < 0x110000; code++) {
        char s[4];
        size_t n = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        static const unsigned char heads[] = {0, 0, 0xC0, 0xE0, 0xF0};
        for (size_t i = n, left = code; i-- > 0; left >>= 6)
            s[i] = (char)(i ? 0x80 | (left & 0x3F) : heads[n] | left);
        uint32_t read = 0;
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        assert_int_equal(utf8_next(s, n, &read), surrogate ? 0 : n);
        assert_true(surrogate || read == code);
        assert_int_equal(utf8_next(s, n - 1, &read), 0);
    }
}

static void chinese_characters_are_two_columns_wide(void **state)
{
    (void)state;
    assert_int_equal(text_width("abc", 3), 3);
    assert_int_equal(text_width("吉首市", 9), 6);
    assert_int_equal(text_width("（‰）", 9), 5);
    assert_int_equal(text_width("e\xCC\x81", 3), 1);
    assert_int_equal(text_width("a\xFF" "b", 3), 3);
}

static void folding_leaves_what_a_reader_sees(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"≥78．5％", "≥78.5%"},
        {"每年 降低 0.5 个百分点", "每年降低0.5个百分点"},
        {"１２３（岁）：＊", "123(岁):*"},
        {"\xEF\xBB\xBF" "a\xE2\x80\x8B\xC2\xAD\xE3\x80\x80z\xC2\xA0", "az"},
        {"⽬标值", "目标值"},                    /* Kangxi radical: NFKC */
        {"⻓期⻋辆⻚", "长期车辆页"},             /* radicals supplement: not NFKC */
        {"e\xCC\x81", "\xC3\xA9"},
        {"a\xCC\x81\xCC\xA3", "\xE1\xBA\xA1\xCC\x81"},   /* marks sorted, then composed */
        {"km²", "km2"}, {"㎡", "m2"}, {"PM₂.₅", "PM2.5"}, {"Ⅲ类", "III类"}, {"℃", "°C"},
        {"", ""}, {" \t\n", ""},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *folded = text_fold(arena, texts[i][0], strlen(texts[i][0]));
        assert_non_null(folded);
        assert_string_equal(folded, texts[i][1]);
        char room[64];
        size_t len = text_fold_into(texts[i][0], strlen(texts[i][0]), room, sizeof room);
        assert_int_equal(len, strlen(texts[i][1]));
        assert_memory_equal(room, texts[i][1], len);
    }
}

static void a_footnote_mark_never_becomes_a_digit(void **state)
{
    (void)state;
    static const char *const texts[] = {"78³", "78.5①", "①78.5", "3½", "78¹²", "⒈25", "3㏠", "10⁵"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(text_fold(arena, texts[i], strlen(texts[i])), texts[i]);
    const char *apart = "78 ³";
    assert_string_equal(text_fold(arena, apart, strlen(apart)), "78³");
    assert_string_equal(text_fold(arena, "78个①", strlen("78个①")), "78个1");
}

static void what_is_not_text_does_not_fold(void **state)
{
    (void)state;
    assert_null(text_fold(arena, "78\xFF", 3));
    assert_null(text_fold(arena, "78\0009", 4));
    assert_null(text_fold(arena, "78\0", 3));
    assert_null(text_fold(arena, "\xE5\x90", 2));
    char room[4];
    assert_int_equal(text_fold_into("abcdef", 6, room, sizeof room), 0);
}

static void long_texts_fold_too(void **state)
{
    (void)state;
    enum { TIMES = 5000 };
    char *text = arena_alloc(arena, TIMES * 9), *end = text;
    for (int i = 0; i < TIMES; i++)
        end = stpcpy(end, "ﷺ ％");              /* U+FDFA becomes 18 code points */
    char *folded = text_fold(arena, text, (size_t)(end - text));
    assert_non_null(folded);
    char *percent = folded;
    int found = 0;
    while ((percent = strchr(percent, '%')) && percent++)
        found++;
    assert_int_equal(found, TIMES);
    assert_true(utf8_valid(folded, strlen(folded), NULL));
}

static void nothing_shown_is_a_command(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
        const char *shown;
    } texts[] = {
        {"\033[2Jx", 5, "\\x1b[2Jx"}, {"a\0b\n", 4, "a\\x00b\\x0a"}, {"吉\xFF", 4, "吉\\xff"},
        {"\xC2\x9B" "31m", 5, "\\x9b31m"}, {"a\xE2\x80\xAE" "b", 5, "a\\u202eb"}, {"", 0, ""},
        {"\xE2\x81\xA6", 3, "\\u2066"}, {"\x7F\t", 2, "\\x7f\\x09"}, {"é𠮷≥", 9, "é𠮷≥"},
        {"\xF3\xA0\x81\x81", 4, "\\ue0041"}, {"\xF4\x8F\xBF\xBF", 4, "\\u10ffff"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(text_visible(arena, texts[i].bytes, texts[i].len), texts[i].shown);
}

static void the_nearest_name_is_suggested_if_it_is_near(void **state)
{
    (void)state;
    static const char *const keys[] = {"baseline", "target", "attribute", "unit", "base_year", "at",
                                       "人均预期寿命", "婴儿死亡率", NULL};
    static const char *const words[][2] = {
        {"basline", "baseline"}, {"Target", "target"}, {"TARGET", "target"}, {"tagret", "target"},
        {"atribut", "attribute"}, {"untis", NULL}, {"units", "unit"}, {"人均期望寿命", "人均预期寿命"},
        {"孕产妇死亡率", NULL}, {"zebra", NULL}, {"", NULL}, {"x", NULL}, {"at", "at"}, {"ta", "at"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *found = text_nearest(words[i][0], keys, sizeof keys / sizeof *keys);
        if (words[i][1])
            assert_string_equal(found, words[i][1]);
        else
            assert_null(found);
    }
    assert_null(text_nearest("a", NULL, 0));
    static const char *const one_letter[] = {"y"};
    assert_null(text_nearest("x", one_letter, 1));
    char endless[1000];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = 0;
    const char *const same[] = {endless};
    assert_null(text_nearest(endless, same, 1));
}

static void names_get_numbers_in_the_order_of_first_sight(void **state)
{
    (void)state;
    struct intern *t = intern_new(arena);
    char name[32];
    for (uint32_t i = 0; i < 20000; i++) {
        size_t len = (size_t)sprintf(name, "区域%u", i);
        assert_int_equal(intern_id(t, name, len), i);
        assert_int_equal(intern_id(t, name, len), i);
    }
    assert_int_equal(intern_count(t), 20000);
    uint32_t id;
    assert_true(intern_find(t, "区域777", strlen("区域777"), &id));
    assert_int_equal(id, 777);
    assert_false(intern_find(t, "区域20000", strlen("区域20000"), &id));
    assert_string_equal(intern_text(t, 19999), "区域19999");
    assert_int_equal(intern_id(t, "", 0), 20000);
    assert_int_equal(intern_id(t, NULL, 0), 20000);
    assert_int_equal(intern_id(t, "a\0b", 3), 20001);
    assert_int_equal(intern_id(t, "a\0c", 3), 20002);
}

static void equal_texts_hash_alike_and_others_do_not(void **state)
{
    (void)state;
    char a[] = "xx433101:life_expectancy", b[] = "433101:life_expectancy";
    assert_true(text_hash(a + 2, strlen(b)) == text_hash(b, strlen(b)));   /* at any alignment */
    assert_true(text_hash("430000:beds", 11) != text_hash("433101:beds", 11));
    assert_true(text_hash("a", 1) != text_hash("a\0", 2));
    assert_true(text_hash("12345678", 8) != text_hash("12345678\0", 9));
}

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_are_trimmed_at_both_ends),
        cmocka_unit_test(only_shortest_forms_are_utf8),
        cmocka_unit_test(every_code_point_is_read_back),
        cmocka_unit_test(chinese_characters_are_two_columns_wide),
        cmocka_unit_test(folding_leaves_what_a_reader_sees),
        cmocka_unit_test(a_footnote_mark_never_becomes_a_digit),
        cmocka_unit_test(what_is_not_text_does_not_fold),
        cmocka_unit_test(long_texts_fold_too),
        cmocka_unit_test(nothing_shown_is_a_command),
        cmocka_unit_test(the_nearest_name_is_suggested_if_it_is_near),
        cmocka_unit_test(names_get_numbers_in_the_order_of_first_sight),
        cmocka_unit_test(equal_texts_hash_alike_and_others_do_not),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
