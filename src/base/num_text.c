/* num_text - decimals read and written, numbers written (num.h). */
#include "num_big.h"
#include <endian.h>
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

/* The last `count` digits of x, in front of `end`; gives what is left of x. */
static inline uint64_t put_digits(char *end, uint64_t x, int count)
{
    static const char pairs[] =
        "00010203040506070809101112131415161718192021222324"
        "25262728293031323334353637383940414243444546474849"
        "50515253545556575859606162636465666768697071727374"
        "75767778798081828384858687888990919293949596979899";
    for (; count >= 2; count -= 2) {
        end -= 2;
        memcpy(end, pairs + x % 100 * 2, 2);
        x /= 100;
    }
    if (count) {
        end[-1] = (char)('0' + x % 10);
        x /= 10;
    }
    return x;
}

/* 0 has none. Of the powers, the one that its bits come to decides: 1233/4096 is log10(2). */
static inline int digit_count(uint64_t x)
{
    int count = (64 - __builtin_clzll(x | 1)) * 1233 >> 12;
    return count + (x >= (uint64_t)num_powers[count]);
}

static inline size_t write_small(char *out, bool negative, uint64_t size, int places)
{
    int digits = digit_count(size);
    if (digits <= places)
        digits = places + 1;
    *out = '-';
    out += negative;
    if (places <= 0) {
        put_digits(out + digits, size, digits);
        return (size_t)(digits + negative);
    }
    size = put_digits(out + digits + 1, size, places);
    out[digits - places] = '.';
    put_digits(out + digits - places, size, digits - places);
    return (size_t)(digits + negative + 1);
}

/* Eight digits in the bytes of a word, the first one in the lowest: pairs of four, of two, of one
 * are divided at once, by a multiplication each. x < 10^8. */
static inline uint64_t eight_digits(uint32_t x)
{
    uint64_t fours = x / 10000 | (uint64_t)(x % 10000) << 32;
    uint64_t hundreds = (fours * 10486 >> 20) & 0x0000007F0000007F;
    uint64_t twos = hundreds | (fours - 100 * hundreds) << 16;
    uint64_t tens = (twos * 103 >> 10) & 0x000F000F000F000F;
    return tens | (twos - 10 * tens) << 8;
}

static inline void put_eight(char *out, uint64_t digits)
{
    digits = htole64(digits);
    memcpy(out, &digits, sizeof digits);
}

/* Most numbers: size < 10^8, places < 8. Writes up to eight bytes beyond the last. */
static inline size_t write_short(char *out, bool negative, uint32_t size, int places)
{
    uint64_t digits = eight_digits(size), ascii = digits | 0x3030303030303030;
    int count = digits ? 8 - __builtin_ctzll(digits) / 8 : 1;
    if (count <= places)
        count = places + 1;
    *out = '-';
    put_eight(out + negative, ascii >> 8 * (8 - count));
    if (places == 0)
        return (size_t)(negative + count);
    char *point = out + negative + count - places;
    *point = '.';
    put_eight(point + 1, ascii >> 8 * (8 - places));
    return (size_t)(negative + count + 1);
}

static char *write_whole(char *out, num_u128 x)
{
    static const uint64_t e18 = 1000000000000000000u;
    if (x < e18)
        return out + write_small(out, false, (uint64_t)x, 0);
    out = write_whole(out, x / e18);
    put_digits(out + 18, (uint64_t)(x % e18), 18);
    return out + 18;
}

/* units / 10^places; with more than 18 places, less than 1. */
static size_t write_decimal(char *out, __int128 units, int places)
{
    char *end = out;
    num_u128 size = units < 0 ? -(num_u128)units : (num_u128)units;
    if (size >> 64 == 0)
        return write_small(out, units < 0, (uint64_t)size, places);
    if (units < 0)
        *end++ = '-';
    end = write_whole(end, size / (num_u128)num_powers[places]);
    if (places == 0)
        return (size_t)(end - out);
    *end++ = '.';
    put_digits(end + places, (uint64_t)(size % (num_u128)num_powers[places]), places);
    return (size_t)(end + places - out);
}

size_t decimal_write(struct decimal x, char *out)
{
    uint64_t size = x.units < 0 ? 0 - (uint64_t)x.units : (uint64_t)x.units;
    if (size < 100000000 && (unsigned)x.places < 8)
        return write_short(out, x.units < 0, (uint32_t)size, x.places);
    return write_small(out, x.units < 0, size, x.places);
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
