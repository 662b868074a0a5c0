/* sandbox - the state, its memory, and the protected call. */
#include "sandbox.h"
#include "worker.h"
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

/* The chunk's name inside Lua; what stands before the colon in its messages, replaced by the file's
 * name. */
#define CHUNK "rule"

/* ---- memory ---- */

static void *allocate(void *self, void *old, size_t old_size, size_t size)
{
    struct sandbox *s = self;
    if (!old)
        old_size = 0;            /* then it is a kind of object */
    if (size == 0) {
        s->used -= old_size;
        free(old);
        return NULL;
    }
    if (size > old_size && size - old_size > s->cap - s->used)
        worker_leave(WORKER_MEMORY);
    void *fresh = realloc(old, size);
    if (!fresh)
        worker_leave(WORKER_MEMORY);
    s->used += size - old_size;
    return fresh;
}

void sandbox_open(struct sandbox *s, const char *file, const struct rule_limits *l)
{
    *s = (struct sandbox){
        .cap = l->memory, .call_ms = l->call_ms, .wants_trail = l->trail, .file = file};
    s->L = lua_newstate(allocate, s);
    if (!s->L)
        die("Lua does not start");
    *(struct sandbox **)lua_getextraspace(s->L) = s;
    library_number(s->L);
}

void sandbox_close(struct sandbox *s)
{
    lua_close(s->L);
    s->L = NULL;
}

/* ---- words ---- */

/* Copies a message: the chunk's name becomes the file's, control characters blanks, cut between
 * characters. */
static void copy_words(const struct sandbox *s, char out[SANDBOX_WORDS], const char *from)
{
    size_t at = 0;
    if (strncmp(from, CHUNK ":", sizeof CHUNK) == 0) {
        int n = snprintf(out, SANDBOX_WORDS, "%s:", s->file);
        at = n < SANDBOX_WORDS ? (size_t)n : SANDBOX_WORDS - 1;
        from += sizeof CHUNK;
    }
    size_t left = strnlen(from, SANDBOX_WORDS);
    while (left) {
        uint32_t code;
        size_t taken = utf8_next(from, left, &code);
        bool shown = taken && code >= 0x20 && !(code >= 0x7f && code < 0xa0);
        size_t size = shown ? taken : 1;
        if (at + size + 1 > SANDBOX_WORDS)
            break;
        memcpy(out + at, shown ? from : " ", size);
        at += size;
        from += taken ? taken : 1;
        left -= taken ? taken : 1;
    }
    out[at] = '\0';
}

static void say(struct sandbox *s, struct message m)
{
    copy_words(s, s->words_en, m.en);
    copy_words(s, s->words_zh, m.zh);
}

void sandbox_say_message(struct sandbox *s, enum message_id id, ...)
{
    struct arena *a = arena_new();
    va_list list;
    va_start(list, id);
    say(s, message_list(a, id, list));
    va_end(list);
    arena_free(a);
}

void sandbox_say_text(struct sandbox *s, const char *text)
{
    say(s, (struct message){text, text});
}

static void add_trail(const struct sandbox *s, char words[SANDBOX_WORDS])
{
    size_t size = strlen(words);
    struct span fits = span_cut(span_of(s->trail), SANDBOX_WORDS - 1 - size);
    memcpy(words + size, fits.at, fits.len);
    words[size + fits.len] = '\0';
}

/* Words for the error value on top of the stack; raised by us: in both languages.    [-0, +0] */
static void say_error(struct sandbox *s)
{
    lua_State *L = s->L;
    if (lua_type(L, -1) != LUA_TSTRING) {
        sandbox_say(s, MSG_rule_error_value, sandbox_type_name(L, -1));
        return;
    }
    const char *text = lua_tostring(L, -1);
    bool ours = s->en[0] && strcmp(text, s->en) == 0;
    say(s, (struct message){text, ours ? s->zh : text});
    add_trail(s, s->words_en);
    add_trail(s, s->words_zh);
}

void sandbox_raise_message(lua_State *L, enum message_id id, ...)
{
    struct sandbox *s = sandbox_of(L);
    struct arena *a = arena_new();
    va_list list;
    va_start(list, id);
    struct message m = message_list(a, id, list);
    va_end(list);
    luaL_where(L, 1);
    snprintf(s->en, sizeof s->en, "%s%s", lua_tostring(L, -1), m.en);
    snprintf(s->zh, sizeof s->zh, "%s%s", lua_tostring(L, -1), m.zh);
    arena_free(a);
    lua_pushstring(L, s->en);
    lua_error(L);
    __builtin_unreachable();
}

void sandbox_unknown(lua_State *L, struct unknown_words words, const char *name,
                     const char *const *known, size_t n)
{
    char shown[64];
    snprintf(shown, sizeof shown, "%s", name);
    const char *nearest = text_nearest(shown, known, n);
    if (nearest)
        sandbox_raise(L, words.near, shown, nearest);
    sandbox_raise(L, words.plain, shown);
}

/* ---- handles ---- */

/* The running call's number, or after it the last one's. */
static uintptr_t call_number(lua_State *L)
{
    return (uintptr_t)(sandbox_of(L)->serial + 1) >> 1;
}

void sandbox_push_handle(lua_State *L, enum handle_kind kind, unsigned number)
{
    uintptr_t value = call_number(L) << 16 | (uintptr_t)number << 4 | (uintptr_t)kind;
    lua_pushlightuserdata(L, (void *)value);
}

bool sandbox_is_handle(lua_State *L, int index, enum handle_kind kind, unsigned *number)
{
    if (lua_type(L, index) != LUA_TLIGHTUSERDATA)
        return false;
    uintptr_t value = (uintptr_t)lua_touserdata(L, index);
    *number = value >> 4 & 0xfff;
    return (value & 15) == (uintptr_t)kind && value >> 16 == (call_number(L) & (UINTPTR_MAX >> 16));
}

void sandbox_signal(lua_State *L, enum rule_outcome outcome)
{
    sandbox_push_handle(L, HANDLE_SIGNAL, outcome);
    lua_error(L);
    __builtin_unreachable();
}

void *sandbox_object(lua_State *L, int index, enum object_kind kind)
{
    if (lua_type(L, index) != LUA_TUSERDATA)
        return NULL;
    uint32_t *object = lua_touserdata(L, index);
    return *object == (uint32_t)kind ? object : NULL;
}

const char *sandbox_type_name(lua_State *L, int index)
{
    int type = lua_type(L, index);
    if (type == LUA_TLIGHTUSERDATA)
        return ((uintptr_t)lua_touserdata(L, index) & 15) == HANDLE_SET ? "set" : "signal";
    if (sandbox_object(L, index, OBJECT_NUMBER))
        return "number";
    return lua_typename(L, type);
}

/* ---- the protected call ---- */

/* Where an error came from, call by call; the error itself stays as it is.          [-1, +1] */
static int note_trail(lua_State *L)
{
    enum { MOST_CALLS = 10 };
    struct sandbox *s = sandbox_of(L);
    size_t size = 0;
    lua_Debug about;
    for (int level = 1; level <= MOST_CALLS && lua_getstack(L, level, &about); level++) {
        lua_getinfo(L, "nSl", &about);
        if (about.currentline <= 0)
            continue;            /* a function in C */
        int n =
            snprintf(s->trail + size, sizeof s->trail - size, SANDBOX_TRAIL "%s:%d%s%s", s->file,
                     about.currentline, about.name ? " " : "", about.name ? about.name : "");
        if (n < 0 || (size_t)n >= sizeof s->trail - size)
            break;
        size += (size_t)n;
    }
    s->trail[size] = '\0';
    return 1;
}

/* lua_pcall, and the trail where it is wanted. */
static int protected_call(struct sandbox *s, int arguments, int results)
{
    lua_State *L = s->L;
    int function = lua_gettop(L) - arguments;
    s->trail[0] = '\0';
    if (!s->wants_trail)
        return lua_pcall(L, arguments, results, 0);
    lua_pushcfunction(L, note_trail);
    lua_insert(L, function);
    int status = lua_pcall(L, arguments, results, function);
    lua_remove(L, function);
    return status;
}

bool sandbox_call(struct sandbox *s, const char *what, int arguments, int results,
                  enum rule_outcome *signal)
{
    lua_State *L = s->L;
    unsigned number;
    struct sandbox *outer = budget_start(s);
    int status = protected_call(s, arguments, results);
    *signal = RULE_OK;
    if (s->over) {
        sandbox_say(s, MSG_rule_over_time, s->file, what);
        lua_settop(L, lua_gettop(L) - (status == LUA_OK ? results : 1));
        budget_stop(s, outer);
        *signal = RULE_OVER_BUDGET;
        return false;
    }
    if (status != LUA_OK) {
        *signal = RULE_BROKE;
        if (sandbox_is_handle(L, -1, HANDLE_SIGNAL, &number))
            *signal = (enum rule_outcome)number;
        if (*signal == RULE_OVER_BUDGET)         /* without the clock: lua_number.c */
            sandbox_say(s, MSG_rule_over_numbers, s->file, what);
        else if (*signal == RULE_BROKE)
            say_error(s);
        lua_pop(L, 1);
    }
    budget_stop(s, outer);
    return status == LUA_OK;
}

enum rule_outcome sandbox_load(struct sandbox *s, const char *source, size_t size)
{
    lua_State *L = s->L;
    enum rule_outcome signal;
    if (luaL_loadbufferx(L, source, size, "=" CHUNK, "t") != LUA_OK) {
        say_error(s);
        lua_pop(L, 1);
        return RULE_BROKE;
    }
    sandbox_environment(L);
    lua_setupvalue(L, -2, 1);    /* a main chunk has one upvalue, its _ENV */
    sandbox_call(s, "return", 0, 1, &signal);
    return signal;
}
