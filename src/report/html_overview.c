/* The overview: counts by verdict and attribute, and the regions by their counts. */
#include "html_inside.h"

/* ---- counts ---- */

static void put_tile(struct html *h, enum verdict v, size_t n)
{
    html_put(h, n ? "<li>" : "<li class=\"none\">");
    html_verdict(h, v);
    html_put(h, " <b class=\"big\">");
    html_count(h, n);
    html_put(h, "</b></li>\n");
}

/* The shares of a summary side by side, in words for those who do not see it. */
static void put_bar(struct html *h, const struct summary *s)
{
    size_t total = summary_total(s), before = 0;
    if (!total)
        return;
    html_put(h, "<svg class=\"bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" "
                "aria-hidden=\"true\">");
    for (int v = 0; v < VERDICT_COUNT; v++) {
        size_t from = before * 1000 / total, to = (before + s->of[v]) * 1000 / total;
        if (!s->of[v])
            continue;
        html_put(h, "<rect class=\"f-");
        html_put(h, verdict_name((enum verdict)v));
        html_put(h, "\" height=\"20\" x=\"");
        html_count(h, from);
        html_put(h, "\" width=\"");
        html_count(h, to - from);
        html_put(h, "\"/>");
        before += s->of[v];
    }
    html_put(h, "</svg>\n");
}

/* 项数, 已评价, and the eight verdicts */
static void put_count_heads(struct html *h)
{
    html_put(h, "<th scope=\"col\" class=\"n\">");
    html_say(h, MSG_column_items);
    html_put(h, "</th><th scope=\"col\" class=\"n\">");
    html_say(h, MSG_column_evaluated);
    html_put(h, "</th>");
    for (int v = 0; v < VERDICT_COUNT; v++) {
        html_put(h, "<th scope=\"col\" class=\"n\">");
        html_verdict(h, (enum verdict)v);
        html_put(h, "</th>");
    }
}

static void put_counts(struct html *h, const size_t of[VERDICT_COUNT])
{
    html_number_cell(h, summary_sum(of));
    html_number_cell(h, summary_evaluated(of));
    for (int v = 0; v < VERDICT_COUNT; v++)
        html_number_cell(h, of[v]);
}

static void put_count_row(struct html *h, const char *class, enum message_id label,
                          const size_t of[VERDICT_COUNT])
{
    html_put(h, "<tr");
    html_put(h, class);
    html_put(h, "><th scope=\"row\">");
    html_say(h, label);
    html_put(h, "</th>");
    put_counts(h, of);
    html_put(h, "</tr>\n");
}

static void put_by_attribute(struct html *h)
{
    const struct summary *all = &h->result->all;
    static const enum attribute order[] = {ATTRIBUTE_BINDING, ATTRIBUTE_ANTICIPATORY,
                                           ATTRIBUTE_ADVISORY, ATTRIBUTE_NONE};
    html_table_begin(h, "counts", MSG_html_by_attribute);
    html_put(h, "<thead><tr><th scope=\"col\">");
    html_say(h, MSG_column_attribute);
    html_put(h, "</th>");
    put_count_heads(h);
    html_put(h, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        put_count_row(h, "", attribute_label(order[i]), all->by_attribute[order[i]]);
    put_count_row(h, " class=\"sum\"", MSG_text_total, all->of);
    put_count_row(h, "", MSG_html_of_tables, all->by_kind[ITEM_INDICATOR]);
    put_count_row(h, "", MSG_html_of_text, all->by_kind[ITEM_COMMITMENT]);
    html_table_end(h);
}

static void put_tiles(struct html *h)
{
    const struct summary *all = &h->result->all;
    html_put(h, "<ul class=\"tiles\">\n");
    for (int v = 0; v < VERDICT_COUNT; v++)
        put_tile(h, (enum verdict)v, all->of[v]);
    html_put(h, "</ul>\n");
    put_bar(h, all);
}

/* What the overview has, in order; a new part is an entry here. */
static void (*const parts[])(struct html *h) = {put_tiles, put_by_attribute};

void html_overview(struct html *h)
{
    html_put(h, "<section id=\"overview\">\n");
    html_heading(h, 0, MSG_html_overview);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        parts[i](h);
    html_put(h, "</section>\n");
}

/* ---- regions and indicators by their counts ---- */

static void put_index_head(struct html *h, enum message_id what, bool binding)
{
    html_put(h, "<thead><tr><th scope=\"col\">");
    html_say(h, what);
    html_put(h, "</th>");
    put_count_heads(h);
    if (binding) {
        html_put(h, "<th scope=\"col\" class=\"n\">");
        html_say(h, MSG_column_binding_failed);
        html_put(h, "</th>");
    }
    html_put(h, "</tr></thead><tbody>\n");
}

void html_regions(struct html *h)
{
    html_put(h, "<section id=\"regions\">\n");
    html_heading(h, 0, MSG_html_regions);
    html_table_begin(h, "counts index", MSG_html_region_index);
    put_index_head(h, MSG_column_region, true);
    for (uint32_t i = 0; i < h->result->region_count; i++) {
        const struct summary *s = &h->result->regions[i].summary;
        html_put(h, "<tr><th scope=\"row\">");
        html_link_region(h, i);
        html_region_label(h, i);
        html_link_end(h);
    html_put(h, "</th>");
        put_counts(h, s->of);
        html_number_cell(h, s->by_attribute[ATTRIBUTE_BINDING][VERDICT_FAIL]);
        html_put(h, "</tr>\n");
    }
    html_table_end(h);
    html_put(h, "</section>\n");
}

static void count_indicator(const struct html *h, uint32_t indicator, struct summary *s)
{
    const size_t *first = &h->of_indicator.first[indicator];
    *s = (struct summary){0};
    for (size_t i = first[0]; i < first[1]; i++)
        summary_count(s, result_key(h->result, h->of_indicator.list[i]));
}

void html_indicator_index(struct html *h)
{
    html_table_begin(h, "counts index", MSG_html_indicator_index);
    put_index_head(h, MSG_column_indicator, false);
    for (uint32_t i = 0; i < h->result->indicator_count; i++) {
        struct summary s;
        count_indicator(h, i, &s);
        html_put(h, "<tr><th scope=\"row\">");
        html_link_indicator(h, i);
        html_data(h, html_indicator_title(h, i));
        html_link_end(h);
    html_put(h, "</th>");
        put_counts(h, s.of);
        html_put(h, "</tr>\n");
    }
    html_table_end(h);
}
