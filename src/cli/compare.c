/* compare: plans side by side. */
#include "cli.h"
#include "../report/comparison.h"

static const struct comparison_format *find_format(struct program *p)
{
    const char *names[16] = {NULL}, *name;
    for (size_t i = 0; i < comparison_format_count; i++)
        names[i] = comparison_formats[i].name;
    name = pick_format(p, names);
    for (size_t i = 0; name && i < comparison_format_count; i++)
        if (strcmp(comparison_formats[i].name, name) == 0)
            return &comparison_formats[i];
    return NULL;
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
    const struct comparison_format *format = find_format(p);
    int code = EXIT_NO_ANSWER;
    if (!format)
        return EXIT_USAGE;
    struct plancheck *open = open_project(p, p->options.project);
    bool known = false;
    print_errors(p, open->diags);
    if (open->project && open->book) {
        bool *wanted = choose_plans(p, open->project, &known);
        struct lint_input input = {open->project, &open->store, open->book, NULL};
        struct comparison c = {.count = 0};
        if (known)
            c = compare_plans(open->arena, &input, wanted);
        struct report_options o = {.lang = p->lang, .width = p->width, .colour = p->colour};
        if (known && c.count + c.alone_count)
            format->write(p->out, open->project, &c, &o);
        if (known && c.count && !open->diags->errors)
            code = EXIT_FINE;
        else if (known && !c.count)
            complain(p, MESSAGE(p->arena, MSG_compare_nothing));
    }
    plancheck_close(open);
    return code;
}
