/* Markdown for people who read in a repository: counts, what needs attention, and a table for every
 * plan and region. github-summary is its beginning, as much as a job summary holds. */
#include "groups.h"
#include "outcome.h"

enum { SUMMARY_BYTES = 1000000, SUMMARY_PROBLEMS = 1000 };   /* GitHub takes 1 MiB */

struct page {
    const struct result *result;
    const struct report_options *options;
    struct report_view *view;
    struct groups groups;
    struct arena *arena;
    struct writer *w;
};

static void put_word(struct page *p, enum message_id id)
{
    writer_string(p->w, message_text(id, p->options->lang));
}

static void put_title(struct page *p, const char *marks, enum message_id id)
{
    writer_string(p->w, marks);
    put_word(p, id);
    WRITER_LITERAL(p->w, "\n\n");
}

static void put_heads(struct page *p, const enum message_id *ids, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        WRITER_LITERAL(p->w, "| ");
        put_word(p, ids[i]);
        writer_byte(p->w, ' ');
    }
    WRITER_LITERAL(p->w, "|\n");
    for (size_t i = 0; i < count; i++)
        WRITER_LITERAL(p->w, "|---");
    WRITER_LITERAL(p->w, "|\n");
}

static void put_cell(struct page *p, struct span text)
{
    WRITER_LITERAL(p->w, "| ");
    markdown_put(p->w, text);
    writer_byte(p->w, ' ');
}

static void put_verdict(struct page *p, enum verdict v)
{
    WRITER_LITERAL(p->w, "| ");
    writer_string(p->w, verdict_symbol(v));
    writer_byte(p->w, ' ');
    put_word(p, verdict_label(v));
    writer_byte(p->w, ' ');
}

/* ---- counts ---- */

static void put_counts(struct page *p, const size_t of[VERDICT_COUNT])
{
    for (int v = 0; v < VERDICT_COUNT; v++) {
        WRITER_LITERAL(p->w, "| ");
        writer_number(p->w, (long long)of[v]);
        writer_byte(p->w, ' ');
    }
    WRITER_LITERAL(p->w, "|\n");
}

static void put_overview(struct page *p, size_t most)
{
    static const enum message_id heads[] = {
        MSG_column_region,        MSG_verdict_pass,    MSG_verdict_fail,
        MSG_verdict_on_track,     MSG_verdict_off_track, MSG_verdict_undetermined,
        MSG_verdict_no_data,      MSG_verdict_not_applicable, MSG_verdict_error,
    };
    const struct result *r = p->result;
    put_heads(p, heads, sizeof heads / sizeof *heads);
    for (size_t k = 0; k < r->region_count && k < most; k++) {
        put_cell(p, span_of(r->regions[k].name));
        put_counts(p, r->regions[k].summary.of);
    }
    WRITER_LITERAL(p->w, "| **");
    put_word(p, MSG_text_total);
    WRITER_LITERAL(p->w, "** ");
    put_counts(p, r->all.of);
    writer_byte(p->w, '\n');
}

/* ---- what needs attention ---- */

static void put_problem(void *self, const struct verdict_row *row)
{
    struct page *p = self;
    put_cell(p, row->region_name);
    put_cell(p, row->name);
    put_cell(p, row->attribute ? span_of(message_text(attribute_label(row->attribute),
                                                      p->options->lang))
                               : SPAN(""));
    put_verdict(p, row->verdict);
    put_cell(p, p->options->lang == LANG_ZH ? row->zh : row->en);
    put_cell(p, row->plan_at);
    WRITER_LITERAL(p->w, "|\n");
}

static void put_problems(struct page *p, size_t most)
{
    static const enum message_id heads[] = {MSG_column_region,  MSG_column_indicator,
                                            MSG_column_attribute, MSG_column_verdict,
                                            MSG_column_message, MSG_column_source};
    const size_t *of = p->result->all.of;
    size_t total = of[VERDICT_ERROR] + of[VERDICT_FAIL] + of[VERDICT_OFF_TRACK];
    if (total == 0)
        return;
    put_title(p, "## ", MSG_paper_problems);
    put_heads(p, heads, sizeof heads / sizeof *heads);
    outcome_problems(p->result, p->view, most, put_problem, p);
    writer_byte(p->w, '\n');
    if (total <= most)
        return;
    message_fill(p->w, MSG_outcome_more, p->options->lang,
                 span_of(arena_printf(p->arena, "%zu", total - most)));
    WRITER_LITERAL(p->w, "\n\n");
}

/* ---- a table for a plan and region ---- */

static void put_row(struct page *p, const struct verdict_row *row)
{
    put_cell(p, row->order);
    put_cell(p, row->name);
    put_cell(p, row->unit);
    put_cell(p, row->baseline_printed);
    put_cell(p, row->target);
    put_cell(p, row->numbers[NUMBER_VALUE]);
    WRITER_LITERAL(p->w, "| ");
    if (row->value_year)
        writer_number(p->w, row->value_year);
    writer_byte(p->w, ' ');
    put_cell(p, row->numbers[NUMBER_PROGRESS]);
    put_verdict(p, row->verdict);
    put_cell(p, span_of(message_text(reason_label(row->reason), p->options->lang)));
    WRITER_LITERAL(p->w, "|\n");
}

static void put_kind(struct page *p, const struct group *g, enum item_kind kind)
{
    const enum message_id heads[] = {
        MSG_column_order,
        kind == ITEM_COMMITMENT ? MSG_column_commitment : MSG_column_indicator,
        MSG_column_unit,     MSG_column_baseline, MSG_column_target,  MSG_column_value,
        MSG_column_year,     MSG_column_progress, MSG_column_verdict, MSG_column_reason};
    struct verdict_row row;
    bool any = false;
    for (size_t i = 0; i < g->count; i++) {
        size_t number = p->groups.rows[g->first + i];
        if (result_key(p->result, number).kind != kind)
            continue;
        if (!any)
            put_heads(p, heads, sizeof heads / sizeof *heads);
        any = true;
        report_row(p->view, number, &row);
        put_row(p, &row);
    }
    if (any)
        writer_byte(p->w, '\n');
}

static void put_group(struct page *p, const struct group *g)
{
    const struct result_plan *plan = &p->result->plans[g->plan];
    WRITER_LITERAL(p->w, "## ");
    markdown_put(p->w, span_of(p->result->regions[g->region].name));
    WRITER_LITERAL(p->w, " · ");
    markdown_put(p->w, span_of(plan->title ? plan->title : plan->id));
    WRITER_LITERAL(p->w, "\n\n");
    put_kind(p, g, ITEM_INDICATOR);
    put_kind(p, g, ITEM_COMMITMENT);
}

/* ---- the page ---- */

static struct page page_open(const struct result *r, const struct report_options *o,
                             struct writer *w, size_t most_regions)
{
    struct arena *a = arena_new();
    struct page p = {
        .result = r, .options = o, .view = report_view_new(a, r), .arena = a, .w = w};
    put_title(&p, "# ", MSG_paper_title);
    if (r->as_of) {
        message_fill(w, MSG_text_as_of, o->lang, span_of(arena_printf(a, "%d", r->as_of)));
        WRITER_LITERAL(w, "\n\n");
    }
    put_overview(&p, most_regions);
    return p;
}

static void page_close(struct page *p)
{
    report_view_free(p->view);
    arena_free(p->arena);
}

void report_markdown(const struct result *r, const struct report_options *o, struct writer *w)
{
    struct page p = page_open(r, o, w, SIZE_MAX);
    p.groups = groups_of(p.arena, r);
    put_problems(&p, SIZE_MAX);
    for (size_t k = 0; k < p.groups.count; k++)
        put_group(&p, &p.groups.list[k]);
    page_close(&p);
}

/* Whole lines of what was written to memory, no more than a summary may have. */
static struct span within_limit(struct writer *memory)
{
    struct span s = writer_text(memory);
    if (s.len > SUMMARY_BYTES)
        s.len = SUMMARY_BYTES;
    while (s.len && s.at[s.len - 1] != '\n')
        s.len--;
    return s;
}

void report_github_summary(const struct result *r, const struct report_options *o,
                           struct writer *w)
{
    struct arena *a = arena_new();
    struct writer *memory = writer_memory(a);
    struct page p = page_open(r, o, memory, SUMMARY_PROBLEMS);
    put_problems(&p, SUMMARY_PROBLEMS);
    writer_span(w, within_limit(memory));
    page_close(&p);
    arena_free(a);
}
