/* States from a result. Its ids are kept, sorted; rows are made one at a time. */
#include "state.h"
#include "../report/writer.h"
#include <stdlib.h>

struct numbered { const char *id; size_t number; };

struct from_result {
    const struct result *result;
    struct report_view *view;
    struct numbered *sorted;
    size_t count, next;
    struct writer *series;
};

/* ---- the states ---- */

static struct span series_text(struct from_result *f)
{
    const struct series_point *points;
    size_t count = report_series(f->view, &points);
    writer_clear(f->series);
    for (size_t i = 0; i < count; i++) {
        if (!points[i].has_value)
            continue;
        if (f->series->at != f->series->start)
            writer_byte(f->series, ';');
        writer_number(f->series, points[i].year);
        writer_byte(f->series, ':');
        writer_span(f->series, points[i].value);
    }
    return writer_text(f->series);
}

/* Of the catalogue; none where it has none. */
static struct span english_name(const struct result *r, uint32_t number)
{
    const struct result_indicator *of = &r->indicators[number];
    return of->en && strcmp(of->en, of->id) != 0 && strcmp(of->en, of->zh) != 0
               ? span_of(of->en) : (struct span){NULL, 0};
}

static void state_at(struct states *s, int64_t number, struct state *out)
{
    struct from_result *f = s->self;
    struct verdict_row row;
    report_row(f->view, (size_t)number, &row);
    *out = (struct state){
        .number = number,
        .verdict = row.verdict, .reason = row.reason, .attribute = row.attribute,
        .kind = (enum item_kind)row.key.kind, .flags = row.flags,
        .base_year = row.base_year, .target_year = row.target_year,
        .value_year = row.value_year,
        .id = row.id, .plan = row.plan, .region = row.region, .region_name = row.region_name,
        .indicator = row.indicator, .name = row.name,
        .name_en = english_name(f->result, row.key.indicator), .unit = row.unit,
        .rule = row.rule, .target = row.target, .baseline_printed = row.baseline_printed,
        .value = row.numbers[NUMBER_VALUE], .measure = row.numbers[NUMBER_MEASURE],
        .progress = row.numbers[NUMBER_PROGRESS],
        .settings = row.settings.at ? row.settings : SPAN("{}"),
        .series = series_text(f),
    };
}

static bool next_state(struct states *s, struct state *out)
{
    struct from_result *f = s->self;
    if (f->next == f->count)
        return false;
    state_at(s, (int64_t)f->sorted[f->next++].number, out);
    return true;
}

static void rewind_states(struct states *s)
{
    ((struct from_result *)s->self)->next = 0;
}

static void close_view(struct states *s)
{
    report_view_free(((struct from_result *)s->self)->view);
}

static const struct states_source source = {next_state, state_at, rewind_states, close_view};

/* ---- the order ---- */

static int compare_ids(const void *left, const void *right)
{
    return strcmp(((const struct numbered *)left)->id, ((const struct numbered *)right)->id);
}

static bool sort_ids(struct arena *a, struct from_result *f, const char *name, struct diags *d)
{
    f->sorted = ARENA_ARRAY(a, struct numbered, f->count);
    for (size_t i = 0; i < f->count; i++) {
        struct verdict_row row;
        report_row(f->view, i, &row);
        f->sorted[i] = (struct numbered){arena_text(a, row.id.at, row.id.len), i};
    }
    qsort(f->sorted, f->count, sizeof *f->sorted, compare_ids);
    for (size_t i = 1; i < f->count; i++)
        if (strcmp(f->sorted[i - 1].id, f->sorted[i].id) == 0)
            return diag_error(d, (struct place){.file = name}, MSG_result_id_twice,
                              f->sorted[i].id);
    return true;
}

/* ---- the circumstances ---- */

static int compare_parts(const void *left, const void *right)
{
    return strcmp(((const struct part *)left)->name, ((const struct part *)right)->name);
}

void parts_sort(struct parts *p)
{
    qsort(p->list, p->count, sizeof *p->list, compare_parts);
}

static int compare_name(const void *name, const void *part)
{
    const struct span *s = name;
    const char *other = ((const struct part *)part)->name;
    int order = strncmp(s->at, other, s->len);
    return order ? order : -(other[s->len] != '\0');
}

const struct part *parts_find(const struct parts *p, struct span name)
{
    return name.at && p->count
               ? bsearch(&name, p->list, p->count, sizeof *p->list, compare_name)
               : NULL;
}

static const char *text_of(struct arena *a, struct span s)
{
    return arena_text(a, s.at, s.len);
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static void fill_parts(struct arena *a, struct circumstances *of, const struct result *r)
{
    of->inputs = (struct parts){ARENA_ARRAY(a, struct part, r->input_count), r->input_count};
    of->rules = (struct parts){ARENA_ARRAY(a, struct part, r->rule_count), r->rule_count};
    of->plans = (struct parts){ARENA_ARRAY(a, struct part, r->plan_count), r->plan_count};
    for (size_t i = 0; i < r->input_count; i++)
        of->inputs.list[i] = (struct part){or_empty(r->inputs[i].path),
                                           or_empty(r->inputs[i].sha256)};
    for (size_t i = 0; i < r->rule_count; i++)
        of->rules.list[i] = (struct part){or_empty(r->rules[i].id), or_empty(r->rules[i].sha256)};
    for (size_t i = 0; i < r->plan_count; i++)
        of->plans.list[i] = (struct part){or_empty(r->plans[i].id),
                                          text_of(a, r->plans[i].settings)};
    parts_sort(&of->inputs);
    parts_sort(&of->rules);
    parts_sort(&of->plans);
}

/* ---- side by side ---- */

/* Ids in order of their bytes, as strcmp() has them. */
static int compare_states(const struct state *a, const struct state *b)
{
    size_t least = a->id.len < b->id.len ? a->id.len : b->id.len;
    int order = memcmp(a->id.at, b->id.at, least);
    return order ? order : (a->id.len > b->id.len) - (a->id.len < b->id.len);
}

void states_merge(struct states *old, struct states *new, states_pair *pair, void *self)
{
    struct state was, is;
    bool has_old = old && states_next(old, &was), has_new = states_next(new, &is);
    while (has_old || has_new) {
        int order = !has_old ? 1 : !has_new ? -1 : compare_states(&was, &is);
        pair(self, order <= 0 ? &was : NULL, order >= 0 ? &is : NULL);
        if (order <= 0)
            has_old = states_next(old, &was);
        if (order >= 0)
            has_new = states_next(new, &is);
    }
}

struct states *states_of_result(struct arena *a, const struct result *r, const char *name,
                                struct diags *d)
{
    struct states *s = ARENA_NEW(a, struct states);
    struct from_result *f = ARENA_NEW(a, struct from_result);
    f->result = r;
    f->view = report_view_new(a, r);
    f->series = writer_memory(a);
    f->count = r->count;
    s->of = (struct circumstances){
        .name = name, .version = or_empty(r->version), .today = r->today, .as_of = r->as_of,
        .settings = text_of(a, r->settings),
    };
    fill_parts(a, &s->of, r);
    s->source = &source;
    s->self = f;
    if (sort_ids(a, f, name, d))
        return s;
    states_done(s);
    return NULL;
}
