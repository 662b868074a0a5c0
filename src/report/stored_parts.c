#include "stored_inside.h"

/* ---- fields ---- */

struct span stored_text(const json_t *object, const char *name)
{
    const json_t *v = json_object_get(object, name);
    return json_is_string(v) ? (struct span){json_string_value(v), json_string_length(v)}
                             : (struct span){NULL, 0};
}

const char *stored_copy(struct arena *a, const json_t *object, const char *name)
{
    struct span s = stored_text(object, name);
    return s.at ? arena_text(a, s.at, s.len) : NULL;
}

int stored_year(const json_t *object, const char *name)
{
    return (int)json_integer_value(json_object_get(object, name));
}

struct message stored_message(struct arena *a, const json_t *v)
{
    return (struct message){stored_copy(a, v, "en"), stored_copy(a, v, "zh")};
}

struct span stored_dump(struct arena *a, const json_t *v)
{
    bool whole = json_is_object(v) || json_is_array(v);
    size_t size = whole ? json_dumpb(v, NULL, 0, JSON_COMPACT) : 0;
    if (size == 0)
        return SPAN("{}");
    char *text = arena_alloc(a, size);
    json_dumpb(v, text, size, JSON_COMPACT);
    return (struct span){text, size};
}

struct span stored_object(struct arena *a, const json_t *object, const char *name)
{
    return stored_dump(a, json_object_get(object, name));
}

/* ---- a verdict ---- */

static const struct {
    const char *name;
    size_t offset;
    bool required;
} texts[] = {
#define TEXT(field, required) {#field, offsetof(struct verdict_row, field), required}
    TEXT(id, true),           TEXT(plan, true),      TEXT(region, true),
    TEXT(region_name, false), TEXT(indicator, true), TEXT(name, true),
    TEXT(unit, false),        TEXT(category, false), TEXT(order, false),
    TEXT(rule, false),        TEXT(target, false),   TEXT(baseline_printed, false),
    TEXT(place, false),       TEXT(plan_at, false),  TEXT(data_at, false),
#undef TEXT
};

static const char *const number_names[ROW_NUMBERS] = {
    [NUMBER_PROGRESS] = "progress", [NUMBER_BASELINE] = "baseline", [NUMBER_VALUE] = "value",
    [NUMBER_MEASURE] = "measure",   [NUMBER_GOAL] = "goal",         [NUMBER_MARGIN] = "margin",
    [NUMBER_PACE] = "required_pace", [NUMBER_EXPECTED] = "expected",
};

static size_t digits_at(const char *at)
{
    size_t n = 0;
    while (at[n] >= '0' && at[n] <= '9')
        n++;
    return n;
}

/* 78.4, -0.05, 1.5e21: as num_write() writes them. Numbers go out unescaped. */
static bool is_number(struct span s)
{
    const char *at = s.at + (*s.at == '-');
    size_t n = digits_at(at);
    at += n;
    if (n && *at == '.') {
        n = digits_at(++at);
        at += n;
    }
    if (n && *at == 'e') {
        at += 1 + (at[1] == '-');
        n = digits_at(at);
        at += n;
    }
    return n && at == s.at + s.len;
}

static const char *fill_numbers(const json_t *v, struct verdict_row *out)
{
    for (int n = 0; n < ROW_NUMBERS; n++) {
        if (number_names[n])
            out->numbers[n] = stored_text(v, number_names[n]);
        if (out->numbers[n].at && !is_number(out->numbers[n]))
            return number_names[n] ? number_names[n] : "accept";
    }
    return NULL;
}

static uint32_t flags_of(const json_t *list)
{
    uint32_t flags = 0;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *word = json_string_value(json_array_get(list, i));
        for (int f = 0; word && f < FLAG_COUNT; f++)
            if (strcmp(flag_name((enum flag_bit)f), word) == 0)
                flags |= 1u << f;
    }
    return flags;
}

static void fill_accept(const json_t *v, struct verdict_row *out)
{
    const json_t *set = json_object_get(v, "accept");
    out->numbers[NUMBER_LOW] = stored_text(set, "min");
    out->numbers[NUMBER_HIGH] = stored_text(set, "max");
    out->accept = (out->numbers[NUMBER_LOW].at ? ACCEPT_LOW : 0) |
                  (out->numbers[NUMBER_HIGH].at ? ACCEPT_HIGH : 0) |
                  (json_is_true(json_object_get(set, "min_open")) ? ACCEPT_LOW_OPEN : 0) |
                  (json_is_true(json_object_get(set, "max_open")) ? ACCEPT_HIGH_OPEN : 0);
}

static const char *fill_words(const json_t *v, struct verdict_row *out)
{
    struct span attribute = stored_text(v, "attribute"), kind = stored_text(v, "kind"),
                baseline = stored_text(v, "baseline_kind");
    struct span verdict = stored_text(v, "verdict"), reason = stored_text(v, "reason");
    if (!verdict.at || !verdict_find(verdict.at, &out->verdict))
        return "verdict";
    if (!reason.at || !reason_find(reason.at, &out->reason))
        return "reason";
    if (attribute.at && !attribute_read(attribute, &out->attribute))
        return "attribute";
    for (int k = BASELINE_NONE; k <= BASELINE_PENDING; k++)
        if (span_is(baseline, baseline_kind_name((enum baseline_kind)k)))
            out->baseline_kind = (enum baseline_kind)k;
    out->key = (struct verdict_key){
        .kind = span_is(kind, "commitment") ? ITEM_COMMITMENT : ITEM_INDICATOR,
        .attribute = (uint8_t)out->attribute,
        .verdict = (uint8_t)out->verdict,
        .reason = (uint8_t)out->reason,
    };
    return NULL;
}

const char *stored_row(const json_t *v, struct verdict_row *out)
{
    *out = (struct verdict_row){.attribute = ATTRIBUTE_NONE};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct span s = stored_text(v, texts[i].name);
        if (texts[i].required && !s.at)
            return texts[i].name;
        *(struct span *)((char *)out + texts[i].offset) = s;
    }
    const char *wrong = fill_words(v, out);
    if (wrong)
        return wrong;
    fill_accept(v, out);
    if ((wrong = fill_numbers(v, out)))
        return wrong;
    out->flags = flags_of(json_object_get(v, "flags"));
    out->key.waived = (out->flags & FLAG(waived)) != 0;
    out->base_year = stored_year(v, "base_year");
    out->target_year = stored_year(v, "target_year");
    out->value_year = stored_year(v, "value_year");
    out->zh = stored_text(json_object_get(v, "message"), "zh");
    out->en = stored_text(json_object_get(v, "message"), "en");
    return NULL;
}

size_t stored_series(struct arena *a, const json_t *row, const struct series_point **out)
{
    const json_t *list = json_object_get(row, "series");
    size_t count = json_array_size(list);
    struct series_point *points = ARENA_ARRAY(a, struct series_point, count);
    for (size_t i = 0; i < count; i++) {
        const json_t *from = json_array_get(list, i);
        points[i].year = stored_year(from, "year");
        points[i].value = stored_text(from, "value");
        points[i].has_value = points[i].value.at && is_number(points[i].value);
    }
    *out = points;
    return count;
}
