#pragma once
/* hints - what to do about a mistake in a rule file, beside what it is: a line as it should be, or
 * what is likely missing. */
#include "rule.h"
#include "source_map.h"

/* How the field at a path ("forms[2]", "examples[1].series") is written; NULL: not known. */
const char *hint_sample(const char *path);
/* For the diagnostic added last: how it is written right, by the path or by the page of its code;
 * or what that page says. */
void hint_right(struct diags *d, struct arena *a, enum message_id code, const char *path);

/* What Lua's compiler said, "'}' expected near 'en'", and where. May move the place to what is more
 * likely at fault. False: nothing to say. */
struct fault {
    uint32_t line, column, length;
};
bool hint_syntax(struct arena *a, const struct source_map *map, const char *said,
                 struct fault *at, struct message *hint);
/* The place of a word that stands by itself in a line of the source; false: it does not. */
bool find_word(const struct source_map *map, struct span word, struct fault *at);
