/* Markup, words in the report's language, and text from data. */
#include "html_inside.h"
#include <math.h>

void html_put(struct html *h, const char *markup)
{
    writer_string(h->w, markup);
}

void html_say(struct html *h, enum message_id id)
{
    html_text(h->w, span_of(message_text(id, h->options->lang)));
}

/* ---- text from data ---- */

void html_data(struct html *h, struct span s)
{
    struct page p = html_page(h);
    page_data(&p, s);
}

void html_count(struct html *h, size_t n)
{
    writer_number(h->w, (long long)n);
}

void html_say_of(struct html *h, enum message_id id, struct span argument)
{
    writer_clear(h->scratch);
    const char *rest = message_up_to(h->scratch, message_text(id, h->options->lang));
    html_text(h->w, writer_text(h->scratch));
    html_data(h, argument);
    html_text(h->w, span_of(rest));
}

void html_say_count(struct html *h, enum message_id id, size_t n)
{
    writer_clear(h->scratch);
    const char *rest = message_up_to(h->scratch, message_text(id, h->options->lang));
    html_text(h->w, writer_text(h->scratch));
    html_count(h, n);
    html_text(h->w, span_of(rest));
}

void html_number(struct html *h, struct span digits)
{
    struct decimal d;
    enum { FEW = 8 };
    if (digits.len <= FEW || !decimal_read(digits, &d)) {
        html_text(h->w, digits);
        return;
    }
    html_put(h, "<data value=\"");
    html_text(h->w, digits);
    html_put(h, "\">");
    number_put_short(h->w, (struct fixed){.units = d.units, .places = d.places});
    html_put(h, "</data>");
}

void html_tenths(struct html *h, double x)
{
    long long tenths = llround(x * 10);
    writer_number(h->w, tenths / 10);
    writer_byte(h->w, '.');
    writer_number(h->w, (tenths < 0 ? -tenths : tenths) % 10);
}

/* ---- headings and tables ---- */

static void put_level(struct html *h, const char *begin, int below)
{
    html_put(h, begin);
    writer_number(h->w, h->level + below);
}

void html_open_heading(struct html *h, int below, const char *kind, struct span name)
{
    put_level(h, "<h", below);
    if (*kind) {
        html_put(h, " id=\"");
        html_put(h, kind);
        html_name(h->w, name);
        html_put(h, "\"");
    }
    html_put(h, ">");
}

void html_close_heading(struct html *h, int below)
{
    put_level(h, "</h", below);
    html_put(h, ">\n");
}

void html_heading(struct html *h, int below, enum message_id id)
{
    html_open_heading(h, below, "", SPAN(""));
    html_say(h, id);
    html_close_heading(h, below);
}

void html_table_begin(struct html *h, const char *class, enum message_id caption)
{
    html_put(h, "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
    html_say(h, caption);
    html_put(h, "\"><table class=\"");
    html_put(h, class);
    html_put(h, "\"><caption>");
    html_say(h, caption);
    html_put(h, "</caption>\n");
}

void html_table_end(struct html *h)
{
    html_put(h, "</tbody></table></div>\n");
}

void html_head_cells(struct html *h, const enum message_id *ids, size_t count)
{
    html_put(h, "<thead><tr>");
    for (size_t i = 0; i < count; i++) {
        html_put(h, "<th scope=\"col\">");
        html_say(h, ids[i]);
        html_put(h, "</th>");
    }
    html_put(h, "</tr></thead><tbody>\n");
}

void html_cell(struct html *h, struct span s)
{
    html_put(h, s.len ? "<td>" : "<td class=\"zero\">");
    if (s.len)
        html_data(h, s);
    else
        html_put(h, "–");
    html_put(h, "</td>");
}

void html_number_cell(struct html *h, size_t n)
{
    html_put(h, n ? "<td class=\"n\">" : "<td class=\"n zero\">");
    html_count(h, n);
    html_put(h, "</td>");
}

/* ---- names of pages and anchors ---- */

/* Letters, digits, - and _ stay, anything else is ~ and its two hexadecimal digits: two names never
 * become one, on no file system. A very long name is cut, and its hash put behind. */
void html_name(struct writer *w, struct span name)
{
    static const char hex[] = "0123456789abcdef";
    enum { LONGEST = 60 };
    for (size_t i = 0; i < name.len && i < LONGEST; i++) {
        unsigned char c = (unsigned char)name.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!plain) {
            writer_byte(w, '~');
            writer_byte(w, hex[c >> 4]);
            c = (unsigned char)hex[c & 15];
        }
        writer_byte(w, (char)c);
    }
    if (name.len > LONGEST) {
        WRITER_LITERAL(w, "~~");
        uint64_t hash = text_hash(name.at, name.len);
        for (int i = 0; i < 16; i++)
            writer_byte(w, hex[hash >> (4 * i) & 15]);
    }
}

/* On a single page there is no section of an indicator of which nothing is reported anywhere. */
bool html_has_page(const struct html *h, uint32_t indicator)
{
    const size_t *first = &h->of_indicator.first[indicator];
    for (size_t i = first[0]; i < first[1] && !h->site; i++) {
        struct verdict_key key = result_key(h->result, h->of_indicator.list[i]);
        if (key.verdict != VERDICT_NOT_APPLICABLE && key.reason != REASON_no_observation &&
            key.reason != REASON_informal && key.reason != REASON_unknown_target)
            return true;
    }
    return h->site;
}

static void link_begin(struct html *h, const char *folder, const char *anchor, const char *name)
{
    html_put(h, "<a href=\"");
    if (h->site) {
        html_put(h, h->up);
        html_put(h, folder);
        html_name(h->w, span_of(name));
        html_put(h, ".html\">");
    } else {
        html_put(h, anchor);
        html_name(h->w, span_of(name));
        html_put(h, "\">");
    }
}

void html_link_end(struct html *h)
{
    html_put(h, h->link_end);
}

void html_link_region(struct html *h, uint32_t region)
{
    h->link_end = "</a>";
    link_begin(h, "regions/", "#r-", h->result->regions[region].code);
}

void html_link_indicator(struct html *h, uint32_t indicator)
{
    bool shown = html_has_page(h, indicator);
    h->link_end = shown ? "</a>" : "";
    if (shown)
        link_begin(h, "indicators/", "#i-", h->result->indicators[indicator].id);
}

void html_region_label(struct html *h, uint32_t number)
{
    const struct result_region *region = &h->result->regions[number];
    html_data(h, span_of(region->name));
    if (strcmp(region->name, region->code) != 0) {
        html_put(h, " <span class=\"code\">");
        html_data(h, span_of(region->code));
        html_put(h, "</span>");
    }
}
