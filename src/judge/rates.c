/* rates - Poisson limits. Counts below 10 make the distribution function a short sum, so that
 * Garwood's exact limits (Garwood, Biometrika 28, 1936: each tail 2.5 %) are found by halving an
 * interval; no quantile tables are needed. */
#include "rates.h"
#include <math.h>

#define TAIL 0.025
#define Z 1.96

enum { BYAR_FROM = 10, HALVINGS = 200, MOST_EVENTS = 1000000 };

/* P(at most k events | expected) */
static double distribution(int k, double expected)
{
    double term = exp(-expected), sum = term;
    for (int i = 1; i <= k; i++) {
        term *= expected / i;
        sum += term;
    }
    return sum;
}

/* The expected number at which at most k events have the probability p; the distribution falls with
 * it. */
static double expected_at(int k, double p)
{
    double low = 0, high = 100;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (distribution(k, middle) > p)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

static struct limits garwood(int events)
{
    return (struct limits){
        .low = events ? expected_at(events - 1, 1 - TAIL) : 0,
        .high = expected_at(events, TAIL),
    };
}

static double cube(double x)
{
    return x * x * x;
}

static struct limits byar(double events)
{
    double more = events + 1;
    return (struct limits){
        .low = events * cube(1 - 1 / (9 * events) - Z / (3 * sqrt(events))),
        .high = more * cube(1 - 1 / (9 * more) + Z / (3 * sqrt(more))),
    };
}

struct limits rates_poisson(double events)
{
    return events < BYAR_FROM ? garwood((int)events) : byar(events);
}

struct num rates_z(void)
{
    return num_of((struct decimal){196, 2});
}

double rates_surely_above(double expected)
{
    double k = floor(expected);
    while (k < MOST_EVENTS && !(rates_poisson(k).low > expected))
        k++;
    return k;
}

double rates_surely_below(double expected)
{
    double k = floor(expected);
    while (k >= 0 && !(rates_poisson(k).high <= expected))
        k--;
    return k;
}
