#include "table.h"

/* ---- lines ---- */

static bool is_one_of(const char *marks, const char *at, size_t n)
{
    for (size_t left = strlen(marks); left > 0;) {
        uint32_t code;
        size_t size = utf8_next(marks, left, &code);
        if (size == n && memcmp(marks, at, n) == 0)
            return true;
        marks += size;
        left -= size;
    }
    return false;
}

static const char closing[] = "，。；：、）〕】》”’％！？,.;:)]}%‰°";    /* must not begin a line */
static const char opening[] = "（〔【《“‘([{≥≤<>=";                          /* must not end one */

/* Latin letters, digits and what holds a number together. */
static bool holds_together(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == '_' || c == '/' || c == ',' || c == '=' || c == '<' || c == '>' ||
           c == '\'';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Between the character that begins at `before` and the one at `at`, which has n bytes. */
static bool may_break(struct span s, size_t before, size_t at, size_t n)
{
    if (s.at[before] == ' ')             /* but not within 1 000 */
        return !(before && is_digit(s.at[before - 1]) && is_digit(s.at[at]));
    if (s.at[at] == ' ' || is_one_of(closing, s.at + at, n) ||
        is_one_of(opening, s.at + before, at - before))
        return false;
    unsigned char left = (unsigned char)s.at[before], right = (unsigned char)s.at[at];
    bool counted = is_digit(s.at[before]) && right >= 0x80;       /* 10万, 2025年 */
    return !counted && !(holds_together(left) && holds_together(right));
}

struct span text_line(struct span *rest, int width)
{
    struct span s = *rest;
    size_t at = 0, before = 0, good = 0;
    int used = 0;
    while (at < s.len) {
        uint32_t code;
        size_t n = utf8_next(s.at + at, s.len - at, &code);
        n = n ? n : 1;
        int wide = text_width(s.at + at, n);
        if (at && may_break(s, before, at, n))
            good = at;
        if (used + wide > width && at && s.at[at] != ' ')
            break;
        used += wide;
        before = at;
        at += n;
    }
    size_t cut = at == s.len ? s.len : good ? good : at;
    *rest = (struct span){s.at + cut, s.len - cut};
    while (cut > 0 && s.at[cut - 1] == ' ')
        cut--;
    while (rest->len > 0 && rest->at[0] == ' ')
        *rest = (struct span){rest->at + 1, rest->len - 1};
    return (struct span){s.at, cut};
}

void text_paragraph(struct writer *w, struct span text, int first, int indent, int width)
{
    for (int used = first;; used = indent) {
        writer_span(w, text_line(&text, width - used));
        writer_byte(w, '\n');
        if (text.len == 0)
            return;
        writer_repeat(w, " ", (size_t)indent);
    }
}

/* ---- tables ---- */

void table_column(struct table *t, struct table_column c)
{
    t->columns[t->column_count++] = c;
}

struct table_cell *table_row(struct table *t)
{
    t->cells = list_enlarge(t->arena, t->cells, t->row_count, &t->room,
                            t->column_count * sizeof *t->cells);
    struct table_cell *row = t->cells + t->row_count++ * t->column_count;
    for (size_t c = 0; c < t->column_count; c++)
        row[c] = (struct table_cell){{"", 0}, ""};
    return row;
}

static int natural_width(const struct table *t, size_t c)
{
    int widest = text_width(t->columns[c].title, strlen(t->columns[c].title));
    for (size_t r = 0; r < t->row_count; r++) {
        struct span s = t->cells[r * t->column_count + c].text;
        int width = text_width(s.at, s.len);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static int total_width(const struct table *t)
{
    int total = -t->gap;
    for (size_t c = 0; c < t->column_count; c++)
        total += t->widths[c] ? t->widths[c] + t->gap : 0;
    return total;
}

/* What a column could still give. */
static int slack(const struct table *t, size_t c)
{
    return t->columns[c].least && t->widths[c] ? t->widths[c] - t->columns[c].least : 0;
}

/* One column less wide: of the one that can give most. */
static bool narrow_one(struct table *t)
{
    size_t most = 0;
    for (size_t c = 1; c < t->column_count; c++)
        if (slack(t, c) > slack(t, most))
            most = c;
    if (slack(t, most) <= 0)
        return false;
    t->widths[most]--;
    return true;
}

static bool drop_one(struct table *t, bool *kept)
{
    size_t first = t->column_count;
    for (size_t c = 0; c < t->column_count; c++)
        if (kept[c] && t->columns[c].drop &&
            (first == t->column_count || t->columns[c].drop < t->columns[first].drop))
            first = c;
    if (first == t->column_count)
        return false;
    kept[first] = false;
    return true;
}

void table_fit(struct table *t, int width)
{
    int natural[TABLE_COLUMNS];
    bool kept[TABLE_COLUMNS];
    for (size_t c = 0; c < t->column_count; c++) {
        natural[c] = natural_width(t, c);
        kept[c] = true;
    }
    do {
        for (size_t c = 0; c < t->column_count; c++)
            t->widths[c] = kept[c] ? natural[c] : 0;
        t->gap = width < 120 ? 1 : 2;
        while (total_width(t) > width && narrow_one(t))
            continue;
    } while (total_width(t) > width && drop_one(t, kept));
}

static void write_piece(const struct table *t, size_t c, struct span piece, const char *style,
                        bool last, struct writer *w)
{
    int pad = t->widths[c] - text_width(piece.at, piece.len);
    size_t spaces = pad > 0 ? (size_t)pad : 0;
    if (t->columns[c].right)
        writer_repeat(w, " ", spaces);
    writer_string(w, piece.len ? style : "");
    writer_span(w, piece);
    writer_string(w, piece.len && *style ? STYLE_NONE : "");
    if (!t->columns[c].right && !last)
        writer_repeat(w, " ", spaces);
}

/* A cell gets so many lines; what is left then ends in "…". */
enum { MOST_LINES = 8 };

static struct span cut_short(const struct table *t, struct span *rest, int width)
{
    struct writer *w = writer_memory(t->arena);
    writer_span(w, text_line(rest, width - 1));
    WRITER_LITERAL(w, "…");
    rest->len = 0;
    return writer_text(w);
}

/* Cells that do not fit go on in further lines of the same row. */
static void write_row(const struct table *t, const struct table_cell *cells, bool colour,
                      struct writer *w)
{
    struct span rest[TABLE_COLUMNS];
    bool more = true;
    for (size_t c = 0; c < t->column_count; c++)
        rest[c] = t->widths[c] ? cells[c].text : (struct span){"", 0};
    for (int line = 1; more; line++) {
        size_t last = 0,
               owed = 0; /* blanks are written only before something: no line ends in one */
        more = false;
        for (size_t c = 0; c < t->column_count; c++)
            last = rest[c].len ? c : last;
        for (size_t c = 0; c <= last; c++) {
            if (!t->widths[c])
                continue;
            writer_repeat(w, " ", owed);
            bool cut = line == MOST_LINES && text_width(rest[c].at, rest[c].len) > t->widths[c];
            struct span piece =
                cut ? cut_short(t, &rest[c], t->widths[c]) : text_line(&rest[c], t->widths[c]);
            write_piece(t, c, piece, colour ? cells[c].style : "", c == last, w);
            owed = (size_t)t->gap;
            more |= rest[c].len > 0;
        }
        writer_byte(w, '\n');
    }
}

void table_write_rows(const struct table *t, struct writer *w, bool colour)
{
    for (size_t r = 0; r < t->row_count; r++)
        write_row(t, t->cells + r * t->column_count, colour, w);
}

void table_write(const struct table *t, struct writer *w, bool colour)
{
    struct table_cell titles[TABLE_COLUMNS];
    for (size_t c = 0; c < t->column_count; c++)
        titles[c] = (struct table_cell){span_of(t->columns[c].title), STYLE_DIM};
    write_row(t, titles, colour, w);
    table_write_rows(t, w, colour);
}
