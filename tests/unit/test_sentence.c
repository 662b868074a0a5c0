#include "../../src/report/sentence_inside.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

static struct arena *arena;

static struct fixed fixed(int64_t units, int places)
{
    return (struct fixed){.units = units, .places = places};
}

/* 14.3 per 100,000 in 2025 against ≤14.5 from 16.9 */
static struct slot example_slot(enum verdict verdict, enum reason reason)
{
    struct slot s = {.verdict = (uint8_t)verdict,
                     .reason = (uint8_t)reason,
                     .accept = ACCEPT_HIGH,
                     .done = 1,
                     .value_year = 2025};
    s.progress = fixed(10833, 2);
    s.baseline = fixed(169, 1);
    s.value = s.measure = fixed(143, 1);
    s.goal = s.high = fixed(145, 1);
    s.low = s.required_pace = s.expected = fixed_none();
    s.margin = fixed(2, 1);
    return s;
}

static const char *sentence(const struct slot *slot, const char *unit, const char *target,
                            const struct rule *rule, enum lang lang)
{
    struct facts facts = {.slot = slot,
                          .rule = rule,
                          .target = target,
                          .unit = unit,
                          .baseline = "16.9",
                          .base_year = 2020,
                          .target_year = 2025,
                          .as_of = 2025};
    struct writer *w = writer_memory(arena);
    sentence_write(w, &facts, lang);
    return writer_text(w).at;
}

static void every_reason_has_a_sentence_in_both_languages(void **state)
{
    (void)state;
    for (int reason = 0; reason < REASON_COUNT; reason++) {
        struct slot s = example_slot(VERDICT_PASS, (enum reason)reason);
        const char *en = sentence(&s, "1/10万", "≤14.5", NULL, LANG_EN);
        const char *zh = sentence(&s, "1/10万", "≤14.5", NULL, LANG_ZH);
        assert_true(strlen(en) > 10 && strlen(zh) > 10);
        assert_null(strchr(en, '{'));
        assert_null(strchr(zh, '{'));
        assert_string_not_equal(en, zh);
        assert_true(utf8_valid(zh, strlen(zh), NULL));
        assert_true(*message_text(reason_label((enum reason)reason), LANG_ZH));
    }
}

static void a_sentence_says_value_year_and_target(void **state)
{
    (void)state;
    struct slot s = example_slot(VERDICT_PASS, REASON_met);
    assert_string_equal(sentence(&s, "1/10万", "≤14.5", NULL, LANG_EN),
                        "14.3 per 100,000 in 2025 meets ≤14.5");
    assert_string_equal(sentence(&s, "1/10万", "≤14.5", NULL, LANG_ZH), "2025年 14.3/10万，达到目标 ≤14.5");
}

static void a_failure_says_by_how_much(void **state)
{
    (void)state;
    struct slot s = example_slot(VERDICT_FAIL, REASON_not_met);
    s.value = s.measure = fixed(149, 1);
    s.margin = fixed(-4, 1);
    s.progress = fixed(8333, 2);
    assert_string_equal(sentence(&s, "%", "≤14.5", NULL, LANG_EN),
                        "14.9% in 2025 misses ≤14.5 by 0.4 percentage points; progress 83.33%");
    assert_string_equal(sentence(&s, "%", "≤14.5", NULL, LANG_ZH),
                        "2025年 14.9%，未达到目标 ≤14.5，差 0.4个百分点，进度 83.33%");
}

static void on_an_open_edge_a_failure_says_so(void **state)
{
    (void)state;
    struct slot s = example_slot(VERDICT_FAIL, REASON_not_met);
    s.accept |= ACCEPT_HIGH_OPEN;
    s.value = s.measure = s.high;
    s.margin = fixed(0, 0);
    assert_non_null(strstr(sentence(&s, "", "<14.5", NULL, LANG_EN),
                           "misses <14.5, being exactly on the edge"));
    assert_non_null(strstr(sentence(&s, "", "<14.5", NULL, LANG_ZH), "正好等于界限，不计入"));
}

static void a_measure_is_named_by_its_rule(void **state)
{
    (void)state;
    struct rule yearly = {.id = "change_per_year", .title = {"Mean yearly change", "年均变化"}};
    struct rule own = {.id = "bed_gap", .title = {"Gap in beds", "床位差距"}};
    struct slot s = example_slot(VERDICT_PASS, REASON_met);
    s.accept = ACCEPT_LOW;
    s.value = fixed(502, 1);
    s.measure = s.low = fixed(5, 1);
    assert_string_equal(
        sentence(&s, "%", "每年降低0.5个百分点", &yearly, LANG_EN),
        "50.2% in 2025, 0.5 percentage points better a year, meets ≥0.5 percentage points");
    assert_string_equal(sentence(&s, "%", "每年降低0.5个百分点", &yearly, LANG_ZH),
                        "2025年 50.2%，年均改善 0.5个百分点，达到目标 ≥0.5个百分点");
    assert_string_equal(sentence(&s, "%", "x", &own, LANG_ZH), "2025年 50.2%（床位差距：0.5），达到目标 ≥0.5");
    s.measure = fixed(-1, 1);
    assert_non_null(strstr(sentence(&s, "%", "x", &yearly, LANG_ZH), "年均变差 0.1个百分点"));
}

static void sets_are_written_as_plans_print_them(void **state)
{
    (void)state;
    static const struct { uint8_t accept; int low, high; const char *en, *zh; } cases[] = {
        {ACCEPT_LOW, 60, 0, "≥60", "≥60"},
        {ACCEPT_LOW | ACCEPT_LOW_OPEN, 60, 0, ">60", ">60"},
        {ACCEPT_HIGH | ACCEPT_HIGH_OPEN, 0, 8, "<8", "<8"},
        {ACCEPT_LOW | ACCEPT_HIGH, 2, 3, "2 to 3", "2～3"},
        {ACCEPT_LOW | ACCEPT_HIGH | ACCEPT_LOW_OPEN, 2, 3, "(2, 3]", "(2, 3]"},
        {ACCEPT_LOW | ACCEPT_HIGH, 100, 100, "=100", "=100"},
        {0, 0, 0, "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slot s = {.accept = cases[i].accept,
                         .low = fixed(cases[i].low, 0),
                         .high = fixed(cases[i].high, 0)};
        struct facts facts = {.slot = &s};
        for (int lang = LANG_ZH; lang <= LANG_EN; lang++) {
            struct saying set = {speaker_new(arena), writer_memory(arena), &facts,
                                 (enum lang)lang, KNOWN_ALL};
            say_set(&set);
            assert_string_equal(writer_text(set.w).at,
                                lang == LANG_ZH ? cases[i].zh : cases[i].en);
        }
    }
}

static void a_failing_rule_is_quoted(void **state)
{
    (void)state;
    struct rule rule = {.id = "own", .title = {"Own", "自定"}};
    struct slot s = example_slot(VERDICT_ERROR, REASON_rule_failed);
    struct facts facts = {.slot = &s, .rule = &rule, .target = "x", .unit = "", .baseline = "",
                          .words = {"own.lua:3: attempt to call a nil value",
                                    "own.lua:3: 规则自己的话"}};
    struct writer *w = writer_memory(arena);
    sentence_write(w, &facts, LANG_EN);
    assert_string_equal(
        writer_text(w).at,
        "the rule own failed (own.lua:3: attempt to call a nil value): correct the rule");
    writer_clear(w);
    sentence_write(w, &facts, LANG_ZH);
    assert_non_null(strstr(writer_text(w).at, "（own.lua:3: 规则自己的话）"));
}

static void long_decimals_are_cut_for_reading(void **state)
{
    (void)state;
    static const struct { int64_t units; int places; const char *text;
    } cases[] = {
        {3111111111, 8, "31.1111"},
        {1133333333, 10, "0.113333"},
        {-1234565, 6, "-1.23456"},
        {-12345650000001, 13, "-1.23457"},
        {6958156037, 8, "69.5816"},
        {123456789012, 5, "1234567.89"},
        {9999999, 6, "10"},
        {95127, 4, "9.5127"},
        {-5, 1, "-0.5"},
        {0, 0, "0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct writer *w = writer_memory(arena);
        number_put_short(w, fixed(cases[i].units, cases[i].places));
        assert_string_equal(writer_text(w).at, cases[i].text);
    }
}

static void a_single_short_year_is_told_apart_from_the_mean(void **state)
{
    (void)state;
    struct rule yearly = {.id = "change_per_year", .title = {"Change per year", "每年变化"}};
    struct slot s = example_slot(VERDICT_FAIL, REASON_not_met);
    s.accept = ACCEPT_LOW | ACCEPT_EACH;
    s.measure = fixed(2, 1);
    s.low = fixed(1, 0);
    s.margin = fixed(-8, 1);
    const char *en = sentence(&s, "%", "每年提高1个百分点", &yearly, LANG_EN);
    assert_non_null(strstr(en, "better that year"));
    assert_non_null(strstr(en, "which every single year must meet"));
    const char *zh = sentence(&s, "%", "每年提高1个百分点", &yearly, LANG_ZH);
    assert_non_null(strstr(zh, "当年改善 0.2"));
    assert_non_null(strstr(zh, "未达到每年都须满足的目标"));
}

static void what_is_reported_as_yes_reads_as_yes(void **state)
{
    (void)state;
    struct slot s = example_slot(VERDICT_PASS, REASON_met);
    s.value = s.measure = fixed_none();
    s.accept = 0;
    assert_string_equal(sentence(&s, "个", "完成省下达任务", NULL, LANG_ZH), "2025年 “是”，达到目标 “完成省下达任务”");
}

static int begin(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reason_has_a_sentence_in_both_languages),
        cmocka_unit_test(a_sentence_says_value_year_and_target),
        cmocka_unit_test(a_failure_says_by_how_much),
        cmocka_unit_test(on_an_open_edge_a_failure_says_so),
        cmocka_unit_test(a_measure_is_named_by_its_rule),
        cmocka_unit_test(sets_are_written_as_plans_print_them),
        cmocka_unit_test(a_failing_rule_is_quoted),
        cmocka_unit_test(long_decimals_are_cut_for_reading),
        cmocka_unit_test(a_single_short_year_is_told_apart_from_the_mean),
        cmocka_unit_test(what_is_reported_as_yes_reads_as_yes),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
