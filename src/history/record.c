/* Writing a run: what differs from the run before, and nothing else. */
#include "history_inside.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- a verdict ---- */

static const char *flags_text(struct arena *a, uint32_t flags)
{
    const char *all = "";
    for (int f = 0; f < FLAG_COUNT; f++)
        if (flags & (1u << f))
            all = arena_printf(a, "%s%s%s", all, *all ? " " : "", flag_name((enum flag_bit)f));
    return all;
}

void verdict_bind(struct arena *a, sqlite3_stmt *s, int first, const struct state *v)
{
    bind_text(s, first, verdict_name(v->verdict));
    bind_text(s, first + 1, reason_name(v->reason));
    bind_text(s, first + 2, attribute_name(v->attribute));
    bind_text(s, first + 3, v->kind == ITEM_COMMITMENT ? "commitment" : "indicator");
    bind_text(s, first + 4, v->flags ? flags_text(a, v->flags) : "");
    bind_span(s, first + 5, v->rule);
    bind_span(s, first + 6, v->unit);
    bind_span(s, first + 7, v->target);
    bind_span(s, first + 8, v->baseline_printed);
    bind_year(s, first + 9, v->base_year);
    bind_year(s, first + 10, v->target_year);
    bind_span(s, first + 11, v->value);
    bind_year(s, first + 12, v->value_year);
    bind_span(s, first + 13, v->measure);
    bind_span(s, first + 14, v->progress);
    bind_span(s, first + 15, v->settings);
    bind_span(s, first + 16, v->series);
    sqlite3_bind_int64(s, first + 17, v->since);
}

bool verdict_same(const struct state *a, const struct state *b)
{
    return a->verdict == b->verdict && a->reason == b->reason && a->attribute == b->attribute &&
           a->kind == b->kind && a->flags == b->flags && a->base_year == b->base_year &&
           a->target_year == b->target_year && a->value_year == b->value_year &&
           span_same(a->rule, b->rule) && span_same(a->unit, b->unit) &&
           span_same(a->target, b->target) &&
           span_same(a->baseline_printed, b->baseline_printed) &&
           span_same(a->value, b->value) && span_same(a->measure, b->measure) &&
           span_same(a->progress, b->progress) && span_same(a->settings, b->settings) &&
           span_same(a->series, b->series);
}

static bool same_names(const struct state *a, const struct state *b)
{
    return span_same(a->region_name, b->region_name) && span_same(a->name, b->name) &&
           span_same(a->name_en, b->name_en);
}

/* ---- what is to be written: found first, since a table is not changed while it is read ---- */

struct edit { int64_t old, new, since; bool only_names; };

struct recording {
    struct history *history;
    struct arena *arena;
    int64_t run;
    struct edit *edits;
    size_t count, room;
    sqlite3_stmt *close, *item, *names, *insert;
};

static void find_edit(void *self, const struct state *old, const struct state *new)
{
    struct recording *r = self;
    bool same = old && new && verdict_same(old, new);
    if (same && same_names(old, new))
        return;
    LIST_ENLARGE(r->arena, r->edits, r->count, r->room);
    r->edits[r->count++] = (struct edit){
        .old = old ? old->number : STATE_NONE,
        .new = new ? new->number : STATE_NONE,
        .since = old && new && same_sort(old->verdict, new->verdict) ? old->since : r->run,
        .only_names = same,
    };
}

/* ---- writing ---- */

static bool write_item(struct recording *r, const struct state *v)
{
    const struct span columns[] = {v->id,        v->plan, v->region, v->region_name,
                                   v->indicator, v->name, v->name_en};
    for (int i = 0; i < 7; i++)
        bind_span(r->item, i + 1, columns[i]);
    return history_do(r->history, r->item);
}

static bool write_edit(struct recording *r, struct states *night, const struct edit *e)
{
    struct state v;
    if (e->old != STATE_NONE && !e->only_names) {
        sqlite3_bind_int64(r->close, 1, r->run - 1);
        sqlite3_bind_int64(r->close, 2, e->old);
        if (!history_do(r->history, r->close))
            return false;
    }
    if (e->new == STATE_NONE)
        return true;
    states_at(night, e->new, &v);
    v.since = e->since;
    if (!write_item(r, &v) || e->only_names)
        return !r->history->told;
    struct arena *scratch = arena_new();
    bind_span(r->insert, 1, v.id);
    sqlite3_bind_int64(r->insert, 2, r->run);
    verdict_bind(scratch, r->insert, 3, &v);
    bool done = history_do(r->history, r->insert);
    arena_free(scratch);
    return done;
}

static bool write_edits(struct recording *r, struct states *night)
{
    struct history *h = r->history;
    r->close = history_prepare(h, "UPDATE verdict SET last = ?1 WHERE number = ?2");
    r->item = history_prepare(h,
        "INSERT INTO item (id, plan, region, region_name, indicator, name, name_en)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET"
        " region_name = ?4, name = ?6, name_en = ?7"
        " WHERE region_name IS NOT ?4 OR name IS NOT ?6 OR name_en IS NOT ?7");
    r->insert = history_prepare(h, "INSERT INTO verdict (item, first, " VERDICT_COLUMNS ") VALUES"
        " ((SELECT number FROM item WHERE id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
        " ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)");
    bool good = !h->told;
    for (size_t i = 0; good && i < r->count; i++)
        good = write_edit(r, night, &r->edits[i]);
    sqlite3_finalize(r->close);
    sqlite3_finalize(r->item);
    sqlite3_finalize(r->insert);
    return good;
}

/* ---- the circumstances ---- */

static bool write_part(struct recording *r, sqlite3_stmt *close, sqlite3_stmt *insert,
                       const char *kind, const char *name, const char *value)
{
    if (close) {
        sqlite3_bind_int64(close, 1, r->run - 1);
        bind_text(close, 2, kind);
        bind_text(close, 3, name);
        if (!history_do(r->history, close))
            return false;
    }
    if (!value)
        return true;
    bind_text(insert, 1, kind);
    bind_text(insert, 2, name);
    bind_text(insert, 3, value);
    sqlite3_bind_int64(insert, 4, r->run);
    return history_do(r->history, insert);
}

static bool write_parts(struct recording *r, const char *kind, const struct parts *now,
                        const struct part_differences *differences)
{
    sqlite3_stmt *close = history_prepare(r->history,
        "UPDATE part SET last = ?1 WHERE kind = ?2 AND name = ?3 AND last IS NULL");
    sqlite3_stmt *insert = history_prepare(r->history,
        "INSERT INTO part (kind, name, value, first) VALUES (?1, ?2, ?3, ?4)");
    bool good = close && insert;
    for (size_t i = 0; good && i < differences->count; i++) {
        const struct part_difference *d = &differences->list[i];
        const struct part *is = parts_find(now, span_of(d->name));
        good = write_part(r, d->how == PART_ADDED ? NULL : close, insert, kind, d->name,
                          d->how == PART_REMOVED ? NULL : is->value);
    }
    sqlite3_finalize(close);
    sqlite3_finalize(insert);
    return good;
}

static bool write_circumstances(struct recording *r, const struct circumstances *old,
                                const struct circumstances *new)
{
    static const struct circumstances nothing = {.version = "", .settings = ""};
    struct differences d = differences_find(r->arena, old ? old : &nothing, new);
    struct part was[] = {{"", old ? old->version : ""}, {"", old ? old->settings : ""}};
    struct part is[] = {{"", new->version}, {"", new->settings}};
    static const char *const kinds[] = {"program", "settings"};
    bool good = write_parts(r, "input", &new->inputs, &d.inputs) &&
                write_parts(r, "rule", &new->rules, &d.rules) &&
                write_parts(r, "plan", &new->plans, &d.plans);
    for (size_t k = 0; good && k < 2; k++) {
        struct part_difference one = {"", old ? PART_CHANGED : PART_ADDED};
        struct part_differences differs = {&one, !old || strcmp(was[k].value, is[k].value) != 0};
        good = write_parts(r, kinds[k], &(struct parts){&is[k], 1}, &differs);
    }
    return good;
}

static void count_verdict(void *self, const struct state *old, const struct state *new)
{
    (void)old;
    ((size_t *)self)[new->verdict]++;
}

static bool write_run(struct recording *r, struct states *night)
{
    size_t of[VERDICT_COUNT] = {0};
    states_rewind(night);
    states_merge(NULL, night, count_verdict, of);
    sqlite3_stmt *s = history_prepare(r->history,
        "INSERT INTO run (number, as_of, today, pass, fail, on_track, off_track, undetermined,"
        " no_data, not_applicable, error) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    sqlite3_bind_int64(s, 1, r->run);
    bind_year(s, 2, night->of.as_of);
    bind_text(s, 3, night->of.today);
    for (int v = 0; v < VERDICT_COUNT; v++)
        sqlite3_bind_int64(s, 4 + v, (sqlite3_int64)of[v]);
    bool good = s && history_do(r->history, s);
    sqlite3_finalize(s);
    return good;
}

bool history_record(struct history *h, struct states *night)
{
    int64_t last = history_last(h);
    struct recording r = {.history = h, .arena = arena_new(), .run = last + 1};
    struct states *before = last > 0 ? history_states(r.arena, h, last) : NULL;
    bool good = last == 0 || before;
    if (good) {
        states_rewind(night);
        states_merge(before, night, find_edit, &r);
        good = write_edits(&r, night) &&
               write_circumstances(&r, before ? &before->of : NULL, &night->of) &&
               write_run(&r, night);
    }
    states_done(before);
    arena_free(r.arena);
    return good && !h->told;
}
