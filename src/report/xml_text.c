/* Text as XML, in elements and attributes, and as the description of a TAP test. */
#include "escape.h"

/* XML 1.0 has no control characters but tab and line break, and not U+FFFE and U+FFFF. */
static bool is_forbidden(const unsigned char *at, size_t n)
{
    if (n == 1)
        return *at < 0x20 && *at != '\n' && *at != '\t';
    return n == 0 || (n == 3 && at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE);
}

void xml_text(struct writer *w, struct span s)
{
    static const char *const escapes[128] = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"};
    const unsigned char *at = (const unsigned char *)s.at;
    for (size_t i = 0, n; i < s.len; i += n ? n : 1) {
        n = utf8_size(at + i, s.len - i);
        if (is_forbidden(at + i, n))
            WRITER_LITERAL(w, "\xEF\xBF\xBD");
        else if (n == 1 && escapes[at[i]])
            writer_string(w, escapes[at[i]]);
        else
            writer_put(w, s.at + i, n);
    }
}

void tap_text(struct writer *w, struct span s)
{
    for (size_t i = 0; i < s.len;) {
        size_t plain = i;
        while (plain < s.len && s.at[plain] != '#' && s.at[plain] != '\\')
            plain++;
        plain_put(w, (struct span){s.at + i, plain - i});
        if (plain < s.len) {
            writer_byte(w, '\\');
            writer_byte(w, s.at[plain++]);
        }
        i = plain;
    }
}
