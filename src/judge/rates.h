#pragma once
/* rates - rare events (semantics.md 9): the 95 % limits of a Poisson count, and how many events
 * would settle a comparison. Confidence limits, hence doubles. */
#include "../base/num.h"

struct limits {
    double low, high;
};

/* 95 % limits of the expected number of events where `events` were counted: exact (Garwood 1936)
 * below 10, Byar's approximation from 10 (Breslow & Day 1987, vol. II, p. 69). */
struct limits rates_poisson(double events);

/* The 97.5 % point of the normal distribution as statistics offices use it: 1.96. */
struct num rates_z(void);

/* The fewest counted events whose lower limit lies above `expected`. */
double rates_surely_above(double expected);
/* The most counted events whose upper limit lies at or below `expected`; -1: not even none. */
double rates_surely_below(double expected);
