#pragma once
/* state - what is compared of a verdict between two nights, and of the circumstances it was given
 * in. States come as a stream sorted by id, from a result (states_result.c) or from a night of the
 * history (past.c); a state can be had again by its number, so that nobody needs to keep it. */
#include "../report/result.h"

enum { STATE_NONE = -1 };

struct state {
    int64_t number;                      /* for states_at() */
    enum verdict verdict;
    enum reason reason;
    enum attribute attribute;
    enum item_kind kind;
    uint32_t flags;
    int base_year, target_year, value_year;      /* 0: none */
    /* number of the run since which the verdict has been of this sort; 0: not known */
    int64_t since;
    struct span id, plan, region, region_name, indicator, name, name_en, unit;
    struct span rule, target, baseline_printed, value, measure, progress, settings;
    struct span series;                  /* "2021:1.2;2022:1.3" */
};

struct part { const char *name, *value; };       /* sorted by name */
struct parts {
    struct part *list;
    size_t count;
};

struct circumstances {
    const char *name;                    /* of the file; NULL: a run of the history */
    int64_t run;                         /* its number there; 0: not of a history */
    const char *version, *today;         /* today NULL: not said */
    int as_of;                           /* 0: differs between items */
    const char *settings;                /* as JSON */
    struct parts inputs, rules, plans;   /* SHA-256 of the first two; settings of plans */
};

struct states_source;
struct states {
    struct circumstances of;
    const struct states_source *source;
    void *self;
    bool failed;                         /* reading broke off, and diagnostics say why */
};

struct states_source {
    bool (*next)(struct states *s, struct state *out);           /* false: behind the last */
    void (*at)(struct states *s, int64_t number, struct state *out);
    void (*rewind)(struct states *s);
    void (*done)(struct states *s);
};

/* Borrowed until the next call of either. */
static inline bool states_next(struct states *s, struct state *out)
{
    return s->source->next(s, out);
}
static inline void states_at(struct states *s, int64_t number, struct state *out)
{
    s->source->at(s, number, out);
}
static inline void states_rewind(struct states *s)       /* the next one is the first again */
{
    s->source->rewind(s);
}
static inline void states_done(struct states *s)         /* NULL is fine */
{
    if (s)
        s->source->done(s);
}

/* Both from the beginning, side by side; what only one has comes with a NULL. `old` may be NULL:
 * it has nothing. */
typedef void states_pair(void *self, const struct state *old, const struct state *new);
void states_merge(struct states *old, struct states *new, states_pair *pair, void *self);

/* NULL, and a diagnostic: an id stands in it twice. */
struct states *states_of_result(struct arena *a, const struct result *r, const char *name,
                                struct diags *d);
void parts_sort(struct parts *p);
const struct part *parts_find(const struct parts *p, struct span name);  /* NULL: not there */
