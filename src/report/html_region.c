/* A region: for each of its plans the table of indicators, and apart from it what the running text
 * promises. */
#include "html_inside.h"

static void put_heads(struct html *h, enum item_kind kind)
{
    const enum message_id ids[] = {
        MSG_column_order, MSG_column_category,
        kind == ITEM_COMMITMENT ? MSG_column_commitment : MSG_column_indicator,
        MSG_column_unit, MSG_column_baseline, MSG_column_target, MSG_column_value,
        MSG_column_expected, MSG_column_progress, MSG_column_time, MSG_column_verdict,
        MSG_column_attribute, MSG_column_trend, MSG_column_source,
    };
    html_head_cells(h, ids, sizeof ids / sizeof *ids);
}

static void put_order(struct html *h, const struct verdict_row *row, size_t number)
{
    html_put(h, "<td class=\"n\">");
    if (row->order.len)
        html_data(h, row->order);
    else
        html_count(h, number);
    html_put(h, "</td>");
}

/* As printed; where nothing is, the number that was used in its place. */
static void put_baseline(struct html *h, const struct verdict_row *row)
{
    html_put(h, "<td class=\"n\">");
    if (row->baseline_printed.len)
        html_data(h, row->baseline_printed);
    else if (row->numbers[NUMBER_BASELINE].at) {
        html_number(h, row->numbers[NUMBER_BASELINE]);
        html_put(h, "<br><small>");
        html_say(h, MSG_html_baseline_reported);
        html_put(h, "</small>");
    } else
        html_put(h, "–");
    html_put(h, "</td>");
}

static void put_number_cell(struct html *h, const struct verdict_row *row, enum row_number which)
{
    html_put(h, "<td class=\"n\">");
    if (row->numbers[which].at)
        html_number(h, row->numbers[which]);
    else
        html_put(h, "–");
    html_put(h, "</td>");
}

/* Where the target limits something else than the reported value, the number is one of that. */
static void put_expected(struct html *h, const struct verdict_row *row)
{
    struct span value = row->numbers[NUMBER_VALUE], measure = row->numbers[NUMBER_MEASURE];
    bool other = value.at && measure.at &&
                 (value.len != measure.len || memcmp(value.at, measure.at, value.len) != 0);
    html_put(h, "<td class=\"n\">");
    if (!row->numbers[NUMBER_EXPECTED].at)
        html_put(h, "–");
    else
        html_number(h, row->numbers[NUMBER_EXPECTED]);
    if (other && row->numbers[NUMBER_EXPECTED].at) {
        html_put(h, "<br><small>");
        html_say(h, MSG_html_measure_is);
        html_number(h, measure);
        html_put(h, "</small>");
    }
    html_put(h, "</td>");
}

static void put_time(struct html *h, const struct verdict_row *row)
{
    double percent;
    html_put(h, "<td class=\"n\">");
    if (row_time_passed(row, &percent))
        html_tenths(h, percent);
    else
        html_put(h, "–");
    html_put(h, "</td>");
}

static void put_verdict(struct html *h, const struct verdict_row *row)
{
    html_put(h, "<td>");
    html_verdict(h, row->verdict);
    html_put(h, "<br><small>");
    html_say(h, reason_label(row->reason));
    html_put(h, "</small></td><td class=\"key\">");
    html_attribute(h, row->attribute);
    html_put(h, "</td>");
}

static void put_trend(struct html *h, const struct verdict_row *row)
{
    struct chart c = html_chart(h, row);
    html_put(h, "<td class=\"trend\">");
    if (c.count)
        svg_spark(h->w, &c, html_chart_label(h, row, &c));
    else
        html_put(h, "–");
    html_put(h, "</td>");
}

static void put_row(struct html *h, const struct verdict_row *row, size_t number)
{
    html_put(h, "<tr>");
    put_order(h, row, number);
    html_cell(h, row->category);
    html_put(h, "<th scope=\"row\">");
    html_link_indicator(h, row->key.indicator);
    html_indicator_name(h, row);
    html_link_end(h);
    html_put(h, "</th><td class=\"key\">");
    html_unit(h, row->unit);
    html_put(h, "</td>");
    put_baseline(h, row);
    html_target_cell(h, row);
    html_value_cell(h, row);
    put_expected(h, row);
    put_number_cell(h, row, NUMBER_PROGRESS);
    put_time(h, row);
    put_verdict(h, row);
    put_trend(h, row);
    html_source_cell(h, row);
    html_put(h, "</tr>\n");
}

static size_t count_kind(const struct html *h, const struct group *g, enum item_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < g->count; i++)
        n += result_key(h->result, h->groups.rows[g->first + i]).kind == kind;
    return n;
}

static void put_kind(struct html *h, const struct group *g, enum item_kind kind)
{
    struct verdict_row row;
    size_t number = 0;
    if (!count_kind(h, g, kind))
        return;
    html_table_begin(h, "rows",
                     kind == ITEM_COMMITMENT ? MSG_html_commitments : MSG_html_table_rows);
    put_heads(h, kind);
    for (size_t i = 0; i < g->count; i++) {
        size_t at = h->groups.rows[g->first + i];
        if (result_key(h->result, at).kind != kind)
            continue;
        report_row(h->view, at, &row);
        put_row(h, &row, ++number);
    }
    html_table_end(h);
}

/* "共 20 项 · ✔ 完成 12 …" */
static void put_summary(struct html *h, const struct summary *s)
{
    html_put(h, "<p class=\"summary\">");
    html_say_count(h, MSG_text_items, summary_total(s));
    html_say(h, MSG_text_joiner);
    html_say_count(h, MSG_text_evaluated, summary_evaluated(s->of));
    for (int v = 0; v < VERDICT_COUNT; v++) {
        if (!s->of[v])
            continue;
        html_put(h, " <span class=\"count\">");
        html_verdict(h, (enum verdict)v);
        html_put(h, " ");
        html_count(h, s->of[v]);
        html_put(h, "</span>");
    }
    html_put(h, "</p>\n");
}

static void put_plan(struct html *h, const struct group *g, int below)
{
    const struct result_plan *plan = &h->result->plans[g->plan];
    struct summary s = group_summary(&h->groups, g, h->result);
    html_open_heading(h, below, "", SPAN(""));
    html_data(h, span_of(plan->title && *plan->title ? plan->title : plan->id));
    html_close_heading(h, below);
    put_summary(h, &s);
    put_kind(h, g, ITEM_INDICATOR);
    put_kind(h, g, ITEM_COMMITMENT);
}

void html_region(struct html *h, uint32_t region)
{
    html_put(h, "<section class=\"region\">\n");
    if (!h->site) {
        html_open_heading(h, 0, "r-", span_of(h->result->regions[region].code));
        html_region_label(h, region);
        html_close_heading(h, 0);
    }
    for (size_t i = h->of_region.first[region]; i < h->of_region.first[region + 1]; i++)
        put_plan(h, &h->groups.list[h->of_region.list[i]], h->site ? 0 : 1);
    html_put(h, "</section>\n");
}
