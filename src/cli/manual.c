/* The manual page, for man(1): all that --help says, from the same tables. */
#include "cli.h"

/* Text of a line: nothing in it is a request, and a hyphen is one that can be copied. */
static void put_text(struct writer *w, const char *text)
{
    if (*text == '.' || *text == '\'')
        writer_string(w, "\\&");
    for (; *text; text++) {
        if (*text == '\\')
            writer_string(w, "\\e");
        else if (*text == '-')
            writer_string(w, "\\-");
        else
            writer_byte(w, *text);
    }
}

static void put_line(struct writer *w, const char *request, const char *text)
{
    writer_string(w, request);
    put_text(w, text);
    writer_byte(w, '\n');
}

/* One paragraph a line. */
static void put_paragraphs(struct writer *w, struct arena *a, const char *text)
{
    for (const char *end; *text; text = *end ? end + 1 : end) {
        end = strchrnul(text, '\n');
        writer_string(w, ".PP\n");
        put_line(w, "", arena_text(a, text, (size_t)(end - text)));
    }
}

/* "Usage: plancheck run …" without what stands before the program's name. */
static const char *synopsis(const char *usage)
{
    const char *from = strstr(usage, "plancheck");
    return from ? from : usage;
}

static void put_option(struct program *p, const struct option_entry *e)
{
    struct writer *w = p->out;
    writer_string(w, ".TP\n\\fB");
    put_text(w, arena_printf(p->arena, "--%s", e->name));
    writer_string(w, "\\fR");
    if (e->argument) {
        writer_string(w, " \\fI");
        put_text(w, e->argument);
        writer_string(w, e->kind == OPTION_LIST ? "\\fR …" : "\\fR");
    }
    writer_byte(w, '\n');
    put_line(w, "", say(p, e->what));
}

static void put_command(struct program *p, const struct command *c)
{
    put_line(p->out, ".SS ", c->name);
    put_line(p->out, ".B ", synopsis(say(p, c->usage)));
    put_paragraphs(p->out, p->arena, say(p, c->what));
    for (size_t i = 0; i < option_count; i++)
        if (option_table[i].commands & c->bit && option_table[i].commands != (unsigned)FOR_ALL)
            put_option(p, &option_table[i]);
    if (c->more != MSG_COUNT)
        put_paragraphs(p->out, p->arena, say(p, c->more));
}

void write_manual(struct program *p)
{
    struct writer *w = p->out;
    writer_string(w, ".TH PLANCHECK 1 \"\" \"plancheck " PLANCHECK_VERSION "\" \"plancheck\"\n");
    put_line(w, ".SH ", say(p, MSG_manual_name));
    writer_string(w, "plancheck \\- ");
    put_line(w, "", say(p, MSG_program_about));
    put_line(w, ".SH ", say(p, MSG_manual_synopsis));
    put_line(w, ".B ", synopsis(say(p, MSG_usage_program)));
    put_line(w, ".SH ", say(p, MSG_manual_commands));
    for (size_t i = 0; i < command_count; i++)
        put_command(p, &commands[i]);
    put_line(w, ".SH ", say(p, MSG_manual_options));
    for (size_t i = 0; i < option_count; i++)
        if (option_table[i].commands == (unsigned)FOR_ALL)
            put_option(p, &option_table[i]);
    put_line(w, ".SH ", say(p, MSG_manual_exit));
    put_line(w, "", say(p, MSG_help_more));
}
