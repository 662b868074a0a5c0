/* Plans side by side: for people, spreadsheets and programs. */
#include "comparison_inside.h"
#include "escape.h"
#include "table.h"

const struct comparison_format comparison_formats[] = {
    {"text", comparison_text},
    {"json", comparison_json},
    {"csv", comparison_csv},
    {"markdown", comparison_markdown},
    {"html", comparison_html},
    {"xlsx", comparison_xlsx},
};
const size_t comparison_format_count = sizeof comparison_formats / sizeof *comparison_formats;

enum { COLUMNS = COMPARE_COLUMNS };

static void for_each(struct writer *w, const struct project *p, const struct comparison *c,
                     enum lang lang,
                     void (*put)(void *to, const char *cells[COLUMNS], bool first), void *to)
{
    for (size_t i = 0; i < c->count; i++) {
        for (size_t k = 0; k < c->rows[i].count; k++) {
            const char *cells[COLUMNS];
            compare_cells(w->arena, p, &c->rows[i], &c->rows[i].list[k], lang, cells);
            put(to, cells, k == 0);
        }
    }
}

/* What nothing stands beside, as "name (year): region - why". */
static const char *alone_text(struct arena *a, const struct project *p, const struct alone *alone,
                              enum lang lang)
{
    const struct item *i = compare_item(p, alone->item);
    return arena_printf(a, "%s (%d): %s – %s", compare_name(p, i->indicator, lang), i->target_year,
                        p->regions[i->region].name, compare_why(a, p, alone, lang));
}

/* ---- text ---- */

static struct span clean(struct arena *a, const char *text)
{
    struct writer *plain = writer_memory(a);
    plain_put(plain, span_of(text));
    return writer_text(plain);
}

/* The name of the indicator and the year stand once. */
static void put_table_row(void *to, const char *cells[COLUMNS], bool first)
{
    struct table *t = to;
    struct table_cell *row = table_row(t);
    for (int i = 0; i < COLUMNS; i++)
        if (first || i > 1)
            row[i].text = clean(t->arena, cells[i]);
}

void comparison_text(struct writer *w, const struct project *p, const struct comparison *c,
                     const struct report_options *o)
{
    struct table t = {.arena = w->arena};
    for (int i = 0; i < COLUMNS; i++) {
        bool wide = i == 0 || i == 5 || i == 8;
        int drop = i == 6 ? 1 : i == 7 ? 2 : 0;
        table_column(&t, (struct table_column){message_text(compare_titles[i], o->lang),
                                               wide ? 8 : 0, drop, i == 1 || i == 2});
    }
    for_each(w, p, c, o->lang, put_table_row, &t);
    table_fit(&t, o->width);
    table_write(&t, w, o->colour);
    if (c->alone_count) {
        struct message head =
            MESSAGE(w->arena, MSG_compare_alone, arena_printf(w->arena, "%zu", c->alone_count));
        writer_byte(w, '\n');
        writer_string(w, message_in(head, o->lang));
        writer_byte(w, '\n');
    }
    for (size_t i = 0; i < c->alone_count; i++) {
        WRITER_LITERAL(w, "  ");
        writer_span(w, clean(w->arena, alone_text(w->arena, p, &c->alone[i], o->lang)));
        writer_byte(w, '\n');
    }
}

/* ---- CSV, Markdown ---- */

static void put_csv_row(void *to, const char *cells[COLUMNS], bool first)
{
    struct writer *w = to;
    (void)first;
    for (int i = 0; i < COLUMNS; i++) {
        writer_string(w, i ? "," : "");
        csv_cell(w, span_of(cells[i]));
    }
    writer_byte(w, '\n');
}

void comparison_csv(struct writer *w, const struct project *p, const struct comparison *c,
                    const struct report_options *o)
{
    WRITER_LITERAL(w, "indicator,year,rank,region,baseline,target,level,start_rank,"
                      "against_above\n");
    for_each(w, p, c, o->lang, put_csv_row, w);
}

static void put_markdown_row(void *to, const char *cells[COLUMNS], bool first)
{
    struct writer *w = to;
    WRITER_LITERAL(w, "|");
    for (int i = 0; i < COLUMNS; i++) {
        writer_byte(w, ' ');
        markdown_put(w, span_of(first || i > 1 ? cells[i] : ""));
        WRITER_LITERAL(w, " |");
    }
    writer_byte(w, '\n');
}

void comparison_markdown(struct writer *w, const struct project *p, const struct comparison *c,
                         const struct report_options *o)
{
    const char *cells[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        cells[i] = message_text(compare_titles[i], o->lang);
    put_markdown_row(w, cells, true);
    WRITER_LITERAL(w, "|---|---|---|---|---|---|---|---|---|\n");
    for_each(w, p, c, o->lang, put_markdown_row, w);
    for (size_t i = 0; i < c->alone_count; i++) {
        writer_string(w, i ? "- " : "\n- ");
        markdown_put(w, span_of(alone_text(w->arena, p, &c->alone[i], o->lang)));
        writer_byte(w, '\n');
    }
}

/* ---- JSON ---- */

static void put_field(struct writer *w, const char *key, const char *text)
{
    writer_string(w, key);
    json_quoted(w, text);
}

static void put_rank(struct writer *w, const char *key, uint32_t rank)
{
    writer_string(w, key);
    if (rank)
        writer_number(w, rank);
    else
        WRITER_LITERAL(w, "null");
}

static void put_entry(struct writer *w, const struct project *p, const struct compared *c)
{
    static const char *const words[] = {"weaker", "equal", "harder"};
    const struct item *i = compare_item(p, c->item);
    put_field(w, "{\"id\":", item_id(w->arena, p, i));
    put_field(w, ",\"plan\":", p->plans[i->plan].id);
    put_field(w, ",\"region\":", p->regions[i->region].code);
    put_field(w, ",\"region_name\":", p->regions[i->region].name);
    put_field(w, ",\"baseline\":", compare_text(p, i->baseline));
    put_field(w, ",\"target\":", compare_text(p, i->target));
    put_field(w, ",\"level\":", c->level);
    put_rank(w, ",\"rank\":", c->rank);
    put_rank(w, ",\"start_rank\":", c->start_rank);
    WRITER_LITERAL(w, ",\"above\":");
    if (c->above == NO_NUMBER) {
        WRITER_LITERAL(w, "null}");
        return;
    }
    put_field(w, "{\"id\":", item_id(w->arena, p, compare_item(p, c->above)));
    put_field(w, ",\"target\":", compare_text(p, compare_item(p, c->above)->target));
    put_field(w, ",\"against\":", words[c->against + 1]);
    WRITER_LITERAL(w, "}}");
}

static void put_row(struct writer *w, const struct project *p, const struct compare_row *row)
{
    const struct indicator *k = &p->indicators[row->indicator];
    put_field(w, "{\"indicator\":", k->id);
    WRITER_LITERAL(w, ",\"name\":");
    json_message(w, (struct message){k->en, k->zh});
    put_field(w, ",\"unit\":", k->unit);
    WRITER_LITERAL(w, ",\"year\":");
    writer_number(w, row->year);
    WRITER_LITERAL(w, ",\"ranked\":");
    writer_number(w, (long long)row->ranked);
    WRITER_LITERAL(w, ",\"plans\":[");
    for (size_t i = 0; i < row->count; i++) {
        writer_string(w, i ? ",\n " : "\n ");
        put_entry(w, p, &row->list[i]);
    }
    WRITER_LITERAL(w, "]}");
}

/* An id, why nothing stands beside it, and what comes nearest. */
static void put_alone(struct writer *w, const struct project *p, const struct alone *alone)
{
    static const char *const words[] = {"only_one_plan", "other_year", "other_definition"};
    const struct item *i = compare_item(p, alone->item);
    const struct indicator *k = &p->indicators[i->indicator];
    put_field(w, "{\"id\":", item_id(w->arena, p, i));
    put_field(w, ",\"indicator\":", k->id);
    WRITER_LITERAL(w, ",\"name\":");
    json_message(w, (struct message){k->en, k->zh});
    put_field(w, ",\"unit\":", k->unit);
    WRITER_LITERAL(w, ",\"year\":");
    writer_number(w, i->target_year);
    put_field(w, ",\"target\":", compare_text(p, i->target));
    put_field(w, ",\"why\":", words[alone->why]);
    put_field(w, ",\"near\":",
              alone->near == NO_NUMBER ? NULL
                                       : item_id(w->arena, p, compare_item(p, alone->near)));
    WRITER_LITERAL(w, "}");
}

void comparison_json(struct writer *w, const struct project *p, const struct comparison *c,
                     const struct report_options *o)
{
    (void)o;
    WRITER_LITERAL(w, "{\"schema\":\"plancheck.comparison/1\",\"indicators\":[");
    for (size_t i = 0; i < c->count; i++) {
        writer_string(w, i ? ",\n" : "\n");
        put_row(w, p, &c->rows[i]);
    }
    WRITER_LITERAL(w, "],\n\"not_compared\":[");
    for (size_t i = 0; i < c->alone_count; i++) {
        writer_string(w, i ? ",\n" : "\n");
        put_alone(w, p, &c->alone[i]);
    }
    WRITER_LITERAL(w, "]}\n");
}
