#pragma once
/* csv - RFC 4180 in one pass over bytes in memory: header first, every row as wide as the
 * header. Strict: a ragged row, a NUL, text after a closing quote, an unclosed quote are located
 * errors, and the reader goes on with the next row where it safely can. Bytes are UTF-8 when
 * they get here (see decode.h). */
#include "file.h"

struct csv {
    const char *file;                    /* for diagnostics */
    const char *at, *end;                /* what is left to read */
    uint32_t line;                       /* of the row read last, from 1 */
    const char *row;                     /* first byte of the row read last */
    struct span *fields;                 /* of that row; quoted fields unescaped into the arena */
    size_t width;                        /* columns of the header */
    struct arena *arena;
    struct diags *diags;
    uint32_t next_line;                  /* of the row to be read next */
    bool cells;                          /* of a sheet: a column of a place is a cell's number */
    const char *block;                   /* 64 bytes whose marks are known (csv_inside.h) … */
    uint64_t marks;                      /* … and those not yet passed */
};

/* A column by name; aliases are the other names it goes by (NULL at the end). */
struct csv_column {
    const char *name;
    const char *const *aliases;
    bool required;
    int index;                           /* filled: -1 when absent */
};

/* Reads the header and finds the columns; false when there is no header or a required column is
 * missing (diagnostic names it, and the nearest header field). Unknown columns: a warning each,
 * unless `lenient`. */
bool csv_open(struct csv *c, const struct file *f, struct csv_column *columns, size_t n,
              bool lenient, struct arena *a, struct diags *d);
bool csv_next(struct csv *c);            /* false at the end; wrong rows: reported, left out */

/* All of the row read last. A column that is absent has an empty field. */
static inline struct span csv_field(const struct csv *c, const struct csv_column *column)
{
    if (column->index < 0)
        return (struct span){"", 0};
    struct span s = c->fields[column->index];
    if (!s.len || ((signed char)s.at[0] > ' ' && (signed char)s.at[s.len - 1] > ' '))
        return s;
    return span_trim(s);                 /* other than ASCII at an end, or a blank */
}
struct place csv_place(const struct csv *c, const struct csv_column *column);
/* Under the newest diagnostic. */
void csv_show(const struct csv *c, const struct csv_column *column);

/* Says that a column is missing, for those required only sometimes; false. Before csv_next(). */
bool csv_missing(struct csv *c, const struct csv_column *column);

/* The same rows from another place on: what a second reader of one file starts with
 * (data/load.c). `at` must be the first byte of a row; lines are counted from `line`. */
void csv_seek(struct csv *c, const char *at, const char *end, uint32_t line);
