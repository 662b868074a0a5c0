#pragma once
/* examples_inside - what examples.c, probes.c and trial.c share: an example inside a rule file,
 * read as a case. */
#include "cases.h"
#include "typed.h"

struct example_case {
    uint32_t rule;                       /* whose example it is; it may be read by another rule */
    const struct rule_example *example;
    struct typed_case typed;
    const char *unit, *indicator;
    const char *faulty;                  /* the field that cannot be read; NULL: none */
    struct beyond_example *beyond;       /* NULL: nothing lies beyond it */
};

struct example_cases {
    struct example_case *list;
    size_t count;
    struct case_value *values;           /* of the case being built */
};

void example_read(const struct rulebook *b, struct arena *a, uint32_t rule,
                  const struct rule_example *e, struct example_case *out);
/* What the example says lies beyond its case (example_beyond.c). A fault goes to the typed case;
 * returned is the field that has it, or "" */
const char *example_beyond(struct arena *a, struct example_case *c);
/* `own`: the values of the case itself, which belong to the group. */
const struct outlook *example_outlook(const struct example_case *c, struct case_value *own);
/* `room` has a place for each year of the series. */
void example_case_build(const struct example_case *e, struct case_value *room,
                        struct judge_case *out);
