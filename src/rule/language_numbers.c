/* Numbers in targets: 1,234.5 · 1.5万 · 3 million · 百分之六十五 · 九成 · 三分之一 · 一点五 · 两万. */
#include "language.h"
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool starts(const char *at, const char *word)
{
    return *at == *word && strncmp(at, word, strlen(word)) == 0;
}

/* ---- digits ---- */

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* 1,234,567: a comma counts only between groups of three, the first of one to three. */
static size_t grouped(const char *at, char *out, size_t *kept)
{
    size_t i = 0, n = 0;
    while (digit(at[i]) && n < 18)
        out[n++] = at[i++];
    while (n + 3 <= 18 && at[i] == ',' && strspn(at + i + 1, "0123456789") == 3 &&
           (i <= 3 || at[i - 4] == ',')) {
        memcpy(out + n, at + i + 1, 3);
        n += 3;
        i += 4;
    }
    *kept = n;
    return i;
}

static bool ascii_number(const char *at, struct decimal *value, size_t *len)
{
    char text[40];
    size_t n, i = grouped(at, text, &n);
    if (!n || digit(at[i]))
        return false;
    if (at[i] == '.' && digit(at[i + 1])) {
        text[n++] = '.';
        for (i++; digit(at[i]) && n < sizeof text; i++)
            text[n++] = at[i];
    }
    *len = i;
    return decimal_read((struct span){text, n}, value);
}

/* ---- Chinese numerals ---- */

static int numeral(const char *at)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    for (int i = 0; i < 10; i++)
        if (starts(at, digits[i]))
            return i;
    return starts(at, "两") ? 2 : starts(at, "〇") ? 0 : -1;
}

static int64_t numeral_unit(const char *at)
{
    return starts(at, "十") ? 10 : starts(at, "百") ? 100 : starts(at, "千") ? 1000 : 0;
}

/* Up to 9,999 in words, then 点 and digits; 万 and 亿 are left to multipliers. All characters are
 * three bytes long. 一百二 is no number: some mean 120 by it. */
static bool chinese_number(const char *at, struct decimal *value, size_t *len)
{
    int64_t sum = 0, last = -1, smallest = 10000;
    size_t i = 0;
    bool zero = false;
    for (;; i += 3) {
        int d = numeral(at + i);
        int64_t u = numeral_unit(at + i);
        if (d >= 0 && last <= 0) {
            zero = zero || last == 0;
            last = d;
        } else if (u && u < smallest && (last > 0 || (u == 10 && !i))) {
            sum += u * (last > 0 ? last : 1);
            smallest = u;
            last = -1;
            zero = false;
        } else
            break;
    }
    if (!i || numeral(at + i) >= 0 || (last > 0 && sum && smallest > 10 && !zero))
        return false;
    *value = (struct decimal){sum + (last > 0 ? last : 0), 0};
    if (starts(at + i, "点") && numeral(at + i + 3) >= 0)
        for (i += 3; numeral(at + i) >= 0 && value->places < 6; i += 3) {
            value->units = value->units * 10 + numeral(at + i);
            value->places++;
        }
    *len = i;
    return true;
}

/* zero to ten */
static bool english_number(const char *at, struct decimal *value, size_t *len)
{
    static const char *const words[] = {"zero", "one", "two", "three", "four", "five",
                                        "six", "seven", "eight", "nine", "ten"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (starts(at, words[i])) {
            *value = (struct decimal){(int64_t)i, 0};
            *len = strlen(words[i]);
            return true;
        }
    return false;
}

static bool plain_number(const char *at, struct decimal *value, size_t *len)
{
    return ascii_number(at, value, len) || chinese_number(at, value, len) ||
           english_number(at, value, len);
}

/* ---- 百分之, 九成, 三分之一 ---- */

static bool hundredths(const char *at, struct number_word *out)
{
    static const struct { const char *text, *unit; } parts[] = {
        {"百分之", "%"}, {"千分之", "‰"}, {"万分之", "‱"}, {"十万分之", "1/10万"},
    };
    static const char *const whole[] = {"百分之百", "百分之一百", "百分百"};
    for (size_t i = 0; i < COUNT(whole); i++)
        if (starts(at, whole[i])) {
            *out = (struct number_word){strlen(whole[i]), {{100, 0}, 1}, 0, 0, "%"};
            return true;
        }
    for (size_t i = 0; i < COUNT(parts); i++) {
        size_t len, head = strlen(parts[i].text);
        struct decimal value;
        if (!starts(at, parts[i].text) || !plain_number(at + head, &value, &len))
            continue;
        *out = (struct number_word){head + len, {value, 1}, value.places, 0, parts[i].unit};
        return true;
    }
    return false;
}

/* 九成 is 90 %; 九成五 is left alone. */
static bool tenths(const char *at, struct number_word *out)
{
    struct decimal value;
    size_t len;
    if (!plain_number(at, &value, &len) || !starts(at + len, "成") || numeral(at + len + 3) >= 0 ||
        value.places > 1 || value.units > (value.places ? 100 : 10))
        return false;
    value.units *= value.places ? 1 : 10;
    *out = (struct number_word){len + 3, {{value.units, 0}, 1}, 0, 0, "%"};
    return true;
}

static bool fraction(const char *at, struct number_word *out)
{
    static const struct { const char *text; int over, under; } words[] = {
        {"一半", 1, 2}, {"onethird", 1, 3}, {"one-third", 1, 3}, {"athird", 1, 3},
        {"twothirds", 2, 3}, {"two-thirds", 2, 3}, {"half", 1, 2}, {"onehalf", 1, 2},
        {"one-half", 1, 2}, {"aquarter", 1, 4}, {"onequarter", 1, 4}, {"one-quarter", 1, 4},
        {"threequarters", 3, 4}, {"three-quarters", 3, 4}, {"onefifth", 1, 5}, {"one-fifth", 1, 5},
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (starts(at, words[i].text)) {
            *out = (struct number_word){.len = strlen(words[i].text),
                                        .value = {{words[i].over, 0}, words[i].under}};
            return true;
        }
    int under = numeral(at);
    int over = under > 1 && starts(at + 3, "分之") ? numeral(at + 9) : -1;
    if (over < 1 || over >= under || numeral(at + 12) >= 0)
        return false;
    *out = (struct number_word){12, {{over, 0}, under}, 0, 0, NULL};
    return true;
}

/* ---- 万, 亿 ---- */

static const struct { const char *text; int zeros; } multipliers[] = {
    {"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"千万", 7}, {"百万", 6}, {"十万", 5},
    {"亿", 8}, {"万", 4}, {"千", 3},
    {"trillion", 12}, {"billion", 9}, {"million", 6}, {"thousand", 3},
};

/* 千克, 千瓦 are units of their own. */
static bool begins_unit(const char *at)
{
    static const char *const units[] = {"千克", "千瓦", "千米", "千卡", "千帕", "千伏"};
    for (size_t i = 0; i < COUNT(units); i++)
        if (starts(at, units[i]))
            return true;
    return false;
}

static void multiply(const char *at, struct number_word *w)
{
    for (size_t i = 0; i < COUNT(multipliers); i++) {
        if (!starts(at + w->len, multipliers[i].text) || begins_unit(at + w->len))
            continue;
        struct decimal had = w->value.over;
        int zeros = multipliers[i].zeros, drop = had.places < zeros ? had.places : zeros;
        struct decimal more = {had.units, (int8_t)(had.places - drop)};
        for (int k = drop; k < zeros; k++)
            if (__builtin_mul_overflow(more.units, 10, &more.units))
                return;
        w->len += strlen(multipliers[i].text);
        w->value.over = more;
        w->places -= zeros;
        w->zeros = zeros;
        return;
    }
}

/* 突破千亿元: a thousand times 亿; the order is all that is known of its decimals. */
static bool round_number(const char *at, struct number_word *out)
{
    for (size_t i = 0; i < COUNT(multipliers); i++) {
        bool alone = strstr("万亿千亿百亿千万百万", multipliers[i].text) && strlen(multipliers[i].text) == 6;
        if (!alone || !starts(at, multipliers[i].text))
            continue;
        *out = (struct number_word){.len = 6, .value = {{1, 0}, 1}, .places = -multipliers[i].zeros,
                                    .zeros = multipliers[i].zeros};
        for (int k = 0; k < multipliers[i].zeros; k++)
            out->value.over.units *= 10;
        return true;
    }
    return false;
}

size_t language_numbers(const char *at, struct number_word out[LANGUAGE_ENDS])
{
    size_t n = 0, len;
    struct decimal value;
    if (hundredths(at, &out[n]) || tenths(at, &out[n]) || fraction(at, &out[n]) ||
        round_number(at, &out[n]))
        return 1;
    if (!plain_number(at, &value, &len))
        return 0;
    struct number_word bare = {len, {value, 1}, value.places, 0, NULL}, large = bare;
    multiply(at, &large);
    out[n++] = large;
    if (large.len != bare.len)
        out[n++] = bare;
    return n;
}

/* ---- 翻番, 倍 ---- */

static bool whole_words(const char *at, int8_t *verb, struct number_word *out)
{
    static const struct { const char *text; int percent; int8_t verb; } words[] = {
        {"翻一番", 100, 1}, {"翻番", 100, 1}, {"翻倍", 100, 1}, {"倍增", 100, 1}, {"翻1番", 100, 1}, {"翻两番", 300, 1},
        {"翻二番", 300, 1}, {"翻2番", 300, 1}, {"翻三番", 700, 1}, {"翻一番半", 0, 1},
        {"double", 100, 1}, {"doubled", 100, 1}, {"doubling", 100, 1}, {"triple", 200, 1},
        {"quadruple", 300, 1}, {"twofold", 100, 1}, {"threefold", 200, 1},
        {"减半", 50, -1}, {"halve", 50, -1}, {"halved", 50, -1}, {"halving", 50, -1},
        {"cutinhalf", 50, -1}, {"inhalf", 50, -1},
    };
    size_t best = 0;
    int8_t said = *verb;
    for (size_t i = 0; i < COUNT(words); i++) {
        size_t len = strlen(words[i].text);
        if (len <= best || !starts(at, words[i].text) || (said && said != words[i].verb))
            continue;
        if (!words[i].percent)
            return false;
        *out = (struct number_word){.len = len, .value = {{words[i].percent, 0}, 1}};
        *verb = words[i].verb;
        best = len;
    }
    return best > 0;
}

/* 2倍 */
static bool multiple(const char *at, bool after_to, struct number_word *out)
{
    static const char *const words[] = {"倍", "times"};
    struct decimal value;
    size_t len, more = 0;
    if (!plain_number(at, &value, &len) || value.places > 4 || value.units > 100000)
        return false;
    for (size_t i = 0; i < COUNT(words); i++)
        if (starts(at + len, words[i]) && (after_to || i == 0))
            more = strlen(words[i]);
    int64_t one = after_to ? 1 : 0;
    for (int i = 0; i < value.places; i++)
        one *= 10;
    struct decimal percent = {(value.units - one) * 100, value.places};
    *out = (struct number_word){.len = len + more, .value = {percent, 1}};
    return more && percent.units > 0;
}

bool language_times(const char *at, bool after_to, int8_t *verb, struct number_word *out)
{
    if (!after_to && whole_words(at, verb, out))
        return true;
    if (!*verb)
        return false;
    if (!after_to && fraction(at, out)) {
        out->value.over.units *= 100;
        return true;
    }
    return *verb > 0 && multiple(at, after_to, out);
}
