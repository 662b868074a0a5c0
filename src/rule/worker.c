/* worker - fork, watch, kill. SIGCHLD is not touched: an embedding program may use it as it likes.
 */
#include "worker.h"
#include "walls.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct worker_page *own_page;             /* not NULL: this process is a worker */

/* ---- inside ---- */

struct worker_page *worker_own_page(void)
{
    return own_page;
}

/* Also called by the timer's handler: nothing here but a store and a system call. */
void worker_leave(enum worker_end end)
{
    if (!own_page)
        die("a rule used up its memory or time outside of a worker process");
    own_page->end = (uint32_t)end;
    _exit(0);
}

static _Noreturn void live(struct worker *w, const struct worker_limits *l, pid_t parent,
                           void (*job)(void *), void *self)
{
    own_page = w->page;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)     /* it died before the line above */
        _exit(1);
    own_page->walls = walls_raise(l);
    job(self);
    worker_leave(WORKER_FINISHED);
}

/* ---- outside ---- */

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool worker_start(struct worker *w, const struct worker_limits *l, void (*job)(void *), void *self)
{
    if (!w->page) {
        struct pages p = {0};
        w->page = pages_add(&p, sizeof *w->page);
        w->pages = p;
    }
    *w->page = (struct worker_page){0};
    /* No handler of the program may run in the child before walls.c has reset them all. */
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid(), pid = fork();
    int why = errno;
    if (pid == 0)
        live(w, l, parent, job, self);
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = why;
    if (pid < 0)
        return false;
    w->pid = pid;
    w->handle = (int)syscall(SYS_pidfd_open, pid, 0);
    w->seen = 0;
    w->since = milliseconds();
    w->wall_seconds = l->wall_seconds;
    w->killed = false;
    return true;
}

/* Takes in one that has ended; false: it still runs. */
static bool collect(struct worker *w, bool wait_for_it, enum worker_end *end)
{
    int status = 0;
    struct rusage used = {0};
    pid_t got;
    do
        got = wait4(w->pid, &status, wait_for_it ? 0 : WNOHANG, &used);
    while (got < 0 && errno == EINTR);
    if (got == 0)
        return false;
    if (w->handle >= 0)
        close(w->handle);
    w->pid = 0;
    w->cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
             (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    uint32_t said = w->page->end;
    bool time_signal = got > 0 && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
    *end = w->killed || time_signal  ? WORKER_TIME
           : said < WORKER_END_COUNT ? (enum worker_end)said
                                     : WORKER_CRASHED;
    w->signal = got > 0 && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return true;
}

/* Kills one that has been on the same position for too long. */
static void watch(struct worker *w, int64_t now)
{
    uint64_t position = w->page->position;
    if (position != w->seen) {
        w->seen = position;
        w->since = now;
    } else if (w->wall_seconds && now - w->since > (int64_t)w->wall_seconds * 1000 && !w->killed) {
        w->killed = true;
        kill(w->pid, SIGKILL);
    }
}

/* Sleeps until one ends: on their handles, or for a moment where there are none. */
static void doze(const struct worker *list, size_t n, int timeout)
{
    enum { MOST = 64, STEP = 50 };
    struct pollfd handles[MOST];
    nfds_t count = 0;
    bool blind = n > MOST;
    for (size_t i = 0; i < n && count < MOST; i++) {
        if (!list[i].pid)
            continue;
        blind |= list[i].handle < 0;
        handles[count++] = (struct pollfd){.fd = list[i].handle, .events = POLLIN};
    }
    poll(handles, count, blind ? 1 : timeout < STEP ? timeout : STEP);
}

size_t worker_wait(struct worker *list, size_t n, int timeout_ms, enum worker_end *end)
{
    int64_t until = milliseconds() + timeout_ms;
    for (;;) {
        int64_t now = milliseconds();
        for (size_t i = 0; i < n; i++) {
            if (!list[i].pid)
                continue;
            watch(&list[i], now);
            if (collect(&list[i], false, end))
                return i;
        }
        if (now >= until)
            return n;
        doze(list, n, (int)(until - now));
    }
}

void worker_kill(struct worker *w)
{
    enum worker_end end;
    if (!w->pid)
        return;
    kill(w->pid, SIGKILL);
    collect(w, true, &end);
}

void worker_free(struct worker *w)
{
    worker_kill(w);
    pages_free(&w->pages);
    w->page = NULL;
}
