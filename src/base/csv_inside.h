#pragma once
/* csv_inside - what csv.c and csv_row.c (and their test) share. Marks: where the bytes that
 * matter to CSV stand among 64, bit i for byte i: comma, line ends, quote, NUL. 16 bytes at a
 * time where the processor has SSE2, else one. */
#include "csv.h"
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { CSV_BLOCK = 64 };

static inline uint64_t csv_marks_plain(const char *at)
{
    static const uint8_t is_mark[256] = {['\0'] = 1, ['\n'] = 1, ['\r'] = 1, ['"'] = 1, [','] = 1};
    uint64_t marks = 0;
    for (int i = 0; i < CSV_BLOCK; i++)
        marks |= (uint64_t)is_mark[(unsigned char)at[i]] << i;
    return marks;
}

#ifdef __SSE2__
static inline uint64_t csv_marks_16(const char *at)
{
    __m128i x = _mm_loadu_si128((const __m128i *)at);
    __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8('\n')),
                                _mm_cmpeq_epi8(x, _mm_set1_epi8('\r')));
    __m128i inner = _mm_or_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8(',')),
                                 _mm_cmpeq_epi8(x, _mm_set1_epi8('"')));
    __m128i zero = _mm_cmpeq_epi8(x, _mm_setzero_si128());
    return (uint16_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(ends, inner), zero));
}

static inline uint64_t csv_marks_fast(const char *at)
{
    return csv_marks_16(at) | csv_marks_16(at + 16) << 16 | csv_marks_16(at + 32) << 32 |
           csv_marks_16(at + 48) << 48;
}
#else
#define csv_marks_fast csv_marks_plain
#endif

/* Of the bytes at `at`, of which those from `end` on must not be touched and have no marks. */
static inline uint64_t csv_marks(const char *at, const char *end)
{
    if (end - at >= CSV_BLOCK)
        return csv_marks_fast(at);
    char last[CSV_BLOCK];
    memset(last, ' ', sizeof last);
    if (end > at)
        memcpy(last, at, (size_t)(end - at));
    return csv_marks_fast(last);
}

/* The first row, whatever its width up to `room` fields, which `c->fields` has; it becomes the
 * width. */
bool csv_header(struct csv *c, size_t room);
