/* Plans side by side as a workbook: a line a target, the levels with a column a plan, and what is
 * not compared on a sheet of its own. Levels, ranks and years are numbers. */
#include "comparison_inside.h"
#include "xlsx_inside.h"

struct paper {
    struct book *b;
    const struct project *p;
    const struct comparison *c;
};

static struct sheet sheet_new(struct paper *s, enum message_id title)
{
    struct sheet sheet = {s->b, sheet_add(s->b, book_text(s->b, title)), 0};
    sheet_for_paper(&sheet);
    put_message(&sheet, 0, title, s->b->title);
    worksheet_set_row(sheet.at, sheet.row++, 24, NULL);
    return sheet;
}

/* The heads in the current row can filter what stands below them. */
static void filter_from(struct sheet *s, lxw_row_t heads, size_t columns)
{
    if (s->row > heads + 1)
        worksheet_autofilter(s->at, heads, 0, s->row - 1, (lxw_col_t)columns - 1);
}

/* ---- a line a target ---- */

static const struct xlsx_column columns[COMPARE_COLUMNS] = {
    {MSG_compare_indicator, 40}, {MSG_compare_year, 8},  {MSG_compare_rank, 8},
    {MSG_compare_region, 14},    {MSG_compare_baseline, 14}, {MSG_compare_target, 34},
    {MSG_compare_level, 12},     {MSG_compare_start, 10},  {MSG_compare_above, 16},
};

static void put_line(struct paper *s, struct sheet *to, const struct compare_row *row,
                     const struct compared *c)
{
    const char *cells[COMPARE_COLUMNS];
    compare_cells(s->b->arena, s->p, row, c, s->b->options->lang, cells);
    const struct xlsx_wrapped wrapped[] = {{columns[0].width, span_of(cells[0])},
                                           {columns[5].width, span_of(cells[5])}};
    row_height(to, wrapped, sizeof wrapped / sizeof *wrapped);
    for (lxw_col_t k = 0; k < COMPARE_COLUMNS; k++) {
        bool words = k == 0 || k == 3 || k == 5 || k == 8;
        if (words)
            put_text(to, k, span_of(cells[k]), s->b->wrapped);
        else
            put_number(to, k, span_of(cells[k]));
    }
    to->row++;
}

static void targets_sheet(struct paper *s)
{
    struct sheet to = sheet_new(s, MSG_compare_targets);
    lxw_row_t heads = to.row;
    put_heads(&to, columns, COMPARE_COLUMNS);
    for (size_t i = 0; i < s->c->count; i++)
        for (size_t k = 0; k < s->c->rows[i].count && compare_is_ranked(&s->c->rows[i]) &&
                           to.row < LAST_ROW; k++)
            put_line(s, &to, &s->c->rows[i], &s->c->rows[i].list[k]);
    filter_from(&to, heads, COMPARE_COLUMNS);
}

/* ---- a column a plan ---- */

static void put_level_heads(struct paper *s, struct sheet *to, const struct compare_side *sides,
                            size_t count)
{
    put_message(to, 0, MSG_compare_indicator, s->b->head);
    put_message(to, 1, MSG_compare_year, s->b->head);
    worksheet_set_column(to->at, 0, 0, 40, NULL);
    worksheet_set_column(to->at, 1, 1, 8, NULL);
    worksheet_set_column(to->at, 2, (lxw_col_t)(count + 1), 12, NULL);
    for (size_t k = 0; k < count; k++)
        put_text(to, (lxw_col_t)(k + 2), span_of(s->p->regions[sides[k].region].name), s->b->head);
    worksheet_freeze_panes(to->at, to->row + 1, 1);
    worksheet_repeat_rows(to->at, to->row, to->row);
    to->row++;
}

static void put_levels(struct paper *s, struct sheet *to, const struct compare_row *row,
                       const struct compare_side *sides, size_t count)
{
    const char *name = compare_named(s->b->arena, s->p, row->indicator, s->b->options->lang);
    const struct xlsx_wrapped wrapped = {40, span_of(name)};
    row_height(to, &wrapped, 1);
    put_text(to, 0, span_of(name), s->b->wrapped);
    put_number(to, 1, span_of(arena_printf(s->b->arena, "%d", row->year)));
    for (size_t k = 0; k < count; k++) {
        const struct compared *c = compare_of_side(s->p, row, sides[k]);
        put_number(to, (lxw_col_t)(k + 2), span_of(c && c->level ? c->level : ""));
    }
    to->row++;
}

static void levels_sheet(struct paper *s)
{
    size_t count;
    const struct compare_side *sides = compare_sides(s->b->arena, s->p, s->c, &count);
    if (!sides)                          /* too many columns; the lines have all of it */
        return;
    struct sheet to = sheet_new(s, MSG_compare_levels);
    put_level_heads(s, &to, sides, count);
    for (size_t i = 0; i < s->c->count; i++)
        if (compare_is_ranked(&s->c->rows[i]))
            put_levels(s, &to, &s->c->rows[i], sides, count);
}

/* ---- the plans ---- */

static const struct xlsx_column plan_columns[] = {
    {MSG_compare_region, 14}, {MSG_compare_plan, 52},  {MSG_compare_period, 12},
    {MSG_compare_compared, 12}, {MSG_compare_first, 14}, {MSG_compare_below, 14},
    {MSG_compare_not_compared, 14},
};

static void plans_sheet(struct paper *s)
{
    struct sheet to = sheet_new(s, MSG_compare_plans);
    put_heads(&to, plan_columns, sizeof plan_columns / sizeof *plan_columns);
    for (size_t i = 0; i < s->c->plan_count; i++) {
        const struct plan *plan = &s->p->plans[s->c->plans[i]];
        struct compare_sum sum = compare_sum_of(s->p, s->c, s->c->plans[i]);
        const char *name = plan->region == NO_NUMBER ? plan->id
                                                     : s->p->regions[plan->region].name;
        put_text(&to, 0, span_of(name), s->b->text);
        put_text(&to, 1, span_of(plan->title ? plan->title : plan->id), s->b->wrapped);
        put_text(&to, 2, span_of(arena_printf(s->b->arena, "%d–%d", plan->base_year,
                                              plan->target_year)), s->b->centred);
        put_count(&to, 3, sum.compared);
        put_count(&to, 4, sum.first);
        put_count(&to, 5, sum.below);
        put_count(&to, 6, sum.others);
        to.row++;
    }
    to.row++;
    const struct xlsx_wrapped key = {132, span_of(book_text(s->b, MSG_compare_key))};
    row_height(&to, &key, 1);
    worksheet_merge_range(to.at, to.row, 0, to.row, 6, "", s->b->wrapped);
    put_message(&to, 0, MSG_compare_key, s->b->wrapped);
}

/* ---- what is not compared ---- */

static const struct xlsx_column other_columns[] = {
    {MSG_compare_indicator, 40}, {MSG_compare_year, 8}, {MSG_compare_region, 14},
    {MSG_compare_baseline, 14},  {MSG_compare_target, 34}, {MSG_compare_why, 40},
    {MSG_compare_meaning, 50},
};
enum { OTHER_COLUMNS = sizeof other_columns / sizeof *other_columns };

static void put_other(struct paper *s, struct sheet *to, uint32_t item, const char *why)
{
    const struct item *i = compare_item(s->p, item);
    const struct indicator *k = &s->p->indicators[i->indicator];
    enum lang lang = s->b->options->lang;
    const char *cells[OTHER_COLUMNS] = {
        compare_named(s->b->arena, s->p, i->indicator, lang),
        arena_printf(s->b->arena, "%d", i->target_year),
        s->p->regions[i->region].name,
        compare_text(s->p, i->baseline),
        compare_text(s->p, i->target),
        why,
        k->definition ? k->definition : "",
    };
    struct xlsx_wrapped wrapped[OTHER_COLUMNS];
    for (size_t n = 0; n < OTHER_COLUMNS; n++)
        wrapped[n] = (struct xlsx_wrapped){other_columns[n].width, span_of(cells[n])};
    row_height(to, wrapped, OTHER_COLUMNS);
    for (lxw_col_t n = 0; n < OTHER_COLUMNS; n++) {
        if (n == 1 || n == 3)
            put_number(to, n, span_of(cells[n]));
        else
            put_text(to, n, span_of(cells[n]), s->b->wrapped);
    }
    to->row++;
}

static void others_sheet(struct paper *s)
{
    struct sheet to = sheet_new(s, MSG_compare_others);
    lxw_row_t heads = to.row;
    enum lang lang = s->b->options->lang;
    put_heads(&to, other_columns, OTHER_COLUMNS);
    for (size_t i = 0; i < s->c->count; i++)
        for (size_t k = 0; k < s->c->rows[i].count && !compare_is_ranked(&s->c->rows[i]); k++)
            put_other(s, &to, s->c->rows[i].list[k].item,
                      message_text(MSG_compare_no_level, lang));
    for (size_t i = 0; i < s->c->alone_count && to.row < LAST_ROW; i++)
        put_other(s, &to, s->c->alone[i].item,
                  compare_why(s->b->arena, s->p, &s->c->alone[i], lang));
    filter_from(&to, heads, OTHER_COLUMNS);
}

/* ---- the workbook ---- */

static void fill(struct book *b, void *self)
{
    struct paper *s = self;
    s->b = b;
    plans_sheet(s);
    targets_sheet(s);
    levels_sheet(s);
    others_sheet(s);
}

void comparison_xlsx(struct writer *w, const struct project *p, const struct comparison *c,
                     const struct report_options *o)
{
    struct paper s = {NULL, p, c};
    struct book b = {.options = o, .arena = w->arena, .scratch = writer_memory(w->arena),
                     .name = MSG_compare_title};
    book_write(&b, fill, &s, w);
}
