#include "options.h"
#include <getopt.h>
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>

#define AT(field) offsetof(struct options, field)

static const char *const languages[] = {"zh", "en", NULL};
static const char *const colours[] = {"auto", "always", "never", NULL};
static const char *const fail_ons[] = {"binding", "any", "off_track", "new", "never", NULL};
static const char *const lint_fail_ons[] = {"error", "warning", "note", "never", NULL};
static const char *const isolations[] = {"workers", "none", NULL};
static const char *const directions[] = {"higher", "lower", "none", NULL};

enum {
    FOR_LOADING = FOR_RUN | FOR_EXPLAIN | FOR_LIST | FOR_LINT | FOR_COMPARE,
    FOR_JUDGING = FOR_RUN | FOR_TEST | FOR_JUDGE
};

#define CHOICE(words, list) .argument = (words), .choices = (list)
#define NUMBER(word, low, high) .argument = (word), .least = (low), .most = (high)

const struct option_entry option_table[] = {
    {"project", OPTION_TEXT, AT(project), FOR_EXPLAIN | FOR_COMPARE | FOR_LIST, MSG_option_project,
     .argument = "PATH"},
    {"plan", OPTION_LIST, AT(plans), FOR_LOADING, MSG_option_plan, .argument = "FILE"},
    {"reported", OPTION_LIST, AT(reported), FOR_LOADING, MSG_option_reported, .argument = "FILE"},
    {"rules", OPTION_LIST, AT(rules), FOR_LOADING | FOR_JUDGING, MSG_option_rules,
     .argument = "DIR"},
    {"catalogue", OPTION_TEXT, AT(catalogue), FOR_LOADING, MSG_option_catalogue,
     .argument = "FILE"},
    {"as-of", OPTION_NUMBER, AT(as_of), FOR_RUN | FOR_EXPLAIN, MSG_option_as_of,
     NUMBER("YEAR", 1900, 2200)},
    {"region", OPTION_LIST, AT(regions), FOR_RUN, MSG_option_region, .argument = "REGION"},
    {"indicator", OPTION_LIST, AT(indicators), FOR_RUN, MSG_option_indicator,
     .argument = "INDICATOR"},
    {"target", OPTION_TEXT, AT(target), FOR_EXPLAIN, MSG_option_target, .argument = "TEXT"},
    {"indicator", OPTION_LIST, AT(indicators), FOR_EXPLAIN, MSG_option_target_indicator,
     .argument = "INDICATOR"},
    {"direction", OPTION_TEXT, AT(direction), FOR_EXPLAIN, MSG_option_direction,
     CHOICE("higher|lower|none", directions)},
    {"unit", OPTION_TEXT, AT(unit), FOR_EXPLAIN, MSG_option_unit, .argument = "UNIT"},
    {"format", OPTION_TEXT, AT(format), FOR_RUN | FOR_REPORT, MSG_option_format, .argument = "NAME"},
    {"format", OPTION_TEXT, AT(format), FOR_JUDGE, MSG_option_judge_format, .argument = "csv|json"},
    {"doc", OPTION_TEXT, AT(doc), FOR_EXPLAIN, MSG_option_explain_doc, .argument = "DIR"},
    {"format", OPTION_TEXT, AT(format), FOR_EXPLAIN, MSG_option_explain_format,
     .argument = "text|json"},
    {"format", OPTION_TEXT, AT(format), FOR_LIST, MSG_option_list_format,
     .argument = "text|json|csv"},
    {"format", OPTION_TEXT, AT(format), FOR_TEST, MSG_option_test_format,
     .argument = "text|json|junit|tap"},
    {"coverage", OPTION_FLAG, AT(coverage), FOR_TEST, MSG_option_coverage, .argument = NULL},
    {"min", OPTION_NUMBER, AT(minimum), FOR_TEST, MSG_option_min, NUMBER("N", 0, 100)},
    {"mutate", OPTION_FLAG, AT(mutate), FOR_TEST, MSG_option_mutate, .argument = NULL},
    {"verbose", OPTION_COUNT, AT(verbose), FOR_RUN | FOR_TEST, MSG_option_verbose,
     .argument = NULL},
    {"watch", OPTION_FLAG, AT(watch), FOR_TEST, MSG_option_watch, .argument = NULL},
    {"format", OPTION_TEXT, AT(format), FOR_COMPARE, MSG_option_compare_format,
     .argument = "text|json|csv|markdown|html|xlsx"},
    {"out", OPTION_LIST, AT(outs), FOR_COMPARE, MSG_option_compare_out, .argument = "NAME:PATH"},
    {"format", OPTION_TEXT, AT(format), FOR_LINT, MSG_option_lint_format,
     .argument = "text|json|sarif|github|markdown"},
    {"rules", OPTION_LIST, AT(rules), FOR_NEW, MSG_option_new_rules, .argument = "DIR"},
    {"catalogue", OPTION_TEXT, AT(catalogue), FOR_NEW, MSG_option_catalogue, .argument = "FILE"},
    {"out", OPTION_TEXT, AT(file), FOR_NEW, MSG_option_new_out, .argument = "PLAN.yaml"},
    {"out", OPTION_LIST, AT(outs), FOR_RUN | FOR_REPORT, MSG_option_out, .argument = "NAME:PATH"},
    {"fail-on", OPTION_CHOICE, AT(fail_on), FOR_RUN, MSG_option_fail_on,
     CHOICE("binding|any|off_track|new|never", fail_ons)},
    {"fail-on", OPTION_CHOICE, AT(lint_fail_on), FOR_LINT, MSG_option_lint_fail_on,
     CHOICE("error|warning|note|never", lint_fail_ons)},
    {"strict", OPTION_FLAG, AT(strict), FOR_RUN, MSG_option_strict, .argument = NULL},
    {"max-missing", OPTION_NUMBER, AT(max_missing), FOR_RUN, MSG_option_max_missing,
     NUMBER("N", 0, INT_MAX)},
    {"today", OPTION_TEXT, AT(today), FOR_RUN | FOR_LINT, MSG_option_today, .argument = "YYYY-MM-DD"},
    {"jobs", OPTION_NUMBER, AT(jobs), FOR_JUDGING, MSG_option_jobs, NUMBER("N", 1, 1024)},
    {"isolation", OPTION_CHOICE, AT(isolation), FOR_JUDGING, MSG_option_isolation,
     CHOICE("workers|none", isolations)},
    {"require-isolation", OPTION_FLAG, AT(require_isolation), FOR_RUN, MSG_option_require_isolation,
     .argument = NULL},
    {"timings", OPTION_FLAG, AT(timings), FOR_RUN, MSG_option_timings, .argument = NULL},
    {"lang", OPTION_CHOICE, AT(lang), FOR_ALL, MSG_option_lang, CHOICE("zh|en", languages)},
    {"color", OPTION_CHOICE, AT(colour), FOR_ALL, MSG_option_color,
     CHOICE("auto|always|never", colours)},
    {"width", OPTION_NUMBER, AT(width), FOR_LOADING | FOR_TEST | FOR_HELP, MSG_option_width,
     NUMBER("N", 80, 10000)},
    {"format", OPTION_TEXT, AT(format), FOR_DIFF, MSG_option_diff_format,
     .argument = "text|json|markdown|html"},
    {"out", OPTION_LIST, AT(outs), FOR_DIFF, MSG_option_diff_out, .argument = "NAME:PATH"},
    {"since", OPTION_TEXT, AT(since), FOR_DIFF, MSG_option_since, .argument = "last|N"},
    {"region", OPTION_LIST, AT(regions), FOR_HISTORY, MSG_option_region, .argument = "REGION"},
    {"format", OPTION_TEXT, AT(format), FOR_HISTORY, MSG_option_timeline_format,
     .argument = "text|json|csv"},
    {"history", OPTION_TEXT, AT(history), FOR_RUN | FOR_DIFF | FOR_HISTORY, MSG_option_history,
     .argument = "FILE"},
    {"notify", OPTION_LIST, AT(notify), FOR_RUN | FOR_DIFF, MSG_option_notify,
     .argument = "KIND:WHERE"},
    {"notify-unchanged", OPTION_FLAG, AT(notify_unchanged), FOR_RUN | FOR_DIFF,
     MSG_option_notify_unchanged, .argument = NULL},
    {"no-waivers", OPTION_FLAG, AT(no_waivers), FOR_RUN, MSG_option_no_waivers, .argument = NULL},
    {"reason", OPTION_TEXT, AT(reason), FOR_WAIVE, MSG_option_reason, .argument = "TEXT"},
    {"who", OPTION_TEXT, AT(who), FOR_WAIVE, MSG_option_who, .argument = "WHO"},
    {"until", OPTION_TEXT, AT(until), FOR_WAIVE, MSG_option_until, .argument = "YYYY-MM-DD"},
    {"no-history", OPTION_FLAG, AT(no_history), FOR_RUN, MSG_option_no_history, .argument = NULL},
    {"project", OPTION_TEXT, AT(project), FOR_DIFF | FOR_HISTORY, MSG_option_project,
     .argument = "PATH"},
    {"width", OPTION_NUMBER, AT(width), FOR_DIFF | FOR_HISTORY, MSG_option_width,
     NUMBER("N", 80, 10000)},
    {"format", OPTION_TEXT, AT(format), FOR_HELP, MSG_option_help_format, .argument = "text|man"},
    {"help", OPTION_FLAG, AT(help), FOR_ALL, MSG_option_help, .argument = NULL},
};
const size_t option_count = sizeof option_table / sizeof *option_table;

/* ---- language ---- */

static enum lang language_of(const char *locale)
{
    bool none = !*locale || strcmp(locale, "C") == 0 || strncmp(locale, "C.", 2) == 0 ||
                strcmp(locale, "POSIX") == 0;
    return none || strncmp(locale, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
}

enum lang options_language(int argc, char **argv)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value = strncmp(argv[i], "--lang=", 7) == 0              ? argv[i] + 7
                            : strcmp(argv[i], "--lang") == 0 && i + 1 < argc ? argv[i + 1]
                                                                             : NULL;
        if (value && strcmp(value, "en") == 0)
            return LANG_EN;
        if (value && strcmp(value, "zh") == 0)
            return LANG_ZH;
    }
    for (size_t i = 0; i < 3; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return language_of(value);
    }
    return LANG_ZH;
}

/* ---- values ---- */

static bool set_number(const struct option_entry *e, int *out, const char *value)
{
    char *end;
    long number = strtol(value, &end, 10);
    bool digits = *value >= '0' && *value <= '9';
    *out = (int)number;
    return digits && !*end && number >= e->least && number <= e->most;
}

static bool is_choice(const char *const *choices, const char *value, int *number)
{
    for (*number = 0; choices[*number]; ++*number)
        if (strcmp(choices[*number], value) == 0)
            return true;
    return false;
}

static void list_add(struct arena *a, struct list *l, const char *value)
{
    l->at = arena_grow(a, l->at, l->count * sizeof *l->at, (l->count + 1) * sizeof *l->at);
    l->at[l->count++] = value;
}

static bool set_option(struct arena *a, struct options *o, const struct option_entry *e,
                       char *value, struct message *why)
{
    void *field = (char *)o + e->offset;
    int number;
    bool good = true;
    switch (e->kind) {
    case OPTION_FLAG: *(bool *)field = true; break;
    case OPTION_COUNT: ++*(int *)field; break;
    case OPTION_LIST: list_add(a, field, value); break;
    case OPTION_TEXT:
        good = !e->choices || is_choice(e->choices, value, &number);
        *(const char **)field = value;
        break;
    case OPTION_NUMBER: good = set_number(e, field, value); break;
    case OPTION_CHOICE: good = is_choice(e->choices, value, field); break;
    }
    if (!good)
        *why = MESSAGE(a, MSG_option_bad_value, e->name, value,
                       e->kind == OPTION_NUMBER ? arena_printf(a, "%d–%d", e->least, e->most)
                                                : e->argument);
    return good;
}

/* ---- parsing ---- */

static struct message unknown_option(struct arena *a, const char *word, unsigned command)
{
    const char *names[64];
    size_t count = 0, len = strcspn(word, "=");
    for (size_t i = 0; i < option_count && count < 64; i++)
        if (option_table[i].commands & command)
            names[count++] = option_table[i].name;
    const char *bare = arena_text(a, word + strspn(word, "-"), len - strspn(word, "-"));
    const char *near = text_nearest(bare, names, count);
    word = arena_text(a, word, len);
    return near ? MESSAGE(a, MSG_option_unknown_near, word, near)
                : MESSAGE(a, MSG_option_unknown, word);
}

/* getopt's own words for the options of this command; a value stands for the entry in
 * option_table. */
static struct option *long_options(struct arena *a, unsigned command)
{
    struct option *list = ARENA_ARRAY(a, struct option, option_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < option_count; i++)
        if (option_table[i].commands & command)
            list[count++] = (struct option){
                option_table[i].name, option_table[i].argument ? required_argument : no_argument,
                NULL, 256 + (int)i};
    return list;
}

static const char *short_options(unsigned command)
{
    for (size_t i = 0; i < option_count; i++)
        if (option_table[i].commands & command && option_table[i].kind == OPTION_COUNT)
            return ":hv";
    return ":h";
}

bool options_parse(struct arena *a, struct options *o, unsigned command, int argc, char **argv,
                   struct message *why)
{
    struct option *list = long_options(a, command);
    *o = (struct options){.max_missing = -1, .minimum = -1};
    optind = 0;
    for (int c; (c = getopt_long(argc, argv, short_options(command), list, NULL)) != -1;) {
        if (c == 'h') {
            o->help = true;
        } else if (c == 'v') {
            o->verbose++;
        } else if (c == ':' && optopt >= 256) {
            *why = MESSAGE(a, MSG_option_needs_value, option_table[optopt - 256].name,
                           option_table[optopt - 256].argument);
            return false;
        } else if (c == '?' && optopt >= 256) {
            *why = MESSAGE(a, MSG_option_takes_none, option_table[optopt - 256].name);
            return false;
        } else if (c == '?' || c == ':') {
            *why = optopt ? MESSAGE(a, MSG_option_unknown, arena_printf(a, "-%c", optopt))
                          : unknown_option(a, argv[optind - 1], command);
            return false;
        } else if (!set_option(a, o, &option_table[c - 256], optarg, why)) {
            return false;
        }
    }
    o->words = (const char **)(argv + optind);
    o->word_count = (size_t)(argc - optind);
    return true;
}
