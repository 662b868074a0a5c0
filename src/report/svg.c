/* Charts and sparklines as SVG. Looks (colours, dashes) are classes of the style sheet; what an
 * open end or a missing year means is drawn, not coloured. */
#include "svg.h"
#include <math.h>

static void put_tenths(struct writer *w, double x)
{
    long long tenths = llround(x * 10);
    if (tenths < 0)
        writer_byte(w, '-');
    tenths = tenths < 0 ? -tenths : tenths;
    writer_number(w, tenths / 10);
    if (tenths % 10) {
        writer_byte(w, '.');
        writer_number(w, tenths % 10);
    }
}

static void put_attribute(struct writer *w, const char *name, double x)
{
    writer_byte(w, ' ');
    writer_string(w, name);
    WRITER_LITERAL(w, "=\"");
    put_tenths(w, x);
    writer_byte(w, '"');
}

static void put_class(struct writer *w, const char *element, const char *class)
{
    writer_byte(w, '<');
    writer_string(w, element);
    WRITER_LITERAL(w, " class=\"");
    writer_string(w, class);
    writer_byte(w, '"');
}

static void put_line(struct writer *w, const char *class, double x1, double y1, double x2,
                     double y2)
{
    put_class(w, "line", class);
    put_attribute(w, "x1", x1);
    put_attribute(w, "y1", y1);
    put_attribute(w, "x2", x2);
    put_attribute(w, "y2", y2);
    WRITER_LITERAL(w, "/>");
}

static void put_circle(struct writer *w, const char *class, double x, double y, double r)
{
    put_class(w, "circle", class);
    put_attribute(w, "cx", x);
    put_attribute(w, "cy", y);
    put_attribute(w, "r", r);
    WRITER_LITERAL(w, "/>");
}

/* 4 digits that count, or the whole of a larger number. */
static void put_value(struct writer *w, double x)
{
    char digits[40];
    int len = snprintf(digits, sizeof digits, fabs(x) >= 1e4 && fabs(x) < 1e9 ? "%.0f" : "%.4g", x);
    for (int i = 0; i < len; i++)        /* whatever the locale of an embedding program */
        writer_byte(w, digits[i] == ',' ? '.' : digits[i]);
}

static void put_text(struct writer *w, const char *class, double x, double y, double value)
{
    put_class(w, "text", class);
    put_attribute(w, "x", x);
    put_attribute(w, "y", y);
    writer_byte(w, '>');
    put_value(w, value);
    WRITER_LITERAL(w, "</text>");
}

static void put_begin(struct writer *w, const char *class, int width, int height, struct span label)
{
    put_class(w, "svg", class);
    WRITER_LITERAL(w, " viewBox=\"0 0 ");
    writer_number(w, width);
    writer_byte(w, ' ');
    writer_number(w, height);
    WRITER_LITERAL(w, "\" role=\"img\" aria-label=\"");
    html_text(w, label);
    WRITER_LITERAL(w, "\">");
}

/* ---- pieces of both ---- */

/* The acceptable band, from edge to edge; where there is no edge it goes on to the end of the
 * drawing. */
static void put_band(struct writer *w, const struct chart *c, const struct plot *p)
{
    if (!c->has_low && !c->has_high)
        return;
    double top = c->has_high ? plot_y(p, c->high) : p->top;
    double bottom = c->has_low ? plot_y(p, c->low) : p->top + p->height;
    put_class(w, "rect", "band");
    put_attribute(w, "x", p->left);
    put_attribute(w, "y", top);
    put_attribute(w, "width", p->width);
    put_attribute(w, "height", fmax(bottom - top, 0));
    WRITER_LITERAL(w, "/>");
}

/* Years that follow each other are joined; where one is missing the line is broken. */
static void put_series(struct writer *w, const struct chart *c, const struct plot *p)
{
    bool open = false;
    for (size_t i = 0; i + 1 < c->count; i++) {
        const struct chart_point *a = &c->points[i], *b = a + 1;
        if (b->year != a->year + 1)
            continue;
        bool goes_on = i > 0 && c->points[i - 1].year == a->year - 1 && open;
        if (!goes_on) {
            WRITER_LITERAL(w, "<path class=\"series\" d=\"M");
            put_tenths(w, plot_x(p, a->year));
            writer_byte(w, ' ');
            put_tenths(w, plot_y(p, a->value));
        }
        writer_byte(w, 'L');
        put_tenths(w, plot_x(p, b->year));
        writer_byte(w, ' ');
        put_tenths(w, plot_y(p, b->value));
        open = i + 2 < c->count && c->points[i + 2].year == b->year + 1;
        if (!open)
            WRITER_LITERAL(w, "\"/>");
    }
}

/* ---- the chart ---- */

static void put_grid(struct writer *w, const struct plot *p, const struct plot *years)
{
    int ticks = (int)lround((p->high - p->low) / p->step);
    for (int i = 0; i <= ticks; i++) {
        double value = p->low + i * p->step, y = plot_y(p, value);
        put_line(w, "grid", p->left, y, p->left + p->width, y);
        put_text(w, "tick end", p->left - 6, y + 4, fabs(value) < p->step / 1e6 ? 0 : value);
    }
    int span = p->last - p->first, every = span > 12 ? (span + 11) / 12 : 1;
    for (int year = p->first; year <= p->last; year += every) {
        put_class(w, "text", "tick");
        put_attribute(w, "x", plot_x(years, year));
        put_attribute(w, "y", p->top + p->height + 17);
        writer_byte(w, '>');
        writer_number(w, year);
        WRITER_LITERAL(w, "</text>");
    }
}

/* An edge of the band: a full line where it counts, a broken one where it does not. */
static void put_edge(struct writer *w, const struct plot *p, double value, bool open,
                     const char *sign)
{
    double y = plot_y(p, value);
    put_line(w, open ? "edge open" : "edge", p->left, y, p->left + p->width, y);
    put_class(w, "text", "limit");
    put_attribute(w, "x", p->left + p->width + 5);
    put_attribute(w, "y", y + 4);
    writer_byte(w, '>');
    writer_string(w, sign);
    put_value(w, value);
    WRITER_LITERAL(w, "</text>");
}

static void put_edges(struct writer *w, const struct chart *c, const struct plot *p)
{
    bool one = c->has_low && c->has_high && fabs(plot_y(p, c->low) - plot_y(p, c->high)) < 12;
    if (one && c->low != c->high)
        put_line(w, c->low_open ? "edge open" : "edge", p->left, plot_y(p, c->low),
                 p->left + p->width, plot_y(p, c->low));
    else if (c->has_low)
        put_edge(w, p, c->low, c->low_open, one ? "=" : c->low_open ? "&gt;" : "≥");
    if (c->has_high && !(one && c->low == c->high))
        put_edge(w, p, c->high, c->high_open, c->high_open ? "&lt;" : "≤");
    bool elsewhere = (!c->has_low || c->target != c->low) && (!c->has_high || c->target != c->high);
    if (c->has_target && elsewhere)
        put_line(w, "goal", p->left, plot_y(p, c->target), p->left + p->width,
                 plot_y(p, c->target));
}

/* From the baseline to the goal, through the milestones. */
static void put_path(struct writer *w, const struct chart *c, const struct plot *p)
{
    double x = plot_x(p, c->base_year), y = plot_y(p, c->baseline);
    if (c->has_path) {
        for (size_t i = 0; i < c->milestone_count; i++) {
            const struct chart_point *m = &c->milestones[i];
            put_line(w, "path", x, y, plot_x(p, m->year), plot_y(p, m->value));
            x = plot_x(p, m->year);
            y = plot_y(p, m->value);
        }
        put_line(w, "path", x, y, plot_x(p, c->target_year), plot_y(p, c->target));
    }
    for (size_t i = 0; i < c->milestone_count; i++) {
        put_class(w, "path", "milestone");
        WRITER_LITERAL(w, " d=\"M");
        put_tenths(w, plot_x(p, c->milestones[i].year));
        writer_byte(w, ' ');
        put_tenths(w, plot_y(p, c->milestones[i].value) - 5);
        WRITER_LITERAL(w, "l5 5l-5 5l-5-5z\"/>");
    }
}

static void put_points(struct writer *w, const struct chart *c, const struct plot *p)
{
    for (size_t i = 0; i < c->count; i++) {
        double x = plot_x(p, c->points[i].year), y = plot_y(p, c->points[i].value);
        bool valley = i > 0 && i + 1 < c->count && c->points[i - 1].value > c->points[i].value &&
                      c->points[i + 1].value >= c->points[i].value;
        bool below = y < p->top + 12 || (valley && y < p->top + p->height - 18);
        put_circle(w, "point", x, y, 3.2);
        if (c->count <= 12 || i == 0 || i + 1 == c->count)
            put_text(w, "value", x, below ? y + 16 : y - 8, c->points[i].value);
    }
    bool reported = c->count && c->points[0].year == c->base_year;
    if (c->has_baseline) {
        double x = plot_x(p, c->base_year), y = plot_y(p, c->baseline);
        put_circle(w, "base", x, y, 4.2);
        if (!reported)
            put_text(w, "value", x, y < p->top + 12 ? y + 16 : y - 8, c->baseline);
    }
}

void svg_chart(struct writer *w, const struct chart *c, struct span label)
{
    enum { WIDTH = 560, HEIGHT = 230 };
    struct plot p = plot_of(c, 58, 14, 420, 186), inner = p;
    inner.left += 24;                    /* room for the circles of the first and last year */
    inner.width -= 48;
    put_begin(w, "chart", WIDTH, HEIGHT, label);
    put_band(w, c, &p);
    put_grid(w, &p, &inner);
    put_edges(w, c, &p);
    put_line(w, "axis", p.left, p.top + p.height, p.left + p.width, p.top + p.height);
    if (c->target_year)
        put_line(w, "due", plot_x(&inner, c->target_year), p.top, plot_x(&inner, c->target_year),
                 p.top + p.height);
    put_path(w, c, &inner);
    put_series(w, c, &inner);
    put_points(w, c, &inner);
    WRITER_LITERAL(w, "</svg>");
}

/* ---- the sparkline ---- */

void svg_spark(struct writer *w, const struct chart *c, struct span label)
{
    enum { WIDTH = 96, HEIGHT = 26 };
    struct plot p = plot_of(c, 0, 1, WIDTH, HEIGHT - 2), inner = p;
    inner.left += 4;
    inner.width -= 8;
    put_begin(w, "spark", WIDTH, HEIGHT, label);
    put_band(w, c, &p);
    if (c->has_target)
        put_line(w, "edge", p.left, plot_y(&p, c->target), p.left + p.width, plot_y(&p, c->target));
    put_series(w, c, &inner);
    if (c->has_baseline)
        put_circle(w, "base", plot_x(&inner, c->base_year), plot_y(&inner, c->baseline), 2);
    for (size_t i = 0; i < c->count; i++)
        put_circle(w, i + 1 == c->count ? "point last" : "point", plot_x(&inner, c->points[i].year),
                   plot_y(&inner, c->points[i].value), i + 1 == c->count ? 2.4 : 1.3);
    WRITER_LITERAL(w, "</svg>");
}
