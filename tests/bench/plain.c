/* plain - the judgement of the benchmark as a C programmer writes it for these two files and
 * nothing else: no rules, no quoting, no diagnostics, no origins. Two forked workers over shared
 * memory.
 * Usage: plain TARGETS REPORTED > VERDICTS */
#include "forms.h"
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum verdict { FAIL, NO_DATA, PASS, UNDETERMINED };
static const char *const verdict_names[] = {"fail", "no_data", "pass", "undetermined"};

enum { WORKERS = 2, LINE_LONGEST = 64, REGION_SLOTS = 1 << 21 };

struct text {
    const char *at, *end;
};

struct name {
    const char *at;
    size_t len;
};

static struct name *regions;             /* in the order of the targets */
static uint32_t region_count, *region_slots;
static struct name indicators[INDICATORS];
static uint32_t indicator_count;
static int32_t *values;                  /* [region][indicator][year], 1 + hundredths; 0: none */

static struct shared {
    size_t written[WORKERS];
} *shared;

static _Noreturn void fail(const char *what)
{
    perror(what);
    exit(2);
}

static void *share(size_t size)
{
    void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE,
                    -1, 0);
    if (at == MAP_FAILED)
        fail("mmap");
    return at;
}

static struct text map_file(const char *path)
{
    struct stat s;
    int in = open(path, O_RDONLY);
    if (in < 0 || fstat(in, &s) != 0)
        fail(path);
    char *at = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, in, 0);
    if (at == MAP_FAILED)
        fail(path);
    close(in);
    char *header = memchr(at, '\n', (size_t)s.st_size);
    return (struct text){header ? header + 1 : at + s.st_size, at + s.st_size};
}

/* ---- names ---- */

static int is_name(const struct name *n, const char *at, size_t len)
{
    return n->len == len && memcmp(n->at, at, len) == 0;
}

static uint32_t *region_slot(const char *at, size_t len)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)at[i]) * 0x100000001b3u;
    hash ^= hash >> 29;
    for (;; hash++) {
        uint32_t *slot = &region_slots[hash % REGION_SLOTS];
        if (!*slot || is_name(&regions[*slot - 1], at, len))
            return slot;
    }
}

static uint32_t find_region(const char *at, size_t len, uint32_t last)
{
    for (uint32_t guess = last; guess < last + 2 && guess < region_count; guess++)
        if (is_name(&regions[guess], at, len))
            return guess;
    return *region_slot(at, len) - 1;
}

static uint32_t find_indicator(const char *at, size_t len, uint32_t last)
{
    for (uint32_t step = 0; step < indicator_count; step++) {
        uint32_t guess = (last + step) % indicator_count;
        if (is_name(&indicators[guess], at, len))
            return guess;
    }
    return UINT32_MAX;
}

/* Regions and indicators of the targets, which stand region by region. */
static void list_names(struct text targets)
{
    size_t room = (size_t)(targets.end - targets.at) / 32 + 1;
    regions = share(room * sizeof *regions);
    region_slots = share(REGION_SLOTS * sizeof *region_slots);
    const char *line = targets.at;
    while (line < targets.end) {
        const char *end = memchr(line, '\n', (size_t)(targets.end - line));
        end = end ? end : targets.end;
        const char *region = memchr(line, ',', (size_t)(end - line));
        const char *comma = memchr(region + 1, ',', (size_t)(end - region - 1));
        size_t len = (size_t)(comma - ++region);
        if (!region_count || !is_name(&regions[region_count - 1], region, len)) {
            regions[region_count] = (struct name){region, len};
            *region_slot(region, len) = ++region_count;
        }
        if (region_count == 1) {
            const char *to = memchr(comma + 1, ',', (size_t)(end - comma - 1));
            if (indicator_count < INDICATORS)
                indicators[indicator_count++] = (struct name){comma + 1, (size_t)(to - comma - 1)};
        }
        line = end + 1;
    }
}

/* ---- numbers ---- */

/* Hundredths of a decimal with at most two decimals; *at behind it. */
static int32_t read_number(const char **at)
{
    int32_t x = 0;
    int places = 0;
    const char *p = *at;
    for (; *p >= '0' && *p <= '9'; p++)
        x = x * 10 + (*p - '0');
    if (*p == '.')
        for (p++; *p >= '0' && *p <= '9'; p++, places++)
            x = x * 10 + (*p - '0');
    for (; places < 2; places++)
        x *= 10;
    *at = p;
    return x;
}

/* ---- reported values ---- */

static void read_reported(struct text t)
{
    uint32_t region = 0, indicator = 0;
    for (const char *at = t.at; at < t.end;) {
        const char *from = at;
        while (*at != ',')
            at++;
        region = find_region(from, (size_t)(at - from), region);
        from = ++at;
        while (*at != ',')
            at++;
        indicator = find_indicator(from, (size_t)(at - from), indicator);
        at++;
        int year = (at[0] - '0') * 1000 + (at[1] - '0') * 100 + (at[2] - '0') * 10 + at[3] - '0';
        at += 5;
        int32_t value = read_number(&at);
        values[((size_t)region * INDICATORS + indicator) * YEARS + (size_t)(year - BASE_YEAR - 1)] =
            value + 1;
        at++;
    }
}

/* ---- verdicts ---- */

static int begins(const char **at, const char *word)
{
    size_t len = strlen(word);
    if (strncmp(*at, word, len) != 0)
        return 0;
    *at += len;
    return 1;
}

static enum form read_target(const char *at, int32_t *n, int32_t *n2)
{
    static const struct {
        const char *word;
        enum form form;
    } words[] = {{"≥", FORM_AT_LEAST}, {"≤", FORM_AT_MOST}, {">", FORM_ABOVE},
                 {"提高", FORM_RISE_BY}, {"下降", FORM_FALL_BY_PERCENT},
                 {"每年降低", FORM_FALL_PER_YEAR}, {"累计新增", FORM_CUMULATIVE}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins(&at, words[i].word)) {
            *n = read_number(&at);
            return words[i].form;
        }
    *n = read_number(&at);
    if (*at != '-')
        return FORM_ABOUT;
    at++;
    *n2 = read_number(&at);
    return FORM_BETWEEN;
}

static enum verdict judge_sum(const int32_t *v, int32_t n)
{
    int32_t sum = 0, missing = 0;
    for (int y = 0; y < YEARS; y++) {
        sum += v[y] ? v[y] - 1 : 0;
        missing += !v[y];
    }
    if (missing == YEARS)
        return NO_DATA;
    return sum >= n ? PASS : missing ? UNDETERMINED : FAIL;
}

static enum verdict judge(enum form form, int64_t b, int64_t n, int64_t n2, const int32_t *v)
{
    if (form == FORM_CUMULATIVE)
        return judge_sum(v, (int32_t)n);
    if (!v[YEARS - 1])
        return NO_DATA;
    int64_t x = v[YEARS - 1] - 1;
    switch (form) {
    case FORM_AT_LEAST: return x >= n ? PASS : FAIL;
    case FORM_AT_MOST: return x <= n ? PASS : FAIL;
    case FORM_ABOVE: return x > n ? PASS : FAIL;
    case FORM_ABOUT: return llabs(x - n) * 20 <= n ? PASS : FAIL;
    case FORM_BETWEEN: return x >= n && x <= n2 ? PASS : FAIL;
    case FORM_RISE_BY: return x - b >= n ? PASS : FAIL;
    case FORM_FALL_BY_PERCENT: return (b - x) * 10000 >= n * b ? PASS : FAIL;
    case FORM_FALL_PER_YEAR: return b - x >= n * YEARS ? PASS : FAIL;
    default: return UNDETERMINED;
    }
}

static char *write_line(char *out, struct name region, struct name indicator, enum verdict v)
{
    memcpy(out, region.at, region.len);
    out += region.len;
    *out++ = ',';
    memcpy(out, indicator.at, indicator.len);
    out += indicator.len;
    *out++ = ',';
    size_t len = strlen(verdict_names[v]);
    memcpy(out, verdict_names[v], len);
    out[len] = '\n';
    return out + len + 1;
}

/* plan,region,indicator,unit,baseline,target,… */
static size_t judge_targets(struct text t, char *out)
{
    char *to = out;
    uint32_t region = 0, indicator = 0;
    for (const char *at = t.at; at < t.end;) {
        const char *field[7];
        for (int i = 0; i < 7; i++) {
            field[i] = at;
            while (*at != ',')
                at++;
            at++;
        }
        while (*at != '\n')
            at++;
        at++;
        region = find_region(field[1], (size_t)(field[2] - field[1] - 1), region);
        indicator = find_indicator(field[2], (size_t)(field[3] - field[2] - 1), indicator);
        int32_t n, n2 = 0, base = read_number(&field[4]);
        enum form form = read_target(field[5], &n, &n2);
        enum verdict v = judge(form, base, n, n2,
                               values + ((size_t)region * INDICATORS + indicator) * YEARS);
        to = write_line(to, regions[region], indicators[indicator], v);
    }
    return (size_t)(to - out);
}

/* ---- two workers ---- */

/* The part of worker k: from a line's begin to a line's begin. */
static struct text part_of(struct text t, int k)
{
    size_t size = (size_t)(t.end - t.at);
    struct text part = {t.at + size * (size_t)k / WORKERS, t.at + size * (size_t)(k + 1) / WORKERS};
    while (k > 0 && part.at < t.end && part.at[-1] != '\n')
        part.at++;
    while (part.end < t.end && part.end[-1] != '\n')
        part.end++;
    return part;
}

static void wait_for(pid_t workers[WORKERS])
{
    for (int k = 0; k < WORKERS; k++) {
        int status;
        if (waitpid(workers[k], &status, 0) < 0 || status != 0)
            fail("a worker failed");
    }
}

static void write_all(const char *at, size_t size)
{
    while (size) {
        ssize_t n = write(STDOUT_FILENO, at, size);
        if (n <= 0)
            fail("stdout");
        at += n;
        size -= (size_t)n;
    }
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: plain TARGETS REPORTED\n", stderr);
        return 2;
    }
    struct text targets = map_file(argv[1]), reported = map_file(argv[2]);
    list_names(targets);
    values = share((size_t)region_count * INDICATORS * YEARS * sizeof *values);
    shared = share(sizeof *shared);
    size_t room = ((size_t)region_count * INDICATORS + 1) * LINE_LONGEST;
    char *out = share(room * WORKERS);
    pid_t workers[WORKERS];
    for (int k = 0; k < WORKERS; k++)
        if ((workers[k] = fork()) == 0) {
            read_reported(part_of(reported, k));
            _exit(0);
        }
    wait_for(workers);
    for (int k = 0; k < WORKERS; k++)
        if ((workers[k] = fork()) == 0) {
            shared->written[k] = judge_targets(part_of(targets, k), out + room * (size_t)k);
            _exit(0);
        }
    wait_for(workers);
    static const char header[] = "region,indicator,verdict\n";
    write_all(header, sizeof header - 1);
    for (int k = 0; k < WORKERS; k++)
        write_all(out + room * (size_t)k, shared->written[k]);
    return 0;
}
