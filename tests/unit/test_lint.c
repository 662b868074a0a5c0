/* Every check on small plans: found with both places when wrong, not found when right, quiet when
 * answered. */
#include "plan_kit.h"
#include "../../src/lint/lint.h"

static const char catalogue[] =
    "schema: plancheck.catalogue/1\nindicators:\n"
    "  - { id: life, name: { zh: 预期寿命 }, unit: 岁, direction: higher, bounds: [0, 120] }\n"
    "  - { id: infant, name: { zh: 婴儿死亡率 }, unit: ‰, direction: lower, bounds: [0, 1000], "
    "rate_of: births, part_of: under5, usual: [1, 30] }\n"
    "  - { id: under5, name: { zh: 5岁以下儿童死亡率 }, unit: ‰, direction: lower }\n"
    "  - { id: share, name: { zh: 占比 }, unit: \"%\", direction: higher, bounds: [0, 100] }\n"
    "  - { id: births, name: { zh: 出生人口 }, unit: 人, direction: none }\n"
    "  - { id: physicians, name: { zh: 每千人口医师 }, unit: 人, direction: higher }\n"
    "  - { id: nurses, name: { zh: 每千人口护士 }, unit: 人, direction: higher }\n"
    "  - { id: ratio, name: { zh: 医护比 }, direction: higher, ratio_of: [physicians, nurses] }\n"
    "  - { id: tens, name: { zh: 每万人口医师 }, unit: 人, direction: higher, "
    "multiple_of: [physicians, \"10\"] }\n"
    "  - { id: beds, name: { zh: 床位数 }, unit: 张, direction: higher }\n";

static const char nation[] =
    "schema: plancheck.plan/1\nid: nation\nregion: { code: \"000000\", name: 全国 }\n"
    "period: { base: 2020, target: 2025 }\nindicators:\n"
    "  - { indicator: life, unit: 岁, baseline: \"77.9\", target: 提高1岁 }\n";

static const char head[] = "schema: plancheck.plan/1\nid: p\n"
                           "region: { code: \"433101\", name: 吉首市 }\n"
                           "period: { base: 2020, target: 2025 }\n";

static struct rulebook *book;
static struct store store;

/* What lint says of a plan, whose rows begin in line 5. */
static struct findings lint(const char *body)
{
    const char *plans[] = {"plan.yaml", "nation.yaml"}, *data = "reported.csv";
    kit_write("indicators.yaml", catalogue);
    kit_write("nation.yaml", nation);
    kit_write("reported.csv", "region,indicator,year,value\n433101,beds,2020,100\n");
    kit_write("plan.yaml", arena_printf(kit.arena, "%s%s", head, body));
    kit_load((struct project_options){.plans = plans, .plan_count = 2,
                                      .catalogue = "indicators.yaml"});
    assert_string_equal(kit_said(), "");
    store_free(&store);
    store = (struct store){0};
    assert_true(store_load(&store, kit.project, &data, 1, kit.diags));
    struct lint_input input = {kit.project, &store, book, NULL};
    return lint_run(kit.arena, &input);
}

/* The places of all findings with a code, as "6~9 7!" (! means answered). */
static const char *places(const struct findings *f, const char *code)
{
    const char *all = "";
    for (size_t i = 0; i < f->count; i++) {
        const struct finding *g = &f->list[i];
        if (strcmp(g->code, code) != 0 || strcmp(g->sides[0].at.file, "plan.yaml") != 0)
            continue;
        all = arena_printf(kit.arena, "%s%s%u", all, *all ? " " : "", g->sides[0].at.line);
        if (g->sides[1].at.file)
            all = arena_printf(kit.arena, "%s~%s%u", all,
                               strcmp(g->sides[1].at.file, "plan.yaml") ? "nation:" : "",
                               g->sides[1].at.line);
        all = arena_printf(kit.arena, "%s%s", all, g->answer ? "!" : "");
    }
    return all;
}

struct trial {
    const char *code, *places, *wrong, *right, *answered;
};

#define ROWS "indicators:\n"
#define FACTS "facts:\n"
#define TEXT "commitments:\n"

static const struct trial trials[] = {
    {"baseline_differs", "6~8",
     ROWS "- { indicator: infant, unit: ‰, baseline: \"1.76\", target: \"1\" }\n" FACTS
     "- { name: 婴, indicator: infant, value: \"3.28\", unit: ‰, year: 2020 }\n",
     ROWS "- { indicator: infant, unit: ‰, baseline: \"1.76\", target: \"1\" }\n" FACTS
     "- { name: 婴, indicator: infant, value: \"1.8\", unit: ‰, year: 2020 }\n"
     "- { name: 婴, indicator: infant, value: \"5.2\", unit: ‰, year: 2015 }\n",
     ROWS "- { indicator: infant, baseline: \"1.76\", target: \"1\", baseline_used: table }\n" FACTS
     "- { name: 婴, indicator: infant, value: \"3.28\", unit: ‰, year: 2020 }\n"},
    {"fact_differs", "6~7",
     FACTS "- { name: 卫生院, value: \"21\" }\n- { name: 卫生院, value: \"24\" }\n",
     FACTS "- { name: 卫生院, value: \"21\", unit: 万人 }\n"
     "- { name: 卫生院, value: \"210000\", unit: 人 }\n- { name: 卫生院, value: \"3\", year: 2015 }\n",
     FACTS "- { name: 卫生院, value: \"21\" }\n"
     "- { name: 卫生院, value: \"24\", accepted: 含社区 }\n"},
    {"target_differs", "6~8",
     ROWS "- { indicator: share, target: \"≥78\" }\n" TEXT
     "- { indicator: share, target: 提高至70%, key: text }\n",
     ROWS "- { indicator: share, target: \"≥78\" }\n" TEXT
     "- { indicator: share, target: 达到78%以上, key: text }\n"
     "- { indicator: share, target: 逐步提高, key: words }\n"
     "- { indicator: share, target: 达到70%, key: early, deadline: 2022 }\n",
     ROWS "- { indicator: share, target: \"≥78\", target_used: table }\n" TEXT
     "- { indicator: share, target: 提高至70%, key: text }\n"},
    {"bound_differs", "6~8",
     ROWS "- { indicator: share, target: \"＞60\" }\n" TEXT
     "- { indicator: share, target: 60%以上, key: text }\n",
     ROWS "- { indicator: share, target: \"60\" }\n" TEXT
     "- { indicator: share, target: 60%以上, key: text }\n",
     ROWS "- { indicator: share, target: \"＞60\", accepted: { bound_differs: 同 } }\n" TEXT
     "- { indicator: share, target: 60%以上, key: text }\n"},
    {"multiple_differs", "6~8",
     ROWS "- { indicator: physicians, target: \"0.62\" }\n" TEXT
     "- { indicator: tens, target: \"0.62\" }\n",
     ROWS "- { indicator: physicians, target: \"0.62\" }\n" TEXT
     "- { indicator: tens, target: \"6.2\" }\n",
     ROWS "- { indicator: physicians, target: \"0.62\" }\n" TEXT
     "- { indicator: tens, target: \"0.62\", accepted: 已核 }\n"},
    {"borrowed_though_known", "6~8",
     ROWS "- { indicator: infant, baseline: \"*6\", target: \"2\" }\n" FACTS
     "- { name: 婴, indicator: infant, value: \"2.81\", year: 2020 }\n",
     ROWS "- { indicator: infant, baseline: \"*6\", target: \"2\" }\n" FACTS
     "- { name: 婴, indicator: infant, value: \"2.81\", year: 2019 }\n",
     ROWS "- { indicator: infant, baseline: \"*6\", target: \"2\", accepted: 省定 }\n" FACTS
     "- { name: 婴, indicator: infant, value: \"2.81\", year: 2020 }\n"},
    {"borrowed_as_own", "6~8",
     ROWS "- { indicator: infant, baseline: \"*6\", target: \"2\" }\n" FACTS
     "- { name: 婴, indicator: infant, value: \"6\", year: 2020 }\n",
     ROWS "- { indicator: infant, baseline: \"6\", target: \"2\" }\n" FACTS
     "- { name: 婴, indicator: infant, value: \"6\", year: 2020 }\n",
     ROWS "- { indicator: infant, baseline: \"*6\", target: \"2\" }\n" FACTS
     "- { name: 婴, indicator: infant, value: \"6\", year: 2020, accepted: 恰好相同 }\n"},
    {"deadlines_backwards", "6~7",
     TEXT "- { indicator: share, target: 达到80%, deadline: 2022 }\n"
     "- { indicator: share, target: 达到70% }\n",
     TEXT "- { indicator: share, target: 达到70%, deadline: 2022 }\n"
     "- { indicator: share, target: 达到80% }\n",
     TEXT "- { indicator: share, target: 达到80%, deadline: 2022, accepted: 阶段性 }\n"
     "- { indicator: share, target: 达到70% }\n"},
    {"target_looser", "6~6",
     ROWS "- { indicator: infant, baseline: \"1.76\", target: \"≤5.2\" }\n",
     ROWS "- { indicator: infant, baseline: \"1.76\", target: \"≤1.7\" }\n"
     "- { indicator: share, baseline: \"*90\", target: \"80\" }\n"
     "- { indicator: life, baseline: \"80左右\", target: \"79\" }\n",
     ROWS "- { indicator: infant, baseline: \"1.76\", target: \"≤5.2\", "
     "accepted: { target_looser: 底线 } }\n"},
    {"target_looser", "6~8",
     TEXT "- { indicator: share, target: 提高到 90% }\n" FACTS
     "- { name: 就诊率, indicator: share, value: \"91.68\", year: 2019 }\n",
     TEXT "- { indicator: share, target: 提高到 90% }\n" FACTS
     "- { name: 就诊率, indicator: share, value: \"91.68\", year: 2015 }\n",
     TEXT "- { indicator: share, target: 提高到 90%, accepted: 已知 }\n" FACTS
     "- { name: 就诊率, indicator: share, value: \"91.68\", year: 2019 }\n"},
    {"target_met", "6~6",
     ROWS "- { indicator: share, baseline: \"> 90\", target: \"> 90\" }\n",
     ROWS "- { indicator: share, baseline: \"≥90\", target: \"> 90\" }\n",
     ROWS "- { indicator: share, baseline: \"> 90\", target: \"> 90\", accepted: 保持 }\n"},
    {"fact_misses_target", "6~9",
     ROWS "- { indicator: share, target: \"45\" }\n" FACTS
     "- { name: 人口, value: \"50\", unit: 万人, year: 2025 }\n"
     "- { name: 占比, indicator: share, number: \"200000\", of: 人口, year: 2025 }\n",
     ROWS "- { indicator: share, target: \"45\" }\n" FACTS
     "- { name: 人口, value: \"50\", unit: 万人, year: 2025 }\n"
     "- { name: 占比, indicator: share, number: \"230000\", of: 人口, year: 2025 }\n",
     ROWS "- { indicator: share, target: \"45\", accepted: 另有来源 }\n" FACTS
     "- { name: 人口, value: \"50\", unit: 万人, year: 2025 }\n"
     "- { name: 占比, indicator: share, number: \"200000\", of: 人口, year: 2025 }\n"},
    {"weaker_than_parent", "6~nation:6",
     ROWS "- { indicator: life, target: \"78.3\" }\n",
     ROWS "- { indicator: life, target: \"78.9\" }\n"
     "- { indicator: life, target: \"70\", deadline: 2022 }\n",
     ROWS "- { indicator: life, target: \"78.3\", accepted: 起点低 }\n"},
    {"target_unread", "6",
     ROWS "- { indicator: share, target: 大概七成 }\n", ROWS "- { indicator: share, target: \"70\" }\n",
     ROWS "- { indicator: share, target: 大概七成, accepted: 原文如此 }\n"},
    {"binding_without_number", "6",
     ROWS "- { indicator: share, target: 明显提高, attribute: 约束性 }\n",
     ROWS "- { indicator: share, target: 明显提高, attribute: 预期性 }\n"
     "- { indicator: life, baseline: \"≥80\", target: 保持稳定, attribute: 约束性 }\n",
     ROWS "- { indicator: share, target: 明显提高, attribute: 约束性, accepted: 待补 }\n"},
    {"change_without_baseline", "6",
     ROWS "- { indicator: life, baseline: \"—\", target: 提高1岁 }\n",
     ROWS "- { indicator: life, baseline: \"77\", target: 提高1岁 }\n"
     "- { indicator: beds, baseline: \"—\", target: 增加20张 }\n",
     ROWS "- { indicator: life, baseline: \"—\", target: 提高1岁, accepted: 待公布 }\n"},
    {"change_from_borrowed", "6",
     ROWS "- { indicator: share, baseline: \"*46\", target: 每年提高0.5个百分点 }\n",
     ROWS "- { indicator: share, baseline: \"46\", target: 每年提高0.5个百分点 }\n"
     "- { indicator: life, baseline: \"*77\", target: \"≥79\" }\n",
     ROWS "- { indicator: share, baseline: \"*46\", target: 每年提高0.5个百分点, accepted: 是 }\n"},
    {"deadline_outside", "6",
     ROWS "- { indicator: share, target: \"70\", deadline: 2030 }\n",
     ROWS "- { indicator: share, target: \"70\", deadline: 2022 }\n",
     ROWS "- { indicator: share, target: \"70\", deadline: 2030, accepted: 远景 }\n"},
    {"deadline_differs", "6",
     ROWS "- { indicator: share, target: 到2022年达到70% }\n",
     ROWS "- { indicator: share, target: 到2022年达到70%, deadline: 2022 }\n",
     ROWS "- { indicator: share, target: 到2022年达到70%, accepted: 提前 }\n"},
    {"bound_contradicts_direction", "6",
     ROWS "- { indicator: share, target: \"≤70\" }\n",
     ROWS "- { indicator: share, target: \"≤70\", direction: lower }\n",
     ROWS "- { indicator: share, target: \"≤70\", accepted: 原文 }\n"},
    {"unit_scale", "6",
     ROWS "- { indicator: infant, unit: \"%\", target: \"≤5\" }\n",
     ROWS "- { indicator: infant, unit: ‰, target: \"≤5\" }\n" FACTS
     "- { name: 婴, indicator: infant, value: \"200\", unit: 1/10万, year: 2020 }\n",
     ROWS "- { indicator: infant, unit: \"%\", unit_means: ‰, target: \"≤5\" }\n"},
    {"unit_scale", "6",
     FACTS "- { name: 婴, indicator: infant, value: \"2.81\", unit: \"%\", year: 2020 }\n",
     FACTS "- { name: 婴, indicator: infant, value: \"2.81\", unit: ‰, year: 2020 }\n",
     FACTS "- { name: 婴, indicator: infant, value: \"2.81\", unit: \"%\", unit_means: ‰ }\n"},
    {"unit_kind", "6",
     ROWS "- { indicator: infant, unit: 岁, target: \"≤5\" }\n",
     FACTS "- { name: 床, indicator: beds, value: \"5\", unit: 万张, year: 2020 }\n",
     ROWS "- { indicator: infant, unit: 岁, target: \"≤5\", accepted: 原文 }\n"},
    {"unit_missing", "6",
     ROWS "- { indicator: share, target: \"70\" }\n", ROWS "- { indicator: share, target: 70% }\n" TEXT
     "- { indicator: life, target: \"80\" }\n",
     ROWS "- { indicator: share, target: \"70\", accepted: 当为% }\n"},
    {"percent_of_percent", "6",
     TEXT "- { indicator: share, target: 增加5% }\n",
     TEXT "- { indicator: share, target: 增加5个百分点 }\n- { indicator: beds, target: 增加5% }\n",
     TEXT "- { indicator: share, target: 增加5%, accepted: 相对 }\n"},
    {"percent_of_percent", "6",
     FACTS "- { name: 报销比例, unit: \"%\", change: 提高10% }\n",
     FACTS "- { name: 起付线, unit: 元, change: 降低50% }\n",
     FACTS "- { name: 报销比例, unit: \"%\", change: 提高10%, accepted: 相对 }\n"},
    {"value_impossible", "6",
     ROWS "- { indicator: share, unit: \"%\", target: \"120\" }\n",
     ROWS "- { indicator: share, unit: \"%\", target: \"100\" }\n",
     ROWS "- { indicator: share, unit: \"%\", target: \"120\", accepted: 累计 }\n"},
    {"value_unusual", "6",
     ROWS "- { indicator: infant, unit: ‰, target: \"0.3\" }\n",
     ROWS "- { indicator: infant, unit: ‰, target: \"3\" }\n",
     ROWS "- { indicator: infant, unit: ‰, target: \"0.3\", accepted: 已核 }\n"},
    {"baseline_unread", "6",
     ROWS "- { indicator: share, baseline: \"24,9\", target: \"30\" }\n",
     ROWS "- { indicator: share, baseline: 待公布, target: \"30\" }\n",
     ROWS "- { indicator: share, baseline: \"24,9\", target: \"30\", accepted: 原文 }\n"},
    {"sum_wrong", "6",
     FACTS "- { name: 村, value: \"316\", parts: [{ name: 无, value: \"19\" }, { name: 有, value: "
     "\"315\" }] }\n",
     FACTS "- { name: 村, value: \"334\", parts: [{ name: 无, value: \"19\" }, { name: 有, value: "
     "\"315\" }] }\n"
     "- { name: 投资, value: \"0.2\", unit: 亿元, parts: [{ name: 甲, value: \"1003\", unit: 万元 }, "
     "{ name: 乙, value: \"1008\", unit: 万元 }] }\n"
     "- { name: 床, value: \"10\", parts_are: some, parts: [{ name: 甲, value: \"3\" }] }\n",
     FACTS "- { name: 村, value: \"316\", accepted: 有误, parts: [{ name: 无, value: \"19\" }] }\n"},
    {"sum_wrong", "6",
     FACTS "- { name: 面积, value: \"63500\", parts: [{ name: 楼, value: \"3780\", times: \"17\" }] }\n",
     FACTS "- { name: 面积, value: \"64260\", parts: [{ name: 楼, value: \"3780\", times: \"17\" }] }\n",
     FACTS "- { name: 面积, value: \"1\", accepted: 约, parts: [{ name: 楼, value: \"3\" }] }\n"},
    {"parts_exceed_sum", "6",
     FACTS "- { name: 卫技, value: \"2965\", parts_are: some, parts: [{ name: 医, value: \"1587\" }, "
     "{ name: 护, value: \"1796\" }] }\n",
     FACTS "- { name: 卫技, value: \"3965\", parts_are: some, parts: [{ name: 医, value: \"1587\" }, "
     "{ name: 护, value: \"1796\" }] }\n",
     FACTS "- { name: 卫技, value: \"2\", accepted: 约, parts_are: some, parts: [{ name: 医, value: "
     "\"3\" }] }\n"},
    {"count_wrong", "6",
     FACTS "- { name: 平台, value: \"3\", listed: [教研, 转化] }\n",
     FACTS "- { name: 平台, value: \"2\", listed: [教研, 转化] }\n"
     "- { name: 中心, value: \"3\", parts_are: some, listed: [甲] }\n",
     FACTS "- { name: 平台, value: \"3\", listed: [教研, 转化], accepted: 漏列 }\n"},
    {"share_wrong", "6",
     FACTS "- { name: 高级, value: \"2.14\", unit: \"%\", number: \"28\", of: \"841\" }\n",
     FACTS "- { name: 高级, value: \"2.14\", unit: \"%\", number: \"18\", of: \"841\" }\n",
     FACTS "- { name: 高级, value: \"2.14\", unit: \"%\", number: \"28\", of: \"841\", accepted: x }\n"},
    {"whole_differs", "7~6",
     FACTS "- { name: 医, value: \"1.98\", unit: 人, number: \"1587\", of: 人口, per: \"1000\" }\n"
     "- { name: 护, value: \"2.94\", unit: 人, number: \"1796\", of: 人口, per: \"1000\" }\n",
     FACTS "- { name: 医, value: \"1.98\", unit: 人, number: \"1587\", of: 人口, per: \"1000\" }\n"
     "- { name: 护, value: \"2.24\", unit: 人, number: \"1796\", of: 人口, per: \"1000\" }\n",
     FACTS "- { name: 医, value: \"1.98\", unit: 人, number: \"1587\", of: 人口, per: \"1000\" }\n"
     "- { name: 护, value: \"2.94\", number: \"1796\", of: 人口, per: \"1000\", accepted: x }\n"},
    {"change_wrong", "6",
     FACTS "- { name: 婴, unit: ‰, from: \"6.62\", value: \"3.74\", change: 下降62.7% }\n",
     FACTS "- { name: 婴, unit: ‰, from: \"6.62\", value: \"3.74\", change: 下降43.5% }\n"
     "- { name: 寿, unit: 岁, from: \"77.34\", value: \"78.47\", change: 提高1.13岁 }\n"
     "- { name: 产, unit: 亿元, from: \"100\", from_year: 2015, value: \"140.3\", year: 2020, "
     "change: 年均增长7% }\n",
     FACTS "- { name: 婴, from: \"6.62\", value: \"3.74\", change: 下降62.7%, accepted: 误印 }\n"},
    {"change_wrong", "6 7 8",
     FACTS "- { name: 寿, unit: 岁, from: \"77.34\", value: \"78.47\", change: 提高1.31岁 }\n"
     "- { name: 产, unit: 亿元, from: \"100\", from_year: 2015, value: \"140\", year: 2020, "
     "change: 年均增长8% }\n"
     "- { name: 率, unit: ‰, from: \"3\", value: \"2\", change: 增长33.3% }\n",
     FACTS "- { name: 率, unit: ‰, from: \"3\", value: \"2\", change: 下降33.3% }\n",
     FACTS "- { name: 率, unit: ‰, from: \"3\", value: \"2\", change: 增长9%, accepted: x }\n"},
    {"part_larger", "6~7",
     ROWS "- { indicator: infant, unit: ‰, target: \"7\" }\n"
     "- { indicator: under5, unit: ‰, target: \"6\" }\n",
     ROWS "- { indicator: infant, unit: ‰, target: \"6\" }\n"
     "- { indicator: under5, unit: ‰, target: \"6\" }\n",
     ROWS "- { indicator: infant, unit: ‰, target: \"7\", accepted: x }\n"
     "- { indicator: under5, unit: ‰, target: \"6\" }\n"},
    {"ratio_contradicts_parts", "8~6",
     ROWS "- { indicator: physicians, unit: 人, baseline: \"2.6\", target: \"3.2\" }\n"
     "- { indicator: nurses, unit: 人, baseline: \"3.42\", target: \"4\" }\n"
     "- { indicator: ratio, baseline: \"1:1.3\", target: \"1:1.35\" }\n",
     ROWS "- { indicator: physicians, unit: 人, baseline: \"2.6\", target: \"3.2\" }\n"
     "- { indicator: nurses, unit: 人, baseline: \"3.42\", target: \"4\" }\n"
     "- { indicator: ratio, baseline: \"1:1.3\", target: \"1:1.25\" }\n",
     ROWS "- { indicator: physicians, unit: 人, target: \"3.2\" }\n"
     "- { indicator: nurses, unit: 人, target: \"4\" }\n"
     "- { indicator: ratio, target: \"1:1.35\", accepted: x }\n"},
    {"rate_cannot_occur", "6~8",
     ROWS "- { indicator: infant, unit: ‰, baseline: \"0.14\", target: \"0\" }\n" FACTS
     "- { name: 出生, indicator: births, value: \"3645\", year: 2020 }\n",
     ROWS "- { indicator: infant, unit: ‰, baseline: \"6.58\", target: \"0\" }\n" FACTS
     "- { name: 出生, indicator: births, value: \"3645\", year: 2020 }\n",
     ROWS "- { indicator: infant, unit: ‰, baseline: \"0.14\", target: \"0\", accepted: x }\n" FACTS
     "- { name: 出生, indicator: births, value: \"3645\", year: 2020 }\n"},
    {"order_slip", "7~6",
     ROWS "- { indicator: life, target: \"80\", order: \"20\" }\n"
     "- { indicator: share, target: \"80\", order: \"17\" }\n"
     "- { indicator: infant, target: \"3\", order: \"18\" }\n",
     ROWS "- { indicator: life, target: \"80\", order: \"1\" }\n"
     "- { indicator: share, target: \"80\", order: \"2\", at: 第2行 }\n"
     "- { indicator: infant, target: \"3\", order: \"2\", at: 第2行 }\n",
     ROWS "- { indicator: life, target: \"80\", order: \"20\" }\n"
     "- { indicator: share, target: \"80\", order: \"17\", accepted: 重编 }\n"},
    {"order_slip", "6",
     FACTS "- { name: 各款, numbers: [（1）, （2）, （2）] }\n",
     FACTS "- { name: 各款, numbers: [（1）, （2）, （3）] }\n",
     FACTS "- { name: 各款, numbers: [（1）, （2）, （2）], accepted: x }\n"},
};

static bool all_answered(const char *text)
{
    size_t marks = 0, words = *text != '\0';
    for (; *text; text++) {
        marks += *text == '!';
        words += *text == ' ';
    }
    return words > 0 && marks == words;
}

static void every_check_finds_what_is_wrong_and_nothing_else(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        const struct trial *t = &trials[i];
        struct findings f = lint(t->wrong);
        if (strcmp(places(&f, t->code), t->places) != 0)
            fail_msg("%s (%zu) at \"%s\", not \"%s\"", t->code, i, places(&f, t->code), t->places);
        f = lint(t->right);
        if (*places(&f, t->code))
            fail_msg("%s (%zu) at %s, where nothing is wrong", t->code, i, places(&f, t->code));
        f = lint(t->answered);
        if (!all_answered(places(&f, t->code)) || *places(&f, "answer_unmatched"))
            fail_msg("%s (%zu) is not answered: %s", t->code, i, places(&f, t->code));
    }
}

static void no_check_is_untried(void **state)
{
    (void)state;
    for (size_t c = 0; c < lint_check_count; c++) {
        const char *code = message_name(lint_checks[c].code);
        bool tried = strcmp(code, "unreported") == 0 || strcmp(code, "answer_unmatched") == 0;
        for (size_t i = 0; i < sizeof trials / sizeof *trials; i++)
            tried = tried || strcmp(trials[i].code, code) == 0;
        if (!tried)
            fail_msg("no trial of %s", code);
    }
}

static void a_plan_without_data_is_told_once(void **state)
{
    (void)state;
    struct findings f = lint(ROWS "- { indicator: life, target: \"80\" }\n"
                                  "- { indicator: share, target: \"80\" }\n"
                                  "- { indicator: beds, target: \"80\" }\n");
    assert_string_equal(places(&f, "unreported"), "1");
    f = lint(ROWS "- { indicator: beds, target: \"80\" }\n");
    assert_string_equal(places(&f, "unreported"), "");
}

static void an_answer_to_nothing_is_told(void **state)
{
    (void)state;
    struct findings f = lint(ROWS
        "- { indicator: share, unit: \"%\", target: \"80\", accepted: { target_looser: x } }\n"
        "answers:\n- { finding: \"target_looser:p/433101/life\", reason: x }\n");
    assert_string_equal(places(&f, "answer_unmatched"), "6 8");
}

static void one_finding_is_answered_by_its_id(void **state)
{
    (void)state;
    struct findings f = lint(ROWS
        "- { indicator: infant, unit: ‰, baseline: \"2\", target: \"≤5\" }\n"
        "- { indicator: share, unit: \"%\", baseline: \"90\", target: \"80\" }\n"
        "answers:\n- { finding: \"target_looser:p/433101/share\", reason: 底线 }\n");
    assert_string_equal(places(&f, "target_looser"), "6~6 7~7!");
    assert_int_equal(f.answered, 1);
    assert_string_equal(f.list[f.count - 1].answer->reason, "底线");
}

static void ids_hold_no_lines_and_are_unique(void **state)
{
    (void)state;
    static const char rows[] =
        FACTS "- { name: 甲, value: \"1\" }\n- { name: 甲, value: \"2\" }\n"
              "- { name: 甲, value: \"3\" }\n";
    struct findings f = lint(rows), g = lint(arena_printf(kit.arena, "# a line more\n%s", rows));
    assert_int_equal(f.count, g.count);
    for (size_t i = 0; i < f.count; i++) {
        bool found = false;
        for (size_t k = 0; k < g.count; k++)
            found = found || strcmp(f.list[i].id, g.list[k].id) == 0;
        assert_true(found);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(f.list[i].id, f.list[k].id);
    }
}

/* Numbers that no document has: nothing is claimed of them, and nothing breaks. */
static void numbers_beyond_all_measure_are_passed_over(void **state)
{
    (void)state;
    struct findings f = lint(ROWS
        "- { indicator: share, unit: \"%\", baseline: \"999999999999999999\", "
        "target: 年均增长99.9999999999%, order: \"99999999999999999999\" }\n"
        "- { indicator: life, target: \"80\", order: \"1\" }\n" FACTS
        "- { name: 甲, indicator: share, number: \"999999999999999999\", of: "
        "\"0.000000000000000001\", per: \"999999999999999999\", year: 2020 }\n"
        "- { name: 乙, value: \"0.000000000000000001\", unit: 亿元, from: \"999999999999999999\", "
        "change: 增长99.9999999999% }\n"
        "- { name: 丙, value: \"0\", unit: ‰, number: \"0\", of: \"0\" }\n"
        "- { name: 丁, indicator: births, value: \"0\", year: 2020 }\n"
        "- { name: 戊, indicator: infant, value: \"0\", year: 2020 }\n"
        "- { name: 己, value: \"999999999999999999\", parts: [{ name: 子, value: "
        "\"999999999999999999\", times: \"999999999999999999\" }] }\n");
    assert_string_equal(places(&f, "order_slip"), "");
    assert_string_equal(places(&f, "sum_wrong"), "14");
    assert_string_equal(places(&f, "change_wrong"), "10");
}

static int start(void **unused)
{
    (void)unused;
    const char *rules = TEST_DIR "/../rules";
    struct arena *a = arena_new();
    book = rulebook_load(a, &rules, 1, diags_new(a));
    return book == NULL;
}

/* The store borrows from the arena of the kit. */
static int close_all(void **state)
{
    store_free(&store);
    store = (struct store){0};
    return kit_close(state);
}

static int stop(void **unused)
{
    (void)unused;
    arena_free(book->arena);
    return 0;
}

int main(void)
{
#define LINT_TEST(name) cmocka_unit_test_setup_teardown(name, kit_open, close_all)
    static const struct CMUnitTest tests[] = {
        LINT_TEST(every_check_finds_what_is_wrong_and_nothing_else),
        LINT_TEST(no_check_is_untried),
        LINT_TEST(a_plan_without_data_is_told_once),
        LINT_TEST(an_answer_to_nothing_is_told),
        LINT_TEST(one_finding_is_answered_by_its_id),
        LINT_TEST(numbers_beyond_all_measure_are_passed_over),
        LINT_TEST(ids_hold_no_lines_and_are_unique),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
