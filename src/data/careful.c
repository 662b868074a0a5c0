/* data - a row with everything that may be wrong with it: all its mistakes are said, and a row
 * with one is left out, but for a value that is no number: that stays, so that its verdict says
 * so. */
#include "data_inside.h"
#include <string.h>

enum { SUGGESTIONS_MOST = 20 };          /* each looks through all names */

static bool report(struct reader *r, enum column which, enum message_id id, struct span text)
{
    const struct csv_column *column = &r->columns[which];
    diag_error(r->diags, csv_place(&r->csv, column), id, arena_text(r->scratch, text.at, text.len));
    csv_show(&r->csv, column);
    return false;
}

static void suggest(struct reader *r, const char *nearest)
{
    if (nearest)
        diag_hint(r->diags, MESSAGE(r->diags->arena, MSG_meant, nearest));
}

/* ---- region ---- */

/* Letters, digits and -._ ; words in small letters only are names ("Hunan"). */
static bool is_code(struct span s)
{
    bool capitals = true, digits = false;
    for (size_t i = 0; i < s.len; i++) {
        char x = s.at[i];
        bool small = x >= 'a' && x <= 'z', digit = x >= '0' && x <= '9';
        if (!small && !digit && !(x >= 'A' && x <= 'Z') && !(x && strchr("-._", x)))
            return false;
        capitals &= !small;
        digits |= digit;
    }
    return capitals || digits;
}

static const char *nearest_region(struct reader *r, struct span text)
{
    const struct project *p = r->project;
    const char **names = ARENA_ARRAY(r->scratch, const char *, p->region_count);
    for (size_t i = 0; i < p->region_count; i++)
        names[i] = p->regions[i].name;
    return text_nearest(arena_text(r->scratch, text.at, text.len), names, p->region_count);
}

static uint32_t resolve_region(struct reader *r, enum column which, struct span text)
{
    uint32_t number;
    if (project_find_region(r->project, text, &number))
        return number;
    if (project_region_ambiguous(r->project, text)) {
        report(r, which, MSG_region_ambiguous, text);
        return NO_NUMBER;
    }
    if (which == COLUMN_REGION && is_code(text))
        return project_region(r->project, text);
    report(r, which, MSG_data_region_unknown, text);
    if (r->suggestions++ < SUGGESTIONS_MOST)
        suggest(r, nearest_region(r, text));
    return NO_NUMBER;
}

static void name_region(struct reader *r, uint32_t number)
{
    const struct csv_column *column = &r->columns[COLUMN_REGION_NAME];
    struct span name = csv_field(&r->csv, column);
    if (project_name_region(r->project, number, name))
        return;
    const struct region *region = &r->project->regions[number];
    diag_warn(r->diags, csv_place(&r->csv, column), MSG_region_renamed, region->code,
              arena_text(r->scratch, name.at, name.len), region->name);
    csv_show(&r->csv, column);
}

static bool find_region(struct reader *r, uint32_t *number)
{
    enum column which = COLUMN_REGION;
    struct span text = csv_field(&r->csv, &r->columns[which]);
    if (!text.len && reader_has(r, COLUMN_REGION_NAME))
        text = csv_field(&r->csv, &r->columns[which = COLUMN_REGION_NAME]);
    if (!text.len)
        return report(r, COLUMN_REGION, MSG_data_region_empty, text);
    if (!names_find(&r->regions, text, number))
        names_put(&r->regions, text, *number = resolve_region(r, which, text));
    if (*number != NO_NUMBER && reader_has(r, COLUMN_REGION_NAME))
        name_region(r, *number);
    return *number != NO_NUMBER;
}

/* ---- indicator ---- */

static uint32_t resolve_indicator(struct reader *r, struct span text)
{
    uint32_t number, near_number;
    bool open = project_open_catalogue(r->project);
    if (project_find_indicator(r->project, text, &number))
        return number;
    const char *word = arena_text(r->scratch, text.at, text.len), *near = NULL;
    if (r->suggestions++ < SUGGESTIONS_MOST)
        near = project_nearest_indicator(r->project, word);
    if (!open) {
        report(r, COLUMN_INDICATOR, MSG_data_indicator_unknown, text);
        suggest(r, near);
        return NO_NUMBER;
    }
    /* Nobody promised anything about it; unless it is a misspelling of one that somebody did. */
    if (near && project_find_indicator(r->project, span_of(near), &near_number) &&
        near_number < r->tail_count) {
        const struct csv_column *column = &r->columns[COLUMN_INDICATOR];
        diag_warn(r->diags, csv_place(&r->csv, column), MSG_data_indicator_unused, word);
        csv_show(&r->csv, column);
        suggest(r, near);
    }
    return project_add_indicator(r->project, text, csv_field(&r->csv, &r->columns[COLUMN_UNIT]));
}

static bool find_indicator(struct reader *r, uint32_t *number)
{
    struct span text = csv_field(&r->csv, &r->columns[COLUMN_INDICATOR]);
    if (!text.len)
        return report(r, COLUMN_INDICATOR, MSG_data_indicator_empty, text);
    if (!names_find(&r->indicators, text, number))
        names_put(&r->indicators, text, *number = resolve_indicator(r, text));
    return *number != NO_NUMBER;
}

/* ---- year, value, and the rest ---- */

static bool read_year(struct reader *r, struct observation *o)
{
    struct span text = csv_field(&r->csv, &r->columns[COLUMN_YEAR]);
    if (quick_year(text, &o->year))
        return true;
    const char *folded = text_fold(r->scratch, text.at, text.len);       /* full-width digits */
    if (folded && quick_year(span_of(folded), &o->year))
        return true;
    return report(r, COLUMN_YEAR, text.len ? MSG_data_year_bad : MSG_data_year_empty, text);
}

static void read_value(struct reader *r, struct observation *o, struct observation_more *m)
{
    struct span text = csv_field(&r->csv, &r->columns[COLUMN_VALUE]);
    struct cell cell = cell_read(text.at, text.len);
    struct decimal plain;
    o->units = cell.number.units;
    o->places = cell.number.places;
    o->kind = cell.kind;
    o->marks = cell.marks;
    o->sign = cell.sign;
    if (cell.marks & CELL_RATIO)
        m->first = cell.first;
    if (!decimal_read(text, &plain))
        m->printed = more_text(r->store, text);
    if (cell.kind != CELL_BAD)
        return;
    struct csv_column *column = &r->columns[COLUMN_VALUE];
    diag_warn(r->diags, csv_place(&r->csv, column), MSG_data_value_bad,
              arena_text(r->scratch, text.at, text.len));
    csv_show(&r->csv, column);
}

/* A number that is not negative, or nothing. */
static bool read_number(struct reader *r, enum column which, struct decimal *out, bool *there)
{
    struct span text = csv_field(&r->csv, &r->columns[which]);
    struct cell cell = cell_read(text.at, text.len);
    *there = cell.kind == CELL_NUMBER && !cell.marks && cell.number.units >= 0;
    if (*there)
        *out = cell.number;
    return *there || cell.kind == CELL_MISSING || report(r, which, MSG_data_number_bad, text);
}

static bool read_details(struct reader *r, struct observation_more *m)
{
    bool has_population;
    bool fine = read_number(r, COLUMN_EVENTS, &m->events, &m->has_events);
    fine &= read_number(r, COLUMN_POPULATION, &m->population, &has_population);
    fine &= read_number(r, COLUMN_SE, &m->se, &m->has_se);
    if (fine && m->has_events && (!has_population || m->population.units == 0))
        fine = report(r, COLUMN_EVENTS, MSG_data_events_alone,
                      csv_field(&r->csv, &r->columns[COLUMN_EVENTS]));
    m->unit = more_text(r->store, csv_field(&r->csv, &r->columns[COLUMN_UNIT]));
    m->source = more_text(r->store, csv_field(&r->csv, &r->columns[COLUMN_SOURCE]));
    m->note = more_text(r->store, csv_field(&r->csv, &r->columns[COLUMN_NOTE]));
    return fine;
}

/* The next region's row of this indicator will probably end as this one does. */
static void keep_tail(struct reader *r, uint32_t indicator, const struct observation_more *m,
                      uint32_t more)
{
    struct span tail;
    if (m->printed || m->has_events || m->has_se || indicator >= r->tail_count ||
        !reader_tail(r, &tail) || tail.len > UINT32_MAX)
        return;
    struct tail *t = &r->tails[indicator];
    kept_text_put(r->scratch, &t->text, tail);
    t->more = more;
}

/* Spreadsheets leave rows of nothing but commas. */
static bool is_empty_row(const struct csv *c)
{
    for (size_t i = 0; i < c->width; i++)
        if (span_trim(c->fields[i]).len)
            return false;
    return true;
}

static struct packed_row pack(struct store *s, const struct observation *o)
{
    struct packed_row p;
    bool plain = o->kind == CELL_NUMBER && !o->marks && !o->sign;
    if (plain && packed_make(&p, o->year, (struct decimal){o->units, o->places}, o->more))
        return p;
    struct pages *wide = &s->index->wide;
    size_t number = wide->size / sizeof *o;
    *(struct observation *)pages_add(wide, sizeof *o) = *o;
    p.bits = (uint64_t)number << ROW_UNITS_AT | ROW_WIDE << ROW_PLACES_AT |
             (uint64_t)(o->year - ROW_NO_YEAR);
    return p;
}

bool careful_row(struct reader *r, struct row *row)
{
    struct observation o = {0};
    struct observation_more m = {0};
    if (is_empty_row(&r->csv))
        return false;
    bool fine = find_region(r, &row->region);
    fine &= find_indicator(r, &row->indicator);
    fine &= read_year(r, &o);
    fine &= read_details(r, &m);
    read_value(r, &o, &m);
    if (!fine)
        return false;
    o.more = more_add(r->store, &m);
    keep_tail(r, row->indicator, &m, o.more);
    row->packed = pack(r->store, &o);
    row->has_value = observation_has_value(&o, r->store->index->more.at);
    return true;
}
