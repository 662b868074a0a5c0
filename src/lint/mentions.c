/* What plans say, side by side: baselines, targets and facts of one indicator (or of one name) in
 * one plan and region, sorted, so that no check compares everything with everything. */
#include "lint_inside.h"
#include <stdlib.h>
#include <string.h>

/* ---- facts as numbers ---- */

static const char *fact_unit(const struct lint *l, const struct fact *f)
{
    if (f->unit_means)
        return f->unit_means;
    if (f->unit && *f->unit)
        return f->unit;
    return f->indicator == NO_NUMBER ? "" : l->project->indicators[f->indicator].unit;
}

/* % where the catalogue has ‰, or the other way: a slip, not a unit to convert. */
static bool is_slip(struct span printed, struct span unit)
{
    struct num factor;
    bool shares = (span_is(printed, "%") || span_is(printed, "‰")) &&
                  (span_is(unit, "%") || span_is(unit, "‰"));
    return shares && unit_factor(printed, unit, &factor) && num_cmp(factor, num_int(1)) != 0;
}

/* From the printed unit to the one that all figures of the subject are compared in: that of the
 * catalogue, or for a name the base of its kind (万人 to 人). */
struct num fact_factor(struct lint *l, const struct fact *f)
{
    struct num factor = num_int(1);
    struct unit read;
    struct span printed = span_of(fact_unit(l, f));
    if (f->indicator != NO_NUMBER)
        fact_unit_factor(printed, span_of(l->project->indicators[f->indicator].unit), &factor);
    else if (unit_read(printed, &read))
        factor = read.scale;
    return factor;
}

static struct amount scaled(struct lint *l, const struct fact *f, const char *cell)
{
    struct span printed = span_of(fact_unit(l, f));
    struct amount a = amount_read(cell, printed.at, printed.at);
    if (f->indicator != NO_NUMBER) {
        struct num unused;
        struct span unit = span_of(l->project->indicators[f->indicator].unit);
        a.fits = fact_unit_factor(printed, unit, &unused) && !is_slip(printed, unit);
        a.known = a.known && a.fits;
    }
    struct num factor = fact_factor(l, f);
    a.n = num_mul(a.n, factor);
    a.half = num_mul(a.half, factor);
    return amount_kept(a);
}

static uint32_t name_number(const struct lint *l, const char *name)
{
    char *folded = text_fold(l->arena, name, strlen(name));
    return intern_id(l->names, folded ? folded : name, strlen(folded ? folded : name));
}

const struct fact *fact_named(const struct lint *l, const struct fact *asking, const char *name)
{
    const struct group *g = group_find(l, asking->plan, asking->region,
                                       (uint32_t)l->project->indicator_count +
                                           name_number(l, name));
    const struct fact *best = NULL;
    for (size_t i = 0; g && i < g->count; i++) {
        const struct fact *f = &l->project->facts[g->list[i].number];
        if (!f->value || f == asking)
            continue;
        if (!best || abs(f->year - asking->year) < abs(best->year - asking->year))
            best = f;
    }
    return best;
}

/* number ÷ of × per, in the unit of comparison; the whole as a number only. */
static struct amount computed(struct lint *l, const struct fact *f)
{
    struct amount number = amount_read(f->number, "", ""), of = amount_read(f->of, "", "");
    struct unit unit;
    const char *printed = fact_unit(l, f);
    struct num per = num_int(1);
    if (!number.known || !of.known || num_sign(of.n) <= 0)
        return (struct amount){.fits = true, .n = num_int(0), .half = num_int(0)};
    if (f->per)
        per = amount_read(f->per, "", "").n;
    else if (unit_read(span_of(printed), &unit) && strcmp(unit.kind, "rate") == 0)
        per = num_div(num_int(1), unit.scale);
    number.n = num_mul(num_mul(num_div(number.n, of.n), per), fact_factor(l, f));
    number.half = num_int(0);
    number.marks |= of.marks;
    return amount_kept(number);
}

struct amount fact_value(struct lint *l, const struct fact *f)
{
    if (f->value || !f->number || !f->of)
        return scaled(l, f, f->value);
    struct fact with = *f;
    const struct fact *whole = fact_named(l, f, f->of);
    if (whole) {
        struct amount of = scaled(l, whole, whole->value);
        with.of = of.known ? num_text(l, of.n) : "";
    }
    return computed(l, &with);
}

/* ---- collecting ---- */

static void add_item(struct lint *l, size_t number)
{
    const struct item *i = &project_items(l->project)[number];
    struct mention m = {.plan = i->plan, .region = i->region, .subject = i->indicator,
                        .number = (uint32_t)number};
    m.kind = SAID_TARGET;
    m.year = i->target_year;
    l->mentions[l->mention_count++] = m;
    m.kind = SAID_BASELINE;
    m.year = i->base_year;
    m.amount = item_baseline(l, i);
    if (m.amount.known)
        l->mentions[l->mention_count++] = m;
}

static uint32_t fact_subject(const struct lint *l, const struct fact *f)
{
    return f->indicator != NO_NUMBER
               ? f->indicator
               : (uint32_t)l->project->indicator_count + name_number(l, f->name);
}

static void add_fact(struct lint *l, size_t number)
{
    const struct fact *f = &l->project->facts[number];
    struct mention m = {.plan = f->plan, .region = f->region, .subject = fact_subject(l, f),
                        .kind = SAID_FIGURE, .year = f->year, .number = (uint32_t)number};
    if (f->value) {
        m.amount = scaled(l, f, f->value);
        l->mentions[l->mention_count++] = m;
    }
    if (f->from) {
        m.amount = scaled(l, f, f->from);
        m.year = f->from_year;
        m.before = true;
        l->mentions[l->mention_count++] = m;
    }
}

static int by_number(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

static int compare(const void *left, const void *right)
{
    const struct mention *a = left, *b = right;
    int order = by_number(a->plan, b->plan);
    order = order ? order : by_number(a->region, b->region);
    order = order ? order : by_number(a->subject, b->subject);
    order = order ? order : a->year < b->year ? -1 : a->year > b->year;
    order = order ? order : by_number(a->kind, b->kind);
    order = order ? order : by_number(a->number, b->number);
    return order ? order : a->before - b->before;
}

static bool same_group(const struct mention *a, const struct mention *b)
{
    return a->plan == b->plan && a->region == b->region && a->subject == b->subject;
}

static void group_all(struct lint *l)
{
    LIST_SORT(l->mentions, l->mention_count, compare);
    l->groups = ARENA_ARRAY(l->arena, struct group, l->mention_count);
    l->group_count = 0;
    for (size_t i = 0; i < l->mention_count; i++) {
        if (i == 0 || !same_group(&l->mentions[i - 1], &l->mentions[i]))
            l->groups[l->group_count++] = (struct group){&l->mentions[i], 0};
        l->groups[l->group_count - 1].count++;
    }
}

/* What is worked out of another fact can be found only when those are in their groups. */
static void add_computed(struct lint *l)
{
    size_t before = l->mention_count;
    for (size_t i = 0; i < l->project->fact_count; i++) {
        const struct fact *f = &l->project->facts[i];
        if (f->value || !f->number || !f->of)
            continue;
        struct mention m = {.plan = f->plan, .region = f->region, .subject = fact_subject(l, f),
                            .kind = SAID_FIGURE, .year = f->year, .number = (uint32_t)i,
                            .computed = true, .amount = fact_value(l, f)};
        l->mentions[l->mention_count++] = m;
    }
    if (l->mention_count > before)
        group_all(l);
}

/* Items of each plan, in the order they were written. */
static void sort_items(struct lint *l)
{
    const struct project *p = l->project;
    l->from = ARENA_ARRAY(l->arena, size_t, p->plan_count + 2);
    l->items_of_plan = ARENA_ARRAY(l->arena, uint32_t, p->item_count + 1);
    for (size_t i = 0; i < p->item_count; i++)
        l->from[project_items(p)[i].plan + 2]++;
    for (size_t i = 2; i < p->plan_count + 2; i++)
        l->from[i] += l->from[i - 1];
    for (size_t i = 0; i < p->item_count; i++)
        l->items_of_plan[l->from[project_items(p)[i].plan + 1]++] = (uint32_t)i;
}

static void sort_plans(struct lint *l)
{
    const struct project *p = l->project;
    l->plans_from = ARENA_ARRAY(l->arena, uint32_t, p->region_count + 2);
    l->plans_of_region = ARENA_ARRAY(l->arena, uint32_t, p->plan_count + 1);
    for (size_t i = 0; i < p->plan_count; i++)
        if (p->plans[i].region != NO_NUMBER)
            l->plans_from[p->plans[i].region + 2]++;
    for (size_t i = 2; i < p->region_count + 2; i++)
        l->plans_from[i] += l->plans_from[i - 1];
    for (uint32_t i = 0; i < p->plan_count; i++)
        if (p->plans[i].region != NO_NUMBER)
            l->plans_of_region[l->plans_from[p->plans[i].region + 1]++] = i;
}

void mentions_collect(struct lint *l)
{
    const struct project *p = l->project;
    l->readings = ARENA_ARRAY(l->arena, struct reading *, p->item_count + 1);
    l->mentions = ARENA_ARRAY(l->arena, struct mention, 2 * (p->item_count + p->fact_count) + 1);
    sort_items(l);
    sort_plans(l);
    for (size_t i = 0; i < p->item_count; i++)
        add_item(l, i);
    for (size_t i = 0; i < p->fact_count; i++)
        add_fact(l, i);
    group_all(l);
    add_computed(l);
}

/* ---- looking up ---- */

static int compare_group(const void *key, const void *entry)
{
    const struct mention *a = key, *b = ((const struct group *)entry)->list;
    int order = by_number(a->plan, b->plan);
    order = order ? order : by_number(a->region, b->region);
    return order ? order : by_number(a->subject, b->subject);
}

const struct group *group_find(const struct lint *l, uint32_t plan, uint32_t region,
                               uint32_t subject)
{
    struct mention key = {.plan = plan, .region = region, .subject = subject};
    return bsearch(&key, l->groups, l->group_count, sizeof *l->groups, compare_group);
}

const struct mention *group_first(const struct group *g, enum mention_kind kind, int year)
{
    for (size_t i = 0; g && i < g->count; i++)
        if (g->list[i].kind == kind && g->list[i].year == year)
            return &g->list[i];
    return NULL;
}
