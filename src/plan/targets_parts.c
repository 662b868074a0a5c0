/* A large targets CSV, read by several processes (base/parts.h):
 *
 *   first process   part 0: all rows ──────────────> part 1: gap, items, gap, items … > part 2 …
 *   another one     part 1: rows to items and gaps ──┘
 *
 * What is alike in a million rows - cells to numbers, the marks of CSV - is done apart. Only the
 * first process changes project and diagnostics; for it the other ones leave a gap where plan or
 * region change (one row in some dozens), and at each row that would say or add anything. It reads
 * the rows of the gaps itself, in the order of the file, and gives the plan and region found there
 * to the items behind them. So the outcome is that of one process reading from top to bottom. */
#include "targets_inside.h"
#include "../base/parts.h"
#include "../base/window.h"
#include <string.h>

enum { WARM_UP = 4096, GAPS_LEAST = 1024, GAPS_SHARE = 8, ITEMS_A_GAP = 1024 };

struct gap {                             /* a row for the first process */
    const char *at;
    uint32_t line;
    uint32_t item;                       /* number of the item behind it, of the part */
};

struct kind {                            /* what most rows of an indicator have in common */
    uint32_t indicator, name, unit;      /* texts: in project.texts; beyond those known before, in
                                            the part's texts */
    int16_t base_year, target_year;
    uint8_t attribute;
    int8_t direction;
};

struct apart {                           /* an item of the plan and region of the gap before it, in
                                            the line behind the item or gap before it */
    uint32_t kind, baseline, target;
};

struct outcome {                         /* of a part, in shared memory */
    struct part of;
    bool done;
    struct pages gaps, items, kinds, texts;      /* texts: each with a NUL behind it */
    size_t gap_count, item_count, kind_count, text_count;
};

struct joint_reading {
    struct targets *targets;
    struct outcome *parts;
    struct window window;
    uint32_t texts, indicators;          /* known before */
    uint32_t *kind_of;                   /* of each indicator: its last one and 1; 0: none yet */
};

/* ---- apart ---- */

/* Room that costs nothing until it is used. */
static void give_room(struct outcome *p)
{
    size_t rows = p->of.line_ends + 1;
    pages_add(&p->gaps, rows * sizeof(struct gap));
    pages_add(&p->items, rows * sizeof(struct apart));
    pages_add(&p->kinds, rows * sizeof(struct kind));
    pages_add(&p->texts, (size_t)(p->of.end - p->of.at) + rows);
    p->gaps.size = p->items.size = p->kinds.size = p->texts.size = 0;
}

static void free_room(struct outcome *p)
{
    pages_free(&p->gaps);
    pages_free(&p->items);
    pages_free(&p->kinds);
    pages_free(&p->texts);
}

static bool leave_gap(const struct joint_reading *j, struct outcome *p)
{
    const struct csv *c = &j->targets->csv;
    if (p->gap_count > GAPS_LEAST + p->item_count / GAPS_SHARE)
        return false;                    /* too many: the first process is quicker alone */
    struct gap *gap = pages_add(&p->gaps, sizeof *gap);
    *gap = (struct gap){window_place(&j->window, c), c->line, (uint32_t)p->item_count};
    p->gap_count++;
    return true;
}

/* Would an item in this line follow a gap and its items? */
static bool is_room_behind_gap(const struct outcome *p, uint32_t line)
{
    if (!p->gap_count)
        return false;
    const struct gap *last = (const struct gap *)p->gaps.at + p->gap_count - 1;
    size_t items = p->item_count - last->item;
    return items < ITEMS_A_GAP && line == last->line + items + 1;
}

static bool kind_is(const struct kind *k, const struct item *i)
{
    return k->name == i->name && k->unit == i->unit && k->base_year == i->base_year &&
           k->target_year == i->target_year && k->attribute == i->attribute &&
           k->direction == i->direction;
}

static void put_item(const struct joint_reading *j, struct outcome *p, const struct item *i)
{
    uint32_t *kind = &j->kind_of[i->indicator];
    if (!*kind || !kind_is((const struct kind *)p->kinds.at + *kind - 1, i)) {
        *(struct kind *)pages_add(&p->kinds, sizeof(struct kind)) =
            (struct kind){i->indicator, i->name, i->unit, i->base_year, i->target_year,
                          i->attribute, i->direction};
        *kind = (uint32_t)++p->kind_count;
    }
    struct apart *to = pages_add(&p->items, sizeof *to);
    *to = (struct apart){*kind - 1, i->baseline, i->target};
    p->item_count++;
}

/* False: no room (names in the catalogue of megabytes). */
static bool put_texts(const struct joint_reading *j, struct outcome *p)
{
    const struct intern *texts = j->targets->project->texts;
    for (uint32_t id = j->texts; id < intern_count(texts); id++) {
        const char *text = intern_text(texts, id);
        size_t size = strlen(text) + 1;
        if (size > p->texts.room - p->texts.size)
            return false;
        memcpy(pages_add(&p->texts, size), text, size);
        p->text_count++;
    }
    return true;
}

static size_t said(const struct targets *t)
{
    return t->diags->count + t->diags->dropped;
}

/* The row read last, as an item or as a gap; false: too many gaps. */
static bool take_row(const struct joint_reading *j, struct outcome *p)
{
    struct targets *t = j->targets;
    struct item i = {.line = t->csv.line, .from = &t->from};
    size_t before = said(t);
    bool same = targets_same_group(t) && is_room_behind_gap(p, i.line);
    bool plain = targets_read_row(t, &i) && said(t) == before && i.indicator < j->indicators &&
                 !item_more(&i);
    if (!same || !plain)
        return leave_gap(j, p);
    put_item(j, p, &i);
    return true;
}

/* In a process of its own: all but the shared pages is a copy that ends with it. */
static void read_apart(void *self, size_t k)
{
    struct joint_reading *j = self;
    struct outcome *p = &j->parts[k];
    struct csv *c = &j->targets->csv;
    window_open(&j->window, c, p->of.at, p->of.end, p->of.first_line);
    for (size_t before = said(j->targets); window_next(&j->window, c); before = said(j->targets))
        if (said(j->targets) != before || !take_row(j, p))
            return;                      /* a wrong row: the first process has to say so */
    p->done = put_texts(j, p);
}

static void read_rows(struct joint_reading *j, const char *at, const char *end, uint32_t line)
{
    struct targets *t = j->targets;
    window_open(&j->window, &t->csv, at, end, line);
    while (window_next(&j->window, &t->csv))
        targets_add_row(t);
}

/* The first part goes on behind the rows that warmed up. */
static void read_here(void *self, size_t k)
{
    struct joint_reading *j = self;
    const struct csv *c = &j->targets->csv;
    read_rows(j, c->at, j->parts[k].of.end, c->next_line);
}

/* ---- bringing together ---- */

struct text {                            /* of a part */
    struct span text;
    uint32_t number;                     /* in project.texts, once it was met */
};

struct merge {
    const struct joint_reading *of;
    const struct outcome *part;
    struct text *texts;
    struct item *kinds;                  /* as items, once they were met: these are from a file */
};

static struct text *list_texts(struct arena *a, const struct outcome *p)
{
    struct text *list = ARENA_ARRAY(a, struct text, p->text_count + 1);
    const char *at = p->texts.at;
    for (size_t i = 0; i < p->text_count; i++, at += list[i - 1].text.len + 1)
        list[i] = (struct text){span_of(at), NO_NUMBER};
    return list;
}

static uint32_t number_of(const struct merge *m, uint32_t text)
{
    if (text < m->of->texts)
        return text;
    struct text *t = &m->texts[text - m->of->texts];
    if (t->number == NO_NUMBER)
        t->number = intern_id(m->of->targets->project->texts, t->text.at, t->text.len);
    return t->number;
}

/* Under the diagnostic added last. */
static void show_row(struct targets *t, const struct outcome *p, const struct gap *gap,
                     uint32_t line)
{
    const char *at = gap->at;
    for (uint32_t n = gap->line; n < line; n++)
        at = (const char *)memchr(at, '\n', (size_t)(p->of.end - at)) + 1;
    csv_seek(&t->csv, at, p->of.end, line);
    if (csv_next(&t->csv))
        csv_show(&t->csv, NULL);
}

static const struct item *kind_of(const struct merge *m, uint32_t number)
{
    const struct kind *k = (const struct kind *)m->part->kinds.at + number;
    struct item *i = &m->kinds[number];
    if (i->from)
        return i;
    *i = (struct item){.indicator = k->indicator, .name = number_of(m, k->name),
                       .base_year = k->base_year, .target_year = k->target_year,
                       .attribute = k->attribute, .direction = k->direction,
                       .from = &m->of->targets->from};
    i->unit = number_of(m, k->unit);
    return i;
}

static void add_item(const struct merge *m, const struct gap *gap, const struct apart *from,
                     uint32_t line)
{
    struct targets *t = m->of->targets;
    struct item i = *kind_of(m, from->kind);
    i.plan = t->plan.number;
    i.region = t->region.number;
    i.line = line;
    i.baseline = number_of(m, from->baseline);
    i.target = number_of(m, from->target);
    if (!project_add_item(t->project, &i, (struct place){t->from.file, line, 1}, t->diags))
        show_row(t, m->part, gap, line);
}

/* The row of a gap, and the items behind it, which end before number `end`; they are read again
 * where that row has not led to their plan and region. */
static void fill_gap(const struct merge *m, const struct gap *gap, size_t end, const char *next)
{
    struct targets *t = m->of->targets;
    const struct apart *items = m->part->items.at;
    csv_seek(&t->csv, gap->at, next, gap->line);
    if (!csv_next(&t->csv))
        return;
    targets_add_row(t);
    if (!targets_same_group(t)) {
        targets_read_rows(t);
        return;
    }
    for (size_t i = gap->item; i < end; i++)
        add_item(m, gap, &items[i], gap->line + 1 + (uint32_t)(i - gap->item));
}

static void take_over(const struct joint_reading *j, const struct outcome *p)
{
    struct arena *a = j->targets->scratch;
    struct merge m = {j, p, list_texts(a, p), ARENA_ARRAY(a, struct item, p->kind_count + 1)};
    const struct gap *gaps = p->gaps.at;
    for (size_t i = 0; i < p->gap_count; i++) {
        bool last = i + 1 == p->gap_count;
        fill_gap(&m, &gaps[i], last ? p->item_count : gaps[i + 1].item,
                 last ? p->of.end : gaps[i + 1].at);
    }
}

static void read_parts(struct joint_reading *j, const struct part *cut, size_t n)
{
    struct targets *t = j->targets;
    struct pages shared = {0};
    j->parts = pages_add(&shared, n * sizeof *j->parts);
    j->texts = intern_count(t->project->texts);
    j->indicators = (uint32_t)t->project->indicator_count;
    j->kind_of = ARENA_ARRAY(t->scratch, uint32_t, j->indicators + 1);
    for (size_t k = 0; k < n; k++) {
        j->parts[k].of = cut[k];
        if (k > 0)
            give_room(&j->parts[k]);
    }
    parts_work(n, read_here, read_apart, j);
    for (size_t k = 1; k < n; k++) {
        struct outcome *p = &j->parts[k];
        if (p->done)
            take_over(j, p);
        else
            read_rows(j, p->of.at, p->of.end, p->of.first_line);
        free_room(p);
    }
    pages_free(&shared);
}

/* The first rows make plan and indicators known, and show whether regions change all the time. */
static bool warm_up(struct targets *t, const struct part *first)
{
    size_t changes = 0;
    for (unsigned i = 0; i < WARM_UP; i++) {
        if (!csv_next(&t->csv))
            return false;
        changes += !targets_same_group(t);
        targets_add_row(t);
    }
    return t->csv.at < first->end && changes < WARM_UP / GAPS_SHARE;
}

bool targets_read_parts(struct targets *t, const struct file *f)
{
    struct part cut[PARTS_MOST];
    size_t n = parts_cut(f, TARGETS_PART_LEAST, cut);
    if (n < 2)
        return false;
    struct file text = parts_text(f, cut, n);
    if (!targets_open(t, &text))
        return true;
    struct joint_reading j = {.targets = t,
                              .window = window_new(t->scratch, &text, WINDOW_ROOM)};
    if (warm_up(t, &cut[0]))
        read_parts(&j, cut, n);
    else
        read_rows(&j, t->csv.at, text.bytes + text.size, t->csv.next_line);
    return true;
}
