#pragma once
/* svg - one verdict drawn: its series, the level that was promised and the acceptable band, as
 * inline SVG. Only what is true on the scale of the reported value is drawn: where a target limits
 * a change, the level that reaches it is worked out from baseline and value, or left away. */
#include "formats_inside.h"

struct chart_point { int year; double value; };

struct chart {
    struct chart_point *points; size_t count;    /* reported, ascending years; room for all */
    bool has_baseline, has_target, has_low, has_high, low_open, high_open, has_path, derived;
    int base_year, target_year;
    double baseline, target;             /* target: the level at which the goal is reached */
    double low, high;                    /* of the acceptable band */
    struct chart_point milestones[8]; size_t milestone_count;
};

/* From a row and its series; `points` has room for one more than `count`. */
void chart_of(struct chart *c, const struct verdict_row *row, const struct series_point *series,
              size_t count, struct chart_point *points);
bool chart_empty(const struct chart *c);

/* Where years and values stand in a drawing. */
struct plot {
    double left, top, width, height;
    int first, last;                     /* years */
    double low, high;                    /* values at the bottom and the top */
    double step;                         /* between ticks; the lowest tick is at `low` */
};
struct plot plot_of(const struct chart *c, double left, double top, double width, double height);
double plot_x(const struct plot *p, int year);
double plot_y(const struct plot *p, double value);

/* `label` is what a screen reader says instead; text without markup. */
void svg_chart(struct writer *w, const struct chart *c, struct span label);
void svg_spark(struct writer *w, const struct chart *c, struct span label);

double digits_double(struct span digits);        /* of the decimal text of a row */
