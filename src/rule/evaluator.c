/* evaluator - asks a rule's functions about a case, in doubles or in exact numbers. */
#include "evaluator_inside.h"
#include "lines_hook.h"
#include <math.h>

const struct rule_limits rule_limits_default = {.memory = 32 << 20, .call_ms = 100};

const char *const rule_function_names[RULE_FUNCTIONS] = {
    "measure", "accept", "goal", "level", "progress", "early", "judge",
};
enum { STACK_TARGET = RULE_FUNCTIONS + 1, STACK_AT, STACK_BASE = STACK_AT + SLATE_ENTRIES };

/* ---- life ---- */

struct evaluator *evaluator_new(const struct rulebook *b, uint32_t number,
                                const struct rule_limits *l)
{
    const struct rule *rule = &b->rules[number];
    struct arena *arena = arena_new();
    struct evaluator *e = ARENA_NEW(arena, struct evaluator);
    e->arena = arena;
    e->rule = rule;
    sandbox_open(&e->box, arena_printf(arena, "%s.lua", rule->id), l);
    lua_State *L = e->box.L;
    if (sandbox_load(&e->box, rule->source, rule->source_size) != RULE_OK || !lua_istable(L, -1)) {
        evaluator_free(e);
        return NULL;
    }
    e->box.lines = b->lines ? &b->lines[number] : NULL;
    for (int f = 0; f < RULE_FUNCTIONS; f++) {
        lua_pushstring(L, rule_function_names[f]);
        e->has[f] = lua_rawget(L, 1) == LUA_TFUNCTION;
        if (e->has[f]) {
            lua_pushvalue(L, -1);
            lines_note(&e->box, (struct span){rule->source, rule->source_size});
        }
    }
    lines_hook(&e->box);
    lua_remove(L, 1);
    view_open(e);
    e->box.evaluator = e;
    return e;
}

void evaluator_free(struct evaluator *e)
{
    sandbox_close(&e->box);
    arena_free(e->arena);
}

const struct rule *evaluator_rule(const struct evaluator *e)
{
    return e->rule;
}

void evaluator_case(struct evaluator *e, const struct reading *target, const struct at *at,
                    bool exact)
{
    e->target = target;
    e->at = at;
    e->exact = exact;
    e->approximate = false;
    e->close = false;
    e->spent = false;
    e->looked_for = false;
    e->beyond_scale = 0;
    e->box.generation++;
    e->box.big_numbers = 0;
    e->box.words_en[0] = e->box.words_zh[0] = '\0';
}

const char *evaluator_words(const struct evaluator *e)
{
    return e->box.words_en;
}

struct message evaluator_message(const struct evaluator *e)
{
    return (struct message){e->box.words_en, e->box.words_zh};
}

bool evaluator_approximate(const struct evaluator *e)
{
    return e->approximate;
}

enum rule_outcome evaluator_broke(struct evaluator *e, enum rule_function f, enum message_id id,
                                  const char *what)
{
    sandbox_say(&e->box, id, e->box.file, rule_function_names[f], what);
    return RULE_BROKE;
}

/* ---- what functions called by Lua tell ---- */

void evaluator_guessed(lua_State *L)
{
    evaluator_of(L)->approximate = true;
}

void evaluator_compared(lua_State *L, struct num a, struct num b)
{
    double x = num_near(a), y = num_near(b);
    if (fabs(x - y) <= 1e-9 * fmax(fabs(x), fabs(y)))
        evaluator_of(L)->close = true;
}

void evaluator_want_exact(lua_State *L)
{
    struct evaluator *e = evaluator_of(L);
    if (e && !e->computing_exact)
        e->wants_exact = true;
}

void evaluator_division_by_zero(lua_State *L)
{
    struct evaluator *e = evaluator_of(L);
    if (e->looked_at_baseline && num_sign(e->at->baseline) == 0)
        sandbox_signal(L, RULE_NONPOSITIVE);
    sandbox_raise(L, MSG_rule_division_by_zero);
}

/* ---- calls ---- */

static void attempt_once(struct evaluator *e, enum rule_function f, bool final, struct result *r)
{
    lua_State *L = e->box.L;
    e->wants_exact = false;
    e->looked = 0;
    e->set_count = 0;
    *r = (struct result){0};
    lua_settop(L, STACK_BASE);
    if (e->computing_exact || ((f == RULE_ACCEPT || f == RULE_GOAL) && !e->unmemorable[f]))
        slate_clear(e);
    else
        slate_fill(e);
    e->looked_at_baseline = e->slate.filled >> SLATE_BASELINE & 1;
    lua_pushvalue(L, 1 + (int)f);
    lua_pushvalue(L, STACK_TARGET);
    lua_pushvalue(L, STACK_AT);
    if (f == RULE_JUDGE)
        lua_pushboolean(L, final);
    if (sandbox_call(&e->box, rule_function_names[f], f == RULE_JUDGE ? 3 : 2, result_count(f),
                     &r->outcome))
        r->outcome = result_read(e, f, r);
}

static bool looks_back(const struct evaluator *e, const struct result *r)
{
    return r->outcome == RULE_NEEDS_YEAR && e->at->look_back && e->at->look_back(e->at->judge);
}

/* A call that missed the other years is made again with them; one that asked for something beyond
 * its case with the answer, whatever it returned: it may have caught the signal. */
static void attempt(struct evaluator *e, enum rule_function f, bool final, struct result *r)
{
    unsigned asked = 0;
    do {
        do {
            e->question.kind = BEYOND_NOTHING;
            attempt_once(e, f, final, r);
        } while (!e->question.kind && looks_back(e, r));
        if (!e->question.kind || r->outcome == RULE_OVER_BUDGET)
            return;
        e->at->beyond->ask(e->at->beyond->self, &e->question);
    } while (asked++ < BEYOND_QUESTIONS);
    r->outcome = evaluator_broke(e, f, MSG_rule_asks_too_much, "");
}

/* In exact numbers, and once in doubles: a rule whose answers differ is wrong, whichever the judge
 * would have used. */
static void ask_both(struct evaluator *e, enum rule_function f, struct result *r)
{
    struct result doubles;
    e->computing_exact = false;
    attempt(e, f, false, &doubles);
    bool unfit = e->wants_exact;
    e->computing_exact = true;
    e->close = false;
    attempt(e, f, false, r);
    if (!unfit && !check_agree(e, f, &doubles, r))
        r->outcome = evaluator_broke(e, f, MSG_rule_inexact, "");
}

/* Calls the function in the arithmetic of the case, or in exact numbers where doubles turn out not
 * to do. */
static void ask(struct evaluator *e, enum rule_function f, bool final, struct result *r)
{
    r->outcome = RULE_OVER_BUDGET;
    if (e->spent)
        return;
    if (e->exact && f != RULE_JUDGE) {
        ask_both(e, f, r);
    } else {
        e->computing_exact = f == RULE_JUDGE;
        attempt(e, f, final, r);
        if (e->wants_exact && r->outcome != RULE_OVER_BUDGET) {
            e->computing_exact = true;
            attempt(e, f, final, r);
        }
        e->approximate |= !e->computing_exact;
    }
    e->spent = r->outcome == RULE_OVER_BUDGET;
}

enum rule_outcome evaluator_measure(struct evaluator *e, struct num *out)
{
    struct result r = {0};
    if (!e->has[RULE_MEASURE]) {
        *out = e->at->value;
        return e->at->has_value ? RULE_OK : RULE_NEEDS_YEAR;
    }
    ask(e, RULE_MEASURE, false, &r);
    *out = r.number;
    return r.outcome;
}

/* For functions that often say the same of a target: from memory where it has been asked before. */
static void ask_once(struct evaluator *e, enum rule_function f, struct result *r)
{
    struct memory *m = e->unmemorable[f] ? NULL : memory_find(e);
    if (m && memory_recall(e, m, f, r))
        return;
    bool before = e->approximate;
    e->approximate = false;
    ask(e, f, false, r);
    if (m)
        memory_keep(e, m, f, r, e->approximate);
    e->approximate |= before;
}

enum rule_outcome evaluator_accept(struct evaluator *e, struct interval *out)
{
    struct result r = {0};
    if (!e->has[RULE_ACCEPT])
        return evaluator_broke(e, RULE_ACCEPT, MSG_rule_without, "");
    ask_once(e, RULE_ACCEPT, &r);
    *out = r.set;
    return r.outcome;
}

/* The edge of the acceptable set that the direction meets; of a set with one edge, that one. */
static enum rule_outcome goal_from_set(struct evaluator *e, bool *has, struct num *out)
{
    struct interval set;
    enum rule_outcome outcome = evaluator_accept(e, &set);
    *has = false;
    if (outcome != RULE_OK)
        return outcome;
    bool low = set.has_low && (!set.has_high || e->at->direction == DIRECTION_HIGHER);
    bool high = set.has_high && (!set.has_low || e->at->direction == DIRECTION_LOWER);
    *has = low || high;
    *out = low ? set.low : set.high;
    return RULE_OK;
}

static enum rule_outcome ask_optional(struct evaluator *e, enum rule_function f, bool *has,
                                      struct num *out)
{
    struct result r = {0};
    if (f == RULE_GOAL)
        ask_once(e, f, &r);
    else
        ask(e, f, false, &r);
    *has = r.has && r.outcome == RULE_OK;
    *out = *has ? r.number : num_int(0);
    return r.outcome;
}

enum rule_outcome evaluator_goal(struct evaluator *e, bool *has, struct num *out)
{
    if (!e->has[RULE_GOAL])
        return goal_from_set(e, has, out);
    return ask_optional(e, RULE_GOAL, has, out);
}

enum rule_outcome evaluator_level(struct evaluator *e, bool *has, struct num *out)
{
    *has = false;
    if (e->has[RULE_LEVEL])
        return ask_optional(e, RULE_LEVEL, has, out);
    return e->has[RULE_MEASURE] ? RULE_OK
                                : evaluator_goal(e, has, out); /* the measure is the value itself */
}

enum rule_outcome evaluator_progress(struct evaluator *e, bool *has, double *out)
{
    struct num percent;
    *has = false;
    if (!e->has[RULE_PROGRESS])
        return RULE_OK;
    enum rule_outcome outcome = ask_optional(e, RULE_PROGRESS, has, &percent);
    *out = *has ? num_near(percent) : 0;
    return outcome;
}

enum rule_outcome evaluator_early(struct evaluator *e, bool *final)
{
    struct result r = {0};       /* RULE_OK, no */
    if (e->has[RULE_EARLY])
        ask(e, RULE_EARLY, false, &r);
    *final = r.outcome == RULE_OK && r.yes;
    return r.outcome;
}

enum rule_outcome evaluator_judge(struct evaluator *e, bool final, const char **verdict,
                                  const char **reason, struct num *measure, bool *has_measure)
{
    struct result r = {0};
    if (!e->has[RULE_JUDGE])
        return evaluator_broke(e, RULE_JUDGE, MSG_rule_without, "");
    ask(e, RULE_JUDGE, final, &r);
    *verdict = e->verdict;
    *reason = e->reason;
    *has_measure = r.has && r.outcome == RULE_OK;
    *measure = r.number;
    return r.outcome;
}
