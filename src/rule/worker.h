#pragma once
/* worker - a process that runs foreign code: no descriptors but those of shared pages, no environment, no way to the file system or the net, bounded memory and time. It shares one page with its parent and whatever
 * shared pages existed at the fork; what it writes there is foreign input. Forks the calling
 * process: not for programs that hold locks in other threads. */
#include "rule.h"
#include <sys/types.h>

enum worker_end {                /* how it ended; CRASHED is what a worker that said nothing gets */
    WORKER_CRASHED, WORKER_FINISHED, WORKER_MEMORY, WORKER_TIME, WORKER_END_COUNT
};

enum worker_walls {              /* what the kernel granted */
    WALL_LIMITS = 1, WALL_NO_NEW_PRIVILEGES = 2, WALL_LANDLOCK = 4, WALL_SECCOMP = 8
};

struct worker_page {             /* shared; every field may be overwritten by a hostile worker */
    volatile uint64_t position;  /* what the job is busy with: each has the deadline to itself */
    volatile uint32_t end;       /* enum worker_end */
    volatile uint32_t strikes;   /* counted by the job itself */
    volatile uint32_t walls;     /* enum worker_walls, or-ed */
};

struct worker_limits {
    size_t memory;               /* bytes on top of what is mapped at the fork, 0: no limit */
    unsigned cpu_seconds;        /* of the whole worker */
    unsigned wall_seconds;       /* without a new position */
    unsigned call_ms;            /* processor time of one call into Lua */
    struct pages *const *read;   /* filed pages that the worker reads by their file */
    size_t read_count;           /* WORKER_READS at most */
    const struct pages *written; /* those that it also writes so; NULL: none */
};
enum { WORKER_READS = 4 };

struct worker {                  /* the parent's side; start from {0} */
    pid_t pid;                   /* 0: not running */
    int handle;                  /* pidfd, or -1 where the kernel has none */
    struct worker_page *page;    /* NULL before the first start; kept for the next one */
    struct pages pages;          /* it lies in them */
    uint64_t seen;               /* position at the last look */
    int64_t since;               /* when it was first seen there, ms */
    unsigned wall_seconds;
    bool killed;                 /* by the deadline */
    double cpu;                  /* seconds, of the last one that ended */
    int signal;                  /* that ended it, 0: none */
};

/* Forks; the child runs job(self) and never returns. False: no process could be had (errno). */
bool worker_start(struct worker *w, const struct worker_limits *l, void (*job)(void *self),
                  void *self);
/* Waits until one of n ends, at most `timeout_ms`; kills those past their deadline. Its number, or
 * n when none did. */
size_t worker_wait(struct worker *list, size_t n, int timeout_ms, enum worker_end *end);
void worker_kill(struct worker *w);              /* and waits for its end; nothing without one */
void worker_free(struct worker *w);              /* kills, and gives the page back */

/* ---- inside a worker ---- */
struct worker_page *worker_own_page(void);       /* NULL outside */
_Noreturn void worker_leave(enum worker_end end);        /* outside of a worker: die() */

/* "limits, no_new_privs, landlock, seccomp", or what of it was granted. */
void worker_describe_walls(uint32_t walls, char out[96]);
