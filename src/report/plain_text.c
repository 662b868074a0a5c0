/* Text from data where it must not become anything else: a CSV cell no formula, a page no markup,
 * a terminal line no command. */
#include "escape.h"
#include "../base/num.h"

static bool follows(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

size_t utf8_size_of_rare(const unsigned char *s, size_t n)
{
    unsigned char c = s[0];
    if (c < 0xE0)
        return c >= 0xC2 && n > 1 && follows(s[1]) ? 2 : 0;
    if (c < 0xF0) {
        if (n < 3 || !follows(s[1]) || !follows(s[2]))
            return 0;
        return (c == 0xE0 && s[1] < 0xA0) || (c == 0xED && s[1] > 0x9F) ? 0 : 3;
    }
    if (c > 0xF4 || n < 4 || !follows(s[1]) || !follows(s[2]) || !follows(s[3]))
        return 0;
    return (c == 0xF0 && s[1] < 0x90) || (c == 0xF4 && s[1] > 0x8F) ? 0 : 4;
}

/* ---- CSV ---- */

static bool is_number(struct span s)
{
    struct decimal unused;
    return decimal_read(s, &unused);
}

/* A cell of nothing but dashes is how plans print "none"; no spreadsheet computes it. */
static bool only_dashes(struct span s)
{
    size_t i = 0;
    while (i < s.len && s.at[i] == '-')
        i++;
    return i == s.len;
}

const bool csv_begins_formula[256] = {
    ['='] = true, ['+'] = true, ['-'] = true, ['@'] = true, ['\t'] = true, ['\r'] = true,
    ['\n'] = true, [0xEF] = true,
};

/* What spreadsheets take for the beginning of a formula: = + - @, a tab, a line break, and the
 * full-width = + - @. */
static bool begins_formula(struct span s)
{
    static const char *const wide[] = {"＝", "＋", "－", "＠"};
    if (!csv_begins_formula[(unsigned char)*s.at])
        return false;
    if (*s.at != '\xEF')
        return !is_number(s) && !only_dashes(s);
    for (size_t i = 0; i < 4; i++)
        if (s.len > 3 && memcmp(s.at, wide[i], 3) == 0)
            return true;
    return false;
}

/* 1: may stand in a cell without quotation marks, wherever it stands */
static const unsigned char unquoted[256] = {
    [' '] = 1, [33] = 1, [35] = 1, [36] = 1, [37] = 1, [38] = 1,
    [39] = 1,  [40] = 1, [41] = 1, [42] = 1, [43] = 1, [45 ... 126] = 1,
};

/* The same of 16 bytes at once, none of them beyond ASCII: as signed bytes these are below ' '. */
static bool block_unquoted(const unsigned char *at)
{
    typedef int8_t block __attribute__((vector_size(16)));
    block x, other;
    uint64_t halves[2];
    memcpy(&x, at, sizeof x);
    other = (block)(x < ' ') | (block)(x == '"') | (block)(x == ',') | (block)(x == 0x7F);
    memcpy(halves, &other, sizeof halves);
    return (halves[0] | halves[1]) == 0;
}

/* Bytes at the beginning that may stand without quotation marks: nearly always all of them. */
static size_t unquoted_part(const unsigned char *at, size_t len)
{
    size_t i = 0;
    for (;;) {
        while (len - i >= 16 && block_unquoted(at + i))
            i += 16;
        while (i < len && unquoted[at[i]])
            i++;
        if (i == len || at[i] < 0x80)
            return i;
        do {
            size_t n = utf8_size(at + i, len - i);
            if (n == 0)
                return i;
            i += n;
        } while (i < len && at[i] >= 0x80);
    }
}

static bool harmless(unsigned char c)
{
    return (c >= ' ' && c != 0x7F) || c == '\t' || c == '\n' || c == '\r';
}

/* Inside quotation marks; what is no text becomes U+FFFD. */
static void put_quoted(struct writer *w, const unsigned char *at, size_t len)
{
    size_t from = 0, i = 0;
    while (i < len) {
        i += unquoted_part(at + i, len - i);
        if (i == len)
            break;
        size_t n = utf8_size(at + i, len - i);
        if (n > 0 && harmless(at[i]) && at[i] != '"') {
            i += n;
            continue;
        }
        writer_put(w, (const char *)at + from, i - from);
        if (n > 0 && at[i] == '"')
            WRITER_LITERAL(w, "\"\"");
        else
            WRITER_LITERAL(w, "\xEF\xBF\xBD");
        from = ++i;
    }
    writer_put(w, (const char *)at + from, len - from);
}

void csv_cell(struct writer *w, struct span s)
{
    const unsigned char *at = (const unsigned char *)s.at;
    if (s.len == 0)
        return;
    bool guard = begins_formula(s), plain = unquoted_part(at, s.len) == s.len;
    if (!plain)
        writer_byte(w, '"');
    if (guard)
        writer_byte(w, '\'');
    if (plain)
        writer_span(w, s);
    else
        put_quoted(w, at, s.len);
    if (!plain)
        writer_byte(w, '"');
}

void csv_known_slowly(struct writer *w, struct span s, unsigned known)
{
    if (s.len == 0)
        return;
    if (!(known & KNOWN_PLAIN) || csv_begins_formula[(unsigned char)*s.at]) {
        csv_cell(w, s);
        return;
    }
    writer_byte(w, '"');                 /* it has a comma, but nothing worse */
    writer_span(w, s);
    writer_byte(w, '"');
}

/* ---- terminal and page ---- */

/* Controls (also the C1 ones), zero-width characters and marks that change the direction of
 * writing. */
static bool is_hidden(const unsigned char *at, size_t n)
{
    if (n == 1)
        return *at < ' ' || *at == 0x7F;
    if (n == 2)
        return at[0] == 0xC2 && at[1] < 0xA0;
    if (n == 3 && at[0] == 0xE2 && at[1] == 0x80)
        return at[2] >= 0x8B && !(at[2] >= 0x90 && at[2] <= 0xA7) && at[2] <= 0xAE;
    return n == 3 && at[0] == 0xE2 && at[1] == 0x81 && at[2] >= 0xA0 && at[2] <= 0xAF;
}

/* What stands for a byte in a page; NULL: itself. */
static const char *entity(unsigned char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

static void put_visible(struct writer *w, struct span s, bool page)
{
    const unsigned char *at = (const unsigned char *)s.at;
    size_t len = s.len;
    while (len > 0) {
        size_t n = utf8_size(at, len);
        const char *instead = page && n == 1 ? entity(*at) : NULL;
        if (n == 0)
            WRITER_LITERAL(w, "\xEF\xBF\xBD");
        else if (*at == '\n' || *at == '\t' || *at == '\r')
            writer_byte(w, ' ');
        else if (instead)
            writer_string(w, instead);
        else if (!is_hidden(at, n))
            writer_put(w, (const char *)at, n);
        n = n ? n : 1;
        at += n;
        len -= n;
    }
}

void plain_put(struct writer *w, struct span s)
{
    put_visible(w, s, false);
}

void html_text(struct writer *w, struct span s)
{
    put_visible(w, s, true);
}

/* ---- formats where a backslash takes the meaning away ---- */

static void put_backslashed(struct writer *w, struct span s, const char *special)
{
    for (size_t i = 0; i < s.len;) {
        size_t plain = i;
        while (plain < s.len && !(s.at[plain] && strchr(special, s.at[plain])))
            plain++;
        plain_put(w, (struct span){s.at + i, plain - i});
        if (plain < s.len) {
            writer_byte(w, '\\');
            writer_byte(w, s.at[plain++]);
        }
        i = plain;
    }
}

void tap_text(struct writer *w, struct span s)
{
    put_backslashed(w, s, "#\\");
}

void markdown_put(struct writer *w, struct span s)
{
    put_backslashed(w, s, "\\`*_{}[]()<>#+!|~&$@");
}
