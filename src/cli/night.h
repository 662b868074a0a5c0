#pragma once
/* night - a run as one of many: compared with the last one, and recorded in the history. */
#include "cli.h"
#include "../history/history.h"

struct night {
    const char *path;                    /* of the history; NULL: there is none */
    bool record;                         /* the run is whole and has an answer */
    bool part;                           /* --region, --indicator: nothing else is gone */
    size_t regressions;                  /* filled by night_close() */
};

/* --notify: false, and a complaint: one of them cannot be. */
bool notify_asked_well(struct program *p);
/* Sends what --notify asks for. False: something did not arrive, and was complained about. */
bool notify_all(struct program *p, const struct diff *d);
/* False: the history could not be used, or a notification did not arrive; it was complained about,
 * and in the former case nothing was recorded. */
bool night_close(struct program *p, struct night *n, const struct result *r);
