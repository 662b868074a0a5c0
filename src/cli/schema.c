/* schema: the JSON Schema of a file format, made from the table that checks such files;
 * and what rules see, for editors of Lua. */
#include "cli.h"
#include "../plan/schema.h"
#include "../rule/api.h"

static const char *described(struct arena *a, const char *name)
{
    return strcmp(name, "rule-api") == 0   ? api_meta(a)
           : strcmp(name, "luacheck") == 0 ? api_luacheck(a)
                                           : schema_text(a, name);
}

int command_schema(struct program *p)
{
    const char *names[16];
    size_t count = 0;
    for (size_t i = 0; schema_files[i]; i++)
        names[count++] = schema_files[i]->name;
    names[count++] = "rule-api";
    names[count++] = "luacheck";
    if (p->options.word_count == 0) {
        for (size_t i = 0; i < count; i++) {
            writer_string(p->out, names[i]);
            writer_byte(p->out, '\n');
        }
        return EXIT_FINE;
    }
    const char *name = p->options.words[0], *text = described(p->arena, name);
    if (text) {
        writer_string(p->out, text);
        return EXIT_FINE;
    }
    const char *near = text_nearest(name, names, count);
    return usage_error(p, near ? MESSAGE(p->arena, MSG_schema_unknown_near, name, near)
                               : MESSAGE(p->arena, MSG_schema_unknown, name));
}
