/* library_text - string, table and utf8: what of them is bounded, knows no pattern and asks no
 * clock. */
#include "library.h"
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

/* ---- string ---- */

/* ASCII letters only: the C library's would ask the locale. */
static int change_case(lua_State *L, char first, char last)
{
    size_t size;
    const char *text = luaL_checklstring(L, 1, &size);
    luaL_Buffer b;
    char *out = luaL_buffinitsize(L, &b, size);
    for (size_t i = 0; i < size; i++)
        out[i] = text[i] >= first && text[i] <= last ? (char)(text[i] ^ 0x20) : text[i];
    luaL_pushresultsize(&b, size);
    return 1;
}

static int l_lower(lua_State *L) { return change_case(L, 'A', 'Z'); }
static int l_upper(lua_State *L) { return change_case(L, 'a', 'z'); }

static int l_rep(lua_State *L)
{
    size_t size, gap;
    const char *text = luaL_checklstring(L, 1, &size);
    lua_Integer n = luaL_checkinteger(L, 2);
    const char *between = luaL_optlstring(L, 3, "", &gap);
    if (n > 0 && (n > SANDBOX_TEXT || (size + gap) * (size_t)n > SANDBOX_TEXT))
        sandbox_raise(L, MSG_rule_too_large, "string.rep");
    size_t whole = n > 0 ? (size + gap) * (size_t)n - gap : 0, done = 0;
    luaL_Buffer b;
    char *out = luaL_buffinitsize(L, &b, whole);
    if (whole)
        done = (size_t)((char *)mempcpy(mempcpy(out, text, size), between, n > 1 ? gap : 0) - out);
    for (size_t more; done && done < whole; done += more) {      /* twice as much each time */
        more = done < whole - done ? done : whole - done;
        memcpy(out + done, out, more);
    }
    luaL_pushresultsize(&b, whole);
    return 1;
}

/* A piece as tostring() gives it; what has no text raises.     [-0, +1] */
static const char *push_piece(lua_State *L, int index, size_t *size)
{
    char number[64];
    if (number_is(L, index))
        lua_pushlstring(L, number, number_write(L, index, number));
    else if (lua_type(L, index) == LUA_TSTRING)
        lua_pushvalue(L, index);
    else
        sandbox_raise(L, MSG_rule_no_text, sandbox_type_name(L, index));
    return lua_tolstring(L, -1, size);
}

/* Flags, width and precision of at most two digits, a conversion; false: not one of ours. */
static bool read_directive(const char **at, char out[16])
{
    size_t n = 0;
    out[n++] = '%';
    for (; n < 10 && (strchr("-+ 0#.", **at) || (**at >= '0' && **at <= '9')) && **at; (*at)++)
        out[n++] = **at;
    size_t digits = 0;
    for (size_t i = 1; i < n; i++) {
        digits = out[i] >= '0' && out[i] <= '9' ? digits + 1 : 0;
        if (digits > 2)
            return false;
    }
    if (!**at || !strchr("dixXfFeEgGs", **at))
        return false;
    if (strchr("dixX", **at)) {
        out[n++] = 'l';
        out[n++] = 'l';
    }
    out[n++] = *(*at)++;
    out[n] = '\0';
    return true;
}

static lua_Integer whole_argument(lua_State *L, int index)
{
    lua_Integer whole = 0;
    if (!lua_numbertointeger(number_double(L, index), &whole))
        luaL_argerror(L, index, "a whole number is needed");
    return whole;
}

static void add_directive(lua_State *L, luaL_Buffer *b, const char *directive, int index)
{
    char out[512];
    size_t size = 0;
    char kind = directive[strlen(directive) - 1];
    if (kind == 's') {
        const char *text = push_piece(L, index, &size);
        if (directive[1] == 's') {
            luaL_addvalue(b);
            return;
        }
        size = (size_t)snprintf(out, sizeof out, directive, text);
        lua_pop(L, 1);
    } else if (strchr("dixX", kind)) {
        size = (size_t)snprintf(out, sizeof out, directive, (long long)whole_argument(L, index));
    } else {
        size = (size_t)snprintf(out, sizeof out, directive, number_double(L, index));
    }
    luaL_addlstring(b, out, size < sizeof out ? size : sizeof out - 1);
}

static int l_format(lua_State *L)
{
    const char *pattern = luaL_checkstring(L, 1);
    int index = 1;
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    while (*pattern) {
        char directive[16];
        if (luaL_bufflen(&b) > SANDBOX_TEXT)
            sandbox_raise(L, MSG_rule_too_large, "string.format");
        if (*pattern != '%') {
            luaL_addchar(&b, *pattern++);
        } else if (*++pattern == '%') {
            luaL_addchar(&b, *pattern++);
        } else {
            if (!read_directive(&pattern, directive))
                sandbox_raise(L, MSG_rule_format);
            luaL_checkany(L, ++index);
            add_directive(L, &b, directive, index);
        }
    }
    luaL_pushresult(&b);
    return 1;
}

void library_string(lua_State *L)
{
    static const char *const taken[] = {"len", "sub", "byte", "char", "reverse", NULL};
    static const luaL_Reg own[] = {
        {"lower", l_lower}, {"upper", l_upper}, {"rep", l_rep}, {"format", l_format}, {NULL, NULL},
    };
    lua_newtable(L);
    library_take(L, luaopen_string, taken);
    library_add(L, own);
}

void library_utf8(lua_State *L)
{
    static const char *const taken[] = {"char", "codepoint", "len", "offset", "codes", NULL};
    lua_newtable(L);
    library_take(L, luaopen_utf8, taken);
}

/* ---- sorting ---- */

/* Merges [low, middle) and [middle, high) of table `from` into `to`. */
static void merge(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle,
                  lua_Integer high, library_less *less)
{
    lua_Integer left = low, right = middle;
    for (lua_Integer out = low; out < high; out++) {
        bool take_right = left == middle;
        if (left < middle && right < high) {
            lua_rawgeti(L, from, right);
            lua_rawgeti(L, from, left);
            take_right = less(L, lua_absindex(L, -2), lua_absindex(L, -1));
            lua_pop(L, 2);
        }
        lua_rawgeti(L, from, take_right ? right++ : left++);
        lua_rawseti(L, to, out);
    }
}

static void copy_items(lua_State *L, int from, int to, lua_Integer n)
{
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, to, i);
    }
}

/* Works on copies that nobody else holds: a comparison may change the table it sorts. */
void library_sort(lua_State *L, int index, lua_Integer n, library_less *less)
{
    index = lua_absindex(L, index);
    lua_createtable(L, (int)n, 0);
    lua_createtable(L, (int)n, 0);
    int from = lua_absindex(L, -2), to = from + 1;
    copy_items(L, index, from, n);
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer low = 1; low <= n; low += 2 * width) {
            lua_Integer middle = low + width > n ? n + 1 : low + width;
            lua_Integer high = low + 2 * width > n ? n + 1 : low + 2 * width;
            merge(L, from, to, low, middle, high, less);
        }
        int swap = from;
        from = to;
        to = swap;
    }
    copy_items(L, from, index, n);
    lua_settop(L, (from < to ? from : to) - 1);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void library_sort_names(const char **names, size_t n)
{
    qsort(names, n, sizeof *names, compare_names);
}

/* ---- table ---- */

static bool natural_less(lua_State *L, int a, int b)
{
    return lua_compare(L, a, b, LUA_OPLT);
}

/* The rule's own order stands at index 2 of table.sort's frame. */
static bool asked_less(lua_State *L, int a, int b)
{
    lua_pushvalue(L, 2);
    lua_pushvalue(L, a);
    lua_pushvalue(L, b);
    lua_call(L, 2, 1);
    bool less = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return less;
}

static int l_sort(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    lua_Unsigned n = lua_rawlen(L, 1);
    if (n > SANDBOX_ITEMS)
        sandbox_raise(L, MSG_rule_too_large, "table.sort");
    if (!lua_isnil(L, 2))
        luaL_checktype(L, 2, LUA_TFUNCTION);
    library_sort(L, 1, (lua_Integer)n, lua_isnil(L, 2) ? natural_less : asked_less);
    return 0;
}

static int l_concat(lua_State *L)
{
    size_t gap, size;
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *between = luaL_optlstring(L, 2, "", &gap);
    lua_Integer i = luaL_optinteger(L, 3, 1),
                last = luaL_optinteger(L, 4, (lua_Integer)lua_rawlen(L, 1));
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    for (bool first = true; i <= last; i++, first = false) {
        if (!first)
            luaL_addlstring(&b, between, gap);
        lua_rawgeti(L, 1, i);
        push_piece(L, lua_absindex(L, -1), &size);
        lua_remove(L, -2);
        luaL_addvalue(&b);
        if (luaL_bufflen(&b) > SANDBOX_TEXT)
            sandbox_raise(L, MSG_rule_too_large, "table.concat");
        if (i == LUA_MAXINTEGER)
            break;
    }
    luaL_pushresult(&b);
    return 1;
}

static int l_unpack(lua_State *L)
{
    enum { MOST = 250 };         /* what fits a call */
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer i = luaL_optinteger(L, 2, 1),
                last = luaL_optinteger(L, 3, (lua_Integer)lua_rawlen(L, 1));
    if (i > last)
        return 0;
    if ((lua_Unsigned)last - (lua_Unsigned)i >= MOST)
        sandbox_raise(L, MSG_rule_too_large, "table.unpack");
    luaL_checkstack(L, MOST, NULL);
    int n = (int)(last - i) + 1;
    for (int k = 0; k < n; k++)
        lua_rawgeti(L, 1, i + k);
    return n;
}

void library_table(lua_State *L)
{
    static const char *const taken[] = {"insert", "remove", NULL};
    static const luaL_Reg own[] = {
        {"concat", l_concat}, {"sort", l_sort}, {"unpack", l_unpack}, {NULL, NULL},
    };
    lua_newtable(L);
    library_take(L, luaopen_table, taken);
    library_add(L, own);
}
