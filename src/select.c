/* --region, --indicator: which verdicts are reported. Everything is judged all the same: a verdict
 * may lean on others. */
#include "plancheck_inside.h"

static const char *nearest_region(const struct project *p, struct arena *a, const char *name)
{
    const char **candidates = ARENA_ARRAY(a, const char *, p->region_count * 2);
    size_t count = 0;
    for (size_t i = 0; i < p->region_count; i++) {
        candidates[count++] = p->regions[i].code;
        candidates[count++] = p->regions[i].name;
    }
    return text_nearest(name, candidates, count);
}

static bool unknown(struct plancheck *p, enum message_id id, const char *name, const char *near)
{
    diag_error(p->diags, (struct place){0}, id, name);
    if (near)
        diag_hint(p->diags, MESSAGE(p->arena, MSG_select_near, near));
    return false;
}

/* NULL where none was asked for: all are wanted. */
static bool want_regions(struct plancheck *p, bool **wanted)
{
    bool all_known = true;
    *wanted =
        p->options.region_count ? ARENA_ARRAY(p->arena, bool, p->project->region_count) : NULL;
    for (size_t i = 0; i < p->options.region_count; i++) {
        const char *name = p->options.regions[i];
        uint32_t number;
        if (project_find_region(p->project, span_of(name), &number))
            (*wanted)[number] = true;
        else if (project_region_ambiguous(p->project, span_of(name)))
            all_known = unknown(p, MSG_select_region_ambiguous, name, NULL);
        else
            all_known = unknown(p, MSG_select_region_unknown, name,
                                nearest_region(p->project, p->arena, name));
    }
    return all_known;
}

static bool want_indicators(struct plancheck *p, bool **wanted)
{
    bool all_known = true;
    *wanted = p->options.indicator_count ? ARENA_ARRAY(p->arena, bool, p->project->indicator_count)
                                         : NULL;
    for (size_t i = 0; i < p->options.indicator_count; i++) {
        const char *name = p->options.indicators[i];
        uint32_t number;
        if (project_find_indicator(p->project, span_of(name), &number))
            (*wanted)[number] = true;
        else
            all_known = unknown(p, MSG_select_indicator_unknown, name,
                                project_nearest_indicator(p->project, name));
    }
    return all_known;
}

static void choose(struct plancheck *p, const bool *regions, const bool *indicators)
{
    const struct item *items = project_items(p->project);
    size_t *order = ARENA_ARRAY(p->arena, size_t, p->project->item_count), count = 0;
    for (size_t i = 0; i < p->project->item_count; i++)
        if ((!regions || regions[items[i].region]) &&
            (!indicators || indicators[items[i].indicator]))
            order[count++] = i;
    p->run.order = order;
    p->run.count = count;
}

bool select_items(struct plancheck *p)
{
    bool *regions, *indicators;
    bool regions_known = want_regions(p, &regions),
         indicators_known = want_indicators(p, &indicators);
    p->run.order = NULL;
    p->run.count = p->project->item_count;
    if (regions || indicators)
        choose(p, regions, indicators);
    p->run.regions_asked = regions != NULL;
    return regions_known && indicators_known;
}
