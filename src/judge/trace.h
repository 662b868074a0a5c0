#pragma once
/* trace - the derivation of a verdict, a line a step: what was computed, with which numbers, by
 * which paragraph. */
#include "judge.h"

struct trace_step {
    const char *section;         /* of semantics.md: "7.3" */
    struct message text;
};
struct trace {
    struct arena *arena;
    struct trace_step *steps;
    size_t count;
};
/* t NULL: nothing. The arguments of the message are strings, NULL at the end. */
void trace_add(struct trace *t, const char *section, enum message_id id, ...)
    __attribute__((sentinel));
