#pragma once
/* evaluator - one rule in its own Lua state with its own environment; lives inside a worker.
 *
 * Two arithmetics, one source. By default a rule computes in doubles, and what it returns is
 * snapped to 12 digits: good enough wherever no edge and no tie is near. The judge can tell
 * (judge.h); then it asks again in exact arithmetic, where at.value and the other quantities are
 * rationals (userdata with operators; years and the direction are plain whole numbers in both).
 * An exact answer is compared with that of doubles: when they differ by more than doubles can
 * explain, the rule is at fault (RULE_BROKE: it compares numbers with ==, say), so that no wrong
 * number gets through. Functions that doubles would mislead (equal, floor, ceil on what lies near
 * a tie) have their call repeated in exact numbers by themselves. */
#include "beyond.h"
#include "rule.h"

struct interval {                /* the acceptable set: two ends, each open, closed or absent */
    bool has_low, has_high, low_open, high_open;
    struct num low, high;
};

enum rule_outcome {
    RULE_OK,
    RULE_NEEDS_BASELINE,         /* it read a baseline that is not there */
    RULE_NEEDS_REFERENCE,        /* it read a reference value that is not there */
    RULE_NEEDS_YEAR,             /* it read a sum or a year of the series that is not there */
    RULE_NO_DIRECTION,           /* it read at.direction where there is none */
    RULE_NONPOSITIVE,            /* it divided by a baseline that is 0, or called nonpositive() */
    RULE_UNDETERMINED,           /* undetermined(reason); see evaluator_words() */
    RULE_BROKE,                  /* error, wrong return, nan, unknown field: evaluator_words() */
    RULE_OVER_BUDGET             /* time or memory */
};

struct at {                      /* what a rule may see of a case; the judge fills it */
    const char *region, *indicator, *unit, *reading;     /* reading: "mean", "each", "planned" … */
    int year, base_year, target_year;
    enum direction direction;
    bool has_value, has_baseline, has_sum;
    bool has_reference, has_reference_baseline, has_reference_target;
    bool referenced;             /* a reference belongs to the case, whatever years it has */
    struct num value, baseline;                          /* value of `year`; baseline in force */
    struct num reference;                                /* of `year` */
    struct num reference_baseline, reference_target;     /* of the base year; promised */
    struct num sum;                                      /* of the years after the base year */
    struct num tolerance;                                /* for target.n, by section 5 */
    bool tolerance_given;                                /* 左右 printed, or tol/tol_rel set */
    struct num theta;                                    /* percent, for improve and maintain */
    const struct year_num *series; size_t series_count;  /* at.series(year) */
    /* Sum and series cost time, and few rules ask: makes them when a rule has missed them. False:
     * there are none, or they were there already. NULL: they are there. */
    bool (*look_back)(void *judge);
    void *judge;
    const struct beyond *beyond; /* NULL: nothing is known beyond the case */
    bool made_up;                /* no real case */
};
struct year_num { int year; struct num value; };

struct evaluator;

struct rule_limits {
    size_t memory;               /* bytes of Lua memory, default 32 MB */
    unsigned call_ms;            /* CPU per call, default 100 */
    bool trail;                  /* errors say through which calls they came */
};
extern const struct rule_limits rule_limits_default;

/* NULL when the rule does not compile; only for use in a worker. */
struct evaluator *evaluator_new(const struct rulebook *b, uint32_t rule,
                                const struct rule_limits *l);
void evaluator_free(struct evaluator *e);
const struct rule *evaluator_rule(const struct evaluator *e);   /* the rule it runs; of the book */

/* The case all following calls are about. Both borrowed until the next call of this function. */
void evaluator_case(struct evaluator *e, const struct reading *target, const struct at *at,
                    bool exact);

/* Each calls the rule's function on the current case; `at` may change between calls (value, year).
 * Defaults where the rule has none: measure is at.value; goal is the edge of the acceptable set
 * that the direction meets, or its only edge; level is the goal where the measure is at.value. */
enum rule_outcome evaluator_measure(struct evaluator *e, struct num *out);
enum rule_outcome evaluator_accept(struct evaluator *e, struct interval *out);
/* On the measure's scale. */
enum rule_outcome evaluator_goal(struct evaluator *e, bool *has, struct num *out);
/* The reported value at which the goal is reached. */
enum rule_outcome evaluator_level(struct evaluator *e, bool *has, struct num *out);
/* Percent; has is false without a function. */
enum rule_outcome evaluator_progress(struct evaluator *e, bool *has, double *out);
enum rule_outcome evaluator_early(struct evaluator *e, bool *final);
/* The whole judgement by the rule: verdict and reason as their names. Always exact. */
enum rule_outcome evaluator_judge(struct evaluator *e, bool final, const char **verdict,
                                  const char **reason, struct num *measure, bool *has_measure);

/* The reason of RULE_UNDETERMINED, or the error with file:line. */
const char *evaluator_words(const struct evaluator *e);
struct message evaluator_message(const struct evaluator *e);     /* the same in both languages */
/* Did any number since evaluator_case() come from doubles? */
bool evaluator_approximate(const struct evaluator *e);
