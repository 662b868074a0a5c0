#include "diff_outputs.h"

static bool add(struct program *p, struct diff_outputs *o, const char *name, const char *path)
{
    const char *names[16], *joined = "";
    for (size_t i = 0; i < diff_format_count; i++) {
        names[i] = diff_formats[i].name;
        joined = arena_printf(p->arena, "%s%s%s", joined, i ? ", " : "", names[i]);
        if (strcmp(diff_formats[i].name, name) != 0)
            continue;
        o->list[o->count].format = &diff_formats[i];
        o->list[o->count++].path = path;
        return true;
    }
    const char *near = text_nearest(name, names, diff_format_count);
    usage_error(p, near ? MESSAGE(p->arena, MSG_format_not_here_near, name, near)
                        : MESSAGE(p->arena, MSG_format_not_here, name, joined));
    return false;
}

static bool add_file(struct program *p, struct diff_outputs *o, const char *asked)
{
    const char *colon = strchr(asked, ':');
    if (!colon || colon == asked || !colon[1] || strcmp(colon, ":-") == 0 ||
        o->count == MOST_DIFF_OUTPUTS) {
        usage_error(p, MESSAGE(p->arena, MSG_out_wrong, asked));
        return false;
    }
    for (size_t i = 0; i < o->count; i++) {
        if (o->list[i].path && strcmp(o->list[i].path, colon + 1) == 0) {
            usage_error(p, MESSAGE(p->arena, MSG_out_twice, colon + 1));
            return false;
        }
    }
    return add(p, o, arena_text(p->arena, asked, (size_t)(colon - asked)), colon + 1);
}

bool diff_outputs_find(struct program *p, struct diff_outputs *o)
{
    o->count = 0;
    if (!add(p, o, p->options.format ? p->options.format : "text", NULL))
        return false;
    for (size_t i = 0; i < p->options.outs.count; i++)
        if (!add_file(p, o, p->options.outs.at[i]))
            return false;
    return true;
}

bool diff_outputs_write(struct program *p, const struct diff_outputs *o, const struct diff *d)
{
    bool all = true;
    for (size_t i = 0; i < o->count; i++) {
        const char *path = o->list[i].path;
        struct message why;
        struct report_options options = {.lang = p->lang,
                                         .width = path ? 100 : p->width,
                                         .colour = p->colour && !path};
        struct writer *w = path ? writer_file(p->arena, path) : p->out;
        o->list[i].format->write(d, &options, w);
        bool written = path ? writer_finish(w, &why) : writer_flush(w);
        if (!written && path)
            complain(p, why);            /* standard output is told about by main() */
        all &= written;
    }
    return all;
}
