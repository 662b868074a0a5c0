#pragma once
/* engine - judges many cases in worker processes: parallelism and isolation at once.
 * A task is a rule × its cases among some thousand that lie side by side (a stretch); a worker is
 * forked for some stretches, and does their tasks one by one: compiles the rule, fills its slots.
 * Stretches do not depend on --jobs, strikes are counted in case order: same inputs, same slots,
 * whatever the number of workers (unless a time budget trips). */
#include "trace.h"

/* Where cases come from: a project with data, a file of loose cases, the examples of rules. */
struct case_source {
    void *self;
    size_t count;
    /* NO_NUMBER: the case is decided without one (malformed, no target). Called twice. */
    uint32_t (*rule)(void *self, size_t i);
    /* Builds case i (in the worker); what it points to lives until the next call. */
    void (*build)(void *self, size_t i, struct judge_case *out);
    /* Begins to fetch from memory what build(i) will look at, told twice: some cases ahead, and
     * soon before. NULL: not worth it. */
    void (*fetch)(void *self, size_t i, bool soon);
    /* Told before cases first … end - 1 are built: what they need can be read at once. NULL: not
     * worth it. */
    void (*look)(void *self, size_t first, size_t end);
    struct pages *const *read;   /* pages that look() reads, at most WORKER_READS */
    size_t read_count;
};

struct engine_options {
    unsigned jobs;               /* 0: as many as there are processors */
    size_t chunk;                /* cases of a stretch, 0: 16384 */
    struct rule_limits limits;
    unsigned task_seconds;       /* wall deadline of a worker on one case, default 10 */
    unsigned strikes;            /* times a rule may be stopped or lose a worker in one stretch
                                    before the rest of its cases there are marked, default 3 */
    bool in_process;             /* for embedders and fuzzers: no fork. Rules are trusted then: one
                                    that loops never ends, too much memory ends the program */
    unsigned rule_seconds;       /* processor time of one rule, 0: 60 and one per 20,000 cases */
    unsigned run_seconds;        /* wall clock of the whole run, 0: 3600 */
};
extern const struct engine_options engine_options_default;

struct verdicts {
    struct pages slots;          /* struct packed_slot[count] (slot_packed.h) */
    struct pages window;         /* struct page_window over them, and its room */
    struct pages full;           /* struct slot[count], of which few are used: see there */
    struct pages words;          /* what failing rules said, and what rules read */
    size_t count;
    size_t workers_lost;
    const char *isolation;       /* what the kernel granted: "limits, landlock"; "" in process */
    bool isolated;               /* all of it */
};
/* False: no worker process could be had; `out` is to be freed all the same. */
bool engine_run(const struct case_source *s, const struct rulebook *b,
                const struct engine_options *o, struct verdicts *out, struct diags *d);
void verdicts_slot(const struct verdicts *v, size_t i, struct slot *out);
/* Valid until the next one is asked for. */
const struct packed_slot *verdicts_packed(const struct verdicts *v, size_t i);
void verdicts_flag(struct verdicts *v, size_t i, enum flag_bit flag);
struct slot *verdicts_slots(const struct verdicts *v, struct arena *a);  /* all of them */
/* Of `count` cases, of which only case i has a verdict. */
void verdicts_of_one(struct verdicts *v, size_t count, size_t i, const struct slot *s);
/* What the rule said of its failure, or why it does not decide; NULL, false: nothing. */
const char *verdict_words(const struct verdicts *v, const struct slot *s);
/* What the rule asked for beyond the case, for project_cases_reads(); NULL: nothing. */
const char *verdict_reads(const struct verdicts *v, const struct slot *s);
bool verdict_message(const struct verdicts *v, const struct slot *s, struct message *out);
/* One case again, with its derivation (run in a worker; steps come back through shared memory).
 * What the rule said is the last step. */
bool engine_explain(const struct case_source *s, size_t i, const struct rulebook *b,
                    const struct engine_options *o, struct slot *out, struct trace *t,
                    struct diags *d);
void verdicts_free(struct verdicts *v);
