/* compare: plans side by side. */
#include "outputs.h"
#include "../report/comparison.h"

static bool find_formats(struct program *p, struct output_choices *o)
{
    const char *names[MOST_OUTPUTS] = {NULL};
    for (size_t i = 0; i < comparison_format_count; i++)
        names[i] = comparison_formats[i].name;
    return outputs_choose(p, names, o);
}

/* All that can be written is; false: something could not, and was complained about. */
static bool write_all(struct program *p, const struct output_choices *o,
                      const struct project *of, const struct comparison *c)
{
    bool all = true;
    for (size_t i = 0; i < o->count; i++) {
        const char *path = o->list[i].path;
        struct message why;
        struct report_options options = {.lang = p->lang, .width = path ? 100 : p->width,
                                         .colour = p->colour && !path};
        struct writer *w = path ? writer_file(p->arena, path) : p->out;
        comparison_formats[o->list[i].format].write(w, of, c, &options);
        bool written = path ? writer_finish(w, &why) : writer_flush(w);
        if (!written && path)
            complain(p, why);            /* standard output is told about by main() */
        all &= written;
    }
    return all;
}

/* Plans by id; NULL: none is named, or one is not known, which is told. */
static bool *choose_plans(struct program *p, const struct project *of, bool *known)
{
    bool *wanted = ARENA_ARRAY(p->arena, bool, of->plan_count + 1);
    const char **ids = ARENA_ARRAY(p->arena, const char *, of->plan_count + 1);
    for (size_t i = 0; i < of->plan_count; i++)
        ids[i] = of->plans[i].id;
    *known = true;
    for (size_t w = 0; w < p->options.word_count; w++) {
        const char *word = p->options.words[w], *near;
        size_t i = 0;
        while (i < of->plan_count && strcmp(ids[i], word) != 0)
            i++;
        if (i < of->plan_count) {
            wanted[i] = true;
            continue;
        }
        near = text_nearest(word, ids, of->plan_count);
        complain(p, MESSAGE(p->arena, MSG_compare_unknown, word, near ? near : "-"));
        *known = false;
    }
    return p->options.word_count ? wanted : NULL;
}

int command_compare(struct program *p)
{
    struct output_choices formats;
    int code = EXIT_NO_ANSWER;
    if (!find_formats(p, &formats))
        return EXIT_USAGE;
    struct plancheck *open = open_project(p, p->options.project);
    bool known = false;
    print_errors(p, open->diags);
    if (open->project && open->book) {
        bool *wanted = choose_plans(p, open->project, &known), written = true;
        struct lint_input input = {open->project, &open->store, open->book, NULL};
        struct comparison c = {.count = 0};
        if (known)
            c = compare_plans(open->arena, &input, wanted);
        if (known && c.count + c.alone_count)
            written = write_all(p, &formats, open->project, &c);
        if (known && c.count && written && !open->diags->errors)
            code = EXIT_FINE;
        else if (known && !c.count)
            complain(p, MESSAGE(p->arena, MSG_compare_nothing));
    }
    plancheck_close(open);
    return code;
}
