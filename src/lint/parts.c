/* Indicators that hang together: a part and its whole, a ratio and its terms, a rate and what it is
 * a rate of. The catalogue says which (part_of, ratio_of, rate_of). */
#include "lint_inside.h"
#include <string.h>

static const struct indicator *indicator_of(const struct lint *l, const struct group *g)
{
    uint32_t subject = g->list->subject;
    return subject < l->project->indicator_count ? &l->project->indicators[subject] : NULL;
}

static const struct group *group_named(const struct lint *l, const struct group *g, const char *id)
{
    uint32_t number;
    if (!id || !project_find_indicator(l->project, span_of(id), &number))
        return NULL;
    return group_find(l, g->list->plan, g->list->region, number);
}

/* The number that a mention stands for; false where it has none that can be compared. */
static bool number_of(struct lint *l, const struct mention *m, struct num *out)
{
    if (m->kind == SAID_TARGET) {
        struct goal g = item_goal(l, m->number);
        *out = g.n;
        return g.kind == GOAL_LEVEL;
    }
    *out = m->amount.n;
    return amount_is_plain(m->amount);
}

/* Of a kind and year the first; baselines and facts stand for each other. */
static const struct mention *same_time(const struct group *g, const struct mention *m)
{
    const struct mention *found = group_first(g, m->kind, m->year);
    if (!found && m->kind != SAID_TARGET)
        found = group_first(g, m->kind == SAID_BASELINE ? SAID_FIGURE : SAID_BASELINE, m->year);
    return found;
}

/* ---- a part and its whole ---- */

/* An indicator without a unit of its own kind cannot be compared: 亿元 with 亿元. */
static struct num in_unit_of(const struct indicator *part, const struct indicator *whole,
                             struct num x, bool *comparable)
{
    struct num factor;
    *comparable = unit_factor(span_of(part->unit), span_of(whole->unit), &factor);
    return num_mul(x, factor);
}

static void compare_part(struct lint *l, const struct check *c, const struct mention *part,
                         const struct mention *whole)
{
    const struct project *p = l->project;
    struct num x, y;
    bool comparable;
    if (!number_of(l, part, &x) || !number_of(l, whole, &y))
        return;
    x = in_unit_of(&p->indicators[part->subject], &p->indicators[whole->subject], x, &comparable);
    if (!comparable || num_cmp(x, y) <= 0)
        return;
    struct finding_side a = mention_side(l, part), b = mention_side(l, whole);
    struct message name = subject_name(l, part->subject);
    find(l, c, a, b,
         MESSAGE(l->arena, c->code, side_text(l, &a), side_text(l, &b), name.en, name.zh));
}

void check_part_larger(struct lint *l, const struct check *c)
{
    for (size_t k = 0; k < l->group_count; k++) {
        const struct group *g = &l->groups[k];
        const struct indicator *i = indicator_of(l, g);
        const struct group *whole = i ? group_named(l, g, i->part_of) : NULL;
        for (size_t n = 0; whole && n < g->count; n++) {
            const struct mention *other = same_time(whole, &g->list[n]);
            if (other)
                compare_part(l, c, &g->list[n], other);
        }
    }
}

/* ---- a ratio and its terms ---- */

/* As many decimals as the ratio is printed with: 1:1.35 from 3.2 and 4 is 1.25. */
static void compare_ratio(struct lint *l, const struct check *c, const struct mention *ratio,
                          const struct mention *first, const struct mention *second)
{
    struct num printed, x, y;
    struct num half = num_div(num_int(1), num_int(200));
    if (!number_of(l, first, &x) || !number_of(l, second, &y) || num_sign(x) <= 0)
        return;
    if (ratio->kind == SAID_TARGET) {
        if (!number_of(l, ratio, &printed))
            return;
    } else {
        printed = ratio->amount.n;
        half = ratio->amount.half;
        if (!ratio->amount.known)
            return;
    }
    struct num real = num_div(y, x);
    if (num_cmp(num_abs(num_sub(printed, real)), half) <= 0)
        return;
    char room[64];
    size_t len = num_write_fixed(real, 2, room);
    struct finding_side a = mention_side(l, ratio), b = mention_side(l, first),
                        d = mention_side(l, second);
    struct message name = subject_name(l, ratio->subject);
    find(l, c, a, b,
         MESSAGE(l->arena, c->code, side_text(l, &a), side_text(l, &b), side_text(l, &d),
                 arena_printf(l->arena, "1:%.*s", (int)len, room), name.en, name.zh));
}

void check_ratio_contradicts_parts(struct lint *l, const struct check *c)
{
    for (size_t k = 0; k < l->group_count; k++) {
        const struct group *g = &l->groups[k];
        const struct indicator *i = indicator_of(l, g);
        if (!i || i->ratio_count != 2)
            continue;
        const struct group *one = group_named(l, g, i->ratio_of[0]),
                           *two = group_named(l, g, i->ratio_of[1]);
        for (size_t n = 0; one && two && n < g->count; n++) {
            const struct mention *m = &g->list[n], *first = same_time(one, m),
                                 *second = same_time(two, m);
            if (first && second)
                compare_ratio(l, c, m, first, second);
        }
    }
}

/* ---- a rate of something small ---- */

/* The events nearest to what a rate would need, and the rates they give. */
static void find_rate(struct lint *l, const struct check *c, const struct mention *m,
                      const struct mention *size, struct num per_event, struct num events)
{
    struct num below = num_int((int64_t)num_double(events));
    char low[64], high[64], need[64];
    size_t n = num_write_fixed(num_mul(below, per_event), 2, low);
    low[n] = '\0';
    n = num_write_fixed(num_mul(num_add(below, num_int(1)), per_event), 2, high);
    high[n] = '\0';
    n = num_write_fixed(events, 2, need);
    need[n] = '\0';
    struct finding_side a = mention_side(l, m), b = mention_side(l, size);
    struct message name = subject_name(l, m->subject);
    find(l, c, a, b,
         MESSAGE(l->arena, c->code, side_text(l, &a), side_text(l, &b), need, low, high, name.en,
                 name.zh));
}

/* Is there a whole number of events whose rate is printed so? */
static bool can_occur(struct num low, struct num high)
{
    if (num_double(high) > 1e9)
        return true;
    struct num first = num_int((int64_t)num_double(low));
    if (num_cmp(first, low) < 0)
        first = num_add(first, num_int(1));
    return num_cmp(first, high) <= 0;
}

static void check_rate(struct lint *l, const struct check *c, const struct mention *m,
                       const struct mention *size)
{
    struct unit unit;
    if (!amount_is_plain(m->amount) || !amount_is_plain(size->amount) ||
        num_sign(m->amount.n) < 0 || num_sign(size->amount.n) <= 0 ||
        !unit_read(span_of(l->project->indicators[m->subject].unit), &unit))
        return;
    struct num of = num_mul(size->amount.n, unit.scale);      /* events per unit of the rate */
    struct num low = num_max(num_int(0), num_mul(num_sub(m->amount.n, m->amount.half), of)),
               high = num_mul(num_add(m->amount.n, m->amount.half), of);
    if (!can_occur(low, high))
        find_rate(l, c, m, size, num_div(num_int(1), of), num_mul(m->amount.n, of));
}

void check_rate_cannot_occur(struct lint *l, const struct check *c)
{
    for (size_t k = 0; k < l->group_count; k++) {
        const struct group *g = &l->groups[k];
        const struct indicator *i = indicator_of(l, g);
        const struct group *of = i ? group_named(l, g, i->rate_of) : NULL;
        int told = -1;
        for (size_t n = 0; of && n < g->count; n++) {
            const struct mention *m = &g->list[n],
                                 *size = group_first(of, SAID_FIGURE, m->year);
            if (m->kind == SAID_TARGET || !size || m->year == told)
                continue;
            check_rate(l, c, m, size);
            told = m->year;
        }
    }
}
