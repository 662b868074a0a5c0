/* The diff as one page of HTML in the frame of the report's pages, and without a script. */
#include "diff.h"
#include "../report/escape.h"
#include "../report/page.h"

struct diff_page {
    struct page page;
    struct diff_view *view;
};

static void put_tag(struct diff_page *p, const char *open, struct span text, const char *close)
{
    writer_string(p->page.w, open);
    page_data(&p->page, text);
    writer_string(p->page.w, close);
}

static void say(struct diff_page *p, const char *open, enum message_id id, const char *close)
{
    writer_string(p->page.w, open);
    html_text(p->page.w, span_of(diff_text(p->view, id)));
    writer_string(p->page.w, close);
}

/* ---- what changed: a table a kind ---- */

static void put_verdict(struct diff_page *p, const struct state *s)
{
    WRITER_LITERAL(p->page.w, "<td>");
    if (s->id.at)
        page_verdict(&p->page, s->verdict);
    else
        WRITER_LITERAL(p->page.w, "–");
    WRITER_LITERAL(p->page.w, "</td>");
}

static void put_row(struct diff_page *p, const struct change *c)
{
    struct diff_view *v = p->view;
    diff_view_take(v, c);
    put_tag(p, "<tr><th scope=\"row\">", diff_name(v), "<br><small><code>");
    put_tag(p, "", v->shown->id, "</code></small></th>");
    put_tag(p, "<td>", diff_region(v), "</td>");
    put_verdict(p, &v->was);
    put_verdict(p, &v->is);
    put_tag(p, "<td class=\"words\">", diff_details(v), "</td></tr>\n");
}

static void put_head_cells(struct diff_page *p)
{
    static const enum message_id titles[] = {MSG_diff_indicator, MSG_diff_region, MSG_diff_before,
                                             MSG_diff_now, MSG_diff_details};
    WRITER_LITERAL(p->page.w, "<thead><tr>");
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        say(p, "<th scope=\"col\">", titles[i], "</th>");
    WRITER_LITERAL(p->page.w, "</tr></thead>\n<tbody>\n");
}

/* A view of its own: what is said of a change lives as long as its view. */
static void put_kind(const struct diff_page *frame, size_t first)
{
    const struct diff *d = frame->view->diff;
    enum change_kind k = (enum change_kind)d->changes[first].kind;
    struct diff_page p = {frame->page, diff_view_new(d, frame->page.lang)};
    struct writer *w = p.page.w;
    WRITER_LITERAL(w, "<section id=\"");
    writer_string(w, change_name(k));
    say(&p, "\">\n<h2>", change_label(k), p.page.lang == LANG_ZH ? "（" : " (");
    writer_number(w, (long long)d->of[k]);
    writer_string(w, p.page.lang == LANG_ZH ? "）" : ")");
    say(&p, "</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"",
        change_label(k), "\"><table class=\"changes\">\n");
    put_head_cells(&p);
    for (size_t i = 0; i < d->of[k]; i++)
        put_row(&p, &d->changes[first + i]);
    WRITER_LITERAL(w, "</tbody></table></div>\n</section>\n");
    diff_view_free(p.view);
}

/* ---- what stands above ---- */

/* A tile a kind that occurs, which leads to its table; what is unchanged has none. */
static void put_tiles(struct diff_page *p)
{
    const struct diff *d = p->view->diff;
    struct writer *w = p->page.w;
    say(p, "<ul class=\"tiles\" aria-label=\"", MSG_diff_counts, "\">\n");
    for (int k = 0; k < CHANGE_KINDS; k++) {
        if (!d->of[k] && k != CHANGE_UNCHANGED)
            continue;
        WRITER_LITERAL(w, "<li><span class=\"big\">");
        writer_number(w, (long long)d->of[k]);
        WRITER_LITERAL(w, "</span> ");
        if (k != CHANGE_UNCHANGED) {
            WRITER_LITERAL(w, "<a href=\"#");
            writer_string(w, change_name((enum change_kind)k));
            WRITER_LITERAL(w, "\">");
        }
        say(p, "", change_label((enum change_kind)k), k == CHANGE_UNCHANGED ? "" : "</a>");
        WRITER_LITERAL(w, "</li>\n");
    }
    WRITER_LITERAL(w, "</ul>\n");
}

static void put_circumstances(struct diff_page *p)
{
    struct diff_view *v = p->view;
    const char *line;
    for (size_t i = 0; (line = diff_circumstance(v, i)) != NULL; i++)
        put_tag(p, i ? "<li>" : "<ul>\n<li>", span_of(line), "</li>\n");
    if (diff_circumstance(v, 0))
        WRITER_LITERAL(p->page.w, "</ul>\n");
    if (v->diff->hidden) {
        struct message m = MESSAGE(v->arena, MSG_diff_hidden,
                                   arena_printf(v->arena, "%zu", v->diff->hidden));
        put_tag(p, "<p>", span_of(message_in(m, v->lang)), "</p>\n");
    }
}

void diff_write_html(const struct diff *d, const struct report_options *o, struct writer *w)
{
    struct diff_view *v = diff_view_new(d, o->lang);
    struct diff_page p = {{w, o->lang, PLANCHECK_VERSION, NULL}, v};
    page_head(&p.page, span_of(diff_text(v, MSG_diff_title)));
    say(&p, "<header class=\"mast\">\n<h1>", MSG_diff_title, "</h1>\n<p class=\"facts\">");
    put_tag(&p, "", diff_night(v, &d->old->of), " → ");
    put_tag(&p, "", diff_night(v, &d->new->of), "</p>\n</header>\n<main id=\"main\">\n");
    put_tiles(&p);
    put_circumstances(&p);
    for (size_t i = 0; i < d->count; i += d->of[d->changes[i].kind])
        put_kind(&p, i);
    page_foot(&p.page, MSG_diff_made_by);
    WRITER_LITERAL(w, "</body>\n</html>\n");
    diff_view_free(v);
}
