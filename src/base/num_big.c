/* num_big - GMP rationals for what 128 bits do not hold, in a pool that num_forget() empties. */
#include "num_big.h"
#include <math.h>
#include <stdlib.h>

/* No honest judgement comes near these. A number beyond them is given up (num_failed) and 0 stands
 * in its place, so that a wrong rule costs neither the time nor the memory that GMP would take. */
enum { BITS_MOST = 200000 };
static const size_t pool_most = (size_t)64 << 20;

struct big {
    mpq_t q;
    struct big *next;
};

static _Thread_local struct {
    struct arena *arena;         /* of the nodes; NULL while there are no big numbers */
    struct big *numbers;
    struct big operands[2];      /* where 128-bit operands are put for one operation */
    size_t bytes;                /* taken by the numbers */
    bool failed;
} pool;

void num_forget(void)
{
    pool.failed = false;
    if (!pool.arena)
        return;
    for (struct big *b = pool.numbers; b; b = b->next)
        mpq_clear(b->q);
    for (int i = 0; i < 2; i++)
        mpq_clear(pool.operands[i].q);
    arena_free(pool.arena);
    pool.arena = NULL;
    pool.numbers = NULL;
    pool.bytes = 0;
}

bool num_failed(void)
{
    return pool.failed;
}

struct num num_give_up(void)
{
    pool.failed = true;
    return num_int(0);
}

static void pool_open(void)
{
    if (pool.arena)
        return;
    pool.arena = arena_new();
    for (int i = 0; i < 2; i++)
        mpq_init(pool.operands[i].q);
}

static mpq_ptr pool_take(void)
{
    struct big *b = ARENA_NEW(pool.arena, struct big);
    mpq_init(b->q);
    b->next = pool.numbers;
    pool.numbers = b;
    pool.bytes += sizeof *b;
    return b->q;
}

static void set_whole(mpz_ptr z, __int128 x)
{
    num_u128 size = x < 0 ? -(num_u128)x : (num_u128)x;
    uint64_t halves[2] = {(uint64_t)size, (uint64_t)(size >> 64)};
    mpz_import(z, 2, -1, sizeof halves[0], 0, 0, halves);
    if (x < 0)
        mpz_neg(z, z);
}

static __int128 get_whole(mpz_srcptr z)
{
    uint64_t halves[2] = {0, 0};
    mpz_export(halves, NULL, -1, sizeof halves[0], 0, 0, z);
    __int128 x = (__int128)((num_u128)halves[1] << 64 | halves[0]);
    return mpz_sgn(z) < 0 ? -x : x;
}

/* Operand 0 or 1 of an operation. */
static mpq_srcptr as_big(struct num x, int operand)
{
    pool_open();
    if (x.d == 0)
        return x.big;
    mpq_ptr q = pool.operands[operand].q;
    set_whole(mpq_numref(q), x.n);
    set_whole(mpq_denref(q), x.d);
    mpq_canonicalize(q);
    return q;
}

/* A result that fits 128 bits again goes back to them. */
static struct num settle(mpq_ptr q)
{
    size_t over = mpz_sizeinbase(mpq_numref(q), 2), under = mpz_sizeinbase(mpq_denref(q), 2);
    if (over <= 127 && under <= 127)
        return (struct num){get_whole(mpq_numref(q)), get_whole(mpq_denref(q)), NULL};
    pool.bytes += (over + under) / 8;
    if (over > BITS_MOST || under > BITS_MOST || pool.bytes > pool_most)
        return num_give_up();
    return (struct num){0, 0, q};
}

struct num big_operate(enum big_operation what, struct num a, struct num b)
{
    static void (*const operations[])(mpq_ptr, mpq_srcptr, mpq_srcptr) = {
        [BIG_ADD] = mpq_add, [BIG_SUB] = mpq_sub, [BIG_MUL] = mpq_mul, [BIG_DIV] = mpq_div,
    };
    mpq_srcptr left = as_big(a, 0), right = as_big(b, 1);
    mpq_ptr result = pool_take();
    operations[what](result, left, right);
    return settle(result);
}

struct num big_pow(struct num x, int e)
{
    mpq_srcptr base = as_big(x, 0);
    size_t over = mpz_sizeinbase(mpq_numref(base), 2), under = mpz_sizeinbase(mpq_denref(base), 2);
    if ((over > under ? over : under) - 1 > (size_t)BITS_MOST / (size_t)(e > 0 ? e : 1))
        return num_give_up();        /* before the work is done */
    mpq_ptr result = pool_take();
    mpz_pow_ui(mpq_numref(result), mpq_numref(base), (unsigned long)e);
    mpz_pow_ui(mpq_denref(result), mpq_denref(base), (unsigned long)e);
    return settle(result);
}

int big_cmp(struct num a, struct num b)
{
    return mpq_cmp(as_big(a, 0), as_big(b, 1));
}

int big_sign(struct num x)
{
    return mpq_sgn((mpq_srcptr)x.big);
}

/* The quotient's first 63 or 64 bits, the last one telling that more follow: the cast rounds
 * once. */
double big_double(struct num x)
{
    mpq_srcptr q = x.big;
    long over_bits = (long)mpz_sizeinbase(mpq_numref(q), 2);
    long shift = 63 - over_bits + (long)mpz_sizeinbase(mpq_denref(q), 2);
    mpz_t over, rest;
    mpz_inits(over, rest, NULL);
    mpz_abs(over, mpq_numref(q));
    mpz_set(rest, mpq_denref(q));
    mpz_mul_2exp(shift < 0 ? rest : over, shift < 0 ? rest : over, (unsigned long)labs(shift));
    mpz_tdiv_qr(over, rest, over, rest);
    uint64_t bits = mpz_get_ui(over) | (mpz_sgn(rest) != 0);
    mpz_clears(over, rest, NULL);
    double size = ldexp((double)bits, (int)-shift);
    return mpq_sgn(q) < 0 ? -size : size;
}

struct num big_neg(struct num x)
{
    mpq_ptr result = pool_take();
    mpq_neg(result, (mpq_srcptr)x.big);
    return settle(result);
}

static void divide_rounded(mpz_ptr whole, mpz_srcptr n, mpz_srcptr d, enum rounding how)
{
    mpz_t rest;
    mpz_init(rest);
    mpz_tdiv_qr(whole, rest, n, d);
    mpz_mul_2exp(rest, rest, 1);
    int half = mpz_cmpabs(rest, d);
    if (half > 0 || (half == 0 && (how == ROUND_HALF_UP || mpz_odd_p(whole)))) {
        if (mpz_sgn(n) < 0)
            mpz_sub_ui(whole, whole, 1);
        else
            mpz_add_ui(whole, whole, 1);
    }
    mpz_clear(rest);
}

struct num big_whole(struct num x, enum rounding how)
{
    mpq_srcptr q = as_big(x, 0);
    mpq_ptr result = pool_take();
    divide_rounded(mpq_numref(result), mpq_numref(q), mpq_denref(q), how);
    return settle(result);
}

int64_t big_significant(struct num x, int digits, int *exponent)
{
    mpq_srcptr q = as_big(x, 0);
    mpz_t over, under, units, ten, limit;
    mpz_inits(over, under, units, ten, limit, NULL);
    mpz_ui_pow_ui(limit, 10, (unsigned long)digits);
    /* sizeinbase may be one too large: this is one to three more than the exponent */
    *exponent = (int)mpz_sizeinbase(mpq_numref(q), 10) - (int)mpz_sizeinbase(mpq_denref(q), 10) + 2;
    for (;; --*exponent) {
        int k = digits - 1 - *exponent;
        mpz_ui_pow_ui(ten, 10, (unsigned long)(k < 0 ? -k : k));
        if (k < 0)
            mpz_mul(under, mpq_denref(q), ten), mpz_set(over, mpq_numref(q));
        else
            mpz_mul(over, mpq_numref(q), ten), mpz_set(under, mpq_denref(q));
        divide_rounded(units, over, under, ROUND_HALF_EVEN);
        mpz_mul_ui(ten, units, 10);
        if (mpz_cmp(ten, limit) >= 0)
            break;
    }
    int64_t result = (int64_t)mpz_get_si(units);
    mpz_clears(over, under, units, ten, limit, NULL);
    return result;
}
