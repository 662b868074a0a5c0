#pragma once
/* slot_packed - a slot in less than half of its bytes, for millions that lie in shared pages: what
 * every verdict has stands in fields, and its numbers one behind the other, each in as few bytes as
 * it needs. The few slots that do not fit lie in full beside the packed ones. */
#include "judge.h"

enum { PACKED_ROOM = 34 };

struct packed_slot {             /* 56 bytes */
    uint32_t line, words;
    int16_t value_year;
    uint16_t flags;
    uint8_t file, verdict, reason, baseline_kind, accept, exact_runs;
    uint8_t done;                /* set last */
    uint8_t full;                /* all of it lies in the full slot of the same number */
    uint16_t has;                /* bit n: number n follows */
    uint8_t numbers[PACKED_ROOM];
};
_Static_assert(sizeof(struct packed_slot) == 56, "no bytes between the fields");

/* False: it does not fit, and *to is all but its verdict, for which `full` is set. Neither sets
 * `done`. */
bool slot_pack(const struct slot *from, struct packed_slot *to);
/* Whatever lies there: a number that cannot be read is none. */
void slot_unpack(const struct packed_slot *from, struct slot *to);
bool packed_is_possible(const struct packed_slot *s);    /* what stands in its fields */
