#pragma once
/* explanation - what stands behind the code of a diagnostic: what it means and what to do, in both
 * languages, and an example of right use. One table (messages/explain.def, a file a room):
 * EXPLAIN(id, example, en, zh) for a message M(id, …) that has a place in somebody's file. */
#include "message.h"

struct explanation {
    enum message_id id;
    const char *example;         /* lines of a file as it should be; "": there is none to show */
    struct message text;
};

const struct explanation *explanation_find(const char *code);    /* NULL: no such code */
const struct explanation *explanation_at(size_t i);              /* NULL: behind the last one */
