#pragma once
/* evaluator_inside - what the files of the evaluator share: evaluator.c (the calls),
 * evaluator_results.c (what they returned), evaluator_check.c (do the two arithmetics agree),
 * evaluator_memory.c (the same question again), views.c and slate.c (target and at), vocabulary.c
 * (the sets), views_beyond.c (what lies outside of the case). */
#include "slate.h"
#include "sandbox.h"

enum rule_function {
    RULE_MEASURE, RULE_ACCEPT, RULE_GOAL, RULE_LEVEL, RULE_PROGRESS, RULE_EARLY, RULE_JUDGE,
    RULE_FUNCTIONS
};

enum set_kind { SET_INTERVAL, SET_UNDETERMINED };
struct made_end {                /* an end of a set as the rule gave it */
    bool has, open, exact;
    double near;
    struct num number;           /* when exact */
};
struct made_set {                /* what at_least(x) and the like made in this call */
    enum set_kind kind;
    struct made_end low, high;
    const char *reason;          /* of undetermined(): anchored in Lua until the call ends */
};
enum { MOST_SETS = 32 };         /* made in one call */

struct result {                  /* of one call */
    enum rule_outcome outcome;
    bool has;                    /* a number was returned */
    bool yes;                    /* of early */
    union {
        struct num number;
        struct interval set;     /* of accept */
    };
};

/* What the running call looked at of `at`. */
enum looked {
    LOOKED_ELSEWHERE = 1,        /* at what differs from case to case */
    LOOKED_AT_SETTINGS = 2       /* at what is nearly always the same for a target: case_key */
};

/* What accept and goal said of a target. They hold for a case with the same keys. */
struct target_key {
    bool has_n, has_n2, about;
    int8_t verb;
    enum bound_word bound;
    size_t captures;
    struct fraction n, n2;
    struct decimal theta;
    char folded[72];
};
struct case_key {
    enum direction direction;
    bool tolerance_given;
    char reading[16];
    struct num tolerance, theta;
};
struct memory {
    const struct reading *target;
    struct target_key key;
    bool of_case;                /* some of it holds for this case_key only */
    struct case_key at;
    bool known[2][2];            /* of accept, of goal; by doubles, by exact numbers */
    bool guessed[2][2];          /* doubles were in it */
    struct result said[2][2];
};
enum { MEMORIES = 64 };          /* 2^6: memory_find() shifts by 64 - 6 */

struct evaluator {
    struct sandbox box;
    struct arena *arena;         /* the evaluator itself lies in it */
    const struct rule *rule;
    bool has[RULE_FUNCTIONS];    /* at stack index 1 + number; behind them stand target and at */
    const struct reading *target;
    const struct at *at;
    bool exact;                  /* the case is asked in exact numbers */
    bool computing_exact;        /* the running call is; it alone where doubles would not do */
    bool approximate;            /* some number since evaluator_case() came from doubles */
    unsigned looked;             /* enum looked, or-ed */
    bool looked_at_baseline;
    bool spent;                  /* a call of this case was over its budget: no further ones */
    bool wants_exact;            /* doubles do not do for the running call */
    struct question question;    /* what the running call asked beyond its case; kind 0: nothing */
    double beyond_scale;         /* the largest number that came from there */
    bool close;                  /* exact numbers so near that doubles may order them otherwise */
    struct made_set sets[MOST_SETS];
    unsigned set_count;
    struct memory memories[MEMORIES];
    struct memory *memory;       /* of this case's target, once it has been looked for */
    bool looked_for;
    char verdict[40], reason[40];
    struct view *target_view, *at_view;  /* views.c: names to fields */
    struct slate slate;
    int slate_table;             /* its stack index; the names of its entries follow */
    bool unmemorable[RULE_FUNCTIONS];    /* looks at more of a case than is worth remembering */
};

static inline struct evaluator *evaluator_of(lua_State *L)
{
    return sandbox_of(L)->evaluator;
}

/* ---- what functions called by Lua tell the evaluator ---- */
void evaluator_guessed(lua_State *L);            /* an exact number came from doubles */
void evaluator_compared(lua_State *L, struct num a, struct num b);       /* exact numbers were */
void evaluator_want_exact(lua_State *L);         /* doubles do not do: repeat in exact numbers */
_Noreturn void evaluator_division_by_zero(lua_State *L);

/* views.c: what a rule sees of target and case; the slate behind.     [-0, +2 + SLATE_ENTRIES] */
void view_open(struct evaluator *e);

/* views_beyond.c: at.other, at.in_region, at.group, at.verdict.     [-0, +1] */
void view_other(lua_State *L, struct evaluator *e);
void view_in_region(lua_State *L, struct evaluator *e);
void view_group(lua_State *L, struct evaluator *e);
void view_verdict(lua_State *L, struct evaluator *e);
/* A number in the arithmetic of the running call.     [-0, +1] */
void view_push_num(lua_State *L, const struct evaluator *e, struct num x);

/* The set a rule returned, from the top of the stack; NULL: something else, or of another call. */
const struct made_set *vocabulary_set(struct evaluator *e, int index);

extern const char *const rule_function_names[RULE_FUNCTIONS];
/* RULE_BROKE, with words: file, function and one more argument. */
enum rule_outcome evaluator_broke(struct evaluator *e, enum rule_function f, enum message_id id,
                                  const char *what);

/* ---- evaluator_results.c ---- */
int result_count(enum rule_function f);          /* how many values it returns */
enum rule_outcome result_read(struct evaluator *e, enum rule_function f, struct result *r);

/* ---- evaluator_check.c ---- */
/* Do both arithmetics give the same answer, up to what doubles can explain? */
bool check_agree(const struct evaluator *e, enum rule_function f, const struct result *doubles,
                 const struct result *exact);

/* ---- evaluator_memory.c: for RULE_ACCEPT and RULE_GOAL ---- */
struct memory *memory_find(struct evaluator *e);           /* NULL: this target is not remembered */
bool memory_recall(struct evaluator *e, const struct memory *m, enum rule_function f,
                   struct result *out);
/* Keeps an answer that holds for every case with these keys. */
void memory_keep(struct evaluator *e, struct memory *m, enum rule_function f,
                 const struct result *r, bool guessed);
