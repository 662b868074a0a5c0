#pragma once
/* The pages: one struct carries what all of them need. A report is a single page, or a site with a
 * page per region and per indicator (html_site.c); the sections are the same. */
#include "groups.h"
#include "page.h"
#include "svg.h"

/* Numbers sorted into bins: those of bin k are list[first[k]] up to list[first[k + 1]]. */
struct bins { size_t *first; size_t *list; };

/* A page of the site, or the part of the page that stands in its place. */
struct html_part { const char *address, *anchor; enum message_id what; };

struct html {
    const struct result *result;
    const struct report_options *options;
    struct writer *w;
    struct arena *arena;
    struct report_view *view;
    struct writer *scratch;              /* a cell or a label being made */
    struct groups groups;
    struct bins of_region;               /* numbers of groups by region */
    struct bins of_indicator;            /* numbers of rows by indicator */
    struct chart_point *points; size_t point_room;
    bool site;                           /* a page per region and indicator */
    const char *up;                      /* from this page to the index: "" or "../" */
    int level;                           /* of the headings of a section: 2 or 3 */
    const char *link_end;
    enum message_id title;               /* of the report; pages of a site have their own besides */
    const struct html_part *parts;       /* of the navigation */
    size_t part_count;
    bool plain;                          /* no script */
};

static inline struct page html_page(const struct html *h)
{
    return (struct page){h->w, h->options->lang, h->result->version,
                         h->plain ? NULL : html_script};
}

/* ---- html_text.c: markup, words, and text from data ---- */
void html_put(struct html *h, const char *markup);
void html_say(struct html *h, enum message_id id);
/* Text from data: cut when very long; on an English page Chinese text says that it is Chinese. */
void html_data(struct html *h, struct span s);
void html_count(struct html *h, size_t n);
/* A message with one argument from data, another with a number. */
void html_say_of(struct html *h, enum message_id id, struct span argument);
void html_say_count(struct html *h, enum message_id id, size_t n);
void html_number(struct html *h, struct span digits);   /* decimal text; long ones are shortened */
void html_tenths(struct html *h, double x);             /* 60.0 */
void html_heading(struct html *h, int below, enum message_id id);   /* level + below */
void html_open_heading(struct html *h, int below, const char *kind, struct span name);
void html_close_heading(struct html *h, int below);
/* A table inside its own scrolling container; "class" of the table may be "". */
void html_table_begin(struct html *h, const char *class, enum message_id caption);
void html_table_end(struct html *h);
void html_head_cells(struct html *h, const enum message_id *ids, size_t count);
void html_cell(struct html *h, struct span s);          /* <td>data</td>, dash where empty */
void html_number_cell(struct html *h, size_t n);        /* a count; a faint dot where it is 0 */

/* ---- html_verdict.c: what all tables say of a verdict ---- */
void html_verdict(struct html *h, enum verdict v);      /* symbol and word */
void html_attribute(struct html *h, enum attribute a);
void html_indicator_name(struct html *h, const struct verdict_row *row);
struct span html_indicator_title(const struct html *h, uint32_t indicator);
void html_unit(struct html *h, struct span unit);
void html_target_cell(struct html *h, const struct verdict_row *row);
void html_value_cell(struct html *h, const struct verdict_row *row);
void html_source_cell(struct html *h, const struct verdict_row *row);
void html_flags(struct html *h, uint32_t flags);
/* The chart of the row made last, and in words what it shows. */
struct chart html_chart(struct html *h, const struct verdict_row *row);
struct span html_chart_label(struct html *h, const struct verdict_row *row, const struct chart *c);

/* ---- names of pages and anchors ---- */
void html_name(struct writer *w, struct span name);     /* safe in file names, ids and addresses */
/* Both: until html_link_end(). An indicator that nothing is shown of gets no link. */
void html_link_region(struct html *h, uint32_t region);
void html_link_indicator(struct html *h, uint32_t indicator);
void html_link_end(struct html *h);
bool html_has_page(const struct html *h, uint32_t indicator);
void html_region_label(struct html *h, uint32_t region);        /* 吉首市（433101） */

/* ---- html_frame.c ---- */
/* `title` is the page's own; NULL at: the report's. */
void html_begin(struct html *h, struct span title);
void html_end(struct html *h);
/* The same around a page that is no report of a run, and needs no script: begin, what stands under
 * the title, open, the parts, end with its two lines. */
void html_begin_plain(struct html *h);
void html_open_plain(struct html *h);
void html_end_plain(struct html *h, enum message_id legend, enum message_id made_by);

/* ---- sections ---- */
void html_overview(struct html *h);
void html_regions(struct html *h);        /* their index */
void html_heat_map(struct html *h);
void html_indicator_index(struct html *h);
void html_region(struct html *h, uint32_t region);
void html_indicator(struct html *h, uint32_t indicator);
/* of a region, or NO_NUMBER: of all */
void html_problems(struct html *h, uint32_t region);
void html_appendix(struct html *h);
void html_lint(struct html *h);

void html_open(struct html *h, const struct result *r, const struct report_options *o,
               struct arena *a);
void html_close(struct html *h);
