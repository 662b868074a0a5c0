#pragma once
/* num - exact numbers. Printed decimals are meant exactly (GB/T 8170 compares what is printed),
 * so all judging is done in rationals: 128-bit fractions, and GMP rationals where these
 * overflow. Doubles occur only in logarithms, roots and confidence limits.
 *
 * A `struct num` is a plain value; the big ones point into a pool that num_forget() empties, so
 * a num lives no longer than the judgement it was made for. */
#include "text.h"

struct decimal {                 /* units / 10^places, as printed: 24.90 is {2490, 2} */
    int64_t units;
    int8_t places;               /* 0..18 */
};

struct num {
    __int128 n, d;               /* n/d, d > 0, not necessarily in lowest terms; d == 0: see big */
    void *big;                   /* mpq_ptr in the pool, or NULL */
};

enum rounding { ROUND_HALF_EVEN, ROUND_HALF_UP };  /* half_up: away from zero (四舍五入) */

/* A whole cell or nothing: [+-]digits[.digits], ASCII after folding; no exponent, no comma, no
 * blank; at most 18 digits from the first that is not 0, and at most 18 places. */
bool decimal_read(struct span s, struct decimal *out);
/* As printed, no NUL; returns the length. Of the 24 bytes at `out` any may be written. */
size_t decimal_write(struct decimal x, char *out);

/* num_int, num_of, num_add, num_sub, num_cmp, num_sign and num_near stand in num_quick.h. */
/* The double rounded to 12 significant digits, half to even: a guess, see evaluator.h. NaN,
 * infinity: 0. */
struct num num_snap(double x);
double num_double(struct num x);

struct num num_mul(struct num a, struct num b);
struct num num_div(struct num a, struct num b);     /* b must not be 0: see num_failed() */
struct num num_neg(struct num a);
struct num num_abs(struct num a);
struct num num_pow(struct num a, int e);            /* 0 <= e <= 1000 */
struct num num_min(struct num a, struct num b);
struct num num_max(struct num a, struct num b);

struct num num_round(struct num x, int places, enum rounding how); /* places may be negative */
bool num_is_decimal(struct num x, int max_places, struct decimal *out); /* exactly representable */

/* Decimal text: exactly when it ends within 12 places and 18 digits, else 10 significant digits
 * half to even (trailing zeros dropped); beyond 10^20 and 10^-20 as 1.5e21. At most 64 bytes
 * with NUL. Returns the length. */
size_t num_write(struct num x, char out[64]);
/* Exactly `places` decimals (0 to 18), half to even; -0.00 is 0.00. Beyond 10^19 and more, as
 * num_write. */
size_t num_write_fixed(struct num x, int places, char out[64]);

void num_forget(void);           /* empties the pool: no earlier num may be used after it */
/* Since num_forget(), was anything divided by 0, or did a number need more than 200,000 bits
 * above or below, or all of them more than 64 MB? 0 then stands in its place, so whoever judges
 * asks here before believing. Only a wrong rule gets there. */
bool num_failed(void);

#include "num_quick.h"
