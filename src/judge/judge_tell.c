/* judge_tell - the derivation in words and numbers; nothing here decides anything. */
#include "judge_inside.h"

const char *judge_say(const struct judgement *j, struct num x)
{
    char text[64];
    size_t len = num_write(x, text);
    return arena_text(j->trace->arena, text, len);
}

const char *judge_say_year(const struct judgement *j, int year)
{
    return arena_printf(j->trace->arena, "%d", year);
}

/* [78.5, ∞) */
const char *judge_say_set(const struct judgement *j, const struct interval *s)
{
    const char *low = s->has_low ? judge_say(j, s->low) : "−∞",
               *high = s->has_high ? judge_say(j, s->high) : "∞";
    bool low_closed = s->has_low && !s->low_open, high_closed = s->has_high && !s->high_open;
    if (s->has_low && s->has_high && num_cmp(s->low, s->high) == 0)
        return arena_printf(j->trace->arena, "{%s}", low);
    return arena_printf(j->trace->arena, "%s%s, %s%s", low_closed ? "[" : "(", low, high,
                        high_closed ? "]" : ")");
}

/* ---- the case ---- */

static const enum message_id told_baseline[] = {
    [BASELINE_NONE] = MSG_judge_told_baseline_none,
    [BASELINE_OWN] = MSG_judge_told_baseline_own,
    [BASELINE_REPORTED] = MSG_judge_told_baseline_reported,
    [BASELINE_BORROWED] = MSG_judge_told_baseline_borrowed,
    [BASELINE_PENDING] = MSG_judge_told_baseline_pending,
};

void judge_tell_case(struct judgement *j)
{
    if (!j->trace)
        return;
    const struct judge_case *c = j->c;
    TELL(j, "7.0", MSG_judge_told_years, judge_say_year(j, j->as_of),
         judge_say_year(j, c->target_year));
    TELL(j, "8", told_baseline[j->baseline.kind],
         j->baseline.has ? judge_say(j, j->baseline.value) : "", judge_say_year(j, c->base_year));
    if (j->baseline.has && !judge_baseline_firm(&j->baseline))
        TELL(j, "3", MSG_judge_told_baseline_loose);
    for (size_t i = 0; i < j->values.count; i++) {
        const struct point *p = &j->values.list[i];
        if (p->kind == CELL_NUMBER && !p->gap)
            TELL(j, "8",
                 p->marks & CELL_BORROWED ? MSG_judge_told_value_borrowed : MSG_judge_told_value,
                 judge_say_year(j, p->year), judge_say(j, p->value));
    }
    if (j->exact && j->rule)
        TELL(j, "3", MSG_judge_told_exact);
}

/* ---- rare events ---- */

/* What one event is worth, and how many would settle it (semantics.md 9). */
static void tell_rate(struct judgement *j, const struct point *p)
{
    enum { MOST_EXPECTED = 1000000 };
    const struct interval *s = &j->out.set;
    struct num per = num_of(j->settings->per);
    TELL(j, "9", MSG_judge_told_rate, judge_say(j, p->events), judge_say(j, p->population),
         judge_say(j, p->value), judge_say(j, per), judge_say(j, num_div(per, p->population)));
    if (j->rule->has_measure || s->has_low == s->has_high)
        return;
    struct num edge = s->has_low ? s->low : s->high;
    double expected = num_near(num_div(num_mul(edge, p->population), per));
    if (!(expected >= 0 && expected < MOST_EXPECTED))
        return;
    double above = rates_surely_above(expected), below = rates_surely_below(expected);
    const char *more = arena_printf(j->trace->arena, "%.0f", above);
    if (below < 0)
        TELL(j, "9", MSG_judge_told_settle_above, judge_say(j, edge), more);
    else
        TELL(j, "9", MSG_judge_told_settle, judge_say(j, edge), more,
             arena_printf(j->trace->arena, "%.0f", below));
}

void judge_tell_weighed(struct judgement *j)
{
    const struct outcome *o = &j->out;
    if (!j->trace)
        return;
    if (o->judged->has_events)
        tell_rate(j, o->judged);
    TELL(j, "5", MSG_judge_told_set, judge_say(j, o->measure), judge_say_set(j, &o->set));
}
