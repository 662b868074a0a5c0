/* Changes that are printed with the values before and after them: do they compute? */
#include "lint_inside.h"
#include <string.h>

struct range { struct num low, high; };          /* what rounding allows */

static const char *unit_of(const struct fact *f)
{
    return f->unit ? f->unit : "";
}

static struct range around(struct num n, struct num half)
{
    return (struct range){num_sub(n, half), num_add(n, half)};
}

static bool ranges_meet(struct range a, struct range b)
{
    return num_cmp(a.low, b.high) <= 0 && num_cmp(b.low, a.high) <= 0;
}

/* ---- the change as it is printed ---- */

struct printed_change {
    const char *rule;
    int sign;                    /* of the verb; 0: the text has none */
    struct range n;
};

static struct printed_change read_change(struct lint *l, const struct fact *f)
{
    struct read_context context = {.name = f->name, .unit = unit_of(f),
                                   .direction = DIRECTION_UNKNOWN};
    struct reading r;
    rulebook_read(l->book, l->arena, f->change, &context, &r);
    struct printed_change p = {.rule = r.has_n ? rule_of(l, &r) : "", .sign = r.verb};
    if (!*p.rule)
        return p;
    struct num n = fraction_num(r.n), half = num_int(0);
    if (r.places != NO_PLACES)
        half = num_div(num_div(num_int(1), num_pow(num_int(10), r.places > 0 ? r.places : 0)),
                       num_int(2));
    if (r.about)
        half = num_max(half, num_div(num_abs(n), num_int(20)));
    p.n = around(n, half);
    return p;
}

/* ---- the change as it is ---- */

struct ends {
    struct amount from, to;
    int years;
};

static struct num relative(struct num from, struct num to)
{
    return num_div(num_mul(num_sub(to, from), num_int(100)), from);
}

static struct range change_absolute(const struct ends *e)
{
    struct num half = num_add(e->from.half, e->to.half);
    return around(num_sub(e->to.n, e->from.n), half);
}

static struct range change_relative(const struct ends *e)
{
    struct range from = around(e->from.n, e->from.half), to = around(e->to.n, e->to.half);
    return (struct range){relative(from.high, to.low), relative(from.low, to.high)};
}

/* Percent a year between two levels, as the yearly factor to the power of years: no root is drawn,
 * the printed rate is tried instead. */
static bool growth_holds(const struct ends *e, const struct printed_change *p)
{
    struct range rate = p->n, grown;
    if (p->sign < 0)
        rate = (struct range){num_neg(p->n.high), num_neg(p->n.low)};
    struct num one = num_int(1), hundred = num_int(100);
    grown.low = num_mul(num_sub(e->from.n, e->from.half),
                        num_pow(num_add(one, num_div(rate.low, hundred)), e->years));
    grown.high = num_mul(num_add(e->from.n, e->from.half),
                         num_pow(num_add(one, num_div(rate.high, hundred)), e->years));
    return ranges_meet(grown, around(e->to.n, e->to.half));
}

static bool signed_holds(const struct printed_change *p, struct range real)
{
    struct range printed = p->n;
    if (p->sign < 0)
        printed = (struct range){num_neg(p->n.high), num_neg(p->n.low)};
    return ranges_meet(printed, real);
}

/* ---- the finding ---- */

static const char *shown(struct lint *l, struct range real, const char *unit)
{
    char room[64];
    struct num middle = num_div(num_add(real.low, real.high), num_int(2));
    size_t len = num_write_fixed(middle, 2, room);
    return arena_printf(l->arena, "%.*s%s", (int)len, room, unit);
}

static void check_change(struct lint *l, const struct check *c, const struct fact *f)
{
    struct printed_change p = read_change(l, f);
    struct ends e = {amount_read(f->from, unit_of(f), unit_of(f)),
                     amount_read(f->value, unit_of(f), unit_of(f)), f->year - f->from_year};
    if (!*p.rule || !amount_is_plain(e.from) || !amount_is_plain(e.to) ||
        num_cmp(e.from.n, e.from.half) <= 0)
        return;
    bool holds = true;
    struct range real = change_relative(&e);
    const char *unit = "%";
    if (strcmp(p.rule, "change_by_percent") == 0) {
        holds = signed_holds(&p, real);
    } else if (strcmp(p.rule, "change_by") == 0) {
        real = change_absolute(&e);
        unit = unit_of(f);
        holds = signed_holds(&p, real);
    } else if (strcmp(p.rule, "growth_per_year") == 0 && f->year && f->from_year &&
               e.years > 0 && e.years <= 100) {
        holds = growth_holds(&e, &p);
    }
    if (holds)
        return;
    struct finding_side s = fact_side(l, f, f->change);
    find(l, c, s, no_side,
         MESSAGE(l->arena, c->code, side_text(l, &s), f->from, f->value, shown(l, real, unit),
                 f->name, f->name));
}

void check_change_wrong(struct lint *l, const struct check *c)
{
    for (size_t n = 0; n < l->project->fact_count; n++) {
        const struct fact *f = &l->project->facts[n];
        if (f->change && f->from && f->value)
            check_change(l, c, f);
    }
}
