/* The report for people at a terminal: a table per plan and region, then what needs attention, then
 * the counts. */
#include "groups.h"
#include "text_inside.h"

enum { MANY_REGIONS = 20 };

/* Status is told by symbol and word, colour only repeats it. The symbols are one column wide
 * everywhere. */
static const struct { const char *symbol, *style; } looks[VERDICT_COUNT] = {
    [VERDICT_PASS] = {"✔", STYLE_GREEN},       [VERDICT_FAIL] = {"✘", STYLE_RED},
    [VERDICT_ON_TRACK] = {"▴", STYLE_GREEN},   [VERDICT_OFF_TRACK] = {"▾", STYLE_YELLOW},
    [VERDICT_UNDETERMINED] = {"?", STYLE_CYAN}, [VERDICT_NO_DATA] = {"∅", ""},
    [VERDICT_NOT_APPLICABLE] = {"-", ""},      [VERDICT_ERROR] = {"!", STYLE_RED},
};

const char *verdict_symbol(enum verdict v) { return looks[v].symbol; }
const char *verdict_style(enum verdict v) { return looks[v].style; }

const char *text_of(const struct text_report *t, enum message_id id)
{
    return message_text(id, t->options->lang);
}

struct span text_clean(struct text_report *t, struct span s)
{
    writer_clear(t->scratch);
    plain_put(t->scratch, s);
    return text_keep(t);
}

struct span text_keep(struct text_report *t)
{
    struct span s = writer_text(t->scratch);
    s.at = arena_text(t->arena, s.at, s.len);
    writer_clear(t->scratch);
    return s;
}

void text_style(struct text_report *t, const char *style)
{
    if (t->options->colour)
        writer_string(t->w, style);
}

/* ---- the table of a region ---- */

enum {
    COLUMN_ORDER,
    COLUMN_ATTRIBUTE,
    COLUMN_NAME,
    COLUMN_TARGET,
    COLUMN_BASELINE,
    COLUMN_VALUE,
    COLUMN_PROGRESS,
    COLUMN_VERDICT,
    COLUMN_REASON
};

static void add_columns(struct text_report *t, struct table *table, enum item_kind kind)
{
    const struct { enum message_id title; int least, drop; bool right; } columns[] = {
        {MSG_text_order, 0, 0, true},
        {MSG_text_attribute, 0, 0, false},
        {kind == ITEM_COMMITMENT ? MSG_text_commitment : MSG_text_indicator, 16, 0, false},
        {MSG_text_target, 10, 0, false},
        {MSG_text_baseline, 6, 1, true},
        {MSG_text_value, 0, 0, true},
        {MSG_text_progress, 0, 3, true},
        {MSG_text_verdict, 0, 0, false},
        {MSG_text_reason, 12, 2, false},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        table_column(table, (struct table_column){text_of(t, columns[i].title), columns[i].least,
                                                  columns[i].drop, columns[i].right});
}

static struct span name_cell(struct text_report *t, const struct verdict_row *row)
{
    struct span name = row_name(t->result, row, t->options->lang);
    writer_clear(t->scratch);
    plain_put(t->scratch, name);
    if (row->unit.at) {
        struct writer *unit = writer_memory(t->arena);
        unit_put(unit, row->unit.at, false, t->options->lang);
        struct span said = span_trim(writer_text(unit));
        if (said.len) {                  /* English has no word for 个 */
            const char *rest = message_up_to(t->scratch, text_of(t, MSG_text_unit));
            plain_put(t->scratch, said);
            writer_string(t->scratch, rest);
        }
    }
    return text_keep(t);
}

static struct span value_cell(struct text_report *t, const struct verdict_row *row)
{
    if (!row->numbers[NUMBER_VALUE].at)
        return SPAN("–");
    writer_clear(t->scratch);
    const char *rest = message_up_to(t->scratch, text_of(t, MSG_text_value_year));
    writer_span(t->scratch, row->numbers[NUMBER_VALUE]);
    rest = message_up_to(t->scratch, rest);
    writer_number(t->scratch, row->value_year);
    writer_string(t->scratch, rest);
    return text_keep(t);
}

static struct span order_cell(struct text_report *t, const struct verdict_row *row, size_t number)
{
    if (row->order.at)
        return text_clean(t, row->order);
    writer_number(t->scratch, (long long)number);
    return text_keep(t);
}

static struct span attribute_cell(struct text_report *t, const struct verdict_row *row)
{
    static const enum message_id marks[] = {
        [ATTRIBUTE_BINDING] = MSG_mark_binding, [ATTRIBUTE_ANTICIPATORY] = MSG_mark_anticipatory,
        [ATTRIBUTE_ADVISORY] = MSG_mark_advisory,
    };
    return row->attribute ? span_of(text_of(t, marks[row->attribute])) : SPAN("");
}

static struct span verdict_cell(struct text_report *t, const struct verdict_row *row)
{
    writer_string(t->scratch, verdict_symbol(row->verdict));
    writer_byte(t->scratch, ' ');
    writer_string(t->scratch, text_of(t, verdict_label(row->verdict)));
    return text_keep(t);
}

static void add_row(struct text_report *t, struct table *table, const struct verdict_row *row)
{
    struct table_cell *cells = table_row(table);
    bool loud = row->verdict == VERDICT_FAIL || row->verdict == VERDICT_ERROR;
    cells[COLUMN_ORDER].text = order_cell(t, row, table->row_count);
    cells[COLUMN_ATTRIBUTE].text = attribute_cell(t, row);
    cells[COLUMN_NAME] = (struct table_cell){name_cell(t, row), loud ? STYLE_BOLD : ""};
    cells[COLUMN_TARGET].text = text_clean(t, row->target);
    cells[COLUMN_BASELINE].text =
        row->baseline_printed.len ? text_clean(t, row->baseline_printed) : SPAN("–");
    cells[COLUMN_VALUE].text = value_cell(t, row);
    if (row->numbers[NUMBER_PROGRESS].at)
        cells[COLUMN_PROGRESS].text = text_clean(t, row->numbers[NUMBER_PROGRESS]);
    cells[COLUMN_VERDICT] = (struct table_cell){verdict_cell(t, row), verdict_style(row->verdict)};
    cells[COLUMN_REASON].text = span_of(text_of(t, reason_label(row->reason)));
}

/* ---- a group: heading, table of indicators, table of commitments, counts ---- */

static void write_heading(struct text_report *t, const struct group *g)
{
    const struct result_plan *plan = &t->result->plans[g->plan];
    writer_clear(t->scratch);
    text_region(t, g->region);
    writer_string(t->scratch, text_of(t, MSG_text_joiner));
    plain_put(t->scratch, span_of(plan->title ? plan->title : plan->id));
    if (t->result->as_of) {
        char year[16];
        struct span digits = {year, (size_t)snprintf(year, sizeof year, "%d", t->result->as_of)};
        writer_string(t->scratch, text_of(t, MSG_text_joiner));
        message_fill(t->scratch, MSG_text_as_of, t->options->lang, digits);
    }
    text_style(t, STYLE_BOLD);
    text_paragraph(t->w, text_keep(t), 0, 2, t->options->width);
    text_style(t, STYLE_NONE);
}

/* "正文承诺（78 项）", where a plan has commitments */
static void write_kind_heading(struct text_report *t, enum item_kind kind, size_t count)
{
    enum message_id title =
        kind == ITEM_COMMITMENT ? MSG_text_commitments : MSG_text_rows_of_tables;
    char number[24];
    struct span digits = {number, (size_t)snprintf(number, sizeof number, "%zu", count)};
    writer_byte(t->w, '\n');
    writer_clear(t->scratch);
    message_fill(t->scratch, title, t->options->lang, digits);
    text_style(t, STYLE_BOLD);
    text_paragraph(t->w, text_keep(t), 0, 2, t->options->width);
    text_style(t, STYLE_NONE);
}

static void write_kind(struct text_report *t, const struct groups *g, const struct group *in,
                       enum item_kind kind, bool headed)
{
    struct table table = {.arena = t->arena};
    struct verdict_row row;
    add_columns(t, &table, kind);
    for (size_t i = 0; i < in->count; i++) {
        size_t number = g->rows[in->first + i];
        if (result_key(t->result, number).kind != kind)
            continue;
        report_row(t->view, number, &row);
        add_row(t, &table, &row);
    }
    if (table.row_count == 0)
        return;
    if (headed)
        write_kind_heading(t, kind, table.row_count);
    table_fit(&table, t->options->width);
    table_write(&table, t->w, t->options->colour);
}

static void write_details(struct text_report *t)
{
    struct groups g = groups_of(t->arena, t->result);
    for (size_t k = 0; k < g.count; k++) {
        struct summary s = group_summary(&g, &g.list[k], t->result);
        bool headed = summary_sum(s.by_kind[ITEM_COMMITMENT]) > 0;
        write_heading(t, &g.list[k]);
        write_kind(t, &g, &g.list[k], ITEM_INDICATOR, headed);
        write_kind(t, &g, &g.list[k], ITEM_COMMITMENT, headed);
        if (g.count > 1)                 /* of a single one the total says the same */
            text_summary(t, t->result->regions[g.list[k].region].name, &s);
        writer_byte(t->w, '\n');
    }
    text_paragraph(t->w, span_of(text_of(t, MSG_text_legend)), 0, 0, t->options->width);
}

void report_text(const struct result *r, const struct report_options *o, struct writer *w)
{
    struct arena *a = arena_new();
    struct text_report t = {.result = r,
                            .options = o,
                            .w = w,
                            .arena = a,
                            .view = report_view_new(a, r),
                            .scratch = writer_memory(a)};
    if (r->region_count > MANY_REGIONS && !r->regions_asked)
        text_overview(&t);
    else
        write_details(&t);
    text_problems(&t);
    writer_byte(w, '\n');
    text_summary(&t, text_of(&t, MSG_text_total), &r->all);
    report_view_free(t.view);
    arena_free(a);
}
