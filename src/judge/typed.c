/* typed - the cells of a typed case, one by one. */
#include "typed.h"
#include <stdlib.h>
#include <string.h>

void typed_begin(struct typed_case *t)
{
    *t = (struct typed_case){
        .settings = settings_default, .direction = DIRECTION_UNKNOWN, .fault = REASON_met};
    t->reading.error = READ_UNKNOWN;
    t->reading.rule = NO_NUMBER;
}

void typed_fault(struct typed_case *t, enum reason fault, struct message why)
{
    if (t->fault != REASON_met)
        return;
    t->fault = fault;
    t->why = why;
}

static const char *copy(struct arena *a, struct span s)
{
    return arena_text(a, s.at, s.len);
}

/* ---- years ---- */

static int one_year(struct typed_case *t, struct arena *a, struct span text)
{
    int year = 0;
    if (text.len && !year_read(text, &year))
        typed_fault(t, REASON_bad_years, MESSAGE(a, MSG_typed_bad_year, copy(a, text)));
    return year;
}

void typed_years(struct typed_case *t, struct arena *a, struct span base, struct span target)
{
    t->base_year = one_year(t, a, base);
    t->target_year = one_year(t, a, target);
}

/* ---- words ---- */

void typed_direction(struct typed_case *t, struct arena *a, struct span text)
{
    static const struct {
        const char *word;
        enum direction direction;
    } words[] = {
        {"", DIRECTION_UNKNOWN},  {"higher", DIRECTION_HIGHER}, {"lower", DIRECTION_LOWER},
        {"none", DIRECTION_NONE}, {"up", DIRECTION_HIGHER},     {"down", DIRECTION_LOWER},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_is(text, words[i].word)) {
            t->direction = words[i].direction;
            return;
        }
    typed_fault(t, REASON_bad_option, MESSAGE(a, MSG_typed_bad_direction, copy(a, text)));
}

void typed_settings(struct typed_case *t, struct arena *a, struct span text)
{
    struct message why = {0};
    if (!settings_parse(&t->settings, a, text, &why))
        typed_fault(t, REASON_bad_option, why);
}

void typed_baseline(struct typed_case *t, struct arena *a, struct span text)
{
    t->baseline = cell_read(text.at, text.len);
    if (t->baseline.kind == CELL_BAD)
        typed_fault(t, REASON_bad_number, MESSAGE(a, MSG_typed_bad_number, copy(a, text)));
}

/* ---- series ---- */

static void bad_series(struct typed_case *t, struct arena *a, struct span pair)
{
    typed_fault(t, REASON_bad_number, MESSAGE(a, MSG_typed_bad_series, copy(a, pair)));
}

/* A cell that is no number stays as it is: it only counts when its year does. */
static void add_year(struct typed_case *t, struct arena *a, int year, struct cell cell,
                     struct span printed)
{
    if (cell.kind == CELL_BAD && !t->why.en)
        t->why = MESSAGE(a, MSG_typed_bad_number, copy(a, printed));
    t->series[t->series_count++] = (struct year_cell){year, cell};
}

/* `77.5 +0.2x3`: the number, then as many years as it says, each a step further. */
static bool add_steps(struct typed_case *t, struct arena *a, int year, struct span text,
                      size_t room)
{
    const char *blank = memchr(text.at, ' ', text.len), *times = memchr(text.at, 'x', text.len);
    if (!blank || !times || times < blank)
        return false;
    struct span first = {text.at, (size_t)(blank - text.at)};
    struct span step = span_trim((struct span){blank, (size_t)(times - blank)});
    struct span count =
        span_trim((struct span){times + 1, (size_t)(text.at + text.len - times - 1)});
    struct decimal from, by, n, value;
    if (!decimal_read(first, &from) || !decimal_read(step, &by) || !decimal_read(count, &n) ||
        n.places || n.units < 1 || (size_t)n.units >= room)
        return false;
    int places = from.places > by.places ? from.places : by.places;
    for (int i = 0; i <= n.units; i++) {
        struct num x = num_add(num_of(from), num_mul(num_of(by), num_int(i)));
        if (!num_is_decimal(x, places, &value))
            return false;
        add_year(t, a, year + i,
                 (struct cell){.number = value, .first = {1, 0}, .kind = CELL_NUMBER}, text);
    }
    return true;
}

static void read_pair(struct typed_case *t, struct arena *a, struct span pair, bool steps,
                      size_t room)
{
    const char *colon = pair.len ? memchr(pair.at, ':', pair.len) : NULL;
    int year;
    if (!colon || !year_read(span_trim((struct span){pair.at, (size_t)(colon - pair.at)}), &year)) {
        bad_series(t, a, pair);
        return;
    }
    struct span text =
        span_trim((struct span){colon + 1, (size_t)(pair.at + pair.len - colon - 1)});
    if (!steps || !add_steps(t, a, year, text, room))
        add_year(t, a, year, cell_read(text.at, text.len), text);
}

static int by_year(const void *a, const void *b)
{
    return ((const struct year_cell *)a)->year - ((const struct year_cell *)b)->year;
}

void typed_series(struct typed_case *t, struct arena *a, struct span text, bool steps)
{
    enum { STEPS_ROOM = 100 };
    size_t room = 1;
    for (size_t i = 0; i < text.len; i++)
        room += text.at[i] == ';' || text.at[i] == ',';
    size_t each = steps ? STEPS_ROOM : 1;
    t->series = ARENA_ARRAY(a, struct year_cell, room * each);
    text = span_trim(text);
    while (text.len) {
        size_t n = 0;
        while (n < text.len && text.at[n] != ';' && !(steps && text.at[n] == ','))
            n++;
        struct span pair = span_trim((struct span){text.at, n});
        bool last = n == text.len;
        text = last ? (struct span){text.at + n, 0}
                    : span_trim((struct span){text.at + n + 1, text.len - n - 1});
        if (pair.len || !last)
            read_pair(t, a, pair, steps, each);
    }
    LIST_SORT(t->series, t->series_count, by_year);
}

/* ---- the case ---- */

void typed_build(const struct typed_case *t, struct case_value *room, struct judge_case *out)
{
    for (size_t i = 0; i < t->series_count; i++)
        room[i] = case_value_of(t->series[i].year, t->series[i].cell);
    *out = (struct judge_case){.target = &t->reading,
                               .region = "",
                               .indicator = "",
                               .unit = "",
                               .direction = t->direction,
                               .base_year = t->base_year,
                               .target_year = t->target_year,
                               .baseline = t->baseline,
                               .settings = &t->settings,
                               .values = room,
                               .value_count = t->series_count,
                               .fault = t->fault};
}
