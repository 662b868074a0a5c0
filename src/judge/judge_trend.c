/* judge_trend - improve and maintain (semantics.md 7.10): is there a change worth the name, or
 * none? */
#include "judge_inside.h"

void judge_met(struct judgement *j, bool met, enum reason r)
{
    enum verdict final = met ? VERDICT_PASS : VERDICT_FAIL;
    judge_decide(j, j->out.final ? final : met ? VERDICT_ON_TRACK : VERDICT_OFF_TRACK, r);
}

static bool absolute(const struct judgement *j)
{
    return settings_has(j->settings, SET_THETA_ABS);
}

/* θ in percent of the baseline, or in the unit itself (theta_abs): then the change is measured in
 * the unit too. */
static struct num threshold(const struct judgement *j)
{
    return absolute(j) ? num_of(j->settings->theta_abs) : j->theta;
}

static struct num change(const struct judgement *j)
{
    return num_sub(j->out.judged->value, j->baseline.value);
}

/* False: nothing is a percentage of 0. */
static bool has_scale(struct judgement *j)
{
    if (!absolute(j) && num_sign(j->baseline.value) == 0)
        judge_decide(j, VERDICT_UNDETERMINED, REASON_zero_baseline);
    return !j->out.decided;
}

/* ---- improve ---- */

static void measure_trend(struct judgement *j)
{
    struct outcome *o = &j->out;
    if (!absolute(j)) {
        judge_answer(j, judge_weigh(j));
    } else {
        o->measure = num_mul(num_int(j->direction), change(j));
        o->set = (struct interval){.has_low = true, .low = threshold(j), .high = num_int(0)};
        o->weighed = o->has_measure = true;
    }
    if (j->out.decided)
        return;
    o->has_goal = true;
    o->goal = threshold(j);
    if (absolute(j))
        judge_tell_weighed(j);
}

/* z = change / √(se² + se_base²), compared as squares. False: no standard errors. */
static bool by_standard_error(struct judgement *j)
{
    const struct settings *s = j->settings;
    const struct point *p = j->out.judged;
    if (!p->has_se && !settings_has(s, SET_SE))
        return false;
    struct num se = p->has_se ? p->se : num_of(s->se);
    struct num base = settings_has(s, SET_SE_BASE) ? num_of(s->se_base) : num_int(0);
    struct num variance = num_add(num_mul(se, se), num_mul(base, base));
    struct num z = rates_z(), moved = num_mul(num_int(j->direction), change(j));
    if (num_sign(variance) == 0)
        return false;
    TELL(j, "7.10", MSG_judge_told_standard_error, judge_say(j, moved), judge_say(j, variance));
    if (num_cmp(num_mul(moved, moved), num_mul(num_mul(z, z), variance)) < 0)
        judge_met(j, false, REASON_not_significant);
    else if (num_sign(moved) > 0)
        judge_met(j, true, REASON_met);
    else
        judge_met(j, false, REASON_worsening);
    return true;
}

void judge_trend(struct judgement *j)
{
    if (!has_scale(j))
        return;
    measure_trend(j);
    if (j->out.decided || by_standard_error(j))
        return;
    struct outcome *o = &j->out;
    struct interval worse = {.has_high = true, .low = num_int(0), .high = num_neg(threshold(j))};
    if (judge_contains(j, &o->set, o->measure))
        judge_met(j, true, REASON_met);
    else if (judge_contains(j, &worse, o->measure))
        judge_met(j, false, REASON_worsening);
    else
        judge_met(j, false, REASON_no_detectable_change);
}

/* ---- maintain ---- */

/* 保持稳定 from ≥80 means at least 80: there is no number that could have stayed the same. */
static bool keeps_bound(struct judgement *j)
{
    uint8_t marks = j->baseline.marks;
    if (!(marks & CELL_BOUND))
        return false;
    struct outcome *o = &j->out;
    bool low = marks & (CELL_AT_LEAST | CELL_ABOVE);
    struct num edge = j->baseline.value;
    o->measure = o->judged->value;
    o->weighed = o->has_measure = true;
    o->set = (struct interval){.has_low = low,
                               .has_high = !low,
                               .low = edge,
                               .high = edge,
                               .low_open = marks & CELL_ABOVE,
                               .high_open = marks & CELL_BELOW};
    bool kept = judge_contains(j, &o->set, o->measure);
    TELL(j, "3", MSG_judge_told_keeps_bound, judge_say_set(j, &o->set), judge_say(j, o->measure));
    judge_met(j, kept, kept ? REASON_stable : REASON_not_stable);
    return true;
}

/* Within θ of the baseline; with a direction also anything better. */
static void stable_sets(struct judgement *j, struct interval *band, struct interval *fine)
{
    struct num theta = threshold(j), zero = num_int(0);
    *band = *fine =
        (struct interval){.has_low = true, .has_high = true, .low = num_neg(theta), .high = theta};
    if (j->direction == DIRECTION_HIGHER)
        *fine = (struct interval){.has_low = true, .low = band->low, .high = zero};
    else if (j->direction == DIRECTION_LOWER)
        *fine = (struct interval){.has_high = true, .low = zero, .high = band->high};
}

void judge_stable(struct judgement *j)
{
    if (keeps_bound(j) || !has_scale(j))
        return;
    struct outcome *o = &j->out;
    struct interval band;
    if (absolute(j)) {
        o->measure = change(j);
        o->weighed = o->has_measure = true;
    } else {
        judge_answer(j, judge_weigh(j));
    }
    if (o->decided)
        return;
    stable_sets(j, &band, &o->set);
    o->has_goal = false;
    TELL(j, "7.10", MSG_judge_told_set, judge_say(j, o->measure), judge_say_set(j, &o->set));
    if (judge_contains(j, &band, o->measure))
        judge_met(j, true, REASON_stable);
    else if (judge_contains(j, &o->set, o->measure))
        judge_met(j, true, REASON_better_than_stable);
    else
        judge_met(j, false, REASON_not_stable);
}
