#pragma once
/* lines_hook - the part of lines.h that knows Lua. */
#include "lines.h"
#include "sandbox.h"

/* Notes the lines of the function on top of the stack, and of those it calls by a local name; its
 * source says which lines are only an `end`.                                          [-1, +0] */
void lines_note(struct sandbox *s, struct span source);
void lines_hook(struct sandbox *s);              /* sets the hook; nothing without s->lines */
