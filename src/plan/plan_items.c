/* The items of a plan in YAML: rows of its tables, and commitments. */
#include "plan_inside.h"
#include <string.h>

static uint32_t put_text(struct project *p, struct span text)
{
    text = span_trim(text);
    return intern_id(p->texts, text.at, text.len);
}

/* A year of the item, else the plan's. */
static int read_year(const struct node *n, int otherwise)
{
    int year = otherwise;
    if (n)
        year_read(node_span(n), &year);
    return year;
}

bool direction_read(struct span text, enum direction *out)
{
    static const struct {
        const char *word;
        enum direction direction;
    } words[] = {
        {"higher", DIRECTION_HIGHER}, {"lower", DIRECTION_LOWER}, {"none", DIRECTION_NONE},
        {"up", DIRECTION_HIGHER},     {"down", DIRECTION_LOWER},  {"无", DIRECTION_NONE},
        {"正向", DIRECTION_HIGHER},   {"逆向", DIRECTION_LOWER},  {"负向", DIRECTION_LOWER},
        {"越高越好", DIRECTION_HIGHER}, {"越低越好", DIRECTION_LOWER},
    };
    text = span_trim(text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_is(text, words[i].word)) {
            *out = words[i].direction;
            return true;
        }
    return false;
}

const char *direction_name(enum direction d)
{
    static const char *const names[] = {"lower", "none", "higher"};
    return d == DIRECTION_UNKNOWN ? NULL : names[d + 1];
}

/* What only some items have; NULL when this one has nothing of it. */
static const struct item_more *read_more(struct project *p, struct tree *t, const struct node *n)
{
    static const struct {
        const char *key;
        size_t field;
    } texts[] = {
        {"category", offsetof(struct item_more, category)},
        {"order", offsetof(struct item_more, order)},
        {"with", offsetof(struct item_more, with)},
        {"unit_means", offsetof(struct item_more, unit_means)},
        {"key", offsetof(struct item_more, key)},
        {"note", offsetof(struct item_more, note)},
        {"responsible", offsetof(struct item_more, responsible)},
        {"at", offsetof(struct item_more, place)},
    };
    struct item_more *more = ARENA_NEW(p->arena, struct item_more);
    const struct node *milestones = node_find(n, "milestones");
    struct message why;
    bool any = milestones || node_find(n, "judging") || node_find(n, "deadline");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = node_text(node_find(n, texts[i].key));
        memcpy((char *)more + texts[i].field, &text, sizeof text);
        any = any || text;
    }
    more->deadline = read_year(node_find(n, "deadline"), 0);
    more->settings = settings_default;
    settings_read_node(t, node_find(n, "judging"), &more->settings);
    if (milestones)
        setting_read_node(t, milestones, &more->settings, SPAN("milestones"), &why);
    return any ? more : NULL;
}

/* ---- what the table of keys cannot tell; for all items, so that all mistakes come in one go ----
 */

static bool check_indicator(struct project *p, struct tree *t, struct node *indicator,
                            uint32_t *number)
{
    *number = project_expect_indicator(p, node_span(indicator), node_place(t, indicator), t->diags);
    return *number != NO_NUMBER || p->index->catalogue_cut || tree_blame(t, indicator);
}

/* The printed name should be one of the indicator's, or the wrong indicator may have been taken. */
static void check_name(struct project *p, struct tree *t, uint32_t number, struct node *printed)
{
    const struct indicator *k = &p->indicators[number];
    if (!indicator_has_name(p, number, node_span(printed)))
        tree_warn(t, printed, MSG_name_unknown, node_shown(t, printed), k->id, k->zh);
}

/* A period that is the wrong way round has been reported once, at the period itself. */
static bool check_years(struct tree *t, const struct node *n)
{
    const struct node *period = node_find(t->root, "period");
    struct node *deadline = node_find(n, "deadline"), *base = node_find(n, "base_year");
    struct node *own = deadline ? deadline : base;
    int from = read_year(base, read_year(node_find(period, "base"), 0));
    int to = read_year(deadline, read_year(node_find(period, "target"), 0));
    if (!own || !from || !to || from < to)
        return true;
    return tree_error(t, own, MSG_years_order, arena_printf(t->arena, "%d", to),
                      arena_printf(t->arena, "%d", from));
}

static void check_item(struct project *p, struct tree *t, struct node *n)
{
    struct node *indicator = node_find(n, "indicator"), *printed = node_find(n, "printed");
    uint32_t number = NO_NUMBER;
    bool good = check_years(t, n);
    if (indicator)
        good = check_indicator(p, t, indicator, &number) && good;
    if (number != NO_NUMBER && printed)
        check_name(p, t, number, printed);
    n->bad = n->bad || !good;
}

/* ---- items ---- */

static struct item read_item(struct project *p, struct tree *t, const struct node *n, uint32_t plan)
{
    const struct plan *of = &p->plans[plan];
    struct item i = {.plan = plan, .region = of->region, .line = n->line};
    struct item_source *from = ARENA_NEW(p->arena, struct item_source);
    enum attribute attribute;
    attribute_read(node_span(node_find(n, "attribute")), &attribute);
    i.attribute = (uint8_t)attribute;
    i.unit = put_text(p, node_span(node_find(n, "unit")));
    i.baseline = put_text(p, node_span(node_find(n, "baseline")));
    i.target = put_text(p, node_span(node_find(n, "target")));
    i.base_year = (int16_t)read_year(node_find(n, "base_year"), of->base_year);
    i.target_year = (int16_t)read_year(node_find(n, "deadline"), of->target_year);
    from->file = of->file;
    from->more = read_more(p, t, n);
    from->column = (uint16_t)(n->column < UINT16_MAX ? n->column : UINT16_MAX);
    i.from = from;
    return i;
}

static void add_item(struct project *p, struct tree *t, struct node *n, uint32_t plan,
                     enum item_kind kind)
{
    const struct node *printed = node_find(n, "printed");
    struct item i = read_item(p, t, n, plan);
    if (!project_find_indicator(p, node_span(node_find(n, "indicator")), &i.indicator))
        return;                          /* the catalogue broke off */
    const struct indicator *k = &p->indicators[i.indicator];
    enum direction direction = k->direction;
    direction_read(node_span(node_find(n, "direction")), &direction);
    i.direction = (int8_t)direction;
    i.kind = (uint8_t)kind;
    i.name = put_text(p, printed ? node_span(printed) : span_of(k->zh));
    if (project_add_item(p, &i, node_place(t, n), t->diags))
        answers_read(p, t, n, ANSWER_ITEM, (uint32_t)p->item_count - 1);
    else
        tree_show(t, n);
}

static uint32_t last_line(const struct node *n)
{
    while (n->last)
        n = n->last;
    return n->line;
}

/* As it stands there, whether it can be used or not. */
static const char *written(const struct node *n, const char *key)
{
    for (const struct node *c = n->first; c; c = c->next)
        if (c->key && c->key->text && c->text && strcmp(c->key->text, key) == 0)
            return c->text;
    return "";
}

/* Whose mistakes they were, for those who list them. */
static void note_dropped(struct project *p, const struct node *n, uint32_t plan)
{
    const struct plan *of = &p->plans[plan];
    const char *key = written(n, "key");
    const char *region = of->region == NO_NUMBER ? "" : p->regions[of->region].code;
    LIST_ENLARGE(p->arena, p->dropped, p->dropped_count, p->index->dropped_room);
    p->dropped[p->dropped_count++] = (struct dropped_item){
        .file = of->file, .first = n->line, .last = last_line(n),
        .id = arena_printf(p->arena, "%s/%s/%s%s%s", of->id, region,
                           written(n, "indicator"), *key ? "#" : "", key),
    };
}

static const struct {
    const char *key;
    enum item_kind kind;
} lists[] = {
    {"indicators", ITEM_INDICATOR}, {"commitments", ITEM_COMMITMENT},
};
enum { LISTS = sizeof lists / sizeof *lists };

void plan_items_check(struct project *p, struct tree *t)
{
    for (size_t i = 0; i < LISTS; i++) {
        struct node *list = node_find(t->root, lists[i].key);
        for (struct node *n = list ? list->first : NULL; n; n = n->next)
            if (n->kind == NODE_MAP)
                check_item(p, t, n);
    }
}

void plan_items_read(struct project *p, uint32_t plan, struct tree *t)
{
    for (size_t i = 0; i < LISTS; i++) {
        struct node *list = node_find(t->root, lists[i].key);
        for (struct node *n = list ? list->first : NULL; n; n = n->next)
            if (!n->bad && !n->cut)
                add_item(p, t, n, plan, lists[i].kind);
            else if (n->kind == NODE_MAP)
                note_dropped(p, n, plan);
    }
}
