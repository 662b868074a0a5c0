/* A report as one page: everything in reading order, nothing to fetch. */
#include "html_inside.h"

/* ---- what all pages are made from ---- */

static struct bins bins_of(struct arena *a, size_t bins, size_t count, const uint32_t *bin)
{
    struct bins b = {ARENA_ARRAY(a, size_t, bins + 2), ARENA_ARRAY(a, size_t, count)};
    for (size_t i = 0; i < count; i++)
        b.first[bin[i] + 2]++;
    for (size_t k = 2; k < bins + 2; k++)
        b.first[k] += b.first[k - 1];
    for (size_t i = 0; i < count; i++)
        b.list[b.first[bin[i] + 1]++] = i;
    return b;
}

static void sort_rows(struct html *h)
{
    const struct result *r = h->result;
    uint32_t *bin = ARENA_ARRAY(h->arena, uint32_t, r->count);
    h->groups = groups_of(h->arena, r);
    for (size_t i = 0; i < h->groups.count; i++)
        bin[i] = h->groups.list[i].region;
    h->of_region = bins_of(h->arena, r->region_count, h->groups.count, bin);
    for (size_t i = 0; i < r->count; i++)
        bin[i] = result_key(r, i).indicator;
    h->of_indicator = bins_of(h->arena, r->indicator_count, r->count, bin);
}

void html_open(struct html *h, const struct result *r, const struct report_options *o,
               struct arena *a)
{
    *h = (struct html){.result = r, .options = o, .arena = a, .up = "", .level = 2,
                       .title = MSG_html_title};
    h->view = report_view_new(a, r);
    h->scratch = writer_memory(a);
    sort_rows(h);
}

void html_close(struct html *h)
{
    report_view_free(h->view);
}

/* ---- one page ---- */

static void write_details(struct html *h)
{
    html_put(h, "<section id=\"details\">\n");
    html_heading(h, 0, MSG_html_details);
    h->level++;
    for (uint32_t i = 0; i < h->result->region_count; i++)
        html_region(h, i);
    h->level--;
    html_put(h, "</section>\n");
}

static void write_indicators(struct html *h)
{
    html_put(h, "<section id=\"indicators\">\n");
    html_heading(h, 0, MSG_html_indicators);
    html_indicator_index(h);
    h->level++;
    for (uint32_t i = 0; i < h->result->indicator_count; i++)
        if (html_has_page(h, i))
            html_indicator(h, i);
    h->level--;
    html_put(h, "</section>\n");
}

void report_html(const struct result *r, const struct report_options *o, struct writer *w)
{
    struct arena *a = arena_new();
    struct html h;
    html_open(&h, r, o, a);
    h.w = w;
    html_begin(&h, (struct span){NULL, 0});
    html_overview(&h);
    html_regions(&h);
    html_heat_map(&h);
    write_details(&h);
    html_put(&h, "<section id=\"problems\">\n");
    html_problems(&h, NO_NUMBER);
    html_put(&h, "</section>\n");
    write_indicators(&h);
    html_appendix(&h);
    html_end(&h);
    html_close(&h);
    arena_free(a);
}
