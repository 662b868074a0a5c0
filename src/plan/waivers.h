#pragma once
/* waivers - verdicts that somebody answers for, until a day: plancheck.waivers/1. A waived verdict
 * is judged and shown as any other; it only does not make a run fail. */
#include "../base/file.h"

enum waiver_state {
    WAIVER_UNDATED,              /* nobody said what day it is */
    WAIVER_ACTIVE, WAIVER_EXPIRED,
    WAIVER_UNMATCHED,            /* there is no such verdict */
    WAIVER_NOT_NEEDED            /* the verdict is good */
};
const char *waiver_state_name(enum waiver_state s);      /* "active" */
bool waiver_state_find(const char *name, enum waiver_state *s);

struct waiver {
    const char *verdict, *reason, *who;
    const char *until;           /* a date; that day is still waived */
    struct place at;
    uint32_t item;               /* number of the item; NO_NUMBER: UNMATCHED */
    enum waiver_state state;
};

struct project;
void waivers_load(struct project *p, const char *path, struct diags *d);
/* The text of a waivers file with one more at the end of its list, all else as it was. `old` NULL:
 * there is no file yet. NULL: cannot be done to this file. */
const char *waivers_append(struct arena *a, const struct file *old, const struct waiver *w);
