/* Targets against what is known already: their baselines, the figures of the document, the plans
 * above, their own direction and period. */
#include "lint_inside.h"
#include <string.h>

static const struct item *item_at(const struct lint *l, uint32_t number)
{
    return &project_items(l->project)[number];
}

static struct finding_side target_side(struct lint *l, uint32_t number)
{
    return item_side(l, number, intern_text(l->project->texts, item_at(l, number)->target));
}

static void find_target(struct lint *l, const struct check *c, uint32_t number, const char *extra)
{
    struct finding_side s = target_side(l, number);
    struct message name = subject_name(l, item_at(l, number)->indicator);
    find(l, c, s, no_side,
         MESSAGE(l->arena, c->code, side_text(l, &s), extra, name.en, name.zh));
}

static void find_against(struct lint *l, const struct check *c, uint32_t number,
                         const struct mention *other)
{
    struct finding_side s = target_side(l, number), o = mention_side(l, other);
    struct message name = subject_name(l, item_at(l, number)->indicator);
    find(l, c, s, o,
         MESSAGE(l->arena, c->code, side_text(l, &s), side_text(l, &o),
                 arena_printf(l->arena, "%d", other->year), name.en, name.zh));
}

/* ---- the baseline has it already ---- */

enum { NOT_REACHED = -1, AT_EDGE = 0, BEYOND = 1 };

/* Where a figure lies of a goal, as far as its printing tells. */
static int position(struct amount a, struct goal g)
{
    unsigned good = g.side > 0 ? CELL_AT_LEAST | CELL_ABOVE : CELL_AT_MOST | CELL_BELOW;
    if (!a.known || a.marks & (CELL_APPROXIMATE | CELL_BORROWED) || !g.side ||
        (a.marks & CELL_BOUND & ~good))
        return NOT_REACHED;
    int order = num_cmp(a.n, g.n) * g.side;
    if (order > 0)
        return BEYOND;
    bool enough = !g.open || a.marks & (CELL_ABOVE | CELL_BELOW);
    return order == 0 && enough ? AT_EDGE : NOT_REACHED;
}

/* What is known of the base year: the row's own baseline, another row's, a fact (of the two years
 * before where there is none of that year). */
static const struct mention *known_start(const struct lint *l, const struct group *g,
                                         uint32_t number)
{
    int base = item_at(l, number)->base_year;
    const struct mention *best = NULL;
    for (size_t i = 0; i < g->count; i++) {
        const struct mention *m = &g->list[i];
        if (m->kind == SAID_TARGET || !base || m->year > base || m->year < base - 2 ||
            !m->amount.known || m->amount.marks & CELL_BORROWED)
            continue;
        if (m->kind == SAID_BASELINE && m->number == number)
            return m;
        if (!best || m->year > best->year)
            best = m;
    }
    return best;
}

/* The same goal printed again is not told again. */
static bool told_before(struct lint *l, const struct group *g, size_t i, struct goal goal)
{
    for (size_t k = i; k-- > 0 && g->list[k].year == g->list[i].year;) {
        if (g->list[k].kind != SAID_TARGET)
            break;
        struct goal other = item_goal(l, g->list[k].number);
        if (other.kind == GOAL_LEVEL && num_cmp(other.n, goal.n) == 0)
            return true;
    }
    return false;
}

static void compare_start(struct lint *l, const struct check *c, int wanted)
{
    for (size_t k = 0; k < l->group_count; k++) {
        const struct group *g = &l->groups[k];
        for (size_t i = 0; i < g->count; i++) {
            const struct mention *m = &g->list[i];
            if (m->kind != SAID_TARGET)
                continue;
            const struct mention *start = known_start(l, g, m->number);
            struct goal goal = {.kind = GOAL_NONE};
            if (start)
                goal = item_goal(l, m->number);
            if (goal.kind == GOAL_LEVEL && position(start->amount, goal) == wanted &&
                !told_before(l, g, i, goal))
                find_against(l, c, m->number, start);
        }
    }
}

void check_target_looser(struct lint *l, const struct check *c)
{
    compare_start(l, c, BEYOND);
}

void check_target_met(struct lint *l, const struct check *c)
{
    compare_start(l, c, AT_EDGE);
}

/* ---- a figure that the document gives for the target year ---- */

void check_fact_misses_target(struct lint *l, const struct check *c)
{
    for (size_t k = 0; k < l->group_count; k++) {
        const struct group *g = &l->groups[k];
        for (size_t i = 0; g->count > 1 && i < g->count; i++) {
            const struct mention *m = &g->list[i];
            if (m->kind != SAID_FIGURE || !(m->amount.known) || m->amount.marks & CELL_BORROWED)
                continue;
            const struct mention *target = group_first(g, SAID_TARGET, m->year);
            if (!target)
                continue;
            struct goal goal = item_goal(l, target->number);
            if (goal.kind != GOAL_LEVEL || !goal.side)
                continue;
            struct num gap = num_mul(num_sub(m->amount.n, goal.n), num_int(goal.side));
            if (num_cmp(num_neg(gap), m->amount.half) > 0)
                find_against(l, c, target->number, m);
        }
    }
}

/* ---- the plan above ---- */

/* The nearest region above (or the parent plan, where one is named) that promises the same thing
 * for the same year. */
static const struct mention *promise_of(const struct lint *l, uint32_t plan, uint32_t region,
                                        uint32_t subject, int year)
{
    return group_first(group_find(l, plan, region, subject), SAID_TARGET, year);
}

const struct mention *promise_above(const struct lint *l, const struct item *i)
{
    const struct project *p = l->project;
    const struct mention *m = NULL;
    for (uint32_t up = p->plans[i->plan].parent; up != NO_NUMBER && !m; up = p->plans[up].parent)
        if (p->plans[up].region != NO_NUMBER)
            m = promise_of(l, up, p->plans[up].region, i->indicator, i->target_year);
    enum { LEVELS = 64 };
    uint32_t region = p->regions[i->region].parent;
    for (int level = 0; region != NO_NUMBER && level < LEVELS && !m; level++) {
        for (uint32_t k = l->plans_from[region]; k < l->plans_from[region + 1] && !m; k++)
            m = promise_of(l, l->plans_of_region[k], region, i->indicator, i->target_year);
        region = p->regions[region].parent;
    }
    return m;
}

void check_weaker_than_parent(struct lint *l, const struct check *c)
{
    for (size_t k = 0; k < l->group_count; k++) {
        const struct group *g = &l->groups[k];
        int told = -1;                   /* once for a year, whatever else the text repeats */
        for (size_t i = 0; i < g->count; i++) {
            const struct mention *m = &g->list[i];
            if (m->kind != SAID_TARGET || m->year == told)
                continue;
            const struct mention *above = promise_above(l, item_at(l, m->number));
            if (!above)
                continue;
            struct goal own = item_goal(l, m->number);
            if (goals_compare(own, item_goal(l, above->number)) < 0) {
                find_against(l, c, m->number, above);
                told = m->year;
            }
        }
    }
}

/* ---- what is printed ---- */

void check_target_unread(struct lint *l, const struct check *c)
{
    for (uint32_t i = 0; i < l->project->item_count; i++) {
        const struct reading *r = item_reading(l, i);
        if (r->error == READ_OK || r->error == READ_EMPTY)
            continue;
        struct finding_side s = target_side(l, i);
        find(l, c, s, no_side,
             MESSAGE(l->arena, c->code, side_text(l, &s), r->message.en, r->message.zh));
    }
}

static bool is_one_of(const char *rule, const char *const *rules)
{
    for (; *rules; rules++)
        if (strcmp(rule, *rules) == 0)
            return true;
    return false;
}

void check_binding_without_number(struct lint *l, const struct check *c)
{
    static const char *const vague[] = {"improve", "informal", NULL};
    for (uint32_t i = 0; i < l->project->item_count; i++)
        if (item_at(l, i)->attribute == ATTRIBUTE_BINDING &&
            (item_reading(l, i)->error == READ_EMPTY ||
             is_one_of(rule_of(l, item_reading(l, i)), vague)))
            find_target(l, c, i, "");
}

static const char *const changes[] = {
    "change_by", "change_by_percent", "change_per_year", "growth_per_year", "in_proportion", NULL,
};
static const char *const trends[] = {"improve", "maintain", NULL};

/* Promised in words only, a trend in the text wants no baseline to be a promise. */
static bool needs_baseline(struct lint *l, uint32_t number)
{
    const char *rule = rule_of(l, item_reading(l, number));
    return is_one_of(rule, changes) ||
           (item_at(l, number)->kind == ITEM_INDICATOR && is_one_of(rule, trends));
}

static bool reported(const struct lint *l, const struct item *i, int year)
{
    struct series s = store_series(l->store, i->region, i->indicator);
    for (size_t k = 0; k < s.count; k++) {
        struct observation o = store_row(l->store, series_number(s, k));
        if (o.year == year && o.kind == CELL_NUMBER)
            return true;
    }
    return false;
}

void check_change_without_baseline(struct lint *l, const struct check *c)
{
    for (uint32_t n = 0; n < l->project->item_count; n++) {
        const struct item *i = item_at(l, n);
        const char *cell = intern_text(l->project->texts, i->baseline);
        struct cell baseline = cell_read(cell, strlen(cell));
        if ((baseline.kind == CELL_MISSING || baseline.kind == CELL_PENDING) &&
            needs_baseline(l, n) && !reported(l, i, i->base_year))
            find_target(l, c, n, i->base_year ? arena_printf(l->arena, "%d", i->base_year) : "-");
    }
}

void check_change_from_borrowed(struct lint *l, const struct check *c)
{
    for (uint32_t n = 0; n < l->project->item_count; n++) {
        const struct item *i = item_at(l, n);
        const char *cell = intern_text(l->project->texts, i->baseline);
        if (cell_read(cell, strlen(cell)).marks & CELL_BORROWED && needs_baseline(l, n) &&
            !reported(l, i, i->base_year))
            find_target(l, c, n, cell);
    }
}

void check_deadline_outside(struct lint *l, const struct check *c)
{
    for (uint32_t n = 0; n < l->project->item_count; n++) {
        const struct item *i = item_at(l, n);
        const struct plan *p = &l->project->plans[i->plan];
        int base = p->base_year, due = p->target_year, named = item_reading(l, n)->year;
        int year = named ? named : i->target_year;
        if (!due || !year || (year <= due && (!base || year > base)))
            continue;
        find_target(l, c, n, arena_printf(l->arena, "%d: %d–%d", year, base, due));
    }
}

void check_deadline_differs(struct lint *l, const struct check *c)
{
    for (uint32_t n = 0; n < l->project->item_count; n++) {
        int named = item_reading(l, n)->year, due = item_at(l, n)->target_year;
        if (named && due && named != due)
            find_target(l, c, n, arena_printf(l->arena, "%d ≠ %d", named, due));
    }
}

void check_bound_contradicts_direction(struct lint *l, const struct check *c)
{
    for (uint32_t n = 0; n < l->project->item_count; n++) {
        enum bound_word bound = item_reading(l, n)->bound;
        struct goal g = item_goal(l, n);
        int direction = item_at(l, n)->direction;
        bool directed = direction == DIRECTION_HIGHER || direction == DIRECTION_LOWER;
        if (g.kind == GOAL_LEVEL && bound != BOUND_NONE && directed && g.side != direction)
            find_target(l, c, n, "");
    }
}
