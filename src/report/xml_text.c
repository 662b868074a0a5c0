/* Text as XML, in elements and attributes. */
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

void xml_attribute(struct writer *w, const char *name, struct span value)
{
    writer_byte(w, ' ');
    writer_string(w, name);
    WRITER_LITERAL(w, "=\"");
    xml_text(w, value);
    writer_byte(w, '"');
}

void xml_count(struct writer *w, const char *name, size_t n)
{
    writer_byte(w, ' ');
    writer_string(w, name);
    WRITER_LITERAL(w, "=\"");
    writer_number(w, (long long)n);
    writer_byte(w, '"');
}
