/* budget - processor time of one call. A timer on the process's processor time ticks in a worker; a
 * normal call costs two stores. A tick that finds the same call for too long arms a hook on every
 * instruction, call and return, which raises each time: a loop around pcall does not get past it.
 * What then still does not end stays in C: the worker leaves. */
#include "sandbox.h"
#include "budget.h"
#include "lines_hook.h"
#include "worker.h"
#include <sys/time.h>
#include <time.h>

enum { STUCK = 4 };              /* times the budget after which a worker is given up */

/* Of each thread: a program may run rules in several, in its own process. */
static _Thread_local struct sandbox *volatile watched;
static _Thread_local uint64_t calls;     /* twice their number: no two sandboxes share a serial */
static _Thread_local uint64_t seen;      /* the call that the last tick found */
static _Thread_local int64_t seen_at;    /* processor time then, ns */

static int64_t processor_time(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void raise_over(lua_State *L, lua_Debug *where)
{
    (void)where;
    sandbox_signal(L, RULE_OVER_BUDGET);
}

/* A signal handler: lua_sethook() is the one function of Lua's that may be called in it. */
static void tick(int signal_number)
{
    (void)signal_number;
    struct sandbox *s = watched;
    if (!s || !(s->serial & 1))
        return;
    int64_t now = processor_time();
    if (s->serial != seen) {
        seen = s->serial;
        seen_at = now;
        return;
    }
    int64_t budget = (int64_t)s->call_ms * 1000000;
    if (now - seen_at > budget * STUCK)
        worker_leave(WORKER_TIME);
    if (now - seen_at > budget && !s->over) {
        s->over = 1;
        lua_sethook(s->L, raise_over, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
    }
}

void budget_watch(unsigned call_ms)
{
    struct sigaction action = {.sa_handler = tick, .sa_flags = SA_RESTART};
    sigaction(SIGPROF, &action, NULL);
    unsigned every = call_ms / 8 < 1 ? 1 : call_ms / 8 > 20 ? 20 : call_ms / 8;
    struct timeval step = {.tv_usec = (suseconds_t)every * 1000};
    setitimer(ITIMER_PROF, &(struct itimerval){step, step}, NULL);
}

struct sandbox *budget_start(struct sandbox *s)
{
    struct sandbox *outer = watched;
    watched = s;
    s->serial = ++calls;
    return outer;
}

void budget_stop(struct sandbox *s, struct sandbox *outer)
{
    s->serial = ++calls;
    watched = outer;
    if (s->over) {
        lua_sethook(s->L, NULL, 0, 0);
        s->over = 0;
        lines_hook(s);
    }
}
