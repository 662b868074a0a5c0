#pragma once
/* The file behind the history; private to this room. */
#include "history.h"
#include <sqlite3.h>

struct history {
    sqlite3 *base;
    const char *path;
    struct diags *diags;
    struct arena *arena;
    bool told;                           /* what is wrong has been said */
};

/* Says what is wrong with the base, once; false. */
bool history_refuse(struct history *h, int code);
bool history_run(struct history *h, const char *sql);
/* NULL after an error. Arguments are bound from 1. To be finalized. */
sqlite3_stmt *history_prepare(struct history *h, const char *sql);
/* A row: true. Behind the last, or after an error (which is told): false. */
bool history_step(struct history *h, sqlite3_stmt *s);
/* Runs a statement that gives no rows, and makes it ready for the next time. */
bool history_do(struct history *h, sqlite3_stmt *s);
void bind_span(sqlite3_stmt *s, int at, struct span text);       /* NULL where text.at is */
void bind_text(sqlite3_stmt *s, int at, const char *text);
void bind_year(sqlite3_stmt *s, int at, int year);               /* NULL for 0 */
struct span column_span(sqlite3_stmt *s, int at);                /* borrowed until the next step */

/* Columns of a verdict, for SELECT and INSERT; past.c reads, record.c writes them. */
#define VERDICT_COLUMNS \
    "verdict, reason, attribute, kind, flags, rule, unit, target, baseline_printed, base_year, " \
    "target_year, value, value_year, measure, progress, settings, series, since"
enum { VERDICT_COLUMN_COUNT = 18 };
/* Fills all but what belongs to the item; `first` is the first of these columns. */
void verdict_read(sqlite3_stmt *s, int first, struct state *out);
void verdict_bind(struct arena *a, sqlite3_stmt *s, int first, const struct state *v);
/* Whether the base would hold the same of both. */
bool verdict_same(const struct state *a, const struct state *b);
