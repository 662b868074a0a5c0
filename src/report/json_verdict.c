/* One verdict as JSON: the same in `verdicts` of a result, in a line of ndjson. */
#include "formats_inside.h"

#define KEY(w, name) WRITER_LITERAL((w), ",\"" name "\":")
#define TEXT(w, field) \
    do { KEY(w, #field); json_known((w), row->field, row->known.field); } while (0)

/* Numbers are text already, and need no escaping. */
static void put_number(struct writer *w, struct span number)
{
    if (!number.at) {
        WRITER_LITERAL(w, "null");
        return;
    }
    writer_byte(w, '"');
    writer_span(w, number);
    writer_byte(w, '"');
}
#define NUMBER(w, name, which) do { KEY(w, name); put_number((w), row->numbers[which]); } while (0)

static void put_name(struct writer *w, const char *name)
{
    if (!name) {
        WRITER_LITERAL(w, "null");
        return;
    }
    writer_byte(w, '"');
    writer_string(w, name);
    writer_byte(w, '"');
}
#define NAME(w, name, value) do { KEY(w, name); put_name((w), (value)); } while (0)

static void put_bool(struct writer *w, bool x)
{
    writer_string(w, x ? "true" : "false");
}

static void put_accept(struct writer *w, const struct verdict_row *row)
{
    unsigned accept = row->accept;
    if (!(accept & (ACCEPT_LOW | ACCEPT_HIGH))) {
        WRITER_LITERAL(w, "null");
        return;
    }
    WRITER_LITERAL(w, "{\"min\":");
    put_number(w, row->numbers[NUMBER_LOW]);
    WRITER_LITERAL(w, ",\"max\":");
    put_number(w, row->numbers[NUMBER_HIGH]);
    WRITER_LITERAL(w, ",\"min_open\":");
    put_bool(w, accept & ACCEPT_LOW_OPEN);
    WRITER_LITERAL(w, ",\"max_open\":");
    put_bool(w, accept & ACCEPT_HIGH_OPEN);
    writer_byte(w, '}');
}

static void put_series(struct report_view *v, struct writer *w)
{
    const struct series_point *points;
    size_t count = report_series(v, &points);
    writer_byte(w, '[');
    for (size_t i = 0; i < count; i++) {
        writer_string(w, i ? ",{\"year\":" : "{\"year\":");
        writer_year(w, points[i].year);
        WRITER_LITERAL(w, ",\"value\":");
        put_number(w, points[i].has_value ? points[i].value : (struct span){NULL, 0});
        writer_byte(w, '}');
    }
    writer_byte(w, ']');
}

static void put_flags(struct writer *w, uint32_t flags)
{
    bool first = true;
    writer_byte(w, '[');
    for (int f = 0; f < FLAG_COUNT; f++) {
        if (!(flags & (1u << f)))
            continue;
        if (!first)
            writer_byte(w, ',');
        put_name(w, flag_name((enum flag_bit)f));
        first = false;
    }
    writer_byte(w, ']');
}

static void put_printed(struct writer *w, const struct verdict_row *row)
{
    WRITER_LITERAL(w, "{\"id\":");
    json_known(w, row->id, row->known.id);
    TEXT(w, plan);
    TEXT(w, region);
    TEXT(w, region_name);
    TEXT(w, indicator);
    TEXT(w, name);
    TEXT(w, unit);
    NAME(w, "attribute", attribute_name(row->attribute));
    NAME(w, "kind", row->key.kind == ITEM_COMMITMENT ? "commitment" : "indicator");
    TEXT(w, category);
    TEXT(w, order);
    TEXT(w, rule);
    TEXT(w, target);
}

static void put_year(struct writer *w, int year)
{
    if (year)
        writer_year(w, year);
    else
        WRITER_LITERAL(w, "null");
}

static void put_judged(struct writer *w, const struct verdict_row *row)
{
    NAME(w, "verdict", verdict_name(row->verdict));
    NAME(w, "reason", reason_name(row->reason));
    NUMBER(w, "progress", NUMBER_PROGRESS);
    TEXT(w, baseline_printed);
    NUMBER(w, "baseline", NUMBER_BASELINE);
    NAME(w, "baseline_kind", baseline_kind_name(row->baseline_kind));
    NUMBER(w, "value", NUMBER_VALUE);
    KEY(w, "value_year");
    put_year(w, row->value_year);
    NUMBER(w, "measure", NUMBER_MEASURE);
    NUMBER(w, "goal", NUMBER_GOAL);
    KEY(w, "accept");
    put_accept(w, row);
    NUMBER(w, "margin", NUMBER_MARGIN);
    NUMBER(w, "required_pace", NUMBER_PACE);
    NUMBER(w, "expected", NUMBER_EXPECTED);
}

void json_verdict(struct report_view *v, struct writer *w, const struct verdict_row *row)
{
    put_printed(w, row);
    KEY(w, "base_year");
    put_year(w, row->base_year);
    KEY(w, "target_year");
    put_year(w, row->target_year);
    put_judged(w, row);
    KEY(w, "series");
    put_series(v, w);
    KEY(w, "flags");
    put_flags(w, row->flags);
    WRITER_LITERAL(w, ",\"message\":{\"zh\":");
    json_known(w, row->zh, row->known.zh);
    TEXT(w, en);
    writer_byte(w, '}');
    TEXT(w, place);
    TEXT(w, plan_at);
    TEXT(w, data_at);
    if (row->settings.at) {
        KEY(w, "settings");
        writer_span(w, row->settings);
    }
    if (row->reads.at) {
        KEY(w, "reads");
        writer_span(w, row->reads);
    }
    writer_byte(w, '}');
}
