/* lint: what is wrong in the plans, without judging them. */
#include "cli.h"
#include "../report/findings.h"

/* At or above the severity that is asked for. */
static bool failed(const struct options *o, const struct findings *f)
{
    size_t found = 0;
    for (int i = 0; i <= o->lint_fail_on && i < 3; i++)
        found += f->open[i];
    return o->lint_fail_on < 3 && found > 0;
}

static const struct findings_format *find_format(struct program *p)
{
    const char *names[16] = {NULL}, *name;
    for (size_t i = 0; i < findings_format_count; i++)
        names[i] = findings_formats[i].name;
    name = pick_format(p, names);
    for (size_t i = 0; name && i < findings_format_count; i++)
        if (strcmp(findings_formats[i].name, name) == 0)
            return &findings_formats[i];
    return NULL;
}

int command_lint(struct program *p)
{
    const struct findings_format *format = find_format(p);
    if (!format)
        return EXIT_USAGE;
    struct plancheck *open = open_project(p, p->options.word_count ? p->options.words[0] : NULL);
    int code = EXIT_NO_ANSWER;
    if (!open->project || !open->book) {
        print_problems(p, open->diags);
        plancheck_close(open);
        return code;
    }
    struct lint_input input = {open->project, &open->store, open->book, open->diags};
    struct findings found = lint_run(open->arena, &input);
    struct report_options o = {.lang = p->lang, .width = p->width, .colour = p->colour};
    format->write(p->out, &found, &o);
    if (!open->diags->errors)
        code = failed(&p->options, &found) ? EXIT_TARGETS_FAILED : EXIT_FINE;
    plancheck_close(open);
    return code;
}
