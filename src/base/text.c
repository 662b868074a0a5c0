#include "text.h"
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

struct span span_of(const char *text)
{
    return (struct span){text, text ? strlen(text) : 0};
}

bool span_is(struct span s, const char *text)
{
    size_t len = strlen(text);
    return s.len == len && (len == 0 || memcmp(s.at, text, len) == 0);
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x3000 ||
           code == 0xFEFF;
}

/* Blanks beyond ASCII: NBSP is C2 A0, the ideographic space E3 80 80, the BOM EF BB BF. */
static size_t blank_at_end(struct span s)
{
    if (is_blank((unsigned char)s.at[s.len - 1]) && (unsigned char)s.at[s.len - 1] < 0x80)
        return 1;
    for (size_t n = 2; n <= 3 && n <= s.len; n++) {
        uint32_t code;
        if (utf8_next(s.at + s.len - n, n, &code) == n && is_blank(code))
            return n;
    }
    return 0;
}

struct span span_cut(struct span s, size_t most)
{
    if (s.len <= most)
        return s;
    while (most > 0 && ((unsigned char)s.at[most] & 0xC0) == 0x80)
        most--;
    return (struct span){s.at, most};
}

struct span span_trim(struct span s)
{
    uint32_t code;
    size_t n;
    while ((n = utf8_next(s.at, s.len, &code)) > 0 && is_blank(code)) {
        s.at += n;
        s.len -= n;
    }
    while (s.len > 0 && (n = blank_at_end(s)) > 0)
        s.len -= n;
    return s;
}

/* ---- UTF-8 (RFC 3629: shortest form only, no surrogates, nothing above U+10FFFF) ---- */

static bool continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

size_t utf8_next(const char *at, size_t len, uint32_t *code)
{
    const unsigned char *s = (const unsigned char *)at;
    if (len == 0)
        return 0;
    if (s[0] < 0x80) {
        *code = s[0];
        return 1;
    }
    if (s[0] >= 0xC2 && s[0] < 0xE0 && len >= 2 && continues(s[1])) {
        *code = (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
        return 2;
    }
    if ((s[0] & 0xF0) == 0xE0 && len >= 3 && continues(s[1]) && continues(s[2])) {
        *code = (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
        return *code >= 0x800 && (*code < 0xD800 || *code > 0xDFFF) ? 3 : 0;
    }
    if (s[0] >= 0xF0 && s[0] < 0xF5 && len >= 4 && continues(s[1]) && continues(s[2]) &&
        continues(s[3])) {
        *code = (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 |
                (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3F);
        return *code >= 0x10000 && *code <= 0x10FFFF ? 4 : 0;
    }
    return 0;
}

void kept_text_put(struct arena *a, struct kept_text *k, struct span s)
{
    enum { LEAST = 16 };
    if (!k->at || s.len > k->room) {
        k->room = s.len < LEAST ? LEAST : (uint32_t)s.len;
        k->at = arena_alloc(a, k->room);
    }
    if (s.len)
        memcpy(k->at, s.at, s.len);
    k->len = (uint32_t)s.len;
}

bool utf8_valid(const char *at, size_t len, size_t *bad_at)
{
    size_t i = 0;
    while (i < len) {
        uint64_t eight;
        while (i + sizeof eight <= len) {        /* most bytes of a data file are ASCII */
            memcpy(&eight, at + i, sizeof eight);
            if (eight & 0x8080808080808080u)
                break;
            i += sizeof eight;
        }
        uint32_t code;
        size_t n = utf8_next(at + i, len - i, &code);
        if (n == 0 && i < len) {
            if (bad_at)
                *bad_at = i;
            return false;
        }
        i += n;
    }
    return true;
}

int text_width(const char *at, size_t len)
{
    int width = 0;
    for (size_t i = 0; i < len;) {
        uint32_t code;
        size_t n = utf8_next(at + i, len - i, &code);
        width += n ? utf8proc_charwidth((utf8proc_int32_t)code) : 1;
        i += n ? n : 1;
    }
    return width;
}

/* Terminals obey control characters; direction marks make a line read otherwise than it is. */
static bool is_hidden(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x061C ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF || code >= 0xE0000;
}

char *text_visible(struct arena *a, const char *at, size_t len)
{
    char *out = arena_alloc(a, len * 6 + 1), *end = out;   /* the longest: one byte to \u202e */
    for (size_t i = 0; i < len;) {
        uint32_t code = (unsigned char)at[i];
        size_t n = utf8_next(at + i, len - i, &code);
        if (n && !is_hidden(code)) {
            memcpy(end, at + i, n);
            end += n;
        } else {
            end += sprintf(end, code < 0x100 ? "\\x%02x" : "\\u%04x", code);
        }
        i += n ? n : 1;
    }
    return out;
}

/* ---- nearness ---- */

enum { NEAR_MOST = 64 };         /* code points; nobody is helped by a guess at longer words */

static size_t code_points(const char *text, int32_t out[NEAR_MOST])
{
    size_t n = 0, len = strlen(text);
    for (size_t i = 0; i < len;) {
        uint32_t code;
        size_t bytes = utf8_next(text + i, len - i, &code);
        if (!bytes || n == NEAR_MOST)
            return 0;
        out[n++] = utf8proc_tolower((utf8proc_int32_t)code);
        i += bytes;
    }
    return n;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Damerau-Levenshtein distance (optimal string alignment): insert, delete, replace, or swap two. */
static unsigned edit_distance(const int32_t *a, size_t n, const int32_t *b, size_t m)
{
    unsigned rows[3][NEAR_MOST + 1];
    unsigned *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= m; j++)
        last[j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++) {
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned cost = least(last[j], now[j - 1]) + 1;
            cost = least(cost, last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = least(cost, before[j - 2] + 1);
            now[j] = cost;
        }
        unsigned *free_row = before;
        before = last;
        last = now;
        now = free_row;
    }
    return last[m];
}

const char *text_nearest(const char *word, const char *const *candidates, size_t n)
{
    int32_t a[NEAR_MOST], b[NEAR_MOST];
    size_t a_len = code_points(word, a);
    const char *nearest = NULL;
    unsigned best = 0;
    for (size_t i = 0; a_len && i < n; i++) {
        size_t b_len = candidates[i] ? code_points(candidates[i], b) : 0;
        size_t longer = a_len > b_len ? a_len : b_len;
        unsigned limit = longer < 6 ? 1 : (unsigned)longer / 3;
        unsigned distance = b_len ? edit_distance(a, a_len, b, b_len) : NEAR_MOST;
        if (distance > limit || distance >= longer || (nearest && distance >= best))
            continue;
        nearest = candidates[i];
        best = distance;
    }
    return nearest;
}
