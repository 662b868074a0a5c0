/* data - a large file, read by several processes (base/parts.h). Each reads the rows of its part
 * into a place of its own among the shared rows. What is not plain there (a new name, a note, a
 * mistake) it leaves as a gap, and the first process, which alone may change project and
 * diagnostics, fills the gaps in the order of the file. So the outcome is that of one process
 * reading from top to bottom. */
#include "data_inside.h"
#include "../base/parts.h"
#include "../base/window.h"

enum { WARM_UP = 4096, GAPS_LEAST = 1024, GAPS_SHARE = 32 };

struct gap {                             /* a row left for the first process */
    const char *at;
    uint32_t line, group;                /* group: number of its run in the part */
};

struct outcome {                         /* of a part, in shared memory */
    struct part of;
    bool done;
    struct pages groups, gaps;
    size_t group_count, gap_count, row_end;
    bool disordered;
    int newest_year, oldest_year;
};

struct joint_reading {
    struct reader *reader;
    struct outcome *parts;
    struct window window;
};

/* ---- reading ---- */

/* Room that costs nothing until it is used. */
static void give_room(struct reader *r, struct outcome *parts, size_t n)
{
    struct store *s = r->store;
    const struct part *last = &parts[n - 1].of;
    size_t end = ((size_t)r->line_0 + last->first_line + last->line_ends + 1) *
                 sizeof(struct packed_row);
    if (end > s->rows.size)
        pages_add(&s->rows, end - s->rows.size);
    for (size_t k = 1; k < n; k++) {
        size_t rows = parts[k].of.line_ends + 1;
        pages_add(&parts[k].groups, rows * sizeof(struct group));
        pages_add(&parts[k].gaps, rows * sizeof(struct gap));
        parts[k].groups.size = parts[k].gaps.size = 0;
    }
}

/* Row for row, its place will be filled. */
static void expect_rows(struct reader *r, const struct outcome *p)
{
    pages_expect((struct packed_row *)r->store->rows.at + r->line_0 + p->of.first_line,
                 p->of.line_ends * sizeof(struct packed_row));
}

static void go_to(struct joint_reading *j, const struct outcome *p)
{
    struct reader *r = j->reader;
    window_open(&j->window, &r->csv, p->of.at, p->of.end, p->of.first_line);
    r->region = NO_NUMBER;
}

/* Names that the project knows. One that it does not know yet would change it. */
static bool learn_names(struct reader *r)
{
    uint32_t number;
    struct span region = csv_field(&r->csv, &r->columns[COLUMN_REGION]);
    struct span indicator = csv_field(&r->csv, &r->columns[COLUMN_INDICATOR]);
    if (!names_find(&r->regions, region, &number)) {
        if (!project_find_region(r->project, region, &number))
            return false;
        names_put(&r->regions, region, number);
    }
    if (!names_find(&r->indicators, indicator, &number)) {
        if (!project_find_indicator(r->project, indicator, &number))
            return false;
        names_put(&r->indicators, indicator, number);
    }
    return true;
}

static bool leave_gap(struct joint_reading *j, struct outcome *p)
{
    struct reader *r = j->reader;
    const struct row nobody = {.region = NO_NUMBER, .indicator = NO_NUMBER};
    if (p->gap_count > GAPS_LEAST + (r->csv.line - p->of.first_line) / GAPS_SHARE)
        return false;                    /* too many: the first process is quicker alone */
    reader_put(r, &nobody);
    r->indicator = 0;                    /* the next row begins a run of its own */
    struct gap *gap = pages_add(&p->gaps, sizeof *gap);
    *gap = (struct gap){window_place(&j->window, &r->csv), r->csv.line,
                        (uint32_t)r->store->index->group_count - 1};
    p->gap_count++;
    return true;
}

/* In a process of its own: all but the shared pages is a copy that ends with it. */
static void read_apart(void *self, size_t k)
{
    struct joint_reading *j = self;
    struct reader *r = j->reader;
    struct outcome *p = &j->parts[k];
    struct store *s = r->store;
    struct row row;
    size_t said = r->diags->count + r->diags->dropped;
    s->index->groups = p->groups;
    s->index->group_count = 0;
    s->index->disordered = false;
    s->newest_year = s->oldest_year = 0;
    go_to(j, p);
    expect_rows(r, p);
    while (window_next(&j->window, &r->csv)) {
        if (quick_row(r, &row) || (learn_names(r) && quick_row(r, &row)))
            reader_put(r, &row);
        else if (!leave_gap(j, p))
            return;
    }
    if (r->diags->count + r->diags->dropped != said)
        return;                          /* a wrong row: the first process has to say so */
    p->group_count = s->index->group_count;
    p->row_end = s->row_count;
    p->disordered = s->index->disordered;
    p->newest_year = s->newest_year;
    p->oldest_year = s->oldest_year;
    p->done = true;
}

static void read_rows(struct joint_reading *j)
{
    while (window_next(&j->window, &j->reader->csv))
        reader_row(j->reader);
}

/* Behind the rows that warmed up. */
static void read_on(struct joint_reading *j, const char *end)
{
    struct csv *c = &j->reader->csv;
    window_open(&j->window, c, c->at, end, c->next_line);
    read_rows(j);
}

static void read_here(void *self, size_t k)
{
    struct joint_reading *j = self;
    expect_rows(j->reader, &j->parts[k]);
    read_on(j, j->parts[k].of.end);
}

/* ---- bringing together ---- */

static void fill_gap(struct reader *r, const struct outcome *p, const struct gap *gap,
                     struct group *run)
{
    struct row row;
    run->count = 0;
    csv_seek(&r->csv, gap->at, p->of.end, gap->line);
    if (!csv_next(&r->csv) || !careful_row(r, &row))
        return;
    *run = (struct group){row.region, row.indicator, run->first, 1, false};
    ((struct packed_row *)r->store->rows.at)[run->first] = row.packed;
    if (row.has_value)
        store_note_year(r->store, packed_year(row.packed));
}

static void take_over(struct reader *r, struct outcome *p)
{
    struct store *s = r->store;
    struct store_index *x = s->index;
    const struct gap *gaps = p->gaps.at;
    struct group *from = p->groups.at;
    for (size_t i = 0; i < p->gap_count; i++)
        fill_gap(r, p, &gaps[i], &from[gaps[i].group]);
    for (size_t i = 0; i < p->group_count; i++)
        if (from[i].count)
            reader_add_run(s, &from[i]);
    x->disordered |= p->disordered;
    s->row_count = p->row_end;
    if (p->newest_year > s->newest_year)
        s->newest_year = p->newest_year;
    if (p->oldest_year && (!s->oldest_year || p->oldest_year < s->oldest_year))
        s->oldest_year = p->oldest_year;
}

static void read_parts(struct joint_reading *j, size_t n)
{
    struct reader *r = j->reader;
    give_room(r, j->parts, n);
    parts_work(n, read_here, read_apart, j);
    for (size_t k = 1; k < n; k++) {
        if (j->parts[k].done) {
            take_over(r, &j->parts[k]);
        } else {
            go_to(j, &j->parts[k]);
            read_rows(j);
        }
        pages_free(&j->parts[k].groups);
        pages_free(&j->parts[k].gaps);
    }
}

/* The first rows show which words stand behind the values, and whether there is much that needs
 * care. */
static bool warm_up(struct reader *r, const struct part *first)
{
    size_t careful = 0;
    for (unsigned i = 0; i < WARM_UP; i++) {
        if (i == WARM_UP / 2)
            careful = r->careful_rows;
        if (!csv_next(&r->csv))
            return false;
        reader_row(r);
    }
    return r->csv.at < first->end && r->careful_rows - careful < WARM_UP / 2 / GAPS_SHARE;
}

bool parts_read(struct reader *r, const struct file *f, bool *fine)
{
    struct part cut[PARTS_MOST];
    size_t n = parts_cut(f, PART_LEAST, cut);
    if (n < 2)
        return false;
    struct file text = parts_text(f, cut, n);
    *fine = reader_open(r, &text);
    if (!*fine)
        return true;
    struct joint_reading j = {.reader = r, .window = window_new(r->scratch, &text, WINDOW_ROOM)};
    if (warm_up(r, &cut[0])) {
        struct pages shared = {0};
        j.parts = pages_add(&shared, n * sizeof *j.parts);
        for (size_t k = 0; k < n; k++)
            j.parts[k].of = cut[k];
        read_parts(&j, n);
        pages_free(&shared);
    } else {
        read_on(&j, text.bytes + text.size);
    }
    return true;
}
