/* engine_explain - one case once more, somebody listening. The steps come back as texts: section
 * NUL en NUL zh NUL. */
#include "engine_inside.h"
#include <errno.h>
#include <string.h>

enum { STEPS_ROOM = 512 * 1024, MOST_STEPS = 2000 };

struct told {                    /* shared with the worker */
    struct slot slot;
    volatile uint32_t used;      /* of text; written last */
    char text[STEPS_ROOM];
};

struct listening {
    struct run *run;
    size_t number;
    struct told *told;
    struct trace *trace;         /* the worker's own */
};

static bool put(struct told *told, uint32_t *at, const char *text)
{
    size_t size = strlen(text) + 1;
    if (size > sizeof told->text - *at)
        return false;
    memcpy(told->text + *at, text, size);
    *at += (uint32_t)size;
    return true;
}

static void put_steps(struct told *told, const struct trace *t, struct message words)
{
    uint32_t at = 0, whole = 0;
    for (size_t i = 0; i <= t->count && i < MOST_STEPS; i++, whole = at) {
        struct trace_step last = {"10", words}, step = i < t->count ? t->steps[i] : last;
        if (i == t->count && !*words.en)
            break;
        if (!put(told, &at, step.section) || !put(told, &at, step.text.en) ||
            !put(told, &at, step.text.zh))
            break;
    }
    told->used = whole;
}

static void tell(void *self)
{
    struct listening *l = self;
    struct run *r = l->run;
    uint32_t number = r->source->rule(r->source->self, l->number);
    bool ruled = number < r->book->count;
    struct evaluator *rule = ruled ? evaluator_new(r->book, number, &r->options.limits) : NULL;
    if (ruled && !rule) {
        slot_refuse(&l->told->slot, REASON_rule_failed, 0);
    } else {
        struct slot s;
        task_judge(r, l->number, rule, &s, l->trace, NULL);
        l->told->slot = s;
        bool words = rule && task_has_words(&s);
        put_steps(l->told, l->trace, words ? evaluator_message(rule) : (struct message){"", ""});
    }
    if (rule)
        evaluator_free(rule);
}

/* The next text, or NULL where what is left is none. */
static const char *take(struct arena *a, const struct told *told, uint32_t *at, uint32_t used)
{
    const char *from = told->text + *at, *stop = memchr(from, '\0', used - *at);
    if (!stop || !utf8_valid(from, (size_t)(stop - from), NULL))
        return NULL;
    *at += (uint32_t)(stop - from) + 1;
    return arena_text(a, from, (size_t)(stop - from));
}

static void take_steps(const struct told *told, struct trace *t)
{
    uint32_t at = 0, used = told->used;
    t->count = 0;
    t->steps = ARENA_ARRAY(t->arena, struct trace_step, MOST_STEPS);
    while (used <= sizeof told->text && at < used && t->count < MOST_STEPS) {
        const char *section = take(t->arena, told, &at, used);
        const char *en = section ? take(t->arena, told, &at, used) : NULL;
        const char *zh = en ? take(t->arena, told, &at, used) : NULL;
        if (!zh)
            return;
        t->steps[t->count++] = (struct trace_step){section, {en, zh}};
    }
}

static bool tell_in_worker(struct listening *l, struct diags *d)
{
    struct worker w = {0};
    struct worker_limits limits = engine_limits(l->run, 60);
    enum worker_end end = WORKER_CRASHED;
    if (!worker_start(&w, &limits, tell, l))
        return diag_error(d, (struct place){0}, MSG_rule_no_worker,
                   message_of_errno(errno).en, message_of_errno(errno).zh);
    while (worker_wait(&w, 1, 1000, &end) == 1)
        continue;
    if (end != WORKER_FINISHED)
        slot_refuse(&l->told->slot,
                    end == WORKER_CRASHED ? REASON_rule_failed : REASON_rule_over_budget, 0);
    worker_free(&w);
    return true;
}

bool engine_explain(const struct case_source *s, size_t i, const struct rulebook *b,
                    const struct engine_options *o, struct slot *out, struct trace *t,
                    struct diags *d)
{
    struct pages shared = {0};
    struct arena *a = arena_new();
    struct trace listener = {.arena = a};
    struct run r = {.source = s, .book = b, .options = engine_complete(o), .diags = d, .arena = a};
    struct listening l = {&r, i, pages_add(&shared, sizeof(struct told)), &listener};
    bool done = true;
    if (r.options.in_process)
        tell(&l);
    else
        done = tell_in_worker(&l, d);
    *out = l.told->slot;
    if (!slot_is_possible(out))
        slot_refuse(out, REASON_rule_failed, 0);
    out->words = out->reads = 0;              /* said in the last step */
    take_steps(l.told, t);
    pages_free(&shared);
    arena_free(a);
    return done;
}
