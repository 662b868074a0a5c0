#include "cell.h"
#include <string.h>

enum { CELL_LONGEST = 96 };      /* bytes; longer texts are no cells */

/* Signs with more than one code point; what U+FF01..FF5E are twins of needs no table. */
static const struct {
    uint32_t printed;
    const char *meant;
} twins[] = {
    {0xA0, " "}, {0x3000, " "}, {0xFEFF, ""}, {0x200B, ""}, {0x2212, "-"}, {0x2236, ":"},
    {0xFE55, ":"}, {0xFE63, "-"}, {0xFE62, "+"}, {0xFE61, "*"}, {0x2217, "*"}, {0xFE6A, "%"},
    {0xFE64, "<"}, {0xFE65, ">"}, {0x2267, "≥"}, {0x2A7E, "≥"}, {0x2266, "≤"}, {0x2A7D, "≤"},
};

/* One way to write each sign, into out; length, or 0 when it is too long or not UTF-8. */
static size_t unify(struct span s, char out[CELL_LONGEST])
{
    size_t used = 0;
    for (size_t i = 0, n; i < s.len; i += n) {
        uint32_t code;
        n = utf8_next(s.at + i, s.len - i, &code);
        if (n == 0 || used + 4 > CELL_LONGEST)
            return 0;
        const char *meant = NULL;
        for (size_t k = 0; code > 0x7F && k < sizeof twins / sizeof *twins && !meant; k++)
            if (twins[k].printed == code)
                meant = twins[k].meant;
        if (code >= 0xFF01 && code <= 0xFF5E) {
            out[used++] = (char)(code - 0xFF01 + '!');
        } else if (meant) {
            memcpy(out + used, meant, strlen(meant));
            used += strlen(meant);
        } else {
            memcpy(out + used, s.at + i, n);
            used += n;
        }
    }
    return used;
}

/* ---- cells that are words ---- */

static const struct {
    const char *text;
    enum cell_kind kind;
} words[] = {
    {"", CELL_MISSING}, {"-", CELL_MISSING}, {"--", CELL_MISSING}, {"—", CELL_MISSING},
    {"——", CELL_MISSING}, {"–", CELL_MISSING}, {"/", CELL_MISSING},
    {"pending", CELL_PENDING}, {"尚未公布", CELL_PENDING}, {"暂未公布", CELL_PENDING},
    {"未公布", CELL_PENDING}, {"待定", CELL_PENDING},
    {"是", CELL_YES}, {"yes", CELL_YES}, {"Yes", CELL_YES}, {"YES", CELL_YES},
    {"否", CELL_NO}, {"no", CELL_NO}, {"No", CELL_NO}, {"NO", CELL_NO},
};

static bool starts_with(struct span s, const char *text)
{
    size_t len = strlen(text);
    return s.len >= len && memcmp(s.at, text, len) == 0;
}

static bool ends_with(struct span s, const char *text)
{
    size_t len = strlen(text);
    return s.len >= len && memcmp(s.at + s.len - len, text, len) == 0;
}

/* 待公布, 待省里公布, 待统计 …: somebody is named who has not said it yet. No number may stand in it. */
static bool is_announced(struct span s)
{
    static const char *const endings[] = {"公布", "统计", "发布"};
    if (!starts_with(s, "待"))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] < 0x80)
            return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(s, endings[i]))
            return true;
    return false;
}

static enum cell_kind word_kind(struct span s)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_is(s, words[i].text))
            return words[i].kind;
    return is_announced(s) ? CELL_PENDING : CELL_BAD;
}

/* ---- marks before and behind the number ---- */

struct mark {
    const char *text;
    uint8_t mark;
};

/* The longer of two that begin (or end) alike stands first. */
static const struct mark before[] = {
    {"*", CELL_BORROWED}, {"大约", CELL_APPROXIMATE}, {"约", CELL_APPROXIMATE}, {"近", CELL_APPROXIMATE},
    {">=", CELL_AT_LEAST}, {"≥", CELL_AT_LEAST}, {"不低于", CELL_AT_LEAST},
    {"不少于", CELL_AT_LEAST}, {"不小于", CELL_AT_LEAST}, {"至少", CELL_AT_LEAST},
    {"<=", CELL_AT_MOST}, {"≤", CELL_AT_MOST}, {"不高于", CELL_AT_MOST},
    {"不超过", CELL_AT_MOST}, {"不大于", CELL_AT_MOST}, {"不多于", CELL_AT_MOST},
    {">", CELL_ABOVE}, {"高于", CELL_ABOVE}, {"大于", CELL_ABOVE}, {"超过", CELL_ABOVE},
    {"<", CELL_BELOW}, {"低于", CELL_BELOW}, {"小于", CELL_BELOW}, {"少于", CELL_BELOW},
    {"不足", CELL_BELOW}, {NULL, 0},
};
static const struct mark behind[] = {
    {"*", CELL_BORROWED}, {"左右", CELL_APPROXIMATE}, {"余", CELL_ABOVE},
    {"及以上", CELL_AT_LEAST}, {"或以上", CELL_AT_LEAST}, {"以上", CELL_AT_LEAST},
    {"及以下", CELL_AT_MOST}, {"或以下", CELL_AT_MOST}, {"以下", CELL_AT_MOST},
    {"以内", CELL_AT_MOST}, {"之内", CELL_AT_MOST}, {NULL, 0},
};

/* Takes marks off one end of *s; false when one comes twice. */
static bool take_marks(struct span *s, const struct mark *marks, uint8_t *taken)
{
    bool at_start = marks == before;
    for (const struct mark *m = marks; m->text;) {
        if (!(at_start ? starts_with(*s, m->text) : ends_with(*s, m->text))) {
            m++;
            continue;
        }
        if (*taken & m->mark)
            return false;
        *taken |= m->mark;
        s->len -= strlen(m->text);
        if (at_start)
            s->at += strlen(m->text);
        *s = span_trim(*s);
        m = marks;
    }
    return true;
}

/* Behind the number; 25%左右 has both a sign and a mark. */
static uint8_t take_sign(struct span *s)
{
    uint8_t sign = ends_with(*s, "%") ? CELL_PERCENT : ends_with(*s, "‰") ? CELL_PERMILLE
                                                                          : CELL_NO_SIGN;
    s->len -= sign == CELL_PERCENT ? 1 : sign == CELL_PERMILLE ? strlen("‰") : 0;
    *s = span_trim(*s);
    return sign;
}

static bool read_number(struct span s, struct cell *c)
{
    const char *colon = s.len ? memchr(s.at, ':', s.len) : NULL;
    if (!colon)
        return decimal_read(s, &c->number);
    struct span first = {s.at, (size_t)(colon - s.at)};
    struct span second = {colon + 1, s.len - first.len - 1};
    c->marks |= CELL_RATIO;
    if (c->sign != CELL_NO_SIGN || !decimal_read(span_trim(first), &c->first) ||
        !decimal_read(span_trim(second), &c->number))
        return false;
    return c->first.units > 0 && c->number.units >= 0;
}

static bool one_bound(uint8_t marks)
{
    unsigned bound = marks & CELL_BOUND;
    return (bound & (bound - 1)) == 0;
}

struct cell cell_read(const char *at, size_t len)
{
    struct cell c = {.first = {1, 0}, .kind = CELL_NUMBER};
    struct span s = {at, len};
    if (decimal_read(s, &c.number))
        return c;
    char text[CELL_LONGEST];
    struct span left = {text, unify(s, text)};
    if (len && !left.len) {
        c.kind = CELL_BAD;
        return c;
    }
    left = span_trim(left);
    enum cell_kind word = word_kind(left);
    uint8_t in_front = 0, after = 0;
    bool good = word == CELL_BAD && take_marks(&left, before, &in_front) &&
                take_marks(&left, behind, &after);
    c.marks = in_front | after;
    c.sign = good ? take_sign(&left) : CELL_NO_SIGN;
    if (good && one_bound(c.marks) && read_number(left, &c))
        return c;
    return (struct cell){.first = {1, 0}, .kind = (uint8_t)word};
}

struct num cell_num(struct cell c)
{
    if (!(c.marks & CELL_RATIO))
        return num_of(c.number);
    return num_div(num_of(c.number), num_of(c.first));
}

int cell_places(struct cell c)
{
    return c.number.places;
}
