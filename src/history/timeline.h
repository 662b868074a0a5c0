#pragma once
/* timeline - verdicts over runs, an item at a time; for the formats of `plancheck history`. */
#include "history_inside.h"

struct span_of_runs {                    /* one verdict, and the runs it held for */
    int64_t first, last;
    struct state state;                  /* texts copied */
};

struct timeline {
    struct history *history;
    const struct timeline_options *options;
    int64_t newest;
    sqlite3_stmt *rows;
    bool more;                           /* rows stands on the first row of the next item */
    struct arena *arena;                 /* of the current item */
    struct span_of_runs *list;
    size_t count, room;
};

/* False: told. */
bool timeline_open(struct timeline *t, struct history *h, const struct timeline_options *o);
bool timeline_next(struct timeline *t);          /* the next item; false: behind the last */
void timeline_close(struct timeline *t);
/* --today of a run; NULL: not said. In the item's arena. */
const char *timeline_date(struct timeline *t, int64_t run);

bool timeline_text(struct history *h, const struct timeline_options *o, struct writer *w);
bool timeline_json(struct history *h, const struct timeline_options *o, struct writer *w);
bool timeline_csv(struct history *h, const struct timeline_options *o, struct writer *w);
