/* judge_others - the orders without arithmetic of their own: words that only people can judge,
 * rules that judge themselves, and 同比例 in both readings. */
#include "judge_inside.h"

/* ---- informal: only 是 or 否 in the data decide ---- */

static const struct point *word_of(const struct judgement *j)
{
    bool final = j->out.final && j->settings->final == FINAL_TARGET_YEAR;
    for (size_t i = j->values.count; i-- > 0;) {
        const struct point *p = &j->values.list[i];
        bool says = p->kind == CELL_YES || p->kind == CELL_NO;
        if (says && (final ? p->year == j->c->target_year : p->year > j->c->base_year))
            return p;
    }
    return NULL;
}

void judge_informal(struct judgement *j)
{
    struct outcome *o = &j->out;
    o->final = j->as_of >= j->c->target_year || j->settings->final == FINAL_LATEST;
    const struct point *p = word_of(j);
    if (!p) {
        judge_decide(j, VERDICT_UNDETERMINED, REASON_informal);
        return;
    }
    bool yes = p->kind == CELL_YES;
    TELL(j, "5", yes ? MSG_judge_told_yes : MSG_judge_told_no, judge_say_year(j, p->year));
    o->judged = p;
    if (p->marks & CELL_BORROWED && !j->settings->accept_borrowed)
        judge_decide(j, VERDICT_UNDETERMINED, REASON_borrowed_observation);
    if (!o->final && j->as_of - p->year > j->settings->max_lag)
        judge_decide(j, VERDICT_NO_DATA, REASON_stale);
    if (o->final)
        judge_met(j, yes, yes ? REASON_met : REASON_not_met);
    else
        judge_met(j, yes, yes ? REASON_met_early : REASON_behind);
}

/* ---- a rule that judges itself ---- */

void judge_by_rule(struct judgement *j)
{
    struct outcome *o = &j->out;
    const char *verdict = NULL, *reason = NULL;
    enum verdict v;
    enum reason r;
    bool has_measure = false;
    judge_see(j, o->judged);
    enum rule_outcome answer =
        evaluator_judge(j->evaluator, o->final, &verdict, &reason, &o->measure, &has_measure);
    judge_answer(j, answer);
    if (answer != RULE_OK)
        return;
    o->has_measure = has_measure;
    if (verdict_find(verdict, &v) && reason_find(reason, &r) && v != VERDICT_ERROR)
        judge_decide(j, v, r);
    else
        judge_decide(j, VERDICT_ERROR, REASON_rule_failed);
}

/* ---- in_proportion, reading: both ---- */

void judge_both(struct judgement *j)
{
    struct trace *trace = j->trace;
    j->trace = NULL;
    j->reading = READING_REALISED;
    judge_settle(j);
    enum verdict realised = j->out.verdict;
    enum reason why = j->out.reason;
    j->trace = trace;
    j->reading = READING_PLANNED;
    judge_settle(j);
    TELL(j, "7.10", MSG_judge_told_both, verdict_name(j->out.verdict), reason_name(j->out.reason),
         verdict_name(realised), reason_name(why));
    if (j->out.verdict != realised) {
        j->out.verdict = VERDICT_UNDETERMINED;
        j->out.reason = REASON_reading_sensitive;
    }
    j->reading = READING_BOTH;
}
