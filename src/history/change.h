#pragma once
/* change - what has become of a verdict since another night. Pure: two states and the two nights'
 * circumstances decide; messages, names of places and order of rows never do. */
#include "state.h"

/* In the order in which people read of them; the first four are regressions. */
enum change_kind {
    CHANGE_NEW_FAILURE,          /* fails now, and did not */
    CHANGE_NEW_BEHIND,           /* off track now, and neither was nor failed */
    CHANGE_NEW_UNKNOWN,          /* no answer any more, or a reported number has vanished */
    CHANGE_WAIVER_ENDED,         /* as bad as before, and no longer waived */
    CHANGE_NOT_COMPARABLE,       /* differs, and so do rule, settings or scope */
    CHANGE_FIXED,
    CHANGE_NOW_KNOWN,
    CHANGE_REVISED_TARGET,       /* target, baseline or their years are printed otherwise */
    CHANGE_REVISED_VALUE,        /* a year has another number than before */
    CHANGE_NEW_VALUE,            /* a year has a number for the first time */
    CHANGE_CHANGED,              /* anything else of a verdict: reason, measure, flags … */
    CHANGE_NEW,                  /* an indicator that was not there */
    CHANGE_GONE,
    CHANGE_STILL_FAILING,
    CHANGE_STILL_BEHIND,
    CHANGE_UNCHANGED,            /* only counted */
    CHANGE_KINDS
};
const char *change_name(enum change_kind k);     /* "new_failure" */
bool change_is_regression(enum change_kind k);

/* What of the circumstances changed, so that verdicts cannot be compared. */
enum { BECAUSE_RULE = 1, BECAUSE_SETTINGS = 2, BECAUSE_AS_OF = 4, BECAUSE_PLANS = 8,
       BECAUSE_PROGRAM = 16, BECAUSE_COUNT = 5 };
/* What was printed or reported otherwise. */
enum { REVISED_VALUE = 1, REVISED_NEW_VALUE = 2, REVISED_VANISHED = 4, REVISED_TARGET = 8,
       REVISED_BASELINE = 16, REVISED_DEADLINE = 32, REVISED_COUNT = 6 };
const char *because_name(int bit);               /* of the bit 1 << bit: "rule" */
const char *revised_name(int bit);

struct change {
    uint8_t kind;                        /* enum change_kind */
    uint8_t otherwise;                   /* not comparable: what it would be if it were */
    uint8_t because, revised;
    bool waived;                         /* counts as no regression */
    int64_t nights;                      /* runs in a row of this sort; 0: not known */
    int64_t old, new;                    /* for states_at(); STATE_NONE: not there */
};

/* The circumstances of two nights, side by side. */
enum part_change { PART_CHANGED, PART_ADDED, PART_REMOVED };
struct part_difference { const char *name; enum part_change how; };
struct part_differences {
    struct part_difference *list;        /* sorted by name */
    size_t count;
};
struct differences {
    const struct circumstances *old, *new;
    bool program, settings, as_of;
    struct part_differences rules, plans, inputs;
};
struct differences differences_find(struct arena *a, const struct circumstances *old,
                                    const struct circumstances *new);
bool differences_any(const struct differences *d);       /* inputs apart */

/* One of the two may be NULL. */
struct change change_of(const struct differences *d, const struct state *old,
                        const struct state *new);
/* Failing, behind, unknown … : verdicts of one sort continue each other. */
bool same_sort(enum verdict a, enum verdict b);
/* Bits of BECAUSE_: why two states of one id cannot be compared (conditions.c). */
unsigned find_because(const struct differences *d, const struct state *old,
                      const struct state *new);
