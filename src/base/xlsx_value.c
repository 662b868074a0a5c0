/* xlsx - values: how a cell is formatted, and the text that stands for it. */
#include "xlsx_inside.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- formats ---- */

/* Those that have a number only; the others are in the file. */
static enum xlsx_format format_by_number(unsigned long id)
{
    bool date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
                (id >= 50 && id <= 58);
    return id == 9 || id == 10 ? FORMAT_PERCENT : date ? FORMAT_DATE : FORMAT_PLAIN;
}

/* 0.0%; yyyy"年"m"月"; letters in quotes, brackets or behind \ _ * say nothing. */
static enum xlsx_format format_by_code(const char *code)
{
    for (; *code; code++) {
        char close = *code == '"' ? '"' : *code == '[' ? ']' : '\0';
        if (close) {
            const char *end = strchr(code + 1, close);
            if (!end)
                break;
            code = end;
        } else if (strchr("\\_*", *code)) {
            if (!*++code)
                break;
        } else if (*code == '%') {
            return FORMAT_PERCENT;
        } else if (strchr("ymdhsYMDHS", *code)) {
            return FORMAT_DATE;
        }
    }
    return FORMAT_PLAIN;
}

struct styles {
    struct own_format { unsigned long id; enum xlsx_format format; } *own;
    size_t count, room;
    bool in_cells;                       /* in cellXfs: not the styles of styles */
};

static enum xlsx_format format_of(const struct styles *s, unsigned long id)
{
    for (size_t i = s->count; i-- > 0;)
        if (s->own[i].id == id)
            return s->own[i].format;
    return format_by_number(id);
}

static void style_start(struct part *p, const char *name, const char **attributes)
{
    struct styles *s = p->self;
    struct book *b = p->book;
    const char *number = part_attribute(attributes, "numFmtId"),
               *code = part_attribute(attributes, "formatCode");
    unsigned long id = number ? strtoul(number, NULL, 10) : 0;
    if (strcmp(name, "numFmt") == 0 && code && s->count < 4096) {
        LIST_ENLARGE(b->arena, s->own, s->count, s->room);
        s->own[s->count++] = (struct own_format){id, format_by_code(code)};
    } else if (strcmp(name, "cellXfs") == 0) {
        s->in_cells = true;
    } else if (s->in_cells && strcmp(name, "xf") == 0 && b->format_count < 1 << 16) {
        LIST_ENLARGE(b->arena, b->formats, b->format_count, b->format_room);
        b->formats[b->format_count++] = (uint8_t)format_of(s, id);
    }
}

static void style_end(struct part *p, const char *name)
{
    struct styles *s = p->self;
    if (strcmp(name, "cellXfs") == 0)
        s->in_cells = false;
}

bool styles_read(struct book *b, const char *name)
{
    struct styles s = {0};
    struct part p = {.book = b, .name = name, .start = style_start, .end = style_end, .self = &s};
    return part_read(&p, true);
}

/* ---- numbers ---- */

enum { DIGITS = 400, EXACT = 15 };       /* a decimal of 15 digits is the shortest of its double */

struct digits {                          /* 0.DIGITS × 10^point */
    char at[DIGITS];
    int count, point;
    bool minus;
};

/* False: no number. Zeros on both sides are left out. */
static bool digits_read(const char *text, struct digits *n)
{
    bool dot = false, some = false;
    *n = (struct digits){.minus = *text == '-'};
    text += *text == '-' || *text == '+';
    for (; isdigit((unsigned char)*text) || (*text == '.' && !dot); text++) {
        dot |= *text == '.';
        if (*text == '.')
            continue;
        some = true;
        n->point += (n->count || *text != '0') ? !dot : -dot;
        if (n->count || *text != '0') {
            if (n->count == DIGITS)
                return false;
            n->at[n->count++] = *text;
        }
    }
    if (some && (*text == 'e' || *text == 'E')) {
        char *end;
        long exponent = strtol(text + 1, &end, 10);
        if (end == text + 1 || exponent > 999 || exponent < -999)
            return false;
        n->point += (int)exponent;
        text = end;
    }
    while (n->count && n->at[n->count - 1] == '0')
        n->count--;
    return some && !*text;
}

/* More than 15 digits are a double spelt out: the shortest that gives the same one. */
static void shorten(const char *text, struct digits *n)
{
    double x = strtod(text, NULL);
    for (int digits = EXACT; digits <= 17; digits++) {
        char shorter[40];
        snprintf(shorter, sizeof shorter, "%.*e", digits - 1, x);
        if (strtod(shorter, NULL) == x && digits_read(shorter, n))
            return;
    }
}

static struct span number_text(struct book *b, struct span v, bool percent)
{
    enum { LONGEST = 60 };
    struct digits n;
    if (!digits_read(v.at, &n))
        return v;
    if (n.count > EXACT)
        shorten(v.at, &n);
    n.point = n.count ? n.point + (percent ? 2 : 0) : 0;
    if (n.point > LONGEST || n.point < -LONGEST)
        return v;                        /* no number of people's: as the file has it */
    const char *sign = n.minus && n.count ? "-" : "", *mark = percent ? "%" : "";
    int whole = n.point > 0 ? n.point : 0, taken = n.count < whole ? n.count : whole;
    const char *zeros = "000000000000000000000000000000000000000000000000000000000000";
    return span_of(arena_printf(
        b->arena, "%s%s%.*s%.*s%s%.*s%.*s%s", sign, whole ? "" : "0", taken, n.at, whole - taken,
        zeros, n.count > taken ? "." : "", n.count > taken && n.point < 0 ? -n.point : 0, zeros,
        n.count - taken, n.at + taken, mark));
}

/* ---- dates ---- */

/* Days since 1899-12-30, or for the first two months of 1900, where Excel has a 29 February too
 * many, the day before. Gregorian, after Howard Hinnant's civil_from_days(). */
static struct span date_text(struct book *b, struct span v)
{
    char *end;
    double serial = strtod(v.at, &end) + (b->from_1904 ? 1462 : 0);
    if (*end || !(serial >= 1 && serial < 2958466))
        return v;
    long days = (long)serial + (serial < 60) - 25569 + 719468;
    long era = days / 146097, day = days % 146097;
    long year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    long of_year = day - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    long month_day = of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    return span_of(arena_printf(b->arena, "%04ld-%02ld-%02ld", year + era * 400 + (month <= 2),
                                month, month_day));
}

struct span xlsx_value(struct book *b, const char *type, size_t style, struct span v)
{
    if (strcmp(type, "s") == 0) {
        char *end;
        unsigned long number = strtoul(v.at, &end, 10);
        return v.len && !*end && number < b->string_count ? b->strings[number] : SPAN("#REF!");
    }
    if (strcmp(type, "b") == 0)
        return span_is(v, "1") ? SPAN("TRUE") : SPAN("FALSE");
    if (*type && strcmp(type, "n") != 0)
        return v;                        /* str, inlineStr, e, d: as it stands */
    enum xlsx_format format = style < b->format_count ? b->formats[style] : FORMAT_PLAIN;
    return format == FORMAT_DATE ? date_text(b, v) : number_text(b, v, format == FORMAT_PERCENT);
}
