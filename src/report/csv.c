/* The scalar fields of `verdicts`, a row each, RFC 4180 with LF, UTF-8 without BOM. */
#include "formats_inside.h"

static const char header[] =
    "id,plan,region,region_name,indicator,name,unit,attribute,kind,category,order,rule,target,"
    "base_year,target_year,verdict,reason,progress,baseline_printed,baseline,baseline_kind,"
    "value,value_year,measure,goal,accept_min,accept_max,accept_min_open,accept_max_open,margin,"
    "required_pace,expected,flags,message_zh,message_en,place,plan_at,data_at\n";

static void next_text(struct writer *w, struct span s, unsigned known)
{
    writer_byte(w, ',');
    csv_known(w, s, known);
}
#define NEXT(w, row, field) next_text((w), (row)->field, (row)->known.field)

static void next_name(struct writer *w, const char *name)
{
    writer_byte(w, ',');
    if (name)
        writer_string(w, name);
}

static void next_is_open(struct writer *w, bool has, bool open)
{
    if (!has)
        writer_byte(w, ',');
    else if (open)
        WRITER_LITERAL(w, ",true");
    else
        WRITER_LITERAL(w, ",false");
}

static void next_number(struct writer *w, struct span number)
{
    writer_byte(w, ',');
    writer_span(w, number);
}

static void next_year(struct writer *w, int year)
{
    writer_byte(w, ',');
    if (year)
        writer_year(w, year);
}

static void put_flags(struct writer *w, uint32_t flags)
{
    bool first = true;
    writer_byte(w, ',');
    for (uint32_t left = flags; left; left &= left - 1) {
        if (!first)
            writer_byte(w, ' ');
        writer_string(w, flag_name((enum flag_bit)__builtin_ctz(left)));
        first = false;
    }
}

static void put_printed(struct writer *w, const struct verdict_row *row)
{
    csv_known(w, row->id, row->known.id);
    NEXT(w, row, plan);
    NEXT(w, row, region);
    NEXT(w, row, region_name);
    NEXT(w, row, indicator);
    NEXT(w, row, name);
    NEXT(w, row, unit);
    next_name(w, attribute_name(row->attribute));
    if (row->key.kind == ITEM_COMMITMENT)
        WRITER_LITERAL(w, ",commitment");
    else
        WRITER_LITERAL(w, ",indicator");
    NEXT(w, row, category);
    NEXT(w, row, order);
    NEXT(w, row, rule);
    NEXT(w, row, target);
    next_year(w, row->base_year);
    next_year(w, row->target_year);
}

static void put_judged(struct writer *w, const struct verdict_row *row)
{
    next_name(w, verdict_name(row->verdict));
    next_name(w, reason_name(row->reason));
    next_number(w, row->numbers[NUMBER_PROGRESS]);
    NEXT(w, row, baseline_printed);
    next_number(w, row->numbers[NUMBER_BASELINE]);
    next_name(w, baseline_kind_name(row->baseline_kind));
    next_number(w, row->numbers[NUMBER_VALUE]);
    next_year(w, row->value_year);
    next_number(w, row->numbers[NUMBER_MEASURE]);
    next_number(w, row->numbers[NUMBER_GOAL]);
    next_number(w, row->numbers[NUMBER_LOW]);
    next_number(w, row->numbers[NUMBER_HIGH]);
    next_is_open(w, row->accept & ACCEPT_LOW, row->accept & ACCEPT_LOW_OPEN);
    next_is_open(w, row->accept & ACCEPT_HIGH, row->accept & ACCEPT_HIGH_OPEN);
    next_number(w, row->numbers[NUMBER_MARGIN]);
    next_number(w, row->numbers[NUMBER_PACE]);
    next_number(w, row->numbers[NUMBER_EXPECTED]);
    put_flags(w, row->flags);
}

static void put_row(struct report_view *v, struct writer *w, const struct verdict_row *row,
                    bool first)
{
    (void)v;
    (void)first;
    put_printed(w, row);
    put_judged(w, row);
    NEXT(w, row, zh);
    NEXT(w, row, en);
    NEXT(w, row, place);
    NEXT(w, row, plan_at);
    NEXT(w, row, data_at);
    writer_byte(w, '\n');
}

void report_csv(const struct result *r, const struct report_options *o, struct writer *w)
{
    WRITER_LITERAL(w, header);
    rows_write(r, o, w, put_row);
}
