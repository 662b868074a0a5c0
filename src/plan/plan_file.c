/* A plan in YAML: its head here, its items in plan_items.c. */
#include "plan_inside.h"
#include <string.h>

struct tree *project_read_tree(struct project *p, const char *path, const struct schema_file *kind,
                               struct diags *d)
{
    struct file f;
    struct tree *t = ARENA_NEW(p->arena, struct tree);
    if (!file_read(p->arena, path, TREE_FILE, &f, d))
        return NULL;
    project_add_input(p, &f);
    return tree_load(t, p->arena, &f, d) && schema_check(t, kind) ? t : NULL;
}

const char **texts_read(struct project *p, const struct node *list, size_t *count)
{
    const char **texts = ARENA_ARRAY(p->arena, const char *, list ? list->count : 0);
    *count = 0;
    for (const struct node *n = list ? list->first : NULL; n; n = n->next)
        if (!n->bad && n->kind == NODE_SCALAR)
            texts[(*count)++] = n->text;
    return texts;
}

/* { code, name, parent } of a plan or of the project's regions; NO_NUMBER: there is no code. */
void region_read(struct project *p, struct tree *t, const struct node *map, uint32_t *number)
{
    struct node *code = node_find(map, "code"), *name = node_find(map, "name"),
                *parent = node_find(map, "parent");
    *number = NO_NUMBER;
    if (!code)
        return;
    *number = project_region(p, node_span(code));
    if (name && !project_name_region(p, *number, node_span(name)))
        tree_warn(t, name, MSG_region_renamed, node_shown(t, code), node_shown(t, name),
                  p->regions[*number].name);
    if (parent)
        region_state_parent(p, *number, t, parent);
}

static void check_period(struct tree *t)
{
    const struct node *period = node_find(t->root, "period");
    struct node *base = node_find(period, "base"), *target = node_find(period, "target");
    int from, to;
    if (base && target && year_read(node_span(base), &from) && year_read(node_span(target), &to) &&
        from >= to)
        tree_error(t, target, MSG_years_order, target->text, base->text);
}

static void read_period(struct project *p, struct tree *t, uint32_t number)
{
    const struct node *period = node_find(t->root, "period"),
                      *baseline = node_find(period, "baseline");
    struct plan *plan = &p->plans[number];
    year_read(node_span(node_find(period, "base")), &plan->base_year);
    year_read(node_span(node_find(period, "target")), &plan->target_year);
    plan->baseline_estimated = baseline && strcmp(baseline->text, "estimated") == 0;
    p->index->plan_more[number].period_stated = true;
}

static void read_head(struct project *p, struct tree *t, uint32_t number)
{
    const struct node *root = t->root, *document = node_find(root, "document"),
                      *note = node_find(root, "note");
    struct node *parent = node_find(root, "parent");
    struct plan *plan = &p->plans[number];
    plan->title = node_text(node_find(document, "title"));
    plan->issuer = node_text(node_find(document, "issuer"));
    plan->number = node_text(node_find(document, "number"));
    plan->published = node_text(node_find(document, "published"));
    plan->note = note ? note->text : node_text(node_find(document, "note"));
    plan->sources = texts_read(p, node_find(root, "sources"), &plan->source_count);
    plan->parent_id = node_text(parent);
    p->index->plan_more[number].tree = t;
    p->index->plan_more[number].parent = parent;
    settings_read_node(t, node_find(root, "judging"), &plan->settings);
    read_period(p, t, number);
    region_read(p, t, node_find(root, "region"), &plan->region);
}

void plan_file_load(struct project *p, const char *path, struct diags *d)
{
    struct tree *t = project_read_tree(p, path, &schema_plan, d);
    if (!t)
        return;
    check_period(t);
    plan_items_check(p, t);
    plan_facts_check(p, t);
    struct node *id = node_find(t->root, "id");
    if (!id)
        return;
    uint32_t number = project_add_plan(p, id->text, node_place(t, id), d);
    if (number == NO_NUMBER) {
        tree_show(t, id);
        return;
    }
    read_head(p, t, number);
    if (p->plans[number].region == NO_NUMBER)
        return;
    plan_items_read(p, number, t);
    plan_facts_read(p, number, t);
}
