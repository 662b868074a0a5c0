/* The diff for people at a terminal: a table for each kind of change, the gravest first. */
#include "diff.h"
#include "../report/escape.h"
#include "../report/table.h"
#include "../report/text_inside.h"

static struct span clean(struct diff_view *v, struct span s)
{
    writer_clear(v->scratch);
    plain_put(v->scratch, s);
    struct span made = writer_text(v->scratch);
    return (struct span){arena_text(v->arena, made.at, made.len), made.len};
}

static void add_columns(struct diff_view *v, struct table *t)
{
    static const struct { enum message_id title; int least, drop; } columns[] = {
        {MSG_diff_region, 8, 0}, {MSG_diff_indicator, 14, 0}, {MSG_diff_before, 0, 0},
        {MSG_diff_now, 0, 0},    {MSG_diff_details, 20, 0},   {MSG_diff_id, 0, 1},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        table_column(t, (struct table_column){diff_text(v, columns[i].title), columns[i].least,
                                              columns[i].drop, false});
}

static void add_row(struct diff_view *v, struct table *t, const struct change *c)
{
    diff_view_take(v, c);
    struct table_cell *cells = table_row(t);
    const struct state *s = v->shown;
    cells[0].text = diff_region(v);
    cells[1].text = diff_name(v);
    cells[2].text = diff_verdict(v, &v->was);
    cells[3].text = diff_verdict(v, &v->is);
    if (v->is.id.at)
        cells[3].style = verdict_style(v->is.verdict);
    cells[4].text = diff_details(v);
    cells[5].text = clean(v, s->id);
}

static void write_heading(struct diff_view *v, const struct report_options *o, struct writer *w,
                          enum change_kind k)
{
    writer_byte(w, '\n');
    writer_string(w, o->colour ? STYLE_BOLD : "");
    writer_string(w, diff_text(v, change_label(k)));
    writer_string(w, o->lang == LANG_ZH ? "（" : " (");
    writer_number(w, (long long)v->diff->of[k]);
    writer_string(w, o->lang == LANG_ZH ? "）" : ")");
    writer_string(w, o->colour ? STYLE_NONE : "");
    writer_byte(w, '\n');
}

static void write_kind(const struct diff *d, size_t first, const struct report_options *o,
                       struct writer *w)
{
    struct diff_view *v = diff_view_new(d, o->lang);
    struct table t = {.arena = v->arena};
    enum change_kind k = (enum change_kind)d->changes[first].kind;
    add_columns(v, &t);
    for (size_t i = 0; i < d->of[k]; i++)
        add_row(v, &t, &d->changes[first + i]);
    write_heading(v, o, w, k);
    table_fit(&t, o->width);
    table_write(&t, w, o->colour);
    diff_view_free(v);
}

void diff_write_text(const struct diff *d, const struct report_options *o, struct writer *w)
{
    struct diff_view *v = diff_view_new(d, o->lang);
    const char *line;
    writer_span(w, diff_night(v, &d->old->of));
    writer_string(w, " → ");
    writer_span(w, diff_night(v, &d->new->of));
    writer_byte(w, '\n');
    for (size_t i = 0; (line = diff_circumstance(v, i)) != NULL; i++) {
        writer_string(w, "  ");
        text_paragraph(w, span_of(line), 2, 4, o->width);
    }
    for (size_t i = 0; i < d->count; i += d->of[d->changes[i].kind])
        write_kind(d, i, o, w);
    writer_byte(w, '\n');
    text_paragraph(w, diff_total(v), 0, 2, o->width);
    if (d->hidden) {
        struct message m = MESSAGE(v->arena, MSG_diff_hidden,
                                   arena_printf(v->arena, "%zu", d->hidden));
        text_paragraph(w, span_of(message_in(m, o->lang)), 0, 2, o->width);
    }
    diff_view_free(v);
}
