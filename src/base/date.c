#include "date.h"
#include <stddef.h>

static int number(const char *at, int digits)
{
    int n = 0;
    while (digits-- > 0)
        n = n * 10 + (*at++ - '0');
    return n;
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool date_is(const char *s)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (size_t i = 0; i < 10; i++)
        if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9')
            return false;
    int year = number(s, 4), month = number(s + 5, 2), day = number(s + 8, 2);
    return !s[10] && year >= 1 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1] - (month == 2 && !is_leap(year));
}

static int day_number(const char *s)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int year = number(s, 4), month = number(s + 5, 2), last = year - 1;
    return last * 365 + last / 4 - last / 100 + last / 400 + before[month - 1] +
           (month > 2 && is_leap(year)) + number(s + 8, 2);
}

int date_days(const char *from, const char *to)
{
    return day_number(to) - day_number(from);
}
