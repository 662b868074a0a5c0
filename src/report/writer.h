#pragma once
/* writer - everything a report says goes through one: buffered bytes to a descriptor, to memory, or
 * to a file that appears whole or not at all. The first error (no space, broken pipe, a failed
 * fsync) is remembered, all that follows is dropped, and writer_finish() tells. Writers live in the
 * arena they were made from. */
#include "../base/message.h"
#include <string.h>

enum { WRITER_ROOM = 1 << 18 };          /* writer_room() never gives more than this at once */

struct writer {
    char *at, *end;                      /* the next byte goes here; room up to there */
    char *start;                         /* of the buffer */
    void (*full)(struct writer *w, size_t wanted); /* makes room for `wanted` bytes */
    struct arena *arena;
    int fd;                              /* -1: memory */
    bool opened;                         /* fd is ours to close */
    int error;                           /* errno of the first failure; 0: none */
    const char *name;                    /* of what is written, for messages */
    char *temporary, *path;              /* of a file that is not yet in place; else NULL */
    void *self;                          /* of whoever set `full` */
};

/* To a descriptor that stays open (standard output); `name` says what it is. */
struct writer *writer_descriptor(struct arena *a, int fd, const char *name);
/* To a file: written under a temporary name beside it, put in its place by writer_finish(). What is
 * no regular file (a device, a pipe) is written directly. Errors are found out by
 * writer_finish(). */
struct writer *writer_file(struct arena *a, const char *path);
/* To memory: the text so far is start..at, and stays until writer_clear(). */
struct writer *writer_memory(struct arena *a);
void writer_clear(struct writer *w);
struct span writer_text(struct writer *w);          /* of a memory writer; NUL-terminated */

/* Flushes; a file is synced and put in place (or removed after an error). False: *why says what
 * happened. */
bool writer_finish(struct writer *w, struct message *why);
/* what is buffered leaves; false once anything has failed */
bool writer_flush(struct writer *w);
void writer_abandon(struct writer *w);              /* a file is removed and not put in place */
void writer_remove_temporaries(void);               /* for signal handlers: async-signal-safe */

/* ---- bytes ---- */

/* Room for n <= WRITER_ROOM bytes in one piece; write there, then set w->at behind the last. */
static inline char *writer_room(struct writer *w, size_t n)
{
    if ((size_t)(w->end - w->at) < n)
        w->full(w, n);
    return w->at;
}

void writer_put_slowly(struct writer *w, const char *at, size_t len);

static inline void writer_put(struct writer *w, const char *at, size_t len)
{
    if ((size_t)(w->end - w->at) < len) {
        writer_put_slowly(w, at, len);
        return;
    }
    if (len)
        memcpy(w->at, at, len);
    w->at += len;
}

/* memcpy(), without a call for the few bytes that most texts of a report are: two pieces that may
 * overlap, or a byte at the beginning, in the middle and at the end. */
static inline void copy_bytes(char *to, const char *at, size_t len)
{
    uint64_t long_first, long_last;
    uint32_t first, last;
    if (len > 2 * sizeof long_first) {
        memcpy(to, at, len);
    } else if (len >= sizeof long_first) {
        memcpy(&long_first, at, sizeof long_first);
        memcpy(&long_last, at + len - sizeof long_last, sizeof long_last);
        memcpy(to, &long_first, sizeof long_first);
        memcpy(to + len - sizeof long_last, &long_last, sizeof long_last);
    } else if (len >= sizeof first) {
        memcpy(&first, at, sizeof first);
        memcpy(&last, at + len - sizeof last, sizeof last);
        memcpy(to, &first, sizeof first);
        memcpy(to + len - sizeof last, &last, sizeof last);
    } else if (len > 0) {
        to[0] = at[0];
        to[len / 2] = at[len / 2];
        to[len - 1] = at[len - 1];
    }
}

static inline void writer_span(struct writer *w, struct span s)
{
    if ((size_t)(w->end - w->at) < s.len) {
        writer_put_slowly(w, s.at, s.len);
        return;
    }
    copy_bytes(w->at, s.at, s.len);
    w->at += s.len;
}

static inline void writer_string(struct writer *w, const char *text)
{
    writer_put(w, text, strlen(text));
}

static inline void writer_byte(struct writer *w, char c)
{
    *writer_room(w, 1) = c;
    w->at++;
}
#define WRITER_LITERAL(w, literal) writer_put((w), (literal), sizeof(literal) - 1)

void writer_number(struct writer *w, long long x);
void writer_year(struct writer *w, int year);   /* writer_number(), quickly for four digits */
void writer_repeat(struct writer *w, const char *text, size_t times);
