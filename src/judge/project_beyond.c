/* project_beyond - what rules may ask for outside of a case of a project: other indicators of the
 * region, the same indicator of other regions, the verdict on another item of the plan. */
#include "project_cases_inside.h"
#include "../rule/rule_reads.h"
#include <stdlib.h>
#include <string.h>

static const struct item *current_item(const struct project_cases *c)
{
    return &project_items(c->project)[c->current];
}

static const char *region_title(struct arena *a, const struct region *r)
{
    return r->name == r->code ? r->code : arena_printf(a, "%s %s", r->code, r->name);
}

/* ---- names ---- */

static bool find_indicator(const struct project_cases *c, struct arena *a, const char *name,
                           uint32_t *number, struct message *why)
{
    if (project_find_indicator(c->project, span_of(name), number))
        return true;
    const char *near = project_nearest_indicator(c->project, name);
    *why = near ? MESSAGE(a, MSG_beyond_indicator_near, name, near)
                : MESSAGE(a, MSG_beyond_indicator, name);
    return false;
}

static const char *nearest_region(const struct project *p, struct arena *a, const char *name)
{
    static const char *const levels[] = {"parent", "city", "province", "nation"};
    enum { LEVELS = sizeof levels / sizeof *levels };
    const char **names = ARENA_ARRAY(a, const char *, 2 * p->region_count + LEVELS);
    size_t count = 0;
    for (size_t i = 0; i < LEVELS; i++)
        names[count++] = levels[i];
    for (size_t i = 0; i < p->region_count; i++) {
        names[count++] = p->regions[i].code;
        names[count++] = p->regions[i].name;
    }
    return text_nearest(name, names, count);
}

/* NO_NUMBER: there is none, as above a region that stands at the top. */
static bool find_region(const struct project_cases *c, struct arena *a, const char *name,
                        uint32_t *number, struct message *why)
{
    static const char *const levels[] = {"parent", "city", "province", "nation"};
    *number = NO_NUMBER;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (strcmp(name, levels[i]) == 0) {
            region_of_level(c->project, current_item(c)->region, name, number);
            return true;
        }
    if (project_find_region(c->project, span_of(name), number))
        return true;
    const char *near = nearest_region(c->project, a, name);
    *why =
        near ? MESSAGE(a, MSG_beyond_region_near, name, near) : MESSAGE(a, MSG_beyond_region, name);
    return false;
}

bool cases_find_region(const struct project_cases *c, const char *name, uint32_t *number)
{
    struct arena *a = arena_new();
    struct message ignored;
    bool known = find_region(c, a, name, number, &ignored) && *number != NO_NUMBER;
    arena_free(a);
    return known;
}

/* ---- series ---- */

static void fill_series(const struct project_cases *c, struct arena *a, uint32_t region,
                        uint32_t indicator, struct found_series *out)
{
    const struct item *near = current_item(c);
    const struct plan *plan = &c->project->plans[near->plan];
    struct series rows = store_series(c->store, region, indicator);
    struct case_value *values = ARENA_ARRAY(a, struct case_value, rows.count + 1);
    *out = (struct found_series){
        .values = values, .baseline = {.kind = CELL_MISSING}, .fault = REASON_met};
    out->count = cases_fill_values(c, plan, rows, c->project->indicators[indicator].unit, values,
                                   &out->fault);
    const struct item *promise = c->first_item ? cases_find_item(c, near, region, indicator) : NULL;
    if (promise && promise->base_year == near->base_year)
        out->baseline = c->cells[promise->baseline];
}

static bool look_other(const struct project_cases *c, struct arena *a, const char *name,
                       struct found *out, struct message *why)
{
    uint32_t indicator;
    if (!find_indicator(c, a, name, &indicator, why))
        return false;
    out->list = ARENA_NEW(a, struct found_series);
    out->count = 1;
    fill_series(c, a, current_item(c)->region, indicator, out->list);
    out->list->name = c->project->indicators[indicator].id;
    return true;
}

static bool look_region(const struct project_cases *c, struct arena *a, const char *name,
                        struct found *out, struct message *why)
{
    uint32_t region;
    if (!find_region(c, a, name, &region, why))
        return false;
    out->list = ARENA_NEW(a, struct found_series);
    out->count = 1;
    *out->list = (struct found_series){.name = name, .fault = REASON_met};
    if (region == NO_NUMBER)
        return true;
    fill_series(c, a, region, current_item(c)->indicator, out->list);
    out->list->name = region_title(a, &c->project->regions[region]);
    return true;
}

/* ---- groups ---- */

static unsigned levels_above(const struct project *p, uint32_t region)
{
    unsigned levels = 0;
    while ((region = p->regions[region].parent) != NO_NUMBER)
        levels++;
    return levels;
}

static bool lies_in(const struct project *p, uint32_t region, uint32_t above)
{
    while (region != NO_NUMBER && region != above)
        region = p->regions[region].parent;
    return region == above;
}

struct member { const char *code; uint32_t region; };

static int by_code(const void *a, const void *b)
{
    return strcmp(((const struct member *)a)->code, ((const struct member *)b)->code);
}

/* The regions in `above` at the level of the case's own, itself among them. */
static size_t find_members(const struct project_cases *c, struct arena *a, uint32_t above,
                           struct member **out)
{
    const struct project *p = c->project;
    unsigned level = levels_above(p, current_item(c)->region);
    struct member *list = ARENA_ARRAY(a, struct member, p->region_count + 1);
    size_t count = 0;
    for (uint32_t r = 0; r < p->region_count; r++)
        if (lies_in(p, r, above) && levels_above(p, r) == level)
            list[count++] = (struct member){p->regions[r].code, r};
    qsort(list, count, sizeof *list, by_code);
    *out = list;
    return count;
}

static bool look_group(const struct project_cases *c, struct arena *a, const char *name,
                       struct found *out, struct message *why)
{
    uint32_t above;
    struct member *members = NULL;
    if (!find_region(c, a, name, &above, why))
        return false;
    out->name = above == NO_NUMBER ? name : region_title(a, &c->project->regions[above]);
    out->count = above == NO_NUMBER ? 0 : find_members(c, a, above, &members);
    out->list = ARENA_ARRAY(a, struct found_series, out->count + 1);
    for (size_t i = 0; i < out->count; i++) {
        fill_series(c, a, members[i].region, current_item(c)->indicator, &out->list[i]);
        out->list[i].name = region_title(a, &c->project->regions[members[i].region]);
    }
    return true;
}

static bool look(void *self, struct arena *a, const struct question *q, struct found *out,
                 struct message *why)
{
    static bool (*const looks[])(const struct project_cases *c, struct arena *a, const char *name,
                                 struct found *out, struct message *why) = {
        [BEYOND_OTHER] = look_other, [BEYOND_REGION] = look_region, [BEYOND_GROUP] = look_group};
    return looks[q->kind](self, a, q->name, out, why);
}

static const char *place(void *self, struct arena *a, struct origin origin)
{
    const struct project_cases *c = self;
    return arena_printf(a, "%s:%u", c->store->files[origin.file], origin.line);
}

/* ---- other items of the plan ---- */

/* What follows plan/region/ in the id of an item: indicator, @year, #key. */
static const char *short_id(const struct project_cases *c, struct arena *a, const struct item *i)
{
    const char *id = item_id(a, c->project, i);
    return id + strlen(c->project->plans[i->plan].id) + 1 +
           strlen(c->project->regions[i->region].code) + 1;
}

static const char *title(void *self, struct arena *a, size_t number)
{
    const struct project_cases *c = self;
    return item_id(a, c->project, &project_items(c->project)[number]);
}

static const char *nearest_item(const struct project_cases *c, struct arena *a, const char *name)
{
    const struct item *near = current_item(c), *items = project_items(c->project);
    enum { MOST = 500 };
    const char **names = ARENA_ARRAY(a, const char *, MOST);
    size_t count = 0;
    for (size_t i = 0; i < c->project->item_count && count < MOST; i++)
        if (items[i].plan == near->plan && items[i].region == near->region && &items[i] != near)
            names[count++] = short_id(c, a, &items[i]);
    return text_nearest(name, names, count);
}

/* By its id, else the first of that indicator, the table before the text. */
static bool partner(void *self, struct arena *a, const char *name, size_t *number,
                    struct message *why)
{
    const struct project_cases *c = self;
    const struct item *near = current_item(c), *items = project_items(c->project), *found = NULL;
    uint32_t indicator = NO_NUMBER;
    struct span id = {name, strcspn(name, "@#")};
    uint32_t at = 0;
    if (project_find_indicator(c->project, id, &indicator) && c->first_item)
        at = c->first_item[pair_hash(near->region, indicator) & c->item_mask];
    for (; at; at = c->next_item[at - 1]) {
        const struct item *i = &items[at - 1];
        if (i->indicator != indicator || i->region != near->region || i->plan != near->plan)
            continue;
        bool named = strcmp(short_id(c, a, i), name) == 0;
        if (named || (!name[id.len] &&
                      (!found || (found->kind != ITEM_INDICATOR && i->kind == ITEM_INDICATOR))))
            found = i;
        if (named)
            break;
    }
    if (found) {
        *number = (size_t)(found - items);
        return true;
    }
    const char *nearest = nearest_item(c, a, name);
    *why = nearest ? MESSAGE(a, MSG_beyond_item_near, name, nearest)
                   : MESSAGE(a, MSG_beyond_item, name);
    return false;
}

static void *reader(void *self, struct arena *a)
{
    struct project_cases *copy = ARENA_NEW(a, struct project_cases);
    *copy = *(struct project_cases *)self;
    copy->arena = a;
    copy->values = copy->references = NULL;
    copy->value_room = copy->reference_room = 0;
    copy->outlook.self = copy;
    return copy;
}

/* Items are only indexed for rules that ask: this takes memory. */
void cases_open_outlook(struct project_cases *c)
{
    c->outlook = (struct outlook){c, look, place, partner, title, reader};
    for (size_t i = 0; i < c->book->count; i++)
        if (rule_looks_beyond(&c->book->rules[i]))
            cases_index_items(c);
}
