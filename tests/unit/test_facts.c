#include "plan_kit.h"
#include "../../src/plan/facts.h"

static const char row[] = "indicators:\n"
                          "  - { indicator: beds, target: \"5\", target_used: text, accepted: "
                          "{ weaker_than_parent: 较小, baseline_met: 已定 } }\n"
                          "  - { indicator: infant_mortality, unit: \"%\", unit_means: ‰, "
                          "target: \"≤5\", baseline_used: table, accepted: 均已核对 }\n";

static const struct fact *fact(size_t n)
{
    assert_true(n < kit.project->fact_count);
    return &kit.project->facts[n];
}

static const struct answer *answer(size_t n)
{
    assert_true(n < kit.project->answer_count);
    return &kit.project->answers[n];
}

static void load(const char *text)
{
    kit_plan(text);
    kit_load_plan("plan.yaml");
}

static void a_fact_is_read_as_it_is_printed(void **state)
{
    (void)state;
    load("facts:\n"
         "  - { name: 婴儿死亡率, indicator: infant_mortality, unit: ‰, from: \"6.62\", from_year: "
         "2015, value: \"3.74\", year: 2020, change: 下降62.7%, at: 一（四）1, note: 不合 }\n");
    assert_string_equal(kit_said(), "");
    const struct fact *f = fact(0);
    assert_string_equal(f->name, "婴儿死亡率");
    assert_string_equal(kit.project->indicators[f->indicator].id, "infant_mortality");
    assert_string_equal(kit.project->regions[f->region].code, "433101");
    assert_string_equal(f->from, "6.62");
    assert_string_equal(f->value, "3.74");
    assert_string_equal(f->change, "下降62.7%");
    assert_string_equal(f->place, "一（四）1");
    assert_string_equal(f->note, "不合");
    assert_int_equal(f->from_year, 2015);
    assert_int_equal(f->year, 2020);
    assert_int_equal(f->at.line, 6);
    assert_null(f->number);
    assert_int_equal(f->part_count, 0);
}

static void parts_and_things_are_kept_in_their_order(void **state)
{
    (void)state;
    load("facts:\n"
         "  - { name: 建筑面积, value: \"63500\", unit: ㎡, region: \"430000\", parts_are: some, "
         "parts: [{ name: 隔离楼, value: \"3780\", times: \"17\" }, { name: 卫生通过区, value: "
         "\"0.05\", unit: 万㎡ }] }\n"
         "  - { name: 平台, value: \"3\", listed: [教研, 转化] }\n"
         "  - { name: 每千人口床位, number: \"6146\", of: 常住人口, per: \"1000\" }\n");
    assert_string_equal(kit_said(), "");
    assert_int_equal(fact(0)->part_count, 2);
    assert_true(fact(0)->parts_are_some);
    assert_string_equal(fact(0)->parts[0].times, "17");
    assert_null(fact(0)->parts[0].unit);
    assert_string_equal(fact(0)->parts[1].unit, "万㎡");
    assert_string_equal(kit.project->regions[fact(0)->region].code, "430000");
    assert_int_equal(fact(0)->indicator, NO_NUMBER);
    assert_int_equal(fact(1)->listed_count, 2);
    assert_string_equal(fact(1)->listed[1], "转化");
    assert_false(fact(1)->parts_are_some);
    assert_string_equal(fact(2)->of, "常住人口");
    assert_string_equal(fact(2)->per, "1000");
    assert_null(fact(2)->value);
}

static void a_mistake_in_a_fact_costs_that_fact(void **state)
{
    (void)state;
    load("facts:\n"
         "  - { name: 甲, indicator: bed, value: \"1\" }\n"
         "  - { name: 乙, value: 1 }\n"
         "  - { name: 丙, value: \"1\", parts_are: most }\n"
         "  - { name: 丁, value: \"1\", parts: [{ name: 子 }] }\n"
         "  - { name: 戊, value: \"2\" }\n");
    assert_string_equal(kit_said(), "plan.yaml:7:23 value_unquoted;plan.yaml:8:39 value_word;"
                                    "plan.yaml:9:36 key_missing;plan.yaml:6:27 indicator_unknown;");
    const struct fact *last = fact(kit.project->fact_count - 1);
    assert_string_equal(last->name, "戊");
    for (size_t i = 0; i < kit.project->fact_count; i++)
        assert_string_not_equal(fact(i)->name, "甲");
}

static void answers_say_what_they_answer(void **state)
{
    (void)state;
    load(arena_printf(kit.arena, "%sfacts:\n  - { name: 甲, value: \"1\", accepted: 概数 }\n"
                                 "answers:\n  - { finding: sum_wrong:x, reason: 附表有误 }\n",
                      row));
    assert_string_equal(kit_said(), "");
    static const struct {
        enum answer_to to;
        uint32_t number;
        const char *finding, *key, *reason;
    } expected[] = {
        {ANSWER_ITEM, 0, "target_differs", "target_used", "text"},
        {ANSWER_ITEM, 0, "weaker_than_parent", "accepted", "较小"},
        {ANSWER_ITEM, 0, "baseline_met", "accepted", "已定"},
        {ANSWER_ITEM, 1, "baseline_differs", "baseline_used", "table"},
        {ANSWER_ITEM, 1, "unit_scale", "unit_means", "‰"},
        {ANSWER_ITEM, 1, NULL, "accepted", "均已核对"},
        {ANSWER_FACT, 0, NULL, "accepted", "概数"},
        {ANSWER_PLAN, 0, "sum_wrong:x", "answers", "附表有误"},
    };
    assert_int_equal(kit.project->answer_count, 8);
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(answer(i)->to, expected[i].to);
        assert_int_equal(answer(i)->number, expected[i].number);
        assert_string_equal(answer(i)->key, expected[i].key);
        assert_string_equal(answer(i)->reason, expected[i].reason);
        if (expected[i].finding)
            assert_string_equal(answer(i)->finding, expected[i].finding);
        else
            assert_null(answer(i)->finding);
    }
}

static void an_answer_that_is_none_is_refused(void **state)
{
    (void)state;
    load("indicators:\n"
         "  - { indicator: beds, target: \"5\", target_used: book }\n"
         "  - { indicator: beds, key: b, target: \"5\", accepted: [x] }\n"
         "  - { indicator: beds, key: c, target: \"5\", accepted: { baseline_met: \"\" } }\n"
         "answers:\n  - { finding: x }\n");
    assert_string_equal(kit_said(), "plan.yaml:6:50 value_word;plan.yaml:7:55 value_not_map;"
                                    "plan.yaml:8:71 value_empty;plan.yaml:10:5 key_missing;");
    assert_int_equal(kit.project->item_count, 0);
    assert_int_equal(kit.project->answer_count, 0);
}

static void the_catalogue_knows_parts_and_rates(void **state)
{
    (void)state;
    kit_write("some.yaml",
              "schema: plancheck.catalogue/1\nindicators:\n"
              "  - { id: deaths, name: { zh: 死亡率 }, direction: lower, rate_of: births, "
              "part_of: all, usual: [null, 9.5] }\n");
    kit_write("plan.yaml", "schema: plancheck.plan/1\nid: p\nregion: { code: \"1\" }\n"
                           "period: { target: 2025 }\n");
    const char *plans[] = {"plan.yaml"};
    kit_load((struct project_options){.plans = plans, .plan_count = 1, .catalogue = "some.yaml"});
    const struct indicator *k = &kit.project->indicators[0];
    assert_string_equal(k->rate_of, "births");
    assert_string_equal(k->part_of, "all");
    assert_false(k->has_usual_low);
    assert_true(k->has_usual_high);
    assert_int_equal(k->usual_high.units, 95);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(a_fact_is_read_as_it_is_printed),
        TEST(parts_and_things_are_kept_in_their_order),
        TEST(a_mistake_in_a_fact_costs_that_fact),
        TEST(answers_say_what_they_answer),
        TEST(an_answer_that_is_none_is_refused),
        TEST(the_catalogue_knows_parts_and_rates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
