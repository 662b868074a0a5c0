/* xlsx - a sheet: its cells, and the rows of text that they make. */
#include "xlsx_inside.h"
#include <stdlib.h>
#include <string.h>

/* ---- shared strings ---- */

static void string_start(struct part *p, const char *name, const char **attributes)
{
    bool *phonetic = p->self;            /* how a text is spoken is none of it */
    (void)attributes;
    if (strcmp(name, "rPh") == 0)
        *phonetic = true;
    if (strcmp(name, "t") == 0 && !*phonetic)
        part_keep(p);
}

static void string_end(struct part *p, const char *name)
{
    struct book *b = p->book;
    bool *phonetic = p->self;
    if (strcmp(name, "t") == 0)
        p->keep = false;
    if (strcmp(name, "rPh") == 0)
        *phonetic = false;
    if (strcmp(name, "si") != 0)
        return;
    LIST_ENLARGE(b->arena, b->strings, b->string_count, b->string_room);
    b->strings[b->string_count++] = part_text(p);
}

bool strings_read(struct book *b, const char *name)
{
    bool phonetic = false;
    struct part p = {.book = b, .name = name, .start = string_start, .end = string_end,
                     .self = &phonetic};
    return part_read(&p, true);
}

/* ---- cells ---- */

struct cell_text {
    uint32_t row, column;                /* from 1 */
    struct span text;
};

struct merge {
    uint32_t row, last_row, column;
};

struct grid {
    struct cell_text *cells; size_t count, room;
    struct merge *merges; size_t merge_count, merge_room;
    uint32_t row, column, width;         /* of the cell that is read; of the widest row */
    const char *type;
    size_t style;
    bool phonetic;
};

/* "BC12": false where it is none, or outside of any sheet. */
static bool reference_read(const char **at, uint32_t *row, uint32_t *column)
{
    *row = *column = 0;
    for (; **at >= 'A' && **at <= 'Z' && *column <= XLSX_COLUMNS; ++*at)
        *column = *column * 26 + (uint32_t)(**at - 'A' + 1);
    for (; **at >= '0' && **at <= '9' && *row <= XLSX_ROWS; ++*at)
        *row = *row * 10 + (uint32_t)(**at - '0');
    return *row >= 1 && *row <= XLSX_ROWS && *column >= 1 && *column <= XLSX_COLUMNS;
}

static void start_row(struct part *p, struct grid *g, const char *number)
{
    uint32_t row = number ? (uint32_t)strtoul(number, NULL, 10) : g->row + 1;
    if (row <= g->row || row > XLSX_ROWS)
        part_stop(p, MSG_xlsx_disorder, number ? number : "");
    g->row = row;
    g->column = 0;
}

static void start_cell(struct part *p, struct grid *g, const char **attributes)
{
    const char *at = part_attribute(attributes, "r"), *type = part_attribute(attributes, "t"),
               *style = part_attribute(attributes, "s"), *from = at;
    uint32_t row = g->row, column = g->column + 1;
    if (at && (!reference_read(&at, &row, &column) || *at))
        row = 0;
    if (row != g->row || column <= g->column || column > XLSX_COLUMNS)
        part_stop(p, MSG_xlsx_disorder, from ? from : "");
    g->column = column;
    g->type = arena_text(p->book->arena, type ? type : "", type ? strlen(type) : 0);
    g->style = style ? strtoul(style, NULL, 10) : 0;
    part_text(p);
}

static void add_merge(struct part *p, struct grid *g, const char *at)
{
    struct merge m;
    uint32_t last_column;
    if (!at || !reference_read(&at, &m.row, &m.column) || *at++ != ':' ||
        !reference_read(&at, &m.last_row, &last_column) || m.last_row <= m.row)
        return;
    LIST_ENLARGE(p->book->arena, g->merges, g->merge_count, g->merge_room);
    g->merges[g->merge_count++] = m;
}

static void sheet_start(struct part *p, const char *name, const char **attributes)
{
    struct grid *g = p->self;
    if (strcmp(name, "row") == 0)
        start_row(p, g, part_attribute(attributes, "r"));
    else if (strcmp(name, "c") == 0)
        start_cell(p, g, attributes);
    else if (strcmp(name, "v") == 0 || (strcmp(name, "t") == 0 && !g->phonetic))
        part_keep(p);
    else if (strcmp(name, "rPh") == 0)
        g->phonetic = true;
    else if (strcmp(name, "mergeCell") == 0)
        add_merge(p, g, part_attribute(attributes, "ref"));
}

static void end_cell(struct part *p, struct grid *g)
{
    struct span text = part_text(p);
    if (text.len)
        text = xlsx_value(p->book, g->type, g->style, text);
    if (!span_trim(text).len)
        return;
    if (g->count == XLSX_CELLS) {
        part_stop(p, MSG_xlsx_too_large, p->name);
        return;
    }
    LIST_ENLARGE(p->book->arena, g->cells, g->count, g->room);
    g->cells[g->count++] = (struct cell_text){g->row, g->column, text};
    g->width = g->column > g->width ? g->column : g->width;
}

static void sheet_end(struct part *p, const char *name)
{
    struct grid *g = p->self;
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        p->keep = false;
    else if (strcmp(name, "rPh") == 0)
        g->phonetic = false;
    else if (strcmp(name, "c") == 0)
        end_cell(p, g);
}

/* ---- rows of text ---- */

struct text_out {
    struct arena *arena;
    char *at;
    size_t len, room;
};

static void put(struct text_out *t, const char *at, size_t len)
{
    if (!len)
        return;
    if (t->len + len > t->room) {
        size_t room = (t->len + len) * 2 + 4096;
        t->at = arena_grow(t->arena, t->at, t->room, room);
        t->room = room;
    }
    memcpy(t->at + t->len, at, len);
    t->len += len;
}

/* A line break inside a cell becomes a blank: a row is a line. */
static void put_cell(struct text_out *t, struct span s)
{
    bool quoted = false;
    for (size_t i = 0; i < s.len && !quoted; i++)
        quoted = strchr(",\"\r\n", s.at[i]) != NULL;
    put(t, "\"", quoted);
    for (size_t i = 0; i < s.len; i++) {
        bool end = s.at[i] == '\n' || s.at[i] == '\r';
        put(t, end ? " " : &s.at[i], 1);
        put(t, "\"", s.at[i] == '"');
    }
    put(t, "\"", quoted);
}

struct cover {                           /* a merged cell, in its column */
    uint32_t last_row;
    struct span text;
};

static int by_row(const void *left, const void *right)
{
    const struct merge *a = left, *b = right;
    return a->row != b->row ? (a->row < b->row ? -1 : 1) : (a->column > b->column) -
                                                               (a->column < b->column);
}

/* The cells of one row, of which there is one at least. */
static void put_row(struct text_out *t, const struct grid *g, const struct cell_text *cell,
                    size_t count, struct cover *covers)
{
    uint32_t row = cell->row;
    for (uint32_t column = 1; column <= g->width; column++) {
        struct cover *c = &covers[column];
        put(t, ",", column > 1);
        if (count && cell->column == column) {
            put_cell(t, cell->text);
            if (c->last_row >= row && !c->text.at)
                c->text = cell->text;    /* it is the first row of what covers */
            cell++;
            count--;
        } else if (c->last_row >= row && c->text.at) {
            put_cell(t, c->text);
        }
    }
}

/* With nearly nothing in its cells, a sheet of many rows and one far cell is mostly commas. */
static bool too_many_commas(const struct grid *g)
{
    size_t rows = 0;
    for (size_t i = 0; i < g->count; i++)
        rows += i == 0 || g->cells[i].row != g->cells[i - 1].row;
    return rows * g->width > XLSX_INFLATED;
}

static bool write_rows(struct book *b, struct grid *g, struct text_out *t)
{
    if (too_many_commas(g))
        return diag_error(b->diags, ((struct place){b->path, 0, 0}), MSG_xlsx_too_large, b->path,
                          "A1:XFD1048576");
    struct cover *covers = ARENA_ARRAY(b->arena, struct cover, g->width + 2);
    size_t merge = 0;
    LIST_SORT(g->merges, g->merge_count, by_row);
    uint32_t line = 1;
    for (size_t i = 0, end; i < g->count; i = end) {
        uint32_t row = g->cells[i].row;
        for (; line < row; line++)
            put(t, "\n", 1);
        for (end = i; end < g->count && g->cells[end].row == row; end++)
            ;
        for (; merge < g->merge_count && g->merges[merge].row <= row; merge++)
            if (g->merges[merge].row == row && g->merges[merge].column <= g->width)
                covers[g->merges[merge].column] = (struct cover){g->merges[merge].last_row,
                                                                 {NULL, 0}};
        put_row(t, g, &g->cells[i], end - i, covers);
        if (t->len > XLSX_INFLATED)
            return diag_error(b->diags, ((struct place){b->path, row, 0}), MSG_xlsx_too_large,
                              b->path, "");
    }
    put(t, "\n", g->count > 0);
    return true;
}

bool sheet_read(struct book *b, const char *name, struct span *csv)
{
    struct grid g = {0};
    struct part p = {.book = b, .name = name, .start = sheet_start, .end = sheet_end, .self = &g};
    struct text_out t = {.arena = b->arena};
    if (!part_read(&p, false) || !write_rows(b, &g, &t))
        return false;
    *csv = (struct span){t.at ? t.at : "", t.len};
    return true;
}
