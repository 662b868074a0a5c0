#pragma once
/* oracle_steps - the order of the judgement (section 7 of semantics.md), for the oracle. */
#include "oracle.h"

struct judging {                 /* one going through of the steps */
    const struct task *t;
    struct start s;
    enum way_to_read reading;
    bool final;
    int year;                    /* whose value decides */
    struct answer a;
};

static int newest_year(const struct task *t)
{
    for (int year = FIRST_YEAR + YEARS - 1; year >= FIRST_YEAR; year--)
        if (number_in(t, year))
            return year;
    return 0;
}

static bool needs_baseline(enum form f)
{
    return is_change(f) || f == IN_PROPORTION || f == IMPROVE || f == MAINTAIN;
}

/* ---- 0 to 3 ---- */

static bool no_value(struct judging *j)
{
    const struct task *t = j->t;
    int newest = newest_year(t);
    bool pending = false;
    for (int y = FIRST_YEAR; y <= t->as_of && y < FIRST_YEAR + YEARS; y++)
        pending |= t->states[y - FIRST_YEAR] == PENDING;
    if (!newest)
        answer(&j->a, "no_data", pending ? "pending" : "no_observation");
    else if (newest <= t->base_year)
        answer(&j->a, "no_data", "baseline_only");
    return j->a.verdict != NULL;
}

static bool no_baseline(struct judging *j)
{
    if (!j->s.b)
        answer(&j->a, "undetermined", j->s.pending ? "baseline_pending" : "baseline_missing");
    return !j->s.b;
}

static bool zero_start(const struct judging *j)
{
    return j->s.b && sign(j->s.b) == 0 && (j->t->form == IMPROVE || j->t->form == MAINTAIN);
}

/* Progress of the judged year's value, as far as it can be said; the numbers it is made of. */
static fraction weigh(struct judging *j, struct span_of_measures *s, fraction *y0, fraction *y)
{
    const struct task *t = j->t;
    *y0 = *y = NULL;
    if (t->form == IMPROVE || t->form == MAINTAIN ||
        !accepted_set(t, j->s.b, j->year, j->reading, s))
        return NULL;
    *y = measure_of(t, value_in(t, j->year), j->s.b, j->year);
    *y0 = j->s.b ? measure_of(t, j->s.b, j->s.b, t->base_year) : NULL;
    fraction share = *y && *y0 ? share_done(s, *y0, *y) : NULL;
    set_progress(&j->a, share);
    return share;
}

static bool choose_value(struct judging *j)
{
    const struct task *t = j->t;
    struct span_of_measures s;
    fraction y0, y;
    int newest = newest_year(t);
    j->final = t->as_of >= t->target_year || t->latest;
    j->year = j->final && !t->latest ? t->target_year : newest;
    bool missing = !number_in(t, j->year), stale = !j->final && t->as_of - newest > t->max_lag;
    bool pending = missing && t->states[t->target_year - FIRST_YEAR] == PENDING;
    if (!missing && !stale)
        return false;
    j->year = newest;
    weigh(j, &s, &y0, &y);
    answer(&j->a, "no_data", stale ? "stale" : pending ? "pending" : "target_year_missing");
    return true;
}

static bool borrowed(struct judging *j, bool always)
{
    if (borrowed_in(j->t, j->year))
        answer(&j->a, "undetermined", "borrowed_observation");
    else if ((j->final || always) && needs_baseline(j->t->form) && j->s.borrowed)
        answer(&j->a, "undetermined", "borrowed_baseline");
    return j->a.verdict != NULL;
}

/* ---- 6 to 8 ---- */

static bool every_year(struct judging *j, const struct span_of_measures *s)
{
    const struct task *t = j->t;
    bool gap = false, gap_rounded = false, is_short = false, short_rounded = false;
    if (t->form != CHANGE_PER_YEAR || j->reading != EACH)
        return false;
    for (int y = t->base_year + 1; y <= j->year; y++) {
        if (!number_in(t, y) || (y > t->base_year + 1 && !number_in(t, y - 1))) {
            gap = gap_rounded = true;
            continue;
        }
        fraction before = y == t->base_year + 1 ? j->s.b : value_in(t, y - 1);
        fraction step = times(whole(t->direction), minus(value_in(t, y), before));
        is_short |= !inside(s, step);
        short_rounded |= !inside(s, by_rounding(t, step));
    }
    int full = is_short ? 2 : gap, rounded = short_rounded ? 2 : gap_rounded;
    int found = t->method == ROUNDED ? rounded : full;
    if (t->method == BOTH_METHODS && full != rounded)
        answer(&j->a, "undetermined", "method_sensitive");
    else if (found == 2)
        answer(&j->a, "fail", j->final ? "not_met" : "irrecoverable");
    else if (found == 1)
        answer(&j->a, "undetermined", "missing_year");
    else
        answer(&j->a, j->final ? "pass" : "on_track", j->final ? "met" : "on_schedule");
    return true;
}

static bool accepted_in_year(const struct judging *j, int year)
{
    struct span_of_measures s;
    const struct task *t = j->t;
    if (!number_in(t, year) || borrowed_in(t, year) ||
        !accepted_set(t, j->s.b, year, j->reading, &s))
        return false;
    fraction y = measure_of(t, value_in(t, year), j->s.b, year);
    return y && accepts(t, &s, y);
}

static const char *how_met(const struct span_of_measures *s, fraction y)
{
    struct span_of_measures strict = *s;
    if (s->goal) {
        strict.low = s->low ? s->goal : NULL;
        strict.high = s->high ? s->goal : NULL;
    }
    return inside(&strict, y) ? "met" : inside(s, y) ? "met_within_tolerance" : "met_rounded_only";
}

static void at_the_end(struct judging *j, const struct span_of_measures *s, fraction y)
{
    const struct task *t = j->t;
    bool late = false, early = false;
    if (accepts(t, s, y)) {
        answer(&j->a, "pass", how_met(s, y));
        return;
    }
    for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
        late |= year > j->year && accepted_in_year(j, year);
        early |= year < j->year && year > t->base_year && accepted_in_year(j, year);
    }
    answer(&j->a, "fail", late ? "met_late" : early ? "lost" : "not_met");
}

static void on_the_way(struct judging *j, const struct span_of_measures *s, fraction y0, fraction y,
                       fraction share)
{
    const struct task *t = j->t;
    bool realised = t->form == IN_PROPORTION && j->reading == REALISED;
    if (accepts(t, s, y) && !(needs_baseline(t->form) && j->s.borrowed))
        answer(&j->a, "on_track", realised ? "keeping_proportion" : "met_early");
    else if (no_baseline(j))
        return;
    else if (j->s.borrowed)
        answer(&j->a, "undetermined", "borrowed_baseline");
    else if (realised)
        answer(&j->a, "off_track", "losing_proportion");
    else if (y0 && !share)
        answer(&j->a, "off_track", "lost_baseline_attainment");
    else if (by_milestone(t, &j->a, s, y0, y, j->year))
        return;
    else if (!y0)
        answer(&j->a, "undetermined", "baseline_missing");
    else
        by_pace(t, &j->a, share, share_due(t, s, y0, j->year));
}

static void common(struct judging *j)
{
    struct span_of_measures s;
    fraction y0, y, share;
    if (no_value(j) || (needs_baseline(j->t->form) && no_baseline(j)) || choose_value(j))
        return;
    share = weigh(j, &s, &y0, &y);
    if (!y) {
        answer(&j->a, "no_data", "reference_missing");
        return;
    }
    if (borrowed(j, false))
        return;
    if (j->reading != EACH && methods_differ(j->t, &s, y))
        answer(&j->a, "undetermined", "method_sensitive");
    else if (every_year(j, &s))
        return;
    else if (j->final)
        at_the_end(j, &s, y);
    else
        on_the_way(j, &s, y0, y, share);
}

/* ---- 10 ---- */

static void trend(struct judging *j)
{
    const struct task *t = j->t;
    if (no_value(j) || no_baseline(j) || choose_value(j) || borrowed(j, true))
        return;
    fraction theta = t->theta.has ? exact(t->theta) : whole(1);
    if (zero_start(j)) {
        answer(&j->a, "undetermined", "zero_baseline");
        return;
    }
    fraction m = measure_of(t, value_in(t, j->year), j->s.b, j->year);
    const char *good = j->final ? "pass" : "on_track", *bad = j->final ? "fail" : "off_track";
    if (t->form == IMPROVE) {
        bool worse = order(m, minus(whole(0), theta)) <= 0;
        answer(&j->a, order(m, theta) >= 0 ? good : bad,
               order(m, theta) >= 0 ? "met" : worse ? "worsening" : "no_detectable_change");
    } else if (order(size_of(m), theta) <= 0) {
        answer(&j->a, good, "stable");
    } else {
        bool better = t->direction && sign(times(whole(t->direction), m)) > 0;
        answer(&j->a, better ? good : bad, better ? "better_than_stable" : "not_stable");
    }
}

struct sum {
    fraction total;
    bool gap, foreign;           /* a year is missing; one is borrowed */
    int last;                    /* the newest year with a number up to the deadline; 0: none */
};

static struct sum sum_up(const struct judging *j)
{
    const struct task *t = j->t;
    struct sum s = {.total = whole(0)};
    int known = 0;
    for (int y = t->base_year + 1; y <= t->target_year; y++)
        if (number_in(t, y)) {
            s.total = plus(s.total, value_in(t, y));
            s.foreign |= borrowed_in(t, y);
            s.last = y;
            known++;
        }
    s.gap = known < (j->final && !t->latest ? t->target_year : s.last) - t->base_year;
    return s;
}

/* Neither met for good nor lost for good, and the deadline has not come. */
static void sum_on_the_way(struct judging *j, const struct span_of_measures *s, struct sum sum)
{
    const struct task *t = j->t;
    fraction share = over(sum.total, s->goal), due = share_due(t, s, whole(0), sum.last);
    if (s->high) {
        fraction pace = t->binding ? whole(1) : ratio_of(95, 100);
        bool slow = order(times(share, pace), due) <= 0;
        answer(&j->a, slow ? "on_track" : "off_track", slow ? "on_schedule" : "behind");
        return;
    }
    if (!by_milestone(t, &j->a, s, whole(0), sum.total, sum.last))
        by_pace(t, &j->a, share, due);
    if (sum.gap && strcmp(j->a.verdict, "off_track") == 0)
        answer(&j->a, "undetermined", "missing_year");
}

static void cumulative(struct judging *j)
{
    const struct task *t = j->t;
    struct span_of_measures s;
    if (no_value(j))
        return;
    j->final = t->as_of >= t->target_year || t->latest;
    struct sum sum = sum_up(j);
    if (!sum.last) {             /* only later years have numbers */
        bool pending = t->states[t->target_year - FIRST_YEAR] == PENDING;
        answer(&j->a, "no_data", pending ? "pending" : "target_year_missing");
        return;
    }
    accepted_set(t, NULL, sum.last, j->reading, &s);
    bool fine = accepts(t, &s, sum.total);
    set_progress(&j->a, over(sum.total, s.goal));
    if (sum.foreign)
        answer(&j->a, "undetermined", "borrowed_observation");
    else if (methods_differ(t, &s, sum.total))
        answer(&j->a, "undetermined", "method_sensitive");
    else if (s.low && fine)
        answer(&j->a, "pass", j->final ? how_met(&s, sum.total) : "met_irrevocably");
    else if (s.high && !fine)
        answer(&j->a, "fail", j->final ? "not_met" : "irrecoverable");
    else if (sum.gap && (j->final || s.high))
        answer(&j->a, "undetermined", "missing_year");
    else if (j->final)
        answer(&j->a, s.low ? "fail" : "pass", s.low ? "not_met" : how_met(&s, sum.total));
    else if (t->as_of - sum.last > t->max_lag)
        answer(&j->a, "no_data", "stale");
    else
        sum_on_the_way(j, &s, sum);
}

/* ---- 0, 9 and all together ---- */

static bool malformed(const struct task *t, struct start s, struct answer *a)
{
    if (is_change(t->form) || t->form == IMPROVE) {
        if (t->direction == 0)
            answer(a, "error", "direction_missing");
        else if (t->form == CHANGE_BY_PERCENT && s.b && sign(s.b) <= 0)
            answer(a, "error", "nonpositive_baseline");
    }
    if (t->form == IN_PROPORTION && s.b && sign(s.b) <= 0)
        answer(a, "error", "nonpositive_baseline");
    return a->verdict != NULL;
}

static struct answer steps(const struct task *t, struct start s, enum way_to_read reading)
{
    struct judging j = {.t = t, .s = s, .reading = reading};
    if (malformed(t, s, &j.a))
        return j.a;
    if (is_sum(t->form))
        cumulative(&j);
    else if (t->form == IMPROVE || t->form == MAINTAIN)
        trend(&j);
    else
        common(&j);
    return j.a;
}

static bool evaluated(const char *verdict)
{
    return !strcmp(verdict, "pass") || !strcmp(verdict, "fail") || !strcmp(verdict, "on_track") ||
           !strcmp(verdict, "off_track");
}

static struct answer with_revision(const struct task *t, enum way_to_read reading)
{
    struct start s = start_of(t);
    struct answer a = steps(t, s, reading), b;
    bool own_order = is_sum(t->form) || t->form == IMPROVE || t->form == MAINTAIN;
    int i = t->base_year - FIRST_YEAR;
    if (own_order || !s.own || !number_in(t, t->base_year) || t->states[i] != OWN ||
        !evaluated(a.verdict))
        return a;
    int places =
        t->baseline.places < t->values[i].places ? t->baseline.places : t->values[i].places;
    fraction revised = value_in(t, t->base_year);
    if (order(rounded_to(revised, places, t->half_up), rounded_to(s.b, places, t->half_up)) == 0)
        return a;
    b = steps(t, (struct start){.b = revised}, reading);
    if (evaluated(b.verdict) && strcmp(a.verdict, b.verdict) != 0)
        answer(&a, "undetermined", "baseline_revised");
    return a;
}

static struct answer oracle(const struct task *t)
{
    if (t->form != IN_PROPORTION || t->reading != BOTH_READINGS)
        return with_revision(t, t->reading);
    struct answer planned = with_revision(t, PLANNED), realised = with_revision(t, REALISED);
    if (strcmp(planned.verdict, realised.verdict) != 0)
        answer(&planned, "undetermined", "reading_sensitive");
    return planned;
}
