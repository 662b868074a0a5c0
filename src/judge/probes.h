#pragma once
/* probes - cases like the examples of a rule, in great number: other values just at, below and
 * above whatever may be an edge, other directions, years, baselines, settings. They look for a case
 * on which two versions of a rule differ. */
#include "examples_inside.h"

struct probes;
struct probes *probes_new(struct arena *a, const struct rulebook *b,
                          const struct example_case *examples, size_t n);
size_t probes_count(const struct probes *p);
void probes_build(struct probes *p, size_t i, struct judge_case *out);   /* until the next call */
/* Probe i as somebody would write it; `expect` is not set. */
struct rule_example probes_example(const struct probes *p, struct arena *a, size_t i);
