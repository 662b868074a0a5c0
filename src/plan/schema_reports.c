/* What other commands write as JSON, key by key: `history`, `compare`, `lint`. Readers pass over
 * keys they do not know. */
#include "schema_written.h"

static const struct schema_key message_keys[] = {
    KEY("zh", PLAIN_OR_NULL, "in Chinese", "中文"),
    KEY("en", PLAIN_OR_NULL, "in English", "英文"),
};
static const struct schema_map message_map = MAP(message_keys);

/* ---- history ---- */

static const char *const history_words[] = {"plancheck.history/1", NULL};

static const struct schema_key run_keys[] = {
    KEY("number", AMOUNT, "number of the run, from 1", "运行序号，自 1 起"),
    KEY("as_of", YEAR_OR_NULL, "year of the judgement; null where it differs", "评判年份；不一则为 null"),
    KEY("today", PLAIN_OR_NULL, "date of the run, where it was given", "运行日期（给出时）"),
    KEY("pass", AMOUNT, "met", "完成"),
    KEY("fail", AMOUNT, "not met", "未完成"),
    KEY("on_track", AMOUNT, "on schedule before the deadline", "达到进度要求"),
    KEY("off_track", AMOUNT, "behind schedule", "滞后"),
    KEY("undetermined", AMOUNT, "data that do not decide", "无法判定"),
    KEY("no_data", AMOUNT, "the observation that is needed is not there", "缺数据"),
    KEY("not_applicable", AMOUNT, "no target, or another region's", "不适用"),
    KEY("error", AMOUNT, "malformed input, or a rule that broke", "出错"),
};
static const struct schema_map run_map = MAP(run_keys);

static const struct schema_key held_keys[] = {
    KEY("first", AMOUNT, "first run in which it was so", "自该次运行起"),
    KEY("last", AMOUNT, "last run in which it was so", "至该次运行止"),
    WORDS("verdict", WORD, "the verdict", "评判", schema_verdict_words),
    KEY("reason", PLAIN, "why: semantics, section 10", "原因"),
    KEY("value", DECIMAL_OR_NULL, "value that was judged", "所评判的数值"),
    KEY("value_year", YEAR_OR_NULL, "its year", "数值所属年份"),
    KEY("target", PLAIN_OR_NULL, "target as printed", "所印的目标值"),
    KEY("baseline_printed", PLAIN_OR_NULL, "baseline as printed", "所印的基期值"),
    KEY("progress", DECIMAL_OR_NULL, "percent of the way", "完成进度（%）"),
    KEY("waived", FLAG, "is waived", "已豁免"),
};
static const struct schema_map held_map = MAP(held_keys);

static const struct schema_key timeline_keys[] = {
    KEY("id", PLAIN, "id of the verdict", "判断编号"),
    KEY("plan", PLAIN, "id of the plan", "规划 id"),
    KEY("region", PLAIN, "code of the region", "地区代码"),
    KEY("region_name", PLAIN_OR_NULL, "its name", "地区名称"),
    KEY("indicator", PLAIN, "id of the indicator", "指标 id"),
    KEY("name", PLAIN, "its name as printed", "所印的指标名称"),
    KEY("unit", PLAIN_OR_NULL, "unit as printed", "所印的单位"),
    INSIDE("verdicts", MAPS, "how long it was what", "各时段的判断", &held_map),
};
static const struct schema_map timeline_map = MAP(timeline_keys);

static const struct schema_key history_keys[] = {
    WORDS("schema", SCHEMA, "says what this is", "文件类型", history_words),
    INSIDE("runs", MAPS, "all runs, the oldest first", "历次运行，旧的在前", &run_map),
    INSIDE("items", MAPS, "what was asked for, by id", "所查询的各项，按编号", &timeline_map),
};
static const struct schema_map history_map = MAP(history_keys);
const struct schema_file schema_history = {
    "history", "plancheck.history/1", {"Verdicts over all runs", "历次运行的判断"}, &history_map};

/* ---- comparison ---- */

static const char *const comparison_words[] = {"plancheck.comparison/1", NULL};
static const char *const against_words[] = {"weaker", "equal", "harder", NULL};

static const struct schema_key above_keys[] = {
    KEY("id", PLAIN, "id of the target above", "上级目标的编号"),
    KEY("target", PLAIN, "that target as printed", "上级目标值，照印刷"),
    WORDS("against", WORD, "how this plan's target stands to it", "与之相比", against_words),
};
static const struct schema_map above_map = MAP(above_keys);

static const struct schema_key compared_keys[] = {
    KEY("id", PLAIN, "id of the target", "目标的编号"),
    KEY("plan", PLAIN, "id of the plan", "规划 id"),
    KEY("region", PLAIN, "code of the region", "地区代码"),
    KEY("region_name", PLAIN_OR_NULL, "its name", "地区名称"),
    KEY("baseline", PLAIN, "baseline as printed", "所印的基期值"),
    KEY("target", PLAIN, "target as printed", "所印的目标值"),
    KEY("level", PLAIN_OR_NULL, "level that it comes to; null: it is none", "目标水平；不是水平值则为 null"),
    KEY("rank", AMOUNT_OR_NULL, "1: asks most", "目标最高者为 1"),
    KEY("start_rank", AMOUNT_OR_NULL, "1: starts best", "起点最好者为 1"),
    INSIDE("above", MAP_OR_NULL, "the plan above this one", "上级规划", &above_map),
};
static const struct schema_map compared_map = MAP(compared_keys);

static const struct schema_key row_keys[] = {
    KEY("indicator", PLAIN, "id of the indicator", "指标 id"),
    INSIDE("name", MAP, "its names in the catalogue", "指标目录中的名称", &message_map),
    KEY("unit", PLAIN, "its unit in the catalogue, empty where it has none", "指标目录中的单位"),
    {"year", VALUE_YEAR, true, {"year of the targets", "目标年"}, NULL, NULL},
    KEY("ranked", AMOUNT, "how many have a rank", "有名次的项数"),
    INSIDE("plans", MAPS, "the plans, the hardest target first", "各规划，目标高的在前", &compared_map),
};
static const struct schema_map row_map = MAP(row_keys);

static const char *const why_words[] = {"only_one_plan", "other_year", "other_definition", NULL};
static const struct schema_key alone_keys[] = {
    KEY("id", PLAIN, "id of the target", "目标的编号"),
    KEY("indicator", PLAIN, "id of the indicator", "指标 id"),
    INSIDE("name", MAP, "its names in the catalogue", "指标目录中的名称", &message_map),
    KEY("unit", PLAIN, "its unit in the catalogue, empty where it has none", "指标目录中的单位"),
    {"year", VALUE_YEAR, true, {"year of the target", "目标年"}, NULL, NULL},
    KEY("target", PLAIN, "target as printed", "所印的目标值"),
    WORDS("why", WORD, "why nothing stands beside it", "为何无可比较", why_words),
    KEY("near", PLAIN_OR_NULL, "id of what nearly would", "最接近者的编号"),
};
static const struct schema_map alone_map = MAP(alone_keys);

static const struct schema_key comparison_keys[] = {
    WORDS("schema", SCHEMA, "says what this is", "文件类型", comparison_words),
    INSIDE("indicators", MAPS, "what two plans or more promise for one year",
           "两个以上规划同年的同一指标", &row_map),
    INSIDE("not_compared", MAPS, "what nothing stands beside", "无可比较的目标", &alone_map),
};
static const struct schema_map comparison_map = MAP(comparison_keys);
const struct schema_file schema_comparison = {
    "comparison", "plancheck.comparison/1", {"Plans side by side", "规划并列比较"}, &comparison_map};

/* ---- lint ---- */

static const char *const lint_words[] = {"plancheck.lint/1", NULL};

static const struct schema_key tally_keys[] = {
    KEY("error", AMOUNT, "errors without an answer", "未答复的错误"),
    KEY("warning", AMOUNT, "warnings without an answer", "未答复的警告"),
    KEY("note", AMOUNT, "notes without an answer", "未答复的提示"),
    KEY("answered", AMOUNT, "what plans have answered", "规划已答复的项数"),
};
static const struct schema_map tally_map = MAP(tally_keys);

static const struct schema_key place_keys[] = {
    KEY("file", PLAIN_OR_NULL, "file", "文件"),
    KEY("line", AMOUNT_OR_NULL, "line", "行号"),
    KEY("column", AMOUNT_OR_NULL, "column in characters", "列号（字符）"),
    KEY("at", PLAIN_OR_NULL, "place in the document", "在文件中的位置"),
    KEY("value", PLAIN_OR_NULL, "what is printed there", "所印内容"),
    KEY("of", PLAIN_OR_NULL, "id of the target or fact", "目标或事实的 id"),
};
static const struct schema_map place_map = MAP(place_keys);

static const struct schema_key finding_keys[] = {
    KEY("id", PLAIN, "id, stable over time", "编号，长期不变"),
    KEY("code", PLAIN, "code of the check, or of a mistake in a file", "检查代码，或文件错误的代码"),
    WORDS("severity", WORD, "how bad it is", "严重程度", schema_severity_words),
    INSIDE("title", MAP_OR_NULL, "what the check looks for; null: a mistake in a file",
           "检查的内容；文件错误则为 null", &message_map),
    INSIDE("message", MAP, "what was found", "所发现的问题", &message_map),
    INSIDE("advice", MAP_OR_NULL, "what to do", "处理建议", &message_map),
    INSIDE("places", MAPS, "one or two places", "一处或两处位置", &place_map),
    INSIDE("answer", MAP_OR_NULL, "the plan's answer", "规划的答复", &schema_answer),
};
static const struct schema_map finding_map = MAP(finding_keys);

static const struct schema_key lint_keys[] = {
    WORDS("schema", SCHEMA, "says what this is", "文件类型", lint_words),
    INSIDE("tool", MAP, "what made it", "生成程序", &schema_tool),
    INSIDE("summary", MAP, "findings, counted", "提示的项数", &tally_map),
    INSIDE("findings", MAPS, "findings, by plan and line", "各项提示，按规划和行", &finding_map),
};
static const struct schema_map lint_map = MAP(lint_keys);
const struct schema_file schema_lint = {
    "lint", "plancheck.lint/1", {"Contradictions and doubts in plans", "规划中的矛盾和疑点"}, &lint_map};
