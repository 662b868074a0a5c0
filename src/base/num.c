#include "num_big.h"

static int magnitude_bits(num_u128 x)
{
    uint64_t high = (uint64_t)(x >> 64), low = (uint64_t)x;
    return high ? 128 - __builtin_clzll(high) : low ? 64 - __builtin_clzll(low) : 0;
}

static num_u128 magnitude(__int128 x)
{
    return x < 0 ? -(num_u128)x : (num_u128)x;
}

static bool is_big(struct num x)
{
    return x.d == 0;
}

#define E9 1000000000
#define E18 ((__int128)E9 * E9)
const __int128 num_powers[NUM_POWERS] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, E9,
    (__int128)E9 * 10, (__int128)E9 * 100, (__int128)E9 * 1000, (__int128)E9 * 10000,
    (__int128)E9 * 100000, (__int128)E9 * 1000000, (__int128)E9 * 10000000,
    (__int128)E9 * 100000000, E18, E18 * 10, E18 * 100, E18 * 1000, E18 * 10000, E18 * 100000,
    E18 * 1000000, E18 * 10000000, E18 * 100000000, E18 * E9, E18 * E9 * 10, E18 * E9 * 100,
    E18 * E9 * 1000, E18 * E9 * 10000, E18 * E9 * 100000, E18 * E9 * 1000000, E18 * E9 * 10000000,
    E18 * E9 * 100000000, E18 * E18, E18 * E18 * 10, E18 * E18 * 100,
};

/* The number of bits tells the power: 10^k has floor(k·log2 10) + 1 bits, and 1233/4096 is log10
 * 2. */
int num_power_of(__int128 d)
{
    int k = ((magnitude_bits((num_u128)d) - 1) * 1233 + 4095) >> 12;
    return d > 0 && k < NUM_POWERS && num_powers[k] == d ? k : -1;
}

/* Own code because clang's __builtin_mul_overflow needs a library that is not everywhere. The
 * smallest number is not used, so that -x always exists. */
bool num_mul_fits(__int128 a, __int128 b, __int128 *product)
{
    if (a == (int64_t)a && b == (int64_t)b) {
        *product = a * b;
        return true;
    }
    num_u128 x = magnitude(a), y = magnitude(b);
    if (x < y) {
        num_u128 swap = x;
        x = y;
        y = swap;
    }
    if (y >> 64)
        return false;
    num_u128 low = (num_u128)(uint64_t)x * y, high = (x >> 64) * y + (low >> 64);
    if (high >> 63)
        return false;
    num_u128 result = high << 64 | (uint64_t)low;
    *product = (a < 0) != (b < 0) ? -(__int128)result : (__int128)result;
    return true;
}

static bool add_fits(__int128 a, __int128 b, __int128 *sum)
{
    return !__builtin_add_overflow(a, b, sum) && magnitude(*sum) >> 127 == 0;
}

int num_low_zeros(num_u128 x)
{
    return (uint64_t)x ? __builtin_ctzll((uint64_t)x) : 64 + __builtin_ctzll((uint64_t)(x >> 64));
}

/* Binary gcd, in 64 bits as soon as both fit. */
num_u128 num_gcd(num_u128 a, num_u128 b)
{
    if (a == 0 || b == 0)
        return a | b;
    int shift = num_low_zeros(a | b);
    a >>= num_low_zeros(a);
    while ((a | b) >> 64) {
        b >>= num_low_zeros(b);
        if (a > b) {
            num_u128 swap = a;
            a = b;
            b = swap;
        }
        b -= a;
        if (b == 0)
            return a << shift;
    }
    uint64_t x = (uint64_t)a, y = (uint64_t)b;
    while (y) {
        y >>= __builtin_ctzll(y);
        if (x > y) {
            uint64_t swap = x;
            x = y;
            y = swap;
        }
        y -= x;
    }
    return (num_u128)x << shift;
}

struct num num_reduce(struct num x)
{
    if (is_big(x) || x.d == 1)
        return x;
    num_u128 common = num_gcd(magnitude(x.n), (num_u128)x.d);
    if (common > 1) {
        x.n /= (__int128)common;
        x.d /= (__int128)common;
    }
    return x;
}

double num_double(struct num x)
{
    if (is_big(x))
        return big_double(x);
    return (double)((long double)x.n / (long double)x.d);
}

/* ---- sums ---- */

static bool add_small(struct num a, struct num b, struct num *sum)
{
    __int128 over, under;
    if (a.d == b.d) {
        if (!add_fits(a.n, b.n, &sum->n))
            return false;
        sum->d = a.d;
        return true;
    }
    if (a.d < b.d) {             /* the larger denominator is mostly a multiple of the other */
        struct num swap = a;
        a = b;
        b = swap;
    }
    if (b.d == 1 || (a.d >> 63 == 0 && (uint64_t)a.d % (uint64_t)b.d == 0)) {
        __int128 factor = b.d == 1 ? a.d : (__int128)((uint64_t)a.d / (uint64_t)b.d);
        if (!num_mul_fits(b.n, factor, &over) || !add_fits(a.n, over, &sum->n))
            return false;
        sum->d = a.d;
        return true;
    }
    return num_mul_fits(a.n, b.d, &over) && num_mul_fits(b.n, a.d, &under) &&
           add_fits(over, under, &sum->n) && num_mul_fits(a.d, b.d, &sum->d);
}

struct num num_add_any(struct num a, struct num b)
{
    struct num sum = {0, 1, NULL};
    if (is_big(a) || is_big(b))
        return big_operate(BIG_ADD, a, b);
    if (add_small(a, b, &sum) || add_small(num_reduce(a), num_reduce(b), &sum))
        return sum;
    return big_operate(BIG_ADD, a, b);
}

struct num num_neg(struct num a)
{
    if (is_big(a))
        return big_neg(a);
    a.n = -a.n;
    return a;
}

struct num num_sub_any(struct num a, struct num b)
{
    struct num difference = {0, 1, NULL};
    if (is_big(a) || is_big(b))
        return big_operate(BIG_SUB, a, b);
    b.n = -b.n;
    if (add_small(a, b, &difference) || add_small(num_reduce(a), num_reduce(b), &difference))
        return difference;
    return big_operate(BIG_ADD, a, b);
}

struct num num_abs(struct num a)
{
    return num_sign(a) < 0 ? num_neg(a) : a;
}

/* ---- products ---- */

static bool mul_small(struct num a, struct num b, struct num *product)
{
    return num_mul_fits(a.n, b.n, &product->n) && num_mul_fits(a.d, b.d, &product->d);
}

/* After reducing across, the product is in lowest terms: if that does not fit, nothing does. */
static struct num mul_reduced(struct num a, struct num b)
{
    struct num product = {0, 1, NULL};
    struct num left = num_reduce((struct num){a.n, b.d, NULL});
    struct num right = num_reduce((struct num){b.n, a.d, NULL});
    if (mul_small(left, right, &product))
        return product;
    return big_operate(BIG_MUL, left, right);
}

struct num num_mul(struct num a, struct num b)
{
    struct num product = {0, 1, NULL};
    if (is_big(a) || is_big(b))
        return big_operate(BIG_MUL, a, b);
    if (mul_small(a, b, &product))
        return product;
    return mul_reduced(num_reduce(a), num_reduce(b));
}

struct num num_div(struct num a, struct num b)
{
    if (num_sign(b) == 0)
        return num_give_up();
    if (is_big(a) || is_big(b))
        return big_operate(BIG_DIV, a, b);
    if (a.d == b.d)              /* two decimals printed alike: no need of their denominators */
        return b.n < 0 ? (struct num){-a.n, -b.n, NULL} : (struct num){a.n, b.n, NULL};
    struct num inverse = b.n < 0 ? (struct num){-b.d, -b.n, NULL} : (struct num){b.d, b.n, NULL};
    return num_mul(a, inverse);
}

struct num num_pow(struct num a, int e)
{
    struct num power = num_int(1), square = a;
    for (int left = e; left > 0; left >>= 1) {
        if (left & 1)
            power = num_mul(power, square);
        if (is_big(power) || is_big(square))
            return big_pow(a, e);
        if (left > 1)
            square = num_mul(square, square);
    }
    return power;
}

struct num num_ten_to(int e)
{
    int size = e < 0 ? -e : e;
    struct num ten = {10, 1, NULL};
    if (size < NUM_POWERS)
        ten.n = num_powers[size];
    else
        ten = big_pow(ten, size);
    return e < 0 ? num_div(num_int(1), ten) : ten;
}

/* ---- order ---- */

int num_sign_any(struct num a)
{
    if (is_big(a))
        return big_sign(a);
    return (a.n > 0) - (a.n < 0);
}

/* a·b as high and low half. */
static num_u128 mul_whole(num_u128 a, num_u128 b, num_u128 *low)
{
    uint64_t a0 = (uint64_t)a, a1 = (uint64_t)(a >> 64), b0 = (uint64_t)b, b1 = (uint64_t)(b >> 64);
    num_u128 low_low = (num_u128)a0 * b0, high_low = (num_u128)a1 * b0;
    num_u128 low_high = (num_u128)a0 * b1 + (uint64_t)high_low + (low_low >> 64);
    *low = low_high << 64 | (uint64_t)low_low;
    return (num_u128)a1 * b1 + (high_low >> 64) + (low_high >> 64);
}

static int cmp_crosswise(struct num a, struct num b)
{
    num_u128 left_low, right_low;
    num_u128 left = mul_whole(magnitude(a.n), (num_u128)b.d, &left_low);
    num_u128 right = mul_whole(magnitude(b.n), (num_u128)a.d, &right_low);
    int order = left != right ? (left > right) - (left < right)
                              : (left_low > right_low) - (left_low < right_low);
    return a.n < 0 ? -order : order;
}

int num_cmp_any(struct num a, struct num b)
{
    if (is_big(a) || is_big(b))
        return big_cmp(a, b);
    if (a.d == b.d)
        return (a.n > b.n) - (a.n < b.n);
    int sign_a = num_sign(a), sign_b = num_sign(b);
    if (sign_a != sign_b)
        return sign_a - sign_b;
    return cmp_crosswise(a, b);
}

struct num num_min(struct num a, struct num b)
{
    return num_cmp(b, a) < 0 ? b : a;
}

struct num num_max(struct num a, struct num b)
{
    return num_cmp(b, a) > 0 ? b : a;
}
