#pragma once
/* rule_reads - what a rule reads, found in its source: fields of target and at, and what it asks
 * for beyond its case. What a rule computes the name of, it reads all the same: then the name is
 * NULL. */
#include "evaluator.h"

struct rule_read { const char *field, *name; };  /* at.other("gdp_growth"): other, gdp_growth */
struct rule_reads {
    const char **target, **at;   /* names of fields, in order of the alphabet */
    size_t target_count, at_count;
    struct rule_read *beyond;    /* in the order in which they first occur */
    size_t beyond_count;
    const char **settings;       /* that these fields come from */
    size_t setting_count;
};

/* The source of one of its functions, from `function` to `end`; at NULL: it has none, or it is made
 * elsewhere. */
struct span rule_function_source(const struct rule *rule, const char *field);

void rule_reads_find(struct arena *a, const struct rule *rule, struct rule_reads *out);
bool rule_looks_beyond(const struct rule *rule);
