/* The tables of verdicts: a sheet a plan and region (or one long one where there are many), and the
 * list of problems with empty columns for those who answer for them. */
#include "xlsx_inside.h"
#include <stdio.h>

static struct span name_of(const struct book *b, const struct verdict_row *row)
{
    return row_name(b->result, row, b->options->lang);
}

static struct span attribute_word(const struct book *b, const struct verdict_row *row)
{
    return row->attribute ? span_of(book_text(b, attribute_label(row->attribute)))
                          : (struct span){NULL, 0};
}

static struct span words_of(const struct book *b, const struct verdict_row *row)
{
    return b->options->lang == LANG_ZH ? row->zh : row->en;
}

/* Until the next row. */
static struct span flag_words(const struct book *b, const struct verdict_row *row)
{
    struct writer *w = b->flags;
    writer_clear(w);
    for (int f = 0; f < FLAG_COUNT; f++) {
        if (!(row->flags & (1u << f)))
            continue;
        if (w->at > w->start)
            writer_string(w, book_text(b, MSG_text_comma));
        writer_string(w, book_text(b, flag_label((enum flag_bit)f)));
    }
    return writer_text(w);
}

static void put_time(struct sheet *s, lxw_col_t column, const struct verdict_row *row)
{
    double percent;
    char text[32];
    struct span number = {NULL, 0};
    if (row_time_passed(row, &percent))
        number = (struct span){text, (size_t)snprintf(text, sizeof text, "%.1f", percent)};
    put_number(s, column, number);
}

static void put_year(struct sheet *s, lxw_col_t column, int year)
{
    if (year)
        worksheet_write_number(s->at, s->row, column, year, s->book->decimals[0]);
    else
        worksheet_write_blank(s->at, s->row, column, s->book->text);
}

/* ---- a table of verdicts ---- */

static const struct xlsx_column verdict_columns[] = {
    {MSG_column_order, 5},    {MSG_column_category, 10}, {MSG_column_indicator, 28},
    {MSG_column_unit, 8},     {MSG_column_attribute, 8}, {MSG_column_baseline, 9},
    {MSG_column_target, 15},  {MSG_column_value, 9},     {MSG_column_year, 6},
    {MSG_column_expected, 9}, {MSG_column_progress, 9},  {MSG_column_time, 9},
    {MSG_column_verdict, 15}, {MSG_column_reason, 16},   {MSG_column_message, 40},
    {MSG_column_notes, 18},   {MSG_column_source, 20},   {MSG_column_data, 28},
    {MSG_column_id, 40},
};
enum { VERDICT_COLUMNS = sizeof verdict_columns / sizeof *verdict_columns, VALUE_COLUMN = 7,
       PRINTED_COLUMNS = 17 };           /* the places in files are for the screen */

/* Where the two numbers come from, as comments on their cells. */
static void put_sources(struct sheet *s, const struct verdict_row *row)
{
    enum { TARGET_COLUMN = 6 };
    const struct { lxw_col_t column; struct span text; } comments[] = {
        {TARGET_COLUMN, row->place}, {VALUE_COLUMN, row->data_at}};
    for (size_t i = 0; i < 2; i++) {
        if (!comments[i].text.at || !s->book->sheet_per_region)
            continue;
        writer_clear(s->book->scratch);
        plain_put(s->book->scratch, span_cut(comments[i].text, 2000));
        lxw_comment_options how = {.author = (char *)"plancheck"};
        worksheet_write_comment_opt(s->at, s->row, comments[i].column,
                                    writer_text(s->book->scratch).at, &how);
    }
}

static void put_row(struct sheet *s, const struct verdict_row *row, size_t number)
{
    struct book *b = s->book;
    char counted[24];
    struct span order = {counted, (size_t)snprintf(counted, sizeof counted, "%zu", number)};
    struct span flags = flag_words(b, row);
    const struct xlsx_wrapped wrapped[] = {
        {verdict_columns[1].width, row->category},
        {verdict_columns[2].width, name_of(b, row)},
        {verdict_columns[6].width, row->target},
        {verdict_columns[13].width, span_of(book_text(b, reason_label(row->reason)))},
        {verdict_columns[14].width, words_of(b, row)},
        {verdict_columns[15].width, flags},
        {verdict_columns[16].width, row->place},
    };
    row_height(s, wrapped, sizeof wrapped / sizeof *wrapped);
    put_number(s, 0, row->order.at ? row->order : order);
    put_text(s, 1, row->category, b->wrapped);
    put_text(s, 2, name_of(b, row), b->wrapped);
    put_text(s, 3, row->unit, b->centred);
    put_text(s, 4, attribute_word(b, row), b->centred);
    put_number(s, 5, row->baseline_printed);
    put_number(s, 6, row->target);
    put_number(s, VALUE_COLUMN, row->numbers[NUMBER_VALUE]);
    put_year(s, 8, row->value_year);
    put_number(s, 9, row->numbers[NUMBER_EXPECTED]);
    put_number(s, 10, row->numbers[NUMBER_PROGRESS]);
    put_time(s, 11, row);
    put_verdict(s, 12, row->verdict);
    put_message(s, 13, reason_label(row->reason), b->wrapped);
    put_text(s, 14, words_of(b, row), b->wrapped);
    put_text(s, 15, flags, b->wrapped);
    put_text(s, 16, row->place, b->wrapped);
    put_text(s, 17, row->data_at, b->text);
    put_text(s, 18, row->id, b->text);
    put_sources(s, row);
    s->row++;
}

static void put_kind(struct sheet *s, const struct group *g, enum item_kind kind)
{
    const struct book *b = s->book;
    struct verdict_row row;
    size_t number = 0;
    for (size_t i = 0; i < g->count; i++) {
        size_t at = b->groups.rows[g->first + i];
        if (result_key(b->result, at).kind != kind)
            continue;
        if (number == 0 && kind == ITEM_COMMITMENT) {
            put_message(s, 0, MSG_paper_commitments, b->title);
            s->row++;
        }
        report_row(b->view, at, &row);
        put_row(s, &row, ++number);
    }
}

static struct span group_title(struct book *b, const struct group *g)
{
    const struct result_plan *plan = &b->result->plans[g->plan];
    return span_of(arena_printf(b->arena, "%s · %s", region_label(b, g->region).at,
                                plan->title ? plan->title : plan->id));
}

static void group_sheet(struct book *b, size_t number)
{
    const struct group *g = &b->groups.list[number];
    struct sheet s = {b, b->of_group[number], 0};
    sheet_for_paper(&s);
    put_text(&s, 0, group_title(b, g), b->title);
    worksheet_set_row(s.at, s.row++, 24, NULL);
    put_heads(&s, verdict_columns, VERDICT_COLUMNS);
    put_kind(&s, g, ITEM_INDICATOR);
    put_kind(&s, g, ITEM_COMMITMENT);
    worksheet_print_area(s.at, 0, 0, s.row - 1, PRINTED_COLUMNS - 1);
}

/* Many regions: one table, their name in front of every block; a new sheet where Excel has no more
 * rows. */
static void long_sheets(struct book *b)
{
    struct sheet s = {.row = LAST_ROW};
    for (size_t k = 0; k < b->groups.count; k++) {
        if (s.row + b->groups.list[k].count + 2 > LAST_ROW) {
            s = (struct sheet){b, sheet_add(b, book_text(b, MSG_paper_all)), 0};
            sheet_for_paper(&s);
            put_heads(&s, verdict_columns, VERDICT_COLUMNS);
        }
        put_text(&s, 0, group_title(b, &b->groups.list[k]), b->note);
        s.row++;
        put_kind(&s, &b->groups.list[k], ITEM_INDICATOR);
        put_kind(&s, &b->groups.list[k], ITEM_COMMITMENT);
    }
}

void xlsx_verdict_sheets(struct book *b)
{
    if (!b->sheet_per_region) {
        long_sheets(b);
        return;
    }
    for (size_t k = 0; k < b->groups.count; k++)
        group_sheet(b, k);
}

/* ---- problems ---- */

static const struct xlsx_column problem_columns[] = {
    {MSG_column_region, 14},  {MSG_column_indicator, 26},   {MSG_column_attribute, 8},
    {MSG_column_target, 15},  {MSG_column_value, 9},        {MSG_column_year, 6},
    {MSG_column_verdict, 14}, {MSG_column_message, 40},     {MSG_column_cause, 22},
    {MSG_column_measure, 22}, {MSG_column_responsible, 12}, {MSG_column_deadline, 12},
    {MSG_column_id, 40},
};
enum { PROBLEM_COLUMNS = sizeof problem_columns / sizeof *problem_columns };

static void put_problem(struct sheet *s, const struct verdict_row *row)
{
    struct book *b = s->book;
    const struct xlsx_wrapped wrapped[] = {
        {problem_columns[1].width, name_of(b, row)},
        {problem_columns[3].width, row->target},
        {problem_columns[7].width, words_of(b, row)},
    };
    row_height(s, wrapped, sizeof wrapped / sizeof *wrapped);
    put_text(s, 0, row->region_name, b->text);
    put_text(s, 1, name_of(b, row), b->wrapped);
    put_text(s, 2, attribute_word(b, row), b->centred);
    put_number(s, 3, row->target);
    put_number(s, 4, row->numbers[NUMBER_VALUE]);
    put_year(s, 5, row->value_year);
    put_verdict(s, 6, row->verdict);
    put_text(s, 7, words_of(b, row), b->wrapped);
    for (lxw_col_t c = 8; c < 12; c++)
        worksheet_write_blank(s->at, s->row, c, b->empty);
    put_text(s, 12, row->id, b->text);
    s->row++;
}

void xlsx_problems(struct book *b)
{
    struct sheet s = {b, b->problems, 0};
    struct verdict_row row;
    sheet_for_paper(&s);
    put_message(&s, 0, MSG_paper_problems, b->title);
    worksheet_set_row(s.at, s.row++, 24, NULL);
    put_heads(&s, problem_columns, PROBLEM_COLUMNS);
    for (size_t k = 0; k < problem_kind_count; k++) {
        for (size_t i = 0; i < b->result->count && s.row < LAST_ROW; i++) {
            if (!problem_is(result_key(b->result, i), &problem_kinds[k]))
                continue;
            report_row(b->view, i, &row);
            put_problem(&s, &row);
        }
    }    worksheet_print_area(s.at, 0, 0, s.row - 1, PROBLEM_COLUMNS - 2);
}
