/* project_look - what the cases of a stretch are built from, read into the worker's own memory. A
 * new process pays for every page of its parent's that it looks at; a copy goes into the same
 * pages for every stretch. What lies elsewhere (references, listed rows) is looked at in its
 * place. */
#include "project_cases_inside.h"

static void look_at_items(struct project_cases *c, size_t first, size_t count)
{
    struct case_view *v = &c->view;
    if (count > v->item_room) {
        v->room = ARENA_ARRAY(c->arena, struct item, count);
        v->item_room = count;
    }
    v->items = pages_read(&c->project->items, first * sizeof *v->items, count * sizeof *v->items,
                          v->room);
    v->first_item = first;
    v->item_count = count;
}

static void look_at_rows(struct project_cases *c)
{
    const struct case_view *v = &c->view;
    uint32_t low = NO_NUMBER, high = 0;
    for (size_t i = 0; i < v->item_count; i++) {
        uint32_t region = v->items[i].region;
        low = region < low ? region : low;
        high = region > high ? region : high;
    }
    store_look(c->store, low, high, v->item_count);
}

void cases_look(void *self, size_t first, size_t end)
{
    struct project_cases *c = self;
    look_at_items(c, first, end - first);
    look_at_rows(c);
}
