/* fold - the normal form in which printed words are compared (text_fold of text.h). */
#include "text.h"
#include <string.h>
#include <utf8proc.h>

enum { FOLD_LONGEST = 18 };      /* code points that one may decompose into (U+FDFA) */

/* Radicals that PDFs put for whole characters and that NFKC leaves as they are
 * (Unicode's EquivalentUnifiedIdeograph.txt); it mends all of U+2F00..2FD5. */
static const struct {
    uint16_t radical, character;
} radicals[] = {
    {0x2E81, 0x5382}, {0x2E8B, 0x353E}, {0x2E8C, 0x5C0F}, {0x2E8D, 0x5C0F}, {0x2E92, 0x5DF3},
    {0x2E93, 0x5E7A}, {0x2E96, 0x5FC4}, {0x2E97, 0x5FC3}, {0x2E98, 0x624C}, {0x2E99, 0x6535},
    {0x2E9C, 0x65E5}, {0x2E9D, 0x6708}, {0x2EA0, 0x6C11}, {0x2EA1, 0x6C35}, {0x2EA2, 0x6C3A},
    {0x2EA3, 0x706C}, {0x2EAC, 0x793A}, {0x2EAD, 0x793B}, {0x2EAE, 0x7AF9}, {0x2EAF, 0x7CF9},
    {0x2EB6, 0x7F8A}, {0x2EB9, 0x8002}, {0x2EBC, 0x8089}, {0x2EC1, 0x864E}, {0x2EC2, 0x8864},
    {0x2EC4, 0x897F}, {0x2EC5, 0x89C1}, {0x2EC6, 0x89D2}, {0x2EC8, 0x8BA0}, {0x2EC9, 0x8D1D},
    {0x2ECA, 0x8DB3}, {0x2ECB, 0x8F66}, {0x2ECF, 0x9091}, {0x2ED0, 0x9485}, {0x2ED1, 0x9577},
    {0x2ED3, 0x957F}, {0x2ED4, 0x95E8}, {0x2ED8, 0x9752}, {0x2ED9, 0x97E6}, {0x2EDA, 0x9875},
    {0x2EDB, 0x98CE}, {0x2EDC, 0x98DE}, {0x2EDD, 0x98DF}, {0x2EE0, 0x9963}, {0x2EE2, 0x9A6C},
    {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C}, {0x2EE5, 0x9C7C}, {0x2EE6, 0x9E1F}, {0x2EE8, 0x9EA6},
    {0x2EE9, 0x9EC4}, {0x2EEB, 0x6589}, {0x2EEC, 0x9F50}, {0x2EED, 0x6B6F}, {0x2EEE, 0x9F7F},
    {0x2EEF, 0x7ADC}, {0x2EF0, 0x9F99}, {0x2EF2, 0x4E80},
};

static int32_t mend_radical(int32_t code)
{
    if (code < 0x2E80 || code > 0x2EF3)
        return code;
    for (size_t i = 0; i < sizeof radicals / sizeof *radicals; i++)
        if (radicals[i].radical == code)
            return radicals[i].character;
    return code;
}

static bool is_digit(int32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

/* White space, soft hyphens, zero-width characters, variation selectors, BOM: nothing one sees. */
static bool is_nothing(int32_t code)
{
    if (code < 0x80)
        return code == ' ' || (code >= '\t' && code <= '\r');
    const utf8proc_property_t *p = utf8proc_get_property(code);
    return p->ignorable || code == 0x85 || p->category == UTF8PROC_CATEGORY_ZS ||
           p->category == UTF8PROC_CATEGORY_ZL || p->category == UTF8PROC_CATEGORY_ZP;
}

struct fold {
    int32_t *out;
    size_t count, room;
    int32_t before;              /* the last code point read that is something, as it was printed */
    bool kept;                   /* and it was kept out of NFKC */
};

/* Decomposes one code point, except where its digits would join a number beside it: 78³, ①5, 3½. */
static bool fold_one(struct fold *f, int32_t code, int32_t after)
{
    int32_t parts[FOLD_LONGEST];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(mend_radical(code), parts, FOLD_LONGEST,
                                                 UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &boundary);
    if (n < 0 || n > FOLD_LONGEST || f->count + (size_t)n > f->room)
        return false;
    bool plain = n == 0 || is_digit(code) ||
                 utf8proc_get_property(code)->category == UTF8PROC_CATEGORY_ND;
    bool first = !plain && is_digit(parts[0]);
    bool last = !plain && (is_digit(parts[n - 1]) || (first && parts[n - 1] == '.'));
    bool joins = (first && (is_digit(f->before) || f->kept)) || (last && is_digit(after));
    if (joins) {
        parts[0] = code;
        n = 1;
    }
    f->kept = joins;
    f->before = code;
    memcpy(f->out + f->count, parts, (size_t)n * sizeof *parts);
    f->count += (size_t)n;
    return true;
}

/* Combining marks in canonical order (UAX 15): a stable sort of each run of marks by class. */
static void order_marks(int32_t *codes, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        int class = utf8proc_get_property(codes[i])->combining_class;
        for (size_t j = i; class > 0 && j > 0; j--) {
            if (utf8proc_get_property(codes[j - 1])->combining_class <= class)
                break;
            int32_t mark = codes[j];
            codes[j] = codes[j - 1];
            codes[j - 1] = mark;
        }
    }
}

static size_t skip_nothing(const char *at, size_t len, size_t i, int32_t *code)
{
    for (;;) {
        uint32_t next;
        *code = 0;
        if (i >= len)            /* an empty span may have no address */
            return i;
        size_t n = utf8_next(at + i, len - i, &next);
        *code = n ? (int32_t)next : -1;
        if (n == 0 || !is_nothing(*code))
            return i + n;
        i += n;
    }
}

/* Code points of the normal form; false when it does not fit, or is no text. */
static bool fold_codes(struct fold *f, const char *at, size_t len)
{
    int32_t code, after;
    size_t i = skip_nothing(at, len, 0, &code);
    while (code > 0) {
        i = skip_nothing(at, len, i, &after);
        if (!fold_one(f, code, after))
            return false;
        code = after;
    }
    if (code < 0 || i < len || (len && at[len - 1] == 0))
        return false;
    order_marks(f->out, f->count);
    utf8proc_ssize_t n = utf8proc_normalize_utf32(f->out, (utf8proc_ssize_t)f->count,
                                                  UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    f->count = n < 0 ? 0 : (size_t)n;
    return n >= 0;
}

static size_t write_codes(const struct fold *f, char *out, size_t room)
{
    size_t used = 0;
    for (size_t i = 0; i < f->count; i++) {
        if (used + 4 > room)
            return 0;
        used += (size_t)utf8proc_encode_char(f->out[i], (utf8proc_uint8_t *)out + used);
    }
    return used;
}

enum { SHORT_TEXT = 256 };

size_t text_fold_into(const char *at, size_t len, char *out, size_t room)
{
    int32_t codes[SHORT_TEXT];
    struct fold f = {.out = codes, .room = SHORT_TEXT};
    return fold_codes(&f, at, len) ? write_codes(&f, out, room) : 0;
}

char *text_fold(struct arena *a, const char *at, size_t len)
{
    int32_t codes[SHORT_TEXT];
    struct fold f = {.out = codes, .room = SHORT_TEXT};
    struct arena *scratch = NULL;
    if (len > SHORT_TEXT / FOLD_LONGEST) {       /* 3 bytes may become 18 code points */
        size_t most = 0;
        for (size_t i = 0; i < len; i++)
            most += (unsigned char)at[i] < 0x80 ? 1 : 6;
        if (most > SHORT_TEXT) {
            scratch = arena_new();
            f.out = ARENA_ARRAY(scratch, int32_t, most);
            f.room = most;
        }
    }
    char *folded = NULL;
    if (fold_codes(&f, at, len)) {
        folded = arena_alloc(a, f.count * 4 + 1);
        folded[write_codes(&f, folded, f.count * 4 + 1)] = 0;
    }
    arena_free(scratch);
    return folded;
}
