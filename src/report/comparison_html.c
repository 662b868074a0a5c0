/* Plans side by side as one page: the frame and the style of the reports, no script. Up to eight
 * plans stand in columns; more are listed below each other. */
#include "comparison_inside.h"
#include "html_inside.h"
#include "../base/cell.h"

struct paper {
    struct html *h;
    const struct project *p;
    const struct comparison *c;
};

static const char *in_words(struct paper *s, enum message_id id, const char *argument)
{
    return message_in(MESSAGE(s->h->arena, id, argument), s->h->options->lang);
}

static void section(struct html *h, const char *id, enum message_id title)
{
    html_put(h, "<section id=\"");
    html_put(h, id);
    html_put(h, "\">\n");
    html_heading(h, 0, title);
}

/* ---- the plans ---- */

static void put_plan(struct paper *s, uint32_t number)
{
    const struct plan *plan = &s->p->plans[number];
    struct compare_sum sum = compare_sum_of(s->p, s->c, number);
    const char *period = arena_printf(s->h->arena, "%d–%d", plan->base_year, plan->target_year);
    html_put(s->h, "<tr><th scope=\"row\">");
    html_data(s->h, span_of(plan->region == NO_NUMBER ? plan->id
                                                      : s->p->regions[plan->region].name));
    html_put(s->h, "</th>");
    html_cell(s->h, span_of(plan->title ? plan->title : plan->id));
    html_cell(s->h, span_of(plan->target_year ? period : ""));
    html_number_cell(s->h, sum.compared);
    html_number_cell(s->h, sum.first);
    html_number_cell(s->h, sum.below);
    html_number_cell(s->h, sum.others);
    html_put(s->h, "</tr>\n");
}

static void put_plans(struct paper *s)
{
    static const enum message_id heads[] = {
        MSG_compare_region, MSG_compare_plan,  MSG_compare_period,       MSG_compare_compared,
        MSG_compare_first,  MSG_compare_below, MSG_compare_not_compared,
    };
    section(s->h, "plans", MSG_compare_plans);
    html_table_begin(s->h, "plans", MSG_compare_plans_caption);
    html_head_cells(s->h, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < s->c->plan_count; i++)
        put_plan(s, s->c->plans[i]);
    html_table_end(s->h);
    html_put(s->h, "</section>\n");
}

/* ---- side by side ---- */

static void put_indicator(struct paper *s, const struct compare_row *row)
{
    const char *unit = s->p->indicators[row->indicator].unit;
    html_put(s->h, "<th scope=\"row\">");
    html_data(s->h, span_of(compare_name(s->p, row->indicator, s->h->options->lang)));
    html_put(s->h, " <small>");
    html_data(s->h, span_of(*unit ? arena_printf(s->h->arena, "%s · %d", unit, row->year)
                                  : arena_printf(s->h->arena, "%d", row->year)));
    html_put(s->h, "</small></th>");
}

static void put_line(struct paper *s, const char *text)
{
    html_put(s->h, "<br><small>");
    html_data(s->h, span_of(text));
    html_put(s->h, "</small>");
}

/* The target as printed; below it its rank, where it starts, how it stands to the plan above. */
static void put_target(struct paper *s, const struct compared *c)
{
    static const enum message_id words[] = {MSG_compare_weaker, MSG_compare_equal,
                                            MSG_compare_harder};
    enum lang lang = s->h->options->lang;
    if (!c) {
        html_put(s->h, "<td class=\"zero\">–</td>");
        return;
    }
    const struct item *i = compare_item(s->p, c->item);
    const char *baseline = compare_text(s->p, i->baseline);
    html_put(s->h, c->rank == 1 ? "<td class=\"target\"><strong>" : "<td class=\"target\">");
    html_data(s->h, span_of(compare_text(s->p, i->target)));
    html_put(s->h, c->rank == 1 ? "</strong>" : "");
    put_line(s, c->rank ? in_words(s, MSG_compare_rank_of,
                                   arena_printf(s->h->arena, "%u", c->rank))
                        : message_text(MSG_compare_unranked, lang));
    if (cell_read(baseline, strlen(baseline)).kind != CELL_MISSING)
        put_line(s, in_words(s, MSG_compare_from, baseline));
    if (c->above != NO_NUMBER && c->against == 0)
        put_line(s, message_text(MSG_compare_as_above, lang));
    else if (c->above != NO_NUMBER)
        put_line(s, in_words(s, MSG_compare_to_above, message_text(words[c->against + 1], lang)));
    html_put(s->h, "</td>");
}

static void put_columns(struct paper *s, const struct compare_side *sides, size_t count)
{
    html_put(s->h, "<thead><tr><th scope=\"col\">");
    html_say(s->h, MSG_compare_indicator);
    html_put(s->h, "</th>");
    for (size_t k = 0; k < count; k++) {
        html_put(s->h, "<th scope=\"col\">");
        html_data(s->h, span_of(s->p->regions[sides[k].region].name));
        html_put(s->h, "</th>");
    }
    html_put(s->h, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < s->c->count; i++) {
        if (!compare_is_ranked(&s->c->rows[i]))
            continue;
        html_put(s->h, "<tr>");
        put_indicator(s, &s->c->rows[i]);
        for (size_t k = 0; k < count; k++)
            put_target(s, compare_of_side(s->p, &s->c->rows[i], sides[k]));
        html_put(s->h, "</tr>\n");
    }
}

/* Every line names its indicator: it may be the first on a sheet of paper. */
static void put_list(struct paper *s)
{
    html_head_cells(s->h, compare_titles, COMPARE_COLUMNS);
    for (size_t i = 0; i < s->c->count; i++) {
        const struct compare_row *row = &s->c->rows[i];
        for (size_t k = 0; k < row->count && compare_is_ranked(row); k++) {
            const char *cells[COMPARE_COLUMNS];
            compare_cells(s->h->arena, s->p, row, &row->list[k], s->h->options->lang, cells);
            html_put(s->h, "<tr><th scope=\"row\">");
            html_data(s->h, span_of(cells[0]));
            html_put(s->h, "</th>");
            for (int n = 1; n < COMPARE_COLUMNS; n++)
                html_cell(s->h, span_of(cells[n]));
            html_put(s->h, "</tr>\n");
        }
    }
}

static void put_nothing(struct html *h)
{
    html_put(h, "<p>");
    html_say(h, MSG_compare_none);
    html_put(h, "</p>\n");
}

static void put_targets(struct paper *s, size_t rows)
{
    size_t count;
    const struct compare_side *sides = compare_sides(s->h->arena, s->p, s->c, &count);
    section(s->h, "targets", MSG_compare_targets);
    if (rows) {
        html_table_begin(s->h, sides ? "rows sides" : "rows",
                         sides ? MSG_compare_targets_caption : MSG_compare_targets);
        if (sides)
            put_columns(s, sides, count);
        else
            put_list(s);
        html_table_end(s->h);
    } else {
        put_nothing(s->h);
    }
    html_put(s->h, "</section>\n");
}

/* ---- what is not compared ---- */

static void put_other(struct paper *s, uint32_t item, const char *why)
{
    const struct item *i = compare_item(s->p, item);
    const struct indicator *k = &s->p->indicators[i->indicator];
    enum lang lang = s->h->options->lang;
    html_put(s->h, "<tr><th scope=\"row\">");
    html_data(s->h, span_of(compare_named(s->h->arena, s->p, i->indicator, lang)));
    html_put(s->h, "</th><td class=\"n\">");
    html_count(s->h, (size_t)i->target_year);
    html_put(s->h, "</td>");
    html_cell(s->h, span_of(s->p->regions[i->region].name));
    html_cell(s->h, span_of(compare_text(s->p, i->baseline)));
    html_cell(s->h, span_of(compare_text(s->p, i->target)));
    html_cell(s->h, span_of(why));
    html_cell(s->h, span_of(k->definition ? k->definition : ""));
    html_put(s->h, "</tr>\n");
}

static void put_others(struct paper *s, size_t rows)
{
    static const enum message_id heads[] = {
        MSG_compare_indicator, MSG_compare_year, MSG_compare_region, MSG_compare_baseline,
        MSG_compare_target,    MSG_compare_why,  MSG_compare_meaning,
    };
    enum lang lang = s->h->options->lang;
    section(s->h, "others", MSG_compare_others);
    if (rows) {
        html_table_begin(s->h, "rows", MSG_compare_others_caption);
        html_head_cells(s->h, heads, sizeof heads / sizeof *heads);
        for (size_t i = 0; i < s->c->count; i++)
            for (size_t k = 0;
                 k < s->c->rows[i].count && !compare_is_ranked(&s->c->rows[i]); k++)
                put_other(s, s->c->rows[i].list[k].item,
                          message_text(MSG_compare_no_level, lang));
        for (size_t i = 0; i < s->c->alone_count; i++)
            put_other(s, s->c->alone[i].item,
                      compare_why(s->h->arena, s->p, &s->c->alone[i], lang));
        html_table_end(s->h);
    } else {
        put_nothing(s->h);
    }
    html_put(s->h, "</section>\n");
}

/* ---- the page ---- */

void comparison_html(struct writer *w, const struct project *p, const struct comparison *c,
                     const struct report_options *o)
{
    static const struct html_part parts[] = {
        {"", "#plans", MSG_compare_plans},
        {"", "#targets", MSG_compare_targets},
        {"", "#others", MSG_compare_others},
    };
    struct result nothing = {.version = PLANCHECK_VERSION};      /* the foot says who made it */
    struct html h = {
        .result = &nothing, .options = o, .w = w, .arena = w->arena, .up = "", .level = 2,
        .scratch = writer_memory(w->arena), .title = MSG_compare_title, .plain = true,
        .parts = parts, .part_count = sizeof parts / sizeof *parts,
    };
    struct paper s = {&h, p, c};
    struct compare_sum all = compare_sum_all(c);
    html_begin_plain(&h);
    html_put(&h, "<p class=\"facts\">");
    html_say_count(&h, MSG_html_plan_count, c->plan_count);
    html_say(&h, MSG_text_joiner);
    html_say_count(&h, MSG_compare_count, all.compared);
    html_say(&h, MSG_text_joiner);
    html_say_count(&h, MSG_compare_other_count, all.others);
    html_put(&h, "</p>\n");
    html_open_plain(&h);
    put_plans(&s);
    put_targets(&s, all.compared);
    put_others(&s, all.others);
    html_end_plain(&h, MSG_compare_key, MSG_compare_made_by);
}
