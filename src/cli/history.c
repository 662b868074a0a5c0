/* history: verdicts over runs; and the file made anew. */
#include "cli.h"
#include "../history/history.h"

const char *history_path(struct program *p, const char *path)
{
    if (p->options.history)
        return p->options.history;
    struct project_options options = {.project = path, .bundled = shipped_folder(p->arena)};
    /* What is wrong with the project's files is none of this command's business. */
    struct project *project = project_load(p->arena, &options, diags_new(p->arena));
    return project ? project->history : NULL;
}

static const struct timeline_format *pick(struct program *p)
{
    const char *names[8] = {NULL};
    for (size_t i = 0; i < timeline_format_count; i++)
        names[i] = timeline_formats[i].name;
    const char *name = pick_format(p, names);
    for (size_t i = 0; name && i < timeline_format_count; i++)
        if (strcmp(timeline_formats[i].name, name) == 0)
            return &timeline_formats[i];
    return NULL;
}

static bool show(struct program *p, const char *path, const struct timeline_format *f,
                 struct diags *d)
{
    struct report_options report = {.lang = p->lang, .width = p->width, .colour = p->colour};
    struct timeline_options options = {
        .indicators = p->options.words, .indicator_count = p->options.word_count,
        .regions = p->options.regions.at, .region_count = p->options.regions.count,
        .report = &report,
    };
    struct history *h = history_open(p->arena, path, HISTORY_READ, d);
    bool shown = h && f->write(h, &options, p->out);
    history_close(h);
    return shown;
}

int command_history(struct program *p)
{
    const struct timeline_format *f = pick(p);
    bool rebuild = p->options.word_count && strcmp(p->options.words[0], "rebuild") == 0;
    if (!f)
        return EXIT_USAGE;
    if (rebuild && p->options.word_count == 1)
        return usage_error(p, MESSAGE(p->arena, MSG_word_missing, "history rebuild",
                                      say(p, MSG_usage_history)));
    const char *path = history_path(p, p->options.project);
    if (!path)
        return usage_error(p, MESSAGE(p->arena, MSG_history_none));
    struct diags *d = diags_new(p->arena);
    bool done = rebuild ? history_rebuild(p->arena, path, p->options.words + 1,
                                          p->options.word_count - 1, d)
                        : show(p, path, f, d);
    print_problems(p, d);
    return done ? EXIT_FINE : EXIT_NO_ANSWER;
}
