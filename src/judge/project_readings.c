/* A printed target is read once per unit and kind of name, however many items print it. */
#include "project_cases_inside.h"
#include <string.h>

struct reading_key {
    uint32_t target, unit, name_kind;    /* unit: number of its text in project.texts */
};

/* What items of one name, or of one indicator, have in common for their keys; found once. */
struct key_parts {
    uint8_t *name_kind_of;               /* by number in project.texts: kind + 1; 0: not asked */
    uint32_t *unit_of;                   /* by indicator */
};

struct reading_table {
    struct reading_key *keys;
    uint32_t *numbers;
    size_t mask, count;
};

size_t pair_hash(uint32_t a, uint32_t b)
{
    uint64_t h = (a * 0x9E3779B97F4A7C15u) ^ (b * 0xC2B2AE3D27D4EB4Fu);
    return (size_t)(h ^ h >> 29);
}

static size_t key_hash(const struct reading_key *k)
{
    return pair_hash(k->target, k->unit << 2 ^ k->name_kind);
}

static bool key_same(const struct reading_key *a, const struct reading_key *b)
{
    return a->target == b->target && a->unit == b->unit && a->name_kind == b->name_kind;
}

static void table_grow(struct arena *a, struct reading_table *t)
{
    struct reading_table old = *t;
    size_t size = old.numbers ? (old.mask + 1) * 2 : 1024;
    t->keys = ARENA_ARRAY(a, struct reading_key, size);
    t->numbers = ARENA_ARRAY(a, uint32_t, size);      /* 0 is free; else number + 1 */
    t->mask = size - 1;
    for (size_t i = 0; old.numbers && i <= old.mask; i++) {
        if (!old.numbers[i])
            continue;
        size_t at = key_hash(&old.keys[i]) & t->mask;
        while (t->numbers[at])
            at = (at + 1) & t->mask;
        t->keys[at] = old.keys[i];
        t->numbers[at] = old.numbers[i];
    }
}

const char *item_unit(const struct project *p, const struct item *i)
{
    if (item_more(i) && item_more(i)->unit_means)
        return item_more(i)->unit_means;
    const char *printed = intern_text(p->texts, i->unit);
    return *printed ? printed : p->indicators[i->indicator].unit;
}

/* The context holds what the key holds, so that items with one key read alike. */
static uint32_t reading_add(struct project_cases *c, const struct item *item, uint32_t unit)
{
    const struct project *p = c->project;
    LIST_ENLARGE(c->arena, c->readings, c->reading_count, c->reading_room);
    struct read_context context = {.name = intern_text(p->texts, item->name),
                                   .unit = intern_text(p->texts, unit)};
    rulebook_read(c->book, c->arena, intern_text(p->texts, item->target), &context,
                  &c->readings[c->reading_count]);
    return (uint32_t)c->reading_count++;
}

static struct key_parts key_parts_new(struct project_cases *c)
{
    struct project *p = c->project;
    struct key_parts parts = {ARENA_ARRAY(c->arena, uint8_t, intern_count(p->texts)),
                              ARENA_ARRAY(c->arena, uint32_t, p->indicator_count)};
    for (size_t i = 0; i < p->indicator_count; i++) {
        const char *unit = p->indicators[i].unit ? p->indicators[i].unit : "";
        parts.unit_of[i] = intern_id(p->texts, unit, strlen(unit));
    }
    return parts;
}

static struct reading_key key_of(struct project_cases *c, struct key_parts *parts,
                                 const struct item *item)
{
    struct intern *texts = c->project->texts;
    uint8_t *kind = &parts->name_kind_of[item->name];
    struct reading_key key = {item->target, item->unit, 0};
    if (!*kind)
        *kind = (uint8_t)(reading_name_kind(intern_text(texts, item->name)) + 1);
    key.name_kind = *kind;
    const char *means = item_more(item) ? item_more(item)->unit_means : NULL;
    if (means)
        key.unit = intern_id(texts, means, strlen(means));
    else if (!*intern_text(texts, item->unit))
        key.unit = parts->unit_of[item->indicator];
    return key;
}

static uint32_t reading_of(struct project_cases *c, struct reading_table *t,
                           struct key_parts *parts, const struct item *item)
{
    struct reading_key key = key_of(c, parts, item);
    if ((t->count + 1) * 2 > t->mask)
        table_grow(c->arena, t);
    size_t at = key_hash(&key) & t->mask;
    while (t->numbers[at]) {
        if (key_same(&t->keys[at], &key))
            return t->numbers[at] - 1;
        at = (at + 1) & t->mask;
    }
    t->keys[at] = key;
    t->numbers[at] = reading_add(c, item, key.unit) + 1;
    t->count++;
    return t->numbers[at] - 1;
}

void cases_read_targets(struct project_cases *c)
{
    struct reading_table table = {0};
    struct key_parts parts = key_parts_new(c);
    table_grow(c->arena, &table);
    uint32_t *of = pages_add(&c->readings_of, c->project->item_count * sizeof *of);
    const struct item *items = project_items(c->project);
    for (size_t i = 0; i < c->project->item_count; i++)
        of[i] = reading_of(c, &table, &parts, &items[i]);
}
