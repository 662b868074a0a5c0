/* library_group - what a rule makes of a list of numbers, as at.group() gives one: their mean,
 * their median, the best of them. In both arithmetics. */
#include "evaluator_inside.h"
#include "library.h"

/* How many there are; an empty list ends the call: nothing can be said of no values. */
static lua_Integer list_size(lua_State *L)
{
    if (!evaluator_of(L))
        sandbox_raise(L, MSG_rule_list_only_in_functions);
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_Unsigned n = lua_rawlen(L, 1);
    if (n > SANDBOX_ITEMS)
        sandbox_raise(L, MSG_rule_too_large, "list");
    if (n == 0)
        sandbox_signal(L, RULE_NEEDS_REFERENCE);
    return (lua_Integer)n;
}

/* mean(list): all count alike, whatever the size of the region */
static int l_mean(lua_State *L)
{
    lua_Integer n = list_size(L);
    bool exact = evaluator_of(L)->computing_exact;
    struct num sum = num_int(0);
    double near = 0;
    for (lua_Integer i = 1; i <= n; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, 1, i);
        if (exact)
            sum = num_add(sum, number_finite(L, -1));
        else
            near += number_double(L, -1);
    }
    if (exact)
        number_push(L, num_div(sum, num_int(n)));
    else
        lua_pushnumber(L, near / (double)n);
    return 1;
}

static bool less(lua_State *L, int a, int b)
{
    struct operand x = number_operand(L, a), y = number_operand(L, b);
    return x.finite && y.finite ? num_cmp(x.exact, y.exact) < 0 : x.near < y.near;
}

/* A sorted copy at stack index 2. */
static lua_Integer sorted(lua_State *L)
{
    lua_Integer n = list_size(L);
    lua_createtable(L, (int)n, 0);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, 1, i);
        number_double(L, -1);
        lua_rawseti(L, 2, i);
    }
    library_sort(L, 2, n, less);
    return n;
}

/* median(list): the middle one, or half way between the two in the middle */
static int l_median(lua_State *L)
{
    lua_Integer n = sorted(L);
    lua_rawgeti(L, 2, (n + 1) / 2);
    if (n % 2)
        return 1;
    lua_rawgeti(L, 2, n / 2 + 1);
    if (number_is_exact(L, -1) || number_is_exact(L, -2))
        number_push(L, num_div(num_add(number_finite(L, -2), number_finite(L, -1)), num_int(2)));
    else
        lua_pushnumber(L, (number_double(L, -2) + number_double(L, -1)) / 2);
    return 1;
}

/* best(list): by the direction of the indicator */
static int l_best(lua_State *L)
{
    lua_Integer n = sorted(L);
    struct evaluator *e = evaluator_of(L);
    e->looked |= LOOKED_AT_SETTINGS;
    if (e->at->direction != DIRECTION_HIGHER && e->at->direction != DIRECTION_LOWER)
        sandbox_signal(L, RULE_NO_DIRECTION);
    lua_rawgeti(L, 2, e->at->direction == DIRECTION_HIGHER ? n : 1);
    return 1;
}

void library_group(lua_State *L)
{
    static const luaL_Reg words[] = {
        {"mean", l_mean}, {"median", l_median}, {"best", l_best}, {NULL, NULL}};
    library_add(L, words);
}
