#include "diff.h"
#include <string.h>

const struct diff_format diff_formats[] = {
    {"text", diff_write_text},
    {"json", diff_write_json},
    {"markdown", diff_write_markdown},
};
const size_t diff_format_count = sizeof diff_formats / sizeof *diff_formats;

/* Ids in order of their bytes, as strcmp() has them. */
static int compare_ids(struct span a, struct span b)
{
    size_t least = a.len < b.len ? a.len : b.len;
    int order = memcmp(a.at, b.at, least);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

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

static void add(struct arena *a, struct diff *d, size_t *room, struct change c)
{
    count(d, &c);
    if (c.kind == CHANGE_UNCHANGED)
        return;
    LIST_ENLARGE(a, d->changes, d->count, *room);
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
    struct state was, is;
    size_t room = 0;
    bool has_old = states_next(old, &was), has_new = states_next(new, &is);
    while (has_old || has_new) {
        int order = !has_old ? 1 : !has_new ? -1 : compare_ids(was.id, is.id);
        if (order >= 0 || !part)
            add(a, out, &room,
                change_of(&out->differences, order <= 0 ? &was : NULL, order >= 0 ? &is : NULL));
        if (order <= 0)
            has_old = states_next(old, &was);
        if (order >= 0)
            has_new = states_next(new, &is);
    }
    group_by_kind(a, out);
    return !old->failed && !new->failed;
}

bool diff_is_empty(const struct diff *d)
{
    return d->count == d->of[CHANGE_STILL_FAILING] + d->of[CHANGE_STILL_BEHIND] &&
           !differences_any(&d->differences);
}
