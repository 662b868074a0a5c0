/* The reported series of a verdict, one value a year, in its unit. */
#include "view_inside.h"

static void points_room(struct run_view *v, size_t count)
{
    if (count <= v->point_room)
        return;
    v->point_room = count < 32 ? 32 : count * 2;
    v->points = ARENA_ARRAY(v->arena, struct series_point, v->point_room);
    v->point_digits = arena_alloc(v->arena, v->point_room * sizeof *v->point_digits);
}

static void point_add(struct run_view *v, size_t *count, int year, size_t len)
{
    v->points[*count] = (struct series_point){year, len > 0, {v->point_digits[*count], len}};
    ++*count;
}

/* Rows that say nothing but a value: the number stands in the column as it was printed. */
static size_t plain_points(struct run_view *v, struct series s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.count; i++) {
        struct observation o = store_row(v->run->store, series_number(s, i));
        if (count && v->points[count - 1].year == o.year)
            continue;
        struct decimal number = {o.units, o.places};
        size_t len = o.kind == CELL_NUMBER ? decimal_write(number, v->point_digits[count]) : 0;
        point_add(v, &count, o.year, len);
    }
    return count;
}

/* Of counted events the rate of that year alone, whatever the judge pools. */
static size_t write_value(const struct judge_case *c, const struct case_value *v, char out[64])
{
    if (v->has_events && num_sign(v->population) > 0)
        return number_text(fixed_of(num_div(num_mul(num_of(c->settings->per), v->events),
                                            v->population)), out);
    return v->kind == CELL_NUMBER ? num_write(v->value, out) : 0;
}

/* Rows with units, sources, events or ratios: as the judge sees them, a year's best source. */
static size_t case_points(struct run_view *v)
{
    struct case_source source = project_cases_source(v->run->cases);
    struct judge_case c;
    source.build(source.self, v->number, &c);
    size_t count = 0;
    for (size_t i = 0; i < c.value_count;) {
        const struct case_value *best = &c.values[i];
        for (int year = best->year; i < c.value_count && c.values[i].year == year; i++)
            if (c.values[i].rank < best->rank)
                best = &c.values[i];
        point_add(v, &count, best->year, write_value(&c, best, v->point_digits[count]));
    }
    num_forget();
    return count;
}

size_t run_view_series(void *view, const struct series_point **out)
{
    struct run_view *v = view;
    bool plain = true;
    v->series = store_series(v->run->store, v->item->region, v->item->indicator);
    points_room(v, v->series.count);
    for (size_t i = 0; i < v->series.count && plain; i++)
        plain = store_row(v->run->store, series_number(v->series, i)).more == 0;
    size_t count = plain ? plain_points(v, v->series) : case_points(v);
    *out = v->points;
    return count;
}
