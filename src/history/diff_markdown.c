/* The diff as Markdown: for merge requests, job summaries, chats. */
#include "diff.h"
#include "../report/escape.h"
#include "../report/text_inside.h"

/* Text that must not become a link, a heading, a table's edge or HTML. */
static void put_plain(struct diff_view *v, struct writer *w, struct span s)
{
    writer_clear(v->scratch);
    plain_put(v->scratch, s);
    struct span clean = writer_text(v->scratch);
    for (size_t i = 0; i < clean.len; i++) {
        if (strchr("\\`*_[]<>|#&!~@", clean.at[i]))
            writer_byte(w, '\\');
        writer_byte(w, clean.at[i]);
    }
}

static void put_cell(struct diff_view *v, struct writer *w, struct span s)
{
    WRITER_LITERAL(w, " ");
    put_plain(v, w, s);
    WRITER_LITERAL(w, " |");
}

static void put_row(struct diff_view *v, struct writer *w, const struct change *c)
{
    diff_view_take(v, c);
    struct span region = diff_region(v), name = diff_name(v), before = diff_verdict(v, &v->was),
                now = diff_verdict(v, &v->is), details = diff_details(v);
    writer_byte(w, '|');
    put_cell(v, w, region);
    put_cell(v, w, name);
    put_cell(v, w, before);
    put_cell(v, w, now);
    put_cell(v, w, details);
    put_cell(v, w, v->shown->id);
    writer_byte(w, '\n');
}

static void write_kind(const struct diff *d, size_t first, const struct report_options *o,
                       struct writer *w)
{
    static const enum message_id titles[] = {MSG_diff_region,  MSG_diff_indicator,
                                             MSG_diff_before,  MSG_diff_now,
                                             MSG_diff_details, MSG_diff_id};
    struct diff_view *v = diff_view_new(d, o->lang);
    enum change_kind k = (enum change_kind)d->changes[first].kind;
    WRITER_LITERAL(w, "\n### ");
    writer_string(w, diff_text(v, change_label(k)));
    writer_string(w, o->lang == LANG_ZH ? "（" : " (");
    writer_number(w, (long long)d->of[k]);
    writer_string(w, o->lang == LANG_ZH ? "）\n\n|" : ")\n\n|");
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        put_cell(v, w, span_of(diff_text(v, titles[i])));
    WRITER_LITERAL(w, "\n|");
    writer_repeat(w, " --- |", sizeof titles / sizeof *titles);
    writer_byte(w, '\n');
    for (size_t i = 0; i < d->of[k]; i++)
        put_row(v, w, &d->changes[first + i]);
    diff_view_free(v);
}

void diff_write_markdown(const struct diff *d, const struct report_options *o, struct writer *w)
{
    struct diff_view *v = diff_view_new(d, o->lang);
    const char *line;
    WRITER_LITERAL(w, "## ");
    put_plain(v, w, diff_night(v, &d->old->of));
    WRITER_LITERAL(w, " → ");
    put_plain(v, w, diff_night(v, &d->new->of));
    WRITER_LITERAL(w, "\n\n**");
    writer_span(w, diff_total(v));
    WRITER_LITERAL(w, "**\n");
    for (size_t i = 0; (line = diff_circumstance(v, i)) != NULL; i++) {
        writer_string(w, i ? "- " : "\n- ");
        put_plain(v, w, span_of(line));
        writer_byte(w, '\n');
    }
    if (d->hidden) {
        struct message m = MESSAGE(v->arena, MSG_diff_hidden,
                                   arena_printf(v->arena, "%zu", d->hidden));
        WRITER_LITERAL(w, "\n");
        put_plain(v, w, span_of(message_in(m, o->lang)));
        writer_byte(w, '\n');
    }
    for (size_t i = 0; i < d->count; i += d->of[d->changes[i].kind])
        write_kind(d, i, o, w);
    diff_view_free(v);
}
