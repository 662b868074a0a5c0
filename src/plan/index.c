/* Indicators, plans and inputs of a project: adding them, and finding them by name. */
#include "plan_inside.h"
#include "../base/hashing.h"
#include <stdio.h>
#include <string.h>

void project_index_new(struct project *p)
{
    struct project_index *x = p->index = ARENA_NEW(p->arena, struct project_index);
    x->indicators = name_table_new(p->arena);
    x->region_names = name_table_new(p->arena);
    x->region_codes = intern_new(p->arena);
    x->plan_ids = intern_new(p->arena);
    p->items.own = true;
}

/* ---- indicators ---- */

bool project_find_indicator(const struct project *p, struct span name, uint32_t *number)
{
    uint32_t found = name_table_find(&p->index->indicators, span_trim(name));
    if (found >= NAME_SEVERAL)
        return false;
    *number = found;
    return true;
}

const char *project_nearest_indicator(const struct project *p, const char *name)
{
    struct arena *scratch = arena_new();
    size_t count = 0, n = 0;
    for (size_t i = 0; i < p->indicator_count; i++)
        count += 3 + p->indicators[i].other_count;
    const char **names = ARENA_ARRAY(scratch, const char *, count);
    for (size_t i = 0; i < p->indicator_count; i++) {
        const struct indicator *k = &p->indicators[i];
        names[n++] = k->id;
        names[n++] = k->zh;
        names[n++] = k->en;
        for (size_t j = 0; j < k->other_count; j++)
            names[n++] = k->other_names[j];
    }
    const char *near = text_nearest(name, names, n);
    arena_free(scratch);
    return near;
}

bool project_open_catalogue(const struct project *p)
{
    return p->index->open_catalogue;
}

uint32_t project_add_indicator(struct project *p, struct span name, struct span unit)
{
    uint32_t number;
    if (project_find_indicator(p, name, &number))
        return number;
    number = (uint32_t)p->indicator_count;
    LIST_ENLARGE(p->arena, p->indicators, p->indicator_count, p->index->indicator_room);
    name = span_trim(name);
    const char *text = arena_text(p->arena, name.at, name.len);
    p->indicators[p->indicator_count++] = (struct indicator){
        .id = text, .zh = text, .en = text, .direction = DIRECTION_UNKNOWN,
        .unit = arena_text(p->arena, unit.at, unit.len),
    };
    name_table_put(&p->index->indicators, name, number, false);
    return number;
}

uint32_t project_expect_indicator(struct project *p, struct span name, struct place at,
                                  struct diags *d)
{
    uint32_t number;
    if (project_find_indicator(p, name, &number))
        return number;
    if (p->index->catalogue_cut)
        return NO_NUMBER;                /* the catalogue's own error says enough */
    const char *text = arena_text(p->arena, name.at, name.len);
    diag_error(d, at, MSG_indicator_unknown, text);
    const char *near = d->dropped ? NULL : project_nearest_indicator(p, text);
    if (near)
        diag_hint(d, MESSAGE(d->arena, MSG_meant, near));
    return NO_NUMBER;
}

bool indicator_has_name(const struct project *p, uint32_t indicator, struct span name)
{
    return name_table_find(&p->index->indicators, span_trim(name)) == indicator;
}

/* ---- plans ---- */

bool project_find_plan(const struct project *p, struct span id, uint32_t *number)
{
    return intern_find(p->index->plan_ids, id.at, id.len, number);
}

uint32_t project_add_plan(struct project *p, const char *id, struct place at, struct diags *d)
{
    struct project_index *x = p->index;
    uint32_t number;
    if (project_find_plan(p, span_of(id), &number)) {
        const struct place *first = &x->plan_more[number].at;
        diag_error(d, at, MSG_plan_twice, id,
                   arena_printf(d->arena, "%s:%u", first->file, first->line));
        return NO_NUMBER;
    }
    size_t room = x->plan_room;
    LIST_ENLARGE(p->arena, p->plans, p->plan_count, room);
    LIST_ENLARGE(p->arena, x->plan_more, p->plan_count, x->plan_room);
    number = intern_id(x->plan_ids, id, strlen(id));
    x->plan_more[number] = (struct plan_more){.at = at};
    p->plans[p->plan_count++] = (struct plan){
        .id = intern_text(x->plan_ids, number), .region = NO_NUMBER, .settings = settings_default,
        .parent = NO_NUMBER, .file = at.file,
    };
    return number;
}

static void report_parent(const struct project *p, uint32_t plan)
{
    const struct plan_more *more = &p->index->plan_more[plan];
    const char **ids = ARENA_ARRAY(p->arena, const char *, p->plan_count);
    for (size_t i = 0; i < p->plan_count; i++)
        ids[i] = p->plans[i].id;
    tree_warn(more->tree, more->parent, MSG_plan_parent_unknown,
              node_shown(more->tree, more->parent));
    const char *near = text_nearest(more->parent->text, ids, p->plan_count);
    if (near)
        tree_hint(more->tree, MESSAGE(p->arena, MSG_meant, near));
}

/* A plan that is, by its parents, its own ancestor. */
static bool goes_round(const struct project *p, uint32_t plan)
{
    uint32_t at = p->plans[plan].parent;
    for (size_t steps = 0; at != NO_NUMBER && steps <= p->plan_count; steps++) {
        if (at == plan)
            return true;
        at = p->plans[at].parent;
    }
    return false;
}

void project_link_plans(struct project *p)
{
    for (uint32_t i = 0; i < p->plan_count; i++) {
        struct plan *plan = &p->plans[i];
        const struct plan_more *more = &p->index->plan_more[i];
        if (!plan->parent_id)
            continue;
        if (!project_find_plan(p, span_of(plan->parent_id), &plan->parent))
            report_parent(p, i);
        if (goes_round(p, i)) {
            tree_error(more->tree, more->parent, MSG_plan_parent_round, plan->id);
            plan->parent = NO_NUMBER;
        }
    }
}

/* ---- inputs ---- */

void project_add_input(struct project *p, struct file *f)
{
    LIST_ENLARGE(p->arena, p->inputs, p->input_count, p->index->input_room);
    struct input *in = &p->inputs[p->input_count++];
    in->path = arena_text(p->arena, f->path, strlen(f->path));
    in->hashing = ARENA_NEW(p->arena, struct hashing);
    if (hashing_start(in->hashing, f))
        return;
    in->hashing = NULL;
    file_hash(f);
    memcpy(in->sha256, f->sha256, sizeof in->sha256);
}

void project_settle_inputs(struct project *p)
{
    for (size_t i = 0; i < p->input_count; i++) {
        struct input *in = &p->inputs[i];
        if (in->hashing && !hashing_finish(in->hashing, in->sha256))
            die("the process that works out a SHA-256 was lost");
        in->hashing = NULL;
    }
}
