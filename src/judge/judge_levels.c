/* judge_levels - values that are made from others before a rule sees them: rates from events and
 * population (semantics.md 9), levels from yearly rates (`chained`). */
#include "judge_inside.h"

static bool whole(struct num x)
{
    struct decimal d;
    return num_sign(x) >= 0 && num_is_decimal(x, 0, &d);
}

/* Adds the events of the years before; false where one of them is missing. Years are taken from the
 * newest on, so that what is added is not yet pooled itself. */
static bool pool_years(struct judgement *j, struct point *p)
{
    for (int back = 1; back < j->settings->pool; back++) {
        const struct point *before = judge_point(&j->values, p->year - back);
        if (!before || !before->has_events)
            return false;
        p->events = num_add(p->events, before->events);
        p->population = num_add(p->population, before->population);
    }
    return true;
}

static void drop(struct points *p, size_t i)
{
    for (; i + 1 < p->count; i++)
        p->list[i] = p->list[i + 1];
    p->count--;
}

void judge_rates(struct judgement *j)
{
    enum { EXACT = 12 };
    struct num per = num_of(j->settings->per);
    for (size_t i = j->values.count; i-- > 0;) {
        struct point *p = &j->values.list[i];
        if (!p->has_events)
            continue;
        if (!whole(p->events) || num_sign(p->population) <= 0) {
            j->bad_value = true;
            p->value = num_int(0);
        } else if (pool_years(j, p)) {
            p->value = num_div(num_mul(per, p->events), p->population);
            p->places = EXACT;
        } else {
            drop(&j->values, i);
        }
    }
}

/* Level of each year = 100 · ∏(1 + rate/100) from the base year on, or from the printed baseline. A
 * year without a rate leaves no level for it and all after it. */
void judge_levels(struct judgement *j)
{
    if (!j->settings->chained || !j->c->base_year)
        return;
    struct num level = num_int(100), hundred = num_int(100);
    if (j->c->baseline.kind == CELL_NUMBER)
        level = cell_num(j->c->baseline);
    int next = j->c->base_year + 1;
    uint8_t marks = 0;
    for (size_t i = 0; i < j->values.count; i++) {
        struct point *p = &j->values.list[i];
        if (p->year <= j->c->base_year || p->kind != CELL_NUMBER)
            continue;
        p->gap = p->year != next;
        if (p->gap)
            continue;
        level = num_div(num_mul(level, num_add(hundred, p->value)), hundred);
        marks |= p->marks & CELL_BORROWED;
        p->value = level;
        p->marks |= marks;
        p->places = 12;
        next++;
    }
}
