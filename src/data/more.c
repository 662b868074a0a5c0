/* data - what only some rows have. Rows with the same words (unit, source, note, cell) share one
 * entry. */
#include "data_inside.h"
#include <string.h>

void more_open(struct store *s, struct arena *a)
{
    struct store_index *x = s->index;
    x->arena = a;
    x->texts = intern_new(a);
    pages_add(&x->more, sizeof *s->more);        /* number 0: nothing */
    s->more_count = 1;
}

const char *more_text(struct store *s, struct span text)
{
    if (!text.len)
        return NULL;
    return intern_text(s->index->texts, intern_id(s->index->texts, text.at, text.len));
}

struct words {
    const char *unit, *source, *note, *printed;  /* interned: equal ones are one pointer */
};

static struct words words_of(const struct observation_more *m)
{
    return (struct words){m->unit, m->source, m->note, m->printed};
}

static bool is_only_words(const struct observation_more *m)
{
    return !m->has_events && !m->has_se && m->first.units == 0;
}

/* Where the entry with these words is, or where it would go. */
static uint32_t *find_shared(const struct store *s, struct words w)
{
    const struct observation_more *more = s->index->more.at;
    size_t mask = s->index->shared_room - 1;
    for (size_t i = text_hash((const char *)&w, sizeof w);; i++) {
        uint32_t *number = &s->index->shared[i & mask];
        struct words there = words_of(&more[*number]);
        if (!*number || memcmp(&there, &w, sizeof w) == 0)
            return number;
    }
}

static void enlarge_shared(struct store *s)
{
    struct store_index *x = s->index;
    const struct observation_more *more = x->more.at;
    uint32_t *old = x->shared;
    size_t old_room = x->shared_room;
    x->shared_room = old_room ? old_room * 2 : 256;
    x->shared = ARENA_ARRAY(x->arena, uint32_t, x->shared_room);
    for (size_t i = 0; i < old_room; i++)
        if (old[i])
            *find_shared(s, words_of(&more[old[i]])) = old[i];
}

static uint32_t append(struct store *s, const struct observation_more *m)
{
    if (s->more_count == UINT32_MAX)
        die("more than four billion rows with notes");
    struct observation_more *to = pages_add(&s->index->more, sizeof *m);
    *to = *m;
    return (uint32_t)s->more_count++;
}

uint32_t more_add(struct store *s, const struct observation_more *m)
{
    struct store_index *x = s->index;
    if (!is_only_words(m))
        return append(s, m);
    if (!m->unit && !m->source && !m->note && !m->printed)
        return 0;
    if (x->shared_count * 2 >= x->shared_room)
        enlarge_shared(s);
    uint32_t *number = find_shared(s, words_of(m));
    if (!*number) {
        x->shared_count++;
        *number = append(s, m);
    }
    return *number;
}
