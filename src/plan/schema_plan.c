/* The files that people write, key by key: plan, catalogue, project. */
#include "schema.h"

#define MAP(list) {list, sizeof list / sizeof *list, false}
#define REQUIRED true
#define OPTIONAL false
#define KEY(key, kind, required, en, zh) {key, VALUE_##kind, required, {en, zh}, NULL, NULL}
#define WORDS(key, kind, needed, en, zh, list) {key, VALUE_##kind, needed, {en, zh}, list, NULL}
#define INSIDE(key, kind, required, en, zh, map) {key, VALUE_##kind, required, {en, zh}, NULL, map}

const char *const direction_words[] = {"higher", "lower", "none", NULL};
static const char *const plan_words[] = {"plancheck.plan/1", NULL};
static const char *const catalogue_words[] = {"plancheck.catalogue/1", NULL};
static const char *const project_words[] = {"plancheck.project/1", NULL};

/* ---- plan ---- */

static const struct schema_key region_keys[] = {
    KEY("code", CODE, REQUIRED, "GB/T 2260 code, or any other code", "GB/T 2260 行政区划代码或其他代码"),
    KEY("name", TEXT, OPTIONAL, "name of the region", "地区名称"),
    KEY("parent", CODE, OPTIONAL,
        "code of the region above, where it does not follow from the code", "上级地区代码（不能由代码推出时填写）"),
};
static const struct schema_map region_map = MAP(region_keys);

static const struct schema_key document_keys[] = {
    KEY("title", TEXT, REQUIRED, "title of the document", "文件标题"),
    KEY("issuer", TEXT, OPTIONAL, "who issued it", "发文机关"),
    KEY("number", TEXT, OPTIONAL, "number of the document", "发文字号"),
    KEY("published", TEXT, OPTIONAL, "year or date", "发布年份或日期"),
    KEY("note", TEXT, OPTIONAL, "what else is to be known of the document", "关于文件的说明"),
};
static const struct schema_map document_map = MAP(document_keys);

static const char *const baseline_words[] = {"final", "estimated", NULL};
static const struct schema_key period_keys[] = {
    KEY("base", YEAR, OPTIONAL, "base year: the year of the baselines", "基期年"),
    KEY("target", YEAR, REQUIRED, "target year: the deadline", "目标年"),
    WORDS("baseline", WORD, OPTIONAL, "estimated: the document calls its baselines estimates",
          "estimated 表示文件写明基期值为预估值", baseline_words),
};
static const struct schema_map period_map = MAP(period_keys);

static const char *const place_words[] = {"table", "text", NULL};
#define ACCEPTED_EN \
    "why findings of lint about this are accepted: a reason for all of them, or reasons by code, " \
    "as { target_differs: \"…\" }"
#define ACCEPTED_ZH "为何认可 lint 对此处的提示：一个理由管全部，或按代码写，如 { target_differs: \"…\" }"
static const struct schema_key item_keys[] = {
    KEY("indicator", STRING, REQUIRED, "id of the indicator in the catalogue", "指标目录中的指标 id"),
    KEY("printed", STRING, OPTIONAL,
        "name of the indicator as printed, without its unit", "规划所印的指标名称，不含单位"),
    KEY("unit", CELL, OPTIONAL, "unit as printed", "规划所印的单位"),
    KEY("unit_means", STRING, OPTIONAL,
        "unit that is meant, where the printed one cannot be", "印刷单位有误时的实际单位"),
    KEY("baseline", CELL, OPTIONAL, "baseline exactly as printed", "基期值，与印刷完全一致"),
    KEY("target", CELL, REQUIRED, "target exactly as printed", "目标值，与印刷完全一致"),
    WORDS("attribute", WORD, OPTIONAL,
          "attribute as printed; absent when none is", "指标属性；未印则不写", attribute_words),
    WORDS("direction", WORD, OPTIONAL,
          "which way is better, where the plan means another than the catalogue",
          "与指标目录不同时的优化方向", direction_words),
    KEY("base_year", YEAR, OPTIONAL, "base year of this item, if not the plan's", "本项的基期年（与规划不同时）"),
    KEY("deadline", YEAR, OPTIONAL,
        "target year of this item, if not the plan's", "本项的目标年（与规划不同时）"),
    KEY("milestones", STEPS, OPTIONAL,
        "values due before the deadline, by year, as {2022: \"80\"}", "各年阶段目标，如 {2022: \"80\"}"),
    KEY("with", STRING, OPTIONAL,
        "what the target is compared with: an indicator's id or a region's code",
        "对照对象：指标 id 或地区代码"),
    KEY("key", CODE, OPTIONAL, "tells two promises for one indicator apart", "区分同一指标的两项目标"),
    KEY("at", TEXT, OPTIONAL, "place in the document", "在文件中的位置"),
    KEY("category", TEXT, OPTIONAL, "category as printed", "所印的领域或类别"),
    KEY("order", TEXT, OPTIONAL, "number of the row as printed", "所印的序号"),
    KEY("responsible", TEXT, OPTIONAL, "who is responsible, as printed", "所印的责任单位"),
    KEY("judging", SETTINGS, OPTIONAL, "settings for this item", "本项的评判设置"),
    WORDS("baseline_used", WORD, OPTIONAL,
          "which baseline is used where table and text differ (answers lint)",
          "表格与正文的基期值不一致时采用哪一个（答复 lint）", place_words),
    WORDS("target_used", WORD, OPTIONAL,
          "which target is used where table and text differ (answers lint)",
          "表格与正文的目标值不一致时采用哪一个（答复 lint）", place_words),
    KEY("accepted", REASONS, OPTIONAL, ACCEPTED_EN, ACCEPTED_ZH),
    KEY("note", TEXT, OPTIONAL, "what else is to be known", "说明"),
};
static const struct schema_map item_map = MAP(item_keys);

static const struct schema_key project_entry_keys[] = {
    KEY("name", TEXT, REQUIRED, "name of the project as printed", "所印的工程或项目名称"),
    KEY("content", TEXT, OPTIONAL, "what is to be done", "建设内容"),
    KEY("deadline", YEAR, OPTIONAL, "year in which it is to be done", "完成年份"),
    KEY("at", TEXT, OPTIONAL, "place in the document", "在文件中的位置"),
    KEY("responsible", TEXT, OPTIONAL, "who is responsible, as printed", "所印的责任单位"),
    KEY("note", TEXT, OPTIONAL, "what else is to be known", "说明"),
};
static const struct schema_map project_entry_map = MAP(project_entry_keys);

static const struct schema_key part_keys[] = {
    KEY("name", TEXT, REQUIRED, "what the part is", "分项名称"),
    KEY("value", CELL, REQUIRED, "value as printed", "所印的数值"),
    KEY("unit", CELL, OPTIONAL, "unit as printed, if not that of the whole", "所印的单位（与总数不同时）"),
    KEY("times", CELL, OPTIONAL, "how often the value counts, as 17 buildings of one size",
        "该数值计多少次，如17栋同样大小的楼"),
};
static const struct schema_map part_map = MAP(part_keys);

static const char *const parts_words[] = {"all", "some", NULL};
static const struct schema_key fact_keys[] = {
    KEY("name", TEXT, REQUIRED, "what is stated; the same thing always by the same name",
        "所述事实；同一事项用同一名称"),
    KEY("indicator", STRING, OPTIONAL, "id in the catalogue, where it is the value of an indicator",
        "指标目录中的指标 id（所述为指标值时）"),
    KEY("value", CELL, OPTIONAL, "value as printed", "所印的数值"),
    KEY("unit", CELL, OPTIONAL, "unit as printed", "所印的单位"),
    KEY("unit_means", STRING, OPTIONAL,
        "unit that is meant, where the printed one cannot be", "印刷单位有误时的实际单位"),
    KEY("year", YEAR, OPTIONAL, "year that the value holds for", "数值所属年份"),
    KEY("region", CODE, OPTIONAL, "code of the region, if not the plan's", "地区代码（与规划不同时）"),
    KEY("from", CELL, OPTIONAL, "value before, as in 由6.62‰下降至3.74‰: \"6.62\"",
        "变化前的数值，如“由6.62‰下降至3.74‰”写 \"6.62\""),
    KEY("from_year", YEAR, OPTIONAL, "year of the value before", "变化前数值所属年份"),
    KEY("change", TEXT, OPTIONAL, "the change as printed: 下降62.7%, 年均增长7%",
        "所印的变化：下降62.7%、年均增长7%"),
    KEY("number", CELL, OPTIONAL, "value is a share or rate: number ÷ of × per; the number",
        "数值为占比或比率（number ÷ of × per）时的分子"),
    KEY("of", STRING, OPTIONAL,
        "the whole it is taken of: a number, or the name of another fact as 常住人口",
        "分母：数，或另一事实的名称，如 常住人口"),
    KEY("per", CELL, OPTIONAL, "\"1000\" for a rate per thousand; % and ‰ need none",
        "每千人写 \"1000\"；%、‰ 不写"),
    INSIDE("parts", MAPS, OPTIONAL, "parts that add up to the value: { name, value, times }",
           "合计为该数值的各分项：{ name, value, times }", &part_map),
    WORDS("parts_are", WORD, OPTIONAL, "some: only some of the parts (其中) are given; default all",
          "some 表示只列出部分分项（其中）；默认 all", parts_words),
    KEY("listed", TEXTS, OPTIONAL, "the things that the value counts: 五大中心 and their names",
        "该数值所计的各项，如“五大中心”的名称"),
    KEY("numbers", TEXTS, OPTIONAL,
        "printed numbers of sections or boxes, in their order: 专栏2, 专栏3",
        "各节或专栏所印的序号，按出现次序：专栏2、专栏3"),
    KEY("at", TEXT, OPTIONAL, "place in the document", "在文件中的位置"),
    KEY("accepted", REASONS, OPTIONAL, ACCEPTED_EN, ACCEPTED_ZH),
    KEY("note", TEXT, OPTIONAL, "what else is to be known", "说明"),
};
static const struct schema_map fact_map = MAP(fact_keys);

static const struct schema_key answer_keys[] = {
    KEY("finding", TEXT, REQUIRED, "id of the finding, as lint prints it", "提示的编号，照 lint 所印"),
    KEY("reason", TEXT, REQUIRED, "what has been decided, and why", "如何决定，理由为何"),
};
static const struct schema_map answer_map = MAP(answer_keys);

static const struct schema_key plan_keys[] = {
    WORDS("schema", SCHEMA, REQUIRED,
          "says what this file is: plancheck.plan/1", "文件类型：plancheck.plan/1", plan_words),
    KEY("id", CODE, REQUIRED,
        "id of the plan, first part of its verdicts' ids", "规划 id，评判结果 id 的第一段"),
    INSIDE("region", MAP, REQUIRED, "the region: { code, name }", "地区：{ code, name }", &region_map),
    INSIDE("document", MAP, OPTIONAL,
           "the document that the targets are printed in", "印有目标的文件", &document_map),
    INSIDE("period", MAP, REQUIRED,
           "base and target year: { base: 2020, target: 2025 }",
           "基期年与目标年：{ base: 2020, target: 2025 }", &period_map),
    KEY("judging", SETTINGS, OPTIONAL, "settings for this plan", "本规划的评判设置"),
    KEY("parent", CODE, OPTIONAL, "id of the plan above this one", "上级规划的 id"),
    KEY("sources", TEXTS, OPTIONAL,
        "names of sources of reported values, the preferred first", "数据来源，优先的在前"),
    KEY("note", TEXT, OPTIONAL, "what else is to be known of the plan", "关于规划的说明"),
    INSIDE("indicators", MAPS, OPTIONAL,
           "rows of the plan's tables of indicators", "主要指标表各行", &item_map),
    INSIDE("commitments", MAPS, OPTIONAL,
           "promises in the running text, of the same shape", "正文中的承诺，写法与指标相同", &item_map),
    INSIDE("projects", MAPS, OPTIONAL,
           "projects that the plan names; kept, not judged",
           "规划列出的工程项目；只记录，不评判", &project_entry_map),
    INSIDE("facts", MAPS, OPTIONAL,
           "what the plan states besides its targets: figures of the past, counts, sums; lint "
           "checks them, nothing is judged by them",
           "规划陈述的事实（历史数据、数量、合计）；供 lint 核对，不评判", &fact_map),
    INSIDE("answers", MAPS, OPTIONAL,
           "answers to single findings of lint: { finding, reason }",
           "对 lint 单项提示的答复：{ finding, reason }", &answer_map),
};
static const struct schema_map plan_map = MAP(plan_keys);
const struct schema_file schema_plan = {
    "plan", "plancheck.plan/1",
    {"A plan: its targets exactly as printed", "规划：目标与印刷完全一致"}, &plan_map};

/* ---- catalogue ---- */

static const struct schema_key name_keys[] = {
    KEY("zh", STRING, OPTIONAL, "Chinese name", "中文名称"),
    KEY("en", STRING, OPTIONAL, "English name", "英文名称"),
};
static const struct schema_map name_map = MAP(name_keys);

static const struct schema_key indicator_keys[] = {
    KEY("id", SNAKE, REQUIRED, "snake_case, stable", "小写字母、数字和下划线，保持稳定"),
    INSIDE("name", MAP, REQUIRED, "names: { zh, en }", "名称：{ zh, en }", &name_map),
    KEY("other_names", TEXTS, OPTIONAL,
        "every other name under which a plan or a data file prints it, without unit",
        "规划或数据中出现的其他名称，不含单位"),
    KEY("unit", CELL, OPTIONAL, "unit of the official statistic", "法定统计的单位"),
    WORDS("direction", WORD, REQUIRED, "which way is better", "优化方向", direction_words),
    KEY("bounds", BOUNDS, OPTIONAL, "possible values, null for an open end", "可能的取值范围，一端不限写 null"),
    KEY("tolerance", NUMBER, OPTIONAL, "for 左右, in the unit", "“左右”的允许偏差，单位与指标相同"),
    KEY("usual", BOUNDS, OPTIONAL, "values that are usual; lint points at others",
        "通常的取值范围；超出者由 lint 提示"),
    KEY("part_of", SNAKE, OPTIONAL, "id of the indicator it is a part of: never larger",
        "所属总体的指标 id：不会大于总体"),
    KEY("ratio_of", TEXTS, OPTIONAL,
        "ids of the two terms of a ratio: 1:x is the first to the second",
        "比例两项的指标 id：1:x 为前项比后项"),
    KEY("multiple_of", TEXTS, OPTIONAL,
        "id and factor, where one is a multiple of the other: [beds_per_1000, \"10\"]",
        "另一指标的 id 和倍数：[beds_per_1000, \"10\"]"),
    KEY("rate_of", SNAKE, OPTIONAL,
        "id of the number it is a rate of, as births: then only some values can occur",
        "比率的分母指标 id，如 births：此时只有某些数值可能出现"),
    KEY("definition", TEXT, OPTIONAL, "one sentence", "一句话定义"),
    KEY("source", TEXT, OPTIONAL, "where the definition comes from", "定义的出处"),
};
static const struct schema_map indicator_map = MAP(indicator_keys);

static const struct schema_key catalogue_keys[] = {
    WORDS("schema", SCHEMA, REQUIRED,
          "says what this file is: plancheck.catalogue/1",
          "文件类型：plancheck.catalogue/1", catalogue_words),
    INSIDE("indicators", MAPS, REQUIRED,
           "the indicators, one id each", "指标，每项一个 id", &indicator_map),
};
static const struct schema_map catalogue_map = MAP(catalogue_keys);
const struct schema_file schema_catalogue = {
    "catalogue", "plancheck.catalogue/1", {"A catalogue of indicators", "指标目录"}, &catalogue_map};

/* ---- project ---- */

static const struct schema_key project_keys[] = {
    WORDS("schema", SCHEMA, REQUIRED,
          "says what this file is: plancheck.project/1", "文件类型：plancheck.project/1", project_words),
    KEY("plans", TEXTS, OPTIONAL,
        "plans (YAML) and targets (CSV), paths from this file's folder",
        "规划（YAML）与目标表（CSV），路径相对本文件"),
    KEY("catalogue", TEXT, OPTIONAL,
        "catalogue of indicators; absent: the bundled one", "指标目录；不写则用自带的"),
    KEY("reported", TEXTS, OPTIONAL, "files of reported data", "上报数据文件"),
    KEY("rules", TEXTS, OPTIONAL, "folders of rules; `shipped` stands for those of plancheck", "规则目录；shipped 指程序自带的规则"),
    INSIDE("regions", MAPS, OPTIONAL,
           "names and parents of regions without a plan", "没有规划的地区的名称和上级", &region_map),
    KEY("sources", TEXTS, OPTIONAL,
        "order of preference of sources, after the plan's own", "数据来源的优先次序，排在规划自己的之后"),
    KEY("judging", SETTINGS, OPTIONAL, "settings for all plans", "对所有规划的评判设置"),
    KEY("waivers", TEXT, OPTIONAL, "file of verdicts that are waived until a day", "有期限豁免的文件"),
    KEY("history", TEXT, OPTIONAL, "file that keeps every run and every verdict; made by the first run",
        "保存历次运行与判断的文件；首次运行时建立"),
};
static const struct schema_map project_map = MAP(project_keys);
const struct schema_file schema_project = {
    "project", "plancheck.project/1",
    {"A project: plans, catalogue, data and rules", "项目：规划、指标目录、数据与规则"}, &project_map};
