#include "writer.h"
#include "../base/num.h"
#include <errno.h>
#include <unistd.h>

/* ---- to a descriptor ---- */

static void write_out(struct writer *w, const char *at, size_t len)
{
    while (len > 0 && !w->error) {
        ssize_t n = write(w->fd, at, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            w->error = errno;
        else {
            at += n;
            len -= (size_t)n;
        }
    }
}

static void descriptor_full(struct writer *w, size_t wanted)
{
    (void)wanted;
    write_out(w, w->start, (size_t)(w->at - w->start));
    w->at = w->start;
}

struct writer *writer_descriptor(struct arena *a, int fd, const char *name)
{
    struct writer *w = ARENA_NEW(a, struct writer);
    *w = (struct writer){.arena = a, .fd = fd, .name = name, .full = descriptor_full};
    w->start = w->at = arena_alloc(a, WRITER_ROOM);
    w->end = w->start + WRITER_ROOM;
    return w;
}

bool writer_flush(struct writer *w)
{
    if (w->fd >= 0)
        descriptor_full(w, 0);
    return !w->error;
}

/* ---- to memory ---- */

static void memory_full(struct writer *w, size_t wanted)
{
    size_t used = (size_t)(w->at - w->start), room = (size_t)(w->end - w->start);
    size_t more = room * 2 > used + wanted ? room * 2 : used + wanted;
    w->start = arena_grow(w->arena, w->start, room + 1, more + 1);
    w->at = w->start + used;
    w->end = w->start + more;
}

struct writer *writer_memory(struct arena *a)
{
    struct writer *w = ARENA_NEW(a, struct writer);
    *w = (struct writer){.arena = a, .fd = -1, .name = "", .full = memory_full};
    w->start = w->at = arena_alloc(a, 512 + 1);     /* one more for the NUL of writer_text() */
    w->end = w->start + 512;
    return w;
}

void writer_clear(struct writer *w)
{
    w->at = w->start;
}

struct span writer_text(struct writer *w)
{
    *w->at = '\0';
    return (struct span){w->start, (size_t)(w->at - w->start)};
}

/* ---- bytes ---- */

void writer_put_slowly(struct writer *w, const char *at, size_t len)
{
    while (len > 0) {
        size_t piece = len < WRITER_ROOM ? len : WRITER_ROOM;
        memcpy(writer_room(w, piece), at, piece);
        w->at += piece;
        at += piece;
        len -= piece;
    }
}

void writer_number(struct writer *w, long long x)
{
    w->at += decimal_write((struct decimal){x, 0}, writer_room(w, 24));
}

void writer_year(struct writer *w, int year)
{
    if (year < 1000 || year > 9999) {
        writer_number(w, year);
        return;
    }
    char *at = writer_room(w, 4);
    unsigned century = (unsigned)year / 100, rest = (unsigned)year % 100;
    at[0] = (char)('0' + century / 10);
    at[1] = (char)('0' + century % 10);
    at[2] = (char)('0' + rest / 10);
    at[3] = (char)('0' + rest % 10);
    w->at = at + 4;
}

void writer_repeat(struct writer *w, const char *text, size_t times)
{
    for (size_t len = strlen(text); times > 0; times--)
        writer_put(w, text, len);
}
