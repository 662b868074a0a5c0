/* A rule's page: what it is for, how such targets are printed, its examples, and where the loaded
 * plans use it. */
#include "cli.h"
#include "../report/escape.h"
#include "../report/table.h"

enum { MOST_USES = 40 };

static void write_heading(struct program *p, enum message_id id)
{
    writer_string(p->out, p->colour ? "\n" STYLE_BOLD : "\n");
    writer_string(p->out, say(p, id));
    writer_string(p->out, p->colour ? STYLE_NONE "\n" : "\n");
}

static struct span clean(struct program *p, struct writer *scratch, const char *text)
{
    writer_clear(scratch);
    plain_put(scratch, span_of(text));
    struct span s = writer_text(scratch);
    return (struct span){arena_text(p->arena, s.at, s.len), s.len};
}

static void write_forms(struct program *p, const struct rule *rule)
{
    if (!rule->form_count)
        return;
    write_heading(p, MSG_explain_forms);
    for (size_t i = 0; i < rule->form_count; i++) {
        WRITER_LITERAL(p->out, "  ");
        plain_put(p->out, span_of(rule->forms[i]));
        writer_byte(p->out, '\n');
    }
}

static void write_examples(struct program *p, const struct rule *rule)
{
    struct table t = {.arena = p->arena};
    struct writer *scratch = writer_memory(p->arena);
    static const struct { enum message_id title; int least;
    } columns[] = {
        {MSG_explain_target, 16}, {MSG_explain_baseline, 4}, {MSG_explain_years, 0},
        {MSG_explain_series, 12}, {MSG_explain_other, 10},   {MSG_explain_expect, 0},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        table_column(&t,
                     (struct table_column){say(p, columns[i].title), columns[i].least, 0, false});
    for (size_t i = 0; i < rule->example_count; i++) {
        const struct rule_example *e = &rule->examples[i];
        const char *others[] = {e->direction, e->unit,    e->indicator, e->reference, e->settings,
                                e->others,    e->regions, e->peers,     e->verdicts};
        const char *other = "";
        for (size_t k = 0; k < sizeof others / sizeof *others; k++)
            if (others[k] && *others[k])
                other = arena_printf(p->arena, "%s%s%s", other, *other ? "; " : "", others[k]);
        const char *texts[] = {e->text, e->baseline, e->years, e->series, other, e->expect};
        struct table_cell *cells = table_row(&t);
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
            cells[k].text = clean(p, scratch, texts[k] ? texts[k] : "");
    }
    if (!t.row_count)
        return;
    write_heading(p, MSG_explain_examples);
    table_fit(&t, p->width);
    table_write(&t, p->out, p->colour);
}

static void write_use(struct program *p, const struct plancheck *open, size_t i)
{
    const struct item *item = &project_items(open->project)[i];
    WRITER_LITERAL(p->out, "  ");
    struct arena *a = arena_new();
    plain_put(p->out, span_of(item_id(a, open->project, item)));
    arena_free(a);
    WRITER_LITERAL(p->out, "  ");
    plain_put(p->out, span_of(intern_text(open->project->texts, item->name)));
    WRITER_LITERAL(p->out, "  ");
    plain_put(p->out, span_of(intern_text(open->project->texts, item->target)));
    writer_byte(p->out, '\n');
}

static void write_uses(struct program *p, const struct plancheck *open, uint32_t rule)
{
    size_t uses = 0;
    if (!open->cases)
        return;
    for (size_t i = 0; i < open->project->item_count; i++) {
        if (project_cases_reading(open->cases, i)->rule != rule)
            continue;
        if (uses == 0)
            write_heading(p, MSG_explain_uses);
        if (uses++ < MOST_USES)
            write_use(p, open, i);
    }
    if (uses > MOST_USES) {
        struct message m = MESSAGE(p->arena, MSG_explain_more_uses,
                                   arena_printf(p->arena, "%zu", uses - MOST_USES));
        writer_string(p->out, message_in(m, p->lang));
        writer_byte(p->out, '\n');
    }
}

int explain_rule(struct program *p, struct plancheck *open, uint32_t number)
{
    const struct rule *rule = &open->book->rules[number];
    writer_string(p->out, p->colour ? STYLE_BOLD : "");
    writer_string(p->out, rule->id);
    writer_string(p->out, p->colour ? STYLE_NONE : "");
    WRITER_LITERAL(p->out, "  ");
    plain_put(p->out, span_of(message_in(rule->title, p->lang)));
    WRITER_LITERAL(p->out, "  (");
    writer_string(p->out, rule->file);
    WRITER_LITERAL(p->out, ")\n");
    if (rule->purpose.en)
        text_paragraph(p->out,
                       clean(p, writer_memory(p->arena), message_in(rule->purpose, p->lang)), 0, 0,
                       p->width);
    write_forms(p, rule);
    write_examples(p, rule);
    write_uses(p, open, number);
    return EXIT_FINE;
}
