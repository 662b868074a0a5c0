/* evaluator_results - from what a rule's function returned to what the judge asked for. */
#include "evaluator_inside.h"
#include <math.h>
#include <string.h>

/* num_snap(x) for numbers of usual size, without its fractions: the twelve digits as a whole
 * number. Doubles do for that unless the thirteenth digit is about a half. */
static struct num snap_quickly(double x)
{
    static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    double size = fabs(x);
    if (!(size >= 1e-4 && size < 1e12))
        return num_snap(x);
    int places = 15;
    while (size * powers[places] >= 1e12)
        places--;
    double scaled = x * powers[places], units = nearbyint(scaled);
    if (fabs(fabs(scaled - units) - 0.5) < 1e-3)
        return num_snap(x);
    int64_t whole = (int64_t)units;
    for (int zeros = 8; zeros > 0; zeros /= 2) {
        if (places >= zeros && whole % (int64_t)powers[zeros] == 0) {
            whole /= (int64_t)powers[zeros];
            places -= zeros;
        }
    }
    return num_of((struct decimal){whole, (int8_t)places});
}

/* A double as the number it most likely stands for; the printed number itself where it is equal. */
static struct num snap(const struct evaluator *e, double x)
{
    if (fabs(x) < 1e15 && x == (double)(int64_t)x)
        return num_int((int64_t)x);
    if (e->target->has_n && e->target->n.under == 1) {
        struct num n = num_of(e->target->n.over);
        if (num_near(n) == x)
            return n;
    }
    return snap_quickly(x);
}

/* undetermined(reason) may stand in place of any result. */
static bool read_undetermined(struct evaluator *e, int index)
{
    const struct made_set *set = vocabulary_set(e, index);
    if (!set || set->kind != SET_UNDETERMINED)
        return false;
    sandbox_say_text(&e->box, set->reason);
    return true;
}

static enum rule_outcome read_number(struct evaluator *e, enum rule_function f, int index,
                                     struct num *out)
{
    struct operand x = {.near = lua_tonumber(e->box.L, index)};
    bool plain = !e->computing_exact && lua_type(e->box.L, index) == LUA_TNUMBER;
    switch (plain ? NUMBER_OK : number_try(e->box.L, index, &x)) {
    case NUMBER_STALE: return evaluator_broke(e, f, MSG_rule_returned_stale, "");
    case NUMBER_NONE:
        if (read_undetermined(e, index))
            return RULE_UNDETERMINED;
        return evaluator_broke(e, f, MSG_rule_returned_no_number,
                               sandbox_type_name(e->box.L, index));
    case NUMBER_OK: break;
    }
    if (!isfinite(x.near) && e->looked_at_baseline && num_sign(e->at->baseline) == 0)
        return RULE_NONPOSITIVE;
    if (!isfinite(x.near))
        return evaluator_broke(e, f, MSG_rule_returned_not_finite, isnan(x.near) ? "nan" : "inf");
    *out = e->computing_exact ? x.exact : snap(e, x.near);
    return RULE_OK;
}

static enum rule_outcome number_result(struct evaluator *e, enum rule_function f, struct result *r)
{
    r->has = true;
    return read_number(e, f, -1, &r->number);
}

static enum rule_outcome optional_number(struct evaluator *e, enum rule_function f,
                                         struct result *r)
{
    r->has = !lua_isnil(e->box.L, -1);
    return r->has ? read_number(e, f, -1, &r->number) : RULE_OK;
}

static struct num end_number(const struct evaluator *e, const struct made_end *end)
{
    return !end->has ? num_int(0) : end->exact ? end->number : snap(e, end->near);
}

static enum rule_outcome set_result(struct evaluator *e, enum rule_function f, struct result *r)
{
    const struct made_set *set = vocabulary_set(e, -1);
    if (!set)
        return evaluator_broke(e, f, MSG_rule_returned_no_set, sandbox_type_name(e->box.L, -1));
    if (read_undetermined(e, -1))
        return RULE_UNDETERMINED;
    r->set = (struct interval){
        .has_low = set->low.has, .has_high = set->high.has,
        .low_open = set->low.open, .high_open = set->high.open,
        .low = end_number(e, &set->low), .high = end_number(e, &set->high),
    };
    return RULE_OK;
}

static enum rule_outcome yes_result(struct evaluator *e, enum rule_function f, struct result *r)
{
    if (lua_type(e->box.L, -1) != LUA_TBOOLEAN)
        return evaluator_broke(e, f, MSG_rule_returned_no_boolean, sandbox_type_name(e->box.L, -1));
    r->yes = lua_toboolean(e->box.L, -1);
    return RULE_OK;
}

static bool read_name(struct evaluator *e, int index, char *out, size_t room)
{
    size_t size = 0;
    const char *text =
        lua_type(e->box.L, index) == LUA_TSTRING ? lua_tolstring(e->box.L, index, &size) : NULL;
    if (!text || size >= room || strlen(text) != size)
        return false;
    memcpy(out, text, size + 1);
    return true;
}

/* verdict, reason, and the measure where the rule gives one */
static enum rule_outcome judge_result(struct evaluator *e, enum rule_function f, struct result *r)
{
    if (read_undetermined(e, -3))
        return RULE_UNDETERMINED;
    if (!read_name(e, -3, e->verdict, sizeof e->verdict) ||
        !read_name(e, -2, e->reason, sizeof e->reason))
        return evaluator_broke(e, f, MSG_rule_returned_no_verdict, "");
    return optional_number(e, f, r);
}

static const struct {
    int results;
    enum rule_outcome (*read)(struct evaluator *e, enum rule_function f, struct result *r);
} readers[RULE_FUNCTIONS] = {
    [RULE_MEASURE] = {1, number_result},    [RULE_ACCEPT] = {1, set_result},
    [RULE_GOAL] = {1, optional_number},     [RULE_LEVEL] = {1, optional_number},
    [RULE_PROGRESS] = {1, optional_number}, [RULE_EARLY] = {1, yes_result},
    [RULE_JUDGE] = {3, judge_result},
};

int result_count(enum rule_function f)
{
    return readers[f].results;
}

enum rule_outcome result_read(struct evaluator *e, enum rule_function f, struct result *r)
{
    return readers[f].read(e, f, r);
}
