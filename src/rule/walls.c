/* walls - descriptors, environment, limits, landlock and a seccomp allow list. Each wall that the
 * kernel does not have is left out and named as missing; under sanitizers, which need files,
 * threads and address space, the last two are too. */
#include "walls.h"
#include "budget.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef PLANCHECK_SANITIZED
enum { SANITIZED = 1, FIRST_CLOSED = 3 };        /* the sanitizer reports on stderr */
#else
enum { SANITIZED = 0, FIRST_CLOSED = 0 };
#endif

/* A handler of the program (remove temporary files, say) must not run in a worker. */
static void reset_signals(void)
{
    for (int s = 1; s < NSIG; s++)
        if (s != SIGKILL && s != SIGSTOP)
            signal(s, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void close_between(int first, int last)
{
    if (first > last || syscall(SYS_close_range, first, last, 0) == 0)
        return;
    long most = sysconf(_SC_OPEN_MAX);
    for (int fd = first; fd <= last && fd < (most > 0 && most < 65536 ? most : 65536); fd++)
        close(fd);
}

static int ascending(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* All but those of pages that the worker reads by them, and of those that it writes. */
static void close_descriptors(const struct worker_limits *l)
{
    int kept[WORKER_READS + 1], next = FIRST_CLOSED;
    size_t count = 0;
    for (size_t i = 0; i < l->read_count && i < WORKER_READS; i++) {
        pages_shut(l->read[i]);
        if (l->read[i]->file)
            kept[count++] = l->read[i]->file;
    }
    if (l->written && l->written->file)
        kept[count++] = l->written->file;
    qsort(kept, count, sizeof *kept, ascending);
    for (size_t i = 0; i < count; i++) {
        close_between(next, kept[i] - 1);
        next = kept[i] + 1;
    }
    close_between(next, INT_MAX);
}

/* Secrets travel in environments: the strings themselves are overwritten (the parent keeps its own
 * pages). */
static void wipe_environment(void)
{
    extern char **environ;
    if (SANITIZED)
        return;
    for (char **entry = environ; entry && *entry; entry++)
        explicit_bzero(*entry, strlen(*entry));
    clearenv();
}

/* Bytes mapped now, from /proc; 0 where it cannot be had. */
static size_t mapped_bytes(void)
{
    char text[64] = "";
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    return n > 0 ? strtoull(text, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

/* `spare` lies between the soft and the hard limit: SIGXCPU says what happened, SIGKILL would not.
 */
static bool limit(int what, rlim_t most, rlim_t spare)
{
    struct rlimit now, wanted = {most, most + spare};
    if (getrlimit((__rlimit_resource_t)what, &now) == 0 && now.rlim_max < wanted.rlim_max)
        wanted.rlim_max = now.rlim_max;
    if (wanted.rlim_cur > wanted.rlim_max)
        wanted.rlim_cur = wanted.rlim_max;
    return setrlimit((__rlimit_resource_t)what, &wanted) == 0;
}

static bool set_limits(const struct worker_limits *l, size_t mapped)
{
    static const int none[] = {RLIMIT_CORE, RLIMIT_NPROC};
    bool granted = limit(RLIMIT_FSIZE, l->written ? l->written->room : 0, 0);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        granted = limit(none[i], 0, 0) && granted;
    if (l->cpu_seconds)
        granted = limit(RLIMIT_CPU, l->cpu_seconds, 1) && granted;
    if (l->memory && mapped && !SANITIZED)
        granted = limit(RLIMIT_AS, mapped + l->memory, 0) && granted;
    return granted;
}

/* A ruleset that handles every right and allows none: no file can be opened any more, whatever it
 * is. */
static bool landlock(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return false;
    struct {
        uint64_t files;
    } rights = {(1u << 13) - 1}; /* the 13 rights that every version knows */
    long fd = syscall(SYS_landlock_create_ruleset, &rights, sizeof rights, 0);
    if (fd < 0)
        return false;
    bool done = syscall(SYS_landlock_restrict_self, fd, 0) == 0;
    close((int)fd);
    return done;
}

/* ---- seccomp ---- */

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define IF_CALL(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), ALLOW
/* Memory, but none that can be executed: the third argument's low word is the protection. No
 * mprotect at all, so that what the parent shares read-only stays so. */
#define IF_MMAP_NOT_EXECUTABLE                                                                     \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mmap, 0, 4),                                           \
        LOAD(offsetof(struct seccomp_data, args[2])),                                              \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1), REFUSE, ALLOW

static bool seccomp(void)
{
#ifdef OWN_ARCHITECTURE
    static struct sock_filter filter[] = {
        LOAD(offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),
        REFUSE,
        LOAD(offsetof(struct seccomp_data, nr)),
        IF_CALL(exit_group),
        IF_CALL(exit),
        IF_CALL(brk),
        IF_CALL(munmap),
        IF_CALL(mremap),
        IF_CALL(madvise),
        IF_CALL(rt_sigreturn),
        IF_CALL(rt_sigprocmask),
        IF_CALL(restart_syscall),
        IF_CALL(clock_gettime),
        IF_CALL(gettimeofday),
        IF_CALL(futex),
        IF_CALL(getpid),
        IF_CALL(gettid),
        IF_CALL(tgkill),
        IF_CALL(getrandom),
        IF_CALL(pread64),        /* no descriptors are open but those of shared pages */
        IF_CALL(pwrite64),
        IF_MMAP_NOT_EXECUTABLE,
        REFUSE,
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
#else
    return false;
#endif
}

uint32_t walls_raise(const struct worker_limits *l)
{
    size_t mapped = mapped_bytes();
    uint32_t walls = 0;
    reset_signals();
    close_descriptors(l);
    wipe_environment();
    prctl(PR_SET_DUMPABLE, 0);
    if (set_limits(l, mapped))
        walls |= WALL_LIMITS;
    budget_watch(l->call_ms);    /* its handler and timer would not get past seccomp */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        walls |= WALL_NO_NEW_PRIVILEGES;
    if (!SANITIZED && landlock())
        walls |= WALL_LANDLOCK;
    if (!SANITIZED && seccomp())
        walls |= WALL_SECCOMP;
    return walls;
}

void worker_describe_walls(uint32_t walls, char out[96])
{
    static const struct { uint32_t wall; const char *name; } names[] = {
        {WALL_LIMITS, "limits"},
        {WALL_NO_NEW_PRIVILEGES, "no_new_privs"},
        {WALL_LANDLOCK, "landlock"},
        {WALL_SECCOMP, "seccomp"},
    };
    size_t at = 0;
    out[0] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (walls & names[i].wall)
            at += (size_t)snprintf(out + at, 96 - at, "%s%s", at ? ", " : "", names[i].name);
}
