/* One verdict after another. Where there are many, forked helpers format chunk after chunk into
 * shared blocks and the parent writes them in order: the bytes are those of one process. A helper
 * that is lost is an error of the writer. */
#include "formats_inside.h"
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHUNK_ROWS = 2048, FEW_ROWS = 8 * CHUNK_ROWS, BLOCKS = 4, MOST_HELPERS = 16 };

static void write_range(struct report_view *v, struct writer *w, row_writer *one, size_t from,
                        size_t to)
{
    struct verdict_row row;
    for (size_t i = from; i < to; i++) {
        report_row(v, i, &row);
        one(v, w, &row, i == 0);
    }
}

/* ---- between helper and parent ---- */

struct token { /* "this block holds that much", and back: "you may have it again" */
    uint32_t size;
    uint16_t block;
    uint16_t chunk_ends;
};

struct helper {
    pid_t pid;
    int socket;                          /* tokens in both directions, each a message of its own */
    char *blocks;                        /* BLOCKS of WRITER_ROOM bytes, shared */
    uint16_t block;                      /* the helper's: which one it fills */
};

static bool token_send(int socket, struct token t)
{
    ssize_t n;
    do
        n = send(socket, &t, sizeof t, MSG_NOSIGNAL);
    while (n < 0 && errno == EINTR);
    return n == sizeof t;
}

static bool token_receive(int socket, struct token *t)
{
    ssize_t n;
    do
        n = recv(socket, t, sizeof *t, 0);
    while (n < 0 && errno == EINTR);
    return n == sizeof *t;
}

/* ---- the helper ---- */

static void hand_over(struct writer *w, bool chunk_ends)
{
    struct helper *h = w->self;
    struct token t = {(uint32_t)(w->at - w->start), h->block, chunk_ends};
    if (!token_send(h->socket, t) || !token_receive(h->socket, &t))
        _exit(1);                        /* the parent is gone or wants no more */
    h->block = t.block;
    w->start = w->at = h->blocks + (size_t)t.block * WRITER_ROOM;
    w->end = w->start + WRITER_ROOM;
}

static void block_full(struct writer *w, size_t wanted)
{
    (void)wanted;
    hand_over(w, false);
}

static _Noreturn void help(struct helper *h, const struct result *r, row_writer *one, size_t first,
                           size_t step)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct arena *a = arena_new();
    struct report_view *v = report_view_new(a, r);
    struct writer w = {.arena = a, .fd = -1, .name = "", .full = block_full, .self = h};
    h->block = 0;
    w.start = w.at = h->blocks;
    w.end = w.start + WRITER_ROOM;
    for (size_t from = first * CHUNK_ROWS; from < r->count; from += step * CHUNK_ROWS) {
        write_range(v, &w, one, from, from + CHUNK_ROWS < r->count ? from + CHUNK_ROWS : r->count);
        hand_over(&w, true);
    }
    /* Stay until the parent has all: a socket closed with tokens unread resets the other end. */
    for (struct token t; token_receive(h->socket, &t);)
        continue;
    _exit(0);
}

/* ---- the parent ---- */

static bool helper_start(struct helper *h, struct helper *all, const struct result *r,
                         row_writer *one, size_t step)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    for (uint16_t b = 1; b < BLOCKS; b++)
        token_send(ends[0], (struct token){0, b, 0});
    h->socket = ends[0];
    h->pid = fork();
    if (h->pid == 0) {
        for (struct helper *other = all; other <= h; other++)
            close(other->socket);
        h->socket = ends[1];
        help(h, r, one, (size_t)(h - all), step);
    }
    close(ends[1]);
    return true; /* where fork failed, pid is -1 and the socket ends at once */
}

static void collect_chunk(struct helper *h, struct writer *w)
{
    struct token t;
    do {
        if (!token_receive(h->socket, &t) || t.block >= BLOCKS || t.size > WRITER_ROOM) {
            w->error = w->error ? w->error : ECHILD;
            return;
        }
        writer_put(w, h->blocks + (size_t)t.block * WRITER_ROOM, t.size);
        token_send(h->socket, t);
    } while (!t.chunk_ends && !w->error);
}

static void collect(struct helper *helpers, size_t count, const struct result *r, struct writer *w)
{
    size_t chunks = (r->count + CHUNK_ROWS - 1) / CHUNK_ROWS;
    for (size_t c = 0; c < chunks && !w->error; c++)
        collect_chunk(&helpers[c % count], w);
}

static void helper_stop(struct helper *h)
{
    close(h->socket);
    if (h->pid > 0) {
        kill(h->pid, SIGKILL);           /* it has nothing left to do, or nobody to do it for */
        while (waitpid(h->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
}

static void write_with_helpers(const struct result *r, struct writer *w, row_writer *one,
                               size_t count)
{
    struct helper helpers[MOST_HELPERS] = {{0}};
    struct pages shared = {0};
    char *blocks = pages_add(&shared, count * BLOCKS * WRITER_ROOM);
    size_t started = 0;
    for (; started < count; started++) {
        helpers[started].blocks = blocks + started * BLOCKS * WRITER_ROOM;
        if (!helper_start(&helpers[started], helpers, r, one, count))
            break;
    }
    if (started == count)
        collect(helpers, count, r, w);
    else
        w->error = w->error ? w->error : EMFILE;
    for (size_t i = 0; i < started; i++)
        helper_stop(&helpers[i]);
    pages_free(&shared);
}

void rows_write(const struct result *r, const struct report_options *o, struct writer *w,
                row_writer *one)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t helpers = o->jobs ? o->jobs : processors > 0 ? (size_t)processors : 1;
    if (helpers > MOST_HELPERS)
        helpers = MOST_HELPERS;
    if (helpers > 1 && r->count > FEW_ROWS) {
        write_with_helpers(r, w, one, helpers);
        return;
    }
    struct report_view *v = report_view_new(w->arena, r);
    write_range(v, w, one, 0, r->count);
    report_view_free(v);
}
