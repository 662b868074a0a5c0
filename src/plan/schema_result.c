/* What a run writes: `plancheck.result/1`, key by key. Readers pass over keys they do not know. */
#include "schema_written.h"

#define OPTIONAL(key, kind, en, zh) {key, VALUE_##kind, false, {en, zh}, NULL, NULL}

static const char *const result_words[] = {"plancheck.result/1", NULL};
static const char *const baseline_words[] = {
    "own", "reported", "borrowed", "pending", "missing", NULL};

static const struct schema_key message_keys[] = {
    KEY("zh", PLAIN, "in Chinese", "中文"),
    KEY("en", PLAIN, "in English", "英文"),
};
static const struct schema_map message_map = MAP(message_keys);

static const struct schema_key input_keys[] = {
    KEY("path", PLAIN, "file as it was given", "文件路径"),
    KEY("sha256", SHA256, "SHA-256 of its bytes", "文件内容的 SHA-256"),
};
static const struct schema_map input_map = MAP(input_keys);

static const struct schema_key plan_keys[] = {
    KEY("id", PLAIN, "id of the plan", "规划 id"),
    KEY("title", PLAIN_OR_NULL, "title of the document", "文件标题"),
    KEY("region", PLAIN_OR_NULL, "code of its region; null where each row has its own",
        "地区代码；逐行不同则为 null"),
    KEY("base_year", YEAR_OR_NULL, "base year", "基期年"),
    KEY("target_year", YEAR_OR_NULL, "target year", "目标年"),
    KEY("file", PLAIN, "its file", "文件"),
    KEY("settings", OBJECT, "its settings", "评判设置"),
};
static const struct schema_map plan_map = MAP(plan_keys);

static const struct schema_key indicator_keys[] = {
    KEY("id", PLAIN, "id of the indicator", "指标 id"),
    INSIDE("name", MAP, "its names in the catalogue", "指标目录中的名称", &message_map),
    KEY("unit", PLAIN, "its unit in the catalogue, empty where it has none", "指标目录中的单位"),
    WORDS("direction", WORD_OR_NULL, "which way is better; null: not known",
          "优化方向；不明则为 null", direction_words),
};
static const struct schema_map indicator_map = MAP(indicator_keys);

static const struct schema_key rule_keys[] = {
    KEY("id", PLAIN, "id of the rule", "规则 id"),
    INSIDE("title", MAP, "its title", "规则名称", &message_map),
    KEY("file", PLAIN, "its file", "文件"),
};
static const struct schema_map rule_map = MAP(rule_keys);

static const struct schema_key diagnostic_keys[] = {
    WORDS("severity", WORD, "how bad it is", "严重程度", schema_severity_words),
    KEY("code", PLAIN, "what it is, stable", "稳定的代码"),
    KEY("file", PLAIN_OR_NULL, "where", "文件"),
    OPTIONAL("line", AMOUNT_OR_NULL, "line, from 1; null: not known",
             "行号，自 1 起；不明则为 null"),
    OPTIONAL("column", AMOUNT_OR_NULL, "column in characters, from 1; null: not known",
             "列号（字符），自 1 起；不明则为 null"),
    INSIDE("message", MAP, "what is wrong", "问题说明", &message_map),
    INSIDE("hint", MAP_OR_NULL, "what would do", "建议", &message_map),
};
static const struct schema_map diagnostic_map = MAP(diagnostic_keys);

#define COUNTS \
    KEY("total", AMOUNT, "all verdicts", "评判总数"), \
    KEY("evaluated", AMOUNT, "pass, fail, on_track and off_track together", "得出结论的项数"), \
    KEY("pass", AMOUNT, "met", "完成"), \
    KEY("fail", AMOUNT, "not met", "未完成"), \
    KEY("on_track", AMOUNT, "on schedule before the deadline", "达到进度要求"), \
    KEY("off_track", AMOUNT, "behind schedule", "滞后"), \
    KEY("undetermined", AMOUNT, "data that do not decide", "无法判定"), \
    KEY("no_data", AMOUNT, "the observation that is needed is not there", "缺数据"), \
    KEY("not_applicable", AMOUNT, "no target, or another region's", "不适用"), \
    KEY("error", AMOUNT, "malformed input, or a rule that broke", "出错")

static const struct schema_key count_keys[] = {COUNTS};
static const struct schema_map count_map = MAP(count_keys);

static const struct schema_key attribute_keys[] = {
    INSIDE("binding", MAP, "约束性", "约束性", &count_map),
    INSIDE("anticipatory", MAP, "预期性", "预期性", &count_map),
    INSIDE("advisory", MAP, "倡导性", "倡导性", &count_map),
    INSIDE("none", MAP, "no attribute printed", "未印属性", &count_map),
};
static const struct schema_map attribute_map = MAP(attribute_keys);

static const struct schema_key by_kind_keys[] = {
    INSIDE("indicator", MAP, "rows of the plans' tables", "主要指标表各行", &count_map),
    INSIDE("commitment", MAP, "promises in the running text", "正文中的承诺", &count_map),
};
static const struct schema_map by_kind_map = MAP(by_kind_keys);

static const struct schema_key summary_keys[] = {
    COUNTS,
    WORDS("worst", WORD, "the worst verdict", "最差的评判", schema_verdict_words),
    INSIDE("by_attribute", MAP, "the same by attribute", "按指标属性分", &attribute_map),
    INSIDE("by_kind", MAP, "the same by kind", "按表格指标与正文承诺分", &by_kind_map),
};
static const struct schema_map summary_map = MAP(summary_keys);

static const struct schema_key region_keys[] = {
    KEY("code", PLAIN, "code of the region", "地区代码"),
    KEY("name", PLAIN, "name of the region", "地区名称"),
    INSIDE("summary", MAP, "its verdicts, counted", "该地区各类评判的项数", &summary_map),
};
static const struct schema_map region_map = MAP(region_keys);

static const struct schema_key accept_keys[] = {
    KEY("min", DECIMAL_OR_NULL, "lower end; null: none", "下限；无则为 null"),
    KEY("max", DECIMAL_OR_NULL, "upper end; null: none", "上限；无则为 null"),
    KEY("min_open", FLAG, "the lower end itself is not enough", "不含下限"),
    KEY("max_open", FLAG, "the upper end itself is too much", "不含上限"),
};
static const struct schema_map accept_map = MAP(accept_keys);

static const struct schema_key point_keys[] = {
    {"year", VALUE_YEAR, true, {"year", "年份"}, NULL, NULL},
    KEY("value", DECIMAL_OR_NULL, "value; null: not a number", "数值；不是数则为 null"),
};
static const struct schema_map point_map = MAP(point_keys);

static const char *const read_words[] = {"indicator", "region", "group", "verdict", NULL};
static const struct schema_key read_keys[] = {
    WORDS("kind", WORD, "another indicator of the region, the indicator in another region or in all regions of one, the "
          "verdict on another target", "同地区的另一指标、该指标在另一地区或某地区各下级地区的数值、另一目标的判断", read_words),
    KEY("name", PLAIN, "id of the indicator or verdict, code of the region", "指标或判断的 id，或地区代码"),
    KEY("year", YEAR_OR_NULL, "of which year; null for a verdict", "年份；判断为 null"),
};
static const struct schema_map read_map = MAP(read_keys);

static const struct schema_key verdict_keys[] = {
    KEY("id", PLAIN,
        "plan/region/indicator, @year for another deadline, #key: stable, no values in it",
        "规划/地区/指标，另有 @年份、#区分；稳定，不含数值"),
    KEY("plan", PLAIN, "id of the plan", "规划 id"),
    KEY("region", PLAIN, "code of the region", "地区代码"),
    KEY("region_name", PLAIN_OR_NULL, "name of the region", "地区名称"),
    KEY("indicator", PLAIN, "id of the indicator", "指标 id"),
    KEY("name", PLAIN, "name as the plan prints it", "规划所印的名称"),
    KEY("unit", PLAIN_OR_NULL, "unit as the plan prints it", "规划所印的单位"),
    WORDS("attribute", WORD_OR_NULL, "attribute as the plan prints it", "规划所印的属性",
          schema_attribute_words),
    WORDS("kind", WORD, "a row of a table, or a promise in the text", "表中指标或正文承诺",
          schema_kind_words),
    OPTIONAL("category", PLAIN_OR_NULL, "category as printed", "所印的领域或类别"),
    OPTIONAL("order", PLAIN_OR_NULL, "number of the row as printed", "所印的序号"),
    KEY("rule", PLAIN_OR_NULL, "the rule that read the target", "读出目标的规则"),
    KEY("target", PLAIN_OR_NULL, "target as printed", "所印的目标值"),
    KEY("baseline_printed", PLAIN_OR_NULL, "baseline as printed", "所印的基期值"),
    OPTIONAL("base_year", YEAR_OR_NULL, "base year", "基期年"),
    OPTIONAL("target_year", YEAR_OR_NULL, "year of the deadline", "目标年"),
    WORDS("verdict", WORD, "the verdict", "评判", schema_verdict_words),
    KEY("reason", PLAIN, "why: semantics, section 10", "原因"),
    KEY("progress", DECIMAL_OR_NULL, "percent of the way from baseline to goal, not capped",
        "完成进度（%），不封顶"),
    KEY("baseline", DECIMAL_OR_NULL, "baseline that was used", "所用的基期值"),
    WORDS("baseline_kind", WORD, "where it comes from", "基期值的来源", baseline_words),
    KEY("value", DECIMAL_OR_NULL, "value that was judged", "所评判的数值"),
    KEY("value_year", YEAR_OR_NULL, "its year", "数值所属年份"),
    KEY("measure", DECIMAL_OR_NULL, "the quantity that the printed number limits",
        "被目标限定的量"),
    KEY("goal", DECIMAL_OR_NULL, "the printed number on the measure's scale",
        "目标值（与该量同尺度）"),
    INSIDE("accept", MAP_OR_NULL, "measures that are enough", "可接受的范围", &accept_map),
    KEY("margin", DECIMAL_OR_NULL, "distance of the measure to the edge, positive inside",
        "距边界的余量，正为在内"),
    KEY("required_pace", DECIMAL_OR_NULL, "change per year that is still needed",
        "今后每年所需的变化"),
    KEY("expected", DECIMAL_OR_NULL, "where the value should be by now", "按进度应达到的数值"),
    INSIDE("series", MAPS, "all values up to the year of the judgement", "截至评判年份的各年数值",
           &point_map),
    KEY("flags", TEXTS, "what else is to be known of the verdict", "评判的附注"),
    INSIDE("message", MAP, "the verdict in a sentence", "一句话说明", &message_map),
    OPTIONAL("settings", OBJECT, "settings of this target alone", "本项自己的评判设置"),
    {"reads", VALUE_MAPS, false, {"what its rule read beyond the case", "规则在本项之外读取了什么"}, NULL, &read_map},
    OPTIONAL("place", PLAIN_OR_NULL, "where the target stands in the document", "目标在文件中的位置"),
    KEY("plan_at", PLAIN_OR_NULL, "file and line of the target", "目标所在文件和行"),
    KEY("data_at", PLAIN_OR_NULL, "file and line of the value", "数据所在文件和行"),
};
static const struct schema_map verdict_map = MAP(verdict_keys);

static const struct schema_key lint_place_keys[] = {
    KEY("file", PLAIN_OR_NULL, "file", "文件"),
    KEY("line", AMOUNT_OR_NULL, "line", "行号"),
    KEY("at", PLAIN_OR_NULL, "place in the document", "在文件中的位置"),
    KEY("value", PLAIN_OR_NULL, "what is printed there", "所印内容"),
    KEY("of", PLAIN_OR_NULL, "id of the target or fact", "目标或事实的 id"),
};
static const struct schema_map lint_place_map = MAP(lint_place_keys);

static const struct schema_key lint_keys[] = {
    KEY("id", PLAIN, "id, stable over time", "编号，长期不变"),
    KEY("code", PLAIN, "code of the check", "检查代码"),
    KEY("severity", PLAIN, "error, warning, note", "error、warning、note"),
    INSIDE("places", MAPS, "one or two places", "一处或两处位置", &lint_place_map),
    INSIDE("answer", MAP, "the plan's answer", "规划的答复", &schema_answer),
};
static const struct schema_map lint_map = MAP(lint_keys);

static const char *const waiver_words[] = {"undated",   "active",     "expired",
                                           "unmatched", "not_needed", NULL};
static const struct schema_key waiver_keys[] = {
    KEY("verdict", PLAIN, "id of the verdict", "判断编号"),
    KEY("reason", PLAIN, "why it is waived", "豁免理由"),
    KEY("who", PLAIN, "who answers for it", "责任人"),
    KEY("until", PLAIN, "last day on which it is waived", "豁免截止日期（含当日）"),
    WORDS("state", WORD, "what it was worth in this run; undated: nobody said what day it was",
          "本次运行中的效力；undated：未给出日期", waiver_words),
};
static const struct schema_map waiver_map = MAP(waiver_keys);

static const struct schema_key result_keys[] = {
    WORDS("schema", SCHEMA, "says what this is", "文件类型", result_words),
    INSIDE("tool", MAP, "what made it", "生成程序", &schema_tool),
    KEY("as_of", YEAR_OR_NULL, "year of the judgement; null where it differs", "评判年份；不一则为 null"),
    OPTIONAL("today", PLAIN_OR_NULL, "date of the run, where it was given", "运行日期（给出时）"),
    OPTIONAL("settings", OBJECT, "settings of the project", "项目的评判设置"),
    INSIDE("inputs", MAPS, "files that were read, in that order", "读入的文件，按读入次序", &input_map),
    INSIDE("plans", MAPS, "plans", "规划", &plan_map),
    INSIDE("indicators", MAPS, "indicators that are judged, in order of their first verdict",
           "所评判的指标，按首次出现的次序", &indicator_map),
    INSIDE("rules", MAPS, "rules", "规则", &rule_map),
    {"waivers", VALUE_MAPS, false, {"waivers of the project", "项目的豁免"}, NULL, &waiver_map},
    INSIDE("diagnostics", MAPS, "what was wrong with the inputs", "输入中的问题", &diagnostic_map),
    INSIDE("lint", MAPS, "findings of lint that the plans have answered",
           "规划已答复的 lint 提示", &lint_map),
    INSIDE("summary", MAP, "all verdicts, counted", "各类评判的项数", &summary_map),
    INSIDE("regions", MAPS, "the same by region", "按地区分", &region_map),
    INSIDE("verdicts", MAPS, "a verdict for each target", "逐项评判", &verdict_map),
};
static const struct schema_map result_map = MAP(result_keys);
const struct schema_file schema_result = {
    "result", "plancheck.result/1", {"The result of a run", "评判结果"}, &result_map};
