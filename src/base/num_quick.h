#pragma once
/* num_quick - the functions of num.h for the numbers that are nearly all: small ones, mostly of one
 * denominator. Inline, because a call costs more than they do; all others go the long way. */

int num_cmp_any(struct num a, struct num b);
int num_sign_any(struct num a);
struct num num_add_any(struct num a, struct num b);
struct num num_sub_any(struct num a, struct num b);

enum { NUM_POWERS = 39 };
extern const __int128 num_powers[NUM_POWERS];    /* 10^0 … 10^38 */

static inline bool num_is_short(__int128 x)
{
    return x == (int64_t)x;
}

/* At most 2^53 on either side of 0: a double holds it. */
static inline bool num_fits_double(__int128 x)
{
    const uint64_t most = (uint64_t)1 << 53;
    return num_is_short(x) && (uint64_t)x + most <= 2 * most;
}

static inline struct num num_int(int64_t x)
{
    return (struct num){x, 1, NULL};
}

static inline struct num num_of(struct decimal x)
{
    return (struct num){x.units, num_powers[x.places], NULL};
}

static inline int num_sign(struct num a)
{
    return a.d ? (a.n > 0) - (a.n < 0) : num_sign_any(a);
}

static inline int num_cmp(struct num a, struct num b)
{
    if (a.d && a.d == b.d)
        return (a.n > b.n) - (a.n < b.n);
    if (!a.d || !b.d || !num_is_short(a.n) || !num_is_short(b.n) || !num_is_short(a.d) ||
        !num_is_short(b.d))
        return num_cmp_any(a, b);
    __int128 left = (__int128)(int64_t)a.n * (int64_t)b.d;
    __int128 right = (__int128)(int64_t)b.n * (int64_t)a.d;
    return (left > right) - (left < right);
}

static inline struct num num_add(struct num a, struct num b)
{
    if (a.d && a.d == b.d && num_is_short(a.n) && num_is_short(b.n))
        return (struct num){a.n + b.n, a.d, NULL};
    return num_add_any(a, b);
}

static inline struct num num_sub(struct num a, struct num b)
{
    if (a.d && a.d == b.d && num_is_short(a.n) && num_is_short(b.n))
        return (struct num){a.n - b.n, a.d, NULL};
    return num_sub_any(a, b);
}

/* num_double(x), but where x needs more than 53 bits above or below rounded once more. */
static inline double num_near(struct num x)
{
    if (!x.d || !num_fits_double(x.n) || !num_fits_double(x.d))
        return num_double(x);
    return x.d == 1 ? (double)(int64_t)x.n : (double)(int64_t)x.n / (double)(int64_t)x.d;
}
