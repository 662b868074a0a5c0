/* The diff as one page of HTML: nothing is fetched, nothing runs, it prints on A4. */
#include "diff.h"
#include "../report/escape.h"

static const char head[] =
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\">\n<style>\n"
    ":root{color-scheme:light}\n"
    "body{font:15px/1.5 system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;color:#1b1b1b;"
    "background:#fff;max-width:72em;margin:1.5em auto;padding:0 1em}\n"
    "h1{font-size:1.3em}h2{font-size:1.1em;margin:1.6em 0 .4em}\n"
    ".wide{overflow-x:auto}\n"
    "table{border-collapse:collapse;width:100%;font-size:.92em}\n"
    "th,td{text-align:left;vertical-align:top;padding:.3em .6em;border-bottom:1px solid #ccc;"
    "overflow-wrap:anywhere}\n"
    "th{background:#f2f2f2;white-space:nowrap}td.id{font-family:monospace;font-size:.85em}\n"
    "@page{size:A4 landscape;margin:14mm}\n"
    "@media print{body{margin:0;max-width:none;font-size:9pt}tr{break-inside:avoid}"
    "thead{display:table-header-group}.wide{overflow:visible}}\n"
    "</style>\n";

static void put_tag(struct writer *w, const char *open, struct span text, const char *close)
{
    writer_string(w, open);
    html_text(w, text);
    writer_string(w, close);
}

static void put_row(struct diff_view *v, struct writer *w, const struct change *c)
{
    diff_view_take(v, c);
    struct span region = diff_region(v), name = diff_name(v), before = diff_verdict(v, &v->was),
                now = diff_verdict(v, &v->is), details = diff_details(v);
    put_tag(w, "<tr><td>", region, "</td>");
    put_tag(w, "<td>", name, "</td>");
    put_tag(w, "<td>", before, "</td>");
    put_tag(w, "<td>", now, "</td>");
    put_tag(w, "<td>", details, "</td>");
    put_tag(w, "<td class=\"id\">", v->shown->id, "</td></tr>\n");
}

static void put_count(struct diff_view *v, struct writer *w, enum change_kind k)
{
    writer_string(w, v->lang == LANG_ZH ? "（" : " (");
    writer_number(w, (long long)v->diff->of[k]);
    writer_string(w, v->lang == LANG_ZH ? "）" : ")");
}

static void write_kind(const struct diff *d, size_t first, enum lang lang, struct writer *w)
{
    static const enum message_id titles[] = {MSG_diff_region,  MSG_diff_indicator,
                                             MSG_diff_before,  MSG_diff_now,
                                             MSG_diff_details, MSG_diff_id};
    struct diff_view *v = diff_view_new(d, lang);
    enum change_kind k = (enum change_kind)d->changes[first].kind;
    put_tag(w, "<h2>", span_of(diff_text(v, change_label(k))), "");
    put_count(v, w, k);
    WRITER_LITERAL(w, "</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html_text(w, span_of(diff_text(v, change_label(k))));
    WRITER_LITERAL(w, "\"><table>\n<thead><tr>");
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        put_tag(w, "<th scope=\"col\">", span_of(diff_text(v, titles[i])), "</th>");
    WRITER_LITERAL(w, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < d->of[k]; i++)
        put_row(v, w, &d->changes[first + i]);
    WRITER_LITERAL(w, "</tbody></table></div>\n");
    diff_view_free(v);
}

static void put_circumstances(struct diff_view *v, struct writer *w)
{
    const char *line;
    for (size_t i = 0; (line = diff_circumstance(v, i)) != NULL; i++)
        put_tag(w, i ? "<li>" : "<ul>\n<li>", span_of(line), "</li>\n");
    if (diff_circumstance(v, 0))
        WRITER_LITERAL(w, "</ul>\n");
    if (v->diff->hidden) {
        struct message m = MESSAGE(v->arena, MSG_diff_hidden,
                                   arena_printf(v->arena, "%zu", v->diff->hidden));
        put_tag(w, "<p>", span_of(message_in(m, v->lang)), "</p>\n");
    }
}

void diff_write_html(const struct diff *d, const struct report_options *o, struct writer *w)
{
    struct diff_view *v = diff_view_new(d, o->lang);
    struct span old = diff_night(v, &d->old->of), new = diff_night(v, &d->new->of);
    writer_string(w, o->lang == LANG_ZH ? "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n"
                                        : "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
    writer_string(w, head);
    put_tag(w, "<title>", span_of(diff_text(v, MSG_diff_title)), "</title>\n</head>\n<body>\n");
    put_tag(w, "<main>\n<h1>", span_of(diff_text(v, MSG_diff_title)), "</h1>\n");
    put_tag(w, "<p>", old, " → ");
    put_tag(w, "", new, "</p>\n");
    put_tag(w, "<p><strong>", diff_total(v), "</strong></p>\n");
    put_circumstances(v, w);
    for (size_t i = 0; i < d->count; i += d->of[d->changes[i].kind])
        write_kind(d, i, o->lang, w);
    WRITER_LITERAL(w, "</main>\n</body>\n</html>\n");
    diff_view_free(v);
}
