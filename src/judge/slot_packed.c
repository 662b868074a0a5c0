#include "slot_packed.h"
#include <endian.h>
#include <stddef.h>
#include <string.h>

/* A number is a byte, bits 5-7 of which say how many bytes of its units follow, the others its
 * places; or, where none follow, the number of an earlier one that is the same (the measure is
 * mostly the value, an edge of the set the goal). */
enum { PLACES_LEAST = -8, PLACES_MOST = 23, SIZE_SHIFT = 5, PLACES_MASK = (1 << SIZE_SHIFT) - 1 };

static const size_t numbers[] = {
    offsetof(struct slot, baseline), offsetof(struct slot, value),
    offsetof(struct slot, measure),  offsetof(struct slot, goal),
    offsetof(struct slot, low),      offsetof(struct slot, high),
    offsetof(struct slot, margin),   offsetof(struct slot, progress),
    offsetof(struct slot, required_pace), offsetof(struct slot, expected),
};
enum { NUMBERS = sizeof numbers / sizeof *numbers };

static struct fixed *number_at(struct slot *s, unsigned n)
{
    return (struct fixed *)(void *)((char *)s + numbers[n]);
}

static struct fixed number_of(const struct slot *s, unsigned n)
{
    struct fixed f;
    memcpy(&f, (const char *)s + numbers[n], sizeof f);
    return f;
}

/* Bytes of a signed number, 1 … 7: a slot's have 56 bits. */
static unsigned size_of(int64_t units)
{
    uint64_t bits = (uint64_t)(units ^ units >> 63) << 1 | 1;
    return (unsigned)(63 - __builtin_clzll(bits)) / 8 + 1;
}

/* A number among those before it, each as its eight bytes. */
static unsigned twin_of(const uint64_t *bytes, unsigned n)
{
    unsigned k = 0;
    while (k < n && bytes[k] != bytes[n])
        k++;
    return k;
}

/* What is behind it; NULL: there is no room. */
static uint8_t *put_number(struct fixed f, uint8_t *at, const uint8_t *end)
{
    unsigned size = size_of(f.units);
    uint64_t units = (uint64_t)f.units;
    if ((size_t)(end - at) <= size || f.places < PLACES_LEAST || f.places > PLACES_MOST)
        return NULL;
    *at++ = (uint8_t)(size << SIZE_SHIFT | (unsigned)(f.places - PLACES_LEAST));
    for (unsigned b = 0; b < size; b++)
        at[b] = (uint8_t)(units >> 8 * b);
    return at + size;
}

/* What is behind it; NULL: it cannot be. Eight bytes may be read at `end`, too. */
static const uint8_t *take_number(struct slot *s, unsigned n, const uint8_t *at, const uint8_t *end)
{
    if (at == end)
        return NULL;
    unsigned head = *at++, size = head >> SIZE_SHIFT, rest = head & PLACES_MASK;
    if ((size_t)(end - at) < size || (!size && rest >= n))
        return NULL;
    if (!size) {
        *number_at(s, n) = number_of(s, rest);
        return at;
    }
    uint64_t units;
    memcpy(&units, at, sizeof units);
    unsigned above = 64 - 8 * size;
    *number_at(s, n) =
        (struct fixed){(int64_t)(le64toh(units) << above) >> above, (int)rest + PLACES_LEAST};
    return at + size;
}

bool slot_pack(const struct slot *from, struct packed_slot *to)
{
    *to = (struct packed_slot){
        .line = from->origin.line, .words = from->words, .value_year = from->value_year,
        .flags = (uint16_t)from->flags, .file = from->origin.file, .verdict = from->verdict,
        .reason = from->reason, .baseline_kind = from->baseline_kind, .accept = from->accept,
        .exact_runs = from->exact_runs,
    };
    uint8_t *at = to->numbers;
    const uint8_t *end = at + PACKED_ROOM;
    uint64_t bytes[NUMBERS];
    bool fits = to->flags == from->flags && !from->reads;
    for (unsigned n = 0; fits && n < NUMBERS; n++) {
        struct fixed f = number_of(from, n);
        memcpy(&bytes[n], &f, sizeof f);
        if (!fixed_has(f))
            continue;
        to->has |= (uint16_t)(1u << n);
        unsigned twin = twin_of(bytes, n);
        if (twin == n)
            at = put_number(f, at, end);
        else if (at < end)
            *at++ = (uint8_t)twin;
        else
            at = NULL;
        fits = at != NULL;
    }
    to->full = !fits;
    return fits;
}

void slot_unpack(const struct packed_slot *from, struct slot *to)
{
    memset(to, 0, sizeof *to);   /* slots are compared as bytes */
    to->origin.line = from->line;
    to->origin.file = from->file;
    to->words = from->words;
    to->value_year = from->value_year;
    to->flags = from->flags;
    to->verdict = from->verdict;
    to->reason = from->reason;
    to->baseline_kind = from->baseline_kind;
    to->accept = from->accept;
    to->exact_runs = from->exact_runs;
    to->done = from->done;
    uint8_t copy[PACKED_ROOM + sizeof(uint64_t)] = {0};
    memcpy(copy, from->numbers, PACKED_ROOM);
    const uint8_t *at = copy;
    for (unsigned n = 0; n < NUMBERS; n++)
        *number_at(to, n) = fixed_none();
    for (unsigned has = from->has & ((1u << NUMBERS) - 1); has && at; has &= has - 1)
        at = take_number(to, (unsigned)__builtin_ctz(has), at, copy + PACKED_ROOM);
}

bool packed_is_possible(const struct packed_slot *s)
{
    return s->done == 1 && s->full <= 1 && s->verdict < VERDICT_COUNT &&
           s->reason < REASON_COUNT && s->baseline_kind <= BASELINE_PENDING && s->accept < 32 &&
           s->flags >> FLAG_COUNT == 0;
}
