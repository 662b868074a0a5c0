#include "report.h"

static void count_one(struct summary *s, enum attribute attribute, enum verdict v)
{
    s->of[v]++;
    s->by_attribute[attribute][v]++;
}

void report_summary(const struct run *r, struct summary *all, struct summary *per_region)
{
    const struct item *items = project_items(r->project);
    const struct slot *slots = r->verdicts->slots.at;
    *all = (struct summary){0};
    for (size_t i = 0; i < r->count; i++) {
        const struct item *item = &items[r->order[i]];
        enum verdict v = (enum verdict)slots[r->order[i]].verdict;
        count_one(all, (enum attribute)item->attribute, v);
        if (per_region)
            count_one(&per_region[item->region], (enum attribute)item->attribute, v);
    }
}

size_t summary_total(const struct summary *s)
{
    size_t total = 0;
    for (int v = 0; v < VERDICT_COUNT; v++)
        total += s->of[v];
    return total;
}

size_t summary_evaluated(const size_t of[VERDICT_COUNT])
{
    size_t evaluated = 0;
    for (int v = 0; v < VERDICT_COUNT; v++)
        evaluated += verdict_is_evaluated((enum verdict)v) ? of[v] : 0;
    return evaluated;
}

enum verdict summary_worst(const struct summary *s)
{
    enum verdict worst = VERDICT_NOT_APPLICABLE;
    for (int v = 0; v < VERDICT_COUNT; v++)
        if (s->of[v] && verdict_rank((enum verdict)v) > verdict_rank(worst))
            worst = (enum verdict)v;
    return worst;
}
