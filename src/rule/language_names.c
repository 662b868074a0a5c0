/* What stands around a target in running text: the indicator's name before it, what is counted
 * behind it, with numbers in both that are no targets (5岁以下儿童, 每千人口, PM2.5). */
#include "language.h"
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool starts(const char *at, const char *word)
{
    return *at == *word && strncmp(at, word, strlen(word)) == 0;
}

static size_t any_of(const char *at, const char *const *words, size_t n)
{
    size_t best = 0;
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(words[i]);
        if (len > best && strncmp(at, words[i], len) == 0)
            best = len;
    }
    return best;
}

static bool ends_with(struct span s, const char *end)
{
    size_t len = strlen(end);
    return s.len >= len && memcmp(s.at + s.len - len, end, len) == 0;
}

/* ---- numbers that are no targets ---- */

/* 65, 2.5, 3-10, 1+3+n */
static size_t figures(const char *at)
{
    size_t i = 0;
    while (digit(at[i]) || (i && strchr(".-~+", at[i]) && at[i] && digit(at[i + 1])))
        i++;
    return i;
}

/* PM2.5, CO2, A1: digits that belong to the letters before them. English runs words together, so
 * only few and short ones count. */
static bool belongs_to_letters(const char *start, const char *at)
{
    static const char *const heads[] = {"pm", "co", "so", "no", "nh", "n", "h", "o", "p", "b", "c",
                                        "a", "g", "t", "ipv", "covid-", "iso", "gb", "under-"};
    const char *from = at;
    while (from > start && (letter(from[-1]) || from[-1] == '-'))
        from--;
    for (size_t i = 0; i < COUNT(heads); i++) {
        size_t len = strlen(heads[i]);
        bool word = heads[i][len - 1] == '-' && (size_t)(at - start) >= len;
        bool whole = (size_t)(at - from) == len;
        if ((whole || word) && strncmp(at - len, heads[i], len) == 0)
            return true;
    }
    return false;
}

/* 岁以下儿童, 个月内, 公里服务圈: the unit of a scope; what is meant by it comes behind. */
static size_t scope_unit(const char *at)
{
    static const char *const units[] = {
    "岁", "周岁", "月龄", "天", "小时", "分钟", "个月", "周", "年生存", "年制", "年期", "年以上",
    "年以下", "公里", "米", "千伏", "强", "星级", "星", "级", "类", "号", "型", "期", "热线",
    "平台", "工程", "计划", "专项", "行动", "万吨级", "吨级", "千瓦时/", "年龄"};
    static const char *const bounds[] = {
    "及以上", "及以下", "以上", "以下", "以内", "之间", "内", "组"};
    size_t ends[LANGUAGE_ENDS], bound, len = any_of(at, units, COUNT(units));
    if (len)
        return len + any_of(at + len, bounds, COUNT(bounds));
    size_t n = language_units(at, NULL, ends);           /* 500张床位以上的医院 */
    for (size_t i = 0; i < n; i++)
        if (ends[i] && *at != '%' && !starts(at, "‰") &&
            (bound = any_of(at + ends[i], bounds, COUNT(bounds))))
            return ends[i] + bound;
    return 0;
}

/* aged 20 to 64, over 18 weeks */
static bool of_age(const char *start, const char *at)
{
    static const char *const words[] = {"aged", "ages", "age", "over", "under"};
    for (size_t i = 0; i < COUNT(words); i++)
        if ((size_t)(at - start) >= strlen(words[i]) && starts(at - strlen(words[i]), words[i]))
            return true;
    return false;
}

/* 20〈 to 64〉, 30〈至70〉岁 */
static size_t range_end(const char *at)
{
    static const char *const joins[] = {"to", "and", "至", "到"};
    size_t len = any_of(at, joins, COUNT(joins));
    return len && digit(at[len]) ? len + figures(at + len) : 0;
}

/* Bytes of a number that only says whom or what is meant, with its unit; 0: it might be a
 * target. */
static size_t scope_here(const char *start, const char *at, const char *end)
{
    static const char *const multiples[] = {"万", "亿", "千", "百"};
    size_t len = figures(at);
    if (!len)
        return 0;
    bool each = at - start >= 3 && starts(at - 3, "每");
    bool ordinal = at - start >= 3 && starts(at - 3, "第");
    if (each && memchr(at, '-', len))
        return 0;                        /* 每3—10万居民1所: a norm */
    if (each || ordinal || belongs_to_letters(start, at))
        return len;
    if ((unsigned char)at[len] >= 0x80)
        len += range_end(at + len);
    len += any_of(at + len, multiples, COUNT(multiples));
    if (of_age(start, at))
        return len + range_end(at + len);
    if (letter(at[len]) && at + len + 1 < end && (unsigned char)at[len + 1] >= 0x80)
        return len + 1;                  /* 5G基站, 4A级 */
    size_t unit = scope_unit(at + len);
    bool more = at + len + unit < end && at[len + unit] != ',';
    return unit && more ? len + unit : 0;
}

/* ---- words that may not be passed over ---- */

/* ^ stands for the beginning of the name. */
static const char *const list[] = {
    "分别", "依次", "各项均", "respectively", NULL};
static const char *const part[] = {
    "其中", "ofwhich", NULL};
static const char *const condition[] = {
    "如果", "假如", "除非", "^若", "^当", "^如", "除外", "以外", "之外", "的情况下", "的前提下",
    "或者", "^按照", "unless", "except", NULL};
static const char *const negation[] = {
    "不得", "不能", "不应", "不再", "不让", "不使", "不会", "并非", "没有", "严禁", "禁止",
    "^防止", "避免", "杜绝", "未能", "without", "^prevent", "^avoid", NULL};
static const char *const comparison[] = {
    "同比", "环比", "上年", "去年", "上一年", "同期", "平均水平", "平均值", "相当于", "高于",
    "低于", "大于", "小于", "多于", "少于", "超过", "不足", "接近", "≥", "≤", ">", "<", "左右",
    "最多", "至多", "最少", "nationalaverage", "provincialaverage", "lessthan", "morethan",
    "fewerthan", "atleast", "atmost", "nomore", NULL};
static const char *const vague[] = {
    "大部分", "大多数", "^多数", "半数", "^部分", "^个别", "若干", "大概", "大致", "差不多",
    "估计", "预计", "可能", "几乎", "暂定", "或许", "今年", "本年度", "每两年", "每三年",
    "每五年", "每隔", "每半年", "everytwo", "everythree", "everyfour", "everyfive", "everyten",
    "everyother", "biennial", "tolerance",
    "__", "xx", "?", NULL};
static const char *const number[] = {
    "百分", "分之", NULL};
static const struct { enum name_fault fault; const char *const *words; } forbidden[] = {
    {NAME_LIST, list},
    {NAME_PART, part},
    {NAME_CONDITION, condition},
    {NAME_NEGATION, negation},
    {NAME_COMPARISON, comparison},
    {NAME_VAGUE, vague},
    {NAME_NUMBER, number},
};

/* 每2年, 每三个月, 每隔半年: how often, not how much. Its bytes. */
static size_t every_so_often(const char *at)
{
    static const char *const spans[] = {"年", "个月", "个季度", "季度", "周", "天"};
    static const char *const vaguely[] = {"半", "几", "隔", "若干"};
    struct number_word ways[LANGUAGE_ENDS];
    if (!starts(at, "每"))
        return 0;
    size_t len = strlen("每"), more = any_of(at + len, vaguely, COUNT(vaguely));
    if (!more && language_numbers(at + len, ways))
        more = ways[0].len;
    size_t span = more ? any_of(at + len + more, spans, COUNT(spans)) : 0;
    return span ? len + more + span : 0;
}

/* A change that was promised, unless it is part of a name (增长率, 提升行动). */
size_t language_change(const char *at, const char *end)
{
    static const char *const changes[] = {
    "提高", "提升", "增加", "增长", "上升", "扩大", "延长", "降低", "下降", "减少", "缩短",
    "削减", "压减", "缩小", "收窄", "回落", "放缓", "反弹", "翻一番", "翻番", "increase",
    "decrease", "reduce", "halve", "double"};
    static const char *const nouns[] = {
    "率", "速", "幅", "值", "量", "额", "比例", "比率", "幅度", "水平", "点", "行动", "工程",
    "计划", "项目", "极", "度", "带", "的"};
    size_t len = any_of(at, changes, COUNT(changes));
    if (!len)
        return 0;
    bool noun = at + len < end && any_of(at + len, nouns, COUNT(nouns));
    return noun ? 0 : len;
}

/* “…” and 《…》 hold names. */
static size_t quoted(const char *at, const char *end)
{
    static const char *const pairs[][2] = {{"“", "”"}, {"《", "》"}, {"\"", "\""}, {"‘", "’"}};
    for (size_t i = 0; i < COUNT(pairs); i++) {
        const char *close = starts(at, pairs[i][0]) ? strstr(at + 1, pairs[i][1]) : NULL;
        if (close && close < end)
            return (size_t)(close - at) + strlen(pairs[i][1]);
    }
    return 0;
}

/* A word that may not be passed over: its bytes. */
static size_t forbidden_here(const char *start, const char *at, const char *end,
                             enum name_fault *fault)
{
    for (size_t i = 0; i < COUNT(forbidden); i++)
        for (const char *const *w = forbidden[i].words; *w; w++) {
            bool first = **w == '^';
            size_t len = strlen(*w + first);
            bool elsewhere = first && (at != start || starts(at, "preventable"));
            if (elsewhere || at + len > end || memcmp(at, *w + first, len) != 0)
                continue;
            *fault = forbidden[i].fault;
            return len;
        }
    return 0;
}

static struct name_check found(enum name_fault fault, const char *at, size_t len)
{
    return (struct name_check){fault, {at, len}};
}

struct name_check language_name(const char *start, const char *end, struct named_years *years)
{
    for (const char *at = start; at < end;) {
        struct named_years named = *years;
        enum name_fault fault = NAME_FINE;
        size_t bad = forbidden_here(start, at, end, &fault), len = quoted(at, end);
        if (bad)
            return found(fault, at, bad);
        if ((bad = every_so_often(at)))
            return found(NAME_VAGUE, at, bad);
        if (!len && (len = language_time_before(at, &named)) && at + len <= end) {
            bool other = (years->target && named.target != years->target) ||
                         (years->base && named.base != years->base);
            if (other)
                return found(NAME_YEARS, at, len);
            *years = named;
        } else if (!len && digit(*at) && !(len = scope_here(start, at, end))) {
            return found(NAME_NUMBER, at, figures(at));
        } else if (!len && (len = language_change(at, end))) {
            return found(NAME_CHANGE, at, len);
        }
        uint32_t code;
        at += len ? len : utf8_next(at, (size_t)(end - at), &code);
    }
    return (struct name_check){0};
}

/* ---- where a name may end ---- */

/* 第1, 前10%, 或80%: the number would be cut off from what it belongs to. */
bool language_name_ends(struct span name)
{
    static const char *const ends[] = {
    "第", "前", "或", "和", "及", "与", "近", "约", "超", "不", "每", "平均", "-", "~", ":", ".",
    "/", "+", "(", "*", "=", "成", "后", "首", "倍", "×", "到", "至", "为", "达", "在", "由",
    "从", "较", "的", "以"};
    for (size_t i = 0; i < COUNT(ends); i++)
        if (ends_with(name, ends[i]))
            return false;
    return !belongs_to_letters(name.at, name.at + name.len);
}

/* A number that follows without a word belongs to a noun: 死亡率5‰; not 见附件2, 位次前移2位. */
bool language_name_is_noun(struct span name)
{
    static const char *const ends[] = {
        "率", "数", "量", "值", "额", "比", "例", "重", "积", "度", "命", "限", "模", "程", "平",
        "分", "入", "出", "力", "师", "士", "员", "生", "口", "床", "位", "心", "站", "院", "校",
        "所", "园", "区", "馆", "车", "库", "田", "林", "耗", "费", "产", "龄", "场", "港", "网",
        "桥", "房", "室", "店", "厂", "时", ")", "县", "村", "地", "亩", "幅", "速", "gdp"};
    for (size_t i = 0; i < COUNT(ends); i++)
        if (ends_with(name, ends[i]))
            return true;
    return false;
}

/* Something that can be a name: a word of Chinese, or of English. 三个 only counts. */
bool language_names_something(struct span name)
{
    static const char *const mere[] = {
    "降幅", "增幅", "增速", "涨幅", "增长率", "下降率", "降低率", "降低幅度", "下降幅度", "增长幅度",
    "提高幅度", "增长速度", "今年", "本年", "当年", "明年",
    "新", "共", "计", "增量", "减量"};
    size_t wide = 0, narrow = 0;
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.at[i];
        wide += c >= 0xE4 && c <= 0xE9;
        narrow += letter(name.at[i]);
    }
    for (size_t i = 0; i < COUNT(mere); i++)
        if (span_is(name, mere[i]))
            return false;
    bool counts = name.len == 6 && memcmp(name.at + 3, "个", 3) == 0;
    return (wide > 0 || narrow > 1) && !counts;
}

/* What is counted, behind a number: plain words. */
bool language_object(struct span words)
{
    const char *at = words.at;
    struct named_years years = {0};
    const char *end = at + words.len, *from = at;
    while (end > from && strchr(".;", end[-1]))
        end--;
    if (end - from >= 3 && starts(end - 3, "。"))
        end -= 3;
    struct name_check check = language_name(from, end, &years);
    struct span name = {from, (size_t)(end - from)};
    static const char *const bounds[] = {
    "以", "左右", "上下", "及以", "或以", "之内", "内", "之间", "至", "不", "或", "和", "且",
    "并", "至少", "最", "(", "行动", "计划", "工程"};
    static const char *const last[] = {"以上", "以下", "以内", "左右", "之内"};
    static const char *const targets[] = {
    "全覆盖", "清零", "保持稳定", "达标", "基本稳定", "翻一番", ":"};
    for (size_t i = 0; i < COUNT(targets); i++)
        if (memmem(at, words.len, targets[i], strlen(targets[i])))
            return false;
    for (size_t i = 0; i < COUNT(last); i++)
        if (ends_with(name, last[i]))
            return false;
    return !any_of(at, bounds, COUNT(bounds)) && !check.fault && !years.base && !years.target &&
           language_names_something(name);
}
