#include "project_cases_inside.h"
#include <string.h>

/* ---- the year of the judgement ---- */

static int default_as_of(const struct project *p, const struct store *s)
{
    int newest_target = 0;
    const struct item *items = project_items(p);
    for (size_t i = 0; i < p->item_count; i++)
        if (items[i].target_year > newest_target)
            newest_target = items[i].target_year;
    if (s->newest_year && s->newest_year <= newest_target)
        return s->newest_year;           /* nearly always, and without a look at every row */
    int newest = 0;
    const struct packed_row *rows = s->rows.at;
    for (size_t i = 0; i < s->row_count; i++) {
        int year = packed_year(rows[i]);
        if (year <= newest || year > newest_target || year == ROW_NO_YEAR)
            continue;
        struct observation o = store_row(s, (uint32_t)i);
        if (observation_has_value(&o, s->more))
            newest = year;
    }
    return newest ? newest : newest_target;
}

static void read_baselines(struct project_cases *c)
{
    const struct item *items = project_items(c->project);
    const struct intern *texts = c->project->texts;
    c->cells = ARENA_ARRAY(c->arena, struct cell, intern_count(texts));
    bool *seen = ARENA_ARRAY(c->arena, bool, intern_count(texts));
    for (size_t i = 0; i < c->project->item_count; i++) {
        uint32_t text = items[i].baseline;
        if (seen[text])
            continue;
        const char *printed = intern_text(texts, text);
        c->cells[text] = cell_read(printed, strlen(printed));
        seen[text] = true;
    }
}

struct project_cases *project_cases_new(struct arena *a, struct project *p, struct store *s,
                                        const struct rulebook *b, struct diags *d)
{
    struct project_cases *c = ARENA_NEW(a, struct project_cases);
    c->arena = a;
    c->project = p;
    c->store = s;
    c->book = b;
    c->read[0] = &p->items;
    store_read_pages(s, c->read + 1);
    c->readings_of.own = c->links_of.own = true;
    c->as_of = default_as_of(p, s);
    read_baselines(c);
    cases_read_targets(c);
    cases_merge_settings(c);
    cases_link_items(c, d);
    cases_open_outlook(c);
    pages_publish(&p->items);
    return c;
}

/* ---- building a case (in a worker) ---- */

static uint16_t source_rank(const struct project_cases *c, const struct plan *plan,
                            const char *source)
{
    const struct { const char **list; size_t count; } orders[] = {
        {plan->sources, plan->source_count},
        {c->project->sources, c->project->source_count},
    };
    uint16_t rank = 0;
    for (size_t o = 0; source && o < 2; o++)
        for (size_t i = 0; i < orders[o].count; i++, rank++)
            if (strncmp(source, orders[o].list[i], strlen(orders[o].list[i])) == 0)
                return rank;
    return UINT16_MAX;
}

static void rows_room(struct arena *a, struct case_value **list, size_t *room, size_t count)
{
    if (count <= *room)
        return;
    size_t wanted = count < 64 ? 64 : count * 2;
    *list = arena_grow(a, *list, 0, wanted * sizeof **list);
    *room = wanted;
}

/* 95% in a cell without a unit of its own. */
static const char *sign_unit(uint8_t sign)
{
    return sign == CELL_PERCENT ? "%" : sign == CELL_PERMILLE ? "‰" : NULL;
}

/* 5.2‰ has one printed decimal, as 0.52% two: the coarser printing is told by it. */
static int places_in(int places, struct num factor)
{
    struct num ten = num_int(10), one = num_int(1);
    for (; num_cmp(factor, one) > 0 && places > 0; places--)
        factor = num_div(factor, ten);
    for (; num_cmp(factor, one) < 0 && places < 18; places++)
        factor = num_mul(factor, ten);
    return places;
}

/* A reported row as a value in the catalogue's unit; false where its unit is of another kind. */
static bool value_of(const struct project_cases *c, const struct plan *plan, const char *unit,
                     const struct observation *o, struct case_value *v)
{
    const struct observation_more *more = &c->store->more[o->more];
    const char *own = more->unit ? more->unit : sign_unit(o->sign);
    struct num factor = num_int(1);
    v->kind = o->kind;
    v->marks = o->marks;
    v->places = (uint8_t)o->places;
    v->value = num_int(0);
    if (own && !unit_factor(span_of(own), span_of(unit), &factor))
        return false;
    v->places = (uint8_t)places_in(v->places, factor);
    v->rank = source_rank(c, plan, more->source);
    if (o->kind == CELL_NUMBER)
        v->value = num_mul(cell_num(observation_cell(c->store, o)), factor);
    v->has_se = more->has_se;
    v->se = num_mul(num_of(more->se), factor);
    v->has_events = more->has_events;
    v->events = num_of(more->events);
    v->population = num_of(more->population);
    return true;
}

/* Most rows are a year and a number: for these nothing else is filled, not even with 0. */
static bool fill_value(const struct project_cases *c, const struct plan *plan, const char *unit,
                       uint32_t number, struct case_value *v)
{
    struct packed_row row = *store_packed(c->store, number);
    v->year = packed_year(row);
    v->has_se = v->has_events = false;
    v->rank = UINT16_MAX;
    if (!packed_wide(row) && !packed_more(row)) {
        struct decimal plain = packed_number(row);
        v->kind = CELL_NUMBER;
        v->marks = 0;
        v->places = (uint8_t)plain.places;
        v->value = num_of(plain);
        return true;
    }
    struct observation o = store_row(c->store, number);
    if (o.more || o.sign)
        return value_of(c, plan, unit, &o, v);
    v->kind = o.kind;
    v->marks = o.marks;
    v->places = (uint8_t)o.places;
    v->value = num_of((struct decimal){o.units, o.places});
    return true;
}

size_t cases_fill_values(const struct project_cases *c, const struct plan *plan, struct series s,
                         const char *unit, struct case_value *list, enum reason *fault)
{
    uint8_t file = 0;
    for (size_t i = 0; i < s.count; i++) {
        uint32_t number = series_number(s, i);
        if (i == 0 || s.numbers)         /* rows one behind the other are of one file */
            file = store_file(c->store, number);
        list[i].origin = (struct origin){number - c->store->line_0[file], file};
        if (!fill_value(c, plan, unit, number, &list[i]))
            *fault = REASON_unit_mismatch;
    }
    return s.count;
}

static void build_reference(struct project_cases *c, const struct plan *plan,
                            const struct item_link *link, struct judge_case *out)
{
    const char *unit = c->project->indicators[link->indicator].unit;
    struct series s = store_series(c->store, link->region, link->indicator);
    rows_room(c->arena, &c->references, &c->reference_room, s.count);
    out->reference_count = cases_fill_values(c, plan, s, unit, c->references, &out->fault);
    out->references = c->references;
    out->reference_baseline = link->baseline;
    out->has_reference_target = link->has_target;
    if (link->has_target)
        out->reference_target = num_of(link->target);
}

/* A printed unit of another scale than the catalogue's is never converted: the plan has to say what
 * it means. */
static void check_unit(const struct project_cases *c, const struct item *item,
                       struct judge_case *out)
{
    struct num factor;
    const char *unit = item_unit(c->project, item);
    if (!unit_factor(span_of(unit), span_of(out->unit), &factor) ||
        num_cmp(factor, num_int(1)) != 0)
        out->fault = REASON_unit_mismatch;
    else if (item_more(item) && item_more(item)->unit_means)
        out->flags |= FLAG(unit_corrected);
}

static void build_indicator(const struct indicator *of, struct judge_case *out)
{
    out->indicator = of->id;
    out->unit = of->unit;
    out->has_catalogue_tolerance = of->has_tolerance;
    out->has_low = of->has_low;
    out->has_high = of->has_high;
    if (of->has_tolerance)
        out->catalogue_tolerance = num_of(of->tolerance);
    if (of->has_low)
        out->low = num_of(of->low);
    if (of->has_high)
        out->high = num_of(of->high);
}

static void project_case_build(void *self, size_t i, struct judge_case *out)
{
    struct project_cases *c = self;
    const struct item *item = cases_item(c, i);
    const struct plan *plan = &c->project->plans[item->plan];
    const uint32_t *links = c->links_of.at;
    const struct item_link *link = &c->links[links[i]];
    *out = (struct judge_case){
        .target = project_cases_reading(c, i),
        .region = c->project->regions[item->region].code,
        .direction = (enum direction)item->direction,
        .base_year = link->base_year ? link->base_year : item->base_year,
        .target_year = link->target_year ? link->target_year : item->target_year,
        .baseline = c->cells[item->baseline],
        .baseline_estimated = plan->baseline_estimated,
        .settings = link->settings ? link->settings : cases_merged_settings(c, item),
        .fault = REASON_met};
    if (link->baseline_elsewhere)
        out->baseline = (struct cell){.kind = CELL_MISSING};
    c->current = i;
    out->outlook = &c->outlook;
    build_indicator(&c->project->indicators[item->indicator], out);
    check_unit(c, item, out);
    struct series s = store_series(c->store, item->region, item->indicator);
    rows_room(c->arena, &c->values, &c->value_room, s.count);
    out->value_count = cases_fill_values(c, plan, s, out->unit, c->values, &out->fault);
    out->values = c->values;
    if (link->kind)
        build_reference(c, plan, link, out);
}

/* The cases of one rule lie scattered, and each costs several cache misses. */
static void project_case_fetch(void *self, size_t i, bool soon)
{
    const struct project_cases *c = self;
    const struct item *item = cases_item(c, i);
    const struct reading *reading = project_cases_reading(c, i);
    if (!soon) {
        __builtin_prefetch(item);
        __builtin_prefetch((const char *)(item + 1) - 1);
        __builtin_prefetch((const uint32_t *)c->links_of.at + i);
        for (size_t at = 0; at < sizeof *reading; at += 64)
            __builtin_prefetch((const char *)reading + at);
        return;
    }
    __builtin_prefetch(reading->folded);
    struct series s = store_series(c->store, item->region, item->indicator);
    if (s.count)
        __builtin_prefetch(store_packed(c->store, series_number(s, 0)));
}

static uint32_t project_case_rule(void *self, size_t i)
{
    return project_cases_reading(self, i)->rule;
}

struct case_source project_cases_source(struct project_cases *c)
{
    return (struct case_source){.self = c,
                                .count = c->project->item_count,
                                .rule = project_case_rule,
                                .build = project_case_build,
                                .fetch = project_case_fetch,
                                .look = cases_look,
                                .read = c->read,
                                .read_count = sizeof c->read / sizeof *c->read};
}

const struct reading *project_cases_reading(const struct project_cases *c, size_t item)
{
    return &c->readings[((const uint32_t *)c->readings_of.at)[item]];
}

int project_cases_as_of(const struct project_cases *c, size_t item)
{
    const struct item *it = &project_items(c->project)[item];
    const struct settings *own = c->links[((const uint32_t *)c->links_of.at)[item]].settings;
    return own ? own->as_of : cases_merged_settings(c, it)->as_of;
}
