/* evaluator_check - do doubles and exact numbers say the same, up to what doubles can explain? */
#include "evaluator_inside.h"
#include <math.h>

/* A function whose doubles and fractions are further apart than this (times the greatest number in
 * play) does not compute the same thing twice. */
#define EXPLAINED 1e-8

static double scale_of(const struct evaluator *e)
{
    const struct at *at = e->at;
    double scale = at->has_value ? fabs(num_near(at->value)) : 0;
    const struct { bool has; const struct num *x; } others[] = {
        {at->has_baseline, &at->baseline},
        {at->has_reference, &at->reference},
        {at->has_sum, &at->sum},
        {at->has_reference_baseline, &at->reference_baseline},
        {at->has_reference_target, &at->reference_target},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].has)
            scale = fmax(scale, fabs(num_near(*others[i].x)));
    if (e->target->has_n)
        scale = fmax(scale, fabs(num_near(num_of(e->target->n.over))));
    scale = fmax(scale, e->beyond_scale);
    return scale;
}

static bool near(const struct evaluator *e, struct num a, struct num b)
{
    double x = num_near(a), y = num_near(b);
    return fabs(x - y) <= EXPLAINED * fmax(scale_of(e), fmax(fabs(x), fabs(y)));
}

static bool same_set(const struct evaluator *e, const struct interval *a, const struct interval *b)
{
    return a->has_low == b->has_low && a->has_high == b->has_high &&
           (!a->has_low || (a->low_open == b->low_open && near(e, a->low, b->low))) &&
           (!a->has_high || (a->high_open == b->high_open && near(e, a->high, b->high)));
}

static bool same_result(const struct evaluator *e, enum rule_function f, const struct result *a,
                        const struct result *b)
{
    if (a->outcome != b->outcome || a->outcome != RULE_OK)
        return a->outcome == b->outcome;
    switch (f) {
    case RULE_ACCEPT: return same_set(e, &a->set, &b->set);
    case RULE_EARLY: return a->yes == b->yes;
    default: return a->has == b->has && (!a->has || near(e, a->number, b->number));
    }
}

/* Two numbers so near that doubles may order them otherwise explain any difference; then the exact
 * one counts. So do doubles that break where fractions do not. */
bool check_agree(const struct evaluator *e, enum rule_function f, const struct result *doubles,
                 const struct result *exact)
{
    bool ended = exact->outcome == RULE_BROKE || exact->outcome == RULE_OVER_BUDGET ||
                 doubles->outcome == RULE_BROKE || doubles->outcome == RULE_OVER_BUDGET;
    return e->close || ended || same_result(e, f, doubles, exact);
}
