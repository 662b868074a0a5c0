/* judge_check - step 0: is the case in order? Contradictory or malformed input is an error,
 * whatever else is known. */
#include "judge_inside.h"

/* ---- years ---- */

static bool bad_years(struct judgement *j)
{
    const struct judge_case *c = j->c;
    bool needs_base = j->settings->chained || (j->rule && j->rule->order == ORDER_CUMULATIVE);
    if (!c->target_year || (c->base_year && c->target_year <= c->base_year))
        return true;
    return !c->base_year && (needs_base || c->baseline.kind == CELL_NUMBER);
}

/* ---- numbers ---- */

/* Also printed numbers that contradict each other: a range upside down, 从4.2到5，提高0.9; and 是 or
 * 否 where the target wants a number (one that nobody could read may want either). */
static bool bad_number(struct judgement *j)
{
    const struct settings *s = j->settings;
    bool bad = j->bad_value || j->c->baseline.kind == CELL_BAD ||
               j->c->reference_baseline.kind == CELL_BAD || j->target->error == READ_CONTRADICTION;
    for (size_t i = 0; i < s->milestone_count; i++)
        bad = bad || s->milestones[i].cell.kind != CELL_NUMBER;
    bool words = !j->rule || j->rule->order == ORDER_INFORMAL;
    for (size_t i = 0; !words && i < j->values.count; i++)
        bad = bad || j->values.list[i].kind == CELL_YES || j->values.list[i].kind == CELL_NO;
    return bad;
}

/* ---- settings ---- */

/* A reading that belongs to another form, in a loose case or an example. */
static bool bad_option(struct judgement *j)
{
    if (!j->rule || !settings_has(j->settings, SET_READING))
        return false;
    enum reading_kind r = j->settings->reading;
    if (j->rule->order == ORDER_STEPS)
        return r != READING_DEFAULT && r != READING_MEAN && r != READING_EACH;
    if (j->rule->order == ORDER_PROPORTION)
        return r == READING_MEAN || r == READING_EACH;
    return false;
}

/* ---- the printed target ---- */

static bool unknown_target(struct judgement *j)
{
    enum read_error e = j->target->error;
    return e == READ_UNKNOWN || e == READ_AMBIGUOUS;
}

static bool unit_mismatch(struct judgement *j)
{
    return j->target->error == READ_UNIT;
}

static int wanted_by_bound(const struct judgement *j)
{
    switch (j->target->bound) {
    case BOUND_AT_LEAST:
    case BOUND_ABOVE: return 1;
    case BOUND_AT_MOST:
    case BOUND_BELOW: return -1;
    default: return 0;
    }
}

/* The target's words against the indicator's direction: ≤ with higher, ≥ with lower, 提高 with
 * lower. A bound on the size of a change (下降10%以上) is none on the level: there the measure
 * itself turns with the direction. */
static bool direction_conflict(struct judgement *j)
{
    int d = j->c->direction == DIRECTION_UNKNOWN ? 0 : (int)j->c->direction;
    int bound = wanted_by_bound(j);
    if (!j->rule || d == 0)
        return false;
    if (j->target->verb && j->target->verb != d)
        return true;
    return bound && bound != d && judge_sense(j) > 0;
}

static bool direction_missing(struct judgement *j)
{
    if (j->target->error == READ_DIRECTION)
        return true;
    /* A bound on a level needs none; asking the rule costs time. */
    bool may_need = j->rule && (j->rule->has_measure || j->target->bound == BOUND_NONE);
    return may_need && j->direction == DIRECTION_NONE && judge_probe(j) == RULE_NO_DIRECTION;
}

/* ---- values ---- */

static bool conflicting(struct judgement *j)
{
    return j->conflicting;
}

static bool out_of_bounds(struct judgement *j)
{
    const struct settings *s = j->settings;
    bool own = settings_has(s, SET_BOUND);
    bool has_low = own ? !s->bound_low_open : j->c->has_low,
         has_high = own ? !s->bound_high_open : j->c->has_high;
    struct num low = own ? num_of(s->bound_low) : j->c->low,
               high = own ? num_of(s->bound_high) : j->c->high;
    if (!has_low && !has_high)
        return false;
    for (size_t i = 0; i <= j->values.count; i++) {
        bool last = i == j->values.count;
        const struct point *p = last ? NULL : &j->values.list[i];
        if (last ? !j->baseline.has : p->kind != CELL_NUMBER || s->chained)
            continue;
        struct num x = last ? j->baseline.value : p->value;
        if ((has_low && num_cmp(x, low) < 0) || (has_high && num_cmp(x, high) > 0))
            return true;
    }
    return false;
}

/* Improve and maintain have a word of their own for 0 (7.10). */
static bool nonpositive_baseline(struct judgement *j)
{
    bool trend = j->rule && (j->rule->order == ORDER_TREND || j->rule->order == ORDER_STABLE);
    return j->rule && !trend && j->baseline.has && num_sign(j->baseline.value) <= 0 &&
           judge_probe(j) == RULE_NONPOSITIVE;
}

static const struct {
    bool (*is)(struct judgement *j);
    enum reason reason;
} mistakes[] = {
    {bad_years, REASON_bad_years},
    {bad_number, REASON_bad_number},
    {bad_option, REASON_bad_option},
    {unknown_target, REASON_unknown_target},
    {direction_conflict, REASON_direction_conflict},
    {direction_missing, REASON_direction_missing},
    {conflicting, REASON_conflicting_observations},
    {out_of_bounds, REASON_out_of_bounds},
    {nonpositive_baseline, REASON_nonpositive_baseline},
    {unit_mismatch, REASON_unit_mismatch},
};

void judge_check(struct judgement *j)
{
    if (j->c->fault != REASON_met) {
        judge_decide(j, VERDICT_ERROR, j->c->fault);
        return;
    }
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes && !j->out.decided; i++)
        if (mistakes[i].is(j))
            judge_decide(j, VERDICT_ERROR, mistakes[i].reason);
    if (!j->settings->applies)
        judge_decide(j, VERDICT_NOT_APPLICABLE, REASON_out_of_scope);
    if (j->target->error == READ_EMPTY)
        judge_decide(j, VERDICT_NOT_APPLICABLE, REASON_no_target);
    if (!j->rule)
        judge_decide(j, VERDICT_ERROR, REASON_rule_failed);
}
