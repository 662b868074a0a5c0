/* Units, and values that cannot be or are not usual. */
#include "lint_inside.h"
#include <string.h>

static const struct item *item_at(const struct lint *l, uint32_t number)
{
    return &project_items(l->project)[number];
}

static const char *printed(const struct lint *l, uint32_t text)
{
    return intern_text(l->project->texts, text);
}

static const char *target_text(const struct lint *l, uint32_t number)
{
    return printed(l, item_at(l, number)->target);
}

/* {1}: where; {2} what it says, {3} what is expected. */
static void find_two(struct lint *l, const struct check *c, struct finding_side s,
                     const char *said, const char *expected, uint32_t subject)
{
    struct message name = subject_name(l, subject);
    find(l, c, s, no_side,
         MESSAGE(l->arena, c->code, side_text(l, &s), said, expected, name.en, name.zh));
}

/* ---- scale and kind ---- */

enum fit { UNIT_FITS, UNIT_SCALED, UNIT_OTHER };

static enum fit fit_of(const char *unit, const char *catalogue)
{
    struct num factor;
    if (!unit_factor(span_of(unit), span_of(catalogue), &factor))
        return UNIT_OTHER;
    return num_cmp(factor, num_int(1)) == 0 ? UNIT_FITS : UNIT_SCALED;
}

static void check_item_units(struct lint *l, const struct check *c, enum fit wrong)
{
    for (uint32_t n = 0; n < l->project->item_count; n++) {
        const struct item *i = item_at(l, n);
        const char *unit = printed(l, i->unit), *known = l->project->indicators[i->indicator].unit;
        if (fit_of(unit, known) == wrong)
            find_two(l, c, item_side(l, n, target_text(l, n)), unit, known, i->indicator);
    }
}

static bool is_share(const char *unit)
{
    return strcmp(unit, "%") == 0 || strcmp(unit, "‰") == 0 || strcmp(unit, "‱") == 0;
}

/* Facts are converted, as data are; but % for ‰ is a slip. */
static void check_fact_units(struct lint *l, const struct check *c, enum fit wrong)
{
    for (size_t n = 0; n < l->project->fact_count; n++) {
        const struct fact *f = &l->project->facts[n];
        if (f->indicator == NO_NUMBER || !f->unit)
            continue;
        const char *known = l->project->indicators[f->indicator].unit;
        struct num unused;
        enum fit fit = fit_of(f->unit, known);
        if (fit == UNIT_OTHER && fact_unit_factor(span_of(f->unit), span_of(known), &unused))
            continue;
        if (fit == wrong && (fit == UNIT_OTHER || (is_share(f->unit) && is_share(known))))
            find_two(l, c, fact_side(l, f, f->value), f->unit, known, f->indicator);
    }
}

void check_unit_scale(struct lint *l, const struct check *c)
{
    check_item_units(l, c, UNIT_SCALED);
    check_fact_units(l, c, UNIT_SCALED);
}

void check_unit_kind(struct lint *l, const struct check *c)
{
    check_item_units(l, c, UNIT_OTHER);
    check_fact_units(l, c, UNIT_OTHER);
}

static bool names_unit(const struct reading *r)
{
    for (size_t i = 0; i < r->capture_count; i++)
        if (strcmp(r->captures[i].name, "unit") == 0 && r->captures[i].text &&
            *r->captures[i].text)
            return true;
    return false;
}

void check_unit_missing(struct lint *l, const struct check *c)
{
    for (uint32_t n = 0; n < l->project->item_count; n++) {
        const struct item *i = item_at(l, n);
        const struct reading *r = item_reading(l, n);
        const char *known = l->project->indicators[i->indicator].unit;
        if (i->kind == ITEM_INDICATOR && !*printed(l, i->unit) && *known && r->error == READ_OK &&
            r->has_n && !names_unit(r))
            find_two(l, c, item_side(l, n, target_text(l, n)), "", known, i->indicator);
    }
}

/* ---- percent of what is itself a percentage ---- */

static bool reads_as_percent(struct lint *l, const char *text, const char *name, const char *unit)
{
    struct read_context context = {.name = name, .unit = unit, .direction = DIRECTION_UNKNOWN};
    struct reading r;
    rulebook_read(l->book, l->arena, text, &context, &r);
    return strcmp(rule_of(l, &r), "change_by_percent") == 0 && strchr(r.folded, '%');
}

static void check_fact_percent(struct lint *l, const struct check *c, const struct fact *f)
{
    const char *unit = f->unit ? f->unit
                       : f->indicator == NO_NUMBER ? "" : l->project->indicators[f->indicator].unit;
    if (!f->change || strcmp(unit, "%") != 0 || !reads_as_percent(l, f->change, f->name, unit))
        return;
    struct finding_side s = fact_side(l, f, f->change);
    find(l, c, s, no_side,
         MESSAGE(l->arena, c->code, side_text(l, &s), f->change, "", f->name, f->name));
}

void check_percent_of_percent(struct lint *l, const struct check *c)
{
    for (uint32_t n = 0; n < l->project->item_count; n++) {
        const struct item *i = item_at(l, n);
        if (strcmp(rule_of(l, item_reading(l, n)), "change_by_percent") == 0 &&
            strcmp(item_unit_meant(l, i), "%") == 0 && strchr(item_reading(l, n)->folded, '%'))
            find_two(l, c, item_side(l, n, target_text(l, n)), target_text(l, n), "",
                     i->indicator);
    }
    for (size_t n = 0; n < l->project->fact_count; n++)
        check_fact_percent(l, c, &l->project->facts[n]);
}

/* ---- bounds ---- */

static const char *range_text(struct lint *l, bool has_low, struct decimal low, bool has_high,
                              struct decimal high)
{
    return arena_printf(l->arena, "%s–%s", has_low ? num_text(l, num_of(low)) : "",
                        has_high ? num_text(l, num_of(high)) : "");
}

static bool outside(struct num x, bool has_low, struct decimal low, bool has_high,
                    struct decimal high)
{
    return (has_low && num_cmp(x, num_of(low)) < 0) || (has_high && num_cmp(x, num_of(high)) > 0);
}

static void check_range(struct lint *l, const struct check *c, const struct mention *m,
                        bool possible)
{
    const struct indicator *k = &l->project->indicators[m->subject];
    struct num value = m->amount.n;
    if (m->kind == SAID_TARGET) {
        struct goal g = item_goal(l, m->number);
        if (g.kind != GOAL_LEVEL)
            return;
        value = g.n;
    } else if (!m->amount.known || m->amount.marks & CELL_BORROWED) {
        return;
    }
    bool wrong = possible ? outside(value, k->has_low, k->low, k->has_high, k->high)
                          : outside(value, k->has_usual_low, k->usual_low, k->has_usual_high,
                                    k->usual_high);
    if (!wrong)
        return;
    const char *range =
        possible ? range_text(l, k->has_low, k->low, k->has_high, k->high)
                 : range_text(l, k->has_usual_low, k->usual_low, k->has_usual_high, k->usual_high);
    struct finding_side s = mention_side(l, m);
    find_two(l, c, s, s.value ? s.value : "", range, m->subject);
}

static void check_ranges(struct lint *l, const struct check *c, bool possible)
{
    for (size_t i = 0; i < l->mention_count; i++)
        if (l->mentions[i].subject < l->project->indicator_count)
            check_range(l, c, &l->mentions[i], possible);
}

void check_value_impossible(struct lint *l, const struct check *c)
{
    check_ranges(l, c, true);
}

void check_value_unusual(struct lint *l, const struct check *c)
{
    check_ranges(l, c, false);
}

void check_baseline_unread(struct lint *l, const struct check *c)
{
    for (uint32_t n = 0; n < l->project->item_count; n++) {
        const char *cell = printed(l, item_at(l, n)->baseline);
        if (cell_read(cell, strlen(cell)).kind == CELL_BAD)
            find_two(l, c, item_side(l, n, cell), cell, "", item_at(l, n)->indicator);
    }
}
