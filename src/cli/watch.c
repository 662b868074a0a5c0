/* test --watch: waits until a rule file changes. Ctrl-C ends the program, with exit code 0. */
#include "cli.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { QUIET_MS = 50 };          /* an editor writes in several steps: wait until it is done */

static void on_interrupt(int number)
{
    (void)number;
    writer_remove_temporaries();
    _exit(EXIT_FINE);
}

void watch_begin(void)
{
    struct sigaction action = {.sa_handler = on_interrupt};
    sigaction(SIGINT, &action, NULL);
}

static void add_folder(struct program *p, struct list *l, const char *folder)
{
    for (size_t i = 0; i < l->count; i++)
        if (strcmp(l->at[i], folder) == 0)
            return;
    l->at = arena_grow(p->arena, l->at, l->count * sizeof *l->at, (l->count + 1) * sizeof *l->at);
    l->at[l->count++] = folder;
}

struct list rule_folders(struct program *p, const struct rulebook *book)
{
    struct list l = {0};
    for (size_t i = 0; i < p->options.rules.count; i++)
        add_folder(p, &l, p->options.rules.at[i]);
    for (size_t i = 0; i < book->count; i++) {
        const char *file = book->rules[i].file, *slash = strrchr(file, '/');
        add_folder(p, &l, slash ? arena_text(p->arena, file, (size_t)(slash - file)) : ".");
    }
    return l;
}

/* Reads what has been told; is any of it about a rule file? */
static bool read_events(int fd)
{
    char room[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
    bool found = false;
    ssize_t size = read(fd, room, sizeof room);
    for (ssize_t at = 0; at < size;) {
        const struct inotify_event *e = (const struct inotify_event *)(room + at);
        size_t length = e->len ? strlen(e->name) : 0;
        found |= length > 4 && strcmp(e->name + length - 4, ".lua") == 0;
        at += (ssize_t)(sizeof *e + e->len);
    }
    return found;
}

static bool failed(struct program *p)
{
    complain(p, MESSAGE(p->arena, MSG_test_watch_failed, message_of_errno(errno).en,
                        message_of_errno(errno).zh));
    return false;
}

bool watch_wait(struct program *p, const struct list *folders)
{
    int fd = inotify_init1(IN_CLOEXEC);
    const char *joined = "";
    if (fd < 0)
        return failed(p);
    for (size_t i = 0; i < folders->count; i++) {
        if (inotify_add_watch(fd, folders->at[i], IN_CLOSE_WRITE | IN_MOVE | IN_DELETE) < 0)
            continue;                    /* a folder that is gone */
        joined = arena_printf(p->arena, "%s%s%s", joined, *joined ? ", " : "", folders->at[i]);
    }
    if (!*joined) {
        close(fd);
        return failed(p);
    }
    complain(p, MESSAGE(p->arena, MSG_test_watching, joined));
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    bool changed = false;
    for (;;) {
        int n = poll(&wait, 1, changed ? QUIET_MS : -1);
        if (n == 0)
            break;
        if (n > 0)
            changed |= read_events(fd);
    }
    close(fd);
    return true;
}
