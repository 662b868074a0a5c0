/* judge_slot - what the steps found out, into the slot: numbers as they are shown, and the flags
 * beside the verdict. */
#include "judge_inside.h"
#include <math.h>
#include <string.h>

/* ---- flags ---- */

/* How far inside the measure lies, counted from the edge that it is nearest to; false: the set has
 * no edge. */
static bool measure_margin(struct judgement *j)
{
    struct outcome *o = &j->out;
    const struct interval *s = &o->set;
    if (!o->weighed || (!s->has_low && !s->has_high))
        return false;
    struct num from_low = s->has_low ? num_sub(o->measure, s->low) : num_int(0);
    struct num from_high = s->has_high ? num_sub(s->high, o->measure) : num_int(0);
    bool to_low = s->has_low && (!s->has_high || num_cmp(from_low, from_high) <= 0);
    o->edge = to_low ? s->low : s->high;
    o->margin = to_low ? from_low : from_high;
    return true;
}

/* Within 1 % of the edge, on either side. */
static bool borderline(struct judgement *j)
{
    struct outcome *o = &j->out;
    if (!o->has_margin || fabs(num_near(o->margin)) > 0.02 * fabs(num_near(o->edge)))
        return false;
    return judge_compare(j, num_mul(num_int(100), num_abs(o->margin)), num_abs(o->edge)) <= 0;
}

static bool compare_differs(struct judgement *j)
{
    return j->out.differs && j->settings->compare == COMPARE_FULL;
}

static bool few_events(const struct judgement *j, int limit)
{
    const struct point *p = j->out.judged;
    return p && p->has_events && num_cmp(p->events, num_int(limit)) < 0;
}

static bool unstable(struct judgement *j)
{
    return few_events(j, 20);
}

static bool unreliable(struct judgement *j)
{
    return few_events(j, 10);
}

static bool baseline_reported(struct judgement *j)
{
    return j->baseline.kind == BASELINE_REPORTED;
}

static bool baseline_borrowed(struct judgement *j)
{
    return j->baseline.kind == BASELINE_BORROWED;
}

static bool baseline_approximate(struct judgement *j)
{
    return j->baseline.has && !judge_baseline_firm(&j->baseline);
}

static bool baseline_estimated(struct judgement *j)
{
    return j->c->baseline_estimated && j->baseline.kind == BASELINE_OWN;
}

/* The tolerance reaches back to where one started: standing still would be enough. */
static bool tolerance_wide(struct judgement *j)
{
    const struct outcome *o = &j->out;
    if (!o->weighed || !o->has_goal || !o->has_start)
        return false;
    const struct interval *s = &o->set;
    struct num edge = judge_side(j) > 0 && s->has_low ? s->low : s->has_high ? s->high : s->low;
    if (num_cmp(o->goal, edge) == 0)
        return false;
    struct num distance = num_abs(num_sub(o->goal, o->start));
    return judge_compare(j, num_abs(num_sub(o->goal, edge)), distance) >= 0;
}

/* Some value that went in was borrowed, which only accept_borrowed lets through. */
static bool leans_on_borrowed(const struct judgement *j)
{
    const struct point *judged = j->out.judged;
    bool all = j->rule->order == ORDER_CUMULATIVE || j->reading == READING_EACH;
    for (size_t i = 0; all && i < j->values.count; i++) {
        const struct point *p = &j->values.list[i];
        if (p->year > j->c->base_year && p->year < judged->year && p->marks & CELL_BORROWED)
            return true;
    }
    return judged->marks & CELL_BORROWED;
}

/* A final verdict on another year than the promised one, or on a number that is itself approximate
 * or borrowed.
 */
static bool provisional(struct judgement *j)
{
    const struct outcome *o = &j->out;
    if (!o->judged || !verdict_is_evaluated(o->verdict))
        return false;
    bool other_year =
        o->final && o->judged->year != j->c->target_year && j->rule->order != ORDER_CUMULATIVE;
    return other_year || o->judged->marks & CELL_APPROXIMATE || leans_on_borrowed(j);
}

static const struct {
    uint32_t flag;
    bool (*is)(struct judgement *j);
} flags[] = {
    {FLAG(borderline), borderline},
    {FLAG(compare_differs), compare_differs},
    {FLAG(unstable), unstable},
    {FLAG(unreliable), unreliable},
    {FLAG(baseline_reported), baseline_reported},
    {FLAG(baseline_borrowed), baseline_borrowed},
    {FLAG(baseline_approximate), baseline_approximate},
    {FLAG(baseline_estimated), baseline_estimated},
    {FLAG(tolerance_wide), tolerance_wide},
    {FLAG(provisional), provisional},
};

static uint32_t flags_of(struct judgement *j)
{
    uint32_t found = j->c->flags;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (flags[i].is(j))
            found |= flags[i].flag;
    return found;
}

/* ---- numbers ---- */

static struct num larger(struct num a, struct num b)
{
    return fabs(num_near(a)) > fabs(num_near(b)) ? a : b;
}

static void fill_set(struct judgement *j, struct slot *out)
{
    const struct outcome *o = &j->out;
    const struct interval *s = &o->set;
    out->accept = (uint8_t)(s->has_low | s->has_high << 1 | (s->has_low && s->low_open) << 2 |
                            (s->has_high && s->high_open) << 3 | (o->shortest != NULL) << 4);
    if (s->has_low)
        out->low = judge_shown(j, s->low, s->low);
    if (s->has_high)
        out->high = judge_shown(j, s->high, s->high);
    if (o->has_margin)
        out->margin = judge_shown(j, o->margin, larger(o->measure, o->edge));
}

static void fill_value(struct judgement *j, struct slot *out)
{
    const struct point *p = j->out.shortest ? j->out.shortest : j->out.judged;
    if (!p)
        return;
    out->value_year = (int16_t)p->year;
    out->origin = p->origin;
    if (p->kind == CELL_NUMBER && !p->gap)
        out->value = fixed_of(p->value);
}

static void fill_schedule(struct judgement *j, struct slot *out)
{
    struct outcome *o = &j->out;
    if (o->final || !verdict_is_evaluated(o->verdict) || !o->has_goal)
        return;
    judge_schedule(j);
    if (o->has_required)
        out->required_pace = judge_shown(j, o->required, larger(o->measure, o->goal));
    if (o->has_expected)
        out->expected = judge_shown(j, o->expected, larger(o->start, o->goal));
}

static void fill_numbers(struct judgement *j, struct slot *out)
{
    const struct outcome *o = &j->out;
    fill_value(j, out);
    if (j->baseline.has)
        out->baseline = fixed_of(j->baseline.value);
    if (o->has_measure)
        out->measure = judge_shown(j, o->measure, o->measure);
    if (o->weighed)
        fill_set(j, out);
    if (o->weighed && o->has_goal)
        out->goal = judge_shown(j, o->goal, o->goal);
    if (o->has_progress)
        out->progress = fixed_places(judge_progress_rounded(j), 2);
    if (o->weighed)
        fill_schedule(j, out);
}

/* Slots are compared and hashed as bytes: what lies between the fields is 0. */
static void empty_slot(struct slot *out)
{
    struct fixed none = fixed_none();
    memset(out, 0, sizeof *out);
    out->progress = out->baseline = out->value = out->measure = out->goal = none;
    out->low = out->high = out->margin = out->required_pace = out->expected = none;
}

void judge_fill(struct judgement *j, struct slot *out)
{
    const struct outcome *o = &j->out;
    TELL(j, "2", MSG_judge_told_verdict, verdict_name(o->verdict), reason_name(o->reason));
    empty_slot(out);
    out->verdict = (uint8_t)o->verdict;
    out->reason = (uint8_t)o->reason;
    out->baseline_kind = (uint8_t)j->baseline.kind;
    out->flags = j->c->flags;
    if (o->reason == REASON_nonpositive_baseline)
        out->baseline = fixed_of(j->baseline.value);
    if (o->verdict == VERDICT_ERROR)
        return;
    j->out.has_margin = measure_margin(j);
    fill_numbers(j, out);
    out->flags = flags_of(j);
}
