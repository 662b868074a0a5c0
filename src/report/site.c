#include "site.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY_END ".plancheck-tmp"
#define PAGE_END ".html"

struct site {
    struct arena *arena;
    const char *path, *parent, *base;
    char *temporary;                     /* NULL: there is none */
    int folder;                          /* the temporary one, locked; -1: none */
    const char *const *folders;
    const char *foreign;                 /* what lies there and is not ours; NULL: nothing */
    bool there, is_file;                 /* there is something to be replaced */
    struct writer *w;
};

static void fail(struct site *s)
{
    if (!s->w->error)
        s->w->error = errno ? errno : EIO;
}

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n >= m && strcmp(name + n - m, end) == 0;
}

/* ---- what is there already ---- */

static bool is_folder_of(const struct site *s, const char *name)
{
    for (size_t i = 0; s->folders[i]; i++)
        if (strcmp(s->folders[i], name) == 0)
            return true;
    return false;
}

/* Looks for anything but pages, and folders of pages. */
static void look_for_foreign(struct site *s, const char *inside)
{
    DIR *list = opendir(arena_printf(s->arena, "%s/%s", s->path, inside));
    if (!list) {
        fail(s);
        return;
    }
    for (struct dirent *e; !s->foreign && (e = readdir(list));) {
        struct stat st;
        const char *name = e->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        bool known = fstatat(dirfd(list), name, &st, AT_SYMLINK_NOFOLLOW) == 0;
        if (known && !*inside && S_ISDIR(st.st_mode) && is_folder_of(s, name))
            look_for_foreign(s, arena_printf(s->arena, "%s/", name));
        else if (!known || !S_ISREG(st.st_mode) || !ends_with(name, PAGE_END))
            s->foreign = arena_printf(s->arena, "%s%s", inside, name);
    }
    closedir(list);
}

/* A folder of ours has an index that says so; an empty one is as good. */
static bool has_our_index(const struct site *s)
{
    static const char mark[] = "<!DOCTYPE html>\n<!-- plancheck report -->\n";
    char begin[sizeof mark - 1];
    FILE *f = fopen(arena_printf(s->arena, "%s/index" PAGE_END, s->path), "re");
    bool ours = f && fread(begin, 1, sizeof begin, f) == sizeof begin &&
                memcmp(begin, mark, sizeof begin) == 0;
    if (f)
        fclose(f);
    return ours;
}

static bool is_empty(const char *path)
{
    DIR *list = opendir(path);
    size_t entries = 0;
    while (list && readdir(list))
        entries++;
    if (list)
        closedir(list);
    return list && entries <= 2;
}

static void look_at_old(struct site *s)
{
    struct stat st;
    if (stat(s->path, &st) != 0)
        return;
    s->there = true;
    s->is_file = !S_ISDIR(st.st_mode);
    if (s->is_file)
        s->foreign = s->base;
    else if (!is_empty(s->path)) {
        look_for_foreign(s, "");
        if (!s->foreign && !has_our_index(s))
            s->foreign = "index" PAGE_END;
    }
}

/* ---- the temporary folder ---- */

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *walk)
{
    (void)st;
    (void)kind;
    (void)walk;
    return remove(path);
}

static int remove_tree(const char *path)
{
    enum { MOST_OPEN = 8 };
    return nftw(path, remove_one, MOST_OPEN, FTW_DEPTH | FTW_PHYS);
}

/* Removes temporaries of this folder that nobody holds: their writer was killed. */
static void remove_stale(struct site *s)
{
    DIR *list = opendir(s->parent);
    char *begin = arena_printf(s->arena, ".%.200s.", s->base);
    for (struct dirent *e; list && (e = readdir(list));) {
        if (strncmp(e->d_name, begin, strlen(begin)) != 0 || !ends_with(e->d_name, TEMPORARY_END))
            continue;
        int fd = openat(dirfd(list), e->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
            remove_tree(arena_printf(s->arena, "%s/%s", s->parent, e->d_name));
        if (fd >= 0)
            close(fd);
    }
    if (list)
        closedir(list);
}

static void make_temporary(struct site *s)
{
    enum { MOST_ATTEMPTS = 100 };
    for (int attempt = 0; attempt < MOST_ATTEMPTS && !s->temporary; attempt++) {
        char *name = arena_printf(s->arena, "%s/.%.200s.%ld-%d" TEMPORARY_END, s->parent, s->base,
                                  (long)getpid(), attempt);
        if (mkdir(name, 0777) == 0)
            s->temporary = name;
        else if (errno != EEXIST)
            break;
    }
    if (s->temporary)
        s->folder = open(s->temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (s->folder < 0 || (flock(s->folder, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK))
        fail(s);
    for (size_t i = 0; !s->w->error && s->folders[i]; i++)
        if (mkdirat(s->folder, s->folders[i], 0777) != 0)
            fail(s);
}

/* ---- writing ---- */

/* The folder itself, whatever symbolic links and slashes lead there. */
static void take_path(struct site *s, const char *path)
{
    char *real = realpath(path, NULL);
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    char *copy = real ? arena_text(s->arena, real, strlen(real)) : arena_text(s->arena, path, len);
    free(real);
    char *slash = strrchr(copy, '/');
    s->path = copy;
    s->base = slash ? slash + 1 : copy;
    s->parent = slash == copy ? "/"
                : slash       ? arena_text(s->arena, copy, (size_t)(slash - copy))
                              : ".";
}

struct site *site_open(struct arena *a, const char *path, const char *const *folders)
{
    struct site *s = ARENA_NEW(a, struct site);
    *s = (struct site){.arena = a, .folder = -1, .folders = folders};
    s->w = writer_descriptor(a, -1, path);
    take_path(s, path);
    look_at_old(s);
    if (s->foreign)
        s->w->error = EEXIST;
    if (s->w->error)
        return s;
    remove_stale(s);
    make_temporary(s);
    return s;
}

static void end_page(struct site *s)
{
    if (s->w->fd < 0) {
        s->w->at = s->w->start;          /* nowhere to go: what is buffered is dropped */
        return;
    }
    writer_flush(s->w);
    if (close(s->w->fd) != 0)
        fail(s);
    s->w->fd = -1;
}

struct writer *site_page(struct site *s, const char *name)
{
    end_page(s);
    if (s->w->error)
        return s->w;
    s->w->fd = openat(s->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (s->w->fd < 0)
        fail(s);
    return s->w;
}

/* ---- into its place ---- */

/* File systems that cannot exchange two names have none for a moment. */
static bool replace_in_two_steps(struct site *s)
{
    char *old = arena_printf(s->arena, "%s.old", s->temporary);
    if (rename(s->path, old) != 0)
        return false;
    if (rename(s->temporary, s->path) != 0) {
        int error = errno;
        rename(old, s->path);
        errno = error;
        return false;
    }
    s->temporary = old;
    return true;
}

static bool replace(struct site *s)
{
    if (!s->there || rmdir(s->path) == 0) {
        bool moved = rename(s->temporary, s->path) == 0;
        s->temporary = moved ? NULL : s->temporary;
        return moved;
    }
    if (renameat2(AT_FDCWD, s->temporary, AT_FDCWD, s->path, RENAME_EXCHANGE) == 0)
        return true;                     /* the old one has the temporary name now */
    return (errno == EINVAL || errno == ENOSYS) && replace_in_two_steps(s);
}

static void put_in_place(struct site *s)
{
    struct stat st;
    if (s->there && stat(s->path, &st) == 0 && fchmod(s->folder, st.st_mode & 07777) != 0)
        fail(s);
    if (!s->w->error && syncfs(s->folder) != 0)
        fail(s);
    if (!s->w->error && !replace(s))
        fail(s);
    int parent = open(s->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!s->w->error && (parent < 0 || (fsync(parent) != 0 && errno != EINVAL)))
        fail(s);
    if (parent >= 0)
        close(parent);
}

bool site_finish(struct site *s, struct message *why)
{
    end_page(s);
    if (!s->w->error)
        put_in_place(s);
    if (s->temporary)
        remove_tree(s->temporary);
    if (s->folder >= 0)
        close(s->folder);
    if (!s->foreign)
        return writer_finish(s->w, why);
    *why = s->is_file ? MESSAGE(s->arena, MSG_site_file, s->w->name)
                      : MESSAGE(s->arena, MSG_site_foreign, s->w->name, s->foreign);
    return false;
}
