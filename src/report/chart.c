/* What of a verdict can be drawn, and where it stands. */
#include "svg.h"
#include <math.h>

double digits_double(struct span s)
{
    double x = 0, unit = 1;
    size_t i = s.len && (s.at[0] == '-' || s.at[0] == '+'), e = 0;
    bool fraction = false;
    for (; i < s.len && s.at[i] != 'e' && s.at[i] != 'E'; i++) {
        if (s.at[i] == '.') {
            fraction = true;
            continue;
        }
        x = x * 10 + (s.at[i] - '0');
        unit *= fraction ? 10 : 1;
    }
    bool down = i + 1 < s.len && s.at[i + 1] == '-';
    for (i += 1; i < s.len && e < 400; i++)
        e = s.at[i] >= '0' && s.at[i] <= '9' ? e * 10 + (size_t)(s.at[i] - '0') : e;
    x = x / unit * pow(10, down ? -(double)e : (double)e);
    return s.len && s.at[0] == '-' ? -x : x;
}

/* ---- the scale of a measure ----
 * How the measure comes from the value x: x itself, or something that grows evenly with it. The
 * numbers of the row are checked against the formula, so that a setting or a rule of one's own
 * that measures otherwise is never drawn wrongly. */

enum scale { SCALE_UNKNOWN, SCALE_LEVEL, SCALE_CHANGE, SCALE_PERCENT, SCALE_YEARLY, SCALE_TIMES };

static const struct { const char *rule; enum scale scale;
} scales[] = {
    {"change_by", SCALE_CHANGE},   {"change_by_percent", SCALE_PERCENT},
    {"improve", SCALE_PERCENT},    {"maintain", SCALE_PERCENT},
    {"change_per_year", SCALE_YEARLY}, {"growth_per_year", SCALE_TIMES},
    {"cumulative", SCALE_UNKNOWN}, {"than_reference", SCALE_UNKNOWN},
    {"ratio", SCALE_UNKNOWN},      {"informal", SCALE_UNKNOWN},
};

static enum scale scale_of(const struct verdict_row *row)
{
    struct span value = row->numbers[NUMBER_VALUE], measure = row->numbers[NUMBER_MEASURE];
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (span_is(row->rule, scales[i].rule))
            return scales[i].scale;
    bool same = value.at && measure.at && value.len == measure.len &&
                memcmp(value.at, measure.at, value.len) == 0;
    return same || !measure.at ? SCALE_LEVEL : SCALE_UNKNOWN;
}

/* What the measure is expected to be, its sign apart. */
static double measure_at(enum scale scale, const struct verdict_row *row, double base, double x)
{
    switch (scale) {
    case SCALE_CHANGE: return fabs(x - base);
    case SCALE_PERCENT: return 100 * fabs(x - base) / fabs(base);
    case SCALE_YEARLY: return fabs(x - base) / (row->target_year - row->base_year);
    case SCALE_TIMES: return fabs(x / base);
    default: return NAN;
    }
}

static bool near(double a, double b)
{
    return fabs(a - b) <= 1e-6 * fmax(fabs(a), fabs(b));
}

/* A measure on a line through two known points: (from, 0), and (value, measure). */
struct line { double from, each; };      /* value = from + each × measure */

static bool find_line(const struct verdict_row *row, struct line *line)
{
    enum scale scale = scale_of(row);
    struct span base = row->numbers[NUMBER_BASELINE];
    *line = (struct line){0, 1};
    if (scale == SCALE_LEVEL)
        return true;
    if (scale == SCALE_UNKNOWN || !base.at || !row->numbers[NUMBER_VALUE].at ||
        !row->numbers[NUMBER_MEASURE].at || row->target_year <= row->base_year)
        return false;
    double b = digits_double(base), x = digits_double(row->numbers[NUMBER_VALUE]),
           m = digits_double(row->numbers[NUMBER_MEASURE]);
    line->from = scale == SCALE_TIMES ? 0 : b;
    line->each = (x - line->from) / m;
    return m != 0 && isfinite(line->each) && near(fabs(m), measure_at(scale, row, b, x));
}

/* ---- from a row ---- */

static bool level_of(const struct verdict_row *row, enum row_number which, struct line line,
                     double *out)
{
    if (!row->numbers[which].at)
        return false;
    *out = line.from + line.each * digits_double(row->numbers[which]);
    return isfinite(*out);
}

static void take_set(struct chart *c, const struct verdict_row *row, struct line line)
{
    enum row_number low = line.each < 0 ? NUMBER_HIGH : NUMBER_LOW,
                    high = line.each < 0 ? NUMBER_LOW : NUMBER_HIGH;
    c->has_low = level_of(row, low, line, &c->low);
    c->has_high = level_of(row, high, line, &c->high);
    c->low_open = row->accept & (line.each < 0 ? ACCEPT_HIGH_OPEN : ACCEPT_LOW_OPEN);
    c->high_open = row->accept & (line.each < 0 ? ACCEPT_LOW_OPEN : ACCEPT_HIGH_OPEN);
    c->has_target = level_of(row, NUMBER_GOAL, line, &c->target);
    c->derived = line.from != 0 || line.each != 1;
    c->has_path = c->has_target && c->has_baseline && row->numbers[NUMBER_PROGRESS].at;
}

/* "milestones":"2022:5.5|2023:5.2" */
static void take_milestones(struct chart *c, struct span settings)
{
    static const char name[] = "\"milestones\":\"";
    if (!settings.len)
        return;
    const char *end = settings.at + settings.len,
               *at = memmem(settings.at, settings.len, name, sizeof name - 1);
    enum { MOST = sizeof c->milestones / sizeof *c->milestones };
    for (at = at ? at + sizeof name - 1 : end; at < end && *at != '"';) {
        const char *colon = memchr(at, ':', (size_t)(end - at)), *stop = at;
        while (stop < end && *stop != '|' && *stop != '"')
            stop++;
        if (colon && colon < stop && c->milestone_count < MOST)
            c->milestones[c->milestone_count++] = (struct chart_point){
                (int)digits_double((struct span){at, (size_t)(colon - at)}),
                digits_double((struct span){colon + 1, (size_t)(stop - colon - 1)})};
        at = stop < end && *stop == '|' ? stop + 1 : end;
    }
}

void chart_of(struct chart *c, const struct verdict_row *row, const struct series_point *series,
              size_t count, struct chart_point *points)
{
    struct line line;
    *c = (struct chart){.points = points, .base_year = row->base_year,
                        .target_year = row->target_year};
    for (size_t i = 0; i < count; i++) {
        double value = series[i].has_value ? digits_double(series[i].value) : NAN;
        if (isfinite(value))
            points[c->count++] = (struct chart_point){series[i].year, value};
    }
    if (row->numbers[NUMBER_VALUE].at && (!c->count || points[c->count - 1].year < row->value_year))
        points[c->count++] = (struct chart_point){row->value_year,
                                                  digits_double(row->numbers[NUMBER_VALUE])};
    if (row->numbers[NUMBER_BASELINE].at && row->base_year) {
        c->baseline = digits_double(row->numbers[NUMBER_BASELINE]);
        c->has_baseline = isfinite(c->baseline);
    }
    if (!find_line(row, &line))
        return;
    take_set(c, row, line);
    if (!c->derived)
        take_milestones(c, row->settings);
}

bool chart_empty(const struct chart *c)
{
    return c->count == 0 && !c->has_baseline;
}

/* ---- where it stands ---- */

static void reach_value(struct plot *p, double value, bool *any)
{
    p->low = *any ? fmin(p->low, value) : value;
    p->high = *any ? fmax(p->high, value) : value;
    *any = true;
}

static void reach_year(struct plot *p, int year)
{
    p->first = p->first && p->first < year ? p->first : year;
    p->last = p->last > year ? p->last : year;
}

/* 1, 2 or 5 times a power of ten, so that four to eight steps make up the range */
static double tick_step(double range)
{
    double power = pow(10, floor(log10(range / 4)));
    double times = range / 4 / power;
    return power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
}

/* Whole steps, and a little air above and below what is drawn. */
static void fit_values(struct plot *p)
{
    double range = p->high - p->low, most = fmax(fabs(p->low), fabs(p->high));
    bool positive = p->low >= 0;
    if (range <= most * 1e-9)
        range = most > 0 ? most * 0.1 : 1;
    p->step = tick_step(range);
    double low = floor((p->low - range * 0.06) / p->step) * p->step;
    p->low = positive && low < 0 ? 0 : low;
    p->high = ceil((p->high + range * 0.06) / p->step) * p->step;
}

struct plot plot_of(const struct chart *c, double left, double top, double width, double height)
{
    struct plot p = {left, top, width, height, 0, 0, 0, 0, 1};
    bool any = false;
    for (size_t i = 0; i < c->count; i++) {
        reach_value(&p, c->points[i].value, &any);
        reach_year(&p, c->points[i].year);
    }
    if (c->has_baseline) {
        reach_value(&p, c->baseline, &any);
        reach_year(&p, c->base_year);
    }
    if (c->target_year)
        reach_year(&p, c->target_year);
    const struct { bool has; double value;
    } levels[] = {{c->has_target, c->target}, {c->has_low, c->low}, {c->has_high, c->high}};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (levels[i].has)
            reach_value(&p, levels[i].value, &any);
    for (size_t i = 0; i < c->milestone_count; i++)
        reach_value(&p, c->milestones[i].value, &any);
    fit_values(&p);
    return p;
}

double plot_x(const struct plot *p, int year)
{
    int span = p->last - p->first;
    return span ? p->left + p->width * (year - p->first) / span : p->left + p->width / 2;
}

double plot_y(const struct plot *p, double value)
{
    double part = (value - p->low) / (p->high - p->low);
    return p->top + p->height * (1 - fmin(fmax(part, 0), 1));
}
