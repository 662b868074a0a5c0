#include "view_inside.h"

void *run_view_open(struct arena *a, const struct result *r)
{
    struct run_view *v = ARENA_NEW(a, struct run_view);
    v->arena = arena_new();
    v->result = r;
    v->run = run_behind(r);
    v->items = item_window_new(v->arena, v->run->project);
    v->names = view_names_new(v->arena, v->run);
    v->speaker = speaker_new(v->arena);
    struct writer **const all[] = {&v->settings, &v->reads,  &v->zh,
                                   &v->en,       &v->why_zh, &v->why_en};
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

/* ---- numbers ---- */

/* The text of an earlier number that is often the same. */
static const uint8_t twins[ROW_NUMBERS] = {
    [NUMBER_MEASURE] = NUMBER_VALUE, [NUMBER_LOW] = NUMBER_GOAL, [NUMBER_HIGH] = NUMBER_GOAL};

static void fill_number(struct run_view *v, struct verdict_row *row, const struct fixed *numbers,
                        int n)
{
    int twin = twins[n];
    if (twin && row->numbers[twin].at && numbers[twin].units == numbers[n].units &&
        numbers[twin].places == numbers[n].places)
        row->numbers[n] = row->numbers[twin];
    else
        row->numbers[n] = (struct span){v->digits[n], number_text(numbers[n], v->digits[n])};
}

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
    static const uint8_t needs[ROW_NUMBERS] = {
        [NUMBER_LOW] = ACCEPT_LOW, [NUMBER_HIGH] = ACCEPT_HIGH};
    for (int n = 0; n < ROW_NUMBERS; n++) {
        if (fixed_has(numbers[n]) && (s->accept & needs[n]) == needs[n])
            fill_number(v, row, numbers, n);
        else
            row->numbers[n] = (struct span){NULL, 0};
    }
}

/* ---- the sentence ---- */

static void fill_message(struct run_view *v, struct verdict_row *row)
{
    const struct run *r = v->run;
    const struct item *item = v->item;
    const char *unit = r->project->indicators[item->indicator].unit;
    struct facts facts = {
        .slot = v->slot,
        .numbers = row->numbers,
        .rule = v->reading->rule < r->book->count ? &r->book->rules[v->reading->rule] : NULL,
        .target = row->target.at,
        .unit = unit && *unit ? unit : row->unit.at ? row->unit.at : "",
        .baseline = row->baseline_printed.at,
        .base_year = item->base_year,
        .target_year = item->target_year,
        .as_of = project_cases_as_of(r->cases, v->number),
        .said = reading_complaint(v->reading),
        .why = view_why(v, row),
    };
    verdict_message(r->verdicts, v->slot, &facts.words);
    writer_clear(v->zh);
    row->known.zh = (uint8_t)speaker_say(v->speaker, v->zh, &facts, LANG_ZH);
    row->zh = writer_text(v->zh);
    writer_clear(v->en);
    row->known.en = (uint8_t)speaker_say(v->speaker, v->en, &facts, LANG_EN);
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
    size_t count = project_cases_reads(v->run->cases, a, v->number, text, &reads);
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
    const struct item_more *more = item_more(v->item);
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
static void fetch_one(const struct run_view *v, size_t i, bool soon)
{
    const struct run *r = v->run;
    const struct page_window *w = v->items;
    size_t number = i < r->count ? run_item(r, i) : SIZE_MAX;
    if (number - w->first >= w->count)
        return;
    const struct item *item = (const struct item *)(const void *)w->at + (number - w->first);
    intern_fetch(r->project->texts, item->target, soon);
    intern_fetch(r->project->texts, item->baseline, soon);
    if (!soon)
        __builtin_prefetch(project_cases_reading(r->cases, number));
}

static void fetch_ahead(const struct run_view *v, size_t i)
{
    enum { FAR = 12, SOON = 6 };
    fetch_one(v, i + FAR, false);
    fetch_one(v, i + SOON, true);
}

void run_view_row(void *view, size_t i, struct verdict_row *out)
{
    struct run_view *v = view;
    const struct run *r = v->run;
    fetch_ahead(v, i);
    v->number = run_item(r, i);
    v->item = page_window_at(v->items, v->number);
    v->reading = project_cases_reading(r->cases, v->number);
    verdicts_slot(r->verdicts, v->number, &v->unpacked);
    v->slot = &v->unpacked;
    out->number = i;
    out->key = result_key(v->result, i);
    fill_plain(v, out);
    fill_reads(v, out);
    view_names_fill(v, out);
    fill_numbers(v, out);
    fill_message(v, out);
}
