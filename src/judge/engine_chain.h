#pragma once
/* engine_chain - a case being judged, and the cases that wait for it. */
#include "engine_inside.h"

/* What a case's rule asked for, in that order: kind, name, year, for verdict_reads(). */
struct reads {
    size_t used;
    char text[READS_ROOM];
};

struct chain {
    const struct run *run;
    void *reader;                /* of the run's source */
    size_t number;               /* of the case */
    struct chain *up;            /* whose rule asked for this one; NULL: nobody's */
    const struct outlook *beyond;        /* that the case came with */
    bool circular;               /* it waits for itself; `circle` says how */
    struct message circle;
    struct reads *reads;         /* NULL: nobody wants to know */
    struct arena *arena;         /* while its rule asks: as long as the case is judged */
};
/* The case, and whatever its rule asks for. */
void chain_judge(struct chain *link, struct evaluator *rule, struct slot *out, struct trace *t);
