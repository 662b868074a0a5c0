/* One thing stated twice, with different numbers: baselines, figures, targets. */
#include "lint_inside.h"

/* A finding about two mentions of one thing. */
static void find_pair(struct lint *l, const struct check *c, const struct mention *a,
                      const struct mention *b)
{
    struct finding_side left = mention_side(l, a), right = mention_side(l, b);
    struct message name = subject_in(l, a->subject, a->year == b->year ? a->year : 0);
    find(l, c, left, right,
         MESSAGE(l->arena, c->code, side_text(l, &left), side_text(l, &right), name.en, name.zh));
}

static bool is_own(const struct mention *m)
{
    return m->kind != SAID_TARGET && m->amount.known && !(m->amount.marks & CELL_BORROWED);
}

/* The first figure of a year that is the region's own; a baseline comes before facts. */
static const struct mention *first_own(const struct group *g, size_t from)
{
    for (size_t i = from; i < g->count && g->list[i].year == g->list[from].year; i++)
        if (is_own(&g->list[i]))
            return &g->list[i];
    return NULL;
}

/* Every later figure of a year against the first one, where that is of the kind asked for. */
static void compare_figures(struct lint *l, const struct check *c, enum mention_kind kind)
{
    for (size_t k = 0; k < l->group_count; k++) {
        const struct group *g = &l->groups[k];
        const struct mention *first = NULL;
        for (size_t i = 0; i < g->count; i++) {
            const struct mention *m = &g->list[i];
            if (i == 0 || m->year != m[-1].year)
                first = first_own(g, i);
            if (first && first->kind == kind && m > first && is_own(m) &&
                !amounts_agree(first->amount, m->amount))
                find_pair(l, c, first, m);
        }
    }
}

void check_baseline_differs(struct lint *l, const struct check *c)
{
    compare_figures(l, c, SAID_BASELINE);
}

void check_fact_differs(struct lint *l, const struct check *c)
{
    compare_figures(l, c, SAID_FIGURE);
}

/* ---- a borrowed baseline, where the document has a figure of its own ---- */

static void compare_borrowed(struct lint *l, const struct check *c, bool agree)
{
    for (size_t k = 0; k < l->group_count; k++) {
        const struct group *g = &l->groups[k];
        for (size_t i = 0; i < g->count; i++) {
            const struct mention *m = &g->list[i];
            if (m->kind != SAID_BASELINE || !(m->amount.marks & CELL_BORROWED))
                continue;
            const struct mention *own = group_first(g, SAID_FIGURE, m->year);
            if (own && own->amount.known && amounts_agree(m->amount, own->amount) == agree)
                find_pair(l, c, m, own);
        }
    }
}

void check_borrowed_though_known(struct lint *l, const struct check *c)
{
    compare_borrowed(l, c, false);
}

void check_borrowed_as_own(struct lint *l, const struct check *c)
{
    compare_borrowed(l, c, true);
}

/* ---- targets ---- */

struct target_pair {
    const struct mention *first, *other;
    struct goal a, b;
};

/* Every target with a level against the first one of the same year. */
static void for_target_pairs(struct lint *l, const struct check *c,
                             bool (*wrong)(const struct target_pair *p))
{
    for (size_t k = 0; k < l->group_count; k++) {
        const struct group *g = &l->groups[k];
        struct target_pair p = {.first = NULL};
        for (size_t i = 0; g->count > 1 && i < g->count; i++) {
            const struct mention *m = &g->list[i];
            if (m->kind != SAID_TARGET)
                continue;
            p.b = item_goal(l, m->number);
            if (p.b.kind == GOAL_NONE)
                continue;
            p.other = m;
            if (!p.first || p.first->year != m->year) {
                p.first = m;
                p.a = p.b;
            } else if (wrong(&p)) {
                find_pair(l, c, p.first, m);
            }
        }
    }
}

static bool goals_differ(const struct target_pair *p)
{
    return goals_compare(p->a, p->b) != 0;
}

void check_target_differs(struct lint *l, const struct check *c)
{
    for_target_pairs(l, c, goals_differ);
}

static bool bounds_differ(const struct target_pair *p)
{
    return p->a.kind == GOAL_LEVEL && p->b.kind == GOAL_LEVEL && p->a.side == p->b.side &&
           p->a.open != p->b.open && num_cmp(p->a.n, p->b.n) == 0;
}

void check_bound_differs(struct lint *l, const struct check *c)
{
    for_target_pairs(l, c, bounds_differ);
}

/* ---- two deadlines ---- */

void check_deadlines_backwards(struct lint *l, const struct check *c)
{
    for (size_t k = 0; k < l->group_count; k++) {
        const struct group *g = &l->groups[k];
        const struct mention *before = NULL;
        struct goal earlier = {.kind = GOAL_NONE};
        for (size_t i = 0; g->count > 1 && i < g->count; i++) {
            const struct mention *m = &g->list[i];
            struct goal goal = {.kind = GOAL_NONE};
            if (m->kind == SAID_TARGET)
                goal = item_goal(l, m->number);
            if (goal.kind == GOAL_NONE)
                continue;
            if (before && before->year < m->year && goals_compare(goal, earlier) < 0)
                find_pair(l, c, before, m);
            before = m;
            earlier = goal;
        }
    }
}

/* ---- multiples: per 1 000 and per 10 000 of one definition ---- */

static void compare_multiple(struct lint *l, const struct check *c, const struct group *g,
                             const struct group *base, struct num times)
{
    for (size_t i = 0; i < g->count; i++) {
        const struct mention *m = &g->list[i], *one;
        if (i && m->year == m[-1].year && m->kind == m[-1].kind)
            continue;
        one = group_first(base, m->kind, m->year);
        if (!one)
            continue;
        if (m->kind != SAID_TARGET) {
            struct amount scaled = one->amount;
            scaled.n = num_mul(scaled.n, times);
            scaled.half = num_mul(scaled.half, times);
            if (!amounts_agree(m->amount, scaled))
                find_pair(l, c, one, m);
            continue;
        }
        struct goal goal = item_goal(l, m->number), other = item_goal(l, one->number);
        if (goal.kind == GOAL_LEVEL && other.kind == GOAL_LEVEL &&
            num_cmp(goal.n, num_mul(other.n, times)) != 0)
            find_pair(l, c, one, m);
    }
}

void check_multiple_differs(struct lint *l, const struct check *c)
{
    for (size_t k = 0; k < l->group_count; k++) {
        const struct group *g = &l->groups[k];
        const struct project *p = l->project;
        if (g->list->subject >= p->indicator_count)
            continue;
        const struct indicator *known = &p->indicators[g->list->subject];
        struct decimal times;
        uint32_t base;
        if (known->multiple_count != 2 || !decimal_read(span_of(known->multiple_of[1]), &times) ||
            !project_find_indicator(p, span_of(known->multiple_of[0]), &base))
            continue;
        const struct group *other = group_find(l, g->list->plan, g->list->region, base);
        if (other)
            compare_multiple(l, c, g, other, num_of(times));
    }
}
