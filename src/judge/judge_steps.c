/* judge_steps - change_per_year read as "every single year" (step 6): one short step can never be
 * made good. */
#include "judge_inside.h"

enum steps { STEPS_FINE, STEPS_SHORT, STEPS_GAP };

struct step {                    /* the shortest one that is not accepted */
    const struct point *to;
    struct num size;
};

/* All steps from the base year to the judged one, under one method of comparison. A short step
 * outweighs a gap. */
static enum steps walk(struct judgement *j,
                       bool (*within)(struct judgement *, const struct interval *, struct num),
                       struct step *shortest)
{
    const struct point *judged = j->out.judged;
    struct num before = j->baseline.value, d = num_int(j->direction);
    int year = j->c->base_year;
    enum steps found = STEPS_FINE;
    for (size_t i = 0; i < j->values.count; i++) {
        const struct point *p = &j->values.list[i];
        if (p->year <= j->c->base_year || p->year > judged->year || p->kind != CELL_NUMBER)
            continue;
        struct num step = num_mul(d, num_sub(p->value, before));
        if (p->year != year + 1)
            found = STEPS_GAP;
        else if (!within(j, &j->out.set, step) &&
                 (!shortest->to || num_cmp(step, shortest->size) < 0))
            *shortest = (struct step){p, step};
        before = p->value;
        year = p->year;
    }
    return shortest->to ? STEPS_SHORT : found;
}

static bool full(struct judgement *j, const struct interval *set, struct num x)
{
    return judge_contains(j, set, x);
}

static bool rounded(struct judgement *j, const struct interval *set, struct num x)
{
    return judge_contains(j, set, x) != judge_methods_differ(j, set, x);
}

/* The step that decides is the measure from here on; progress stays that of the mean. */
static void short_step(struct judgement *j, const struct step *s)
{
    TELL(j, "7.6", MSG_judge_told_short_step, judge_say_year(j, s->to->year),
         judge_say_set(j, &j->out.set));
    j->out.shortest = s->to;
    j->out.measure = s->size;
    judge_decide(j, VERDICT_FAIL, j->out.final ? REASON_not_met : REASON_irrecoverable);
}

void judge_each(struct judgement *j)
{
    if (j->rule->order != ORDER_STEPS || j->reading != READING_EACH)
        return;
    struct step shortest = {.to = NULL}, shortest_rounded = {.to = NULL};
    enum steps by_full = walk(j, full, &shortest),
               by_rounding = walk(j, rounded, &shortest_rounded);
    enum compare compare = j->settings->compare;
    j->out.differs = by_full != by_rounding;
    if (compare == COMPARE_BOTH && by_full != by_rounding) {
        judge_decide(j, VERDICT_UNDETERMINED, REASON_method_sensitive);
        return;
    }
    bool final = j->out.final;
    switch (compare == COMPARE_ROUNDED ? by_rounding : by_full) {
    case STEPS_SHORT:
        short_step(j, compare == COMPARE_ROUNDED ? &shortest_rounded : &shortest);
        break;
    case STEPS_GAP: judge_decide(j, VERDICT_UNDETERMINED, REASON_missing_year); break;
    case STEPS_FINE:
        judge_decide(j, final ? VERDICT_PASS : VERDICT_ON_TRACK,
                     final ? REASON_met : REASON_on_schedule);
        break;
    }
}
