/* judge_progress - how much of the way from the baseline to the goal lies behind (semantics.md 6).
 */
#include "judge_inside.h"
#include <math.h>

static struct num distance(struct num a, struct num b)
{
    return num_abs(num_sub(a, b));
}

/* To the nearest edge of a two-sided set, 0 inside; where the rule names a goal inside the set, to
 * the goal. */
static struct num gap(const struct judgement *j, struct num x)
{
    const struct interval *s = &j->out.set;
    if (j->out.has_goal)
        return distance(x, j->out.goal);
    if (num_cmp(x, s->low) < 0)
        return num_sub(s->low, x);
    return num_cmp(x, s->high) > 0 ? num_sub(x, s->high) : num_int(0);
}

static bool two_sided(const struct judgement *j)
{
    return j->out.set.has_low && j->out.set.has_high;
}

/* Done and whole on the measure's scale, turned so that whole is positive; false where one starts
 * at the goal or beyond it. */
static bool linear_way(struct judgement *j, struct num measure, struct way *w)
{
    struct outcome *o = &j->out;
    if (two_sided(j)) {
        w->whole = gap(j, o->start);
        w->done = num_sub(w->whole, gap(j, measure));
    } else {
        w->whole = num_sub(o->goal, o->start);
        w->done = num_sub(measure, o->start);
        if (o->set.has_high) {
            w->whole = num_neg(w->whole);
            w->done = num_neg(w->done);
        }
    }
    return judge_compare(j, w->whole, num_int(0)) > 0;
}

/* 100·ln(level/b)/ln(goal level/b), the official way for binding percentage cuts; only between
 * positive levels. */
static bool log_way(struct judgement *j, struct num level, struct way *w)
{
    bool has;
    struct num goal;
    double b = num_near(j->baseline.value), x = num_near(level);
    if (evaluator_level(j->evaluator, &has, &goal) != RULE_OK || !has)
        return false;
    double to = num_near(goal);
    if (!(b > 0 && x > 0 && to > 0) || to == b)
        return false;
    double turn = to < b ? -1 : 1;
    w->floating = true;
    w->done_f = turn * log(x / b);
    w->whole_f = turn * log(to / b);
    return true;
}

bool judge_way_to(struct judgement *j, struct num measure, const struct num *level, struct way *w)
{
    w->floating = false;
    w->has = linear_way(j, measure, w);
    if (w->has && level && j->settings->progress == PROGRESS_LOG)
        log_way(j, *level, w);
    return w->has;
}

static struct num percent_of(const struct way *w)
{
    if (w->floating)
        return num_snap(100 * w->done_f / w->whole_f);
    return num_div(num_mul(num_int(100), w->done), w->whole);
}

/* The rule's own number of percent, as a way of 100 steps. */
static void rule_progress(struct judgement *j)
{
    struct outcome *o = &j->out;
    double percent;
    bool has;
    enum rule_outcome r = evaluator_progress(j->evaluator, &has, &percent);
    if (r == RULE_BROKE || r == RULE_OVER_BUDGET)
        judge_answer(j, r);
    if (r != RULE_OK || !has)
        return;
    o->way = (struct way){.has = true,
                          .floating = true,
                          .done_f = percent,
                          .whole_f = 100,
                          .done = num_snap(percent),
                          .whole = num_int(100)};
    o->has_progress = true;
    o->progress = num_snap(percent);
}

static void tell_progress(const struct judgement *j)
{
    const struct outcome *o = &j->out;
    if (!j->trace)
        return;
    if (o->start_beyond) {
        TELL(j, "6", MSG_judge_told_start_beyond, judge_say(j, o->start));
        return;
    }
    char percent[64];
    num_write_fixed(o->progress, 2, percent);
    enum message_id id = o->way.floating ? MSG_judge_told_progress_log
                         : two_sided(j)  ? MSG_judge_told_progress_gap
                                         : MSG_judge_told_progress;
    TELL(j, "6", id, judge_say(j, o->measure), judge_say(j, o->start),
         o->has_goal ? judge_say(j, o->goal) : "", percent);
}

void judge_progress(struct judgement *j)
{
    struct outcome *o = &j->out;
    enum rule_order order = j->rule->order;
    if (order == ORDER_TREND || order == ORDER_STABLE || order == ORDER_INFORMAL ||
        order == ORDER_CUMULATIVE)
        return;
    if (j->rule->has_progress) {
        rule_progress(j);
        return;
    }
    if (!o->has_start || (!two_sided(j) && !o->has_goal))
        return;
    o->start_beyond = !judge_way_to(j, o->measure, &j->at.value, &o->way);
    if (!o->start_beyond) {
        o->has_progress = true;
        o->progress = percent_of(&o->way);
    }
    tell_progress(j);
}
