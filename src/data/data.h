#pragma once
/* data - reported values: region × indicator × year. Filled row by row, then sealed: all rows of
 * a region and indicator as a series, by year and by place in the files, so that the order of
 * files and rows changes nothing. They lie in pages that workers read.
 *
 * The number of a row is that of its line, counted through all files: a row stays where it was
 * read, and needs no word on where that was. */
#include "../plan/plan.h"
#include "rows.h"

struct observation {             /* a row, unpacked */
    int64_t units;               /* the number: units / 10^places */
    int8_t places;
    uint8_t kind, marks;         /* of its cell (base/cell.h) */
    uint8_t sign;                /* a % behind the number (enum cell_sign) */
    int16_t year;
    uint32_t more;               /* number in store.more, 0: none */
};

struct observation_more {        /* what only some rows have */
    struct decimal first;        /* a ratio's first term */
    struct decimal events, population, se;
    bool has_events, has_se;
    const char *unit, *source, *note;    /* NULL: not said */
    const char *printed;         /* the cell as it stood, where it is not a plain number */
};

/* Is its year one of which something is reported? Events of a population are a value, too. */
static inline bool observation_has_value(const struct observation *o,
                                         const struct observation_more *more)
{
    return o->kind == CELL_NUMBER || (o->more && more[o->more].has_events);
}

struct store {
    struct pages rows;           /* struct packed_row[], by number; 0 where a line is none */
    size_t row_count;            /* the largest number, and 1 */
    const struct packed_row *seen;       /* those from number first_seen on: store_look() */
    uint32_t first_seen, seen_count;
    struct pages seen_room;
    const struct observation *wide;      /* rows that do not fit there */
    struct observation_more *more; size_t more_count;
    const char **files;          size_t file_count;
    uint32_t *line_0;            /* of each file: the number of its first line, less 1 */
    int newest_year, oldest_year;        /* of all rows with a value; 0: none */
    struct store_index *index;
};

struct series {                  /* all rows of a region and indicator; by year, file and line */
    const uint32_t *numbers;     /* NULL: first, first + 1, … */
    uint32_t first;
    size_t count;
};
static inline uint32_t series_number(struct series s, size_t i)
{
    return s.numbers ? s.numbers[i] : s.first + (uint32_t)i;
}

static inline const struct packed_row *store_packed(const struct store *s, uint32_t number)
{
    return number - s->first_seen < s->seen_count
               ? &s->seen[number - s->first_seen]
               : (const struct packed_row *)s->rows.at + number;
}

/* Reads reported CSV files (long form: region, indicator, year, value and optional columns) into
 * one store. Regions not yet known are added to the project, named by a column region_name; an
 * unknown region *name* or indicator is an error with a suggestion (without a catalogue the
 * indicator is made up). A bad value stays in the store as CELL_BAD, so that its verdict says
 * so. Files are read in the order of their names; their hashes are had by project_settle_inputs().
 * False when no file could be read. */
bool store_load(struct store *s, struct project *p, const char *const *paths, size_t n,
                struct diags *d);
struct series store_series(const struct store *s, uint32_t region, uint32_t indicator);
/* For a process that asks for `series` series of regions low … high: reads all their rows at once,
 * where they lie together and are not many more. It can do so while it can read these pages
 * (arena.h). */
void store_look(struct store *s, uint32_t low, uint32_t high, size_t series);
size_t store_read_pages(struct store *s, struct pages *list[2]);
struct observation store_row(const struct store *s, uint32_t number);
/* Which file it stands in; its line is the number less s->line_0[file]. */
uint8_t store_file(const struct store *s, uint32_t number);
struct cell observation_cell(const struct store *s, const struct observation *o);
void store_free(struct store *s);
