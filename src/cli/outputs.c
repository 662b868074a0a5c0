/* --format and --out: which reports are wanted, and the writing of them. */
#include "outputs.h"

/* ---- what is asked for ---- */

static bool find_name(struct program *p, const char *const *names, size_t *found,
                      const char *name)
{
    const char *joined = "", *known[MOST_OUTPUTS];
    size_t i = 0;
    for (; names[i]; i++) {
        if (strcmp(names[i], name) == 0) {
            *found = i;
            return true;
        }
        known[i] = names[i];
        joined = arena_printf(p->arena, "%s%s%s", joined, i ? ", " : "", names[i]);
    }
    const char *near = text_nearest(name, known, i);
    usage_error(p, near ? MESSAGE(p->arena, MSG_format_not_here_near, name, near)
                        : MESSAGE(p->arena, MSG_format_not_here, name, joined));
    return false;
}

/* NAME:PATH */
static bool add_file(struct program *p, const char *const *names, struct output_choices *o,
                     const char *asked)
{
    const char *colon = strchr(asked, ':');
    struct output_choice *next = &o->list[o->count];
    if (!colon || colon == asked || !colon[1] || strcmp(colon, ":-") == 0 ||
        o->count == MOST_OUTPUTS) {
        usage_error(p, MESSAGE(p->arena, MSG_out_wrong, asked));
        return false;
    }
    if (!find_name(p, names, &next->format,
                   arena_text(p->arena, asked, (size_t)(colon - asked))))
        return false;
    for (size_t i = 0; i < o->count; i++) {
        if (o->list[i].path && strcmp(o->list[i].path, colon + 1) == 0) {
            usage_error(p, MESSAGE(p->arena, MSG_out_twice, colon + 1));
            return false;
        }
    }
    next->path = colon + 1;
    o->count++;
    return true;
}

bool outputs_choose(struct program *p, const char *const *names, struct output_choices *o)
{
    *o = (struct output_choices){.count = 1};
    if (!find_name(p, names, &o->list[0].format, p->options.format ? p->options.format : "text"))
        return false;
    for (size_t i = 0; i < p->options.outs.count; i++)
        if (!add_file(p, names, o, p->options.outs.at[i]))
            return false;
    return true;
}

bool outputs_find(struct program *p, struct outputs *o)
{
    const char *names[MOST_OUTPUTS] = {NULL};
    struct output_choices chosen;
    for (size_t i = 0; i < report_format_count; i++)
        names[i] = report_formats[i].name;
    if (!outputs_choose(p, names, &chosen))
        return false;
    o->count = chosen.count;
    for (size_t i = 0; i < o->count; i++)
        o->list[i] = (struct output){&report_formats[chosen.list[i].format], chosen.list[i].path};
    return true;
}

/* ---- writing ---- */

static bool write_output(struct program *p, const struct output *out, const struct result *r,
                         unsigned jobs)
{
    struct arena *a = arena_new();
    struct message why;
    struct report_options o = {.lang = p->lang,
                               .width = p->width,
                               .colour = p->colour && !out->path,
                               .jobs = jobs};
    bool written;
    if (out->path) {
        written = report_write_path(out->format, r, &o, out->path, a, &why);
        if (!written)
            complain(p, why);
    } else {                             /* errors there are told by main() */
        out->format->write(r, &o, p->out);
        written = writer_flush(p->out);
    }
    arena_free(a);
    return written;
}

bool outputs_write(struct program *p, const struct outputs *o, const struct result *r,
                   unsigned jobs)
{
    bool written = true;
    for (size_t i = 0; i < o->count; i++)
        written &= write_output(p, &o->list[i], r, jobs);
    return written;
}
