/* intern - names to small numbers (text.h), and the hash under it. */
#include "text.h"
#include <string.h>

/* Multiply and fold, as wyhash does: both halves of the 128-bit product. */
static uint64_t mix(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint64_t text_hash(const char *at, size_t len)
{
    const uint64_t k0 = 0xa0761d6478bd642fu, k1 = 0xe7037ed1a0b428dbu;
    uint64_t hash = k0 ^ len, word;
    while (len >= sizeof word) {
        memcpy(&word, at, sizeof word);
        hash = mix(hash ^ word, k1);
        at += sizeof word;
        len -= sizeof word;
    }
    word = 0;
    if (len)
        memcpy(&word, at, len);
    return mix(hash ^ word, k0);
}

struct name {
    const char *text;
    size_t len;
    uint64_t hash;
};

struct intern {
    struct arena *arena;
    struct name *names;
    uint32_t count, room;
    uint32_t *slots;             /* number + 1 of a name, 0: free; at most half of them taken */
    uint32_t mask;
};

struct intern *intern_new(struct arena *a)
{
    struct intern *t = ARENA_NEW(a, struct intern);
    t->arena = a;
    t->room = 16;
    t->names = ARENA_ARRAY(a, struct name, t->room);
    t->mask = t->room * 2 - 1;
    t->slots = ARENA_ARRAY(a, uint32_t, t->room * 2);
    return t;
}

/* The slot where the name is, or where it would go. */
static uint32_t find_slot(const struct intern *t, const char *at, size_t len, uint64_t hash)
{
    uint32_t slot = (uint32_t)hash & t->mask;
    for (; t->slots[slot]; slot = (slot + 1) & t->mask) {
        const struct name *n = &t->names[t->slots[slot] - 1];
        if (n->hash == hash && n->len == len && (len == 0 || memcmp(n->text, at, len) == 0))
            break;
    }
    return slot;
}

static void intern_enlarge(struct intern *t)
{
    if (t->room > UINT32_MAX / 4)
        die("too many names");
    t->names = arena_grow(t->arena, t->names, sizeof *t->names * t->room,
                          sizeof *t->names * t->room * 2);
    t->room *= 2;
    t->mask = t->room * 2 - 1;
    t->slots = ARENA_ARRAY(t->arena, uint32_t, (size_t)t->room * 2);
    for (uint32_t i = 0; i < t->count; i++) {
        uint32_t slot = (uint32_t)t->names[i].hash & t->mask;
        while (t->slots[slot])
            slot = (slot + 1) & t->mask;
        t->slots[slot] = i + 1;
    }
}

uint32_t intern_id(struct intern *t, const char *at, size_t len)
{
    uint64_t hash = text_hash(at, len);
    uint32_t slot = find_slot(t, at, len, hash);
    if (t->slots[slot])
        return t->slots[slot] - 1;
    if (t->count == t->room) {
        intern_enlarge(t);
        slot = find_slot(t, at, len, hash);
    }
    t->names[t->count] = (struct name){arena_text(t->arena, at, len), len, hash};
    t->slots[slot] = ++t->count;
    return t->count - 1;
}

bool intern_find(const struct intern *t, const char *at, size_t len, uint32_t *id)
{
    uint32_t slot = find_slot(t, at, len, text_hash(at, len));
    if (!t->slots[slot])
        return false;
    *id = t->slots[slot] - 1;
    return true;
}

void intern_fetch(const struct intern *t, uint32_t id, bool soon)
{
    if (soon)
        __builtin_prefetch(t->names[id].text);
    else
        __builtin_prefetch(&t->names[id]);
}

const char *intern_text(const struct intern *t, uint32_t id)
{
    return t->names[id].text;
}

struct span intern_span(const struct intern *t, uint32_t id)
{
    return (struct span){t->names[id].text, t->names[id].len};
}

uint32_t intern_count(const struct intern *t)
{
    return t->count;
}
