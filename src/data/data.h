#pragma once
/* data - reported values: region × indicator × year. Filled row by row, then sealed: all rows of
 * a region and indicator side by side, by year and by place in the files, so that the order of
 * files and rows changes nothing. They lie in pages that workers read. */
#include "../plan/plan.h"

struct observation {             /* 24 bytes */
    int64_t units;               /* the number: units / 10^places */
    int8_t places;
    uint8_t kind, marks;         /* of its cell (base/cell.h) */
    uint8_t file;                /* number in store.files; 255 files at most, then an error */
    int16_t year;
    uint8_t sign;                /* a % behind the number (enum cell_sign) */
    uint8_t unused;
    uint32_t line;               /* in the file */
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
    struct pages rows;           /* struct observation[], series by series */
    size_t row_count;
    struct observation_more *more; size_t more_count;
    const char **files;          size_t file_count;
    int newest_year, oldest_year;        /* of all rows with a value; 0: none */
    struct store_index *index;
};

struct series {                  /* all rows of a region and indicator; by year, file and line */
    const struct observation *list;
    size_t count;
};

/* Reads reported CSV files (long form: region, indicator, year, value and optional columns) into
 * one store. Regions not yet known are added to the project, named by a column region_name; an
 * unknown region *name* or indicator is an error with a suggestion (without a catalogue the
 * indicator is made up). A bad value stays in the store as CELL_BAD, so that its verdict says
 * so. Files are read in the order of their names; their hashes are had by project_settle_inputs().
 * False when no file could be read. */
bool store_load(struct store *s, struct project *p, const char *const *paths, size_t n,
                struct diags *d);
struct series store_series(const struct store *s, uint32_t region, uint32_t indicator);
struct cell observation_cell(const struct store *s, const struct observation *o);
void store_free(struct store *s);
