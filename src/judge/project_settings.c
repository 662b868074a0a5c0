/* The settings of an item: project < plan < item < command line, its attribute, and what its unit
 * counts per. */
#include "project_cases_inside.h"
#include <string.h>

/* What a rate counts per, by its unit: 1/10万 is per 100000, ‰ per 1000. */
static const int rate_bases[RATE_BASES] = {100000, 10000, 1000, 100};

static uint8_t rate_base(const char *unit)
{
    struct unit u;
    if (unit_read(span_of(unit), &u) && strcmp(u.kind, "rate") == 0)
        for (uint8_t i = 0; i < RATE_BASES; i++)
            if (num_cmp(num_mul(u.scale, num_int(rate_bases[i])), num_int(1)) == 0)
                return i;
    return 0;
}

struct settings *cases_merged_settings(const struct project_cases *c, const struct item *item)
{
    uint8_t base = c->rate_base_of[item->indicator];
    return &c->merged[(item->plan * ATTRIBUTES + item->attribute) * RATE_BASES + base];
}

/* `attribute` of an item's own judging is its word; of a plan or project it stands in where none is
 * printed. */
static void settle_attributes(struct project *p)
{
    struct item *items = p->items.at;
    for (size_t i = 0; i < p->item_count; i++) {
        struct item *item = &items[i];
        const struct settings *of_plan = &p->plans[item->plan].settings;
        if (item_more(item) && settings_has(&item_more(item)->settings, SET_ATTRIBUTE))
            item->attribute = (uint8_t)item_more(item)->settings.attribute;
        else if (item->attribute == ATTRIBUTE_NONE && settings_has(of_plan, SET_ATTRIBUTE))
            item->attribute = (uint8_t)of_plan->attribute;
        else if (item->attribute == ATTRIBUTE_NONE && settings_has(&p->settings, SET_ATTRIBUTE))
            item->attribute = (uint8_t)p->settings.attribute;
    }
}

void cases_merge_settings(struct project_cases *c)
{
    struct project *p = c->project;
    settle_attributes(p);
    c->rate_base_of = ARENA_ARRAY(c->arena, uint8_t, p->indicator_count);
    for (size_t i = 0; i < p->indicator_count; i++)
        c->rate_base_of[i] = rate_base(p->indicators[i].unit);
    size_t count = p->plan_count * ATTRIBUTES * RATE_BASES;
    c->merged = ARENA_ARRAY(c->arena, struct settings, count);
    for (size_t i = 0; i < count; i++) {
        struct settings *s = &c->merged[i];
        *s = settings_default;
        settings_overlay(s, &p->settings);
        settings_overlay(s, &p->plans[i / (ATTRIBUTES * RATE_BASES)].settings);
        s->attribute = (enum attribute)(i / RATE_BASES % ATTRIBUTES);
        settings_overlay(s, &p->override);
        if (!settings_has(s, SET_AS_OF))
            s->as_of = c->as_of;
        if (!settings_has(s, SET_PER))
            s->per = (struct decimal){rate_bases[i % RATE_BASES], 0};
    }
}

const struct settings *cases_own_settings(struct project_cases *c, const struct item *item,
                                          const struct reading *r)
{
    if (!(item_more(item) && item_more(item)->settings.given) && !r->step_count)
        return NULL;
    struct settings *s = ARENA_NEW(c->arena, struct settings);
    *s = *cases_merged_settings(c, item);
    if (item_more(item))
        settings_overlay(s, &item_more(item)->settings);
    if (r->step_count && !settings_has(s, SET_MILESTONES)) {
        s->milestones = r->steps;
        s->milestone_count = r->step_count;
    }
    settings_overlay(s, &c->project->override);
    return s;
}
