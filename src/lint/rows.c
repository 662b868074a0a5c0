/* How rows are numbered, and what nothing is reported of. */
#include "lint_inside.h"
#include "../rule/language.h"
#include <stdlib.h>
#include <string.h>

static const struct item *item_at(const struct lint *l, uint32_t number)
{
    return &project_items(l->project)[number];
}

/* 十一 anywhere in a text; -1: no such number. */
static long number_in_words(const char *text)
{
    struct number_word words[LANGUAGE_ENDS];
    for (; *text; text++) {
        size_t count = language_numbers(text, words);
        const struct decimal *over = &words[0].value.over;
        if (count && words[0].value.under == 1 && over->places == 0)
            return (long)over->units;
    }
    return -1;
}

/* The number that a row or section is printed with: 17, （5）, 专栏2, 十一; -1: none. */
static long printed_number(const char *text)
{
    enum { MOST = 1000000 };
    const char *digit = text ? strpbrk(text, "0123456789") : NULL;
    if (!text)
        return -1;
    long number = digit ? strtol(digit, NULL, 10) : number_in_words(text);
    return number <= MOST ? number : -1;
}

static const char *order_of(const struct item *i)
{
    return i->kind == ITEM_INDICATOR && item_more(i) ? item_more(i)->order : NULL;
}

/* Two rows may share a number where one cell holds both. */
static bool one_cell(const struct item *a, const struct item *b)
{
    const char *one = item_more(a)->place, *other = item_more(b)->place;
    return one && other && strcmp(one, other) == 0;
}

static void check_rows(struct lint *l, const struct check *c, uint32_t plan)
{
    uint32_t before = NO_NUMBER;
    for (size_t k = l->from[plan]; k < l->from[plan + 1]; k++) {
        uint32_t n = l->items_of_plan[k];
        long number = printed_number(order_of(item_at(l, n)));
        if (number < 0)
            continue;
        long last = before == NO_NUMBER ? -1 : printed_number(order_of(item_at(l, before)));
        bool shared = last == number && one_cell(item_at(l, before), item_at(l, n));
        if (last >= 0 && number != last + 1 && !shared) {
            struct finding_side a = item_side(l, before, order_of(item_at(l, before))),
                                b = item_side(l, n, order_of(item_at(l, n)));
            a.value = order_of(item_at(l, before));
            b.value = order_of(item_at(l, n));
            struct message name = subject_name(l, item_at(l, n)->indicator);
            find(l, c, b, a,
                 MESSAGE(l->arena, c->code, side_text(l, &b), side_text(l, &a), name.en, name.zh));
        }
        before = n;
    }
}

/* The numbers of sections or boxes in their order, as a fact states them. */
static void check_numbers(struct lint *l, const struct check *c, const struct fact *f)
{
    for (size_t i = 0; i < f->number_count; i++) {
        long number = printed_number(f->numbers[i]),
             last = i ? printed_number(f->numbers[i - 1]) : 0;
        if (number < 0 || number == last + 1)
            continue;
        struct finding_side s = fact_side(l, f, f->numbers[i]);
        s.value = f->numbers[i];
        struct message text =
            i ? MESSAGE(l->arena, c->code, side_text(l, &s), f->numbers[i - 1], f->name, f->name)
              : MESSAGE(l->arena, MSG_order_slip_first, side_text(l, &s), f->name, f->name);
        find(l, c, s, no_side, text);
    }
}

void check_order_slip(struct lint *l, const struct check *c)
{
    for (uint32_t plan = 0; plan < l->project->plan_count; plan++)
        if (l->project->plans[plan].region != NO_NUMBER)
            check_rows(l, c, plan);
    for (size_t n = 0; n < l->project->fact_count; n++)
        check_numbers(l, c, &l->project->facts[n]);
}

/* ---- nothing reported ---- */

static bool is_reported(const struct lint *l, const struct item *i)
{
    return store_series(l->store, i->region, i->indicator).count > 0;
}

/* One finding a plan: with 40 rows each, a note a row would bury all others. */
void check_unreported(struct lint *l, const struct check *c)
{
    enum { NAMED = 5 };
    for (uint32_t plan = 0; plan < l->project->plan_count; plan++) {
        size_t missing = 0, all = l->from[plan + 1] - l->from[plan];
        struct message names = {"", ""};
        for (size_t k = l->from[plan]; k < l->from[plan + 1]; k++) {
            const struct item *i = item_at(l, l->items_of_plan[k]);
            if (is_reported(l, i) || missing++ >= NAMED)
                continue;
            struct message name = subject_name(l, i->indicator);
            names.en = arena_printf(l->arena, "%s%s%s", names.en, *names.en ? ", " : "", name.en);
            names.zh = arena_printf(l->arena, "%s%s%s", names.zh, *names.zh ? "、" : "", name.zh);
        }
        if (missing)
            find(l, c, plan_side(l, plan), no_side,
                 MESSAGE(l->arena, c->code, l->project->plans[plan].id,
                         arena_printf(l->arena, "%zu", all),
                         arena_printf(l->arena, "%zu", missing),
                         missing > NAMED ? "…" : "", names.en, names.zh));
    }
}
