#include "compare.h"
#include "lint_inside.h"
#include <stdlib.h>
#include <string.h>

struct entry {                   /* while they are sorted */
    uint32_t indicator, item;
    int year, side;
    bool ranked, started;
    struct num level, start;
};

static bool is_wanted(const struct item *i, const bool *wanted)
{
    return !wanted || wanted[i->plan];
}

/* The first target of each group and year that is a level, else the first of all. */
static void add_group(struct lint *l, const struct group *g, struct entry *list, size_t *count)
{
    for (size_t k = 0; k < g->count; k++) {
        const struct mention *m = &g->list[k];
        if (m->kind != SAID_TARGET)
            continue;
        struct goal goal = item_goal(l, m->number);
        struct amount start = item_baseline(l, &project_items(l->project)[m->number]);
        struct entry *last = *count ? &list[*count - 1] : NULL;
        const struct item *before = last ? &project_items(l->project)[last->item] : NULL;
        bool again = last && last->indicator == m->subject && last->year == m->year &&
                     before->plan == m->plan && before->region == m->region;
        struct entry e = {
            .indicator = m->subject, .item = m->number, .year = m->year, .side = goal.side,
            .ranked = goal.kind != GOAL_NONE && goal.side != 0, .level = goal.n,
            .started = amount_is_plain(start), .start = start.n,
        };
        if (!again)
            list[(*count)++] = e;
        else if (!last->ranked && e.ranked)
            *last = e;
    }
}

static int by_number(long a, long b)
{
    return a < b ? -1 : a > b;
}

/* By indicator and year; then the harder target first, those without a level last. */
static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = by_number(a->indicator, b->indicator);
    order = order ? order : by_number(a->year, b->year);
    order = order ? order : by_number(!a->ranked, !b->ranked);
    if (!order && a->ranked && a->side == b->side)
        order = -num_cmp(a->level, b->level) * a->side;
    return order ? order : by_number(a->item, b->item);
}

/* Ranks by level as they are sorted; ranks of the starts by counting who is better. */
static void rank(struct compare_row *row, const struct entry *list)
{
    uint32_t before = 0;
    for (size_t i = 0; i < row->count; i++) {
        struct compared *c = &row->list[i];
        if (!list[i].ranked)
            continue;
        row->ranked++;
        bool equal = before && num_cmp(list[i].level, list[i - 1].level) == 0;
        c->rank = equal ? before : (uint32_t)i + 1;
        before = c->rank;
    }
    for (size_t i = 0; i < row->count; i++) {
        for (size_t k = 0; list[i].started && k < row->count; k++)
            row->list[i].start_rank +=
                list[k].started && num_cmp(list[k].start, list[i].start) * list[0].side > 0;
        row->list[i].start_rank += list[i].started && list[0].side;
    }
}

static void fill_row(struct lint *l, struct compare_row *row, const struct entry *list,
                     size_t count)
{
    *row = (struct compare_row){.indicator = list->indicator, .year = list->year, .count = count};
    row->list = ARENA_ARRAY(l->arena, struct compared, count);
    for (size_t i = 0; i < count; i++) {
        const struct item *item = &project_items(l->project)[list[i].item];
        const struct mention *above = promise_above(l, item);
        struct compared *c = &row->list[i];
        *c = (struct compared){.item = list[i].item, .above = NO_NUMBER};
        if (list[i].ranked)
            c->level = num_text(l, list[i].level);
        struct goal own = item_goal(l, c->item), over = {.kind = GOAL_NONE};
        if (above)
            over = item_goal(l, above->number);
        if (own.kind == GOAL_NONE || over.kind == GOAL_NONE)
            continue;
        c->above = above->number;
        c->against = goals_compare(own, over);
    }
    rank(row, list);
}

/* ---- what has nothing beside it ---- */

/* One is a part of the other, or its name stands in the other's: 孕产妇系统管理率 and
 * 农村孕产妇系统管理率. */
static bool defined_alike(const struct indicator *a, const struct indicator *b)
{
    enum { SHORTEST = 12 };              /* bytes of a name that says what is meant */
    if ((a->part_of && strcmp(a->part_of, b->id) == 0) ||
        (b->part_of && strcmp(b->part_of, a->id) == 0))
        return true;
    return (strlen(a->zh) >= SHORTEST && strstr(b->zh, a->zh)) ||
           (strlen(b->zh) >= SHORTEST && strstr(a->zh, b->zh));
}

/* The nearest promise of another plan: of the same indicator, else of one defined alike. The list
 * is sorted by indicator, so that each is looked at once. */
static struct alone find_near(const struct project *p, const struct entry *list, size_t count,
                              size_t own)
{
    const struct entry *e = &list[own];
    uint32_t plan = project_items(p)[e->item].plan;
    struct alone out = {e->item, ALONE_ONLY, NO_NUMBER};
    for (size_t i = 0; i < count; i++) {
        if (project_items(p)[list[i].item].plan == plan)
            continue;
        if (list[i].indicator == e->indicator)
            return (struct alone){e->item, ALONE_YEAR, list[i].item};
        if (out.near == NO_NUMBER &&
            defined_alike(&p->indicators[e->indicator], &p->indicators[list[i].indicator]))
            out = (struct alone){e->item, ALONE_DEFINITION, list[i].item};
    }
    return out;
}

/* One entry an indicator and plan, at most two plans of each: enough to find a neighbour in. */
static size_t pick_neighbours(const struct project *p, const struct entry *list, size_t count,
                              struct entry *out)
{
    size_t kept = 0, same = 0;
    for (size_t i = 0; i < count; i++) {
        same = i && list[i].indicator == list[i - 1].indicator ? same : 0;
        bool again = same && project_items(p)[out[kept - 1].item].plan ==
                                 project_items(p)[list[i].item].plan;
        if (same < 2 && !again) {
            out[kept++] = list[i];
            same++;
        }
    }
    return kept;
}

static void fill_alone(struct lint *l, struct comparison *out, const struct entry *list,
                       size_t count)
{
    struct entry *near = ARENA_ARRAY(l->arena, struct entry, count + out->alone_count + 1);
    size_t kept = pick_neighbours(l->project, list, count, near);
    for (size_t i = 0; i < out->alone_count; i++) {
        struct entry own = {.item = out->alone[i].item};
        own.indicator = project_items(l->project)[own.item].indicator;
        near[kept] = own;
        out->alone[i] = find_near(l->project, near, kept, kept);
    }
}

/* ---- all of it ---- */

static size_t collect(struct lint *l, const bool *wanted, struct entry *list)
{
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < l->group_count; i++)
        if (l->groups[i].list->kind != SAID_FIGURE || l->groups[i].count > 1)
            add_group(l, &l->groups[i], list, &count);
    for (size_t i = 0; i < count; i++)
        if (is_wanted(&project_items(l->project)[list[i].item], wanted))
            list[kept++] = list[i];
    qsort(list, kept, sizeof *list, compare_entries);
    return kept;
}

struct comparison compare_plans(struct arena *a, const struct lint_input *input,
                                const bool *wanted)
{
    struct lint l;
    lint_prepare(&l, a, input);
    struct entry *list = ARENA_ARRAY(a, struct entry, input->project->item_count + 1);
    size_t kept = collect(&l, wanted, list);
    struct comparison out = {.rows = ARENA_ARRAY(a, struct compare_row, kept + 1),
                             .alone = ARENA_ARRAY(a, struct alone, kept + 1),
                             .plans = ARENA_ARRAY(a, uint32_t, input->project->plan_count + 1)};
    for (uint32_t i = 0; i < input->project->plan_count; i++)
        if (!wanted || wanted[i])
            out.plans[out.plan_count++] = i;
    for (size_t i = 0, n; i < kept; i += n) {
        for (n = 1; i + n < kept && list[i + n].indicator == list[i].indicator &&
                    list[i + n].year == list[i].year; n++)
            ;
        if (n == 1)
            out.alone[out.alone_count++].item = list[i].item;
        else
            fill_row(&l, &out.rows[out.count++], &list[i], n);
    }
    fill_alone(&l, &out, list, kept);
    return out;
}
