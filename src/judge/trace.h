#pragma once
/* trace - the derivation of a verdict, a line a step: what was computed, with which numbers, by which paragraph. */
#include "judge.h"

struct trace_step { const char *section; struct message text; };   /* section: of semantics, "7.3" */
struct trace {
    struct arena *arena;
    struct trace_step *steps;
    size_t count;
};
void trace_add(struct trace *t, const char *section, enum message_id id, ...) __attribute__((sentinel));  /* t NULL: nothing */
