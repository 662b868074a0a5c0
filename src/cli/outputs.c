/* --format and --out: which reports are wanted, and the writing of them. */
#include "outputs.h"

/* ---- what is asked for ---- */

static const struct report_format *find_format(struct program *p, const char *name)
{
    const struct report_format *f = report_format_find(name);
    const char *names[16], *joined = "";
    if (f)
        return f;
    for (size_t i = 0; i < report_format_count; i++) {
        names[i] = report_formats[i].name;
        joined = arena_printf(p->arena, "%s%s%s", joined, i ? ", " : "", names[i]);
    }
    const char *near = text_nearest(name, names, report_format_count);
    usage_error(p, near ? MESSAGE(p->arena, MSG_format_not_here_near, name, near)
                        : MESSAGE(p->arena, MSG_format_not_here, name, joined));
    return NULL;
}

static bool add_output(struct program *p, struct outputs *o, const char *asked)
{
    const char *colon = strchr(asked, ':');
    if (!colon || colon == asked || !colon[1] || strcmp(colon, ":-") == 0 ||
        o->count == MOST_OUTPUTS) {
        usage_error(p, MESSAGE(p->arena, MSG_out_wrong, asked));
        return false;
    }
    const struct report_format *f =
        find_format(p, arena_text(p->arena, asked, (size_t)(colon - asked)));
    for (size_t i = 0; i < o->count; i++) {
        if (o->list[i].path && strcmp(o->list[i].path, colon + 1) == 0) {
            usage_error(p, MESSAGE(p->arena, MSG_out_twice, colon + 1));
            return false;
        }
    }
    if (f)
        o->list[o->count++] = (struct output){f, colon + 1};
    return f != NULL;
}

bool outputs_find(struct program *p, struct outputs *o)
{
    o->count = 0;
    const struct report_format *f = find_format(p, p->options.format ? p->options.format : "text");
    if (!f)
        return false;
    o->list[o->count++] = (struct output){f, NULL};
    for (size_t i = 0; i < p->options.outs.count; i++)
        if (!add_output(p, o, p->options.outs.at[i]))
            return false;
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
