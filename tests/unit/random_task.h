#pragma once
/* random_task - random loose cases, the same in every run; many lie exactly on an edge or a tie. */
#include "oracle_steps.h"
#include <stdint.h>

/* ---- chance, the same in every run ---- */

static uint64_t state = 88172645463325252u;

static int below_number(int n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (int)(state >> 33) % n;
}

static bool one_in(int n)
{
    return below_number(n) == 0;
}

static int between_numbers(int from, int to)
{
    return from + below_number(to - from + 1);
}

/* ---- random cases ---- */

static struct printed number(int from, int to, int places)
{
    long p = power_of_ten(places);
    return (struct printed){true, between_numbers(from * (int)p, to * (int)p), places};
}

static struct printed level(void)
{
    return number(10, 60, below_number(3));
}

static void random_target(struct task *t)
{
    static const struct {
        int from, to;
    } ranges[FORMS] = {
        [CHANGE_BY] = {1, 15},
        [CHANGE_BY_PERCENT] = {1, 40},
        [CHANGE_PER_YEAR] = {0, 3},
        [RATIO_AT_LEAST] = {0, 3},
        [RATIO_AT_MOST] = {0, 3},
        [AT_LEAST_REFERENCE] = {-2, 3},
        [AT_MOST_REFERENCE] = {-2, 3},
        [CUMULATIVE_AT_LEAST] = {40, 200},
        [CUMULATIVE_AT_MOST] = {40, 200},
        [IMPROVE] = {0, 0},
        [MAINTAIN] = {0, 0},
        [IN_PROPORTION] = {0, 0},
    };
    int from = ranges[t->form].from, to = ranges[t->form].to;
    bool none = t->form == IMPROVE || t->form == MAINTAIN || t->form == IN_PROPORTION;
    bool reference = t->form == AT_LEAST_REFERENCE || t->form == AT_MOST_REFERENCE;
    if (none || (reference && one_in(3)))
        return;
    t->n = to ? number(from, to, below_number(3)) : level();
    if (t->n.units <= 0 && !reference)
        t->n.units = 1;
    if (t->form == BETWEEN) {
        t->n2 = t->n;
        t->n2.units += between_numbers(0, 300);
    }
}

static void random_direction(struct task *t)
{
    bool up = t->form == AT_LEAST || t->form == ABOVE || t->form == RATIO_AT_LEAST ||
              t->form == IN_PROPORTION || t->form == AT_LEAST_REFERENCE ||
              t->form == CUMULATIVE_AT_LEAST;
    bool down = t->form == AT_MOST || t->form == BELOW || t->form == RATIO_AT_MOST ||
                t->form == AT_MOST_REFERENCE || t->form == CUMULATIVE_AT_MOST;
    t->direction = one_in(5) ? 0 : up ? 1 : down ? -1 : one_in(2) ? 1 : -1;
}

static void random_values(struct task *t)
{
    for (int i = 0; i < YEARS; i++) {
        t->states[i] = one_in(8) ? BORROWED : one_in(9) ? PENDING : one_in(3) ? ABSENT : OWN;
        t->values[i] = level();
        t->references[i] = level();
        t->references[i].has = !one_in(5);
    }
    t->baseline = level();
    t->baseline_state = one_in(6) ? ABSENT : one_in(8) ? BORROWED : one_in(9) ? PENDING : OWN;
    int i = t->base_year - FIRST_YEAR;
    if (!one_in(3))
        t->states[i] = ABSENT;
    else if (one_in(2))
        t->values[i] = t->baseline;
    if (one_in(40))
        t->baseline.units = 0;
}

static void random_settings(struct task *t)
{
    t->method = one_in(3) ? ROUNDED : one_in(6) ? BOTH_METHODS : FULL;
    t->half_up = one_in(3);
    t->binding = one_in(2);
    t->accept_borrowed = one_in(4);
    t->latest = one_in(12);
    t->max_lag = between_numbers(0, 3);
    t->reading = MEAN;
    if (t->form == CHANGE_PER_YEAR && one_in(2))
        t->reading = EACH;
    if (t->form == IN_PROPORTION)
        t->reading = PLANNED + (enum way_to_read)below_number(3);
    if (one_in(4))
        t->tol = number(0, 2, 2);
    else if (one_in(4))
        t->tol_rel = number(0, 12, 1);
    if (one_in(4))
        t->ref_target = level();
    if (one_in(3))
        t->theta = number(1, 20, 0);
    if (one_in(4) && t->form != IN_PROPORTION && t->form != IMPROVE && t->form != MAINTAIN) {
        t->milestone = t->n.has ? t->n : level();
        t->milestone.units += between_numbers(-300, 300);
        t->milestone_year = between_numbers(t->base_year + 1, t->target_year - 1);
    }
}

/* Now and then a value that lies exactly on the edge or on the schedule, or a little beside it. */
static void tempt(struct task *t)
{
    struct span_of_measures s;
    int year = one_in(2) ? t->target_year : newest_year(t);
    int i = year - FIRST_YEAR;
    if (i < 0 || i >= YEARS || t->baseline_state != OWN || t->baseline.units == 0 ||
        is_sum(t->form) || !accepted_set(t, exact(t->baseline), year, t->reading, &s))
        return;
    fraction m = s.low ? s.low : s.high, b = exact(t->baseline),
             d = whole(t->direction ? t->direction : 1);
    fraction r = reference_in(t, year);
    if (year < t->target_year && year > t->base_year && s.goal && !s.open && one_in(2)) {
        static const int paces[] = {100, 95, 60};
        fraction y0 = is_change(t->form) ? whole(0) : b,
                 pace = ratio_of(paces[below_number(3)], 100);
        fraction part = times(pace, ratio_of(year - t->base_year, t->target_year - t->base_year));
        m = plus(y0, times(minus(s.goal, y0), part));
    }
    fraction x = m;
    if (t->form == CHANGE_BY)
        x = plus(b, times(d, m));
    else if (t->form == CHANGE_BY_PERCENT)
        x = plus(b, over(times(times(b, d), m), whole(100)));
    else if (t->form == CHANGE_PER_YEAR)
        x = plus(b, times(times(d, m), whole(t->target_year - t->base_year)));
    else if (r && (t->form == RATIO_AT_LEAST || t->form == RATIO_AT_MOST))
        x = times(r, m);
    else if (r && (t->form == AT_LEAST_REFERENCE || t->form == AT_MOST_REFERENCE))
        x = plus(r, m);
    int places = between_numbers(1, 5);
    fraction units = times(rounded_to(x, places, false), whole(power_of_ten(places)));
    t->values[i] =
        (struct printed){true, mpz_get_si(mpq_numref(units)) + below_number(3) - 1, places};
}

static void random_task(struct task *t, enum form form)
{
    *t = (struct task){.form = form};
    t->base_year = between_numbers(2018, 2021);
    t->target_year = t->base_year + between_numbers(2, 5);
    t->as_of = between_numbers(t->base_year, t->target_year + 2);
    random_target(t);
    random_direction(t);
    random_values(t);
    random_settings(t);
    if (t->as_of > FIRST_YEAR + YEARS - 1)
        t->as_of = FIRST_YEAR + YEARS - 1;
    if (!one_in(3))
        tempt(t);
}
