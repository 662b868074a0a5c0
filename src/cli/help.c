/* help, version: written from the command table and the option table. */
#include "cli.h"
#include "../report/table.h"

static void write_line(struct program *p, enum message_id id)
{
    writer_string(p->out, say(p, id));
    writer_byte(p->out, '\n');
}

static void indent_table(struct program *p, struct table *t)
{
    table_fit(t, p->width < 100 ? p->width : 100);
    table_write_rows(t, p->out, false);
}

static void write_commands(struct program *p)
{
    struct table t = {.arena = p->arena};
    table_column(&t, (struct table_column){"", 0, 0, false});
    table_column(&t, (struct table_column){"", 20, 0, false});
    for (size_t i = 0; i < command_count; i++) {
        struct table_cell *cells = table_row(&t);
        cells[0].text = span_of(arena_printf(p->arena, "  %s", commands[i].name));
        cells[1].text = span_of(say(p, commands[i].what));
    }
    indent_table(p, &t);
}

static void write_options(struct program *p, const struct command *c)
{
    struct table t = {.arena = p->arena};
    table_column(&t, (struct table_column){"", 0, 0, false});
    table_column(&t, (struct table_column){"", 20, 0, false});
    for (size_t i = 0; i < option_count; i++) {
        const struct option_entry *e = &option_table[i];
        if (!(e->commands & c->bit))
            continue;
        struct table_cell *cells = table_row(&t);
        cells[0].text = span_of(arena_printf(p->arena, "  --%s%s%s%s", e->name,
                                             e->argument ? " " : "", e->argument ? e->argument : "",
                                             e->kind == OPTION_LIST ? " …" : ""));
        cells[1].text = span_of(say(p, e->what));
    }
    writer_byte(p->out, '\n');
    write_line(p, MSG_help_options);
    indent_table(p, &t);
}

/* A message of several paragraphs, a line break between them. */
static void write_paragraphs(struct program *p, const char *text)
{
    writer_byte(p->out, '\n');
    for (const char *end; *text; text = *end ? end + 1 : end) {
        end = strchrnul(text, '\n');
        text_paragraph(p->out, (struct span){text, (size_t)(end - text)}, 0, 2,
                       p->width < 100 ? p->width : 100);
    }
}

void write_help(struct program *p, const struct command *c)
{
    if (!c) {
        writer_string(p->out, "plancheck - ");
        write_line(p, MSG_program_about);
        write_line(p, MSG_usage_program);
        writer_byte(p->out, '\n');
        write_line(p, MSG_help_commands);
        write_commands(p);
        write_paragraphs(p, say(p, MSG_help_more));
        return;
    }
    write_line(p, c->usage);
    text_paragraph(p->out, span_of(say(p, c->what)), 0, 0, p->width < 100 ? p->width : 100);
    write_options(p, c);
    if (c->more != MSG_COUNT)
        write_paragraphs(p, say(p, c->more));
}

int command_help(struct program *p)
{
    static const char *const formats[] = {"text", "man", NULL};
    const char *format = pick_format(p, formats);
    if (!format)
        return EXIT_USAGE;
    if (strcmp(format, "man") == 0) {
        write_manual(p);
        return EXIT_FINE;
    }
    const char *name = p->options.word_count ? p->options.words[0] : NULL;
    const struct command *c = name ? command_find(name) : NULL;
    if (name && !c) {
        const char *near = command_nearest(name);
        return usage_error(p, near ? MESSAGE(p->arena, MSG_command_unknown_near, name, near)
                                   : MESSAGE(p->arena, MSG_command_unknown, name));
    }
    write_help(p, c);
    return EXIT_FINE;
}

int command_version(struct program *p)
{
    writer_string(p->out, "plancheck " PLANCHECK_VERSION "\n");
    return EXIT_FINE;
}
