/* gen - writes FOLDER/targets.csv and FOLDER/reported.csv: REGIONS × 40 indicators × 5 years,
 * always the same bytes.
 * Usage: gen REGIONS FOLDER */
#include "forms.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { MISSING_IN_1000 = 20 };

/* splitmix64 (Vigna): a number from a place in the table, whatever was drawn before. */
static uint64_t draw(uint64_t region, uint64_t indicator, uint64_t what)
{
    uint64_t x = (region * 64 + indicator) * 65536 + what + 1;
    x *= 0x9e3779b97f4a7c15u;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

static int between(uint64_t random, int low, int high)
{
    return low + (int)(random % (uint64_t)(high - low + 1));
}

/* Printed with one decimal where the second is 0: 12.3, 12.34. */
static const char *print(char out[16], int hundredths)
{
    if (hundredths % 10)
        snprintf(out, 16, "%d.%02d", hundredths / 100, hundredths % 100);
    else
        snprintf(out, 16, "%d.%d", hundredths / 100, hundredths / 10 % 10);
    return out;
}

static int baseline_of(unsigned region, unsigned indicator)
{
    return between(draw(region, indicator, 0), 1000, 9000);
}

/* Somewhere between 15% below and 15% above the baseline; increments for what is summed up. */
static int value_of(unsigned region, unsigned indicator, int year)
{
    int base = baseline_of(region, indicator);
    int spread = base * 15 / 100;
    if (indicator % FORM_COUNT == FORM_CUMULATIVE)
        return between(draw(region, indicator, (uint64_t)year), 0, 400);
    return base + between(draw(region, indicator, (uint64_t)year), -spread, spread);
}

static void print_target(FILE *out, unsigned region, unsigned indicator)
{
    char a[16], b[16];
    int base = baseline_of(region, indicator);
    int level = base / 10 * between(draw(region, indicator, 40), 9, 11);
    int few = between(draw(region, indicator, 41), 1, 9);
    switch ((enum form)(indicator % FORM_COUNT)) {
    case FORM_AT_LEAST: fprintf(out, "≥%s", print(a, level)); break;
    case FORM_AT_MOST: fprintf(out, "≤%s", print(a, level)); break;
    case FORM_ABOUT: fprintf(out, "%s左右", print(a, level)); break;
    case FORM_BETWEEN: fprintf(out, "%s-%s", print(a, level), print(b, level + 100 * few)); break;
    case FORM_RISE_BY: fprintf(out, "提高%s岁", print(a, 50 * few)); break;
    case FORM_FALL_BY_PERCENT: fprintf(out, "下降%d%%", few); break;
    case FORM_FALL_PER_YEAR: fprintf(out, "每年降低%s个百分点", print(a, 10 * few)); break;
    case FORM_CUMULATIVE: fprintf(out, "累计新增%s", print(a, 800 + 50 * few)); break;
    case FORM_ABOVE: fprintf(out, ">%s", print(a, level)); break;
    case FORM_COUNT: break;
    }
}

static FILE *open_in(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "w");
    if (!out) {
        perror(path);
        exit(2);
    }
    return out;
}

static void close_or_fail(FILE *out)
{
    if (fclose(out) != 0) {
        perror("gen");
        exit(2);
    }
}

static unsigned long code_of(unsigned region)
{
    return 100000000000ul + region / 400 * 1000000ul + region % 400 * 1000ul;
}

/* Which must say that neither more nor less is better, so that both ends bind. */
static int is_two_sided(unsigned indicator)
{
    enum form form = (enum form)(indicator % FORM_COUNT);
    return form == FORM_ABOUT || form == FORM_BETWEEN;
}

static void write_targets(FILE *out, unsigned regions)
{
    static const char *const attributes[] = {"约束性", "预期性", ""};
    char base[16];
    fputs("plan,region,indicator,unit,baseline,target,attribute,base_year,target_year,"
          "direction\n", out);
    for (unsigned r = 0; r < regions; r++)
        for (unsigned i = 0; i < INDICATORS; i++) {
            const char *unit = i % FORM_COUNT == FORM_RISE_BY ? "岁" : "%";
            fprintf(out, "bench,%lu,bench_indicator_%02u,%s,%s,", code_of(r), i + 1, unit,
                    print(base, baseline_of(r, i)));
            print_target(out, r, i);
            fprintf(out, ",%s,%d,%d,%s\n", attributes[i % 3], BASE_YEAR, TARGET_YEAR,
                    is_two_sided(i) ? "none" : "");
        }
}

static void write_reported(FILE *out, unsigned regions)
{
    char value[16];
    fputs("region,indicator,year,value\n", out);
    for (unsigned r = 0; r < regions; r++)
        for (unsigned i = 0; i < INDICATORS; i++)
            for (int y = BASE_YEAR + 1; y <= TARGET_YEAR; y++)
                if (draw(r, i, (uint64_t)y + 10000) % 1000 >= MISSING_IN_1000)
                    fprintf(out, "%lu,bench_indicator_%02u,%d,%s\n", code_of(r), i + 1, y,
                            print(value, value_of(r, i, y)));
}

int main(int argc, char **argv)
{
    unsigned regions = argc == 3 ? (unsigned)strtoul(argv[1], NULL, 10) : 0;
    if (!regions) {
        fputs("usage: gen REGIONS FOLDER\n", stderr);
        return 2;
    }
    FILE *targets = open_in(argv[2], "targets.csv");
    write_targets(targets, regions);
    close_or_fail(targets);
    FILE *reported = open_in(argv[2], "reported.csv");
    write_reported(reported, regions);
    close_or_fail(reported);
    return 0;
}
