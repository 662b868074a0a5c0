/* Names and places of a row. Rows have most of them in common with others: those are measured, and
 * looked through for what CSV and JSON would have to escape, only once. */
#include "view_inside.h"

struct name {
    struct span text;                    /* at NULL: not yet looked at, or there is none */
    uint8_t known;
};

/* A text whose beginning is that of the row before, more often than not. */
struct place_text {
    struct writer *text;
    const char *file;                    /* whose name the text begins with, and a colon */
    size_t file_length;
    uint8_t known;
};

struct view_names {
    struct name *plans, *indicators, *rules;     /* by their numbers */
    uint8_t *printed;                    /* of the project's texts: what is known, and SEEN */
    struct name region, region_name;     /* of the row before */
    uint32_t plan_before, region_before;
    struct writer *id;                   /* it begins with those two, */
    size_t id_beginning;                 /* in so many bytes */
    struct place_text plan_at, data_at;
};
enum { SEEN = 0x80 };

struct view_names *view_names_new(struct arena *a, const struct run *r)
{
    struct view_names *n = ARENA_NEW(a, struct view_names);
    n->plans = ARENA_ARRAY(a, struct name, r->project->plan_count);
    n->indicators = ARENA_ARRAY(a, struct name, r->project->indicator_count);
    n->rules = ARENA_ARRAY(a, struct name, r->book->count);
    n->printed = ARENA_ARRAY(a, uint8_t, intern_count(r->project->texts));
    n->plan_before = n->region_before = NO_NUMBER;
    n->id = writer_memory(a);
    n->plan_at.text = writer_memory(a);
    n->data_at.text = writer_memory(a);
    return n;
}

/* ---- names ---- */

static struct name name_of(const char *text)
{
    struct span all = span_of(text);
    return (struct name){all, (uint8_t)text_known(all)};
}

static const struct name *kept(struct name *list, uint32_t number, const char *text)
{
    if (!list[number].text.at)
        list[number] = name_of(text);
    return &list[number];
}

static struct name printed(const struct run_view *v, uint32_t number)
{
    uint8_t *known = &v->names->printed[number];
    struct span text = intern_span(v->run->project->texts, number);
    if (!*known)
        *known = (uint8_t)(SEEN | text_known(text));
    return (struct name){text, *known & KNOWN_ALL};
}

static struct name optional(struct name n)
{
    return n.text.len ? n : (struct name){{NULL, 0}, 0};
}

#define PUT(row, field, from) \
    do { \
        struct name put = (from); \
        (row)->field = put.text; \
        (row)->known.field = put.known; \
    } while (0)

static void fill_more(struct verdict_row *row, const struct item_more *more)
{
    static const struct name none = {{NULL, 0}, 0};
    PUT(row, category, more ? optional(name_of(more->category)) : none);
    PUT(row, order, more ? optional(name_of(more->order)) : none);
    PUT(row, place, more ? optional(name_of(more->place)) : none);
}

static void fill_names(const struct run_view *v, struct verdict_row *row)
{
    const struct project *p = v->run->project;
    const struct rulebook *book = v->run->book;
    const struct item *item = v->item;
    struct view_names *n = v->names;
    uint32_t rule = v->reading->rule;
    PUT(row, plan, *kept(n->plans, item->plan, p->plans[item->plan].id));
    if (item->region != n->region_before) {
        n->region = name_of(p->regions[item->region].code);
        n->region_name = name_of(p->regions[item->region].name);
    }
    PUT(row, region, n->region);
    PUT(row, region_name, n->region_name);
    PUT(row, indicator, *kept(n->indicators, item->indicator, p->indicators[item->indicator].id));
    PUT(row, name, printed(v, item->name));
    PUT(row, unit, optional(printed(v, item->unit)));
    PUT(row, target, printed(v, item->target));
    PUT(row, baseline_printed, printed(v, item->baseline));
    fill_more(row, item_more(item));
    PUT(row, rule, optional(rule < book->count ? *kept(n->rules, rule, book->rules[rule].id)
                                               : (struct name){{NULL, 0}, 0}));
}

/* ---- the id ---- */

/* The id of an item without a deadline or key of its own is put together here; the others are
 * rare. */
static void fill_id(const struct run_view *v, struct verdict_row *row)
{
    const struct item *item = v->item;
    struct view_names *n = v->names;
    const struct plan *plan = &v->run->project->plans[item->plan];
    bool plain = !item_more(item) && item->target_year == plan->target_year;
    bool same = item->plan == n->plan_before && item->region == n->region_before;
    n->plan_before = plain ? item->plan : NO_NUMBER;
    n->region_before = item->region;
    if (plain && same) {
        n->id->at = n->id->start + n->id_beginning;
        writer_span(n->id, row->indicator);
    } else if (plain) {
        writer_clear(n->id);
        writer_span(n->id, row->plan);
        writer_byte(n->id, '/');
        writer_span(n->id, row->region);
        writer_byte(n->id, '/');
        n->id_beginning = (size_t)(n->id->at - n->id->start);
        writer_span(n->id, row->indicator);
    } else {
        struct arena *a = arena_new();
        writer_clear(n->id);
        writer_string(n->id, item_id(a, v->run->project, item));
        arena_free(a);
    }
    row->id = writer_text(n->id);
    row->known.id = plain ? row->known.plan & row->known.region & row->known.indicator : 0;
}

/* ---- places ---- */

static struct name place(struct place_text *t, const char *file, uint32_t line)
{
    if (file == t->file) {
        t->text->at = t->text->start + t->file_length;
    } else {
        writer_clear(t->text);
        writer_string(t->text, file);
        writer_byte(t->text, ':');
        t->file = file;
        t->file_length = (size_t)(t->text->at - t->text->start);
        t->known = (uint8_t)text_known(writer_text(t->text));
    }
    writer_number(t->text, line);
    return (struct name){writer_text(t->text), t->known};
}

static void fill_places(const struct run_view *v, struct verdict_row *row)
{
    const struct store *store = v->run->store;
    struct origin of_value = v->slot->origin;
    const char *file = v->item->from->file ? v->item->from->file : "";
    PUT(row, plan_at, place(&v->names->plan_at, file, v->item->line));
    if (of_value.line == 0 || of_value.file >= store->file_count)
        row->data_at = (struct span){NULL, 0};
    else
        PUT(row, data_at, place(&v->names->data_at, store->files[of_value.file], of_value.line));
}

void view_names_fill(struct run_view *v, struct verdict_row *row)
{
    fill_names(v, row);
    fill_id(v, row);
    fill_places(v, row);
}
