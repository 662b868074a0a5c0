#pragma once
/* num_big - what only the files num*.c share: 128-bit helpers, and the pool of GMP rationals. */
#include "num.h"
#include <gmp.h>

typedef unsigned __int128 num_u128;

int num_power_of(__int128 d);                    /* k when d is 10^k, else -1 */
bool num_mul_fits(__int128 a, __int128 b, __int128 *product);
int num_low_zeros(num_u128 x);                   /* of the binary form; x is not 0 */
num_u128 num_gcd(num_u128 a, num_u128 b);
struct num num_reduce(struct num x);             /* lowest terms */
struct num num_ten_to(int e);                    /* 10^e, e of either sign */

struct num num_give_up(void);                    /* 0, and num_failed() says so */

enum big_operation { BIG_ADD, BIG_SUB, BIG_MUL, BIG_DIV };
struct num big_operate(enum big_operation what, struct num a, struct num b);
struct num big_pow(struct num x, int e);
int big_cmp(struct num a, struct num b);
int big_sign(struct num x);
double big_double(struct num x);
struct num big_neg(struct num x);
struct num big_whole(struct num x, enum rounding how);   /* x to a whole number */
int64_t big_significant(struct num x, int digits, int *exponent);

enum { DECIMAL_DIGITS = 18 };    /* what a struct decimal holds, of digits and of places */

__int128 num_divide(__int128 n, __int128 d, enum rounding how);  /* n/d to a whole number, d > 0 */
/* x as units / 10^places with the fewest places; false when it takes more than `most`, or 128
 * bits. */
bool num_as_decimal(struct num x, int most, __int128 *units, int *places);
/* |x| ≈ units · 10^(exponent - digits + 1) with 10^(digits-1) <= units < 10^digits; x is not 0,
 * digits at most 18. Rounded in one step, half to even. */
int64_t num_significant(struct num x, int digits, int *exponent);
