/* lua_number - exact numbers as Lua values: userdata with operators, made anew for each case. A
 * plain Lua number that meets one stands for its shortest decimal (0.3 is 3/10). What no fraction
 * can carry (roots, logarithms) is computed in doubles and marked as such. */
#include "sandbox.h"
#include "evaluator_inside.h"
#include <gmp.h>
#include <lauxlib.h>
#include <math.h>
#include <string.h>

enum {
    MOST_BITS = 4096,            /* of numerator or denominator */
    MOST_BIG = 20000, /* numbers beyond 128 bits in one case: they are not Lua's memory */
    MOST_EXPONENT = 200
};

struct box {
    uint32_t kind;               /* OBJECT_NUMBER */
    uint64_t generation;
    unsigned char number[sizeof(struct num)];  /* Lua's blocks are not aligned for an __int128 */
};

static const char metatable_key;

/* ---- values ---- */

static void check_size(lua_State *L, struct num x)
{
    if (!x.big)
        return;
    mpq_srcptr big = x.big;
    if (mpz_sizeinbase(mpq_numref(big), 2) > MOST_BITS ||
        mpz_sizeinbase(mpq_denref(big), 2) > MOST_BITS)
        sandbox_raise(L, MSG_rule_number_large);
    if (++sandbox_of(L)->big_numbers > MOST_BIG)
        sandbox_signal(L, RULE_OVER_BUDGET);
}

void number_push(lua_State *L, struct num x)
{
    check_size(L, x);
    struct box *b = lua_newuserdatauv(L, sizeof *b, 0);
    b->kind = OBJECT_NUMBER;
    b->generation = sandbox_of(L)->generation;
    memcpy(b->number, &x, sizeof x);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &metatable_key);
    lua_setmetatable(L, -2);
}

bool number_is_exact(lua_State *L, int index)
{
    return sandbox_object(L, index, OBJECT_NUMBER);
}

bool number_is(lua_State *L, int index)
{
    return lua_type(L, index) == LUA_TNUMBER || number_is_exact(L, index);
}

enum number_kind number_try(lua_State *L, int index, struct operand *out)
{
    const struct box *b = sandbox_object(L, index, OBJECT_NUMBER);
    if (b && b->generation != sandbox_of(L)->generation)
        return NUMBER_STALE;
    if (b) {
        struct num x;
        memcpy(&x, b->number, sizeof x);
        *out = (struct operand){true, x, num_near(x)};
        return NUMBER_OK;
    }
    if (lua_isinteger(L, index)) {
        lua_Integer x = lua_tointeger(L, index);
        *out = (struct operand){true, num_int(x), (double)x};
        return NUMBER_OK;
    }
    if (lua_type(L, index) != LUA_TNUMBER)
        return NUMBER_NONE;
    *out = (struct operand){.near = lua_tonumber(L, index)};
    if (!isfinite(out->near))
        return NUMBER_OK;
    bool guessed = false;
    out->finite = true;
    out->exact = number_of_double(out->near, &guessed);
    if (guessed)
        evaluator_guessed(L);
    return NUMBER_OK;
}

struct operand number_operand(lua_State *L, int index)
{
    struct operand x;
    switch (number_try(L, index, &x)) {
    case NUMBER_STALE: sandbox_raise(L, MSG_rule_number_stale);
    case NUMBER_NONE: sandbox_raise(L, MSG_rule_not_a_number, sandbox_type_name(L, index));
    case NUMBER_OK: break;
    }
    return x;
}

double number_double(lua_State *L, int index)
{
    return lua_type(L, index) == LUA_TNUMBER ? lua_tonumber(L, index)
                                             : number_operand(L, index).near;
}

/* As people write it: 5 and not 5.0. */
size_t number_write(lua_State *L, int index, char out[64])
{
    if (lua_isinteger(L, index))
        return (size_t)snprintf(out, 64, LUA_INTEGER_FMT, lua_tointeger(L, index));
    if (number_is_exact(L, index))
        return num_write(number_operand(L, index).exact, out);
    double x = lua_tonumber(L, index);
    if (isfinite(x) && fabs(x) < 1e30)
        return num_write(num_snap(x), out);
    return (size_t)snprintf(out, 64, "%.14g", x);
}

/* ---- operators ---- */

struct num number_finite(lua_State *L, int index)
{
    struct operand o = number_operand(L, index);
    if (!o.finite)
        sandbox_raise(L, MSG_rule_not_finite);
    return o.exact;
}

static int l_add(lua_State *L)
{
    number_push(L, num_add(number_finite(L, 1), number_finite(L, 2)));
    return 1;
}

static int l_sub(lua_State *L)
{
    number_push(L, num_sub(number_finite(L, 1), number_finite(L, 2)));
    return 1;
}

static int l_mul(lua_State *L)
{
    number_push(L, num_mul(number_finite(L, 1), number_finite(L, 2)));
    return 1;
}

static struct num divisor(lua_State *L, int index)
{
    struct num x = number_finite(L, index);
    if (num_sign(x) == 0)
        evaluator_division_by_zero(L);
    return x;
}

static int l_div(lua_State *L)
{
    struct num x = number_finite(L, 1);
    number_push(L, num_div(x, divisor(L, 2)));
    return 1;
}

static int l_unm(lua_State *L)
{
    number_push(L, num_neg(number_finite(L, 1)));
    return 1;
}

struct num number_floor(lua_State *L, struct num x)
{
    struct num near = num_round(x, 0, ROUND_HALF_EVEN), down = near;
    evaluator_compared(L, x, near);
    return num_cmp(down, x) > 0 ? num_sub(down, num_int(1)) : down;
}

static int l_idiv(lua_State *L)
{
    struct num x = number_finite(L, 1);
    number_push(L, number_floor(L, num_div(x, divisor(L, 2))));
    return 1;
}

/* As Lua's: the rest has the sign of the divisor. */
static int l_mod(lua_State *L)
{
    struct num x = number_finite(L, 1), by = divisor(L, 2);
    number_push(L, num_sub(x, num_mul(by, number_floor(L, num_div(x, by)))));
    return 1;
}

void number_push_guess(lua_State *L, double x)
{
    if (!isfinite(x))
        sandbox_raise(L, MSG_rule_not_finite);
    evaluator_guessed(L);
    number_push(L, num_snap(x));
}

static int l_pow(lua_State *L)
{
    struct num base = number_finite(L, 1);
    struct operand exponent = number_operand(L, 2);
    double e = exponent.near;
    if (!exponent.finite ||
        num_cmp(exponent.exact, num_round(exponent.exact, 0, ROUND_HALF_EVEN)) != 0) {
        number_push_guess(L, pow(num_near(base), e));
        return 1;
    }
    if (fabs(e) > MOST_EXPONENT)
        sandbox_raise(L, MSG_rule_number_large);
    if (e < 0 && num_sign(base) == 0)
        evaluator_division_by_zero(L);
    struct num x = num_int(1);   /* step by step, so that the size is checked before it explodes */
    for (int i = 0; i < (int)fabs(e); i++) {
        x = num_mul(x, base);
        check_size(L, x);
    }
    number_push(L, e < 0 ? num_div(num_int(1), x) : x);
    return 1;
}

int number_compare(lua_State *L, int a, int b)
{
    struct operand x = number_operand(L, a), y = number_operand(L, b);
    if (!x.finite || !y.finite)
        return (x.near > y.near) - (x.near < y.near);
    evaluator_compared(L, x.exact, y.exact);
    return num_cmp(x.exact, y.exact);
}

static int l_lt(lua_State *L)
{
    lua_pushboolean(L, number_compare(L, 1, 2) < 0);
    return 1;
}

static int l_le(lua_State *L)
{
    lua_pushboolean(L, number_compare(L, 1, 2) <= 0);
    return 1;
}

static int l_eq(lua_State *L)
{
    lua_pushboolean(L, number_is(L, 1) && number_is(L, 2) && number_compare(L, 1, 2) == 0);
    return 1;
}

static int l_concat(lua_State *L)
{
    char text[64];
    for (int i = 1; i <= 2; i++) {
        if (number_is(L, i))
            lua_pushlstring(L, text, number_write(L, i, text));
        else if (lua_type(L, i) == LUA_TSTRING)
            lua_pushvalue(L, i);
        else
            sandbox_raise(L, MSG_rule_no_text, sandbox_type_name(L, i));
    }
    lua_concat(L, 2);
    return 1;
}

void library_number(lua_State *L)
{
    static const luaL_Reg operators[] = {
        {"__add", l_add}, {"__sub", l_sub}, {"__mul", l_mul}, {"__div", l_div}, {"__idiv", l_idiv},
        {"__mod", l_mod}, {"__pow", l_pow}, {"__unm", l_unm}, {"__lt", l_lt}, {"__le", l_le},
        {"__eq", l_eq}, {"__concat", l_concat}, {NULL, NULL},
    };
    lua_newtable(L);
    luaL_setfuncs(L, operators, 0);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushliteral(L, "number");
    lua_setfield(L, -2, "__name");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &metatable_key);
}
