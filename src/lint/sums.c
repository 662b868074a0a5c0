/* Sums, counts and shares that the document prints and that can be worked out. */
#include "lint_inside.h"
#include <stdlib.h>
#include <string.h>

static const struct fact *fact_at(const struct lint *l, size_t n)
{
    return &l->project->facts[n];
}

static void find_fact(struct lint *l, const struct check *c, const struct fact *f,
                      const char *value, const char *worked_out)
{
    struct finding_side s = fact_side(l, f, value);
    find(l, c, s, no_side,
         MESSAGE(l->arena, c->code, side_text(l, &s), worked_out, f->name, f->name));
}

/* ---- parts ---- */

struct sum {
    bool known;                  /* every part could be read */
    struct num total, slack;     /* slack: what rounding of whole and parts may make */
    struct amount whole;
};

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static bool is_whole_number(const char *cell)
{
    return !strchr(cell, '.');
}

static void add_part(struct sum *s, const struct fact *f, const struct fact_part *part)
{
    const char *unit = part->unit ? part->unit : or_empty(f->unit);
    struct amount value = amount_read(part->value, unit, or_empty(f->unit));
    struct amount times = amount_read(part->times ? part->times : "1", "", "");
    s->known = s->known && value.known && times.known;
    if (!s->known)
        return;
    s->total = num_add(s->total, num_mul(value.n, times.n));
    if (!is_whole_number(part->value))
        s->slack = num_add(s->slack, num_mul(value.half, times.n));
    if (value.marks & CELL_APPROXIMATE)
        s->slack = num_add(s->slack, num_div(num_abs(value.n), num_int(20)));
    s->whole.marks |= value.marks & CELL_BOUND;
}

/* Counts are exact; a whole that is printed more coarsely than its parts was rounded. */
static struct sum sum_of(const struct fact *f)
{
    struct sum s = {.total = num_int(0), .slack = num_int(0)};
    bool finer = false;
    s.whole = amount_read(f->value, or_empty(f->unit), or_empty(f->unit));
    s.known = s.whole.known && f->part_count > 0;
    for (size_t i = 0; s.known && i < f->part_count; i++) {
        const struct fact_part *part = &f->parts[i];
        finer = finer || part->unit || !is_whole_number(part->value);
        add_part(&s, f, part);
    }
    if (s.known && (finer || !is_whole_number(f->value)))
        s.slack = num_add(s.slack, s.whole.half);
    if (s.known && s.whole.marks & CELL_APPROXIMATE)
        s.slack = num_add(s.slack, num_div(num_abs(s.whole.n), num_int(20)));
    s.known = s.known && !(s.whole.marks & CELL_BOUND);
    return s;
}

static const char *parts_text(struct lint *l, const struct fact *f, struct num total)
{
    const char *all = "";
    for (size_t i = 0; i < f->part_count; i++) {
        const struct fact_part *p = &f->parts[i];
        all = arena_printf(l->arena, "%s%s%s%s%s%s", all, i ? " + " : "", p->times ? p->times : "",
                           p->times ? "×" : "", p->value, or_empty(p->unit));
    }
    return arena_printf(l->arena, "%s = %s%s", all, num_text(l, total), or_empty(f->unit));
}

static void check_sums(struct lint *l, const struct check *c, bool some)
{
    for (size_t n = 0; n < l->project->fact_count; n++) {
        const struct fact *f = fact_at(l, n);
        struct sum s = sum_of(f);
        if (!s.known || f->parts_are_some != some)
            continue;
        struct num over = num_sub(s.total, s.whole.n);
        if (num_cmp(some ? over : num_abs(over), s.slack) > 0)
            find_fact(l, c, f, f->value, parts_text(l, f, s.total));
    }
}

void check_sum_wrong(struct lint *l, const struct check *c)
{
    check_sums(l, c, false);
}

void check_parts_exceed_sum(struct lint *l, const struct check *c)
{
    check_sums(l, c, true);
}

void check_count_wrong(struct lint *l, const struct check *c)
{
    for (size_t n = 0; n < l->project->fact_count; n++) {
        const struct fact *f = fact_at(l, n);
        struct amount value = amount_read(f->value, "", "");
        if (!f->listed_count || !amount_is_plain(value))
            continue;
        int order = num_cmp(num_int((int64_t)f->listed_count), value.n);
        if (order == 0 || (f->parts_are_some && order < 0))
            continue;
        const char *all = "";
        for (size_t i = 0; i < f->listed_count; i++)
            all = arena_printf(l->arena, "%s%s%s", all, i ? "、" : "", f->listed[i]);
        find_fact(l, c, f, f->value, arena_printf(l->arena, "%zu: %s", f->listed_count, all));
    }
}

/* ---- shares and rates ---- */

static struct num with_room(struct num slack, unsigned marks, struct num of, int hundredths)
{
    if (!(marks & CELL_APPROXIMATE) && !hundredths)
        return slack;
    struct num part = num_div(num_mul(num_abs(of), num_int(hundredths ? hundredths : 5)),
                              num_int(100));
    return num_max(slack, part);
}

void check_share_wrong(struct lint *l, const struct check *c)
{
    for (size_t n = 0; n < l->project->fact_count; n++) {
        const struct fact *f = fact_at(l, n), *whole;
        if (!f->value || !f->number || !f->of)
            continue;
        struct fact alone = *f;
        alone.value = NULL;
        whole = fact_named(l, f, f->of);
        if (whole && whole->year != f->year)
            continue;                    /* check_whole_differs() has more patience */
        struct amount printed = fact_value(l, f), worked = fact_value(l, &alone);
        if (!printed.known || !worked.known || (printed.marks | worked.marks) & CELL_BOUND)
            continue;
        struct num slack = with_room(printed.half, printed.marks | worked.marks, printed.n, 0);
        if (num_cmp(num_abs(num_sub(printed.n, worked.n)), slack) > 0)
            find_fact(l, c, f, f->value,
                      arena_printf(l->arena, "%s ÷ %s = %s%s", f->number, f->of,
                                   num_text(l, num_div(worked.n, fact_factor(l, f))),
                                   or_empty(f->unit)));
    }
}

/* What the whole must have been, for a share or rate whose number is printed. */
struct whole {
    const struct fact *fact;
    struct num low, high;
    int year;
    uint32_t name;                       /* of plan, region and what it is taken of */
};

static bool whole_of(struct lint *l, const struct fact *f, struct whole *out)
{
    struct amount number = amount_read(f->number, "", ""), value = fact_value(l, f);
    struct unit unit;
    struct num per = num_int(1), factor = fact_factor(l, f);
    if (!f->value || !f->number || !f->of || !number.known || !value.known ||
        (number.marks | value.marks) & CELL_BOUND || num_cmp(value.n, value.half) <= 0)
        return false;
    if (f->per)
        per = amount_read(f->per, "", "").n;
    else if (unit_read(span_of(or_empty(f->unit)), &unit) && strcmp(unit.kind, "rate") == 0)
        per = num_div(num_int(1), unit.scale);
    struct num top = num_mul(num_mul(number.n, per), factor);
    struct num slack = with_room(num_int(0), number.marks | value.marks, top, 0);
    out->fact = f;
    out->year = f->year;
    out->low = num_div(num_sub(top, slack), num_add(value.n, value.half));
    out->high = num_div(num_add(top, slack), num_sub(value.n, value.half));
    return true;
}

/* Two wholes agree when their ranges meet, with a hundredth to spare (a mean, an end of the year),
 * a fifth where the years differ. */
static bool wholes_agree(const struct whole *a, const struct whole *b)
{
    struct num room = num_div(num_int(a->year == b->year ? 101 : 120), num_int(100));
    return num_cmp(a->low, num_mul(b->high, room)) <= 0 &&
           num_cmp(b->low, num_mul(a->high, room)) <= 0;
}

/* 500000, or with a year 500000 (2025) */
static const char *whole_text(struct lint *l, const struct whole *w, bool with_year)
{
    char room[64];
    struct num middle = num_div(num_add(w->low, w->high), num_int(2));
    size_t len = num_write_fixed(middle, 0, room);
    return with_year ? arena_printf(l->arena, "%.*s (%d)", (int)len, room, w->year)
                     : arena_text(l->arena, room, len);
}

static void find_wholes(struct lint *l, const struct check *c, const struct whole *a,
                        const struct whole *b)
{
    const char *name = a->fact->of ? a->fact->of : b->fact->of;
    bool years = a->year != b->year;
    struct finding_side left = fact_side(l, a->fact, a->fact->value),
                        right = fact_side(l, b->fact, b->fact->value);
    find(l, c, left, right,
         MESSAGE(l->arena, c->code, side_text(l, &left), side_text(l, &right),
                 whole_text(l, a, years), whole_text(l, b, years), name, name));
}

static bool stated_whole(struct lint *l, const struct fact *f, struct whole *out)
{
    const struct fact *stated = fact_named(l, f, f->of);
    struct amount value;
    if (!stated)
        return false;
    value = fact_value(l, stated);
    if (!value.known || value.marks & CELL_BOUND)
        return false;
    struct num slack = with_room(value.half, value.marks, value.n, 0);
    *out = (struct whole){.fact = stated, .low = num_sub(value.n, slack),
                          .high = num_add(value.n, slack), .year = stated->year};
    return true;
}

static int by_name_and_year(const void *left, const void *right)
{
    const struct whole *a = left, *b = right;
    if (a->name != b->name)
        return a->name < b->name ? -1 : 1;
    if (a->year != b->year)
        return a->year < b->year ? -1 : 1;
    return a->fact < b->fact ? -1 : a->fact > b->fact;
}

/* All that rates say of their wholes, and the wholes that are stated for another year: what is
 * stated for the same is left to check_share_wrong(), which is stricter. */
static size_t collect_wholes(struct lint *l, struct whole *list)
{
    struct intern *names = intern_new(l->arena);
    size_t count = 0;
    for (size_t n = 0; n < l->project->fact_count; n++) {
        const struct fact *f = fact_at(l, n);
        struct whole own, other;
        if (!whole_of(l, f, &own) || amount_read(f->of, "", "").known)
            continue;
        bool stated = stated_whole(l, f, &other);
        if (stated && other.year == own.year)
            continue;
        const char *key = arena_printf(l->arena, "%u %u %s", f->plan, f->region, f->of);
        own.name = other.name = intern_id(names, key, strlen(key));
        list[count++] = own;
        if (stated)
            list[count++] = other;
    }
    LIST_SORT(list, count, by_name_and_year);
    return count;
}

/* Each with the one next to it in years; who has contradicted one before is not asked again. */
void check_whole_differs(struct lint *l, const struct check *c)
{
    struct whole *list = ARENA_ARRAY(l->arena, struct whole, 2 * l->project->fact_count + 1);
    size_t count = collect_wholes(l, list);
    for (size_t i = 1, last = 0; i < count; i++) {
        const struct whole *a = &list[i - 1], *b = &list[i];
        if (a->name != b->name || a->fact == b->fact || (!a->fact->of && !b->fact->of) ||
            (last && i == last + 1) || wholes_agree(a, b))
            continue;
        bool later = a->fact > b->fact;  /* what is written last is asked first */
        find_wholes(l, c, later ? a : b, later ? b : a);
        last = i;
    }
}
