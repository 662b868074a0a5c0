/* judge_cumulative - sums over the years after the base year (semantics.md 7.10). What has been
 * added cannot be lost again as long as no increment is negative: floors may be met, caps be
 * exceeded, before the deadline. */
#include "judge_inside.h"

struct sum {
    bool gap, falling,
        borrowed; /* a year without value; a negative increment; one from elsewhere */
    const struct point *newest;
};

static struct sum look(const struct judgement *j)
{
    struct sum s = {0};
    int years = 0;
    for (size_t i = 0; i < j->values.count; i++) {
        const struct point *p = &j->values.list[i];
        if (p->kind != CELL_NUMBER || p->year <= j->c->base_year || p->year > j->c->target_year)
            continue;
        years++;
        s.newest = p;
        s.falling = s.falling || num_sign(p->value) < 0;
        s.borrowed = s.borrowed || !judge_own(j, p);
    }
    bool all = j->out.final && j->settings->final == FINAL_TARGET_YEAR;
    if (s.newest)
        s.gap = years < (all ? j->c->target_year : s.newest->year) - j->c->base_year;
    return s;
}

/* 100·sum/T, whatever the direction. */
static void progress(struct judgement *j)
{
    struct outcome *o = &j->out;
    if (!o->has_goal || num_sign(o->goal) <= 0)
        return;
    o->has_start = o->has_progress = true;
    o->start = num_int(0);
    o->way = (struct way){.has = true, .done = o->measure, .whole = o->goal};
    o->progress = num_div(num_mul(num_int(100), o->measure), o->goal);
}

static bool weigh(struct judgement *j, const struct sum *s)
{
    struct outcome *o = &j->out;
    o->judged = s->newest;
    enum rule_outcome r = judge_weigh(j);
    judge_answer(j, r);
    if (r != RULE_OK)
        return false;
    progress(j);
    TELL(j, "7.10", s->gap ? MSG_judge_told_sum_gap : MSG_judge_told_sum, judge_say(j, o->measure),
         judge_say_set(j, &o->set));
    if (s->borrowed)
        judge_decide(j, VERDICT_UNDETERMINED, REASON_borrowed_observation);
    o->differs = judge_methods_differ(j, &o->set, o->measure);
    if (j->settings->compare == COMPARE_BOTH && o->differs)
        judge_decide(j, VERDICT_UNDETERMINED, REASON_method_sensitive);
    o->acceptance = judge_within(j, &o->set, o->measure) ? ACCEPTANCE_YES : ACCEPTANCE_NO;
    return true;
}

static void stale(struct judgement *j, const struct sum *s)
{
    if (!j->out.final && j->as_of - s->newest->year > j->settings->max_lag)
        judge_decide(j, VERDICT_NO_DATA, REASON_stale);
}

static void floor_pace(struct judgement *j, const struct sum *s)
{
    if (!j->out.has_progress) {
        judge_without_baseline(j);
        return;
    }
    if (!judge_milestone(j, j->out.measure))
        judge_pace(j);
    if (j->out.verdict == VERDICT_OFF_TRACK && s->gap) {
        j->out.verdict = VERDICT_UNDETERMINED;
        j->out.reason = REASON_missing_year;
    }
}

/* At least so much. */
static void floor_sum(struct judgement *j, const struct sum *s)
{
    bool final = j->out.final,
         reached = j->out.acceptance == ACCEPTANCE_YES && !(s->falling && s->gap);
    if (reached && (final || s->falling))
        judge_decide(j, final ? VERDICT_PASS : VERDICT_ON_TRACK,
                     final ? judge_how_met(j) : REASON_met_early);
    if (reached)
        judge_decide(j, VERDICT_PASS, REASON_met_irrevocably);
    if (final)
        judge_decide(j, s->gap ? VERDICT_UNDETERMINED : VERDICT_FAIL,
                     s->gap ? REASON_missing_year : REASON_not_met);
    stale(j, s);
    if (!j->out.decided)
        floor_pace(j, s);
}

/* P·pace <= P_required, without dividing. */
static bool slow_enough(struct judgement *j)
{
    const struct settings *s = j->settings;
    bool binding = !settings_has(s, SET_PACE) && s->attribute == ATTRIBUTE_BINDING;
    struct num pace = binding ? num_int(1) : num_of(s->pace);
    return judge_compare(j, num_mul(j->out.measure, pace), num_mul(judge_due(j), j->out.goal)) <= 0;
}

/* At most so much. */
static void cap_sum(struct judgement *j, const struct sum *s)
{
    bool final = j->out.final, exceeded = j->out.acceptance != ACCEPTANCE_YES;
    if (exceeded && !s->falling)
        judge_decide(j, VERDICT_FAIL, final ? REASON_not_met : REASON_irrecoverable);
    if (s->gap && (final || !exceeded))
        judge_decide(j, VERDICT_UNDETERMINED, REASON_missing_year);
    if (final)
        judge_decide(j, exceeded ? VERDICT_FAIL : VERDICT_PASS,
                     exceeded ? REASON_not_met : judge_how_met(j));
    stale(j, s);
    if (j->out.decided)
        return;
    bool fine = j->out.has_goal && slow_enough(j);
    judge_decide(j, fine ? VERDICT_ON_TRACK : VERDICT_OFF_TRACK,
                 fine ? REASON_on_schedule : REASON_behind);
}

void judge_cumulative(struct judgement *j)
{
    struct outcome *o = &j->out;
    o->final = j->as_of >= j->c->target_year || j->settings->final == FINAL_LATEST;
    struct sum s = look(j);
    if (!s.newest) {
        const struct point *last = judge_point(&j->values, j->c->target_year);
        bool pending = last && last->kind == CELL_PENDING;
        o->judged = judge_newest(j);
        judge_decide(j, VERDICT_NO_DATA, pending ? REASON_pending : REASON_target_year_missing);
        return;
    }
    if (!weigh(j, &s) || o->decided)
        return;
    if (o->set.has_low)
        floor_sum(j, &s);
    else
        cap_sum(j, &s);
}
