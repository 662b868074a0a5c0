/* api - the table of words as files for editors. */
#include "api.h"
#include <string.h>

struct text_list {
    struct arena *arena;
    char *at;
    size_t len, room;
};

static void add(struct text_list *t, const char *text)
{
    size_t len = strlen(text);
    if (t->len + len + 1 > t->room) {
        size_t room = (t->len + len + 1) * 2;
        t->at = arena_grow(t->arena, t->at, t->room, room);
        t->room = room;
    }
    memcpy(t->at + t->len, text, len + 1);
    t->len += len;
}
#define ADD(t, ...) add((t), arena_printf((t)->arena, __VA_ARGS__))

static bool is_table(const char *owner)
{
    static const char *const tables[] = {"string", "table", "math", "utf8"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (strcmp(tables[i], owner) == 0)
            return true;
    return false;
}

/* ---- the Lua language server ---- */

/* The end of the first of "x: number, f?: fun(a: any, b: any): boolean". */
static const char *parameter_end(const char *parameters)
{
    for (int depth = 0; *parameters && (depth || *parameters != ','); parameters++)
        depth += (*parameters == '(') - (*parameters == ')');
    return parameters;
}

/* Says what each is; their names, with commas. */
static const char *add_parameters(struct text_list *t, const char *parameters)
{
    const char *names = "";
    while (*parameters) {
        const char *end = parameter_end(parameters), *type = strchr(parameters, ':') + 2;
        int name = (int)strcspn(parameters, "?:");
        ADD(t, "---@param %.*s %.*s\n", name + (parameters[name] == '?'), parameters,
            (int)(end - type), type);
        names = arena_printf(t->arena, "%s%s%.*s", names, *names ? ", " : "", name, parameters);
        parameters = *end ? end + 2 : end;
    }
    return names;
}

static void add_function(struct text_list *t, const struct api_word *w)
{
    ADD(t, "\n---%s\n---%s\n", w->about.zh, w->about.en);
    const char *names = add_parameters(t, w->parameters);
    if (*w->type)
        ADD(t, "---@return %s\n", w->type);
    ADD(t, "function %s%s%s(%s) end\n", w->owner, *w->owner ? "." : "", w->name, names);
}

static void add_owner(struct text_list *t, const char *owner)
{
    if (is_table(owner))
        ADD(t, "\n---@class %slib\n%s = {}\n", owner, owner);
    else if (*owner)
        ADD(t, "\n---@class (exact) plancheck.%s\n", owner);
}

static void add_word(struct text_list *t, const struct api_word *w)
{
    if (w->parameters)
        add_function(t, w);
    else if (is_table(w->owner))
        ADD(t, "\n---%s\n---%s\n---@type %s\n%s.%s = nil\n", w->about.zh, w->about.en, w->type,
            w->owner, w->name);
    else
        ADD(t, "---@field %s %s %s / %s\n", w->name, w->type, w->about.zh, w->about.en);
}

const char *api_meta(struct arena *a)
{
    struct text_list t = {.arena = a};
    add(&t, "---@meta plancheck\n"
            "-- 规则文件所见的一切，供编辑器使用；由 plancheck schema rule-api 生成，请勿修改。\n"
            "-- All that a rule sees, for editors; written by plancheck schema rule-api.\n\n"
            "---@class plancheck.set 多少才算够 / what would be enough\n\n"
            "---@class (exact) plancheck.text\n---@field zh string\n---@field en string\n\n"
            "---@alias plancheck.order \"interval\"|\"proportion\"|\"steps\"|\"trend\"|\"stable\""
            "|\"cumulative\"|\"informal\"\n");
    const char *owner = "";
    for (size_t i = 0; i < api_word_count; i++) {
        if (strcmp(owner, api_words[i].owner) != 0)
            add_owner(&t, owner = api_words[i].owner);
        add_word(&t, &api_words[i]);
        /* what {NAME} of a form took has any name */
        if (strcmp(owner, "target") == 0 && strcmp(api_words[i].name, "text") == 0)
            add(&t, "---@field [string] any 句式中 {NAME} 所取 / what {NAME} of the form took\n");
    }
    return t.at;
}

/* ---- luacheck ---- */

static void add_globals(struct text_list *t)
{
    size_t column = 0;
    for (size_t i = 0; i < api_word_count; i++) {
        if (*api_words[i].owner)
            continue;
        size_t len = strlen(api_words[i].name) + 4;
        bool fits = column + len < 96;
        ADD(t, "%s\"%s\",", fits && column ? " " : "\n  ", api_words[i].name);
        column = (fits ? column : 2) + len;
    }
}

static void add_fields(struct text_list *t, const char *table)
{
    const char *between = "";
    ADD(t, "\n  %s = { fields = { ", table);
    for (size_t i = 0; i < api_word_count; i++) {
        if (strcmp(api_words[i].owner, table) != 0)
            continue;
        ADD(t, "%s\"%s\"", between, api_words[i].name);
        between = ", ";
    }
    add(t, " } },");
}

const char *api_luacheck(struct arena *a)
{
    struct text_list t = {.arena = a};
    add(&t, "-- luacheck: 规则文件可用的全局名称 / the globals of a rule file\n"
            "-- plancheck schema luacheck\n"
            "std = \"none\"\n"
            "unused_args = false\n"
            "max_line_length = false\n"
            "read_globals = {");
    add_globals(&t);
    add_fields(&t, "string");
    add_fields(&t, "table");
    add_fields(&t, "math");
    add_fields(&t, "utf8");
    add(&t, "\n}\n");
    return t.at;
}
