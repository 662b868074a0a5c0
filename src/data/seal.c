/* data - rows brought together by region and indicator, and the index over these groups. Nearly
 * always rows come grouped; then only the list of groups is sorted, and no row is moved. */
#include "data_inside.h"
#include <stdlib.h>
#include <string.h>

enum { RADIX_BITS = 11, FEW_ROWS = 24, MANY_SHARE = 8 };

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

/* Joins runs that lie one behind the other already. Returns the rows of those groups that still
 * consist of several runs. */
static size_t join_neighbours(struct store_index *x)
{
    struct group *g = x->groups.at;
    size_t kept = 0, scattered = 0;
    bool several = false;                /* the group so far is of several runs */
    for (size_t i = 1; i < x->group_count; i++) {
        bool same = key_of(&g[i]) == key_of(&g[kept]);
        x->disordered |= same;
        if (same && g[kept].first + g[kept].count == g[i].first) {
            g[kept].count += g[i].count;
            scattered += several ? g[i].count : 0;
            continue;
        }
        if (same)
            scattered += several ? g[i].count : g[kept].count + g[i].count;
        several = same;
        g[++kept] = g[i];
    }
    x->group_count = x->group_count ? kept + 1 : 0;
    return scattered;
}

/* Copies the rows of all groups, or of those in several runs only, so that those of one group
 * lie together; `to` is the place of row number `done`. Returns the number behind the last. */
static uint32_t bring_together(struct store_index *x, const struct observation *from,
                               struct observation *to, uint32_t done, bool all)
{
    struct group *g = x->groups.at;
    for (size_t i = 0; i < x->group_count; i++) {
        bool before = i > 0 && key_of(&g[i - 1]) == key_of(&g[i]);
        bool behind = i + 1 < x->group_count && key_of(&g[i + 1]) == key_of(&g[i]);
        if (!all && !before && !behind)
            continue;
        memcpy(to, from + g[i].first, g[i].count * sizeof *to);
        g[i].first = done;
        done += g[i].count;
        to += g[i].count;
    }
    join_neighbours(x);
    return done;
}

/* A few scattered rows are copied behind the others; where there are many, all are copied. */
static void gather_rows(struct store *s, size_t scattered)
{
    struct store_index *x = s->index;
    size_t done = s->rows.size / sizeof(struct observation);
    if (scattered <= s->row_count / MANY_SHARE && done + scattered <= UINT32_MAX) {
        struct observation *to = pages_add(&s->rows, scattered * sizeof *to);
        s->row_count = bring_together(x, s->rows.at, to, (uint32_t)done, false);
        return;
    }
    struct pages sorted = {0};
    struct observation *to = pages_add(&sorted, s->row_count * sizeof *to);
    s->row_count = bring_together(x, s->rows.at, to, 0, true);
    swap_pages(&s->rows, &sorted);
    pages_free(&sorted);
}

static int by_year_and_place(const void *a, const void *b)
{
    const struct observation *x = a, *y = b;
    if (x->year != y->year)
        return x->year < y->year ? -1 : 1;
    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

static void sort_rows(struct observation *o, size_t n)
{
    if (n > FEW_ROWS) {
        qsort(o, n, sizeof *o, by_year_and_place);
        return;
    }
    for (size_t i = 1; i < n; i++) {
        struct observation row = o[i];
        size_t j = i;
        for (; j > 0 && by_year_and_place(&o[j - 1], &row) > 0; j--)
            o[j] = o[j - 1];
        o[j] = row;
    }
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
    size_t scattered = 0;
    if (!are_sorted(x->groups.at, x->group_count)) {
        sort_groups(x, p->region_count, p->indicator_count);
        scattered = join_neighbours(x);
    }
    if (scattered)
        gather_rows(s, scattered);
    struct group *g = x->groups.at;
    for (size_t i = 0; x->disordered && i < x->group_count; i++)
        sort_rows((struct observation *)s->rows.at + g[i].first, g[i].count);
    index_regions(x, p->region_count);
    index_usual(x, p->indicator_count);
}

static const struct group *find_group(const struct store_index *x, uint32_t region,
                                      uint32_t indicator)
{
    const struct group *g = x->groups.at;
    const uint32_t *first = x->region_first.at;
    uint32_t low = first[region], high = first[region + 1];
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
    return (struct series){(const struct observation *)s->rows.at + g->first, g->count};
}
