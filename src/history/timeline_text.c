/* Verdicts over runs for people: a line an item with a mark a run; with an indicator asked for,
 * also what held from when to when. */
#include "timeline.h"
#include "../report/escape.h"
#include "../report/table.h"
#include "../report/text_inside.h"
#include <stdlib.h>

enum { MOST_RUNS = 40 };                 /* marks in a line: of the newest runs */

struct texting {
    struct timeline *t;
    enum lang lang;
    struct arena *arena;
    struct writer *scratch;
};

static struct span clean(struct texting *x, struct span s)
{
    writer_clear(x->scratch);
    plain_put(x->scratch, s);
    struct span made = writer_text(x->scratch);
    return (struct span){arena_text(x->arena, made.at, made.len), made.len};
}

static const char *say(struct texting *x, enum message_id id)
{
    return message_text(id, x->lang);
}

static struct span verdict_text(struct texting *x, const struct state *s)
{
    return span_of(arena_printf(x->arena, "%s %s", verdict_symbol(s->verdict),
                                say(x, verdict_label(s->verdict))));
}

static struct span item_name(struct texting *x, const struct state *s)
{
    return clean(x, x->lang == LANG_EN && s->name_en.len ? s->name_en : s->name);
}

/* ---- a mark a run ---- */

static const struct span_of_runs *held_in(const struct timeline *t, int64_t run)
{
    for (size_t i = t->count; i-- > 0;)
        if (t->list[i].first <= run && run <= t->list[i].last)
            return &t->list[i];
    return NULL;
}

static int64_t first_shown(const struct timeline *t)
{
    return t->newest > MOST_RUNS ? t->newest - MOST_RUNS + 1 : 1;
}

static struct span verdict_marks(struct texting *x)
{
    const char *marks = "";
    for (int64_t run = first_shown(x->t); run <= x->t->newest; run++) {
        const struct span_of_runs *r = held_in(x->t, run);
        marks = arena_printf(x->arena, "%s%s", marks,
                             r ? verdict_symbol(r->state.verdict) : "·");
    }
    return span_of(marks);
}

/* The judged values, between the least and the greatest of them. */
static struct span value_marks(struct texting *x)
{
    static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const char *marks = "";
    double least = 0, most = 0;
    bool any = false;
    for (size_t i = 0; i < x->t->count; i++) {
        if (!x->t->list[i].state.value.len)
            continue;
        double v = strtod(x->t->list[i].state.value.at, NULL);
        least = !any || v < least ? v : least;
        most = !any || v > most ? v : most;
        any = true;
    }
    for (int64_t run = first_shown(x->t); run <= x->t->newest; run++) {
        const struct span_of_runs *r = held_in(x->t, run);
        double v = r && r->state.value.len ? strtod(r->state.value.at, NULL) : 0;
        int bar = most > least ? (int)((v - least) / (most - least) * 7 + 0.5) : 3;
        marks = arena_printf(x->arena, "%s%s", marks, r && r->state.value.len ? bars[bar] : "·");
    }
    return span_of(marks);
}

static void add_item(struct texting *x, struct table *table)
{
    const struct span_of_runs *now = &x->t->list[x->t->count - 1];
    struct table_cell *cells = table_row(table);
    bool gone = now->last < x->t->newest;
    cells[0].text = clean(x, now->state.region_name.len ? now->state.region_name
                                                        : now->state.region);
    cells[1].text = item_name(x, &now->state);
    cells[2].text = verdict_marks(x);
    cells[3].text = value_marks(x);
    cells[4].text = gone ? span_of(say(x, MSG_history_gone)) : verdict_text(x, &now->state);
    if (!gone)
        cells[4].style = verdict_style(now->state.verdict);
    cells[5].text = gone ? SPAN("–")
                         : span_of(arena_printf(x->arena, "%lld", (long long)now->state.since));
    cells[6].text = clean(x, now->state.id);
}

static struct table new_table(struct texting *x, const enum message_id *titles, size_t count,
                              const int *least, const int *drop)
{
    struct table table = {.arena = x->arena};
    for (size_t i = 0; i < count; i++)
        table_column(&table, (struct table_column){say(x, titles[i]), least[i], drop[i], false});
    return table;
}

/* ---- what held from when to when ---- */

static const char *runs_text(struct texting *x, const struct span_of_runs *r)
{
    const char *from = timeline_date(x->t, r->first), *to = timeline_date(x->t, r->last);
    const char *runs = r->first == r->last
                           ? arena_printf(x->arena, "%lld", (long long)r->first)
                           : arena_printf(x->arena, "%lld–%lld", (long long)r->first,
                                          (long long)r->last);
    if (!from || !to)
        return runs;
    return r->first == r->last ? arena_printf(x->arena, "%s (%s)", runs, from)
                               : arena_printf(x->arena, "%s (%s … %s)", runs, from, to);
}

static const char *value_text(struct texting *x, const struct state *s)
{
    if (!s->value.len)
        return "–";
    return arena_printf(x->arena, "%.*s (%d)", (int)s->value.len, s->value.at, s->value_year);
}

static void write_details(struct texting *x, struct writer *w, const struct report_options *o)
{
    static const enum message_id titles[] = {MSG_history_runs, MSG_text_verdict, MSG_text_reason,
                                             MSG_text_value, MSG_text_target};
    static const int least[] = {0, 0, 12, 0, 10}, drop[] = {0, 0, 1, 0, 0};
    struct table table = new_table(x, titles, 5, least, drop);
    for (size_t i = 0; i < x->t->count; i++) {
        const struct state *s = &x->t->list[i].state;
        struct table_cell *cells = table_row(&table);
        cells[0].text = span_of(runs_text(x, &x->t->list[i]));
        cells[1] = (struct table_cell){verdict_text(x, s), verdict_style(s->verdict)};
        cells[2].text = span_of(say(x, reason_label(s->reason)));
        cells[3].text = span_of(value_text(x, s));
        cells[4].text = clean(x, s->target);
    }
    writer_byte(w, '\n');
    writer_span(w, clean(x, x->t->list[0].state.id));
    writer_byte(w, '\n');
    table_fit(&table, o->width);
    table_write(&table, w, o->colour);
}

/* ---- all of it ---- */

static void write_heading(struct texting *x, struct writer *w)
{
    int64_t first = first_shown(x->t);
    struct message m = MESSAGE(x->arena, MSG_history_heading,
                               arena_printf(x->arena, "%lld", (long long)first),
                               arena_printf(x->arena, "%lld", (long long)x->t->newest));
    writer_string(w, message_in(m, x->lang));
    writer_byte(w, '\n');
}

bool timeline_text(struct history *h, const struct timeline_options *o, struct writer *w)
{
    static const enum message_id titles[] = {MSG_diff_region, MSG_diff_indicator, MSG_history_marks,
                                             MSG_history_values, MSG_diff_now, MSG_history_since,
                                             MSG_diff_id};
    static const int least[] = {8, 14, 0, 0, 0, 0, 0}, drop[] = {0, 0, 0, 2, 0, 3, 1};
    struct timeline t;
    struct texting x = {&t, o->report->lang, arena_new(), NULL};
    x.scratch = writer_memory(x.arena);
    bool good = timeline_open(&t, h, o);
    struct table table = new_table(&x, titles, 7, least, drop);
    struct writer *details = writer_memory(x.arena);
    while (timeline_next(&t)) {
        add_item(&x, &table);
        if (o->indicator_count)
            write_details(&x, details, o->report);
    }
    if (good && !h->told) {
        write_heading(&x, w);
        table_fit(&table, o->report->width);
        table_write(&table, w, o->report->colour);
        writer_span(w, writer_text(details));
    }
    timeline_close(&t);
    arena_free(x.arena);
    return good && !h->told;
}
