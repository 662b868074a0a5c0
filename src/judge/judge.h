#pragma once
/* judge - the verdict on one case, as semantics.md says it. Knows no Lua and no YAML; the case is
 * complete, the rule is asked through rule/evaluator.h. Pure: same case, same verdict. */
#include "../rule/evaluator.h"

enum verdict { VERDICT_PASS, VERDICT_FAIL, VERDICT_ON_TRACK, VERDICT_OFF_TRACK,
               VERDICT_UNDETERMINED, VERDICT_NO_DATA, VERDICT_NOT_APPLICABLE, VERDICT_ERROR,
               VERDICT_COUNT };

#define REASONS(R) \
    R(met) R(met_within_tolerance) R(met_rounded_only) R(met_irrevocably) R(stable) \
    R(better_than_stable) R(not_met) R(lost) R(met_late) R(irrecoverable) R(not_stable) \
    R(no_detectable_change) R(not_significant) R(worsening) R(met_early) R(on_schedule) \
    R(near_schedule) R(milestone_met) R(keeping_proportion) R(behind) R(far_behind) \
    R(milestone_missed) R(lost_baseline_attainment) R(losing_proportion) R(straddles) \
    R(method_sensitive) R(reading_sensitive) R(baseline_missing) R(baseline_pending) \
    R(borrowed_baseline) R(baseline_revised) R(borrowed_observation) R(missing_year) \
    R(zero_baseline) R(informal) R(no_observation) R(pending) R(baseline_only) \
    R(target_year_missing) R(stale) R(reference_missing) R(no_target) R(out_of_scope) \
    R(bad_years) R(bad_number) R(bad_option) R(unknown_target) R(direction_conflict) \
    R(direction_missing) R(conflicting_observations) R(out_of_bounds) R(nonpositive_baseline) \
    R(unit_mismatch) R(rule_failed) R(rule_over_budget)
#define R(name) REASON_##name,
enum reason { REASONS(R) REASON_COUNT };
#undef R

#define FLAGS(F) \
    F(borderline) F(compare_differs) F(unstable) F(unreliable) F(baseline_reported) \
    F(baseline_borrowed) F(baseline_approximate) F(baseline_estimated) F(unit_corrected) \
    F(tolerance_wide) F(provisional) F(waived)
#define F(name) FLAG_BIT_##name,
enum flag_bit { FLAGS(F) FLAG_COUNT };
#undef F
#define FLAG(name) (1u << FLAG_BIT_##name)

const char *verdict_name(enum verdict v);        /* "on_track" */
const char *reason_name(enum reason r);
const char *flag_name(enum flag_bit f);
bool verdict_find(const char *name, enum verdict *v);
bool reason_find(const char *name, enum reason *r);
bool verdict_is_evaluated(enum verdict v);
int verdict_rank(enum verdict v);        /* worst wins; higher is worse; not_applicable is -1 */

/* A number in a slot: units / 10^places, rounded as num_write() does; FIXED_NONE: there is none. */
struct fixed { int64_t units : 56; int64_t places : 8; };
#define FIXED_NONE (-128)
struct fixed fixed_of(struct num x);
struct fixed fixed_places(struct num x, int places); /* half to even, exactly so many decimals */
struct fixed fixed_cut(struct num x, int places);    /* at most so many, no zeros at the end */
/* False: not with so many decimals, or the fraction is not a short one. */
bool fixed_exactly(struct num x, int places, struct fixed *out);
int fixed_exponent(struct num x);        /* of the leading digit: 0 for 3.2, -2 for 0.032 */
static inline struct fixed fixed_none(void)
{
    return (struct fixed){.units = 0, .places = FIXED_NONE};
}
struct num fixed_num(struct fixed f);    /* only where fixed_has() */
static inline bool fixed_has(struct fixed f)
{
    return f.places != FIXED_NONE;
}
size_t fixed_write(struct fixed f, char out[64]);

enum baseline_kind { BASELINE_NONE, BASELINE_OWN, BASELINE_REPORTED, BASELINE_BORROWED,
                     BASELINE_PENDING };
/* own, reported, borrowed, pending, missing */
const char *baseline_kind_name(enum baseline_kind k);

/* Where a value stands among the reported files; line 0: it was typed by hand, or there is none. */
struct origin { uint32_t line; uint8_t file; };

/* What is known of one (item, region): one slot per verdict, plain memory, filled by a worker,
 * checked like foreign input. */
struct slot {
    uint8_t verdict, reason, baseline_kind;
    uint8_t accept;              /* bits: 1 has low, 2 has high, 4 low open, 8 high open, 16 the
                                  * measure is a single year's step, too short by itself */
    uint8_t done;                /* set last */
    uint8_t exact_runs;          /* how often doubles did not do */
    int16_t value_year;          /* 0: none */
    uint32_t flags;
    uint32_t words;              /* offset in the worker's texts: what a rule said; 0: nothing */
    uint32_t reads;              /* there, too: what its rule read beyond the case; 0: nothing */
    struct origin origin;        /* of the value */
    struct fixed progress, baseline, value, measure, goal, low, high, margin;
    struct fixed required_pace, expected;
};

/* One reported value of a case, in the unit of the item. */
struct case_value {
    int year;
    uint8_t kind, marks;         /* as of its cell */
    uint8_t places;
    bool has_se, has_events;
    uint16_t rank;               /* of its source; lower is preferred, equal ones conflict */
    struct num value, se, events, population;    /* unset where it has none */
    struct origin origin;
};

/* What lies beyond a case, for rules that ask (rule/beyond.h). A case has it from whoever built it;
 * all of it is borrowed, and lasts until the next case is built. */
struct found_series {            /* the values behind a question, by year */
    const char *name;            /* for the derivation: "430000 全省" */
    const struct case_value *values;
    size_t count;
    struct cell baseline;        /* as a plan prints it; CELL_MISSING: none */
    enum reason fault;           /* REASON_met: none */
};
struct found {
    struct found_series *list;   /* one; of a group, one a region, in order of their codes */
    size_t count;
    const char *name;            /* of what was asked for, for the derivation */
    const char *verdict;         /* of BEYOND_VERDICT */
};
struct outlook {
    void *self;
    /* False: there is no such name, *why says so. Memory from the arena. */
    bool (*look)(void *self, struct arena *a, const struct question *q, struct found *out,
                 struct message *why);
    /* Where a value stands, "reported.csv:12"; NULL: nowhere. */
    const char *(*place)(void *self, struct arena *a, struct origin origin);
    /* The case that a question about a verdict is about. NULL: look() answers those, too. */
    bool (*partner)(void *self, struct arena *a, const char *name, size_t *number,
                    struct message *why);
    const char *(*title)(void *self, struct arena *a, size_t number);    /* of a case */
    /* A second reader of the same cases: the cases it builds leave those of the first one alone. */
    void *(*reader)(void *self, struct arena *a);
};

struct judge_case {
    const struct reading *target;
    const char *region, *indicator, *unit;
    enum direction direction;    /* of item or catalogue; the target's words may say more */
    int base_year, target_year;  /* 0: missing */
    struct cell baseline;        /* as printed */
    bool baseline_estimated;
    const struct settings *settings;
    bool has_catalogue_tolerance; struct num catalogue_tolerance;
    bool has_low, has_high; struct num low, high;    /* possible values */
    const struct case_value *values;     /* ascending years; several of one year possible */
    size_t value_count;
    const struct case_value *references; /* of the other indicator or region */
    size_t reference_count;
    bool has_reference_target; struct num reference_target;
    struct cell reference_baseline;  /* CELL_MISSING: the reference's own base-year value */
    enum reason fault;           /* what made it malformed before it got here; REASON_met: no */
    uint32_t flags;              /* that it comes with: unit_corrected … */
    const struct outlook *outlook;       /* NULL: nothing lies beyond */
};

struct trace;                    /* the derivation, step by step; NULL: nobody listens */

void judge(const struct judge_case *c, struct evaluator *rule, struct slot *out, struct trace *t);

/* A cell that somebody typed as the value of a year (loose cases, rule examples, `ref`). */
struct case_value case_value_of(int year, struct cell cell);

/* The year of the judgement for a case that does not say one: the newest year of its series (also
 * one that is only announced), else its target year. */
int judge_default_as_of(const struct judge_case *c);
