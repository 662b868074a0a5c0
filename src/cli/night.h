#pragma once
/* night - a run as one of many: compared with the last one, and recorded in the history. */
#include "cli.h"
#include "../history/history.h"

struct night {
    const char *path;                    /* of the history; NULL: there is none */
    bool record;                         /* the run is whole and has an answer */
    bool part;                           /* --region, --indicator: nothing else is gone */
    size_t regressions;                  /* filled by night_close(), and so is: */
    bool first;                          /* there was no run to compare with */
};

/* False: the history could not be used; it was complained about, and nothing was recorded. */
bool night_close(struct program *p, struct night *n, const struct result *r);
