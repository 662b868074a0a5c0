#include "view_inside.h"

void *run_view_open(struct arena *a, const struct result *r)
{
    struct run_view *v = ARENA_NEW(a, struct run_view);
    v->arena = arena_new();
    v->result = r;
    v->run = run_behind(r);
    struct writer **const all[] = {&v->id, &v->plan_at, &v->data_at, &v->settings, &v->reads,
                                   &v->zh, &v->en,      &v->why_zh,  &v->why_en};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i] = writer_memory(v->arena);
    return v;
}

void run_view_close(void *view)
{
    struct run_view *v = view;
    arena_free(v->arena);
    v->arena = NULL;
}

static struct span optional(const char *text)
{
    return text && *text ? span_of(text) : (struct span){NULL, 0};
}

static struct span printed(const struct project *p, uint32_t text)
{
    return span_of(intern_text(p->texts, text));
}

/* ---- numbers ---- */

static void fill_numbers(struct run_view *v, struct verdict_row *row)
{
    const struct slot *s = v->slot;
    const struct fixed numbers[ROW_NUMBERS] = {
        [NUMBER_PROGRESS] = s->progress,  [NUMBER_BASELINE] = s->baseline,
        [NUMBER_VALUE] = s->value,        [NUMBER_MEASURE] = s->measure,
        [NUMBER_GOAL] = s->goal,          [NUMBER_LOW] = s->low,
        [NUMBER_HIGH] = s->high,          [NUMBER_MARGIN] = s->margin,
        [NUMBER_PACE] = s->required_pace, [NUMBER_EXPECTED] = s->expected,
    };
    const uint8_t needs[ROW_NUMBERS] = {[NUMBER_LOW] = ACCEPT_LOW, [NUMBER_HIGH] = ACCEPT_HIGH};
    for (int n = 0; n < ROW_NUMBERS; n++) {
        bool has = fixed_has(numbers[n]) && (s->accept & needs[n]) == needs[n];
        row->numbers[n].at = has ? v->digits[n] : NULL;
        row->numbers[n].len = has ? number_text(numbers[n], v->digits[n]) : 0;
    }
}

/* ---- names and places ---- */

static void put_place(struct writer *w, const char *file, uint32_t line)
{
    writer_string(w, file);
    writer_byte(w, ':');
    writer_number(w, line);
}

static void fill_places(struct run_view *v, struct verdict_row *row)
{
    const struct store *store = v->run->store;
    writer_clear(v->plan_at);
    put_place(v->plan_at, v->item->file ? v->item->file : "", v->item->line);
    row->plan_at = writer_text(v->plan_at);
    row->data_at = (struct span){NULL, 0};
    struct origin of_value = v->slot->origin;
    if (of_value.line == 0 || of_value.file >= store->file_count)
        return;
    writer_clear(v->data_at);
    put_place(v->data_at, store->files[of_value.file], of_value.line);
    row->data_at = writer_text(v->data_at);
}

/* The id of an item without a deadline or key of its own is put together here; the others are
 * rare. */
static void fill_id(struct run_view *v, struct verdict_row *row)
{
    const struct plan *plan = &v->run->project->plans[v->item->plan];
    writer_clear(v->id);
    if (!v->item->more && v->item->target_year == plan->target_year) {
        writer_span(v->id, row->plan);
        writer_byte(v->id, '/');
        writer_span(v->id, row->region);
        writer_byte(v->id, '/');
        writer_span(v->id, row->indicator);
    } else {
        struct arena *a = arena_new();
        writer_string(v->id, item_id(a, v->run->project, v->item));
        arena_free(a);
    }
    row->id = writer_text(v->id);
}

static void fill_names(struct run_view *v, struct verdict_row *row)
{
    const struct project *p = v->run->project;
    const struct item *item = v->item;
    const struct reading *reading =
        project_cases_reading(v->run->cases, (size_t)(item - project_items(p)));
    row->plan = span_of(p->plans[item->plan].id);
    row->region = span_of(p->regions[item->region].code);
    row->region_name = span_of(p->regions[item->region].name);
    row->indicator = span_of(p->indicators[item->indicator].id);
    row->name = printed(p, item->name);
    row->unit = optional(printed(p, item->unit).at);
    row->target = printed(p, item->target);
    row->baseline_printed = printed(p, item->baseline);
    row->category = optional(item->more ? item->more->category : NULL);
    row->order = optional(item->more ? item->more->order : NULL);
    row->place = optional(item->more ? item->more->place : NULL);
    row->rule = optional(reading->rule < v->run->book->count ? v->run->book->rules[reading->rule].id
                                                             : NULL);
}

/* ---- the sentence ---- */

static void fill_message(struct run_view *v, struct verdict_row *row)
{
    const struct run *r = v->run;
    const struct item *item = v->item;
    size_t number = (size_t)(item - project_items(r->project));
    const struct reading *reading = project_cases_reading(r->cases, number);
    const char *unit = r->project->indicators[item->indicator].unit;
    struct facts facts = {
        .slot = v->slot,
        .rule = reading->rule < r->book->count ? &r->book->rules[reading->rule] : NULL,
        .target = row->target.at,
        .unit = unit && *unit ? unit : row->unit.at ? row->unit.at : "",
        .baseline = row->baseline_printed.at,
        .base_year = item->base_year,
        .target_year = item->target_year,
        .as_of = project_cases_as_of(r->cases, number),
        .said = reading_complaint(reading),
        .why = view_why(v, row),
    };
    verdict_message(r->verdicts, v->slot, &facts.words);
    writer_clear(v->zh);
    sentence_write(v->zh, &facts, LANG_ZH);
    row->zh = writer_text(v->zh);
    writer_clear(v->en);
    sentence_write(v->en, &facts, LANG_EN);
    row->en = writer_text(v->en);
}

/* [{"kind":"indicator","name":"gdp_growth","year":2025}] */
static void fill_reads(struct run_view *v, struct verdict_row *row)
{
    const char *text = verdict_reads(v->run->verdicts, v->slot);
    row->reads = (struct span){NULL, 0};
    if (!text)
        return;
    struct arena *a = arena_new();
    struct beyond_read *reads;
    size_t number = (size_t)(v->item - project_items(v->run->project));
    size_t count = project_cases_reads(v->run->cases, a, number, text, &reads);
    writer_clear(v->reads);
    for (size_t i = 0; i < count; i++) {
        writer_string(v->reads, i ? ",{\"kind\":" : "[{\"kind\":");
        json_quoted(v->reads, reads[i].kind);
        writer_string(v->reads, ",\"name\":");
        json_quoted(v->reads, reads[i].name);
        writer_string(v->reads, ",\"year\":");
        if (reads[i].year)
            writer_number(v->reads, reads[i].year);
        else
            writer_string(v->reads, "null");
        writer_byte(v->reads, '}');
    }
    writer_byte(v->reads, ']');
    if (count)
        row->reads = writer_text(v->reads);
    arena_free(a);
}

/* What the item and its slot say as they are. */
static void fill_plain(struct run_view *v, struct verdict_row *row)
{
    const struct item_more *more = v->item->more;
    row->verdict = (enum verdict)v->slot->verdict;
    row->reason = (enum reason)v->slot->reason;
    row->attribute = (enum attribute)v->item->attribute;
    row->baseline_kind = (enum baseline_kind)v->slot->baseline_kind;
    row->accept = v->slot->accept;
    row->flags = v->slot->flags;
    row->base_year = v->item->base_year;
    row->target_year = v->item->target_year;
    row->value_year = v->slot->value_year;
    row->settings = (struct span){NULL, 0};
    if (more && more->settings.given) {
        writer_clear(v->settings);
        settings_write(v->settings, &more->settings);
        row->settings = writer_text(v->settings);
    }
}

/* Printed texts lie scattered, and each costs two cache misses. */
static void fetch_ahead(const struct run *r, size_t i)
{
    enum { FAR = 12, SOON = 6 };
    const struct item *items = project_items(r->project);
    const struct intern *texts = r->project->texts;
    if (i + FAR < r->count) {
        const struct item *item = &items[r->order[i + FAR]];
        intern_fetch(texts, item->target, false);
        intern_fetch(texts, item->baseline, false);
        __builtin_prefetch(project_cases_reading(r->cases, r->order[i + FAR]));
    }
    if (i + SOON < r->count) {
        const struct item *item = &items[r->order[i + SOON]];
        intern_fetch(texts, item->target, true);
        intern_fetch(texts, item->baseline, true);
    }
}

void run_view_row(void *view, size_t i, struct verdict_row *out)
{
    struct run_view *v = view;
    const struct run *r = v->run;
    fetch_ahead(r, i);
    v->item = &project_items(r->project)[r->order[i]];
    verdicts_slot(r->verdicts, r->order[i], &v->unpacked);
    v->slot = &v->unpacked;
    out->number = i;
    out->key = result_key(v->result, i);
    fill_plain(v, out);
    fill_reads(v, out);
    fill_names(v, out);
    fill_numbers(v, out);
    fill_places(v, out);
    fill_id(v, out);
    fill_message(v, out);
}
