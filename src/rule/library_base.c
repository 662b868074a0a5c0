/* library_base - the environment of a rule file: an empty table over the allow list, so that
 * nothing of it can be changed, and the functions of Lua's base library in the form in which they
 * are harmless. */
#include "library.h"
#include <lualib.h>
#include <string.h>

/* ---- tables that cannot be changed ---- */

/* What stands in the upvalue's table is known; its nearest name is suggested. */
static int raise_unknown(lua_State *L)
{
    const char *known[96];
    size_t n = 0;
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : sandbox_type_name(L, 2);
    for (lua_pushnil(L); n < 96 && lua_next(L, lua_upvalueindex(1)); lua_pop(L, 1))
        known[n++] = lua_tostring(L, -2);
    library_sort_names(known, n);
    sandbox_unknown(L, (struct unknown_words){MSG_rule_name_unknown, MSG_rule_name_near}, name,
                    known, n);
}

static int raise_read_only(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : sandbox_type_name(L, 2);
    sandbox_raise(L, MSG_rule_global_set, name);
}

/* Wraps the table on top in an empty one that reads from it, and raises for what is not there.
 * [-1, +1] */
static void seal(lua_State *L)
{
    lua_createtable(L, 0, 1);
    lua_pushvalue(L, -2);
    lua_pushcclosure(L, raise_unknown, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);     /* of the table with the functions */
    lua_newtable(L);
    lua_createtable(L, 0, 3);
    lua_rotate(L, -3, -1);       /* wrapper, metatable, functions */
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, raise_read_only);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

void library_add(lua_State *L, const struct luaL_Reg *list)
{
    luaL_setfuncs(L, list, 0);
}

void library_take(lua_State *L, lua_CFunction opener, const char *const *names)
{
    lua_pushcfunction(L, opener);
    lua_call(L, 0, 1);
    for (; *names; names++) {
        lua_getfield(L, -1, *names);
        lua_setfield(L, -3, *names);
    }
    lua_pop(L, 1);
}

/* The only metatable of strings: s:upper() finds the rule's own functions.     [-0, +0] */
static void set_string_metatable(lua_State *L, int functions)
{
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, functions);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void sandbox_environment(lua_State *L)
{
    static const struct {
        const char *name;
        void (*make)(lua_State *L);
    } tables[] = {{"math", library_math}, {"table", library_table}, {"utf8", library_utf8},
                  {"string", library_string}};
    lua_createtable(L, 0, 64);
    library_base(L);
    library_numbers(L);
    library_vocabulary(L);
    library_group(L);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        tables[i].make(L);
        seal(L);
        lua_setfield(L, -2, tables[i].name);
    }
    lua_getfield(L, -1, "string");
    set_string_metatable(L, lua_absindex(L, -1));
    lua_pop(L, 1);
    seal(L);
}

/* ---- functions ---- */

static int l_type(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushstring(L, sandbox_type_name(L, 1));
    return 1;
}

/* No addresses: they differ from process to process. */
static int l_tostring(lua_State *L)
{
    char number[64];
    luaL_checkany(L, 1);
    if (number_is(L, 1))
        lua_pushlstring(L, number, number_write(L, 1, number));
    else if (lua_type(L, 1) == LUA_TSTRING)
        lua_settop(L, 1);
    else if (lua_type(L, 1) == LUA_TBOOLEAN)
        lua_pushstring(L, lua_toboolean(L, 1) ? "true" : "false");
    else
        lua_pushstring(L, sandbox_type_name(L, 1));
    return 1;
}

static int l_tonumber(lua_State *L)
{
    luaL_checkany(L, 1);
    luaL_argcheck(L, lua_isnoneornil(L, 2), 2, "no other base than 10");
    if (number_is(L, 1)) {
        lua_settop(L, 1);
        return 1;
    }
    size_t size = 0;
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &size) : NULL;
    if (!text || size > 64 || lua_stringtonumber(L, text) != size + 1)
        luaL_pushfail(L);
    return 1;
}

/* ---- pairs: in the order of the keys ---- */

static int key_rank(lua_State *L, int index)
{
    switch (lua_type(L, index)) {
    case LUA_TNUMBER: return 0;
    case LUA_TSTRING: return 1;
    case LUA_TBOOLEAN: return 2;
    default: sandbox_raise(L, MSG_rule_pairs_key, sandbox_type_name(L, index));
    }
}

static bool key_less(lua_State *L, int a, int b)
{
    int rank_a = key_rank(L, a), rank_b = key_rank(L, b);
    if (rank_a != rank_b)
        return rank_a < rank_b;
    if (rank_a == 2)
        return !lua_toboolean(L, a) && lua_toboolean(L, b);
    if (rank_a == 0)
        return lua_compare(L, a, b, LUA_OPLT);
    size_t size_a, size_b;       /* bytes, not the locale's order */
    const char *text_a = lua_tolstring(L, a, &size_a), *text_b = lua_tolstring(L, b, &size_b);
    int order = memcmp(text_a, text_b, size_a < size_b ? size_a : size_b);
    return order < 0 || (order == 0 && size_a < size_b);
}

/* upvalues: the table, its keys in order, how many were given out     [-0, +2] */
static int next_pair(lua_State *L)
{
    for (;;) {
        lua_Integer i = lua_tointeger(L, lua_upvalueindex(3)) + 1;
        lua_pushinteger(L, i);
        lua_replace(L, lua_upvalueindex(3));
        if (lua_rawgeti(L, lua_upvalueindex(2), i) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            return 2;
        lua_pop(L, 2);           /* set to nil meanwhile */
    }
}

static int l_pairs(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_newtable(L);
    lua_Integer n = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        key_rank(L, -2);
        lua_pushvalue(L, -2);
        lua_rawseti(L, 2, ++n);
        if (n > SANDBOX_ITEMS)
            sandbox_raise(L, MSG_rule_too_large, "pairs");
    }
    library_sort(L, 2, n, key_less);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

void library_base(lua_State *L)
{
    static const char *const taken[] = {"assert", "error", "ipairs", "pcall", "select", NULL};
    static const luaL_Reg own[] = {
        {"type", l_type}, {"tostring", l_tostring}, {"tonumber", l_tonumber},
        {"pairs", l_pairs}, {NULL, NULL},
    };
    library_take(L, luaopen_base, taken);
    lua_newtable(L); /* what luaopen_base filled: unreachable for a rule, and empty all the same */
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    library_add(L, own);
}
