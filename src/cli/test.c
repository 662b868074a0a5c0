/* test: runs the examples inside rule files; with --coverage and --mutate, also says what the
 * examples leave out. */
#include "cli.h"
#include "../report/trial_report.h"

/* ---- which rules ---- */

/* A rule is named by its id or by its file. */
static bool find_rule(const struct rulebook *b, const char *word, uint32_t *number)
{
    if (rulebook_find(b, word, number))
        return true;
    for (uint32_t i = 0; i < b->count; i++) {
        if (strcmp(b->rules[i].file, word) == 0) {
            *number = i;
            return true;
        }
    }
    return false;
}

static bool choose_rules(struct program *p, const struct rulebook *b, uint32_t *chosen,
                         size_t *count)
{
    bool all_known = true;
    *count = 0;
    for (uint32_t i = 0; p->options.word_count == 0 && i < b->count; i++)
        chosen[(*count)++] = i;
    for (size_t i = 0; i < p->options.word_count; i++) {
        const char *word = p->options.words[i],
                   **ids = ARENA_ARRAY(p->arena, const char *, b->count + 1);
        if (find_rule(b, word, &chosen[*count])) {
            ++*count;
            continue;
        }
        for (size_t k = 0; k < b->count; k++)
            ids[k] = b->rules[k].id;
        const char *near = text_nearest(word, ids, b->count);
        complain(p, near ? MESSAGE(p->arena, MSG_rule_unknown_near, word, near)
                         : MESSAGE(p->arena, MSG_rule_unknown, word));
        all_known = false;
    }
    return all_known;
}

/* ---- the trial ---- */

static const struct trial_format *choose_format(struct program *p)
{
    const char *names[8];
    size_t n = 0;
    for (; trial_formats[n].name && n < 7; n++)
        names[n] = trial_formats[n].name;
    names[n] = NULL;
    const char *name = pick_format(p, names);
    for (size_t i = 0; name && i < n; i++)
        if (strcmp(name, trial_formats[i].name) == 0)
            return &trial_formats[i];
    return NULL;
}

static int try_rules(struct program *p, struct rulebook *book, const uint32_t *rules, size_t count,
                     const struct trial_format *format, struct diags *d)
{
    const struct options *o = &p->options;
    struct trial_report r = {
        .options = {.engine = engine_of(o), .coverage = o->coverage || o->minimum != NO_MINIMUM,
                    .mutate = o->mutate},
        .minimum = o->minimum, .lang = p->lang, .colour = p->colour, .width = p->width,
        .verbose = o->verbose > 0,
        .arena = p->arena,
    };
    struct trial *trial = trial_run(p->arena, book, rules, count, &r.options, d);
    if (!trial)
        return EXIT_NO_ANSWER;
    r.trial = trial;
    print_problems(p, trial->mistakes);
    format->write(p->out, &r);
    bool good = trial->failed == 0 && trial->surviving == 0 && trial_covered(&r);
    if (trial->example_count == 0)
        complain(p, MESSAGE(p->arena, MSG_test_nothing));
    trial_free(trial);
    return trial->example_count == 0 ? EXIT_NO_ANSWER : good ? EXIT_FINE : EXIT_TARGETS_FAILED;
}

/* Loads and runs once; *folders become those that the rules lie in. */
static int test_once(struct program *p, const struct trial_format *format, struct list *folders)
{
    struct diags *loading = diags_new(p->arena), *running = diags_new(p->arena);
    struct rulebook *book = rules_in_force(p, loading);
    print_problems(p, loading);          /* they say why a rule is not there */
    uint32_t *chosen =
        ARENA_ARRAY(p->arena, uint32_t, (book ? book->count : 0) + p->options.word_count + 1);
    size_t count = 0;
    bool known = book && choose_rules(p, book, chosen, &count);
    int code = known ? try_rules(p, book, chosen, count, format, running) : EXIT_NO_ANSWER;
    print_problems(p, running);
    *folders = book ? rule_folders(p, book) : (struct list){0};
    return loading->errors || running->errors || !known ? EXIT_NO_ANSWER : code;
}

int command_test(struct program *p)
{
    const struct trial_format *format = choose_format(p);
    struct list folders;
    if (!format)
        return EXIT_USAGE;
    if (!p->options.watch)
        return test_once(p, format, &folders);
    watch_begin();
    for (;;) {
        struct program once = *p;
        once.arena = arena_new();
        test_once(&once, format, &folders);
        bool changed = writer_flush(p->out) && watch_wait(&once, &folders);
        arena_free(once.arena);
        if (!changed)
            return EXIT_NO_ANSWER;
    }
}
