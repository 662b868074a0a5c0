#pragma once
/* date - civil dates, YYYY-MM-DD. No clock: a date comes from a file or the command line. */
#include <stdbool.h>

bool date_is(const char *text);
/* Days from one to the other; both are dates. Negative: the other is earlier. */
int date_days(const char *from, const char *to);
