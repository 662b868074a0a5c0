/* judge_values - the reported rows of a case as one point a year (semantics.md 8): rows after the
 * year of the judgement do not exist, rows of one year are one where they agree, the better source
 * wins where they do not. */
#include "judge_room.h"
#include <string.h>

struct case_value case_value_of(int year, struct cell cell)
{
    struct case_value v = {.year = year,
                           .kind = cell.kind,
                           .marks = cell.marks,
                           .places = (uint8_t)cell_places(cell),
                           .rank = UINT16_MAX,
                           .value = num_int(0),
                           .se = num_int(0),
                           .events = num_int(0),
                           .population = num_int(0)};
    if (cell.kind == CELL_NUMBER)
        v.value = cell_num(cell);
    return v;
}

/* The values of a year that are of the kind worth most: own numbers, borrowed ones, yes or no, what
 * is announced. */
enum worth { WORTH_NOTHING, WORTH_PENDING, WORTH_WORD, WORTH_BORROWED, WORTH_OWN };

static enum worth worth_of(const struct case_value *v)
{
    if (v->has_events)
        return WORTH_OWN;
    switch (v->kind) {
    case CELL_NUMBER: return v->marks & CELL_BORROWED ? WORTH_BORROWED : WORTH_OWN;
    case CELL_YES:
    case CELL_NO: return WORTH_WORD;
    case CELL_PENDING: return WORTH_PENDING;
    default: return WORTH_NOTHING;
    }
}

struct year_rows { /* the rows of one year that count */
    const struct case_value *rows;
    size_t count;
    enum worth worth;
    uint16_t rank; /* ranks above this one are passed over */
};

static bool counts(const struct year_rows *y, const struct case_value *v)
{
    return worth_of(v) == y->worth && v->rank <= y->rank;
}

static bool same(const struct judgement *j, const struct case_value *a, const struct case_value *b)
{
    if (a->has_events || b->has_events)
        return a->has_events && b->has_events && num_cmp(a->events, b->events) == 0 &&
               num_cmp(a->population, b->population) == 0;
    if (a->kind != CELL_NUMBER || b->kind != CELL_NUMBER)
        return a->kind == b->kind;
    if (num_cmp(a->value, b->value) == 0)
        return true;
    int places = a->places < b->places ? a->places : b->places;
    enum rounding how = j->settings->round;
    return num_cmp(num_round(a->value, places, how), num_round(b->value, places, how)) == 0;
}

/* Each with each, so that the order of rows changes nothing. */
static bool agree(const struct judgement *j, const struct year_rows *y)
{
    for (size_t a = 0; a < y->count; a++)
        for (size_t b = a + 1; b < y->count; b++)
            if (counts(y, &y->rows[a]) && counts(y, &y->rows[b]) &&
                !same(j, &y->rows[a], &y->rows[b]))
                return false;
    return true;
}

/* Of rows that agree, the finest printing; among equally fine ones the better source. */
static const struct case_value *finest(const struct year_rows *y)
{
    const struct case_value *best = NULL;
    for (size_t i = 0; i < y->count; i++) {
        const struct case_value *v = &y->rows[i];
        if (!counts(y, v))
            continue;
        if (!best || v->places > best->places ||
            (v->places == best->places && v->rank < best->rank))
            best = v;
    }
    return best;
}

static uint16_t best_rank(const struct year_rows *y)
{
    uint16_t rank = UINT16_MAX;
    for (size_t i = 0; i < y->count; i++)
        if (counts(y, &y->rows[i]) && y->rows[i].rank < rank)
            rank = y->rows[i].rank;
    return rank;
}

const struct case_value *judge_row(struct judgement *j, const struct case_value *rows, size_t count)
{
    struct year_rows y = {rows, count, WORTH_NOTHING, UINT16_MAX};
    if (count == 1 && rows->kind == CELL_NUMBER)         /* as nearly always */
        return rows;
    for (size_t i = 0; i < count; i++) {
        enum worth worth = worth_of(&rows[i]);
        if (rows[i].kind == CELL_BAD)
            j->bad_value = true;
        if (worth > y.worth)
            y.worth = worth;
    }
    if (y.worth == WORTH_NOTHING)
        return NULL;
    if (count > 1 && !agree(j, &y)) {
        y.rank = best_rank(&y);
        if (!agree(j, &y))
            j->conflicting = true;
    }
    return finest(&y);
}

static void point_of(struct point *p, const struct case_value *v)
{
    p->year = v->year;
    p->kind = v->has_events ? CELL_NUMBER : v->kind;
    p->marks = v->marks;
    p->places = v->places;
    p->has_se = v->has_se;
    p->has_events = v->has_events;
    p->gap = false;
    p->value = v->value;
    if (v->has_se)
        p->se = v->se;
    if (v->has_events) {
        p->events = v->events;
        p->population = v->population;
    }
    p->origin = v->origin;
}

static void gather_rows(struct judgement *j, const struct case_value *rows, size_t count,
                        struct points *out)
{
    for (size_t i = 0; i < count && rows[i].year <= j->as_of;) {
        size_t n = 1;
        while (i + n < count && rows[i + n].year == rows[i].year)
            n++;
        const struct case_value *v = judge_row(j, &rows[i], n);
        if (v)
            point_of(&out->list[out->count++], v);
        i += n;
    }
}

/* `events` of the settings: they join the values of their year. */
static void gather_events(struct judgement *j, struct points *out)
{
    for (size_t i = 0; i < j->settings->event_count; i++) {
        const struct year_events *e = &j->settings->events[i];
        if (e->year > j->as_of)
            continue;
        size_t at = out->count;
        while (at > 0 && out->list[at - 1].year >= e->year)
            at--;
        struct point *p = &out->list[at];
        if (at == out->count || p->year != e->year) {
            memmove(p + 1, p, (out->count++ - at) * sizeof *p);
            *p = (struct point){.year = e->year, .se = num_int(0)};
        }
        p->kind = CELL_NUMBER;
        p->has_events = true;
        p->events = num_of(e->events);
        p->population = num_of(e->population);
    }
}

/* `ref` of the settings, else the references that the case came with. */
static void gather_references(struct judgement *j, struct judge_room *room)
{
    const struct settings *s = j->settings;
    if (!settings_has(s, SET_REF)) {
        gather_rows(j, j->c->references, j->c->reference_count, &j->references);
        return;
    }
    struct case_value *typed = room->typed;
    if (s->ref_count > ROOM_POINTS)
        typed = arena_alloc(j->arena, s->ref_count * sizeof *typed);
    for (size_t i = 0; i < s->ref_count; i++)
        typed[i] = case_value_of(s->ref[i].year, s->ref[i].cell);
    gather_rows(j, typed, s->ref_count, &j->references);
}

static struct point *points_room(struct judgement *j, struct point *small, size_t count)
{
    if (count <= ROOM_POINTS)
        return small;
    if (!j->arena)
        j->arena = arena_new();
    return arena_alloc(j->arena, count * sizeof *small);
}

void judge_gather(struct judgement *j, struct judge_room *room)
{
    const struct judge_case *c = j->c;
    size_t values = c->value_count + j->settings->event_count;
    size_t references = c->reference_count + j->settings->ref_count;
    j->values.list = points_room(j, room->values, values);
    j->references.list = points_room(j, room->references, references);
    j->series = room->series;
    if (values > ROOM_POINTS)
        j->series = arena_alloc(j->arena, values * sizeof *j->series);
    gather_rows(j, c->values, c->value_count, &j->values);
    gather_events(j, &j->values);
    gather_references(j, room);
    judge_rates(j);
    judge_levels(j);
}

const struct point *judge_point(const struct points *p, int year)
{
    for (size_t i = p->count; i-- > 0;)
        if (p->list[i].year == year)
            return &p->list[i];
    return NULL;
}

const struct point *judge_newest(const struct judgement *j)
{
    for (size_t i = j->values.count; i-- > 0;)
        if (j->values.list[i].kind == CELL_NUMBER)
            return &j->values.list[i];
    return NULL;
}

bool judge_own(const struct judgement *j, const struct point *p)
{
    return p->kind == CELL_NUMBER && !p->gap &&
           (!(p->marks & CELL_BORROWED) || j->settings->accept_borrowed);
}

int judge_default_as_of(const struct judge_case *c)
{
    int newest = 0;
    for (size_t i = 0; i < c->value_count; i++) {
        const struct case_value *v = &c->values[i];
        if ((v->has_events || v->kind != CELL_MISSING) && v->year > newest)
            newest = v->year;
    }
    for (size_t i = 0; i < c->settings->event_count; i++)
        if (c->settings->events[i].year > newest)
            newest = c->settings->events[i].year;
    return newest ? newest : c->target_year;
}
