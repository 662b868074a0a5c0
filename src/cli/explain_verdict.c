/* The whole derivation of one verdict: the case is judged once more, and every step written
 * down. */
#include "cli.h"
#include "../report/escape.h"
#include "../report/table.h"

static bool find_item(const struct project *project, const char *id, size_t *found)
{
    const struct item *items = project_items(project);
    struct arena *a = arena_new();
    bool known = false;
    for (size_t i = 0; i < project->item_count && !known; i++) {
        known = strcmp(item_id(a, project, &items[i]), id) == 0;
        *found = i;
        if (i % 10000 == 9999) {
            arena_free(a);
            a = arena_new();
        }
    }
    arena_free(a);
    return known;
}

/* The nearest id among those of the same plan, or of all where the plan is not known either. */
static const char *nearest_id(struct program *p, const struct project *project, const char *id)
{
    enum { MOST = 20000 };
    const struct item *items = project_items(project);
    size_t most = project->item_count < MOST ? project->item_count : MOST;
    const char **ids = ARENA_ARRAY(p->arena, const char *, most + 1);
    for (size_t i = 0; i < most; i++)
        ids[i] = item_id(p->arena, project, &items[i]);
    return text_nearest(id, ids, most);
}

static void write_line(struct program *p, enum message_id label, struct span text)
{
    if (!text.at)
        return;
    writer_string(p->out, say(p, label));
    plain_put(p->out, text);
    writer_byte(p->out, '\n');
}

static void write_head(struct program *p, const struct verdict_row *row)
{
    write_line(p, MSG_verdict_id, row->id);
    write_line(p, MSG_verdict_region, row->region_name);
    write_line(p, MSG_verdict_indicator, row->name);
    write_line(p, MSG_verdict_target, row->target);
    write_line(p, MSG_verdict_baseline, row->baseline_printed);
    write_line(p, MSG_verdict_place, row->place);
    write_line(p, MSG_verdict_plan_at, row->plan_at);
    write_line(p, MSG_verdict_data_at, row->data_at);
    write_line(p, MSG_verdict_rule, row->rule);
}

static void write_steps(struct program *p, const struct trace *t)
{
    for (size_t i = 0; i < t->count; i++) {
        const char *section = t->steps[i].section;
        WRITER_LITERAL(p->out, "  ");
        int width = (int)strlen(section);
        writer_string(p->out, section);
        writer_repeat(p->out, " ", width < 6 ? (size_t)(6 - width) : 1);
        struct writer *clean = writer_memory(p->arena);
        plain_put(clean, span_of(message_in(t->steps[i].text, p->lang)));
        text_paragraph(p->out, writer_text(clean), width < 6 ? 8 : width + 3, 8, p->width);
    }
}

/* The row of one item, seen through a run of its own. */
static void write_derivation(struct program *p, struct plancheck *open, size_t item,
                             struct slot *slot, const struct trace *t)
{
    struct verdicts verdicts;
    slot->words = 0;
    verdicts_of_one(&verdicts, open->project->item_count, item, slot);
    struct run run = {.project = open->project,
                      .store = &open->store,
                      .book = open->book,
                      .cases = open->cases,
                      .verdicts = &verdicts,
                      .order = &item,
                      .count = 1};
    struct report_view *view = report_view_new(p->arena, result_of_run(p->arena, &run));
    struct verdict_row row;
    report_row(view, 0, &row);
    write_head(p, &row);
    writer_string(p->out, say(p, MSG_verdict_steps));
    writer_byte(p->out, '\n');
    write_steps(p, t);
    writer_string(p->out, say(p, MSG_verdict_result));
    writer_string(p->out, verdict_name(row.verdict));
    writer_byte(p->out, '/');
    writer_string(p->out, reason_name(row.reason));
    writer_byte(p->out, '\n');
    WRITER_LITERAL(p->out, "  ");
    struct writer *clean = writer_memory(p->arena);
    plain_put(clean, p->lang == LANG_ZH ? row.zh : row.en);
    text_paragraph(p->out, writer_text(clean), 2, 2, p->width);
    report_view_free(view);
    verdicts_free(&verdicts);
}

int explain_verdict(struct program *p, struct plancheck *open, const char *id)
{
    size_t item = 0;
    if (!open->project || !open->cases) {
        complain(p, MESSAGE(p->arena, MSG_nothing_loaded));
        return EXIT_NO_ANSWER;
    }
    if (!find_item(open->project, id, &item)) {
        const char *near = nearest_id(p, open->project, id);
        complain(p, near ? MESSAGE(p->arena, MSG_verdict_unknown_near, id, near)
                         : MESSAGE(p->arena, MSG_verdict_unknown, id));
        return EXIT_NO_ANSWER;
    }
    struct case_source source = project_cases_source(open->cases);
    struct trace t = {.arena = p->arena};
    struct slot slot;
    if (!engine_explain(&source, item, open->book, &open->engine, &slot, &t, open->diags))
        return EXIT_NO_ANSWER;
    write_derivation(p, open, item, &slot, &t);
    return EXIT_FINE;
}
