/* data - a large file, read by several processes. It is cut at line ends; each process looks
 * through its part, and when that shows that all line ends are row ends (no quotes) and that all
 * is UTF-8, each reads the rows of its part into a place of its own among the shared rows. What
 * is not plain there (a new name, a note, a mistake) it leaves as a gap, and the first process,
 * which alone may change project and diagnostics, fills the gaps in the order of the file. So
 * the outcome is that of one process reading from top to bottom. */
#include "data_inside.h"
#include "../base/hashing.h"
#include <errno.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PARTS_MOST = 8, WARM_UP = 4096, GAPS_LEAST = 1024, GAPS_SHARE = 32 };

struct gap {                             /* a row left for the first process */
    const char *at;
    uint32_t line, group;                /* group: number of its run in the part */
};

struct part {
    const char *at, *end;
    size_t line_ends;
    bool plain;                          /* UTF-8, no quote, no CR */
    bool done;
    uint32_t first_line;
    size_t first_row;                    /* its place among the rows */
    struct pages groups, gaps;
    size_t group_count, gap_count, row_end;
    bool disordered;
    int newest_year, oldest_year;
};

/* ---- looking through ---- */

typedef uint8_t vector __attribute__((vector_size(16)));

static size_t sum_of(vector x)
{
    size_t sum = 0;
    for (size_t i = 0; i < sizeof x; i++)
        sum += x[i];
    return sum;
}

static void look_through(struct part *p)
{
    vector high = {0}, other = {0}, ends = {0};
    const char *at = p->at;
    for (unsigned step = 1; (size_t)(p->end - at) >= sizeof(vector); at += sizeof(vector), step++) {
        vector x;
        memcpy(&x, at, sizeof x);
        high |= x;
        other |= (vector)(x == '"') | (vector)(x == '\r');
        ends -= (vector)(x == '\n');     /* true is -1 */
        if (step % 128 == 0 || (size_t)(p->end - at) < 2 * sizeof x) {
            p->line_ends += sum_of(ends);
            ends = (vector){0};
        }
    }
    bool plain = sum_of(other) == 0, ascii = sum_of(high & 0x80) == 0;
    for (; at < p->end; at++) {
        p->line_ends += *at == '\n';
        plain &= *at != '"' && *at != '\r';
        ascii &= (*at & 0x80) == 0;
    }
    p->plain = plain && (ascii || utf8_valid(p->at, (size_t)(p->end - p->at), NULL));
}

/* ---- processes ---- */

/* Does `work` on all parts, on the first one here, on each other one in a process of its own.
 * When one of these is lost, its part does not say that it was done. */
static void in_parallel(struct part *parts, size_t n, void (*first)(void *, struct part *),
                        void (*others)(void *, struct part *), void *self)
{
    pid_t workers[PARTS_MOST];
    for (size_t k = 1; k < n; k++) {
        workers[k] = fork();
        if (workers[k] == 0) {
            others(self, &parts[k]);
            _exit(0);
        }
    }
    first(self, &parts[0]);
    for (size_t k = 1; k < n; k++)
        while (workers[k] > 0 && waitpid(workers[k], NULL, 0) < 0 && errno == EINTR)
            ;
}

/* With threads or with one processor, one part. */
static size_t parts_for(size_t size)
{
    cpu_set_t set;
    if (size < 2 * PART_LEAST || process_has_threads() ||
        sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    size_t n = (size_t)CPU_COUNT(&set), most = size / PART_LEAST;
    n = n < most ? n : most;
    return n < PARTS_MOST ? n : PARTS_MOST;
}

static void cut(struct part *parts, size_t n, const struct file *f)
{
    const char *at = f->bytes, *end = f->bytes + f->size;
    for (size_t k = 0; k < n; k++) {
        const char *to = f->bytes + f->size / n * (k + 1);
        parts[k].at = at;
        if (to < at)
            to = at;
        const char *line = k + 1 < n ? memchr(to, '\n', (size_t)(end - to)) : NULL;
        parts[k].end = at = line ? line + 1 : end;
    }
}

static void work_look_through(void *self, struct part *p)
{
    (void)self;
    look_through(p);
}

static bool are_plain(struct part *parts, size_t n)
{
    uint32_t line = 1;
    in_parallel(parts, n, work_look_through, work_look_through, NULL);
    for (size_t k = 0; k < n; k++) {
        if (!parts[k].plain)
            return false;
        parts[k].first_line = line;
        line += (uint32_t)parts[k].line_ends;
    }
    return true;
}

/* ---- reading ---- */

/* Every row ends a line, but for the last one. */
static void give_places(struct reader *r, struct part *parts, size_t n, size_t first_row)
{
    struct store *s = r->store;
    size_t row = first_row;
    for (size_t k = 0; k < n; k++) {
        size_t room = parts[k].line_ends + 1;
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
static void expect_rows(struct reader *r, const struct part *p)
{
    pages_expect((struct observation *)r->store->rows.at + p->first_row,
                 p->line_ends * sizeof(struct observation));
}

static void go_to(struct reader *r, const struct part *p)
{
    csv_seek(&r->csv, p->at, p->end, p->first_line);
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

static bool leave_gap(struct reader *r, struct part *p)
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
static void read_apart(void *self, struct part *p)
{
    struct reader *r = self;
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
static void read_here(void *self, struct part *p)
{
    struct reader *r = self;
    expect_rows(r, p);
    csv_seek(&r->csv, r->csv.at, p->end, r->csv.next_line);
    read_rest(r);
}

/* ---- bringing together ---- */

static void fill_gap(struct reader *r, const struct part *p, const struct gap *gap,
                     struct group *run)
{
    struct row row;
    run->count = 0;
    csv_seek(&r->csv, gap->at, p->end, gap->line);
    if (!csv_next(&r->csv) || !careful_row(r, &row))
        return;
    *run = (struct group){row.region, row.indicator, run->first, 1};
    ((struct observation *)r->store->rows.at)[run->first] = row.o;
    store_note_year(r->store, &row.o);
}

/* Where the cut went through the rows of one region and indicator, those before it move up to
 * those behind it. */
static void close_cut(struct store *s, const struct part *p, struct group *next)
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

static void take_over(struct reader *r, struct part *p)
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

static void read_parts(struct reader *r, struct part *parts, size_t n, size_t first_row)
{
    give_places(r, parts, n, first_row);
    in_parallel(parts, n, read_here, read_apart, r);
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
    struct file text = *f;
    if (text.size >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0) {
        text.bytes += 3;
        text.size -= 3;
    }
    size_t n = parts_for(text.size);
    if (n < 2)
        return false;
    struct pages shared = {0};
    struct part *parts = pages_add(&shared, n * sizeof *parts);
    cut(parts, n, &text);
    bool plain = are_plain(parts, n);
    if (plain) {
        size_t first_row = r->store->row_count;
        *fine = reader_open(r, &text);
        if (*fine && warm_up(r, &parts[0]))
            read_parts(r, parts, n, first_row);
        else if (*fine)
            read_rest(r);
    }
    pages_free(&shared);
    return plain;
}
