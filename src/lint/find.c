/* Findings: their two places, their ids, their order, and which of them a plan has answered. */
#include "lint_inside.h"
#include <stdlib.h>
#include <string.h>

/* ---- places ---- */

const struct finding_side no_side = {.kind = ANSWER_PLAN, .number = NO_NUMBER};

/* "8.64" in 1/10万 is 8.64/10万; a text that says its unit itself gets none. */
static const char *with_unit(struct lint *l, const char *cell, const char *unit)
{
    size_t len = cell ? strlen(cell) : 0;
    if (!len || !unit || !*unit || cell[len - 1] < '0' || cell[len - 1] > '9')
        return cell;
    if (strchr(cell, ':'))
        return cell;
    return arena_printf(l->arena, "%s%s", cell, strncmp(unit, "1/", 2) == 0 ? unit + 1 : unit);
}

struct finding_side item_side(struct lint *l, uint32_t number, const char *cell)
{
    const struct item *i = &project_items(l->project)[number];
    return (struct finding_side){
        .at = item_place(i),
        .document = item_more(i) ? item_more(i)->place : NULL,
        .value = with_unit(l, cell, intern_text(l->project->texts, i->unit)),
        .kind = ANSWER_ITEM,
        .number = number,
        .id = item_id(l->arena, l->project, i),
    };
}

struct finding_side fact_side(struct lint *l, const struct fact *f, const char *cell)
{
    const struct project *p = l->project;
    const char *year = f->year ? arena_printf(l->arena, "@%d", f->year) : "";
    return (struct finding_side){
        .at = f->at,
        .document = f->place,
        .value = with_unit(l, cell, f->unit),
        .kind = ANSWER_FACT,
        .number = (uint32_t)(f - p->facts),
        .id = arena_printf(l->arena, "%s/%s/%s%s", p->plans[f->plan].id,
                           p->regions[f->region].code, f->name, year),
    };
}

struct finding_side plan_side(struct lint *l, uint32_t plan)
{
    const struct plan *p = &l->project->plans[plan];
    return (struct finding_side){
        .at = {.file = p->file, .line = 1}, .kind = ANSWER_PLAN, .number = plan, .id = p->id,
    };
}

struct finding_side mention_side(struct lint *l, const struct mention *m)
{
    const struct project *p = l->project;
    if (m->kind == SAID_FIGURE) {
        const struct fact *f = &p->facts[m->number];
        if (m->computed)
            return fact_side(l, f, num_text(l, num_div(m->amount.n, fact_factor(l, f))));
        return fact_side(l, f, m->before ? f->from : f->value);
    }
    const struct item *i = &project_items(p)[m->number];
    return item_side(l, m->number,
                     intern_text(p->texts, m->kind == SAID_BASELINE ? i->baseline : i->target));
}

const char *side_text(struct lint *l, const struct finding_side *s)
{
    const char *value = s->value ? s->value : "", *where = s->document;
    if (!where)
        where = arena_printf(l->arena, "%s:%u", s->at.file ? s->at.file : "-", s->at.line);
    return arena_printf(l->arena, "%s%s[%s]", value, *value ? " " : "", where);
}

struct message subject_name(const struct lint *l, uint32_t subject)
{
    const struct project *p = l->project;
    if (subject < p->indicator_count)
        return (struct message){p->indicators[subject].en, p->indicators[subject].zh};
    const char *name = intern_text(l->names, subject - (uint32_t)p->indicator_count);
    return (struct message){name, name};
}

struct message subject_in(const struct lint *l, uint32_t subject, int year)
{
    struct message name = subject_name(l, subject);
    if (!year)
        return name;
    return (struct message){arena_printf(l->arena, "%s, %d", name.en, year),
                            arena_printf(l->arena, "%s（%d年）", name.zh, year)};
}

/* ---- findings ---- */

void find(struct lint *l, const struct check *c, struct finding_side a, struct finding_side b,
          struct message text)
{
    const char *code = message_name(c->code);
    struct message none = {NULL, NULL};
    LIST_ENLARGE(l->arena, l->found, l->found_count, l->found_room);
    l->found[l->found_count++] = (struct finding){
        .code = code,
        .severity = c->severity,
        .id = b.id && strcmp(a.id, b.id) != 0
                  ? arena_printf(l->arena, "%s:%s~%s", code, a.id, b.id)
                  : arena_printf(l->arena, "%s:%s", code, a.id),
        .sides = {a, b},
        .text = text,
        .advice = c->advice == MSG_COUNT ? none : MESSAGE(l->arena, c->advice),
    };
}

static int compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

/* ---- what was wrong already when files were read ---- */

struct placed {                  /* an item, or one that had mistakes, by its lines */
    const char *file;
    uint32_t first, last;
    uint32_t item;
    const char *id;              /* NULL: the item's */
};

struct whose { struct placed *list; size_t count; };

static int by_line(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    int order = compare_text(a->file, b->file);
    order = order ? order : a->first < b->first ? -1 : a->first > b->first;
    return order ? order : a->item < b->item ? -1 : a->item > b->item;
}

static struct whose place_items(struct lint *l)
{
    const struct project *p = l->project;
    struct whose all = {ARENA_ARRAY(l->arena, struct placed, p->item_count + p->dropped_count + 1),
                        0};
    for (size_t i = 0; i < p->item_count; i++) {
        struct place at = item_place(&project_items(p)[i]);
        all.list[all.count++] = (struct placed){at.file, at.line, at.line, (uint32_t)i, NULL};
    }
    for (size_t i = 0; i < p->dropped_count; i++) {
        const struct dropped_item *d = &p->dropped[i];
        all.list[all.count++] = (struct placed){d->file, d->first, d->last, NO_NUMBER, d->id};
    }
    LIST_SORT(all.list, all.count, by_line);
    return all;
}

/* Whose mistake it is: the item of that line, else the file. Never the line or the words of the
 * message: an id has to stay the same when they change. */
static const char *mistaken(struct lint *l, const struct whose *all, struct place at)
{
    size_t low = 0, high = all->count;
    while (low < high) {                 /* the first behind that line */
        size_t middle = (low + high) / 2;
        const struct placed *p = &all->list[middle];
        int order = compare_text(p->file, at.file);
        if (order < 0 || (order == 0 && p->first <= at.line))
            low = middle + 1;
        else
            high = middle;
    }
    const struct placed *p = low ? &all->list[low - 1] : NULL;
    if (p && at.line <= p->last && compare_text(p->file, at.file) == 0)
        return p->id ? p->id : item_id(l->arena, l->project, &project_items(l->project)[p->item]);
    return at.file ? at.file : "-";
}

static void find_problems(struct lint *l, const struct diags *d)
{
    struct whose items = d && d->count ? place_items(l) : (struct whose){NULL, 0};
    for (size_t i = 0; d && i < d->count; i++) {
        const struct diagnostic *g = &d->list[i];
        struct finding_side a = no_side;
        a.at = g->at;
        LIST_ENLARGE(l->arena, l->found, l->found_count, l->found_room);
        l->found[l->found_count++] = (struct finding){
            .code = g->code,
            .severity = g->severity,
            .id = arena_printf(l->arena, "%s:%s", g->code, mistaken(l, &items, g->at)),
            .sides = {a, no_side},
            .text = g->text,
            .advice = g->hint,
        };
    }
}

static int by_place(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    const struct place *p = &a->sides[0].at, *q = &b->sides[0].at;
    int order = compare_text(p->file, q->file);
    order = order ? order : p->line < q->line ? -1 : p->line > q->line;
    order = order ? order : (int)a->severity - (int)b->severity;
    order = order ? order : strcmp(a->code, b->code);
    return order ? order : strcmp(a->id, b->id);
}

/* Ids that came out alike are counted: the second one ends in #2. */
static void tell_apart(struct lint *l)
{
    struct intern *seen = intern_new(l->arena);
    uint32_t *times = ARENA_ARRAY(l->arena, uint32_t, l->found_count + 1);
    for (size_t i = 0; i < l->found_count; i++) {
        struct finding *f = &l->found[i];
        uint32_t id = intern_id(seen, f->id, strlen(f->id));
        if (++times[id] > 1)
            f->id = arena_printf(l->arena, "%s#%u", f->id, times[id]);
    }
}

/* ---- answers ---- */

static int by_subject(const void *left, const void *right)
{
    const struct answer *a = *(const struct answer *const *)left,
                        *b = *(const struct answer *const *)right;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return a < b ? -1 : a > b;
}

struct answers {
    const struct answer **list;          /* by subject */
    bool *used;                          /* by number in project.answers */
    size_t count;
};

/* The first answer about a subject that could be meant; those about it follow. */
static size_t answers_of(const struct answers *all, enum answer_to to, uint32_t number)
{
    size_t low = 0, high = all->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct answer *a = all->list[middle];
        if (a->to < to || (a->to == to && a->number < number))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool answers_finding(const struct answer *a, const struct finding *f)
{
    return !a->finding || strcmp(a->finding, f->id) == 0 ||
           (a->to != ANSWER_PLAN && strcmp(a->finding, f->code) == 0);
}

static void answer_subject(struct lint *l, const struct answers *all, struct finding *f,
                           enum answer_to to, uint32_t number)
{
    for (size_t i = answers_of(all, to, number); number != NO_NUMBER && i < all->count; i++) {
        const struct answer *a = all->list[i];
        if (a->to != to || a->number != number)
            break;
        if (!answers_finding(a, f))
            continue;
        all->used[a - l->project->answers] = true;
        if (!f->answer)
            f->answer = a;
    }
}

static uint32_t plan_of(const struct lint *l, const struct finding_side *s)
{
    if (s->number == NO_NUMBER || s->kind == ANSWER_PLAN)
        return s->number;
    return s->kind == ANSWER_ITEM ? project_items(l->project)[s->number].plan
                                  : l->project->facts[s->number].plan;
}

static struct answers answer_all(struct lint *l)
{
    const struct project *p = l->project;
    struct answers all = {ARENA_ARRAY(l->arena, const struct answer *, p->answer_count + 1),
                          ARENA_ARRAY(l->arena, bool, p->answer_count + 1), p->answer_count};
    for (size_t i = 0; i < p->answer_count; i++)
        all.list[i] = &p->answers[i];
    qsort(all.list, all.count, sizeof *all.list, by_subject);
    for (size_t i = 0; i < l->found_count && all.count; i++) {
        struct finding *f = &l->found[i];
        for (int side = 0; side < 2; side++) {
            const struct finding_side *s = &f->sides[side];
            answer_subject(l, &all, f, s->kind, s->number);
            answer_subject(l, &all, f, ANSWER_PLAN, plan_of(l, s));
        }
    }
    return all;
}

static void find_unmatched(struct lint *l, const struct answers *all)
{
    const struct check *unmatched = &lint_checks[lint_check_count - 1];
    for (size_t i = 0; i < all->count; i++) {
        const struct answer *a = &l->project->answers[i];
        if (all->used[i])
            continue;
        struct finding_side s = a->to == ANSWER_ITEM   ? item_side(l, a->number, a->reason)
                                : a->to == ANSWER_FACT ? fact_side(l, &l->project->facts[a->number],
                                                                   a->reason)
                                                       : plan_side(l, a->number);
        s.at = a->at;
        s.value = a->reason;
        find(l, unmatched, s, no_side,
             MESSAGE(l->arena, MSG_answer_unmatched, a->key, a->finding ? a->finding : "-", s.id));
    }
}

struct findings findings_settle(struct lint *l, const struct diags *d)
{
    LIST_SORT(l->found, l->found_count, by_place);
    tell_apart(l);
    struct answers all = answer_all(l);
    find_unmatched(l, &all);
    find_problems(l, d);
    LIST_SORT(l->found, l->found_count, by_place);
    tell_apart(l);
    struct findings out = {.list = l->found, .count = l->found_count};
    for (size_t i = 0; i < out.count; i++) {
        if (l->found[i].answer)
            out.answered++;
        else
            out.open[l->found[i].severity]++;
    }
    return out;
}
