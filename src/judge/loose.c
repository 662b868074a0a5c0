/* loose - cases without a plan, a row each (semantics.md 12). A bad row is a case that says what is
 * wrong with it. */
#include "cases.h"
#include "typed.h"
#include "../base/csv.h"
#include "../base/decode.h"
#include <stdio.h>
#include <string.h>

enum column {
    CASE,
    FORM,
    NUMBER,
    NUMBER2,
    BASELINE,
    BASE_YEAR,
    TARGET_YEAR,
    SERIES,
    DIRECTION,
    SETTINGS,
    COLUMNS
};
enum { MOST_BYTES = 512 << 20, MOST_FORMS = 32 };

struct loose_case {
    const char *name;
    struct typed_case typed;
};

struct loose_cases {
    struct loose_case *list;
    size_t count, room;
    struct case_value *values; /* of the case being built */
    size_t most_values;
};

struct reader {
    struct loose_cases *out;
    struct arena *arena;
    const struct rulebook *book;
    struct csv csv;
    struct csv_column columns[COLUMNS];
};

/* The forms of a loose case, and how many numbers make them a target. */
static const struct form {
    const char *name;
    int numbers;
} forms[] = {
    {"at_least", 1},
    {"above", 1},
    {"at_most", 1},
    {"below", 1},
    {"about", 1},
    {"between", 2},
    {"change_by", 1},
    {"change_by_percent", 1},
    {"change_per_year", 1},
    {"in_proportion", 0},
    {"ratio_at_least", 1},
    {"ratio_at_most", 1},
    {"at_least_reference", 0},
    {"at_most_reference", 0},
    {"cumulative_at_least", 1},
    {"cumulative_at_most", 1},
    {"improve", 0},
    {"maintain", 0},
};
enum { FORMS = sizeof forms / sizeof *forms };

static const struct form *find_form(struct span name)
{
    for (size_t i = 0; i < FORMS; i++)
        if (span_is(name, forms[i].name))
            return &forms[i];
    return NULL;
}

/* ---- one row ---- */

static struct span field(const struct reader *r, enum column c)
{
    return csv_field(&r->csv, &r->columns[c]);
}

static const char *field_text(const struct reader *r, enum column c)
{
    struct span s = field(r, c);
    return arena_text(r->arena, s.at, s.len);
}

/* A plain number; NULL: none, or a bad one, which is a fault. */
static const struct decimal *read_number(struct reader *r, struct typed_case *t, enum column c)
{
    struct span s = field(r, c);
    struct cell cell = cell_read(s.at, s.len);
    if (cell.kind == CELL_MISSING)
        return NULL;
    if (cell.kind != CELL_NUMBER || cell.marks) {
        typed_fault(t, REASON_bad_number,
                    MESSAGE(r->arena, MSG_typed_bad_number, field_text(r, c)));
        return NULL;
    }
    struct decimal *number = ARENA_NEW(r->arena, struct decimal);
    *number = cell.number;
    return number;
}

static void unknown_form(struct reader *r, struct typed_case *t)
{
    const char *names[MOST_FORMS], *all = "", *form = field_text(r, FORM);
    for (size_t i = 0; i < FORMS; i++) {
        names[i] = forms[i].name;
        all = arena_printf(r->arena, "%s%s%s", all, i ? " " : "", names[i]);
    }
    const char *near = text_nearest(form, names, FORMS);
    typed_fault(t, REASON_unknown_target,
                near ? MESSAGE(r->arena, MSG_loose_form_near, form, near)
                     : MESSAGE(r->arena, MSG_loose_form_unknown, form, all));
}

static void read_target(struct reader *r, struct typed_case *t)
{
    static const struct decimal zero = {0, 0};
    const struct form *f = find_form(field(r, FORM));
    const struct decimal *n = read_number(r, t, NUMBER), *n2 = read_number(r, t, NUMBER2);
    if (!f) {
        unknown_form(r, t);
        return;
    }
    if (t->fault != REASON_met)
        return;
    if (f->numbers > 0 && !n && !(f->numbers == 2 && n2)) {
        t->reading.error = READ_EMPTY;
        return;
    }
    bool upside_down = f->numbers == 2 && n && n2 && num_cmp(num_of(*n), num_of(*n2)) > 0;
    if (f->numbers == 2 && (!n || !n2 || upside_down)) {
        typed_fault(t, REASON_bad_number, MESSAGE(r->arena, MSG_loose_between, f->name));
        return;
    }
    if (!rulebook_loose(r->book, r->arena, field(r, FORM), n ? n : &zero,
                        f->numbers == 2 ? n2 : NULL, t->direction, &t->reading))
        unknown_form(r, t);
    if (!n)
        t->reading.places = NO_PLACES;
}

static struct loose_case *add(struct loose_cases *c, struct arena *a)
{
    LIST_ENLARGE(a, c->list, c->count, c->room);
    struct loose_case *l = &c->list[c->count++];
    typed_begin(&l->typed);
    return l;
}

static void read_row(struct reader *r)
{
    struct loose_case *l = add(r->out, r->arena);
    struct typed_case *t = &l->typed;
    l->name = field_text(r, CASE);
    typed_direction(t, r->arena, field(r, DIRECTION));
    read_target(r, t);
    typed_years(t, r->arena, field(r, BASE_YEAR), field(r, TARGET_YEAR));
    typed_baseline(t, r->arena, field(r, BASELINE));
    typed_series(t, r->arena, field(r, SERIES), false);
    typed_settings(t, r->arena, field(r, SETTINGS));
    if (t->series_count > r->out->most_values)
        r->out->most_values = t->series_count;
}

/* ---- rows that are none ---- */

/* What stands in the first field of that line. */
static const char *first_field(const struct reader *r, const struct file *f, uint32_t line)
{
    const char *at = f->bytes, *end = f->bytes + f->size;
    for (uint32_t n = 1; n < line && at < end; at++)
        n += *at == '\n';
    size_t len = strcspn(
        arena_text(r->arena, at, (size_t)(end - at) < 200 ? (size_t)(end - at) : 200), ",\r\n\"");
    return arena_text(r->arena, at, len);
}

/* Rows that the reader could not take (too many fields, a quote too few) are cases with an error.
 */
static void add_broken(struct reader *r, const struct file *f, struct diags *all)
{
    struct diags *found = r->csv.diags;
    for (size_t i = 0; i < found->count; i++) {
        struct loose_case *l = add(r->out, r->arena);
        l->name = first_field(r, f, found->list[i].at.line);
        typed_fault(&l->typed, REASON_bad_number, found->list[i].text);
    }
    if (found->dropped) {
        char number[24];
        snprintf(number, sizeof number, "%zu", found->dropped);
        diag_error(all, ((struct place){f->path, 0, 0}), MSG_loose_dropped, number);
    }
    found->count = found->dropped = 0;
}

static bool open_cases(struct reader *r, const char *path, struct file *f, struct diags *d)
{
    static const struct {
        const char *name;
        bool required;
    } names[COLUMNS] = {
        [CASE] = {"case", true},
        [FORM] = {"form", true},
        [NUMBER] = {"number", true},
        [NUMBER2] = {"number2", false},
        [BASELINE] = {"baseline", false},
        [BASE_YEAR] = {"base_year", false},
        [TARGET_YEAR] = {"target_year", true},
        [SERIES] = {"series", true},
        [DIRECTION] = {"direction", false},
        [SETTINGS] = {"settings", false},
    };
    for (int i = 0; i < COLUMNS; i++)
        r->columns[i] = (struct csv_column){.name = names[i].name, .required = names[i].required};
    return file_read(r->arena, path, MOST_BYTES, f, d) && decode_text(r->arena, f, d) &&
           csv_open(&r->csv, f, r->columns, COLUMNS, true, r->arena, d);
}

struct loose_cases *loose_cases_read(struct arena *a, const char *path, const struct rulebook *b,
                                     struct diags *d)
{
    struct reader r = {.out = ARENA_NEW(a, struct loose_cases), .arena = a, .book = b};
    struct file f;
    if (!open_cases(&r, path, &f, d))
        return NULL;
    r.csv.diags = diags_new(a);
    for (bool more = true; more;) {
        more = csv_next(&r.csv);
        add_broken(&r, &f, d);
        if (more)
            read_row(&r);
    }
    r.out->values = ARENA_ARRAY(a, struct case_value, r.out->most_values + 1);
    return r.out;
}

/* ---- cases for the engine ---- */

static uint32_t loose_rule(void *self, size_t i)
{
    const struct typed_case *t = &((struct loose_cases *)self)->list[i].typed;
    return t->fault == REASON_met ? t->reading.rule : NO_NUMBER;
}

static void loose_build(void *self, size_t i, struct judge_case *out)
{
    struct loose_cases *c = self;
    typed_build(&c->list[i].typed, c->values, out);
}

struct case_source loose_cases_source(struct loose_cases *c)
{
    return (struct case_source){
        .self = c, .count = c->count, .rule = loose_rule, .build = loose_build};
}

size_t loose_cases_count(const struct loose_cases *c)
{
    return c->count;
}

const char *loose_cases_name(const struct loose_cases *c, size_t i)
{
    return c->list[i].name;
}

const char *loose_cases_fault(const struct loose_cases *c, size_t i, enum lang lang)
{
    struct message why = c->list[i].typed.why;
    return why.en ? message_in(why, lang) : NULL;
}
