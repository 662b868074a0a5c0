#pragma once
/* table - text laid out for a terminal by display width: Chinese characters take two columns.
 * Columns that are too wide are narrowed and their cells wrapped; when that does not do, the least
 * important columns are left out. */
#include "writer.h"

enum { TABLE_COLUMNS = 16 };

struct table_column {
    const char *title;
    int least;                           /* may be narrowed to this; 0: never narrowed */
    /* left out in this order when there is no room: 1 first; 0: never */
    int drop;
    bool right;                          /* numbers */
};

struct table_cell {
    struct span text;                    /* clean: no control characters, no line breaks */
    /* terminal colour, "" for none; written only where colour is wanted */
    const char *style;
};

struct table {
    struct arena *arena;
    struct table_column columns[TABLE_COLUMNS];
    size_t column_count, row_count, room;
    struct table_cell *cells;            /* row by row */
    int widths[TABLE_COLUMNS];           /* found by table_fit(); 0: left out */
    int gap;
};

void table_column(struct table *t, struct table_column c);
struct table_cell *table_row(struct table *t);   /* the cells of a new row, empty */
/* Finds widths for all rows so that a line takes at most `width` columns. */
void table_fit(struct table *t, int width);
void table_write(const struct table *t, struct writer *w, bool colour);        /* titles and rows */
void table_write_rows(const struct table *t, struct writer *w, bool colour);

/* The beginning of *rest that fits into `width` columns, without splitting words or a number from
 * its sign where that can be helped; *rest becomes what is left. */
struct span text_line(struct span *rest, int width);
/* A paragraph: the first line begins where the cursor is, at column `first`, the others are
 * indented. */
void text_paragraph(struct writer *w, struct span text, int first, int indent, int width);

#define STYLE_BOLD "\033[1m"
#define STYLE_DIM "\033[2m"
#define STYLE_RED "\033[31m"
#define STYLE_GREEN "\033[32m"
#define STYLE_YELLOW "\033[33m"
#define STYLE_CYAN "\033[36m"
#define STYLE_NONE "\033[0m"
