#pragma once
/* mutants - a rule's source with one thing changed in it: what a slip of its author might have made
 * of it. A rule whose examples do not notice a change is not shown well enough by them. Works on
 * the words of the source; fields that are no functions (title, forms, examples …) stay as they
 * are. */
#include "rule.h"

struct mutant {
    uint32_t rule;               /* number in the book */
    uint32_t line, column;       /* of what was changed */
    enum message_id change;      /* "comparison turned" … */
    const char *before, *after;  /* the line, and what became of it */
    const char *source;
    size_t size;
};

struct mutants {
    struct mutant *list;
    size_t count, room;
};

/* Adds all mutants of a rule, in the order of the source. */
void mutants_add(struct mutants *m, struct arena *a, const struct rulebook *b, uint32_t rule);
/* The rule as it is, as if it were a mutant of itself. */
void mutants_add_rule(struct mutants *m, struct arena *a, const struct rulebook *b, uint32_t rule);
/* A book whose rule i is mutant i: for judging with them, not for reading targets. */
struct rulebook *mutants_book(struct arena *a, const struct rulebook *b, const struct mutants *m);
