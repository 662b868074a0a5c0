/* example_beyond - what an example says lies beyond its case: `others`, `regions`, `peers` (with
 * the case's own region they are the group, whatever its name) and `verdicts`. */
#include "examples_inside.h"
#include <string.h>

struct named_series {
    const char *name;
    struct case_value *values;
    size_t count;
};
struct named_list {
    struct named_series *list;
    size_t count;
};
struct beyond_example {
    struct outlook outlook;
    struct named_list others, regions, peers;
    struct { const char *name, *verdict; } *verdicts;
    size_t verdict_count;
    struct named_series own;
};

/* ---- reading ---- */

static size_t count_of(const char *text)
{
    size_t count = 1;
    for (; *text; text++)
        count += *text == '|';
    return count;
}

/* The next `NAME=rest`; false at the end. */
static bool next_pair(struct typed_case *t, struct arena *a, struct span *text, const char **name,
                      struct span *rest)
{
    while (text->len) {
        const char *stop = memchr(text->at, '|', text->len);
        struct span pair = {text->at, stop ? (size_t)(stop - text->at) : text->len};
        *text = stop ? (struct span){stop + 1, text->len - pair.len - 1} : (struct span){"", 0};
        const char *sign = pair.len ? memchr(pair.at, '=', pair.len) : NULL;
        if (!sign) {
            typed_fault(t, REASON_bad_option,
                        MESSAGE(a, MSG_example_no_name, arena_text(a, pair.at, pair.len)));
            continue;
        }
        struct span key = span_trim((struct span){pair.at, (size_t)(sign - pair.at)});
        *name = arena_text(a, key.at, key.len);
        *rest = span_trim((struct span){sign + 1, pair.len - (size_t)(sign - pair.at) - 1});
        return true;
    }
    return false;
}

static void read_series(struct typed_case *t, struct arena *a, struct span text,
                        struct named_series *out)
{
    struct typed_case scratch;
    typed_begin(&scratch);
    typed_series(&scratch, a, text, true);
    if (scratch.fault != REASON_met)
        typed_fault(t, scratch.fault, scratch.why);
    out->values = ARENA_ARRAY(a, struct case_value, scratch.series_count + 1);
    out->count = scratch.series_count;
    for (size_t i = 0; i < out->count; i++)
        out->values[i] = case_value_of(scratch.series[i].year, scratch.series[i].cell);
}

static struct named_list read_list(struct typed_case *t, struct arena *a, const char *text)
{
    struct named_list l = {0};
    struct span left = span_of(text), rest;
    const char *name;
    if (!text)
        return l;
    l.list = ARENA_ARRAY(a, struct named_series, count_of(text));
    while (next_pair(t, a, &left, &name, &rest)) {
        l.list[l.count].name = name;
        read_series(t, a, rest, &l.list[l.count++]);
    }
    return l;
}

static void read_verdicts(struct typed_case *t, struct arena *a, const char *text,
                          struct beyond_example *b)
{
    struct span left = span_of(text), rest;
    const char *name;
    enum verdict verdict;
    if (!text)
        return;
    b->verdicts = arena_alloc(a, count_of(text) * sizeof *b->verdicts);
    while (next_pair(t, a, &left, &name, &rest)) {
        const char *word = arena_text(a, rest.at, rest.len);
        if (!verdict_find(word, &verdict))
            typed_fault(t, REASON_bad_option, MESSAGE(a, MSG_example_no_verdict, word));
        b->verdicts[b->verdict_count].name = name;
        b->verdicts[b->verdict_count++].verdict = word;
    }
}

/* ---- answering ---- */

static struct found_series series_of(const struct named_series *s)
{
    return (struct found_series){.name = s->name, .values = s->values, .count = s->count,
                                 .baseline = {.kind = CELL_MISSING}, .fault = REASON_met};
}

/* What an example does not give has no value in it. */
static void find_named(struct arena *a, const struct named_list *l, const char *name,
                       struct found *out)
{
    out->count = 1;
    out->list = ARENA_NEW(a, struct found_series);
    *out->list =
        (struct found_series){.name = arena_text(a, name, strlen(name)), .fault = REASON_met};
    for (size_t i = 0; i < l->count; i++)
        if (strcmp(l->list[i].name, name) == 0)
            *out->list = series_of(&l->list[i]);
}

static void find_group(struct arena *a, const struct beyond_example *b, const char *name,
                       struct found *out)
{
    out->name = name;
    out->list = ARENA_ARRAY(a, struct found_series, b->peers.count + 1);
    out->list[out->count++] = series_of(&b->own);
    for (size_t i = 0; i < b->peers.count; i++)
        out->list[out->count++] = series_of(&b->peers.list[i]);
}

static bool look(void *self, struct arena *a, const struct question *q, struct found *out,
                 struct message *why)
{
    const struct beyond_example *b = self;
    (void)why;
    switch (q->kind) {
    case BEYOND_OTHER: find_named(a, &b->others, q->name, out); break;
    case BEYOND_REGION: find_named(a, &b->regions, q->name, out); break;
    case BEYOND_GROUP: find_group(a, b, q->name, out); break;
    default:
        out->name = q->name;
        for (size_t i = 0; i < b->verdict_count; i++)
            if (strcmp(b->verdicts[i].name, q->name) == 0)
                out->verdict = b->verdicts[i].verdict;
    }
    return true;
}

const char *example_beyond(struct arena *a, struct example_case *c)
{
    const struct rule_example *e = c->example;
    struct typed_case *t = &c->typed;
    if (!e->others && !e->regions && !e->peers && !e->verdicts)
        return "";
    struct beyond_example *b = ARENA_NEW(a, struct beyond_example);
    const struct { const char *field, *text; struct named_list *list; } lists[] = {
        {"others", e->others, &b->others}, {"regions", e->regions, &b->regions},
        {"peers", e->peers, &b->peers}};
    bool sound = !t->why.en;
    const char *faulty = NULL;
    b->outlook = (struct outlook){.self = b, .look = look};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        *lists[i].list = read_list(t, a, lists[i].text);
        if (sound && t->why.en && !faulty)
            faulty = lists[i].field;
    }
    read_verdicts(t, a, e->verdicts, b);
    b->own.name = "·";
    c->beyond = b;
    return faulty ? faulty : "verdicts";
}

const struct outlook *example_outlook(const struct example_case *c, struct case_value *own)
{
    if (!c->beyond)
        return NULL;
    c->beyond->own.values = own;
    c->beyond->own.count = c->typed.series_count;
    return &c->beyond->outlook;
}
