/* fixed - numbers as they lie in a slot: small enough for shared memory, exact where the decimal
 * ends soon. */
#include "judge.h"
#include <math.h>
#include <stdlib.h>

enum { EXACT_PLACES = 12, SHOWN_DIGITS = 10, DECIMAL_PLACES = 18, MOST_PLACES = 120 };

static const int64_t most_units = ((int64_t)1 << 55) - 1;

/* The binary exponent says the decimal one but for one. */
int fixed_exponent(struct num x)
{
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                    1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
    enum { POWERS = sizeof powers / sizeof *powers };
    double size = fabs(num_near(x));
    int bits;
    if (!(size > 0) || !isfinite(size))
        return 0;
    frexp(size, &bits);
    int e = (int)floor((bits - 1) * 0.30103), next = e + 1;
    if (next > -POWERS && next < POWERS)
        return (next >= 0 ? size >= powers[next] : size * powers[-next] >= 1) ? next : e;
    return (int)floor(log10(size));
}

static bool fits(int64_t units)
{
    return units <= most_units && units >= -most_units;
}

static struct num power_of_ten(int e)
{
    return num_pow(num_int(10), e);
}

/* For places that a struct decimal has not: x is a multiple of 10^-places. */
static struct fixed far_places(struct num x, int places)
{
    struct decimal whole;
    struct num by = power_of_ten(abs(places));
    if (!num_is_decimal(places < 0 ? num_div(x, by) : num_mul(x, by), 0, &whole) ||
        !fits(whole.units))
        return fixed_none();
    return (struct fixed){.units = whole.units, .places = places};
}

/* Most numbers are short decimals with at most so many places: without 128 bits. */
bool fixed_exactly(struct num x, int places, struct fixed *out)
{
    enum { E3 = 1000, E6 = 1000000, E9 = 1000000000 };
    static const int64_t powers[] = {1,
                                     10,
                                     100,
                                     E3,
                                     E3 * 10,
                                     E3 * 100,
                                     E6,
                                     E6 * 10,
                                     E6 * 100,
                                     E9,
                                     (int64_t)E9 * 10,
                                     (int64_t)E9 * 100,
                                     (int64_t)E9 * E3,
                                     (int64_t)E9 * E3 * 10,
                                     (int64_t)E9 * E3 * 100,
                                     (int64_t)E9 * E6};
    enum { POWERS = sizeof powers / sizeof *powers };
    if (x.d <= 0 || x.d > powers[POWERS - 1] || x.n != (int64_t)x.n || !fits((int64_t)x.n))
        return false;
    int at = 0;
    while (powers[at] < (int64_t)x.d)
        at++;
    if (powers[at] != (int64_t)x.d)
        return false;
    int64_t units = (int64_t)x.n;
    for (; at > 0 && units % 10 == 0; at--)
        units /= 10;
    *out = (struct fixed){.units = units, .places = at};
    return at <= places;
}

struct fixed fixed_cut(struct num x, int places)
{
    struct decimal d;
    struct fixed f;
    if (fixed_exactly(x, places, &f))
        return f;
    if (places > MOST_PLACES || places < -MOST_PLACES)
        return fixed_none();
    struct num rounded = num_round(x, places, ROUND_HALF_EVEN);
    if (num_is_decimal(rounded, places < 0 ? 0 : places, &d) && fits(d.units))
        return (struct fixed){.units = d.units, .places = d.places};
    return far_places(rounded, places);
}

struct fixed fixed_of(struct num x)
{
    struct decimal d;
    struct fixed f;
    if (fixed_exactly(x, EXACT_PLACES, &f))
        return f;
    if (num_is_decimal(x, EXACT_PLACES, &d) && fits(d.units))
        return (struct fixed){.units = d.units, .places = d.places};
    return fixed_cut(x, SHOWN_DIGITS - 1 - fixed_exponent(x));
}

struct fixed fixed_places(struct num x, int places)
{
    struct fixed f = fixed_cut(x, places);
    int64_t units = f.units;
    int at = f.places;
    if (!fixed_has(f) || at < 0)
        return fixed_of(x);
    for (; at < places && fits(units * 10); at++)
        units *= 10;
    return (struct fixed){.units = units, .places = at};
}

struct num fixed_num(struct fixed f)
{
    struct num by = power_of_ten(abs((int)f.places));
    return f.places < 0 ? num_mul(num_int(f.units), by) : num_div(num_int(f.units), by);
}

size_t fixed_write(struct fixed f, char out[64])
{
    if (!fixed_has(f)) {
        out[0] = '\0';
        return 0;
    }
    struct num x = fixed_num(f);
    return f.places >= 0 && f.places <= DECIMAL_PLACES ? num_write_fixed(x, f.places, out)
                                                       : num_write(x, out);
}
