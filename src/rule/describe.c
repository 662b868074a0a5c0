/* describe - runs a rule file and writes down what it returned. */
#include "describe.h"
#include <jansson.h>
#include <lauxlib.h>
#include <string.h>

enum { MOST_VALUES = 8000, MOST_DEPTH = 8 };

static json_t *describe_value(lua_State *L, int index, int depth, int *left);

static json_t *text_value(lua_State *L, int index)
{
    size_t size;
    const char *text = lua_tolstring(L, index, &size);
    json_t *value = memchr(text, '\0', size) ? NULL : json_stringn(text, size);
    return value ? value : json_pack("{ss}", "type", "text that is not UTF-8");
}

static json_t *function_value(lua_State *L, int index)
{
    lua_Debug about;
    lua_pushvalue(L, index);
    lua_getinfo(L, ">S", &about);
    return json_pack("{si}", "line", about.linedefined > 0 ? about.linedefined : 0);
}

/* What is not an item 1…n and has no text for a key stands in the map under its type's name:
 * unknown, so refused. */
static json_t *table_value(lua_State *L, int index, int depth, int *left)
{
    json_t *list = json_array(), *map = json_object();
    lua_Unsigned n = lua_rawlen(L, index);
    for (lua_Unsigned i = 1; i <= n && *left > 0; i++) {
        lua_rawgeti(L, index, (lua_Integer)i);
        json_array_append_new(list, describe_value(L, lua_gettop(L), depth + 1, left));
        lua_pop(L, 1);
    }
    for (lua_pushnil(L); lua_next(L, index) && *left > 0; lua_pop(L, 1)) {
        size_t size = 0;
        bool item = lua_isinteger(L, -2) && lua_tointeger(L, -2) >= 1 &&
                    (lua_Unsigned)lua_tointeger(L, -2) <= n;
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tolstring(L, -2, &size)
                                                          : sandbox_type_name(L, -2);
        if (!item && !memchr(key, '\0', size))
            json_object_set_new(map, key, describe_value(L, lua_gettop(L), depth + 1, left));
    }
    return json_pack("{soso}", "list", list, "map", map);
}

static json_t *describe_value(lua_State *L, int index, int depth, int *left)
{
    --*left;
    switch (lua_type(L, index)) {
    case LUA_TSTRING: return text_value(L, index);
    case LUA_TBOOLEAN: return json_boolean(lua_toboolean(L, index));
    case LUA_TFUNCTION: return function_value(L, index);
    case LUA_TNUMBER: {
        json_t *number = json_real(lua_tonumber(L, index));
        return number ? number : json_pack("{ss}", "type", "number that is not finite");
    }
    case LUA_TTABLE:
        if (depth < MOST_DEPTH && *left > 0 && lua_checkstack(L, 8))
            return table_value(L, index, depth, left);
    }
    return json_pack("{ss}", "type", sandbox_type_name(L, index));
}

size_t describe_rule(const struct rule *rule, const struct rule_limits *l, char *out, size_t room)
{
    struct sandbox s;
    int left = MOST_VALUES;
    char name[80];
    snprintf(name, sizeof name, "%s.lua", rule->id);
    sandbox_open(&s, name, l);
    json_t *description;
    switch (sandbox_load(&s, rule->source, rule->source_size)) {
    case RULE_OK: description = json_pack("{so}", "value", describe_value(s.L, 1, 0, &left)); break;
    case RULE_OVER_BUDGET: description = json_pack("{sb}", "over", 1); break;
    default:
        description = json_pack("{s[ss]}", s.serial ? "run" : "syntax", s.words_en, s.words_zh);
    }
    size_t size =
        description ? json_dumpb(description, out, room, JSON_SORT_KEYS | JSON_COMPACT) : 0;
    json_decref(description);
    sandbox_close(&s);
    return size <= room ? size : 0;
}
