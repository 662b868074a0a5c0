#pragma once
/* window - the rows between two places of a file, some at a time: read into the same room again and
 * again, as looking at a mapping costs more for whoever passes over it only once. For files in
 * which every line end ends a row (base/parts.h). A row and its fields stay until the next one is
 * read. */
#include "csv.h"

enum { WINDOW_ROOM = 1 << 18 };          /* bytes; it stays in the processor's cache */

struct window {
    const struct file *file;
    const char *at, *end;                /* what is to come: places in file->bytes */
    const char *bytes, *from;            /* what is being read, and its place there */
    char *room;
    size_t size;
};

struct window window_new(struct arena *a, const struct file *f, size_t size);
/* Both places must be first bytes of rows, or the file's end; lines are counted from `line`. */
void window_open(struct window *w, struct csv *c, const char *at, const char *end, uint32_t line);
bool window_next(struct window *w, struct csv *c);       /* as csv_next() */
/* The place in file->bytes of the row read last. */
const char *window_place(const struct window *w, const struct csv *c);
