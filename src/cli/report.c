/* report: any report from a stored result, without plans, data or rules at hand. */
#include "outputs.h"

int command_report(struct program *p)
{
    struct outputs outputs;
    if (!outputs_find(p, &outputs))
        return EXIT_USAGE;
    struct diags *d = diags_new(p->arena);
    struct result *r = result_load(p->arena, p->options.words[0], d);
    print_problems(p, d);
    unsigned jobs = p->options.jobs > 0 ? (unsigned)p->options.jobs : 0;
    return r && outputs_write(p, &outputs, r, jobs) ? EXIT_FINE : EXIT_NO_ANSWER;
}
