/* run: judges a project and reports. What can still be judged is judged and reported, whatever else
 * is wrong. */
#include "cli.h"
#include "night.h"
#include "outputs.h"
#include "../base/date.h"
#include <unistd.h>

/* ---- the exit code ---- */

/* new: regressions since the last run. What is waived makes nothing fail. */
static bool failed(const struct options *o, const struct result *r, size_t new)
{
    size_t binding = r->all.by_attribute[ATTRIBUTE_BINDING][VERDICT_FAIL] -
                     r->waived.by_attribute[ATTRIBUTE_BINDING][VERDICT_FAIL];
    size_t any = r->all.of[VERDICT_FAIL] - r->waived.of[VERDICT_FAIL];
    size_t off_track = r->all.of[VERDICT_OFF_TRACK] - r->waived.of[VERDICT_OFF_TRACK];
    switch ((enum fail_on)o->fail_on) {
    case FAIL_ON_BINDING: return binding > 0;
    case FAIL_ON_ANY: return any > 0;
    case FAIL_ON_OFF_TRACK: return any + off_track > 0;
    case FAIL_ON_NEW: return new > 0;
    case FAIL_ON_NEVER: break;
    }
    return false;
}

/* Whether there is an answer to trust; if not, why is told. */
static bool has_answer(struct program *p, const struct plancheck *open)
{
    const struct options *o = &p->options;
    const struct summary *s = &open->result->all;
    if (summary_evaluated(s->of) == 0) {
        complain(p, MESSAGE(p->arena, MSG_nothing_evaluated,
                            arena_printf(p->arena, "%zu", summary_total(s))));
        return false;
    }
    if (o->strict && s->of[VERDICT_ERROR] > 0) {
        complain(p, MESSAGE(p->arena, MSG_strict_errors,
                            arena_printf(p->arena, "%zu", s->of[VERDICT_ERROR])));
        return false;
    }
    return open->diags->errors == 0;
}

static int exit_code(const struct options *o, const struct result *r, size_t new)
{
    if (failed(o, r, new))
        return EXIT_TARGETS_FAILED;
    return o->max_missing >= 0 && r->all.of[VERDICT_NO_DATA] > (size_t)o->max_missing ? EXIT_MISSING
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

static void tell_timings(struct program *p, const struct plancheck *open)
{
    const char *seconds[PHASE_COUNT];
    for (int i = 0; i < PHASE_COUNT; i++)
        seconds[i] = arena_printf(p->arena, "%.2f", open->seconds[i]);
    complain(p, MESSAGE(p->arena, MSG_timings, seconds[PHASE_PLANS], seconds[PHASE_RULES],
                        seconds[PHASE_REPORTED], seconds[PHASE_JUDGING], seconds[PHASE_WRITING]));
}

/* ---- the run as one of many ---- */

static struct night night_of(const struct program *p, const struct plancheck *open, bool answered)
{
    const struct options *o = &p->options;
    bool part = o->regions.count || o->indicators.count;
    bool wanted = !o->no_history || o->fail_on == FAIL_ON_NEW || o->notify.count;
    return (struct night){
        .path = !wanted || !open->project ? NULL
                : o->history              ? o->history
                                          : open->project->history,
        .record = answered && !part && !o->no_history,
        .part = part,
    };
}

static int finish(struct program *p, struct plancheck *open, const struct outputs *outputs)
{
    unsigned jobs = open->engine.in_process ? 1 : open->engine.jobs;
    bool written = !open->judged || outputs_write(p, outputs, open->result, jobs);
    plancheck_lap(open, PHASE_WRITING);
    if (p->options.timings)
        tell_timings(p, open);
    bool answered = !open->error.en && has_answer(p, open) && written;
    struct night night = night_of(p, open, answered);
    if (!night.path && open->project && p->options.fail_on == FAIL_ON_NEW)
        return usage_error(p, MESSAGE(p->arena, MSG_history_none));
    if (!night.path && open->project && p->options.notify.count)
        return usage_error(p, MESSAGE(p->arena, MSG_notify_history));
    if (night.path && open->judged && !night_close(p, &night, open->result))
        return EXIT_NO_ANSWER;
    return answered ? exit_code(&p->options, open->result, night.regressions)
                    : EXIT_NO_ANSWER;
}

int command_run(struct program *p)
{
    struct outputs outputs;
    if (!notify_asked_well(p) || !outputs_find(p, &outputs))
        return EXIT_USAGE;
    if (p->options.today && !date_is(p->options.today))
        return usage_error(p, MESSAGE(p->arena, MSG_today_wrong, p->options.today));
    struct plancheck *open = open_project(p, p->options.word_count ? p->options.words[0] : NULL);
    bool judged = plancheck_judge(open);
    print_problems(p, open->diags);
    if (!judged)
        complain(p, open->error);
    else
        tell_isolation(p, open);
    plancheck_lap(open, PHASE_COUNT);
    int code = finish(p, open, &outputs);
    plancheck_close(open);
    return code;
}
