#include "groups.h"

/* An open table of groups by plan and region: a number + 1, 0 where free. */
struct group_table {
    struct arena *arena;
    struct group *list;
    size_t count, room, mask;
    uint32_t *slots;
};

static size_t home_of(const struct group_table *t, uint32_t plan, uint32_t region)
{
    uint64_t mixed = ((uint64_t)plan << 32 | region) * 0x9E3779B97F4A7C15u;
    return (size_t)(mixed >> 32) & t->mask;
}

static void put_in(struct group_table *t, size_t number)
{
    size_t at = home_of(t, t->list[number].plan, t->list[number].region);
    while (t->slots[at])
        at = (at + 1) & t->mask;
    t->slots[at] = (uint32_t)number + 1;
}

static void enlarge(struct group_table *t)
{
    t->mask = t->mask ? t->mask * 2 + 1 : 63;
    t->slots = ARENA_ARRAY(t->arena, uint32_t, t->mask + 1);
    for (size_t i = 0; i < t->count; i++)
        put_in(t, i);
}

static size_t find(struct group_table *t, struct verdict_key key)
{
    size_t at = home_of(t, key.plan, key.region);
    for (; t->slots[at]; at = (at + 1) & t->mask) {
        const struct group *g = &t->list[t->slots[at] - 1];
        if (g->plan == key.plan && g->region == key.region)
            return t->slots[at] - 1;
    }
    LIST_ENLARGE(t->arena, t->list, t->count, t->room);
    t->list[t->count++] = (struct group){.plan = key.plan, .region = key.region};
    t->slots[at] = (uint32_t)t->count;
    if (t->count * 2 > t->mask)
        enlarge(t);
    return t->count - 1;
}

struct groups groups_of(struct arena *a, const struct result *r)
{
    struct group_table t = {.arena = a};
    uint32_t *of = ARENA_ARRAY(a, uint32_t, r->count);
    size_t *rows = ARENA_ARRAY(a, size_t, r->count), first = 0;
    enlarge(&t);
    for (size_t i = 0; i < r->count; i++) {
        of[i] = (uint32_t)find(&t, result_key(r, i));
        t.list[of[i]].count++;
    }
    for (size_t k = 0; k < t.count; k++) {
        t.list[k].first = first;
        first += t.list[k].count;
        t.list[k].count = 0;
    }
    for (size_t i = 0; i < r->count; i++) {
        struct group *in = &t.list[of[i]];
        rows[in->first + in->count++] = i;
    }
    return (struct groups){t.list, t.count, rows};
}

struct summary group_summary(const struct groups *g, const struct group *in,
                             const struct result *r)
{
    struct summary s = {0};
    for (size_t i = 0; i < in->count; i++)
        summary_count(&s, result_key(r, g->rows[in->first + i]));
    return s;
}
