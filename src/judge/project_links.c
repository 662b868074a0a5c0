/* What an item is measured against: the other indicator or region that `with` or the text itself
 * names. */
#include "project_cases_inside.h"
#include <string.h>

static bool ends_with(const char *code, const char *zeros)
{
    size_t len = strlen(code), more = strlen(zeros);
    return len >= more && strcmp(code + len - more, zeros) == 0;
}

/* The level of a region follows from its GB/T 2260 code: 000000, 430000, 433100. */
static bool is_of_level(const char *code, const char *level)
{
    if (strcmp(level, "nation") == 0)
        return ends_with(code, "000000");
    if (strcmp(level, "province") == 0)
        return ends_with(code, "0000") && strcmp(code, "000000") != 0;
    return strcmp(level, "city") == 0 && ends_with(code, "00") && !ends_with(code, "0000");
}

/* 全省平均 of a county is the province's. */
bool region_of_level(const struct project *p, uint32_t region, const char *level, uint32_t *out)
{
    bool any = strcmp(level, "parent") == 0;
    uint32_t at = p->regions[region].parent;
    while (!any && at != NO_NUMBER && !is_of_level(p->regions[at].code, level))
        at = p->regions[at].parent;
    if (at == NO_NUMBER)
        return false;
    *out = at;
    return true;
}

/* The level that a reading promises of an indicator whose baseline is b: what 同比例提高 grows in
 * proportion to. */
static bool promised_level(const struct project_cases *c, const struct reading *r,
                           struct cell baseline, int direction, struct decimal *out)
{
    if (r->error != READ_OK || !r->has_n || r->n.under != 1)
        return false;
    const char *rule = c->book->rules[r->rule].id;
    struct num n = num_of(r->n.over), level = n, b = num_int(0);
    bool has_baseline = baseline.kind == CELL_NUMBER;
    if (has_baseline)
        b = cell_num(baseline);
    int sign = r->verb ? r->verb : direction == DIRECTION_LOWER ? -1 : 1;
    bool change = strcmp(rule, "change_by") == 0, relative = strcmp(rule, "change_by_percent") == 0;
    if ((change || relative) && !has_baseline)
        return false;
    if (relative)
        n = num_div(num_mul(num_abs(b), n), num_int(100));
    if (change || relative)
        level = sign < 0 ? num_sub(b, n) : num_add(b, n);
    else if (!r->bound && strcmp(rule, "reach") && strcmp(rule, "about"))
        return false;
    bool fits = num_is_decimal(level, 12, out);
    num_forget();
    return fits;
}

/* Items by region and indicator, as chains of numbers + 1 in order of reading. */
void cases_index_items(struct project_cases *c)
{
    if (c->first_item)
        return;
    size_t count = c->project->item_count, size = 16;
    while (size < count)
        size *= 2;
    c->item_mask = size - 1;
    c->first_item = ARENA_ARRAY(c->arena, uint32_t, size);
    c->next_item = ARENA_ARRAY(c->arena, uint32_t, count);
    const struct item *items = project_items(c->project);
    for (size_t i = count; i-- > 0;) {
        size_t at = pair_hash(items[i].region, items[i].indicator) & c->item_mask;
        c->next_item[i] = c->first_item[at];
        c->first_item[at] = (uint32_t)i + 1;
    }
}

const struct item *cases_find_item(const struct project_cases *c, const struct item *near,
                                   uint32_t region, uint32_t indicator)
{
    const struct item *items = project_items(c->project), *found = NULL;
    uint32_t at = c->first_item[pair_hash(region, indicator) & c->item_mask];
    for (; at; at = c->next_item[at - 1]) {
        const struct item *item = &items[at - 1];
        if (item->indicator != indicator || item->region != region)
            continue;
        if (item->plan == near->plan && item->kind == ITEM_INDICATOR)
            return item;
        if (!found)
            found = item;
    }
    return found;
}

static void link_to(struct project_cases *c, const struct item *item, struct item_link *link)
{
    link->baseline.kind = CELL_MISSING;
    cases_index_items(c);
    const struct item *other = cases_find_item(c, item, link->region, link->indicator);
    if (!other)
        return;
    link->baseline = c->cells[other->baseline];
    const uint32_t *of = c->readings_of.at;
    const struct reading *r = &c->readings[of[other - project_items(c->project)]];
    link->has_target = promised_level(c, r, link->baseline, other->direction, &link->target);
}

/* `with` names an indicator or a region; the text itself may name a region (高于全省平均). */
static bool find_reference(struct project_cases *c, const struct item *item,
                           const struct reading *r, struct item_link *link, struct diags *d)
{
    const struct project *p = c->project;
    const char *with = item_more(item) ? item_more(item)->with : NULL;
    link->region = item->region;
    link->indicator = item->indicator;
    if (with && project_find_indicator(p, span_of(with), &link->indicator))
        link->kind = REFERENCE_INDICATOR;
    else if (with && project_find_region(p, span_of(with), &link->region))
        link->kind = REFERENCE_REGION;
    else if (with) {
        const char *near = project_nearest_indicator(p, with);
        diag_error(d, item_place(item), MSG_with_unknown, with);
        if (near)
            diag_hint(d, MESSAGE(d->arena, MSG_with_near, near));
        return false;
    } else if (r->reference && region_of_level(p, item->region, r->reference, &link->region))
        link->kind = REFERENCE_REGION;
    if (link->kind)
        link_to(c, item, link);
    return link->kind != REFERENCE_NONE;
}

static uint32_t link_add(struct project_cases *c, const struct item_link *link)
{
    LIST_ENLARGE(c->arena, c->links, c->link_count, c->link_room);
    c->links[c->link_count] = *link;
    return (uint32_t)c->link_count++;
}

static void link_years(struct item_link *link, const struct item *item, const struct reading *r)
{
    if (r->year && r->year != item->target_year && !(item_more(item) && item_more(item)->deadline))
        link->target_year = r->year;
    if (r->base_year && r->base_year != item->base_year) {
        link->base_year = r->base_year;
        link->baseline_elsewhere = true;
    }
}

void cases_link_items(struct project_cases *c, struct diags *d)
{
    const struct item *items = project_items(c->project);
    const uint32_t *readings = c->readings_of.at;
    uint32_t *of = pages_add(&c->links_of, c->project->item_count * sizeof *of);
    link_add(c, &(struct item_link){0});
    for (size_t i = 0; i < c->project->item_count; i++) {
        const struct item *item = &items[i];
        const struct reading *r = &c->readings[readings[i]];
        struct item_link link = {.region = NO_NUMBER};
        bool linked = find_reference(c, item, r, &link, d);
        link_years(&link, item, r);
        link.settings = cases_own_settings(c, item, r);
        if (linked || link.settings || link.target_year || link.base_year)
            of[i] = link_add(c, &link);
    }
}
