/* vocabulary - the words with which accept says what would be enough. A set is a handle of the
 * running call: making one allocates nothing, and a set kept from an earlier call is not taken for
 * one of this. */
#include "evaluator_inside.h"
#include "library.h"
#include <math.h>
#include <string.h>

static struct evaluator *asker(lua_State *L)
{
    struct evaluator *e = evaluator_of(L);
    if (!e)
        sandbox_raise(L, MSG_rule_only_in_functions);
    return e;
}

static struct made_set *new_set(lua_State *L, struct evaluator *e)
{
    if (e->set_count == MOST_SETS)
        sandbox_raise(L, MSG_rule_too_many_sets);
    struct made_set *set = &e->sets[e->set_count];
    *set = (struct made_set){0};
    sandbox_push_handle(L, HANDLE_SET, e->set_count++);
    return set;
}

static struct made_end read_end(lua_State *L, struct evaluator *e, int index, bool open)
{
    struct made_end end = {.has = true, .open = open};
    if (e->computing_exact) {
        struct operand o = number_operand(L, index);
        end.exact = o.finite;
        end.near = o.near;
        end.number = o.exact;
    } else {
        end.near = number_double(L, index);
    }
    if (!isfinite(end.near)) {
        if (e->looked_at_baseline && num_sign(e->at->baseline) == 0)
            sandbox_signal(L, RULE_NONPOSITIVE);
        sandbox_raise(L, MSG_rule_not_finite);
    }
    return end;
}

static int make_low(lua_State *L, int index, bool open)
{
    struct evaluator *e = asker(L);
    struct made_end end = read_end(L, e, index, open);
    new_set(L, e)->low = end;
    return 1;
}

static int make_high(lua_State *L, int index, bool open)
{
    struct evaluator *e = asker(L);
    struct made_end end = read_end(L, e, index, open);
    new_set(L, e)->high = end;
    return 1;
}

static int l_at_least(lua_State *L) { return make_low(L, 1, false); }
static int l_above(lua_State *L) { return make_low(L, 1, true); }
static int l_at_most(lua_State *L) { return make_high(L, 1, false); }
static int l_below(lua_State *L) { return make_high(L, 1, true); }

static int make_both(lua_State *L, int low_index, int high_index)
{
    struct evaluator *e = asker(L);
    struct made_end low = read_end(L, e, low_index, false),
                    high = read_end(L, e, high_index, false);
    bool upside_down =
        low.exact && high.exact ? num_cmp(low.number, high.number) > 0 : low.near > high.near;
    if (upside_down)
        sandbox_raise(L, MSG_rule_between_order);
    struct made_set *set = new_set(L, e);
    set->low = low;
    set->high = high;
    return 1;
}

static int l_between(lua_State *L) { return make_both(L, 1, 2); }
static int l_exactly(lua_State *L) { return make_both(L, 1, 1); }

static int l_undetermined(lua_State *L)
{
    struct evaluator *e = asker(L);
    const char *reason = luaL_checkstring(L, 1);
    struct made_set *set = new_set(L, e);
    set->kind = SET_UNDETERMINED;
    set->reason = reason;
    lua_pushvalue(L, 1);         /* anchored: the handle alone would not keep it */
    lua_rawsetp(L, LUA_REGISTRYINDEX, set);
    return 1;
}

/* toward(x): what the direction of the indicator wants of a level. */
static int make_toward(lua_State *L, int index)
{
    struct evaluator *e = asker(L);
    e->looked |= LOOKED_AT_SETTINGS;
    switch (e->at->direction) {
    case DIRECTION_HIGHER: return make_low(L, index, false);
    case DIRECTION_LOWER: return make_high(L, index, false);
    default: sandbox_signal(L, RULE_NO_DIRECTION);
    }
}

static int l_toward(lua_State *L)
{
    return make_toward(L, 1);
}

/* bounded(bound, x): bound is target.bound */
static int l_bounded(lua_State *L)
{
    static const char *const names[] = {"at_least", "above", "at_most", "below", "none", NULL};
    static int (*const makers[])(lua_State * L, int index, bool open) = {make_low, make_low,
                                                                         make_high, make_high};
    static const bool open[] = {false, true, false, true};
    int which = luaL_checkoption(L, 1, NULL, names);
    return which == 4 ? make_toward(L, 2) : makers[which](L, 2, open[which]);
}

static int l_nonpositive(lua_State *L)
{
    asker(L);
    double x = number_double(L, 1);
    if (x <= 0)
        sandbox_signal(L, RULE_NONPOSITIVE);
    lua_settop(L, 1);
    return 1;
}

const struct made_set *vocabulary_set(struct evaluator *e, int index)
{
    unsigned number;
    if (!sandbox_is_handle(e->box.L, index, HANDLE_SET, &number) || number >= e->set_count)
        return NULL;
    return &e->sets[number];
}

void library_vocabulary(lua_State *L)
{
    static const luaL_Reg words[] = {
        {"at_least", l_at_least}, {"above", l_above}, {"at_most", l_at_most}, {"below", l_below},
        {"between", l_between}, {"exactly", l_exactly}, {"undetermined", l_undetermined},
        {"toward", l_toward}, {"bounded", l_bounded}, {"nonpositive", l_nonpositive}, {NULL, NULL},
    };
    library_add(L, words);
}
