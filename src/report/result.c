#include "result.h"
#include <string.h>

struct verdict_key result_key(const struct result *r, size_t i)
{
    return r->source->key(r, i);
}

/* ---- rows ---- */

struct report_view {
    const struct result_source *source;
    void *self;
};

struct report_view *report_view_new(struct arena *a, const struct result *r)
{
    struct report_view *v = ARENA_NEW(a, struct report_view);
    v->source = r->source;
    v->self = r->source->open(a, r);
    return v;
}

void report_view_free(struct report_view *v)
{
    v->source->close(v->self);
}

void report_row(struct report_view *v, size_t i, struct verdict_row *out)
{
    v->source->row(v->self, i, out);
}

size_t report_series(struct report_view *v, const struct series_point **out)
{
    return v->source->series(v->self, out);
}

struct span row_name(const struct result *r, const struct verdict_row *row, enum lang lang)
{
    const struct result_indicator *of = &r->indicators[row->key.indicator];
    bool english = lang == LANG_EN && of->en && *of->en && strcmp(of->en, of->id) != 0;
    return english ? span_of(of->en) : row->name;
}

bool row_time_passed(const struct verdict_row *row, double *percent)
{
    int whole = row->target_year - row->base_year;
    if (!row->value_year || !row->base_year || whole <= 0)
        return false;
    *percent = 100.0 * (row->value_year - row->base_year) / whole;
    return true;
}

/* ---- summaries ---- */

void summary_count(struct summary *s, struct verdict_key k)
{
    s->of[k.verdict]++;
    s->by_attribute[k.attribute][k.verdict]++;
    s->by_kind[k.kind][k.verdict]++;
}

size_t summary_sum(const size_t of[VERDICT_COUNT])
{
    size_t total = 0;
    for (int v = 0; v < VERDICT_COUNT; v++)
        total += of[v];
    return total;
}

size_t summary_total(const struct summary *s)
{
    return summary_sum(s->of);
}

size_t summary_evaluated(const size_t of[VERDICT_COUNT])
{
    size_t evaluated = 0;
    for (int v = 0; v < VERDICT_COUNT; v++)
        evaluated += verdict_is_evaluated((enum verdict)v) ? of[v] : 0;
    return evaluated;
}

enum verdict summary_worst(const struct summary *s)
{
    enum verdict worst = VERDICT_NOT_APPLICABLE;
    for (int v = 0; v < VERDICT_COUNT; v++)
        if (s->of[v] && verdict_rank((enum verdict)v) > verdict_rank(worst))
            worst = (enum verdict)v;
    return worst;
}

/* ---- problems ---- */

const struct problem_kind problem_kinds[] = {
    {VERDICT_ERROR, -1},    {VERDICT_FAIL, 1},      {VERDICT_FAIL, 0},
    {VERDICT_OFF_TRACK, 1}, {VERDICT_OFF_TRACK, 0},
};
const size_t problem_kind_count = sizeof problem_kinds / sizeof *problem_kinds;

bool problem_is(struct verdict_key k, const struct problem_kind *kind)
{
    bool binding = k.attribute == ATTRIBUTE_BINDING;
    return k.verdict == kind->verdict && (kind->binding < 0 || binding == kind->binding);
}
