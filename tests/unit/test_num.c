/* num against GMP rationals, on random numbers of every size (the seed is fixed). */
#include "../../src/base/num.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <gmp.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 20000 };

static uint64_t seed;

static uint64_t random_bits(void)                /* splitmix64 */
{
    uint64_t z = seed += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static int64_t random_below(int64_t limit)
{
    return (int64_t)(random_bits() % (uint64_t)limit);
}

static struct decimal random_decimal(void)
{
    int64_t size = 1;
    for (int64_t digits = random_below(18); digits > 0; digits--)
        size *= 10;
    int64_t units = random_below(size * 10);
    return (struct decimal){random_bits() & 1 ? units : -units, (int8_t)random_below(19)};
}

/* Decimals as they are printed, whole numbers, wild fractions, sometimes beyond 128 bits. */
static struct num random_num(void)
{
    switch (random_below(8)) {
    case 0:
        return num_int(random_below(201) - 100);
    case 1:
        return num_int((int64_t)random_bits());
    case 2:
        return num_div(num_of(random_decimal()), num_int(1 + random_below(1000)));
    case 3: {
        struct num x = num_int((int64_t)random_bits()), y = num_int((int64_t)random_bits());
        return num_div(num_mul(x, y), num_int((int64_t)random_bits() | 1));
    }
    case 4:
        return num_pow(num_of(random_decimal()), (int)random_below(6));
    default: {
        struct decimal x = random_decimal();
        x.units %= 100000;
        x.places %= 4;
        return num_of(x);
    }
    }
}

static void set_whole(mpz_t z, __int128 x)
{
    mpz_set_si(z, (long)(x >> 64));
    mpz_mul_2exp(z, z, 64);
    mpz_t low;
    mpz_init_set_ui(low, (unsigned long)(uint64_t)x);
    mpz_add(z, z, low);
    mpz_clear(low);
}

static void as_mpq(mpq_t q, struct num x)
{
    if (x.d == 0) {
        mpq_set(q, (mpq_ptr)x.big);
        return;
    }
    assert_true(x.d > 0);
    set_whole(mpq_numref(q), x.n);
    set_whole(mpq_denref(q), x.d);
    mpq_canonicalize(q);
}

static void assert_same(struct num x, const mpq_t expected)
{
    mpq_t q;
    mpq_init(q);
    as_mpq(q, x);
    if (!mpq_equal(q, expected)) {
        gmp_printf("got %Qd, expected %Qd\n", q, expected);
        fail();
    }
    mpq_clear(q);
}

static struct num number(const char *text)
{
    struct decimal x;
    assert_true(decimal_read(span_of(text), &x));
    return num_of(x);
}

#define assert_written(x, expected) \
    do { \
        char text_[64]; \
        size_t len_ = num_write((x), text_); \
        assert_string_equal(text_, expected); \
        assert_int_equal(len_, strlen(expected)); \
    } while (0)

#define assert_fixed(x, places, expected) \
    do { \
        char text_[64]; \
        size_t len_ = num_write_fixed((x), (places), text_); \
        assert_string_equal(text_, expected); \
        assert_int_equal(len_, strlen(expected)); \
    } while (0)

/* ---- reading and writing decimals ---- */

static void a_decimal_is_a_whole_cell_or_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t units;
        int places;
    } good[] = {
        {"0", 0, 0}, {"-0", 0, 0}, {"-0.00", 0, 2}, {"24.90", 2490, 2}, {"+7", 7, 0},
        {"-16.9", -169, 1},
        {"007.50", 750, 2}, {"0.000000000000000001", 1, 18},
        {"999999999999999999", 999999999999999999, 0},
        {"0000000000000000000000001", 1, 0}, {"-0.999999999999999999", -999999999999999999, 18},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct decimal x;
        assert_true(decimal_read(span_of(good[i].text), &x));
        assert_true(x.units == good[i].units && x.places == good[i].places);
    }
    static const char *const bad[] = {
        "", "-", "+", ".", ".5", "5.", "-.5", "1,5", "1 234", " 1", "1 ", "1e5", "0x10",
        "--1", "1.2.3",
        "inf", "nan", "１", "1000000000000000000", "0.0000000000000000001",
        "12345678901234567.89", "1-",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct decimal x;
        assert_false(decimal_read(span_of(bad[i]), &x));
    }
    struct decimal x;
    assert_false(decimal_read((struct span){NULL, 0}, &x));
    assert_false(decimal_read((struct span){"1\0002", 3}, &x));
}

static void a_decimal_is_written_as_it_was_printed(void **state)
{
    (void)state;
    static const char *const texts[] = {"0", "0.00", "24.90", "-16.9", "999999999999999999", "0.05",
                                        "-0.999999999999999999", "100", "-0.000000000000000001"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct decimal x;
        char out[25] = {0};
        assert_true(decimal_read(span_of(texts[i]), &x));
        assert_int_equal(decimal_write(x, out), strlen(texts[i]));
        assert_string_equal(out, texts[i]);
    }
    char out[25] = {0};
    decimal_write((struct decimal){INT64_MIN, 18}, out);
    assert_string_equal(out, "-9.223372036854775808");
}

static void every_decimal_comes_back(void **state)
{
    (void)state;
    seed = 1;
    for (int i = 0; i < ROUNDS; i++) {
        struct decimal x = random_decimal(), y;
        char out[24];
        size_t len = decimal_write(x, out);
        assert_true(len <= sizeof out && decimal_read((struct span){out, len}, &y));
        assert_true(x.units == y.units && x.places == y.places);
    }
}

/* ---- arithmetic ---- */

static void sums_and_products_are_those_of_rationals(void **state)
{
    (void)state;
    seed = 2;
    mpq_t a, b, expected;
    mpq_inits(a, b, expected, NULL);
    for (int i = 0; i < ROUNDS; i++) {
        struct num x = random_num(), y = random_num();
        as_mpq(a, x);
        as_mpq(b, y);
        mpq_add(expected, a, b);
        assert_same(num_add(x, y), expected);
        mpq_sub(expected, a, b);
        assert_same(num_sub(x, y), expected);
        mpq_mul(expected, a, b);
        assert_same(num_mul(x, y), expected);
        if (mpq_sgn(b)) {
            mpq_div(expected, a, b);
            assert_same(num_div(x, y), expected);
        }
        mpq_neg(expected, a);
        assert_same(num_neg(x), expected);
        mpq_abs(expected, a);
        assert_same(num_abs(x), expected);
        assert_false(num_failed());
        num_forget();
    }
    mpq_clears(a, b, expected, NULL);
}

static int sign_of(int x)
{
    return (x > 0) - (x < 0);
}

static void order_is_that_of_rationals(void **state)
{
    (void)state;
    seed = 3;
    mpq_t a, b;
    mpq_inits(a, b, NULL);
    for (int i = 0; i < ROUNDS; i++) {
        struct num x = random_num();
        struct num y = random_below(4) ? random_num() : num_sub(num_add(x, num_int(7)), num_int(7));
        as_mpq(a, x);
        as_mpq(b, y);
        assert_int_equal(sign_of(num_cmp(x, y)), sign_of(mpq_cmp(a, b)));
        assert_int_equal(sign_of(num_sign(x)), mpq_sgn(a));
        assert_same(num_min(x, y), mpq_cmp(a, b) <= 0 ? a : b);
        assert_same(num_max(x, y), mpq_cmp(a, b) >= 0 ? a : b);
        num_forget();
    }
    mpq_clears(a, b, NULL);
}

static void the_last_bit_of_128_counts(void **state)
{
    (void)state;
    __int128 most = (__int128)(~(unsigned __int128)0 >> 1);
    struct num x = {most, most - 1, NULL}, y = {most - 1, most - 2, NULL};
    assert_true(num_cmp(x, y) < 0);
    assert_true(num_cmp(num_neg(x), num_neg(y)) > 0);
    struct num whole = {most, 1, NULL};
    struct num more = num_add(whole, num_int(1));
    assert_true(more.d == 0 && num_cmp(more, whole) > 0);
    struct num again = num_sub(more, num_int(1));
    assert_true(again.d == 1 && again.n == most);
    struct num least = num_sub(num_neg(whole), num_int(1));
    assert_true(num_cmp(num_neg(least), more) == 0);
    num_forget();
}

static void powers_are_exact(void **state)
{
    (void)state;
    seed = 4;
    mpq_t a, expected;
    mpq_inits(a, expected, NULL);
    for (int i = 0; i < 300; i++) {
        struct num x = random_num();
        int e = (int)random_below(i % 3 ? 12 : 200);
        as_mpq(a, x);
        mpz_pow_ui(mpq_numref(expected), mpq_numref(a), (unsigned long)e);
        mpz_pow_ui(mpq_denref(expected), mpq_denref(a), (unsigned long)e);
        assert_same(num_pow(x, e), expected);
        num_forget();
    }
    struct num growth = num_pow(number("1.07"), 5);
    assert_true(num_cmp(growth, number("1.4025517307")) == 0);
    assert_true(num_cmp(num_pow(num_int(0), 0), num_int(1)) == 0);
    mpq_clears(a, expected, NULL);
}

static void printed_arithmetic_has_no_dust(void **state)
{
    (void)state;
    struct num rest = num_sub(number("16.9"), num_mul(num_int(8), number("0.3")));
    assert_int_equal(num_cmp(rest, number("14.5")), 0);
    assert_int_equal(num_cmp(num_add(number("0.1"), number("0.2")), number("0.3")), 0);
    struct num half = num_div(num_sub(number("53.6"), number("52.7")), num_int(2));
    assert_int_equal(num_cmp(half, number("0.45")), 0);
    assert_written(half, "0.45");
}

static void a_million_bits_are_given_up_and_said(void **state)
{
    (void)state;
    struct num x = number("123456789.987654321");
    for (int i = 0; i < 30 && !num_failed(); i++)
        x = num_mul(x, x);
    assert_true(num_failed());
    assert_int_equal(num_cmp(x, num_int(0)), 0);
    num_forget();
    assert_false(num_failed());
    num_pow(num_pow(num_int(3), 1000), 1000);
    assert_true(num_failed());
    num_forget();
    assert_int_equal(num_cmp(num_div(num_int(5), num_int(0)), num_int(0)), 0);
    assert_true(num_failed());
    num_forget();
}

static void doubles_are_near(void **state)
{
    (void)state;
    seed = 5;
    mpq_t a, b, error;
    mpq_inits(a, b, error, NULL);
    for (int i = 0; i < ROUNDS; i++) {
        struct num x = random_num();
        as_mpq(a, x);
        mpq_set_d(b, num_double(x));
        mpq_sub(error, a, b);
        mpq_mul_2exp(error, error, 52);
        mpq_abs(error, error);
        mpq_abs(a, a);
        assert_true(mpq_cmp(error, a) <= 0);
        num_forget();
    }
    assert_true(num_double(number("0.56")) == 0.56 && num_double(number("-77.05")) == -77.05);
    assert_true(isinf(num_double(num_pow(num_int(10), 400))));
    struct num tie = num_mul(num_int(((int64_t)1 << 53) + 1), num_pow(num_int(2), 100));
    assert_true(num_double(tie) == ldexp(0x1p53, 100));
    assert_true(num_double(num_add(tie, num_int(1))) == ldexp(0x1p53 + 2, 100));
    num_forget();
    mpq_clears(a, b, error, NULL);
}

/* ---- rounding ---- */

/* a · 10^places, not in lowest terms. */
static void scale_mpq(mpq_t a, long places)
{
    mpz_ptr part = places < 0 ? mpq_denref(a) : mpq_numref(a);
    mpz_t ten;
    mpz_init(ten);
    mpz_ui_pow_ui(ten, 10, (unsigned long)labs(places));
    mpz_mul(part, part, ten);
    mpz_clear(ten);
}

/* a to a whole number of 10^-places, by GMP. */
static void round_mpq(mpq_t a, int places, enum rounding how)
{
    mpz_t whole, rest;
    mpz_inits(whole, rest, NULL);
    scale_mpq(a, places);
    mpz_fdiv_qr(whole, rest, mpq_numref(a), mpq_denref(a));
    mpz_mul_ui(rest, rest, 2);
    int half = mpz_cmp(rest, mpq_denref(a));
    bool away = how == ROUND_HALF_UP ? mpz_sgn(whole) >= 0 : mpz_odd_p(whole);
    if (half > 0 || (half == 0 && away))
        mpz_add_ui(whole, whole, 1);
    mpq_set_z(a, whole);
    scale_mpq(a, -places);
    mpq_canonicalize(a);
    mpz_clears(whole, rest, NULL);
}

static void rounding_is_one_exact_step(void **state)
{
    (void)state;
    seed = 6;
    mpq_t expected;
    mpq_init(expected);
    for (int i = 0; i < ROUNDS; i++) {
        struct num x = random_num();
        int places = (int)random_below(i % 10 ? 6 : 60) - (i % 10 ? 2 : 30);
        if (i % 2)                               /* ties are rare: make them */
            x = num_div(num_add(num_mul(num_int(2), num_round(x, places, ROUND_HALF_UP)),
                                num_div(num_int(1), num_pow(num_int(10), places > 0 ? places : 0))),
                        num_int(2));
        enum rounding how = i % 3 ? ROUND_HALF_EVEN : ROUND_HALF_UP;
        as_mpq(expected, x);
        round_mpq(expected, places, how);
        assert_same(num_round(x, places, how), expected);
        num_forget();
    }
    mpq_clear(expected);
}

static void ties_go_to_even_or_away_from_zero(void **state)
{
    (void)state;
    assert_fixed(num_round(number("78.45"), 1, ROUND_HALF_EVEN), 1, "78.4");
    assert_fixed(num_round(number("78.45"), 1, ROUND_HALF_UP), 1, "78.5");
    assert_fixed(num_round(number("-78.45"), 1, ROUND_HALF_EVEN), 1, "-78.4");
    assert_fixed(num_round(number("-78.45"), 1, ROUND_HALF_UP), 1, "-78.5");
    assert_fixed(num_round(number("78.4500001"), 1, ROUND_HALF_EVEN), 1, "78.5");
    assert_fixed(num_round(number("1250"), -2, ROUND_HALF_EVEN), 0, "1200");
    assert_fixed(num_round(number("50"), -2, ROUND_HALF_UP), 0, "100");
}

static void a_snapped_double_has_twelve_digits(void **state)
{
    (void)state;
    seed = 7;
    mpq_t expected;
    mpq_init(expected);
    for (int i = 0; i < ROUNDS; i++) {
        uint64_t bits = random_bits();
        double x;
        memcpy(&x, &bits, sizeof x);
        if (i % 4)                               /* the sizes of statistics, mostly */
            x = (double)(random_below(2000000000) - 1000000000) / pow(10, (double)random_below(10));
        if (!isfinite(x))
            continue;
        char text[40];
        snprintf(text, sizeof text, "%.11e", x); /* glibc rounds exactly, half to even */
        long exponent = strtol(strchr(text, 'e') + 1, NULL, 10) - 11;
        *strchr(text, 'e') = 0;
        char *point = strchr(text, '.');
        memmove(point, point + 1, strlen(point));
        mpq_set_str(expected, text, 10);
        scale_mpq(expected, exponent);
        mpq_canonicalize(expected);
        assert_same(num_snap(x), expected);
        num_forget();
    }
    assert_int_equal(num_cmp(num_snap(0.1 + 0.2), number("0.3")), 0);
    assert_int_equal(num_sign(num_snap(-0.0)), 0);
    assert_int_equal(num_cmp(num_snap(999999999999.5), number("1000000000000")), 0);
    mpq_clear(expected);
}

/* ---- which numbers end, and how they are written ---- */

static void a_decimal_is_found_where_the_fraction_ends(void **state)
{
    (void)state;
    struct decimal x;
    assert_true(num_is_decimal(num_div(num_int(3), num_int(8)), 3, &x));
    assert_true(x.units == 375 && x.places == 3);
    assert_false(num_is_decimal(num_div(num_int(3), num_int(8)), 2, &x));
    assert_false(num_is_decimal(num_div(num_int(1), num_int(3)), 18, &x));
    assert_true(num_is_decimal(num_div(num_int(21), num_int(7)), 0, &x));
    assert_true(x.units == 3 && x.places == 0);
    assert_true(num_is_decimal(number("24.900"), 18, &x));
    assert_true(x.units == 249 && x.places == 1);
    assert_true(num_is_decimal(num_sub(number("0.5"), number("0.50")), 0, &x));
    assert_true(x.units == 0 && x.places == 0);
    assert_false(num_is_decimal(num_pow(num_int(10), 19), 18, &x));
    assert_false(num_is_decimal(num_pow(num_int(10), 60), 18, &x));
    num_forget();
}

static void numbers_are_written_for_people(void **state)
{
    (void)state;
    assert_written(number("24.90"), "24.9");
    assert_written(number("-0.00"), "0");
    assert_written(number("100"), "100");
    assert_written(num_div(num_int(1), num_int(3)), "0.3333333333");
    assert_written(num_div(num_int(-2), num_int(3)), "-0.6666666667");
    assert_written(num_div(num_int(200000), num_int(3)), "66666.66667");
    assert_written(num_div(num_int(1), num_int(4096)), "0.000244140625");
    assert_written(num_div(num_int(1), num_int(8192)), "0.0001220703125");
    assert_written(number("999999999999.999999"), "999999999999.999999");
    assert_written(number("9999999999999999.99"), "9999999999999999.99");
    assert_written(num_int(INT64_MAX), "9223372037000000000");
    assert_written(num_div(num_int(1000000), num_int(3)), "333333.3333");
    assert_written(num_div(num_int(99999999999), num_int(100000000003)), "1");
    assert_written(num_div(num_int(1), num_pow(num_int(7), 20)), "0.00000000000000001253254289");
    assert_written(num_pow(num_int(10), 20), "100000000000000000000");
    assert_written(num_pow(num_int(10), 21), "1e21");
    assert_written(num_neg(num_pow(num_int(15), 300)), "-6.720130653e352");
    assert_written(num_div(num_int(1), num_pow(num_int(10), 21)), "1e-21");
    assert_written(num_sub(num_pow(num_int(10), 60), num_int(1)), "1e60");
    num_forget();
}

static void fixed_decimals_are_half_to_even_and_know_no_negative_zero(void **state)
{
    (void)state;
    assert_fixed(number("0.125"), 2, "0.12");
    assert_fixed(number("0.135"), 2, "0.14");
    assert_fixed(number("-0.004"), 2, "0.00");
    assert_fixed(number("-0.006"), 2, "-0.01");
    assert_fixed(num_int(133), 2, "133.00");
    assert_fixed(num_div(num_int(200), num_int(3)), 2, "66.67");
    assert_fixed(num_int(7), 0, "7");
    assert_fixed(num_div(num_int(1), num_int(3)), 18, "0.333333333333333333");
    assert_fixed(num_pow(num_int(10), 30), 2, "1000000000000000000000000000000.00");
    assert_fixed(num_pow(num_int(10), 60), 2, "1e60");
    num_forget();
}

/* The digits in text as a fraction; how many of them count. */
static int parse_written(const char *text, mpq_t out, long *last_place)
{
    char digits[64];
    size_t n = 0;
    long places = 0;
    bool point = false;
    for (; *text && *text != 'e'; text++) {
        if (*text == '.') {
            point = true;
            continue;
        }
        digits[n++] = *text;
        places += point;
    }
    digits[n] = 0;
    *last_place = (*text ? strtol(text + 1, NULL, 10) : 0) - places;
    mpz_set_str(mpq_numref(out), digits, 10);
    mpz_set_ui(mpq_denref(out), 1);
    scale_mpq(out, *last_place);
    mpq_canonicalize(out);
    const char *first = digits + strspn(digits, "-0");
    size_t significant = strlen(first);
    while (*last_place >= 0 && significant && first[significant - 1] == '0')
        significant--;
    return (int)significant;
}

/* Does a end within 12 places and 18 digits? */
static bool ends_soon(const mpq_t a)
{
    mpz_t units, rest;
    mpz_inits(units, rest, NULL);
    mpz_ui_pow_ui(units, 10, 12);
    mpz_mul(units, units, mpq_numref(a));
    mpz_fdiv_qr(units, rest, units, mpq_denref(a));
    bool ends = mpz_sgn(rest) == 0;
    while (ends && mpz_sgn(units) && mpz_divisible_ui_p(units, 10))
        mpz_divexact_ui(units, units, 10);
    mpz_ui_pow_ui(rest, 10, 18);
    bool whole_fits = mpz_cmpabs(units, rest) < 0;
    mpz_mul(rest, rest, mpq_denref(a));
    whole_fits = whole_fits && mpz_cmpabs(mpq_numref(a), rest) < 0;
    mpz_clears(units, rest, NULL);
    return ends && whole_fits;
}

static void what_is_written_is_exact_or_the_nearest_of_ten_digits(void **state)
{
    (void)state;
    seed = 8;
    mpq_t a, written, expected, scale;
    mpq_inits(a, written, expected, scale, NULL);
    for (int i = 0; i < ROUNDS; i++) {
        struct num x = random_num();
        char text[64];
        long last_place;
        size_t len = num_write(x, text);
        assert_int_equal(len, strlen(text));
        as_mpq(a, x);
        int digits = parse_written(text, written, &last_place);
        if (ends_soon(a)) {
            assert_true(mpq_equal(a, written));
        } else {                                 /* round a where the text's tenth digit stands */
            assert_true(digits <= 10);
            const char *first = text + strspn(text, "-0.");
            long exponent = strchr(text, 'e') ? strtol(strchr(text, 'e') + 1, NULL, 10)
                            : *text == '0' || strncmp(text, "-0", 2) == 0
                                ? (long)(strchr(text, '.') - first)
                                : (long)strcspn(first, ".") - 1;
            mpq_set(expected, a);
            round_mpq(expected, (int)(9 - exponent), ROUND_HALF_EVEN);
            assert_true(mpq_equal(expected, written));
        }
        num_forget();
    }
    mpq_clears(a, written, expected, scale, NULL);
}

static void fixed_writing_is_rounding(void **state)
{
    (void)state;
    seed = 9;
    mpq_t a, written;
    mpq_inits(a, written, NULL);
    for (int i = 0; i < ROUNDS; i++) {
        struct num x = random_num();
        int places = (int)random_below(8);
        char text[64];
        long last_place;
        num_write_fixed(x, places, text);
        if (strchr(text, 'e'))
            continue;
        as_mpq(a, x);
        round_mpq(a, places, ROUND_HALF_EVEN);
        parse_written(text, written, &last_place);
        assert_true(mpq_equal(a, written) && last_place == -places);
        assert_true(mpq_sgn(a) < 0 || text[0] != '-');
        num_forget();
    }
    mpq_clears(a, written, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_decimal_is_a_whole_cell_or_nothing),
        cmocka_unit_test(a_decimal_is_written_as_it_was_printed),
        cmocka_unit_test(every_decimal_comes_back),
        cmocka_unit_test(sums_and_products_are_those_of_rationals),
        cmocka_unit_test(order_is_that_of_rationals),
        cmocka_unit_test(the_last_bit_of_128_counts),
        cmocka_unit_test(powers_are_exact),
        cmocka_unit_test(printed_arithmetic_has_no_dust),
        cmocka_unit_test(a_million_bits_are_given_up_and_said),
        cmocka_unit_test(doubles_are_near),
        cmocka_unit_test(rounding_is_one_exact_step),
        cmocka_unit_test(ties_go_to_even_or_away_from_zero),
        cmocka_unit_test(a_snapped_double_has_twelve_digits),
        cmocka_unit_test(a_decimal_is_found_where_the_fraction_ends),
        cmocka_unit_test(numbers_are_written_for_people),
        cmocka_unit_test(fixed_decimals_are_half_to_even_and_know_no_negative_zero),
        cmocka_unit_test(what_is_written_is_exact_or_the_nearest_of_ten_digits),
        cmocka_unit_test(fixed_writing_is_rounding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
