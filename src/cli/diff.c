/* diff: what changed between two nights. */
#include "diff_outputs.h"

static struct states *load_states(struct program *p, const char *path, struct diags *d)
{
    struct result *r = result_load(p->arena, path, d);
    return r ? states_of_result(p->arena, r, path, d) : NULL;
}

int command_diff(struct program *p)
{
    struct diff_outputs outputs;
    if (!diff_outputs_find(p, &outputs))
        return EXIT_USAGE;
    struct diags *d = diags_new(p->arena);
    struct diff diff;
    struct states *old = load_states(p, p->options.words[0], d);
    struct states *new = load_states(p, p->options.words[1], d);
    bool made = old && new && diff_make(p->arena, old, new, false, &diff);
    print_problems(p, d);
    if (!made || !diff_outputs_write(p, &outputs, &diff))
        return EXIT_NO_ANSWER;
    return diff.regressions ? EXIT_TARGETS_FAILED : EXIT_FINE;
}
