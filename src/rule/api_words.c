/* Every name that a rule sees. What the functions do exactly stands in rules/README.md. */
#include "api.h"

#define FUNCTION(owner, name, parameters, type, en, zh) {owner, name, parameters, type, {en, zh}}
#define FIELD(owner, name, type, en, zh) {owner, name, NULL, type, {en, zh}}
#define NUMBER(name, en, zh) FUNCTION("", name, "x: number", "number", en, zh)
#define TARGET(name, type, en, zh) FIELD("target", name, type, en, zh)
#define AT(name, type, en, zh) FIELD("at", name, type, en, zh)
#define RULE(name, type, en, zh) FIELD("rule", name, type, en, zh)
#define EXAMPLE(name, type, en, zh) FIELD("example", name, type, en, zh)
#define EDGE(name, en, zh) FUNCTION("", name, "x: number", "plancheck.set", en, zh)
#define CASE "target: plancheck.target, at: plancheck.at"

const struct api_word api_words[] = {
    /* ---- what would be enough ---- */
    EDGE("at_least", "x or more is enough", "不低于 x 即可"),
    EDGE("above", "more than x is enough", "须高于 x"),
    EDGE("at_most", "x or less is enough", "不高于 x 即可"),
    EDGE("below", "less than x is enough", "须低于 x"),
    FUNCTION("", "between", "low: number, high: number", "plancheck.set",
             "from low to high, both included", "从 low 到 high，含两端"),
    EDGE("exactly", "x and nothing else", "恰为 x"),
    EDGE("toward", "at_least where more is better, at_most where less is",
         "越高越好时同 at_least，越低越好时同 at_most"),
    FUNCTION("", "bounded", "bound: string, x: number", "plancheck.set",
             "what target.bound says of x; \"none\": toward(x)",
             "按 target.bound 所述的界限；\"none\" 时同 toward(x)"),
    FUNCTION("", "undetermined", "reason: string", "plancheck.set", "nothing decides, and why",
             "无法判定，并给出原因"),
    NUMBER("nonpositive", "x; ends the call with error/nonpositive_baseline where x ≤ 0",
           "返回 x；x ≤ 0 时以 error/nonpositive_baseline 结束"),

    /* ---- numbers ---- */
    FUNCTION("", "equal", "a: number, b: number", "boolean",
             "are they equal? Instead of ==, which exact numbers never are to a literal",
             "两数是否相等；精确数与字面量不能用 == 比较"),
    NUMBER("abs", "its amount", "绝对值"),
    NUMBER("floor", "the whole number not above x", "不大于 x 的整数"),
    NUMBER("ceil", "the whole number not below x", "不小于 x 的整数"),
    FUNCTION("", "min", "x: number, ...: number", "number", "the least", "最小值"),
    FUNCTION("", "max", "x: number, ...: number", "number", "the greatest", "最大值"),
    NUMBER("sqrt", "square root, in doubles", "平方根（双精度）"),
    NUMBER("exp", "e to the power x, in doubles", "e 的 x 次方（双精度）"),
    NUMBER("ln", "natural logarithm, in doubles", "自然对数（双精度）"),

    /* ---- of Lua's base library ---- */
    FUNCTION("", "assert", "v: any, message?: any, ...: any", "any",
             "v, or an error where it is false or nil", "v 为假时报错，否则返回 v"),
    FUNCTION("", "error", "message: any, level?: integer", "", "ends the call", "报错并结束"),
    FUNCTION("", "pcall", "f: function, ...: any", "boolean, any", "calls f, errors caught",
             "调用 f，错误不外传"),
    FUNCTION("", "select", "n: integer|string, ...: any", "any", "arguments from the n-th on",
             "第 n 个起的参数"),
    FUNCTION("", "type", "v: any", "string", "kind of a value", "值的类型"),
    FUNCTION("", "tostring", "v: any", "string", "as text, without addresses", "转为文字"),
    FUNCTION("", "tonumber", "v: any", "number?", "as a number, or nil", "转为数，不能则为 nil"),
    FUNCTION("", "ipairs", "t: table", "function, table, integer", "items 1, 2, …", "逐项遍历"),
    FUNCTION("", "pairs", "t: table", "function", "all entries, in the order of keys",
             "按键的顺序遍历"),

    /* ---- string: no patterns ---- */
    FUNCTION("string", "byte", "s: string, i?: integer, j?: integer", "integer", "bytes", "字节"),
    FUNCTION("string", "char", "...: integer", "string", "text of bytes", "由字节组成文字"),
    FUNCTION("string", "format", "format: string, ...: any", "string",
             "%d %i %x %X %f %F %e %E %g %G %s", "格式化"),
    FUNCTION("string", "len", "s: string", "integer", "bytes, not characters", "字节数（不是字数）"),
    FUNCTION("string", "lower", "s: string", "string", "A–Z as a–z", "字母转小写"),
    FUNCTION("string", "rep", "s: string, n: integer, between?: string", "string", "n times",
             "重复 n 次"),
    FUNCTION("string", "reverse", "s: string", "string", "bytes backward", "字节倒序"),
    FUNCTION("string", "sub", "s: string, i: integer, j?: integer", "string", "bytes i to j",
             "第 i 至 j 字节"),
    FUNCTION("string", "upper", "s: string", "string", "a–z as A–Z", "字母转大写"),

    /* ---- table ---- */
    FUNCTION("table", "concat", "t: table, between?: string, i?: integer, j?: integer", "string",
             "items as one text", "连接各项"),
    FUNCTION("table", "insert", "t: table, ...: any", "", "adds an item", "插入一项"),
    FUNCTION("table", "remove", "t: table, i?: integer", "any", "takes an item out", "取出一项"),
    FUNCTION("table", "sort", "t: table, less?: fun(a: any, b: any): boolean", "",
             "sorts, and keeps the order of equals", "稳定排序"),
    FUNCTION("table", "unpack", "t: table, i?: integer, j?: integer", "any", "items as values",
             "展开各项"),

    /* ---- math ---- */
    FUNCTION("math", "abs", "x: number", "number", "its amount", "绝对值"),
    FUNCTION("math", "ceil", "x: number", "number", "rounded up", "向上取整"),
    FUNCTION("math", "floor", "x: number", "number", "rounded down", "向下取整"),
    FUNCTION("math", "max", "x: number, ...: number", "number", "the greatest", "最大值"),
    FUNCTION("math", "min", "x: number, ...: number", "number", "the least", "最小值"),
    FUNCTION("math", "sqrt", "x: number", "number", "square root", "平方根"),
    FUNCTION("math", "exp", "x: number", "number", "e to the power x", "e 的 x 次方"),
    FUNCTION("math", "log", "x: number, base?: number", "number", "logarithm", "对数"),
    FUNCTION("math", "tointeger", "x: number", "integer?", "x where it is whole", "整数或 nil"),
    FUNCTION("math", "type", "x: any", "string?", "\"integer\", \"float\" or nil", "数的种类"),
    FIELD("math", "huge", "number", "infinity", "无穷大"),
    FIELD("math", "pi", "number", "π", "圆周率"),

    /* ---- utf8 ---- */
    FUNCTION("utf8", "char", "...: integer", "string", "text of code points", "由码点组成文字"),
    FUNCTION("utf8", "codepoint", "s: string, i?: integer, j?: integer", "integer",
             "code points", "码点"),
    FUNCTION("utf8", "codes", "s: string", "function", "positions and code points", "逐字遍历"),
    FUNCTION("utf8", "len", "s: string, i?: integer, j?: integer", "integer?", "characters",
             "字数"),
    FUNCTION("utf8", "offset", "s: string, n: integer, i?: integer", "integer?",
             "byte of the n-th character", "第 n 个字的字节位置"),

    /* ---- target: what the text says ---- */
    TARGET("n", "number", "the number, in the indicator's unit", "目标中的数，按指标的单位"),
    TARGET("n2", "number", "the second number", "第二个数"),
    TARGET("unit", "string", "unit as printed, or \"\"", "所印单位，或 \"\""),
    TARGET("verb", "\"up\"|\"down\"|\"none\"", "the direction of the verb", "动词的方向"),
    TARGET("bound", "\"at_least\"|\"above\"|\"at_most\"|\"below\"|\"none\"",
           "the bound in words: 不低于, 以上 …", "界限用语：不低于、以上……"),
    TARGET("about", "boolean", "is 左右, 约 or the like printed?", "是否印有“左右”“约”等"),
    TARGET("reference", "string",
           "\"nation\", \"province\", \"city\", \"parent\", or \"\"", "对照范围：全国、全省等"),
    TARGET("theta", "number", "percent by the word of degree: 1, 10 or 20",
           "程度词对应的百分比：1、10 或 20"),
    TARGET("text", "string", "the target as it was matched", "匹配时的目标文字"),

    /* ---- at: the case at hand ---- */
    AT("value", "number", "the reported value that is judged", "所评判的报告值"),
    AT("year", "integer", "its year", "报告值的年份"),
    AT("baseline", "number", "value of the base year; missing: the call ends",
       "基期值；缺少时调用结束"),
    AT("base_year", "integer", "base year", "基期年"),
    AT("target_year", "integer", "target year", "目标年"),
    AT("years", "integer", "target year − base year", "目标年与基期年之差"),
    AT("direction", "1|-1|0", "1: more is better, −1: less, 0: neither",
       "1 越高越好，−1 越低越好，0 两者皆非"),
    AT("directed", "boolean", "is direction 1 or −1?", "方向是否为 1 或 −1"),
    AT("reference", "number", "value of what the target is compared with", "对照对象的同年值"),
    AT("referenced", "boolean", "is there such a thing?", "是否有对照对象"),
    AT("reference_baseline", "number", "the same in the base year", "对照对象的基期值"),
    AT("reference_target", "number", "the same as promised", "对照对象的目标值"),
    AT("sum", "number", "sum of the years after the base year", "基期年之后各年之和"),
    AT("tolerance", "number", "what 左右 allows", "“左右”的容许范围"),
    AT("tolerance_given", "boolean", "is 左右 printed, or a tolerance set?", "是否印有或设有容许范围"),
    AT("theta", "number", "percent that counts as a change", "算作变化的百分比"),
    AT("reading", "string", "the setting `reading`", "设置 reading 的值"),
    AT("region", "string", "region code", "地区代码"),
    AT("indicator", "string", "indicator id", "指标 id"),
    AT("unit", "string", "unit of the values", "数值的单位"),
    AT("series", "fun(year: integer): number", "value of another year; missing: the call ends",
       "另一年的值；缺少时调用结束"),

    /* ---- the table that a rule file returns ---- */
    RULE("title", "plancheck.text", "title", "标题"),
    RULE("purpose", "plancheck.text?", "one sentence: what it is for", "一句话说明用途"),
    RULE("forms", "string[]", "how such targets are printed", "此类目标如何印刷"),
    RULE("order", "plancheck.order?", "in which order the engine judges", "评判次序"),
    RULE("measure", "(fun(" CASE "): number)?",
         "the quantity that is compared; default: at.value", "所比较的量；默认为 at.value"),
    RULE("accept", "(fun(" CASE "): plancheck.set)?", "what would be enough", "多少才算够"),
    RULE("goal", "(fun(" CASE "): number)?", "the printed number on the measure's scale",
         "所印数字在 measure 尺度上的值"),
    RULE("level", "(fun(" CASE "): number)?", "reported value at which the goal is reached",
         "达到目标时的报告值"),
    RULE("progress", "(fun(" CASE "): number?)?", "percent of the way that is done",
         "完成进度（百分数）"),
    RULE("early", "(fun(" CASE "): boolean)?", "is the verdict final before the deadline?",
         "到期前结论是否已定"),
    RULE("judge", "(fun(" CASE ", final: boolean): string, string, number?)?",
         "the whole judgement: verdict, reason, measure", "自行评判：结论、理由、量"),
    RULE("examples", "plancheck.example[]", "cases with their verdicts, run by `plancheck test`",
         "示例，由 plancheck test 运行"),

    /* ---- an example ---- */
    EXAMPLE("target", "string", "the target as printed", "所印目标"),
    EXAMPLE("expect", "string", "\"verdict/reason\", or the verdict alone", "\"结论/理由\"或结论"),
    EXAMPLE("baseline", "string|number|nil", "baseline", "基期值"),
    EXAMPLE("years", "string?", "\"2020-2025\", or the target year alone", "起止年份或目标年"),
    EXAMPLE("series", "string?", "\"2024: 51; 2025: 50.2\"", "各年数值"),
    EXAMPLE("direction", "\"higher\"|\"lower\"|\"none\"|nil", "direction", "方向"),
    EXAMPLE("unit", "string?", "unit", "单位"),
    EXAMPLE("indicator", "string?", "printed name of the indicator", "所印指标名称"),
    EXAMPLE("reference", "string?", "\"2020: 77.9|2025: 79.2\"", "对照对象各年数值"),
    EXAMPLE("settings", "string|table|nil", "\"reading=each;as_of=2025\"", "评判设置"),
};
const size_t api_word_count = sizeof api_words / sizeof *api_words;
