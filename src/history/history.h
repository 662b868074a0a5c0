#pragma once
/* history - a SQLite file with every run and every verdict. What stays the same from one run to
 * the next is written once, with the runs it holds for: an unchanged night costs a row, whatever
 * its number. A run is in the file whole or not at all. The only room that includes SQLite. */
#include "diff.h"

struct history;
enum history_use { HISTORY_READ, HISTORY_WRITE };

/* Writing makes the file where there is none. NULL, and a diagnostic: it cannot be used. */
struct history *history_open(struct arena *a, const char *path, enum history_use use,
                             struct diags *d);
void history_close(struct history *h);           /* NULL is fine; what was not kept is undone */

/* Number of the newest run; 0: there is none. -1, and a diagnostic: it cannot be read. */
int64_t history_last(struct history *h);
/* The verdicts of a run. NULL, and a diagnostic: it cannot be read, or there is no such run. */
struct states *history_states(struct arena *a, struct history *h, int64_t run);

/* From begin to keep nobody else writes. All: false, and a diagnostic. */
bool history_begin(struct history *h);
/* Writes a run, and gives `night` its number there and its verdicts the runs since when. */
bool history_record(struct history *h, struct states *night);
bool history_keep(struct history *h);

/* A file made anew from results in this order, in place of what was there. */
bool history_rebuild(struct arena *a, const char *path, const char *const *results, size_t count,
                     struct diags *d);

/* ---- the verdicts over runs (timeline.c) ---- */

struct timeline_options {
    const char *const *indicators; size_t indicator_count;   /* ids or names; none: all */
    const char *const *regions;    size_t region_count;      /* codes or names */
    const struct report_options *report;
};
struct timeline_format {
    const char *name;
    /* False, and a diagnostic: it cannot be read, or nothing is there of what was asked for. */
    bool (*write)(struct history *h, const struct timeline_options *o, struct writer *w);
};
extern const struct timeline_format timeline_formats[];
extern const size_t timeline_format_count;
