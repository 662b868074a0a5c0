/* judge - one case, one verdict. The rule computes in doubles first; where these come too near an
 * edge or a tie to be trusted, everything is done once more with exact numbers, and that stands. */
#include "judge_room.h"
#include <stdlib.h>

/* Doubles snapped to 12 digits hold inputs of up to 11. */
#define MOST_UNITS 1e11

static enum direction known_direction(const struct judge_case *c)
{
    if (c->direction == DIRECTION_HIGHER || c->direction == DIRECTION_LOWER)
        return c->direction;
    int verb = c->target->verb;
    return verb > 0 ? DIRECTION_HIGHER : verb < 0 ? DIRECTION_LOWER : DIRECTION_NONE;
}

static enum reading_kind known_reading(const struct judge_case *c, const struct rule *rule)
{
    const struct settings *s = c->settings;
    bool steps = rule && rule->order == ORDER_STEPS,
         proportion = rule && rule->order == ORDER_PROPORTION;
    enum reading_kind keyed = steps        ? s->reading_change_per_year
                              : proportion ? s->reading_in_proportion
                                           : READING_DEFAULT;
    enum reading_kind said = keyed != READING_DEFAULT ? keyed : s->reading;
    if (said != READING_DEFAULT)
        return said;
    return proportion ? READING_PLANNED : READING_MEAN;
}

static struct num percent_of(const struct reading *t, struct decimal percent)
{
    if (!t->has_n)
        return num_int(0);
    struct num n = num_abs(num_div(num_of(t->n.over), num_int(t->n.under)));
    return num_div(num_mul(n, num_of(percent)), num_int(100));
}

/* tol, tol_rel; the catalogue's, for levels; else 5 % of the printed number. */
static struct num known_tolerance(const struct judge_case *c, const struct rule *rule)
{
    static const struct decimal five = {5, 0};
    const struct settings *s = c->settings;
    const struct fraction *n = &c->target->n;
    if (settings_has(s, SET_TOL))
        return num_of(s->tol);
    if (settings_has(s, SET_TOL_REL))
        return percent_of(c->target, s->tol_rel);
    if (c->has_catalogue_tolerance && rule && !rule->has_measure)
        return c->catalogue_tolerance;
    /* Mostly nobody asks for it: without fractions where the printed number is a short decimal. */
    if (c->target->has_n && n->under == 1 && n->over.places < 16 &&
        llabs(n->over.units) < INT64_MAX / 5)
        return num_of((struct decimal){5 * llabs(n->over.units), (int8_t)(n->over.places + 2)});
    return percent_of(c->target, five);
}

static struct num known_theta(const struct judge_case *c)
{
    if (settings_has(c->settings, SET_THETA))
        return num_of(c->settings->theta);
    struct num printed = num_of(c->target->theta);
    return num_sign(printed) > 0 ? printed : num_int(1);
}

static bool long_number(struct num x)
{
    return x.big || x.n >= (__int128)MOST_UNITS || x.n <= -(__int128)MOST_UNITS;
}

/* Numbers with more digits than doubles keep are computed exactly at once. */
static bool needs_exact(const struct judgement *j)
{
    bool longer = j->baseline.has && long_number(j->baseline.value);
    const struct points *both[] = {&j->values, &j->references};
    for (int k = 0; k < 2 && !j->settings->chained; k++)
        for (size_t i = 0; i < both[k]->count; i++)
            longer =
                longer || (both[k]->list[i].kind == CELL_NUMBER && !both[k]->list[i].has_events &&
                           long_number(both[k]->list[i].value));
    if (j->target->has_n)
        longer = longer || long_number(num_of(j->target->n.over));
    return longer;
}

static void begin(struct judgement *j, struct judge_room *room)
{
    const struct judge_case *c = j->c;
    j->as_of = c->settings->as_of ? c->settings->as_of : judge_default_as_of(c);
    j->direction = known_direction(c);
    j->reading = known_reading(c, j->rule);
    judge_gather(j, room);
    judge_choose_baseline(j);
    j->tolerance = known_tolerance(c, j->rule);
    j->theta = known_theta(c);
}

static void run(struct judgement *j, struct slot *out)
{
    j->near = j->approximate = false;
    if (j->rule)
        evaluator_case(j->evaluator, j->target, &j->at, j->exact);
    if (j->trace)
        j->trace->count = 0;
    judge_tell_case(j);
    if (j->rule && j->rule->order == ORDER_PROPORTION && j->reading == READING_BOTH)
        judge_both(j);
    else
        judge_settle(j);
    judge_fill(j, out);
}

void judge(const struct judge_case *c, struct evaluator *rule, struct slot *out, struct trace *t)
{
    struct judge_room room;
    struct judgement j = {.c = c,
                          .target = c->target,
                          .settings = c->settings,
                          .trace = t,
                          .rule = rule && c->target->error == READ_OK ? evaluator_rule(rule) : NULL,
                          .evaluator = rule};
    judge_open_beyond(&j);
    begin(&j, &room);
    j.exact = t || needs_exact(&j);
    run(&j, out);
    out->exact_runs = j.exact && !t;
    if (j.near && !j.exact) {
        j.exact = true;
        run(&j, out);
        out->exact_runs = 1;
    }
    if (num_failed() && out->verdict != VERDICT_ERROR) {
        out->verdict = VERDICT_ERROR;
        out->reason = REASON_rule_failed;
    }
    arena_free(j.arena);
    judge_close_beyond(&j);
    out->done = 1;
}
