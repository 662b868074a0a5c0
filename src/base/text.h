#pragma once
/* text - UTF-8 strings as people see them: width in columns, normal form, nearness.
 * Spans borrow; nothing here owns memory but what goes into the arena given. */
#include "arena.h"
#include <stdbool.h>
#include <stdint.h>

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
