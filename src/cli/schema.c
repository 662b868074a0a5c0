/* schema: the JSON Schema of a file format, made from the table that checks such files. */
#include "cli.h"

int command_schema(struct program *p)
{
    static const char *const names[] = {"plan", "catalogue", "project", "result", "diff"};
    enum { NAMES = sizeof names / sizeof *names };
    if (p->options.word_count == 0) {
        for (size_t i = 0; i < NAMES; i++) {
            writer_string(p->out, names[i]);
            writer_byte(p->out, '\n');
        }
        return EXIT_FINE;
    }
    const char *name = p->options.words[0], *text = schema_text(p->arena, name);
    if (text) {
        writer_string(p->out, text);
        return EXIT_FINE;
    }
    const char *near = text_nearest(name, names, NAMES);
    return usage_error(p, near ? MESSAGE(p->arena, MSG_schema_unknown_near, name, near)
                               : MESSAGE(p->arena, MSG_schema_unknown, name));
}
