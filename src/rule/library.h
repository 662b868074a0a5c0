#pragma once
/* library - what the parts of a rule's environment share. */
#include "sandbox.h"
#include <lauxlib.h>

void library_add(lua_State *L, const luaL_Reg *list);      /* to the table on top     [-0, +0] */
/* Copies these names from a library of Lua's into the table on top.     [-0, +0] */
void library_take(lua_State *L, lua_CFunction opener, const char *const *names);

/* Sorts entries 1..n of the table at `index` (at most SANDBOX_ITEMS): stable, and it ends whatever
 * the order says. Merges, so that no comparison depends on a clock as Lua's own does. */
typedef bool library_less(lua_State *L, int a, int b);
void library_sort(lua_State *L, int index, lua_Integer n, library_less *less);
void library_sort_names(const char **names, size_t n);
