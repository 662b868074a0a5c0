#include "arena.h"
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ALIGN = 16, CHUNK_FIRST = 8 << 10, HUGE_PAGE = 2 << 20, CHUNK_MOST = 2 * HUGE_PAGE };

/* Under the sanitizers every object gets a chunk of its own, so that reading past one is seen. */
#ifdef PLANCHECK_SANITIZED
static const bool one_object_a_chunk = true;
#else
static const bool one_object_a_chunk = false;
#endif

struct chunk {
    struct chunk *older;
    size_t used, room;           /* bytes of the objects, which follow the chunk's head */
    void *mapping;               /* of a large chunk; NULL: it comes from the heap */
};

struct arena {
    struct chunk *newest;
    size_t next_room;
    char *last;                  /* the object allocated last: it can grow where it is */
};

#define HEAD ((sizeof(struct chunk) + ALIGN - 1) / ALIGN * ALIGN)

static void say(const char *text)
{
    if (write(STDERR_FILENO, text, strlen(text)) < 0)
        return;                  /* nobody is left to tell */
}

/* _exit: a forked worker must not write again what its parent still had in its buffers. */
_Noreturn void die(const char *what)
{
    say("plancheck: ");
    say(what);
    say("\n");
    _exit(3);
}

static char *chunk_objects(struct chunk *c)
{
    return (char *)c + HEAD;
}

/* Address space beginning at a huge page's begin, `*mapping` is what to unmap; NULL: there is none.
 * Where the kernel gives huge pages, a new page costs a fraction, and so does each process that
 * reads it. */
static char *map_for_huge_pages(size_t size, int protection, void **mapping)
{
    *mapping = mmap(NULL, size + HUGE_PAGE, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
                    -1, 0);
    if (*mapping == MAP_FAILED)
        return NULL;
    char *at = (char *)(((uintptr_t)*mapping + HUGE_PAGE - 1) & ~(uintptr_t)(HUGE_PAGE - 1));
    madvise(at, size, MADV_HUGEPAGE);
    return at;
}

static struct chunk *chunk_new(size_t room, struct chunk *older)
{
    if (room > PTRDIFF_MAX / 2)
        die("out of memory");
    void *mapping = NULL;
    bool large = HEAD + room >= HUGE_PAGE && !one_object_a_chunk;
    char *at = large ? map_for_huge_pages(HEAD + room, PROT_READ | PROT_WRITE, &mapping)
                     : calloc(1, HEAD + room);
    struct chunk *c = (struct chunk *)(void *)at;
    if (!c)
        die("out of memory");
    *c = (struct chunk){.older = older, .room = room, .mapping = mapping};
    return c;
}

static void chunk_free(struct chunk *c)
{
    if (c->mapping)
        munmap(c->mapping, HEAD + c->room + HUGE_PAGE);
    else
        free(c);
}

struct arena *arena_new(void)
{
    struct chunk *c = chunk_new(one_object_a_chunk ? sizeof(struct arena) : CHUNK_FIRST, NULL);
    struct arena *a = (struct arena *)(void *)chunk_objects(c);
    c->used = (sizeof *a + ALIGN - 1) / ALIGN * ALIGN;
    a->newest = c;
    a->next_room = CHUNK_FIRST * 2;
    return a;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    for (struct chunk *c = a->newest, *older; c; c = older) {
        older = c->older;
        chunk_free(c);           /* one of them holds the arena itself */
    }
}

/* A large object gets its own chunk behind the newest, so that the room left there is not lost. */
static void *alloc_apart(struct arena *a, size_t size)
{
    struct chunk *c = chunk_new(size, a->newest->older);
    c->used = size;
    a->newest->older = c;
    return chunk_objects(c);
}

void *arena_alloc(struct arena *a, size_t size)
{
    if (size > PTRDIFF_MAX - ALIGN)
        die("out of memory");
    if (one_object_a_chunk)
        return alloc_apart(a, size);
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    struct chunk *c = a->newest;
    if (size > c->room - c->used) {
        if (size > a->next_room / 4)
            return alloc_apart(a, size);
        c = a->newest = chunk_new(a->next_room, c);
        if (a->next_room < CHUNK_MOST)
            a->next_room *= 2;
    }
    a->last = chunk_objects(c) + c->used;
    c->used += size;
    return a->last;
}

void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size)
{
    if (old && new_size <= old_size)
        return old;
    if (old && old == a->last) {
        struct chunk *c = a->newest;
        size_t start = (size_t)(a->last - chunk_objects(c));
        if (new_size <= c->room - start) {
            c->used = start + (new_size + ALIGN - 1) / ALIGN * ALIGN;
            if (c->used > c->room)
                c->used = c->room;
            return old;
        }
    }
    void *grown = arena_alloc(a, new_size);
    if (old && old_size)
        memcpy(grown, old, old_size);
    return grown;
}

void *list_enlarge(struct arena *a, void *list, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return list;
    size_t more = *room ? *room * 2 : 16;
    while (more <= count)
        more *= 2;
    list = arena_grow(a, list, *room * size, more * size);
    *room = more;
    return list;
}

char *arena_text(struct arena *a, const char *at, size_t len)
{
    char *copy = arena_alloc(a, len + 1);
    if (len)
        memcpy(copy, at, len);
    return copy;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        die("a text could not be formatted");
    char *text = arena_alloc(a, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return text;
}

/* ---- shared pages ---- */

static const size_t pages_reserve = (size_t)1 << 36;

/* A file without a name; 0: none can be had. Where standard output is closed, its number must not
 * go to one; where files may not be that long (ulimit -f), there is none. */
static int pages_file(size_t room)
{
    int file = memfd_create("pages", MFD_CLOEXEC);
    if (file > STDERR_FILENO && ftruncate(file, (off_t)room) == 0)
        return file;
    if (file >= 0)
        close(file);
    return 0;
}

/* False: no such file can be had, and the pages are none. */
static bool filed_pages_enlarge(struct pages *p, size_t room)
{
    if (!p->file && !(p->file = pages_file(room)))
        return false;
    if (!p->at)
        p->reserve = pages_reserve > room ? pages_reserve : room;
    while (!p->at || (p->at == MAP_FAILED && p->reserve / 2 >= room)) {
        p->reserve /= p->at ? 2 : 1;     /* less, where address space is short */
        p->at = mmap(NULL, p->reserve, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                     0);
    }
    if (p->at == MAP_FAILED || room > p->reserve || ftruncate(p->file, (off_t)room) != 0 ||
        mmap((char *)p->at + p->room, room - p->room, PROT_READ | PROT_WRITE,
             MAP_SHARED | MAP_FIXED, p->file, (off_t)p->room) == MAP_FAILED)
        die("out of memory (shared pages)");
    p->room = room;
    return true;
}

/* The object behind a shared anonymous mapping keeps the size it was first mapped with, and reading
 * beyond it is SIGBUS. So it is mapped far too large (nothing is reserved), and the mapping, not
 * the object, is cut to size: then it can grow without a copy. */
static void pages_map(struct pages *p, size_t room)
{
    size_t reserve = pages_reserve > room ? pages_reserve : room;
    for (;;) {
        p->at = mmap(NULL, reserve, PROT_READ | PROT_WRITE,
                     MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (p->at != MAP_FAILED)
            break;
        if (reserve == room)
            die("out of memory (shared pages)");
        reserve = reserve / 2 > room ? reserve / 2 : room;
    }
    if (reserve > room && munmap((char *)p->at + room, reserve - room) != 0)
        die("out of memory (shared pages)");
    p->room = room;
    p->reserve = reserve;
}

/* Own pages stay where they are, in address space of which only the beginning may be used yet. */
static void own_pages_map(struct pages *p, size_t room)
{
    void *mapping;
    size_t reserve = pages_reserve > room ? pages_reserve : room;
    while (!(p->at = map_for_huge_pages(reserve, PROT_NONE, &mapping))) {
        if (reserve == room)
            die("out of memory");
        reserve = reserve / 2 > room ? reserve / 2 : room;
    }
    size_t before = (size_t)((char *)p->at - (char *)mapping);
    if (before)
        munmap(mapping, before);
    munmap((char *)p->at + reserve, HUGE_PAGE - before);
    p->room = 0;
    p->reserve = reserve;
}

static void own_pages_enlarge(struct pages *p, size_t room)
{
    struct pages old = *p;
    if (!p->at || room > p->reserve)
        own_pages_map(p, room);
    if (mprotect((char *)p->at + p->room, room - p->room, PROT_READ | PROT_WRITE) != 0)
        die("out of memory");
    p->room = room;
    if (old.at && old.at != p->at) {
        memcpy(p->at, old.at, old.size);
        munmap(old.at, old.reserve);
    }
}

static void pages_enlarge(struct pages *p, size_t room)
{
    if (p->own) {
        own_pages_enlarge(p, room);
        return;
    }
    if (p->filed && (p->file || !p->at) && filed_pages_enlarge(p, room))
        return;
    p->filed = false;
    if (p->at && room <= p->reserve) {
        void *moved = mremap(p->at, p->room, room, MREMAP_MAYMOVE);
        if (moved == MAP_FAILED)
            die("out of memory (shared pages)");
        p->at = moved;
        p->room = room;
        return;
    }
    struct pages old = *p;
    pages_map(p, room);
    if (old.at) {
        memcpy(p->at, old.at, old.size);
        munmap(old.at, old.room);
    }
}

void *pages_add(struct pages *p, size_t size)
{
    if (size > PTRDIFF_MAX / 4 - p->size)
        die("out of memory (shared pages)");
    size_t need = p->size + size;
    if (need > p->room || !p->at) {
        size_t room = p->room ? p->room * 2 : (size_t)1 << 16;
        while (room < need)
            room *= 2;
        pages_enlarge(p, room);
    }
    void *added = (char *)p->at + p->size;
    p->size = need;
    return added;
}

void pages_expect(void *at, size_t size)
{
#ifdef MADV_POPULATE_WRITE               /* Linux 5.14; an older one says EINVAL */
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), first = (uintptr_t)at & ~(page - 1);
    madvise((void *)first, (uintptr_t)at + size - first, MADV_POPULATE_WRITE);
#else
    (void)at, (void)size;
#endif
}

const void *pages_read(const struct pages *p, size_t at, size_t size, void *room)
{
    if (p->file && pread(p->file, room, size, (off_t)at) == (ssize_t)size)
        return room;
    return (const char *)p->at + at;
}

const void *page_window_at(struct page_window *w, size_t i)
{
    enum { STEP = 64 };
    bool step = i - w->last < STEP;
    w->last = i;
    if (i - w->first < w->count)
        return w->at + (i - w->first) * w->size;
    if (!w->room || !w->of->file || !step)
        return (const char *)w->of->at + i * w->size;
    w->first = i;
    w->count = w->total - i < WINDOW_THINGS ? w->total - i : WINDOW_THINGS;
    w->at = pages_read(w->of, i * w->size, w->count * w->size, w->room);
    return w->at;
}

/* Where there is no file, or not all of it, they are looked at where they lie. */
void pages_publish(struct pages *p)
{
    size_t done = 0;
    if (p->file)
        close(p->file);
    p->file = p->size ? pages_file(p->size) : 0;
    while (p->file && done < p->size) {
        ssize_t n = pwrite(p->file, (const char *)p->at + done, p->size - done, (off_t)done);
        if (n > 0) {
            done += (size_t)n;
        } else {
            close(p->file);
            p->file = 0;
        }
    }
}

bool pages_write(const struct pages *p, size_t at, size_t size, const void *room)
{
    return p->file && pwrite(p->file, room, size, (off_t)at) == (ssize_t)size;
}

void pages_shut(struct pages *p)
{
    char name[32];
    if (!p->file)
        return;
    snprintf(name, sizeof name, "/proc/self/fd/%d", p->file);
    int file = open(name, O_RDONLY | O_CLOEXEC);
    if (file > 0 && !p->own &&
        mmap(p->at, p->room, PROT_READ, MAP_SHARED | MAP_FIXED, file, 0) == MAP_FAILED)
        die("out of memory (shared pages)");
    close(p->file);
    p->file = file > 0 ? file : 0;
}

void pages_free(struct pages *p)
{
    if (p->at)
        munmap(p->at, p->own || p->file ? p->reserve : p->room);
    if (p->file)
        close(p->file);
    *p = (struct pages){.own = p->own, .filed = p->filed};
}
