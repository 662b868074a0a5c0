/* A rule's page on the terminal or as JSON, and the whole rule book as a folder of pages. */
#include "cli.h"
#include "../report/escape.h"
#include "../report/rule_page.h"
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

static void write_line(struct program *p, const char *text)
{
    WRITER_LITERAL(p->out, "  ");
    plain_put(p->out, span_of(text));
    writer_byte(p->out, '\n');
}

static void write_forms(struct program *p, const struct rule *rule)
{
    if (!rule->form_count)
        return;
    write_heading(p, MSG_explain_forms);
    for (size_t i = 0; i < rule->form_count; i++)
        write_line(p, rule->forms[i]);
}

static void write_source(struct program *p, struct span source)
{
    while (source.len) {
        const char *stop = memchr(source.at, '\n', source.len);
        size_t len = stop ? (size_t)(stop - source.at) : source.len;
        write_line(p, arena_text(p->arena, source.at, len));
        source = stop ? (struct span){stop + 1, source.len - len - 1} : (struct span){NULL, 0};
    }
}

static void write_functions(struct program *p, const struct rule_page *page)
{
    write_heading(p, MSG_explain_measures);
    if (page->measure.at)
        write_source(p, page->measure);
    else
        write_line(p, say(p, MSG_explain_value));
    write_heading(p, MSG_explain_accepts);
    if (page->accept.at)
        write_source(p, page->accept);
    else
        write_line(p, say(p, MSG_explain_by_itself));
    if (page->rule->order != ORDER_INTERVAL)
        write_line(p, message_in(MESSAGE(p->arena, MSG_explain_order,
                                         rule_order_name(page->rule->order)), p->lang));
}

static void write_reads(struct program *p, const struct rule_page *page)
{
    struct rule_list lists[RULE_LISTS];
    struct writer *scratch = writer_memory(p->arena);
    size_t total = 0;
    rule_page_lists(p->arena, page, lists);
    for (size_t i = 0; i < RULE_LISTS; i++)
        total += lists[i].count;
    if (total == 0)
        return;
    write_heading(p, MSG_explain_reads);
    for (size_t i = 0; i < RULE_LISTS; i++) {
        const char *line = say(p, lists[i].title);
        for (size_t k = 0; k < lists[i].count; k++) {
            const char *item = lists[i].items[k];
            line = arena_printf(p->arena, "%s%s%s", line,
                                k ? ", " : p->lang == LANG_ZH ? "：" : ": ",
                                item ? item : say(p, MSG_explain_reads_computed));
        }
        if (!lists[i].count)
            continue;
        WRITER_LITERAL(p->out, "  ");
        text_paragraph(p->out, clean(p, scratch, line), 2, 4, p->width);
    }
}

static void write_examples(struct program *p, const struct rule *rule)
{
    static const int least[EXAMPLE_COLUMNS] = {16, 4, 0, 12, 10, 0};
    struct table t = {.arena = p->arena};
    struct writer *scratch = writer_memory(p->arena);
    for (size_t i = 0; i < EXAMPLE_COLUMNS; i++)
        table_column(&t, (struct table_column){say(p, rule_page_columns[i]), least[i], 0, false});
    for (size_t i = 0; i < rule->example_count; i++) {
        const char *texts[EXAMPLE_COLUMNS];
        rule_page_example(p->arena, &rule->examples[i], texts);
        struct table_cell *cells = table_row(&t);
        for (size_t k = 0; k < EXAMPLE_COLUMNS; k++)
            cells[k].text = clean(p, scratch, texts[k]);
    }
    if (!t.row_count)
        return;
    write_heading(p, MSG_explain_examples);
    table_fit(&t, p->width);
    table_write(&t, p->out, p->colour);
}

static void write_uses(struct program *p, const struct rule_page *page)
{
    if (page->use_count)
        write_heading(p, MSG_explain_uses);
    for (size_t i = 0; i < page->use_count && i < MOST_USES; i++) {
        const struct rule_use *u = &page->uses[i];
        write_line(p, arena_printf(p->arena, "%s  %s  %s", u->id, u->name, u->target));
    }
    if (page->use_count <= MOST_USES)
        return;
    struct message m = MESSAGE(p->arena, MSG_explain_more_uses,
                               arena_printf(p->arena, "%zu", page->use_count - MOST_USES));
    writer_string(p->out, message_in(m, p->lang));
    writer_byte(p->out, '\n');
}

static void write_text(struct program *p, const struct rule_page *page)
{
    const struct rule *rule = page->rule;
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
    write_functions(p, page);
    write_reads(p, page);
    write_examples(p, rule);
    write_uses(p, page);
}

/* Where the loaded plans use it. */
static void find_uses(struct program *p, const struct plancheck *open, uint32_t rule,
                      struct rule_page *page)
{
    size_t room = 0;
    for (size_t i = 0; open->cases && i < open->project->item_count; i++) {
        const struct item *item = &project_items(open->project)[i];
        if (project_cases_reading(open->cases, i)->rule != rule)
            continue;
        LIST_ENLARGE(p->arena, page->uses, page->use_count, room);
        page->uses[page->use_count++] = (struct rule_use){
            item_id(p->arena, open->project, item), intern_text(open->project->texts, item->name),
            intern_text(open->project->texts, item->target)};
    }
}

int explain_rule(struct program *p, struct plancheck *open, uint32_t number)
{
    struct rule_page page = rule_page_make(p->arena, &open->book->rules[number]);
    find_uses(p, open, number, &page);
    if (p->options.format && strcmp(p->options.format, "json") == 0)
        rule_page_json(p->arena, p->out, &page);
    else
        write_text(p, &page);
    return EXIT_FINE;
}

int explain_book(struct program *p, struct plancheck *open, const char *folder)
{
    const struct rulebook *book = open->book;
    struct rule_page *pages = ARENA_ARRAY(p->arena, struct rule_page, book->count + 1);
    struct message why;
    for (uint32_t i = 0; i < book->count; i++) {
        pages[i] = rule_page_make(p->arena, &book->rules[i]);
        find_uses(p, open, i, &pages[i]);
    }
    if (!rule_book_write(p->arena, folder, pages, book->count, p->lang, &why)) {
        complain(p, why);
        return EXIT_NO_ANSWER;
    }
    struct message done = MESSAGE(p->arena, MSG_explain_doc_written, folder,
                                  arena_printf(p->arena, "%zu", book->count));
    writer_string(p->out, message_in(done, p->lang));
    writer_byte(p->out, '\n');
    return EXIT_FINE;
}
