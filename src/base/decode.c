/* decode - bytes as UTF-8. A file in UTF-8 is not copied. */
#include "decode.h"
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

static bool begins_with(const struct file *f, const char *mark, size_t len)
{
    return f->size >= len && memcmp(f->bytes, mark, len) == 0;
}

static bool report_bad(struct diags *d, const struct file *f, size_t offset, enum message_id id)
{
    char byte[24], line[24];
    uint32_t lines = 1;
    for (const char *at = f->bytes, *to = at + offset; (at = memchr(at, '\n', (size_t)(to - at)));)
        at++, lines++;
    snprintf(byte, sizeof byte, "%zu", offset + 1);
    snprintf(line, sizeof line, "%u", lines);
    return diag_error(d, ((struct place){f->path, lines, 0}), id, byte, line);
}

/* Converts what follows the first `skip` bytes, all or nothing; *bad: offset of the first byte
 * that does not fit. No character of these encodings takes more than twice its bytes in UTF-8. */
static bool convert(struct arena *a, struct file *f, size_t skip, const char *encoding, size_t *bad)
{
    iconv_t how = iconv_open("UTF-8", encoding);
    if (how == (iconv_t)-1)
        die("iconv does not know GB18030 or UTF-16");
    size_t left = f->size - skip, room = 2 * left + 16, free = room;
    char *from = (char *)f->bytes + skip, *text = arena_alloc(a, room), *to = text;
    size_t result = iconv(how, &from, &left, &to, &free);
    iconv_close(how);
    *bad = (size_t)(from - f->bytes);
    if (result == (size_t)-1 || left > 0)
        return false;
    f->bytes = text;
    f->size = room - free;
    f->mapped = false;
    return true;
}

bool decode_text(struct arena *a, struct file *f, struct diags *d)
{
    size_t bad, bad_gb;
    bool little = begins_with(f, "\xFF\xFE", 2);
    if (little || begins_with(f, "\xFE\xFF", 2))
        return convert(a, f, 2, little ? "UTF-16LE" : "UTF-16BE", &bad) ||
               report_bad(d, f, bad, MSG_decode_bad_utf16);
    bool marked = begins_with(f, "\xEF\xBB\xBF", 3);
    if (utf8_valid(f->bytes, f->size, &bad)) {
        f->bytes += marked ? 3 : 0;
        f->size -= marked ? 3 : 0;
        return true;
    }
    if (marked)
        return report_bad(d, f, bad, MSG_decode_bad_utf8);
    if (convert(a, f, 0, "GB18030", &bad_gb))
        return true;
    /* Where the better fitting of the two broke off is where the file is damaged. */
    return report_bad(d, f, bad > bad_gb ? bad : bad_gb, MSG_decode_bad_byte);
}
