#pragma once
/* rows - a reported row in eight bytes: from the lowest bit on
 *
 *   9  year - 1899; 0: no row
 *   3  decimal places of the number, or ROW_WIDE
 *  12  number in store.more, 0: nothing more
 *  40  the number without its point; of a ROW_WIDE one the place in store.wide
 *
 * A plain number fits, with the words of thousands of sources beside it; what does not (a cell
 * with marks, a gap, a very large number) stands in store.wide as a whole. */
#include "../base/num.h"

enum {
    ROW_YEAR_BITS = 9, ROW_PLACES_BITS = 3, ROW_MORE_BITS = 12,
    ROW_PLACES_AT = ROW_YEAR_BITS,
    ROW_MORE_AT = ROW_PLACES_AT + ROW_PLACES_BITS,
    ROW_UNITS_AT = ROW_MORE_AT + ROW_MORE_BITS,
    ROW_NO_YEAR = 1899, ROW_WIDE = (1 << ROW_PLACES_BITS) - 1
};

struct packed_row {
    uint64_t bits;
};

static inline int packed_year(struct packed_row p)       /* ROW_NO_YEAR: there is no row */
{
    return ROW_NO_YEAR + (int)(p.bits & ((1 << ROW_YEAR_BITS) - 1));
}

static inline bool packed_wide(struct packed_row p)
{
    return (p.bits >> ROW_PLACES_AT & ROW_WIDE) == ROW_WIDE;
}

static inline uint32_t packed_more(struct packed_row p)
{
    return (uint32_t)(p.bits >> ROW_MORE_AT & ((1 << ROW_MORE_BITS) - 1));
}

static inline struct decimal packed_number(struct packed_row p)
{
    return (struct decimal){(int64_t)p.bits >> ROW_UNITS_AT,
                            (int8_t)(p.bits >> ROW_PLACES_AT & ROW_WIDE)};
}

/* False: it does not fit. */
static inline bool packed_make(struct packed_row *p, int year, struct decimal number, uint32_t more)
{
    const int64_t limit = (int64_t)1 << (63 - ROW_UNITS_AT);
    p->bits = (uint64_t)number.units << ROW_UNITS_AT | (uint64_t)more << ROW_MORE_AT |
              (uint64_t)number.places << ROW_PLACES_AT | (uint64_t)(year - ROW_NO_YEAR);
    return number.units >= -limit && number.units < limit && number.places >= 0 &&
           number.places < ROW_WIDE && more < 1 << ROW_MORE_BITS;
}
