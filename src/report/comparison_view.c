/* What all formats of a comparison show. */
#include "comparison_inside.h"
#include <stdlib.h>

const enum message_id compare_titles[COMPARE_COLUMNS] = {
    MSG_compare_indicator, MSG_compare_year,   MSG_compare_rank,  MSG_compare_region,
    MSG_compare_baseline,  MSG_compare_target, MSG_compare_level, MSG_compare_start,
    MSG_compare_above,
};

const char *compare_text(const struct project *p, uint32_t number)
{
    return intern_text(p->texts, number);
}

const struct item *compare_item(const struct project *p, uint32_t number)
{
    return &project_items(p)[number];
}

const char *compare_name(const struct project *p, uint32_t indicator, enum lang lang)
{
    const struct indicator *k = &p->indicators[indicator];
    return lang == LANG_ZH ? k->zh : k->en;
}

const char *compare_named(struct arena *a, const struct project *p, uint32_t indicator,
                          enum lang lang)
{
    const char *name = compare_name(p, indicator, lang), *unit = p->indicators[indicator].unit;
    return *unit ? arena_printf(a, "%s (%s)", name, unit) : name;
}

static const char *number_or(struct arena *a, uint32_t number)
{
    return number ? arena_printf(a, "%u", number) : "";
}

static const char *against(const struct compared *c, enum lang lang)
{
    static const enum message_id words[] = {MSG_compare_weaker, MSG_compare_equal,
                                            MSG_compare_harder};
    return c->above == NO_NUMBER ? "" : message_text(words[c->against + 1], lang);
}

void compare_cells(struct arena *a, const struct project *p, const struct compare_row *row,
                   const struct compared *c, enum lang lang, const char *cells[COMPARE_COLUMNS])
{
    const struct item *i = compare_item(p, c->item);
    cells[0] = compare_named(a, p, row->indicator, lang);
    cells[1] = arena_printf(a, "%d", row->year);
    cells[2] = number_or(a, c->rank);
    cells[3] = p->regions[i->region].name;
    cells[4] = compare_text(p, i->baseline);
    cells[5] = compare_text(p, i->target);
    cells[6] = c->level ? c->level : "";
    cells[7] = number_or(a, c->start_rank);
    cells[8] = against(c, lang);
}

const char *compare_why(struct arena *a, const struct project *p, const struct alone *alone,
                        enum lang lang)
{
    if (alone->why == ALONE_ONLY)
        return message_text(MSG_compare_only, lang);
    const struct item *near = compare_item(p, alone->near);
    const char *region = p->regions[near->region].name;
    const struct indicator *k = &p->indicators[near->indicator];
    if (alone->why == ALONE_YEAR)
        return message_in(MESSAGE(a, MSG_compare_other_year, region,
                                  arena_printf(a, "%d", near->target_year)), lang);
    return message_in(MESSAGE(a, MSG_compare_definition, region, k->en, k->zh), lang);
}

/* ---- columns ---- */

static int by_plan(const void *left, const void *right)
{
    const struct compare_side *a = left, *b = right;
    if (a->plan != b->plan)
        return a->plan < b->plan ? -1 : 1;
    return a->region < b->region ? -1 : a->region > b->region;
}

struct compare_side *compare_sides(struct arena *a, const struct project *p,
                                   const struct comparison *c, size_t *count)
{
    struct compare_side *list = ARENA_ARRAY(a, struct compare_side, COMPARE_SIDES + 1);
    *count = 0;
    for (size_t i = 0; i < c->count; i++) {
        for (size_t k = 0; k < c->rows[i].count && compare_is_ranked(&c->rows[i]); k++) {
            const struct item *item = compare_item(p, c->rows[i].list[k].item);
            size_t s = 0;
            while (s < *count && (list[s].plan != item->plan || list[s].region != item->region))
                s++;
            if (s == COMPARE_SIDES)
                return NULL;
            list[s] = (struct compare_side){item->plan, item->region};
            *count = s == *count ? s + 1 : *count;
        }
    }
    LIST_SORT(list, *count, by_plan);
    return list;
}

const struct compared *compare_of_side(const struct project *p, const struct compare_row *row,
                                       struct compare_side side)
{
    for (size_t k = 0; k < row->count; k++) {
        const struct item *item = compare_item(p, row->list[k].item);
        if (item->plan == side.plan && item->region == side.region)
            return &row->list[k];
    }
    return NULL;
}

/* ---- sums ---- */

static void count_row(const struct project *p, const struct compare_row *row, uint32_t plan,
                      struct compare_sum *sum)
{
    for (size_t k = 0; k < row->count; k++) {
        const struct compared *c = &row->list[k];
        if (compare_item(p, c->item)->plan != plan)
            continue;
        if (!compare_is_ranked(row)) {
            sum->others++;
            continue;
        }
        sum->compared++;
        sum->first += c->rank == 1;
        sum->below += c->above != NO_NUMBER && c->against < 0;
    }
}

struct compare_sum compare_sum_of(const struct project *p, const struct comparison *c,
                                  uint32_t plan)
{
    struct compare_sum sum = {0};
    for (size_t i = 0; i < c->count; i++)
        count_row(p, &c->rows[i], plan, &sum);
    for (size_t i = 0; i < c->alone_count; i++)
        sum.others += compare_item(p, c->alone[i].item)->plan == plan;
    return sum;
}

struct compare_sum compare_sum_all(const struct comparison *c)
{
    struct compare_sum sum = {.others = c->alone_count};
    for (size_t i = 0; i < c->count; i++) {
        if (compare_is_ranked(&c->rows[i]))
            sum.compared++;
        else
            sum.others += c->rows[i].count;
    }
    return sum;
}
