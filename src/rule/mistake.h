#pragma once
/* mistake - what a rule said when it failed while judging ("change.lua:8: target has no field
 * 'm'"), as a diagnostic: code, place, excerpt, what to do. */
#include "rule.h"

/* The same for what was said when the file was loaded: Lua could not read it, or it failed. */
void mistake_at_load(struct diags *d, struct arena *a, const struct rule *rule,
                     struct message words, bool syntax);
/* Adds one; its text is what the rule said, whatever that is. */
void mistake_tell(struct diags *d, struct arena *a, const struct rule *rule, struct message words);
