/* library_math - the functions of numbers, in both arithmetics. What rounds or compares doubles
 * where it might matter asks the evaluator to repeat the call in exact numbers. */
#include "evaluator_inside.h"
#include "library.h"
#include <math.h>

static int l_abs(lua_State *L)
{
    if (number_is_exact(L, 1))
        number_push(L, num_abs(number_finite(L, 1)));
    else if (lua_isinteger(L, 1))
        lua_pushinteger(L, lua_tointeger(L, 1) < 0
                               ? (lua_Integer)(0 - (lua_Unsigned)lua_tointeger(L, 1))
                               : lua_tointeger(L, 1));
    else
        lua_pushnumber(L, fabs(number_double(L, 1)));
    return 1;
}

/* sign 1: the greatest, -1: the least of the arguments, as it was given */
static int extreme(lua_State *L, int sign)
{
    int best = 1, n = lua_gettop(L);
    number_double(L, 1);
    for (int i = 2; i <= n; i++) {
        bool exact = number_is_exact(L, i) || number_is_exact(L, best);
        double x = number_double(L, i), y = number_double(L, best);
        int order = exact ? number_compare(L, i, best) : (x > y) - (x < y);
        if (order * sign > 0)
            best = i;
    }
    lua_pushvalue(L, best);
    return 1;
}

static int l_min(lua_State *L) { return extreme(L, -1); }
static int l_max(lua_State *L) { return extreme(L, 1); }

/* A whole double that may be the rounding of one just beside it is asked for again in exact
 * numbers. */
static int round_towards(lua_State *L, bool up)
{
    if (lua_isinteger(L, 1)) {
        lua_settop(L, 1);
    } else if (number_is_exact(L, 1)) {
        struct num x = number_finite(L, 1);
        number_push(L, up ? num_neg(number_floor(L, num_neg(x))) : number_floor(L, x));
    } else {
        double x = number_double(L, 1);
        if (fabs(x - nearbyint(x)) <= 1e-9 * fmax(1, fabs(x)))
            evaluator_want_exact(L);
        lua_pushnumber(L, up ? ceil(x) : floor(x));
    }
    return 1;
}

static int l_round_down(lua_State *L) { return round_towards(L, false); }
static int l_round_up(lua_State *L) { return round_towards(L, true); }

static int by_doubles(lua_State *L, double (*function)(double))
{
    double x = function(number_double(L, 1));
    if (number_is_exact(L, 1))
        number_push_guess(L, x);
    else
        lua_pushnumber(L, x);
    return 1;
}

static int l_sqrt(lua_State *L) { return by_doubles(L, sqrt); }
static int l_ln(lua_State *L) { return by_doubles(L, log); }
static int l_exp(lua_State *L) { return by_doubles(L, exp); }

/* math.log(x [, base]) */
static int l_log(lua_State *L)
{
    if (lua_isnoneornil(L, 2))
        return l_ln(L);
    double x = log(number_double(L, 1)) / log(number_double(L, 2));
    if (number_is_exact(L, 1) || number_is_exact(L, 2))
        number_push_guess(L, x);
    else
        lua_pushnumber(L, x);
    return 1;
}

static int l_tointeger(lua_State *L)
{
    lua_Integer whole;
    luaL_checkany(L, 1);
    if (number_is(L, 1) && lua_numbertointeger(number_double(L, 1), &whole) &&
        (double)whole == number_double(L, 1))
        lua_pushinteger(L, whole);
    else
        luaL_pushfail(L);
    return 1;
}

/* An exact number calls itself a float: what it is in the other arithmetic. */
static int l_math_type(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_isinteger(L, 1))
        lua_pushliteral(L, "integer");
    else if (number_is(L, 1))
        lua_pushliteral(L, "float");
    else
        luaL_pushfail(L);
    return 1;
}

/* equal(a, b): the one comparison that is right in both arithmetics. */
static int l_equal(lua_State *L)
{
    double a = number_double(L, 1), b = number_double(L, 2);
    if (number_is_exact(L, 1) || number_is_exact(L, 2)) {
        lua_pushboolean(L, number_compare(L, 1, 2) == 0);
        return 1;
    }
    if (fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b)) &&
        !(lua_isinteger(L, 1) && lua_isinteger(L, 2)))
        evaluator_want_exact(L);
    lua_pushboolean(L, a == b);
    return 1;
}

static const luaL_Reg plain_functions[] = {
    {"abs", l_abs}, {"min", l_min}, {"max", l_max}, {"floor", l_round_down}, {"ceil", l_round_up},
    {"sqrt", l_sqrt}, {"exp", l_exp}, {NULL, NULL},
};

void library_math(lua_State *L)
{
    static const luaL_Reg own[] = {
        {"log", l_log}, {"tointeger", l_tointeger}, {"type", l_math_type}, {NULL, NULL}};
    lua_newtable(L);
    library_add(L, plain_functions);
    library_add(L, own);
    lua_pushnumber(L, HUGE_VAL);
    lua_setfield(L, -2, "huge");
    lua_pushnumber(L, acos(-1));
    lua_setfield(L, -2, "pi");
}

void library_numbers(lua_State *L)
{
    static const luaL_Reg own[] = {{"ln", l_ln}, {"equal", l_equal}, {NULL, NULL}};
    library_add(L, plain_functions);
    library_add(L, own);
}
