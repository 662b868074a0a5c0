/* project_reads - what rules asked for beyond their cases, once all are judged: by full names for
 * reports, and the circles of verdicts that wait for each other. */
#include "project_cases_inside.h"
#include "../rule/beyond.h"
#include <stdlib.h>
#include <string.h>

/* ---- by full names ---- */

/* The number of the item whose verdict it is; NULL: something else, or nothing. */
static const char *full_name(struct project_cases *c, struct arena *a, enum beyond_kind kind,
                             const char *name, size_t *partner)
{
    const struct project *p = c->project;
    struct message ignored;
    uint32_t number;
    switch (kind) {
    case BEYOND_OTHER:
        return project_find_indicator(p, span_of(name), &number) ? p->indicators[number].id : NULL;
    case BEYOND_REGION:
    case BEYOND_GROUP:
        return cases_find_region(c, name, &number) ? p->regions[number].code : NULL;
    case BEYOND_VERDICT:
        return c->outlook.partner(c, a, name, partner, &ignored)
                   ? item_id(a, p, &project_items(p)[*partner])
                   : NULL;
    default: return NULL;
    }
}

/* One line of what engine_chain.c has noted; false: it is none. */
static bool read_line(struct arena *a, struct span line, enum beyond_kind *kind, const char **name,
                      int *year)
{
    const char *first = memchr(line.at, '\x1f', line.len);
    const char *last = first ? memrchr(line.at, '\x1f', line.len) : NULL;
    if (!first || last == first)
        return false;
    *kind = (enum beyond_kind)atoi(arena_text(a, line.at, (size_t)(first - line.at)));
    *name = arena_text(a, first + 1, (size_t)(last - first - 1));
    *year = atoi(arena_text(a, last + 1, (size_t)(line.at + line.len - last - 1)));
    return true;
}

static size_t find_reads(struct project_cases *c, struct arena *a, size_t item, const char *text,
                         struct beyond_read **out, size_t **partners)
{
    static const char *const kinds[] = {[BEYOND_OTHER] = "indicator", [BEYOND_REGION] = "region",
                                        [BEYOND_GROUP] = "group", [BEYOND_VERDICT] = "verdict"};
    size_t count = 0, current = c->current;
    *out = ARENA_ARRAY(a, struct beyond_read, BEYOND_QUESTIONS);
    *partners = ARENA_ARRAY(a, size_t, BEYOND_QUESTIONS);
    c->current = item;
    for (const char *end; count < BEYOND_QUESTIONS && (end = strchr(text, '\n')); text = end + 1) {
        enum beyond_kind kind;
        const char *name;
        struct beyond_read *read = &(*out)[count];
        if (!read_line(a, (struct span){text, (size_t)(end - text)}, &kind, &name, &read->year))
            continue;
        (*partners)[count] = SIZE_MAX;
        if (!(read->name = full_name(c, a, kind, name, &(*partners)[count])))
            continue;
        read->kind = kinds[kind];
        count++;
    }
    c->current = current;
    return count;
}

size_t project_cases_reads(struct project_cases *c, struct arena *a, size_t item, const char *text,
                           struct beyond_read **out)
{
    size_t *ignored;
    return find_reads(c, a, item, text, out, &ignored);
}

/* ---- circles ---- */

enum { LONGEST_CIRCLE = 16 };    /* engine_chain.c follows no more */

struct walk {
    struct project_cases *cases;
    const struct verdicts *verdicts;
    struct arena *arena;
    size_t path[LONGEST_CIRCLE + 1];
    size_t length;
    uint32_t *seen;              /* by item: number + 1 of the first whose paths have led there */
};

/* What a verdict read that may wait for itself; NULL: it does not. */
static const char *waits_for(const struct walk *w, size_t number)
{
    struct slot s;
    verdicts_slot(w->verdicts, number, &s);
    bool failed = s.verdict == VERDICT_ERROR && s.reason == REASON_rule_failed;
    return failed ? verdict_reads(w->verdicts, &s) : NULL;
}

/* Leads the path from its last item back to its first, by items behind the first in number only?
 * Then each circle is found once. */
static bool closes(struct walk *w)
{
    struct beyond_read *reads;
    size_t *partners, last = w->path[w->length - 1];
    size_t count = find_reads(w->cases, w->arena, last, waits_for(w, last), &reads, &partners);
    for (size_t i = 0; i < count; i++) {
        size_t next = partners[i];
        if (next == w->path[0])
            return true;
        if (next == SIZE_MAX || next < w->path[0] || w->length > LONGEST_CIRCLE - 1 ||
            w->seen[next] == w->path[0] + 1 || !waits_for(w, next))
            continue;
        w->seen[next] = (uint32_t)w->path[0] + 1;
        w->path[w->length++] = next;
        if (closes(w))
            return true;
        w->length--;
    }
    return false;
}

static void tell(struct walk *w, struct diags *d)
{
    const struct project *p = w->cases->project;
    const struct item *items = project_items(p), *first = &items[w->path[0]];
    const char *text = item_id(w->arena, p, first);
    for (size_t i = 1; i <= w->length; i++)
        text = arena_printf(w->arena, "%s → %s", text,
                            item_id(w->arena, p, &items[w->path[i % w->length]]));
    struct place at = {.file = first->from->file, .line = first->line};
    diag_error(d, at, MSG_beyond_circle, text);
}

void project_tell_circles(struct project_cases *c, const struct verdicts *v, struct diags *d)
{
    struct walk w = {.cases = c, .verdicts = v};
    for (size_t i = 0; c->first_item && i < v->count; i++) {
        if (!waits_for(&w, i))
            continue;
        if (!w.seen)
            w.seen = ARENA_ARRAY(c->arena, uint32_t, v->count);
        w.arena = arena_new();
        w.path[0] = i;
        w.length = 1;
        if (closes(&w))
            tell(&w, d);
        arena_free(w.arena);
    }
}
