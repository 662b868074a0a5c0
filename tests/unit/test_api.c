#include "../../src/rule/api.h"
#include "../../src/rule/sandbox.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

static bool is_described(const char *owner, const char *name, bool function)
{
    for (size_t i = 0; i < api_word_count; i++)
        if (strcmp(api_words[i].owner, owner) == 0 && strcmp(api_words[i].name, name) == 0)
            return (api_words[i].parameters != NULL) == function;
    return false;
}

static size_t described(const char *owner)
{
    size_t n = 0;
    for (size_t i = 0; i < api_word_count; i++)
        n += strcmp(api_words[i].owner, owner) == 0;
    return n;
}

/* The table behind the sealed one on top: what it reads from.     [-1, +1] */
static void unseal(lua_State *L)
{
    assert_int_equal(lua_getmetatable(L, -1), 1);
    assert_int_equal(lua_getfield(L, -1, "__index"), LUA_TTABLE);
    lua_replace(L, -3);
    lua_pop(L, 1);
}

/* Every name of the table on top is described, as what it is; and nothing else is.  [-1, +0] */
static void check_names(lua_State *L, const char *owner)
{
    size_t n = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        const char *name = lua_tostring(L, -2);
        if (lua_istable(L, -1)) {
            lua_pushvalue(L, -1);
            unseal(L);
            check_names(L, name);
            continue;
        }
        if (!is_described(owner, name, lua_isfunction(L, -1)))
            fail_msg("'%s.%s' is not described, or as something else", owner, name);
        n++;
    }
    if (n != described(owner))
        fail_msg("%zu names of '%s' are there, %zu are described", n, owner, described(owner));
    lua_pop(L, 1);
}

static void every_name_of_the_sandbox_is_described_and_no_other(void **state)
{
    (void)state;
    struct sandbox box;
    sandbox_open(&box, "test.lua", &rule_limits_default);
    sandbox_environment(box.L);
    unseal(box.L);
    check_names(box.L, "");
    sandbox_close(&box);
}

static const char *target_field(size_t i) { return view_field_name(false, i); }
static const char *at_field(size_t i) { return view_field_name(true, i); }

static void every_field_is_described_and_no_other(void **state)
{
    (void)state;
    static const struct {
        const char *owner;
        const char *(*name)(size_t i);
    } tables[] = {{"target", target_field}, {"at", at_field}, {"rule", rule_field_name},
                  {"example", example_field_name}};
    for (size_t k = 0; k < sizeof tables / sizeof *tables; k++) {
        size_t n = 0;
        for (const char *name; (name = tables[k].name(n)) != NULL; n++)
            if (!is_described(tables[k].owner, name, false))
                fail_msg("'%s.%s' is not described", tables[k].owner, name);
        assert_true(n > 5);
        assert_int_equal(n, described(tables[k].owner));
    }
}

/* For Lua, the files are text that compiles; luacheck runs its own. */
static void both_files_are_lua_and_hold_every_name(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const char *meta = api_meta(a), *luacheck = api_luacheck(a);
    lua_State *L = luaL_newstate();
    assert_int_equal(luaL_loadstring(L, meta), LUA_OK);
    assert_int_equal(luaL_dostring(L, luacheck), LUA_OK);
    for (size_t i = 0; i < api_word_count; i++) {
        const struct api_word *w = &api_words[i];
        bool global = !*w->owner, field = !global && !w->parameters;
        const char *plain = global ? arena_printf(a, "\nfunction %s(", w->name)
                            : !field ? arena_printf(a, "\nfunction %s.%s(", w->owner, w->name)
                                     : arena_printf(a, "\n---@field %s ", w->name);
        const char *constant = arena_printf(a, "\n%s.%s = nil", w->owner, w->name);
        if (!strstr(meta, plain) && !strstr(meta, constant))
            fail_msg("the meta file lacks '%s.%s'", w->owner, w->name);
        if (global && !strstr(luacheck, arena_printf(a, " \"%s\",", w->name)))
            fail_msg(".luacheckrc lacks '%s'", w->name);
    }
    lua_getglobal(L, "read_globals");
    assert_int_equal(lua_getfield(L, -1, "math"), LUA_TTABLE);
    lua_close(L);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_of_the_sandbox_is_described_and_no_other),
        cmocka_unit_test(every_field_is_described_and_no_other),
        cmocka_unit_test(both_files_are_lua_and_hold_every_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
