/* slate - what the table behind `at` holds, and that it holds nothing else. */
#include "slate.h"
#include "evaluator_inside.h"

static const struct {
    const char *name;
    size_t has, number;          /* offsets in struct at; has 0: always (region stands there) */
} numbers[] = {
#define NUMBER(entry, field) \
    [entry] = {#field, offsetof(struct at, has_##field), offsetof(struct at, field)}
    NUMBER(SLATE_VALUE, value),
    NUMBER(SLATE_BASELINE, baseline),
    NUMBER(SLATE_SUM, sum),
    NUMBER(SLATE_REFERENCE, reference),
    NUMBER(SLATE_REFERENCE_BASELINE, reference_baseline),
    NUMBER(SLATE_REFERENCE_TARGET, reference_target),
#undef NUMBER
    [SLATE_TOLERANCE] = {"tolerance", 0, offsetof(struct at, tolerance)},
    [SLATE_THETA] = {"theta", 0, offsetof(struct at, theta)},
    [SLATE_YEAR] = {"year", 0, 0},
    [SLATE_BASE_YEAR] = {"base_year", 0, 0},
    [SLATE_TARGET_YEAR] = {"target_year", 0, 0},
    [SLATE_YEARS] = {"years", 0, 0},
    [SLATE_DIRECTION] = {"direction", 0, 0},
};

static int whole(const struct at *at, enum entry entry)
{
    switch (entry) {
    case SLATE_YEAR: return at->year;
    case SLATE_BASE_YEAR: return at->base_year;
    case SLATE_TARGET_YEAR: return at->target_year;
    case SLATE_YEARS: return at->target_year - at->base_year;
    default: return at->direction;
    }
}

static bool is_there(const struct at *at, enum entry entry)
{
    if (entry == SLATE_DIRECTION)
        return at->direction != DIRECTION_UNKNOWN;
    return numbers[entry].has == 0 || *(const bool *)((const char *)at + numbers[entry].has);
}

static const struct num *number_of(const struct at *at, enum entry entry)
{
    return (const struct num *)((const char *)at + numbers[entry].number);
}

/* [-0, +1] the entry's name */
static void push_name(struct evaluator *e, enum entry entry)
{
    lua_pushvalue(e->box.L, e->slate_table + (int)entry);
}

/* [-2, +0] name and value */
static void put(struct evaluator *e)
{
    lua_rawset(e->box.L, e->slate_table);
}

static void fill_whole(struct evaluator *e, enum entry entry)
{
    int x = whole(e->at, entry);
    if (e->slate.filled >> entry & 1 && e->slate.wholes[entry] == x)
        return;
    push_name(e, entry);
    lua_pushinteger(e->box.L, x);
    put(e);
    e->slate.wholes[entry] = x;
}

static void fill_number(struct evaluator *e, enum entry entry)
{
    const struct num *x = number_of(e->at, entry), *shown = &e->slate.numbers[entry];
    if (e->slate.filled >> entry & 1 && x->n == shown->n && x->d == shown->d && !x->big)
        return;
    push_name(e, entry);
    lua_pushnumber(e->box.L, num_near(*x));
    put(e);
    e->slate.numbers[entry] = *x;
}

static void wipe(struct evaluator *e, enum entry entry)
{
    push_name(e, entry);
    lua_pushnil(e->box.L);
    put(e);
    e->slate.filled &= ~(1u << entry);
}

void slate_fill(struct evaluator *e)
{
    struct slate *s = &e->slate;
    for (unsigned left = s->learned; left; left &= left - 1) {
        enum entry entry = (enum entry)__builtin_ctz(left);
        if (!is_there(e->at, entry)) {
            if (s->filled >> entry & 1)
                wipe(e, entry);
            continue;
        }
        if (entry >= SLATE_YEAR)
            fill_whole(e, entry);
        else
            fill_number(e, entry);
        s->filled |= 1u << entry;
    }
}

void slate_clear(struct evaluator *e)
{
    for (unsigned left = e->slate.filled; left; left &= left - 1)
        wipe(e, (enum entry)__builtin_ctz(left));
}

void slate_open(struct evaluator *e, int metatable)
{
    lua_State *L = e->box.L;
    lua_createtable(L, 0, SLATE_ENTRIES);
    e->slate_table = lua_gettop(L);
    for (int entry = 1; entry < SLATE_ENTRIES; entry++)
        lua_pushstring(L, numbers[entry].name);
    lua_pushvalue(L, metatable);
    lua_setmetatable(L, e->slate_table);
}
