/* The page behind the code of a diagnostic: what it says, what it means and what to do, and how it
 * should look. */
#include "cli.h"
#include "../report/table.h"

/* The message with … where its arguments go. */
static const char *blank_message(struct program *p, enum message_id id)
{
    return message_in(message_make(p->arena, id, "…", "…", "…", "…", "…", "…", "…", "…", "…",
                                   (const char *)0), p->lang);
}

static void write_example(struct program *p, const char *example)
{
    writer_byte(p->out, '\n');
    writer_string(p->out, say(p, MSG_explain_right));
    writer_string(p->out, p->lang == LANG_ZH ? "：\n" : ":\n");
    for (const char *end; *example; example = *end ? end + 1 : end) {
        end = strchrnul(example, '\n');
        WRITER_LITERAL(p->out, "    ");
        writer_put(p->out, example, (size_t)(end - example));
        writer_byte(p->out, '\n');
    }
}

int explain_code(struct program *p, const struct explanation *e)
{
    int width = p->width < 100 ? p->width : 100;
    writer_string(p->out, p->colour ? STYLE_BOLD : "");
    writer_string(p->out, message_name(e->id));
    writer_string(p->out, p->colour ? STYLE_NONE "\n" : "\n");
    WRITER_LITERAL(p->out, "    ");
    text_paragraph(p->out, span_of(blank_message(p, e->id)), 4, 4, width);
    writer_byte(p->out, '\n');
    text_paragraph(p->out, span_of(message_in(e->text, p->lang)), 0, 0, width);
    if (*e->example)
        write_example(p, e->example);
    return EXIT_FINE;
}
