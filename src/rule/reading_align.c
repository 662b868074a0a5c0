/* The printed text behind the folded one. */
#include "reading_inside.h"
#include <string.h>

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The folded characters that a printed one became; blanks become none. */
static size_t folded_characters(const char *printed, size_t len)
{
    char out[64];
    size_t n = 0, bytes = text_fold_into(printed, len, out, sizeof out);
    for (size_t i = 0; i < bytes; i++)
        n += ((unsigned char)out[i] & 0xC0) != 0x80;
    return n;
}

/* Folding drops blanks, so that "end" seems to stand in "spending": from the printed text follows
 * where words begin, and where each folded character came from. Chinese characters begin words
 * anywhere. Where something was mended, the rest may be off by a little: names then stay folded. */
static void align(const char *printed, const char *folded, bool *starts, size_t *origin)
{
    size_t at = 0, len = strlen(printed);
    bool begins = true;
    for (size_t p = 0, n; p < len; p += n) {
        uint32_t code;
        n = utf8_next(printed + p, len - p, &code);
        n = n ? n : 1;
        size_t count = folded_characters(printed + p, n);
        bool word = letter(printed[p]);
        for (; count && folded[at]; count--) {
            starts[at] = begins || !word;
            origin[at] = p;
            begins = false;
            for (at++; ((unsigned char)folded[at] & 0xC0) == 0x80; at++)
                origin[at] = p;
        }
        begins = !word && printed[p] != '-';     /* debt-to-GDP is one word */
    }
    for (size_t end = strlen(folded); at <= end; at++) {
        starts[at] = ((unsigned char)folded[at] & 0xC0) != 0x80;
        origin[at] = len;
    }
}

struct alignment reading_align(struct arena *a, const char *printed, const char *folded)
{
    size_t room = strlen(folded) + 1;
    bool *starts = ARENA_ARRAY(a, bool, room);
    size_t *origin = ARENA_ARRAY(a, size_t, room);
    align(printed, folded, starts, origin);
    return (struct alignment){printed, folded, starts, origin};
}

struct span reading_as_printed(struct arena *a, const struct alignment *l, struct span part)
{
    if (!part.len || part.at < l->folded || part.at + part.len > l->folded + strlen(l->folded))
        return part;
    size_t from = l->origin[part.at - l->folded], to = l->origin[part.at - l->folded + part.len];
    if (to < from)
        return part;
    const char *ignored;
    struct span printed = {l->printed + from, to - from};
    const char *again = language_fold(a, arena_text(a, printed.at, printed.len), &ignored);
    return again && span_is(part, again) ? span_trim(printed) : part;
}
