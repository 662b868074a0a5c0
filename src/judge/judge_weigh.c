/* judge_weigh - the judged value on the scales: what the rule measures, what it accepts, and
 * whether one lies in the other under the comparison that is asked for (semantics.md 4, 7.5). */
#include "judge_inside.h"
#include <math.h>

/* ---- measure, set, goal ---- */

/* An approximate or bound baseline says nothing exact about where one started. */
static void weigh_start(struct judgement *j)
{
    struct outcome *o = &j->out;
    if (!judge_baseline_firm(&j->baseline))
        return;
    struct point base = {.year = j->c->base_year, .kind = CELL_NUMBER, .value = j->baseline.value};
    judge_see(j, &base);
    o->has_start = judge_measure(j, &o->start) == RULE_OK;
}

static enum rule_outcome weigh_goal(struct judgement *j)
{
    struct outcome *o = &j->out;
    if (j->rule->has_goal)
        return evaluator_goal(j->evaluator, &o->has_goal, &o->goal);
    const struct interval *s = &o->set;
    if (s->has_low && s->has_high) {
        o->has_goal = num_cmp(s->low, s->high) == 0;
        o->goal = s->low;
        return RULE_OK;
    }
    o->has_goal = s->has_low || s->has_high;
    o->goal = s->has_low ? s->low : s->high;
    return RULE_OK;
}

enum rule_outcome judge_weigh(struct judgement *j)
{
    struct outcome *o = &j->out;
    weigh_start(j);
    judge_see(j, o->judged);
    enum rule_outcome r = judge_measure(j, &o->measure);
    if (r == RULE_OK)
        r = judge_accept(j, &o->set);
    if (r == RULE_OK)
        r = weigh_goal(j);
    if (r != RULE_OK)
        return r;
    o->weighed = o->has_measure = true;
    judge_scale_weighed(j);
    if (j->rule->order != ORDER_STABLE)
        judge_tell_weighed(j);
    judge_progress(j);
    return RULE_OK;
}

int judge_side(const struct judgement *j)
{
    const struct interval *s = &j->out.set;
    if (!s->has_high)
        return 1;
    if (!s->has_low)
        return -1;
    struct num to = j->out.has_goal ? j->out.goal : s->low;
    return j->out.has_start && num_cmp(j->out.start, to) > 0 ? -1 : 1;
}

/* ---- comparison ---- */

/* Decimals to round the measure to: as told, else as printed. A form whose measure is not on the
 * scale of what is printed (7% a year is a factor of 1.4026) has none. */
bool judge_rounding(const struct judgement *j, int *places)
{
    const struct reading *t = j->target;
    *places = j->settings->places;
    if (settings_has(j->settings, SET_PLACES))
        return true;
    if (!t->has_n || t->places == NO_PLACES || t->n.under != 1)
        return false;
    struct num n = num_of(t->n.over);
    const struct interval *s = &j->out.set;
    bool two = t->has_n2 && s->has_low && s->has_high;
    bool printed = two ? num_cmp(s->low, n) == 0 : j->out.has_goal && num_cmp(j->out.goal, n) == 0;
    bool second = t->has_n2 && j->out.has_goal && num_cmp(j->out.goal, num_of(t->n2.over)) == 0;
    *places = t->places;
    if (t->has_n2 && t->n2.over.places > *places)
        *places = t->n2.over.places;
    return printed || second;
}

/* Rounding moves a number by half a unit at most: further from every edge it changes nothing. */
static bool far_from_edges(const struct interval *set, struct num measure, int places)
{
    static const double units[] = {1e0, 1e-1, 1e-2, 1e-3};
    enum { UNITS = sizeof units / sizeof *units };
    double unit = places >= 0 && places < UNITS ? units[places] : pow(10, -places);
    double x = num_near(measure);
    double low = set->has_low ? fabs(x - num_near(set->low)) : INFINITY;
    double high = set->has_high ? fabs(x - num_near(set->high)) : INFINITY;
    return low > unit && high > unit;
}

/* Once rounded, a measure is exact, and a printed edge always is: nothing is doubtful about their
 * comparison. */
static bool rounded_within(struct judgement *j, const struct interval *set, struct num measure)
{
    int places;
    if (!judge_rounding(j, &places))
        return judge_contains(j, set, measure);
    measure = judge_round(j, measure, places, j->settings->round);
    bool printed = (!set->has_low || judge_printed_edge(j, set->low)) &&
                   (!set->has_high || judge_printed_edge(j, set->high)),
         doubtful = j->approximate;
    j->approximate = doubtful && !printed;
    bool within = judge_contains(j, set, measure);
    j->approximate = doubtful;
    return within;
}

bool judge_within(struct judgement *j, const struct interval *set, struct num measure)
{
    if (j->settings->compare == COMPARE_ROUNDED)
        return rounded_within(j, set, measure);
    return judge_contains(j, set, measure);
}

bool judge_methods_differ(struct judgement *j, const struct interval *set, struct num measure)
{
    int places;
    if (!judge_rounding(j, &places) || far_from_edges(set, measure, places))
        return false;
    return judge_contains(j, set, measure) != rounded_within(j, set, measure);
}

/* ---- uncertainty: the measure as an interval ---- */

/* The standard error of the value, or of its difference to the baseline where that counts. */
static struct num spread_of(struct judgement *j, struct num se)
{
    const struct settings *s = j->settings;
    if (!settings_has(s, SET_SE_BASE) || !judge_needs_baseline(j))
        return se;
    return num_snap(hypot(num_near(se), num_near(num_of(s->se_base))));
}

/* 95 % limits of a value; false: it has none. */
static bool value_limits(struct judgement *j, const struct point *p, struct interval *out)
{
    const struct settings *s = j->settings;
    *out = (struct interval){.has_low = true, .has_high = true};
    if (s->uncertainty == UNCERTAINTY_POISSON && p->has_events) {
        struct limits l = rates_poisson(num_near(p->events));
        struct num by = num_div(num_of(s->per), p->population);
        out->low = num_mul(num_snap(l.low), by);
        out->high = num_mul(num_snap(l.high), by);
        return true;
    }
    bool has_se = p->has_se || settings_has(s, SET_SE);
    if (s->uncertainty == UNCERTAINTY_NORMAL && has_se) {
        struct num half = num_mul(rates_z(), spread_of(j, p->has_se ? p->se : num_of(s->se)));
        out->low = num_sub(p->value, half);
        out->high = num_add(p->value, half);
        return true;
    }
    return false;
}

/* A value reported as ≥95 or <3 is all numbers on that side, as far as numbers are possible. */
static bool bound_limits(struct judgement *j, const struct point *p, struct interval *out)
{
    if (!(p->marks & CELL_BOUND))
        return false;
    bool up = p->marks & (CELL_AT_LEAST | CELL_ABOVE);
    *out = (struct interval){.has_low = up || j->c->has_low,
                             .low = up ? p->value : j->c->low,
                             .has_high = !up || j->c->has_high,
                             .high = up ? j->c->high : p->value,
                             .low_open = p->marks & CELL_ABOVE,
                             .high_open = p->marks & CELL_BELOW};
    return true;
}

/* The interval of values as one of measures: its ends measured, and turned around where the measure
 * falls. */
static bool measured(struct judgement *j, const struct point *p, struct interval *values)
{
    struct point end = *p;
    struct interval v = *values;
    struct num low = num_int(0), high = num_int(0);
    end.value = v.low;
    judge_see(j, &end);
    bool fine = !v.has_low || judge_measure(j, &low) == RULE_OK;
    end.value = v.high;
    judge_see(j, &end);
    fine = fine && (!v.has_high || judge_measure(j, &high) == RULE_OK);
    bool turned = v.has_low && v.has_high ? num_cmp(low, high) > 0 : judge_sense(j) < 0;
    *values = turned ? (struct interval){v.has_high, v.has_low, v.high_open, v.low_open, high, low}
                     : (struct interval){v.has_low, v.has_high, v.low_open, v.high_open, low, high};
    judge_see(j, p);
    return fine;
}

/* Does a lie wholly below b? */
static bool below(const struct interval *a, const struct interval *b)
{
    if (!a->has_high || !b->has_low)
        return false;
    int c = num_cmp(a->high, b->low);
    return c < 0 || (c == 0 && (a->high_open || b->low_open));
}

static bool low_inside(const struct interval *a, const struct interval *b)
{
    if (!b->has_low)
        return true;
    int c = a->has_low ? num_cmp(a->low, b->low) : -1;
    return c > 0 || (c == 0 && (a->low_open || !b->low_open));
}

static bool high_inside(const struct interval *a, const struct interval *b)
{
    if (!b->has_high)
        return true;
    int c = a->has_high ? num_cmp(a->high, b->high) : 1;
    return c < 0 || (c == 0 && (a->high_open || !b->high_open));
}

enum acceptance judge_acceptance(struct judgement *j, const struct point *p,
                                 const struct interval *set, struct num measure)
{
    struct interval spread;
    bool spreads = value_limits(j, p, &spread) || bound_limits(j, p, &spread);
    if (!spreads || !measured(j, p, &spread))
        return judge_within(j, set, measure) ? ACCEPTANCE_YES : ACCEPTANCE_NO;
    TELL(j, "7.5", MSG_judge_told_spread, judge_say_set(j, &spread));
    if (low_inside(&spread, set) && high_inside(&spread, set))
        return ACCEPTANCE_YES;
    return below(&spread, set) || below(set, &spread) ? ACCEPTANCE_NO : ACCEPTANCE_STRADDLES;
}

/* ---- how it was met ---- */

/* The acceptable set without tolerance: it ends at the goal. */
static struct interval goal_set(const struct judgement *j)
{
    struct interval s = j->out.set;
    struct num goal = j->out.goal;
    bool inside = s.has_low && s.has_high && num_cmp(goal, s.low) > 0 && num_cmp(goal, s.high) < 0;
    if (!j->out.has_goal || (s.has_low && s.has_high && !inside))
        return s;
    if (inside || s.has_low)
        s.low = goal;
    if (inside || s.has_high)
        s.high = goal;
    return s;
}

enum reason judge_how_met(struct judgement *j)
{
    struct interval strict = goal_set(j);
    if (judge_contains(j, &strict, j->out.measure))
        return REASON_met;
    return judge_contains(j, &j->out.set, j->out.measure) ? REASON_met_within_tolerance
                                                          : REASON_met_rounded_only;
}
