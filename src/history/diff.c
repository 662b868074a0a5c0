#include "diff.h"
#include <string.h>

const struct diff_format diff_formats[] = {
    {"text", diff_write_text},
    {"json", diff_write_json},
    {"markdown", diff_write_markdown},
    {"html", diff_write_html},
};
const size_t diff_format_count = sizeof diff_formats / sizeof *diff_formats;

static void count(struct diff *d, const struct change *c)
{
    d->of[c->kind]++;
    if (c->kind == CHANGE_NOT_COMPARABLE)
        d->hidden += change_is_regression((enum change_kind)c->otherwise) && !c->waived;
    if (!change_is_regression((enum change_kind)c->kind))
        return;
    if (c->waived)
        d->waived++;
    else
        d->regressions++;
}

struct making {
    struct arena *arena;
    struct diff *diff;
    size_t room;
};

static void add(void *self, const struct state *old, const struct state *new)
{
    struct making *m = self;
    struct diff *d = m->diff;
    if (!new && d->part)
        return;
    struct change c = change_of(&d->differences, old, new);
    count(d, &c);
    if (c.kind == CHANGE_UNCHANGED)
        return;
    LIST_ENLARGE(m->arena, d->changes, d->count, m->room);
    d->changes[d->count++] = c;
}

/* The list has the order of ids; kinds are put together without disturbing it. */
static void group_by_kind(struct arena *a, struct diff *d)
{
    struct change *sorted = ARENA_ARRAY(a, struct change, d->count);
    size_t at[CHANGE_KINDS], next = 0;
    for (int k = 0; k < CHANGE_UNCHANGED; k++) {
        at[k] = next;
        next += d->of[k];
    }
    for (size_t i = 0; i < d->count; i++)
        sorted[at[d->changes[i].kind]++] = d->changes[i];
    d->changes = sorted;
}

bool diff_make(struct arena *a, struct states *old, struct states *new, bool part,
               struct diff *out)
{
    *out = (struct diff){.old = old, .new = new, .part = part};
    out->differences = differences_find(a, &old->of, &new->of);
    struct making m = {.arena = a, .diff = out};
    states_rewind(old);
    states_rewind(new);
    states_merge(old, new, add, &m);
    group_by_kind(a, out);
    return !old->failed && !new->failed;
}

bool diff_is_empty(const struct diff *d)
{
    return d->count == d->of[CHANGE_STILL_FAILING] + d->of[CHANGE_STILL_BEHIND] &&
           !differences_any(&d->differences);
}
