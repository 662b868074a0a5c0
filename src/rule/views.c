/* views - what a rule sees of the target and of the case: two userdata, read-only, one function a
 * field. A field that is not there never reads as nil: it raises, or ends the call with the outcome
 * that says what was missing. */
#include "evaluator_inside.h"
#include <lauxlib.h>
#include <string.h>

typedef void field_push(lua_State *L, struct evaluator *e);
struct field {
    const char *name;
    field_push *push;            /* [-0, +1] */
};

static void push_num(lua_State *L, struct evaluator *e, struct num x)
{
    if (e->computing_exact)
        number_push(L, x);
    else
        lua_pushnumber(L, number_near(x));
}

static void push_text(lua_State *L, const char *text)
{
    lua_pushstring(L, text ? text : "");
}

/* ---- target ---- */

static void push_fraction(lua_State *L, struct evaluator *e, struct fraction f)
{
    struct num x = num_of(f.over);
    push_num(L, e, f.under == 1 ? x : num_div(x, num_int(f.under)));
}

static const struct capture *find_capture(const struct reading *t, const char *name)
{
    for (size_t i = 0; i < t->capture_count; i++)
        if (strcmp(t->captures[i].name, name) == 0)
            return &t->captures[i];
    return NULL;
}

static void target_text(lua_State *L, struct evaluator *e)
{
    push_text(L, e->target->folded);
}

static void target_n(lua_State *L, struct evaluator *e)
{
    if (!e->target->has_n)
        sandbox_raise(L, MSG_rule_not_captured, "n");
    push_fraction(L, e, e->target->n);
}

static void target_n2(lua_State *L, struct evaluator *e)
{
    if (!e->target->has_n2)
        sandbox_raise(L, MSG_rule_not_captured, "n2");
    push_fraction(L, e, e->target->n2);
}

static void target_unit(lua_State *L, struct evaluator *e)
{
    const struct capture *unit = find_capture(e->target, "unit");
    push_text(L, unit ? unit->text : NULL);
}

static void target_verb(lua_State *L, struct evaluator *e)
{
    lua_pushstring(L, e->target->verb > 0 ? "up" : e->target->verb < 0 ? "down" : "none");
}

static void target_bound(lua_State *L, struct evaluator *e)
{
    static const char *const names[] = {
        [BOUND_NONE] = "none", [BOUND_AT_LEAST] = "at_least", [BOUND_ABOVE] = "above",
        [BOUND_AT_MOST] = "at_most", [BOUND_BELOW] = "below",
    };
    lua_pushstring(L, names[e->target->bound]);
}

static void target_about(lua_State *L, struct evaluator *e)
{
    lua_pushboolean(L, e->target->about);
}

static void target_reference(lua_State *L, struct evaluator *e)
{
    push_text(L, e->target->reference);
}

static void target_theta(lua_State *L, struct evaluator *e)
{
    push_num(L, e, num_of(e->target->theta));
}

static const struct field target_fields[] = {
    {"text", target_text},   {"n", target_n},
    {"n2", target_n2},       {"unit", target_unit},
    {"verb", target_verb},   {"bound", target_bound},
    {"about", target_about}, {"reference", target_reference},
    {"theta", target_theta},
};

/* ---- at ---- */

static void at_value(lua_State *L, struct evaluator *e)
{
    if (!e->at->has_value)
        sandbox_signal(L, RULE_NEEDS_YEAR);
    push_num(L, e, e->at->value);
}

/* Years and the direction are plain whole numbers in both arithmetics: for loops, comparisons with
 * == and division (number_of_double) work on them. */
static void at_year(lua_State *L, struct evaluator *e) { lua_pushinteger(L, e->at->year); }
static void at_base_year(lua_State *L, struct evaluator *e)
{
    lua_pushinteger(L, e->at->base_year);
}
static void at_target_year(lua_State *L, struct evaluator *e)
{
    lua_pushinteger(L, e->at->target_year);
}

static void at_years(lua_State *L, struct evaluator *e)
{
    lua_pushinteger(L, e->at->target_year - e->at->base_year);
}

static void at_baseline(lua_State *L, struct evaluator *e)
{
    if (!e->at->has_baseline)
        sandbox_signal(L, RULE_NEEDS_BASELINE);
    e->looked_at_baseline = true;
    push_num(L, e, e->at->baseline);
}

static void at_direction(lua_State *L, struct evaluator *e)
{
    if (e->at->direction == DIRECTION_UNKNOWN)
        sandbox_signal(L, RULE_NO_DIRECTION);
    lua_pushinteger(L, e->at->direction);
}

/* Is there a direction at all? Asking for it never ends the call. */
static void at_directed(lua_State *L, struct evaluator *e)
{
    enum direction d = e->at->direction;
    lua_pushboolean(L, d == DIRECTION_HIGHER || d == DIRECTION_LOWER);
}

static void at_referenced(lua_State *L, struct evaluator *e)
{
    lua_pushboolean(L, e->at->referenced);
}

static void push_reference(lua_State *L, struct evaluator *e, bool has, struct num x)
{
    if (!has)
        sandbox_signal(L, RULE_NEEDS_REFERENCE);
    push_num(L, e, x);
}

static void at_reference(lua_State *L, struct evaluator *e)
{
    push_reference(L, e, e->at->has_reference, e->at->reference);
}

static void at_reference_baseline(lua_State *L, struct evaluator *e)
{
    push_reference(L, e, e->at->has_reference_baseline, e->at->reference_baseline);
}

static void at_reference_target(lua_State *L, struct evaluator *e)
{
    push_reference(L, e, e->at->has_reference_target, e->at->reference_target);
}

static void at_sum(lua_State *L, struct evaluator *e)
{
    if (!e->at->has_sum)
        sandbox_signal(L, RULE_NEEDS_YEAR);
    push_num(L, e, e->at->sum);
}

static void at_tolerance(lua_State *L, struct evaluator *e) { push_num(L, e, e->at->tolerance); }
static void at_theta(lua_State *L, struct evaluator *e) { push_num(L, e, e->at->theta); }
static void at_reading(lua_State *L, struct evaluator *e) { push_text(L, e->at->reading); }
static void at_region(lua_State *L, struct evaluator *e) { push_text(L, e->at->region); }
static void at_indicator(lua_State *L, struct evaluator *e) { push_text(L, e->at->indicator); }
static void at_unit(lua_State *L, struct evaluator *e) { push_text(L, e->at->unit); }

static void at_tolerance_given(lua_State *L, struct evaluator *e)
{
    lua_pushboolean(L, e->at->tolerance_given);
}

/* at.series(year) */
static int l_series(lua_State *L)
{
    struct evaluator *e = evaluator_of(L);
    double year = number_double(L, 1);
    e->looked_at_case = true;
    for (size_t i = 0; i < e->at->series_count; i++) {
        if (e->at->series[i].year == year) {
            push_num(L, e, e->at->series[i].value);
            return 1;
        }
    }
    sandbox_signal(L, RULE_NEEDS_YEAR);
}

static void at_series(lua_State *L, struct evaluator *e)
{
    (void)e;
    lua_pushcfunction(L, l_series);
}

static const struct field at_fields[] = {
    {"value", at_value}, {"year", at_year}, {"baseline", at_baseline}, {"base_year", at_base_year},
    {"target_year", at_target_year}, {"years", at_years}, {"direction", at_direction},
    {"directed", at_directed}, {"referenced", at_referenced},
    {"reference", at_reference}, {"reference_baseline", at_reference_baseline},
    {"reference_target", at_reference_target}, {"sum", at_sum}, {"tolerance", at_tolerance},
    {"tolerance_given", at_tolerance_given}, {"theta", at_theta}, {"reading", at_reading},
    {"region", at_region}, {"indicator", at_indicator}, {"unit", at_unit}, {"series", at_series},
};

/* ---- names to fields ---- */

/* Short strings are unique in a Lua state: their address is the name. All names are kept in the
 * registry. */
enum { SLOTS = 64 };
struct view {
    uint32_t kind;
    const char *names[SLOTS];
    field_push *push[SLOTS];
};

static unsigned slot_of(const char *name)
{
    return (unsigned)((uintptr_t)name * 0x9e3779b97f4a7c15u >> 58);
}

static field_push *find_field(const struct view *v, const char *name)
{
    for (unsigned i = slot_of(name); v->names[i]; i = (i + 1) % SLOTS)
        if (v->names[i] == name)
            return v->push[i];
    return NULL;
}

/* The name that is asked for; a number becomes one, anything else is NULL. */
static const char *key_text(lua_State *L)
{
    return lua_tostring(L, 2);
}

static void unknown_field(lua_State *L, struct unknown_words words, const struct field *fields,
                          size_t n)
{
    const char *known[32];
    for (size_t i = 0; i < n; i++)
        known[i] = fields[i].name;
    const char *name = key_text(L);
    sandbox_unknown(L, words, name ? name : sandbox_type_name(L, 2), known, n);
}

static int l_target_index(lua_State *L)
{
    struct evaluator *e = evaluator_of(L);
    const char *name = key_text(L);
    field_push *push = name ? find_field(e->target_view, name) : NULL;
    const struct capture *c = name && !push ? find_capture(e->target, name) : NULL;
    if (push)
        push(L, e);
    else if (c && c->is_number)
        push_fraction(L, e, c->number);
    else if (c)
        push_text(L, c->text);
    else
        unknown_field(L, (struct unknown_words){MSG_rule_target_unknown, MSG_rule_target_near},
                      target_fields, sizeof target_fields / sizeof *target_fields);
    return 1;
}

static int l_at_index(lua_State *L)
{
    struct evaluator *e = evaluator_of(L);
    const char *name = key_text(L);
    field_push *push = name ? find_field(e->at_view, name) : NULL;
    if (!push)
        unknown_field(L, (struct unknown_words){MSG_rule_at_unknown, MSG_rule_at_near}, at_fields,
                      sizeof at_fields / sizeof *at_fields);
    e->looked_at_case = true;
    push(L, e);
    return 1;
}

static int l_read_only(lua_State *L)
{
    const char *name = key_text(L);
    sandbox_raise(L, MSG_rule_read_only, name ? name : sandbox_type_name(L, 2));
}

static void add_field(lua_State *L, struct view *v, const struct field *f)
{
    const char *name = lua_pushstring(L, f->name);
    unsigned i = slot_of(name);
    while (v->names[i])
        i = (i + 1) % SLOTS;
    v->names[i] = name;
    v->push[i] = f->push;
    lua_rawsetp(L, LUA_REGISTRYINDEX, f);        /* keeps the string where it is */
}

/* [-0, +1] */
static struct view *push_view(lua_State *L, enum object_kind kind, const struct field *fields,
                              size_t n, lua_CFunction index)
{
    struct view *v = lua_newuserdatauv(L, sizeof *v, 0);
    memset(v, 0, sizeof *v);
    v->kind = kind;
    for (size_t i = 0; i < n; i++)
        add_field(L, v, &fields[i]);
    lua_createtable(L, 0, 3);
    lua_pushcfunction(L, index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, l_read_only);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    return v;
}

void view_open(struct evaluator *e)
{
    lua_State *L = e->box.L;
    e->target_view = push_view(L, OBJECT_TARGET, target_fields,
                               sizeof target_fields / sizeof *target_fields, l_target_index);
    e->at_view =
        push_view(L, OBJECT_AT, at_fields, sizeof at_fields / sizeof *at_fields, l_at_index);
}
