#pragma once
/* text - UTF-8 strings as people see them: width in columns, normal form, nearness.
 * Spans borrow; nothing here owns memory but what goes into the arena given. */
#include "arena.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct span {
    const char *at;
    size_t len;
};
#define SPAN(literal) ((struct span){(literal), sizeof(literal) - 1})

struct span span_of(const char *text);             /* NULL gives an empty span */
bool span_is(struct span s, const char *text);
/* Its beginning, of at most so many bytes and whole characters. */
struct span span_cut(struct span s, size_t most);
struct span span_trim(struct span s);              /* ASCII blanks, NBSP, ideographic space, BOM */

/* Most fields of files are short: overlapping words tell them apart without a call. */
static inline bool span_same(struct span a, struct span b)
{
    uint64_t x[4], y[4];
    uint32_t u[2], v[2];
    if (a.len != b.len)
        return false;
    if (a.len >= 8 && a.len <= 16) {
        memcpy(&x[0], a.at, 8), memcpy(&x[1], a.at + a.len - 8, 8);
        memcpy(&y[0], b.at, 8), memcpy(&y[1], b.at + b.len - 8, 8);
        return x[0] == y[0] && x[1] == y[1];
    }
    if (a.len > 16 && a.len <= 32) {
        memcpy(&x[0], a.at, 16), memcpy(&x[2], a.at + a.len - 16, 16);
        memcpy(&y[0], b.at, 16), memcpy(&y[2], b.at + b.len - 16, 16);
        return x[0] == y[0] && x[1] == y[1] && x[2] == y[2] && x[3] == y[3];
    }
    if (a.len >= 4 && a.len < 8) {
        memcpy(&u[0], a.at, 4), memcpy(&u[1], a.at + a.len - 4, 4);
        memcpy(&v[0], b.at, 4), memcpy(&v[1], b.at + b.len - 4, 4);
        return u[0] == v[0] && u[1] == v[1];
    }
    return a.len == 0 || memcmp(a.at, b.at, a.len) == 0;
}

/* A copy of a text that keeps changing, in the same room as long as that suffices. */
struct kept_text {
    char *at;                    /* NULL: none */
    uint32_t len, room;
};
void kept_text_put(struct arena *a, struct kept_text *k, struct span s);     /* below 4 GB */
static inline bool text_is_kept(const struct kept_text *k, struct span s)
{
    return k->at && span_same((struct span){k->at, k->len}, s);
}

bool utf8_valid(const char *at, size_t len, size_t *bad_at);
/* Bytes taken; 0 at the end, or where they are invalid. */
size_t utf8_next(const char *at, size_t len, uint32_t *code);

/* Terminal columns; Chinese characters are two, control characters none, an invalid byte one. */
int text_width(const char *at, size_t len);

/* NFKC with all white space and zero-width characters dropped; NULL where the text is not UTF-8 or
 * holds a NUL. Marks that NFKC would glue to a number (78³ to 783, ①5 to 15) stay as they are. */
char *text_fold(struct arena *a, const char *at, size_t len);
/* The same into the caller's room: bytes written, no NUL; 0 when it does not fit or does not
 * fold. */
size_t text_fold_into(const char *at, size_t len, char *out, size_t room);

/* As a terminal may show it: control characters, direction marks, invalid bytes as \x1b, \u202e. */
char *text_visible(struct arena *a, const char *at, size_t len);

/* The nearest of n candidates by edit distance over code points, letters of either case being
 * equal; NULL when none is near enough to suggest: a third of the longer word's length, at least
 * 1. */
const char *text_nearest(const char *word, const char *const *candidates, size_t n);

uint64_t text_hash(const char *at, size_t len);

/* Names to small numbers, in order of first sight. Strings are copied into its arena. */
struct intern;
struct intern *intern_new(struct arena *a);
uint32_t intern_id(struct intern *t, const char *at, size_t len);          /* adds when new */
bool intern_find(const struct intern *t, const char *at, size_t len, uint32_t *id);
/* Begins to fetch from memory what intern_text() gives; told twice, early and soon before. */
void intern_fetch(const struct intern *t, uint32_t id, bool soon);
const char *intern_text(const struct intern *t, uint32_t id);              /* NUL-terminated */
struct span intern_span(const struct intern *t, uint32_t id);              /* without its NUL */
uint32_t intern_count(const struct intern *t);
