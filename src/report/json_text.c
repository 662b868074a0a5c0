/* Text as JSON: everything that is not plain goes out escaped, what is no UTF-8 as U+FFFD. */
#include "escape.h"

/* 1: copied as it is. The rest is escaped, or the beginning of a longer character. */
static const unsigned char plain[256] = {[' '] = 1, [33] = 1, [35 ... 91] = 1, [93 ... 126] = 1};

/* Valid, but better not seen raw: C1 controls, and the two line ends that JavaScript once knew. */
static bool is_raw(const unsigned char *at, size_t n)
{
    if (n == 2)
        return !(at[0] == 0xC2 && at[1] < 0xA0);
    return !(n == 3 && at[0] == 0xE2 && at[1] == 0x80 && (at[2] == 0xA8 || at[2] == 0xA9));
}

static void put_escaped(struct writer *w, unsigned code)
{
    static const char hex[] = "0123456789abcdef";
    static const char *const short_forms[128] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\n'] = "\\n", ['\r'] = "\\r",
        ['\t'] = "\\t", ['\b'] = "\\b",  ['\f'] = "\\f",
    };
    if (code < 128 && short_forms[code]) {
        writer_put(w, short_forms[code], 2);
        return;
    }
    char out[6] = {
        '\\', 'u', hex[code >> 12 & 15], hex[code >> 8 & 15], hex[code >> 4 & 15], hex[code & 15]};
    writer_put(w, out, sizeof out);
}

/* The character at `at`, which cannot be copied; returns its bytes. */
static size_t put_special(struct writer *w, const unsigned char *at, size_t n)
{
    if (n == 1)
        put_escaped(w, *at);
    else if (n == 2)
        put_escaped(w, at[1]);                   /* U+0080..U+009F */
    else if (n == 3)
        put_escaped(w, 0x2000u | (at[2] & 0x3Fu));   /* U+2028, U+2029 */
    else
        WRITER_LITERAL(w, "\\ufffd");
    return n ? n : 1;
}

void json_span(struct writer *w, struct span s)
{
    const unsigned char *at = (const unsigned char *)s.at;
    if (!at) {
        WRITER_LITERAL(w, "null");
        return;
    }
    writer_byte(w, '"');
    size_t from = 0, i = 0;
    while (i < s.len) {
        if (plain[at[i]]) {
            i++;
            continue;
        }
        size_t n = utf8_size(at + i, s.len - i);
        if (n > 1 && is_raw(at + i, n)) {
            i += n;
            continue;
        }
        writer_put(w, s.at + from, i - from);
        i += put_special(w, at + i, n);
        from = i;
    }
    writer_put(w, s.at + from, i - from);
    writer_byte(w, '"');
}

unsigned text_known(struct span s)
{
    const unsigned char *at = (const unsigned char *)s.at;
    unsigned known = KNOWN_ALL;
    for (size_t i = 0, n; i < s.len; i += n) {
        n = plain[at[i]] ? 1 : utf8_size(at + i, s.len - i);
        if (!plain[at[i]] && (n < 2 || !is_raw(at + i, n)))
            return 0;
        if (at[i] == ',')
            known &= ~(unsigned)KNOWN_NO_COMMA;
    }
    return known;
}

void json_quoted(struct writer *w, const char *text)
{
    json_span(w, text ? span_of(text) : (struct span){NULL, 0});
}

void json_message(struct writer *w, struct message m)
{
    if (!m.en) {
        WRITER_LITERAL(w, "null");
        return;
    }
    WRITER_LITERAL(w, "{\"zh\":");
    json_quoted(w, m.zh);
    WRITER_LITERAL(w, ",\"en\":");
    json_quoted(w, m.en);
    writer_byte(w, '}');
}
