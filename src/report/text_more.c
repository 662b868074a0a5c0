/* Counts, the overview of many regions, and what needs attention. */
#include "text_inside.h"

enum { MOST_PROBLEMS = 60 };             /* in an overview; details show all of theirs */

/* ---- counts ---- */

static void put_count(struct text_report *t, size_t n, enum message_id id)
{
    const char *rest = message_up_to(t->scratch, text_of(t, id));
    writer_number(t->scratch, (long long)n);
    writer_string(t->scratch, rest);
}

/* What scratch holds goes into the line, or where it does not fit, into a new one; `used` counts
 * columns. */
static void flush_piece(struct text_report *t, int *used)
{
    enum { INDENT = 2 };
    const char *joiner = text_of(t, MSG_text_joiner);
    struct span piece = writer_text(t->scratch);
    int width = text_width(piece.at, piece.len);
    if (*used && *used + text_width(joiner, strlen(joiner)) + width > t->options->width) {
        writer_byte(t->w, '\n');
        writer_repeat(t->w, " ", INDENT);
        *used = INDENT;
    } else if (*used) {
        writer_string(t->w, joiner);
        *used += text_width(joiner, strlen(joiner));
    }
    writer_span(t->w, piece);
    *used += width;
    writer_clear(t->scratch);
}

/* "吉首市：共 20 项 · 已评价 3 · ✔ 完成 2 · ✘ 未完成 1 · ∅ 缺数据 17" */
void text_counts(struct text_report *t, const char *label, const size_t of[VERDICT_COUNT])
{
    size_t total = summary_sum(of);
    int used = 0;
    writer_clear(t->scratch);
    plain_put(t->scratch, span_of(label));
    writer_string(t->scratch, t->options->lang == LANG_ZH ? "：" : ": ");
    put_count(t, total, MSG_text_items);
    flush_piece(t, &used);
    put_count(t, summary_evaluated(of), MSG_text_evaluated);
    flush_piece(t, &used);
    for (int v = 0; v < VERDICT_COUNT; v++) {
        if (!of[v])
            continue;
        writer_string(t->scratch, verdict_symbol((enum verdict)v));
        writer_byte(t->scratch, ' ');
        writer_string(t->scratch, text_of(t, verdict_label((enum verdict)v)));
        writer_byte(t->scratch, ' ');
        writer_number(t->scratch, (long long)of[v]);
        flush_piece(t, &used);
    }
    writer_byte(t->w, '\n');
}

void text_summary(struct text_report *t, const char *label, const struct summary *s)
{
    const struct { enum message_id label; const size_t *of; } shares[] = {
        {MSG_text_binding, s->by_attribute[ATTRIBUTE_BINDING]},
        {MSG_text_of_these_commitments, s->by_kind[ITEM_COMMITMENT]},
    };
    text_counts(t, label, s->of);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        if (summary_sum(shares[i].of))
            text_counts(t, text_of(t, shares[i].label), shares[i].of);
}

/* ---- many regions: a row each ---- */

void text_region(struct text_report *t, uint32_t number)
{
    const struct result_region *region = &t->result->regions[number];
    bool named = strcmp(region->name, region->code) != 0;
    const char *rest = named ? message_up_to(t->scratch, text_of(t, MSG_text_region)) : "";
    if (named)
        plain_put(t->scratch, span_of(region->name));
    rest = message_up_to(t->scratch, rest);
    plain_put(t->scratch, span_of(region->code));
    writer_string(t->scratch, rest);
}

static void add_overview_columns(struct text_report *t, struct table *table)
{
    table_column(table, (struct table_column){text_of(t, MSG_text_column_region), 12, 0, false});
    table_column(table, (struct table_column){text_of(t, MSG_text_column_items), 0, 1, true});
    for (int v = 0; v < VERDICT_COUNT; v++) {
        enum message_id id = v == VERDICT_ON_TRACK        ? MSG_text_short_on_track
                             : v == VERDICT_NOT_APPLICABLE ? MSG_text_short_not_applicable
                                                           : verdict_label((enum verdict)v);
        table_column(table, (struct table_column){text_of(t, id), 0,
                                                  v == VERDICT_NOT_APPLICABLE ? 2 : 0, true});
    }
    table_column(table, (struct table_column){text_of(t, MSG_text_column_binding), 0, 3, true});
}

static struct span number_cell(struct text_report *t, size_t n)
{
    if (n == 0)
        return SPAN("·");
    writer_number(t->scratch, (long long)n);
    return text_keep(t);
}

static void add_overview_row(struct text_report *t, struct table *table, uint32_t number,
                             const struct summary *s)
{
    struct table_cell *cells = table_row(table);
    text_region(t, number);
    cells[0].text = text_keep(t);
    cells[1].text = number_cell(t, summary_total(s));
    for (int v = 0; v < VERDICT_COUNT; v++)
        cells[2 + v] = (struct table_cell){number_cell(t, s->of[v]),
                                           s->of[v] ? verdict_style((enum verdict)v) : ""};
    cells[2 + VERDICT_COUNT].text =
        number_cell(t, s->by_attribute[ATTRIBUTE_BINDING][VERDICT_FAIL]);
}

void text_overview(struct text_report *t)
{
    struct table table = {.arena = t->arena};
    add_overview_columns(t, &table);
    for (uint32_t i = 0; i < t->result->region_count; i++)
        add_overview_row(t, &table, i, &t->result->regions[i].summary);
    writer_clear(t->scratch);
    put_count(t, table.row_count, MSG_text_overview);
    text_style(t, STYLE_BOLD);
    text_paragraph(t->w, text_keep(t), 0, 0, t->options->width);
    text_style(t, STYLE_NONE);
    table_fit(&table, t->options->width);
    table_write(&table, t->w, t->options->colour);
}

/* ---- what needs attention ---- */

static void put_flags(struct text_report *t, uint32_t flags)
{
    bool any = false;
    for (int f = 0; f < FLAG_COUNT; f++) {
        if (!(flags & (1u << f)))
            continue;
        writer_string(t->scratch, any ? text_of(t, MSG_text_comma) : " [");
        writer_string(t->scratch, text_of(t, flag_label((enum flag_bit)f)));
        any = true;
    }
    writer_string(t->scratch, any ? "]" : "");
}

static void write_problem(struct text_report *t, const struct verdict_row *row)
{
    enum lang lang = t->options->lang;
    writer_clear(t->scratch);
    const char *rest = message_up_to(t->scratch, text_of(t, MSG_text_problem_name));
    plain_put(t->scratch, row->region_name);
    rest = message_up_to(t->scratch, rest);
    plain_put(t->scratch, row_name(t->result, row, lang));
    if (row->attribute)
        message_fill(t->scratch, MSG_text_unit, lang,
                     span_of(text_of(t, attribute_label(row->attribute))));
    writer_string(t->scratch, lang == LANG_ZH ? "：" : ": ");
    plain_put(t->scratch, lang == LANG_ZH ? row->zh : row->en);
    put_flags(t, row->flags);
    if (row->verdict == VERDICT_ERROR)
        message_fill(t->scratch, MSG_text_unit, lang, row->plan_at);
    text_style(t, verdict_style(row->verdict));
    writer_string(t->w, verdict_symbol(row->verdict));
    text_style(t, STYLE_NONE);
    writer_byte(t->w, ' ');
    text_paragraph(t->w, text_keep(t), 2, 2, t->options->width);
}

static size_t write_problem_kind(struct text_report *t, const struct problem_kind *kind,
                                 size_t most)
{
    struct verdict_row row;
    size_t written = 0;
    for (size_t i = 0; i < t->result->count && written < most; i++) {
        if (!problem_is(result_key(t->result, i), kind))
            continue;
        report_row(t->view, i, &row);
        write_problem(t, &row);
        written++;
    }
    return written;
}

void text_problems(struct text_report *t)
{
    const struct summary *all = &t->result->all;
    size_t total = all->of[VERDICT_ERROR] + all->of[VERDICT_FAIL] + all->of[VERDICT_OFF_TRACK],
           written = 0;
    size_t most = t->result->regions_asked || total <= MOST_PROBLEMS * 4 ? total : MOST_PROBLEMS;
    if (total == 0)
        return;
    writer_byte(t->w, '\n');
    writer_clear(t->scratch);
    put_count(t, total, MSG_text_problems);
    text_style(t, STYLE_BOLD);
    text_paragraph(t->w, text_keep(t), 0, 0, t->options->width);
    text_style(t, STYLE_NONE);
    for (size_t k = 0; k < problem_kind_count && written < most; k++)
        written += write_problem_kind(t, &problem_kinds[k], most - written);
    if (written < total) {
        put_count(t, total - written, MSG_text_more_problems);
        text_paragraph(t->w, text_keep(t), 0, 2, t->options->width);
    }
}
