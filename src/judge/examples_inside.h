#pragma once
/* examples_inside - what examples.c, probes.c and trial.c share: an example inside a rule file, read
 * as a case. */
#include "cases.h"
#include "typed.h"

struct example_case {
    uint32_t rule;                       /* whose example it is; it may be read by another rule */
    const struct rule_example *example;
    struct typed_case typed;
    const char *unit, *indicator;
    const char *faulty;                  /* the field that cannot be read; NULL: none */
};

struct example_cases {
    struct example_case *list;
    size_t count;
    struct case_value *values;           /* of the case being built */
};

void example_read(const struct rulebook *b, struct arena *a, uint32_t rule,
                  const struct rule_example *e, struct example_case *out);
/* `room` has a place for each year of the series. */
void example_case_build(const struct example_case *e, struct case_value *room,
                        struct judge_case *out);
