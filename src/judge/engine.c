/* engine - keeps `jobs` workers busy with the tasks, and counts strikes. */
#include "engine_inside.h"
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

enum { MOST_JOBS = 64 };

const struct engine_options engine_options_default = {
    .chunk = 16384,
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
        .read = r->source->read,
        .read_count = r->source->read_count,
        .written = r->all_slots,
    };
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

static void count_strikes(const struct run *r, struct task *t, uint32_t strikes)
{
    if (strikes > t->strikes)
        t->strikes = strikes < r->options.strikes ? strikes : r->options.strikes;
}

/* How far the worker got: `position` counts the cases in run.order, the one that it is at too. */
static void count_done(struct run *r, struct shift *s, uint64_t position, bool at_end)
{
    uint64_t end = position ? position - !at_end : 0;
    for (; s->next < s->end; s->next++) {
        struct task *t = &r->tasks[s->next];
        uint64_t done = end > t->first ? end - t->first : 0;
        if (done > t->done)
            t->done = done < t->count ? (size_t)done : t->count;
        if (t->done < t->count)
            return;
    }
}

/* The worker's processor time, to the rules of the tasks that it did since `from`; what it used
 * beyond their own accounts, to the one that it was at in the end. */
static void charge(struct run *r, const struct shift *s, size_t from, double seconds)
{
    for (size_t k = from; k < s->end && k <= s->next; k++) {
        double own = r->words[k].seconds;
        bool last = k == s->next || k + 1 == s->end;
        if (last || !(own >= 0 && own <= seconds))
            own = seconds;
        r->rule_seconds[rule_place(r, r->tasks[k].rule)] += own;
        seconds -= own;
    }
}

/* What becomes of the task that a worker left undone. */
static void take_in_task(struct run *r, struct task *t, struct worker *w, enum worker_end end,
                         bool begun)
{
    size_t place = rule_place(r, t->rule);
    bool over = r->rule_seconds[place] >= r->rule_budget[place];
    if (begun)
        count_strikes(r, t, w->page->strikes);
    if (end == WORKER_FINISHED && t->strikes >= r->options.strikes)
        refuse_rest(r, t, REASON_rule_over_budget);
    else if (end != WORKER_FINISHED || (begun && !over))
        strike(r, t, w, end);
    if (t->done < t->count && over)
        slots_mark(r, t, t->count, REASON_rule_over_budget, MESSAGE(r->arena, MSG_rule_run_over));
}

/* With a worker that died went the slots of its stretch: they are judged once more, and each is
 * kept at once, so that it is known which case it is that kills. */
static void begin_again(struct run *r, struct shift *s, size_t stretch_end)
{
    s->direct = true;
    for (size_t k = s->next; k < s->end && r->tasks[k].first < stretch_end; k++)
        if (!r->tasks[k].done)
            r->words[k].used = 0;
}

/* True: the rest of the shift needs another worker. */
static bool take_in(struct run *r, struct shift *s, struct worker *w, enum worker_end end)
{
    size_t from = s->next, chunk = r->options.chunk;
    uint64_t position = w->page->position;
    bool lost = end != WORKER_FINISHED && !s->direct;
    if (lost)
        position = position ? (position - 1) / chunk * chunk : 0;
    r->walls &= w->page->walls;
    count_done(r, s, position, end == WORKER_FINISHED || lost);
    charge(r, s, from, w->cpu);
    if (s->next == s->end)
        return false;
    if (lost) {
        begin_again(r, s, position + chunk);
        return true;
    }
    struct task *t = &r->tasks[s->next];
    bool left_before = end == WORKER_FINISHED && s->next > from && t->done == 0;
    take_in_task(r, t, w, end, !left_before);
    s->next += t->done == t->count;
    return s->next < s->end;
}

/* ---- who works on what ---- */

static bool start(struct run *r, struct worker *w, struct shift *s)
{
    double seconds = 0;          /* what all rules have left */
    for (size_t p = 0; p <= r->book->count; p++) {
        double left = r->rule_budget[p] - r->rule_seconds[p];
        seconds += left > 0 ? left : 0;
    }
    struct worker_limits limits = engine_limits(r, seconds);
    struct job job = {r, s};     /* the child has its own copy */
    return worker_start(w, &limits, shift_work, &job);
}

struct crew {
    struct worker workers[MOST_JOBS];
    struct shift *shifts[MOST_JOBS];     /* NULL: idle */
    size_t busy;
    struct shift **list;         /* those that wait, from number `next` on */
    size_t next, count;
};

/* A process can be lacking for a moment: as long as others run, their end may help. False: none can
 * be had at all. */
static bool employ(struct run *r, struct crew *c, size_t i, struct shift *s)
{
    if (!start(r, &c->workers[i], s))
        return false;
    c->shifts[i] = s;
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

/* Who is idle gets a shift. False: no process could be had, and there is none to wait for. */
static bool employ_idle(struct run *r, struct crew *c)
{
    for (size_t i = 0; i < r->options.jobs && c->next < c->count; i++) {
        if (c->shifts[i])
            continue;
        if (!employ(r, c, i, c->list[c->next]))
            return c->busy;
        c->next++;
    }
    return true;
}

/* Waits for one to end, or a second. */
static void take_in_one(struct run *r, struct crew *c)
{
    enum worker_end end;
    size_t jobs = r->options.jobs, i = worker_wait(c->workers, jobs, 1000, &end);
    if (i == jobs)
        return;
    struct shift *s = c->shifts[i];
    c->shifts[i] = NULL;
    c->busy--;
    if (take_in(r, s, &c->workers[i], end))
        c->list[--c->next] = s;
}

/* False: no worker process could be had. */
static bool work_in_workers(struct run *r)
{
    struct crew crew = {.list = ARENA_ARRAY(r->arena, struct shift *, r->shift_count),
                        .count = r->shift_count};
    size_t jobs = r->options.jobs;
    int64_t end_of_run = seconds_now() + r->options.run_seconds;
    bool possible = true;
    for (size_t i = 0; i < crew.count; i++)
        crew.list[i] = &r->shifts[i];
    while (possible && (crew.next < crew.count || crew.busy)) {
        possible = employ_idle(r, &crew);
        if (crew.busy)
            take_in_one(r, &crew);
        if (seconds_now() > end_of_run) {
            dismiss(&crew, jobs);
            mark_all(r);
            return true;
        }
    }
    dismiss(&crew, jobs);
    if (!possible)
        diag_error(r->diags, (struct place){0}, MSG_rule_no_worker,
                   message_of_errno(errno).en, message_of_errno(errno).zh);
    return possible;
}

static bool work_in_process(struct run *r)
{
    for (size_t i = 0; i < r->task_count; i++) {
        struct task *t = &r->tasks[i];
        task_work(r, t);
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
    struct pages order = {.own = true}, words = {0};
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
    out->slots.filed = true;
    verdicts_open_window(out);
    r.slots = pages_add(&out->slots, (s->count + 1) * sizeof *r.slots);
    r.all_slots = &out->slots;
    r.full = pages_add(&out->full, (s->count + 1) * sizeof *r.full);
    stretches_cut(&r, &order);
    r.words = pages_add(&words, (r.task_count + 1) * sizeof *r.words);
    bool done = r.options.in_process ? work_in_process(&r) : work_in_workers(&r);
    slots_check(&r, out);
    words_gather(&r, out);
    tell_walls(&r, out);
    out->workers_lost = r.workers_lost;
    pages_free(&order);
    pages_free(&words);
    arena_free(r.arena);
    return done;
}
