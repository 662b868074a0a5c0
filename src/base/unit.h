#pragma once
/* unit - units of measure as statistics print them, and the exact factors between those of one
 * kind: ‰, %, 1/10万, /10万, 万人, 亿元, 张/千人 … Spelling variants (％, 每10万, /10万, 1/100000) are one
 * unit. */
#include "num.h"

struct unit {
    const char *kind;            /* what it measures: "rate", "人", "元" …: of one kind convert */
    struct num scale;            /* in the kind's base: % is 1/100, 万人 is 10000 */
};

bool unit_read(struct span text, struct unit *out);  /* false: not known, equals itself only */
/* True when a number in `from` can be given in `to`: multiply it by the factor. Equal spellings: 1.
 * An empty unit equals anything. */
bool unit_factor(struct span from, struct span to, struct num *factor);
