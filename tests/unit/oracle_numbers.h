#pragma once
/* oracle_numbers - exact fractions for the oracle, straight on GMP and on purpose without the
 * program's own numbers. They live in one pool that oracle_forget() empties between cases. */
#include <gmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

typedef mpq_ptr fraction;

enum { POOL = 20000 };
static mpq_t pool[POOL];
static int pool_used, pool_made;

static fraction fresh(void)
{
    if (pool_used == POOL)
        abort();
    if (pool_used == pool_made)
        mpq_init(pool[pool_made++]);
    return pool[pool_used++];
}

static void oracle_forget(void)
{
    pool_used = 0;
}

static fraction ratio_of(long n, long d)
{
    fraction x = fresh();
    mpq_set_si(x, n, (unsigned long)d);
    mpq_canonicalize(x);
    return x;
}

static fraction whole(long n)
{
    return ratio_of(n, 1);
}

#define OPERATION(name, function)                   \
    static fraction name(fraction a, fraction b)    \
    {                                               \
        fraction x = fresh();                       \
        function(x, a, b);                          \
        return x;                                   \
    }
OPERATION(plus, mpq_add)
OPERATION(minus, mpq_sub)
OPERATION(times, mpq_mul)
OPERATION(over, mpq_div)
#undef OPERATION

static int sign(fraction a)
{
    return mpq_sgn(a);
}

static int order(fraction a, fraction b)
{
    return mpq_cmp(a, b);
}

static fraction size_of(fraction a)
{
    return sign(a) < 0 ? minus(whole(0), a) : a;
}

static fraction greater(fraction a, fraction b)
{
    return order(a, b) >= 0 ? a : b;
}

static long power_of_ten(int places)
{
    long p = 1;
    while (places-- > 0)
        p *= 10;
    return p;
}

/* To `places` decimals, half to even or half away from zero, in one step. */
static fraction rounded_to(fraction x, int places, bool half_up)
{
    fraction scaled = times(size_of(x), whole(power_of_ten(places)));
    mpz_t quotient, rest;
    mpz_inits(quotient, rest, NULL);
    mpz_fdiv_qr(quotient, rest, mpq_numref(scaled), mpq_denref(scaled));
    mpz_mul_ui(rest, rest, 2);
    int half = mpz_cmp(rest, mpq_denref(scaled));
    if (half > 0 || (half == 0 && (half_up || mpz_odd_p(quotient))))
        mpz_add_ui(quotient, quotient, 1);
    fraction y = fresh();
    mpq_set_z(y, quotient);
    mpz_clears(quotient, rest, NULL);
    y = over(y, whole(power_of_ten(places)));
    return sign(x) < 0 ? minus(whole(0), y) : y;
}

/* With two decimals, half to even. */
static void two_decimals(fraction x, char out[40])
{
    fraction hundredths = times(rounded_to(x, 2, false), whole(100));
    long n = mpz_get_si(mpq_numref(hundredths));
    snprintf(out, 40, "%s%ld.%02ld", n < 0 ? "-" : "", labs(n) / 100, labs(n) % 100);
}
