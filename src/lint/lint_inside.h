#pragma once
/* lint_inside - what the checks share: printed cells as exact amounts, targets as goals, and what a
 * plan says of one thing, side by side. */
#include "lint.h"
#include "../base/cell.h"
#include "../base/unit.h"

/* ---- values.c: what is printed, as numbers in the catalogue's unit ---- */

struct amount {
    bool known;
    bool fits;                   /* its unit is of the catalogue's kind and scale, or answered */
    struct num n;
    struct num half;             /* half a unit of the last decimal that is printed */
    unsigned marks;              /* enum cell_mark: borrowed, approximate, a bound */
};

enum goal_kind { GOAL_NONE, GOAL_LEVEL, GOAL_IMPLIED };  /* implied: baseline and promised change */

struct goal {
    enum goal_kind kind;
    int side;                    /* +1: at least n; -1: at most n; 0: exactly n */
    bool open;                   /* n itself is not enough */
    bool about;
    struct num n, far;           /* far: the other end of a range, else n */
};

/* A cell in its printed unit ("" or NULL: none), given in `unit`. */
struct amount amount_read(const char *cell, const char *printed, const char *unit);
/* The same, or unknown where it is too large to be kept. */
struct amount amount_kept(struct amount a);
/* unit_factor() for facts, which are converted as data are; 家, 所 and 个 count alike. */
bool fact_unit_factor(struct span printed, struct span unit, struct num *factor);
/* Do both say the same, as far as they are printed? */
bool amounts_agree(struct amount a, struct amount b);
/* Not approximate, no bound, not borrowed. */
bool amount_is_plain(struct amount a);
struct amount item_baseline(struct lint *l, const struct item *i);
const struct reading *item_reading(struct lint *l, uint32_t item);
struct goal item_goal(struct lint *l, uint32_t item);
/* +1: a is harder than b; -1: weaker; 0: neither, or they cannot be compared. */
int goals_compare(struct goal a, struct goal b);
struct num fraction_num(struct fraction f);
const char *num_text(struct lint *l, struct num n);
const char *rule_of(const struct lint *l, const struct reading *r);      /* "" where none took it */
/* The unit that is meant; what is printed where nothing else is said; else the catalogue's. */
const char *item_unit_meant(const struct lint *l, const struct item *i);
struct num fact_factor(struct lint *l, const struct fact *f);

/* ---- mentions.c: what a plan says of one thing ---- */

enum mention_kind { SAID_BASELINE, SAID_FIGURE, SAID_TARGET };

struct mention {
    uint32_t plan, region;
    uint32_t subject;            /* an indicator, or indicator_count + number of a name */
    enum mention_kind kind;
    int year;                    /* of baseline and figure; of a target its deadline */
    uint32_t number;             /* item (baseline, target) or fact (figure) */
    bool computed, before;       /* a figure worked out of number and whole; `from` of a fact */
    struct amount amount;        /* of baseline and figure */
};

struct group {                   /* all mentions of one thing in one plan and region, by year */
    struct mention *list;
    size_t count;
};

struct lint {
    struct arena *arena;
    const struct project *project;
    const struct store *store;
    const struct rulebook *book;
    struct reading **readings;           /* by item */
    struct intern *reading_keys, *names;
    struct reading **by_key;
    size_t key_room;
    struct mention *mentions;            /* grouped */
    size_t mention_count;
    struct group *groups;
    size_t group_count;
    uint32_t *items_of_plan;             /* items in order of plan; plan p: from[p]..from[p+1] */
    size_t *from;
    uint32_t *plans_of_region, *plans_from;      /* likewise, plans by their region */
    struct finding *found;
    size_t found_count, found_room;
};

void lint_prepare(struct lint *l, struct arena *a, const struct lint_input *input);   /* lint.c */
void mentions_collect(struct lint *l);
/* What the nearest plan above promises of the same for the same year; NULL: nothing. */
const struct mention *promise_above(const struct lint *l, const struct item *i);
/* What the plan says of an indicator there; NULL: nothing. */
const struct group *group_find(const struct lint *l, uint32_t plan, uint32_t region,
                               uint32_t subject);
/* The plan's first row or fact of that kind and year; NULL: none. */
const struct mention *group_first(const struct group *g, enum mention_kind kind, int year);
/* The figure of another fact by its name: of that year, else the nearest one. */
const struct fact *fact_named(const struct lint *l, const struct fact *asking, const char *name);
struct amount fact_value(struct lint *l, const struct fact *f);

/* ---- find.c: findings ---- */

/* cell: the target, the baseline … that is meant */
struct finding_side item_side(struct lint *l, uint32_t item, const char *cell);
struct finding_side fact_side(struct lint *l, const struct fact *f, const char *cell);
struct finding_side mention_side(struct lint *l, const struct mention *m);
struct finding_side plan_side(struct lint *l, uint32_t plan);
extern const struct finding_side no_side;
/* "≤12/10万 [主要发展指标 第6行]" */
const char *side_text(struct lint *l, const struct finding_side *s);
/* The name of a subject, for the last argument of a message; with a year, where there is one. */
struct message subject_name(const struct lint *l, uint32_t subject);
struct message subject_in(const struct lint *l, uint32_t subject, int year);
void find(struct lint *l, const struct check *c, struct finding_side a, struct finding_side b,
          struct message text);
struct findings findings_settle(struct lint *l, const struct diags *d);

/* ---- the checks; lint.c lists them, the last entry is of answers that match nothing ---- */
#define CHECK(name) void check_##name(struct lint *l, const struct check *c)
CHECK(baseline_differs); CHECK(fact_differs); CHECK(target_differs); CHECK(bound_differs);
CHECK(borrowed_though_known); CHECK(borrowed_as_own);
CHECK(target_looser); CHECK(target_met); CHECK(fact_misses_target); CHECK(weaker_than_parent);
CHECK(target_unread); CHECK(binding_without_number); CHECK(deadline_differs);
CHECK(change_without_baseline); CHECK(change_from_borrowed);
CHECK(deadline_outside); CHECK(bound_contradicts_direction); CHECK(deadlines_backwards);
CHECK(unit_scale); CHECK(unit_kind); CHECK(unit_missing); CHECK(percent_of_percent);
CHECK(value_impossible); CHECK(value_unusual); CHECK(baseline_unread);
CHECK(sum_wrong); CHECK(parts_exceed_sum); CHECK(count_wrong); CHECK(share_wrong);
CHECK(change_wrong); CHECK(whole_differs);
CHECK(part_larger); CHECK(ratio_contradicts_parts); CHECK(multiple_differs);
CHECK(rate_cannot_occur);
CHECK(order_slip); CHECK(unreported);
