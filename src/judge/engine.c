/* engine - cuts the cases into tasks, keeps `jobs` workers busy with them, and counts strikes. */
#include "engine_inside.h"
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

enum { MOST_JOBS = 64, CASES_A_SECOND = 20000 };

const struct engine_options engine_options_default = {
    .chunk = 65536,
    .limits = {.memory = 32 << 20, .call_ms = 100},
    .task_seconds = 10,
    .strikes = 3,
    .run_seconds = 3600,
};

/* ---- options ---- */

static unsigned processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? (unsigned)CPU_COUNT(&set) : 1;
}

struct engine_options engine_complete(const struct engine_options *o)
{
    const struct engine_options *d = &engine_options_default;
    struct engine_options c = *o;
    c.jobs = c.jobs ? c.jobs : processors();
    c.jobs = c.jobs > MOST_JOBS ? MOST_JOBS : c.jobs;
    c.chunk = c.chunk ? c.chunk : d->chunk;
    c.limits.memory = c.limits.memory ? c.limits.memory : d->limits.memory;
    c.limits.call_ms = c.limits.call_ms ? c.limits.call_ms : d->limits.call_ms;
    c.task_seconds = c.task_seconds ? c.task_seconds : d->task_seconds;
    c.strikes = c.strikes ? c.strikes : d->strikes;
    c.run_seconds = c.run_seconds ? c.run_seconds : d->run_seconds;
    return c;
}

struct worker_limits engine_limits(const struct run *r, double seconds_left)
{
    return (struct worker_limits){
        .memory = r->options.limits.memory + ((size_t)1 << 30), /* the cases themselves need some */
        .cpu_seconds = seconds_left > 1 ? (unsigned)seconds_left + 1 : 1,
        .wall_seconds = r->options.task_seconds,
        .call_ms = r->options.limits.call_ms,
    };
}

/* ---- tasks ---- */

static size_t rule_place(const struct run *r, uint32_t rule)
{
    return rule < r->book->count ? rule : r->book->count;
}

/* Case numbers rule by rule: counted, then put in place. */
static void put_in_order(struct run *r, size_t *starts, struct pages *order)
{
    const struct case_source *s = r->source;
    size_t places = r->book->count + 1;
    for (size_t i = 0; i < s->count; i++)
        starts[rule_place(r, s->rule(s->self, i)) + 1]++;
    for (size_t p = 0; p < places; p++)
        starts[p + 1] += starts[p];
    size_t *next = ARENA_ARRAY(r->arena, size_t, places);
    memcpy(next, starts, places * sizeof *next);
    r->order = pages_add(order, s->count * sizeof *r->order);
    for (size_t i = 0; i < s->count; i++)
        r->order[next[rule_place(r, s->rule(s->self, i))]++] = (uint32_t)i;
    mprotect(r->order, order->room, PROT_READ);  /* for good: a worker may not call mprotect */
}

static void cut_tasks(struct run *r, const size_t *starts)
{
    size_t places = r->book->count + 1, most = r->source->count / r->options.chunk + places;
    r->tasks = ARENA_ARRAY(r->arena, struct task, most);
    for (size_t p = 0; p < places; p++) {
        for (size_t first = starts[p]; first < starts[p + 1]; first += r->options.chunk) {
            size_t left = starts[p + 1] - first;
            r->tasks[r->task_count++] = (struct task){
                .rule = p < r->book->count ? (uint32_t)p : NO_NUMBER, .first = first,
                .count = left < r->options.chunk ? left : r->options.chunk,
            };
        }
    }
}

static void set_budgets(struct run *r, const size_t *starts)
{
    size_t places = r->book->count + 1;
    r->rule_seconds = ARENA_ARRAY(r->arena, double, places);
    r->rule_budget = ARENA_ARRAY(r->arena, double, places);
    for (size_t p = 0; p < places; p++)
        r->rule_budget[p] = r->options.rule_seconds
                                ? r->options.rule_seconds
                                : 60 + (double)(starts[p + 1] - starts[p]) / CASES_A_SECOND;
}

/* ---- the end of a worker ---- */

static void refuse_rest(struct run *r, struct task *t, enum reason reason)
{
    char times[16];
    snprintf(times, sizeof times, "%u", t->strikes);
    slots_mark(r, t, t->count, reason, MESSAGE(r->arena, MSG_rule_struck_out, times));
}

/* The case on which a worker died: the one it was at, or the next where that one is already done.
 */
static void strike(struct run *r, struct task *t, const struct worker *w, enum worker_end end)
{
    char how[48];
    snprintf(how, sizeof how, w->signal ? "signal %d" : "exit", w->signal);
    enum reason reason =
        end == WORKER_MEMORY || end == WORKER_TIME ? REASON_rule_over_budget : REASON_rule_failed;
    struct message said = end == WORKER_MEMORY ? MESSAGE(r->arena, MSG_rule_over_memory)
                        : end == WORKER_TIME   ? MESSAGE(r->arena, MSG_rule_over_wall)
                                               : MESSAGE(r->arena, MSG_rule_crashed, how);
    if (t->done < t->count && r->slots[r->order[t->first + t->done]].done == 1)
        t->done++;
    if (t->done < t->count)
        slots_mark(r, t, t->done + 1, reason, said);
    t->strikes++;
    r->workers_lost++;
    if (t->strikes >= r->options.strikes)
        refuse_rest(r, t, reason);
}

/* What the worker did before it ended: it counts the case that it is at. */
static void count_done(struct run *r, struct task *t, const struct worker_page *page, bool at_end)
{
    uint64_t position = page->position, strikes = page->strikes;
    if (position > t->done && position <= t->count)
        t->done = (size_t)position - !at_end;
    if (strikes > t->strikes)
        t->strikes = strikes < r->options.strikes ? (unsigned)strikes : r->options.strikes;
}

/* True: the rest of the task needs another worker. */
static bool take_in(struct run *r, struct task *t, struct worker *w, enum worker_end end)
{
    size_t place = rule_place(r, t->rule);
    r->walls &= w->page->walls;
    r->rule_seconds[place] += w->cpu;
    count_done(r, t, w->page, end == WORKER_FINISHED);
    if (end == WORKER_FINISHED && t->strikes >= r->options.strikes)
        refuse_rest(r, t, REASON_rule_over_budget);
    else if (end != WORKER_FINISHED || t->done < t->count)
        strike(r, t, w, end);
    if (t->done < t->count && r->rule_seconds[place] >= r->rule_budget[place])
        slots_mark(r, t, t->count, REASON_rule_over_budget, MESSAGE(r->arena, MSG_rule_run_over));
    return t->done < t->count;
}

/* ---- who works on what ---- */

static bool start(struct run *r, struct worker *w, struct task *t)
{
    size_t place = rule_place(r, t->rule);
    struct worker_limits limits = engine_limits(r, r->rule_budget[place] - r->rule_seconds[place]);
    struct job job = {r, t};     /* the child has its own copy */
    return worker_start(w, &limits, task_work, &job);
}

static int by_size(const void *a, const void *b)
{
    const struct task *x = *(struct task *const *)a, *y = *(struct task *const *)b;
    return x->count != y->count ? (x->count < y->count) - (x->count > y->count) : (x > y) - (x < y);
}

/* The largest first, so that no long one is left for the end. */
static struct task **agenda(struct run *r)
{
    struct task **list = ARENA_ARRAY(r->arena, struct task *, r->task_count);
    for (size_t i = 0; i < r->task_count; i++)
        list[i] = &r->tasks[i];
    qsort(list, r->task_count, sizeof *list, by_size);
    return list;
}

struct crew {
    struct worker workers[MOST_JOBS];
    struct task *tasks[MOST_JOBS];       /* NULL: idle */
    size_t busy;
};

/* A process can be lacking for a moment: as long as others run, their end may help. False: none can
 * be had at all. */
static bool employ(struct run *r, struct crew *c, size_t i, struct task *t)
{
    if (!start(r, &c->workers[i], t))
        return false;
    c->tasks[i] = t;
    c->busy++;
    return true;
}

static int64_t seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

static void mark_all(struct run *r)
{
    for (size_t i = 0; i < r->task_count; i++)
        slots_mark(r, &r->tasks[i], r->tasks[i].count, REASON_rule_over_budget,
                   MESSAGE(r->arena, MSG_rule_run_over));
    diag_warn(r->diags, (struct place){0}, MSG_engine_run_over);
}

static void dismiss(struct crew *c, size_t jobs)
{
    for (size_t i = 0; i < jobs; i++)
        worker_free(&c->workers[i]);
}

/* False: no worker process could be had. */
static bool work_in_workers(struct run *r)
{
    struct crew crew = {0};
    struct task **list = agenda(r);
    size_t next = 0, jobs = r->options.jobs;
    int64_t end_of_run = seconds_now() + r->options.run_seconds;
    bool possible = true;
    while (possible && (next < r->task_count || crew.busy)) {
        for (size_t i = 0; i < jobs && next < r->task_count; i++) {
            if (crew.tasks[i])
                continue;
            if (!employ(r, &crew, i, list[next])) {
                possible = crew.busy;
                break;
            }
            next++;
        }
        enum worker_end end;
        size_t i = crew.busy ? worker_wait(crew.workers, jobs, 1000, &end) : jobs;
        if (i < jobs) {
            struct task *t = crew.tasks[i];
            crew.tasks[i] = NULL;
            crew.busy--;
            if (take_in(r, t, &crew.workers[i], end))
                list[--next] = t;
        }
        if (seconds_now() > end_of_run) {
            dismiss(&crew, jobs);
            mark_all(r);
            return true;
        }
    }
    dismiss(&crew, jobs);
    if (!possible)
        diag_error(r->diags, (struct place){0}, MSG_rule_no_worker, strerror(errno));
    return possible;
}

static bool work_in_process(struct run *r)
{
    for (size_t i = 0; i < r->task_count; i++) {
        struct task *t = &r->tasks[i];
        struct job job = {r, t};
        task_work(&job);
        while (t->done < t->count && r->slots[r->order[t->first + t->done]].done)
            t->done++;
        t->strikes = r->options.strikes;
        refuse_rest(r, t, REASON_rule_over_budget);      /* of what strikes left undone, if any */
    }
    return true;
}

/* ---- the whole ---- */

static void tell_walls(struct run *r, struct verdicts *out)
{
    enum { ALL = WALL_LIMITS | WALL_NO_NEW_PRIVILEGES | WALL_LANDLOCK | WALL_SECCOMP };
    char text[96];
    r->walls &= r->options.in_process || !r->task_count ? 0 : ALL;
    worker_describe_walls(r->walls, text);
    size_t size = strlen(text) + 1;
    memcpy(pages_add(&out->words, size), text, size);
    out->isolation = (const char *)out->words.at + out->words.size - size;
    out->isolated = r->walls == ALL;
}

bool engine_run(const struct case_source *s, const struct rulebook *b,
                const struct engine_options *o, struct verdicts *out, struct diags *d)
{
    struct pages order = {0}, words = {0};
    struct run r = {.source = s,
                    .book = b,
                    .options = engine_complete(o),
                    .diags = d,
                    .arena = arena_new(),
                    .walls = UINT32_MAX};
    *out = (struct verdicts){.count = s->count};
    if (s->count >= NO_NUMBER) {
        arena_free(r.arena);
        return diag_error(d, (struct place){0}, MSG_engine_too_many);
    }
    r.slots = pages_add(&out->slots, (s->count + 1) * sizeof *r.slots);
    size_t *starts = ARENA_ARRAY(r.arena, size_t, b->count + 2);
    put_in_order(&r, starts, &order);
    cut_tasks(&r, starts);
    set_budgets(&r, starts);
    r.words = pages_add(&words, (r.task_count + 1) * sizeof *r.words);
    bool done = r.options.in_process ? work_in_process(&r) : work_in_workers(&r);
    slots_check(&r);
    words_gather(&r, out);
    tell_walls(&r, out);
    out->workers_lost = r.workers_lost;
    pages_free(&order);
    pages_free(&words);
    arena_free(r.arena);
    return done;
}
