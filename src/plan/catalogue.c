/* The catalogue: one id for each indicator, and every name that it goes by. */
#include "plan_inside.h"
#include <string.h>

/* The number that stands in a checked node. */
static bool read_number(const struct node *n, struct decimal *out)
{
    return n && decimal_read(node_span(n), out);
}

/* An indicator with a mistake stays as far as it can be read: its items are not unknown. */
static struct indicator read_indicator(struct project *p, const struct tree *t,
                                       const struct node *n)
{
    const struct node *id = node_find(n, "id"), *name = node_find(n, "name"),
                      *bounds = node_find(n, "bounds"), *usual = node_find(n, "usual");
    const char *zh = node_text(node_find(name, "zh")), *en = node_text(node_find(name, "en"));
    const char *unit = node_text(node_find(n, "unit"));
    struct indicator k = {
        .id = id->text,
        .zh = zh ? zh : id->text,
        .en = en ? en : id->text,
        .unit = unit ? unit : "",
        .direction = DIRECTION_UNKNOWN,
        .definition = node_text(node_find(n, "definition")),
        .source = node_text(node_find(n, "source")),
        .part_of = node_text(node_find(n, "part_of")),
        .rate_of = node_text(node_find(n, "rate_of")),
        .at = node_place(t, n),
    };
    direction_read(node_span(node_find(n, "direction")), &k.direction);
    k.other_names = texts_read(p, node_find(n, "other_names"), &k.other_count);
    k.ratio_of = texts_read(p, node_find(n, "ratio_of"), &k.ratio_count);
    k.multiple_of = texts_read(p, node_find(n, "multiple_of"), &k.multiple_count);
    k.has_tolerance = read_number(node_find(n, "tolerance"), &k.tolerance);
    if (bounds) {
        k.has_low = read_number(bounds->first, &k.low);
        k.has_high = read_number(bounds->first->next, &k.high);
    }
    if (usual) {
        k.has_usual_low = read_number(usual->first, &k.usual_low);
        k.has_usual_high = read_number(usual->first->next, &k.usual_high);
    }
    return k;
}

static void give_name(struct project *p, struct tree *t, struct node *n, uint32_t number)
{
    if (!n || n->bad)
        return;
    uint32_t other = name_table_put(&p->index->indicators, node_span(n), number, false);
    if (other == NO_NUMBER)
        return;
    const struct indicator *k = &p->indicators[other];
    const char *where =
        t->diags->dropped ? "" : arena_printf(t->arena, "%s:%u", k->at.file, k->at.line);
    tree_error(t, n, MSG_name_twice, node_shown(t, n), k->id, where);
}

static void add_indicator(struct project *p, struct tree *t, struct node *n)
{
    struct node *id = node_find(n, "id"), *name = node_find(n, "name"),
                *others = node_find(n, "other_names");
    uint32_t number = (uint32_t)p->indicator_count;
    if (!id)
        return;
    give_name(p, t, id, number);
    if (id->bad)
        return;
    LIST_ENLARGE(p->arena, p->indicators, p->indicator_count, p->index->indicator_room);
    p->indicators[p->indicator_count++] = read_indicator(p, t, n);
    give_name(p, t, node_find(name, "zh"), number);
    give_name(p, t, node_find(name, "en"), number);
    for (struct node *other = others ? others->first : NULL; other; other = other->next)
        give_name(p, t, other, number);
}

void catalogue_load(struct project *p, const char *path, struct diags *d)
{
    struct tree *t = project_read_tree(p, path, &schema_catalogue, d);
    struct node *list = t ? node_find(t->root, "indicators") : NULL;
    p->index->catalogue_cut = !t || !list || t->cut;
    for (struct node *n = list ? list->first : NULL; n; n = n->next)
        if (n->kind == NODE_MAP)
            add_indicator(p, t, n);
}
