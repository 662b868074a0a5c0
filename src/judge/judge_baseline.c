/* judge_baseline - where a baseline comes from (semantics.md 8), and whether the series has revised
 * it (7.9). */
#include "judge_inside.h"

static struct baseline printed(const struct judgement *j, enum baseline_kind kind)
{
    const struct cell *cell = &j->c->baseline;
    return (struct baseline){.kind = kind,
                             .has = true,
                             .marks = cell->marks,
                             .places = cell_places(*cell),
                             .value = cell_num(*cell)};
}

static struct baseline reported(const struct point *p, enum baseline_kind kind)
{
    return (struct baseline){
        .kind = kind, .has = true, .marks = p->marks, .places = p->places, .value = p->value};
}

/* The series' own value for the base year; chained series hold rates, not levels. */
static const struct point *base_point(const struct judgement *j)
{
    if (j->settings->chained || !j->c->base_year)
        return NULL;
    const struct point *p = judge_point(&j->values, j->c->base_year);
    return p && (p->kind == CELL_NUMBER || p->kind == CELL_PENDING) ? p : NULL;
}

static struct baseline choose(const struct judgement *j)
{
    const struct cell *cell = &j->c->baseline;
    const struct point *p = base_point(j);
    bool own_point = p && p->kind == CELL_NUMBER && !(p->marks & CELL_BORROWED);
    if (cell->kind == CELL_NUMBER && !(cell->marks & CELL_BORROWED))
        return printed(j, BASELINE_OWN);
    if (j->settings->chained && j->c->base_year && cell->kind != CELL_NUMBER)
        return (struct baseline){.kind = BASELINE_OWN, .has = true, .value = num_int(100)};
    if (own_point)
        return reported(p, BASELINE_REPORTED);
    if (cell->kind == CELL_NUMBER)
        return printed(j, BASELINE_BORROWED);
    if (p && p->kind == CELL_NUMBER)
        return reported(p, BASELINE_BORROWED);
    if (cell->kind == CELL_PENDING || p)
        return (struct baseline){.kind = BASELINE_PENDING};
    return (struct baseline){.kind = BASELINE_NONE};
}

void judge_choose_baseline(struct judgement *j)
{
    j->baseline = choose(j);
}

bool judge_baseline_firm(const struct baseline *b)
{
    return b->has && !(b->marks & (CELL_APPROXIMATE | CELL_BOUND));
}

bool judge_baseline_borrowed(const struct judgement *j)
{
    return j->baseline.kind == BASELINE_BORROWED && !j->settings->accept_borrowed;
}

void judge_without_baseline(struct judgement *j)
{
    bool pending = j->baseline.kind == BASELINE_PENDING;
    judge_decide(j, VERDICT_UNDETERMINED,
                 pending ? REASON_baseline_pending : REASON_baseline_missing);
}

/* Another value for the base year than the printed one, after rounding both to the coarser
 * printing. */
bool judge_revised_baseline(struct judgement *j, struct baseline *other)
{
    const struct point *p = base_point(j);
    if (j->baseline.kind != BASELINE_OWN || !judge_baseline_firm(&j->baseline) || !p ||
        p->kind != CELL_NUMBER || p->marks & (CELL_BORROWED | CELL_APPROXIMATE | CELL_BOUND))
        return false;
    int places = p->places < j->baseline.places ? p->places : j->baseline.places;
    enum rounding how = j->settings->round;
    *other = reported(p, BASELINE_REPORTED);
    return num_cmp(num_round(p->value, places, how), num_round(j->baseline.value, places, how)) !=
           0;
}
