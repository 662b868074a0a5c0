#include "lines_hook.h"
#include "tokens.h"
#include <string.h>

enum { MOST_DEPTH = 4 };         /* of functions that functions know */

static void add(uint8_t *set, lua_Integer line)
{
    if (line > 0 && line < LINES_MOST)
        __atomic_fetch_or(&set[line / 8], (uint8_t)(1 << line % 8), __ATOMIC_RELAXED);
}

static void reach(lua_State *L, lua_Debug *where)
{
    add(sandbox_of(L)->lines->reached, where->currentline);
}

void lines_hook(struct sandbox *s)
{
    if (s->lines)
        lua_sethook(s->L, reach, LUA_MASKLINE, 0);
}

/* A last line that only closes the function holds a return that nothing reaches. */
static bool only_ends(struct span source, int line)
{
    const char *at = source.at, *end = at + source.len;
    for (; line > 1 && at < end; line--) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        at = stop ? stop + 1 : end;
    }
    struct tokens t = tokens_of((struct span){at, (size_t)(end - at)});
    return token_is(&t.token, "end");
}

static void note_function(struct sandbox *s, struct span source, int depth)
{
    lua_State *L = s->L;
    lua_Debug about;
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">SL", &about);
    bool skip = about.lastlinedefined != about.linedefined &&
                only_ends(source, about.lastlinedefined);
    for (lua_pushnil(L); lua_istable(L, -2) && lua_next(L, -2); lua_pop(L, 1)) {
        lua_Integer line = lua_tointeger(L, -2);
        if (!skip || line != about.lastlinedefined)
            add(s->lines->active, line);
    }
    lua_pop(L, 1);
    for (int i = 1; depth < MOST_DEPTH && lua_getupvalue(L, -1, i); i++) {
        if (lua_isfunction(L, -1) && !lua_iscfunction(L, -1))
            note_function(s, source, depth + 1);
        else
            lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

void lines_note(struct sandbox *s, struct span source)
{
    if (s->lines && lua_checkstack(s->L, 4 * MOST_DEPTH + 8))
        note_function(s, source, 0);
    else
        lua_pop(s->L, 1);
}

void lines_watch(struct rulebook *b, struct pages *room)
{
    b->lines = pages_add(room, (b->count + 1) * sizeof *b->lines);
}
