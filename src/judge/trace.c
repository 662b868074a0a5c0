/* trace - the derivation of a verdict: messages in order, nothing where nobody listens. */
#include "trace.h"

enum { FIRST_ROOM = 16 };

/* Room is always a power of two from FIRST_ROOM on, so that count alone says when to grow. */
static void make_room(struct trace *t)
{
    bool full = t->count == 0 || (t->count >= FIRST_ROOM && (t->count & (t->count - 1)) == 0);
    if (!full)
        return;
    size_t room = t->count ? t->count * 2 : FIRST_ROOM;
    t->steps = arena_grow(t->arena, t->steps, t->count * sizeof *t->steps, room * sizeof *t->steps);
}

void trace_add(struct trace *t, const char *section, enum message_id id, ...)
{
    if (!t)
        return;
    va_list arguments;
    va_start(arguments, id);
    make_room(t);
    t->steps[t->count++] = (struct trace_step){section, message_list(t->arena, id, arguments)};
    va_end(arguments);
}
