/* views_beyond - the fields of `at` that look outside of the case (beyond.h). What is not known yet
 * ends the call; the evaluator has it looked up and calls again. */
#include "evaluator_inside.h"
#include "library.h"
#include <math.h>
#include <string.h>

/* The arguments: a name, and a year where the kind has one; without, the year that is judged. */
static void read_question(lua_State *L, enum beyond_kind kind, struct question *q)
{
    struct evaluator *e = evaluator_of(L);
    size_t size = 0;
    const char *name = luaL_checklstring(L, 1, &size);
    *q = (struct question){.kind = kind, .made_up = e->at->made_up};
    if (size >= sizeof q->name || strlen(name) != size)
        sandbox_raise(L, MSG_rule_name_long);
    memcpy(q->name, name, size + 1);
    if (kind == BEYOND_VERDICT)
        return;
    double year = lua_isnoneornil(L, 2) ? e->at->year : number_double(L, 2);
    if (!(year == floor(year) && fabs(year) < 100000))
        sandbox_raise(L, MSG_rule_no_year);
    q->year = (int)year;
}

/* The answer, where there is one; otherwise the call ends here. */
static const struct beyond_answer *look(lua_State *L, enum beyond_kind kind)
{
    struct evaluator *e = evaluator_of(L);
    const struct beyond *beyond = e->at->beyond;
    struct question q;
    read_question(L, kind, &q);
    if (!beyond)
        sandbox_signal(L, RULE_NEEDS_REFERENCE);
    const struct beyond_answer *found = beyond->find(beyond->self, &q);
    if (!found) {
        e->question = q;
        sandbox_signal(L, RULE_NEEDS_REFERENCE);
    }
    if (found->state == FOUND_NOTHING)
        sandbox_signal(L, RULE_NEEDS_REFERENCE);
    if (found->state == FOUND_FAULT)
        sandbox_raise(L, MSG_rule_beyond, found->words.en, found->words.zh);
    for (size_t i = 0; i < found->count; i++)
        e->beyond_scale = fmax(e->beyond_scale, fabs(num_near(found->numbers[i])));
    return found;
}

/* at.other(indicator [, year]) */
static int l_other(lua_State *L)
{
    const struct beyond_answer *found = look(L, BEYOND_OTHER);
    view_push_num(L, evaluator_of(L), found->numbers[0]);
    return 1;
}

/* at.in_region(region [, year]) */
static int l_in_region(lua_State *L)
{
    const struct beyond_answer *found = look(L, BEYOND_REGION);
    view_push_num(L, evaluator_of(L), found->numbers[0]);
    return 1;
}

/* at.group(region [, year]): a list of numbers */
static int l_group(lua_State *L)
{
    const struct beyond_answer *found = look(L, BEYOND_GROUP);
    if (found->count > SANDBOX_ITEMS)
        sandbox_raise(L, MSG_rule_too_large, "group");
    lua_createtable(L, (int)found->count, 0);
    for (size_t i = 0; i < found->count; i++) {
        view_push_num(L, evaluator_of(L), found->numbers[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* at.verdict(item) */
static int l_verdict(lua_State *L)
{
    lua_pushstring(L, look(L, BEYOND_VERDICT)->word);
    return 1;
}

void view_other(lua_State *L, struct evaluator *e)
{
    (void)e;
    lua_pushcfunction(L, l_other);
}

void view_in_region(lua_State *L, struct evaluator *e)
{
    (void)e;
    lua_pushcfunction(L, l_in_region);
}

void view_group(lua_State *L, struct evaluator *e)
{
    (void)e;
    lua_pushcfunction(L, l_group);
}

void view_verdict(lua_State *L, struct evaluator *e)
{
    (void)e;
    lua_pushcfunction(L, l_verdict);
}
