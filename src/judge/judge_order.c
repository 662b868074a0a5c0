/* judge_order - the judgement step by step, as semantics.md 7 numbers them: the first step that
 * decides ends it. */
#include "judge_inside.h"

/* ---- 1: no value ---- */

void judge_no_value(struct judgement *j)
{
    const struct point *newest = judge_newest(j);
    if (newest) {
        if (j->c->base_year && newest->year <= j->c->base_year)
            judge_decide(j, VERDICT_NO_DATA, REASON_baseline_only);
        return;
    }
    bool pending = false;
    for (size_t i = 0; i < j->values.count; i++)
        pending = pending || j->values.list[i].kind == CELL_PENDING;
    judge_decide(j, VERDICT_NO_DATA, pending ? REASON_pending : REASON_no_observation);
}

/* ---- 2: a form that needs the baseline ---- */

void judge_baseline_needed(struct judgement *j)
{
    bool own = j->baseline.kind == BASELINE_OWN || j->baseline.kind == BASELINE_REPORTED;
    j->out.needs_baseline = !own && judge_needs_baseline(j);
    if (j->out.needs_baseline && !j->baseline.has)
        judge_without_baseline(j);
}

/* ---- 3: which value decides ---- */

/* The value whose progress is shown although it does not decide. */
static void weigh_aside(struct judgement *j, const struct point *p)
{
    j->out.judged = p;
    if (j->rule->has_judge)
        return;
    enum rule_outcome r = judge_weigh(j);
    if (r == RULE_BROKE || r == RULE_OVER_BUDGET)
        judge_answer(j, r);
}

static void target_year_missing(struct judgement *j)
{
    const struct point *p = judge_point(&j->values, j->c->target_year);
    weigh_aside(j, judge_newest(j));
    judge_decide(j, VERDICT_NO_DATA,
                 p && p->kind == CELL_PENDING ? REASON_pending : REASON_target_year_missing);
}

void judge_value_chosen(struct judgement *j)
{
    const struct settings *s = j->settings;
    const struct point *newest = judge_newest(j);
    struct outcome *o = &j->out;
    o->final = s->final == FINAL_LATEST || j->as_of >= j->c->target_year;
    o->judged = newest;
    if (o->final && s->final == FINAL_TARGET_YEAR) {
        const struct point *p = judge_point(&j->values, j->c->target_year);
        if (!p || p->kind != CELL_NUMBER) {
            target_year_missing(j);
            return;
        }
        o->judged = p;
    }
    TELL(j, "7.3", o->final ? MSG_judge_told_final : MSG_judge_told_interim,
         judge_say_year(j, j->as_of), judge_say_year(j, o->judged->year),
         judge_say(j, o->judged->value));
    if (!o->final && j->as_of - newest->year > s->max_lag) {
        weigh_aside(j, newest);
        judge_decide(j, VERDICT_NO_DATA, REASON_stale);
    }
}

/* ---- 4: what the numbers stand for ---- */

/* Orders of section 7.10, and rules that judge themselves: neither paces nor revised baselines. */
static bool own_order(const struct rule *r)
{
    bool common =
        r->order == ORDER_INTERVAL || r->order == ORDER_PROPORTION || r->order == ORDER_STEPS;
    return r->has_judge || !common;
}

void judge_borrowed(struct judgement *j)
{
    if (j->out.judged->marks & CELL_BORROWED && !j->settings->accept_borrowed)
        judge_decide(j, VERDICT_UNDETERMINED, REASON_borrowed_observation);
    if (j->out.needs_baseline && judge_baseline_borrowed(j) && (j->out.final || own_order(j->rule)))
        judge_decide(j, VERDICT_UNDETERMINED, REASON_borrowed_baseline);
}

static void sources(struct judgement *j)
{
    enum rule_outcome r = judge_weigh(j);
    if (r == RULE_NEEDS_REFERENCE || r == RULE_BROKE || r == RULE_OVER_BUDGET)
        judge_answer(j, r);
    judge_borrowed(j);
    judge_answer(j, r);
}

/* ---- 5: comparison ---- */

static void method(struct judgement *j)
{
    struct outcome *o = &j->out;
    o->differs = judge_methods_differ(j, &o->set, o->measure);
    if (o->differs)
        TELL(j, "4", MSG_judge_told_methods_differ);
    if (j->settings->compare == COMPARE_BOTH && o->differs && j->reading != READING_EACH)
        judge_decide(j, VERDICT_UNDETERMINED, REASON_method_sensitive);
    o->acceptance = judge_acceptance(j, o->judged, &o->set, o->measure);
    if (o->acceptance == ACCEPTANCE_STRADDLES)
        judge_decide(j, VERDICT_UNDETERMINED, REASON_straddles);
    TELL(j, "7.5",
         o->acceptance == ACCEPTANCE_YES ? MSG_judge_told_accepted : MSG_judge_told_not_accepted);
}

/* ---- 7: at the deadline ---- */

static bool accepted_in(struct judgement *j, const struct point *p)
{
    struct num measure;
    struct interval set;
    judge_see(j, p);
    return judge_measure(j, &measure) == RULE_OK && judge_accept(j, &set) == RULE_OK &&
           judge_acceptance(j, p, &set, measure) == ACCEPTANCE_YES;
}

/* Was it accepted in another year, later or earlier than the one that decides? */
static bool accepted_once(struct judgement *j, bool later)
{
    int year = j->out.judged->year;
    struct trace *trace = j->trace;
    bool found = false;
    j->trace = NULL;
    for (size_t i = 0; i < j->values.count && !found; i++) {
        const struct point *p = &j->values.list[i];
        bool there = later ? p->year > year : p->year < year && p->year > j->c->base_year;
        found = there && judge_own(j, p) && accepted_in(j, p);
    }
    judge_see(j, j->out.judged);
    j->trace = trace;
    return found;
}

static void at_deadline(struct judgement *j)
{
    if (!j->out.final)
        return;
    if (j->out.acceptance == ACCEPTANCE_YES)
        judge_decide(j, VERDICT_PASS, judge_how_met(j));
    else if (accepted_once(j, true))
        judge_decide(j, VERDICT_FAIL, REASON_met_late);
    else
        judge_decide(j, VERDICT_FAIL, accepted_once(j, false) ? REASON_lost : REASON_not_met);
}

/* ---- 8: before the deadline ---- */

/* A rule may know that nothing can change any more. */
static void early(struct judgement *j)
{
    bool final = false, accepted = j->out.acceptance == ACCEPTANCE_YES;
    if (!j->rule->has_early)
        return;
    judge_answer(j, evaluator_early(j->evaluator, &final));
    if (final)
        judge_decide(j, accepted ? VERDICT_PASS : VERDICT_FAIL,
                     accepted ? REASON_met_irrevocably : REASON_irrecoverable);
}

static void before_deadline(struct judgement *j)
{
    struct outcome *o = &j->out;
    bool realised = j->rule->order == ORDER_PROPORTION && j->reading == READING_REALISED;
    bool borrowed = judge_baseline_borrowed(j);
    early(j);
    if (o->acceptance == ACCEPTANCE_YES && !(borrowed && o->needs_baseline))
        judge_decide(j, VERDICT_ON_TRACK, realised ? REASON_keeping_proportion : REASON_met_early);
    if (!j->baseline.has)
        judge_without_baseline(j);
    if (borrowed)
        judge_decide(j, VERDICT_UNDETERMINED, REASON_borrowed_baseline);
    if (realised)
        judge_decide(j, VERDICT_OFF_TRACK, REASON_losing_proportion);
    if (o->start_beyond)
        judge_decide(j, VERDICT_OFF_TRACK, REASON_lost_baseline_attainment);
    if (o->decided || judge_milestone(j, o->measure))
        return;
    if (!o->has_progress)
        judge_without_baseline(j);
    else
        judge_pace(j);
}

/* ---- the orders ---- */

static judge_step *const interval_steps[] = {
    judge_check, judge_no_value, judge_baseline_needed, judge_value_chosen, sources,
    method,      judge_each,     at_deadline,           before_deadline,    NULL};
static judge_step *const trend_steps[] = {judge_check,
                                          judge_no_value,
                                          judge_baseline_needed,
                                          judge_value_chosen,
                                          judge_borrowed,
                                          judge_trend,
                                          NULL};
static judge_step *const stable_steps[] = {judge_check,
                                           judge_no_value,
                                           judge_baseline_needed,
                                           judge_value_chosen,
                                           judge_borrowed,
                                           judge_stable,
                                           NULL};
static judge_step *const cumulative_steps[] = {judge_check, judge_no_value, judge_cumulative, NULL};
static judge_step *const informal_steps[] = {judge_check, judge_informal, NULL};
static judge_step *const rule_steps[] = {judge_check,
                                         judge_no_value,
                                         judge_baseline_needed,
                                         judge_value_chosen,
                                         judge_borrowed,
                                         judge_by_rule,
                                         NULL};
static judge_step *const no_rule_steps[] = {judge_check, NULL};

static judge_step *const *const steps_of[] = {
    [ORDER_INTERVAL] = interval_steps, [ORDER_PROPORTION] = interval_steps,
    [ORDER_STEPS] = interval_steps,    [ORDER_TREND] = trend_steps,
    [ORDER_STABLE] = stable_steps,     [ORDER_CUMULATIVE] = cumulative_steps,
    [ORDER_INFORMAL] = informal_steps,
};

static void run(struct judgement *j)
{
    judge_step *const *step = !j->rule             ? no_rule_steps
                              : j->rule->has_judge ? rule_steps
                                                   : steps_of[j->rule->order];
    j->out = (struct outcome){0};
    if (j->rule)
        judge_prepare_at(j);
    for (; *step && !j->out.decided; step++)
        (*step)(j);
}

/* ---- 9: the series has revised the baseline ---- */

static void revise(struct judgement *j)
{
    struct baseline other, printed = j->baseline;
    if (!j->rule || own_order(j->rule) || !verdict_is_evaluated(j->out.verdict) ||
        !judge_revised_baseline(j, &other))
        return;
    struct outcome with_printed = j->out;
    struct trace *trace = j->trace;
    j->trace = NULL;
    j->baseline = other;
    run(j);
    enum verdict v = j->out.verdict;
    enum reason r = j->out.reason;
    j->trace = trace;
    j->baseline = printed;
    j->out = with_printed;
    judge_prepare_at(j);
    judge_see(j, j->out.judged);
    TELL(j, "7.9", MSG_judge_told_revised, judge_say(j, other.value), judge_say(j, printed.value),
         verdict_name(v), reason_name(r));
    if (verdict_is_evaluated(v) && v != j->out.verdict) {
        j->out.verdict = VERDICT_UNDETERMINED;
        j->out.reason = REASON_baseline_revised;
    }
}

void judge_settle(struct judgement *j)
{
    run(j);
    revise(j);
}
