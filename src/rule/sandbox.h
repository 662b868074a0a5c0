#pragma once
/* sandbox - a Lua state for one rule file: an allow list instead of the standard libraries, a cap
 * on bytes, a budget of processor time per call. Private to this room.
 *
 * At the cap nothing is ever reported to Lua as NULL (liblua 5.4.4 then frees memory that it goes
 * on using): the worker says so in its page and leaves. Outside of a worker
 * (engine_options.in_process) the program stops: there, rules are trusted. */
#include "evaluator.h"
#include <lua.h>
#include <signal.h>

enum {
    SANDBOX_SOURCE = 64 * 1024,  /* bytes of a rule file; longer ones reach compiler faults */
    SANDBOX_TEXT = 64 * 1024,    /* bytes of a string that a library function makes */
    SANDBOX_ITEMS = 10000,       /* entries that pairs and sort take on */
    SANDBOX_WORDS = 400          /* bytes of an error message, with NUL */
};
#define SANDBOX_TRAIL " ⟵ "      /* stands in a message before each call that it came through */

struct sandbox {
    lua_State *L;
    size_t used, cap;            /* bytes */
    unsigned call_ms;
    volatile uint64_t serial;    /* odd while a protected call runs: the timer compares it */
    volatile sig_atomic_t over;  /* the call is over its budget: everything raises until it ends */
    const char *file;            /* "at_least.lua": stands for the chunk in messages */
    bool wants_trail;
    char trail[SANDBOX_WORDS];   /* of the error raised last */
    char en[SANDBOX_WORDS], zh[SANDBOX_WORDS];   /* raised last by sandbox_raise() */
    char words_en[SANDBOX_WORDS], words_zh[SANDBOX_WORDS];       /* what ended the last call */
    struct rule_lines *lines;    /* where lines that run are noted; NULL: nowhere */
    struct evaluator *evaluator; /* NULL while a file is only described */
    uint64_t generation;         /* of exact numbers; those of an earlier case raise */
    size_t big_numbers;          /* made in this case, see lua_number.c */
};

/* The sandbox stays where it is until sandbox_close(). */
void sandbox_open(struct sandbox *s, const char *file, const struct rule_limits *l);
void sandbox_close(struct sandbox *s);

/* Compiles and runs a rule file; its one result is on top of the stack. Otherwise words say why:
 * RULE_BROKE (with serial still 0 when it does not compile) or RULE_OVER_BUDGET. [-0, +1 or 0] */
enum rule_outcome sandbox_load(struct sandbox *s, const char *source, size_t size);

/* The protected call; `what` names it in words. False: words say why, or the error value was a
 * signal of this call, now in *signal.     [-(arguments + 1), +results or 0] */
bool sandbox_call(struct sandbox *s, const char *what, int arguments, int results,
                  enum rule_outcome *signal);

static inline struct sandbox *sandbox_of(lua_State *L)
{
    return *(struct sandbox **)lua_getextraspace(L);
}

/* Sets the words that evaluator_words() gives. */
void sandbox_say_message(struct sandbox *s, enum message_id id, ...) __attribute__((sentinel));
#define sandbox_say(s, ...) sandbox_say_message((s), __VA_ARGS__, (const char *)0)
void sandbox_say_text(struct sandbox *s, const char *text); /* the same in both languages */

/* ---- for functions that Lua calls ---- */

/* Raises a message with the rule's line in front; arguments are strings, NULL at the end. */
_Noreturn void sandbox_raise_message(lua_State *L, enum message_id id, ...)
    __attribute__((sentinel));
#define sandbox_raise(L, ...) sandbox_raise_message((L), __VA_ARGS__, (const char *)0)
/* Ends the call with an outcome that a rule cannot make up: a light userdata of this call. */
_Noreturn void sandbox_signal(lua_State *L, enum rule_outcome outcome);
/* An unknown name: with the nearest known one, where there is one. */
struct unknown_words { enum message_id plain, near; };
_Noreturn void sandbox_unknown(lua_State *L, struct unknown_words words, const char *name,
                               const char *const *known, size_t n);

/* Light userdata are the only values a rule can hold but not make: kind, number and the call they
 * belong to. */
enum handle_kind { HANDLE_SIGNAL = 1, HANDLE_SET = 2 };
void sandbox_push_handle(lua_State *L, enum handle_kind kind, unsigned number);
/* One of the running call; also just after its end. */
bool sandbox_is_handle(lua_State *L, int index, enum handle_kind kind, unsigned *number);
const char *sandbox_type_name(lua_State *L, int index);    /* as the rule's `type` says it */

/* ---- full userdata: all are ours, each begins with its kind ---- */
enum object_kind { OBJECT_NUMBER = 0x6e756d62, OBJECT_TARGET = 0x74617267, OBJECT_AT = 0x61740000 };
void *sandbox_object(lua_State *L, int index, enum object_kind kind);     /* NULL: something else */

/* ---- the parts of the environment ---- */
void sandbox_environment(lua_State *L);                    /* [-0, +1] the rule's _ENV */
void library_base(lua_State *L);                           /* add to the table on top  [-0, +0] */
void library_vocabulary(lua_State *L);
void library_numbers(lua_State *L);
void library_group(lua_State *L);
void library_math(lua_State *L);                           /* make a table each  [-0, +1] */
void library_string(lua_State *L);
void library_table(lua_State *L);
void library_utf8(lua_State *L);
void library_number(lua_State *L);                         /* their metatable  [-0, +0] */

/* ---- budget.c ---- */
/* Before and after a protected call. A rule may ask for another's verdict: the sandbox that was
 * watched before is handed back, and watched again. No sandbox is watched outside its calls. */
struct sandbox *budget_start(struct sandbox *s);
void budget_stop(struct sandbox *s, struct sandbox *outer);

/* ---- lua_number.c: exact numbers ---- */
struct operand {                 /* a number of either arithmetic */
    bool finite;
    struct num exact;            /* when finite */
    double near;
};
bool number_is(lua_State *L, int index);                   /* a Lua number or an exact one */
bool number_is_exact(lua_State *L, int index);
enum number_kind { NUMBER_OK, NUMBER_NONE, NUMBER_STALE };  /* STALE: of an earlier case */
enum number_kind number_try(lua_State *L, int index, struct operand *out);   /* never raises */
struct operand number_operand(lua_State *L, int index);    /* raises for anything else */
double number_double(lua_State *L, int index);             /* raises for anything else */
void number_push(lua_State *L, struct num x);              /* [-0, +1] */
size_t number_write(lua_State *L, int index, char out[64]);
int number_compare(lua_State *L, int a, int b);            /* <0, 0, >0 */
struct num number_finite(lua_State *L, int index);         /* an operand; infinity and nan raise */
struct num number_floor(lua_State *L, struct num x);       /* the whole number not above x */
void number_push_guess(lua_State *L, double x);            /* [-0, +1] exact, marked */
struct num number_of_double(double x, bool *guessed);      /* finite x: as its shortest decimal */
