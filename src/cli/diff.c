/* diff: what changed between two nights, each a stored result or a run of the history. */
#include "diff_outputs.h"
#include "night.h"
#include "../history/history.h"
#include <stdlib.h>

static struct states *load_states(struct program *p, const char *path, struct diags *d)
{
    struct result *r = result_load(p->arena, path, d);
    return r ? states_of_result(p->arena, r, path, d) : NULL;
}

struct nights {
    struct states *old, *new;
};

/* Without a new result, the newest run is the new night. */
static struct nights from_history(struct program *p, struct history *h, int64_t since,
                                  struct diags *d)
{
    struct nights n = {NULL, NULL};
    int64_t last = history_last(h);
    if (last < 0)
        return n;
    bool stored = p->options.word_count == 1;
    if (!since)
        since = stored ? last : last - 1;
    if (since <= 0)
        return n;
    n.old = history_states(p->arena, h, since);
    n.new = stored ? load_states(p, p->options.words[0], d) : history_states(p->arena, h, last);
    return n;
}

/* 0: the last one. -1: neither that nor a number. */
static int64_t since_number(const char *text)
{
    char *end;
    if (strcmp(text, "last") == 0)
        return 0;
    long long number = strtoll(text, &end, 10);
    return *text >= '1' && *text <= '9' && !*end ? number : -1;
}

/* Both nights are done with then. */
static int write_diff(struct program *p, const struct diff_outputs *o, struct nights n,
                      struct diags *d)
{
    struct diff diff;
    bool made = n.old && n.new && diff_make(p->arena, n.old, n.new, false, &diff);
    print_problems(p, d);
    bool written = made && diff_outputs_write(p, o, &diff), sent = made && notify_all(p, &diff);
    states_done(n.old);
    states_done(n.new);
    if (!written || !sent)
        return EXIT_NO_ANSWER;
    return diff.regressions ? EXIT_TARGETS_FAILED : EXIT_FINE;
}

static int since_run(struct program *p, const struct diff_outputs *o, int64_t since)
{
    const char *path = history_path(p, p->options.project);
    if (!path)
        return usage_error(p, MESSAGE(p->arena, MSG_history_none));
    struct diags *d = diags_new(p->arena);
    struct history *h = history_open(p->arena, path, HISTORY_READ, d);
    struct nights n = h ? from_history(p, h, since, d) : (struct nights){NULL, NULL};
    bool first = h && !n.old && !n.new && d->count == 0;
    if (first)                           /* nothing to compare with is no mistake */
        complain(p, MESSAGE(p->arena, MSG_since_first));
    int code = first ? EXIT_FINE : write_diff(p, o, n, d);
    history_close(h);
    return code;
}

int command_diff(struct program *p)
{
    const struct options *options = &p->options;
    struct diff_outputs outputs;
    if (!notify_asked_well(p) || !diff_outputs_find(p, &outputs))
        return EXIT_USAGE;
    if (options->since ? options->word_count > 1 : options->word_count != 2)
        return usage_error(p, MESSAGE(p->arena, MSG_since_words));
    if (options->since) {
        int64_t since = since_number(options->since);
        return since < 0 ? usage_error(p, MESSAGE(p->arena, MSG_since_wrong, options->since))
                         : since_run(p, &outputs, since);
    }
    struct diags *d = diags_new(p->arena);
    struct nights n = {load_states(p, options->words[0], d), load_states(p, options->words[1], d)};
    return write_diff(p, &outputs, n, d);
}
