#pragma once
/* data_inside - what the files of this room share: names.c finds regions and indicators, row.c
 * and careful.c read a row, load.c whole files, seal.c sorts and indexes. */
#include "data.h"
#include "../base/csv.h"

/* While loading: rows of one region and indicator in lines one behind the other. Sealed: all rows
 * of them, in an order that may have to be listed. */
struct group {
    uint32_t region, indicator;
    uint32_t first;                      /* number of its first row; listed: place in the list */
    uint32_t count : 31, listed : 1;
};

struct store_index {
    struct pages groups;                 /* struct group[]; sealed: by region and indicator */
    size_t group_count;
    bool disordered;                     /* somewhere within a run of rows a year goes down */
    struct pages numbers;                /* uint32_t[]: rows of the groups that are listed */
    const struct group *seen;            /* groups first_seen … end_seen - 1: store_look() */
    uint32_t first_seen, end_seen;
    struct pages group_room;
    struct pages region_first;           /* uint32_t[region_count + 1]: of its groups */
    uint32_t region_count;
    struct pages usual;                  /* uint32_t[indicator_count]: mostly its place */
    uint32_t indicator_count;
    struct pages wide;                   /* struct observation[] */
    struct pages more;                   /* struct observation_more[] */
    struct intern *texts;                /* units, sources, notes, printed cells */
    struct arena *arena;                 /* of the texts */
    uint32_t *shared;                    /* hash table of entries of `more` that are only words */
    size_t shared_count, shared_room;
};

/* ---- names.c: what stands in a region or indicator column, as a number.
 * NO_NUMBER: unknown, and already reported. ---- */

struct name_guess {
    struct span text;
    uint32_t number;
};

struct names {
    struct arena *arena;
    struct intern *met;                  /* as they stand in files; all texts here are its */
    uint32_t *numbers;                   /* of each met */
    size_t room;
    const struct project *regions_of;    /* NULL: these are indicators */
    struct name_guess *after;            /* of each indicator: which one followed it last time */
    size_t after_count;
    struct span last, guess;             /* of the row before; what may come when that does not */
    uint32_t last_number, guess_number;
};

struct names names_new(struct arena *a, const struct project *regions_of, size_t numbers);
void names_put(struct names *n, struct span text, uint32_t number);
bool names_find_other(struct names *n, struct span text, uint32_t *number);

static inline bool names_find(struct names *n, struct span text, uint32_t *number)
{
    *number = n->last_number;            /* false: not met yet */
    return span_same(text, n->last) || names_find_other(n, text, number);
}

/* ---- columns.c ---- */

enum column {
    COLUMN_REGION, COLUMN_INDICATOR, COLUMN_YEAR, COLUMN_VALUE, COLUMN_UNIT, COLUMN_EVENTS,
    COLUMN_POPULATION, COLUMN_SE, COLUMN_SOURCE, COLUMN_NOTE, COLUMN_REGION_CODE,
    COLUMN_REGION_NAME, COLUMN_COUNT
};

/* The last columns of a row of one indicator, mostly the same in every region: unit and source. */
struct tail {
    struct kept_text text;
    uint32_t more;
};

struct reader {
    struct store *store;
    struct project *project;
    struct diags *diags;
    struct arena *scratch;               /* lives as long as the load */
    struct csv csv;
    struct csv_column columns[COLUMN_COUNT];
    struct names regions, indicators;
    struct tail *tails;                  /* by indicator; of this file */
    uint32_t tail_count;                 /* indicators known before the data came */
    int last_core;                       /* the last of region, indicator, year and value … */
    bool has_tail;                       /* … behind which all others stand */
    uint32_t line_0;                     /* of the file: numbers of rows begin there */
    uint32_t region, indicator;          /* of the row put last */
    int year;
    size_t careful_rows;                 /* those that took their time */
    unsigned suggestions;                /* made so far */
};

bool reader_open(struct reader *r, const struct file *f);       /* header and columns */
static inline bool reader_has(const struct reader *r, enum column which)
{
    return r->columns[which].index >= 0;
}

/* ---- row.c ---- */

struct row {
    struct packed_row packed;
    uint32_t region, indicator;
    bool has_value;                      /* its year counts as one that is reported */
};

/* The row that csv_next() has just read, into the store; false when it is none, or a wrong one. */
bool reader_row(struct reader *r);
static inline uint32_t reader_number(const struct reader *r)
{
    return r->line_0 + r->csv.line;
}
void reader_put(struct reader *r, const struct row *row);
void reader_add_run(struct store *s, const struct group *run);
static inline void store_note_year(struct store *s, int year)
{
    if (!s->newest_year || year > s->newest_year)
        s->newest_year = year;
    if (!s->oldest_year || year < s->oldest_year)
        s->oldest_year = year;
}
bool reader_tail(const struct reader *r, struct span *tail);
bool quick_row(struct reader *r, struct row *row);      /* false: careful_row() has to look at it */
bool quick_year(struct span s, int16_t *year);
bool quick_number(struct span s, struct decimal *number);

/* ---- careful.c: a row with everything that may be wrong with it ---- */

bool careful_row(struct reader *r, struct row *row);

/* ---- parts.c: a large file read by several processes ---- */

bool parts_read(struct reader *r, const struct file *f, bool *fine);  /* false: not for this file */

/* ---- more.c: what only some rows have ---- */

void more_open(struct store *s, struct arena *a);
uint32_t more_add(struct store *s, const struct observation_more *m);    /* 0: nothing to add */
const char *more_text(struct store *s, struct span text);                /* NULL for an empty one */

/* ---- look.c ---- */

void look_open(struct store *s);

/* ---- seal.c ---- */

void store_seal(struct store *s, const struct project *p);
