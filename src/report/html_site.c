/* A report as a folder: an index, a page per region, a page per indicator, the list of problems,
 * the appendix. */
#include "html_inside.h"
#include "site.h"

static const char *const folders[] = {"regions", "indicators", NULL};

static void begin_page(struct html *h, struct site *s, const char *folder, const char *name,
                       struct span title)
{
    writer_clear(h->scratch);
    writer_string(h->scratch, folder);
    html_name(h->scratch, span_of(name));
    WRITER_LITERAL(h->scratch, ".html");
    h->w = site_page(s, writer_text(h->scratch).at);
    h->up = *folder ? "../" : "";
    html_begin(h, title);
}

static struct span words(const struct html *h, enum message_id id)
{
    return span_of(message_text(id, h->options->lang));
}

/* A long list of regions comes last, so that nobody has to leaf through it. */
static void write_index(struct html *h, struct site *s)
{
    enum { FEW_REGIONS = 60 };
    bool few = h->result->region_count <= FEW_REGIONS;
    begin_page(h, s, "", "index", (struct span){NULL, 0});
    html_overview(h);
    if (few)
        html_regions(h);
    html_heat_map(h);
    html_put(h, "<section id=\"indicators\">\n");
    html_heading(h, 0, MSG_html_indicators);
    html_indicator_index(h);
    html_put(h, "</section>\n");
    if (!few)
        html_regions(h);
    html_end(h);
}

static void write_region(struct html *h, struct site *s, uint32_t region)
{
    const struct result_region *r = &h->result->regions[region];
    begin_page(h, s, "regions/", r->code, span_of(r->name));
    html_region(h, region);
    html_put(h, "<section id=\"problems\">\n");
    html_problems(h, region);
    html_put(h, "</section>\n");
    html_end(h);
}

static void write_indicator(struct html *h, struct site *s, uint32_t indicator)
{
    begin_page(h, s, "indicators/", h->result->indicators[indicator].id,
               html_indicator_title(h, indicator));
    html_indicator(h, indicator);
    html_end(h);
}

static void write_rest(struct html *h, struct site *s)
{
    begin_page(h, s, "", "problems", words(h, MSG_html_problems));
    html_put(h, "<section id=\"problems\">\n");
    html_problems(h, NO_NUMBER);
    html_put(h, "</section>\n");
    html_end(h);
    begin_page(h, s, "", "appendix", words(h, MSG_html_appendix));
    html_appendix(h);
    html_end(h);
}

bool report_html_folder(const struct result *r, const struct report_options *o, const char *path,
                        struct arena *a, struct message *why)
{
    struct html h;
    struct site *s = site_open(a, path, folders);
    html_open(&h, r, o, a);
    h.site = true;
    write_index(&h, s);
    for (uint32_t i = 0; i < r->region_count && !h.w->error; i++)
        write_region(&h, s, i);
    for (uint32_t i = 0; i < r->indicator_count && !h.w->error; i++)
        write_indicator(&h, s, i);
    if (!h.w->error)
        write_rest(&h, s);
    html_close(&h);
    return site_finish(s, why);
}
