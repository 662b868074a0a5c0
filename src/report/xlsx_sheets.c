/* Overview, heat map and appendix of the workbook. */
#include "xlsx_inside.h"

/* ---- overview ---- */

static void put_counts(struct sheet *s, lxw_col_t column, const size_t of[VERDICT_COUNT])
{
    size_t total = 0;
    for (int v = 0; v < VERDICT_COUNT; v++)
        total += of[v];
    put_count(s, column++, total);
    put_count(s, column++, summary_evaluated(of));
    for (int v = 0; v < VERDICT_COUNT; v++)
        put_count(s, column++, of[v]);
}

static void put_count_heads(struct sheet *s, enum message_id first)
{
    lxw_col_t column = 0;
    worksheet_set_column(s->at, 0, 0, 26, NULL);
    worksheet_set_column(s->at, 1, 3 + VERDICT_COUNT, 11, NULL);
    put_message(s, column++, first, s->book->head);
    put_message(s, column++, MSG_column_items, s->book->head);
    put_message(s, column++, MSG_column_evaluated, s->book->head);
    for (int v = 0; v < VERDICT_COUNT; v++)
        put_verdict(s, column++, (enum verdict)v);
}

static void put_attributes(struct sheet *s)
{
    const struct summary *all = &s->book->result->all;
    put_count_heads(s, MSG_column_attribute);
    s->row++;
    for (int a = ATTRIBUTE_BINDING; a <= ATTRIBUTE_ADVISORY + 1; a++) {
        enum attribute attribute = a > ATTRIBUTE_ADVISORY ? ATTRIBUTE_NONE : (enum attribute)a;
        put_message(s, 0, attribute_label(attribute), s->book->text);
        put_counts(s, 1, all->by_attribute[attribute]);
        s->row++;
    }
    put_message(s, 0, MSG_text_total, s->book->head);
    put_counts(s, 1, all->of);
    s->row += 2;
}

/* The name of a group's region, as a link to its sheet. */
static void put_link(struct sheet *s, size_t group)
{
    struct book *b = s->book;
    struct span label = region_label(b, b->groups.list[group].region);
    put_text(s, 0, label, b->text);
    if (b->sheet_per_region)
        worksheet_write_url_opt(
            s->at, s->row, 0, arena_printf(b->arena, "internal:'%s'!A1", b->of_group[group]->name),
            b->link, label.at, NULL);
}

static void put_groups(struct sheet *s)
{
    struct book *b = s->book;
    lxw_col_t last = 3 + VERDICT_COUNT;
    worksheet_set_column(s->at, last + 1, last + 1, 44, NULL);
    put_count_heads(s, MSG_column_region);
    put_message(s, last, MSG_column_binding_failed, b->head);
    put_message(s, last + 1, MSG_column_plan, b->head);
    s->row++;
    for (size_t k = 0; k < b->groups.count; k++) {
        const struct group *g = &b->groups.list[k];
        const struct result_plan *plan = &b->result->plans[g->plan];
        struct summary sum = group_summary(&b->groups, g, b->result);
        put_link(s, k);
        put_counts(s, 1, sum.of);
        put_count(s, last, sum.by_attribute[ATTRIBUTE_BINDING][VERDICT_FAIL]);
        put_text(s, last + 1, span_of(plan->title ? plan->title : plan->id), b->text);
        s->row++;
    }
}

void xlsx_overview(struct book *b)
{
    struct sheet s = {b, b->overview, 0};
    sheet_for_paper(&s);
    put_message(&s, 0, MSG_paper_title, b->title);
    worksheet_set_row(s.at, s.row++, 26, NULL);
    if (b->result->as_of) {
        struct writer *w = writer_memory(b->arena);
        char year[16];
        struct span digits = {year, (size_t)snprintf(year, sizeof year, "%d", b->result->as_of)};
        message_fill(w, MSG_text_as_of, b->options->lang, digits);
        put_text(&s, 0, writer_text(w), b->note);
        s.row++;
    }
    s.row++;
    put_attributes(&s);
    put_groups(&s);
}

/* ---- heat map: groups (plan and region) by indicators, the worst verdict in each cell ---- */

enum { MOST_COLUMNS = 1000 };

struct heat {
    struct book *book;
    uint8_t *worst;                      /* by group and indicator; VERDICT_COUNT: no promise */
    size_t groups, indicators;
    bool groups_down;                    /* a row a group; else a row an indicator */
};

static struct span heat_label(const struct heat *h, bool group, size_t i)
{
    struct book *b = h->book;
    if (group)
        return region_label(b, b->groups.list[i].region);
    const struct result_indicator *of = &b->result->indicators[i];
    return span_of(b->options->lang == LANG_EN ? of->en : of->zh);
}

static void find_worst(struct heat *h, size_t group)
{
    const struct book *b = h->book;
    const struct group *g = &b->groups.list[group];
    uint8_t *row = h->worst + group * h->indicators;
    memset(row, VERDICT_COUNT, h->indicators);
    for (size_t i = 0; i < g->count; i++) {
        struct verdict_key key = result_key(b->result, b->groups.rows[g->first + i]);
        uint8_t *cell = &row[key.indicator];
        if (*cell == VERDICT_COUNT ||
            verdict_rank((enum verdict)key.verdict) > verdict_rank((enum verdict)*cell))
            *cell = key.verdict;
    }
}

static void put_heat_heads(struct sheet *s, const struct heat *h, size_t columns)
{
    struct book *b = s->book;
    lxw_format *turned = workbook_add_format(b->workbook);
    format_set_rotation(turned, 90);
    format_set_font_size(turned, 9);
    format_set_border(turned, LXW_BORDER_THIN);
    format_set_text_wrap(turned);
    worksheet_set_row(s->at, s->row, h->groups_down ? 150 : 90, NULL);
    worksheet_set_column(s->at, 0, 0, h->groups_down ? 24 : 40, NULL);
    worksheet_set_column(s->at, 1, (lxw_col_t)columns, 4, NULL);
    put_message(s, 0, h->groups_down ? MSG_column_region : MSG_column_indicator, b->head);
    for (size_t c = 0; c < columns; c++)
        put_text(s, (lxw_col_t)(c + 1), heat_label(h, !h->groups_down, c), turned);
    worksheet_freeze_panes(s->at, s->row + 1, 1);
    worksheet_repeat_rows(s->at, s->row, s->row);
    s->row++;
}

static void put_heat_row(struct sheet *s, const struct heat *h, size_t row, size_t columns)
{
    struct book *b = s->book;
    put_text(s, 0, heat_label(h, h->groups_down, row), b->text);
    for (size_t c = 0; c < columns; c++) {
        size_t group = h->groups_down ? row : c, indicator = h->groups_down ? c : row;
        uint8_t worst = h->worst[group * h->indicators + indicator];
        if (worst < VERDICT_COUNT)
            worksheet_write_string(s->at, s->row, (lxw_col_t)(c + 1),
                                   verdict_symbol((enum verdict)worst), b->verdicts[worst]);
    }
    s->row++;
}

static void put_legend(struct sheet *s)
{
    struct writer *w = writer_memory(s->book->arena);
    for (int v = 0; v < VERDICT_COUNT; v++) {
        writer_string(w, v ? "   " : "");
        writer_string(w, verdict_symbol((enum verdict)v));
        writer_byte(w, ' ');
        writer_string(w, book_text(s->book, verdict_label((enum verdict)v)));
    }
    put_text(s, 0, writer_text(w), s->book->note);
    s->row++;
}

void xlsx_heat_map(struct book *b)
{
    struct sheet s = {b, b->heat_map, 0};
    struct heat h = {.book = b,
                     .groups = b->groups.count,
                     .indicators = b->result->indicator_count,
                     .groups_down = b->groups.count > b->result->indicator_count};
    size_t rows = h.groups_down ? h.groups : h.indicators,
           columns = h.groups_down ? h.indicators : h.groups;
    columns = columns < MOST_COLUMNS ? columns : MOST_COLUMNS;
    h.worst = arena_alloc(b->arena, h.groups * h.indicators + 1);
    for (size_t k = 0; k < h.groups; k++)
        find_worst(&h, k);
    sheet_for_paper(&s);
    put_message(&s, 0, MSG_paper_heat_map, b->title);
    s.row++;
    put_legend(&s);
    put_heat_heads(&s, &h, columns);
    for (size_t row = 0; row < rows && s.row < LAST_ROW; row++)
        put_heat_row(&s, &h, row, columns);
}

/* ---- appendix ---- */

static void put_pair(struct sheet *s, struct span left, struct span right)
{
    put_text(s, 0, left, s->book->text);
    put_text(s, 1, right, s->book->text);
    s->row++;
}

static void put_part(struct sheet *s, enum message_id title)
{
    s->row++;
    put_message(s, 0, title, s->book->head);
    s->row++;
}

static void put_diagnostics(struct sheet *s)
{
    const struct result *r = s->book->result;
    for (size_t i = 0; i < r->diagnostic_count; i++) {
        const struct diagnostic *d = &r->diagnostics[i];
        const char *place = d->at.file ? arena_printf(s->book->arena, "%s:%u:%u", d->at.file,
                                                      d->at.line, d->at.column)
                                       : "";
        put_text(s, 2, span_of(d->code), s->book->text);
        put_pair(s, span_of(place), span_of(message_in(d->text, s->book->options->lang)));
    }
}

void xlsx_appendix(struct book *b)
{
    const struct result *r = b->result;
    struct sheet s = {b, sheet_add(b, book_text(b, MSG_paper_appendix)), 0};
    sheet_for_paper(&s);
    worksheet_set_column(s.at, 0, 0, 50, NULL);
    worksheet_set_column(s.at, 1, 1, 80, NULL);
    put_message(&s, 0, MSG_paper_appendix, b->title);
    s.row++;
    put_pair(&s, SPAN("plancheck"), span_of(r->version));
    put_part(&s, MSG_paper_settings);
    put_pair(&s, SPAN(""), r->settings);
    put_part(&s, MSG_paper_inputs);
    for (size_t i = 0; i < r->input_count; i++)
        put_pair(&s, span_of(r->inputs[i].path), span_of(r->inputs[i].sha256));
    put_part(&s, MSG_paper_rules);
    for (size_t i = 0; i < r->rule_count; i++)
        put_pair(&s, span_of(arena_printf(b->arena, "%s · %s", r->rules[i].id,
                                          message_in(r->rules[i].title, b->options->lang))),
                 span_of(r->rules[i].sha256));
    if (r->diagnostic_count)
        put_part(&s, MSG_paper_diagnostics);
    put_diagnostics(&s);
}
