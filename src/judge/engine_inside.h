#pragma once
/* engine_inside - what the files of the engine share: engine.c (who works on what),
 * engine_stretch.c (the cases cut into tasks), engine_task.c (inside a worker), engine_slots.c
 * (what comes out of it), engine_explain.c (one case with its derivation), engine_chain.c (verdicts
 * that wait for others). */
#include "engine.h"
#include "slot_packed.h"
#include "../rule/worker.h"

enum { WORDS_ROOM = 32 * 1024, WORDS_OF_PARENT = 8 * 1024, READS_ROOM = 4 * 1024 };

/* What a task's rule said: en NUL zh NUL, one after the other. A worker leaves WORDS_OF_PARENT at
 * the end for the engine. */
struct words {
    volatile double seconds;     /* processor time that the task took; like all here … */
    volatile uint32_t used;      /* … foreign input, once a worker has run */
    char text[WORDS_ROOM - sizeof(double) - sizeof(uint32_t)];
};

struct task {                    /* a rule and its cases in a stretch */
    uint32_t rule;               /* NO_NUMBER: these need none */
    size_t first, count;         /* in run.order */
    size_t done;                 /* cases that need no worker any more */
    unsigned strikes;
};

/* The tasks of some stretches, for one worker: they look at the same pages of memory, which a new
 * process would have to be given once more. It leaves behind a task in which the rule failed:
 * whatever that may have broken does not reach the next rule. */
struct shift {
    size_t next, end;            /* in run.tasks: the first that is not done … */
    bool direct;                 /* one worker has died: slots go one by one to where they belong */
};

struct run {
    const struct case_source *source;
    const struct rulebook *book;
    struct engine_options options;       /* no zeros left */
    struct diags *diags;
    struct arena *arena;
    struct packed_slot *slots;   /* shared; in a worker those of its stretch … */
    size_t first_slot;           /* … from this one on */
    const struct pages *all_slots;
    struct slot *full;           /* shared: those that are not fit to be packed */
    uint32_t *order;             /* case numbers, task by task, ascending in each */
    struct words *words;         /* shared: one a task */
    struct task *tasks;
    size_t task_count;
    struct shift *shifts;
    size_t shift_count;
    double *rule_seconds;        /* processor time used by each rule; last, by cases without one */
    double *rule_budget;         /* and what they may use */
    size_t workers_lost;
    uint32_t walls;              /* what every worker was granted */
};

struct job {                     /* what a worker is forked for */
    struct run *run;
    const struct shift *shift;
};

/* Where the times of a task's rule are kept; a task without a rule has a place of its own. */
static inline size_t rule_place(const struct run *r, uint32_t rule)
{
    return rule < r->book->count ? rule : r->book->count;
}

/* ---- engine_stretch.c ---- */
/* Fills order, tasks, shifts and the rules' budgets. */
void stretches_cut(struct run *r, struct pages *order);

/* ---- engine_task.c ---- */
void shift_work(void *job);      /* the tasks that are not done, until a rule fails */
/* Fills the slots of t->done … count; false: the rule failed. */
bool task_work(const struct run *r, const struct task *t);
/* One case; rule NULL: it needs none. reads NULL: nobody wants to know. */
struct reads;
void task_judge(const struct run *r, size_t number, struct evaluator *rule,
                struct slot *out, struct trace *t, struct reads *reads);
/* The rule itself had something to say of this case: why it failed, or why it does not decide. */
bool task_has_words(const struct slot *s);
/* Their offset; 0: not more than `spare` bytes would be left. */
uint32_t words_add(struct words *w, size_t spare, struct message m);

/* ---- engine_slots.c ---- */
bool slot_is_possible(const struct slot *s);
/* An error verdict and nothing else. */
void slot_refuse(struct slot *s, enum reason reason, uint32_t words);
/* The slot of a case, whoever judged it: done last. */
void slots_put(const struct run *r, size_t number, const struct slot *s);
/* Once no worker runs any more: every slot that cannot be becomes an error. */
void slots_check(struct run *r, struct verdicts *v);
void verdicts_open_window(struct verdicts *v);
/* Marks a task's cases from task->done up to `until`. */
void slots_mark(struct run *r, struct task *t, size_t until, enum reason reason, struct message m);
/* All tasks' words into one area, the same whatever the order of work. */
void words_gather(struct run *r, struct verdicts *v);

/* ---- engine.c ---- */
struct engine_options engine_complete(const struct engine_options *o);
struct worker_limits engine_limits(const struct run *r, double seconds_left);
