#pragma once
/* lines - which lines of a rule's functions there are, and which of them ran. Rules have no debug
 * library; the hook is set on this side, and only where a book is watched. */
#include "rule.h"

enum { LINES_MOST = 64 * 1024 };         /* a rule file has no more bytes than that */

struct rule_lines {                      /* a bit a line; shared with the workers that fill it */
    uint8_t active[LINES_MOST / 8], reached[LINES_MOST / 8];
};

/* From now on workers note lines, in pages that the caller frees; b->lines = NULL ends it. */
void lines_watch(struct rulebook *b, struct pages *room);
static inline const struct rule_lines *lines_of(const struct rulebook *b, uint32_t rule)
{
    return &b->lines[rule];
}
static inline bool line_in(const uint8_t *set, uint32_t line)
{
    return line < LINES_MOST && set[line / 8] >> line % 8 & 1;
}
