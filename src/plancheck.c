#include "plancheck_inside.h"
#include "report/sentence.h"
#include <stdio.h>
#include <time.h>

void plancheck_lap(struct plancheck *p, enum phase phase)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    double now = (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
    if (phase < PHASE_COUNT)
        p->seconds[phase] += now - p->lap_began;
    p->lap_began = now;
}

/* ---- opening ---- */

static void override_year(struct plancheck *p)
{
    char year[16];
    struct message unused;
    int len = snprintf(year, sizeof year, "%d", p->options.as_of);
    if (p->options.as_of)
        settings_set(&p->project->override, p->arena, SPAN("as_of"),
                     (struct span){year, (size_t)len}, &unused);
}

static void load(struct plancheck *p)
{
    const struct plancheck_options *o = &p->options;
    struct project_options options = {
        .project = o->project,
        .plans = (const char **)o->plans,       .plan_count = o->plan_count,
        .reported = (const char **)o->reported, .reported_count = o->reported_count,
        .catalogue = o->catalogue,              .bundled = p->shipped,
    };
    plancheck_lap(p, PHASE_COUNT);
    p->project = project_load(p->arena, &options, p->diags);
    if (!p->project)
        return;
    override_year(p);
    plancheck_lap(p, PHASE_PLANS);
    p->book = load_rules(p->arena, p->shipped, p->project->rules, p->project->rules_count, o->rules,
                         o->rules_count, o->isolation == PLANCHECK_ISOLATION_NONE, p->diags);
    plancheck_lap(p, PHASE_RULES);
    store_load(&p->store, p->project, p->project->reported, p->project->reported_count, p->diags);
    plancheck_lap(p, PHASE_REPORTED);
    waivers_settle(p);
    p->cases = project_cases_new(p->arena, p->project, &p->store, p->book, p->diags);
    project_settle_inputs(p->project);
    plancheck_lap(p, PHASE_JUDGING);
}

/* Asked before any rule is loaded: loading runs its code already. */
static bool isolation_suffices(struct plancheck *p)
{
    char granted[96];
    if (isolation_is_complete(granted))
        return true;
    p->error = MESSAGE(p->arena, MSG_isolation_refused, *granted ? granted : "-");
    return false;
}

plancheck *plancheck_open(const struct plancheck_options *options)
{
    struct arena *a = arena_new();
    struct plancheck *p = ARENA_NEW(a, struct plancheck);
    p->arena = a;
    memcpy(&p->options, options, options->size < sizeof *options ? options->size : sizeof *options);
    p->diags = diags_new(a);
    p->shipped = shipped_folder(a);
    p->engine = engine_options_default;
    p->engine.jobs = p->options.jobs;
    p->engine.in_process = p->options.isolation == PLANCHECK_ISOLATION_NONE;
    if (p->options.isolation != PLANCHECK_ISOLATION_REQUIRED || isolation_suffices(p))
        load(p);
    return p;
}

void plancheck_close(plancheck *p)
{
    if (!p)
        return;
    if (p->view)
        report_view_free(p->view);
    if (p->judged)
        verdicts_free(&p->verdicts);
    store_free(&p->store);
    if (p->project) {
        pages_free(&p->project->items);
    }
    arena_free(p->arena);
}

/* ---- judging ---- */

/* The year all reported items are judged for; 0 where they differ. */
static int common_year(const struct plancheck *p)
{
    int year = p->run.count ? project_cases_as_of(p->cases, run_item(&p->run, 0)) : 0;
    for (size_t i = 1; i < p->run.count; i++)
        if (project_cases_as_of(p->cases, run_item(&p->run, i)) != year)
            return 0;
    return year;
}

static bool fail(struct plancheck *p, enum message_id id)
{
    p->error = MESSAGE(p->arena, id);
    return false;
}

bool plancheck_judge(plancheck *p)
{
    if (p->error.en)                     /* opening has failed, and said why */
        return false;
    if (!p->project || !p->cases || !p->book)
        return fail(p, MSG_nothing_loaded);
    struct case_source source = project_cases_source(p->cases);
    bool known = select_items(p);
    if (!engine_run(&source, p->book, &p->engine, &p->verdicts, p->diags))
        return fail(p, MSG_engine_failed);
    p->judged = true;
    project_tell_circles(p->cases, &p->verdicts, p->diags);
    waivers_apply(p);
    p->run.project = p->project;
    p->run.store = &p->store;
    p->run.book = p->book;
    p->run.cases = p->cases;
    p->run.verdicts = &p->verdicts;
    p->run.as_of = common_year(p);
    p->run.today = p->options.today;
    p->run.diags = p->diags;
    p->result = result_of_run(p->arena, &p->run);
    plancheck_lap(p, PHASE_JUDGING);
    if (!p->run.count)
        return fail(p, !known                   ? MSG_selection_unknown
                       : p->project->item_count ? MSG_nothing_selected : MSG_nothing_promised);
    return true;
}

/* ---- verdicts ---- */

size_t plancheck_count(const plancheck *p)
{
    return p->judged ? p->run.count : 0;
}

size_t plancheck_count_of(const plancheck *p, const char *verdict)
{
    enum verdict which;
    if (!p->judged)
        return 0;
    if (strcmp(verdict, "evaluated") == 0)
        return summary_evaluated(p->result->all.of);
    return verdict_find(verdict, &which) ? p->result->all.of[which] : 0;
}

/* Numbers of a row lie side by side without NUL; the copies live until the next row. */
static const char *number_of(struct plancheck *p, enum row_number which)
{
    struct span s = p->row.numbers[which];
    if (!s.at)
        return NULL;
    char *copy = p->numbers + (size_t)which * 65;
    memcpy(copy, s.at, s.len);
    copy[s.len] = '\0';
    return copy;
}

static void fill_numbers(struct plancheck *p, struct plancheck_verdict *out)
{
    out->progress = number_of(p, NUMBER_PROGRESS);
    out->baseline = number_of(p, NUMBER_BASELINE);
    out->value = number_of(p, NUMBER_VALUE);
    out->measure = number_of(p, NUMBER_MEASURE);
    out->goal = number_of(p, NUMBER_GOAL);
    out->accept_min = number_of(p, NUMBER_LOW);
    out->accept_max = number_of(p, NUMBER_HIGH);
    out->margin = number_of(p, NUMBER_MARGIN);
    out->required_pace = number_of(p, NUMBER_PACE);
    out->expected = number_of(p, NUMBER_EXPECTED);
}

bool plancheck_verdict_at(plancheck *p, size_t i, struct plancheck_verdict *out)
{
    if (i >= plancheck_count(p))
        return false;
    if (!p->view) {
        p->view = report_view_new(p->arena, p->result);
        p->numbers = arena_alloc(p->arena, ROW_NUMBERS * 65);
    }
    const struct verdict_row *row = &p->row;
    report_row(p->view, i, &p->row);
    *out = (struct plancheck_verdict){
        .id = row->id.at,
        .plan = row->plan.at,
        .region = row->region.at,
        .region_name = row->region_name.at,
        .indicator = row->indicator.at,
        .name = row->name.at,
        .unit = row->unit.at,
        .rule = row->rule.at,
        .attribute = attribute_name(row->attribute),
        .target = row->target.at,
        .kind = row->key.kind == ITEM_COMMITMENT ? "commitment" : "indicator",
        .verdict = verdict_name(row->verdict),
        .reason = reason_name(row->reason),
        .baseline_printed = row->baseline_printed.at,
        .value_year = row->value_year,
        .accept_min_open = row->accept & ACCEPT_LOW_OPEN,
        .accept_max_open = row->accept & ACCEPT_HIGH_OPEN,
        .message_zh = row->zh.at,
        .message_en = row->en.at,
        .plan_at = row->plan_at.at,
        .data_at = row->data_at.at,
    };
    fill_numbers(p, out);
    return true;
}

/* ---- reports ---- */

bool plancheck_write_with(plancheck *p, const struct report_format *format,
                          const struct report_options *o, struct writer *w)
{
    format->write(p->result, o, w);
    return writer_finish(w, &p->error);
}

static bool write_format(plancheck *p, const char *name, enum plancheck_language language,
                         const char *path, int fd)
{
    const struct report_format *format = report_format_find(name);
    if (!format)
        return fail(p, MSG_format_unknown);
    if (!p->judged)
        return fail(p, MSG_nothing_judged);
    struct arena *a = arena_new();
    struct report_options o = {
        .lang = language == PLANCHECK_ENGLISH ? LANG_EN : LANG_ZH, .width = 80,
        .jobs = p->engine.in_process ? 1 : p->engine.jobs,
    };
    bool written =
        path ? report_write_path(format, p->result, &o, path, a, &p->error)
             : plancheck_write_with(p, format, &o, writer_descriptor(a, fd, "file descriptor"));
    if (!written)
        p->error = (struct message){arena_text(p->arena, p->error.en, strlen(p->error.en)),
                                    arena_text(p->arena, p->error.zh, strlen(p->error.zh))};
    arena_free(a);
    return written;
}

bool plancheck_write(plancheck *p, const char *format, enum plancheck_language language,
                     const char *path)
{
    return write_format(p, format, language, path, -1);
}

bool plancheck_write_descriptor(plancheck *p, const char *format, enum plancheck_language language,
                                int fd)
{
    return write_format(p, format, language, NULL, fd);
}

/* ---- what went wrong ---- */

size_t plancheck_problem_count(const plancheck *p)
{
    return p->diags->count;
}

bool plancheck_problem_at(const plancheck *p, size_t i, struct plancheck_problem *out)
{
    static const char *const severities[] = {"error", "warning", "note"};
    if (i >= p->diags->count)
        return false;
    const struct diagnostic *d = &p->diags->list[i];
    *out = (struct plancheck_problem){severities[d->severity],
                                      d->code,
                                      d->at.file,
                                      d->at.line,
                                      d->at.column,
                                      d->text.zh,
                                      d->text.en};
    return true;
}

size_t plancheck_error_count(const plancheck *p)
{
    return p->diags->errors;
}

const char *plancheck_error(const plancheck *p, enum plancheck_language language)
{
    return message_in(p->error, language == PLANCHECK_ENGLISH ? LANG_EN : LANG_ZH);
}

const char *plancheck_version(void)
{
    return PLANCHECK_VERSION;
}
