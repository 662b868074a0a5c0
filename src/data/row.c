/* data - rows into the store: quickly, where one is as plain as nearly all are (careful.c has
 * the others). Both ways give the same observation. */
#include "data_inside.h"
#include <string.h>

enum { YEAR_FIRST = 1900, YEAR_LAST = 2200, ROWS_AT_ONCE = 1 << 14 };

void store_note_year(struct store *s, const struct observation *o)
{
    if (!observation_has_value(o, s->index->more.at))
        return;
    if (!s->newest_year || o->year > s->newest_year)
        s->newest_year = o->year;
    if (!s->oldest_year || o->year < s->oldest_year)
        s->oldest_year = o->year;
}

void reader_put(struct reader *r, const struct row *row)
{
    struct store *s = r->store;
    struct store_index *x = s->index;
    if (s->row_count > UINT32_MAX - ROWS_AT_ONCE)
        die("more than four billion rows");
    if ((s->row_count + 1) * sizeof row->o > s->rows.size)
        pages_add(&s->rows, ROWS_AT_ONCE * sizeof row->o);
    ((struct observation *)s->rows.at)[s->row_count] = row->o;
    struct group *run;
    if (x->group_count && row->region == r->region && row->indicator == r->indicator) {
        run = (struct group *)x->groups.at + x->group_count - 1;
        x->disordered |= row->o.year < r->year;
    } else {
        run = pages_add(&x->groups, sizeof *run);
        *run = (struct group){row->region, row->indicator, (uint32_t)s->row_count, 0};
        x->group_count++;
        r->region = row->region;
        r->indicator = row->indicator;
    }
    run->count++;
    r->year = row->o.year;
    s->row_count++;
    store_note_year(s, &row->o);
}

/* ---- quickly ---- */

bool quick_year(struct span s, int16_t *year)
{
    int y = 0;
    if (s.len != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        unsigned digit = (unsigned char)s.at[i] - '0';
        if (digit > 9)
            return false;
        y = y * 10 + (int)digit;
    }
    *year = (int16_t)y;
    return y >= YEAR_FIRST && y <= YEAR_LAST;
}

/* digits, or digits.digits, of at most 18 digits: what cell_read() would say, in a tenth of the
 * time. */
bool quick_number(struct span s, struct observation *o)
{
    int64_t units = 0;
    size_t dot = 0;
    if (s.len == 0 || s.len > 18)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned digit = (unsigned char)s.at[i] - '0';
        if (digit <= 9) {
            units = units * 10 + digit;
        } else {
            if (s.at[i] != '.' || dot || i == 0 || i + 1 == s.len)
                return false;
            dot = i;
        }
    }
    o->units = units;
    o->places = dot ? (int8_t)(s.len - dot - 1) : 0;
    o->kind = CELL_NUMBER;
    return true;
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
    return t->at && names_same((struct span){t->at, t->len}, tail);
}

/* Plain, with names met before. */
bool quick_row(struct reader *r, struct row *row)
{
    const struct span *f = r->csv.fields;
    row->o = (struct observation){.file = r->file, .line = r->csv.line};
    if (!names_find(&r->regions, f[r->columns[COLUMN_REGION].index], &row->region) ||
        !names_find(&r->indicators, f[r->columns[COLUMN_INDICATOR].index], &row->indicator) ||
        !quick_year(f[r->columns[COLUMN_YEAR].index], &row->o.year) ||
        !quick_number(f[r->columns[COLUMN_VALUE].index], &row->o))
        return false;
    bool named = row->region == r->region || !reader_has(r, COLUMN_REGION_NAME);
    return row->region != NO_NUMBER && row->indicator != NO_NUMBER && named &&
           quick_tail(r, row->indicator, &row->o.more);
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
