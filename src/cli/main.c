#include "cli.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define COMMAND(name, bit, more, words, least, most)                                              \
    {#name, bit,   MSG_usage_##name, MSG_command_##name, more,                                    \
     words, least, most,             command_##name}

const struct command commands[] = {
    COMMAND(run, FOR_RUN, MSG_more_run, "FILE", 0, 1),
    COMMAND(test, FOR_TEST, MSG_more_test, "RULE", 0, 10000),
    COMMAND(lint, FOR_LINT, MSG_more_lint, "FILE", 0, 1),
    COMMAND(compare, FOR_COMPARE, MSG_more_compare, "PLAN-ID", 0, 1000),
    COMMAND(judge, FOR_JUDGE, MSG_more_judge, "FILE", 1, 1),
    COMMAND(explain, FOR_EXPLAIN, MSG_more_explain, "RULE", 0, 2),
    COMMAND(list, FOR_LIST, MSG_more_list, "plans|regions|indicators|rules|formats", 1, 2),
    COMMAND(report, FOR_REPORT, MSG_more_report, "FILE", 1, 1),
    COMMAND(diff, FOR_DIFF, MSG_more_diff, "FILE", 0, 2),
    COMMAND(history, FOR_HISTORY, MSG_more_history, "INDICATOR", 0, 100000),
    COMMAND(waive, FOR_WAIVE, MSG_more_waive, "TEXT", 1, 2),
    COMMAND(new, FOR_NEW, MSG_more_new, "rule|plan|project", 1, 2),
    COMMAND(schema, FOR_SCHEMA, MSG_COUNT,
            "plan|catalogue|project|waivers|result|diff|history|comparison|lint|rule-api|luacheck",
            0, 1),
    COMMAND(completion, FOR_COMPLETION, MSG_more_completion, "bash|zsh|fish", 1, 1),
    COMMAND(version, FOR_VERSION, MSG_COUNT, "NONE", 0, 0),
    COMMAND(help, FOR_HELP, MSG_COUNT, "COMMAND", 0, 1),
};
const size_t command_count = sizeof commands / sizeof *commands;

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

const char *command_nearest(const char *word)
{
    const char *names[sizeof commands / sizeof *commands];
    for (size_t i = 0; i < command_count; i++)
        names[i] = commands[i].name;
    return text_nearest(word, names, command_count);
}

/* ---- signals: no half-written file stays behind ---- */

static void on_signal(int number)
{
    writer_remove_temporaries();
    signal(number, SIG_DFL);
    raise(number);
}

static void catch_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction old, action = {.sa_handler = on_signal};
        if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(numbers[i], &action, NULL);
    }
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of write(), told with one line */
    signal(SIGXFSZ, SIG_IGN);    /* likewise a file that must not become longer */
}

/* ---- the terminal ---- */

static bool wants_colour(enum colour asked, int fd)
{
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    if (asked != COLOUR_AUTO)
        return asked == COLOUR_ALWAYS;
    return isatty(fd) && !(none && *none) && !(term && strcmp(term, "dumb") == 0);
}

static int terminal_width(int asked)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    int width = asked;
    if (!width && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (!width && columns)
        width = atoi(columns);
    if (!width)
        width = 100;                     /* a file or a pipe */
    return width < 80 ? 80 : width > 10000 ? 10000 : width;
}

static void set_terminal(struct program *p)
{
    p->colour = wants_colour((enum colour)p->options.colour, STDOUT_FILENO);
    p->error_colour = wants_colour((enum colour)p->options.colour, STDERR_FILENO);
    p->width = terminal_width(p->options.width);
}

/* ---- a command ---- */

static int run_command(struct program *p, const struct command *c, int argc, char **argv)
{
    struct message why;
    if (!options_parse(p->arena, &p->options, c->bit, argc, argv, &why))
        return usage_error(p, why);
    p->options.lang = (int)p->lang;
    set_terminal(p);
    if (p->options.help) {
        write_help(p, c);
        return EXIT_FINE;
    }
    if (p->options.word_count < c->least)
        return usage_error(p, MESSAGE(p->arena, MSG_word_missing, c->name, say(p, c->usage)));
    if (p->options.word_count > c->most)
        return usage_error(p, MESSAGE(p->arena, MSG_word_superfluous, p->options.words[c->most]));
    return c->run(p);
}

static int unknown_command(struct program *p, const char *word)
{
    const char *near = command_nearest(word);
    return usage_error(p, near ? MESSAGE(p->arena, MSG_command_unknown_near, word, near)
                               : MESSAGE(p->arena, MSG_command_unknown, word));
}

static int choose_command(struct program *p, int argc, char **argv)
{
    set_terminal(p);
    if (argc < 2)
        return usage_error(p, MESSAGE(p->arena, MSG_command_missing));
    const char *word = argv[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        word = "help";
    if (strcmp(word, "--version") == 0)
        word = "version";
    const struct command *c = command_find(word);
    return c ? run_command(p, c, argc - 1, argv + 1) : unknown_command(p, word);
}

int main(int argc, char **argv)
{
    catch_signals();
    struct program p = {.arena = arena_new()};
    p.lang = options_language(argc, argv);
    p.out = writer_descriptor(p.arena, STDOUT_FILENO, say(&p, MSG_standard_output));
    int code = choose_command(&p, argc, argv);
    struct message why;
    if (!writer_finish(p.out, &why)) {
        complain(&p, why);
        code = EXIT_NO_ANSWER;
    }
    arena_free(p.arena);
    return code;
}
