/* A table for people who open CSV in a spreadsheet: heads in words, a BOM so that it is read as
 * UTF-8, CRLF, the columns of the reports on paper. Nothing in it becomes a formula. */
#include "formats_inside.h"
#include <stdio.h>

static const enum message_id columns[] = {
    MSG_column_plan,     MSG_column_code,     MSG_column_region,   MSG_column_order,
    MSG_column_category, MSG_column_indicator, MSG_column_unit,    MSG_column_attribute,
    MSG_column_baseline, MSG_column_target,   MSG_column_value,    MSG_column_year,
    MSG_column_expected, MSG_column_progress, MSG_column_time,     MSG_column_verdict,
    MSG_column_reason,   MSG_column_message,  MSG_column_source,   MSG_column_data,
    MSG_column_id,
};

static void next(struct writer *w, struct span s)
{
    writer_byte(w, ',');
    csv_cell(w, s);
}

static void next_message(struct writer *w, enum message_id id, enum lang lang)
{
    next(w, span_of(message_text(id, lang)));
}

static void next_year(struct writer *w, int year)
{
    writer_byte(w, ',');
    if (year)
        writer_number(w, year);
}

static void next_time(struct writer *w, const struct verdict_row *row)
{
    double percent;
    char text[32];
    writer_byte(w, ',');
    if (row_time_passed(row, &percent))
        writer_put(w, text, (size_t)snprintf(text, sizeof text, "%.1f", percent));
}

static void put_row(struct writer *w, const struct verdict_row *row, enum lang lang)
{
    csv_cell(w, row->plan);
    next(w, row->region);
    next(w, row->region_name);
    next(w, row->order);
    next(w, row->category);
    next(w, row->name);
    next(w, row->unit);
    next_message(w, attribute_label(row->attribute), lang);
    next(w, row->baseline_printed);
    next(w, row->target);
    next(w, row->numbers[NUMBER_VALUE]);
    next_year(w, row->value_year);
    next(w, row->numbers[NUMBER_EXPECTED]);
    next(w, row->numbers[NUMBER_PROGRESS]);
    next_time(w, row);
    next_message(w, verdict_label(row->verdict), lang);
    next_message(w, reason_label(row->reason), lang);
    next(w, lang == LANG_ZH ? row->zh : row->en);
    next(w, row->place);
    next(w, row->data_at);
    next(w, row->id);
    WRITER_LITERAL(w, "\r\n");
}

void report_table_csv(const struct result *r, const struct report_options *o, struct writer *w)
{
    struct report_view *v = report_view_new(w->arena, r);
    struct verdict_row row;
    WRITER_LITERAL(w, "\xEF\xBB\xBF");
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
        if (c)
            writer_byte(w, ',');
        csv_cell(w, span_of(message_text(columns[c], o->lang)));
    }
    WRITER_LITERAL(w, "\r\n");
    for (size_t i = 0; i < r->count; i++) {
        report_row(v, i, &row);
        put_row(w, &row, o->lang);
    }
    report_view_free(v);
}
