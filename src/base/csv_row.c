/* csv - rows: a fast road over blocks of 64 bytes for those without quotes, a careful one for
 * others. */
#include "csv_inside.h"
#include <stdio.h>

enum row { ROW_GOOD, ROW_BLANK, ROW_RAGGED, ROW_QUOTED, ROW_WRONG };

void csv_seek(struct csv *c, const char *at, const char *end, uint32_t line)
{
    c->at = c->row = c->block = at;
    c->end = end;
    c->line = c->next_line = line;
    c->marks = csv_marks(at, end);
}

static enum row row_kind(const struct csv *c, size_t count, const char *end)
{
    if (end == c->row)
        return ROW_BLANK;
    return count == c->width ? ROW_GOOD : ROW_RAGGED;
}

static void put_field(struct csv *c, size_t number, const char *from, const char *to)
{
    if (number < c->width)
        c->fields[number] = (struct span){from, (size_t)(to - from)};
}

/* Where the next mark is looked for. */
struct cursor {
    const char *block, *end;
    uint64_t marks;
};

/* On to a block with marks; false: there are no more. */
static inline bool has_mark(struct cursor *k)
{
    while (!k->marks) {
        if (k->end - k->block <= CSV_BLOCK)
            return false;
        k->block += CSV_BLOCK;
        k->marks = csv_marks(k->block, k->end);
    }
    return true;
}

static inline const char *take_mark(struct cursor *k)
{
    const char *mark = k->block + __builtin_ctzll(k->marks);
    k->marks &= k->marks - 1;
    return mark;
}

static inline const char *next_mark(struct cursor *k)
{
    return has_mark(k) ? take_mark(k) : k->end;
}

/* The next field, if that is what ends it. */
static inline bool quick_field(struct cursor *k, const char **field, char end, struct span *to)
{
    if (!has_mark(k))
        return false;
    const char *from = *field, *mark = take_mark(k);
    *to = (struct span){from, (size_t)(mark - from)};
    *field = mark + 1;
    return *mark == end;
}

/* Nearly every row: as wide as the header, with nothing but commas between its fields and a line
 * feed behind them. False: nothing is changed, row_plain() has to look at it. */
static inline bool row_quick(struct csv *c)
{
    struct cursor k = {c->block, c->end, c->marks};
    const char *field = c->at;
    struct span *to = c->fields, *last = to + c->width - 1;
    for (; to < last; to++)
        if (!quick_field(&k, &field, ',', to))
            return false;
    if (!quick_field(&k, &field, '\n', to) || field == c->row + 1)
        return false;                    /* not so, or blank */
    c->block = k.block;
    c->marks = k.marks;
    c->at = field;
    return true;
}

/* The mark behind a quoted field, whose first quote was the last mark; NULL where it holds more
 * than letters and commas. */
static const char *behind_quoted(struct cursor *k)
{
    const char *close;
    do
        close = next_mark(k);
    while (close < k->end && *close == ',');
    if (close == k->end || *close != '"' || next_mark(k) != close + 1)
        return NULL;
    return close + 1 == k->end || (close[1] != '"' && close[1]) ? close + 1 : NULL;
}

/* A row without NUL, and without quotes but those around a field; any other is left to
 * row_careful(). */
static enum row row_plain(struct csv *c, size_t *count)
{
    struct cursor k = {c->block, c->end, c->marks};
    const char *field = c->at, *mark;
    size_t n = 0;
    for (;; field = mark + 1) {
        mark = next_mark(&k);
        bool quoted = mark < c->end && mark == field && *mark == '"';
        if (quoted && !(mark = behind_quoted(&k)))
            return ROW_QUOTED;
        put_field(c, n++, field + quoted, mark - quoted);
        if (mark == c->end || *mark == '\n' || *mark == '\r')
            break;
        if (*mark != ',')
            return ROW_QUOTED;
    }
    enum row kind = row_kind(c, n, mark);
    if (mark < c->end && *mark == '\r' && mark + 1 < c->end && mark[1] == '\n')
        mark = next_mark(&k);
    c->block = k.block;
    c->marks = k.marks;
    c->at = mark < c->end ? mark + 1 : mark;
    *count = n;
    return kind;
}

static const char *line_end(const char *at, const char *end)
{
    while (at < end && *at != '\n' && *at != '\r')
        at++;
    return at;
}

static const char *after_line_end(const char *at, const char *end)
{
    if (at < end && *at == '\r' && at + 1 < end && at[1] == '\n')
        return at + 2;
    return at < end ? at + 1 : at;
}

static uint32_t lines_between(const char *at, const char *to, const char *end)
{
    uint32_t n = 0;
    for (at = line_end(at, to); at < to; at = line_end(at, to), n++)
        at = after_line_end(at, end);
    return n;
}

static uint32_t column_of(const char *line, const char *at)
{
    uint32_t n = 1;
    for (; line < at; line++)
        n += (*line & 0xC0) != 0x80;
    return n;
}

/* The number of the cell that it belongs to. */
static uint32_t cell_of(const char *line, const char *at)
{
    uint32_t n = 1;
    bool quoted = false;
    for (; line < at; line++) {
        quoted ^= *line == '"';
        n += *line == ',' && !quoted;
    }
    return n;
}

/* Line and column of a byte of the current row. */
static struct place place_at(const struct csv *c, const char *at)
{
    const char *line = at;
    while (line > c->row && line[-1] != '\n' && line[-1] != '\r')
        line--;
    return (struct place){c->file, c->line + lines_between(c->row, line, c->end),
                          c->cells ? cell_of(line, at) : column_of(line, at)};
}

/* Not in the middle of a character. */
static const char *character_at(const char *at, const char *begin)
{
    while (at > begin && (*at & 0xC0) == 0x80)
        at--;
    return at;
}

/* The line of `at` under the diagnostic added last; of a long one what lies around it. */
static void show_line(const struct csv *c, const char *at, const char *to)
{
    enum { BEFORE = 200, LONGEST = 400 };
    if (!c->diags->last_kept)
        return;
    const char *line = at, *end = line_end(at, c->end);
    while (line > c->row && line[-1] != '\n' && line[-1] != '\r')
        line--;
    bool far = at - line > BEFORE;
    const char *from = far ? character_at(at - BEFORE, line) : line;
    const char *until = end - from > LONGEST ? character_at(from + LONGEST, from) : end;
    to = to < end ? to : end;
    diag_source(c->diags,
                arena_printf(c->diags->arena, "%s%.*s", far ? "…" : "", (int)(until - from), from),
                column_of(at, to) - 1);
    if (c->cells || far)
        diag_caret(c->diags, column_of(from, at) + far);
}

/* Something wrong at `at`. Reading goes on behind its line, or, where a quoted field runs over
 * several lines, behind the line where that opened: a forgotten quote must not hide the rest of
 * the file. */
static enum row row_wrong(struct csv *c, const char *at, const char *opened, enum message_id id)
{
    char line[16];
    struct place here = place_at(c, at);
    snprintf(line, sizeof line, "%u", opened ? place_at(c, opened).line : here.line);
    diag_error(c->diags, here, id, line);
    show_line(c, at, at + 1);
    const char *resume = after_line_end(line_end(opened ? opened : at, c->end), c->end);
    uint32_t next = place_at(c, opened ? opened : at).line + 1;
    c->at = c->block = resume;
    c->marks = csv_marks(resume, c->end);
    c->next_line = next;
    return ROW_WRONG;
}

/* Two quotes stand for one. */
static struct span unescape(struct csv *c, const char *at, size_t len)
{
    char *text = arena_alloc(c->arena, len), *to = text;
    for (size_t i = 0; i < len; i++) {
        *to++ = at[i];
        i += at[i] == '"';
    }
    return (struct span){text, (size_t)(to - text)};
}

/* The quoted field that opens at *at; afterwards *at is behind its closing quote. A NULL span:
 * it has none. */
static struct span quoted_field(struct csv *c, const char **at)
{
    const char *from = *at + 1, *to = from;
    bool doubled = false;
    for (;; to += 2, doubled = true) {
        to = memchr(to, '"', (size_t)(c->end - to));
        if (!to)
            return (struct span){NULL, 0};
        if (to + 1 == c->end || to[1] != '"')
            break;
    }
    *at = to + 1;
    size_t len = (size_t)(to - from);
    return doubled ? unescape(c, from, len) : (struct span){from, len};
}

static bool ends_field(const char *at, const char *end)
{
    return at == end || *at == ',' || *at == '\n' || *at == '\r';
}

/* One field at *at, of either kind; ROW_GOOD and *at at what ends it, or the row is wrong. */
static enum row careful_field(struct csv *c, const char **at, size_t number)
{
    const char *from = *at, *to = from;
    struct span text = {from, 0};
    if (from < c->end && *from == '"') {
        text = quoted_field(c, &to);
        if (!text.at)
            return row_wrong(c, from, from, MSG_csv_quote_unclosed);
        if (!ends_field(to, c->end))
            return row_wrong(c, to, from, MSG_csv_text_after_quote);
    } else {
        while (!ends_field(to, c->end) && *to != '"')
            to++;
        if (!ends_field(to, c->end))
            return row_wrong(c, to, NULL, MSG_csv_quote_inside);
        text.len = (size_t)(to - from);
    }
    const char *nul = memchr(from, '\0', (size_t)(to - from));
    if (nul)
        return row_wrong(c, nul, NULL, MSG_csv_nul);
    if (number < c->width)
        c->fields[number] = text;
    *at = to;
    return ROW_GOOD;
}

static enum row row_careful(struct csv *c, size_t *count)
{
    const char *at = c->at;
    for (*count = 0;; at++) {
        if (careful_field(c, &at, (*count)++) == ROW_WRONG)
            return ROW_WRONG;
        if (at == c->end || *at != ',')
            break;
    }
    enum row kind = row_kind(c, *count, at);
    c->next_line = c->line + lines_between(c->row, at, c->end) + 1;
    c->at = c->block = after_line_end(at, c->end);
    c->marks = csv_marks(c->at, c->end);
    return kind;
}

static void report_ragged(const struct csv *c, size_t count)
{
    char found[24], wanted[24];
    snprintf(found, sizeof found, "%zu", count);
    snprintf(wanted, sizeof wanted, "%zu", c->width);
    diag_error(c->diags, ((struct place){c->file, c->line, 0}), MSG_csv_ragged, found, wanted);
    show_line(c, c->row, c->row);
}

static void row_begin(struct csv *c)
{
    c->row = c->at;
    c->line = c->next_line++;
}

static enum row row_any(struct csv *c, size_t *count)
{
    enum row kind = row_plain(c, count);
    return kind == ROW_QUOTED ? row_careful(c, count) : kind;
}

bool csv_next(struct csv *c)
{
    while (c->at < c->end) {
        size_t count;
        row_begin(c);
        if (row_quick(c))
            return true;
        enum row kind = row_any(c, &count);
        if (kind == ROW_GOOD)
            return true;
        if (kind == ROW_RAGGED)
            report_ragged(c, count);
    }
    return false;
}

bool csv_header(struct csv *c, size_t room)
{
    c->width = room;
    while (c->at < c->end) {
        size_t count;
        row_begin(c);
        enum row kind = row_any(c, &count);
        if (kind == ROW_BLANK)
            continue;
        c->width = count;
        return kind != ROW_WRONG && count <= room;
    }
    return false;
}

/* A field of the row read last as it stands in the file (its span may lie in the arena). */
static const char *field_in_file(const struct csv *c, int number, const char **to)
{
    const char *at = c->row;
    for (;; at++, number--) {
        bool quoted = at < c->end && *at == '"';
        *to = at + quoted;
        while (*to < c->end && (quoted || !ends_field(*to, c->end))) {
            quoted ^= **to == '"';
            ++*to;
        }
        if (number == 0)
            return at;
        at = *to;
    }
}

struct place csv_place(const struct csv *c, const struct csv_column *column)
{
    const char *to;
    if (!column || column->index < 0)
        return (struct place){c->file, c->line, 0};
    return place_at(c, field_in_file(c, column->index, &to));
}

void csv_show(const struct csv *c, const struct csv_column *column)
{
    const char *at = c->row, *to = at;
    if (column && column->index >= 0)
        at = field_in_file(c, column->index, &to);
    show_line(c, at, to);
}
