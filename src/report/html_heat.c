/* The heat map: indicators against regions. Where there are many regions they are put together by
 * the beginning of their codes (provinces, or prefectures of one province), and a field says how
 * many of what was evaluated is met or on track. */
#include "html_inside.h"

enum { MOST_COLUMNS = 40, WIDE_COLUMNS = 12 };   /* up to so many are wide */

struct heat {
    size_t columns;
    size_t prefix;                       /* digits that the regions of a column share; 0: none */
    uint32_t *column_of;                 /* of each region */
    uint32_t first[MOST_COLUMNS];        /* the region that began a column */
    struct summary *fields;              /* of one indicator */
};

/* ---- columns ---- */

static bool is_code(const char *code)
{
    return strlen(code) == 6 && strspn(code, "0123456789") == 6;
}

static bool put_into_column(const struct html *h, struct heat *heat, uint32_t region)
{
    const char *code = h->result->regions[region].code;
    size_t k = 0;
    while (k < heat->columns &&
           (!heat->prefix ||
            strncmp(code, h->result->regions[heat->first[k]].code, heat->prefix) != 0))
        k++;
    if (k == heat->columns) {
        if (k == MOST_COLUMNS)
            return false;
        heat->first[heat->columns++] = region;
    }
    heat->column_of[region] = (uint32_t)k;
    return true;
}

static bool divide(const struct html *h, struct heat *heat, size_t prefix)
{
    heat->columns = 0;
    heat->prefix = prefix;
    for (uint32_t i = 0; i < h->result->region_count; i++)
        if ((prefix && !is_code(h->result->regions[i].code)) || !put_into_column(h, heat, i))
            return false;
    return true;
}

/* False: no way to make few columns of them. */
static bool find_columns(const struct html *h, struct heat *heat)
{
    heat->column_of = ARENA_ARRAY(h->arena, uint32_t, h->result->region_count + 1);
    if (divide(h, heat, 0) || (divide(h, heat, 4) && heat->columns > 1))
        return true;
    return divide(h, heat, 2);
}

/* ---- an indicator ---- */

/* What stands in tables; what the running text promises has no place in the map. */
static size_t count_fields(const struct html *h, const struct heat *heat, uint32_t indicator)
{
    size_t counted = 0;
    memset(heat->fields, 0, heat->columns * sizeof *heat->fields);
    const size_t *first = &h->of_indicator.first[indicator];
    for (size_t i = first[0]; i < first[1]; i++) {
        struct verdict_key key = result_key(h->result, h->of_indicator.list[i]);
        if (key.kind == ITEM_COMMITMENT)
            continue;
        summary_count(&heat->fields[heat->column_of[key.region]], key);
        counted++;
    }
    return counted;
}

static void put_status(struct html *h, const struct summary *s)
{
    enum verdict worst = summary_worst(s);
    html_put(h, "<td class=\"f ");
    html_put(h, verdict_name(worst));
    html_put(h, "\"><span aria-hidden=\"true\">");
    html_put(h, verdict_symbol(worst));
    html_put(h, "</span><span class=\"sr\">");
    html_say(h, verdict_label(worst));
    html_put(h, "</span></td>");
}

/* 97 of 120: the share, on a ground that grows darker as it falls */
static void put_share(struct html *h, const struct summary *s, bool wide)
{
    size_t evaluated = summary_evaluated(s->of);
    size_t good = s->of[VERDICT_PASS] + s->of[VERDICT_ON_TRACK];
    if (!evaluated) {
        html_put(h, "<td class=\"f\">–</td>");
        return;
    }
    html_put(h, "<td class=\"f s");
    html_count(h, good * 5 / evaluated);
    html_put(h, "\">");
    html_count(h, good * 100 / evaluated);
    html_put(h, "%");
    if (wide) {
        html_put(h, "<br><small>");
        html_count(h, good);
        html_put(h, "/");
        html_count(h, evaluated);
        html_put(h, "</small>");
    }
    html_put(h, "</td>");
}

static void put_row(struct html *h, const struct heat *heat, uint32_t indicator)
{
    html_put(h, "<tr><th scope=\"row\">");
    html_link_indicator(h, indicator);
    html_data(h, html_indicator_title(h, indicator));
    html_link_end(h);
    html_put(h, "</th>");
    for (size_t k = 0; k < heat->columns; k++) {
        if (!summary_total(&heat->fields[k]))
            html_put(h, "<td></td>");
        else if (heat->prefix)
            put_share(h, &heat->fields[k], heat->columns <= WIDE_COLUMNS);
        else
            put_status(h, &heat->fields[k]);
    }
    html_put(h, "</tr>\n");
}

/* ---- the map ---- */

/* The region that a column is called by: the one whose code is the prefix and zeros, if there is
 * one. */
static void put_column(struct html *h, const struct heat *heat, size_t k)
{
    char code[8] = "000000";
    if (!heat->prefix) {
        html_link_region(h, heat->first[k]);
        html_data(h, span_of(h->result->regions[heat->first[k]].name));
        html_link_end(h);
        return;
    }
    memcpy(code, h->result->regions[heat->first[k]].code, heat->prefix);
    const char *name = code;
    for (size_t i = 0; i < h->result->region_count; i++)
        if (strcmp(h->result->regions[i].code, code) == 0)
            name = h->result->regions[i].name;
    html_data(h, span_of(name));
}

static void put_head(struct html *h, const struct heat *heat)
{
    html_put(h, "<thead><tr><th scope=\"col\">");
    html_say(h, MSG_column_indicator);
    html_put(h, "</th>");
    for (size_t k = 0; k < heat->columns; k++) {
        html_put(h, "<th scope=\"col\"><span>");
        put_column(h, heat, k);
        html_put(h, "</span></th>");
    }
    html_put(h, "</tr></thead><tbody>\n");
}

void html_heat_map(struct html *h)
{
    struct heat heat = {0};
    html_put(h, "<section id=\"heat\">\n");
    html_heading(h, 0, MSG_html_heat);
    if (!find_columns(h, &heat)) {
        html_put(h, "<p>");
        html_say(h, MSG_html_heat_none);
        html_put(h, "</p>\n</section>\n");
        return;
    }
    heat.fields = ARENA_ARRAY(h->arena, struct summary, heat.columns + 1);
    html_put(h, "<p class=\"note\">");
    html_say(h, heat.prefix ? MSG_html_heat_shares : MSG_html_heat_note);
    html_put(h, "</p>\n");
    html_table_begin(h, heat.columns > WIDE_COLUMNS ? "heat tall" : "heat", MSG_html_heat_caption);
    put_head(h, &heat);
    for (uint32_t i = 0; i < h->result->indicator_count; i++)
        if (count_fields(h, &heat, i))
            put_row(h, &heat, i);
    html_table_end(h);
    html_put(h, "</section>\n");
}
