/* data - a large file, read by several processes (base/parts.h). Each reads the rows of its part
 * into a place of its own among the shared rows. What is not plain there (a new name, a note, a
 * mistake) it leaves as a gap, and the first process, which alone may change project and
 * diagnostics, fills the gaps in the order of the file. So the outcome is that of one process
 * reading from top to bottom. */
#include "data_inside.h"
#include "../base/parts.h"

enum { WARM_UP = 4096, GAPS_LEAST = 1024, GAPS_SHARE = 32 };

struct gap {                             /* a row left for the first process */
    const char *at;
    uint32_t line, group;                /* group: number of its run in the part */
};

struct outcome {                         /* of a part, in shared memory */
    struct part of;
    bool done;
    size_t first_row;                    /* its place among the rows */
    struct pages groups, gaps;
    size_t group_count, gap_count, row_end;
    bool disordered;
    int newest_year, oldest_year;
};

struct joint_reading {
    struct reader *reader;
    struct outcome *parts;
};

/* ---- reading ---- */

/* Every row ends a line, but for the last one. */
static void give_places(struct reader *r, struct outcome *parts, size_t n, size_t first_row)
{
    struct store *s = r->store;
    size_t row = first_row;
    for (size_t k = 0; k < n; k++) {
        size_t room = parts[k].of.line_ends + 1;
        parts[k].first_row = row;
        row += room;
        if (k > 0) {                     /* room that costs nothing until it is used */
            pages_add(&parts[k].groups, room * sizeof(struct group));
            pages_add(&parts[k].gaps, room * sizeof(struct gap));
            parts[k].groups.size = parts[k].gaps.size = 0;
        }
    }
    if (row > UINT32_MAX)
        die("more than four billion rows");
    if (row * sizeof(struct observation) > s->rows.size)
        pages_add(&s->rows, row * sizeof(struct observation) - s->rows.size);
}

/* Row for row, its place will be filled. */
static void expect_rows(struct reader *r, const struct outcome *p)
{
    pages_expect((struct observation *)r->store->rows.at + p->first_row,
                 p->of.line_ends * sizeof(struct observation));
}

static void go_to(struct reader *r, const struct outcome *p)
{
    csv_seek(&r->csv, p->of.at, p->of.end, p->of.first_line);
    r->store->row_count = p->first_row;
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

static bool leave_gap(struct reader *r, struct outcome *p)
{
    struct store *s = r->store;
    const struct row nobody = {.region = NO_NUMBER, .indicator = NO_NUMBER};
    if (p->gap_count > GAPS_LEAST + (s->row_count - p->first_row) / GAPS_SHARE)
        return false;                    /* too many: the first process is quicker alone */
    reader_put(r, &nobody);
    r->indicator = 0;                    /* the next row begins a run of its own */
    struct gap *gap = pages_add(&p->gaps, sizeof *gap);
    *gap = (struct gap){r->csv.row, r->csv.line, (uint32_t)s->index->group_count - 1};
    p->gap_count++;
    return true;
}

/* In a process of its own: all but the shared pages is a copy that ends with it. */
static void read_apart(void *self, size_t k)
{
    struct reader *r = ((struct joint_reading *)self)->reader;
    struct outcome *p = &((struct joint_reading *)self)->parts[k];
    struct store *s = r->store;
    struct row row;
    size_t said = r->diags->count + r->diags->dropped;
    s->index->groups = p->groups;
    s->index->group_count = 0;
    s->index->disordered = false;
    s->newest_year = s->oldest_year = 0;
    go_to(r, p);
    expect_rows(r, p);
    while (csv_next(&r->csv)) {
        if (quick_row(r, &row) || (learn_names(r) && quick_row(r, &row)))
            reader_put(r, &row);
        else if (!leave_gap(r, p))
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

static void read_rest(struct reader *r)
{
    while (csv_next(&r->csv))
        reader_row(r);
}

/* The first part goes on behind the rows that warmed up. */
static void read_here(void *self, size_t k)
{
    struct reader *r = ((struct joint_reading *)self)->reader;
    const struct outcome *p = &((struct joint_reading *)self)->parts[k];
    expect_rows(r, p);
    csv_seek(&r->csv, r->csv.at, p->of.end, r->csv.next_line);
    read_rest(r);
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
    *run = (struct group){row.region, row.indicator, run->first, 1};
    ((struct observation *)r->store->rows.at)[run->first] = row.o;
    store_note_year(r->store, &row.o);
}

/* Where the cut went through the rows of one region and indicator, those before it move up to
 * those behind it. */
static void close_cut(struct store *s, const struct outcome *p, struct group *next)
{
    struct store_index *x = s->index;
    struct observation *rows = s->rows.at;
    if (!x->group_count)
        return;
    struct group *last = (struct group *)x->groups.at + x->group_count - 1;
    if (last->region != next->region || last->indicator != next->indicator ||
        last->first + last->count != s->row_count || next->first != p->first_row)
        return;
    memmove(rows + next->first - last->count, rows + last->first, last->count * sizeof *rows);
    x->disordered |= rows[next->first - 1].year > rows[next->first].year;
    next->first -= last->count;
    next->count += last->count;
    x->group_count--;
    x->groups.size -= sizeof *last;
}

static void take_over(struct reader *r, struct outcome *p)
{
    struct store *s = r->store;
    struct store_index *x = s->index;
    const struct gap *gaps = p->gaps.at;
    struct group *from = p->groups.at;
    for (size_t i = 0; i < p->gap_count; i++)
        fill_gap(r, p, &gaps[i], &from[gaps[i].group]);
    if (p->group_count)
        close_cut(s, p, &from[0]);
    struct group *to = pages_add(&x->groups, p->group_count * sizeof *to);
    size_t kept = 0;
    for (size_t i = 0; i < p->group_count; i++)
        if (from[i].count)
            to[kept++] = from[i];
    x->groups.size -= (p->group_count - kept) * sizeof *to;
    x->group_count += kept;
    x->disordered |= p->disordered;
    s->row_count = p->row_end;
    if (p->newest_year > s->newest_year)
        s->newest_year = p->newest_year;
    if (p->oldest_year && (!s->oldest_year || p->oldest_year < s->oldest_year))
        s->oldest_year = p->oldest_year;
}

static void read_parts(struct reader *r, struct outcome *parts, size_t n, size_t first_row)
{
    give_places(r, parts, n, first_row);
    parts_work(n, read_here, read_apart, &(struct joint_reading){r, parts});
    for (size_t k = 1; k < n; k++) {
        r->region = NO_NUMBER;           /* the row before is not the neighbour of the next one */
        if (parts[k].done) {
            take_over(r, &parts[k]);
        } else {
            go_to(r, &parts[k]);
            read_rest(r);
        }
        pages_free(&parts[k].groups);
        pages_free(&parts[k].gaps);
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
    size_t first_row = r->store->row_count;
    *fine = reader_open(r, &text);
    if (*fine && warm_up(r, &cut[0])) {
        struct pages shared = {0};
        struct outcome *parts = pages_add(&shared, n * sizeof *parts);
        for (size_t k = 0; k < n; k++)
            parts[k].of = cut[k];
        read_parts(r, parts, n, first_row);
        pages_free(&shared);
    } else if (*fine) {
        read_rest(r);
    }
    return true;
}
