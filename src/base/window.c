#include "window.h"
#include <string.h>

struct window window_new(struct arena *a, const struct file *f, size_t size)
{
    return (struct window){.file = f, .room = arena_alloc(a, size), .size = size};
}

void window_open(struct window *w, struct csv *c, const char *at, const char *end, uint32_t line)
{
    w->at = w->from = w->bytes = at;
    w->end = end;
    csv_seek(c, at, at, line);
}

/* Whole lines. One for which there is no room is read where it stands. */
static void move_on(struct window *w, struct csv *c)
{
    size_t left = (size_t)(w->end - w->at);
    size_t n = file_bytes(w->file, w->at, w->end, w->room, w->size, &w->bytes);
    if (n < left) {
        const char *last = memrchr(w->bytes, '\n', n);
        if (!last) {
            w->bytes = w->at;
            last = memchr(w->at, '\n', left);
        }
        n = last ? (size_t)(last + 1 - w->bytes) : left;
    }
    w->from = w->at;
    w->at += n;
    csv_seek(c, w->bytes, w->bytes + n, c->next_line);
}

bool window_next(struct window *w, struct csv *c)
{
    while (!csv_next(c)) {
        if (w->at == w->end)
            return false;
        move_on(w, c);
    }
    return true;
}

const char *window_place(const struct window *w, const struct csv *c)
{
    return w->from + (c->row - w->bytes);
}
