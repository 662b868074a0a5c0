#include "diff_outputs.h"
#include "outputs.h"

bool diff_outputs_find(struct program *p, struct diff_outputs *o)
{
    const char *names[MOST_OUTPUTS] = {NULL};
    struct output_choices chosen;
    for (size_t i = 0; i < diff_format_count; i++)
        names[i] = diff_formats[i].name;
    if (!outputs_choose(p, names, &chosen))
        return false;
    o->count = chosen.count;
    for (size_t i = 0; i < o->count; i++) {
        o->list[i].format = &diff_formats[chosen.list[i].format];
        o->list[i].path = chosen.list[i].path;
    }
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
