#pragma once
/* facts - what a plan states besides its targets (figures of the past, counts, sums, changes), and
 * how it answers what lint finds. Both are for lint: nothing is judged by them. All cells are as
 * printed; what is not said is NULL, a year 0, a number NO_NUMBER. */
#include "plan.h"

struct fact_part {
    const char *name, *value, *times;    /* times: how often the value counts */
    const char *unit;                    /* NULL: that of the whole */
    struct place at;
};

struct fact {
    uint32_t plan, region, indicator;    /* indicator NO_NUMBER: the name says what it is */
    const char *name, *value, *unit, *unit_means;
    int year;                            /* of the value */
    const char *from, *change;           /* the value before; the change between them as printed */
    int from_year;
    const char *number, *of, *per;       /* value = number ÷ of × per */
    const struct fact_part *parts;
    size_t part_count;
    bool parts_are_some;                 /* there may be others besides these */
    const char **listed;                 /* the value counts these */
    size_t listed_count;
    const char **numbers;                /* of rows, sections or boxes, in the printed order */
    size_t number_count;
    const char *place, *note;            /* place: `at:` in the document */
    struct place at;
};

enum answer_to { ANSWER_PLAN, ANSWER_ITEM, ANSWER_FACT };

/* A decision about findings: `accepted:`, `baseline_used:`, `target_used:` or `unit_means:` of an
 * item or fact, or an entry of the plan's `answers:`. */
struct answer {
    enum answer_to to;
    uint32_t number;                     /* of plan, item or fact, in the project's list */
    const char *finding;                 /* id of one finding, or a code; NULL: all about it */
    const char *key, *reason;            /* the key it was given by, and what it says */
    struct place at;
};
