#pragma once
/* source_map - where the fields of a rule's table stand in its source: Lua tables do not say. Reads
 * the source only as far as `return { … }`; what is computed elsewhere has no place. Foreign text:
 * bounded in depth and entries. */
#include "rule.h"

struct source_mark {
    const char *path; /* "forms[2]", "examples[1].expect", "title"; items are counted from 1 */
    uint32_t line, column, length; /* of the key, or of the item's first word; in code points */
};

struct source_map {
    struct arena *arena;
    struct span source;
    struct source_mark *marks;
    size_t count, room;
};

struct source_map *source_map_new(struct arena *a, struct span source);
/* The mark of a path, or of the nearest path around it; NULL: none. */
const struct source_mark *source_map_find(const struct source_map *m, const char *path);
const char *source_map_line(const struct source_map *m,
                            uint32_t line); /* its text, "" beyond the end */
