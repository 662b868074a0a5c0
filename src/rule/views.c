/* views - what a rule sees of the target and of the case: two userdata, read-only, one function a
 * field. A field that is not there never reads as nil: it raises, or ends the call with the outcome
 * that says what was missing. */
#include "api.h"
#include "evaluator_inside.h"
#include <lauxlib.h>
#include <string.h>

typedef void field_push(lua_State *L, struct evaluator *e);
struct field {
    const char *name;
    field_push *push;            /* [-0, +1] */
    unsigned looked;             /* of at: what reading it means, enum looked */
    enum entry entry;            /* of at: NO_ENTRY, or it may be read from the slate */
};

void view_push_num(lua_State *L, const struct evaluator *e, struct num x)
{
    if (e->computing_exact)
        number_push(L, x);
    else
        lua_pushnumber(L, num_near(x));
}

static void push_text(lua_State *L, const char *text)
{
    lua_pushstring(L, text ? text : "");
}

/* ---- target ---- */

static void push_fraction(lua_State *L, struct evaluator *e, struct fraction f)
{
    struct num x = num_of(f.over);
    view_push_num(L, e, f.under == 1 ? x : num_div(x, num_int(f.under)));
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
    view_push_num(L, e, num_of(e->target->theta));
}

static const struct field target_fields[] = {
    {"text", target_text, 0, NO_ENTRY},   {"n", target_n, 0, NO_ENTRY},
    {"n2", target_n2, 0, NO_ENTRY},       {"unit", target_unit, 0, NO_ENTRY},
    {"verb", target_verb, 0, NO_ENTRY},   {"bound", target_bound, 0, NO_ENTRY},
    {"about", target_about, 0, NO_ENTRY}, {"reference", target_reference, 0, NO_ENTRY},
    {"theta", target_theta, 0, NO_ENTRY},
};

/* ---- at ---- */

static void at_value(lua_State *L, struct evaluator *e)
{
    if (!e->at->has_value)
        sandbox_signal(L, RULE_NEEDS_YEAR);
    view_push_num(L, e, e->at->value);
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
    view_push_num(L, e, e->at->baseline);
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
    view_push_num(L, e, x);
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
    view_push_num(L, e, e->at->sum);
}

static void at_tolerance(lua_State *L, struct evaluator *e)
{
    view_push_num(L, e, e->at->tolerance);
}
static void at_theta(lua_State *L, struct evaluator *e) { view_push_num(L, e, e->at->theta); }
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
    for (size_t i = 0; i < e->at->series_count; i++) {
        if (e->at->series[i].year == year) {
            view_push_num(L, e, e->at->series[i].value);
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

enum { CASE = LOOKED_ELSEWHERE, SETTING = LOOKED_AT_SETTINGS };
static const struct field at_fields[] = {
    {"value", at_value, CASE, SLATE_VALUE},
    {"year", at_year, CASE, SLATE_YEAR},
    {"baseline", at_baseline, CASE, SLATE_BASELINE},
    {"base_year", at_base_year, CASE, SLATE_BASE_YEAR},
    {"target_year", at_target_year, CASE, SLATE_TARGET_YEAR},
    {"years", at_years, CASE, SLATE_YEARS},
    {"direction", at_direction, SETTING, SLATE_DIRECTION},
    {"directed", at_directed, SETTING, NO_ENTRY},
    {"reference", at_reference, CASE, SLATE_REFERENCE},
    {"referenced", at_referenced, CASE, NO_ENTRY},
    {"reference_baseline", at_reference_baseline, CASE, SLATE_REFERENCE_BASELINE},
    {"reference_target", at_reference_target, CASE, SLATE_REFERENCE_TARGET},
    {"sum", at_sum, CASE, SLATE_SUM},
    {"tolerance", at_tolerance, SETTING, SLATE_TOLERANCE},
    {"tolerance_given", at_tolerance_given, SETTING, NO_ENTRY},
    {"theta", at_theta, SETTING, SLATE_THETA},
    {"reading", at_reading, SETTING, NO_ENTRY},
    {"region", at_region, CASE, NO_ENTRY},
    {"indicator", at_indicator, CASE, NO_ENTRY},
    {"unit", at_unit, CASE, NO_ENTRY},
    {"series", at_series, CASE, NO_ENTRY},
    {"other", view_other, CASE, NO_ENTRY},
    {"in_region", view_in_region, CASE, NO_ENTRY},
    {"group", view_group, CASE, NO_ENTRY},
    {"verdict", view_verdict, CASE, NO_ENTRY},
};

/* ---- names to fields ---- */

/* Short strings are unique in a Lua state: their address is the name. All names are kept in the
 * registry. */
enum { SLOTS = 64 };
struct view {
    const char *names[SLOTS];
    const struct field *fields[SLOTS];
};

static unsigned slot_of(const char *name)
{
    return (unsigned)((uintptr_t)name * 0x9e3779b97f4a7c15u >> 58);
}

static const struct field *find_field(const struct view *v, const char *name)
{
    for (unsigned i = slot_of(name); v->names[i]; i = (i + 1) % SLOTS)
        if (v->names[i] == name)
            return v->fields[i];
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
    const struct field *f = name ? find_field(e->target_view, name) : NULL;
    const struct capture *c = name && !f ? find_capture(e->target, name) : NULL;
    if (f)
        f->push(L, e);
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
    const struct field *f = name ? find_field(e->at_view, name) : NULL;
    if (!f)
        unknown_field(L, (struct unknown_words){MSG_rule_at_unknown, MSG_rule_at_near}, at_fields,
                      sizeof at_fields / sizeof *at_fields);
    e->looked |= f->looked;
    if (f->entry)
        e->slate.learned |= 1u << f->entry;
    f->push(L, e);
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
    v->fields[i] = f;
    lua_rawsetp(L, LUA_REGISTRYINDEX, f);        /* keeps the string where it is */
}

/* The names of all fields; it lies in a userdata of its own, which the registry keeps. */
static struct view *new_view(lua_State *L, const struct field *fields, size_t n)
{
    struct view *v = lua_newuserdatauv(L, sizeof *v, 0);
    memset(v, 0, sizeof *v);
    lua_rawsetp(L, LUA_REGISTRYINDEX, v);
    for (size_t i = 0; i < n; i++)
        add_field(L, v, &fields[i]);
    return v;
}

/* An object that cannot be written; on top stands what it reads from: a function or a table.
 * [-1, +1] */
static void push_object(lua_State *L, enum object_kind kind)
{
    uint32_t *object = lua_newuserdatauv(L, sizeof *object, 0);
    *object = (uint32_t)kind;
    lua_createtable(L, 0, 3);
    lua_rotate(L, -3, -1);       /* object, metatable, what it reads from */
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, l_read_only);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

/* at reads from the slate, and that, where it holds nothing, from l_at_index. */
void view_open(struct evaluator *e)
{
    lua_State *L = e->box.L;
    e->target_view = new_view(L, target_fields, sizeof target_fields / sizeof *target_fields);
    e->at_view = new_view(L, at_fields, sizeof at_fields / sizeof *at_fields);
    lua_pushcfunction(L, l_target_index);
    push_object(L, OBJECT_TARGET);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, l_at_index);
    lua_setfield(L, -2, "__index");
    int fallback = lua_gettop(L);
    slate_open(e, fallback);
    lua_pushvalue(L, e->slate_table);
    push_object(L, OBJECT_AT);
    lua_replace(L, fallback);    /* target, at, the slate and its names */
}

const char *view_field_name(bool of_at, size_t i)
{
    size_t n = of_at ? sizeof at_fields / sizeof *at_fields
                     : sizeof target_fields / sizeof *target_fields;
    return i < n ? (of_at ? at_fields : target_fields)[i].name : NULL;
}
