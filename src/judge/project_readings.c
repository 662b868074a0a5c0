/* A printed target is read once per indicator, unit and years, however many items print it. */
#include "project_cases_inside.h"
#include <string.h>

struct reading_key {
    uint32_t target, indicator, unit;
    int16_t base_year, target_year;
    int8_t direction;
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
    uint64_t h = pair_hash(k->target, k->indicator);
    h ^= (uint64_t)k->unit * 0x165667B19E3779F9u ^ (uint64_t)(uint16_t)k->base_year << 40;
    h ^= (uint64_t)(uint16_t)k->target_year << 20 ^ (uint64_t)(uint8_t)k->direction << 3;
    return (size_t)(h ^ h >> 29);
}

static bool key_same(const struct reading_key *a, const struct reading_key *b)
{
    return a->target == b->target && a->indicator == b->indicator && a->unit == b->unit &&
           a->base_year == b->base_year && a->target_year == b->target_year && a->direction == b->direction;
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
    if (i->more && i->more->unit_means)
        return i->more->unit_means;
    const char *printed = intern_text(p->texts, i->unit);
    return *printed ? printed : p->indicators[i->indicator].unit;
}

static uint32_t reading_add(struct project_cases *c, const struct item *item)
{
    const struct project *p = c->project;
    if (c->reading_count == c->reading_room) {
        size_t room = c->reading_room ? c->reading_room * 2 : 256;
        c->readings = arena_grow(c->arena, c->readings, c->reading_count * sizeof *c->readings,
                                 room * sizeof *c->readings);
        c->reading_room = room;
    }
    struct read_context context = {.name = intern_text(p->texts, item->name),
                                   .unit = item_unit(p, item),
                                   .direction = (enum direction)item->direction,
                                   .base_year = item->base_year,
                                   .target_year = item->target_year};
    rulebook_read(c->book, c->arena, intern_text(p->texts, item->target), &context,
                  &c->readings[c->reading_count]);
    return (uint32_t)c->reading_count++;
}

static uint32_t reading_of(struct project_cases *c, struct reading_table *t, const struct item *item)
{
    /* The printed name decides a reading only through the indicator; unit_means is told apart by its own bit of the key. */
    bool means = item->more && item->more->unit_means;
    struct reading_key key = {item->target, item->indicator, means ? ~item->unit : item->unit,
                              item->base_year, item->target_year, item->direction};
    if ((t->count + 1) * 2 > t->mask)
        table_grow(c->arena, t);
    size_t at = key_hash(&key) & t->mask;
    while (t->numbers[at]) {
        if (key_same(&t->keys[at], &key))
            return t->numbers[at] - 1;
        at = (at + 1) & t->mask;
    }
    t->keys[at] = key;
    t->numbers[at] = reading_add(c, item) + 1;
    t->count++;
    return t->numbers[at] - 1;
}

void cases_read_targets(struct project_cases *c)
{
    struct reading_table table = {0};
    table_grow(c->arena, &table);
    uint32_t *of = pages_add(&c->readings_of, c->project->item_count * sizeof *of);
    const struct item *items = project_items(c->project);
    for (size_t i = 0; i < c->project->item_count; i++)
        of[i] = reading_of(c, &table, &items[i]);
}
