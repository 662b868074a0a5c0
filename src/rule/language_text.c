/* The text as it is matched, and the units in it. */
#include "language.h"
#include "../base/unit.h"
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* ---- folding ---- */

static const struct { const char *from, *to; } twins[] = {
    {"—", "-"}, {"–", "-"}, {"―", "-"}, {"−", "-"}, {"‐", "-"}, {"‑", "-"}, {"〜", "~"},
    {"～", "~"}, {"∼", "~"}, {"∶", ":"}, {"︰", ":"}, {"≧", "≥"}, {"≦", "≤"}, {"⩾", "≥"},
    {"⩽", "≤"}, {"、", ","}, {"﹪", "%"}, {"％", "%"}, {"[", "〔"}, {"]", "〕"}, {"【", "〔"},
    {"】", "〕"}, {"達", "达"}, {"於", "于"}, {"總", "总"}, {"減", "减"}, {"點", "点"},
    {"個", "个"}, {"萬", "万"}, {"億", "亿"}, {"間", "间"}, {"內", "内"}, {"約", "约"},
    {"過", "过"}, {"續", "续"}, {"顯", "显"}, {"維", "维"}, {"穩", "稳"}, {"實", "实"},
    {"現", "现"}, {"長", "长"}, {"倆", "两"}, {"兩", "两"}, {"歲", "岁"}, {"張", "张"},
    {"擴", "扩"}, {"壓", "压"}, {"縮", "缩"}, {"發", "发"}, {"戶", "户"}, {"佔", "占"},
    {"蓋", "盖"}, {"標", "标"}, {"準", "准"}, {"不逾", "不超过"},
    {"為", "为"}, {"與", "与"}, {"從", "从"}, {"較", "较"}, {"爭", "争"}, {"確", "确"}, {"區", "区"},
    {"畝", "亩"}, {"噸", "吨"}, {"輛", "辆"}, {"臺", "台"}, {"縣", "县"}, {"動", "动"}, {"態", "态"},
    {"數", "数"}, {"國", "国"}, {"類", "类"}, {"級", "级"}, {"應", "应"}, {"須", "须"}, {"條", "条"},
    {"項", "项"}, {"鎮", "镇"}, {"鄉", "乡"}, {"處", "处"}, {"齡", "龄"}, {"遞", "递"}, {"漲", "涨"},
    {"產", "产"}, {"業", "业"}, {"對", "对"}, {"經", "经"}, {"濟", "济"}, {"進", "进"}, {"專", "专"},
    {"設", "设"}, {"創", "创"}, {"養", "养"}, {"訓", "训"}, {"開", "开"}, {"舉", "举"}, {"辦", "办"},
    {"擁", "拥"}, {"別", "别"}, {"當", "当"}, {"無", "无"}, {"優", "优"}, {"質", "质"}, {"滿", "满"},
    {"適", "适"}, {"層", "层"}, {"報", "报"}, {"貧", "贫"}, {"醫", "医"}, {"療", "疗"}, {"費", "费"},
    {"學", "学"}, {"隊", "队"}, {"員", "员"}, {"師", "师"}, {"歷", "历"}, {"環", "环"}, {"際", "际"},
    {"廣", "广"}, {"網", "网"}, {"電", "电"}, {"車", "车"}, {"運", "运"}, {"趨", "趋"}, {"勢", "势"},
    {"順", "顺"}, {"雙", "双"}, {"麗", "丽"}, {"護", "护"}, {"兒", "儿"}, {"婦", "妇"}, {"嬰", "婴"},
    {"齊", "齐"}, {"農", "农"}, {"職", "职"}, {"導", "导"}, {"節", "节"},
};

static size_t twin(const char *at, const char **to)
{
    if ((unsigned char)*at < 0x80 && *at != '[' && *at != ']')
        return 0;                        /* most characters of most targets */
    for (size_t i = 0; i < COUNT(twins); i++) {
        if (twins[i].from[0] != *at)
            continue;
        size_t len = strlen(twins[i].from);
        if (strncmp(at, twins[i].from, len) == 0) {
            *to = twins[i].to;
            return len;
        }
    }
    return 0;
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* 。 between two digits, with nothing else that ends a sentence, is a point; before a year it ends
 * a sentence itself. */
static bool broken_point(const char *start, const char *at)
{
    return strncmp(at, "。", 3) == 0 && at > start && digit(at[-1]) && digit(at[3]) &&
           strspn(at + 3, "0123456789") < 4 && !strstr(at + 3, "。");
}

/* 丨 (a stroke) beside a digit or a colon was a 1. */
static bool broken_one(const char *start, const char *at)
{
    if (strncmp(at, "丨", 3) != 0)
        return false;
    bool before = at > start && (digit(at[-1]) || at[-1] == ':' || at[-1] == '.');
    return before || digit(at[3]) || at[3] == ':' || at[3] == '.';
}

/* 1:22 became a time of the day in Excel: 01:22. */
static bool clock_zero(const char *start, const char *at)
{
    return at == start && *at == '0' && digit(at[1]) && at[2] == ':' && digit(at[3]) &&
           digit(at[4]) && strspn(at + 3, "0123456789") == 2;
}

/* 90%②, 28*: the mark of a footnote at the end. */
static size_t footnote(const char *start, const char *at)
{
    static const char *const marks[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "¹", "²", "³",
                                        "⁴", "⁵", "†", "‡"};
    for (size_t i = 0; at > start && i < COUNT(marks); i++)
        if (strcmp(at, marks[i]) == 0)
            return strlen(marks[i]);
    return 0;
}

/* What is mended here for certain: bytes taken, what takes their place, and what to say of it. */
static size_t mend(const char *start, const char *at, const char **to, const char **said)
{
    if (at > start && (unsigned char)*at < 0x80)
        return 0;                        /* most characters of most targets */
    size_t mark = footnote(start, at);
    if (broken_point(start, at)) {
        *to = ".";
        *said = "。→ .";
        return strlen("。");
    }
    if (broken_one(start, at)) {
        *to = "1";
        *said = "丨 → 1";
        return strlen("丨");
    }
    *to = "";
    if (clock_zero(start, at))
        *said = "01:22 → 1:22";
    else if (mark)
        *said = "footnote mark 脚注标记";
    return clock_zero(start, at) ? 1 : mark;
}

/* (18) alone is how some print 〔18〕; out has room. */
static void bracketed(char *text)
{
    size_t len = strlen(text), inside = strspn(text + (*text == '('), "0123456789.,");
    if (*text != '(' || !inside || text[1 + inside] != ')')
        return;
    memmove(text + 3 + inside + 3, text + 2 + inside, len - inside - 1);
    memmove(text + 3, text + 1, inside);
    memcpy(text, "〔", 3);
    memcpy(text + 3 + inside, "〕", 3);
}

/* A digit here, of either width: its bytes. */
static size_t digit_here(const char *at)
{
    if (digit(*at))
        return 1;
    bool wide = strncmp(at, "\xEF\xBC", 2) == 0 && (unsigned char)at[2] - 0x90u < 10;
    return wide ? 3 : 0;
}

static size_t blank_here(const char *at)
{
    static const char *const blanks[] = {" ", "\t", "\n", "\r", "\u00A0", "\u2009", "\u202F",
                                         "\u2002", "\u2003", "\u3000"};
    if (*at > ' ' && (unsigned char)*at < 0x80)
        return 0;
    for (size_t i = 0; i < COUNT(blanks); i++)
        if (*at == *blanks[i] && strncmp(at, blanks[i], strlen(blanks[i])) == 0)
            return strlen(blanks[i]);
    return 0;
}

/* Digits from here on, up to four. */
static int run_of_digits(const char *at)
{
    int n = 0;
    for (size_t len; n < 4 && (len = digit_here(at)); at += len)
        n++;
    return n;
}

/* Blanks between digits are lost in folding: those that do not group thousands become ␣. */
static const char *mark_blanks(struct arena *a, const char *text)
{
    static const char mark[] = "␣";
    char *out = arena_alloc(a, strlen(text) * 3 + 1), *to = out;
    int run = 0;                 /* digits just passed; groups of three joined by blanks count on */
    for (const char *at = text; *at;) {
        size_t len = digit_here(at), blank;
        const char *after = at;
        while ((blank = blank_here(after)))
            after += blank;
        if (after > at && run) {
            bool groups = run <= 3 && run_of_digits(after) == 3;
            if (digit_here(after) && !groups)
                to = stpcpy(to, mark);
            run = groups ? 0 : run;
            at = after;
            continue;
        }
        run = len ? run + 1 : *at == '.' ? 4 : 0;
        len = len ? len : 1;
        memcpy(to, at, len);
        to += len;
        at += len;
    }
    *to = 0;
    return out;
}

char *language_fold(struct arena *a, const char *text, const char **repaired)
{
    *repaired = NULL;
    const char *marked = mark_blanks(a, text);
    char *folded = text_fold(a, marked, strlen(marked));
    if (!folded)
        return NULL;
    char *out = arena_alloc(a, strlen(folded) * 3 + 8), *to = out;
    for (const char *at = folded; *at;) {
        const char *other;
        size_t len = mend(folded, at, &other, repaired);
        if (!len)
            len = twin(at, &other);
        if (len) {
            to = stpcpy(to, other);
            at += len;
        } else {
            *to++ = *at >= 'A' && *at <= 'Z' ? (char)(*at + 32) : *at;
            at++;
        }
    }
    *to = 0;
    bracketed(out);
    return out;
}

/* ---- units ---- */

/* What else is counted in plans; of these none converts. */
static const char *const counted[] = {
    "人次", "套(间)", "人(次)", "工作日", "个工作日", "斤", "公斤", "学位", "个学位", "种", "处", "座", "艘", "架",
    "部",
    "本", "门", "片", "条", "只", "头", "株", "棵", "篇", "场", "期", "批", "对", "组", "站", "站点",
    "床", "孔", "级", "起", "学时", "课时", "学分", "支", "支队伍", "人天", "千克", "毫克", "微克",
    "千瓦", "千瓦时", "兆瓦", "吉瓦", "百万千瓦", "吨二氧化碳", "吨co2", "千米", "毫米", "厘米",
    "分贝", "摄氏度", "°c", "平方米/人", "份", "枚", "棵树", "村", "镇", "乡镇", "县", "街道", "社区",
    "企业", "项目", "床位", "张床位", "个床位", "个托位", "托位", "机构", "学校", "医院",
    "tonnes", "tons", "mt", "gw", "mw", "twh", "kwh", "ha", "hectares", "schools", "deaths",
    "births", "per1000", "places", "countries", "projects", "jobs", "households", "homes",
    "mgperday", "g/day", "gperday", "g", "mg", "µg/m3", "μg/m3", "ug/m3", "kg", "km", "points",
    "year", "day", "month", "hours", "hour", "minutes", "weeks", "months", "mmhg", "students",
    "children", "women", "adults", "vehicles", "euros", "dollars", "usd", "yen", "billioneuros",
    "ml", "litres", "liters",
};

static bool counted_unit(const char *at, size_t len)
{
    for (size_t i = 0; i < COUNT(counted); i++)
        if (*counted[i] == *at && strlen(counted[i]) == len && memcmp(counted[i], at, len) == 0)
            return true;
    return false;
}

/* Things are counted per 1, 10, 100 …: 1/3 is a number, 80%/70% are two. */
static bool powers_of_ten(const char *at, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (!digit(at[i]))
            continue;
        bool first = i == 0 || (!digit(at[i - 1]) && at[i - 1] != ',');
        bool letter = i && at[i - 1] >= 'a';         /* m3 */
        if (first ? at[i] != '1' && !letter : at[i] != '0')
            return false;
    }
    return true;
}

/* 微克/立方米, 元/人·年: known parts around a stroke. 5%/年 may be a growth as well as a share. */
static bool unit_here(const char *at, size_t len, const char *context)
{
    struct unit u;
    struct span s = {at, len};
    if (!powers_of_ten(at, len))
        return false;
    if (context && span_is(s, context))
        return true;
    if (unit_read(s, &u) || counted_unit(at, len))
        return true;
    const char *stroke = memchr(at, '/', len);
    if (!stroke || stroke == at || stroke == at + len - 1 || digit(stroke[1]) || *at == '%')
        return false;
    size_t head = (size_t)(stroke - at);
    return unit_here(at, head, NULL) && unit_here(stroke + 1, len - head - 1, NULL);
}

/* per1000livebirths, deathsper100000livebirths: letters, then per, a number, letters. */
static size_t per_so_many(const char *at)
{
    const char *per = strstr(at, "per");
    if (!per || per - at > 24 || !digit(per[3]))
        return 0;
    for (const char *c = at; c < per; c++)
        if (*c < 'a' || *c > 'z')
            return 0;
    const char *end = per + 3;
    while (digit(*end) || (*end == ',' && digit(end[1])))
        end++;
    while (*end >= 'a' && *end <= 'z' && end - per < 60 && strncmp(end, "by", 2) != 0 &&
           strncmp(end, "or", 2) != 0)
        end++;
    return (size_t)(end - at);
}

size_t language_units(const char *at, const char *context, size_t out[LANGUAGE_ENDS])
{
    enum { LONGEST = 48 };
    size_t n = 0, limit = strnlen(at, LONGEST), per = per_so_many(at);
    if (per)
        out[n++] = per;
    for (size_t len = limit; len > 0 && n < LANGUAGE_ENDS - 1; len--) {
        bool whole = ((unsigned char)at[len] & 0xC0) != 0x80 && !digit(at[0]) && len != per;
        if (whole && unit_here(at, len, context))
            out[n++] = len;
    }
    out[n++] = 0;
    return n;
}
