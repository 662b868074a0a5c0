#pragma once
/* trial - rules tried on their own examples, by the engine that judges plans: what holds, which
 * lines and forms the examples reach, and which changes of a rule none of them would notice. */
#include "cases.h"
#include "../rule/mutants.h"

struct trial_options {
    struct engine_options engine;
    bool coverage, mutate;
};

struct trial_example {
    const struct rule_example *example;
    const struct slot *slot;
    bool verdict_holds, reason_holds;
    uint32_t form;                       /* of the rule; NO_NUMBER: it was not read by it */
    bool unneeded;                       /* with `mutate`: all would be noticed without it */
};

enum mutant_fate {
    MUTANT_NOTICED,
    MUTANT_SURVIVES,                     /* `remedy` is an example that would notice it */
    MUTANT_ALIKE                         /* no case was found on which it differs */
};
struct trial_mutant {
    struct mutant mutant;
    enum mutant_fate fate;
    struct rule_example remedy;
};

struct trial_rule {
    uint32_t rule;                       /* number in the book */
    struct trial_example *examples;
    size_t example_count, first, failed; /* `first`: of the cases */
    /* with `coverage` */
    size_t lines, reached;
    uint32_t *missed;                    /* lines, ascending */
    size_t missed_count;
    uint32_t *unshown;                   /* forms that no example uses */
    size_t unshown_count;
    /* with `mutate`, and only where all examples hold */
    bool mutated;
    struct trial_mutant *mutants;
    size_t mutant_count, fates[3];       /* by enum mutant_fate */
};

struct trial {
    const struct rulebook *book;
    struct example_cases *cases;
    struct verdicts verdicts;
    struct diags *mistakes;              /* of rules that failed while judging, each once */
    struct trial_rule *rules;
    size_t rule_count, example_count, failed, surviving;
};

/* NULL: no worker process could be had. Freed with trial_free(); memory from the arena. */
struct trial *trial_run(struct arena *a, struct rulebook *b, const uint32_t *rules, size_t n,
                        const struct trial_options *o, struct diags *d);
void trial_free(struct trial *t);
bool trial_example_holds(const struct trial_example *e);
/* Of a rule, in whole percent, rounded down: the worse of lines and forms. */
unsigned trial_percent(const struct trial *t, const struct trial_rule *r);
