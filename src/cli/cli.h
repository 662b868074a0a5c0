#pragma once
/* cli - the program: one entry a command, each in its own file. Only this room prints and exits. */
#include "options.h"
#include "../base/explanation.h"
#include "../plancheck_inside.h"

enum exit_code {
    EXIT_FINE = 0,
    /* a failure at or above --fail-on; a failed example; a target not understood */
    EXIT_TARGETS_FAILED = 1,
    EXIT_USAGE = 2,
    EXIT_NO_ANSWER = 3,          /* no trustworthy answer; beats 1 */
    EXIT_MISSING = 4             /* more without data than --max-missing */
};

struct program {
    struct arena *arena;
    struct options options;
    enum lang lang;
    bool colour, error_colour;   /* of standard output and standard error */
    int width;
    struct writer *out;          /* standard output */
};

struct command {
    const char *name;
    unsigned bit;                /* of option_table */
    enum message_id usage, what, more;   /* more: exit codes and the like, MSG_COUNT for nothing */
    /* What its words are, in the terms of options' arguments: FILE, RULE, a|b|c; for completion. */
    const char *words;
    size_t least, most;          /* words */
    int (*run)(struct program *p);
};
extern const struct command commands[];
extern const size_t command_count;
const struct command *command_find(const char *name);
const char *command_nearest(const char *word);

int command_run(struct program *p);
int command_test(struct program *p);
int command_lint(struct program *p);
int command_compare(struct program *p);
int command_judge(struct program *p);
int command_explain(struct program *p);
int command_list(struct program *p);
int command_report(struct program *p);
int command_diff(struct program *p);
int command_history(struct program *p);
int command_waive(struct program *p);
int command_schema(struct program *p);
int command_new(struct program *p);
int command_version(struct program *p);
int command_completion(struct program *p);
int command_help(struct program *p);

/* ---- for all commands (program.c) ---- */

/* "plancheck: …" to standard error. */
void complain(const struct program *p, struct message m);
/* complains, points to --help; EXIT_USAGE */
int usage_error(const struct program *p, struct message m);
void print_problems(const struct program *p, const struct diags *d);
/* nothing where there are only warnings */
void print_errors(const struct program *p, const struct diags *d);
const char *say(const struct program *p, enum message_id id);    /* in the language of the run */
/* One of the names, or a complaint with what there is: --format. NULL name gives names[0]. */
const char *pick_format(struct program *p, const char *const *names);
/* Loads what --project, --plan, … name, as `run` does. */
struct plancheck *open_project(struct program *p, const char *project);
/* The rules of the project around the working directory, else the shipped ones; and those of
 * --rules. */
struct rulebook *rules_in_force(struct program *p, struct diags *d);
/* --history, else `history:` of the project at `path` (NULL: looked for upward); NULL: none. */
const char *history_path(struct program *p, const char *project);
struct engine_options engine_of(const struct options *o);
void write_help(struct program *p, const struct command *c);     /* help.c; NULL: of the program */
void write_manual(struct program *p);                            /* manual.c */

/* explain.c's parts, a file each */
int explain_target(struct program *p);
int explain_rule(struct program *p, struct plancheck *open, uint32_t rule);
int explain_book(struct program *p, struct plancheck *open, const char *folder);
int explain_verdict(struct program *p, struct plancheck *open, const char *id);
int explain_code(struct program *p, const struct explanation *e);

/* test's parts (watch.c): the folders that rules lie in; Ctrl-C is the end from now on; waits for a
 * change in them. False: it cannot be watched for, and that was said. */
struct list rule_folders(struct program *p, const struct rulebook *book);
void watch_begin(void);
bool watch_wait(struct program *p, const struct list *folders);
