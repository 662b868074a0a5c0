/* judge_numbers - comparing and rounding numbers that may have gone through the doubles of a rule.
 *
 * What a rule computes in doubles and the evaluator snaps to 12 digits is off by less than 1e-9 of
 * the largest number involved. Where two such numbers lie further apart, their order is certain;
 * where they do not, `near` is noted and the whole case is judged again with the rule in exact
 * arithmetic. */
#include "judge_inside.h"
#include <math.h>

#define NEAR 1e-9
#define TIE 1e-6       /* of a unit in the last place */
#define SNAP 1e-11     /* what snapping two numbers to 12 digits may cost, of the larger one */
#define SHOWN_TIE 0.01 /* of a unit in the last digit shown */

enum { SHOWN_DIGITS = 10 };

static bool doubtful(const struct judgement *j)
{
    return j->approximate && !j->exact && !j->near;
}

/* fmax() of numbers that are none of them NaN; that is a call. */
static double larger(double a, double b)
{
    return a > b ? a : b;
}

static void include(struct judgement *j, struct num x)
{
    j->scale = larger(j->scale, fabs(num_near(x)));
}

/* Of the largest number that goes in; found when it is first asked for. */
static double scale_of(struct judgement *j)
{
    const struct points *both[] = {&j->values, &j->references};
    if (j->scale > 0)
        return j->scale;
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < both[k]->count; i++)
            if (both[k]->list[i].kind == CELL_NUMBER)
                include(j, both[k]->list[i].value);
    if (j->baseline.has)
        include(j, j->baseline.value);
    if (j->target->has_n)
        include(j, num_of(j->target->n.over));
    if (j->asked)
        j->scale = larger(j->scale, j->asked->scale);
    return j->scale;
}

/* And what the rule has made of it. */
void judge_scale_weighed(struct judgement *j)
{
    const struct outcome *o = &j->out;
    if (!doubtful(j))
        return;
    j->scale = larger(scale_of(j), fabs(num_near(o->measure)));
    if (o->has_start)
        include(j, o->start);
    if (o->has_goal)
        include(j, o->goal);
}

int judge_compare(struct judgement *j, struct num a, struct num b)
{
    if (doubtful(j)) {
        double x = num_near(a), y = num_near(b);
        double scale = larger(larger(fabs(x), fabs(y)), scale_of(j));
        if (!(fabs(x - y) > NEAR * scale))
            j->near = true;
    }
    return num_cmp(a, b);
}

/* How far, in units of the last place, x lies from a tie. */
static double from_tie(struct num x, int places)
{
    double units = fabs(num_near(x)) * pow(10, places);
    return fabs(units - floor(units) - 0.5);
}

struct num judge_round(struct judgement *j, struct num x, int places, enum rounding how)
{
    if (doubtful(j)) {
        double doubt = NEAR * larger(fabs(num_near(x)), scale_of(j)) * pow(10, places);
        if (!(from_tie(x, places) > larger(TIE, doubt)))
            j->near = true;
    }
    return num_round(x, places, how);
}

bool judge_contains(struct judgement *j, const struct interval *set, struct num x)
{
    if (set->has_low) {
        int c = judge_compare(j, x, set->low);
        if (c < 0 || (c == 0 && set->low_open))
            return false;
    }
    if (set->has_high) {
        int c = judge_compare(j, x, set->high);
        if (c > 0 || (c == 0 && set->high_open))
            return false;
    }
    return true;
}

/* Is |x| below 10^places? */
static bool is_below(struct num x, int places)
{
    if (x.d > 0 && num_is_short(x.d) && num_is_short(x.n))
        return (x.n < 0 ? -x.n : x.n) < num_powers[places] * x.d;
    return fabs(num_near(x)) < (double)(int64_t)num_powers[places];
}

/* A number for the slot: ten digits as counted from the leading one of `size`, the largest number
 * that x was computed from. Doubles carry twelve, so that both arithmetics show the same. */
struct fixed judge_shown(struct judgement *j, struct num x, struct num size)
{
    struct fixed f;
    if (fixed_exactly(x, SHOWN_DIGITS, &f) && is_below(size, SHOWN_DIGITS - (int)f.places))
        return f;
    int places = SHOWN_DIGITS - 1 - fixed_exponent(size);
    if (fixed_exactly(x, places, &f))
        return f;
    if (doubtful(j) && from_tie(x, places) < SHOWN_TIE)
        j->near = true;
    return fixed_cut(x, places);
}

/* Progress with the two decimals that are shown. */
struct num judge_progress_rounded(struct judgement *j)
{
    const struct outcome *o = &j->out;
    if (doubtful(j) && o->way.has && !o->way.floating) {
        double size = larger(fabs(num_near(o->measure)), fabs(num_near(o->goal)));
        double doubt = SNAP * larger(size, 1e-3 * scale_of(j)) / fabs(num_near(o->way.whole));
        doubt *= 1e4 * (1 + fabs(num_near(o->progress)) / 100);
        if (!(from_tie(o->progress, 2) > larger(TIE, doubt)))
            j->near = true;
    }
    return num_round(o->progress, 2, ROUND_HALF_EVEN);
}
