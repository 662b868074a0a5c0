/* num_text - decimals read and written, numbers written (num.h). */
#include "num_big.h"
#include <string.h>

bool decimal_read(struct span s, struct decimal *out)
{
    if (!s.len)
        return false;
    const char *at = s.at, *end = s.at + s.len;
    bool negative = *at == '-';
    if (*at == '-' || *at == '+')
        at++;
    uint64_t units = 0;
    int digits = 0, places = 0;
    const char *start = at, *point = NULL;
    for (; at < end; at++) {
        unsigned digit = (unsigned char)*at - (unsigned)'0';
        if (digit > 9) {
            if (*at != '.' || point || at == start)
                return false;
            point = at;
            continue;
        }
        digits += units || digit;
        if (digits > DECIMAL_DIGITS)
            return false;
        units = units * 10 + digit;
    }
    if (at == start || point == end - 1)
        return false;
    if (point && end - point - 1 > DECIMAL_DIGITS)
        return false;
    places = point ? (int)(end - point - 1) : 0;
    out->units = negative ? -(int64_t)units : (int64_t)units;
    out->places = (int8_t)places;
    return true;
}

/* Digits of x, at least `width` of them (zeros in front), to `out`: returns the end. */
static char *write_digits(char *out, uint64_t x, int width)
{
    static const char pairs[] =
        "00010203040506070809101112131415161718192021222324"
        "25262728293031323334353637383940414243444546474849"
        "50515253545556575859606162636465666768697071727374"
        "75767778798081828384858687888990919293949596979899";
    char digits[20], *at = digits + sizeof digits;
    while (x >= 100) {
        at -= 2;
        memcpy(at, pairs + x % 100 * 2, 2);
        x /= 100;
    }
    if (x >= 10) {
        at -= 2;
        memcpy(at, pairs + x * 2, 2);
    } else {
        *--at = (char)('0' + x);
    }
    size_t len = (size_t)(digits + sizeof digits - at);
    for (size_t missing = (size_t)width; missing > len; missing--)
        *out++ = '0';
    memcpy(out, at, len);
    return out + len;
}

static char *write_whole(char *out, num_u128 x)
{
    static const uint64_t e18 = 1000000000000000000u;
    if (x < e18)
        return write_digits(out, (uint64_t)x, 1);
    out = write_whole(out, x / e18);
    return write_digits(out, (uint64_t)(x % e18), 18);
}

/* units / 10^places; with more than 18 places, less than 1. */
static size_t write_decimal(char *out, __int128 units, int places)
{
    char *end = out;
    num_u128 size = units < 0 ? -(num_u128)units : (num_u128)units;
    num_u128 power = (num_u128)num_powers[places];
    if (units < 0)
        *end++ = '-';
    if (size < power) {
        *end++ = '0';
    } else if (size >> 64 == 0) {
        end = write_digits(end, (uint64_t)size / (uint64_t)power, 1);
        size = (uint64_t)size % (uint64_t)power;
    } else {
        end = write_whole(end, size / power);
        size %= power;
    }
    if (places == 0)
        return (size_t)(end - out);
    *end++ = '.';
    return (size_t)(write_digits(end, (uint64_t)size, places) - out);
}

size_t decimal_write(struct decimal x, char *out)
{
    return write_decimal(out, x.units, x.places);
}

/* ---- numbers ---- */

enum {
    WRITE_PLACES = 12,           /* what ends within these is written whole */
    WRITE_DIGITS = 10,           /* of what does not */
    PLAIN_MOST = 20              /* exponents up to this one, of either sign, are written in full */
};

/* d.ddd…e±N, or in full where that is short enough to read. */
static size_t write_significant(struct num x, char *out)
{
    int exponent;
    int64_t units = num_significant(x, WRITE_DIGITS, &exponent);
    int places = WRITE_DIGITS - 1;
    for (; places > 0 && units % 10 == 0; places--)
        units /= 10;
    if (num_sign(x) < 0)
        units = -units;
    int point = places - exponent;                   /* x ≈ units / 10^point */
    if (exponent >= -PLAIN_MOST && exponent <= PLAIN_MOST) {
        if (point > 0)
            return write_decimal(out, units, point);
        return write_decimal(out, units * num_powers[-point], 0);
    }
    char *end = out + write_decimal(out, units, places);
    *end++ = 'e';
    return (size_t)(end - out) + write_decimal(end, exponent, 0);
}

size_t num_write(struct num x, char out[64])
{
    __int128 units;
    int places;
    size_t len;
    if (num_as_decimal(x, WRITE_PLACES, &units, &places) &&
        units < num_powers[DECIMAL_DIGITS] && -units < num_powers[DECIMAL_DIGITS])
        len = write_decimal(out, units, places);
    else
        len = write_significant(x, out);
    out[len] = 0;
    return len;
}

size_t num_write_fixed(struct num x, int places, char out[64])
{
    places = places < 0 ? 0 : places > DECIMAL_DIGITS ? DECIMAL_DIGITS : places;
    struct num rounded = num_round(x, places, ROUND_HALF_EVEN);
    __int128 units;
    if (rounded.d == 0 || !num_mul_fits(rounded.n, num_powers[places] / rounded.d, &units))
        return num_write(x, out);
    size_t len = write_decimal(out, units, places);
    out[len] = 0;
    return len;
}
