/* evaluator_memory - what accept and goal said of a target. Targets come again and again, and most
 * rules look at nothing else of a case than what is compared here. */
#include "evaluator_inside.h"
#include <string.h>

static bool same_fraction(struct fraction a, struct fraction b)
{
    return a.over.units == b.over.units && a.over.places == b.over.places && a.under == b.under;
}

static bool same_num(struct num a, struct num b)
{
    return a.n == b.n && a.d == b.d && !a.big && !b.big;
}

/* The address alone would not do: the next case's reading may stand where this one's stood. */
static bool same_target(const struct memory *m, const struct reading *t)
{
    const struct target_key *k = &m->key;
    return m->target == t && k->has_n == t->has_n && same_fraction(k->n, t->n) &&
           k->has_n2 == t->has_n2 && same_fraction(k->n2, t->n2) && k->bound == t->bound &&
           k->verb == t->verb && k->about == t->about && k->theta.units == t->theta.units &&
           k->theta.places == t->theta.places && k->captures == t->capture_count &&
           strcmp(k->folded, t->folded) == 0;
}

static const char *reading_of(const struct at *at)
{
    return at->reading ? at->reading : "";
}

static bool same_case(const struct memory *m, const struct at *at)
{
    const struct case_key *k = &m->at;
    return k->direction == at->direction && k->tolerance_given == at->tolerance_given &&
           same_num(k->tolerance, at->tolerance) && same_num(k->theta, at->theta) &&
           strcmp(k->reading, reading_of(at)) == 0;
}

static void forget(struct memory *m)
{
    m->of_case = false;
    memset(m->known, 0, sizeof m->known);
}

static struct memory *find(struct evaluator *e)
{
    const struct reading *t = e->target;
    size_t size = t->folded ? strlen(t->folded) : sizeof ((struct target_key *)0)->folded;
    if (size >= sizeof ((struct target_key *)0)->folded)
        return NULL;
    struct memory *m = &e->memories[((uintptr_t)t >> 4) * 0x9e3779b97f4a7c15u >> 58];
    if (m->target && same_target(m, t))
        return m;
    m->target = t;
    m->key = (struct target_key){
        .has_n = t->has_n, .has_n2 = t->has_n2, .about = t->about, .bound = t->bound,
        .verb = t->verb, .captures = t->capture_count, .n = t->n, .n2 = t->n2, .theta = t->theta,
    };
    memcpy(m->key.folded, t->folded, size + 1);
    forget(m);
    return m;
}

struct memory *memory_find(struct evaluator *e)
{
    if (!e->looked_for)
        e->memory = find(e);
    e->looked_for = true;
    if (e->memory && e->memory->of_case && !same_case(e->memory, e->at))
        forget(e->memory);
    return e->memory;
}

bool memory_recall(struct evaluator *e, const struct memory *m, enum rule_function f,
                   struct result *out)
{
    for (int exact = 1; exact >= e->exact; exact--) {
        if (!m->known[f == RULE_GOAL][exact])
            continue;
        *out = m->said[f == RULE_GOAL][exact];
        e->approximate |= m->guessed[f == RULE_GOAL][exact];
        return true;
    }
    return false;
}

static bool lasting(enum rule_function f, const struct result *r)
{
    return f == RULE_GOAL ? !r->number.big : !r->set.low.big && !r->set.high.big;
}

void memory_keep(struct evaluator *e, struct memory *m, enum rule_function f,
                 const struct result *r, bool guessed)
{
    size_t size = strlen(reading_of(e->at));
    if (r->outcome != RULE_OK)
        return;
    e->unmemorable[f] = e->looked & LOOKED_ELSEWHERE;
    if (e->unmemorable[f] || !lasting(f, r))
        return;
    if (e->looked) {
        if (size >= sizeof m->at.reading)
            return;
        m->of_case = true;
        m->at = (struct case_key){.direction = e->at->direction, .tolerance = e->at->tolerance,
                                  .tolerance_given = e->at->tolerance_given, .theta = e->at->theta};
        memcpy(m->at.reading, reading_of(e->at), size + 1);
    }
    m->known[f == RULE_GOAL][e->exact] = true;
    m->guessed[f == RULE_GOAL][e->exact] = guessed;
    m->said[f == RULE_GOAL][e->exact] = *r;
}
