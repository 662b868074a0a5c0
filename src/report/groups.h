#pragma once
/* groups - the rows of one plan and region side by side, however the items were written: in order
 * of each group's first row, and inside it in order of the result. */
#include "result.h"

struct group {
    uint32_t plan, region;               /* in the result's lists */
    size_t count, first;                 /* its rows stand at `first` in groups.rows */
};

struct groups {
    struct group *list;
    size_t count;
    size_t *rows;                        /* numbers for report_row(), group by group */
};

struct groups groups_of(struct arena *a, const struct result *r);
struct summary group_summary(const struct groups *g, const struct group *in,
                             const struct result *r);
