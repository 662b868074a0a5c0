/* data - rows into the store: quickly, where one is as plain as nearly all are (careful.c has
 * the others). Both ways give the same observation. */
#include "data_inside.h"
#include <string.h>

enum { YEAR_FIRST = 1900, YEAR_LAST = 2200, ROWS_AT_ONCE = 1 << 16 };

_Static_assert((int)YEAR_FIRST > (int)ROW_NO_YEAR &&
                   (int)YEAR_LAST - (int)ROW_NO_YEAR < 1 << ROW_YEAR_BITS,
               "every year that is read fits a row");

static void make_room(struct store *s, uint32_t number)
{
    struct packed_row *row;
    if (number > INT32_MAX - ROWS_AT_ONCE)
        die("more than two billion rows");
    while ((number + 1) * sizeof *row > s->rows.size)
        pages_add(&s->rows, ROWS_AT_ONCE * sizeof *row);
}

/* Begins a run, or continues the one that it stands behind. */
void reader_add_run(struct store *s, const struct group *run)
{
    struct store_index *x = s->index;
    struct group *last = (struct group *)x->groups.at + x->group_count - 1;
    if (x->group_count && last->region == run->region && last->indicator == run->indicator &&
        last->first + last->count == run->first) {
        const struct packed_row *rows = s->rows.at;
        x->disordered |= packed_year(rows[run->first - 1]) > packed_year(rows[run->first]);
        last->count += run->count;
        return;
    }
    last = pages_add(&x->groups, sizeof *run);
    *last = *run;
    x->group_count++;
}

void reader_put(struct reader *r, const struct row *row)
{
    struct store *s = r->store;
    struct store_index *x = s->index;
    uint32_t number = reader_number(r);
    if ((number + 1) * sizeof row->packed > s->rows.size)
        make_room(s, number);
    ((struct packed_row *)s->rows.at)[number] = row->packed;
    int year = packed_year(row->packed);
    if (row->region == r->region && row->indicator == r->indicator && number == s->row_count) {
        ((struct group *)x->groups.at)[x->group_count - 1].count++;
        x->disordered |= year < r->year;
    } else {
        struct group *run = pages_add(&x->groups, sizeof *run);
        *run = (struct group){row->region, row->indicator, number, 1, false};
        x->group_count++;
        r->region = row->region;
        r->indicator = row->indicator;
    }
    r->year = year;
    s->row_count = number + 1;
    if (row->has_value)
        store_note_year(s, year);
}

/* ---- quickly ---- */

bool quick_year(struct span s, int16_t *year)
{
    uint32_t digits;
    if (s.len != sizeof digits)
        return false;
    memcpy(&digits, s.at, sizeof digits);
    uint32_t over = digits + 0x06060606;         /* what is above '9' leaves 0x3_ */
    if ((digits & 0xF0F0F0F0) != 0x30303030 || (over & 0xF0F0F0F0) != 0x30303030)
        return false;
    const char *at = s.at;
    int y = (at[0] * 10 + at[1]) * 100 + at[2] * 10 + at[3] - '0' * 1111;
    *year = (int16_t)y;
    return y >= YEAR_FIRST && y <= YEAR_LAST;
}

/* Adds the digits at *at to the number. */
static inline const char *quick_digits(const char *at, const char *end, int64_t *units)
{
    for (unsigned digit; at < end && (digit = (unsigned char)*at - '0') <= 9; at++)
        *units = *units * 10 + digit;
    return at;
}

/* digits, or digits.digits, of at most 18 digits: what cell_read() would say, in a tenth of the
 * time. */
bool quick_number(struct span s, struct decimal *number)
{
    *number = (struct decimal){0, 0};
    if (s.len == 0 || s.len > 18)
        return false;
    const char *end = s.at + s.len, *dot = quick_digits(s.at, end, &number->units);
    if (dot == end)
        return true;
    number->places = (int8_t)(end - dot - 1);
    return *dot == '.' && dot > s.at && number->places &&
           quick_digits(dot + 1, end, &number->units) == end;
}

/* The row's end, behind its core columns, as it stands in the file. */
bool reader_tail(const struct reader *r, struct span *tail)
{
    const struct csv *c = &r->csv;
    struct span last = c->fields[c->width - 1], core = c->fields[r->last_core];
    tail->at = core.at + core.len;
    tail->len = (size_t)(last.at + last.len - tail->at);
    bool in_file = core.at >= c->row && core.at < c->at && last.at >= c->row && last.at <= c->at;
    return r->has_tail && in_file;
}

/* Mostly it is that of the last region's row of this indicator. */
static bool quick_tail(const struct reader *r, uint32_t indicator, uint32_t *more)
{
    struct span tail;
    if ((size_t)r->last_core + 1 == r->csv.width)
        return true;
    if (indicator >= r->tail_count || !reader_tail(r, &tail))
        return false;
    const struct tail *t = &r->tails[indicator];
    *more = t->more;
    return text_is_kept(&t->text, tail);
}

/* Plain, with names met before. */
bool quick_row(struct reader *r, struct row *row)
{
    const struct span *f = r->csv.fields;
    int16_t year;
    struct decimal number;
    uint32_t more = 0;
    if (!names_find(&r->regions, f[r->columns[COLUMN_REGION].index], &row->region) ||
        !names_find(&r->indicators, f[r->columns[COLUMN_INDICATOR].index], &row->indicator) ||
        !quick_year(f[r->columns[COLUMN_YEAR].index], &year) ||
        !quick_number(f[r->columns[COLUMN_VALUE].index], &number))
        return false;
    row->has_value = true;
    bool named = row->region == r->region || !reader_has(r, COLUMN_REGION_NAME);
    return row->region != NO_NUMBER && row->indicator != NO_NUMBER && named &&
           quick_tail(r, row->indicator, &more) &&
           packed_make(&row->packed, year, number, more);
}

bool reader_row(struct reader *r)
{
    struct row row;
    if (!quick_row(r, &row)) {
        r->careful_rows++;
        if (!careful_row(r, &row))
            return false;
    }
    reader_put(r, &row);
    return true;
}
