/* Under which circumstances two nights were judged, and whether that makes a difference. */
#include "change.h"
#include <jansson.h>
#include <string.h>

/* ---- settings: JSON, without the year of the judgement, which has a word of its own ---- */

static json_t *take_year(json_t *settings, json_t **year)
{
    *year = json_incref(json_object_get(settings, "as_of"));
    json_object_del(settings, "as_of");
    return settings;
}

static unsigned compare_settings(struct span old, struct span new)
{
    if (span_same(old, new))
        return 0;
    json_t *was_year, *is_year;
    json_t *was = take_year(json_loadb(old.at, old.len, 0, NULL), &was_year);
    json_t *is = take_year(json_loadb(new.at, new.len, 0, NULL), &is_year);
    unsigned because = json_equal(was, is) || (!was && !is) ? 0 : BECAUSE_SETTINGS;
    if (was_year != is_year && !json_equal(was_year, is_year))
        because |= BECAUSE_AS_OF;
    json_decref(was);
    json_decref(is);
    json_decref(was_year);
    json_decref(is_year);
    return because;
}

static unsigned compare_plan_settings(const struct differences *d, struct span plan)
{
    const struct part *old = parts_find(&d->old->plans, plan),
                      *new = parts_find(&d->new->plans, plan);
    return old && new ? compare_settings(span_of(old->value), span_of(new->value)) : 0;
}

/* ---- one verdict ---- */

static const struct part_difference *find_difference(const struct part_differences *all,
                                                     struct span name)
{
    size_t low = 0, high = all->count;
    while (name.at && low < high) {
        size_t middle = (low + high) / 2;
        const char *other = all->list[middle].name;
        int order = strncmp(name.at, other, name.len);
        if (order == 0 && !other[name.len])
            return &all->list[middle];
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The rule that reads the target is another file now, or another rule reads the same words. */
static bool rule_differs(const struct differences *d, const struct state *old,
                         const struct state *new)
{
    return find_difference(&d->rules, old->rule) || find_difference(&d->rules, new->rule) ||
           (!span_same(old->rule, new->rule) && span_same(old->target, new->target));
}

unsigned find_because(const struct differences *d, const struct state *old,
                      const struct state *new)
{
    return compare_settings(old->settings, new->settings) |
           compare_plan_settings(d, new->plan) | (d->program ? BECAUSE_PROGRAM : 0) |
           (d->settings ? BECAUSE_SETTINGS : 0) | (d->as_of ? BECAUSE_AS_OF : 0) |
           (rule_differs(d, old, new) ? BECAUSE_RULE : 0);
}

/* ---- the circumstances as a whole ---- */

static struct part_differences find_parts(struct arena *a, const struct parts *old,
                                          const struct parts *new)
{
    struct part_differences all = {
        ARENA_ARRAY(a, struct part_difference, old->count + new->count), 0};
    size_t i = 0, k = 0;
    while (i < old->count || k < new->count) {
        int order = i == old->count   ? 1
                    : k == new->count ? -1
                                      : strcmp(old->list[i].name, new->list[k].name);
        if (order < 0)
            all.list[all.count++] = (struct part_difference){old->list[i].name, PART_REMOVED};
        else if (order > 0)
            all.list[all.count++] = (struct part_difference){new->list[k].name, PART_ADDED};
        else if (strcmp(old->list[i].value, new->list[k].value) != 0)
            all.list[all.count++] = (struct part_difference){new->list[k].name, PART_CHANGED};
        i += order <= 0;
        k += order >= 0;
    }
    return all;
}

struct differences differences_find(struct arena *a, const struct circumstances *old,
                                    const struct circumstances *new)
{
    unsigned settings = compare_settings(span_of(old->settings), span_of(new->settings));
    return (struct differences){
        .old = old,
        .new = new,
        .program = strcmp(old->version, new->version) != 0,
        .settings = settings & BECAUSE_SETTINGS,
        .as_of = old->as_of != new->as_of || settings & BECAUSE_AS_OF,
        .rules = find_parts(a, &old->rules, &new->rules),
        .plans = find_parts(a, &old->plans, &new->plans),
        .inputs = find_parts(a, &old->inputs, &new->inputs),
    };
}

bool differences_any(const struct differences *d)
{
    return d->program || d->settings || d->as_of || d->rules.count || d->plans.count;
}
