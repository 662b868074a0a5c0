#include "cli.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

const struct command commands[] = {
    {"run", FOR_RUN, MSG_usage_run, MSG_command_run, MSG_more_run, 0, 1, command_run},
    {"test", FOR_TEST, MSG_usage_test, MSG_command_test, MSG_more_test, 0, 10000, command_test},
    {"lint", FOR_LINT, MSG_usage_lint, MSG_command_lint, MSG_more_lint, 0, 1, command_lint},
    {"compare", FOR_COMPARE, MSG_usage_compare, MSG_command_compare, MSG_more_compare, 0, 1000,
     command_compare},
    {"judge", FOR_JUDGE, MSG_usage_judge, MSG_command_judge, MSG_more_judge, 1, 1, command_judge},
    {"explain", FOR_EXPLAIN, MSG_usage_explain, MSG_command_explain, MSG_more_explain, 0, 2,
     command_explain},
    {"list", FOR_LIST, MSG_usage_list, MSG_command_list, MSG_more_list, 1, 2, command_list},
    {"report", FOR_REPORT, MSG_usage_report, MSG_command_report, MSG_more_report, 1, 1,
     command_report},
    {"diff", FOR_DIFF, MSG_usage_diff, MSG_command_diff, MSG_more_diff, 0, 2, command_diff},
    {"history", FOR_HISTORY, MSG_usage_history, MSG_command_history, MSG_more_history, 0, 100000,
     command_history},
    {"waive", FOR_WAIVE, MSG_usage_waive, MSG_command_waive, MSG_more_waive, 1, 2, command_waive},
    {"new", FOR_NEW, MSG_usage_new, MSG_command_new, MSG_more_new, 1, 2, command_new},
    {"schema", FOR_SCHEMA, MSG_usage_schema, MSG_command_schema, MSG_COUNT, 0, 1, command_schema},
    {"version", FOR_VERSION, MSG_usage_version, MSG_command_version, MSG_COUNT, 0, 0,
     command_version},
    {"help", FOR_HELP, MSG_usage_help, MSG_command_help, MSG_COUNT, 0, 1, command_help},
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
