#pragma once
/* slate - the numbers of `at` that a rule has read before, laid in a table behind it: there Lua
 * finds them without a call into C, which costs a multiple. Only for calls in doubles, and only
 * where nobody needs to know what a call looked at. Private to the evaluator. */
#include "../base/num.h"

enum entry {
    NO_ENTRY,
    SLATE_VALUE, SLATE_BASELINE, SLATE_SUM, SLATE_REFERENCE, SLATE_REFERENCE_BASELINE,
    SLATE_REFERENCE_TARGET, SLATE_TOLERANCE, SLATE_THETA,        /* quantities */
    SLATE_YEAR, SLATE_BASE_YEAR, SLATE_TARGET_YEAR, SLATE_YEARS, SLATE_DIRECTION,    /* whole */
    SLATE_ENTRIES
};

struct slate {
    unsigned learned, filled;    /* bits of enum entry */
    struct num numbers[SLATE_YEAR];      /* what the table says, where filled */
    int wholes[SLATE_ENTRIES];
};

struct evaluator;
/* The table, then its names; what it does not hold is asked of the metatable at this index.
 * [-0, +SLATE_ENTRIES] */
void slate_open(struct evaluator *e, int metatable);
/* Brings the table in line with the case. */
void slate_fill(struct evaluator *e);
void slate_clear(struct evaluator *e);           /* all reading goes to the fallback again */
