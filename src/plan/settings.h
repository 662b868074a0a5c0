#pragma once
/* settings - how to judge (semantics.md section 12): one name each, the same in a project's or
 * plan's `judging:` map, on an indicator, in a rule's example and in a loose case. Layers are
 * laid over each other: project, plan, indicator. */
#include "../base/cell.h"
#include "../base/diag.h"

enum attribute { ATTRIBUTE_NONE, ATTRIBUTE_BINDING, ATTRIBUTE_ANTICIPATORY, ATTRIBUTE_ADVISORY };
enum compare { COMPARE_FULL, COMPARE_ROUNDED, COMPARE_BOTH };
enum progress_kind { PROGRESS_LINEAR, PROGRESS_LOG };
enum path { PATH_LINEAR, PATH_CAGR };
enum final_year { FINAL_TARGET_YEAR, FINAL_LATEST };
enum reading_kind {
    READING_DEFAULT, READING_MEAN, READING_EACH, READING_PLANNED, READING_REALISED, READING_BOTH
};
enum uncertainty { UNCERTAINTY_NONE, UNCERTAINTY_POISSON, UNCERTAINTY_NORMAL };

struct year_cell {               /* one year of `ref`, `milestones`, `series` */
    int year;
    struct cell cell;
};
struct year_events {             /* one year of `events`: 2025:1/2000 */
    int year;
    struct decimal events, population;
};

enum setting {                   /* bit numbers of settings.given */
    SET_AS_OF, SET_ATTRIBUTE, SET_COMPARE, SET_ROUND, SET_PLACES, SET_TOL, SET_TOL_REL,
    SET_PROGRESS, SET_PATH, SET_PACE, SET_FINAL, SET_READING, SET_CHAINED, SET_REF, SET_REF_TARGET,
    SET_MILESTONES, SET_EVENTS, SET_PER, SET_POOL, SET_UNCERTAINTY, SET_SE, SET_SE_BASE, SET_THETA,
    SET_THETA_ABS, SET_APPLIES, SET_MAX_LAG, SET_ACCEPT_BORROWED, SET_BOUND, SET_COUNT
};

struct settings {
    uint64_t given;              /* which of the fields were said; the others hold the defaults */
    int as_of, places, pool, max_lag;
    enum attribute attribute;
    enum compare compare;
    enum rounding round;
    enum progress_kind progress;
    enum path path;
    enum final_year final;
    enum reading_kind reading;               /* for a loose case: reading=mean */
    enum reading_kind reading_change_per_year, reading_in_proportion;   /* keyed by form in maps */
    enum uncertainty uncertainty;
    bool chained, applies, accept_borrowed;
    struct decimal tol, tol_rel, pace, ref_target, per, se, se_base, theta, theta_abs;
    bool bound_low_open, bound_high_open;    /* no bound on that side */
    struct decimal bound_low, bound_high;
    struct year_cell *ref, *milestones;      /* ascending years */
    size_t ref_count, milestone_count;
    struct year_events *events;
    size_t event_count;
};

/* A plain `reading=mean` sets `reading` and the field of the form it belongs to; the fields by
 * form always tell. */
extern const struct settings settings_default;
bool settings_has(const struct settings *s, enum setting which);

/* Sets one by name from text, as in a loose case (`ref=2020:77.93|2025:79.25`, `reading=each`,
 * and `reading=change_per_year:each` as the text of a map). False when name or value is unknown
 * (error/bad_option); *why then says what would do. `binding=1` is attribute=binding. */
bool settings_set(struct settings *s, struct arena *a, struct span name, struct span value,
                  struct message *why);
/* `k=v;k=v` of a loose case or a rule's example. */
bool settings_parse(struct settings *s, struct arena *a, struct span text, struct message *why);
/* what `over` says wins */
void settings_overlay(struct settings *under, const struct settings *over);
const char *setting_name(enum setting which);
bool year_read(struct span text, int *year);      /* four digits, 1000 to 9999 */
/* binding, anticipatory, advisory; NULL for none */
const char *attribute_name(enum attribute x);
/* 约束性, 预期性, 倡导性, 力争 and the English words; empty is none */
bool attribute_read(struct span text, enum attribute *out);
extern const char *const attribute_words[];       /* what attribute_read() takes, NULL at the end */
