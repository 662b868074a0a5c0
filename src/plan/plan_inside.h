#pragma once
/* plan_inside - what the files of this room share: index.c finds things by name, regions.c knows
 * which region lies above which, items.c takes items in, and the readers fill the project. */
#include "facts.h"
#include "schema.h"

/* ---- names.c: names in normal form, to numbers ---- */

enum { NAME_SEVERAL = NO_NUMBER - 1 };   /* the name of more than one thing */

struct name_table {
    struct arena *arena;
    struct intern *names;
    uint32_t *numbers;
    size_t room;
};

struct name_table name_table_new(struct arena *a);
/* NO_NUMBER when unknown, NAME_SEVERAL when ambiguous. */
uint32_t name_table_find(const struct name_table *t, struct span name);
/* Gives `number` the name; the number that had it before, or NO_NUMBER. Then nothing changes,
 * but where `may_share` it is the name of several from now on. */
uint32_t name_table_put(struct name_table *t, struct span name, uint32_t number, bool may_share);

/* ---- index.c ---- */

struct stated_parent {                   /* where a file says what a region lies in */
    uint32_t region;
    struct tree *tree;
    struct node *at;
};

struct plan_more {                       /* what only loading needs of a plan */
    struct place at;
    struct tree *tree;                   /* NULL: its rows come from a CSV */
    struct node *parent;                 /* where it names its parent */
    bool period_stated;                  /* false: the years follow from its rows */
};

struct item_set;                         /* items.c */

struct project_index {
    struct name_table indicators, region_names;
    struct intern *region_codes, *plan_ids;      /* their numbers are those of regions and plans */
    size_t indicator_room, region_room, plan_room, input_room;
    struct plan_more *plan_more;
    struct stated_parent *stated;
    size_t stated_count, stated_room;
    struct item_set *items;
    size_t item_room, fact_room, answer_room, dropped_room;
    bool open_catalogue;
    bool catalogue_cut;                  /* it broke off: an unknown indicator may stand behind */
};

void project_index_new(struct project *p);

/* Adds a plan without its contents; NO_NUMBER after a diagnostic where the id is taken. */
uint32_t project_add_plan(struct project *p, const char *id, struct place at, struct diags *d);
bool project_find_plan(const struct project *p, struct span id, uint32_t *number);
/* parents, once all are loaded */
void project_link_plans(struct project *p);

/* The indicator meant by `name` in a plan file or targets CSV; NO_NUMBER after a diagnostic with
 * a suggestion. */
uint32_t project_expect_indicator(struct project *p, struct span name, struct place at,
                                  struct diags *d);
bool indicator_has_name(const struct project *p, uint32_t indicator, struct span name);

/* ---- regions.c ---- */

/* A trimmed code or name: NO_NUMBER when unknown, NAME_SEVERAL when ambiguous. */
uint32_t region_look_up(const struct project *p, struct span code_or_name);
uint32_t region_add(struct project *p, struct span code);            /* one that is certainly new */
/* False and a diagnostic where another parent was stated before. */
bool region_state_parent(struct project *p, uint32_t region, struct tree *t, struct node *parent);
void regions_check(struct project *p);                               /* no region lies in itself */

/* ---- items.c ---- */

/* False and a diagnostic where its plan has promised that indicator for that region and year
 * before. */
bool project_add_item(struct project *p, const struct item *i, struct place at, struct diags *d);

/* ---- readers ---- */

void catalogue_load(struct project *p, const char *path, struct diags *d);
void plan_file_load(struct project *p, const char *path, struct diags *d);
void plan_items_check(struct project *p, struct tree *t);
void plan_items_read(struct project *p, uint32_t plan, struct tree *t);
/* facts.c */
void plan_facts_check(struct project *p, struct tree *t);
void plan_facts_read(struct project *p, uint32_t plan, struct tree *t);
/* What the item or fact at n says of findings about it. */
void answers_read(struct project *p, struct tree *t, const struct node *n, enum answer_to to,
                  uint32_t number);
void region_read(struct project *p, struct tree *t, const struct node *map, uint32_t *number);
void targets_load(struct project *p, const char *path, struct diags *d);
const char **texts_read(struct project *p, const struct node *list, size_t *count);
/* Reads, records and parses a YAML file; NULL after diagnostics. */
struct tree *project_read_tree(struct project *p, const char *path, const struct schema_file *kind,
                               struct diags *d);
