/* What `plancheck diff` writes: `plancheck.diff/1`, key by key. Readers pass over keys they do not
 * know. */
#include "schema_written.h"

static const char *const diff_words[] = {"plancheck.diff/1", NULL};
static const char *const change_words[] = {
    "new_failure", "new_behind",     "new_unknown",   "waiver_ended", "not_comparable", "fixed",
    "now_known",   "revised_target", "revised_value", "new_value",    "changed",        "new",
    "gone",        "still_failing",  "still_behind",  "unchanged",    NULL};
static const char *const how_words[] = {"changed", "added", "removed", NULL};

static const struct schema_key night_keys[] = {
    KEY("result", PLAIN_OR_NULL, "file of a stored result; null for a run of the history",
        "评判结果文件；取自历史库则为 null"),
    KEY("run", AMOUNT_OR_NULL, "number of the run in the history", "历史库中的运行序号"),
    KEY("version", PLAIN, "of plancheck", "plancheck 版本"),
    KEY("as_of", YEAR_OR_NULL, "year of the judgement; null where it differs",
        "评判年份；不一则为 null"),
    KEY("today", PLAIN_OR_NULL, "date of the run, where it was given", "运行日期（给出时）"),
};
static const struct schema_map night_map = MAP(night_keys);

static const struct schema_key part_keys[] = {
    KEY("name", PLAIN, "id of the rule or plan, path of the input", "规则或规划 id、文件路径"),
    WORDS("how", WORD, "what became of it", "如何变化", how_words),
};
static const struct schema_map part_map = MAP(part_keys);

static const struct schema_key differences_keys[] = {
    KEY("as_of", FLAG, "judged for another year", "评判年份不同"),
    KEY("settings", FLAG, "other settings of the project", "项目的评判设置不同"),
    KEY("program", FLAG, "another version of plancheck", "plancheck 版本不同"),
    INSIDE("rules", MAPS, "rules that differ by SHA-256", "SHA-256 不同的规则", &part_map),
    INSIDE("plans", MAPS, "plans that came, went, or have other settings",
           "新增、撤销或设置不同的规划", &part_map),
    INSIDE("inputs", MAPS, "files that differ by SHA-256", "SHA-256 不同的文件", &part_map),
};
static const struct schema_map differences_map = MAP(differences_keys);

static const struct schema_key summary_keys[] = {
    KEY("regressions", AMOUNT, "new_failure, new_behind, new_unknown and waiver_ended, not waived",
        "退步：前四类中未豁免者"),
    KEY("waived", AMOUNT, "what would be regressions, and is waived", "已豁免的退步"),
    KEY("hidden", AMOUNT, "not comparable, and would be regressions", "不可比的退步"),
    KEY("new_failure", AMOUNT, "fails now, and did not", "新增未完成"),
    KEY("new_behind", AMOUNT, "off track now, and was not", "新增滞后"),
    KEY("new_unknown", AMOUNT, "no answer any more, or a reported number has vanished",
        "新增无结论，或已报数据消失"),
    KEY("waiver_ended", AMOUNT, "as bad as before, and no longer waived", "豁免终止"),
    KEY("not_comparable", AMOUNT, "differs, and so do rule, settings or scope", "不可比"),
    KEY("fixed", AMOUNT, "failed or was off track, and is good now", "已好转"),
    KEY("now_known", AMOUNT, "had no answer, and has one", "已有结论"),
    KEY("revised_target", AMOUNT, "target, baseline or years are printed otherwise", "目标修订"),
    KEY("revised_value", AMOUNT, "a year has another number than before", "数据修订"),
    KEY("new_value", AMOUNT, "a year has a number for the first time", "新增数据"),
    KEY("changed", AMOUNT, "anything else of the verdict", "其他变化"),
    KEY("new", AMOUNT, "was not there", "新增目标"),
    KEY("gone", AMOUNT, "is not there any more", "撤销目标"),
    KEY("still_failing", AMOUNT, "fails as before", "仍未完成"),
    KEY("still_behind", AMOUNT, "off track as before", "仍滞后"),
    KEY("unchanged", AMOUNT, "stays, and is not listed", "无变化，不列出"),
};
static const struct schema_map summary_map = MAP(summary_keys);

static const struct schema_key state_keys[] = {
    WORDS("verdict", WORD, "the verdict", "评判", schema_verdict_words),
    KEY("reason", PLAIN, "why: semantics, section 10", "原因"),
    KEY("rule", PLAIN_OR_NULL, "the rule that read the target", "读出目标的规则"),
    KEY("target", PLAIN_OR_NULL, "target as printed", "所印的目标值"),
    KEY("baseline_printed", PLAIN_OR_NULL, "baseline as printed", "所印的基期值"),
    KEY("base_year", YEAR_OR_NULL, "base year", "基期年"),
    KEY("target_year", YEAR_OR_NULL, "year of the deadline", "目标年"),
    KEY("value", DECIMAL_OR_NULL, "value that was judged", "所评判的数值"),
    KEY("value_year", YEAR_OR_NULL, "its year", "数值所属年份"),
    KEY("measure", DECIMAL_OR_NULL, "the quantity that the printed number limits",
        "被目标限定的量"),
    KEY("progress", DECIMAL_OR_NULL, "percent of the way", "完成进度（%）"),
    KEY("series", PLAIN_OR_NULL, "all values, as 2021:1.2;2022:1.3", "各年数值，如 2021:1.2;2022:1.3"),
};
static const struct schema_map state_map = MAP(state_keys);

static const struct schema_key change_keys[] = {
    WORDS("change", WORD, "what has become of it", "变化", change_words),
    WORDS("otherwise", WORD_OR_NULL, "not comparable: what it would be if it were",
          "不可比时，若可比应属何种变化", change_words),
    KEY("because", TEXTS, "why it is not comparable: rule, settings, as_of, plans, program",
        "不可比的原因：rule、settings、as_of、plans、program"),
    KEY("revised", TEXTS,
        "what is otherwise: value, new_value, vanished, target, baseline, deadline",
        "修订之处：value、new_value、vanished、target、baseline、deadline"),
    KEY("regression", FLAG, "counts as a regression", "算作退步"),
    KEY("waived", FLAG, "is waived", "已豁免"),
    KEY("nights", AMOUNT_OR_NULL, "runs in a row of this sort; null: not known",
        "连续次数；不明则为 null"),
    KEY("id", PLAIN, "id of the verdict", "判断编号"),
    KEY("plan", PLAIN, "id of the plan", "规划 id"),
    KEY("region", PLAIN, "code of the region", "地区代码"),
    KEY("region_name", PLAIN_OR_NULL, "its name", "地区名称"),
    KEY("indicator", PLAIN, "id of the indicator", "指标 id"),
    KEY("name", PLAIN, "its name as printed", "所印的指标名称"),
    KEY("unit", PLAIN_OR_NULL, "unit as printed", "所印的单位"),
    WORDS("attribute", WORD_OR_NULL, "attribute as printed", "指标属性", schema_attribute_words),
    WORDS("kind", WORD, "from a table, or promised in the text", "表格指标或正文承诺", schema_kind_words),
    INSIDE("old", MAP_OR_NULL, "before; null: was not there", "此前；当时没有则为 null",
           &state_map),
    INSIDE("new", MAP_OR_NULL, "now; null: gone", "现在；已撤销则为 null", &state_map),
};
static const struct schema_map change_map = MAP(change_keys);

static const struct schema_key diff_keys[] = {
    WORDS("schema", SCHEMA, "says what this is", "文件类型", diff_words),
    INSIDE("old", MAP, "the earlier of the two", "较早的一次", &night_map),
    INSIDE("new", MAP, "the later", "较晚的一次", &night_map),
    INSIDE("differences", MAP, "circumstances that are not the same", "不相同的条件",
           &differences_map),
    INSIDE("summary", MAP, "all changes, counted", "各类变化的项数", &summary_map),
    INSIDE("changes", MAPS, "the gravest first, then by id", "先列最重的，再按编号", &change_map),
};
static const struct schema_map diff_map = MAP(diff_keys);
const struct schema_file schema_diff = {
    "diff", "plancheck.diff/1", {"What changed between two results", "两份评判结果之间的变化"},
    &diff_map};
