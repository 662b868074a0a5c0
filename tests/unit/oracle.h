#pragma once
/* oracle - semantics.md once more, as plainly as possible: one loose case in exact fractions. It
 * shares no line with the judge, so that both would have to be wrong in the same way. Logarithms,
 * roots and limits are left out. */
#include "oracle_numbers.h"
#include <string.h>

enum form {
    AT_LEAST,
    ABOVE,
    AT_MOST,
    BELOW,
    ABOUT,
    BETWEEN,
    CHANGE_BY,
    CHANGE_BY_PERCENT,
    CHANGE_PER_YEAR,
    IN_PROPORTION,
    RATIO_AT_LEAST,
    RATIO_AT_MOST,
    AT_LEAST_REFERENCE,
    AT_MOST_REFERENCE,
    CUMULATIVE_AT_LEAST,
    CUMULATIVE_AT_MOST,
    IMPROVE,
    MAINTAIN,
    FORMS
};
static const char *const form_names[FORMS] = {
    "at_least",
    "above",
    "at_most",
    "below",
    "about",
    "between",
    "change_by",
    "change_by_percent",
    "change_per_year",
    "in_proportion",
    "ratio_at_least",
    "ratio_at_most",
    "at_least_reference",
    "at_most_reference",
    "cumulative_at_least",
    "cumulative_at_most",
    "improve",
    "maintain",
};

struct printed { bool has; long units; int places; };
enum { FIRST_YEAR = 2018, YEARS = 10 };
enum state { ABSENT, OWN, BORROWED, PENDING };
enum method { FULL, ROUNDED, BOTH_METHODS };
enum way_to_read { MEAN, EACH, PLANNED, REALISED, BOTH_READINGS };

struct task {                    /* a loose case */
    enum form form;
    struct printed n, n2, baseline, tol, tol_rel, ref_target, theta;
    enum state baseline_state;
    int base_year, target_year, as_of, direction, max_lag, milestone_year;
    enum state states[YEARS];
    struct printed values[YEARS], references[YEARS], milestone;
    bool binding, accept_borrowed, half_up, latest;
    enum method method;
    enum way_to_read reading;
};

struct answer {
    const char *verdict, *reason;
    bool has_progress;
    char progress[40];
};

struct span_of_measures {        /* what is accepted */
    fraction low, high, goal;    /* NULL: none */
    bool open;
};

static fraction exact(struct printed p)
{
    return ratio_of(p.units, power_of_ten(p.places));
}

static bool number_in(const struct task *t, int year)
{
    int i = year - FIRST_YEAR;
    return year <= t->as_of && i >= 0 && i < YEARS &&
           (t->states[i] == OWN || t->states[i] == BORROWED);
}

static bool borrowed_in(const struct task *t, int year)
{
    return t->states[year - FIRST_YEAR] == BORROWED && !t->accept_borrowed;
}

static fraction value_in(const struct task *t, int year)
{
    return exact(t->values[year - FIRST_YEAR]);
}

static fraction reference_in(const struct task *t, int year)
{
    struct printed p = t->references[year - FIRST_YEAR];
    return p.has && year <= t->as_of ? exact(p) : NULL;
}

static bool is_change(enum form f)
{
    return f == CHANGE_BY || f == CHANGE_BY_PERCENT || f == CHANGE_PER_YEAR;
}

static bool is_sum(enum form f)
{
    return f == CUMULATIVE_AT_LEAST || f == CUMULATIVE_AT_MOST;
}

/* ---- the baseline (section 8) ---- */

struct start { fraction b; bool borrowed, pending, own; };

static struct start start_of(const struct task *t)
{
    struct start s = {0};
    if (t->baseline_state == OWN)
        s = (struct start){.b = exact(t->baseline), .own = true};
    else if (number_in(t, t->base_year) && t->states[t->base_year - FIRST_YEAR] == OWN)
        s.b = value_in(t, t->base_year);
    else if (t->baseline_state == BORROWED)
        s = (struct start){.b = exact(t->baseline), .borrowed = !t->accept_borrowed};
    else if (number_in(t, t->base_year))
        s = (struct start){.b = value_in(t, t->base_year), .borrowed = !t->accept_borrowed};
    else
        s.pending = t->baseline_state == PENDING ||
                    (t->base_year <= t->as_of && t->states[t->base_year - FIRST_YEAR] == PENDING);
    return s;
}

/* ---- measure and acceptable set (section 5) ---- */

static fraction measure_of(const struct task *t, fraction x, fraction b, int year)
{
    fraction d = whole(t->direction), r = NULL;
    switch (t->form) {
    case CHANGE_BY: return times(d, minus(x, b));
    case CHANGE_BY_PERCENT:
    case IMPROVE: return over(times(times(whole(100), d), minus(x, b)), size_of(b));
    case MAINTAIN: return over(times(whole(100), minus(x, b)), size_of(b));
    case CHANGE_PER_YEAR: return over(times(d, minus(x, b)), whole(t->target_year - t->base_year));
    case RATIO_AT_LEAST:
    case RATIO_AT_MOST: return (r = reference_in(t, year)) ? over(x, r) : NULL;
    case AT_LEAST_REFERENCE:
    case AT_MOST_REFERENCE: return (r = reference_in(t, year)) ? minus(x, r) : NULL;
    default: return x;
    }
}

static fraction tolerance(const struct task *t)
{
    if (t->tol.has)
        return exact(t->tol);
    fraction percent = t->tol_rel.has ? exact(t->tol_rel) : whole(5);
    if (is_change(t->form) && !t->tol_rel.has)
        return whole(0);
    return over(times(size_of(exact(t->n)), percent), whole(100));
}

/* False: a reference is missing. */
static bool accepted_set(const struct task *t, fraction b, int year, enum way_to_read reading,
                         struct span_of_measures *s)
{
    fraction n = t->n.has ? exact(t->n) : whole(0), tol = whole(0), r;
    *s = (struct span_of_measures){.open = t->form == ABOVE || t->form == BELOW};
    switch (t->form) {
    case AT_LEAST:
    case ABOVE:
    case RATIO_AT_LEAST:
    case AT_LEAST_REFERENCE:
    case CUMULATIVE_AT_LEAST: s->low = s->goal = n; return true;
    case AT_MOST: case BELOW: case RATIO_AT_MOST: case AT_MOST_REFERENCE: case CUMULATIVE_AT_MOST:
        s->high = s->goal = n;
        return true;
    case ABOUT:
        tol = tolerance(t);
        s->goal = n;
        s->low = t->direction >= 0 ? minus(n, tol) : NULL;
        s->high = t->direction <= 0 ? plus(n, tol) : NULL;
        return true;
    case BETWEEN:
        s->low = t->direction >= 0 ? n : NULL;
        s->high = t->direction <= 0 ? exact(t->n2) : NULL;
        s->goal = t->direction > 0 ? s->low : t->direction < 0 ? s->high : NULL;
        return true;
    case CHANGE_BY: case CHANGE_BY_PERCENT: case CHANGE_PER_YEAR:
        s->goal = n;
        s->low = minus(n, tolerance(t));
        return true;
    default:
        break;
    }
    fraction base = reference_in(t, t->base_year);
    r = reading == REALISED ? reference_in(t, year)
        : t->ref_target.has ? exact(t->ref_target)
                            : NULL;
    if (!base || !r)
        return false;
    s->low = s->goal = times(b, greater(whole(1), over(r, base)));
    return true;
}

static bool inside(const struct span_of_measures *s, fraction x)
{
    int low = s->low ? order(x, s->low) : 1, high = s->high ? order(x, s->high) : -1;
    return s->open ? low > 0 && high < 0 : low >= 0 && high <= 0;
}

static fraction by_rounding(const struct task *t, fraction x)
{
    int places = t->n.places;
    if (!t->n.has)               /* nothing is printed to round to */
        return x;
    if (t->form == BETWEEN && t->n2.places > places)
        places = t->n2.places;
    return rounded_to(x, places, t->half_up);
}

static bool accepts(const struct task *t, const struct span_of_measures *s, fraction x)
{
    return inside(s, t->method == ROUNDED ? by_rounding(t, x) : x);
}

static bool methods_differ(const struct task *t, const struct span_of_measures *s, fraction x)
{
    return t->method == BOTH_METHODS && inside(s, x) != inside(s, by_rounding(t, x));
}

/* ---- progress and schedule (section 6) ---- */

static fraction gap_to(const struct span_of_measures *s, fraction x)
{
    if (s->goal)
        return size_of(minus(x, s->goal));
    if (order(x, s->low) < 0)
        return minus(s->low, x);
    return order(x, s->high) > 0 ? minus(x, s->high) : whole(0);
}

/* The share of the way done; NULL: blank. */
static fraction share_done(const struct span_of_measures *s, fraction y0, fraction y)
{
    if (s->low && s->high) {
        fraction gap0 = gap_to(s, y0);
        return sign(gap0) ? minus(whole(1), over(gap_to(s, y), gap0)) : NULL;
    }
    bool there = s->low ? order(y0, s->goal) >= 0 : order(y0, s->goal) <= 0;
    return there ? NULL : over(minus(y, y0), minus(s->goal, y0));
}

static fraction share_due(const struct task *t, const struct span_of_measures *s, fraction y0,
                          int year)
{
    int from = t->base_year, to = t->target_year, m = t->milestone_year;
    fraction start = whole(0), end = whole(1), mark;
    if (m > from && m < to) {
        mark = is_sum(t->form) ? over(exact(t->milestone), s->goal)
                               : share_done(s, y0, exact(t->milestone));
        if (m <= year) {
            from = m;
            start = mark;
        } else {
            to = m;
            end = mark;
        }
    }
    return plus(start, times(minus(end, start), ratio_of(year - from, to - from)));
}

static void set_progress(struct answer *a, fraction share)
{
    a->has_progress = share != NULL;
    if (share)
        two_decimals(times(whole(100), share), a->progress);
}

static void answer(struct answer *a, const char *verdict, const char *reason)
{
    a->verdict = verdict;
    a->reason = reason;
}

static void by_pace(const struct task *t, struct answer *a, fraction done, fraction due)
{
    fraction pace = t->binding ? whole(1) : ratio_of(95, 100);
    fraction enough = sign(due) > 0 ? times(pace, due) : due;
    if (order(done, enough) >= 0)
        answer(a, "on_track", order(done, due) >= 0 ? "on_schedule" : "near_schedule");
    else if (sign(done) < 0)
        answer(a, "off_track", "worsening");
    else
        answer(a, "off_track",
               order(done, times(ratio_of(6, 10), due)) >= 0 ? "behind" : "far_behind");
}

/* A milestone due in the year: true when it has decided. */
static bool by_milestone(const struct task *t, struct answer *a, const struct span_of_measures *s,
                         fraction y0, fraction y, int year)
{
    if (t->milestone_year != year)
        return false;
    bool rising = s->low && (!s->high || !y0 || order(y0, s->goal ? s->goal : s->low) <= 0);
    struct span_of_measures mark = {.low = rising ? exact(t->milestone) : NULL,
                                    .high = rising ? NULL : exact(t->milestone)};
    int places = t->milestone.places > t->n.places ? t->milestone.places : t->n.places;
    bool rounds = t->method == ROUNDED && t->n.has;
    bool met = inside(&mark, rounds ? rounded_to(y, places, t->half_up) : y);
    answer(a, met ? "on_track" : "off_track", met ? "milestone_met" : "milestone_missed");
    return true;
}
