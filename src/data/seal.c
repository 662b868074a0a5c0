/* data - rows brought together by region and indicator, and the index over these groups. Nearly
 * always rows come grouped and in order; then only the list of groups is sorted. No row is moved:
 * where those of a group do not lie one behind the other in the order of their years, their
 * numbers are listed. */
#include "data_inside.h"
#include <stdlib.h>
#include <string.h>

enum { RADIX_BITS = 11, FEW_ROWS = 24 };

static uint64_t key_of(const struct group *g)
{
    return (uint64_t)g->region << 32 | g->indicator;
}

static bool are_sorted(const struct group *g, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (key_of(&g[i - 1]) >= key_of(&g[i]))
            return false;
    return true;
}

/* One stable pass of a radix sort: by RADIX_BITS bits of the region, or of the indicator. */
static void sort_pass(const struct group *from, struct group *to, size_t n, bool by_region,
                      unsigned shift)
{
    size_t first[1 << RADIX_BITS] = {0}, sum = 0;
    const uint32_t mask = (1 << RADIX_BITS) - 1;
    for (size_t i = 0; i < n; i++)
        first[(by_region ? from[i].region : from[i].indicator) >> shift & mask]++;
    for (size_t k = 0; k <= mask; k++) {
        size_t count = first[k];
        first[k] = sum;
        sum += count;
    }
    for (size_t i = 0; i < n; i++)
        to[first[(by_region ? from[i].region : from[i].indicator) >> shift & mask]++] = from[i];
}

static void swap_pages(struct pages *a, struct pages *b)
{
    struct pages c = *a;
    *a = *b;
    *b = c;
}

/* Stable: runs of one region and indicator stay in the order of files and lines. */
static void sort_groups(struct store_index *x, size_t regions, size_t indicators)
{
    struct pages other = {.own = true};
    pages_add(&other, x->groups.size);
    for (int by_region = 0; by_region < 2; by_region++) {
        size_t largest = by_region ? regions : indicators;
        for (unsigned shift = 0; shift < 32 && largest >> shift; shift += RADIX_BITS) {
            sort_pass(x->groups.at, other.at, x->group_count, by_region, shift);
            swap_pages(&x->groups, &other);
        }
    }
    pages_free(&other);
}

static int compare_keys(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Year and number, to be compared as one. */
static void sort_keys(uint64_t *keys, size_t n)
{
    if (n > FEW_ROWS) {
        qsort(keys, n, sizeof *keys, compare_keys);
        return;
    }
    for (size_t i = 1; i < n; i++) {
        uint64_t key = keys[i];
        size_t j = i;
        for (; j > 0 && keys[j - 1] > key; j--)
            keys[j] = keys[j - 1];
        keys[j] = key;
    }
}

/* The rows of these runs of one region and indicator as a listed group. */
static struct group list_rows(struct store *s, const struct group *runs, size_t n,
                              struct pages *keys)
{
    struct store_index *x = s->index;
    const struct packed_row *rows = s->rows.at;
    keys->size = 0;
    for (size_t k = 0; k < n; k++) {
        uint64_t *to = pages_add(keys, runs[k].count * sizeof *to);
        for (uint32_t i = 0, number = runs[k].first; i < runs[k].count; i++, number++)
            to[i] = (uint64_t)packed_year(rows[number]) << 32 | number;
    }
    const uint32_t count = (uint32_t)(keys->size / sizeof(uint64_t));
    sort_keys(keys->at, count);
    struct group g = {runs->region, runs->indicator,
                      (uint32_t)(x->numbers.size / sizeof(uint32_t)), count, true};
    uint32_t *numbers = pages_add(&x->numbers, count * sizeof *numbers);
    for (uint32_t i = 0; i < count; i++)
        numbers[i] = (uint32_t)((const uint64_t *)keys->at)[i];
    return g;
}

static bool years_ascend(const struct store *s, const struct group *g)
{
    const struct packed_row *row = (const struct packed_row *)s->rows.at + g->first;
    for (uint32_t i = 1; i < g->count; i++)
        if (packed_year(row[i - 1]) > packed_year(row[i]))
            return false;
    return true;
}

/* One group for all runs of a region and indicator, which stand together. */
static void join_runs(struct store *s)
{
    struct store_index *x = s->index;
    struct group *g = x->groups.at;
    struct pages keys = {.own = true};
    size_t kept = 0;
    for (size_t i = 0, n; i < x->group_count; i += n) {
        for (n = 1; i + n < x->group_count && key_of(&g[i + n]) == key_of(&g[i]); n++)
            ;
        bool ordered = n == 1 && (!x->disordered || years_ascend(s, &g[i]));
        g[kept++] = ordered ? g[i] : list_rows(s, &g[i], n, &keys);
    }
    x->group_count = kept;
    pages_free(&keys);
}

static void index_regions(struct store_index *x, size_t regions)
{
    const struct group *g = x->groups.at;
    uint32_t *first = pages_add(&x->region_first, (regions + 1) * sizeof *first);
    size_t at = 0;
    for (size_t r = 0; r <= regions; r++) {
        while (at < x->group_count && g[at].region < r)
            at++;
        first[r] = (uint32_t)at;
    }
    x->region_count = (uint32_t)regions;
}

/* Regions mostly report the same indicators: the place of one in a region is a good guess for
 * others. */
static void index_usual(struct store_index *x, size_t indicators)
{
    const struct group *g = x->groups.at;
    const uint32_t *first = x->region_first.at;
    uint32_t *usual = pages_add(&x->usual, (indicators + 1) * sizeof *usual);
    for (size_t i = x->group_count; i-- > 0;)
        usual[g[i].indicator] = (uint32_t)(i - first[g[i].region]);
    x->indicator_count = (uint32_t)indicators;
}

void store_seal(struct store *s, const struct project *p)
{
    struct store_index *x = s->index;
    bool sorted = are_sorted(x->groups.at, x->group_count);
    if (!sorted)
        sort_groups(x, p->region_count, p->indicator_count);
    if (!sorted || x->disordered)
        join_runs(s);
    index_regions(x, p->region_count);
    index_usual(x, p->indicator_count);
    look_open(s);
}

static const struct group *find_group(const struct store_index *x, uint32_t region,
                                      uint32_t indicator)
{
    const uint32_t *first = x->region_first.at;
    uint32_t low = first[region], high = first[region + 1];
    bool seen = low >= x->first_seen && high <= x->end_seen;
    const struct group *g = seen ? x->seen - x->first_seen : x->groups.at;
    uint32_t guess = low + ((const uint32_t *)x->usual.at)[indicator];
    if (guess < high && g[guess].indicator == indicator)
        return &g[guess];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (g[middle].indicator == indicator)
            return &g[middle];
        if (g[middle].indicator < indicator)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

struct series store_series(const struct store *s, uint32_t region, uint32_t indicator)
{
    const struct store_index *x = s->index;
    const struct group *g = NULL;
    if (x && region < x->region_count && indicator < x->indicator_count)
        g = find_group(x, region, indicator);
    if (!g)
        return (struct series){0};
    const uint32_t *numbers = g->listed ? (const uint32_t *)x->numbers.at + g->first : NULL;
    return (struct series){numbers, g->first, g->count};
}
