/* waive: one more waiver, at the end of the project's file of waivers. */
#include "cli.h"
#include "../base/date.h"
#include <unistd.h>

static bool find_id(struct program *p, const struct project *project, const char *id)
{
    const struct item *items = project_items(project);
    const char **ids = ARENA_ARRAY(p->arena, const char *, project->item_count + 1);
    for (size_t i = 0; i < project->item_count; i++) {
        ids[i] = item_id(p->arena, project, &items[i]);
        if (strcmp(ids[i], id) == 0)
            return true;
    }
    const char *near = text_nearest(id, ids, project->item_count);
    usage_error(p, near ? MESSAGE(p->arena, MSG_waive_unknown_near, id, near)
                        : MESSAGE(p->arena, MSG_waive_unknown, id));
    return false;
}

/* What the command line lacks; MSG_COUNT: nothing. */
static bool is_complete(struct program *p)
{
    const struct options *o = &p->options;
    if (!o->reason || !*o->reason || !o->who || !*o->who || !o->until) {
        usage_error(p, MESSAGE(p->arena, MSG_word_missing, "waive", say(p, MSG_usage_waive)));
        return false;
    }
    if (!date_is(o->until)) {
        usage_error(p, MESSAGE(p->arena, MSG_until_wrong, o->until));
        return false;
    }
    return true;
}

static bool is_new(struct program *p, const struct project *project, const char *id)
{
    for (size_t i = 0; i < project->waiver_count; i++) {
        const struct waiver *w = &project->waivers[i];
        if (strcmp(w->verdict, id) != 0)
            continue;
        usage_error(p, MESSAGE(p->arena, MSG_waive_twice, id, w->until, w->at.file,
                               arena_printf(p->arena, "%u", w->at.line)));
        return false;
    }
    return true;
}

static int append(struct program *p, const char *path, const struct waiver *w)
{
    enum { MOST = 16 << 20 };
    struct diags *d = diags_new(p->arena);
    struct file old;
    bool there = access(path, F_OK) == 0;
    if (there && !file_read(p->arena, path, MOST, &old, d)) {
        print_problems(p, d);
        return EXIT_NO_ANSWER;
    }
    const char *text = waivers_append(p->arena, there ? &old : NULL, w);
    if (!text) {
        complain(p, MESSAGE(p->arena, MSG_waive_by_hand, path));
        return EXIT_NO_ANSWER;
    }
    struct message why;
    struct writer *out = writer_file(p->arena, path);
    writer_string(out, text);
    if (!writer_finish(out, &why)) {
        complain(p, why);
        return EXIT_NO_ANSWER;
    }
    complain(p, MESSAGE(p->arena, MSG_waived, w->verdict, w->until, path));
    return EXIT_FINE;
}

int command_waive(struct program *p)
{
    const struct options *o = &p->options;
    if (!is_complete(p))
        return EXIT_USAGE;
    struct project_options options = {.project = o->word_count > 1 ? o->words[1] : NULL,
                                      .bundled = shipped_folder(p->arena)};
    struct diags *d = diags_new(p->arena);
    struct project *project = project_load(p->arena, &options, d);
    if (!project) {
        print_problems(p, d);
        return EXIT_NO_ANSWER;
    }
    if (!project->waiver_file)
        return usage_error(p, MESSAGE(p->arena, MSG_waive_no_file));
    if (!find_id(p, project, o->words[0]) || !is_new(p, project, o->words[0]))
        return EXIT_USAGE;
    struct waiver w = {.verdict = o->words[0], .reason = o->reason, .who = o->who,
                       .until = o->until};
    return append(p, project->waiver_file, &w);
}
