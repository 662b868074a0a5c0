/* Settings by name: reading one from text, laying layers over each other. */
#include "settings_table.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct settings settings_default = {
    .compare = COMPARE_FULL, .round = ROUND_HALF_EVEN, .progress = PROGRESS_LINEAR,
    .path = PATH_LINEAR, .pace = {95, 2}, .final = FINAL_TARGET_YEAR, .per = {100000, 0}, .pool = 1,
    .applies = true, .max_lag = 2,
};

bool settings_has(const struct settings *s, enum setting which)
{
    return s->given >> which & 1;
}

static void *field_at(struct settings *s, struct setting_field f)
{
    return (char *)s + f.offset;
}

/* ---- attributes ---- */

static const struct {
    const char *words[5];
    enum attribute attribute;
} attributes[] = {
    {{"约束性", "约束", "约束性指标", "binding"}, ATTRIBUTE_BINDING},
    {{"预期性", "预期", "预期性指标", "anticipatory"}, ATTRIBUTE_ANTICIPATORY},
    {{"倡导性", "倡导", "倡导性指标", "力争", "advisory"}, ATTRIBUTE_ADVISORY},
};
const char *const attribute_words[] = {
    "约束性", "预期性", "倡导性", "力争", "binding", "anticipatory", "advisory", NULL};

bool attribute_read(struct span text, enum attribute *out)
{
    *out = ATTRIBUTE_NONE;
    text = span_trim(text);
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        for (size_t k = 0; k < 5 && attributes[i].words[k]; k++)
            if (span_is(text, attributes[i].words[k])) {
                *out = attributes[i].attribute;
                return true;
            }
    return text.len == 0;
}

const char *attribute_name(enum attribute x)
{
    static const char *const names[] = {NULL, "binding", "anticipatory", "advisory"};
    return names[x];
}

/* ---- single values ---- */

bool year_read(struct span text, int *year)
{
    int y = 0;
    if (text.len != 4)
        return false;
    for (size_t i = 0; i < 4; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        y = y * 10 + (text.at[i] - '0');
    }
    *year = y;
    return y >= 1000;
}

static bool read_year(const struct setting_row *r, struct arena *a, struct span text,
                      struct settings *s)
{
    (void)a;
    return year_read(text, field_at(s, r->field));
}

static bool read_count(const struct setting_row *r, struct arena *a, struct span text,
                       struct settings *s)
{
    struct decimal x;
    (void)a;
    if (!decimal_read(text, &x) || x.places != 0 || x.units < r->least || x.units > r->most)
        return false;
    *(int *)field_at(s, r->field) = (int)x.units;
    return true;
}

static bool read_word(const struct setting_row *r, struct arena *a, struct span text,
                      struct settings *s)
{
    (void)a;
    for (unsigned i = 0; r->words[i]; i++)
        if (span_is(text, r->words[i])) {
            *(unsigned *)field_at(s, r->field) = i; /* enums without negative values are unsigned */
            return true;
        }
    return false;
}

static bool read_switch(struct span text, bool *on)
{
    *on = span_is(text, "1") || span_is(text, "true");
    return *on || span_is(text, "0") || span_is(text, "false");
}

static bool read_flag(const struct setting_row *r, struct arena *a, struct span text,
                      struct settings *s)
{
    (void)a;
    return read_switch(text, field_at(s, r->field));
}

static bool read_decimal(const struct setting_row *r, struct arena *a, struct span text,
                         struct settings *s)
{
    struct decimal x;
    (void)a;
    if (!decimal_read(text, &x) || (r->least >= 0 && x.units < r->least))
        return false;
    *(struct decimal *)field_at(s, r->field) = x;
    return true;
}

static bool read_attribute(const struct setting_row *r, struct arena *a, struct span text,
                           struct settings *s)
{
    (void)a;
    return text.len && attribute_read(text, field_at(s, r->field));
}

/* `binding=0` says that it is not binding: what none printed counts as. */
static bool read_binding(const struct setting_row *r, struct arena *a, struct span text,
                         struct settings *s)
{
    bool binding;
    (void)r, (void)a;
    if (!read_switch(text, &binding))
        return false;
    s->attribute = binding ? ATTRIBUTE_BINDING : ATTRIBUTE_ANTICIPATORY;
    return true;
}

static bool read_reading(const struct setting_row *r, struct arena *a, struct span text,
                         struct settings *s)
{
    (void)r, (void)a;
    return setting_read_reading(text, s);
}

static bool read_cells(const struct setting_row *r, struct arena *a, struct span text,
                       struct settings *s)
{
    return setting_read_cells(a, text, field_at(s, r->field), field_at(s, r->second));
}

static bool read_events(const struct setting_row *r, struct arena *a, struct span text,
                        struct settings *s)
{
    return setting_read_events(a, text, field_at(s, r->field), field_at(s, r->second));
}

static bool read_bound(const struct setting_row *r, struct arena *a, struct span text,
                       struct settings *s)
{
    (void)r, (void)a;
    return setting_read_bound(text, s);
}

static const struct {
    bool (*read)(const struct setting_row *r, struct arena *a, struct span text,
                 struct settings *s);
    enum message_id expected;
} types[] = {
    [TYPE_YEAR] = {read_year, MSG_setting_expects_year},
    [TYPE_COUNT] = {read_count, MSG_setting_expects_count},
    [TYPE_WORD] = {read_word, MSG_setting_expects_word},
    [TYPE_FLAG] = {read_flag, MSG_setting_expects_flag},
    [TYPE_DECIMAL] = {read_decimal, MSG_setting_expects_decimal},
    [TYPE_ATTRIBUTE] = {read_attribute, MSG_setting_expects_word},
    [TYPE_BINDING] = {read_binding, MSG_setting_expects_flag},
    [TYPE_READING] = {read_reading, MSG_setting_expects_reading},
    [TYPE_CELLS] = {read_cells, MSG_setting_expects_cells},
    [TYPE_EVENTS] = {read_events, MSG_setting_expects_events},
    [TYPE_BOUND] = {read_bound, MSG_setting_expects_bound},
};

/* ---- what would do ---- */

static const char *joined(struct arena *a, const char *const *words)
{
    const char *all = "";
    for (; *words; words++)
        all = arena_printf(a, "%s%s%s", all, *all ? ", " : "", *words);
    return all;
}

static struct message expected(struct arena *a, const struct setting_row *r, struct span value)
{
    char least[16], most[16];
    enum message_id id = types[r->type].expected;
    const char *text = arena_text(a, value.at, value.len);
    const char *const *words = r->type == TYPE_ATTRIBUTE ? attribute_words : r->words;
    snprintf(least, sizeof least, "%d", r->least);
    snprintf(most, sizeof most, "%d", r->most);
    if (r->type == TYPE_DECIMAL && r->least >= 0)
        id = r->least ? MSG_setting_expects_positive : MSG_setting_expects_not_negative;
    return message_make(a, id, r->name, text, words ? joined(a, words) : least, most,
                        (const char *)0);
}

static struct message unknown(struct arena *a, struct span name)
{
    const char *names[SET_COUNT + 2], *text = arena_text(a, name.at, name.len);
    for (size_t i = 0; i < setting_row_count; i++)
        names[i] = setting_rows[i].name;
    const char *near = text_nearest(text, names, setting_row_count);
    if (near)
        return MESSAGE(a, MSG_setting_unknown_near, text, near);
    names[setting_row_count] = NULL;
    return MESSAGE(a, MSG_setting_unknown, text, joined(a, names));
}

/* ---- by name ---- */

static const struct setting_row *find_row(struct span name)
{
    for (size_t i = 0; i < setting_row_count; i++)
        if (span_is(name, setting_rows[i].name))
            return &setting_rows[i];
    return NULL;
}

const char *setting_name(enum setting which)
{
    for (size_t i = 0; i < setting_row_count; i++)
        if (setting_rows[i].which == which)
            return setting_rows[i].name;
    return NULL;
}

bool settings_set(struct settings *s, struct arena *a, struct span name, struct span value,
                  struct message *why)
{
    const struct setting_row *r = find_row(name = span_trim(name));
    value = span_trim(value);
    if (!r) {
        *why = unknown(a, name);
        return false;
    }
    struct settings after = *s;          /* a value that is wrong changes nothing */
    if (!types[r->type].read(r, a, value, &after)) {
        *why = expected(a, r, value);
        return false;
    }
    *s = after;
    s->given |= (uint64_t)1 << r->which;
    return true;
}

/* One `k=v`; seen: what this text has said before. */
static bool parse_one(struct settings *s, struct arena *a, struct span text, uint64_t *seen,
                      struct message *why)
{
    const char *equals = memchr(text.at, '=', text.len);
    if (!equals) {
        *why = MESSAGE(a, MSG_setting_no_value, arena_text(a, text.at, text.len));
        return false;
    }
    struct span name = span_trim((struct span){text.at, (size_t)(equals - text.at)});
    struct span value = {equals + 1, (size_t)(text.at + text.len - equals - 1)};
    if (!settings_set(s, a, name, value, why))
        return false;
    uint64_t bit = (uint64_t)1 << find_row(name)->which;
    if (*seen & bit) {
        *why = MESSAGE(a, MSG_setting_twice, arena_text(a, name.at, name.len));
        return false;
    }
    *seen |= bit;
    return true;
}

bool settings_parse(struct settings *s, struct arena *a, struct span text, struct message *why)
{
    if (text.len == 0)                   /* nowhere at all, perhaps: text.at may be NULL */
        return true;
    const char *at = text.at, *end = at + text.len;
    uint64_t seen = 0;
    while (at < end) {
        const char *stop = memchr(at, ';', (size_t)(end - at));
        stop = stop ? stop : end;
        struct span one = span_trim((struct span){at, (size_t)(stop - at)});
        if (one.len && !parse_one(s, a, one, &seen, why))
            return false;
        at = stop + 1;
    }
    return true;
}

/* Readings by form are laid over one by one; a plain one has set its form as well. */
static void overlay_reading(struct settings *under, const struct settings *over)
{
    under->reading = over->reading;
    if (over->reading_change_per_year)
        under->reading_change_per_year = over->reading_change_per_year;
    if (over->reading_in_proportion)
        under->reading_in_proportion = over->reading_in_proportion;
}

void settings_overlay(struct settings *under, const struct settings *over)
{
    for (size_t i = 0; i < setting_row_count; i++) {
        const struct setting_row *r = &setting_rows[i];
        if (!settings_has(over, r->which))
            continue;
        if (r->type == TYPE_READING)
            overlay_reading(under, over);
        memcpy(field_at(under, r->field), (const char *)over + r->field.offset, r->field.size);
        memcpy(field_at(under, r->second), (const char *)over + r->second.offset, r->second.size);
    }
    under->given |= over->given;
}
