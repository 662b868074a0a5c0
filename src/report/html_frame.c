/* What stands in the frame of the report's own pages: title, navigation, foot. */
#include "html_inside.h"

static void put_head(struct html *h, struct span title)
{
    struct page p = html_page(h);
    writer_clear(h->scratch);
    if (title.at) {
        writer_span(h->scratch, span_cut(title, 200));
        writer_string(h->scratch, message_text(MSG_html_title_joiner, p.lang));
    }
    writer_string(h->scratch, message_text(h->title, p.lang));
    page_head(&p, writer_text(h->scratch));
}

/* ---- navigation ---- */

static const struct html_part report_parts[] = {
    {"index.html", "#overview", MSG_html_overview},
    {"index.html#heat", "#heat", MSG_html_heat},
    {"index.html#regions", "#regions", MSG_html_regions},
    {"problems.html", "#problems", MSG_html_problems},
    {"index.html#indicators", "#indicators", MSG_html_indicators},
    {"appendix.html", "#appendix", MSG_html_appendix},
};

static void put_navigation(struct html *h)
{
    html_put(h, "<nav aria-label=\"");
    html_say(h, MSG_html_navigation);
    html_put(h, "\"><ul>\n");
    for (size_t i = 0; i < h->part_count; i++) {
        html_put(h, "<li><a href=\"");
        html_put(h, h->site ? h->up : h->parts[i].anchor);
        html_put(h, h->site ? h->parts[i].address : "");
        html_put(h, "\">");
        html_say(h, h->parts[i].what);
        html_put(h, "</a></li>\n");
    }
    html_put(h, "</ul></nav>\n");
}

static void put_counts(struct html *h)
{
    html_say_count(h, MSG_html_plan_count, h->result->plan_count);
    html_say(h, MSG_text_joiner);
    html_say_count(h, MSG_html_region_count, h->result->region_count);
    html_say(h, MSG_text_joiner);
    html_say_count(h, MSG_text_items, h->result->count);
}

/* Beside a page's own title only the year of the judgement. */
static void put_facts(struct html *h, bool counts)
{
    html_put(h, "<p class=\"facts\">");
    if (h->result->as_of) {
        char year[16];
        struct span digits = {year, (size_t)snprintf(year, sizeof year, "%d", h->result->as_of)};
        html_say_of(h, MSG_text_as_of, digits);
        if (counts)
            html_say(h, MSG_text_joiner);
    }
    if (counts)
        put_counts(h);
    html_put(h, "</p>\n");
}

void html_begin(struct html *h, struct span title)
{
    h->parts = report_parts;
    h->part_count = sizeof report_parts / sizeof *report_parts;
    put_head(h, title);
    html_put(h, "<header class=\"mast\">\n");
    if (title.at) {
        html_put(h, "<p class=\"report\"><a href=\"");
        html_put(h, h->up);
        html_put(h, "index.html\">");
        html_say(h, h->title);
        html_put(h, "</a></p>\n<h1>");
        html_data(h, title);
    } else {
        html_put(h, "<h1>");
        html_say(h, h->title);
    }
    html_put(h, "</h1>\n");
    put_facts(h, !title.at);
    put_navigation(h);
    html_put(h, "</header>\n<main id=\"main\">\n");
}

void html_begin_plain(struct html *h)
{
    put_head(h, (struct span){NULL, 0});
    html_put(h, "<header class=\"mast\">\n<h1>");
    html_say(h, h->title);
    html_put(h, "</h1>\n");
}

void html_open_plain(struct html *h)
{
    put_navigation(h);
    html_put(h, "</header>\n<main id=\"main\">\n");
}

static void put_foot(struct html *h, enum message_id legend, enum message_id made_by)
{
    html_put(h, "</main>\n<footer>\n<p>");
    html_say(h, legend);
    html_put(h, "</p>\n<p>");
    html_say_of(h, made_by, span_of(h->result->version));
    html_put(h, "</p>\n</footer>\n");
}

void html_end_plain(struct html *h, enum message_id legend, enum message_id made_by)
{
    put_foot(h, legend, made_by);
    html_put(h, "</body>\n</html>\n");
}

void html_end(struct html *h)
{
    put_foot(h, MSG_html_legend, MSG_html_made_by);
    html_put(h, "<div id=\"words\" hidden");
    static const struct { const char *name; enum message_id word;
    } words[] = {
        {"filter", MSG_html_filter}, {"all", MSG_html_all_verdicts}, {"shown", MSG_html_shown},
        {"verdict", MSG_column_verdict}, {"sort", MSG_html_sort},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        html_put(h, " data-");
        html_put(h, words[i].name);
        html_put(h, "=\"");
        html_say(h, words[i].word);
        html_put(h, "\"");
    }
    html_put(h, "></div>\n<script>");
    html_put(h, html_script);
    html_put(h, "</script>\n</body>\n</html>\n");
}
