#include "../../src/base/unit.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

struct conversion {
    const char *from, *to;
    int64_t over, under;                         /* the factor; under 0: not to be converted */
};

static void assert_conversions(const struct conversion *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct num factor;
        bool can = unit_factor(span_of(list[i].from), span_of(list[i].to), &factor);
        bool right = can == (list[i].under != 0);
        if (right && can)
            right = num_cmp(factor, num_div(num_int(list[i].over), num_int(list[i].under))) == 0;
        if (!right)
            printf("%s to %s\n", list[i].from, list[i].to);
        assert_true(right);
    }
}

#define ASSERT_CONVERSIONS(list) assert_conversions((list), sizeof (list) / sizeof *(list))

static void rates_convert_exactly(void **state)
{
    (void)state;
    static const struct conversion list[] = {
        {"‰", "%", 1, 10}, {"%", "‰", 10, 1}, {"%", "1/10万", 1000, 1}, {"1/10万", "‰", 1, 100},
        {"‱", "%", 1, 100}, {"1/万", "‰", 1, 10}, {"per 1,000 live births", "‰", 1, 1},
        {"per 100 000", "‰", 1, 100}, {"人/千人", "‰", 1, 1}, {"例/10万", "1/10万", 1, 1},
        {"persons per 1,000 population", "人/千人", 1, 1}, {"percent", "%", 1, 1},
    };
    ASSERT_CONVERSIONS(list);
}

static void spellings_of_one_unit_are_one_unit(void **state)
{
    (void)state;
    static const char *const spellings[] = {
        "1/10万", "/10万", "每10万", "每十万", "1/100000", "/100,000", "1/10 万", "１／１０万",
        "1/十万", "人/10万", "/10万人", "per 100,000 live births", "per 100 000", "十万分之一", "（1/10万）",
    };
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        struct conversion one = {spellings[i], spellings[0], 1, 1};
        assert_conversions(&one, 1);
        struct unit u;
        assert_true(unit_read(span_of(spellings[i]), &u));
        assert_string_equal(u.kind, "rate");
    }
}

static void counts_and_measures_convert_within_their_kind(void **state)
{
    (void)state;
    static const struct conversion list[] = {
        {"万人", "人", 10000, 1}, {"亿人", "万人", 10000, 1}, {"千人", "人", 1000, 1}, {"名", "人", 1, 1},
        {"万个", "个", 10000, 1}, {"亿元", "万元", 10000, 1}, {"万亿元", "亿元", 10000, 1},
        {"元", "亿元", 1, 100000000}, {"张/千人", "张/万人", 10, 1}, {"张/千人口", "张/千人", 1, 1},
        {"个/万人", "个/千人", 1, 10}, {"万元/人", "元/人", 10000, 1}, {"公里", "米", 1000, 1},
        {"万公里", "千米", 10000, 1}, {"公顷", "亩", 15, 1}, {"万亩", "平方公里", 20, 3},
        {"㎡", "平方米", 1, 1}, {"Km²", "平方公里", 1, 1}, {"张/每千人", "张/千人", 1, 1},
        {"m²/人", "平方米/人", 1, 1}, {"吨", "公斤", 1000, 1},
        {"亿千瓦时", "万千瓦时", 10000, 1}, {"度", "千瓦时", 1, 1}, {"分钟", "小时", 1, 60},
        {"日", "天", 1, 1}, {"个百分点", "百分点", 1, 1}, {"μg/m³", "微克/立方米", 1, 1},
        {"㎍/㎥", "微克/立方米", 1, 1}, {"million people", "万人", 100, 1},
    };
    ASSERT_CONVERSIONS(list);
}

static void what_measures_something_else_does_not_convert(void **state)
{
    (void)state;
    static const struct conversion list[] = {
        {"%", "个百分点", 0, 0}, {"岁", "年", 0, 0}, {"张", "张/千人", 0, 0}, {"张/千人", "‰", 0, 0},
        {"人", "%", 0, 0}, {"人", "人次", 0, 0}, {"元", "美元", 0, 0}, {"家", "个", 0, 0},
        {"天", "年", 0, 0}, {"kg", "km", 0, 0}, {"1/10⁵", "1/10万", 0, 0}, {"万", "人", 0, 0},
    };
    ASSERT_CONVERSIONS(list);
}

static void an_unknown_unit_equals_only_itself(void **state)
{
    (void)state;
    static const struct conversion list[] = {
        {"平方米/床", "平方米 / 床", 1, 1}, {"IU/L", "IU／L", 1, 1}, {"平方米/床", "平方米", 0, 0},
        {"fathom", "league", 0, 0}, {"", "张", 1, 1}, {"‰", " ", 1, 1}, {"", "", 1, 1},
        {"\xFF", "\xFE", 0, 0}, {"\xFF", "\xFF", 1, 1},
    };
    ASSERT_CONVERSIONS(list);
    static const char *const unknown[] = {"", "/", "每", "1", "10万", "/0", "1/0", "per", "人/", "//",
                                          "%/人", "99999999999999999999人", "亿亿亿亿亿人", "1/人千"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        struct unit u;
        if (unit_read(span_of(unknown[i]), &u))
            printf("%s\n", unknown[i]);
        assert_false(unit_read(span_of(unknown[i]), &u));
    }
    char endless[3000];
    memset(endless, '1', sizeof endless);
    struct num factor;
    assert_false(unit_factor((struct span){endless, sizeof endless}, SPAN("人"), &factor));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_convert_exactly),
        cmocka_unit_test(spellings_of_one_unit_are_one_unit),
        cmocka_unit_test(counts_and_measures_convert_within_their_kind),
        cmocka_unit_test(what_measures_something_else_does_not_convert),
        cmocka_unit_test(an_unknown_unit_equals_only_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
