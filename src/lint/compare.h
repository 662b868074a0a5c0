#pragma once
/* compare - plans side by side: who promises more of the same thing by the same year, who starts
 * where, and how each stands to the plan above it. The same thing is one indicator of the
 * catalogue; a target that is no level (in words, or a change without a baseline) is not ranked. */
#include "lint.h"

struct compared {
    uint32_t item;
    const char *level;           /* what the target comes to, in the catalogue's unit; NULL: none */
    uint32_t rank, start_rank;   /* 1: promises most, starts best; 0: not ranked */
    uint32_t above;              /* the item of the plan above; NO_NUMBER: none to compare with */
    int against;                 /* +1: harder than it, -1: weaker, 0: equal */
};

struct compare_row {
    uint32_t indicator;
    int year;
    struct compared *list;       /* one a plan and region, the hardest target first */
    size_t count, ranked;
};

/* Why nothing stands beside a target: no other plan has it; another has it for another year, or has
 * something of a similar name or a part of it, which is another definition. */
enum alone_why { ALONE_ONLY, ALONE_YEAR, ALONE_DEFINITION };

struct alone {
    uint32_t item;
    enum alone_why why;
    uint32_t near;               /* the item of the other plan; NO_NUMBER: none */
};

struct comparison {
    struct compare_row *rows;    /* what two plans or more promise, in order of the catalogue */
    size_t count;
    struct alone *alone;         /* items whose indicator and year no other plan promises */
    size_t alone_count;
    uint32_t *plans;             /* that are compared, as the project names them */
    size_t plan_count;
};

/* Of the plans whose number is wanted (NULL: all); the first target of each is compared. */
struct comparison compare_plans(struct arena *a, const struct lint_input *input,
                                const bool *wanted);
