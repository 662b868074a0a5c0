#pragma once
/* judge_inside - one judgement in the making: what the files of the judge share. Nothing here
 * outlives judge(). */
#include "rates.h"
#include "trace.h"

struct point {                   /* what is known of one year, all its rows taken together */
    int year;
    uint8_t kind;                /* enum cell_kind, never CELL_MISSING or CELL_BAD */
    uint8_t marks, places;
    bool has_se, has_events;
    bool gap;                    /* chained: a year before is missing: a rate but no level */
    struct num value, se;
    struct num events, population;       /* of the pooled years */
    struct origin origin;
};

struct points {                  /* ascending years, each once */
    struct point *list;
    size_t count;
};

struct baseline {
    enum baseline_kind kind;
    bool has;                    /* there is a number: own, reported or borrowed */
    uint8_t marks;
    int places;                  /* decimals printed, on the scale of `value` */
    struct num value;
};

/* The way from where one starts to the goal: how much of it lies behind (done) and all of it
 * (whole > 0), both on the measure's scale, so that comparing paces needs no division. */
struct way {
    bool has, floating;          /* floating: logarithms; the doubles count */
    struct num done, whole;
    double done_f, whole_f;
};

enum acceptance { ACCEPTANCE_NO, ACCEPTANCE_YES, ACCEPTANCE_STRADDLES };

struct outcome {                 /* what the steps find out; cleared when they are taken again */
    bool decided, final, needs_baseline;
    enum verdict verdict;
    enum reason reason;
    const struct point *judged;  /* the value that decides, or whose progress is shown */
    const struct point *shortest; /* `each`: the year whose step alone was too short */
    bool weighed;                /* measure and acceptable set are known */
    bool has_measure, has_margin, has_goal, has_start, has_progress, has_expected, has_required;
    bool start_beyond;           /* the baseline is at the goal or beyond it */
    struct num measure, goal, start, progress, expected, required;
    struct num margin, edge;     /* of the edge that the measure is nearest to */
    struct interval set;
    enum acceptance acceptance;
    bool differs;                /* full and rounded comparison disagree */
    struct way way;
};

/* What the rule asked for beyond the case, and what was found; made when it first asks. */
struct beyond_room {
    struct arena *arena;
    struct beyond_answer *list[BEYOND_QUESTIONS];
    size_t count;
    double scale;                /* of the largest number found */
    enum reason fault;           /* of a value that is there and cannot be used; REASON_met: none */
};

struct judgement {
    const struct judge_case *c;
    const struct reading *target;
    const struct settings *settings;
    const struct rule *rule;     /* NULL: none, the case is decided without */
    struct evaluator *evaluator;
    struct trace *trace;
    struct arena *arena;         /* made only for cases with very many years */

    enum direction direction;    /* NONE where nothing is known */
    enum reading_kind reading;
    int as_of;
    bool bad_value, conflicting; /* found among the values up to as_of */
    struct points values, references;
    struct baseline baseline;
    struct num tolerance, theta;
    struct at at;                /* what the rule sees now */
    struct year_num *series;     /* room for at.series */
    struct beyond beyond;
    struct beyond_room *asked;   /* NULL: nothing yet */

    bool exact;                  /* the rule computes in rationals */
    bool approximate;            /* some number came from its doubles */
    bool near;                   /* doubles might mislead: all is done again in rationals */
    double scale;                /* of the largest number that went in; 0: not yet looked for */
    struct outcome out;
};

/* ---- judge_numbers.c: comparing and rounding what may come from doubles ---- */
void judge_scale_weighed(struct judgement *j);
int judge_compare(struct judgement *j, struct num a, struct num b);
struct num judge_round(struct judgement *j, struct num x, int places, enum rounding how);
bool judge_contains(struct judgement *j, const struct interval *set, struct num x);
struct fixed judge_shown(struct judgement *j, struct num x, struct num size);
struct num judge_progress_rounded(struct judgement *j);

/* ---- judge_values.c, judge_levels.c: rows to points ---- */
struct judge_room;
void judge_gather(struct judgement *j, struct judge_room *room);
/* The row that stands for the year of these rows; NULL: none. */
const struct case_value *judge_row(struct judgement *j, const struct case_value *rows,
                                   size_t count);
const struct point *judge_point(const struct points *p, int year);
const struct point *judge_newest(const struct judgement *j);
void judge_rates(struct judgement *j);               /* events to rates, pooled */
void judge_levels(struct judgement *j);              /* chained yearly rates to levels */
/* A number, and not borrowed unless that is accepted. */
bool judge_own(const struct judgement *j, const struct point *p);

/* ---- judge_baseline.c ---- */
void judge_choose_baseline(struct judgement *j);
bool judge_baseline_firm(const struct baseline *b);  /* neither approximate nor a bound */
bool judge_baseline_borrowed(const struct judgement *j);
void judge_without_baseline(struct judgement *j);    /* decides: baseline_missing or _pending */
bool judge_revised_baseline(struct judgement *j, struct baseline *other);

/* ---- judge_check.c: step 0 ---- */
void judge_check(struct judgement *j);

/* ---- judge_rule.c: asking the rule ---- */
/* The first that applies decides; always true. */
bool judge_decide(struct judgement *j, enum verdict v, enum reason r);
void judge_prepare_at(struct judgement *j);
void judge_see(struct judgement *j, const struct point *p);      /* at becomes that year's */
enum rule_outcome judge_measure(struct judgement *j, struct num *out);
enum rule_outcome judge_accept(struct judgement *j, struct interval *out);
/* Is it the printed number itself, not computed from others? */
bool judge_printed_edge(const struct judgement *j, struct num edge);
/* Decides by what the rule lacks; RULE_OK: nothing. */
void judge_answer(struct judgement *j, enum rule_outcome o);
bool judge_needs_baseline(struct judgement *j);
/* The rule on a made-up case: what it lacks, the target lacks. */
enum rule_outcome judge_probe(struct judgement *j);
/* +1: the measure rises with the value, -1: it falls, 0: not known. */
int judge_sense(struct judgement *j);

/* ---- judge_beyond.c: what the rule asks for outside of the case ---- */
void judge_open_beyond(struct judgement *j);
void judge_close_beyond(struct judgement *j);

/* ---- judge_weigh.c: measure, acceptable set, acceptance ---- */
enum rule_outcome judge_weigh(struct judgement *j);  /* out.judged: fills the numbers of out */
enum acceptance judge_acceptance(struct judgement *j, const struct point *p,
                                 const struct interval *set, struct num measure);
bool judge_rounding(const struct judgement *j, int *places);
/* By settings.compare. */
bool judge_within(struct judgement *j, const struct interval *set, struct num measure);
bool judge_methods_differ(struct judgement *j, const struct interval *set, struct num measure);
enum reason judge_how_met(struct judgement *j);
int judge_side(const struct judgement *j);   /* +1: the set is reached by rising, -1: by falling */

/* ---- judge_progress.c, judge_pace.c ---- */
void judge_progress(struct judgement *j);
/* `level` is the reported value behind the measure, for logarithms; NULL: linear in any case.
 * False: blank. */
bool judge_way_to(struct judgement *j, struct num measure, const struct num *level,
                  struct way *out);
/* The share of the way that the schedule wants in the judged year. */
struct num judge_due(struct judgement *j);
void judge_schedule(struct judgement *j);            /* out.expected and out.required */
void judge_pace(struct judgement *j);                /* decides */
/* One due in the judged year decides. */
bool judge_milestone(struct judgement *j, struct num measure);

/* ---- section 7, judge_order.c; step 6, judge_steps.c; section 7.10 in files of their own ---- */
typedef void judge_step(struct judgement *j);
void judge_settle(struct judgement *j);      /* all steps, and again with a revised baseline */
judge_step judge_no_value, judge_baseline_needed, judge_value_chosen, judge_borrowed;
judge_step judge_each, judge_trend, judge_stable, judge_cumulative;
judge_step judge_informal, judge_by_rule, judge_both;
/* Pass or fail when final, on or off track before. */
void judge_met(struct judgement *j, bool met, enum reason r);

/* ---- judge_slot.c ---- */
void judge_fill(struct judgement *j, struct slot *out);

/* ---- judge_tell.c: the derivation in words ---- */
#define TELL(j, ...)                                              \
    do {                                                          \
        if ((j)->trace)                                           \
            trace_add((j)->trace, __VA_ARGS__, (const char *)0);  \
    } while (0)
const char *judge_say(const struct judgement *j, struct num x); /* only while somebody listens */
const char *judge_say_year(const struct judgement *j, int year);
const char *judge_say_set(const struct judgement *j, const struct interval *set);
void judge_tell_case(struct judgement *j);
void judge_tell_weighed(struct judgement *j);
