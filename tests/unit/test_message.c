#include "../../src/base/message.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

/* What has two languages itself is given as the last two arguments: English takes the first of
 * them, Chinese the second. */
static bool ends_in_pair(uint32_t en, uint32_t zh)
{
    uint32_t only_en = en & ~zh, only_zh = zh & ~en, both = en & zh;
    return only_en && (only_en & (only_en - 1)) == 0 && only_zh == only_en << 1 && both < only_en;
}

/* The arguments {1} to {31} that an entry uses, a bit each; 0 is none, so {0} is a mistake. */
static uint32_t arguments_used(const char *entry)
{
    uint32_t used = 0;
    for (const char *c = entry; (c = strchr(c, '{')); c++) {
        unsigned number;
        int len = 0;
        if (sscanf(c, "{%2u}%n", &number, &len) == 1 && len > 0)
            used |= (uint32_t)1 << number % 32;
    }
    return used;
}

static void both_languages_use_the_same_arguments(void **state)
{
    (void)state;
    int wrong = 0;
    for (int id = 0; id < MSG_COUNT; id++) {
        const char *en = message_text((enum message_id)id, LANG_EN);
        const char *zh = message_text((enum message_id)id, LANG_ZH);
        uint32_t in_en = arguments_used(en), in_zh = arguments_used(zh);
        bool agree = in_en == in_zh || ends_in_pair(in_en, in_zh);
        if (!agree || in_en & 1 || !(*en || *zh)) {
            printf("message %s: \"%s\" and \"%s\"\n", message_name((enum message_id)id), en, zh);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void every_text_is_utf8_without_control_characters(void **state)
{
    (void)state;
    for (int id = 0; id < MSG_COUNT; id++) {
        for (int lang = LANG_ZH; lang <= LANG_EN; lang++) {
            const char *text = message_text((enum message_id)id, (enum lang)lang);
            assert_true(utf8_valid(text, strlen(text), NULL));
            assert_null(strchr(text, '\033'));
        }
    }
}

static void arguments_stand_where_the_language_wants_them(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct message m = MESSAGE(a, MSG_file_unreadable, "plan.yaml", "{1} is no argument",
                               "{1} is no argument");
    assert_string_equal(m.en, "plan.yaml cannot be read: {1} is no argument");
    assert_string_equal(m.zh, "无法读取 plan.yaml：{1} is no argument");
    assert_ptr_equal(message_in(m, LANG_ZH), m.zh);
    assert_ptr_equal(message_in(m, LANG_EN), m.en);
    m = MESSAGE(a, MSG_file_unreadable, "plan.yaml");        /* too few: nothing stands there */
    assert_string_equal(m.en, "plan.yaml cannot be read: ");
    assert_string_equal(message_name(MSG_file_unreadable), "file_unreadable");
    arena_free(a);
}

static void a_text_is_known_again_by_its_message(void **state)
{
    (void)state;
    struct span arguments[MESSAGE_ARGUMENTS];
    assert_true(message_matches(MSG_file_unreadable, "a b cannot be read: no: reason", arguments));
    assert_true(span_is(arguments[0], "a b"));
    assert_true(span_is(arguments[1], "no: reason"));
    assert_true(message_matches(MSG_rule_target_unknown, "target has no field 'm'", arguments));
    assert_true(span_is(arguments[0], "m"));
    assert_false(message_matches(MSG_rule_target_unknown, "target has no field 'm'!", arguments));
    assert_false(message_matches(MSG_rule_target_unknown, "a target has no field 'm'", arguments));
    assert_true(message_matches(MSG_rule_number_large, "the number becomes too large", arguments));
    assert_false(message_matches(MSG_rule_number_large, "", arguments));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_languages_use_the_same_arguments),
        cmocka_unit_test(every_text_is_utf8_without_control_characters),
        cmocka_unit_test(arguments_stand_where_the_language_wants_them),
        cmocka_unit_test(a_text_is_known_again_by_its_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
