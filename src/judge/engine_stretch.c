/* engine_stretch - the cases cut into stretches, these into tasks, one for each rule, and the tasks
 * handed out in shifts. */
#include "engine_inside.h"
#include <string.h>

enum { CASES_A_SECOND = 20000 };

/* Where the cases of each rule begin among those of a stretch; starts[places] is their end. */
static void count_cases(const struct run *r, size_t first, size_t end, size_t *starts)
{
    const struct case_source *s = r->source;
    size_t places = r->book->count + 1;
    memset(starts, 0, (places + 1) * sizeof *starts);
    for (size_t i = first; i < end; i++)
        starts[rule_place(r, s->rule(s->self, i)) + 1]++;
    starts[0] = first;
    for (size_t p = 0; p < places; p++)
        starts[p + 1] += starts[p];
}

/* The numbers of its cases rule by rule, in the places first … end of run.order. */
static void put_in_order(struct run *r, size_t first, size_t end, const size_t *starts,
                         size_t *next)
{
    const struct case_source *s = r->source;
    memcpy(next, starts, (r->book->count + 1) * sizeof *next);
    for (size_t i = first; i < end; i++)
        r->order[next[rule_place(r, s->rule(s->self, i))]++] = (uint32_t)i;
}

static void add_tasks(struct run *r, const size_t *starts, size_t *room)
{
    size_t places = r->book->count + 1;
    for (size_t p = 0; p < places; p++) {
        if (starts[p] == starts[p + 1])
            continue;
        LIST_ENLARGE(r->arena, r->tasks, r->task_count, *room);
        r->tasks[r->task_count++] =
            (struct task){.rule = p < r->book->count ? (uint32_t)p : NO_NUMBER,
                          .first = starts[p], .count = starts[p + 1] - starts[p]};
        r->rule_budget[p] += (double)(starts[p + 1] - starts[p]) / CASES_A_SECOND;
    }
}

/* A large shift for each worker, and a small one for whoever is done first: each process costs some
 * time, and so does waiting for the last one. Nothing else depends on where a shift ends. */
static bool begins_shift(const struct run *r, size_t stretch, size_t stretches)
{
    size_t jobs = r->options.jobs, large = stretches * 4 / 5 / jobs, of_large = large * jobs;
    size_t small = (stretches - of_large + jobs - 1) / jobs;
    return stretch < of_large ? stretch % large == 0 : (stretch - of_large) % small == 0;
}

static void add_to_shift(struct run *r, size_t first_task, size_t stretch, size_t stretches)
{
    if (begins_shift(r, stretch, stretches))
        r->shifts[r->shift_count++].next = first_task;
    r->shifts[r->shift_count - 1].end = r->task_count;
}

static void open_budgets(struct run *r)
{
    enum { LEAST = 60 };
    size_t places = r->book->count + 1;
    r->rule_seconds = ARENA_ARRAY(r->arena, double, places);
    r->rule_budget = ARENA_ARRAY(r->arena, double, places);
    for (size_t p = 0; p < places; p++)
        r->rule_budget[p] = LEAST;
}

void stretches_cut(struct run *r, struct pages *order)
{
    size_t count = r->source->count, places = r->book->count + 1, room = 0;
    size_t *starts = ARENA_ARRAY(r->arena, size_t, places + 1);
    size_t *next = ARENA_ARRAY(r->arena, size_t, places);
    r->order = pages_add(order, count * sizeof *r->order);
    size_t chunk = r->options.chunk, stretches = (count + chunk - 1) / chunk;
    r->shifts = ARENA_ARRAY(r->arena, struct shift, stretches + 1);
    open_budgets(r);
    for (size_t k = 0; k < stretches; k++) {
        size_t first = k * chunk, end = count - first > chunk ? first + chunk : count;
        size_t first_task = r->task_count;
        count_cases(r, first, end, starts);
        put_in_order(r, first, end, starts, next);
        add_tasks(r, starts, &room);
        add_to_shift(r, first_task, k, stretches);
    }
    for (size_t p = 0; p < places && r->options.rule_seconds; p++)
        r->rule_budget[p] = r->options.rule_seconds;
}
