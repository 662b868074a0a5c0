#include "unit.h"
#include <string.h>

enum { UNIT_LONGEST = 128 };     /* bytes, folded */

/* What can stand in a unit by itself. `per_head` is the kind of so many per person (张/千人): what
 * counts persons or cases per person is a plain rate; NULL: not known. The scale is over/under. */
struct measure {
    const char *text, *kind, *per_head;
    int64_t over, under;
};

static const char rate[] = "rate", points[] = "points", person[] = "人";

static const struct measure measures[] = {
    {"%", rate, NULL, 1, 100}, {"‰", rate, NULL, 1, 1000}, {"‱", rate, NULL, 1, 10000},
    {"percent", rate, NULL, 1, 100}, {"permille", rate, NULL, 1, 1000},
    {"百分之", rate, NULL, 1, 100}, {"千分之", rate, NULL, 1, 1000}, {"千分之一", rate, NULL, 1, 1000},
    {"万分之", rate, NULL, 1, 10000}, {"万分之一", rate, NULL, 1, 10000},
    {"十万分之", rate, NULL, 1, 100000}, {"十万分之一", rate, NULL, 1, 100000},
    {"个百分点", points, NULL, 1, 1}, {"百分点", points, NULL, 1, 1},
    {"percentagepoints", points, NULL, 1, 1}, {"percentagepoint", points, NULL, 1, 1},
    {"个千分点", points, NULL, 1, 10}, {"千分点", points, NULL, 1, 10},
    {"人", person, rate, 1, 1}, {"名", person, rate, 1, 1}, {"位", person, rate, 1, 1},
    {"persons", person, rate, 1, 1}, {"people", person, rate, 1, 1},
    {"例", "例", rate, 1, 1}, {"cases", "例", rate, 1, 1}, {"人次", "人次", "人次/人", 1, 1},
    {"张", "张", "张/人", 1, 1}, {"个", "个", "个/人", 1, 1}, {"beds", "张", "张/人", 1, 1},
    {"家", "家", "家/人", 1, 1}, {"所", "所", "所/人", 1, 1}, {"户", "户", NULL, 1, 1},
    {"件", "件", "件/人", 1, 1}, {"辆", "辆", "辆/人", 1, 1}, {"台", "台", "台/人", 1, 1},
    {"套", "套", "套/人", 1, 1}, {"次", "次", "次/人", 1, 1}, {"项", "项", NULL, 1, 1},
    {"册", "册", "册/人", 1, 1}, {"元", "元", "元/人", 1, 1}, {"美元", "美元", "美元/人", 1, 1},
    {"岁", "岁", NULL, 1, 1}, {"年", "年", NULL, 1, 1}, {"月", "月", NULL, 1, 1},
    {"个月", "月", NULL, 1, 1}, {"日", "天", NULL, 1, 1}, {"天", "天", NULL, 1, 1},
    {"days", "天", NULL, 1, 1}, {"years", "年", NULL, 1, 1},
    {"小时", "小时", NULL, 1, 1}, {"分钟", "小时", NULL, 1, 60}, {"分", "分", NULL, 1, 1},
    {"米", "米", "米/人", 1, 1}, {"公里", "米", "米/人", 1000, 1}, {"km", "米", "米/人", 1000, 1},
    {"平方米", "平方米", "平方米/人", 1, 1}, {"m2", "平方米", "平方米/人", 1, 1},
    {"平方公里", "平方米", "平方米/人", 1000000, 1}, {"平方千米", "平方米", "平方米/人", 1000000, 1},
    {"km2", "平方米", "平方米/人", 1000000, 1}, {"公顷", "平方米", "平方米/人", 10000, 1},
    {"亩", "平方米", "平方米/人", 2000, 3}, {"立方米", "立方米", "立方米/人", 1, 1},
    {"m3", "立方米", "立方米/人", 1, 1}, {"升", "立方米", "立方米/人", 1, 1000},
    {"克", "克", "克/人", 1, 1}, {"公斤", "克", "克/人", 1000, 1}, {"kg", "克", "克/人", 1000, 1},
    {"吨", "克", "克/人", 1000000, 1}, {"吨标准煤", "吨标准煤", "吨标准煤/人", 1, 1},
    {"吨标煤", "吨标准煤", "吨标准煤/人", 1, 1},
    {"瓦", "瓦", "瓦/人", 1, 1}, {"瓦时", "瓦时", "瓦时/人", 1, 1}, {"度", "瓦时", "瓦时/人", 1000, 1},
    {"微克/立方米", "微克/立方米", NULL, 1, 1}, {"毫克/立方米", "微克/立方米", NULL, 1000, 1},
    {"μg/m3", "微克/立方米", NULL, 1, 1}, {"mg/m3", "微克/立方米", NULL, 1000, 1},
    {"元/吨", "元/吨", NULL, 1, 1},
};

/* What so many are counted per. "" as in /10万. */
static const char *const heads[] = {
    "", "人", "人口", "常住人口", "名", "活产", "活产儿", "活产婴儿", "孕产妇", "居民",
    "people", "persons", "population", "inhabitants", "livebirths", "births",
};

static const struct {
    const char *text;
    int64_t factor;
} multipliers[] = {
    {"亿", 100000000}, {"万", 10000}, {"千", 1000}, {"百", 100}, {"十", 10},
    {"million", 1000000}, {"thousand", 1000},
};

/* ---- reading ---- */

static bool starts_with(struct span s, const char *text)
{
    if (!s.len || *s.at != *text)
        return false;                    /* nearly always */
    size_t len = strlen(text);
    return s.len >= len && memcmp(s.at, text, len) == 0;
}

static struct span without(struct span s, size_t bytes)
{
    return (struct span){s.at + bytes, s.len - bytes};
}

/* 10万, 千, 百万, 1000, 100,000 at the start; false where nothing or too much stands there. */
static bool take_count(struct span *s, int64_t *count)
{
    size_t start = s->len;
    int64_t value = 0;
    while (s->len && ((s->at[0] >= '0' && s->at[0] <= '9') || (value && s->at[0] == ','))) {
        if (value > INT64_MAX / 100)
            return false;
        if (s->at[0] != ',')
            value = value * 10 + (s->at[0] - '0');
        *s = without(*s, 1);
    }
    if (s->len < start && value == 0)
        return false;
    *count = value ? value : 1;
    for (size_t i = 0; i < sizeof multipliers / sizeof *multipliers;) {
        if (!starts_with(*s, multipliers[i].text)) {
            i++;
            continue;
        }
        if (*count > INT64_MAX / multipliers[i].factor)
            return false;
        *count *= multipliers[i].factor;
        *s = without(*s, strlen(multipliers[i].text));
        i = 0;
    }
    return s->len < start;
}

static const struct measure *find_measure(struct span s)
{
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (starts_with(s, measures[i].text) && span_is(s, measures[i].text))
            return &measures[i];
    return NULL;
}

static bool is_head(struct span s)
{
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (span_is(s, heads[i]))
            return true;
    return false;
}

/* 人, 万人, 亿元, 千米: a measure, with how many of it in front. */
static const struct measure *read_measure(struct span s, int64_t *count)
{
    const struct measure *m = find_measure(s);
    *count = 1;
    if (m || !take_count(&s, count))
        return m;
    return find_measure(s);
}

/* What is counted (left: may be 1 or nothing), and per how many heads: 张/千人, 1/10万. */
static bool read_quotient(struct span left, struct span right, struct unit *out)
{
    int64_t per, count = 1;
    struct span head = right;
    if (!take_count(&head, &per)) {
        per = 1;
        head = right;
        if (!head.len)
            return false;
    }
    if (!is_head(head))
        return false;
    out->kind = rate;
    out->scale = num_div(num_int(1), num_int(per));
    if (left.len == 0 || span_is(left, "1"))
        return true;
    const struct measure *m = read_measure(left, &count);
    if (!m || !m->per_head)
        return false;
    out->kind = m->per_head;
    out->scale = num_div(num_mul(num_int(count), num_div(num_int(m->over), num_int(m->under))),
                         num_int(per));
    return true;
}

/* Divides the text wherever it can be (persons holds "per", too) until both sides are known. */
static bool find_quotient(struct span s, struct unit *out)
{
    static const char *const signs[] = {"/每", "/", "每", "per"};
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        for (size_t i = 0; i < s.len; i++)
            if (starts_with(without(s, i), signs[k]) &&
                read_quotient((struct span){s.at, i}, without(s, i + strlen(signs[k])), out))
                return true;
    return false;
}

/* The folded text in lower case and without brackets around it: (‰). */
static struct span fold_unit(struct span text, char room[UNIT_LONGEST])
{
    struct span s = {room, text_fold_into(text.at, text.len, room, UNIT_LONGEST)};
    for (size_t i = 0; i < s.len; i++)
        if (room[i] >= 'A' && room[i] <= 'Z')
            room[i] = (char)(room[i] - 'A' + 'a');
    if (s.len > 2 && s.at[0] == '(' && s.at[s.len - 1] == ')')
        s = (struct span){s.at + 1, s.len - 2};
    return s;
}

static bool read_folded(struct span s, struct unit *out)
{
    int64_t count;
    const struct measure *m = s.len ? read_measure(s, &count) : NULL;
    if (m) {
        out->kind = m->kind;
        out->scale = num_div(num_int(m->over), num_int(m->under));
        if (count != 1)
            out->scale = num_mul(num_int(count), out->scale);
        return true;
    }
    return find_quotient(s, out);
}

bool unit_read(struct span text, struct unit *out)
{
    char room[UNIT_LONGEST];
    return read_folded(fold_unit(text, room), out);
}

bool unit_factor(struct span from, struct span to, struct num *factor)
{
    *factor = num_int(1);
    from = span_trim(from);
    to = span_trim(to);
    if (!from.len || !to.len || (from.len == to.len && memcmp(from.at, to.at, from.len) == 0))
        return true;
    char from_room[UNIT_LONGEST], to_room[UNIT_LONGEST];
    struct span a = fold_unit(from, from_room), b = fold_unit(to, to_room);
    if (a.len && a.len == b.len && memcmp(a.at, b.at, a.len) == 0)
        return true;
    struct unit from_unit, to_unit;
    if (!read_folded(a, &from_unit) || !read_folded(b, &to_unit) ||
        strcmp(from_unit.kind, to_unit.kind) != 0)
        return false;
    *factor = num_div(from_unit.scale, to_unit.scale);
    return true;
}
