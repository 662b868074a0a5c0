/* The list of problems: errors, what failed, what lags behind, binding targets first; with empty
 * columns for those who have to say why and what they will do. */
#include "html_inside.h"

enum { MOST_PROBLEMS = 1000 };           /* of all regions; a region's own are all there */

static void put_row(struct html *h, const struct verdict_row *row, size_t number, bool named)
{
    html_put(h, "<tr><td class=\"n\">");
    html_count(h, number);
    html_put(h, "</td>");
    if (named) {
        html_put(h, "<td class=\"region\">");
        html_link_region(h, row->key.region);
        html_data(h, row->region_name);
        html_link_end(h);
    html_put(h, "</td>");
    }
    html_put(h, "<th scope=\"row\">");
    html_link_indicator(h, row->key.indicator);
    html_indicator_name(h, row);
    html_link_end(h);
    html_put(h, "</th><td class=\"key\">");
    html_attribute(h, row->attribute);
    html_put(h, "</td>");
    html_target_cell(h, row);
    html_put(h, "<td>");
    html_verdict(h, row->verdict);
    html_put(h, "</td><td class=\"words\">");
    html_data(h, h->options->lang == LANG_ZH ? row->zh : row->en);
    html_flags(h, row->flags);
    html_put(h, "</td><td class=\"blank\"></td><td class=\"blank\"></td>"
                "<td class=\"blank\"></td><td class=\"blank\"></td></tr>\n");
}

static void put_heads(struct html *h, bool named)
{
    static const enum message_id heads[] = {
        MSG_column_order, MSG_column_region, MSG_column_indicator, MSG_column_attribute,
        MSG_column_target, MSG_column_verdict, MSG_column_message, MSG_column_cause,
        MSG_column_measure, MSG_column_responsible, MSG_column_deadline,
    };
    enum message_id shown[sizeof heads / sizeof *heads];
    size_t count = 0;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (named || heads[i] != MSG_column_region)
            shown[count++] = heads[i];
    html_head_cells(h, shown, count);
}

/* Rows of a kind, of all regions; how many there are now. */
static size_t put_all_of_kind(struct html *h, size_t kind, size_t written)
{
    struct verdict_row row;
    for (size_t i = 0; i < h->result->count && written < MOST_PROBLEMS; i++) {
        if (!problem_is(result_key(h->result, i), &problem_kinds[kind]))
            continue;
        report_row(h->view, i, &row);
        put_row(h, &row, ++written, true);
    }
    return written;
}

static size_t put_kind_of_region(struct html *h, uint32_t region, size_t kind, size_t written)
{
    struct verdict_row row;
    for (size_t k = h->of_region.first[region]; k < h->of_region.first[region + 1]; k++) {
        const struct group *g = &h->groups.list[h->of_region.list[k]];
        for (size_t i = 0; i < g->count; i++) {
            size_t number = h->groups.rows[g->first + i];
            if (!problem_is(result_key(h->result, number), &problem_kinds[kind]))
                continue;
            report_row(h->view, number, &row);
            put_row(h, &row, ++written, false);
        }
    }
    return written;
}

static size_t problems_in(const struct summary *s)
{
    return s->of[VERDICT_FAIL] + s->of[VERDICT_OFF_TRACK] + s->of[VERDICT_ERROR];
}

void html_problems(struct html *h, uint32_t region)
{
    bool all = region == NO_NUMBER;
    size_t written = 0,
           total = problems_in(all ? &h->result->all : &h->result->regions[region].summary);
    if (!all || !h->site)
        html_heading(h, 0, MSG_html_problems);
    if (total == 0) {
        html_put(h, "<p>");
        html_say(h, MSG_html_no_problems);
        html_put(h, "</p>\n");
        return;
    }
    html_table_begin(h, "rows problems", MSG_html_problem_rows);
    put_heads(h, all);
    for (size_t k = 0; k < problem_kind_count; k++)
        written = all ? put_all_of_kind(h, k, written) : put_kind_of_region(h, region, k, written);
    html_table_end(h);
    if (written < total) {
        html_put(h, "<p class=\"note\">");
        html_say_count(h, MSG_html_more_problems, total - written);
        html_put(h, "</p>\n");
    }
}
