/* Verdicts over runs: the rows, item by item; CSV and JSON of them. */
#include "timeline.h"
#include "../report/escape.h"
#include <string.h>

const struct timeline_format timeline_formats[] = {
    {"text", timeline_text},
    {"json", timeline_json},
    {"csv", timeline_csv},
};
const size_t timeline_format_count = sizeof timeline_formats / sizeof *timeline_formats;

/* ---- what is asked for ---- */

/* " AND (a IN (?,?) OR b IN (?,?))"; numbered from *number. */
static const char *condition(struct arena *a, const char *const *columns, size_t count, int number)
{
    const char *list = "", *all = "";
    if (!count)
        return "";
    for (size_t i = 0; i < count; i++)
        list = arena_printf(a, "%s%s?%d", list, i ? "," : "", number + (int)i);
    for (; *columns; columns++)
        all = arena_printf(a, "%s%s%s IN (%s)", all, *all ? " OR " : "", *columns, list);
    return arena_printf(a, " AND (%s)", all);
}

static sqlite3_stmt *select_rows(struct history *h, const struct timeline_options *o)
{
    static const char *const indicator[] = {"indicator", "name", "name_en", NULL};
    static const char *const region[] = {"region", "region_name", NULL};
    int regions_at = 1 + (int)o->indicator_count;
    sqlite3_stmt *s = history_prepare(h, arena_printf(h->arena,
        "SELECT id, plan, region, region_name, indicator, name, name_en, first, last, "
        VERDICT_COLUMNS " FROM item CROSS JOIN verdict ON verdict.item = item.number"
        " WHERE 1%s%s ORDER BY item.id, first",
        condition(h->arena, indicator, o->indicator_count, 1),
        condition(h->arena, region, o->region_count, regions_at)));
    for (size_t i = 0; s && i < o->indicator_count; i++)
        bind_text(s, 1 + (int)i, o->indicators[i]);
    for (size_t i = 0; s && i < o->region_count; i++)
        bind_text(s, regions_at + (int)i, o->regions[i]);
    return s;
}

bool timeline_open(struct timeline *t, struct history *h, const struct timeline_options *o)
{
    *t = (struct timeline){.history = h, .options = o, .newest = history_last(h)};
    if (t->newest > 0)
        t->rows = select_rows(h, o);
    t->more = history_step(h, t->rows);
    if (!t->more && !h->told)
        diag_error(h->diags, (struct place){.file = h->path}, MSG_history_nothing);
    return t->more;
}

void timeline_close(struct timeline *t)
{
    sqlite3_finalize(t->rows);
    arena_free(t->arena);
}

/* ---- an item ---- */

static struct span copy(struct arena *a, struct span s)
{
    return s.at ? (struct span){arena_text(a, s.at, s.len), s.len} : s;
}

static void take_row(struct timeline *t)
{
    LIST_ENLARGE(t->arena, t->list, t->count, t->room);
    struct span_of_runs *r = &t->list[t->count++];
    struct state *s = &r->state;
    struct span *const texts[] = {&s->id, &s->plan, &s->region, &s->region_name, &s->indicator,
                                  &s->name, &s->name_en, &s->rule, &s->unit, &s->target,
                                  &s->baseline_printed, &s->value, &s->measure, &s->progress,
                                  &s->settings, &s->series};
    verdict_read(t->rows, 9, s);
    for (int i = 0; i < 7; i++)
        *texts[i] = column_span(t->rows, i);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = copy(t->arena, *texts[i]);
    r->first = sqlite3_column_int64(t->rows, 7);
    r->last = sqlite3_column_type(t->rows, 8) == SQLITE_NULL ? t->newest
                                                             : sqlite3_column_int64(t->rows, 8);
}

bool timeline_next(struct timeline *t)
{
    if (!t->more)
        return false;
    arena_free(t->arena);
    t->arena = arena_new();
    t->list = NULL;
    t->count = t->room = 0;
    do {
        take_row(t);
        t->more = history_step(t->history, t->rows);
    } while (t->more && span_same(column_span(t->rows, 0), t->list[0].state.id));
    return true;
}

const char *timeline_date(struct timeline *t, int64_t run)
{
    sqlite3_stmt *s = history_prepare(t->history, "SELECT today FROM run WHERE number = ?1");
    sqlite3_bind_int64(s, 1, run);
    struct span today = history_step(t->history, s) ? column_span(s, 0) : (struct span){NULL, 0};
    const char *date = today.at ? arena_text(t->arena, today.at, today.len) : NULL;
    sqlite3_finalize(s);
    return date;
}

/* ---- CSV ---- */

static void put_cells(struct writer *w, const struct span *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        writer_string(w, i ? "," : "");
        csv_cell(w, cells[i]);
    }
    WRITER_LITERAL(w, "\n");
}

static struct span number(struct timeline *t, int64_t x)
{
    return span_of(x ? arena_printf(t->arena, "%lld", (long long)x) : "");
}

bool timeline_csv(struct history *h, const struct timeline_options *o, struct writer *w)
{
    struct timeline t;
    bool good = timeline_open(&t, h, o);
    if (good)
        WRITER_LITERAL(w, "id,plan,region,region_name,indicator,name,unit,first_run,last_run,"
                          "first_date,last_date,verdict,reason,value,value_year,target,"
                          "baseline_printed,measure,progress\n");
    while (timeline_next(&t))
        for (size_t i = 0; i < t.count; i++) {
            const struct span_of_runs *r = &t.list[i];
            const struct state *s = &r->state;
            const struct span cells[] = {
                s->id, s->plan, s->region, s->region_name, s->indicator, s->name, s->unit,
                number(&t, r->first), number(&t, r->last),
                span_of(timeline_date(&t, r->first)), span_of(timeline_date(&t, r->last)),
                span_of(verdict_name(s->verdict)), span_of(reason_name(s->reason)), s->value,
                number(&t, s->value_year), s->target, s->baseline_printed, s->measure,
                s->progress};
            put_cells(w, cells, sizeof cells / sizeof *cells);
        }
    timeline_close(&t);
    return good && !h->told;
}

/* ---- JSON ---- */

#define KEY(w, name) WRITER_LITERAL((w), ",\"" name "\":")

static void put_runs(struct history *h, struct writer *w)
{
    sqlite3_stmt *s = history_prepare(h,
        "SELECT number, as_of, today, pass, fail, on_track, off_track, undetermined, no_data,"
        " not_applicable, error FROM run ORDER BY number");
    for (bool first = true; history_step(h, s); first = false) {
        writer_string(w, first ? "\n{\"number\":" : ",\n{\"number\":");
        writer_number(w, sqlite3_column_int64(s, 0));
        KEY(w, "as_of");
        writer_string(w, sqlite3_column_text(s, 1) ? (const char *)sqlite3_column_text(s, 1)
                                                   : "null");
        KEY(w, "today");
        json_span(w, column_span(s, 2));
        for (int v = 0; v < VERDICT_COUNT; v++) {
            WRITER_LITERAL(w, ",\"");
            writer_string(w, verdict_name((enum verdict)v));
            WRITER_LITERAL(w, "\":");
            writer_number(w, sqlite3_column_int64(s, 3 + v));
        }
        writer_byte(w, '}');
    }
    sqlite3_finalize(s);
}

static void put_held(struct writer *w, const struct span_of_runs *r)
{
    const struct state *s = &r->state;
    WRITER_LITERAL(w, "{\"first\":");
    writer_number(w, r->first);
    KEY(w, "last");
    writer_number(w, r->last);
    KEY(w, "verdict");
    json_quoted(w, verdict_name(s->verdict));
    KEY(w, "reason");
    json_quoted(w, reason_name(s->reason));
    KEY(w, "value");
    json_span(w, s->value);
    KEY(w, "value_year");
    if (s->value_year)
        writer_number(w, s->value_year);
    else
        WRITER_LITERAL(w, "null");
    KEY(w, "target");
    json_span(w, s->target);
    KEY(w, "baseline_printed");
    json_span(w, s->baseline_printed);
    KEY(w, "progress");
    json_span(w, s->progress);
    KEY(w, "waived");
    writer_string(w, s->flags & FLAG(waived) ? "true}" : "false}");
}

static void put_item(struct writer *w, const struct timeline *t, bool first)
{
    const struct state *s = &t->list[0].state;
    const struct { const char *key; struct span text; } texts[] = {
        {"id", s->id}, {"plan", s->plan}, {"region", s->region}, {"region_name", s->region_name},
        {"indicator", s->indicator}, {"name", s->name}, {"unit", s->unit},
    };
    writer_string(w, first ? "\n" : ",\n");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        writer_string(w, i ? ",\"" : "{\"");
        writer_string(w, texts[i].key);
        WRITER_LITERAL(w, "\":");
        json_span(w, texts[i].text);
    }
    KEY(w, "verdicts");
    for (size_t i = 0; i < t->count; i++) {
        writer_byte(w, i ? ',' : '[');
        put_held(w, &t->list[i]);
    }
    WRITER_LITERAL(w, "]}");
}

bool timeline_json(struct history *h, const struct timeline_options *o, struct writer *w)
{
    struct timeline t;
    bool good = timeline_open(&t, h, o), first = true;
    if (good) {
        WRITER_LITERAL(w, "{\"schema\":\"plancheck.history/1\",\n\"runs\":[");
        put_runs(h, w);
        WRITER_LITERAL(w, "],\n\"items\":[");
    }
    for (; timeline_next(&t); first = false)
        put_item(w, &t, first);
    if (good)
        WRITER_LITERAL(w, "]}\n");
    timeline_close(&t);
    return good && !h->told;
}
