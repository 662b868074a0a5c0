#include "change.h"
#include <stdlib.h>
#include <string.h>

/* ---- words ---- */

static const struct { const char *name; bool regression; } kinds[CHANGE_KINDS] = {
    [CHANGE_NEW_FAILURE] = {"new_failure", true},
    [CHANGE_NEW_BEHIND] = {"new_behind", true},
    [CHANGE_NEW_UNKNOWN] = {"new_unknown", true},
    [CHANGE_WAIVER_ENDED] = {"waiver_ended", true},
    [CHANGE_NOT_COMPARABLE] = {"not_comparable", false},
    [CHANGE_FIXED] = {"fixed", false},
    [CHANGE_NOW_KNOWN] = {"now_known", false},
    [CHANGE_REVISED_TARGET] = {"revised_target", false},
    [CHANGE_REVISED_VALUE] = {"revised_value", false},
    [CHANGE_NEW_VALUE] = {"new_value", false},
    [CHANGE_CHANGED] = {"changed", false},
    [CHANGE_NEW] = {"new", false},
    [CHANGE_GONE] = {"gone", false},
    [CHANGE_STILL_FAILING] = {"still_failing", false},
    [CHANGE_STILL_BEHIND] = {"still_behind", false},
    [CHANGE_UNCHANGED] = {"unchanged", false},
};

const char *change_name(enum change_kind k) { return kinds[k].name; }
bool change_is_regression(enum change_kind k) { return kinds[k].regression; }

const char *because_name(int bit)
{
    static const char *const names[BECAUSE_COUNT] = {"rule", "settings", "as_of", "plans",
                                                     "program"};
    return names[bit];
}

const char *revised_name(int bit)
{
    static const char *const names[REVISED_COUNT] = {"value",  "new_value", "vanished",
                                                     "target", "baseline",  "deadline"};
    return names[bit];
}

/* ---- verdicts ---- */

enum sort { GOOD, BEHIND, FAILING, UNKNOWN, APART, SORTS };

static const enum sort sorts[VERDICT_COUNT] = {
    [VERDICT_PASS] = GOOD,           [VERDICT_ON_TRACK] = GOOD,
    [VERDICT_OFF_TRACK] = BEHIND,    [VERDICT_FAIL] = FAILING,
    [VERDICT_UNDETERMINED] = UNKNOWN, [VERDICT_NO_DATA] = UNKNOWN,
    [VERDICT_ERROR] = UNKNOWN,       [VERDICT_NOT_APPLICABLE] = APART,
};

static const enum change_kind transitions[SORTS][SORTS] = {
    [GOOD] = {CHANGE_UNCHANGED, CHANGE_NEW_BEHIND, CHANGE_NEW_FAILURE, CHANGE_NEW_UNKNOWN,
              CHANGE_CHANGED},
    [BEHIND] = {CHANGE_FIXED, CHANGE_STILL_BEHIND, CHANGE_NEW_FAILURE, CHANGE_NEW_UNKNOWN,
                CHANGE_CHANGED},
    [FAILING] = {CHANGE_FIXED, CHANGE_CHANGED, CHANGE_STILL_FAILING, CHANGE_NEW_UNKNOWN,
                 CHANGE_CHANGED},
    [UNKNOWN] = {CHANGE_NOW_KNOWN, CHANGE_NEW_BEHIND, CHANGE_NEW_FAILURE, CHANGE_UNCHANGED,
                 CHANGE_CHANGED},
    [APART] = {CHANGE_CHANGED, CHANGE_NEW_BEHIND, CHANGE_NEW_FAILURE, CHANGE_CHANGED,
               CHANGE_UNCHANGED},
};

bool same_sort(enum verdict a, enum verdict b)
{
    return sorts[a] == sorts[b];
}

/* ---- what was printed and reported ---- */

/* The next "year:value" of a series; 0 at its end. */
static int next_year(struct span *rest, struct span *value)
{
    if (!rest->len)
        return 0;
    const char *end = memchr(rest->at, ';', rest->len);
    size_t len = end ? (size_t)(end - rest->at) : rest->len;
    const char *colon = memchr(rest->at, ':', len);
    int year = atoi(rest->at);
    *value = colon ? (struct span){colon + 1, (size_t)(rest->at + len - colon - 1)}
                   : (struct span){rest->at, 0};
    len += end != NULL;
    *rest = (struct span){rest->at + len, rest->len - len};
    return year;
}

static unsigned compare_series(struct span old, struct span new)
{
    struct span old_value, new_value;
    unsigned revised = 0;
    int was = next_year(&old, &old_value), is = next_year(&new, &new_value);
    while (was || is) {
        int least = !is || (was && was < is) ? was : is;
        if (was == is)
            revised |= span_same(old_value, new_value) ? 0 : REVISED_VALUE;
        else
            revised |= least == was ? REVISED_VANISHED : REVISED_NEW_VALUE;
        if (was == least)
            was = next_year(&old, &old_value);
        if (is == least)
            is = next_year(&new, &new_value);
    }
    return revised;
}

static unsigned find_revised(const struct state *old, const struct state *new)
{
    unsigned revised = compare_series(old->series, new->series);
    if (!span_same(old->target, new->target) || !span_same(old->unit, new->unit))
        revised |= REVISED_TARGET;
    if (!span_same(old->baseline_printed, new->baseline_printed))
        revised |= REVISED_BASELINE;
    if (old->base_year != new->base_year || old->target_year != new->target_year)
        revised |= REVISED_DEADLINE;
    return revised;
}

static bool differs(const struct state *old, const struct state *new)
{
    return old->verdict != new->verdict || old->reason != new->reason ||
           old->attribute != new->attribute || old->flags != new->flags ||
           old->value_year != new->value_year || !span_same(old->value, new->value) ||
           !span_same(old->measure, new->measure) || !span_same(old->progress, new->progress) ||
           find_revised(old, new);
}

/* ---- the change ---- */

/* The sort of verdict comes first. Where it stays or becomes better, a number that vanished or a
 * target printed otherwise says more: nothing is "fixed" by printing another target. */
static enum change_kind kind_of(const struct state *old, const struct state *new, unsigned revised)
{
    enum change_kind k = transitions[sorts[old->verdict]][sorts[new->verdict]];
    bool waiver_ended = old->flags & ~new->flags & FLAG(waived);
    if (waiver_ended && (k == CHANGE_STILL_FAILING || k == CHANGE_STILL_BEHIND ||
                         sorts[new->verdict] == UNKNOWN))
        return CHANGE_WAIVER_ENDED;
    bool settled = k == CHANGE_UNCHANGED || k == CHANGE_FIXED || k == CHANGE_NOW_KNOWN ||
                   k == CHANGE_CHANGED;
    if (!settled)
        return k;
    if (revised & REVISED_VANISHED)
        return CHANGE_NEW_UNKNOWN;
    if (revised & (REVISED_TARGET | REVISED_BASELINE | REVISED_DEADLINE))
        return CHANGE_REVISED_TARGET;
    if (k != CHANGE_UNCHANGED)
        return k;
    return revised & REVISED_VALUE       ? CHANGE_REVISED_VALUE
           : revised & REVISED_NEW_VALUE ? CHANGE_NEW_VALUE
           : differs(old, new)           ? CHANGE_CHANGED
                                         : CHANGE_UNCHANGED;
}

static int64_t nights_of(const struct differences *d, const struct state *old,
                         const struct state *new)
{
    if (new->since)
        return d->new->run - new->since + 1;
    if (!old->since)
        return 0;
    return same_sort(old->verdict, new->verdict) ? d->old->run - old->since + 2 : 1;
}

static struct change of_one(const struct differences *d, const struct state *only, bool is_new)
{
    const struct part_differences *plans = &d->plans;
    struct change c = {.kind = is_new ? CHANGE_NEW : CHANGE_GONE, .old = STATE_NONE,
                       .new = STATE_NONE};
    *(is_new ? &c.new : &c.old) = only->number;
    c.waived = (only->flags & FLAG(waived)) != 0;
    c.nights = is_new && d->old->run ? 1 : 0;
    for (size_t i = 0; i < plans->count; i++) {
        if (plans->list[i].how == PART_CHANGED || !span_is(only->plan, plans->list[i].name))
            continue;
        c.otherwise = c.kind;
        c.kind = CHANGE_NOT_COMPARABLE;
        c.because = BECAUSE_PLANS;
    }
    return c;
}

struct change change_of(const struct differences *d, const struct state *old,
                        const struct state *new)
{
    if (!old || !new)
        return of_one(d, old ? old : new, !old);
    struct change c = {.old = old->number, .new = new->number};
    unsigned because = find_because(d, old, new);
    c.revised = (uint8_t)find_revised(old, new);
    if (because & BECAUSE_AS_OF)         /* a series ends with the year of the judgement */
        c.revised &= (uint8_t)~REVISED_VANISHED;
    c.kind = (uint8_t)kind_of(old, new, c.revised);
    c.waived = (new->flags & FLAG(waived)) != 0;
    c.nights = nights_of(d, old, new);
    if (because && differs(old, new)) {
        c.otherwise = c.kind;
        c.kind = CHANGE_NOT_COMPARABLE;
        c.because = (uint8_t)because;
    }
    return c;
}
