/* num_round - rounding, and which fractions end as decimals (num.h). */
#include "num_big.h"
#include <math.h>
#include <string.h>

/* n/d to a whole number, d > 0. */
__int128 num_divide(__int128 n, __int128 d, enum rounding how)
{
    num_u128 size = n < 0 ? -(num_u128)n : (num_u128)n, under = (num_u128)d, whole, rest;
    if ((under & (under - 1)) == 0) {                /* of a double: num_snap */
        whole = size >> num_low_zeros(under);
        rest = size & (under - 1);
    } else if (size >> 64 == 0 && under >> 64 == 0) {
        whole = (uint64_t)size / (uint64_t)under;
        rest = (uint64_t)size % (uint64_t)under;
    } else {
        whole = size / under;
        rest = size % under;
    }
    num_u128 left = under - rest;                /* rest against left: below, at or above half */
    if (rest > left || (rest == left && (how == ROUND_HALF_UP || whole & 1)))
        whole++;
    return n < 0 ? -(__int128)whole : (__int128)whole;
}

static struct num round_whole(struct num x, enum rounding how)
{
    if (x.d == 0)
        return big_whole(x, how);
    return (struct num){num_divide(x.n, x.d, how), 1, NULL};
}

struct num num_round(struct num x, int places, enum rounding how)
{
    __int128 over;
    places = places > 1000 ? 1000 : places < -1000 ? -1000 : places;
    if (places >= 0 && places < NUM_POWERS && x.d != 0) {
        if (x.d == 1 || x.d == num_powers[places])
            return x;
        if (num_mul_fits(x.n, num_powers[places], &over))
            return (struct num){num_divide(over, x.d, how), num_powers[places], NULL};
    }
    struct num scaled = round_whole(num_mul(x, num_ten_to(places)), how);
    return num_mul(scaled, num_ten_to(-places));
}

/* ---- which fractions end ---- */

/* In lowest terms n/d ends after as many places as d has twos, or fives if more; -1: never. */
static int places_needed(__int128 d)
{
    int twos = num_low_zeros((num_u128)d), fives = 0;
    for (d >>= twos; d >> 64; fives++) {
        if (d % 5)
            return -1;
        d /= 5;
    }
    uint64_t rest = (uint64_t)d;
    for (; rest % 5 == 0; fives++)
        rest /= 5;
    return rest != 1 ? -1 : twos > fives ? twos : fives;
}

/* x as units / 10^places with the fewest places, if at most `most`. */
bool num_as_decimal(struct num x, int most, __int128 *units, int *places)
{
    int power = x.d == 0 ? -1 : num_power_of(x.d);
    if (x.d == 0)
        return false;
    *units = x.n;
    *places = power;
    if (power >= 0) {
        while (*places > 0 && *units % 10 == 0) {
            *units /= 10;
            --*places;
        }
        return *places <= most;
    }
    x = num_reduce(x);
    *places = places_needed(x.d);
    return *places >= 0 && *places <= most && num_mul_fits(x.n, num_powers[*places] / x.d, units);
}

bool num_is_decimal(struct num x, int max_places, struct decimal *out)
{
    __int128 units;
    int places;
    int most = max_places < DECIMAL_DIGITS ? max_places : DECIMAL_DIGITS;
    if (!num_as_decimal(x, most, &units, &places) || units != (int64_t)units)
        return false;
    *out = (struct decimal){(int64_t)units, (int8_t)places};
    return true;
}

/* ---- significant digits ---- */

/* |x| ≈ units / 10^k, or -1 where 128 bits do not hold what that takes. */
static __int128 scale_small(struct num x, int k)
{
    __int128 scaled;
    int size = k < 0 ? -k : k;
    if (size >= NUM_POWERS || !num_mul_fits(k < 0 ? x.d : x.n, num_powers[size], &scaled))
        return -1;
    return k < 0 ? num_divide(x.n, scaled, ROUND_HALF_EVEN)
                 : num_divide(scaled, x.d, ROUND_HALF_EVEN);
}

/* The exponent of x > 0, perhaps one off: from its binary one, of 0.30103 = log10(2) each. */
static int guess_exponent(struct num x)
{
    double size = (double)x.n / (double)x.d;
    uint64_t bits;
    memcpy(&bits, &size, sizeof bits);
    int e = (int)floor(((int)(bits >> 52) - 1023) * 0.30103), next = e + 1;
    bool more = next >= 0 ? next < NUM_POWERS && size >= (double)num_powers[next]
                          : -next < NUM_POWERS && size * (double)num_powers[-next] >= 1;
    return more ? next : e;
}

int64_t num_significant(struct num x, int digits, int *exponent)
{
    x = num_abs(x);
    if (x.d == 0)
        return big_significant(x, digits, exponent);
    *exponent = guess_exponent(x);
    for (;;) {                   /* a wrong guess shows in the number of digits */
        __int128 units = scale_small(x, digits - 1 - *exponent);
        if (units < 0)
            return big_significant(x, digits, exponent);
        if (units >= num_powers[digits])
            ++*exponent;
        else if (units < num_powers[digits - 1])
            --*exponent;
        else
            return (int64_t)units;
    }
}

enum { SNAP_DIGITS = 12 };

/* x = m·2^e exactly, with a whole m of 53 bits: all stays whole numbers, nothing is guessed. */
static struct num exactly(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int e = (int)(bits >> 52 & 0x7FF);
    int64_t m = (int64_t)(bits & (((uint64_t)1 << 52) - 1));
    if (e > 0)
        m |= (int64_t)1 << 52;
    else
        e = 1;
    e -= 1075;
    int zeros = __builtin_ctzll((uint64_t)m);
    m /= (int64_t)1 << zeros;
    e += zeros;
    if (e <= 0 && e > -126)
        return (struct num){m, (__int128)1 << -e, NULL};
    struct num power = num_pow(num_int(2), e < 0 ? (-e + 1) / 2 : (e + 1) / 2);
    struct num scale = num_mul(power, num_pow(num_int(2), e < 0 ? -e / 2 : e / 2));
    return e < 0 ? num_div(num_int(m), scale) : num_mul(num_int(m), scale);
}

struct num num_snap(double x)
{
    if (!isfinite(x) || x == 0)
        return num_int(0);
    int exponent;
    int64_t units = num_significant(exactly(x), SNAP_DIGITS, &exponent);
    int places = SNAP_DIGITS - 1 - exponent;
    for (int zeros = 8; zeros > 0; zeros /= 2) {     /* 500000000000/10^12 is 5/10 */
        if (places < zeros || units % (int64_t)num_powers[zeros])
            continue;
        units /= (int64_t)num_powers[zeros];
        places -= zeros;
    }
    struct num size = num_int(x < 0 ? -units : units);
    if (places >= 0 && places < NUM_POWERS) {
        size.d = num_powers[places];
        return size;
    }
    return num_mul(size, num_ten_to(-places));
}
