/* What the commands share: complaints, problems in files, formats, loading. */
#include "cli.h"
#include <stdio.h>

const char *say(const struct program *p, enum message_id id)
{
    return message_text(id, p->lang);
}

void complain(const struct program *p, struct message m)
{
    fprintf(stderr, "plancheck: %s\n", message_in(m, p->lang));
}

int usage_error(const struct program *p, struct message m)
{
    complain(p, m);
    fprintf(stderr, "%s\n", say(p, MSG_see_help));
    return EXIT_USAGE;
}

void print_problems(const struct program *p, const struct diags *d)
{
    fflush(stderr);
    diags_print(d, stderr, p->lang, p->error_colour);
}

/* Where nothing is judged, warnings about the data are beside the point. */
void print_errors(const struct program *p, const struct diags *d)
{
    if (d->errors)
        print_problems(p, d);
}

const char *pick_format(struct program *p, const char *const *names)
{
    const char *joined = "";
    if (!p->options.format)
        return names[0];
    for (size_t i = 0; names[i]; i++) {
        if (strcmp(names[i], p->options.format) == 0)
            return names[i];
        joined = arena_printf(p->arena, "%s%s%s", joined, i ? ", " : "", names[i]);
    }
    usage_error(p, MESSAGE(p->arena, MSG_format_not_here, p->options.format, joined));
    return NULL;
}

struct engine_options engine_of(const struct options *o)
{
    struct engine_options e = engine_options_default;
    e.jobs = (unsigned)o->jobs;
    e.in_process = o->isolation == ISOLATION_NONE;
    e.limits.trail = o->verbose > 1;
    return e;
}

struct rulebook *rules_in_force(struct program *p, struct diags *d)
{
    const char *shipped = shipped_folder(p->arena);
    struct project_options options = {.project = p->options.project, .bundled = shipped};
    /* What is wrong with the project's other files is none of this command's business. */
    struct project *project = project_load(p->arena, &options, diags_new(p->arena));
    return load_rules(p->arena, shipped, project ? project->rules : NULL,
                      project ? project->rules_count : 0, p->options.rules.at,
                      p->options.rules.count, p->options.isolation == ISOLATION_NONE, d);
}

struct plancheck *open_project(struct program *p, const char *project)
{
    const struct options *o = &p->options;
    struct plancheck_options options = {
        .size = sizeof options,
        .project = project,
        .plans = o->plans.at, .plan_count = o->plans.count,
        .reported = o->reported.at, .reported_count = o->reported.count,
        .rules = o->rules.at, .rules_count = o->rules.count,
        .catalogue = o->catalogue,
        .regions = o->regions.at, .region_count = o->regions.count,
        .indicators = o->indicators.at, .indicator_count = o->indicators.count,
        .as_of = o->as_of, .today = o->today, .jobs = (unsigned)o->jobs,
        .isolation = o->isolation == ISOLATION_NONE ? PLANCHECK_ISOLATION_NONE
                     : o->require_isolation         ? PLANCHECK_ISOLATION_REQUIRED
                                                    : PLANCHECK_ISOLATION_WORKERS,
        .no_waivers = o->no_waivers,
    };
    struct plancheck *open = plancheck_open(&options);
    open->engine.limits.trail = o->verbose > 1;
    return open;
}
