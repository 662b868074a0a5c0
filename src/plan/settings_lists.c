/* Settings whose values are lists: `2020:77.93|2025:79.25`, `2025:1/2000`, `0,100`,
 * `change_per_year:each`. */
#include "settings_table.h"
#include <stdlib.h>
#include <string.h>

static struct span before(struct span text, const char *at)
{
    return span_trim((struct span){text.at, (size_t)(at - text.at)});
}

static struct span after(struct span text, const char *at)
{
    return span_trim((struct span){at + 1, (size_t)(text.at + text.len - at - 1)});
}

/* Takes the first `key:value` of `k:v|k:v` off the text; false where there is none such. */
static bool next_pair(struct span *text, struct span *key, struct span *value)
{
    const char *bar = memchr(text->at, '|', text->len);
    struct span pair = bar ? before(*text, bar) : *text;
    const char *colon = memchr(pair.at, ':', pair.len);
    if (!colon)
        return false;
    *key = before(pair, colon);
    *value = after(pair, colon);
    *text = bar ? after(*text, bar) : (struct span){pair.at + pair.len, 0};
    return !bar || text->len > 0;        /* a bar at the end announces a pair that is not there */
}

static size_t pairs_in(struct span text)
{
    size_t n = 1;
    for (size_t i = 0; i < text.len; i++)
        n += text.at[i] == '|';
    return n;
}

static int by_year(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;    /* the year is the first member of both */
}

static bool years_ascend(const void *list, size_t count, size_t size)
{
    const char *at = list;
    for (size_t i = 1; i < count; i++)
        if (*(const int *)(at + i * size) == *(const int *)(at + (i - 1) * size))
            return false;
    return true;
}

bool setting_read_cells(struct arena *a, struct span text, struct year_cell **list, size_t *count)
{
    struct year_cell *cells = ARENA_ARRAY(a, struct year_cell, pairs_in(text));
    struct span year, value;
    size_t n = 0;
    for (; text.len; n++) {
        if (!next_pair(&text, &year, &value) || !year_read(year, &cells[n].year))
            return false;
        cells[n].cell = cell_read(value.at, value.len);
        if (cells[n].cell.kind != CELL_NUMBER)
            return false;
    }
    qsort(cells, n, sizeof *cells, by_year);
    *list = cells;
    *count = n;
    return n > 0 && years_ascend(cells, n, sizeof *cells);
}

static bool read_fraction(struct span text, struct year_events *e)
{
    const char *slash = memchr(text.at, '/', text.len);
    return slash && decimal_read(before(text, slash), &e->events) && e->events.units >= 0 &&
           decimal_read(after(text, slash), &e->population) && e->population.units > 0;
}

bool setting_read_events(struct arena *a, struct span text, struct year_events **list,
                         size_t *count)
{
    struct year_events *events = ARENA_ARRAY(a, struct year_events, pairs_in(text));
    struct span year, value;
    size_t n = 0;
    for (; text.len; n++)
        if (!next_pair(&text, &year, &value) || !year_read(year, &events[n].year) ||
            !read_fraction(value, &events[n]))
            return false;
    qsort(events, n, sizeof *events, by_year);
    *list = events;
    *count = n;
    return n > 0 && years_ascend(events, n, sizeof *events);
}

/* `0,100`, `0,` and `,100`: at least one end, the lower first. */
bool setting_read_bound(struct span text, struct settings *s)
{
    const char *comma = memchr(text.at, ',', text.len);
    if (!comma)
        return false;
    struct span low = before(text, comma), high = after(text, comma);
    s->bound_low_open = low.len == 0;
    s->bound_high_open = high.len == 0;
    s->bound_low = s->bound_high = (struct decimal){0, 0};
    if ((low.len && !decimal_read(low, &s->bound_low)) ||
        (high.len && !decimal_read(high, &s->bound_high)))
        return false;
    if (!low.len || !high.len)
        return low.len || high.len;
    return num_cmp(num_of(s->bound_low), num_of(s->bound_high)) <= 0;
}

/* The readings that a form knows, and where they are kept. */
static const struct {
    const char *form;
    size_t field;
    enum reading_kind first, last;
} forms[] = {
    {"change_per_year", offsetof(struct settings, reading_change_per_year), READING_MEAN,
     READING_EACH},
    {"in_proportion", offsetof(struct settings, reading_in_proportion), READING_PLANNED,
     READING_BOTH},
};
enum { FORMS = sizeof forms / sizeof *forms };

static enum reading_kind *form_reading(struct settings *s, size_t form)
{
    return (enum reading_kind *)(void *)((char *)s + forms[form].field);
}

static enum reading_kind find_reading(struct span word)
{
    for (int i = READING_MEAN; reading_words[i]; i++)
        if (span_is(word, reading_words[i]))
            return (enum reading_kind)i;
    return READING_DEFAULT;
}

static bool set_form_reading(struct settings *s, size_t form, enum reading_kind kind)
{
    if (kind < forms[form].first || kind > forms[form].last)
        return false;
    *form_reading(s, form) = kind;
    return true;
}

static bool read_plain(struct span word, struct settings *s)
{
    s->reading = find_reading(word);
    for (size_t i = 0; i < FORMS; i++)
        if (set_form_reading(s, i, s->reading))
            return true;
    return false;
}

bool setting_read_reading(struct span text, struct settings *s)
{
    struct span form, word;
    if (!memchr(text.at, ':', text.len))
        return read_plain(text, s);
    s->reading = READING_DEFAULT;
    while (text.len) {
        size_t i = 0;
        if (!next_pair(&text, &form, &word))
            return false;
        while (i < FORMS && !span_is(form, forms[i].form))
            i++;
        if (i == FORMS || !set_form_reading(s, i, find_reading(word)))
            return false;
    }
    return true;
}
