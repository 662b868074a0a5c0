/* judge_beyond - what a rule asks for outside of its case: looked up once a case, told in the
 * derivation. */
#include "judge_inside.h"
#include <math.h>
#include <string.h>

/* One region alone, perhaps the case's own, is no group. */
enum { TOLD_REGIONS = 40, GROUP_LEAST = 2 };

static const struct beyond_answer *find(void *self, const struct question *q)
{
    const struct judgement *j = self;
    for (size_t i = 0; j->asked && i < j->asked->count; i++) {
        const struct question *known = &j->asked->list[i]->question;
        if (known->kind == q->kind && known->year == q->year && known->made_up == q->made_up &&
            strcmp(known->name, q->name) == 0)
            return j->asked->list[i];
    }
    return NULL;
}

/* ---- the value of a year ---- */

struct found_value {
    bool has;
    struct num value;
    struct origin origin;
};

/* Rows that contradict each other, or are not numbers, are a fault of the data here, too. */
static struct found_value value_in(struct judgement *j, const struct found_series *s, int year)
{
    struct found_value v = {.value = num_int(0)};
    if (s->fault != REASON_met)
        j->asked->fault = s->fault;
    if (year > j->as_of || s->fault != REASON_met)
        return v;
    if (year == j->c->base_year && s->baseline.kind == CELL_NUMBER)
        return (struct found_value){.has = true, .value = cell_num(s->baseline)};
    size_t from = 0, count = 0;
    while (from < s->count && s->values[from].year < year)
        from++;
    while (from + count < s->count && s->values[from + count].year == year)
        count++;
    bool bad = j->bad_value, conflicting = j->conflicting;
    j->bad_value = j->conflicting = false;
    const struct case_value *row = judge_row(j, s->values + from, count);
    if (j->bad_value || j->conflicting)
        j->asked->fault = j->bad_value ? REASON_bad_number : REASON_conflicting_observations;
    v.has = row && !j->bad_value && !j->conflicting;
    j->bad_value = bad;
    j->conflicting = conflicting;
    if (!v.has)
        return v;
    v.origin = row->origin;
    v.value = row->value;
    if (row->has_events && num_sign(row->population) > 0)
        v.value = num_div(num_mul(num_of(j->settings->per), row->events), row->population);
    else
        v.has = row->kind == CELL_NUMBER;
    return v;
}

/* ---- the derivation ---- */

static const char *place_of(struct judgement *j, struct origin origin)
{
    const struct outlook *o = j->c->outlook;
    const char *place = origin.line && o->place ? o->place(o->self, j->trace->arena, origin) : NULL;
    return place ? arena_printf(j->trace->arena, " (%s)", place) : "";
}

static void tell_value(struct judgement *j, const struct found_series *s, int year,
                       const struct found_value *v)
{
    if (!j->trace)
        return;
    const char *in = judge_say_year(j, year);
    if (v->has)
        TELL(j, "5", MSG_judge_told_other, s->name, in, judge_say(j, v->value),
             place_of(j, v->origin));
    else
        TELL(j, "5", MSG_judge_told_other_missing, s->name, in);
}

static void tell_group(struct judgement *j, const struct found *found, int year, size_t count)
{
    if (j->trace)
        TELL(j, "5", MSG_judge_told_group, found->name, judge_say_year(j, year),
             arena_printf(j->trace->arena, "%zu", count),
             arena_printf(j->trace->arena, "%zu", found->count));
}

static void tell_verdict(struct judgement *j, const struct found *found)
{
    TELL(j, "5", MSG_judge_told_verdict_read, found->name, found->verdict);
}

/* ---- asking ---- */

static bool long_number(struct num x)
{
    return x.big || fabs(num_near(x)) >= 1e11 || x.d >= (__int128)1e11;
}

/* All values of the year; numbers that doubles do not hold are computed exactly at once. */
static void take_numbers(struct judgement *j, const struct found *found, struct beyond_answer *f)
{
    struct found_value *values = ARENA_ARRAY(j->asked->arena, struct found_value, found->count + 1);
    struct num *numbers = ARENA_ARRAY(j->asked->arena, struct num, found->count + 1);
    for (size_t i = 0; i < found->count; i++) {
        values[i] = value_in(j, &found->list[i], f->question.year);
        if (!values[i].has)
            continue;
        numbers[f->count++] = values[i].value;
        j->asked->scale = fmax(j->asked->scale, fabs(num_near(values[i].value)));
        j->near |= long_number(values[i].value);
    }
    f->numbers = numbers;
    size_t least = f->question.kind == BEYOND_GROUP ? GROUP_LEAST : 1;
    if (f->count < least || j->asked->fault != REASON_met)
        f->state = FOUND_NOTHING;
    if (f->question.kind == BEYOND_GROUP)
        tell_group(j, found, f->question.year, f->count);
    size_t told = found->count < TOLD_REGIONS ? found->count : TOLD_REGIONS;
    for (size_t i = 0; i < told; i++)
        tell_value(j, &found->list[i], f->question.year, &values[i]);
    if (j->trace && told < found->count)
        TELL(j, "5", MSG_judge_told_group_more,
             arena_printf(j->trace->arena, "%zu", found->count - told));
}

/* Whatever is missing in a made-up case is made up. */
static void make_up(struct judgement *j, struct beyond_answer *f)
{
    struct num *number = ARENA_NEW(j->asked->arena, struct num);
    *number = num_int(100);
    f->numbers = number;
    f->count = 1;
    f->word = verdict_name(VERDICT_PASS);
}

static void answer(struct judgement *j, struct beyond_answer *f)
{
    const struct outlook *o = j->c->outlook;
    struct found found = {0};
    if (f->question.made_up && f->question.kind == BEYOND_VERDICT) {
        make_up(j, f);
        return;
    }
    if (!o->look(o->self, j->asked->arena, &f->question, &found, &f->words)) {
        f->state = FOUND_FAULT;
    } else if (f->question.made_up) {
        make_up(j, f);
    } else if (f->question.kind == BEYOND_VERDICT) {
        f->word = found.verdict;
        if (found.verdict)
            tell_verdict(j, &found);
        else
            f->state = FOUND_NOTHING;
    } else {
        take_numbers(j, &found, f);
    }
}

static void ask(void *self, const struct question *q)
{
    struct judgement *j = self;
    if (!j->asked) {
        struct arena *a = arena_new();
        j->asked = ARENA_NEW(a, struct beyond_room);
        j->asked->arena = a;
        j->asked->fault = REASON_met;
    }
    if (j->asked->count == BEYOND_QUESTIONS)
        return;
    struct beyond_answer *f = ARENA_NEW(j->asked->arena, struct beyond_answer);
    f->question = *q;
    j->asked->list[j->asked->count++] = f;
    answer(j, f);
}

void judge_open_beyond(struct judgement *j)
{
    j->beyond = (struct beyond){j, find, ask};
}

void judge_close_beyond(struct judgement *j)
{
    if (j->asked)
        arena_free(j->asked->arena);
}
