/* The file: opening, making, errors. */
#include "history_inside.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    APPLICATION = 0x506c6e43,            /* "PlnC" */
    VERSION = 1,                         /* of the tables below */
    PATIENCE = 60000                     /* milliseconds to wait for another run */
};

/* `last` is NULL while a row holds; partial indexes find these, so that an old base is no slower
 * than a new one. */
static const char tables[] =
    "CREATE TABLE run (number INTEGER PRIMARY KEY, as_of INTEGER, today TEXT, pass INTEGER,"
    " fail INTEGER, on_track INTEGER, off_track INTEGER, undetermined INTEGER, no_data INTEGER,"
    " not_applicable INTEGER, error INTEGER);"
    "CREATE TABLE part (kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,"
    " first INTEGER NOT NULL, last INTEGER);"
    "CREATE UNIQUE INDEX part_now ON part (kind, name) WHERE last IS NULL;"
    "CREATE TABLE item (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, plan TEXT NOT NULL,"
    " region TEXT NOT NULL, region_name TEXT, indicator TEXT NOT NULL, name TEXT, name_en TEXT);"
    "CREATE INDEX item_indicator ON item (indicator);"
    "CREATE TABLE verdict (number INTEGER PRIMARY KEY, item INTEGER NOT NULL REFERENCES item,"
    " first INTEGER NOT NULL, last INTEGER, since INTEGER NOT NULL, verdict TEXT NOT NULL,"
    " reason TEXT NOT NULL, attribute TEXT, kind TEXT NOT NULL, flags TEXT NOT NULL, rule TEXT,"
    " unit TEXT, target TEXT, baseline_printed TEXT, base_year INTEGER, target_year INTEGER,"
    " value TEXT, value_year INTEGER, measure TEXT, progress TEXT, settings TEXT, series TEXT);"
    "CREATE UNIQUE INDEX verdict_of ON verdict (item, first);"
    "CREATE UNIQUE INDEX verdict_now ON verdict (item) WHERE last IS NULL;";

/* ---- errors ---- */

bool history_refuse(struct history *h, int code)
{
    static const struct { int code; enum message_id id; } known[] = {
        {SQLITE_BUSY, MSG_history_busy},         {SQLITE_LOCKED, MSG_history_busy},
        {SQLITE_READONLY, MSG_history_read_only}, {SQLITE_PERM, MSG_history_read_only},
        {SQLITE_FULL, MSG_history_full},         {SQLITE_IOERR, MSG_history_full},
        {SQLITE_NOTADB, MSG_history_no_base},    {SQLITE_CORRUPT, MSG_history_broken},
        {SQLITE_CANTOPEN, MSG_history_cannot_open}, {SQLITE_CONSTRAINT, MSG_history_broken},
        {SQLITE_ERROR, MSG_history_broken},
    };
    struct place at = {.file = h->path};
    const char *why = h->base ? sqlite3_errmsg(h->base) : "";
    if (h->told)
        return false;
    h->told = true;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].code == (code & 0xff))
            return diag_error(h->diags, at, known[i].id, why);
    return diag_error(h->diags, at, MSG_history_failed, why);
}

/* ---- statements ---- */

bool history_run(struct history *h, const char *sql)
{
    int code = sqlite3_exec(h->base, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || history_refuse(h, code);
}

sqlite3_stmt *history_prepare(struct history *h, const char *sql)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(h->base, sql, -1, &s, NULL);
    if (code != SQLITE_OK)
        history_refuse(h, code);
    return s;
}

bool history_step(struct history *h, sqlite3_stmt *s)
{
    int code = s ? sqlite3_step(s) : SQLITE_DONE;
    return code == SQLITE_ROW || (code != SQLITE_DONE && history_refuse(h, code));
}

bool history_do(struct history *h, sqlite3_stmt *s)
{
    history_step(h, s);
    sqlite3_reset(s);
    return !h->told;
}

void bind_span(sqlite3_stmt *s, int at, struct span text)
{
    if (text.at)
        sqlite3_bind_text(s, at, text.at, (int)text.len, SQLITE_TRANSIENT);
    else
        sqlite3_bind_null(s, at);
}

void bind_text(sqlite3_stmt *s, int at, const char *text)
{
    bind_span(s, at, text ? span_of(text) : (struct span){NULL, 0});
}

void bind_year(sqlite3_stmt *s, int at, int year)
{
    if (year)
        sqlite3_bind_int(s, at, year);
    else
        sqlite3_bind_null(s, at);
}

struct span column_span(sqlite3_stmt *s, int at)
{
    const char *text = (const char *)sqlite3_column_text(s, at);
    return (struct span){text, text ? (size_t)sqlite3_column_bytes(s, at) : 0};
}

/* ---- whose file it is ---- */

static int64_t number_of(struct history *h, const char *sql)
{
    sqlite3_stmt *s = history_prepare(h, sql);
    int64_t number = history_step(h, s) ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return number;
}

static bool make_tables(struct history *h)
{
    const char *marks = arena_printf(h->arena, "PRAGMA application_id=%d; PRAGMA user_version=%d;",
                                     APPLICATION, VERSION);
    return history_run(h, marks) && history_run(h, tables);
}

/* An empty file is nobody's yet: it becomes a base with the first run. */
static bool check_owner(struct history *h, bool *empty)
{
    struct place at = {.file = h->path};
    *empty = number_of(h, "SELECT count(*) FROM sqlite_schema") == 0;
    int64_t application = number_of(h, "PRAGMA application_id");
    int64_t version = number_of(h, "PRAGMA user_version");
    if (h->told)
        return false;
    if (*empty && !application)
        return true;
    h->told = application != APPLICATION || version > VERSION;
    if (application != APPLICATION)
        return diag_error(h->diags, at, MSG_history_no_base, "");
    if (version > VERSION)
        return diag_error(h->diags, at, MSG_history_newer,
                          arena_printf(h->arena, "%lld", (long long)version),
                          arena_printf(h->arena, "%d", VERSION));
    return true;
}

bool history_begin(struct history *h)
{
    bool empty;
    return history_run(h, "BEGIN IMMEDIATE") && check_owner(h, &empty) &&
           (!empty || make_tables(h));
}

bool history_keep(struct history *h)
{
    return !h->told && history_run(h, "COMMIT");
}

/* ---- opening ---- */

static bool is_there(struct history *h)
{
    struct stat about;
    if (stat(h->path, &about) == 0)
        return true;
    h->told = true;
    return errno == ENOENT ? diag_error(h->diags, (struct place){.file = h->path},
                                        MSG_history_missing)
                           : diag_error(h->diags, (struct place){.file = h->path},
                                        MSG_history_cannot_open, strerror(errno));
}

struct history *history_open(struct arena *a, const char *path, enum history_use use,
                             struct diags *d)
{
    struct history *h = ARENA_NEW(a, struct history);
    bool empty;
    *h = (struct history){.path = path, .diags = d, .arena = a};
    if (use == HISTORY_READ && !is_there(h))
        return NULL;
    int flags = use == HISTORY_READ ? SQLITE_OPEN_READWRITE
                                    : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    int code = sqlite3_open_v2(path, &h->base, flags, NULL);
    if (code != SQLITE_OK)
        history_refuse(h, code);
    else
        sqlite3_busy_timeout(h->base, PATIENCE);
    if (!h->told && history_run(h, "PRAGMA synchronous=FULL") && check_owner(h, &empty) &&
        empty && use == HISTORY_READ) {
        h->told = true;
        diag_error(d, (struct place){.file = path}, MSG_history_missing);
    }
    if (!h->told)
        return h;
    history_close(h);
    return NULL;
}

void history_close(struct history *h)
{
    if (h)
        sqlite3_close_v2(h->base);
}

int64_t history_last(struct history *h)
{
    int64_t last = number_of(h, "SELECT max(number) FROM run");
    return h->told ? -1 : last;
}
