/* The verdicts of a run, read from the base. */
#include "history_inside.h"
#include <string.h>

#define ITEM_COLUMNS "id, plan, region, region_name, indicator, name, name_en"
enum { ITEM_COLUMN_COUNT = 7, BEFORE_VERDICT = 1 + ITEM_COLUMN_COUNT };
#define SELECT_VERDICTS \
    "SELECT verdict.number, " ITEM_COLUMNS ", " VERDICT_COLUMNS \
    " FROM item CROSS JOIN verdict ON verdict.item = item.number WHERE "

struct from_base {
    struct history *history;
    sqlite3_stmt *all, *one;
};

/* ---- a row ---- */

static uint32_t flags_read(struct span text)
{
    uint32_t flags = 0;
    while (text.len) {
        const char *end = memchr(text.at, ' ', text.len);
        size_t len = end ? (size_t)(end - text.at) : text.len;
        for (int f = 0; f < FLAG_COUNT; f++)
            if (span_is((struct span){text.at, len}, flag_name((enum flag_bit)f)))
                flags |= 1u << f;
        len += end != NULL;
        text = (struct span){text.at + len, text.len - len};
    }
    return flags;
}

/* A word that only a newer program knows: the version of the tables keeps such bases away. */
static void read_words(sqlite3_stmt *s, int first, struct state *out)
{
    struct span verdict = column_span(s, first), reason = column_span(s, first + 1),
                attribute = column_span(s, first + 2);
    out->verdict = VERDICT_ERROR;
    out->attribute = ATTRIBUTE_NONE;
    if (verdict.at)
        verdict_find(verdict.at, &out->verdict);
    if (reason.at)
        reason_find(reason.at, &out->reason);
    if (attribute.at)
        attribute_read(attribute, &out->attribute);
    out->kind = span_is(column_span(s, first + 3), "commitment") ? ITEM_COMMITMENT
                                                                 : ITEM_INDICATOR;
    out->flags = flags_read(column_span(s, first + 4));
}

void verdict_read(sqlite3_stmt *s, int first, struct state *out)
{
    read_words(s, first, out);
    out->rule = column_span(s, first + 5);
    out->unit = column_span(s, first + 6);
    out->target = column_span(s, first + 7);
    out->baseline_printed = column_span(s, first + 8);
    out->base_year = sqlite3_column_int(s, first + 9);
    out->target_year = sqlite3_column_int(s, first + 10);
    out->value = column_span(s, first + 11);
    out->value_year = sqlite3_column_int(s, first + 12);
    out->measure = column_span(s, first + 13);
    out->progress = column_span(s, first + 14);
    out->settings = column_span(s, first + 15);
    out->series = column_span(s, first + 16);
    out->since = sqlite3_column_int64(s, first + 17);
}

static void read_row(sqlite3_stmt *s, struct state *out)
{
    struct span *const item[ITEM_COLUMN_COUNT] = {&out->id,        &out->plan, &out->region,
                                                  &out->region_name, &out->indicator, &out->name,
                                                  &out->name_en};
    *out = (struct state){.number = sqlite3_column_int64(s, 0)};
    for (int i = 0; i < ITEM_COLUMN_COUNT; i++)
        *item[i] = column_span(s, 1 + i);
    verdict_read(s, BEFORE_VERDICT, out);
}

static bool next_state(struct states *s, struct state *out)
{
    struct from_base *f = s->self;
    if (!history_step(f->history, f->all)) {
        s->failed = f->history->told;
        return false;
    }
    read_row(f->all, out);
    return true;
}

static void state_at(struct states *s, int64_t number, struct state *out)
{
    struct from_base *f = s->self;
    *out = (struct state){.number = STATE_NONE};
    sqlite3_reset(f->one);
    sqlite3_bind_int64(f->one, 1, number);
    if (history_step(f->history, f->one))
        read_row(f->one, out);
    else
        s->failed = true;
}

static void rewind_states(struct states *s)
{
    sqlite3_reset(((struct from_base *)s->self)->all);
}

static void close_rows(struct states *s)
{
    struct from_base *f = s->self;
    sqlite3_finalize(f->all);
    sqlite3_finalize(f->one);
    f->all = f->one = NULL;
}

static const struct states_source source = {next_state, state_at, rewind_states, close_rows};

/* ---- the circumstances ---- */

/* What holds now is found by an index; the past by looking at everything that ever changed. */
static sqlite3_stmt *of_run(struct history *h, int64_t run, const char *now, const char *past)
{
    bool newest = run == history_last(h);
    sqlite3_stmt *s = history_prepare(h, newest ? now : past);
    if (s && !newest)
        sqlite3_bind_int64(s, 1, run);
    return s;
}

static void add_part(struct arena *a, struct parts *p, size_t *room, struct span name,
                     struct span value)
{
    LIST_ENLARGE(a, p->list, p->count, *room);
    p->list[p->count++] = (struct part){arena_text(a, name.at, name.len),
                                        arena_text(a, value.at, value.len)};
}

static void read_parts(struct arena *a, struct history *h, struct circumstances *of)
{
    size_t rooms[3] = {0};
    struct { const char *kind; struct parts *parts; } kinds[] = {
        {"input", &of->inputs}, {"rule", &of->rules}, {"plan", &of->plans}};
    sqlite3_stmt *s = of_run(h, of->run,
        "SELECT kind, name, value FROM part WHERE last IS NULL ORDER BY kind, name",
        "SELECT kind, name, value FROM part WHERE first <= ?1 AND (last IS NULL OR last >= ?1)"
        " ORDER BY kind, name");
    while (history_step(h, s)) {
        struct span kind = column_span(s, 0), value = column_span(s, 2);
        for (size_t k = 0; k < 3; k++)
            if (span_is(kind, kinds[k].kind))
                add_part(a, kinds[k].parts, &rooms[k], column_span(s, 1), value);
        if (span_is(kind, "settings"))
            of->settings = arena_text(a, value.at, value.len);
        if (span_is(kind, "program"))
            of->version = arena_text(a, value.at, value.len);
    }
    sqlite3_finalize(s);
}

static bool read_run(struct arena *a, struct history *h, struct circumstances *of)
{
    sqlite3_stmt *s = history_prepare(h, "SELECT as_of, today FROM run WHERE number = ?1");
    sqlite3_bind_int64(s, 1, of->run);
    bool there = history_step(h, s);
    if (there) {
        struct span today = column_span(s, 1);
        of->as_of = sqlite3_column_int(s, 0);
        of->today = today.at ? arena_text(a, today.at, today.len) : NULL;
    }
    sqlite3_finalize(s);
    return there;
}

struct states *history_states(struct arena *a, struct history *h, int64_t run)
{
    struct states *s = ARENA_NEW(a, struct states);
    struct from_base *f = ARENA_NEW(a, struct from_base);
    *s = (struct states){.source = &source, .self = f};
    s->of = (struct circumstances){.run = run, .version = "", .settings = "{}"};
    f->history = h;
    if (!read_run(a, h, &s->of)) {
        if (!h->told)
            diag_error(h->diags, (struct place){.file = h->path}, MSG_history_no_run,
                       arena_printf(a, "%lld", (long long)run));
        return NULL;
    }
    read_parts(a, h, &s->of);
    f->all = of_run(h, run, SELECT_VERDICTS "verdict.last IS NULL ORDER BY item.id",
                    SELECT_VERDICTS "verdict.first <= ?1 AND (verdict.last IS NULL OR"
                                    " verdict.last >= ?1) ORDER BY item.id");
    f->one = history_prepare(h, SELECT_VERDICTS "verdict.number = ?1");
    return h->told ? NULL : s;
}
