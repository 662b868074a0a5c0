/* Files that appear whole or not at all: written under a temporary name in the same folder, synced,
 * renamed, and the folder synced. A temporary is locked while it is written, so that the next run
 * can tell what a killed one left. */
#include "writer.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY_END ".plancheck-tmp"

/* ---- what a signal has to remove ---- */

enum { MOST_TEMPORARIES = 32 };
static _Atomic(const char *) temporaries[MOST_TEMPORARIES];
static pid_t owner;                      /* forked helpers must not remove their parent's files */

static void remember(const char *path)
{
    owner = getpid();
    for (size_t i = 0; i < MOST_TEMPORARIES; i++) {
        const char *none = NULL;
        if (atomic_compare_exchange_strong(&temporaries[i], &none, path))
            return;
    }
}

static void forget(const char *path)
{
    for (size_t i = 0; i < MOST_TEMPORARIES; i++) {
        const char *same = path;
        atomic_compare_exchange_strong(&temporaries[i], &same, NULL);
    }
}

void writer_remove_temporaries(void)
{
    if (owner != getpid())
        return;
    for (size_t i = 0; i < MOST_TEMPORARIES; i++) {
        const char *path = atomic_exchange(&temporaries[i], NULL);
        if (path)
            unlink(path);
    }
}

/* ---- names ---- */

static char *folder_of(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_text(a, path, slash == path ? 1 : (size_t)(slash - path))
                 : arena_text(a, ".", 1);
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* A symbolic link stays one: what it points to is replaced. */
static char *real_path(struct arena *a, const char *path)
{
    char *real = realpath(path, NULL);
    char *copy = arena_text(a, real ? real : path, strlen(real ? real : path));
    free(real);
    return copy;
}

/* Removes temporaries of this file that nobody holds: their writer was killed. */
static void remove_stale(struct arena *a, const char *folder, const char *base)
{
    DIR *list = opendir(folder);
    if (!list)
        return;
    char *begin = arena_printf(a, ".%.200s.", base);
    for (struct dirent *e; (e = readdir(list));) {
        size_t len = strlen(e->d_name), end = strlen(TEMPORARY_END);
        if (strncmp(e->d_name, begin, strlen(begin)) != 0 || len < end ||
            strcmp(e->d_name + len - end, TEMPORARY_END) != 0)
            continue;
        int fd = openat(dirfd(list), e->d_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
            unlinkat(dirfd(list), e->d_name, 0);
        if (fd >= 0)
            close(fd);
    }
    closedir(list);
}

/* ---- writing ---- */

/* Opens and locks a new temporary; one that somebody's remove_stale() caught before the lock is
 * given up. */
static int open_temporary(struct arena *a, const char *folder, const char *base, char **path)
{
    for (int attempt = 0; attempt < 100; attempt++) {
        *path = arena_printf(a, "%s/.%.200s.%ld-%d" TEMPORARY_END, folder, base, (long)getpid(),
                             attempt);
        int fd = open(*path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0 && errno == EEXIST)
            continue;
        if (fd < 0)
            return -1;
        struct stat st;
        bool taken = flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
        if (!taken && fstat(fd, &st) == 0 && st.st_nlink > 0)
            return fd;
        close(fd);
    }
    return -1;
}

static void fail(struct writer *w)
{
    if (!w->error)
        w->error = errno ? errno : EIO;
}

struct writer *writer_file(struct arena *a, const char *path)
{
    struct writer *w = writer_descriptor(a, -1, path);
    struct stat st;
    bool there = stat(path, &st) == 0;
    if (there && !S_ISREG(st.st_mode)) {
        w->fd = S_ISDIR(st.st_mode) ? -1 : open(path, O_WRONLY | O_CLOEXEC);
        if (S_ISDIR(st.st_mode))
            errno = EISDIR;
        w->opened = w->fd >= 0;
        if (!w->opened)
            fail(w);
        return w;
    }
    w->path = there ? real_path(a, path) : arena_text(a, path, strlen(path));
    char *folder = folder_of(a, w->path);
    remove_stale(a, folder, base_of(w->path));
    w->fd = open_temporary(a, folder, base_of(w->path), &w->temporary);
    if (w->fd < 0) {
        fail(w);
        w->temporary = NULL;
        return w;
    }
    w->opened = true;
    remember(w->temporary);
    if (there && fchmod(w->fd, st.st_mode & 07777) != 0)
        fail(w);
    return w;
}

/* The new name is only safe once the folder is on disk; file systems that cannot sync a folder say
 * EINVAL. */
static void sync_folder(struct writer *w)
{
    int fd = open(folder_of(w->arena, w->path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || (fsync(fd) != 0 && errno != EINVAL))
        fail(w);
    if (fd >= 0)
        close(fd);
}

static void put_in_place(struct writer *w)
{
    if (!w->error && fsync(w->fd) != 0)
        fail(w);
    if (close(w->fd) != 0)
        fail(w);
    if (!w->error && rename(w->temporary, w->path) != 0)
        fail(w);
    if (w->error)
        unlink(w->temporary);
    else
        sync_folder(w);
    forget(w->temporary);
    w->temporary = NULL;
}

/* What went wrong, in words where it is something people can do something about. */
static struct message error_message(struct writer *w)
{
    static const struct { int error; enum message_id id;
    } known[] = {
        {ENOSPC, MSG_write_no_space},   {EDQUOT, MSG_write_no_space},
        {EPIPE, MSG_write_pipe_closed}, {ENOENT, MSG_write_no_folder},
        {ENOTDIR, MSG_write_no_folder}, {EACCES, MSG_write_denied},
        {EPERM, MSG_write_denied},      {EROFS, MSG_write_denied},
        {EISDIR, MSG_write_folder},     {ECHILD, MSG_write_helper_lost},
        {EBADF, MSG_write_closed},
    };
    const char *en = strerror(w->error), *zh = en;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (known[i].error == w->error) {
            en = message_text(known[i].id, LANG_EN);
            zh = message_text(known[i].id, LANG_ZH);
        }
    }
    return (struct message){MESSAGE(w->arena, MSG_write_failed, w->name, en).en,
                            MESSAGE(w->arena, MSG_write_failed, w->name, zh).zh};
}

bool writer_finish(struct writer *w, struct message *why)
{
    if (w->fd >= 0)
        writer_flush(w);
    if (w->temporary)
        put_in_place(w);
    else if (w->opened && close(w->fd) != 0)
        fail(w);
    if (w->opened)
        w->fd = -1;
    if (w->error)
        *why = error_message(w);
    return !w->error;
}

void writer_abandon(struct writer *w)
{
    if (!w->error)
        w->error = ECANCELED;
    struct message unused;
    writer_finish(w, &unused);
}
