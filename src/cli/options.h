#pragma once
/* options - the one table of options, from which come parsing (getopt_long), the help of every
 * command, the manual page and completion. A command takes the options whose `commands` has its
 * bit. */
#include "../report/writer.h"

enum command_bit {
    FOR_RUN = 1, FOR_TEST = 2, FOR_JUDGE = 4, FOR_EXPLAIN = 8, FOR_LIST = 16, FOR_SCHEMA = 32,
    FOR_VERSION = 64, FOR_HELP = 128, FOR_REPORT = 256, FOR_DIFF = 512, FOR_LINT = 1024,
    FOR_HISTORY = 2048, FOR_WAIVE = 4096, FOR_NEW = 8192,
    FOR_COMPARE = 16384, FOR_COMPLETION = 32768, FOR_ALL = -1
};

struct list {
    const char **at;
    size_t count;
};

enum fail_on { FAIL_ON_BINDING, FAIL_ON_ANY, FAIL_ON_OFF_TRACK, FAIL_ON_NEW, FAIL_ON_NEVER };
enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };
enum isolation { ISOLATION_WORKERS, ISOLATION_NONE };

struct options {
    struct list plans, reported, rules, regions, indicators, outs, notify;
    const char *project, *catalogue, *format, *today, *target, *doc, *unit, *direction,
        *history, *since, *file, *reason, *who, *until;
    /* max_missing: -1 not said */
    int as_of, jobs, max_missing, width, fail_on, lint_fail_on, colour, lang, isolation;
    int verbose;                         /* how often -v was given */
    int minimum;                         /* percent; -1 not said */
    bool no_history, no_waivers, notify_unchanged, strict, require_isolation, timings, coverage,
        mutate, watch, help;
    const char **words;                  /* what is no option */
    size_t word_count;
};

enum option_kind {
    OPTION_FLAG, OPTION_COUNT, OPTION_TEXT, OPTION_LIST, OPTION_NUMBER, OPTION_CHOICE
};

struct option_entry {
    const char *name;
    enum option_kind kind;
    /* in struct options: bool, const char *, struct list, int, int */
    size_t offset;
    unsigned commands;                   /* enum command_bit, or-ed */
    enum message_id what;
    const char *argument;                /* FILE, YEAR …; NULL for a flag */
    const char *const *choices;          /* of OPTION_CHOICE, NULL at the end */
    int least, most;                     /* of OPTION_NUMBER */
};
extern const struct option_entry option_table[];
extern const size_t option_count;

/* --lang if it is there, else LC_ALL, LC_MESSAGES, LANG: zh… and none at all are Chinese, others
 * English. */
enum lang options_language(int argc, char **argv);
/* argv[0] is the command's name. False: *why says what is wrong, with a suggestion where one is
 * near. */
bool options_parse(struct arena *a, struct options *o, unsigned command, int argc, char **argv,
                   struct message *why);
