/* Items as they come in, and that none is promised twice: within a plan, a region has one item for
 * an indicator, a year and a `key:`.
 *
 * Files are grouped: all rows of a plan together, in it all rows of a region, in it each indicator
 * once. As long as that holds, remembering where plan, region and indicator were met last is
 * enough, and costs nothing beside reading. From the first row on that does not fit, items are
 * looked up in a hash table. */
#include "plan_inside.h"
#include <string.h>

struct item_set {
    uint32_t *indicator_run;                 /* the run in which each was met last; 0: never */
    uint32_t *region_plan;                   /* 1 + the plan in which each was met last */
    bool *plan_met;
    size_t regions, indicators, plans;       /* how many of these there is room for */
    uint32_t run;                            /* counts rows in a row of one plan and region */
    uint32_t plan, region;
    uint32_t *slots;                         /* 1 + number of an item; NULL: all is grouped */
    size_t mask, count;
};

/* ---- grouped files ---- */

static void *list_widen(struct arena *a, void *list, size_t *room, size_t need, size_t size)
{
    size_t more = *room ? *room : 64;
    while (more < need)
        more *= 2;
    list = arena_grow(a, list, *room * size, more * size);
    *room = more;
    return list;
}

static void widen(struct project *p, struct item_set *s)
{
    if (p->region_count > s->regions)
        s->region_plan =
            list_widen(p->arena, s->region_plan, &s->regions, p->region_count, sizeof(uint32_t));
    if (p->indicator_count > s->indicators)
        s->indicator_run = list_widen(p->arena, s->indicator_run, &s->indicators,
                                      p->indicator_count, sizeof(uint32_t));
    if (p->plan_count > s->plans)
        s->plan_met = list_widen(p->arena, s->plan_met, &s->plans, p->plan_count, sizeof(bool));
}

/* True when the item is certainly new, because nothing like it has been met in its group. */
static bool fits_group(struct item_set *s, const struct item *i)
{
    if (s->run == 0 || i->plan != s->plan || i->region != s->region) {
        bool same_plan = s->run && i->plan == s->plan;
        if ((!same_plan && s->plan_met[i->plan]) || s->region_plan[i->region] == i->plan + 1)
            return false;
        s->run++;
        s->plan = i->plan;
        s->region = i->region;
        s->plan_met[i->plan] = true;
        s->region_plan[i->region] = i->plan + 1;
    }
    bool fits = s->indicator_run[i->indicator] != s->run;
    s->indicator_run[i->indicator] = s->run;
    return fits;
}

/* ---- all others ---- */

static const char *item_key(const struct item *i)
{
    return item_more(i) && item_more(i)->key ? item_more(i)->key : "";
}

static uint64_t item_hash(const struct item *i)
{
    uint32_t key[4] = {i->plan, i->region, i->indicator, (uint16_t)i->target_year};
    return text_hash((const char *)key, sizeof key);
}

static bool same_promise(const struct item *a, const struct item *b)
{
    return a->plan == b->plan && a->region == b->region && a->indicator == b->indicator &&
           a->target_year == b->target_year && strcmp(item_key(a), item_key(b)) == 0;
}

/* The slot of an item like i, or the free one where it would go. */
static size_t find_slot(const struct project *p, const struct item_set *s, const struct item *i)
{
    size_t slot = item_hash(i) & s->mask;
    while (s->slots[slot] && !same_promise(&project_items(p)[s->slots[slot] - 1], i))
        slot = (slot + 1) & s->mask;
    return slot;
}

/* All items so far into a table of twice the size that is needed. */
static void hash_all(struct project *p, struct item_set *s)
{
    size_t size = 64;
    while (size < p->item_count * 4)
        size *= 2;
    s->slots = ARENA_ARRAY(p->arena, uint32_t, size);
    s->mask = size - 1;
    for (size_t n = 0; n < p->item_count; n++)
        s->slots[find_slot(p, s, &project_items(p)[n])] = (uint32_t)n + 1;
}

/* The item that promises the same, or NULL. */
static const struct item *find_twin(struct project *p, const struct item *i)
{
    struct item_set *s = p->index->items;
    if (!s)
        s = p->index->items = ARENA_NEW(p->arena, struct item_set);
    if (!s->slots) {
        widen(p, s);
        if (fits_group(s, i))
            return NULL;
    }
    if (!s->slots || p->item_count * 2 > s->mask)
        hash_all(p, s);
    size_t slot = find_slot(p, s, i);
    if (s->slots[slot])
        return &project_items(p)[s->slots[slot] - 1];
    s->slots[slot] = (uint32_t)p->item_count + 1;
    return NULL;
}

/* The deadline of a plan that comes as rows only is the latest of its rows', its base year the
 * earliest: neither depends on the order of the rows. */
static void settle_years(struct project *p, const struct item *i)
{
    struct plan *plan = &p->plans[i->plan];
    if (p->index->plan_more[i->plan].period_stated)
        return;
    if (i->target_year > plan->target_year)
        plan->target_year = i->target_year;
    if (i->base_year && (!plan->base_year || i->base_year < plan->base_year))
        plan->base_year = i->base_year;
}

enum { ITEMS_AT_ONCE = 1 << 12 };

bool project_add_item(struct project *p, const struct item *i, struct place at, struct diags *d)
{
    const struct item *twin = find_twin(p, i);
    if (twin) {
        struct arena *a = d->arena;
        if (d->dropped)
            return diag_error(d, at, MSG_item_twice, "", "");
        return diag_error(d, at, MSG_item_twice, item_id(a, p, twin),
                          arena_printf(a, "%s:%u", twin->from->file, twin->line));
    }
    if (p->item_count == p->index->item_room) {
        if (p->item_count > NO_NUMBER - 2 * ITEMS_AT_ONCE)
            die("more than four billion targets");
        pages_add(&p->items, ITEMS_AT_ONCE * sizeof *i);
        p->index->item_room += ITEMS_AT_ONCE;
    }
    ((struct item *)p->items.at)[p->item_count++] = *i;
    settle_years(p, i);
    return true;
}

const char *item_id(struct arena *a, const struct project *p, const struct item *i)
{
    const struct plan *plan = &p->plans[i->plan];
    const char *region = p->regions[i->region].code, *indicator = p->indicators[i->indicator].id;
    const char *key = item_key(i), *mark = *key ? "#" : "";
    if (i->target_year == plan->target_year || !i->target_year)
        return arena_printf(a, "%s/%s/%s%s%s", plan->id, region, indicator, mark, key);
    return arena_printf(a, "%s/%s/%s@%d%s%s", plan->id, region, indicator, i->target_year, mark,
                        key);
}

struct place item_place(const struct item *i)
{
    return (struct place){i->from->file, i->line, i->from->column};
}

struct page_window *item_window_new(struct arena *a, const struct project *p)
{
    struct page_window *w = ARENA_NEW(a, struct page_window);
    *w = (struct page_window){.of = &p->items, .size = sizeof(struct item), .total = p->item_count};
    if (p->items.file)
        w->room = ARENA_ARRAY(a, struct item, WINDOW_THINGS);
    return w;
}
