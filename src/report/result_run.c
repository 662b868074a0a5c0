/* The head of a result, and what is known of its verdicts, from a finished run. Rows: view.c. */
#include "../judge/slot_packed.h"
#include "findings.h"
#include "view_inside.h"

struct from_run {
    const struct run *run;
    struct page_window *items;
    uint32_t *region_of, *indicator_of;  /* numbers of the project's in the result's lists */
};

const struct run *run_behind(const struct result *r)
{
    return ((const struct from_run *)r->from)->run;
}

static struct verdict_key key_of(const struct result *r, size_t i)
{
    const struct from_run *f = r->from;
    size_t number = run_item(f->run, i);
    const struct item *item = page_window_at(f->items, number);
    const struct packed_slot *slot = verdicts_packed(f->run->verdicts, number);
    return (struct verdict_key){item->plan, f->region_of[item->region],
                                f->indicator_of[item->indicator], item->kind, item->attribute,
                                slot->verdict, slot->reason,
                                (slot->flags & FLAG(waived)) != 0};
}

static const struct result_source source = {key_of, run_view_open, run_view_row, run_view_series,
                                            run_view_close};

/* ---- lists in order of the first verdict ---- */

static void add_region(struct arena *a, struct result *r, const struct run *run, uint32_t region,
                       uint32_t *of, size_t *room)
{
    struct result_region *list = (struct result_region *)r->regions;
    if (of[region] != NO_NUMBER)
        return;
    of[region] = (uint32_t)r->region_count;
    LIST_ENLARGE(a, list, r->region_count, *room);
    const struct region *from = &run->project->regions[region];
    list[r->region_count++] = (struct result_region){.code = from->code, .name = from->name};
    r->regions = list;
}

static void add_indicator(struct arena *a, struct result *r, const struct run *run, uint32_t number,
                          uint32_t *of, size_t *room)
{
    struct result_indicator *list = (struct result_indicator *)r->indicators;
    if (of[number] != NO_NUMBER)
        return;
    of[number] = (uint32_t)r->indicator_count;
    LIST_ENLARGE(a, list, r->indicator_count, *room);
    const struct indicator *from = &run->project->indicators[number];
    list[r->indicator_count++] = (struct result_indicator){from->id, from->zh, from->en, from->unit,
                                                           from->direction};
    r->indicators = list;
}

static uint32_t *no_numbers(struct arena *a, size_t count)
{
    uint32_t *list = ARENA_ARRAY(a, uint32_t, count);
    for (size_t i = 0; i < count; i++)
        list[i] = NO_NUMBER;
    return list;
}

static void count_verdicts(struct arena *a, struct result *r, struct from_run *f)
{
    const struct item *items = project_items(f->run->project);
    size_t region_room = 0, indicator_room = 0;
    f->region_of = no_numbers(a, f->run->project->region_count);
    f->indicator_of = no_numbers(a, f->run->project->indicator_count);
    for (size_t i = 0; i < r->count; i++) {
        const struct item *item = &items[run_item(f->run, i)];
        add_region(a, r, f->run, item->region, f->region_of, &region_room);
        add_indicator(a, r, f->run, item->indicator, f->indicator_of, &indicator_room);
        struct verdict_key key = key_of(r, i);
        summary_count(&r->all, key);
        if (key.waived)
            summary_count(&r->waived, key);
        summary_count(&((struct result_region *)r->regions)[key.region].summary, key);
    }
}

/* ---- what the run was made from ---- */

static struct span settings_text(struct arena *a, const struct settings *s)
{
    struct writer *w = writer_memory(a);
    settings_write(w, s);
    return writer_text(w);
}

static void add_plans(struct arena *a, struct result *r, const struct project *p)
{
    struct result_plan *plans = ARENA_ARRAY(a, struct result_plan, p->plan_count);
    for (size_t i = 0; i < p->plan_count; i++) {
        const struct plan *from = &p->plans[i];
        plans[i] = (struct result_plan){
            .id = from->id,
            .title = from->title,
            .region = from->region == NO_NUMBER ? NULL : p->regions[from->region].code,
            .file = from->file,
            .base_year = from->base_year,
            .target_year = from->target_year,
            .settings = settings_text(a, &from->settings),
        };
    }
    r->plans = plans;
    r->plan_count = p->plan_count;
}

static void add_rules(struct arena *a, struct result *r, const struct rulebook *b)
{
    struct result_rule *rules = ARENA_ARRAY(a, struct result_rule, b->count);
    for (size_t i = 0; i < b->count; i++) {
        const struct rule *from = &b->rules[i];
        struct file bytes = {.bytes = from->source, .size = from->source_size};
        file_hash(&bytes);
        rules[i] = (struct result_rule){from->id, from->file,
                                        arena_text(a, bytes.sha256, strlen(bytes.sha256)),
                                        from->title};
    }
    r->rules = rules;
    r->rule_count = b->count;
}

static void add_inputs(struct arena *a, struct result *r, const struct project *p)
{
    struct result_input *inputs = ARENA_ARRAY(a, struct result_input, p->input_count);
    for (size_t i = 0; i < p->input_count; i++)
        inputs[i] = (struct result_input){p->inputs[i].path, p->inputs[i].sha256};
    r->inputs = inputs;
    r->input_count = p->input_count;
}

/* What plans have decided about findings of lint; looked for only where there are answers. */
static struct span answered_text(struct arena *a, const struct run *run)
{
    struct writer *w = writer_memory(a);
    struct findings found = {.count = 0};
    struct lint_input input = {run->project, run->store, run->book, NULL};
    if (run->project->answer_count)
        found = lint_run(a, &input);
    findings_json_answered(w, &found);
    return writer_text(w);
}

static void add_waivers(struct arena *a, struct result *r, const struct project *p)
{
    struct result_waiver *list = ARENA_ARRAY(a, struct result_waiver, p->waiver_count);
    for (size_t i = 0; i < p->waiver_count; i++) {
        const struct waiver *from = &p->waivers[i];
        list[i] = (struct result_waiver){from->verdict, from->reason, from->who, from->until,
                                         from->state};
    }
    r->waivers = list;
    r->waiver_count = p->waiver_count;
}

struct result *result_of_run(struct arena *a, const struct run *run)
{
    struct result *r = ARENA_NEW(a, struct result);
    struct from_run *f = ARENA_NEW(a, struct from_run);
    struct settings said = run->project->settings;
    settings_overlay(&said, &run->project->override);
    f->run = run;
    f->items = item_window_new(a, f->run->project);
    *r = (struct result){
        .version = PLANCHECK_VERSION,
        .as_of = run->as_of,
        .today = run->today,
        .settings = settings_text(a, &said),
        .lint = answered_text(a, run),
        .diagnostics = run->diags ? run->diags->list : NULL,
        .diagnostic_count = run->diags ? run->diags->count : 0,
        .count = run->count,
        .regions_asked = run->regions_asked,
        .source = &source,
        .from = f,
    };
    add_inputs(a, r, run->project);
    add_plans(a, r, run->project);
    add_rules(a, r, run->book);
    add_waivers(a, r, run->project);
    count_verdicts(a, r, f);
    return r;
}
