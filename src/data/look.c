/* data - the rows of some regions, read into memory that is used again for the next ones. A new
 * process pays for every page of its parent's that it looks at; a copy costs a fraction. */
#include "data_inside.h"

enum { MOST_BYTES = 16 << 20, MANY_MORE = 8 };

/* A worker gets no new memory that it could give back: the room is there before it is forked, and
 * costs nothing until it is used. */
void look_open(struct store *s)
{
    s->seen_room.own = true;
    pages_add(&s->seen_room, MOST_BYTES);
    pages_add(&s->index->group_room, MOST_BYTES);
    pages_publish(&s->index->groups);
}

/* Things number first … end - 1 of these pages; NULL: too many to be worth it. */
static const void *read_things(const struct pages *from, uint32_t first, uint32_t end, size_t size,
                               const struct pages *room)
{
    size_t bytes = (end - first) * size;
    return bytes <= MOST_BYTES ? pages_read(from, first * size, bytes, room->at) : NULL;
}

void store_look(struct store *s, uint32_t low, uint32_t high, size_t series)
{
    struct store_index *x = s->index;
    const uint32_t *of_region = x->region_first.at;
    s->seen_count = x->end_seen = x->first_seen = 0;
    if (low > high || high >= x->region_count || of_region[low] == of_region[high + 1])
        return;
    if (of_region[high + 1] - of_region[low] > series * MANY_MORE)
        return;
    x->first_seen = of_region[low];
    x->end_seen = of_region[high + 1];
    x->seen = read_things(&x->groups, x->first_seen, x->end_seen, sizeof *x->seen, &x->group_room);
    if (!x->seen) {
        x->end_seen = x->first_seen = 0;
        return;
    }
    const struct group *last = &x->seen[x->end_seen - x->first_seen - 1];
    uint32_t first = x->seen->first, end = last->first + last->count;
    if (x->seen->listed || last->listed || first >= end)
        return;
    s->seen = read_things(&s->rows, first, end, sizeof *s->seen, &s->seen_room);
    s->first_seen = first;
    s->seen_count = s->seen ? end - first : 0;
}

size_t store_read_pages(struct store *s, struct pages *list[2])
{
    list[0] = &s->rows;
    list[1] = &s->index->groups;
    return 2;
}
