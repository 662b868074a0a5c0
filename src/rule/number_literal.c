/* number_literal - what a double stands for among exact numbers: the decimal that somebody wrote,
 * or the fraction that was computed from whole numbers. */
#include "sandbox.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The fraction with the smallest denominator (at most `most`) that the double x stands for: 1/3
 * computed in doubles. Continued fractions. */
static bool simple_fraction(double x, int64_t most, struct num *out)
{
    double rest = fabs(x);
    int64_t n0 = 0, d0 = 1, n1 = 1, d1 = 0;
    while (rest < 1e9) {
        int64_t whole = (int64_t)rest;
        int64_t n2 = whole * n1 + n0, d2 = whole * d1 + d0;
        if (d2 > most || n2 > (int64_t)1 << 40)
            return false;
        n0 = n1, d0 = d1, n1 = n2, d1 = d2;
        if ((double)n1 / (double)d1 == fabs(x)) {
            *out = num_div(num_int(x < 0 ? -n1 : n1), num_int(d1));
            return true;
        }
        if (rest == (double)whole)
            return false;
        rest = 1 / (rest - (double)whole);
    }
    return false;
}

/* digits[.digits]e±NN, as the conversion %.*e writes it. */
static struct num parse_scientific(const char *text)
{
    int64_t units = 0;
    int places = 0;
    bool point = false;
    const char *c = text + (*text == '-');
    for (; *c != 'e'; c++) {
        if (*c == '.') {
            point = true;
            continue;
        }
        units = units * 10 + (*c - '0');
        places += point;
    }
    int exponent = atoi(c + 1) - places;
    struct num power = num_pow(num_int(10), abs(exponent));
    struct num x = num_int(*text == '-' ? -units : units);
    return exponent < 0 ? num_div(x, power) : num_mul(x, power);
}

/* 3 * 0.1 is 0.30000000000000004: what is short but for its last digits was computed from short
 * decimals. */
static struct num without_noise(double x, const char *digits)
{
    char text[40];
    snprintf(text, sizeof text, "%.14e", x);
    const char *last = strchr(text, 'e') - 1;
    while (*last == '0')
        last--;
    return last - text <= 12 ? parse_scientific(text) : parse_scientific(digits);
}

struct num number_of_double(double x, bool *guessed)
{
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    const double whole = 9007199254740992.0;
    for (int places = 0; places < 10; places++) {
        double units = nearbyint(x * powers[places]);
        if (fabs(units) < whole && units / powers[places] == x)
            return num_of((struct decimal){(int64_t)units, (int8_t)places});
    }
    char text[40];
    int digits = 14;
    do
        snprintf(text, sizeof text, "%.*e", digits, x);
    while (strtod(text, NULL) != x && ++digits <= 16);
    struct num simple;
    if (digits == 14)
        return parse_scientific(text);
    if (simple_fraction(x, 10000, &simple))
        return simple;
    *guessed = true;
    return without_noise(x, text);
}
