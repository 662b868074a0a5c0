/* engine_task - inside a worker: the tasks of its shift; for each, compile the rule, judge the
 * cases one by one. */
#include "engine_chain.h"
#include <string.h>
#include <time.h>

uint32_t words_add(struct words *w, size_t spare, struct message m)
{
    size_t en = strlen(m.en) + 1, zh = strlen(m.zh) + 1, used = w->used ? w->used : 1;
    size_t room = sizeof w->text - spare;
    if (used > room || en + zh > room - used)
        return 0;
    memcpy(w->text + used, m.en, en);
    memcpy(w->text + used + en, m.zh, zh);
    w->used = (uint32_t)(used + en + zh);
    return (uint32_t)used;
}

/* A rule that fails says the same of many cases: the words are written once. */
static uint32_t words_of(struct words *w, struct evaluator *rule, uint32_t *last)
{
    struct message m = evaluator_message(rule);
    if (!*m.en)
        return 0;
    if (*last && strcmp(w->text + *last, m.en) == 0)
        return *last;
    uint32_t at = words_add(w, WORDS_OF_PARENT, m);
    if (at)
        *last = at;
    return at;
}

/* Rules mostly ask the same of all their cases: those texts are written once. */
struct told_reads { uint32_t at[16]; size_t count; };

static uint32_t reads_of(struct words *w, const struct reads *reads, struct told_reads *told)
{
    enum { MOST = sizeof told->at / sizeof *told->at };
    size_t known = told->count < MOST ? told->count : MOST;
    for (size_t i = 0; i < known; i++)
        if (strcmp(w->text + told->at[i], reads->text) == 0)
            return told->at[i];
    uint32_t at = words_add(w, WORDS_OF_PARENT, (struct message){reads->text, ""});
    if (at)
        told->at[told->count++ % MOST] = at;
    return at;
}

void task_judge(const struct run *r, size_t number, struct evaluator *rule,
                struct slot *out, struct trace *t, struct reads *reads)
{
    struct chain link = {.run = r, .reader = r->source->self, .number = number, .reads = reads};
    num_forget();
    chain_judge(&link, rule, out, t);
}

static bool failed(const struct slot *s)
{
    return s->verdict == VERDICT_ERROR &&
           (s->reason == REASON_rule_failed || s->reason == REASON_rule_over_budget);
}

bool task_has_words(const struct slot *s)
{
    return failed(s) || (s->verdict == VERDICT_UNDETERMINED && s->reason == REASON_informal);
}

static void refuse_all(const struct run *r, const struct task *t, struct words *w)
{
    struct worker_page *page = worker_own_page();
    struct arena *a = arena_new();
    uint32_t words = words_add(w, 0, MESSAGE(a, MSG_rule_does_not_load));
    arena_free(a);
    for (size_t i = t->done; i < t->count; i++) {
        struct slot s;
        slot_refuse(&s, REASON_rule_failed, words);
        slots_put(r, r->order[t->first + i], &s);
    }
    if (page)
        page->position = t->first + t->count;
}

/* Without this, workers wait for memory a tenth of their time. */
static void fetch_ahead(const struct run *r, const struct task *t, size_t i)
{
    enum { FAR = 16, SOON = 6 };
    const struct case_source *s = r->source;
    if (!s->fetch)
        return;
    if (i + FAR < t->count) {
        uint32_t later = r->order[t->first + i + FAR];
        s->fetch(s->self, later, false);
        __builtin_prefetch(&r->slots[later - r->first_slot], 1);
    }
    if (i + SOON < t->count)
        s->fetch(s->self, r->order[t->first + i + SOON], true);
}

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Looked at now and then: has the rule used up what it had left when the worker began? */
static bool time_is_up(const struct run *r, const struct task *t, size_t i, double began)
{
    enum { OFTEN_ENOUGH = 64 };
    size_t place = rule_place(r, t->rule);
    return i % OFTEN_ENOUGH == OFTEN_ENOUGH - 1 && !r->options.in_process &&
           processor_seconds() - began > r->rule_budget[place] - r->rule_seconds[place];
}

/* False: the rule failed, or its time is up. */
static bool judge_cases(const struct run *r, const struct task *t, struct evaluator *rule,
                        double began)
{
    struct words *w = &r->words[t - r->tasks];
    struct worker_page *page = worker_own_page();
    unsigned strikes = t->strikes;
    uint32_t last = 0;
    bool fine = true;
    struct told_reads told = {.count = 0};
    struct reads reads;
    for (size_t i = t->done; i < t->count && strikes < r->options.strikes; i++) {
        struct slot s;
        if (page)
            page->position = t->first + i + 1;
        fetch_ahead(r, t, i);
        reads.used = 0;
        task_judge(r, r->order[t->first + i], rule, &s, NULL, &reads);
        if (reads.used)
            s.reads = reads_of(w, &reads, &told);
        if (rule && task_has_words(&s))
            s.words = words_of(w, rule, &last);
        slots_put(r, r->order[t->first + i], &s);
        fine &= !failed(&s);
        if (failed(&s) && s.reason == REASON_rule_over_budget && ++strikes && page)
            page->strikes = strikes;
        if (time_is_up(r, t, i, began))
            return false;
    }
    return fine;
}

bool task_work(const struct run *r, const struct task *t)
{
    struct words *w = &r->words[t - r->tasks];
    struct evaluator *rule = NULL;
    double began = processor_seconds();
    if (worker_own_page())
        worker_own_page()->strikes = t->strikes;
    if (t->rule != NO_NUMBER && !(rule = evaluator_new(r->book, t->rule, &r->options.limits))) {
        refuse_all(r, t, w);
        return true;
    }
    bool fine = judge_cases(r, t, rule, began);
    if (rule)
        evaluator_free(rule);
    w->seconds = processor_seconds() - began;
    return fine;
}

/* Its cases are numbers side by side: where a task's begin in run.order, the stretch's do. */
static void expect_slots(const struct run *r, const struct shift *s)
{
    const struct task *first = &r->tasks[s->next], *last = &r->tasks[s->end - 1];
    pages_expect(&r->slots[first->first],
                 (last->first + last->count - first->first) * sizeof *r->slots);
}

/* ---- stretch by stretch ---- */

struct stretch {                 /* cases first … first + count - 1 */
    size_t first, count;
    struct packed_slot *room;    /* for its slots; NULL: they go to where they belong */
};

/* Whatever is in its slots already stays. */
static void stretch_begin(struct run *r, struct stretch *t, size_t first)
{
    const struct case_source *s = r->source;
    size_t chunk = r->options.chunk, size = sizeof *t->room;
    t->first = first;
    t->count = s->count - first < chunk ? s->count - first : chunk;
    if (s->look)
        s->look(s->self, first, first + t->count);
    if (!t->room)
        return;
    if (pages_read(r->all_slots, first * size, t->count * size, t->room) != t->room)
        worker_leave(WORKER_CRASHED);
    r->slots = t->room;
    r->first_slot = first;
}

static void stretch_end(const struct run *r, const struct stretch *t)
{
    size_t size = sizeof *t->room;
    if (t->room && t->count &&
        !pages_write(r->all_slots, t->first * size, t->count * size, t->room))
        worker_leave(WORKER_CRASHED);
}

void shift_work(void *job)
{
    struct run *r = ((struct job *)job)->run;        /* all in this process's copy */
    const struct shift *s = ((struct job *)job)->shift;
    struct arena *a = arena_new();
    struct stretch now = {.count = 0};
    size_t chunk = r->options.chunk;
    if (!s->direct && r->all_slots->file)
        now.room = ARENA_ARRAY(a, struct packed_slot, chunk);
    else
        expect_slots(r, s);
    bool fine = true;
    for (size_t k = s->next; fine && k < s->end; k++) {
        size_t first = r->tasks[k].first / chunk * chunk;
        if (!now.count || first != now.first) {
            stretch_end(r, &now);
            stretch_begin(r, &now, first);
        }
        fine = task_work(r, &r->tasks[k]);
        r->rule_seconds[rule_place(r, r->tasks[k].rule)] += r->words[k].seconds;
    }
    stretch_end(r, &now);
    arena_free(a);
}
