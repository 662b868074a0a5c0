/* A base made anew from stored results: beside the old one, which it then replaces. */
#include "history_inside.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool record_file(struct history *h, const char *path)
{
    struct arena *a = arena_new();
    struct result *r = result_load(a, path, h->diags);
    struct states *night = r ? states_of_result(a, r, path, h->diags) : NULL;
    bool good = night && history_begin(h) && history_record(h, night) && history_keep(h);
    states_done(night);
    /* Places of diagnostics name files, whose names are the command line's; the rest was copied. */
    arena_free(a);
    return good;
}

/* Into a new file. */
static bool fill(struct arena *a, const char *path, const char *const *results, size_t count,
                 struct diags *d)
{
    struct history *h = history_open(a, path, HISTORY_WRITE, d);
    bool good = h != NULL;
    for (size_t i = 0; good && i < count; i++)
        good = record_file(h, results[i]);
    history_close(h);
    return good;
}

static bool put_in_place(struct arena *a, const char *from, const char *to, struct diags *d)
{
    int folder = open(path_folder(a, to), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = rename(from, to) == 0 && (folder < 0 || fsync(folder) == 0 || errno == EINVAL);
    if (!good)
        diag_error(d, (struct place){.file = to}, MSG_history_cannot_open, strerror(errno));
    if (folder >= 0)
        close(folder);
    return good;
}

/* The old base is held meanwhile: whatever a killed run left beside it is settled first, and no
 * other run writes into a file that is about to go. Only one that is broken need not open. */
static bool hold_old(struct arena *a, const char *path, struct history **old, struct diags *d)
{
    struct diags *about = diags_new(a);
    if (access(path, F_OK) != 0)
        return true;
    *old = history_open(a, path, HISTORY_WRITE, about);
    if (*old && history_begin(*old))
        return true;
    const struct diagnostic *g = &about->list[0];
    if (strcmp(g->code, message_name(MSG_history_broken)) == 0)
        return true;
    LIST_ENLARGE(d->arena, d->list, d->count, d->room);
    d->list[d->count++] = *g;
    d->errors++;
    return false;
}

bool history_rebuild(struct arena *a, const char *path, const char *const *results, size_t count,
                     struct diags *d)
{
    const char *made = arena_printf(a, "%s.rebuild-%ld", path, (long)getpid());
    struct history *old = NULL;
    bool good = hold_old(a, path, &old, d) && fill(a, made, results, count, d);
    if (good && !old)                    /* a journal of what is broken belongs to nothing more */
        unlink(arena_printf(a, "%s-journal", path));
    good = good && put_in_place(a, made, path, d);
    if (!good)
        unlink(made);
    history_close(old);
    return good;
}
