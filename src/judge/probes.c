/* probes - each example gives contexts (itself with one thing changed), each context gets many
 * values. */
#include "probes.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_VALUES = 160, MOST_PROBES = 40000 };

struct context {
    struct rule_example text;
    struct example_case read;
    const char **values;         /* as printed: what the last year of the series becomes */
    size_t value_count;
    size_t first;                /* number of its first probe */
};

struct probes {
    struct arena *arena;
    const struct rulebook *book;
    struct context *list;
    size_t count, room, probe_count, most_years;
    struct case_value *values;   /* of the case being built */
};

/* ---- values ---- */

struct values {
    struct arena *arena;
    double x[MOST_VALUES];
    size_t count;
};

static void add_value(struct values *v, double x)
{
    x = round(x * 1e4) / 1e4;
    if (!isfinite(x) || fabs(x) > 1e12 || v->count == MOST_VALUES)
        return;
    for (size_t i = 0; i < v->count; i++)
        if (v->x[i] == x)
            return;
    v->x[v->count++] = x;
}

/* x and what lies just beside it. */
static void add_edge(struct values *v, double x, double step)
{
    add_value(v, x);
    add_value(v, x - step);
    add_value(v, x + step);
}

static double number_of(struct decimal x)
{
    return (double)x.units / pow(10, x.places);
}

static double fraction_of(struct fraction f)
{
    return number_of(f.over) / (double)(f.under ? f.under : 1);
}

/* What may be an edge in some form: the printed number as a level, a change, a share, a rate. */
static void add_edges(struct values *v, double n, double b, double years, double step)
{
    static const double shares[] = {0.1, 0.35, 0.5, 0.8, 1.2};
    add_edge(v, n, step);
    add_value(v, n + 1);
    add_edge(v, b, step);
    for (int sign = -1; sign <= 1; sign += 2) {
        add_edge(v, b + sign * n, step);
        add_edge(v, b + sign * n * years, step);
        add_edge(v, b * (1 + sign * n / 100), step);
        add_edge(v, b * pow(1 + sign * n / 100, years), step);
        add_value(v, n * (1 + sign * 0.05));
        add_value(v, b * (1 + sign * 0.005));
        add_value(v, b * (1 + sign * 0.015));
        add_value(v, b * (1 + sign * 0.15));
        add_value(v, b * (1 + sign * 0.25));
        for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
            add_value(v, b + sign * n * shares[i]);
    }
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        add_value(v, b + (n - b) * shares[i]);
}

/* The numbers of the other indicators and regions, and what lies as far from them as the printed
 * one. */
static void add_values_beyond(struct values *v, const struct context *c, double n)
{
    const char *texts[] = {c->text.others, c->text.regions, c->text.peers};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *at = texts[i] ? strchr(texts[i], ':') : NULL;
        for (; at; at = strchr(at + 1, ':')) {
            double x = strtod(at + 1, NULL);
            add_edge(v, x, 0.1);
            add_edge(v, x + n, 0.1);
            add_edge(v, x - n, 0.1);
        }
    }
}

static void find_values(struct context *c, struct arena *a)
{
    const struct typed_case *t = &c->read.typed;
    const struct reading *r = &t->reading;
    const struct decimal last = t->series[t->series_count - 1].cell.number;
    double value = number_of(last), b = number_of(t->baseline.number),
           years = t->target_year - t->base_year, step = pow(10, -(last.places ? last.places : 1));
    struct values v = {.arena = a};
    add_edge(&v, value, step);
    add_edge(&v, value, 10 * step);
    add_edges(&v, r->has_n ? fraction_of(r->n) : value, b, years, step);
    if (r->has_n2) {
        double n2 = fraction_of(r->n2);
        add_edge(&v, n2, step);
        add_edge(&v, n2 / fraction_of(r->n), step);
        add_value(&v, n2 / fraction_of(r->n) * 1.05);
        add_value(&v, n2 / fraction_of(r->n) * 0.95);
    }
    for (size_t i = 0; i < t->settings.ref_count; i++)
        add_edges(&v, number_of(t->settings.ref[i].cell.number), r->has_n ? fraction_of(r->n) : 0,
                  1, step);
    add_values_beyond(&v, c, r->has_n ? fraction_of(r->n) : 0);
    add_value(&v, 0);
    add_value(&v, 100);
    add_value(&v, -value);
    add_value(&v, 2 * value);
    c->values = ARENA_ARRAY(a, const char *, v.count + 1);
    c->value_count = v.count;
    for (size_t i = 0; i < v.count; i++)
        c->values[i] = arena_printf(a, "%.10g", v.x[i]);
}

/* ---- contexts ---- */

static const char *given(const char *text)
{
    return text ? text : "";
}

static bool same_case(const struct rule_example *x, const struct rule_example *y)
{
    return strcmp(x->text, y->text) == 0 && strcmp(given(x->direction), given(y->direction)) == 0 &&
           strcmp(given(x->settings), given(y->settings)) == 0 &&
           strcmp(given(x->years), given(y->years)) == 0 &&
           strcmp(given(x->baseline), given(y->baseline)) == 0 &&
           strcmp(given(x->reference), given(y->reference)) == 0 &&
           strcmp(given(x->others), given(y->others)) == 0 &&
           strcmp(given(x->regions), given(y->regions)) == 0 &&
           strcmp(given(x->peers), given(y->peers)) == 0 &&
           strcmp(given(x->verdicts), given(y->verdicts)) == 0;
}

static bool known(const struct probes *p, const struct rule_example *e)
{
    for (size_t i = 0; i < p->count; i++)
        if (same_case(&p->list[i].text, e) &&
            strcmp(given(p->list[i].text.series), given(e->series)) == 0)
            return true;
    return false;
}

/* Only what the rule itself reads, and has a year to put values in. */
static void add_context(struct probes *p, uint32_t rule, struct rule_example text)
{
    struct context c = {.text = text, .first = p->probe_count};
    if (p->probe_count >= MOST_PROBES || known(p, &text))
        return;
    LIST_ENLARGE(p->arena, p->list, p->count, p->room);
    struct context *kept = &p->list[p->count];
    *kept = c;
    example_read(p->book, p->arena, rule, &text, &kept->read);
    const struct typed_case *t = &kept->read.typed;
    if (t->fault != REASON_met || t->reading.rule != rule || !t->series_count)
        return;
    find_values(kept, p->arena);
    if (t->series_count > p->most_years)
        p->most_years = t->series_count;
    p->probe_count += kept->value_count;
    p->count++;
}

static const char *with_setting(struct arena *a, const char *settings, const char *more)
{
    return settings && *settings ? arena_printf(a, "%s;%s", settings, more) : more;
}

/* The example's own case, and before the deadline: three years are added to it. */
static void add_both_times(struct probes *p, uint32_t rule, const struct example_case *e,
                           struct rule_example text)
{
    const struct typed_case *t = &e->typed;
    add_context(p, rule, text);
    text.years = arena_printf(p->arena, "%d-%d", t->base_year, t->target_year + 3);
    if (t->base_year)
        add_context(p, rule, text);
}

/* The first number of the target twice or three times as large. */
static const char *other_number(struct arena *a, const char *text, int times, size_t which)
{
    const char *from = text;
    for (; which || !(*from >= '0' && *from <= '9'); from++) {
        if (!*from)
            return NULL;
        if (*from >= '0' && *from <= '9') {
            from += strspn(from, "0123456789.") - 1;
            which--;
        }
    }
    size_t size = strspn(from, "0123456789.");
    double x = strtod(from, NULL) * times;
    return arena_printf(a, "%.*s%.10g%s", (int)(from - text), text, x ? x : times, from + size);
}

static void vary_target(struct probes *p, uint32_t rule, const struct example_case *e,
                        const struct example_case *all, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct rule_example text = *e->example;
        text.text = all[i].example->text;
        add_both_times(p, rule, e, text);
    }
    for (int i = 0; i < 4; i++) {
        struct rule_example text = *e->example;
        text.text = other_number(p->arena, e->example->text, 2 + i % 2, (size_t)i / 2);
        if (text.text)
            add_both_times(p, rule, e, text);
    }
}

static void vary_baseline(struct probes *p, uint32_t rule, const struct example_case *e)
{
    double b = number_of(e->typed.baseline.number);
    const char *const texts[] = {NULL, "0", arena_printf(p->arena, "%.10g", -b),
                                 arena_printf(p->arena, "%.10g", 2 * b), "1", "100"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct rule_example text = *e->example;
        text.baseline = texts[i];
        add_both_times(p, rule, e, text);
    }
}

static void vary_reference(struct probes *p, uint32_t rule, const struct example_case *e)
{
    const struct typed_case *t = &e->typed;
    int last = t->series_count ? t->series[t->series_count - 1].year : t->target_year;
    double b = number_of(t->baseline.number);
    const char *const texts[] = {
        NULL, arena_printf(p->arena, "%d: %.10g|%d: %.10g", t->base_year, b, last, b + 1),
        arena_printf(p->arena, "%d: %.10g|%d: %.10g", t->base_year, b, last, b * 2)};
    for (size_t i = 0; t->base_year && i < sizeof texts / sizeof *texts; i++) {
        struct rule_example text = *e->example;
        text.reference = texts[i];
        add_both_times(p, rule, e, text);
    }
}

/* Without what lies beyond the case. */
static void vary_beyond(struct probes *p, uint32_t rule, const struct example_case *e)
{
    struct rule_example text = *e->example;
    const char **fields[] = {&text.others, &text.regions, &text.peers, &text.verdicts};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (!*fields[i])
            continue;
        text = *e->example;
        *fields[i] = NULL;
        add_both_times(p, rule, e, text);
    }
}

static void vary_words(struct probes *p, uint32_t rule, const struct example_case *e)
{
    static const char *const directions[] = {"higher", "lower", "none", NULL},
                             *const settings[] = {
                                 "tol=0.3",      "tol_rel=10", "progress=log",     "path=cagr",
                                 "reading=each", "theta=3",    "reading=realised", "chained=1",
                             };
    for (size_t i = 0; i < 4; i++) {
        struct rule_example text = *e->example;
        text.direction = directions[i];
        add_both_times(p, rule, e, text);
        text.settings = with_setting(p->arena, text.settings, "tol=0.3");
        add_both_times(p, rule, e, text);
    }
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        struct rule_example text = *e->example;
        text.settings = with_setting(p->arena, text.settings, settings[i]);
        add_both_times(p, rule, e, text);
    }
}

/* ---- all of them ---- */

struct probes *probes_new(struct arena *a, const struct rulebook *b,
                          const struct example_case *examples, size_t n)
{
    struct probes *p = ARENA_NEW(a, struct probes);
    p->arena = a;
    p->book = b;
    for (size_t i = 0; i < n; i++)       /* what is nearest to an example comes first */
        add_both_times(p, examples[i].rule, &examples[i], *examples[i].example);
    for (size_t i = 0; i < n; i++) {
        bool again = false;
        for (size_t k = 0; k < i && !again; k++)
            again = same_case(examples[k].example, examples[i].example);
        if (again)
            continue;
        vary_words(p, examples[i].rule, &examples[i]);
        vary_target(p, examples[i].rule, &examples[i], examples, n);
        vary_baseline(p, examples[i].rule, &examples[i]);
        vary_reference(p, examples[i].rule, &examples[i]);
        vary_beyond(p, examples[i].rule, &examples[i]);
    }
    p->values = ARENA_ARRAY(a, struct case_value, p->most_years + 1);
    return p;
}

size_t probes_count(const struct probes *p)
{
    return p->probe_count;
}

static const struct context *context_of(const struct probes *p, size_t i)
{
    size_t low = 0, high = p->count;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (p->list[middle].first <= i)
            low = middle;
        else
            high = middle;
    }
    return &p->list[low];
}

void probes_build(struct probes *p, size_t i, struct judge_case *out)
{
    const struct context *c = context_of(p, i);
    const struct typed_case *t = &c->read.typed;
    const char *text = c->values[i - c->first];
    example_case_build(&c->read, p->values, out);
    p->values[t->series_count - 1] =
        case_value_of(t->series[t->series_count - 1].year, cell_read(text, strlen(text)));
}

struct rule_example probes_example(const struct probes *p, struct arena *a, size_t i)
{
    const struct context *c = context_of(p, i);
    const struct typed_case *t = &c->read.typed;
    struct rule_example e = c->text;
    const char **texts[] = {&e.text, &e.baseline, &e.years, &e.direction,
                            &e.unit, &e.indicator, &e.reference, &e.settings,
                            &e.others, &e.regions, &e.peers, &e.verdicts};
    const char *series = "";
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
        *texts[k] = *texts[k] ? arena_text(a, *texts[k], strlen(*texts[k])) : NULL;
    for (size_t k = 0; k + 1 < t->series_count; k++) {
        char number[64];
        size_t size = decimal_write(t->series[k].cell.number, number);
        series = arena_printf(a, "%s%d: %.*s; ", series, t->series[k].year, (int)size, number);
    }
    e.series = arena_printf(a, "%s%d: %s", series, t->series[t->series_count - 1].year,
                            c->values[i - c->first]);
    return e;
}
