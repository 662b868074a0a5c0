/* What an indicator's name and unit add to a match, and what cannot be meant. */
#include "reading_inside.h"
#include "../base/unit.h"
#include <string.h>

void reading_refuse(struct reading *out, enum read_error error, struct message why)
{
    out->error = error;
    out->rule = NO_NUMBER;
    out->message = why;
}

static struct num fraction_num(struct fraction f)
{
    return num_div(num_of(f.over), num_int(f.under));
}

static bool is_one_of(const char *rule, const char *const *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(rule, ids[i]) == 0)
            return true;
    return false;
}

/* ---- numbers in the indicator's unit ---- */

static bool fraction_of(struct num x, struct fraction *out)
{
    out->under = 1;
    if (num_is_decimal(x, 15, &out->over))
        return true;
    for (int64_t under = 3; under <= 9; under++)
        if (num_is_decimal(num_mul(x, num_int(under)), 12, &out->over)) {
            out->under = under;
            return true;
        }
    return false;
}

static bool scale_number(struct number_word *w, struct num factor)
{
    if (num_cmp(factor, num_int(1)) == 0)
        return true;
    struct num power = num_int(1);
    for (int zeros = 0; zeros <= 8; zeros++, power = num_mul(power, num_int(10))) {
        if (num_cmp(factor, power) == 0)
            w->places -= zeros;
        else if (num_cmp(num_mul(factor, power), num_int(1)) == 0)
            w->places += zeros;
    }
    return fraction_of(num_mul(fraction_num(w->value), factor), &w->value);
}

/* What the text counts in: brought along by the number (百分之, 百分点), printed after it, or "". */
static const char *text_unit(struct arena *a, const struct match *m)
{
    const char *unit = m->number_unit          ? m->number_unit
                       : m->unit.len           ? arena_text(a, m->unit.at, m->unit.len)
                                               : "";
    return strcmp(unit, "percent") == 0 ? "%" : unit;
}

/* Differences of rates convert like the rates themselves. */
static const char *rate_of_points(const char *unit)
{
    if (strcmp(unit, "个千分点") == 0)
        return "‰";
    bool points = strcmp(unit, "个百分点") == 0 || strcmp(unit, "percentage points") == 0;
    return points ? "%" : unit;
}

/* 1.5-2.0万: the 万 counts for both ends where the first would else be no smaller order. */
static void share_multiplier(struct match *m)
{
    struct number_word *low = &m->n, *high = &m->n2;
    struct num plain = num_of(high->value.over);
    for (int i = 0; i < high->zeros; i++)
        plain = num_div(plain, num_int(10));
    if (!m->has_n2 || low->zeros || !high->zeros || num_cmp(num_of(low->value.over), plain) >= 0)
        return;
    for (int i = 0; i < high->zeros; i++)
        if (low->value.over.places > 0)
            low->value.over.places--;
        else
            low->value.over.units *= 10;
    low->places -= high->zeros;
}

static bool is_rate(const char *unit)
{
    struct unit known;
    return unit_read(span_of(unit), &known) && strcmp(known.kind, "rate") == 0;
}

/* A percentage of something stays what it is, whatever the indicator counts in. */
static bool convert(struct arena *a, const char *wanted, const char *unit, const char *text,
                    struct match *m, struct reading *out)
{
    struct num factor = num_int(1);
    struct unit known;
    bool bare_fraction = m->has_n && m->n.value.under > 1 && !*unit;
    if (m->relative || !*wanted)
        return true;
    if (bare_fraction && is_rate(wanted) && unit_read(span_of(wanted), &known))
        factor = num_div(num_int(1), known.scale);
    else if (*unit && !unit_factor(span_of(rate_of_points(unit)), span_of(wanted), &factor)) {
        reading_refuse(out, READ_UNIT, MESSAGE(a, MSG_target_unit, text, unit, wanted));
        return false;
    }
    bool fits = (!m->has_n || scale_number(&m->n, factor)) &&
                (!m->has_n2 || scale_number(&m->n2, factor));
    for (size_t i = 0; fits && i < m->extra_count; i++)
        if (m->extras[i].is_number && span_is(m->extras[i].name, "from"))
            fits = scale_number(&m->extras[i].number, factor);
    if (!fits)
        reading_refuse(out, READ_UNIT, MESSAGE(a, MSG_target_unit, text, unit, wanted));
    return fits;
}

/* ---- what the indicator's name changes ---- */

static bool ends_with(const char *text, const char *const *ends)
{
    for (; text && *ends; ends++) {
        size_t a = strlen(text), b = strlen(*ends);
        if (a >= b && strcmp(text + a - b, *ends) == 0)
            return true;
    }
    return false;
}

static const char *const rates[] = {"增长率", "增速", "增幅", "增长", "growth", "growth rate", NULL};
static const char *const falls[] = {"降低", "下降", "减少", "降幅", "降低率", "下降率", "压减", NULL};

unsigned reading_name_kind(const char *name)
{
    return (unsigned)ends_with(name, rates) | (unsigned)ends_with(name, falls) << 1;
}

/* The level that a change's words name: 增长7%左右 is about 7. */
static void become_level(const struct rulebook *b, struct match *m)
{
    const char *rule = m->about                     ? "about"
                       : m->bound == BOUND_AT_LEAST ? "at_least"
                       : m->bound == BOUND_ABOVE    ? "above"
                                                    : "reach";
    uint32_t number;
    if (rulebook_find(b, rule, &number))
        m->rule = number;
}

/* 增长7% of an indicator that is itself a growth rate is a level; 单位GDP能耗降低 13.5 counts
 * upward. */
static void heed_name(const struct rulebook *b, const struct read_context *c, struct match *m)
{
    static const char *const numbers[] = {"reach", "about", "at_least"};
    const char *rule = b->rules[m->rule].id;
    bool percent = c && c->unit && strcmp(c->unit, "%") == 0;
    bool change = strcmp(rule, "change_by_percent") == 0;
    bool yearly = strcmp(rule, "growth_per_year") == 0;
    if (!c || !c->name)
        return;
    if (ends_with(c->name, rates) && percent && m->verb >= 0 && (change || yearly))
        become_level(b, m);
    if (ends_with(c->name, falls) && (is_one_of(rule, numbers, 3) || (change && m->verb < 0))) {
        become_level(b, m);
        m->verb = 1;
    }
}

/* ---- what cannot be meant ---- */

static bool refuse_unknown(struct arena *a, const char *text, struct reading *out)
{
    reading_refuse(out, READ_UNKNOWN, MESSAGE(a, MSG_target_unknown, text, "≥N, ≤N"));
    return false;
}

static bool like_a_year(const struct number_word *w)
{
    return w->value.over.places == 0 && w->value.over.units >= 1950 && w->value.over.units <= 2100;
}

/* 2025年, 2021-2025: a time. increase by 2030: a time or an amount. */
static bool is_time(const struct match *m, const char *unit, const char *folded)
{
    if (!m->has_n || !like_a_year(&m->n))
        return false;
    return strcmp(unit, "年") == 0 || (m->has_n2 && like_a_year(&m->n2)) ||
           (!*unit && strstr(folded, "by"));
}

/* 二级以上 is a grade, 62级以上 a number. */
static bool is_grade(const char *unit, const char *folded)
{
    const char *at = strcmp(unit, "级") == 0 ? strstr(folded, unit) : NULL;
    return at && at > folded && (unsigned char)at[-1] >= 0x80;
}

/* 20% on 1990 levels: a change, but in which direction? */
static bool level_since(const struct match *m, const char *rule)
{
    static const char *const levels[] = {"reach", "at_least", "above", "at_most",
                                         "below", "about",    "between"};
    return m->years.base && !m->verb && is_one_of(rule, levels, sizeof levels / sizeof *levels);
}

/* 降低到一半: of what there was, or of all? */
static bool to_a_fraction(const struct match *m)
{
    return m->has_n && m->n.value.under > 1 && !m->relative && m->verb < 0;
}

/* 从5到4 falls, whatever words say so; 从5提高到4 cannot be. */
static bool from_to(struct arena *a, const char *text, struct match *m, struct reading *out)
{
    for (size_t i = 0; i < m->extra_count; i++) {
        const struct extra *e = &m->extras[i];
        if (!e->is_number || !span_is(e->name, "from") || !m->has_n)
            continue;
        struct num first = fraction_num(e->number.value), last = fraction_num(m->n.value);
        int change = num_cmp(last, first);
        if (change && !m->verb)
            m->verb = (int8_t)change;
        if (change * m->verb > 0)
            continue;
        char from[64], to[64];
        num_write(first, from);
        num_write(last, to);
        reading_refuse(out, READ_CONTRADICTION, MESSAGE(a, MSG_target_from_to, text, from, to));
        return false;
    }
    return true;
}

static bool sane(struct arena *a, const char *rule, const char *wanted, const char *unit,
                 const char *text, const char *folded, struct match *m, struct reading *out)
{
    bool range = strcmp(rule, "between") == 0 && m->has_n && m->has_n2;
    if (range && num_cmp(fraction_num(m->n.value), fraction_num(m->n2.value)) > 0) {
        reading_refuse(out, READ_CONTRADICTION, MESSAGE(a, MSG_target_range, text));
        return false;
    }
    if (is_time(m, unit, folded) || is_grade(unit, folded) || level_since(m, rule) ||
        to_a_fraction(m))
        return refuse_unknown(a, text, out);
    /* All of it is 100 only where percent are counted. */
    if (strcmp(rule, "full") == 0 && m->verb > 0 && *wanted && strcmp(wanted, "%") != 0) {
        reading_refuse(out, READ_UNIT, MESSAGE(a, MSG_target_unit, text, "%", wanted));
        return false;
    }
    return from_to(a, text, m, out);
}

bool reading_heed(struct arena *a, const struct rulebook *b, const struct read_context *c,
                  const char *text, const char *folded, struct match *m, const char **unit,
                  struct reading *out)
{
    const char *wanted = c && c->unit ? c->unit : "";
    heed_name(b, c, m);
    share_multiplier(m);
    *unit = text_unit(a, m);
    const char *rule = b->rules[m->rule].id;
    return sane(a, rule, wanted, *unit, text, folded, m, out) &&
           convert(a, wanted, *unit, text, m, out);
}
