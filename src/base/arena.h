#pragma once
/* arena - memory that lives together and dies together: one per loaded document, one per run.
 * Nothing is freed in between; out of memory stops the program with one line (die()). */
#include <stdbool.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a);                  /* NULL is fine */
void *arena_alloc(struct arena *a, size_t size);   /* zeroed, aligned for any object */
/* Keeps the bytes, may move them; old may be NULL. */
void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size);
/* A list of things of `size` bytes with room for the thing number `count`: itself, or a copy twice
 * as long. */
void *list_enlarge(struct arena *a, void *list, size_t count, size_t *room, size_t size);
#define LIST_ENLARGE(a, list, count, room) \
    ((list) = list_enlarge((a), (list), (count), &(room), sizeof *(list)))
/* An empty list may be NULL, which qsort() must not see. */
#define LIST_SORT(list, count, compare) \
    ((count) ? qsort((list), (count), sizeof *(list), (compare)) : (void)0)
char *arena_text(struct arena *a, const char *at, size_t len);  /* NUL-terminated copy */
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (n)))

/* A growing array of fixed-size things in shared pages (mmap MAP_SHARED|MAP_ANONYMOUS): what
 * forked workers read or fill. `at` moves when it grows; pages cost nothing until touched. A {0}
 * is empty. */
struct pages {
    void *at;
    size_t size, room;           /* bytes used, bytes mapped */
    size_t reserve;              /* bytes the mapping may grow to without a copy */
    bool own;                    /* set in an empty one: workers read what was there when they were
                                    forked, and nobody sees what they write. Huge pages, if any */
    bool filed;                  /* set in an empty one: they are a file without a name, and stay
                                    where they are */
    int file;                    /* what pages_read() reads; 0: there is none */
};
void *pages_add(struct pages *p, size_t size);     /* room for size more bytes at the end, zeroed */
void pages_free(struct pages *p);
/* Some bytes of shared pages, copied to `room` from their file, or where they lie. For passing over
 * them once: a call costs less than a fault for every page. */
const void *pages_read(const struct pages *p, size_t at, size_t size, void *room);
/* For who passes over things of `size` bytes in pages, one after another: reads some at once. Who
 * jumps about is given them where they lie. Start from {.of, .size, .total, .room}. */
enum { WINDOW_THINGS = 2048 };
struct page_window {
    const struct pages *of;
    size_t size, total;
    void *room;                  /* for WINDOW_THINGS of them; NULL: all are looked at where they lie */
    const char *at;              /* numbers first … first + count - 1 */
    size_t first, count, last;   /* last: the one asked for last */
};
/* Thing number i; valid until the next one is asked for. */
const void *page_window_at(struct page_window *w, size_t i);
/* Own pages that change no more, copied to a file, so that a forked process can read that. */
void pages_publish(struct pages *p);
/* The same bytes back to where they were read; false: not by a file. */
bool pages_write(const struct pages *p, size_t at, size_t size, const void *room);
/* In a forked process: from now on it can read these, and no more. */
void pages_shut(struct pages *p);
/* Soon all these bytes of shared pages will be written: a call that costs less than a fault for
 * every page. */
void pages_expect(void *at, size_t size);

_Noreturn void die(const char *what);    /* ours or the machine's fault: one line, exit 3 */
