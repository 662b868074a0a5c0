/* What all tables say of a verdict. */
#include "html_inside.h"

void html_verdict(struct html *h, enum verdict v)
{
    struct page p = html_page(h);
    page_verdict(&p, v);
}

void html_attribute(struct html *h, enum attribute a)
{
    if (a == ATTRIBUTE_BINDING)
        html_put(h, "<b>");
    html_say(h, attribute_label(a));
    if (a == ATTRIBUTE_BINDING)
        html_put(h, "</b>");
}

/* ---- names and units ---- */

static bool has_english(const struct result_indicator *of)
{
    return of->en && *of->en && strcmp(of->en, of->id) != 0;
}

struct span html_indicator_title(const struct html *h, uint32_t indicator)
{
    const struct result_indicator *of = &h->result->indicators[indicator];
    if (h->options->lang == LANG_EN)
        return span_of(has_english(of) ? of->en : of->zh && *of->zh ? of->zh : of->id);
    return span_of(of->zh && *of->zh ? of->zh : of->id);
}

/* As the plan prints it; in English the catalogue's name. */
void html_indicator_name(struct html *h, const struct verdict_row *row)
{
    html_data(h, row_name(h->result, row, h->options->lang));
}

void html_unit(struct html *h, struct span unit)
{
    char copy[128];
    struct span cut = span_cut(unit, sizeof copy - 1);
    memcpy(copy, cut.len ? cut.at : "", cut.len);
    copy[cut.len] = '\0';
    writer_clear(h->scratch);
    unit_put(h->scratch, copy, false, h->options->lang);
    html_data(h, span_trim(writer_text(h->scratch)));
}

/* ---- cells ---- */

void html_target_cell(struct html *h, const struct verdict_row *row)
{
    html_put(h, "<td class=\"target\">");
    html_data(h, row->target.len ? row->target : SPAN("–"));
    html_put(h, "</td>");
}

void html_value_cell(struct html *h, const struct verdict_row *row)
{
    html_put(h, "<td class=\"n\">");
    if (!row->numbers[NUMBER_VALUE].at) {
        html_put(h, "–</td>");
        return;
    }
    html_number(h, row->numbers[NUMBER_VALUE]);
    html_put(h, " <small>");
    writer_number(h->w, row->value_year);
    html_put(h, "</small></td>");
}

/* "…/reported/jishou.csv:6" without its folders, which the appendix has. */
static struct span without_folders(struct span path)
{
    for (size_t i = path.len; i > 0; i--)
        if (path.at[i - 1] == '/')
            return (struct span){path.at + i, path.len - i};
    return path;
}

void html_source_cell(struct html *h, const struct verdict_row *row)
{
    html_put(h, "<td class=\"src\">");
    html_data(h, row->place.len ? row->place : without_folders(row->plan_at));
    if (row->data_at.len) {
        html_put(h, "<br><code>");
        html_data(h, without_folders(row->data_at));
        html_put(h, "</code>");
    }
    html_put(h, "</td>");
}

void html_flags(struct html *h, uint32_t flags)
{
    bool any = false;
    for (int f = 0; f < FLAG_COUNT; f++) {
        if (!(flags & (1u << f)))
            continue;
        html_put(h, any ? "" : "<span class=\"flags\">");
        if (any)
            html_say(h, MSG_html_joiner);
        html_say(h, flag_label((enum flag_bit)f));
        any = true;
    }
    html_put(h, any ? "</span>" : "");
}

/* ---- charts ---- */

struct chart html_chart(struct html *h, const struct verdict_row *row)
{
    const struct series_point *series;
    struct chart c;
    size_t count = report_series(h->view, &series);
    if (count + 1 > h->point_room) {
        h->point_room = count * 2 + 32;
        h->points = ARENA_ARRAY(h->arena, struct chart_point, h->point_room);
    }
    chart_of(&c, row, series, count, h->points);
    return c;
}

static void label_year(struct writer *w, int year, struct span value, enum lang lang)
{
    writer_number(w, year);
    writer_byte(w, ' ');
    writer_span(w, value);
    writer_string(w, message_text(MSG_html_semicolon, lang));
}

/* "基期值 77.05；2021 77.3；2022 77.5；目标值 ≥78.3" */
struct span html_chart_label(struct html *h, const struct verdict_row *row, const struct chart *c)
{
    enum lang lang = h->options->lang;
    const struct series_point *series;
    size_t count = report_series(h->view, &series);
    struct writer *w = h->scratch;
    bool judged = false;
    writer_clear(w);
    if (c->has_baseline) {
        writer_string(w, message_text(MSG_column_baseline, lang));
        writer_byte(w, ' ');
        writer_span(w, row->numbers[NUMBER_BASELINE]);
        writer_string(w, message_text(MSG_html_semicolon, lang));
    }
    for (size_t i = 0; i < count; i++) {
        judged |= series[i].has_value && series[i].year == row->value_year;
        if (series[i].has_value)
            label_year(w, series[i].year, series[i].value, lang);
    }
    if (!judged && row->numbers[NUMBER_VALUE].at)
        label_year(w, row->value_year, row->numbers[NUMBER_VALUE], lang);
    writer_string(w, message_text(MSG_column_target, lang));
    writer_byte(w, ' ');
    writer_span(w, span_cut(row->target, 200));
    return writer_text(w);
}
