/* run: judges a project and reports. What can still be judged is judged and reported, whatever else
 * is wrong. */
#include "cli.h"
#include "../report/report.h"
#include <unistd.h>

enum { MOST_OUTPUTS = 32 };

struct output {
    const struct report_format *format;
    const char *path;                    /* NULL: standard output */
};

struct outputs {
    struct output list[MOST_OUTPUTS];
    size_t count;
};

/* ---- what is asked for ---- */

static const struct report_format *find_format(struct program *p, const char *name)
{
    const struct report_format *f = report_format_find(name);
    const char *names[16], *joined = "";
    if (f)
        return f;
    for (size_t i = 0; i < report_format_count; i++) {
        names[i] = report_formats[i].name;
        joined = arena_printf(p->arena, "%s%s%s", joined, i ? ", " : "", names[i]);
    }
    const char *near = text_nearest(name, names, report_format_count);
    usage_error(p, near ? MESSAGE(p->arena, MSG_format_not_here_near, name, near)
                        : MESSAGE(p->arena, MSG_format_not_here, name, joined));
    return NULL;
}

static bool add_output(struct program *p, struct outputs *o, const char *asked)
{
    const char *colon = strchr(asked, ':');
    if (!colon || colon == asked || !colon[1] || strcmp(colon, ":-") == 0 ||
        o->count == MOST_OUTPUTS) {
        usage_error(p, MESSAGE(p->arena, MSG_out_wrong, asked));
        return false;
    }
    const struct report_format *f =
        find_format(p, arena_text(p->arena, asked, (size_t)(colon - asked)));
    for (size_t i = 0; i < o->count; i++) {
        if (o->list[i].path && strcmp(o->list[i].path, colon + 1) == 0) {
            usage_error(p, MESSAGE(p->arena, MSG_out_twice, colon + 1));
            return false;
        }
    }
    if (f)
        o->list[o->count++] = (struct output){f, colon + 1};
    return f != NULL;
}

static bool find_outputs(struct program *p, struct outputs *o)
{
    const struct report_format *f = find_format(p, p->options.format ? p->options.format : "text");
    if (!f)
        return false;
    o->list[o->count++] = (struct output){f, NULL};
    for (size_t i = 0; i < p->options.outs.count; i++)
        if (!add_output(p, o, p->options.outs.at[i]))
            return false;
    return true;
}

static bool is_date(const char *s)
{
    static const char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (size_t i = 0; i < 10; i++)
        if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9')
            return false;
    int year = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + (s[3] - '0');
    int month = (s[5] - '0') * 10 + (s[6] - '0'), day = (s[8] - '0') * 10 + (s[9] - '0');
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return !s[10] && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1] - (month == 2 && !leap);
}

/* ---- writing ---- */

static bool write_output(struct program *p, struct plancheck *open, const struct output *out)
{
    struct arena *a = arena_new();
    struct message why;
    struct report_options o = {.lang = p->lang,
                               .width = p->width,
                               .colour = p->colour && !out->path,
                               .jobs = open->engine.in_process ? 1 : open->engine.jobs};
    struct writer *w = out->path ? writer_file(a, out->path) : p->out;
    out->format->write(&open->run, &o, w);
    bool written = out->path ? writer_finish(w, &why) : writer_flush(w);
    if (!written && out->path)
        complain(p, why);                /* standard output is told about by main() */
    arena_free(a);
    return written;
}

/* ---- the exit code ---- */

static bool failed(const struct options *o, const struct summary *s)
{
    switch ((enum fail_on)o->fail_on) {
    case FAIL_ON_BINDING: return s->by_attribute[ATTRIBUTE_BINDING][VERDICT_FAIL] > 0;
    case FAIL_ON_ANY: return s->of[VERDICT_FAIL] > 0;
    case FAIL_ON_OFF_TRACK: return s->of[VERDICT_FAIL] + s->of[VERDICT_OFF_TRACK] > 0;
    case FAIL_ON_NEVER: break;
    }
    return false;
}

static int exit_code(struct program *p, const struct plancheck *open)
{
    const struct options *o = &p->options;
    struct summary s;
    report_summary(&open->run, &s, NULL);
    if (summary_evaluated(s.of) == 0) {
        complain(p, MESSAGE(p->arena, MSG_nothing_evaluated,
                            arena_printf(p->arena, "%zu", summary_total(&s))));
        return EXIT_NO_ANSWER;
    }
    if (open->diags->errors > 0)
        return EXIT_NO_ANSWER;
    if (o->strict && s.of[VERDICT_ERROR] > 0) {
        complain(p, MESSAGE(p->arena, MSG_strict_errors,
                            arena_printf(p->arena, "%zu", s.of[VERDICT_ERROR])));
        return EXIT_NO_ANSWER;
    }
    if (failed(o, &s))
        return EXIT_TARGETS_FAILED;
    return o->max_missing >= 0 && s.of[VERDICT_NO_DATA] > (size_t)o->max_missing ? EXIT_MISSING
                                                                                 : EXIT_FINE;
}

/* Rules are foreign code: at a terminal it is said where the kernel could not lock them up in every
 * way. Elsewhere --require-isolation is how to ask. */
static void tell_isolation(struct program *p, const struct plancheck *open)
{
    const char *granted = open->verdicts.isolation;
    bool complete = granted && strstr(granted, "landlock") && strstr(granted, "seccomp");
    if (complete || open->engine.in_process || !isatty(STDERR_FILENO))
        return;
    complain(p, MESSAGE(p->arena, MSG_isolation_partial, granted && *granted ? granted : "-"));
}

int command_run(struct program *p)
{
    struct outputs outputs = {.count = 0};
    if (!find_outputs(p, &outputs))
        return EXIT_USAGE;
    if (p->options.today && !is_date(p->options.today))
        return usage_error(p, MESSAGE(p->arena, MSG_today_wrong, p->options.today));
    struct plancheck *open = open_project(p, p->options.word_count ? p->options.words[0] : NULL);
    bool judged = plancheck_judge(open);
    int code = EXIT_NO_ANSWER;
    print_problems(p, open->diags);
    if (!judged)
        complain(p, open->error);
    else
        tell_isolation(p, open);
    bool written = true;
    for (size_t i = 0; open->judged && i < outputs.count; i++)
        written &= write_output(p, open, &outputs.list[i]);
    if (judged)
        code = exit_code(p, open);
    plancheck_close(open);
    return written ? code : EXIT_NO_ANSWER;
}
