/* Years and periods around a target. */
#include "language.h"
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool begins(const char *at, const char *word, size_t *len)
{
    if (*at != *word)                    /* nearly always: decided without two calls */
        return false;
    *len = strlen(word);
    return strncmp(at, word, *len) == 0;
}

/* The longest of the words that stands here, 0 where none does. */
static size_t any_of(const char *at, const char *const *words, size_t n)
{
    size_t best = 0, len;
    for (size_t i = 0; i < n; i++)
        if (begins(at, words[i], &len) && len > best)
            best = len;
    return best;
}

/* 2022年, 2022年底, 2022: bytes taken. */
static size_t year_here(const char *at, int *year)
{
    static const char *const ends[] = {"年底前", "年底以前", "年底", "年末", "年前", "年以前", "年",
                                       "levels", "level"};
    for (int i = 0; i < 4; i++)
        if (!digit(at[i]))
            return 0;
    if (digit(at[4]))
        return 0;
    *year = (at[0] - '0') * 1000 + (at[1] - '0') * 100 + (at[2] - '0') * 10 + at[3] - '0';
    return *year >= 1950 && *year <= 2100 ? 4 + any_of(at + 4, ends, COUNT(ends)) : 0;
}

static bool chinese_year(const char *at)
{
    return strncmp(at + 4, "年", 3) == 0;
}

/* "," after a year, or the blank of "by 2030 90%" */
static size_t pause(const char *at)
{
    static const char *const signs[] = {",", "␣", ":"};
    return any_of(at, signs, COUNT(signs));
}

/* 比2020年, 与2020年相比, 在2020年基础上: the year that a change is counted from. */
static size_t since(const char *at, int *year)
{
    static const char *const words[] = {"比", "较", "与", "相比", "相对", "相较"};
    static const char *const after[] = {"相比", "的基础上", "基础上", "水平", "的水平"};
    static const char *const upon[] = {"在", "以"};
    static const char *const ground[] = {"的基础上", "基础上", "水平基础上", "为基数", "为基期",
                                         "为基准", "的水平上"};
    size_t len = any_of(at, words, COUNT(words)), named, more;
    if (len && (named = year_here(at + len, year)) && chinese_year(at + len)) {
        len += named + any_of(at + len + named, after, COUNT(after));
        return len + pause(at + len);
    }
    len = any_of(at, upon, COUNT(upon));
    if (!len || !(named = year_here(at + len, year)) || !chinese_year(at + len))
        return 0;
    len += named;
    more = any_of(at + len, ground, COUNT(ground));
    return more ? len + more + pause(at + len + more) : 0;
}

/* 到2025年, 2025年: the year of the target. 2020年为85% tells a baseline. */
static size_t until(const char *at, int *year)
{
    static const char *const words[] = {"到", "至", "截至", "截止", "在", "力争到", "确保到"};
    static const char *const english[] = {"by", "in", "bytheendof", "byendof", "byend", "until"};
    size_t len = any_of(at, words, COUNT(words)), named, ignored;
    if ((named = year_here(at + len, year)) && chinese_year(at + len)) {
        if (!len && (begins(at + named, "为", &ignored) || begins(at + named, "是", &ignored)))
            return 0;
        return len + named + pause(at + len + named);
    }
    len = any_of(at, english, COUNT(english));
    if (!len || !(named = year_here(at + len, year)))
        return 0;
    return len + named + pause(at + len + named);
}

/* 2021-2025年累计: what is added up, or grows, from the end of 2020 on. */
static size_t from_to(const char *at, struct named_years *years)
{
    static const char *const joins[] = {"-", "~", "至", "到", "年-", "年~", "年至", "年到"};
    static const char *const ends[] = {"期间", "间", "内"};
    int first, last;
    size_t len = 4, join = year_here(at, &first) ? any_of(at + len, joins, COUNT(joins)) : 0;
    size_t named = join ? year_here(at + len + join, &last) : 0;
    if (!named || last <= first || !chinese_year(at + len + join))
        return 0;
    *years = (struct named_years){first - 1, last};
    len += join + strlen("2025年");
    len += any_of(at + len, ends, COUNT(ends));
    return len + pause(at + len);
}

static const char *const periods[] = {
    "比基期", "较基期", "比“十三五”末", "较“十三五”末", "比“十三五”期末", "较“十三五”期末",
    "比十三五期末",
    "比十三五末", "较十三五末", "在基期基础上", "“十四五”期间", "“十四五”末", "十四五期间", "十四五末",
    "到“十四五”末", "规划期内", "五年", "五年内", "期末",
};

size_t language_time_before(const char *at, struct named_years *years)
{
    size_t len = any_of(at, periods, COUNT(periods));
    if (len)
        return len + pause(at + len);
    if ((len = from_to(at, years)))
        return len;
    int year;
    if ((len = since(at, &year)))
        years->base = year;
    else if ((len = until(at, &year)))
        years->target = year;
    return len;
}

/* 40% below 1990 levels: a cut since then. below 2000 alone is a bound. */
static size_t below_levels(const char *at, int *year)
{
    static const char *const words[] = {"below", "belowthe", "under"};
    size_t len = any_of(at, words, COUNT(words)), named = len ? year_here(at + len, year) : 0;
    return named > 4 ? len + named : 0;
}

size_t language_time_after(const char *at, struct named_years *years)
{
    static const char *const from[] = {"from", "fromthe", "comparedto", "comparedwith",
                                       "relativeto", "on", "versus"};
    static const char *const by[] = {"by", "in", "bytheendof", "byendof", "byend",
                                     "bytheyear"};
    size_t len = any_of(at, from, COUNT(from)), named;
    int year;
    if (len && (named = year_here(at + len, &year))) {
        years->base = year;
        return len + named;
    }
    if ((len = below_levels(at, &year))) {
        years->base = year;
        return len;
    }
    len = any_of(at, by, COUNT(by));
    if (!len || !(named = year_here(at + len, &year)))
        return 0;
    years->target = year;
    return len + named;
}

size_t language_year_of(const char *at, int *year)
{
    static const char *const more[] = {"的", "年的"};
    int named;
    size_t len = year_here(at, &named);
    if (!len || !chinese_year(at))
        return 0;
    *year = named;
    return len + any_of(at + len, more, COUNT(more));
}

bool language_is_time(const char *at)
{
    static const char *const words[] = {"上年", "上一年", "去年", "同期", "基期", "期初", "基础",
                                        "“", "十三五", "十二五", "前一年", "往年", "规划期",
                                        "前三年", "前五年", "近三年", "近五年", "历年", "过去"};
    return any_of(at, words, COUNT(words)) > 0;
}
