/* judge_pace - is one fast enough? Pace is progress over the progress that the schedule wants
 * (semantics.md 6, 7.8). Exact paces are compared without dividing: done >= pace · due · whole. */
#include "judge_inside.h"
#include <math.h>

/* Ties of logarithms and roots count as reached: what doubles may lack. */
#define SLACK 1e-12

static bool reaches(struct judgement *j, const struct way *w, struct num due)
{
    if (!w->floating)
        return judge_compare(j, w->done, num_mul(due, w->whole)) >= 0;
    double wanted = num_near(due) * w->whole_f;
    return w->done_f >= wanted - SLACK * (fabs(wanted) + fabs(w->done_f));
}

static bool worsening(const struct way *w)
{
    return w->floating ? w->done_f < -SLACK : num_sign(w->done) < 0;
}

/* ---- what is due in the judged year ---- */

struct knot { /* of the schedule: by this year, this share of the way */
    int year;
    struct num share;
};

static struct num share_of(const struct way *w)
{
    return w->floating ? num_snap(w->done_f / w->whole_f) : num_div(w->done, w->whole);
}

/* A milestone is printed like the target: on the measure's scale. */
static bool milestone_share(struct judgement *j, const struct year_cell *m, struct num *out)
{
    struct num x = cell_num(m->cell);
    struct way w = {0};
    if (j->rule->order == ORDER_CUMULATIVE) {
        *out = num_div(x, j->out.goal);
        return true;
    }
    if (j->rule->has_progress || !judge_way_to(j, x, j->rule->has_measure ? NULL : &x, &w))
        return false;
    *out = share_of(&w);
    return true;
}

static struct num between(const struct knot *a, const struct knot *b, int year)
{
    struct num part = num_div(num_int(year - a->year), num_int(b->year - a->year));
    return num_add(a->share, num_mul(num_sub(b->share, a->share), part));
}

/* The straight pieces through baseline, milestones and goal. */
struct num judge_due(struct judgement *j)
{
    const struct settings *s = j->settings;
    int year = j->out.judged->year;
    struct knot before = {j->c->base_year, num_int(0)}, after = {j->c->target_year, num_int(1)};
    for (size_t i = 0; i < s->milestone_count; i++) {
        struct knot k = {.year = s->milestones[i].year};
        if (k.year <= before.year || k.year >= after.year ||
            !milestone_share(j, &s->milestones[i], &k.share))
            continue;
        if (k.year <= year)
            before = k;
        else
            after = k;
    }
    return between(&before, &after, year);
}

/* ---- compound growth (path: cagr) ---- */

/* Yearly growth so far as a way whose whole is the yearly growth needed: the due share of that
 * is 1. */
static bool growth_way(struct judgement *j, struct way *w)
{
    bool has;
    struct num goal;
    double b = num_near(j->baseline.value), x = num_near(j->at.value);
    if (evaluator_level(j->evaluator, &has, &goal) != RULE_OK || !has)
        return false;
    double to = num_near(goal);
    double elapsed = j->out.judged->year - j->c->base_year,
           all = j->c->target_year - j->c->base_year;
    if (!(b > 0 && x >= 0 && to > 0) || to == b)
        return false;
    double turn = to < b ? -1 : 1;
    w->has = w->floating = true;
    w->done_f = turn * (pow(x / b, 1 / elapsed) - 1);
    w->whole_f = turn * (pow(to / b, 1 / all) - 1);
    return true;
}

static struct num needed_pace(const struct judgement *j)
{
    const struct settings *s = j->settings;
    if (!settings_has(s, SET_PACE) && s->attribute == ATTRIBUTE_BINDING)
        return num_int(1);
    return num_of(s->pace);
}

static void tell_pace(struct judgement *j, const struct way *w, struct num due, bool growth)
{
    if (!j->trace || num_sign(due) == 0)
        return;
    char ratio[64], wanted[64];
    num_write_fixed(num_div(share_of(w), due), 3, ratio);
    num_write_fixed(num_mul(num_int(100), due), 2, wanted);
    if (growth)
        TELL(j, "6", MSG_judge_told_growth, ratio, judge_say(j, needed_pace(j)));
    else
        TELL(j, "6", MSG_judge_told_pace, wanted, ratio, judge_say(j, needed_pace(j)));
}

void judge_pace(struct judgement *j)
{
    struct way w = j->out.way;
    struct num due = judge_due(j), pace = needed_pace(j), enough = due;
    bool growth = j->settings->path == PATH_CAGR && growth_way(j, &w);
    if (growth)
        due = enough = num_int(1);
    if (num_sign(due) > 0)
        enough = num_mul(pace, due);
    tell_pace(j, &w, due, growth);
    if (reaches(j, &w, enough))
        judge_decide(j, VERDICT_ON_TRACK,
                     reaches(j, &w, due) ? REASON_on_schedule : REASON_near_schedule);
    else if (worsening(&j->out.way))
        judge_decide(j, VERDICT_OFF_TRACK, REASON_worsening);
    else if (reaches(j, &w, num_mul(num_of((struct decimal){6, 1}), due)))
        judge_decide(j, VERDICT_OFF_TRACK, REASON_behind);
    else
        judge_decide(j, VERDICT_OFF_TRACK, REASON_far_behind);
}

/* ---- a milestone due in the judged year ---- */

static struct interval milestone_set(const struct judgement *j, struct cell cell)
{
    bool rising = judge_side(j) > 0;
    if (cell.marks & CELL_BOUND)
        rising = cell.marks & (CELL_AT_LEAST | CELL_ABOVE);
    return (struct interval){.has_low = rising,
                             .has_high = !rising,
                             .low = cell_num(cell),
                             .high = cell_num(cell),
                             .low_open = cell.marks & CELL_ABOVE,
                             .high_open = cell.marks & CELL_BELOW};
}

/* A milestone may be printed finer than the target: then so is the measure. */
static bool reaches_milestone(struct judgement *j, const struct interval *set, struct cell cell,
                              struct num measure)
{
    int places;
    if (j->settings->compare == COMPARE_ROUNDED && judge_rounding(j, &places)) {
        if (!settings_has(j->settings, SET_PLACES) && cell.number.places > places)
            places = cell.number.places;
        measure = judge_round(j, measure, places, j->settings->round);
    }
    return judge_contains(j, set, measure);
}

bool judge_milestone(struct judgement *j, struct num measure)
{
    const struct settings *s = j->settings;
    for (size_t i = 0; i < s->milestone_count; i++) {
        if (s->milestones[i].year != j->out.judged->year)
            continue;
        struct interval set = milestone_set(j, s->milestones[i].cell);
        bool met = reaches_milestone(j, &set, s->milestones[i].cell, measure);
        TELL(j, "7.8", met ? MSG_judge_told_milestone_met : MSG_judge_told_milestone_missed,
             judge_say_set(j, &set), judge_say(j, measure));
        return judge_decide(j, met ? VERDICT_ON_TRACK : VERDICT_OFF_TRACK,
                            met ? REASON_milestone_met : REASON_milestone_missed);
    }
    return false;
}

/* ---- what the reader wants to know beside the verdict ---- */

/* The measure that the schedule wants in the judged year: along the straight line, or along the
 * curve of constant growth where progress or path say so. */
static void expect(struct judgement *j, struct num due)
{
    struct outcome *o = &j->out;
    bool has = false, cagr = j->settings->path == PATH_CAGR;
    struct num goal, level;
    if (!cagr && !o->way.floating) {
        struct num to = o->has_goal ? o->goal : judge_side(j) > 0 ? o->set.low : o->set.high;
        o->has_expected = true;
        o->expected = num_add(o->start, num_mul(due, num_sub(to, o->start)));
        return;
    }
    if (j->rule->has_progress || evaluator_level(j->evaluator, &has, &goal) != RULE_OK || !has)
        return;
    double b = num_near(j->baseline.value), to = num_near(goal);
    if (!(b > 0 && to > 0))
        return;
    double share =
        cagr ? (double)(o->judged->year - j->c->base_year) / (j->c->target_year - j->c->base_year)
             : num_near(due);
    level = num_snap(b * pow(to / b, share));
    struct point then = *o->judged;
    then.value = level;
    judge_see(j, &then);
    o->has_expected = judge_measure(j, &o->expected) == RULE_OK;
    judge_see(j, o->judged);
}

void judge_schedule(struct judgement *j)
{
    struct outcome *o = &j->out;
    int left = j->c->target_year - o->judged->year;
    if (left <= 0)
        return;
    if (o->way.has)
        expect(j, judge_due(j));
    struct num to = o->has_goal ? o->goal : judge_side(j) > 0 ? o->set.low : o->set.high;
    if (o->acceptance != ACCEPTANCE_YES) {
        o->has_required = true;
        o->required = num_div(num_sub(to, o->measure), num_int(left));
    }
}
