/* An indicator: what each region has promised and where it stands, and a chart a promise. */
#include "html_inside.h"

/* Beyond this many only those that need attention are drawn large, and of these the first; all
 * have their sparkline. */
enum { MOST_CHARTS = 40 };

/* ---- what it is ---- */

static void put_facts(struct html *h, uint32_t number)
{
    const struct result_indicator *of = &h->result->indicators[number];
    static const enum message_id directions[] = {
        MSG_html_direction_lower, MSG_html_direction_none, MSG_html_direction_higher,
    };
    html_put(h, "<p class=\"facts\"><code>");
    html_data(h, span_of(of->id));
    html_put(h, "</code>");
    html_say(h, MSG_text_joiner);
    html_say(h, MSG_column_unit);
    html_put(h, " ");
    html_unit(h, span_of(*of->unit ? of->unit : "–"));
    if (of->direction >= DIRECTION_LOWER && of->direction <= DIRECTION_HIGHER) {
        html_say(h, MSG_text_joiner);
        html_say(h, directions[of->direction - DIRECTION_LOWER]);
    }
    html_put(h, "</p>\n");
}

/* ---- the table ---- */

static void put_number(struct html *h, struct span digits)
{
    html_put(h, "<td class=\"n\">");
    if (digits.at)
        html_number(h, digits);
    else
        html_put(h, "–");
    html_put(h, "</td>");
}

static void put_kind(struct html *h, const struct verdict_row *row)
{
    html_put(h, "<td>");
    html_say(h, row->key.kind == ITEM_COMMITMENT ? MSG_html_kind_commitment : MSG_html_kind_table);
    html_put(h, "</td>");
}

static void put_row(struct html *h, const struct verdict_row *row)
{
    struct chart c = html_chart(h, row);
    html_put(h, "<tr><th scope=\"row\">");
    html_link_region(h, row->key.region);
    html_data(h, row->region_name);
    html_link_end(h);
    html_put(h, "</th>");
    put_kind(h, row);
    html_cell(h, row->baseline_printed);
    html_target_cell(h, row);
    html_value_cell(h, row);
    put_number(h, row->numbers[NUMBER_PROGRESS]);
    html_put(h, "<td>");
    html_verdict(h, row->verdict);
    html_put(h, "<br><small>");
    html_say(h, reason_label(row->reason));
    html_put(h, "</small></td><td class=\"key\">");
    html_attribute(h, row->attribute);
    html_put(h, "</td><td class=\"trend\">");
    if (c.count)
        svg_spark(h->w, &c, html_chart_label(h, row, &c));
    else
        html_put(h, "–");
    html_put(h, "</td></tr>\n");
}

static void put_table(struct html *h, uint32_t indicator)
{
    static const enum message_id heads[] = {
        MSG_column_region, MSG_html_kind, MSG_column_baseline, MSG_column_target, MSG_column_value,
        MSG_column_progress, MSG_column_verdict, MSG_column_attribute, MSG_column_trend,
    };
    const size_t *first = &h->of_indicator.first[indicator];
    struct verdict_row row;
    html_table_begin(h, "rows", MSG_html_indicator_rows);
    html_head_cells(h, heads, sizeof heads / sizeof *heads);
    for (size_t i = first[0]; i < first[1]; i++) {
        report_row(h->view, h->of_indicator.list[i], &row);
        put_row(h, &row);
    }
    html_table_end(h);
}

/* ---- charts ---- */

static void put_figure(struct html *h, const struct verdict_row *row)
{
    struct chart c = html_chart(h, row);
    if (!c.count)
        return;
    html_put(h, "<figure><figcaption><b>");
    html_data(h, row->region_name);
    html_put(h, "</b> ");
    html_say_of(h, MSG_html_target_is, row->target);
    html_put(h, " ");
    html_verdict(h, row->verdict);
    html_put(h, "</figcaption>\n");
    svg_chart(h->w, &c, html_chart_label(h, row, &c));
    html_put(h, "<p>");
    html_data(h, h->options->lang == LANG_ZH ? row->zh : row->en);
    if (c.derived && (c.has_low || c.has_high)) {
        html_put(h, " <small>");
        html_say(h, MSG_html_derived);
        html_put(h, "</small>");
    }
    html_put(h, "</p>");
    html_flags(h, row->flags);
    html_put(h, "</figure>\n");
}

static bool needs_attention(struct verdict_key key)
{
    return key.verdict == VERDICT_FAIL || key.verdict == VERDICT_OFF_TRACK;
}

static void put_charts(struct html *h, uint32_t indicator)
{
    const size_t *first = &h->of_indicator.first[indicator];
    bool few = first[1] - first[0] <= MOST_CHARTS;
    struct verdict_row row;
    size_t drawn = 0;
    html_put(h, "<div class=\"charts\">\n");
    for (size_t i = first[0]; i < first[1] && drawn < MOST_CHARTS; i++) {
        size_t number = h->of_indicator.list[i];
        if (!few && !needs_attention(result_key(h->result, number)))
            continue;
        report_row(h->view, number, &row);
        put_figure(h, &row);
        drawn++;
    }
    html_put(h, "</div>\n");
    if (!few) {
        html_put(h, "<p class=\"note\">");
        html_say_count(h, MSG_html_charts_some, drawn);
        html_put(h, "</p>\n");
    }
}

void html_indicator(struct html *h, uint32_t indicator)
{
    html_put(h, "<section class=\"indicator\">\n");
    if (!h->site) {
        html_open_heading(h, 0, "i-", span_of(h->result->indicators[indicator].id));
        html_data(h, html_indicator_title(h, indicator));
        html_close_heading(h, 0);
    }
    put_facts(h, indicator);
    put_charts(h, indicator);
    put_table(h, indicator);
    html_put(h, "</section>\n");
}
